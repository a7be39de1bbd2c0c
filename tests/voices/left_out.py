"""How phrases of an author the model was not taught are read, each left out in turn: `python -m tests.voices.left_out`.

A phrase is read as the first message of a talk.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.adapters.brain_embedded import EmbeddedBrain, phrasebook, teaching
from app.adapters.brain_embedded.intuition import Intuition
from app.adapters.brain_embedded.phrasebook import Phrase
from app.dialog.facts import FactSheet
from app.dialog.stages.understand import intent_of
from app.domain.dialog_state import Intent
from tests.voices.messages import Labelled

_KNOWS_NOTHING = dict.fromkeys(Intent, 1 / len(Intent))


class Blank:
    """A model that has learnt nothing: what is right with it is right by the rules."""

    def weigh(self, _keys: list[str]) -> dict[Intent, float]:
        return _KNOWS_NOTHING


@dataclass(frozen=True)
class Row:
    author: str
    rules: float
    both: float


def rows(together: int = 1) -> Iterator[tuple[Row, Counter[tuple[Intent, Intent]]]]:
    """A row an author, and which intents were taken for which. `together`: so many authors are left out at a time."""
    authors = phrasebook.authors()
    groups = max(1, -(-len(authors) // together))
    for first in range(groups):
        absent = authors[first::groups]
        model = teaching.without(*absent)
        for author in absent:
            own = [phrase for phrase in phrasebook.phrases() if phrase.author == author]
            rules, both = _named(own, Blank()), _named(own, model)  # type: ignore[arg-type]
            mixed = Counter((phrase.intent, got) for phrase, got in zip(own, both, strict=True) if phrase.intent is not got)
            yield Row(author, _share(own, rules), _share(own, both)), mixed


def _named(phrases: Sequence[Phrase], model: Intuition) -> list[Intent]:
    brain = EmbeddedBrain(lambda: model)
    turns = [
        Labelled(p.author, 0, {"state": "init", "pending": None, "known": {}, "text": p.text, "slots": {}}).turn() for p in phrases
    ]
    return [intent_of(turn, brain.read(turn, FactSheet()).understanding.commands) for turn in turns]


def _share(phrases: Sequence[Phrase], named: Sequence[Intent]) -> float:
    return sum(phrase.intent is got for phrase, got in zip(phrases, named, strict=True)) / len(phrases)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--together", type=int, default=1, help="authors left out at a time: harder, and quicker")
    mixed: Counter[tuple[Intent, Intent]] = Counter()
    found = []
    for row, wrong in rows(parser.parse_args().together):
        found.append(row)
        mixed += wrong
        print(f"{row.author:16} rules {row.rules:6.1%}  rules and model {row.both:6.1%}", flush=True)
    shares = [row.both for row in found]
    print(f"{'mean':16} rules {sum(r.rules for r in found) / len(found):6.1%}  rules and model {sum(shares) / len(shares):6.1%}")
    print(f"worst {min(shares):.1%}")
    for (want, got), times in mixed.most_common(20):
        print(f"{times:5}  {want} taken for {got}")


if __name__ == "__main__":
    main()
