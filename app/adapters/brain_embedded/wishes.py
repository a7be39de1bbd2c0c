"""Wishes: product, colour, size and height as commands, one wish or several («двом: 98 рожеву, 122 сіру»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from app.adapters.brain_embedded import adding, children, goods, options, pointing
from app.adapters.brain_embedded.assembly import Wish
from app.adapters.brain_embedded.children import TO_WHOM, Called
from app.adapters.brain_embedded.measures import Kind, Measure, label_for
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.pointing import Pointed
from app.adapters.brain_embedded.said import Said, colours, sizes
from app.adapters.brain_embedded.scene import Scene
from app.domain.catalogue import Catalogue, Product
from app.domain.commands import Ask, Command, ForChild, Reference, RefProduct, SetSlot, Topic
from app.domain.dialog_state import State
from app.domain.shop import Shop
from app.domain.slots import Slot

_ELLIPSIS = 5  # words


def read(
    message: Message, scene: Scene, catalogue: Catalogue, shop: Shop, measures: Sequence[Measure], taken: frozenset[int]
) -> list[Command]:
    pointed = pointing.read(message, scene, catalogue, measures)
    corrected = any(m.kind is Kind.HEIGHT and is_rejected(message, m.first, m.last) for m in measures)
    measures = [m for m in measures if m.said or m.kind is not Kind.HEIGHT or corrected or not taken]
    said = sorted(
        (
            *(Said("product", p, p.first, p.last, p.rejected) for p in pointed if p.first not in taken),
            *colours(message, scene, measures, taken),
            *_sizes(message, scene, measures),
        ),
        key=lambda one: one.first,
    )
    owned = children.shared_out(message, [one for one in said if not one.rejected], children.read(message, scene))
    if message.has("twins") and len(owned) == 1:
        owned = owned * 2
    wishes = [wish for wish, _ in owned]
    commands: list[Command] = []
    for target, (wish, child) in enumerate(owned):
        commands.extend(_commands(message, scene, catalogue, shop, wish, target))
        commands.extend(_whose(message, child, target))
    if len(wishes) == 1 and not wishes[0].values.keys() & {"product", "height"}:
        commands = list(_aimed(message, scene, commands))
    if scene.state is State.END and scene.product and message.has("same", "again") and message.has("want"):
        commands = [*_once_more(message, scene, commands), *commands]
    commands.extend(adding.read(message, scene, owned, measures))
    commands.extend(_refusals(message, scene, catalogue, shop, said))
    commands.extend(_extras(message, scene, measures, wishes))
    if wishes and _goes_on_asking(message, scene) and not message.has("price", "how_much"):
        commands.append(Ask(Topic.PRICE, evidence=message.evidence(0)))
    return commands


def _once_more(message: Message, scene: Scene, commands: Sequence[Command]) -> Iterator[Command]:
    """«ще раз таку саму, тільки на 122»: the thing bought before begins a new wish."""
    if scene.product and not any(isinstance(command, RefProduct) for command in commands):
        yield RefProduct(scene.product.id, Reference.PRONOUN, evidence=message.said("same", "again"))


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
    elif (said := wish.values.get("product")) and said.value.colour:
        yield SetSlot(Slot.COLOUR, said.value.colour, target=target, evidence=message.evidence(said.first, said.last))
    if said := wish.values.get("size"):
        yield SetSlot(
            Slot.SIZE,
            _label(said.value, product, shop),
            target=target,
            scope=scope,
            evidence=message.evidence(said.first, said.last),
        )
    if (said := wish.values.get("height")) and not _is_label(said, wish):
        yield SetSlot(Slot.HEIGHT, said.value, target=target, scope=scope, evidence=message.evidence(said.first, said.last))


def _whose(message: Message, child: Called | None, target: int) -> Iterator[Command]:
    for name in child.names if child else ():
        yield ForChild(name, target, message.evidence(child.first, child.last))  # type: ignore[union-attr]


def _aimed(message: Message, scene: Scene, commands: Sequence[Command]) -> Iterator[Command]:
    """«сірий обом», «меншій рожевий»: values for every child, or for one of several."""
    child = _child_meant(message, scene)
    for command in commands:
        yield replace(command, child=child) if isinstance(command, SetSlot) else command


def _child_meant(message: Message, scene: Scene) -> str:
    if len(scene.heights) < 2:
        return ""
    if message.has("both"):
        return "all"
    for meaning, height in (("elder", max(scene.heights)), ("younger", min(scene.heights))):
        if any(message.words[at].low.endswith(TO_WHOM) for at, _ in message.hits.spans(meaning)):
            return str(height)
    return ""


def _is_label(height: Said, wish: Wish) -> bool:
    """«на бирці 134, розмір 134»: the label said twice."""
    size = wish.values.get("size")
    return size is not None and size.value == str(height.value)


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
    if (message.has("colour_look") and message.asks) or message.has("label_height"):
        return True
    wants = any(not is_rejected(message, first, last) for first, last in message.hits.spans("want"))
    if _goes_on_asking(message, scene) or (_prices_another(message, scene) and not wants):
        return True
    return (
        scene.is_complete and message.has("price", "how_much", "sizes", "measure") and not (wants or message.has("correct", "add"))
    )


def _sizes(message: Message, scene: Scene, measures: Sequence[Measure]) -> list[Said]:
    """«116 вже мале», «з 110-116 виросла»: a size the child wears no more is none to choose."""
    found = sizes(message, measures)
    outgrown = message.has("outgrown") and len(found) == 1 and not scene.is_known_in_size
    return [replace(one, rejected=True) for one in found] if outgrown else found


def _prices_another(message: Message, scene: Scene) -> bool:
    """«а 80-92 скільки коштує?» of a thing recognised: its price is asked, no size is chosen."""
    named = any(m.of("product") for m in message.mentions)
    return scene.state is State.VISION and scene.item.product_id is not None and not named and message.has("price", "how_much")


def _goes_on_asking(message: Message, scene: Scene) -> bool:
    """«а на 128?» right after a size's price was asked: one more price, and no choice."""
    chooses = message.has("want", "order", "order_wish", "yes", "correct", "bigger", "smaller")
    named = any(m.of("product") or m.of("colour") for m in message.mentions)
    return bool(scene.weighed) and "?" in message.text and len(message.words) <= _ELLIPSIS and not chooses and not named


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
        elif measure.kind is Kind.QUANTITY and not _only_announced(message, scene, measure, wishes):
            target = _counted_wish(measure, wishes)
            yield SetSlot(Slot.QUANTITY, measure.value, target=target, evidence=message.evidence(measure.first, measure.last))
        elif measure.kind is Kind.MONEY and goods.is_budget(message, measure):
            yield SetSlot(Slot.BUDGET, measure.value, scope="search", evidence=message.evidence(measure.first, measure.last))
    if (message.has("room_to_grow") or _wonders_at_bigger(message, measures)) and not options.steps_up(message, scene, measures):
        yield SetSlot(Slot.ROOM_TO_GROW, True, evidence=message.said("room_to_grow", "bigger"))
    if not any("product" in wish.values for wish in wishes):
        yield from goods.searched(message, scene)


