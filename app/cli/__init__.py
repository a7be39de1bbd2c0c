"""Commands for the terminal: COMMANDS lists them all."""

from __future__ import annotations

import click

COMMANDS: tuple[click.Command, ...] = ()
