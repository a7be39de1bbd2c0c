"""One shopper's visit: what was said, and everything that was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

KINDS = ("error", "fact", "policy", "write", "stuck", "goal")


@dataclass(frozen=True, slots=True)
class Broken:
    """`kind`: one of KINDS; `turn` counts from 1, 0 for the visit as a whole."""

    kind: str
    what: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line and its answer. `line`: what was done, readable; `ms` is kept apart from the report."""

    line: str
    said: tuple[str, ...]  # the bubbles' texts
    state: str
    intent: str | None
    ops: tuple[str, ...]
    ms: float
    calls: int
    is_message: bool


@dataclass
class Run:
    """`noise`: the noise seed, 0 for a clean visit."""

    shopper: str
    covers: str
    noise: int
    turns: list[Spoken] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.broken

    def breaks(self, kind: str, what: list[str]) -> None:
        self.broken += [Broken(kind, each, len(self.turns)) for each in what]

    def hears(self, line: str, out: dict[str, Any], ops: tuple[str, ...], *, is_message: bool) -> None:
        said = tuple(b["text"] for b in out.get("bubbles", ()))
        ms, calls = float(out.get("ms", 0)), int(out.get("llm_calls", 0))
        self.turns.append(Spoken(line, said, out.get("state", ""), out.get("intent"), ops, ms, calls, is_message))
