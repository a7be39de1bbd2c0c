"""Messages that look alike and mean different things (pairs.txt): both must be read as what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.commands import Answer, Handoff, HandoffReason
from app.domain.dialog_state import Intent
from tests.adapters.brain_embedded.reading import LAGUNA, commands, intent
from tests.voices import messages

_INTENTS = {
    "complaint": Intent.COMPLAINT, "discovery": Intent.DISCOVERY, "payment": Intent.PAYMENT, "thanks": Intent.THANKS,
    "photo": Intent.PHOTO, "size": Intent.SIZE, "out_of_domain": Intent.OUT_OF_DOMAIN,
}  # fmt: skip
_ALARMS = frozenset(HandoffReason) - {HandoffReason.WHOLESALE, HandoffReason.URGENT}
_COUNTED = ("height", "quantity")


def _pairs() -> Iterator[tuple[str, str, str]]:
    for line in (Path(__file__).parent / "pairs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            where, one, meaning, other, its_meaning = (part.strip() for part in line.split("|"))
            yield where, one, meaning
            yield where, other, its_meaning


def test_there_are_a_hundred_pairs() -> None:
    assert len(list(_pairs())) >= 200


@pytest.mark.parametrize(("where", "text", "meaning"), list(_pairs()))
def test_a_message_is_not_taken_for_the_one_it_resembles(where: str, text: str, meaning: str) -> None:
    state, _, pending = where.partition("/")
    known = {"product": "Костюм Лагуна"} if state == "size_color" else {} if state == "discovery" else LAGUNA
    found = commands(text, state, pending or None, **known)
    slots = messages.slots_of(found, known)
    for word in meaning.split(" "):
        assert _holds(word, text, (state, pending or None, known), found, slots), (word, found)


def _holds(word: str, text: str, where: tuple, found: tuple, slots: dict) -> bool:  # type: ignore[type-arg]
    state, pending, known = where
    slot, _, value = word.partition("=")
    if value:
        want = int(value) if slot in _COUNTED else value
        return slots.get(slot) == want or (slot == "product" and str(slots.get(slot)).endswith(value))
    if word in _INTENTS:
        return intent(text, state, pending, **known) is _INTENTS[word]
    if word.startswith("ask:"):
        return messages.is_asked(word.removeprefix("ask:"), found)
    return {
        "yes": messages.answer_of(found) == "yes",
        "paid": messages.answer_of(found) == "yes",
        "no": messages.answer_of(found) == "no",
        "unpaid": messages.answer_of(found) == "no",
        "unsure": any(isinstance(c, Answer) and c.value == "unsure" for c in found),
        "cancel": messages.is_cancelled(found),
        "stays": not messages.is_cancelled(found),
        "calm": not any(isinstance(c, Handoff) and c.reason in _ALARMS for c in found),
        "none": not {k: v for k, v in slots.items() if k != "product"},
        "color": "color" not in slots,
    }[word]
