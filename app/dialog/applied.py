"""What a message changed, as the skills look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.domain.catalogue import Product
from app.domain.slots import Slot


@dataclass(frozen=True, slots=True)
class Problem:
    """A wish that cannot be met as said. `kind`: colour or size; `value` what was said."""

    kind: str
    value: str
    product: Product


@dataclass
class Applied:
    """What the message changed."""

    wished: bool = False  # an item's slot or product was set
    product_set: bool = False
    repriced: bool = False  # colour or size of a shown offer changed
    added: list[int] = field(default_factory=list)  # indexes of items begun by this message
    replaced: bool = False
    changed: list[tuple[Slot, Any]] = field(default_factory=list)  # delivery and method values that were corrected
    delivered: bool = False  # a delivery field was given
    chose_method: bool = False
    took_size: bool = False  # the question between two sizes was answered
    aged: bool = False
    asked_only: bool = False
    no_step: str = ""  # bigger or smaller was wanted and the model has no such size
    repeated: int | None = None  # index of the thing a message wished for once more, word for word the same
    problems: list[Problem] = field(default_factory=list)
    searched: dict[Slot, Any] = field(default_factory=dict)  # asked about, not chosen
