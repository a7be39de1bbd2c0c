"""What the seal hears in a text: numbers, sums, claims, and the catalogue's names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.dialog import phrases
from app.dialog.phrases import Phrasebook
from app.dialog.sealing.names import NO_NAMES, Names, stems
from app.dialog.wordings import parse
from app.domain.shop import Shop


@dataclass(frozen=True, slots=True)
class Ear:
    """One language's patterns, made once. `words` is the catalogue's section `heard`."""

    words: Mapping[str, Any]
    number_words: re.Pattern[str]
    money: re.Pattern[str]
    claims: Mapping[str, re.Pattern[str]]
    foreign: re.Pattern[str]
    any_of_them: re.Pattern[str]

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> Ear:
        numbers = words["number_words"].replace(" |", "|").strip()
        everything = "|".join(f"(?:{pattern})" for pattern in (numbers, words["money"], *words["claims"].values()))
        return cls(
            words,
            re.compile(numbers, re.IGNORECASE),
            re.compile(words["money"], re.IGNORECASE),
            {name: re.compile(pattern, re.IGNORECASE) for name, pattern in words["claims"].items()},
            re.compile(words["foreign_letters"]),
            re.compile(everything, re.IGNORECASE),
        )

    def claims_in(self, text: str, names: Names = NO_NAMES) -> tuple[str, ...]:
        """What these words claim on their own: «digit», «money», «discount», a title or a colour. None in clean words."""
        heard = ["digit"] if any(map(str.isnumeric, text)) or "%" in text else []
        if self.any_of_them.search(text):
            heard += ["number word"] if self.number_words.search(text) else []
            heard += ["money"] if self.money.search(text) else []
            heard += [name for name, pattern in self.claims.items() if pattern.search(text)]
        return (*heard, *(f"name: {name}" for name in names.heard_in(text)))


@lru_cache(maxsize=8)
def of_language(language: str) -> Ear:
    """Raises UnknownLanguage."""
    return Ear.of(phrases.load(language).heard)


def vocabulary(shop: Shop) -> frozenset[str]:
    """Stems of every word its phrases use anyway: a name made of them alone cannot be told from plain speech."""
    return _vocabulary(phrases.of_shop(shop))


@lru_cache(maxsize=8)
def _vocabulary(book: Phrasebook) -> frozenset[str]:
    said = [part.words for entry in book.entries.values() for wording in entry.every() for part in parse(wording.text)]
    said += [part.words for entry in book.entries.values() for button in entry.quick for part in parse(button.label)]
    return frozenset(stem for words in (*said, *book.labels.values()) for stem in stems(words))
