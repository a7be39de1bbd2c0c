"""The fact sheet: everything this turn may say, each fact under a handle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that may be said. `kind` names how code prints it (see phrases); `value` is canonical, never formatted.

    For a list `value` is a tuple of what is shown and `keys` the machine values of its items, in the same order.
    `source` and `version` name the row it was read from.
    """

    kind: str
    value: Any
    source: str = ""
    version: int = 0
    as_of: datetime | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactSheet(Mapping[str, Fact]):
    """handle → fact, e.g. «v1.price». Entries may be added during a turn, never changed."""

    facts: Mapping[str, Fact] = field(default_factory=dict)

    def __getitem__(self, handle: str) -> Fact:
        return self.facts[handle]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def adding(self, more: Mapping[str, Fact]) -> FactSheet:
        """The sheet with more entries. Raises ValueError when one would change."""
        for handle, fact in more.items():
            if handle in self.facts and self.facts[handle] != fact:
                raise ValueError(f"the fact {handle} is already on the sheet")
        return FactSheet({**self.facts, **more})

    def group(self, prefix: str) -> Mapping[str, Fact]:
        """The facts of one subject, by their last name: group("v1") → {"title": …, "price": …}."""
        return {handle.partition(".")[2]: fact for handle, fact in self.facts.items() if handle.partition(".")[0] == prefix}


def height_fact(height: int) -> Fact:
    """A height in cm the shopper gave."""
    return Fact("height", height, "message")
