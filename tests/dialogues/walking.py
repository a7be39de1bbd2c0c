"""A script walked through a terminal's talk, in a shop found as on its first day, so that its wordings are always the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.cli.talk.clock import TalkClock
from app.cli.talk.session import Talk
from app.extensions import write_transaction
from app.models.tables import METADATA
from app.services import catalogue
from tests.dialogues.judging import complaints, manners
from tests.dialogues.scripts import Script
from tests.terminal import Shop

SHELVES = frozenset({"catalogue", "shop", "category", "product", "colour", "variant"})


@contextmanager
def first_day(terminal: Shop) -> Iterator[Talk]:
    app, clock = terminal
    with app.app_context():
        with write_transaction() as session:
            for table in reversed(METADATA.sorted_tables):
                if table.name not in SHELVES:
                    session.execute(table.delete())
        clock.now = TalkClock(catalogue.shop().zone).now
        yield Talk(clock)


def walk(script: Script, talk: Talk) -> list[dict[str, Any]]:
    """What came back, step by step; fails at the first that is not as expected, or not well-mannered."""
    offered: dict[str, str] = {}
    answers = []
    if script.talk[0].setup is None:
        talk.answer(json.dumps({"setup": {}}))
    for index, step in enumerate(script.talk, 1):
        line = step.line(offered)
        out = talk.answer(json.dumps(line, ensure_ascii=False))
        wrong = complaints(out, step.expects)
        if "error" not in out and step.staff != "reply":
            wrong += manners(out, quoted=step.text or "")
        assert not wrong, f"step {index}, {json.dumps(line, ensure_ascii=False)[:200]}:\n  " + "\n  ".join(wrong)
        offered = _offered(out, offered, fresh=step.setup is not None)
        answers.append(out)
    return answers


def _offered(out: dict[str, Any], before: dict[str, str], fresh: bool) -> dict[str, str]:
    """Buttons on offer by label and by value; a newer button takes over its label."""
    shown = [c for b in out.get("bubbles", ()) for c in b.get("choices", ())]
    now = {c["label"]: c["choice"] for c in shown} | {c["choice"]: c["choice"] for c in shown}
    return now if fresh else before | now
