"""`flask staff`: who may sign in at /admin."""

from __future__ import annotations

import click
from flask.cli import AppGroup
from flask_security import password_length_validator

from app.errors import StaffExists
from app.services import staff

cli = AppGroup("staff", help="Who may sign in at /admin.")


@cli.command("add")
@click.argument("email")
@click.option("--name", prompt="Name, as shoppers will see it", help="as shoppers will see it")
@click.option("--role", type=click.Choice(tuple(staff.ROLES)), default="manager", show_default=True)
@click.password_option(help="at least 8 characters")
def add(email: str, name: str, role: str, password: str) -> None:
    """Let EMAIL sign in."""
    if problems := password_length_validator(password):
        raise click.ClickException(" ".join(map(str, problems)))
    try:
        staff.add(email, name, password, role)
    except StaffExists:
        raise click.ClickException(f"{email} signs in already.") from None
    click.echo(f"{email} may sign in as {role}.")


@cli.command("demo-password")
def demo_password() -> None:
    """Draw and print the demo owner's password for this start."""
    email, password = staff.demo_sign_in()
    click.echo(f"{email} {password}" if password else email)
