"""What sets one fabric apart from another."""

from __future__ import annotations

from typing import NamedTuple

from .colour import Tone


class Kind(NamedTuple):
    grain: str  # a filter of grain.py
    fold: str  # how soft a crease is: a blur of light.py
    crease: float  # how strong it is
    light: float  # how much the light models the cloth
    ink: float  # the opacity of the outline


KINDS = {
    "plush": Kind("pile", "b6", 0.55, 1, 0.75),
    "fleece": Kind("fleece", "b5", 0.58, 0.92, 0.9),  # dense, matte
    "jersey": Kind("jersey", "b6", 0.5, 1.05, 0.95),  # smooth, falls softly
    "cotton": Kind("lawn", "b5", 0.38, 0.9, 0.95),
    "knit": Kind("wool", "b6", 0.5, 0.85, 0.85),
    "rib": Kind("plain", "b3", 0.4, 0.6, 0.9),
    "poplin": Kind("weave", "b3", 0.62, 1.1, 0.95),
    "suiting": Kind("suit", "b4", 0.5, 1, 0.9),
    "leather": Kind("plain", "b3", 0.6, 1, 1),
}


class Fabric:
    """A kind of cloth in one tone."""

    def __init__(self, tone: Tone, kind: str) -> None:
        self.tone, self.kind = tone, KINDS[kind]
        self.shiny, self.piled = kind == "leather", kind == "plush"
        self.lit = "gloss" if self.shiny else "lit"
