"""Numbers of a street address, of the clock, of counted things and of a cut phone: none of them is a branch."""

from __future__ import annotations

from functools import lru_cache

from app.adapters.brain_embedded import places
from app.adapters.brain_embedded.lexicon import language
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.words import Token, cases, fold

_REACH = 4  # words from «вулиця» to the number of the house
_DAY = 24  # hours


def is_elsewhere(message: Message, number: Number) -> bool:
    """Whether the number belongs to something else that is sent nowhere by number: a house, an hour, a count of things."""
    return is_of_street(message, number) or is_hour(message, number) or _counts(message, number) or _is_feminine(message, number)


def street(message: Message) -> Number | None:
    """The number of the first house, flat or street named, where one is."""
    return next((number for number in message.numbers if is_of_street(message, number)), None)


def is_of_street(message: Message, number: Number) -> bool:
    """«буд 7», «2 поверх», «вулиця Шевченка 15», «на Соборній 15»."""
    before, after = _before(message, number), _after(message, number)
    if any(_is(token, "house") for token in (before, after) if token):
        return True
    return _after_street(message, number) or _on_place(message, number)


def _after_street(message: Message, number: Number) -> bool:
    """After «вулиця» and its name; a comma may stand before the house."""
    for at in range(number.first - 1, max(-1, number.first - 1 - _REACH), -1):
        token = message.words[at]
        if message.hits.covers(at, "branch_word") or token.is_number:
            return False
        if _is(token, "street"):
            return True
        if token.opens_sentence:
            return False
    return False


def _on_place(message: Message, number: Number) -> bool:
    """«на Соборній 15», «на Франка 8»: «на», then a name that is no town and no word of ours."""
    at = number.first - 1
    if number.spelt or at < 1 or message.words[at - 1].low not in ("на", "по") or message.words[number.first].opens_sentence:
        return False
    token = message.words[at]
    if token.is_number or places.is_town(token) or message.hits.covers(at, "branch_word", "height_word", "phone_word", "size_word"):
        return False
    named = token.raw[0].isupper() and not message.text.isupper()
    return bool(cases(token.low) & {"loct", "gent"}) and (named or "adjf" in cases(token.low))


def is_hour(message: Message, number: Number) -> bool:
    """«до 5 вечора», «о 18:30», «дзвонити після 6», «з 9 до 18»."""
    before, after = _before(message, number), _after(message, number)
    if _on_clock_face(message, number) or (after and _is(after, "hour")):
        return True
    if number.value > _DAY or number.ordinal:
        return False
    if before is None or message.words[number.first].opens_clause or not _is(before, "clock"):
        return False
    return before.low not in ("до", "з", "із", "с", "по", "від", "десь") or _is_called_at(message)


def _on_clock_face(message: Message, number: Number) -> bool:
    """Either half of «18:30»."""
    at, words = number.first, message.words
    minutes = at > 0 and words[at - 1].is_number and words[at].gap == ":"
    return minutes or (number.last + 1 < len(words) and words[number.last + 1].is_number and words[number.last + 1].gap == ":")


def is_put_right(message: Message, number: Number) -> bool:
    """«точно 17», «ні, 21»: beside the figure only words of being sure."""
    rest = [token for at, token in enumerate(message.words) if not number.first <= at <= number.last]
    return bool(rest) and all(_is(token, "surely") for token in rest)


def _is_called_at(message: Message) -> bool:
    """A word of calling, coming or being busy: «дзвоніть до 5», «можу з 9»."""
    return any(
        token.low == word or (word.endswith("*") and token.low.startswith(word[:-1]))
        for token in message.words
        for word in _calling()
    )


def _counts(message: Message, number: Number) -> bool:
    """«3 дітей», «5 людей»: a noun in the case a count asks for stands right after, and it is nobody's name."""
    after = _after(message, number)
    if after is None or number.ordinal or after.raw[0].isupper() or message.hits.covers(number.last + 1, "branch_word"):
        return False
    if places.is_first_name(after) or places.is_patronymic(after) or places.is_town(after):
        return False
    return "counted" in cases(after.low)


def _is_feminine(message: Message, number: Number) -> bool:
    return number.spelt and number.first == number.last and _is(message.words[number.first], "feminine_counts")


def _before(message: Message, number: Number) -> Token | None:
    return message.words[number.first - 1] if number.first and not message.words[number.first].opens_clause else None


def _after(message: Message, number: Number) -> Token | None:
    at = number.last + 1
    return message.words[at] if at < len(message.words) and not message.words[at].opens_clause else None


def _is(token: Token, kind: str) -> bool:
    return token.key in _words()[kind]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = language("words")
    return {kind: frozenset(map(fold, data[kind])) for kind in ("house", "street", "hour", "clock", "feminine_counts", "surely")}


@lru_cache(maxsize=1)
def _calling() -> tuple[str, ...]:
    return tuple(language("words")["at_hours"])
