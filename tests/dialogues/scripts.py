"""Readable dialogue scripts: their form, read strictly so that a misspelt expectation cannot pass unseen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

HERE = Path(__file__).parent
Piece = str | list[str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Expects(_Strict):
    state: str | None = None
    intent: str | None = None
    owner: str | None = None
    handoff: bool | None = None
    alerts: int | None = None
    followups: int | None = None
    followups_max: int | None = None
    slots: dict[str, Any] = Field(default_factory=dict)
    order: dict[str, Any] | None = Field(default_factory=dict)
    orders: int | None = None
    has: list[Piece] = Field(default_factory=list)
    lacks: list[str] = Field(default_factory=list)
    words_lack: list[str] = Field(default_factory=list)
    kinds: list[str] = Field(default_factory=list)
    no_kinds: list[str] = Field(default_factory=list)
    buttons: list[str] = Field(default_factory=list)
    silence: bool | None = None
    bubbles_max: int | None = None


class Step(_Strict):
    says: str | None = None
    shows: str | dict[str, Any] | None = None
    taps: str | None = None
    choice: str | None = None
    staff: str | None = None
    text: str | None = None
    hours: float | None = None
    setup: dict[str, Any] | None = None
    expects: Expects = Field(default_factory=Expects)

    @model_validator(mode="after")
    def _does_one_thing(self) -> Step:
        done = [self.says if self.says is not None else self.shows, self.taps, self.choice, self.staff, self.hours, self.setup]
        if sum(each is not None for each in done) != 1:
            raise ValueError("a step does exactly one thing")
        return self

    def line(self, offered: dict[str, str]) -> dict[str, Any]:
        """The line that `talk --json` takes; `offered` maps labels and values of buttons shown to values."""
        if self.taps is not None:
            assert self.taps in offered, f"no button «{self.taps}» among {sorted(offered)}"
            return {"choice": offered[self.taps]}
        if self.staff is not None:
            return {"staff": self.staff} | ({"text": self.text} if self.text else {})
        if self.hours is not None:
            return {"advance_hours": self.hours}
        if self.setup is not None:
            return {"setup": self.setup}
        if self.choice is not None:
            return {"choice": self.choice}
        seen = {"kind": self.shows} if isinstance(self.shows, str) else self.shows
        return ({"text": self.says} if self.says is not None else {}) | ({"sighting": seen} if seen else {})


class Script(_Strict):
    """`later`: why it cannot pass yet; a script that passes although it says so fails."""

    script: str
    later: str = ""
    talk: list[Step] = Field(min_length=1)


def scripts_of(path: Path) -> list[Script]:
    return [Script.model_validate(each) for each in yaml.safe_load(path.read_text(encoding="utf-8"))]


def every_script() -> list[tuple[str, Script]]:
    """All scripts with their ids, «file: title»."""
    return [(f"{path.stem}: {script.script}", script) for path in sorted(HERE.glob("*.yaml")) for script in scripts_of(path)]
