"""A word somebody typed, ready to be compared: its spellings, whatever case, language or keyboard it came in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """`forms` are spellings under which the word may be known; two words are one when they share any.

    `minor`: a preposition, conjunction or particle, which says nothing alone. `real`: dictionaries know it, so it is hardly a slip.
    """

    raw: str
    forms: frozenset[str]
    minor: bool = False
    real: bool = False

    @property
    def number(self) -> int | None:
        return int(self.raw) if self.raw.isdecimal() and len(self.raw) <= 4 else None
