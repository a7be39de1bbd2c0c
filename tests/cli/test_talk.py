"""`talk --json` beyond the form of its lines: clock, choices, photos, faults, the written line."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.cli.talk.command import answer_lines, written
from app.cli.talk.screen import line_of
from app.cli.talk.session import Talk
from app.dialog.turn import Turn
from app.ports import Ports
from app.services.runtime import runtime

LAGUNA = {"product": "Костюм Лагуна", "color": "жовтий", "height": 112}


def say(talk: Talk, line: dict[str, Any]) -> dict[str, Any]:
    out = talk.answer(json.dumps(line))
    assert "error" not in out, out
    return out


def set_up(talk: Talk, **setup: Any) -> dict[str, Any]:
    return say(talk, {"setup": setup})


def test_each_setup_begins_at_noon_of_the_next_day(talk: Talk) -> None:
    set_up(talk)
    before = runtime().clock()
    say(talk, {"advance_hours": 30})
    set_up(talk)
    after = runtime().clock()
    assert (after - before).total_seconds() == 48 * 3600


def test_the_clock_moves_by_advance_hours_alone(talk: Talk) -> None:
    set_up(talk, **LAGUNA, state="offer")
    before = runtime().clock()
    say(talk, {"text": "а які кольори є?"})
    say(talk, {"staff": "reply", "text": "так"})
    assert runtime().clock() == before
    say(talk, {"advance_hours": 0.5})
    assert (runtime().clock() - before).total_seconds() == 1800


def test_one_shoppers_reminders_are_not_shown_to_the_next(talk: Talk) -> None:
    set_up(talk, **LAGUNA, state="offer")
    set_up(talk)
    out = say(talk, {"advance_hours": 100})
    assert (out["bubbles"], out["followups"]) == ([], 0)


def test_a_setup_shows_and_counts_nothing_of_its_own(talk: Talk) -> None:
    out = set_up(talk, **LAGUNA, order="shipped", handoff="ticket")
    assert (out["bubbles"], out["alerts"], out["followups"], out["handoff"]) == ([], 0, 0, True)
    assert len(out["orders"]) == 1


def test_a_shipped_order_has_its_tracking_number(talk: Talk) -> None:
    set_up(talk, **LAGUNA, order="shipped")
    assert "20451234567890" in say(talk, {"text": "який номер ттн?"})["text"].replace(" ", "")


def test_only_a_choice_that_was_shown_is_taken(talk: Talk) -> None:
    set_up(talk, **LAGUNA, state="offer")
    forged = say(talk, {"choice": "size:122-128"})
    assert forged["bubbles"] and forged["slots"]["size"] == "110-116"
    offered = say(talk, {"text": "краще сірий"})
    assert "yes" in [c["choice"] for b in offered["bubbles"] for c in b.get("choices", ())]
    assert say(talk, {"choice": "yes"})["state"] == "payment_delivery"


def test_a_picture_sent_while_payment_is_awaited_is_its_proof(talk: Talk, tmp_path: Path) -> None:
    picture = tmp_path / "receipt.png"
    Image.new("RGB", (300, 500), "white").save(picture)
    set_up(talk, **LAGUNA, checkout_step="show_payment", payment_method="full")
    assert say(talk, {"photo": str(picture)})["order"]["status"] == "awaiting_approval"
    assert say(talk, {"staff": "approve_payment"})["order"]["status"] == "paid"


@pytest.mark.parametrize("content", [None, b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_file_that_is_no_picture_gets_a_sentence_and_loses_nothing(talk: Talk, tmp_path: Path, content: bytes | None) -> None:
    picture = tmp_path / "photo.jpg"
    if content is not None:
        picture.write_bytes(content)
    set_up(talk, **LAGUNA, state="offer")
    out = say(talk, {"photo": str(picture)})
    assert len(out["bubbles"]) == 1 and out["text"]
    assert out["slots"]["size"] == "110-116"


def test_a_message_over_the_limit_gets_a_sentence_and_loses_nothing(talk: Talk) -> None:
    set_up(talk, **LAGUNA, state="offer")
    out = say(talk, {"text": "а" * 10_000})
    assert len(out["bubbles"]) == 1 and out["state"] == "offer" and out["slots"]["size"] == "110-116"


def test_a_decision_without_a_proof_is_an_error_and_the_talk_goes_on(talk: Talk) -> None:
    set_up(talk, **LAGUNA, checkout_step="show_payment")
    for decision in ("approve_payment", "reject_payment"):
        assert talk.answer(json.dumps({"staff": decision}))["error"]
    assert say(talk, {"text": "дякую"})["bubbles"]


class Stumbling:
    """A dialogue with a fault of its own: it answers nothing, and can only apologise."""

    def __init__(self, sound: Any) -> None:
        self._sound = sound

    def run(self, turn: Turn, ports: Ports) -> Turn:
        raise RuntimeError("a fault of ours")

    redecide = run

    def apologise(self, turn: Turn, ports: Ports) -> Turn:
        apology: Turn = self._sound.apologise(turn, ports)
        return apology


@pytest.mark.parametrize("text", ["", " ", "\x00", "\u200b", "а" * 10_000])
def test_a_reply_of_staff_that_cannot_be_sent_is_an_error_and_the_talk_goes_on(talk: Talk, text: str) -> None:
    assert "reply" in talk.answer(json.dumps({"staff": "reply", "text": text}))["error"]
    assert say(talk, {"text": "Добрий день"})["owner"] == "bot"


def test_a_fault_of_ours_is_an_apology_and_a_ticket_not_a_crash(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    logging.disable(logging.CRITICAL)
    set_up(talk, **LAGUNA, state="offer")
    monkeypatch.setattr(runtime(), "dialogue", Stumbling(runtime().dialogue))
    out = say(talk, {"text": "так"})
    monkeypatch.undo()
    logging.disable(logging.NOTSET)
    assert out["bubbles"] and out["alerts"] == 1 and out["order"] is None
    assert say(talk, {"text": "так"})["state"] == "payment_delivery"


def test_every_line_is_answered_with_exactly_one_line(talk: Talk) -> None:
    source = io.BytesIO('{"setup": {}}\n\n{broken\n{"text": "привіт\\u2028як справи\\u0085"}\n{"text": "дякую"}'.encode())
    sink = io.BytesIO()
    answer_lines(talk, source, sink)
    lines = sink.getvalue().decode().splitlines()
    assert len(lines) == 5
    assert ["error" in json.loads(line) for line in lines] == [False, True, True, False, False]


def test_marks_that_break_lines_are_escaped() -> None:
    line = written({"text": "a\u2028b\u0085c\u00a0d"})
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line) == {"text": "a\u2028b\u0085c\u00a0d"}


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("добрий день", {"text": "добрий день"}),
        ("2", {"choice": "no"}),
        ("112", {"text": "112"}),
        ("/receipt", {"sighting": {"kind": "receipt"}}),
        ("/hours 24.5", {"advance_hours": 24.5}),
        ("/reject не та сума", {"staff": "reject_payment", "text": "не та сума"}),
        ("/new", {"setup": {}}),
    ],
)
def test_what_is_typed_on_the_screen_becomes_a_line(typed: str, line: dict[str, Any]) -> None:
    assert line_of(typed, ["yes", "no"]) == line
