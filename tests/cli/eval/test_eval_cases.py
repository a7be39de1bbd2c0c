"""Frozen cases: a fixed third of them at the floors of the day, and the judge that compares them, which is tested too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.eval.cases import frozen, judge, tally, walk
from app.cli.eval.cases.frozen import Line
from app.cli.eval.page import page
from app.cli.eval.report import Report
from app.cli.eval.suite import folder
from app.errors import ShoppersWrong
from tests.cli.eval.conftest import Visited

PLACE = folder() / "cases"
PART = 3  # every third case of each file; all of them by `flask eval --cases`
SLACK = 0.02  # the third is another sample than the whole

ORDER = {
    "number": "1001", "status": "draft", "total": 1990, "payment_method": None,
    "lines": [{"product": "Костюм Лагуна", "color": "жовтий", "size": "110-116", "qty": 1, "price": 1990}],
}  # fmt: skip
OUT: dict[str, Any] = {
    "bubbles": [{"kind": "text", "text": "Костюм Лагуна, 1 990 грн."}], "text": "Костюм Лагуна, 1 990 грн.", "state": "offer",
    "intent": "size_help", "slots": {"color": "жовтий", "height": 112}, "order": ORDER, "orders": [ORDER], "handoff": False,
    "owner": "bot", "alerts": 0, "followups": 0,
}  # fmt: skip
RIGHT: dict[str, Any] = {
    "in": {"text": "112"}, "intent": ["size_help", "color_help"], "state": "offer",
    "slots": {"color": ["жовтий", None], "height": 112},
    "order": {"status": "draft", "total": 1990, "payment_method": None, "lines": [["Костюм Лагуна", "жовтий", "110-116", 1]]},
    "orders": 1, "alerts": 0, "followups": 0, "owner": "bot", "handoff": False, "says": ["1 ?990"], "never": ["знижк"],
    "kinds": ["text"], "no_kinds": ["requisites"],
}  # fmt: skip


def checks(line: dict[str, Any], out: dict[str, Any] = OUT) -> set[str]:
    return {miss.check for miss in judge.misses(Line.model_validate(line), out)}


def test_a_third_of_the_frozen_cases_stands_at_the_floors(visited: Visited) -> None:
    found = tally.tally(list(walk.walk(visited.clock, frozen.load(PLACE, PART))))
    short = [
        f"{check}: {found['shares'][check]['share']:.1%}, the floor is {floor:.1%}"
        for check, floor in frozen.floors(PLACE).items()
        if found["shares"][check]["share"] < floor - SLACK
    ]
    assert found["shares"]["cases"]["of"] > 470
    assert not short, "\n".join([*short, *("\n".join(each["talk"]) for each in found["failed"][:20])])


def test_the_same_cases_are_the_same_to_the_byte(visited: Visited) -> None:
    cases = frozen.load(PLACE, 60)
    one, two = (json.dumps(tally.tally(list(walk.walk(visited.clock, cases))), ensure_ascii=False) for _ in range(2))
    assert one == two


def test_what_is_expected_is_no_miss() -> None:
    assert checks(RIGHT) == set()


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({"intent": "greeting_only"}, "intent"),
        ({"state": ["init", "end"]}, "state"),
        ({"slots": {"height": 118}}, "slots"),
        ({"slots": {"color": None}}, "slots"),
        ({"order": None}, "effects"),
        ({"order": {"status": "paid"}}, "effects"),
        ({"order": {"payment_method": "full"}}, "effects"),
        ({"order": {"lines": [["Костюм Лагуна", "жовтий", "110-116", 2]]}}, "effects"),
        ({"orders": 0}, "effects"),
        ({"alerts": 1}, "effects"),
        ({"owner": "person"}, "effects"),
        ({"handoff": True}, "effects"),
        ({"silent": True}, "effects"),
        ({"says": ["1 ?890"]}, "words"),
        ({"never": ["лагуна"]}, "words"),
        ({"kinds": ["product"]}, "words"),
        ({"no_kinds": ["text"]}, "words"),
        ({"error": True}, "error"),
    ],
)
def test_anything_else_is_a_miss_of_its_kind(changed: dict[str, Any], check: str) -> None:
    assert checks(RIGHT | changed) == {check}


def test_an_order_that_is_lacking_and_a_refused_line_are_misses() -> None:
    assert checks(RIGHT, OUT | {"order": None}) == {"effects"}
    assert checks(RIGHT, {"error": "The line is not valid JSON."}) == {"error"}
    assert checks({"in": {"foo": 1}, "error": True}, {"error": "The key «foo» is unknown."}) == set()


def test_a_misspelt_check_and_a_name_twice_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"case": "a_1", "steps": [{"in": {"text": "так"}, "intend": "greeting_only"}]}\n', encoding="utf-8")
    with pytest.raises(ShoppersWrong, match=r"some\.jsonl, line 1"):
        frozen.load(tmp_path)
    path.write_text('{"case": "a_1", "steps": [{"in": {"text": "так"}}]}\n' * 2, encoding="utf-8")
    with pytest.raises(ShoppersWrong, match="cases of one name: a_1"):
        frozen.load(tmp_path)


def test_shares_confusion_and_failed_cases_are_told(visited: Visited) -> None:
    steps = [
        {"in": {"text": "привіт"}, "intent": "size_help", "state": "discovery"},
        {"in": {"text": "Лагуна на 112"}, "says": ["1 ?990"]},
    ]
    case = frozen.Case.model_validate({"case": "here_1", "steps": steps})
    found = tally.tally(list(walk.walk(visited.clock, [case])))
    assert {check: (row["right"], row["of"]) for check, row in found["shares"].items()} == {
        "cases": (0, 1), "turns": (1, 2), "error": (2, 2), "intent": (0, 1), "state": (1, 1), "words": (1, 1), "facts": (2, 2),
        "manners": (2, 2),
    }  # fmt: skip
    assert found["confusion"] == [["size_help", "greeting_only", 1]]
    assert "    ✗ intent: size_help, not greeting_only" in found["failed"][0]["talk"]
    report = Report([], 1, 0, cases=found, floors={"intent": 0.9, "facts": 1.0})
    assert [gate.holds for gate in report.gates()] == [False, True]
    assert "here_1" in page(report)
