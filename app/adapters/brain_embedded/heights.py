"""Heights told in pieces («метр нуль п'ять», «метр двадцять плюс п'ять»), as a range, or as what was and what is now."""

from __future__ import annotations

from collections.abc import Sequence

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.numerals import Number

_METRE = 100  # cm
_DIGIT = 10
_PLUS = frozenset({"плюс", "plus"})
_RANGE = 12  # cm: farther apart they are two children
_DASHES = frozenset({"-", "–", "—", "…", "..", "..."})
_UP_TO = frozenset({"до", "to", "по"})
_BETWEEN = ("миж", "помиж", "между", "between")
_LINKS = frozenset({"и", "та", "and"})
_BEFORE = ("бул", "був", "бил", "мирял", "мерял", "меря", "мири", "торик", "минул", "прошл", "вирос", "тому", "назад", "влитку")
_NOW = frozenset({"зараз", "тепер", "вже", "уже", "сеичас", "теперь", "now"})


def over_metre(message: Message, numbers: Sequence[Number]) -> tuple[int, int, int] | None:
    """The height in cm the first of `numbers` begins, its last word, and how many numbers it takes. None: told otherwise."""
    first = numbers[0]
    if first.value == 0 and first.spelt and _stands_after_metre(message, first):
        return _past_zero(message, numbers)
    if first.value == 1 and len(numbers) > 2 and numbers[1].value == 0 and _stands_after_metre(message, numbers[1]):
        past = _past_zero(message, numbers[1:])
        return past and (past[0], past[1], past[2] + 1)
    if (
        first.value == _METRE
        and first.spelt
        and len(numbers) > 2
        and _is_next(message, first, numbers[1])
        and numbers[1].value == 0
    ):
        past = _past_zero(message, numbers[1:])
        return past and (past[0], past[1], past[2] + 1)
    return _with_plus(message, numbers)


def _past_zero(message: Message, numbers: Sequence[Number]) -> tuple[int, int, int] | None:
    if len(numbers) < 2 or not _is_next(message, numbers[0], numbers[1]) or not 0 < numbers[1].value < _DIGIT:
        return None
    return _METRE + numbers[1].value, numbers[1].last, 2


def _with_plus(message: Message, numbers: Sequence[Number]) -> tuple[int, int, int] | None:
    """«метр двадцять плюс п'ять»: what is put on top of a height said in metres; «плюс мінус п'ять» is only about so much."""
    if len(numbers) < 2:
        return None
    tens, top = numbers[0], numbers[1]
    on_top = top.first == tens.last + 2 and message.words[tens.last + 1].low in _PLUS and top.value < _DIGIT
    if not on_top or not _stands_after_metre(message, tens) or tens.value >= _METRE:
        return None
    return _METRE + tens.value + top.value, top.last, 2


def _stands_after_metre(message: Message, number: Number) -> bool:
    at = number.first
    return at > 0 and message.hits.covers(at - 1, "metre") and not message.words[at].opens_sentence


def _is_next(message: Message, number: Number, after: Number) -> bool:
    return after.first == number.last + 1 and not message.words[after.first].opens_clause


def gives_way(message: Message, one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether the first of two heights (cm, first word, last word) is only the lower end of a range, or the child's of long ago."""
    return _begins_range(message, one, other) or _is_outdated(message, one, other)


def _begins_range(message: Message, one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """«115-117», «від 115 до 117», «між 116 і 118»."""
    low, first, last = one
    high, following, _ = other
    between = [word.key for word in message.words[last + 1 : following]]
    if not 0 < high - low <= _RANGE:
        return False
    if not between:
        return message.words[following].gap.strip() in _DASHES
    if len(between) > 1 or message.words[following].opens_sentence:
        return False
    opening = message.words[max(0, first - 2) : first]
    return between[0] in _UP_TO or (between[0] in _LINKS and any(word.key in _BETWEEN for word in opening))


def _is_outdated(message: Message, one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """«134 міряли рік тому, зараз певно 140»: of a child that grew the newer height counts."""
    low, _, last = one
    high, following, end = other
    near = message.words[last + 1 : min(end + 3, len(message.words))]
    before = message.words[:following]
    return low < high and any(word.key in _NOW for word in near) and any(word.key.startswith(_BEFORE) for word in before)
