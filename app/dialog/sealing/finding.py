"""Where in a text a value stands: every kind has its own reading, written apart from the printer's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from app.dialog.sealing.atoms import Atom
from app.domain.money import Money

Span = tuple[int, int]
Words = Mapping[str, Any]
_SUM = r"(?<![\d.,])([1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|[1-9]\d*|0)(?:[.,](\d{1,2}))?(?!\d)[ \u00a0\u202f]*"


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when the shop speaks. `genitives`: a carrier's name may stand in that form."""

    zone: ZoneInfo
    today: date
    genitives: Mapping[str, str] = field(default_factory=dict)


def find(atom: Atom, text: str, at: int, words: Words, place: Place) -> Iterator[Span]:
    """The spans from `at` on that say exactly this value, in order."""
    finder = _FINDERS.get(atom.kind)
    return finder(atom.value, text, at, words, place) if finder else _literal(str(atom.value), text, at)


def _literal(value: str, text: str, at: int) -> Iterator[Span]:
    """Word for word, bounded by no letter, digit or joining hyphen; the first letter may be capital."""
    if not value:
        return
    start = at - 1
    while (start := _next(value, text, start + 1)) >= 0:
        end = start + len(value)
        if not _joins(text[max(start - 2, 0) : start][::-1], value[0]) and not _joins(text[end : end + 2], value[-1]):
            yield start, end


def _next(value: str, text: str, at: int) -> int:
    capital = value[0].upper() + value[1:]
    places = [place for place in (text.find(value, at), text.find(capital, at)) if place >= 0]
    return min(places, default=-1)


def _joins(outside: str, edge: str) -> bool:
    """Whether what stands outside belongs to the same word: read away from the word, a letter, or a hyphen and a letter."""
    if not outside or not edge.isalnum():
        return False
    return outside[0].isalnum() or (outside[0] in "-–/" and outside[1:2].isalnum())


@lru_cache(maxsize=512)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _numbers(text: str, at: int, pattern: str, reads: Callable[[re.Match[str]], bool]) -> Iterator[Span]:
    return (found.span() for found in _pattern(pattern).finditer(text, at) if reads(found))


def _amount(found: re.Match[str], whole: int = 1) -> Decimal:
    digits = "".join(filter(str.isdigit, found[whole]))
    return Decimal(f"{digits}.{found[whole + 1] or 0}")


def _priced(text: str, at: int, value: Money, words: Words, before: str = "", after: str = "") -> Iterator[Span]:
    unit = words["currency"].get(value.currency, re.escape(value.currency))
    pattern = rf"{before}{_SUM}(?:{unit})(?!\w){after}"
    return _numbers(text, at, pattern, lambda found: _amount(found) == value.amount)


def _money(value: Money, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
    """Bare: a sum said to be about or from so much is another claim."""
    for start, end in _priced(text, at, value, words):
        said_before = text[max(start - 4, 0) : start]
        if not _pattern(rf"(?:{words['about']})$").search(said_before) and not _pattern(rf"(?:{words['from']})$").search(
            said_before
        ):
            yield start, end


def _price_from(value: Any, text: str, at: int, words: Words, place: Place) -> Iterator[Span]:
    low, high = value if isinstance(value, tuple) else (value, None)
    if low == high:
        return _money(low, text, at, words, place)
    return _priced(text, at, low, words, before=f"(?:{words['from']})")


def _fee(value: Money, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
    return _priced(text, at, value, words, before=f"(?:{words['about']})")


def _whole(prefix: str, suffix: str) -> Callable[[Any, str, int, Words, Place], Iterator[Span]]:
    """A whole number with the words' prefix or suffix about it."""

    def finder(value: int, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
        pattern = rf"{words.get(prefix, '')}(?<![\d.,–-])([1-9]\d*|0)(?:{words.get(suffix, '')})"
        return _numbers(text, at, pattern, lambda found: int(found[1]) == value)

    return finder


def _characters(value: int, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
    return _numbers(text, at, rf"{_SUM}(?<=\d)(?:{words['characters']})", lambda found: _amount(found) == value)


def _heights(value: str, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
    return _numbers(text, at, rf"(?<!\w)({re.escape(value)})(?:{words['height']})", lambda found: True)


def _numbered(value: Any, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
    return _numbers(text, at, rf"(?:{words['number']})([\w]+(?:-\w+)*)", lambda found: found[1] == str(value))


def _phone(value: str, text: str, at: int, _words: Words, _: Place) -> Iterator[Span]:
    bare = "".join(filter(str.isdigit, value))
    return _numbers(text, at, r"\+?\d(?:[\s().-]*\d){4,}", lambda found: _digits(found[0]) == bare and found[0][0] == value[0])


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _months(words: Words) -> str:
    return "|".join(words["months"])


def _date(value: date, text: str, at: int, words: Words, place: Place) -> Iterator[Span]:
    pattern = rf"(?<!\d)([1-9]\d?)\s+({_months(words)})(?:\s+(\d{{4}}))?(?!\w)"
    return _numbers(text, at, pattern, lambda found: _day(found, 1, words, place) == value)


def _day(found: re.Match[str], first: int, words: Words, place: Place) -> date | None:
    year = int(found[first + 2] or place.today.year)
    try:
        return date(year, list(words["months"]).index(found[first + 1]) + 1, int(found[first]))
    except ValueError:
        return None


def _until(value: datetime, text: str, at: int, words: Words, place: Place) -> Iterator[Span]:
    local = value.astimezone(place.zone)
    pattern = rf"(?<!\d)(\d{{1,2}}):(\d\d)\s+([1-9]\d?)\s+({_months(words)})(?:\s+(\d{{4}}))?(?!\w)"

    def reads(found: re.Match[str]) -> bool:
        return (int(found[1]), int(found[2])) == (local.hour, local.minute) and _day(found, 3, words, place) == local.date()

    return _numbers(text, at, pattern, reads)


def _worded(section: str) -> Callable[[Any, str, int, Words, Place], Iterator[Span]]:
    """A closed set of values, each with the words it is heard by; a value outside it stands as it is."""

    def finder(value: str, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
        pattern = words[section].get(value)
        return _numbers(text, at, f"(?:{pattern})", lambda found: True) if pattern else _literal(str(value), text, at)

    return finder


def _carrier(value: str, text: str, at: int, _words: Words, place: Place) -> Iterator[Span]:
    spans = {span for name in {value, place.genitives.get(value, value)} for span in _literal(name, text, at)}
    return iter(sorted(spans))


def _stamp(_value: bool, text: str, at: int, words: Words, _: Place) -> Iterator[Span]:
    return _literal(words["stamp"], text, at)


def _reason(value: str, text: str, at: int, _words: Words, _: Place) -> Iterator[Span]:
    return _literal(value.strip().removesuffix("."), text, at)


_FINDERS: Mapping[str, Callable[[Any, str, int, Words, Place], Iterator[Span]]] = {
    "money": _money,
    "price_from": _price_from,
    "fee": _fee,
    "count": _whole("", "items"),
    "times": _whole("", "times"),
    "height": _whole("", "height"),
    "heights": _heights,
    "characters": _characters,
    "number": _numbered,
    "branch": _numbered,
    "phone": _phone,
    "date": _date,
    "until": _until,
    "stock": _worded("stock"),
    "greeting": _worded("greeting"),
    "field": _worded("fields"),
    "status": _worded("status"),
    "carrier": _carrier,
    "stamp": _stamp,
    "reason": _reason,
}
