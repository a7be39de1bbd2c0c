"""Wishes: product, colour, size and height put together, one wish or several («двом: 98 рожеву, 122 сіру»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from app.adapters.brain_embedded import pointing
from app.adapters.brain_embedded.measures import Kind, Measure, label_for
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import continues_rejection, is_corrected, is_rejected
from app.adapters.brain_embedded.pointing import Pointed
from app.adapters.brain_embedded.scene import Scene
from app.domain.catalogue import Catalogue, Product
from app.domain.commands import AddLine, Command, RefProduct, SetSlot
from app.domain.shop import Shop
from app.domain.slots import Slot

Column = Literal["product", "colour", "size", "height"]
_COLUMNS: tuple[Column, ...] = ("product", "colour", "size", "height")


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one column and where it stands."""

    column: Column
    value: Any
    first: int
    last: int
    rejected: bool = False


@dataclass(slots=True)
class Wish:
    values: dict[Column, Said]

    def without(self) -> tuple[Column, ...]:
        return tuple(column for column in _COLUMNS if column not in self.values)


def read(
    message: Message, scene: Scene, catalogue: Catalogue, shop: Shop, measures: Sequence[Measure], taken: frozenset[int]
) -> list[Command]:
    pointed = pointing.read(message, scene, catalogue, measures)
    measures = [m for m in measures if m.said or m.kind is not Kind.HEIGHT or not taken]
    said = sorted(
        (
            *(Said("product", p, p.first, p.last, p.rejected) for p in pointed if p.first not in taken),
            *_colours(message, scene, measures, taken),
            *_sizes(message, scene, measures),
        ),
        key=lambda one: one.first,
    )
    wishes = _put_together(message, [one for one in said if not one.rejected])
    if message.has("twins") and len(wishes) == 1:
        wishes = wishes * 2
    commands: list[Command] = []
    for target, wish in enumerate(wishes):
        commands.extend(_commands(message, scene, catalogue, shop, wish, target))
    if message.has("add") and wishes and (scene.item.product_id or scene.has_order):
        commands.extend(AddLine(target, message.said("add")) for target in range(len(wishes)))
    commands.extend(_refusals(message, scene, catalogue, shop, said))
    commands.extend(_extras(message, scene, measures, wishes))
    return commands


def _colours(message: Message, scene: Scene, measures: Sequence[Measure], taken: frozenset[int]) -> list[Said]:
    found: list[Said] = []
    for mention in message.mentions:
        entries = [entry for entry in mention.entries if entry.kind == "colour"]
        if not entries or mention.first in taken or mention.of("product"):
            continue
        rejected = is_rejected(message, mention.first, mention.last) or bool(
            found and found[-1].rejected and continues_rejection(message, found[-1].last, mention.first)
        )
        found.append(Said("colour", tuple(entries), mention.first, mention.last, rejected))
    refused = {name for one in found if one.rejected for name in _names(one)}
    found = [one for one in found if one.rejected or not refused & _names(one)]
    return _counted(scene, measures, found) or _current(message, found)


def _names(one: Said) -> set[str]:
    return {name for entry in one.value for name in entry.names}


def _counted(scene: Scene, measures: Sequence[Measure], found: list[Said]) -> list[Said]:
    """«голубий, малина, чорний… так от третій»."""
    places = [m for m in measures if m.kind is Kind.ORDINAL]
    if scene.pending != "color" or len(places) != 1 or len(found) < 2:
        return []
    place = int(places[0].value)
    return [found[place - 1]] if place <= len(found) and places[0].first > found[-1].last else []


def _sizes(message: Message, scene: Scene, measures: Sequence[Measure]) -> list[Said]:
    found: list[Said] = []
    for kind, column in ((Kind.SIZE, "size"), (Kind.HEIGHT, "height")):
        column_said = [
            Said(column, m.value, m.first, m.last, is_rejected(message, m.first, m.last))  # type: ignore[arg-type]
            for m in measures
            if m.kind is kind
        ]
        found.extend(_current(message, column_said))
    return found


def _current(message: Message, said: list[Said]) -> list[Said]:
    """Without what the next of its kind corrects, and without a choice left open («рожевий чи сірий?»)."""
    open_choice = {
        at
        for a, b in pairwise(said)
        if not a.rejected and not b.rejected and b.first - a.last == 2 and message.hits.covers(a.last + 1, "alternative")
        for at in (a.first, b.first)
    }
    said = [one for one in said if one.first not in open_choice]
    return [
        one
        for at, one in enumerate(said)
        if one.rejected or at + 1 == len(said) or not is_corrected(message, one.last, said[at + 1].first)
    ]


