"""One clean visit of every shopper, shared: their answers are true, so lies can be planted in them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask

from app.cli.eval import noise, shoppers, suite, visit
from app.cli.eval.checks.scene import Scene
from app.cli.eval.runs import Run
from app.cli.talk.clock import TalkClock
from app.dialog import pipeline
from app.dialog.stages.seal import seal
from app.dialog.turn import Turn
from app.settings import Settings
from tests.terminal import kept_open


@dataclass
class Visited:
    clock: TalkClock
    suite: suite.Suite
    runs: list[Run] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)  # as they came to the seal; scene.out["turn"] says which was the scene's


def suite_of(names: str | None, noise_seeds: int, seed: int = 1) -> suite.Suite:
    place = suite.folder()
    return suite.Suite(tuple(shoppers.load(place / "shoppers", names)), noise.load(place / "noise.yaml"), seed, noise_seeds)


@pytest.fixture(scope="session")
def visits() -> Iterator[tuple[Flask, Visited]]:
    judge = visit.wrong_facts
    with pytest.MonkeyPatch.context() as patch, kept_open(suite.opened(Settings())) as (app, clock):
        found = Visited(clock, suite_of(None, 0))
        sealed = seal

        def sealing(turn: Turn) -> Turn:
            found.turns.append(turn)
            return sealed(turn)

        def watched(scene: Scene, quoted: str = "") -> list[str]:
            kept = copy.deepcopy(scene)
            kept.out["turn"] = len(found.turns) - 1
            wrong = judge(scene, quoted)
            if not wrong and not quoted:
                found.scenes.append(kept)
            return wrong

        patch.setattr(visit, "wrong_facts", watched)
        patch.setattr(pipeline, "seal", sealing)
        with app.app_context():
            found.runs = list(found.suite.visits(clock))
        patch.undo()
        yield app, found


@pytest.fixture
def visited(visits: tuple[Flask, Visited]) -> Iterator[Visited]:
    app, found = visits
    with app.app_context():
        yield found
