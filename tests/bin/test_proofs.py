"""bin/test --proof: a file after every round, going on with --resume, how many rounds the figures rest on."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BIN = Path(__file__).resolve().parents[2] / "bin"
# A round that adds its number to those of earlier rounds, and fails in round 3.
SUMMING = """
import json, os, pathlib, sys
so_far, number = pathlib.Path(sys.argv[2]), int(sys.argv[1])
earlier = [row["round"]["n"] for row in json.loads(so_far.read_text())["by_round"]] if so_far.exists() else []
told = {"round": {"n": number}, "figures": {"sum": sum(earlier) + number, "rows": len(earlier)}, "holds": number != 3}
pathlib.Path(sys.argv[3]).write_text(json.dumps(told))
"""
TIMED = """
def test_it(record_property):
    import os
    record_property("seconds", 3 - int(os.environ["PROOF_ROUND"]))
    record_property("on", "a table")
    assert os.environ["PROOF_ROUND"] != "2"
"""


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BIN))
    return importlib.import_module("proofs")


def seconds(step: float) -> Callable[[], float]:
    """A clock that goes on by `step` each time it is looked at."""
    ticks: Iterator[float] = iter(step * tick for tick in range(1000))
    return lambda: next(ticks)


def found(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "sums.json").read_text(encoding="utf-8")))


def summing(proofs: ModuleType, rounds: int) -> Any:
    return proofs.Proof("sums", ("-c", SUMMING, "{round}", "{so_far}", "{record}"), rounds=rounds)


def test_rounds_are_drawn_together_and_the_file_says_on_how_many_it_rests(
    proofs: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert proofs.prove("sums", summing(proofs, 3), sys.executable, tmp_path)
    told = found(tmp_path)
    assert (told["rounds"], told["figures"], told["holds"]) == (3, {"sum": 3, "rows": 2}, True)
    assert "The figures rest on 3 round(s): docs/proofs/sums.json" in capfd.readouterr().out
    assert list(tmp_path.iterdir()) == [tmp_path / "sums.json"]


def test_minutes_end_the_rounds_but_never_before_the_first_and_resume_goes_on(
    proofs: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert proofs.prove("sums", summing(proofs, 3), sys.executable, tmp_path, minutes=0.5, now=seconds(60))
    assert found(tmp_path)["rounds"] == 1
    assert "rest on 1 round(s) of 3; continue with --resume" in capfd.readouterr().out
    assert proofs.prove("sums", summing(proofs, 3), sys.executable, tmp_path, resume=True)
    assert (found(tmp_path)["rounds"], found(tmp_path)["figures"]) == (3, {"sum": 3, "rows": 2})
    assert found(tmp_path)["by_round"][0]["seconds"] == 60


def test_without_resume_the_rounds_begin_anew(proofs: ModuleType, tmp_path: Path) -> None:
    for _ in range(2):
        proofs.prove("sums", summing(proofs, 2), sys.executable, tmp_path)
        assert found(tmp_path)["figures"] == {"sum": 1, "rows": 1}


def test_a_round_that_does_not_hold_fails_the_proof(proofs: ModuleType, tmp_path: Path) -> None:
    assert not proofs.prove("sums", summing(proofs, 4), sys.executable, tmp_path)
    assert not found(tmp_path)["holds"]


def test_a_file_cut_short_is_begun_anew(proofs: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "sums.json").write_text('{"by_round": [', encoding="utf-8")
    assert proofs.Record(tmp_path / "sums.json").rounds() == []


def test_what_a_marked_test_records_are_the_figures_the_worst_of_all_rounds(proofs: ModuleType, tmp_path: Path) -> None:
    test = tmp_path / "test_timed.py"
    test.write_text(TIMED, encoding="utf-8")
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(test))
    proof = proofs.Proof("times", words, rounds=2, pytest=True)
    assert proofs.prove("sums", proof, sys.executable, tmp_path)
    assert found(tmp_path)["figures"] == {"tests": 1, "seconds": 3, "on": "a table"}
    assert not proofs.prove("sums", proofs.Proof("times", words, rounds=3, pytest=True), sys.executable, tmp_path)


def test_a_round_that_dies_is_a_row_that_does_not_hold(proofs: ModuleType, tmp_path: Path) -> None:
    assert not proofs.prove("sums", proofs.Proof("dies", ("-c", "raise SystemExit(3)")), sys.executable, tmp_path)
    assert found(tmp_path)["by_round"][0]["figures"] == {}
