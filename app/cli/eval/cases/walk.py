"""Cases said to the shop, one after another in one process, each to a shop wiped clean; every answer judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from app.cli.eval import ledger
from app.cli.eval.cases.frozen import Case, Line
from app.cli.eval.cases.judge import Miss, misses, repeats
from app.cli.eval.checks import shelf
from app.cli.eval.checks.facts import wrong_facts
from app.cli.eval.checks.policy import Manners
from app.cli.eval.checks.scene import Memory, Scene
from app.cli.eval.checks.shelf import Shelf
from app.cli.eval.counter import Counter
from app.cli.talk.clock import TalkClock
from app.errors import ShoppersWrong
from app.services.runtime import runtime


@dataclass(frozen=True, slots=True)
class Heard:
    """One line and its answer. `intent`: as read, None where nothing was said."""

    line: Line
    said: tuple[str, ...]
    intent: str | None
    ms: float
    misses: tuple[Miss, ...]


@dataclass
class Judged:
    case: Case
    heard: list[Heard] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not any(heard.misses for heard in self.heard)


def walk(clock: TalkClock, cases: Iterable[Case]) -> Iterator[Judged]:
    """As they end. Raises ShoppersWrong for a setup the shop does not take."""
    goods = shelf.read(runtime().settings.seed_files[0].parent)
    for case in cases:
        ledger.wipe()
        clock.now = TalkClock(goods.zone).now
        yield _Sitting(Counter(clock), clock, goods, case).judged()


@dataclass
class _Sitting:
    counter: Counter
    clock: TalkClock
    goods: Shelf
    case: Case
    memory: Memory = field(default_factory=Memory)
    manners: Manners = field(default_factory=Manners)
    before: dict[str, Any] = field(default_factory=dict)  # the last answer of any line
    spoke: dict[str, Any] | None = None  # the last one with words
    met: bool = False  # introduced already, or known from before

    def judged(self) -> Judged:
        found = Judged(self.case)
        self.before = self.counter.take({"setup": self.case.setup})
        if "error" in self.before:
            raise ShoppersWrong(f"{self.case.case}: {self.before['error']}")
        self.memory.said.append(str(self.case.setup))
        self.memory.note(self.before)
        self.met = not self.case.is_first_meeting
        found.heard = [self._hear(line) for line in self.case.steps]
        return found

    def _hear(self, line: Line) -> Heard:
        self.memory.said.append(" ".join(str(value) for value in line.sent.values()))
        faults = self.counter.faults
        out = self.counter.take(line.sent)
        wrong = misses(line, out)
        if self.counter.faults > faults:
            wrong.append(Miss("error", "an answer", "a fault and an apology"))
        if "error" not in out:
            wrong += [*self._untrue(line, out), *self._rude(line, out)]
            self.memory.note(out)
            self.before, self.spoke = out, out if out["text"] else self.spoke
        said = tuple(bubble["text"] for bubble in out.get("bubbles", ()))
        return Heard(line, said, out.get("intent"), float(out.get("ms", 0)), tuple(wrong))

    def _untrue(self, line: Line, out: dict[str, Any]) -> Iterator[Miss]:
        zone = ZoneInfo(self.goods.zone)
        scene = Scene(out, ledger.read(), self.goods, self.memory, self.clock().astimezone(zone))
        yield from (Miss("facts", "nothing but facts", wrong) for wrong in wrong_facts(scene, line.quoted))

    def _rude(self, line: Line, out: dict[str, Any]) -> Iterator[Miss]:
        said_before = self.manners.introduced
        for breach in self.manners.breaches(out, self.before, line.quoted):
            if not (line.says_bot and "introduced" in breach):
                yield Miss("manners", "good manners", breach)
        if not self.met and line.is_message and out["text"] and out["owner"] == "bot" and self.manners.introduced == said_before:
            yield Miss("manners", "an introduction in the first reply", out["text"][:120])
        self.met = self.met or line.is_message
        yield from repeats(out, self.spoke)
