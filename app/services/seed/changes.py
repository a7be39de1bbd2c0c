"""What a seed would change, as lines for people and as rows to write."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class What(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REPRICED = "repriced"
    RETIRED = "retired"
    RETURNED = "returned"  # was retired, is in the files again
    KEPT = "kept"  # changed by staff since the last seed: stays


@dataclass(frozen=True)
class Change:
    """One line. `thing`: the product, category or «shop»; `part`: the field, size or colour. Kept: `after` is the file's word."""

    what: What
    thing: str
    part: str = ""
    before: Any = None
    after: Any = None


@dataclass
class Changes:
    """`inserts` and `updates`: table name → the rows; an update names its row by `key`.

    `touched`: products that get the catalogue's new version.
    """

    lines: list[Change] = field(default_factory=list)
    inserts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    updates: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    catalogue_moved: bool = False
    shop_moved: bool = False

    def __bool__(self) -> bool:
        """Whether anything a shopper or staff could see would change."""
        return any(line.what is not What.KEPT for line in self.lines) or self.catalogue_moved or self.shop_moved

    def insert(self, table: str, **row: Any) -> None:
        self.inserts.setdefault(table, []).append(row)

    def update(self, table: str, key: Any, **row: Any) -> None:
        self.updates.setdefault(table, []).append({"key": key, **row})

    def say(self, what: What, thing: str, part: str = "", before: Any = None, after: Any = None) -> None:
        self.lines.append(Change(what, thing, part, before, after))

    def touch(self, product_id: str) -> None:
        self.touched.add(product_id)
        self.catalogue_moved = True

    @property
    def rows(self) -> int:
        return sum(len(rows) for group in (self.inserts, self.updates) for rows in group.values())
