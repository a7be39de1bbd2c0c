"""What a turn is judged with: the answer, the rows after it, and what the shopper has said and been shown so far."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.cli.eval.checks.shelf import Shelf, Ware
from app.cli.eval.ledger import Ledger

SIZE = r"(?<![\d–-])\d{2,3}-\d{2,3}(?![\d–-])"
NUMBER = re.compile(r"\d+")
ROOMY = re.compile(r"вир|выр|запас|більш|больш", re.IGNORECASE)


@dataclass
class Memory:
    """Of one talk. `said`: the shopper's words and what the setup made known; `totals`: sums already found right."""

    said: list[str] = field(default_factory=list)
    totals: set[float] = field(default_factory=set)
    sizes: set[str] = field(default_factory=set)  # labels the item under discussion has had
    colours: set[str] = field(default_factory=set)
    product: str | None = None

    def note(self, out: dict[str, Any]) -> None:
        """What later turns may refer to."""
        slots = out.get("slots") or {}
        self.product = slots.get("product") or self.product
        self.sizes |= {slots["size"]} if slots.get("size") else set()
        self.colours |= {slots["color"]} if slots.get("color") else set()

    @property
    def is_roomy(self) -> bool:
        return any(ROOMY.search(words) for words in self.said)

    @property
    def numbers(self) -> set[str]:
        return {n for words in self.said for n in NUMBER.findall(words)}


@dataclass
class Scene:
    """`product`: under discussion after the turn, else before it."""

    out: dict[str, Any]
    ledger: Ledger
    shelf: Shelf
    memory: Memory
    now: datetime  # in the shop's zone

    @property
    def slots(self) -> dict[str, Any]:
        return dict(self.out.get("slots") or {})

    @property
    def product(self) -> Ware | None:
        return self.shelf.wares.get(self.slots.get("product") or self.memory.product or "")

    @property
    def asked(self) -> list[Ware]:
        """Models the shopper's last words name: an answer may leave out the name."""
        return _named(self.memory.said[-1], self.shelf) if self.memory.said else []

    @property
    def totals(self) -> set[float]:
        return self.memory.totals | {order.total for order in self.ledger.orders}


@dataclass(frozen=True, slots=True)
class Words:
    """One bubble without the sentences that are printed whole from the shop's files."""

    kind: str
    text: str
    wares: tuple[Ware, ...]  # named in it, in order

    @classmethod
    def of(cls, bubble: dict[str, Any], shelf: Shelf) -> Words:
        text = re.sub(r"[\u00a0\u202f]", " ", bubble["text"])
        for sentence in shelf.whole:
            text = text.replace(sentence, " ⟨⟩ ").replace(sentence.rstrip("."), " ⟨⟩ ")
        return cls(bubble["kind"], text, tuple(_named(text, shelf)))


def _named(text: str, shelf: Shelf) -> list[Ware]:
    """Longer titles first: «Тренч екошкіра» holds «Тренч»."""
    found: list[tuple[int, Ware]] = []
    for ware in sorted(shelf.wares.values(), key=lambda w: -len(w.title)):
        for hit in ware.stem.finditer(text):
            found.append((hit.start(), ware))
        text = ware.stem.sub(lambda hit: "·" * len(hit.group()), text)
    return list({ware.title: ware for _, ware in sorted(found, key=lambda pair: pair[0])}.values())
