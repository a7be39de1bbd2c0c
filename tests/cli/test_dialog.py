"""`flask dialog` prints every cell of the transition table."""

from __future__ import annotations

from click.testing import CliRunner

from app.cli.dialog import dialog
from app.domain.dialog_state import TRANSITIONS, Intent


def test_plain_output_has_one_line_for_each_state_and_intent() -> None:
    printed = CliRunner().invoke(dialog, ["--plain"])

    assert printed.exit_code == 0
    cells = [tuple(line.split("\t")) for line in printed.output.splitlines()]
    assert cells == [(str(s), str(i), row[i].says) for s, row in TRANSITIONS.items() for i in Intent]


def test_the_table_names_every_state_and_says_what_a_cancel_does() -> None:
    printed = CliRunner().invoke(dialog, [])

    assert printed.exit_code == 0
    for state in TRANSITIONS:
        assert str(state) in printed.output
    assert "cancel leads to end" in printed.output
