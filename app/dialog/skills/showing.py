"""Goods shown: their cards, their prices in one line, and which of them it is to be."""

from __future__ import annotations

from collections.abc import Iterable

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact, height_fact
from app.dialog.replies import BubbleKind
from app.domain import colours, sizing
from app.domain.catalogue import Product, Variant

CARDS = 4  # products shown at once


def show_products(
    d: Deciding, found: Iterable[Product], ask: bool = True, height: int | None = None, colour: str | None = None
) -> None:
    """Cards of the nearest few, with their prices where the height is known; the others by name. Then which one."""
    several = list(found)
    shown = several[:CARDS]
    if not tell_prices(d, shown, height):
        d.say(Act.SHOW_PRODUCTS, p=d.products(shown))
    for product in shown:
        d.show(BubbleKind.PRODUCT, p1=d.p(product))
    if len(several) > CARDS:
        d.say(Act.ALSO_FIT, p=d.products(several[CARDS:]))
    d.change(shown=tuple(p.id for p in shown))
    if ask:
        ask_which(d, shown, shades_of(d, shown, colour))


def tell_prices(d: Deciding, shown: list[Product], height: int | None) -> bool:
    """Each model's price in the size that goes with the height, in one line. False where they are not all known."""
    found = [variant for product in shown[:CARDS] if (variant := variant_at(d, product, height))]
    if height is None or not found or len(found) != len(shown):
        return False
    refs = {f"v{n}": d.v(variant) for n, variant in enumerate(found, 1)}
    d.say(Act.PRICES_AT_HEIGHT, None, s=d.given(height=height_fact(height)), **refs)
    return True


def variant_at(d: Deciding, product: Product, height: int | None) -> Variant | None:
    """The model's size for a height in cm, where all its colours cost the same."""
    size = sizing.fit(height, product.sizes, d.shop.sizing).size if height is not None else None
    return d.priced(product.id, size) if size else None


def shades_of(d: Deciding, shown: Iterable[Product], colour: str | None) -> tuple[str, ...]:
    """Keys of the models, each in its own name of the colour asked for; empty where none was."""
    named = [(p.id, colours.colour_of(colour, p, d.shop)) for p in shown] if colour else []
    return tuple(f"{product_id}:{own}" if own else product_id for product_id, own in named)


def ask_which(d: Deciding, shown: list[Product], keys: tuple[str, ...] = ()) -> None:
    options = keys or tuple(p.id for p in shown)
    ids = [p.id for p in shown]
    twins = next((c for c in d.catalogue.confusable if len(ids) == 2 and set(c.products) == set(ids)), None)
    if twins:
        question = Fact("question", twins.question, "catalogue")
        subject = d.products(shown, question=question, answers=Fact("list", twins.answers, "catalogue", keys=twins.products))
        d.say(Act.ASK_DECIDING, ask=Question(Asking.WHICH_PRODUCT, options), p=subject)
    else:
        d.say(Act.ASK_PRODUCT, ask=Question(Asking.WHICH_PRODUCT, options), p=option_titles(d, options))


def option_titles(d: Deciding, options: tuple[str, ...]) -> str:
    """Products, or single colours of them («id:colour»), as one list of titles."""
    named = [(d.catalogue.find(product_id), colour) for product_id, _, colour in (o.partition(":") for o in options)]
    titles = tuple(f"{product.title}, {colour}" if colour else product.title for product, colour in named if product)
    return d.given(titles=Fact("list", titles, "catalogue", keys=options))


def introduce(d: Deciding, product: Product) -> None:
    """The product's card, once in a talk."""
    if product.id not in d.conversation.shown:
        d.show(BubbleKind.PRODUCT, p1=d.p(product))
        d.change(shown=(*d.conversation.shown, product.id))
