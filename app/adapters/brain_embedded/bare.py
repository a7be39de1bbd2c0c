"""A message that is one number: read by the pending question, before any dictionary is opened."""

from __future__ import annotations

import re

from app.adapters.brain_embedded.scene import Scene
from app.domain.commands import Answer, Command, Evidence, Reference, RefProduct, SetSlot
from app.domain.slots import Slot

_PLUS = re.compile(r"\s*\++\s*")
_AGREEABLE = ("confirm_order", "upsell", "same_address", "renew", "one_more")
_NUMBER = re.compile(r"(?:(?:№|номер|numer|nr)\.?\s*)?(\d{1,5})\s*(?P<cm>см|cm)?[.!]?", re.IGNORECASE)


def read(text: str, scene: Scene) -> list[Command] | None:
    """None: more than one bare number, to be read word by word."""
    if _PLUS.fullmatch(text) and (scene.in_checkout or scene.pending in _AGREEABLE):
        return [Answer("yes", Evidence(text))]
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    number, evidence = int(match[1]), Evidence(text)
    if scene.pending == "method" and not match["cm"]:
        return None  # «200» names a way to pay
    if scene.pending in ("which_product", "upsell") and number <= 9:
        return _counted(number, scene, evidence)
    if scene.pending in ("size", "which_size") and (label := _edge(number, scene.options)):
        return [SetSlot(Slot.SIZE, label, evidence=evidence)]
    if scene.pending == "delivery" and not match["cm"] and number:
        return [SetSlot(Slot.BRANCH, str(number), evidence=evidence)]
    if scene.by_height and 50 <= number <= 210:
        return [SetSlot(Slot.HEIGHT, number, evidence=evidence)]
    return None


def _counted(number: int, scene: Scene, evidence: Evidence) -> list[Command] | None:
    """The product shown at that place, in the colour it was shown in."""
    if not 1 <= number <= len(scene.shown):
        return None
    chosen: list[Command] = [RefProduct(scene.shown[number - 1], Reference.ORDINAL, evidence=evidence)]
    colour = scene.colours[number - 1]
    return [*chosen, SetSlot(Slot.COLOUR, colour, evidence=evidence)] if colour else chosen


def _edge(number: int, labels: tuple[str, ...]) -> str | None:
    """The only offered label that names the number as one of its edges."""
    found = [label for label in labels if str(number) in re.findall(r"\d+", label)]
    return found[0] if len(found) == 1 else None
