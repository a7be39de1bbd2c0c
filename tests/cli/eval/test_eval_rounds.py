"""The evaluation as a proof: figures over all rounds so far, gates as soon as there are rounds enough for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.cli.eval.report import Report
from app.cli.eval.rounds import WHOLE, figures, record, round_of
from app.cli.eval.runs import KINDS
from tests.cli.eval.conftest import Visited, suite_of


def round_(passed: list[bool], **broken: int) -> dict[str, Any]:
    names = {f"shopper {n}": holds for n, holds in enumerate(passed)}
    counts = {kind: broken.get(kind, 0) for kind in KINDS}
    return {"passed": names, "turns": 400, "messages": 100, "disturbed": 70, "broken": counts, "cases": None, "cases_hold": True}


def test_a_gate_is_there_once_its_rounds_are() -> None:
    assert set(figures([round_([True])])["gates"]) == {
        "pass^1 clean ≥ 95 %", "0 wrong facts", "0 writes nobody asked for", "frozen cases at their floors",
    }  # fmt: skip
    whole = figures([round_([True])] * WHOLE)
    assert whole["gates"]["pass^4 noisy ≥ 85 %"] and whole["gates"]["3000 turns checked"]
    assert (whole["turns_checked"], whole["noise_share"], whole["pass_k_noisy"]["8"]) == (400 * WHOLE, 0.7, 1.0)


def test_pass_k_is_estimated_over_the_noisy_rounds_alone() -> None:
    rounds = [round_([True, True]), *[round_([True, n > 0]) for n in range(8)]]
    assert figures(rounds)["pass_k_noisy"] == {str(k): round((1 + (8 - k) / 8) / 2, 4) for k in range(1, 9)}


def test_one_wrong_fact_or_write_in_any_round_breaks_its_gate() -> None:
    for kind, gate in (("fact", "0 wrong facts"), ("write", "0 writes nobody asked for")):
        assert not figures([round_([True]), round_([True], **{kind: 1})])["gates"][gate]


def test_a_round_is_recorded_on_top_of_the_earlier_ones(visited: Visited, tmp_path: Path) -> None:
    suite = suite_of("size_words", 1)
    clean, noisy = (Report(list(suite.round(visited.clock, n)), 1, 1) for n in (0, 1))
    (tmp_path / "eval.json").write_text(json.dumps({"by_round": [{"round": round_of(clean)}]}), encoding="utf-8")
    record(noisy, 1, tmp_path / "eval.json", tmp_path / "left.json")
    told = json.loads((tmp_path / "left.json").read_text(encoding="utf-8"))
    assert told["figures"]["turns_checked"] == clean.turns + noisy.turns
    assert told["round"]["passed"] == {"size_words": noisy.runs[0].passed}
    assert told["holds"] is all(told["figures"]["gates"].values())
