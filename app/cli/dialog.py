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
    console.print(_table())
    console.print("A cancel leads to [b]end[/b] from everywhere. Payment approved leads to [b]upsell[/b] or [b]end[/b],")
    console.print("payment rejected to [b]payment_delivery[/b], release by staff to the state before.")


def _table() -> Table:
    """One row for each rule of a state, the intents it serves beside it."""
    table = Table(title="Where an intent leads")
    table.add_column("from", style="bold", no_wrap=True)
    table.add_column("intent", no_wrap=True)
    table.add_column("leads to", overflow="fold")
    for state, row in TRANSITIONS.items():
        by_words: dict[str, list[str]] = {}
        for intent in Intent:
            by_words.setdefault(row[intent].says, []).append(str(intent))
        for index, (says, intents) in enumerate(by_words.items()):
            table.add_row("" if index else str(state), "\n".join(intents), says)
        table.add_section()
    return table
