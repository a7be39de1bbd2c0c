"""The shop broken on purpose, one safeguard at a time: the harness must notice each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from app.cli.eval.cases import frozen, walk
from app.cli.eval.runs import Run
from app.cli.eval.suite import folder
from app.dialog import pipeline
from app.dialog.facts import FactSheet
from app.dialog.replies import Verdict
from app.dialog.sealing import Reader
from app.dialog.stages.phrase import phrase
from app.dialog.turn import Turn
from app.dialog.understanding import Reading
from app.domain.commands import Answer, Command, RefProduct, SetSlot
from app.domain.slots import Slot
from app.ports import Brain
from app.services.runtime import runtime
from tests.cli.eval.conftest import Visited, suite_of

Change = Callable[[Turn, tuple[Command, ...]], Sequence[Command]]


class Changed:
    """A brain whose reading is changed before anybody sees it."""

    def __init__(self, brain: Brain, change: Change) -> None:
        self._brain, self._change = brain, change

    def read(self, turn: Turn, sheet: FactSheet) -> Reading:
        found = self._brain.read(turn, sheet)
        commands = tuple(self._change(turn, found.understanding.commands))
        return replace(found, understanding=replace(found.understanding, commands=commands))


def visits(visited: Visited, names: str) -> list[Run]:
    return list(suite_of(names, 0).visits(visited.clock))


def kinds(runs: list[Run]) -> set[str]:
    return {broken.kind for run in runs for broken in run.broken}


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates that print a lower price."""

    def cheaper(turn: Turn) -> Turn:
        said = phrase(turn)
        return replace(said, bubbles=tuple(replace(b, text=b.text.replace("990", "890")) for b in said.bubbles))

    monkeypatch.setattr(pipeline, "phrase", cheaper)


@pytest.mark.usefixtures("lying")
def test_with_the_seal_a_lie_is_not_shown_and_its_ticket_is_noticed(visited: Visited) -> None:
    assert kinds(visits(visited, "sale_full")) & {"write", "goal"}
    assert "fact" not in kinds(visits(visited, "sale_full"))


@pytest.mark.usefixtures("lying")
def test_without_the_seal_the_lie_is_found(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "reread", lambda *_: Verdict(ok=True))
    assert "fact" in kinds(visits(visited, "sale_full"))


def test_a_yes_nobody_said_is_a_write_nobody_asked_for(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the evidence rule a guess at an answer would place orders."""
    guess: Change = lambda turn, commands: (*commands, Answer("yes")) if turn.conversation.pending else commands  # noqa: E731
    monkeypatch.setattr(runtime(), "ports", replace(runtime().ports, brain=Changed(runtime().ports.brain, guess)))
    runs = visits(visited, "urgent") + visits(visited, "are_you_a_bot") + visits(visited, "off_topic")
    assert "write" in kinds(runs)


def test_a_value_nobody_said_is_noticed(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the evidence rule a guessed colour would be sold."""
    guess: Change = lambda _, commands: (SetSlot(Slot.COLOUR, "сірий"), *commands)  # noqa: E731
    monkeypatch.setattr(runtime(), "ports", replace(runtime().ports, brain=Changed(runtime().ports.brain, guess)))
    assert kinds(visits(visited, "size_edge")) & {"fact", "stuck", "goal"}


def test_without_negation_frozen_cases_and_visits_fail(visited: Visited, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = [case for case in frozen.load(folder() / "cases") if " не " in f" {case.steps[0].sent.get('text', '')} "]
    agree: Change = lambda _, commands: tuple(map(_agreeing, commands))  # noqa: E731
    held = [judged.case for judged in walk.walk(visited.clock, refusing[:80]) if judged.holds]
    assert len(held) > 40
    monkeypatch.setattr(
        runtime(),
        "ports",
        replace(runtime().ports, brain=Changed(runtime().ports.brain, agree)),
    )
    broken = [judged for judged in walk.walk(visited.clock, held) if not judged.holds]
    assert len(broken) >= 5, f"{len(broken)} of {len(held)}"


def _agreeing(command: Command) -> Command:
    if isinstance(command, SetSlot) and command.op == "negate":
        return replace(command, op="set")
    if isinstance(command, RefProduct) and command.rejected:
        return replace(command, rejected=False)
    if isinstance(command, Answer) and command.value == "no":
        return replace(command, value="yes")
    return command
