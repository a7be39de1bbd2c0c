"""Values put together into wishes: side by side, shared, or one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.said import COLUMNS, Column, Said, names


@dataclass(slots=True)
class Wish:
    values: dict[Column, Said]


def put_together(message: Message, said: Sequence[Said]) -> list[Wish]:
    columns = {column: _distinct([one for one in said if one.column == column]) for column in COLUMNS}
    count = max((len(values) for values in columns.values()), default=0)
    if count <= 1:
        values = {column: found[0] for column, found in columns.items() if found}
        return [Wish(values)] if values else []
    if all(len(values) in (0, 1, count) for values in columns.values()):
        return _laid_out(message, columns, count)
    return _in_turn(said)


def _distinct(values: list[Said]) -> list[Said]:
    """The same value said twice in one column is one, unless it pairs with different others."""
    unique: list[Said] = []
    for one in values:
        if not any(_same(one, other) for other in unique):
            unique.append(one)
    return unique


def _same(one: Said, other: Said) -> bool:
    if one.column == "product":
        return bool(one.value.product.id == other.value.product.id)
    return bool(names(one) & names(other)) if one.column == "colour" else one.value == other.value


def _laid_out(message: Message, columns: dict[Column, list[Said]], count: int) -> list[Wish]:
    """Columns side by side; a single value is every wish's, unless it plainly belongs to one."""
    wishes = [Wish({}) for _ in range(count)]
    for column, values in columns.items():
        if len(values) == count:
            for wish, one in zip(wishes, values, strict=True):
                wish.values[column] = one
    products = [wish.values["product"] for wish in wishes if "product" in wish.values]
    for column, values in columns.items():
        if len(values) != 1:
            continue
        owner = _owner(message, values[0], products)
        first = _first_added(message, values[0], wishes)
        for at, wish in enumerate(wishes):
            if owner == at or (owner is None and at >= first):
                wish.values[column] = values[0]
    return wishes


def _first_added(message: Message, one: Said, wishes: Sequence[Wish]) -> int:
    """«змініть колір на сірий, і додайте Мрію рожеву»: what is added has no part in the change said before it."""
    if not message.has("change"):
        return 0
    adding = max((first for first, _ in message.hits.spans("add") if first < one.first), default=-1)
    before = sum(any(said.first < adding for said in wish.values.values()) for wish in wishes)
    return before if before < len(wishes) else 0


def _owner(message: Message, one: Said, products: Sequence[Said]) -> int | None:
    """Whose the only colour or size is among several products; None: everybody's."""
    if len(products) < 2 or message.has("both", "same") or one.first > products[-1].last + 1:
        return None
    before = [at for at, product in enumerate(products) if product.first < one.first]
    return before[-1] if before else 0


def _in_turn(said: Sequence[Said]) -> list[Wish]:
    """Each product, or a column met twice, begins a wish; what it lacks it takes from the one before."""
    wishes: list[Wish] = []
    for one in said:
        if not wishes or one.column in wishes[-1].values or (one.column == "product" and len(wishes[-1].values) > 1):
            wishes.append(Wish({}))
        wishes[-1].values[one.column] = one
    for before, wish in pairwise(wishes):
        if "product" not in wish.values:
            for column in ("product", "colour"):
                if column in before.values and column not in wish.values:
                    wish.values[column] = before.values[column]
    return wishes
