"""How well the embedded brain reads the labelled messages: `python -m tests.voices.accuracy [--misses intent|slots|ask|all]`."""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from dataclasses import dataclass, field

from app.adapters.brain_embedded import EmbeddedBrain
from app.dialog.facts import FactSheet
from app.dialog.stages.understand import intent_of
from app.domain.commands import Command
from app.domain.dialog_state import Intent
from tests.voices import messages
from tests.voices.messages import AUTHORS, Labelled


@dataclass
class Score:
    total: int = 0
    intents: int = 0
    slots: int = 0
    asks: int = 0
    asked: int = 0
    rejected: int = 0
    answered: int = 0
    misses: list[tuple[str, Labelled, object]] = field(default_factory=list)

    @property
    def intent_share(self) -> float:
        return self.intents / self.total

    @property
    def slot_share(self) -> float:
        return self.slots / self.total


def measure(authors: tuple[str, ...] = AUTHORS) -> dict[str, Score]:
    """Scores by author, and «all»."""
    brain = EmbeddedBrain()
    scores: dict[str, Score] = defaultdict(Score)
    for message in messages.read(authors):
        turn = message.turn()
        commands = brain.read(turn, FactSheet()).understanding.commands
        intent = intent_of(turn, commands)
        for score in (scores[message.author], scores["all"]):
            _add(score, message, commands, intent)
    return dict(scores)


def _add(score: Score, message: Labelled, commands: tuple[Command, ...], intent: Intent) -> None:
    score.total += 1
    right = intent == message.row["intent"]
    score.intents += right
    if not right:
        score.misses.append(("intent", message, intent))
    got, want = messages.slots_of(commands, message.known), messages.labelled_slots(message)
    score.slots += got == want
    if got != want:
        score.misses.append(("slots", message, got))
    for word in (message.row.get("ask") or "").split("|") if message.row.get("ask") else ():
        score.asks += 1
        found = messages.is_asked(word, commands)
        score.asked += found
        if not found:
            score.misses.append(("ask", message, word))
    negated = {k: sorted(v) for k, v in messages.rejected_of(commands).items()}
    expected = {k: sorted(v) for k, v in (message.row.get("not") or {}).items()}
    score.rejected += negated == expected
    if negated != expected:
        score.misses.append(("not", message, negated))
    answer = messages.answer_of(commands)
    same = (answer == message.row.get("answer") or "answer" not in message.row) and messages.is_cancelled(commands) == bool(
        message.row.get("cancel")
    )
    score.answered += same
    if not same:
        score.misses.append(("answer", message, (answer, commands)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", default="")
    parser.add_argument("--authors", nargs="*", default=list(AUTHORS))
    options = parser.parse_args()
    started = time.perf_counter()
    scores = measure(tuple(options.authors))
    spent = time.perf_counter() - started
    for name, score in scores.items():
        asks = score.asked / score.asks if score.asks else 1.0
        print(
            f"{name:12} {score.total:4}  intents {score.intent_share:6.1%}  slots {score.slot_share:6.1%}  asks {asks:6.1%}  "
            f"rejected {score.rejected / score.total:6.1%}  answers {score.answered / score.total:6.1%}"
        )
    print(f"{spent / scores['all'].total * 1000:.2f} ms a message, dictionaries loaded on the way")
    for what, message, got in scores["all"].misses:
        if options.misses in (what, "all"):
            _print_miss(what, message, got)


def _print_miss(what: str, message: Labelled, got: object) -> None:
    row = message.row
    label = {key: value for key, value in row.items() if key in ("intent", "slots", "not", "ask", "answer", "cancel")}
    print(f"{what} {message.author}:{message.number} {row['state']}/{row['pending']} | {message.text!r}")
    print(f"    got {got}\n    want {label}")


if __name__ == "__main__":
    main()
