"""The bench itself: figures are computed right, and a short run measures every row and writes its JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.__main__ import main
from bench.figures import Row, Spread, percentile


def test_a_spread_is_median_lowest_and_highest() -> None:
    assert Spread.of([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.01, 1), (0.999, 100)])
def test_a_percentile_is_the_nearest_rank(share: float, value: float) -> None:
    assert percentile(range(1, 101), share) == value


def test_a_ratio_is_held_against_bare_and_a_count_by_its_worst() -> None:
    bare = Spread(2.0, 2.0, 2.0)
    assert Row(1, "cpu", "× bare", Spread(3.0, 1.0, 9.0), 1.5, bare).met
    assert not Row(1, "cpu", "× bare", Spread(3.1, 1.0, 9.0), 1.5, bare).met
    assert Row(2, "p50", "ms", Spread(8.0, 1.0, 99.0), 8, bare).met
    assert Row(6, "commits", "count", Spread(2, 1, 2), 2, hard=True).met
    assert not Row(6, "commits", "count", Spread(2, 1, 3), 2, hard=True).met


def test_a_short_run_measures_the_rows_and_writes_them_down(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    done = CliRunner().invoke(main, ["--rounds", "1", "--talks", "1", "--seconds", "0.5", "--products", "1000", "--json", str(out)])

    written = json.loads(out.read_text(encoding="utf-8"))
    assert {row["number"] for row in written["rows"]} == {1, 2, 5, 6, 7, 9, 11}
    assert all(row["ours"]["median"] > 0 and row["ratio"] > 0 for row in written["rows"] if row["bare"])
    missed = [row["what"] for row in written["rows"] if row["hard"] and not row["met"]]
    assert missed == [], done.output
    assert done.exit_code == 0, done.output


def test_a_turn_never_takes_more_than_two_commits_nor_holds_a_connection_while_thinking(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    CliRunner().invoke(main, ["--rounds", "1", "--talks", "1", "--seconds", "0.5", "--products", "1000", "--json", str(out)])

    worst = {row["what"]: row["ours"]["high"] for row in json.loads(out.read_text(encoding="utf-8"))["rows"]}
    assert worst["commits of a turn"] <= 2
    assert worst["connections held while thinking"] == 0
