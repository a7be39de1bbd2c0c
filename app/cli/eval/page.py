"""The report as one readable page: gates, shares, the confusion table, and the failed visits as the shopper saw them."""

from __future__ import annotations

from html import escape
from typing import Any

from app.cli.eval.report import Report
from app.cli.eval.runs import Run

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1f2a2a}
table{border-collapse:collapse}td,th{padding:.2rem .7rem;text-align:left;border-bottom:1px solid #ddd}
.said{background:#eef6f5;border-radius:.8rem;padding:.4rem .8rem;margin:.3rem 4rem .3rem 0;white-space:pre-line}
.asked{background:#f3efe6;border-radius:.8rem;padding:.4rem .8rem;margin:.3rem 0 .3rem 4rem;white-space:pre-line}
pre{white-space:pre-wrap;background:#f5f6f6;padding:.6rem .8rem;border-radius:.8rem}
.wrong{color:#a3122a;margin:.3rem 0}small{color:#5a6666}
"""


def page(report: Report) -> str:
    """Self-contained HTML without a script; the same runs give the same bytes."""
    found = report.as_json()
    failed = [run for run in report.runs if not run.passed]
    parts = [
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Evaluation</title><style>{STYLE}</style>',
        f"<h1>Evaluation, seed {report.seed}</h1>",
        _table("Gates", [["", "gate", "figure"], *([("✓" if g.holds else "✗"), g.name, g.figure] for g in report.gates())]),
        _table("pass^k with noise", [["k", "share"], *([k, f"{share:.1%}"] for k, share in found["pass_k_noisy"].items())]),
        *_understanding(found["understanding"]),
        *_cases(found["cases"]),
        f"<h2>{len(failed)} failed visits</h2>",
        *map(_visit, failed),
        *_failed_cases(found["cases"]),
    ]
    return "\n".join(parts) + "\n"


def _understanding(found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return []
    rows = [[name, row["messages"], f"{row['intent']:.1%}", f"{row['slots']:.1%}"] for name, row in found["intents"].items()]
    return [
        _table("Labelled messages", [["intent", "messages", "intent right", "slots right"], *rows]),
        _table("Taken for another", [["labelled", "read as", "times"], *found["confusion"]]),
    ]


def _cases(found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return []
    shares = [
        [name, f"{row['right']} of {row['of']}", f"{row['share']:.1%}", _between(row)] for name, row in found["shares"].items()
    ]
    intents = [
        [name, f"{row['right']} of {row['of']}", f"{row['share']:.1%}", _between(row)] for name, row in found["intents"].items()
    ]
    return [
        _table("Frozen cases", [["check", "right", "share", "95 % interval"], *shares]),
        _table("Frozen cases by intent", [["intent", "right", "share", "95 % interval"], *intents]),
        _table("Frozen cases taken for another", [["wanted", "read as", "times"], *found["confusion"]]),
    ]


def _between(row: dict[str, Any]) -> str:
    low, high = row["interval"]
    return f"{low:.1%}–{high:.1%}"


def _failed_cases(found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return []
    talks = (f"<h3>{escape(each['case'])}</h3><pre>{escape(chr(10).join(each['talk']))}</pre>" for each in found["failed"])
    return [f"<h2>{len(found['failed'])} frozen cases that do not hold</h2>", *talks]


def _table(title: str, rows: list[list[Any]]) -> str:
    head, *body = rows
    lines = ["".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in body]
    names = "".join(f"<th>{escape(str(cell))}</th>" for cell in head)
    return f"<h2>{escape(title)}</h2><table><tr>{names}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _visit(run: Run) -> str:
    title = f"{run.shopper}, {f'noise {run.noise}' if run.noise else 'clean'}"
    parts = [f"<h3>{escape(title)}</h3><p><small>{escape(run.covers)}</small></p>"]
    for number, turn in enumerate(run.turns, 1):
        ops = f" <small>{escape(', '.join(turn.ops))}</small>" if turn.ops else ""
        parts.append(f'<div class="asked">{escape(turn.line)}{ops}</div>')
        parts += [f'<div class="said">{escape(said)}</div>' for said in turn.said]
        parts += [_broken(b.kind, b.what) for b in run.broken if b.turn == number]
    return "\n".join(parts)


def _broken(kind: str, what: str) -> str:
    return f'<p class="wrong">✗ {escape(kind)}: {escape(what)}</p>'
