"""Everything wished of the goods so far, and which of them have all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.dialog.conversation import Asking, Conversation
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.turn import Turn
from app.domain.catalogue import Catalogue, Product
from app.domain.collection import Sieve, Wanted
from app.domain.commands import Ask, Command, SetSlot
from app.domain.shop import Shop
from app.domain.slots import Slot

_FOR_THOSE = frozenset({Slot.COLOUR, Slot.HEIGHT, Slot.SIZE})


@dataclass(frozen=True, slots=True)
class Wish:
    """Empty fields wish nothing. `height` in cm, `budget` in the shop's currency; `no_*`: what was said no to."""

    category: str | None = None
    features: tuple[str, ...] = ()
    colour: str | None = None
    size: str | None = None
    height: int | None = None
    budget: int | None = None
    among: frozenset[str] = frozenset()  # ids of those shown, when only they are spoken of
    no_products: frozenset[str] = frozenset()
    no_features: frozenset[str] = frozenset()
    no_colours: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is wished that tells goods apart; a height alone says only for whom."""
        return bool(self.category or self.features or self.colour or self.budget or self.no_features or self.no_colours)


def of_talk(d: Deciding, heard: Heard) -> Wish:
    return replace(_wish(d.conversation, heard.commands), among=_among(d.before, heard.commands))


def _among(talk: Conversation, commands: Iterable[Command]) -> frozenset[str]:
    """«чорну» after «яка модель?» is said of those shown; a shelf, a trait or a sum looks at all goods again."""
    asked = talk.pending is not None and talk.pending.kind is Asking.WHICH_PRODUCT and len(talk.pending.options) > 1
    wider = any(isinstance(c, SetSlot) and c.slot not in _FOR_THOSE for c in commands) or any(isinstance(c, Ask) for c in commands)
    coloured = any(isinstance(c, SetSlot) and c.slot is Slot.COLOUR and c.op != "negate" for c in commands)
    return frozenset(talk.shown) if asked and coloured and not wider else frozenset()


def of_turn(turn: Turn) -> Wish:
    """Before anything is applied: what the talk remembers and this message adds."""
    commands = turn.understanding.commands if turn.understanding else ()
    wish = _wish(turn.conversation, commands)
    said = [c for c in commands if isinstance(c, SetSlot) and c.op != "negate"]
    features = tuple(str(c.value) for c in said if c.slot is Slot.FEATURE)
    shelf = next((str(c.value) for c in said if c.slot is Slot.CATEGORY), None)
    moved = shelf is not None and shelf != wish.category
    return replace(
        wish,
        category=shelf or wish.category,
        features=features if moved else tuple(dict.fromkeys((*wish.features, *features))),
    )


def _wish(talk: Conversation, commands: Iterable[Command]) -> Wish:
    item = talk.basket.item if not talk.ordered else replace(talk.basket.item, product_id=None, colour=None, size=None)
    said = {c.slot: c.value for c in commands if isinstance(c, SetSlot) and c.op != "negate"}
    free = item.product_id is None  # the colour and label of a thing chosen are its own, not a wish for others
    height = str(said.get(Slot.HEIGHT) or item.height or "")
    return Wish(
        category=talk.category,
        features=talk.features,
        colour=str(said[Slot.COLOUR]) if Slot.COLOUR in said else item.colour if free else None,
        size=str(said[Slot.SIZE]) if Slot.SIZE in said else item.size if free else None,
        height=int(height) if height.isdecimal() else None,
        budget=int(said[Slot.BUDGET]) if Slot.BUDGET in said else talk.budget,
        no_products=_refused(talk, "product"),
        no_features=_refused(talk, "feature"),
        no_colours=_refused(talk, "color"),
    )


def _refused(talk: Conversation, kind: str) -> frozenset[str]:
    return frozenset(value for name, _, value in (r.partition(":") for r in talk.rejected) if name == kind)


def fitting(d: Deciding, wish: Wish) -> list[Product]:
    """The goods with all of it, the price held at the size that the height means for each."""
    return [p for p in outright(d.catalogue, d.shop, wish) if wish.budget is None or _within(d, p, wish)]


def outright(catalogue: Catalogue, shop: Shop, wish: Wish) -> list[Product]:
    """The goods with all of it as far as the catalogue alone tells: a size's own price is not looked at."""
    sieve = _sieve(wish, shop)
    return [p for p in catalogue.products if sieve.lets(p) and _is_not_refused(p, wish) and _may_cost(p, wish)]


def _sieve(wish: Wish, shop: Shop) -> Sieve:
    shades = (wish.colour,) if wish.colour else ()
    return Sieve(Wanted(wish.category, _label(wish), wish.height, shades), shop)


def _label(wish: Wish) -> str | None:
    return wish.size if wish.size and wish.size[0].isdigit() else None


def _is_not_refused(product: Product, wish: Wish) -> bool:
    shades = {c.name for c in product.colours}
    return (
        set(wish.features) <= product.features
        and not wish.no_features & product.features
        and product.id not in wish.no_products
        and not (wish.no_colours and shades <= wish.no_colours)
    )


def _may_cost(product: Product, wish: Wish) -> bool:
    return wish.budget is None or product.price_min.amount <= wish.budget


def _within(d: Deciding, product: Product, wish: Wish) -> bool:
    budget = wish.budget or 0
    wanted = Wanted(size=_label(wish), height=wish.height)
    if not wanted.by_size:
        return product.price_min.amount <= budget
    found = [v for size in Sieve(wanted, d.shop).sizes(product) if (v := d.any_variant(product.id, size))]
    return any(v.price.amount <= budget for v in found) if found else product.price_max.amount <= budget


def relaxed(wish: Wish) -> Iterator[tuple[str, Wish]]:
    """The wish without one of its parts, the part easiest to give up first."""
    if wish.budget is not None:
        yield "budget", replace(wish, budget=None)
    if wish.colour:
        yield "colour", replace(wish, colour=None)
    if wish.features:
        yield "features", replace(wish, features=wish.features[:-1])
    if wish.height is not None or wish.size:
        yield "height", replace(wish, height=None, size=None)
