"""What an evaluation found: figures, gates, and every failed visit as a readable talk. The same runs give the same bytes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.cli.eval.estimates import interval, pass_hat, percentile
from app.cli.eval.runs import KINDS, Run

CLEAN, NOISY, AT, TURNS, SHARE = 0.95, 0.85, 4, 3000, 0.6


@dataclass(frozen=True)
class Gate:
    name: str
    holds: bool
    figure: str


@dataclass(frozen=True)
class Report:
    """Over all visits. `understanding`: of the labelled messages; `cases`: of the frozen cases; None where there are none.

    `floors`: check → the share of frozen cases' lines that must be right.
    """

    runs: Sequence[Run]
    seed: int
    noise_seeds: int
    understanding: dict[str, Any] | None = None
    cases: dict[str, Any] | None = None
    floors: Mapping[str, float] = field(default_factory=dict)

    @property
    def clean(self) -> list[Run]:
        return [run for run in self.runs if run.noise == 0]

    @property
    def noisy(self) -> dict[str, list[bool]]:
        """Of each shopper, in the order of the noise seeds asked for; rounds added for their turns are not counted."""
        found: dict[str, list[bool]] = {}
        for run in self.runs:
            if 0 < run.noise <= self.noise_seeds:
                found.setdefault(run.shopper, []).append(run.passed)
        return found

    def pass_noisy(self, k: int) -> float | None:
        return pass_hat(list(self.noisy.values()), k)

    @property
    def turns(self) -> int:
        return sum(len(run.turns) for run in self.runs)

    def count(self, kind: str) -> int:
        return sum(broken.kind == kind for run in self.runs for broken in run.broken)

    @property
    def noise_share(self) -> float:
        """Of noisy visits' messages, those with at least one operation."""
        messages = [turn for run in self.runs if run.noise for turn in run.turns if turn.is_message]
        return sum(bool(turn.ops) for turn in messages) / len(messages) if messages else 0.0

    def gates(self) -> list[Gate]:
        return [*(self._gates_of_visits() if self.runs else ()), *self.gates_of_cases()]

    def gates_of_cases(self) -> Iterator[Gate]:
        shares = (self.cases or {}).get("shares", {})
        for check, floor in self.floors.items():
            if (found := shares.get(check)) is None:
                continue
            yield Gate(f"frozen cases, {check} ≥ {floor:.1%}", found["share"] >= floor, f"{found['share']:.1%} of {found['of']}")

    def _gates_of_visits(self) -> list[Gate]:
        clean = sum(run.passed for run in self.clean) / max(len(self.clean), 1)
        noisy, share = self.pass_noisy(AT), self.noise_share
        gates = [Gate("pass^1 clean ≥ 95 %", clean >= CLEAN, f"{clean:.1%} of {len(self.clean)}")]
        if noisy is not None:
            gates += [
                Gate("pass^4 noisy ≥ 85 %", noisy >= NOISY, f"{noisy:.1%}, {self.noise_seeds} noise seeds"),
                Gate("≥ 1 operation in 60 % of messages", share >= SHARE, f"{share:.1%}"),
            ]
        facts, writes = self.count("fact"), self.count("write")
        gates.append(Gate("0 wrong facts in 3,000 checked turns", not facts and self.turns >= TURNS, f"{facts} in {self.turns:,}"))
        gates.append(Gate("0 writes nobody asked for", not writes, f"{writes}"))
        return gates

    def as_json(self) -> dict[str, Any]:
        passed = sum(run.passed for run in self.clean)
        return {
            "seed": self.seed,
            "shoppers": len(self.clean),
            "noise_seeds": self.noise_seeds,
            "gates": [{"gate": g.name, "holds": g.holds, "figure": g.figure} for g in self.gates()],
            "pass_1_clean": _rounded(passed / max(len(self.clean), 1)),
            "pass_1_clean_interval": [_rounded(edge) for edge in interval(passed, len(self.clean))],
            "pass_k_noisy": {str(k): _rounded(self.pass_noisy(k)) for k in range(1, 9) if self.pass_noisy(k) is not None},
            "noise_share": _rounded(self.noise_share),
            "noise_operations": dict(sorted(Counter(op for run in self.runs for t in run.turns for op in t.ops).items())),
            "turns": self.turns,
            "broken": {kind: self.count(kind) for kind in KINDS},
            "model_calls": sum(turn.calls for run in self.runs for turn in run.turns),
            "understanding": self.understanding,
            "cases": self.cases,
            "shoppers_passed": {name: f"{sum(visits)}/{len(visits)}" for name, visits in self._visits().items()},
            "failed": [_failed(run) for run in self.runs if not run.passed],
        }

    def _visits(self) -> dict[str, list[bool]]:
        return {run.shopper: [run.passed, *self.noisy.get(run.shopper, [])] for run in self.clean}

    def timings(self) -> dict[str, Any]:
        """Milliseconds a line, the first one of the process apart: it loads the dictionaries."""
        spent = [turn.ms for run in self.runs for turn in run.turns if turn.is_message]
        first, warm = spent[:1], spent[1:]
        return {
            "messages": len(spent),
            "first_ms": round(first[0], 3) if first else 0,
            "p50_ms": round(percentile(warm, 0.5), 3),
            "p95_ms": round(percentile(warm, 0.95), 3),
            "most_ms": round(max(warm, default=0), 3),
        }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _failed(run: Run) -> dict[str, Any]:
    return {
        "shopper": run.shopper,
        "noise": run.noise,
        "broken": [{"kind": b.kind, "what": b.what, "turn": b.turn} for b in run.broken],
        "talk": excerpt(run).split("\n"),
    }


def excerpt(run: Run) -> str:
    """The visit as the shopper saw it, what broke beside the turn that broke it."""
    rows = [f"{run.shopper}, {f'noise {run.noise}' if run.noise else 'clean'}: {run.covers}"]
    for number, turn in enumerate(run.turns, 1):
        rows.append("  › " + turn.line.replace("\n", " ⏎ ") + (f"   ({', '.join(turn.ops)})" if turn.ops else ""))
        rows += ["    " + said.replace("\n", " | ") for said in turn.said] or ["    …"]
        rows += [f"    ✗ {b.kind}: {b.what}" for b in run.broken if b.turn == number and b.kind != "goal"]
    rows += [f"  ✗ {b.kind}: {b.what}" for b in run.broken if b.kind == "goal" or b.turn == 0]
    return "\n".join(rows)


def write(report: Report, folder: Path) -> None:
    """eval.json, the same for the same seed; eval-talks.txt, the failed visits; eval-timings.json, of this run alone."""
    folder.mkdir(parents=True, exist_ok=True)
    _dump(folder / "eval.json", report.as_json())
    _dump(folder / "eval-timings.json", report.timings())
    failed = (run for run in report.runs if not run.passed)
    (folder / "eval-talks.txt").write_text(_talks(failed), encoding="utf-8")


def _talks(failed: Iterable[Run]) -> str:
    return "".join(excerpt(run) + "\n\n" for run in failed)


def _dump(path: Path, found: dict[str, Any]) -> None:
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
