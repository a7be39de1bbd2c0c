"""`python -m bench`: rounds of the bare app and the product in turn; a table, a JSON file, and failure on counts."""

from __future__ import annotations

import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bench import length, load, shop, turns, weight
from bench.figures import Row

OUT = Path("instance/bench.json")


@click.command()
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1, 100), help="Interleaved rounds.")
@click.option("--talks", default=10, show_default=True, type=click.IntRange(1, 1000), help="Talks a round, twelve messages each.")
@click.option("--seconds", default=5.0, show_default=True, type=click.FloatRange(0.5, 600), help="How long the server is loaded.")
@click.option(
    "--products",
    default=tuple(shop.SIZES),
    show_default=True,
    multiple=True,
    type=click.IntRange(1),
    help="Sizes of the shop searched.",
)
@click.option(
    "--json", "out", default=OUT, show_default=True, type=click.Path(path_type=Path), help="Where the figures are written."
)
def main(rounds: int, talks: int, seconds: float, products: tuple[int, ...], out: Path) -> None:
    """Measure rows 1, 2, 5, 6, 7, 9 and 11 and the window against a bare app of the same stack.

    Counts that are missed end with status 1.
    """
    with Progress(transient=True, disable=not sys.stderr.isatty(), console=Console(stderr=True)) as progress:
        task = progress.add_task("turns", total=rounds)
        rows = turns.measure(rounds, talks, lambda done: progress.update(task, completed=done))
        task = progress.add_task("length", total=rounds)
        rows += length.measure(rounds, lambda done: progress.update(task, completed=done))
        rows += weight.measure()
        rows += load.measure(seconds)
        task = progress.add_task("search", total=len(products))
        rows += shop.measure(rounds, products, lambda _: progress.advance(task))
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(table(rows))
    write(rows, rounds, talks, out)
    sys.exit(any(row.hard and not row.met for row in rows))


def table(rows: list[Row]) -> Table:
    shown = Table(title="median (min–max) over the rounds")
    for title in ("row", "what", "ours", "bare", "× bare", "goal", "met", "prototype"):
        shown.add_column(title)
    for row in rows:
        goal = f"≤ {row.goal:g} {row.unit}"
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        bare = str(row.bare) if row.bare else ""
        shown.add_row(str(row.number), row.what, str(row.ours), bare, ratio, goal, "yes" if row.met else "no", row.prototype)
    return shown


def write(rows: list[Row], rounds: int, talks: int, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    figures = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.machine()} {platform.system()}, Python {platform.python_version()}",
        "rounds": rounds,
        "talks": talks,
        "rows": [row.as_json() for row in rows],
    }
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
