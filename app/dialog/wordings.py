"""A wording taken apart: words, and handles where facts go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.dialog.facts import Fact

_PIECE = re.compile(r"\[([^\[\]]*)\]")
_HANDLE = re.compile(r"\{([a-z]+\d?)\.([a-z_]+)(?::([a-z]+))?\}")


class Part(NamedTuple):
    """Words, then a handle; the last part has words alone (`subject` empty)."""

    words: str
    subject: str = ""
    name: str = ""
    form: str = ""


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Part, ...]:
    """The parts of a wording. What is no handle, a stray brace included, stays in the words."""
    parts: list[Part] = []
    at = 0
    for found in _HANDLE.finditer(text):
        parts.append(Part(text[at : found.start()], found[1], found[2], found[3] or ""))
        at = found.end()
    return (*parts, Part(text[at:]))


def handles(text: str) -> tuple[str, ...]:
    """The handles of a wording, in the order they stand, repeats included."""
    return tuple(f"{part.subject}.{part.name}" for part in parse(text) if part.subject)


def resolve(subject: str, name: str, refs: Mapping[str, str]) -> str:
    """The sheet's handle a wording's handle stands for: with {"v1": "v3"}, v1.price is v3.price."""
    return f"{refs.get(subject, subject)}.{name}"


def look_up(handle: str, refs: Mapping[str, str], sheet: Mapping[str, Fact]) -> Fact | None:
    """The fact a wording's handle stands for; None when the sheet lacks it or it is empty."""
    subject, _, name = handle.partition(".")
    fact = sheet.get(resolve(subject, name, refs))
    return fact if fact is not None and is_known(fact) else None


def is_known(fact: Fact) -> bool:
    """Zero is a value; nothing, no words and no items are not."""
    return fact.value is not None and fact.value != "" and fact.value != ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say an act. `key` is «act:index», as the conversation remembers it. `needs`: handles outside [brackets]."""

    key: str
    text: str
    needs: tuple[str, ...]

    @classmethod
    def of(cls, key: str, text: str) -> Wording:
        return cls(key, text, tuple(dict.fromkeys(handles(_PIECE.sub("", text)))))

    @property
    def spares(self) -> frozenset[str]:
        """Handles that stand only in brackets, so that an unknown one costs no more than its piece."""
        return frozenset(handles(self.text)).difference(self.needs)

    def fits(self, refs: Mapping[str, str], sheet: Mapping[str, Fact]) -> bool:
        """Whether every fact it needs is known."""
        return all(look_up(handle, refs, sheet) is not None for handle in self.needs)

    def settled(self, refs: Mapping[str, str], sheet: Mapping[str, Fact]) -> str:
        """The text with the pieces in brackets whose facts are all known, and without the others."""

        def piece(found: re.Match[str]) -> str:
            return found[1] if all(look_up(handle, refs, sheet) for handle in handles(found[1])) else ""

        return _PIECE.sub(piece, self.text)
