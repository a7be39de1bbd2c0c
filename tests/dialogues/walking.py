"""Walking a script through the talk, and the cells of the table of states it steps on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from app.cli.talk.session import Talk
from app.domain.dialog_state import Intent, State
from tests.dialogues.judging import complaints, manners
from tests.dialogues.scripts import Script, Step

Cell = tuple[State, Intent]


@dataclass
class Walk:
    """`wrong`: the first step that was not as expected. `cells`: (state before, intent) of every message the bot read.

    `said`: every bubble and every button's label.
    """

    wrong: str = ""
    said: list[str] = field(default_factory=list)
    cells: set[Cell] = field(default_factory=set)


def walk(script: Script, talk: Talk) -> Walk:
    found, offered, state = Walk(), dict[str, str](), State.INIT
    if script.talk[0].setup is None:
        talk.answer(json.dumps({"setup": {}}))
    for index, step in enumerate(script.talk, 1):
        line = step.line(offered)
        out = talk.answer(json.dumps(line, ensure_ascii=False))
        wrong = complaints(out, step.expects)
        if "error" not in out and step.staff != "reply":
            wrong += manners(out, quoted=step.text or "")
        found.said += _shown(out)
        if wrong:
            found.wrong = f"step {index}, {json.dumps(line, ensure_ascii=False)[:200]}:\n  " + "\n  ".join(wrong)
            return found
        if _is_message(step) and out["intent"]:
            found.cells.add((state, Intent(out["intent"])))
        state = State(out["state"])
        offered = _offered(out, offered, fresh=step.setup is not None)
    return found


def _shown(out: dict[str, Any]) -> list[str]:
    bubbles = out.get("bubbles", ())
    return [*(b["text"] for b in bubbles), *(choice["label"] for b in bubbles for choice in b.get("choices", ()))]


def _is_message(step: Step) -> bool:
    return any(each is not None for each in (step.says, step.shows, step.taps, step.choice))


def _offered(out: dict[str, Any], before: dict[str, str], fresh: bool) -> dict[str, str]:
    """Buttons on offer by label and by value; a newer button takes over its label."""
    shown = [c for b in out.get("bubbles", ()) for c in b.get("choices", ())]
    now = {c["label"]: c["choice"] for c in shown} | {c["choice"]: c["choice"] for c in shown}
    return now if fresh else before | now
