"""A scripted shopper at the counter: says what the script's state says until it sees what it waits for, then goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from app.cli.eval import ledger
from app.cli.eval.checks.facts import wrong_facts
from app.cli.eval.checks.policy import Manners
from app.cli.eval.checks.rows import short_of, unasked
from app.cli.eval.checks.scene import Memory, Scene
from app.cli.eval.checks.shelf import Shelf
from app.cli.eval.counter import Counter
from app.cli.eval.ledger import Ledger
from app.cli.eval.noise import Noise, Uttered
from app.cli.eval.runs import Run
from app.cli.eval.shoppers import PARCEL, PATIENCE, Scripted, Step, Until
from app.cli.talk.clock import TalkClock
from app.errors import ShoppersWrong


@dataclass
class Visit:
    """One run of one shopper on a shop wiped clean. `zone`: the shop's."""

    counter: Counter
    clock: TalkClock
    shopper: Scripted
    shelf: Shelf
    zone: ZoneInfo
    run: Run
    noise: Noise | None = None
    out: dict[str, Any] = field(default_factory=dict)
    offered: dict[str, str] = field(default_factory=dict)
    allowed: set[str] = field(default_factory=set)
    memory: Memory = field(default_factory=Memory)
    manners: Manners = field(default_factory=Manners)
    rows: Ledger = field(default_factory=Ledger)
    gone: bool = False  # out of patience, or a line could not be taken: the visit is over

    def walk(self) -> Run:
        """To the end of the script, or until the shopper loses patience: the goal is not asked of one who left."""
        self.out = self.counter.take({"setup": self.shopper.setup})
        if "error" in self.out:
            raise ShoppersWrong(f"{self.shopper.shopper}: {self.out['error']}")
        self.memory.said.append(str(self.shopper.setup))
        self.rows = start = ledger.read()
        self._note(self.out)
        for step in self.shopper.steps:
            if not self.gone and (not step.unless or _lacks(step.unless, self.out)):
                self._take(step)
        self.run.breaks("goal", [] if self.gone else self._short(start))
        return self.run

    def _short(self, start: Ledger) -> list[str]:
        goal = self.shopper.goal
        wrong = short_of(goal, self.shopper.parcel, start, self.rows)
        wrong += [
            f"{key} is {self.out[key]}, not {want}"
            for key, want in (("owner", goal.owner), ("state", goal.state))
            if want and self.out[key] != want
        ]
        return wrong

    def _take(self, step: Step) -> None:
        self.allowed |= set(step.may)
        if step.says is None:
            self._do(step)
            self._stuck(step)
            return
        for attempt in range(PATIENCE if step.until else 1):
            wish = self._wish() if attempt else None
            self._say(wish or step.says[min(attempt, len(step.says) - 1)], step)
            if step.until is None or not _lacks(step.until, self.out):
                return
        self._stuck(step)

    def _stuck(self, step: Step) -> None:
        if step.until and (lacks := _lacks(step.until, self.out)):
            self.gone = True
            self.run.breaks("stuck", lacks)

    def _wish(self) -> str | None:
        """The shopper sees what the shop lacks and says that instead of the same again."""
        return next((words for slot, (value, words) in self.shopper.wishes.items() if self.out["slots"].get(slot) != value), None)

    def _say(self, text: str, step: Step) -> None:
        parts = self.shopper.parcel.parts() if PARCEL in text else None
        if parts:
            self.allowed |= {"order", "parcel"}
            text = text.replace(PARCEL, ", ".join(parts))
        plain = step.plain or self.noise is None
        said = Uttered((text,)) if plain or self.noise is None else self.noise.disturb(text, parts)
        if said.before:
            self._line({"text": said.before}, ("digression",))
        ops = tuple(op for op in said.ops if op != "digression" or not said.before)
        for index, piece in enumerate(said.texts):
            last = index == len(said.texts) - 1
            if said.together and not last:
                self.memory.said.append(piece)
                self.counter.leave(piece)
                continue
            seen = {"sighting": step.shows} if step.shows and last else {}
            shown = " ⏎ ".join(said.texts) if said.together else piece
            self._line({"text": piece} | seen, ops, shown)

    def _do(self, step: Step) -> None:
        if step.shows is not None:
            self.allowed |= {"receipt"} if step.shows.get("kind") == "receipt" else set()
            self._line({"sighting": step.shows}, (), f"[{step.shows}]")
        elif step.taps is not None:
            if step.taps not in self.offered:
                self.gone = True
                self.run.breaks("stuck", [f"no button «{step.taps}» among {sorted(self.offered)}"])
                return
            self._line({"choice": self.offered[step.taps]}, (), f"[taps {step.taps}]")
        elif step.staff is not None:
            self.allowed |= {"staff"}
            self._line(
                {"staff": step.staff} | ({"text": step.text} if step.text else {}),
                (),
                f"[staff: {step.staff} {step.text or ''}]",
                step.text or "",
            )
        else:
            self.allowed |= {"clock"}
            self._line({"advance_hours": step.hours}, (), f"[{step.hours} hours pass]")

    def _line(self, line: dict[str, Any], ops: tuple[str, ...], shown: str = "", quoted: str = "") -> None:
        """One line through the shop, judged."""
        if "sighting" in line and line["sighting"].get("kind") == "receipt":
            self.allowed |= {"receipt"}
        self.memory.said.append(str(line.get("text") or "") + str(line.get("sighting") or "") + str(line.get("choice") or ""))
        before, rows, faults = self.out, self.rows, self.counter.faults
        out = self.counter.take(line)
        self.run.hears(shown or str(line.get("text")), out, ops, is_message="text" in line)
        if "error" in out:
            self.gone = True
            self.run.breaks("error", [out["error"]])
            return
        self.out = out
        self.run.breaks("error", ["the shop broke at this line"] if self.counter.faults > faults else [])
        self.rows = ledger.read()
        scene = Scene(self.out, self.rows, self.shelf, self.memory, self.clock().astimezone(self.zone))
        self.run.breaks("fact", wrong_facts(scene, quoted))
        self.run.breaks("policy", self.manners.breaches(self.out, before, quoted))
        self.run.breaks("write", unasked(rows, self.rows, self.allowed))
        self._note(self.out)

    def _note(self, out: dict[str, Any]) -> None:
        """What later turns may refer to, and the buttons that may be tapped."""
        self.memory.note(out)
        shown = [c for b in out.get("bubbles", ()) for c in b.get("choices", ())]
        self.offered |= {c["label"]: c["choice"] for c in shown} | {c["choice"]: c["choice"] for c in shown}


def _lacks(until: Until, out: dict[str, Any]) -> list[str]:
    """What the shopper does not see yet, one line each."""
    order, text = out["order"] or {}, out["text"].casefold()
    lacks = [
        f"{key} is {out[key]}, not {want}"
        for key, want in (("state", until.state), ("owner", until.owner))
        if want and out[key] != want
    ]
    lacks += [
        f"{slot} is {out['slots'].get(slot)}, not {want}" for slot, want in until.slots.items() if out["slots"].get(slot) != want
    ]
    if until.order and order.get("status") != until.order:
        lacks.append(f"the order is {order.get('status')}, not {until.order}")
    if until.total is not None and order.get("total") != until.total:
        lacks.append(f"the order's total is {order.get('total')}, not {until.total:g}")
    if until.kinds and not set(until.kinds) & {b["kind"] for b in out["bubbles"]}:
        lacks.append(f"none of {until.kinds} is shown")
    lacks += [f"«{piece}» is not said" for piece in until.has if piece.casefold() not in text]
    if until.silence is not None and until.silence != (not out["bubbles"]):
        lacks.append("silence" if not until.silence else "not silent")
    return lacks
