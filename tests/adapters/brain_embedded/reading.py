"""Saying something to the embedded brain in a given situation, and looking at what it understood."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.adapters.brain_embedded import EmbeddedBrain
from app.dialog.conversation import Asking, Question
from app.dialog.facts import FactSheet
from app.dialog.stages.understand import intent_of
from app.dialog.turn import Inbound, Turn
from app.dialog.understanding import Understanding
from app.domain.commands import Ask, Command, RefProduct, SetSlot, Topic
from app.domain.dialog_state import Intent
from tests.voices import messages
from tests.voices.messages import Labelled

BRAIN = EmbeddedBrain()
LAGUNA = {"product": "Костюм Лагуна", "color": "сірий", "size": "110-116", "height": 112}


def turn(text: str, state: str = "discovery", pending: str | None = None, options: tuple[str, ...] = (), **known: Any) -> Turn:
    made = Labelled("test", 0, {"state": state, "pending": pending, "known": known, "text": text, "slots": {}}).turn()
    if options and pending:
        made = replace(made, conversation=replace(made.conversation, pending=Question(Asking(pending), options)))
    return made


def understood(given: Turn) -> Understanding:
    return BRAIN.read(given, FactSheet()).understanding


def commands(text: str, state: str = "discovery", pending: str | None = None, **known: Any) -> tuple[Command, ...]:
    return understood(turn(text, state, pending, **known)).commands


def slots(text: str, state: str = "discovery", pending: str | None = None, **known: Any) -> dict[str, Any]:
    return messages.slots_of(commands(text, state, pending, **known), {})


def rejected(text: str, state: str = "discovery", pending: str | None = None, **known: Any) -> dict[str, list[str]]:
    return messages.rejected_of(commands(text, state, pending, **known))


def topics(text: str, state: str = "discovery", pending: str | None = None, **known: Any) -> set[Topic]:
    return {c.topic for c in commands(text, state, pending, **known) if isinstance(c, Ask)}


def intent(text: str, state: str = "discovery", pending: str | None = None, **known: Any) -> Intent:
    given = turn(text, state, pending, **known)
    return intent_of(given, understood(given).commands)


def pressed(choice: str, *offered: str, state: str = "offer") -> tuple[Command, ...]:
    given = turn("", state)
    given = replace(
        given, inbounds=(Inbound("m", choice=choice),), conversation=replace(given.conversation, offered_choices=offered)
    )
    return understood(given).commands


def of_slot(found: tuple[Command, ...], slot: str) -> list[SetSlot]:
    return [c for c in found if isinstance(c, SetSlot) and c.slot == slot]


def products(found: tuple[Command, ...]) -> list[RefProduct]:
    return [c for c in found if isinstance(c, RefProduct)]
