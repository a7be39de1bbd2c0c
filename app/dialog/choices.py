"""Buttons are messages: the values they post, and the commands those values stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.commands import (
    Answer,
    Ask,
    Cancel,
    Change,
    Command,
    Do,
    Evidence,
    Handoff,
    HandoffReason,
    Reference,
    RefProduct,
    RemoveLine,
    SetSlot,
    Source,
    Topic,
)
from app.domain.slots import Slot


def read(choice: str) -> tuple[Command, ...]:
    """The commands a button's value stands for; none when the value is not of our making.

    Values: yes · no · unsure · product:ID · pick:ID:COLOUR · category:ID · color:NAME · size:LABEL · height:CM ·
    payment_method:full|prepay · ask:TOPIC[:DETAIL] · change:WHAT · line:INDEX · child:CM|all · do:WHAT · cancel · person
    """
    verb, _, value = choice.partition(":")
    reader = _VERBS.get(verb)
    try:
        return reader(value, Evidence(choice, Source.BUTTON)) if reader else ()
    except ValueError:
        return ()


def _pick(value: str, seen: Evidence) -> tuple[Command, ...]:
    product, _, colour = value.partition(":")
    chosen: tuple[Command, ...] = (RefProduct(product, Reference.BUTTON, evidence=seen),)
    return (*chosen, SetSlot(Slot.COLOUR, colour, evidence=seen)) if colour else chosen


def _ask(value: str, seen: Evidence) -> tuple[Command, ...]:
    topic, _, detail = value.partition(":")
    return (Ask(Topic(topic), detail=detail, evidence=seen),)


def _slot(slot: Slot) -> Callable[[str, Evidence], tuple[Command, ...]]:
    return lambda value, seen: (SetSlot(slot, value, evidence=seen),)


_VERBS: Mapping[str, Callable[[str, Evidence], tuple[Command, ...]]] = {
    "yes": lambda _, seen: (Answer("yes", seen),),
    "no": lambda _, seen: (Answer("no", seen),),
    "unsure": lambda _, seen: (Answer("unsure", seen),),
    "product": _pick,
    "pick": _pick,
    "category": _slot(Slot.CATEGORY),
    "color": _slot(Slot.COLOUR),
    "size": _slot(Slot.SIZE),
    "payment_method": _slot(Slot.METHOD),
    "height": lambda value, seen: (SetSlot(Slot.HEIGHT, int(value), evidence=seen),),
    "child": lambda value, seen: (SetSlot(Slot.HEIGHT, value if value == "all" else int(value), evidence=seen),),
    "ask": _ask,
    "change": lambda value, seen: (Change(value, seen),),
    "line": lambda value, seen: (RemoveLine(index=int(value), evidence=seen),),
    "do": lambda value, seen: (Do(value, seen),),
    "cancel": lambda _, seen: (Cancel(seen),),
    "person": lambda _, seen: (Handoff(HandoffReason.ASKED, seen),),
}
