"""All visits: every shopper clean and with each noise seed, one after another in one shop wiped clean before each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from app.cli.eval import ledger
from app.cli.eval.checks import shelf
from app.cli.eval.counter import Counter
from app.cli.eval.noise import STEM, Noise, NoiseWords
from app.cli.eval.runs import Run
from app.cli.eval.shoppers import Scripted
from app.cli.eval.visit import Visit
from app.cli.talk import house
from app.cli.talk.clock import TalkClock
from app.services.runtime import runtime
from app.settings import Settings


@dataclass(frozen=True)
class Suite:
    """`noise_seeds`: noisy visits a shopper, beside the clean one. `turns`: rounds of noise follow until so many were checked."""

    shoppers: tuple[Scripted, ...]
    words: NoiseWords
    seed: int
    noise_seeds: int
    turns: int = 0

    def planned(self) -> int:
        return len(self.shoppers) * (self.noise_seeds + 1)

    def visits(self, clock: TalkClock) -> Iterator[Run]:
        """As they end. Beyond the planned ones whole rounds are added while turns are lacking."""
        checked, noise = 0, 0
        while noise <= self.noise_seeds or checked < self.turns:
            for run in self.round(clock, noise):
                checked += len(run.turns)
                yield run
            noise += 1

    def round(self, clock: TalkClock, noise: int) -> Iterator[Run]:
        """Every shopper once: clean with 0, else with that noise seed."""
        for shopper in self.shoppers:
            yield self._visit(clock, shopper, noise)

    def _visit(self, clock: TalkClock, shopper: Scripted, noise: int) -> Run:
        ledger.wipe()
        goods = shelf.read(runtime().settings.seed_files[0].parent)
        clock.now = TalkClock(goods.zone).now
        run = Run(shopper.shopper, shopper.covers, noise)
        visit = Visit(Counter(clock), clock, shopper, goods, ZoneInfo(goods.zone), run)
        if noise:
            kept = frozenset(w.casefold()[:STEM] for part in shopper.parcel.parts() for w in part.split())
            visit.noise = Noise(self.words, Random(f"{self.seed}/{shopper.shopper}/{noise}"), kept)
        return visit.walk()


@contextmanager
def opened(settings: Settings) -> Iterator[TalkClock]:
    """The shop all visits go to, on a database of its own; a log line for each turn would drown the report."""
    with _quietly(), house.temporary(settings) as clock:
        yield clock


@contextmanager
def _quietly() -> Iterator[None]:
    log = logging.getLogger("storefront.turns")
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)


def folder() -> Path:
    return Path(__file__).resolve().parents[3] / "eval"
