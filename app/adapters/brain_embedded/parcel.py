"""Where the parcel goes, read from free text: phone, branch, recipient, town, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.adapters.brain_embedded import places
from app.adapters.brain_embedded.message import Message, lexicon
from app.adapters.brain_embedded.negation import is_corrected, is_rejected
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.words import speech_parts
from app.dialog import delivery_fields
from app.domain.commands import BadField, Command, SetSlot
from app.domain.slots import Slot

_PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+?3?8[\s(-]*)?\(?0[\s-]?\d[\s-]?\d\)?(?:[\s().-]*\d){7}|(?:\+|00)\d{1,3}(?:[\s().-]*\d){7,12})(?!\d)"
)
_NOT_A_NAME = frozenset({"VERB", "INFN", "PREP", "CONJ", "PRCL", "NPRO", "ADVB", "NUMR", "PRED", "INTJ", "COMP", "GRND"})


@dataclass(frozen=True, slots=True)
class Field:
    """One value and the tokens it stands on."""

    value: str
    first: int
    last: int


def read(message: Message, scene: Scene) -> tuple[list[Command], frozenset[int]]:
    """Commands for the four fields and the tokens they took. Names and towns are read only where a parcel is talked about."""
    phones = list(_phones(message))
    taken = {at for field in phones for at in range(field.first, field.last + 1)}
    branches = list(_branches(message, scene, taken))
    parcel = scene.wants_parcel or bool(phones) or bool(branches)
    towns = list(_towns(message, scene, taken)) if parcel else []
    taken |= {at for field in (*branches, *towns) for at in range(field.first, field.last + 1)}
    people = list(_people(message, taken)) if parcel else []
    commands: list[Command] = []
    person = people[-1] if people else None
    for slot, field in (
        (Slot.CITY, towns[0] if towns else None),
        (Slot.BRANCH, branches[-1] if branches else None),
        (Slot.FULL_NAME, person),
        (Slot.PHONE, _recipients_phone(message, phones, person)),
    ):
        if field:
            commands.append(SetSlot(slot, field.value, evidence=message.evidence(field.first, field.last)))
    if not phones:
        commands.extend(_bad_phone(message, scene))
    taken |= {at for field in people for at in range(field.first, field.last + 1)}
    return commands, frozenset(taken)


def _phones(message: Message) -> Iterator[Field]:
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


def _bad_phone(message: Message, scene: Scene) -> Iterator[Command]:
    """Digits given as a phone, too few or too many of them."""
    match = re.search(r"(?<!\d)\+?(?:38)?0\d[\d\s()-]{4,}\d", message.text)
    if match and scene.wants_parcel:
        span = [at for at, word in enumerate(message.words) if match.start() <= word.start < match.end()]
        yield BadField(Slot.PHONE, message.evidence(span[0], span[-1]))


def _recipients_phone(message: Message, phones: Sequence[Field], person: Field | None) -> Field | None:
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


def _branches(message: Message, scene: Scene, taken: set[int]) -> list[Field]:
    """Numbers called a branch; failing those, numbers that can be nothing else here."""
    refused = {n.value for n in message.numbers if is_rejected(message, n.first, n.last)}
    numbers = [n for n in message.numbers if n.first not in taken and 0 < n.value <= 99999 and n.value not in refused]
    named = [n for n in numbers if _named_branch(message, n)]
    named = [n for at, n in enumerate(named) if at + 1 == len(named) or not is_corrected(message, n.last, named[at + 1].first)]
    renamed = [b for a, b in pairwise(message.numbers) if is_rejected(message, a.first, a.last) and b in numbers and b.value < 50]
    if named:
        later = [n for n in numbers if n.first > named[-1].last and n.value != named[-1].value and not _beside_other(message, n)]
        named = [n for n in later if is_corrected(message, named[-1].last, n.first)][:1] or named
    if renamed and not message.has("height_word", "size_word"):
        named = renamed
    found = named or [n for n in numbers if _could_be_branch(message, scene, n)]
    return [Field(str(n.value), n.first, n.last) for n in found]


def _could_be_branch(message: Message, scene: Scene, number: Number) -> bool:
    if not scene.wants_parcel or _beside_other(message, number):
        return False
    if number.ordinal and message.words[number.last].low.endswith(("е", "є", "э")) and scene.pending == "delivery":
        return True
    if number.ordinal:
        return False
    asked = scene.pending == "delivery" and not scene.delivery.np_branch
    alone = len(message.words) == number.last - number.first + 1
    corrected = message.has("branch_word") or (
        any(n.value == int(scene.delivery.np_branch or 0) for n in message.numbers) and len(message.numbers) > 1
    )
    return (asked and (alone or number.value < 50 or not _in_height_words(message, number))) or (corrected and number.value < 50)


def _named_branch(message: Message, number: Number) -> bool:
    """A word for a branch or locker right before the number or right after it."""
    words = message.words
    counted = {at for other in message.numbers for at in range(other.first, other.last + 1)}
    for at in range(number.first - 1, max(-1, number.first - 6), -1):
        if words[at + 1].opens_sentence or at in counted or message.hits.covers(at, "height_word", "phone_word", "size_word"):
            break
        if message.hits.covers(at, "branch_word") and not (words[at + 1].opens_clause and number.value > 50):
            return True
    if "№" in words[number.first].gap:
        return True
    after = number.last + 1
    if after + 1 in counted or (number.first and message.hits.covers(number.first - 1, "height_word")):
        return False
    return (
        after < len(words)
        and not words[after].opens_clause
        and message.hits.covers(after, "branch_word")
        and words[after].key not in ("вид", "пошти")
    )


def _beside_other(message: Message, number: Number) -> bool:
    near = range(max(0, number.first - 1), min(len(message.words), number.last + 2))
    return any(
        message.hits.covers(at, "age_word", "not_size", "money_word", "metre", "child_word", "size_word", "month_date")
        for at in near
    )


def _in_height_words(message: Message, number: Number) -> bool:
    before = message.words[number.first - 1].key if number.first else ""
    return message.has("height_word") or before == "на"


def _towns(message: Message, scene: Scene, taken: set[int]) -> Iterator[Field]:
    known = list(places.cities(message.words))
    for name, first, last in known:
        before = message.words[first - 1] if first else None
        whence = before is not None and before.low in ("з", "із", "зі", "из", "с", "під") and not message.words[first].opens_clause
        if first in taken or whence or is_rejected(message, first, last) or _measured(message, first):
            continue
        yield Field(name, first, last)
    if not known:
        yield from _named_town(message, taken)


def _measured(message: Message, at: int) -> bool:
    return at > 0 and message.words[at - 1].is_number and message.words[at].key in ("ривно", "ровно")


def _named_town(message: Message, taken: set[int]) -> Iterator[Field]:
    """A town the table does not know, after «місто», «село»."""
    for first, last in message.hits.spans("city_word"):
        at = last + 1
        if (
            at < len(message.words)
            and at not in taken
            and not message.words[at].is_number
            and message.words[at].raw[0].isupper()
            and first not in taken
        ):
            name = delivery_fields.city(message.words[at].raw, places.city_table())
            if name:
                yield Field(name, at, at)
                return


def _people(message: Message, taken: set[int]) -> Iterator[Field]:
    at = 0
    while at < len(message.words):
        token = message.words[at]
        if at in taken or not _can_be_name(message, at, taken) or not (places.is_patronymic(token) or places.is_first_name(token)):
            at += 1
            continue
        first, last = _stretch(message, at, taken)
        name = delivery_fields.full_name(" ".join(word.raw for word in message.words[first : last + 1]), places.name_table())
        if name and not is_rejected(message, first, last):
            yield Field(name, first, last)
        at = last + 1


def _stretch(message: Message, at: int, taken: set[int]) -> tuple[int, int]:
    """The neighbours that belong to the same name: at most three words."""
    first = last = at
    while first > 0 and last - first < 2 and not message.words[first].opens_clause and _can_be_name(message, first - 1, taken):
        first -= 1
    while (
        last + 1 < len(message.words)
        and last - first < 2
        and not message.words[last + 1].opens_clause
        and _can_be_name(message, last + 1, taken)
    ):
        last += 1
    return first, last


def _can_be_name(message: Message, at: int, taken: set[int]) -> bool:
    token = message.words[at]
    if at in taken or token.is_number or len(token.raw) < 3:
        return False
    if any(m.first <= at <= m.last and (m.of("colour") or m.of("category") or m.last > m.first) for m in message.mentions):
        return False
    if places.is_patronymic(token) or places.is_first_name(token):
        return True
    parts = speech_parts(token.low)
    return not lexicon().knows(token) and not (parts and parts <= _NOT_A_NAME)
