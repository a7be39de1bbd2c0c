"""Commands for the terminal: COMMANDS lists them all."""

from __future__ import annotations

import click

from app.cli.seed import seed

COMMANDS: tuple[click.Command, ...] = (seed,)
