"""Numbers in a message, in digits and in words: «сто двадцять два», «метр шістнадцять», «стосорокшість», «двадцять третє»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from app.adapters.brain_embedded.lexicon import language
from app.adapters.brain_embedded.words import Token, fold

_ORDINAL_TAILS = frozenset(
    {"и", "я", "е", "ме", "га", "та", "те", "го", "му", "ша", "ге", "ту", "гу", "шу", "ю", "а", "шии", "ши", "ти", "ги"}
)
_TYPO_SCORE = 86
_TENS = 10


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the tokens it stands on. `digits` keeps leading zeros; `spelt` says it was given in words."""

    value: int
    first: int
    last: int
    digits: str
    spelt: bool = False
    ordinal: bool = False


class Numerals:
    """The number words of the language data."""

    def __init__(
        self, words: Mapping[str, Sequence[str]], ordinals: Mapping[str, Sequence[str]], placed: Mapping[str, Sequence[str]]
    ) -> None:
        self._placed = {fold(word): int(value) for value, spelt in placed.items() for word in spelt}
        self._values = {fold(word): int(value) for value, spelt in words.items() for word in spelt}
        self._stems = sorted(
            ((fold(stem), int(value)) for value, spelt in ordinals.items() for stem in spelt), key=lambda s: -len(s[0])
        )
        self._word = lru_cache(maxsize=20000)(self._read_word)

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(word for word in self._values if len(word) >= 7)

    def find(self, tokens: Sequence[Token]) -> tuple[Number, ...]:
        found: list[Number] = []
        at = 0
        while at < len(tokens):
            number = self._digits(tokens, at) if tokens[at].is_number else self._spelt(tokens, at)
            if number is None:
                at += 1
                continue
            found.append(number)
            at = number.last + 1
        return tuple(found)

    def knows(self, token: Token) -> bool:
        return self._word(token.key) is not None

    def _digits(self, tokens: Sequence[Token], at: int) -> Number:
        token = tokens[at]
        number = Number(int(token.raw), at, at, token.raw)
        if at + 1 < len(tokens) and tokens[at + 1].gap in ("", "-") and tokens[at + 1].key in _ORDINAL_TAILS:
            return replace(number, last=at + 1, ordinal=True)
        if (
            at + 1 < len(tokens)
            and not tokens[at + 1].opens_clause
            and (self._word(tokens[at + 1].key) or ((), False))[0] == (1000,)
        ):
            return replace(number, value=number.value * 1000, digits=str(number.value * 1000), last=at + 1)
        return number

    def _spelt(self, tokens: Sequence[Token], at: int) -> Number | None:
        """One number in words, as long as each next word is of a smaller order."""
        total, ceiling, last, ordinal, zero = 0, 10**6, None, False, False
        for index in range(at, len(tokens)):
            read = self._trailing_digits(tokens[index], ceiling) if index > at else self._word(tokens[index].key)
            if read is None or ordinal or zero or (index > at and tokens[index].opens_clause):
                break
            parts, is_ordinal = read
            value = parts[0] if len(parts) == 1 else sum(parts)
            if value == 1000 and last is not None and total < 1000:
                total, ceiling, last = total * 1000, 1000, index
                continue
            if not _fits(value, ceiling, last is not None):
                break
            total, ceiling, last, ordinal, zero = total + value, _order(value), index, is_ordinal, value == 0
        if last is None:
            return None
        return Number(total, at, last, str(total), spelt=True, ordinal=ordinal)

    def _trailing_digits(self, token: Token, ceiling: int) -> tuple[tuple[int, ...], bool] | None:
        """«сто сорок 2»: digits end a number begun in words where a smaller order is still missing."""
        if token.is_number:
            small = token.gap == " " and not token.raw.startswith("0") and int(token.raw) < ceiling <= _TENS
            return ((int(token.raw),), False) if small else None
        return self._word(token.key)

    def _read_word(self, key: str) -> tuple[tuple[int, ...], bool] | None:
        """Values of one word (several when written together) and whether it is an ordinal."""
        if key in self._values:
            return (self._values[key],), False
        if key in self._placed:
            return (self._placed[key],), True
        for stem, value in self._stems:
            if key.startswith(stem) and len(key) - len(stem) <= 3 and len(key) > len(stem):
                return (value,), True
        if len(key) < 7:
            return None
        glued = self._glued(key)
        if glued:
            return glued, False
        best = process.extractOne(key, self._long, scorer=fuzz.ratio, score_cutoff=_TYPO_SCORE)
        return ((self._values[best[0]],), False) if best else None

    def _glued(self, key: str) -> tuple[int, ...]:
        for length in range(len(key) - 2, 2, -1):
            head, rest = key[:length], key[length:]
            if head in self._values and rest in self._values and self._values[rest] < _order(self._values[head]):
                return (self._values[head], self._values[rest])
            if head in self._values:
                tail = self._glued(rest)
                if tail and tail[0] < _order(self._values[head]):
                    return (self._values[head], *tail)
        return ()


def _order(value: int) -> int:
    """Below which a following word still belongs to the same number."""
    if value >= 1000:
        return 1000
    if value >= 100:
        return 100
    return 10 if value >= 20 else 0


def _fits(value: int, ceiling: int, follows: bool) -> bool:
    return not follows or 0 < value < ceiling


@lru_cache(maxsize=1)
def numerals() -> Numerals:
    words = language("numbers")
    return Numerals(words["cardinals"], words["ordinals"], words["places"])
