"""The lines of `talk --json`: what is taken, and the one sentence for what is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.cli.talk.lines import ClockLine, MessageLine, SetupLine, StaffLine, read_line
from app.errors import BadLine


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ({"text": "добрий день"}, MessageLine),
        ({"text": ""}, MessageLine),
        ({"text": None, "choice": "yes"}, MessageLine),
        ({"sighting": {"kind": "multi", "items": [{"product": "x"}]}}, MessageLine),
        ({"staff": "approve_payment"}, StaffLine),
        ({"staff": "reply", "text": "так"}, StaffLine),
        ({"advance_hours": 24}, ClockLine),
        ({"advance_hours": 0.5}, ClockLine),
        ({"setup": {}}, SetupLine),
        ({"setup": {"state": "offer", "height": 112, "handoff": True, "offered": "Тренч", "payment_method": "prepay"}}, SetupLine),
    ],
)
def test_a_good_line_is_read_as_its_kind(line: dict[str, Any], kind: type) -> None:
    assert isinstance(read_line(json.dumps(line)), kind)


@pytest.mark.parametrize(
    "raw",
    [
        "{broken", '"text"', "[]", "5", "null", "", "{}", '{"text": null}', '{"txet": "a"}', '{"text": 5}', '{"text": ["a"]}',
        '{"staff": "fire"}', '{"staff": "reply", "choice": "yes"}', '{"advance_hours": "tomorrow"}', '{"advance_hours": true}',
        '{"advance_hours": -1}', '{"advance_hours": NaN}', '{"advance_hours": 1e400}', '{"setup": {"state": "STATE_9"}}',
        '{"setup": {"hieght": 112}}', '{"setup": {"height": "112"}}', '{"setup": {"handoff": 1}}', '{"setup": {"order": "lost"}}',
        '{"setup": {"customer": {"np_branch": "сім"}}}', '{"setup": {}, "text": "a"}', '{"sighting": {"kind": "cat"}}',
        '{"sighting": {"kind": "multi", "items": "ab"}}', "[" * 100_000, "\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe",
    ],
)  # fmt: skip
def test_a_bad_line_is_refused_with_one_sentence(raw: str | bytes) -> None:
    with pytest.raises(BadLine) as refused:
        read_line(raw)
    sentence = str(refused.value)
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) > 5


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(BadLine, match="hieght"):
        read_line('{"setup": {"hieght": 112}}')
