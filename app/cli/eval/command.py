"""`flask eval`: how well the shop sells, in numbers anyone can repeat."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.errors import ShoppersWrong
from app.services.runtime import runtime

if TYPE_CHECKING:
    from app.cli.eval.report import Report
    from app.cli.eval.runs import Run
    from app.cli.eval.suite import Suite


@click.command("eval")
@click.option("--seed", default=1, show_default=True, help="Of the noise.")
@click.option("--noise-seeds", default=8, show_default=True, type=click.IntRange(0), help="Noisy visits of each shopper.")
@click.option("--shoppers", metavar="NAME", help="Only those of a file, or whose name begins so.")
@click.option("--turns-checked", default=0, type=click.IntRange(0), help="More noisy rounds until so many turns were checked.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for eval.json, eval.html, eval-talks.txt and eval-timings.json.",
)
@with_appcontext
def evaluate(seed: int, noise_seeds: int, shoppers: str | None, turns_checked: int, out: Path | None) -> None:
    """Send scripted shoppers through the shop, clean and noisy, and judge every turn and what stands in the database."""
    from app.cli.eval import noise, report, suite
    from app.cli.eval.page import page
    from app.cli.eval.shoppers import load

    place = suite.folder()
    try:
        found = tuple(load(place / "shoppers", shoppers))
    except ShoppersWrong as wrong:
        raise click.ClickException(str(wrong)) from None
    console = Console()
    done = visited(console, suite.Suite(found, noise.load(place / "noise.yaml"), seed, noise_seeds, turns_checked))
    show(console, done)
    if out:
        report.write(done, out)
        (out / "eval.html").write_text(page(done), encoding="utf-8")
    if not all(gate.holds for gate in done.gates()):
        raise SystemExit(1)


def visited(console: Console, suite: Suite) -> Report:
    """All visits, then the labelled messages, with a bar on a terminal."""
    from app.cli.eval.report import Report
    from app.cli.eval.suite import opened
    from app.cli.eval.understanding import measure

    with opened(runtime().settings) as clock:
        runs = list(_watched(console, suite.visits(clock), suite.planned()))
        return Report(runs, suite.seed, suite.noise_seeds, measure(runtime().ports.brain))


def _watched(console: Console, runs: Iterable[Run], planned: int) -> Iterable[Run]:
    columns = (
        TextColumn("visits"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task, failed = bar.add_task("visits", total=planned, failed=0), 0
        for number, run in enumerate(runs, 1):
            failed += not run.passed
            bar.update(task, advance=1, failed=failed, total=max(planned, number))
            yield run


def show(console: Console, report: Report) -> None:
    """Failed visits first, the figures last: what is read is what stands at the bottom."""
    from app.cli.eval.report import excerpt

    for run in report.runs:
        if not run.passed:
            console.print(excerpt(run), markup=False, highlight=False, soft_wrap=True)
            console.print()
    found, times = report.as_json(), report.timings()
    console.print("pass^k noisy: " + ", ".join(f"{k}: {share:.1%}" for k, share in found["pass_k_noisy"].items()), highlight=False)
    if found["understanding"]:
        everyone = found["understanding"]["authors"]["all"]
        console.print(
            f"labelled messages: {everyone['messages']}, intent {everyone['intent']:.1%}, slots {everyone['slots']:.1%}",
            highlight=False,
        )
    console.print(f"broken: {', '.join(f'{kind} {count}' for kind, count in found['broken'].items())}", highlight=False)
    console.print(
        f"model calls {found['model_calls']}; a message p50 {times['p50_ms']:.1f} ms, p95 {times['p95_ms']:.1f} ms", highlight=False
    )
    for gate in report.gates():
        console.print(f"{'✓' if gate.holds else '✗'} {gate.name}: {gate.figure}", highlight=False)
