"""Every readable script, through the code of `flask talk --json`, and that together they walk the whole table of states."""

from __future__ import annotations

from typing import Any

import pytest

from app.cli.talk.session import Talk
from app.domain.dialog_state import TRANSITIONS
from tests.dialogues.conftest import begin_anew
from tests.dialogues.scripts import Script, every_script
from tests.dialogues.walking import Cell, walk
from tests.terminal import Shop

SCRIPTS = every_script()


def _case(name: str, script: Script) -> Any:
    marks = [pytest.mark.xfail(reason=script.later)] if script.later else []
    return pytest.param(name, script, id=name, marks=marks)


@pytest.fixture(scope="module")
def walked() -> dict[str, set[Cell]]:
    """The cells each script walked that has run in this process."""
    return {}


@pytest.mark.parametrize(("name", "script"), [_case(name, script) for name, script in SCRIPTS])
def test_the_shop_does_what_the_script_expects(name: str, script: Script, talk: Talk, walked: dict[str, set[Cell]]) -> None:
    found = walk(script, talk)
    assert not found.wrong, found.wrong
    walked[name] = found.cells


def test_every_cell_of_the_table_is_walked_by_some_script(terminal: Shop, walked: dict[str, set[Cell]]) -> None:
    """Computed from the runs. No cell is left out: even of a complaint's row each is walked, in silence."""
    app, clock = terminal
    with app.app_context():
        for name, script in SCRIPTS:
            if name not in walked:
                walked[name] = walk(script, begin_anew(clock)).cells
    possible = {(state, intent) for state, row in TRANSITIONS.items() for intent in row}
    assert possible - set().union(*walked.values()) == set()