def _put_together(message: Message, said: Sequence[Said]) -> list[Wish]:
    columns = {column: _distinct([one for one in said if one.column == column]) for column in _COLUMNS}
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
    return bool(_names(one) & _names(other)) if one.column == "colour" else one.value == other.value


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
        for at, wish in enumerate(wishes):
            if owner is None or owner == at:
                wish.values[column] = values[0]
    return wishes


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


def _commands(message: Message, scene: Scene, catalogue: Catalogue, shop: Shop, wish: Wish, target: int) -> Iterator[Command]:
    scope: Literal["search", "purchase"] = "search" if _only_asked(message, scene) else "purchase"
    product = scene.product
    if said := wish.values.get("product"):
        pointed: Pointed = said.value
        product = pointed.product
        yield RefProduct(product.id, pointed.how, target, evidence=message.evidence(said.first, said.last))
    if said := wish.values.get("colour"):
        yield SetSlot(
            Slot.COLOUR,
            colour_name(said.value, product, shop),
            target=target,
            scope=scope,
            evidence=message.evidence(said.first, said.last),
        )
    if said := wish.values.get("size"):
        yield SetSlot(
            Slot.SIZE,
            _label(said.value, product, shop),
            target=target,
            scope=scope,
            evidence=message.evidence(said.first, said.last),
        )
    if said := wish.values.get("height"):
        yield SetSlot(Slot.HEIGHT, said.value, target=target, scope=scope, evidence=message.evidence(said.first, said.last))


def _label(label: str, product: Product | None, shop: Shop) -> str:
    """The model's own label that is or holds the one said."""
    if product is None or label in product.sizes or not label.isdecimal():
        return label
    return label_for(int(label), product.sizes, shop.sizing) or label


def colour_name(entries: Sequence[Any], product: Product | None, shop: Shop) -> str:
    """The colour as the product names it; a twin of it counts (білий, молочний)."""
    names = [name for entry in entries for name in entry.names]
    if product is None:
        return str(names[0])
    twins = [twin for name in names for group in shop.colour_twins if name in group for twin in group]
    own = [entry.names[0] for entry in entries if entry.own == product.id]
    return str(next((name for name in (*own, *names, *twins) if product.colour(name)), names[0]))


def _only_asked(message: Message, scene: Scene) -> bool:
    """A price or another size asked about while an item is complete changes nothing."""
    if message.has("colour_look") and message.asks:
        return True
    return scene.is_complete and message.has("price", "how_much", "sizes", "measure") and not message.has("want", "correct", "add")


def _refusals(message: Message, scene: Scene, catalogue: Catalogue, shop: Shop, said: Sequence[Said]) -> Iterator[Command]:
    for one in said:
        if not one.rejected:
            continue
        evidence = message.evidence(one.first, one.last)
        if one.column == "product":
            yield RefProduct(one.value.product.id, one.value.how, rejected=True, evidence=evidence)
        elif one.column == "colour":
            yield SetSlot(Slot.COLOUR, colour_name(one.value, scene.product, shop), op="negate", evidence=evidence)
        else:
            yield SetSlot(Slot.SIZE if one.column == "size" else Slot.HEIGHT, one.value, op="negate", evidence=evidence)


def _extras(message: Message, scene: Scene, measures: Sequence[Measure], wishes: Sequence[Wish]) -> Iterator[Command]:
    """Quantity, age, room to grow, category: what a wish may carry besides."""
    for measure in measures:
        if measure.kind is Kind.AGE:
            yield SetSlot(Slot.AGE, measure.value, evidence=message.evidence(measure.first, measure.last))
        elif measure.kind is Kind.QUANTITY and len(wishes) < 2:
            yield SetSlot(Slot.QUANTITY, measure.value, evidence=message.evidence(measure.first, measure.last))
        elif measure.kind is Kind.MONEY and measure.first and message.words[measure.first - 1].key in ("до", "бюджет", "макс"):
            yield SetSlot(Slot.BUDGET, measure.value, scope="search", evidence=message.evidence(measure.first, measure.last))
    if message.has("room_to_grow"):
        yield SetSlot(Slot.ROOM_TO_GROW, True, evidence=message.said("room_to_grow"))
    if not any("product" in wish.values for wish in wishes):
        yield from _searched(message)


def _searched(message: Message) -> Iterator[Command]:
    """A category, and the traits wanted of it, while no model is meant yet."""
    mention = pointing.shelf(message)
    entry = mention.of("category") if mention else None
    if mention is None or entry is None:
        return
    yield SetSlot(Slot.CATEGORY, entry.names[0], evidence=message.evidence(mention.first, mention.last))
    for other in message.mentions:
        trait = other.of("feature")
        if trait:
            op: Literal["set", "negate"] = "negate" if is_rejected(message, other.first, other.last) else "set"
            yield SetSlot(Slot.FEATURE, trait.names[0], op=op, evidence=message.evidence(other.first, other.last))
