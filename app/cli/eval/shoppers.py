"""Scripted shoppers: what they want, what they say until they have it, and what must stand in the database afterwards.

Read strictly: a misspelt key would be an expectation that nobody checks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.cli.eval.ledger import LedgerLine
from app.errors import ShoppersWrong

Write = Literal["order", "line", "pay", "parcel", "receipt", "cancel", "person", "remember", "stop"]
PATIENCE = 2  # attempts at one step: said, and said once more in other words
PARCEL = "{parcel}"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Until(_Strict):
    """What the shopper waits to see; every key given must hold of the last answer."""

    state: str | None = None
    owner: str | None = None
    slots: dict[str, Any] = Field(default_factory=dict)
    order: str | None = None  # the newest order's status
    total: float | None = None
    kinds: list[str] = Field(default_factory=list)  # any of them
    has: list[str] = Field(default_factory=list)  # each piece, letter case aside
    silence: bool | None = None


class Step(_Strict):
    """One state of the script. `may`: writes it asks for. `plain`: no noise here, the exact words are the point."""

    says: Annotated[list[str], Field(min_length=1)] | None = None  # one wording for each attempt
    shows: dict[str, Any] | None = None
    taps: str | None = None
    staff: str | None = None
    text: str | None = None
    hours: float | None = None
    may: list[Write] = Field(default_factory=list)
    unless: Until | None = None
    until: Until | None = None
    plain: bool = False

    @model_validator(mode="before")
    @classmethod
    def _one_wording_is_a_list(cls, given: Any) -> Any:
        if isinstance(given, dict):
            says, shows = given.get("says"), given.get("shows")
            given = given | ({"says": [says]} if isinstance(says, str) else {})
            given = given | ({"shows": {"kind": shows}} if isinstance(shows, str) else {})
        return given

    @model_validator(mode="after")
    def _does_one_thing(self) -> Step:
        done = [self.says or self.shows, self.taps, self.staff, self.hours]
        if sum(each is not None for each in done) != 1:
            raise ValueError("a step does exactly one of says and shows, taps, staff, hours")
        return self


class GoalOrder(_Strict):
    """`lines`: «title, colour, size, pieces, price». `parcel`: it goes to the shopper's own parcel address."""

    status: str
    method: str | None = None
    total: float
    lines: Annotated[list[str], Field(min_length=1)]
    parcel: bool = True

    def wanted(self) -> list[LedgerLine]:
        rows = [[part.strip() for part in line.split(",")] for line in self.lines]
        return sorted(LedgerLine(title, colour, size, int(pieces), float(price)) for title, colour, size, pieces, price in rows)


class Goal(_Strict):
    """The database at the end. What is not named must not have changed."""

    orders: list[GoalOrder] = Field(default_factory=list)
    payments: list[str] = Field(default_factory=list)  # «status sum», in their order
    tickets: list[str] = Field(default_factory=list)
    takeovers: list[str] = Field(default_factory=list)
    reminders: int = 0
    remembers: bool | None = None
    stopped: bool | None = None
    owner: str = "bot"
    state: str | None = None


class Parcel(_Strict):
    """As the shopper writes it; `stands` overrides what must be written on the parcel."""

    full_name: str = "Коваль Ірина"
    phone: str = "0671112233"
    city: str = "Львів"
    np_branch: str = "відділення 7"
    stands: dict[str, str] = Field(default_factory=dict)

    def parts(self) -> list[str]:
        return [self.city, self.np_branch, self.full_name, self.phone]

    def expected(self) -> dict[str, str]:
        digits = "".join(c for c in self.phone if c.isdigit())
        branch = "".join(c for c in self.np_branch if c.isdigit())
        written = {"full_name": self.full_name, "city": self.city, "np_branch": branch, "phone": f"+38{digits[-10:]}"}
        return written | self.stands


class Scripted(_Strict):
    """A shopper. `wishes`: what they say when the shop lacks a slot they have in mind; `has`: what the slot should hold."""

    shopper: str
    covers: str
    setup: dict[str, Any] = Field(default_factory=dict)
    parcel: Parcel = Parcel()
    wishes: dict[str, tuple[str | int, str]] = Field(default_factory=dict)  # slot → (value, words)
    steps: Annotated[list[Step], Field(min_length=1)]
    goal: Goal = Goal()


def load(folder: Path, name: str | None = None) -> list[Scripted]:
    """All shoppers of the folder, or those whose name or file begins with `name`. Raises ShoppersWrong."""
    found: list[Scripted] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            rows = [Scripted.model_validate(row) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
        except (ValidationError, yaml.YAMLError) as wrong:
            raise ShoppersWrong(f"{path.name}: {wrong}") from None
        found += [s for s in rows if not name or s.shopper.startswith(name) or path.stem == name]
    names = [s.shopper for s in found]
    if twice := {n for n in names if names.count(n) > 1}:
        raise ShoppersWrong(f"shoppers of one name: {', '.join(sorted(twice))}")
    if not found:
        raise ShoppersWrong(f"no shopper «{name}»" if name else f"no shoppers in {folder.name}")
    return found
