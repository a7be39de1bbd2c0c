"""What the frozen cases show, in shares: by check, by file, what was taken for what, and every case that does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.cli.eval.cases.judge import CHECKS, asked
from app.cli.eval.cases.walk import Heard, Judged
from app.cli.eval.estimates import interval


def tally(judged: Sequence[Judged]) -> dict[str, Any]:
    """The same answers give the same bytes; times are kept out."""
    turns, right = Counter[str](), Counter[str]()
    intents: dict[str, Counter[str]] = {}
    for case in judged:
        for heard in case.heard:
            wrong = {miss.check for miss in heard.misses}
            checks = {*asked(heard.line), "facts", "manners", "error", "turns"}
            turns.update(checks)
            right.update(c for c in checks if c not in wrong and (c != "turns" or not wrong))
            _count_intent(heard, intents)
    turns["cases"], right["cases"] = len(judged), sum(case.holds for case in judged)
    return {
        "shares": {check: _share(right[check], turns[check]) for check in ("cases", "turns", *CHECKS) if turns[check]},
        "files": {name: _share(holds, total) for name, holds, total in _by_file(judged)},
        "intents": {name: _share(count[name], count.total()) for name, count in sorted(intents.items())},
        "confusion": [
            [wanted, got, times]
            for wanted, count in sorted(intents.items())
            for got, times in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
            if got != wanted
        ],
        "failed": [{"case": case.case.case, "talk": excerpt(case).split("\n")} for case in judged if not case.holds],
    }


def _count_intent(heard: Heard, intents: dict[str, Counter[str]]) -> None:
    """A line with two right intents counts as the one that was read, or as the first of them."""
    wanted = heard.line.intent
    if wanted is None:
        return
    names = [wanted] if isinstance(wanted, str) else wanted
    got = str(heard.intent)
    intents.setdefault(got if got in names else names[0], Counter())[got] += 1


def _by_file(judged: Iterable[Judged]) -> Iterator[tuple[str, int, int]]:
    totals, holds = Counter[str](), Counter[str]()
    for case in judged:
        name = case.case.case.rpartition("_")[0]
        totals[name] += 1
        holds[name] += case.holds
    yield from ((name, holds[name], totals[name]) for name in sorted(totals))


def _share(right: int, total: int) -> dict[str, Any]:
    low, high = interval(right, total)
    return {"right": right, "of": total, "share": round(right / total, 4), "interval": [round(low, 4), round(high, 4)]}


def excerpt(judged: Judged) -> str:
    """The case as the shopper saw it, what is otherwise beside its turn."""
    case = judged.case
    rows = [f"{case.case}{f': {case.about}' if case.about else ''} {case.setup or ''}".rstrip()]
    for heard in judged.heard:
        sent = heard.line.sent
        rows.append("  › " + (str(sent["text"]) if set(sent) == {"text"} else str(sent)).replace("\n", " ⏎ "))
        rows += ["    " + said.replace("\n", " | ") for said in heard.said] or ["    …"]
        rows += [f"    ✗ {miss}".replace("\n", " | ") for miss in heard.misses]
    return "\n".join(rows)
