"""Phrases of general language, found in a message. What they mean is data (`language/*.yaml`), how they are found is here.

A pattern is a row of words: `слово` exact after folding, `=слово` exact as typed, `коре*` a beginning, `а|б` either,
`...` up to four words between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from app.adapters.brain_embedded.slips import Slips
from app.adapters.brain_embedded.words import Token, fold, is_dictionary_word

GAP = frozenset({-1})
_LATIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LATIN = re.compile(r"[a-zà-žß]{5,}\*?")
_GAP_LIMIT = 4
Span = tuple[int, int]  # first token, last token


def language(name: str) -> Any:
    """One file of language data. Strings stay strings: no yes/no, no numbers."""
    text = (Path(__file__).parent / "language" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


class Hits:
    """Which meanings were found where."""

    def __init__(self, spans: Mapping[str, Sequence[Span]]) -> None:
        self._spans = spans
        self._covered: dict[str, frozenset[int]] = {}

    def __contains__(self, meaning: str) -> bool:
        return meaning in self._spans

    def spans(self, meaning: str) -> Sequence[Span]:
        return self._spans.get(meaning, ())

    def first(self, meaning: str) -> Span | None:
        spans = self.spans(meaning)
        return spans[0] if spans else None

    def any(self, *meanings: str) -> bool:
        return any(meaning in self._spans for meaning in meanings)

    def covers(self, index: int, *meanings: str) -> bool:
        return any(index in self._places(meaning) for meaning in meanings if meaning in self._spans)

    def _places(self, meaning: str) -> frozenset[int]:
        """Every token the meaning stands on, counted once."""
        if meaning not in self._covered:
            self._covered[meaning] = frozenset(at for first, last in self._spans[meaning] for at in range(first, last + 1))
        return self._covered[meaning]

    def meanings(self) -> Iterable[str]:
        return self._spans.keys()


class Lexicon:
    """Compiled patterns of many meanings, matched in one pass over the tokens."""

    def __init__(self, meanings: Mapping[str, Iterable[str]]) -> None:
        self._atoms: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._typed: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._by_first: dict[int, list[tuple[str, tuple[frozenset[int], ...]]]] = {}
        self._alone: set[int] = set()
        for meaning, patterns in meanings.items():
            for pattern in patterns:
                self._add(meaning, pattern)
        self._mended = lru_cache(maxsize=20000)(
            Slips({**self._exact, **{fold(word): number for word, number in self._typed.items()}}, self._stems).mended
        )
        self._of_word = lru_cache(maxsize=20000)(self._atoms_of)

    def find(self, tokens: Sequence[Token]) -> Hits:
        words = [self._of(token) for token in tokens]
        found: dict[str, list[Span]] = {}
        for index, atoms in enumerate(words):
            for atom in atoms:
                for meaning, pattern in self._by_first.get(atom, ()):
                    last = _match(pattern, words, tokens, index)
                    if last is not None:
                        found.setdefault(meaning, []).append((index, last))
        return Hits(found)

    def knows(self, token: Token) -> bool:
        """Whether the word alone means something."""
        return not self._alone.isdisjoint(self._of(token))

    def _of(self, token: Token) -> frozenset[int]:
        """What the word may mean. A slip is mended in Cyrillic only: a foreign word would be near something by chance."""
        found = self._of_word(token.low, token.key)
        if token.raw[0] in _LATIN_LETTERS:
            return found | self._of_word(token.raw.lower(), fold(token.raw))  # «bot»: as it is typed, and as it sounds
        if not self._alone.isdisjoint(found) or is_dictionary_word(token.low):
            return found
        return found | self._mended(token.key)  # a beginning that means something only in a phrase explains no slip

    def _add(self, meaning: str, pattern: str) -> None:
        row = tuple(GAP if part == "..." else frozenset(map(self._atom, part.split("|"))) for part in pattern.split())
        if len(row) == 1:
            self._alone |= row[0]
        # A long Latin word of any phrase is meant as it is typed, not transliterated.
        self._alone |= {self._atom(word) for part in pattern.split() for word in part.split("|") if _LATIN.fullmatch(word)}
        for atom in row[0]:
            self._by_first.setdefault(atom, []).append((meaning, row))

    def _atom(self, word: str) -> int:
        number = self._atoms.setdefault(word, len(self._atoms))
        if word.startswith("="):
            self._typed[word[1:].lower()] = number
        elif word.endswith("*"):
            number = self._atoms[word] = self._stems.setdefault(fold(word[:-1]), number)
        else:
            # Two spellings may fold to one word: the later atom joins the earlier.
            number = self._atoms[word] = self._exact.setdefault(fold(word), number)
        return number

    def _atoms_of(self, low: str, key: str) -> frozenset[int]:
        atoms = {self._stems[key[:n]] for n in range(1, len(key) + 1) if key[:n] in self._stems}
        if key in self._exact:
            atoms.add(self._exact[key])
        if low in self._typed:
            atoms.add(self._typed[low])
        return frozenset(atoms)


def _match(pattern: tuple[frozenset[int], ...], words: Sequence[frozenset[int]], tokens: Sequence[Token], index: int) -> int | None:
    """The last token of the pattern laid from `index`, or None."""
    at = index
    step = 1
    while step < len(pattern):
        part = pattern[step]
        if part is GAP:
            return _match_after_gap(pattern[step + 1 :], words, tokens, at + 1)
        at += 1
        if at >= len(words) or not part & words[at] or tokens[at].opens_sentence:
            return None
        step += 1
    return at


def _match_after_gap(
    rest: tuple[frozenset[int], ...], words: Sequence[frozenset[int]], tokens: Sequence[Token], start: int
) -> int | None:
    for at in range(start, min(start + _GAP_LIMIT + 1, len(words))):
        if tokens[at].opens_sentence:
            return None
        if rest[0] & words[at]:
            last = _match(rest, words, tokens, at)
            if last is not None:
                return last
    return None
