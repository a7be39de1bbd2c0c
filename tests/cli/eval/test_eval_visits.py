"""The short form of the evaluation: every shopper once, clean; a few with noise, twice, the same to the byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.eval import shoppers, suite
from app.cli.eval.counter import Counter
from app.cli.eval.page import page
from app.cli.eval.report import Report, excerpt, write
from app.cli.eval.runs import Broken, Run
from app.errors import ShoppersWrong
from tests.cli.eval.conftest import Visited, suite_of


def test_clean_visits_reach_their_goals(visited: Visited) -> None:
    report = Report(visited.runs, 1, 0)
    failed = [run for run in visited.runs if not run.passed]
    assert len(visited.runs) >= 40
    assert len(failed) <= 0.05 * len(visited.runs), "\n\n".join(map(excerpt, failed))
    assert (report.count("fact"), report.count("write")) == (0, 0)


def test_the_same_seed_is_the_same_to_the_byte(visited: Visited, tmp_path: Path) -> None:
    some = suite_of("size_e", 1)
    for name in ("one", "two"):
        write(Report(list(some.visits(visited.clock)), 1, 1), tmp_path / name)
    assert (tmp_path / "one/eval.json").read_bytes() == (tmp_path / "two/eval.json").read_bytes()
    assert (tmp_path / "one/eval-talks.txt").read_bytes() == (tmp_path / "two/eval-talks.txt").read_bytes()


def test_enough_messages_are_noisy(visited: Visited) -> None:
    report = Report(list(suite_of("checkout", 1, seed=7).visits(visited.clock)), 7, 1)
    assert report.noise_share >= 0.6


def test_rounds_are_added_until_enough_turns_were_checked(visited: Visited) -> None:
    runs = list(suite.Suite(visited.suite.shoppers[:1], visited.suite.words, 1, 0, turns=30).visits(visited.clock))
    assert sum(len(run.turns) for run in runs) >= 30
    assert [run.noise for run in runs] == list(range(len(runs)))


@pytest.mark.parametrize("broken", ["seal", "price"])
def test_a_shop_that_lies_fails(visited: Visited, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the words wrong on their way out, the visit would not pass."""
    heard = Counter.take

    def lying(self: Counter, line: dict[str, Any]) -> dict[str, Any]:
        out = heard(self, line)
        for bubble in out.get("bubbles", ()):
            lie = bubble["text"].replace("1 990 грн", "1 890 грн") if broken == "price" else f"{bubble['text']} Залишився останній."
            bubble["text"] = lie
        return out

    monkeypatch.setattr(Counter, "take", lying)
    run = next(iter(suite_of("sale_full", 0).visits(visited.clock)))
    assert any(b.kind == "fact" for b in run.broken)


def test_a_failed_visit_reads_as_a_talk(visited: Visited) -> None:
    run = visited.runs[0]
    failed = Run(
        run.shopper,
        run.covers,
        3,
        list(run.turns),
        [Broken("fact", "the sum 1 890 грн is explained by nothing", 1), Broken("goal", "0 orders, not 1", 2)],
    )
    told = excerpt(failed)
    assert run.turns[0].line in told
    assert told.index("✗ fact: the sum") < told.index(run.turns[1].line)
    assert told.endswith("✗ goal: 0 orders, not 1")
    assert json.loads(json.dumps(Report([failed], 1, 0).as_json()))["failed"][0]["shopper"] == run.shopper


def test_the_page_shows_the_failed_talk_as_text(visited: Visited) -> None:
    run = visited.runs[0]
    failed = Run("a<b>", run.covers, 3, list(run.turns), [Broken("fact", "<script>", 1)])
    told = page(Report([*visited.runs, failed], 1, 0))
    assert "a&lt;b&gt;, noise 3" in told
    assert "✗ fact: &lt;script&gt;" in told
    assert "<script" not in told


def test_a_misspelt_shopper_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("- {shopper: a, covers: b, steps: [{sais: так}]}", encoding="utf-8")
    with pytest.raises(ShoppersWrong, match=r"wrong\.yaml"):
        shoppers.load(tmp_path)
    with pytest.raises(ShoppersWrong, match="nobody"):
        shoppers.load(suite.folder() / "shoppers", "nobody")
