"""Frozen cases as they lie in eval/cases/*.jsonl: one line a case, checks as data.

Read strictly: a misspelt check would be an expectation that nobody checks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import ShoppersWrong

SCALARS = str | int | float | None


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WantedOrder(_Strict):
    """Of the newest order. `lines`: [title, colour, size, pieces], in any order. Only the keys given are compared."""

    status: str | list[str] | None = None
    total: float | list[float] | None = None
    payment_method: str | list[str] | None = None
    lines: list[tuple[str, str, str, int]] | None = None


class Line(_Strict):
    """A line of the terminal's contract and what must hold of its answer. A list of values: any of them is right.

    `order`: null is «no order at all». `says`, `never`: patterns, letter case aside. `error`: the line must be refused.
    """

    sent: Annotated[dict[str, Any], Field(alias="in")]
    intent: str | list[str] | None = None
    state: str | list[str] | None = None
    slots: dict[str, SCALARS | list[SCALARS]] = Field(default_factory=dict)
    order: WantedOrder | None = None
    orders: int | list[int] | None = None
    alerts: int | list[int] | None = None
    followups: int | list[int] | None = None
    owner: str | list[str] | None = None
    handoff: bool | None = None
    silent: bool = False
    error: bool = False
    says: list[str] = Field(default_factory=list)
    never: list[str] = Field(default_factory=list)
    kinds: list[str] = Field(default_factory=list)
    no_kinds: list[str] = Field(default_factory=list)
    says_bot: bool = False  # asked whether it is a bot, so the word may come a second time

    @property
    def is_message(self) -> bool:
        return "text" in self.sent or "sighting" in self.sent

    @property
    def quoted(self) -> str:
        """Staff's own words: theirs, not the shop's."""
        return str(self.sent.get("text") or "") if "staff" in self.sent else ""

    def asks_of(self, *keys: str) -> bool:
        """Whether something is expected of any of them; null is an expectation where it was written."""
        return any(key in self.model_fields_set for key in keys)


class Case(_Strict):
    """`about`: of a talk, what it is about. `setup`: as in the terminal's contract."""

    case: str
    about: str = ""
    setup: dict[str, Any] = Field(default_factory=dict)
    steps: Annotated[list[Line], Field(min_length=1)]

    @property
    def is_first_meeting(self) -> bool:
        """Nobody has been greeted or known before: the first reply introduces."""
        return self.setup.get("state", "init") == "init" and set(self.setup) <= {"state"}


def load(folder: Path, part: int = 1) -> list[Case]:
    """Of all files, in their order; `part` 3 keeps every third of each file. Raises ShoppersWrong."""
    found: list[Case] = []
    for path in sorted(folder.glob("*.jsonl")):
        rows = path.read_text(encoding="utf-8").splitlines()
        for number, row in list(enumerate(rows, 1))[::part]:
            try:
                found.append(Case.model_validate_json(row))
            except ValidationError as wrong:
                raise ShoppersWrong(f"{path.name}, line {number}: {wrong}") from None
    names = [case.case for case in found]
    if len(set(names)) < len(names):
        raise ShoppersWrong(f"cases of one name: {', '.join(sorted({n for n in names if names.count(n) > 1}))}")
    return found


def floors(folder: Path) -> dict[str, float]:
    """Check → the share that must be right, from floor.yaml; raised when the shop understands more, never lowered."""
    found: dict[str, float] = yaml.safe_load((folder / "floor.yaml").read_text(encoding="utf-8"))
    return found
