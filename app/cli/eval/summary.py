"""The report as a terminal shows it: the failed talks, then the figures, then the gates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.cli.eval.report import Report, excerpt


def talks(report: Report) -> Iterator[str]:
    """Cases that do not hold, and failed visits."""
    yield from ("\n".join(failed["talk"]) for failed in (report.cases or {}).get("failed", ()))
    yield from (excerpt(run) for run in report.runs if not run.passed)


def lines(report: Report, *, gates: bool = True) -> Iterator[str]:
    """`gates`: not of one round of the proof, whose gates are drawn from all rounds."""
    found, times = report.as_json(), report.timings()
    if report.runs:
        yield from _of_visits(found)
        yield f"model calls {found['model_calls']}; a message p50 {times['p50_ms']:.1f} ms, p95 {times['p95_ms']:.1f} ms"
    if found["understanding"]:
        everyone = found["understanding"]["authors"]["all"]
        yield f"labelled messages: {everyone['messages']}, intent {everyone['intent']:.1%}, slots {everyone['slots']:.1%}"
    if report.cases:
        yield from _of_cases(report.cases)
    if gates:
        yield from (f"{'✓' if gate.holds else '✗'} {gate.name}: {gate.figure}" for gate in report.gates())


def _of_visits(found: dict[str, Any]) -> Iterator[str]:
    yield "pass^k noisy: " + ", ".join(f"{k}: {share:.1%}" for k, share in found["pass_k_noisy"].items())
    yield f"broken: {', '.join(f'{kind} {count}' for kind, count in found['broken'].items())}"


def _of_cases(cases: dict[str, Any]) -> Iterator[str]:
    yield "frozen cases: " + ", ".join(f"{name} {row['share']:.1%} of {row['of']}" for name, row in cases["shares"].items())
    yield "by file: " + ", ".join(f"{name} {row['right']}/{row['of']}" for name, row in cases["files"].items())
    often = sorted(cases["confusion"], key=lambda row: (-row[2], row[0], row[1]))[:10]
    yield "most often taken for another: " + ", ".join(f"{wanted} → {got} {times}" for wanted, got, times in often)
