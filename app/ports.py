"""What the dialogue needs from outside, as protocols. Only the factory chooses who answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.dialog.facts import FactSheet
    from app.dialog.turn import Sighting, Turn
    from app.dialog.understanding import Reading
    from app.domain.catalogue import Variant
    from app.domain.wording import Word


class Brain(Protocol):
    """Reads a turn. The embedded and any other brain implement exactly this (DESIGN §5)."""

    def read(self, turn: Turn, sheet: FactSheet) -> Reading: ...


class VariantReader(Protocol):
    """Reads prices together with stock, at one moment, for at most eight products. Raises DatabaseAway."""

    def read(self, product_ids: Iterable[str]) -> tuple[Variant, ...]: ...


class Vision(Protocol):
    """Says what is on a shopper's photo."""

    def look(self, attachment_id: str, turn: Turn) -> Sighting: ...


class Words(Protocol):
    """Reads a few words typed into a field: their normal forms, a wrong keyboard layout and Latin letters turned back."""

    def read(self, text: str, knows: Callable[[frozenset[str]], bool] | None = None) -> tuple[Word, ...]:
        """In order, numbers included. `knows`: whether a word of these forms means something where it will be looked up;
        None for what the shop itself wrote, which is taken as it stands."""


@dataclass(frozen=True)
class Ports:
    brain: Brain
    variants: VariantReader
    vision: Vision | None = None
    guest: Brain | None = None
    words: Words | None = None
