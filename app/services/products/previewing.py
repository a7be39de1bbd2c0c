"""A draft as a shopper would meet it before it is saved: what the chat says of it and its card in the window.

The chat's words come from the dialogue itself, asked about a catalogue of this one model. Nothing is read or written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.dialog.conversation import Conversation
from app.dialog.replies import Bubble
from app.dialog.stages.understand import intent_of
from app.dialog.turn import Turn
from app.dialog.understanding import Understanding
from app.domain.catalogue import Catalogue, Colour, Product, Variant
from app.domain.commands import Ask, Command, Reference, RefProduct, SetSlot, Topic
from app.domain.money import Money
from app.domain.shop import Shop
from app.domain.shopper import Shopper
from app.domain.slots import Slot
from app.services import catalogue, shelves
from app.services.products.checking import stock_typed
from app.services.products.drafts import NOT_SOLD, ColourCard, ProductDraft, listed, one_line, paired
from app.services.runtime import runtime
from app.services.seed import numerals
from app.services.seed.places import by_number
from app.services.window import Card

_NEW = "new"
_LONGEST = 200  # characters of one text: what is longer is refused when it is saved


@dataclass(frozen=True)
class Preview:
    """`card` is None while a name, a colour or a price is lacking. `bubbles`: the answer to the price of the first size."""

    card: Card | None = None
    bubbles: tuple[Bubble, ...] = ()


def preview(draft: ProductDraft) -> Preview:
    """What can be shown of it; what is not right yet is left out."""
    goods, shop = catalogue.current()
    variants = tuple(_variants(draft, shop.currency))
    colours = tuple(_colours(draft, {variant.sku for variant in variants}))
    if not one_line(draft.title) or not variants or not goods.category(draft.category):
        return Preview()
    product = _product(draft, colours, variants, shop)
    shown = next((colour for colour in colours if colour.picture), colours[0])
    card = Card(product, shown, product.price_min, product.price_max)
    alone = Catalogue(goods.version, (product,), goods.categories, goods.features)
    return Preview(card, _answer(alone, shop, variants, shown))


def _product(draft: ProductDraft, colours: tuple[Colour, ...], variants: tuple[Variant, ...], shop: Shop) -> Product:
    sizes: dict[str, list[Decimal]] = {}
    for variant in variants:
        sizes.setdefault(variant.size, []).append(variant.price.amount)
    document = {
        "title": one_line(draft.title)[:_LONGEST], "category": draft.category, "words": listed(draft.words),
        "fabric": one_line(draft.fabric)[:_LONGEST], "features": draft.features, "trait": one_line(draft.trait)[:_LONGEST],
        "worth": one_line(draft.worth), "care": one_line(draft.care),
        "facts": {key: text for key, fact in draft.facts.items() if (text := one_line(fact))},
        "measures": {line.label: one_line(line.measures) for line in draft.sizes if line.measures and line.label in sizes},
    }  # fmt: skip
    priced = [(label, min(sizes[label]), max(sizes[label])) for label in by_number(sizes)]
    return shelves.product(draft.id or _NEW, document, colours, priced, shop.currency, version=1)


def _cards(draft: ProductDraft) -> Iterator[tuple[str, ColourCard]]:
    """With a SKU each; of two colours of one name the first."""
    names: set[str] = set()
    for at, card in enumerate(draft.colours or [ColourCard()]):
        name = one_line(card.name)
        if (name or draft.plain) and not card.retired and name not in names:
            names.add(name)
            yield card.sku or f"{_NEW}-{at}", replace(card, name=name[:_LONGEST])


def _colours(draft: ProductDraft, sold: Iterable[str]) -> Iterator[Colour]:
    for sku, card in _cards(draft):
        if sku in sold:
            swatch = (
                card.swatch if re.fullmatch(r"#[0-9a-fA-F]{6}( #[0-9a-fA-F]{6}( (stripes|check|leopard))?)?", card.swatch) else ""
            )
            yield Colour(card.name, sku, look=one_line(card.look), photos=tuple(card.photos), swatch=swatch)


def _variants(draft: ProductDraft, currency: str) -> Iterator[Variant]:
    lines = {one_line(line.label): (at, price) for at, line in enumerate(draft.sizes) if (price := _price(line.price))}
    for sku, card in _cards(draft):
        own = {label: found for label, text in paired(card.prices) if (found := _price(text))}
        for label in by_number(lines):
            at, price = lines[label]
            stock = stock_typed(card.stock.get(at, ""))
            if (label or len(lines) == 1) and stock != NOT_SOLD:
                money = Money(own.get(label, price), currency)
                pieces = int(stock) if stock.isascii() and stock.isdigit() else None
                yield Variant(draft.id or _NEW, one_line(draft.title), card.name, sku, label, money, pieces)


def _price(typed: str) -> Decimal | None:
    text = numerals.price(typed)
    found = Decimal(text) if re.fullmatch(r"[0-9]{1,7}(\.[0-9]{1,2})?", text) else None
    return found or None


@dataclass(frozen=True)
class _Typed:
    """The draft's own prices, where the dialogue would read the database's."""

    variants: tuple[Variant, ...]

    def read(self, product_ids: Iterable[str]) -> tuple[Variant, ...]:
        wanted = set(product_ids)
        return tuple(variant for variant in self.variants if variant.product_id in wanted)


def _answer(goods: Catalogue, shop: Shop, variants: tuple[Variant, ...], colour: Colour) -> tuple[Bubble, ...]:
    """«Скільки коштує?» about the first size in the colour shown, decided, phrased and sealed as in any talk."""
    (product,) = goods.products
    size = next(variant.size for variant in variants if variant.sku == colour.sku)
    told = [SetSlot(slot, name) for slot, name in ((Slot.SIZE, size), (Slot.COLOUR, colour.name)) if name]
    commands: tuple[Command, ...] = (RefProduct(product.id, Reference.NAME), *told, Ask(Topic.PRICE))
    known = runtime()
    asked = Turn(
        id="preview",
        conversation=Conversation(0, turns=1),
        shopper=Shopper("preview", introduced=True, greeted_on=shop.local(known.clock()).date(), reminders_announced=True),
        shop=shop,
        catalogue=goods,
        now=known.clock(),
    )
    turn = replace(asked, understanding=Understanding(commands, intent_of(asked, commands)))
    return known.dialogue.redecide(turn, replace(known.ports, variants=_Typed(variants))).bubbles
