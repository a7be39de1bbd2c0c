"""`flask dialog`: the table that says where an intent leads from each state."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from app.domain.dialog_state import TRANSITIONS, Intent


@click.command("dialog")
@click.option("--plain", is_flag=True, help="One line for each cell, for grep and diff.")
def dialog(plain: bool) -> None:
    """Print the transition table of the dialogue, each cell in its rule's own words."""
    if plain:
        for state, row in TRANSITIONS.items():
            for intent, rule in row.items():
                click.echo(f"{state}\t{intent}\t{rule.says}")
        return
    console = Console()
    console.print(_table(), width=max(console.width, 160))
    console.print("A cancel leads to [b]end[/b] from everywhere; payment approved leads to [b]upsell[/b] or [b]end[/b], rejected to")
    console.print("[b]payment_delivery[/b]; released by staff leads to the state before.")


def _table() -> Table:
    table = Table(title="Where an intent leads", show_lines=True)
    table.add_column("from \\ intent", style="bold", no_wrap=True)
    for intent in Intent:
        table.add_column(str(intent).replace("_", " "))
    for state, row in TRANSITIONS.items():
        table.add_row(str(state), *(row[intent].says for intent in Intent))
    return table
