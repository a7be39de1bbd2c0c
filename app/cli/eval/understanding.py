"""How well the embedded brain reads labelled messages, where a checkout has them (tests/voices): intent, slots, confusion."""

from __future__ import annotations

import importlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from app.cli.eval.estimates import interval
from app.dialog.facts import FactSheet
from app.dialog.stages.understand import intent_of
from app.ports import Brain

ROOT = Path(__file__).resolve().parents[3]


def measure(brain: Brain) -> dict[str, Any] | None:
    """Shares over all labelled messages and by author; None where there are none. `confusion`: labelled → read → how often."""
    if not (ROOT / "tests" / "voices" / "messages.py").is_file():
        return None
    voices: Any = importlib.import_module("tests.voices.messages")
    authors: dict[str, Counter[str]] = defaultdict(Counter)
    confusion: Counter[tuple[str, str]] = Counter()
    by_intent: dict[str, Counter[str]] = defaultdict(Counter)
    known = sorted(path.stem for path in (ROOT / "tests" / "voices").glob("*.jsonl"))
    for message in voices.read(tuple(known)):
        turn = message.turn()
        commands = brain.read(turn, FactSheet()).understanding.commands
        wanted, got = str(message.row["intent"]), str(intent_of(turn, commands))
        slots = voices.slots_of(commands, message.known) == voices.labelled_slots(message)
        for count in (authors[message.author], authors["all"], by_intent[wanted]):
            count.update(messages=1, intent=wanted == got, slots=slots, both=wanted == got and slots)
        if wanted != got:
            confusion[wanted, got] += 1
    return {
        "authors": {name: _shares(authors[name]) for name in sorted(authors)},
        "intents": {name: _shares(by_intent[name]) for name in sorted(by_intent)},
        "confusion": [[wanted, got, times] for (wanted, got), times in sorted(confusion.items(), key=lambda c: (-c[1], c[0]))],
    }


def _shares(count: Counter[str]) -> dict[str, Any]:
    total = count["messages"]
    shares = {key: round(count[key] / total, 4) for key in ("intent", "slots", "both")}
    return {"messages": total, **shares, "interval": [round(edge, 4) for edge in interval(count["both"], total)]}
