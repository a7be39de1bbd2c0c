"""Commands for the terminal: COMMANDS lists them all."""

from __future__ import annotations

import click

from app.cli.add_product import add_product
from app.cli.dialog import dialog
from app.cli.eval.command import evaluate
from app.cli.picture import picture
from app.cli.prepare import prepare
from app.cli.seed import seed
from app.cli.staff import cli as staff
from app.cli.talk.command import talk

COMMANDS: tuple[click.Command, ...] = (add_product, dialog, evaluate, picture, prepare, seed, staff, talk)
