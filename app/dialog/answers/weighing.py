"""Several models weighed against each other: by what they cost in the size for one height, by a trait."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.skills import choosing, showing
from app.dialog.turn import Turn
from app.domain.catalogue import Catalogue, Product, Variant
from app.domain.commands import Ask, RefProduct
from app.domain.slots import Slot

MOST = showing.CARDS


def named(asks: list[Ask], catalogue: Catalogue) -> list[str]:
    """Ids of the models that questions name one beside the other; a shelf stands for all that is on it."""
    tokens = [token for ask in asks for token in ask.detail.split()]
    models = [product for token in tokens if (product := catalogue.find(token))]
    ids = [product.id for product in models]
    for token in tokens:
        kind, _, key = token.rpartition(":")
        if kind == "category" and not any(product.category == key for product in models):  # else it is that model's noun
            ids += [p.id for p in catalogue.of_category(key)]
    return list(dict.fromkeys(ids))


def expected(turn: Turn) -> list[str]:
    """Ids of the models whose prices this turn may compare."""
    asks = [c for c in turn.understanding.commands if isinstance(c, Ask)] if turn.understanding else []
    return named(asks, turn.catalogue)


def compared(d: Deciding, heard: Heard) -> list[Product]:
    """What a comparison is about: the models named, else those shown last while none of them is taken."""
    ids = dict.fromkeys((*(c.product_id for c in heard.of(RefProduct) if not c.rejected), *named(heard.of(Ask), d.catalogue)))
    if not ids and (d.item.product_id is None or d.item.product_id not in d.before.shown):
        ids = dict.fromkeys(d.before.shown)
    found = [product for product in map(d.catalogue.find, ids) if product]
    return found[:MOST] if len(found) > 1 else []


def suggested(d: Deciding, heard: Heard) -> list[Product]:
    """«а скільки він коштує?» after an order is asked of what was just suggested."""
    pending = d.before.pending
    if pending is None or pending.kind is not Asking.UPSELL or any(not c.rejected for c in heard.of(RefProduct)):
        return []
    ids = dict.fromkeys(option.partition(":")[0] for option in pending.options)
    return [product for product in map(d.catalogue.find, ids) if product]


def tell_suggested(d: Deciding, heard: Heard, products: list[Product]) -> None:
    """Their prices; the question whether to add them stays open."""
    if not showing.tell_prices(d, products, height_meant(d, heard)):
        for product in products[:2]:
            d.say(Act.PRICE_FROM, p1=d.p(product))
    d.change(pending=d.before.pending)


def tell_prices(d: Deciding, heard: Heard, products: list[Product]) -> None:
    """What each costs at the height known or asked about; without one, from how much. Then which one."""
    height = height_meant(d, heard)
    fitting = [p for p in products if showing.variant_at(d, p, height)]
    if fitting and showing.tell_prices(d, fitting, height):
        for product in products:
            if product not in fitting and height is not None:
                choosing.tell_fit(d, product, height)
    else:
        for product in products[:2]:
            d.say(Act.PRICE_FROM, p1=d.p(product))
    leave(d, products)
    if d.item.product_id is None:
        showing.ask_which(d, products)


def tell_cheaper(d: Deciding, heard: Heard, products: list[Product]) -> None:
    """The truly cheaper one in the size for this height, or that they cost the same."""
    priced = priced_at(d, products, height_meant(d, heard))
    lowest = min(priced, key=lambda v: v.price, default=None)
    cheapest = [v.product_id for v in priced if lowest and v.price == lowest.price]
    if lowest and len(priced) == len(products) and 1 < len(cheapest) < len(priced):
        products = [p for p in products if p.id in cheapest]  # the least ones, told beside each other
    elif lowest and len(priced) > 1:
        same = len(cheapest) == len(priced)
        showing.tell_prices(d, [p for p in products if p.id in {v.product_id for v in priced}], height_meant(d, heard))
        d.say(Act.PRICES_SAME if same else Act.CHEAPER_OF_SHOWN, v1=d.v(lowest))
        leave(d, products)
        showing.ask_which(d, products)
        return
    tell_prices(d, heard, products)


def priced_at(d: Deciding, products: list[Product], height: int | None) -> list[Variant]:
    return [variant for p in products if (variant := showing.variant_at(d, p, height))]


def height_meant(d: Deciding, heard: Heard) -> int | None:
    asked = heard.asked_value(Slot.HEIGHT) or heard.asked_value(Slot.SIZE)
    text = str(asked).split("-")[-1] if asked else ""
    heights = d.conversation.heights
    return int(text) if text.isdecimal() else d.item.height or (heights[0] if len(heights) == 1 else None)


def leave(d: Deciding, products: list[Product]) -> None:
    """They stay the ones «другу», «обидва», «ту, що дешевша» speak of."""
    d.change(shown=tuple(p.id for p in products))
    if d.item.product_id is None:
        d.change(pending=Question(Asking.WHICH_PRODUCT, d.conversation.shown))


def tell_trait(d: Deciding, products: list[Product], trait: str) -> bool:
    """«а яка тепліша?»: the one that has it by the catalogue; where it does not part them, what each is made of."""
    having = [p for p in products if trait in p.features]
    if len(having) == 1:
        chosen = having[0]
        origin = f"product:{chosen.id}"
        fact = chosen.facts.get(trait)
        known = {"fact": Fact("text", fact, origin, chosen.version)} if fact else {}
        d.say(Act.HAS_TRAIT_OF_SHOWN, p1=d.given(title=d.title(chosen), **known))
    elif all(p.fabric for p in products[:2]):
        d.say(Act.TRAIT_UNTOLD, p1=d.p(products[0]), p2=d.p(products[1]))
    else:
        return False
    leave(d, products)
    return True


def take_cheapest(d: Deciding, heard_height: int | None) -> bool:
    """«беру ту, що дешевша»: the one of those shown that costs least at this height, when there is just one."""
    shown = [p for p in map(d.catalogue.find, d.before.shown) if p]
    priced = sorted(priced_at(d, shown, heard_height or d.item.height), key=lambda v: v.price)
    if len(priced) < 2 or priced[0].price == priced[1].price:
        return False
    d.change(basket=d.conversation.basket.with_item(replace(d.item, product_id=priced[0].product_id, size=None)))
    return True
