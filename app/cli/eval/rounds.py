"""The evaluation as a proof: one round is every shopper once, and the figures are drawn from all rounds so far.

`bin/test --proof eval` runs a round a process: round 0 is clean and hears the frozen cases, round n has noise seed n.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.cli.eval.estimates import interval, pass_hat
from app.cli.eval.report import AT, CLEAN, NOISY, SHARE, TURNS, Report
from app.cli.eval.runs import KINDS

Round = dict[str, Any]
WHOLE = 14  # rounds in which more than TURNS turns are checked; `bin/test` asks for as many


def round_of(report: Report) -> Round:
    """What one round adds; plain numbers, and the failed visits to read."""
    messages = [turn for run in report.runs for turn in run.turns if turn.is_message]
    return {
        "passed": {run.shopper: run.passed for run in report.runs},
        "turns": report.turns,
        "messages": len(messages),
        "disturbed": sum(bool(turn.ops) for turn in messages),
        "broken": {kind: report.count(kind) for kind in KINDS},
        "cases": report.cases["shares"] if report.cases else None,
        "cases_hold": all(gate.holds for gate in report.gates_of_cases()),
        "failed": report.as_json()["failed"],
    }


def record(report: Report, number: int, so_far: Path | None, into: Path) -> None:
    """Writes this round and the figures over all of them, as `bin/proofs.py` asks."""
    earlier = json.loads(so_far.read_text(encoding="utf-8"))["by_round"] if so_far and so_far.exists() else []
    this = round_of(report)
    together = figures([*(row["round"] for row in earlier[:number]), this])
    told = {"round": this, "figures": together, "holds": all(together["gates"].values())}
    into.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def figures(rounds: list[Round]) -> dict[str, Any]:
    """`rounds`: the clean one first. A gate that has not enough rounds yet is left out."""
    clean, *noisy = rounds
    passed, came = sum(clean["passed"].values()), len(clean["passed"])
    visits = [[each["passed"][name] for each in noisy if name in each["passed"]] for name in clean["passed"]]
    shares = {str(k): share for k in range(1, 9) if (share := pass_hat(visits, k)) is not None}
    broken = {kind: sum(each["broken"][kind] for each in rounds) for kind in KINDS}
    turns, disturbed = sum(each["turns"] for each in rounds), sum(each["disturbed"] for each in noisy)
    noise = disturbed / max(sum(each["messages"] for each in noisy), 1)
    gates = {"pass^1 clean ≥ 95 %": passed / max(came, 1) >= CLEAN, "0 wrong facts": not broken["fact"]}
    gates |= {"0 writes nobody asked for": not broken["write"], "frozen cases at their floors": clean["cases_hold"]}
    gates |= {"pass^4 noisy ≥ 85 %": shares[str(AT)] >= NOISY} if str(AT) in shares else {}
    gates |= {"≥ 1 operation in 60 % of messages": noise >= SHARE} if noisy else {}
    gates |= {f"{TURNS} turns checked": turns >= TURNS} if len(rounds) >= WHOLE else {}
    return {
        "pass_1_clean": round(passed / max(came, 1), 4),
        "pass_1_clean_interval": [round(edge, 4) for edge in interval(passed, came)],
        "pass_k_noisy": {k: round(share, 4) for k, share in shares.items()},
        "turns_checked": turns,
        "noise_share": round(noise, 4),
        "broken": broken,
        "frozen_cases": clean["cases"],
        "gates": gates,
    }