def _wonders_at_bigger(message: Message, measures: Sequence[Measure]) -> bool:
    """«зараз 112, може більший?», «зріст 112, беріть більший»: both sizes are to be shown, none is named."""
    sized = [at for at, last in message.hits.spans("bigger") if at < last or message.words[at].low not in ("більше", "больше")]
    return bool(sized) and ("?" in message.text or any(m.kind is Kind.HEIGHT for m in measures))


def _only_announced(message: Message, scene: Scene, measure: Measure, wishes: Sequence[Wish]) -> bool:
    """«дві Мрії: жовту на 98 і рожеву на 110» are counted by the wishes themselves; «знижка за два костюми» wishes nothing."""
    if not wishes:
        return scene.item.product_id is None or message.has("wholesale", "discount", "if")
    if adding.tells_second(message, scene, [measure], wishes):
        return True
    own = wishes[_counted_wish(measure, wishes)].values.get("product")
    alike = [wish for wish in wishes if (said := wish.values.get("product")) is own or (said and own and said.value == own.value)]
    if len(wishes) == 1:
        return False
    beside_thing = any(m.of("product") and measure.last < m.first <= measure.last + 2 for m in message.mentions)
    return measure.value == len(alike) if beside_thing else measure.value in (len(wishes), len(alike))


def _counted_wish(measure: Measure, wishes: Sequence[Wish]) -> int:
    """Whose pieces are counted: the wish whose words stand nearest."""
    near = [min(abs(said.first - measure.first) for said in wish.values.values()) for wish in wishes]
    return near.index(min(near)) if near else 0
