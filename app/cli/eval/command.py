"""`flask eval`: how well the shop sells, in numbers anyone can repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from flask.cli import with_appcontext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.errors import ShoppersWrong
from app.services.runtime import runtime

if TYPE_CHECKING:
    from app.cli.eval.cases.frozen import Case
    from app.cli.eval.report import Report
    from app.cli.eval.suite import Suite

T = TypeVar("T")
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("eval")
@click.option("--seed", default=1, show_default=True, help="Of the noise.")
@click.option("--noise-seeds", default=8, show_default=True, type=click.IntRange(0), help="Noisy visits of each shopper.")
@click.option("--shoppers", metavar="NAME", help="Only those of a file, or whose name begins so; no frozen cases then.")
@click.option("--cases", "cases_alone", is_flag=True, help="The frozen cases alone.")
@click.option("--turns-checked", default=0, type=click.IntRange(0), help="More noisy rounds until so many turns were checked.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for eval.json, eval.html, eval-talks.txt and eval-timings.json.",
)
@click.option("--round", "number", type=click.IntRange(0), help="One round of the proof: 0 clean, else with this noise seed.")
@click.option("--record", type=FILE, help="Where that round is written.")
@click.option("--so-far", type=FILE, help="The proof's earlier rounds.")
@with_appcontext
def evaluate(
    seed: int,
    noise_seeds: int,
    shoppers: str | None,
    cases_alone: bool,
    turns_checked: int,
    out: Path | None,
    number: int | None,
    record: Path | None,
    so_far: Path | None,
) -> None:
    """Send scripted shoppers through the shop, clean and noisy, and judge every turn and what stands in the database."""
    from app.cli.eval import noise, rounds, suite
    from app.cli.eval.cases import frozen
    from app.cli.eval.shoppers import load

    place = suite.folder()
    try:
        found = () if cases_alone else tuple(load(place / "shoppers", shoppers))
        cases = () if shoppers or number else tuple(frozen.load(place / "cases"))
    except ShoppersWrong as wrong:
        raise click.ClickException(str(wrong)) from None
    console = Console()
    asked = suite.Suite(found, noise.load(place / "noise.yaml"), seed, noise_seeds, turns_checked)
    done = measured(console, asked, cases, number)
    show(console, done, gates=number is None)
    if out:
        write(done, out)
    if record is not None and number is not None:
        rounds.record(done, number, so_far, record)
    elif not all(gate.holds for gate in done.gates()):
        raise SystemExit(1)


def measured(console: Console, suite: Suite, cases: tuple[Case, ...], number: int | None = None) -> Report:
    """All visits, or those of one round, and the frozen cases, with a bar on a terminal; then the labelled messages."""
    from app.cli.eval.cases import frozen, tally, walk
    from app.cli.eval.report import Report
    from app.cli.eval.suite import folder, opened
    from app.cli.eval.understanding import measure

    with opened(runtime().settings) as clock:
        visits = suite.visits(clock) if number is None else suite.round(clock, number)
        runs = list(watched(console, "visits", visits, suite.planned() if suite.shoppers else 0, lambda run: run.passed))
        heard = list(watched(console, "cases", walk.walk(clock, cases), len(cases), lambda case: case.holds))
        return Report(
            runs,
            suite.seed,
            suite.noise_seeds,
            measure(runtime().ports.brain) if number is None else None,
            tally.tally(heard) if heard else None,
            frozen.floors(folder() / "cases"),
        )


def watched(console: Console, name: str, ended: Iterable[T], planned: int, holds: Callable[[T], bool]) -> Iterator[T]:
    """Each as it ends, and on a terminal how far it is."""
    columns = (
        TextColumn(name),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task, failed = bar.add_task(name, total=planned, failed=0), 0
        for number, one in enumerate(ended, 1):
            failed += not holds(one)
            bar.update(task, advance=1, failed=failed, total=max(planned, number))
            yield one


def write(report: Report, folder: Path) -> None:
    from app.cli.eval import report as written
    from app.cli.eval.page import page

    written.write(report, folder)
    (folder / "eval.html").write_text(page(report), encoding="utf-8")


def show(console: Console, report: Report, *, gates: bool) -> None:
    """Failed visits first, the figures last: what is read is what stands at the bottom."""
    from app.cli.eval.summary import lines, talks

    for talk in talks(report):
        console.print(talk + "\n", markup=False, highlight=False, soft_wrap=True)
    for line in lines(report, gates=gates):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
