"""The recipient's phone: in digits or in words, and which of two it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.scene import Scene
from app.dialog import delivery_fields
from app.domain.commands import BadField, Command
from app.domain.slots import Slot

_PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)(?!0)\d{1,3}(?:[\s().-]*\d){7,12}|(?:\+?3?8[\s(-]*)?\(?0[\s-]?\d[\s-]?\d\)?(?:[\s().-]*\d){7})(?!\d)"
)
_CUT = re.compile(r"(?<!\d)\+?(?:38)?0\d[\d\s()-]{4,}\d")


@dataclass(frozen=True, slots=True)
class Field:
    """One value and the tokens it stands on."""

    value: str
    first: int
    last: int


def find(message: Message) -> Iterator[Field]:
    for match in _PHONE.finditer(message.text):
        reading = delivery_fields.phone(match.group())
        span = [at for at, word in enumerate(message.words) if match.start() <= word.start < match.end()]
        if reading.e164 and span:
            yield Field(reading.e164, span[0], span[-1])
    for run in _runs(message.numbers):
        yield from _spoken_phone(run)


def _runs(numbers: Sequence[Number]) -> Iterator[list[Number]]:
    """Numbers said one right after another."""
    run: list[Number] = []
    for number in numbers:
        if run and number.first != run[-1].last + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _spoken_phone(run: Sequence[Number]) -> Iterator[Field]:
    if not any(number.spelt for number in run):
        return
    for start, number in enumerate(run):
        digits = "".join(part.digits for part in run[start:])
        if digits[0] in "0838" and len(digits) in (10, 11, 12):
            reading = delivery_fields.phone(digits)
            if reading.e164:
                yield Field(reading.e164, number.first, run[-1].last)
                return


def bad(message: Message, scene: Scene) -> Iterator[Command]:
    """Digits given as a phone, too few or too many of them."""
    span = cut(message)
    if span and scene.wants_parcel:
        yield BadField(Slot.PHONE, message.evidence(*span))


def cut(message: Message) -> tuple[int, int] | None:
    """The first and the last token of digits begun as a phone."""
    match = _CUT.search(message.text)
    span = [at for at, word in enumerate(message.words) if match and match.start() <= word.start < match.end()]
    return (span[0], span[-1]) if span else None


def recipients(message: Message, phones: Sequence[Field], person: Field | None) -> Field | None:
    """Of two phones the one beside the recipient's name; never the one called the writer's own."""
    others = [field for field in phones if not _is_writers(message, field)] or list(phones)
    if not others or person is None:
        return others[-1] if others else None
    return min(others, key=lambda field: min(abs(field.first - person.last), abs(person.first - field.last)))


def _is_writers(message: Message, field: Field) -> bool:
    for at in range(field.first - 1, max(-1, field.first - 4), -1):
        if message.words[at].opens_sentence or message.words[at].is_number:
            return False
        if message.hits.covers(at, "mine"):
            return True
    return False
