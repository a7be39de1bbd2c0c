"""Every readable script, through the code of `flask talk --json`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.cli.talk.session import Talk
from tests.dialogues.judging import complaints, manners
from tests.dialogues.scripts import Script, every_script

SCRIPTS = every_script()


def _case(name: str, script: Script) -> Any:
    marks = [pytest.mark.xfail(reason=script.later)] if script.later else []
    return pytest.param(script, id=name, marks=marks)


@pytest.mark.parametrize("script", [_case(name, script) for name, script in SCRIPTS])
def test_the_shop_does_what_the_script_expects(script: Script, talk: Talk) -> None:
    offered: dict[str, str] = {}
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


def _offered(out: dict[str, Any], before: dict[str, str], fresh: bool) -> dict[str, str]:
    """Buttons on offer by label and by value; a newer button takes over its label."""
    shown = [c for b in out.get("bubbles", ()) for c in b.get("choices", ())]
    now = {c["label"]: c["choice"] for c in shown} | {c["choice"]: c["choice"] for c in shown}
    return now if fresh else before | now
