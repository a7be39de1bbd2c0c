"""Questions about the goods: colours, stock, photos, comparisons, fabric, care, any other trait."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.skills.choosing import asked_product, introduce, show_products
from app.domain import colours as colour_rules
from app.domain.catalogue import Product, Variant
from app.domain.commands import Ask, RefProduct
from app.domain.effects import TicketReason
from app.domain.slots import Slot


def colours(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """All colours of a model; one colour asked for that it has is a wish the skill goes on with."""
    product = asked_product(d, heard, ask)
    wanted = heard.asked_value(Slot.COLOUR)
    if product is None:
        return _colour_at_large(d, str(wanted)) if wanted else False
    if wanted and colour_rules.colour_of(str(wanted), product, d.shop):
        return False
    if d.plan_says(Act.COLOUR_MISSING):
        return True
    if not wanted and product.colours[0].name == "":
        _unknown(d, "colour")
        return True
    d.say(Act.COLOUR_MISSING if wanted else Act.COLOURS_ANSWER, p1=d.p(product))
    return True


def _colour_at_large(d: Deciding, colour: str) -> bool:
    found = list(colour_rules.products_in(colour, d.catalogue, d.shop))
    if found:
        show_products(d, found)
    return bool(found)


def colour_look(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """How a colour looks in life, from the catalogue's note; without one, a ticket."""
    product = asked_product(d, heard, ask)
    wanted = heard.asked_value(Slot.COLOUR) or (d.colour(d.item) if product else None)
    name = colour_rules.colour_of(str(wanted), product, d.shop) if product and wanted else None
    variant = d.any_variant(product.id, product.sizes[0], name) if product and name else None
    note = product.colour(name) if product and name else None
    if variant and note and note.look:
        d.say(Act.COLOUR_NOTE, v1=d.v(variant))
    else:
        _unknown(d, "colour")
    return True


def availability(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Stock only from stock data (DOMAIN §6). A whole wish goes on to its offer."""
    product = asked_product(d, heard, ask)
    if product is None or heard.asked_value(Slot.BUDGET):
        return False
    item = d.item if d.item.product_id == product.id else None
    variant = d.variant(item) if item else None
    if variant and not (d.complete and not d.before.offered):
        d.say(Act.STOCK_ANSWER, v1=d.v(variant))
        return True
    if variant and variant.available is not None:
        d.say(Act.STOCK_ANSWER, v1=d.v(variant))
        return variant.available <= 0
    return False


def photo(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Our photo at once, the same product and colour once in a talk (DOMAIN §4)."""
    product = asked_product(d, heard, ask)
    if product is None:
        return False
    variant = _pictured(d, product, heard)
    if variant is None:
        return False
    if variant.sku not in d.catalogue.pictures:
        d.say(Act.TICKET_OPENED)
        d.ticket(TicketReason.MORE_PHOTOS, product.title)
    elif variant.sku in d.conversation.photos_shown:
        d.say(Act.PHOTO_SHOWN_ALREADY, v1=d.v(variant))
    else:
        d.say(Act.PHOTO_SENT, v1=d.v(variant))
        d.show(BubbleKind.PHOTO, v1=d.v(variant))
        d.change(photos_shown=(*d.conversation.photos_shown, variant.sku))
    return True


def _pictured(d: Deciding, product: Product, heard: Heard) -> Variant | None:
    wanted = heard.asked_value(Slot.COLOUR) or (d.item.colour if d.item.product_id == product.id else None)
    name = colour_rules.colour_of(str(wanted), product, d.shop) if wanted else None
    fresh = next((c.name for c in product.colours if c.sku not in d.conversation.photos_shown), product.colours[0].name)
    return d.any_variant(product.id, product.sizes[0], name or fresh)


def compare(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Two models by what really tells them apart; `detail` holds their ids. A comparison fills no slot."""
    ids = dict.fromkeys((*ask.detail.split(), *(r.product_id for r in heard.of(RefProduct) if not r.rejected)))
    if len(ids) == 1 and not _same_shelf(d, next(iter(ids)), d.item.product_id):
        ids = dict.fromkeys((*ids, *_twins(d, next(iter(ids)))))
    if len(ids) < 2 and d.item.product_id:
        ids = dict.fromkeys((*ids, d.item.product_id))
    if len(ids) < 2:
        ids = dict.fromkeys((*ids, *d.conversation.shown))
    found = [p for p in map(d.catalogue.find, ids) if p and p.trait][:2]
    if len(found) < 2:
        return False
    one, two = found
    d.say(Act.COMPARE_TWO, p1=d.p(one), p2=d.p(two))
    d.change(shown=(one.id, two.id))
    return True


def _same_shelf(d: Deciding, one: str, other: str | None) -> bool:
    found = d.catalogue.find(one), d.catalogue.find(other)
    return bool(found[0] and found[1] and found[0].category == found[1].category)


def _twins(d: Deciding, product_id: str) -> tuple[str, ...]:
    """What the shop itself says is easily taken for this model."""
    return next((c.products for c in d.catalogue.confusable if product_id in c.products), ())


def fabric(d: Deciding, heard: Heard, ask: Ask) -> bool:
    product = asked_product(d, heard, ask)
    if product is None:
        return False
    if product.fabric:
        d.say(Act.FABRIC_ANSWER, p1=d.p(product))
    else:
        _unknown(d, "fabric")
    return True


def care(d: Deciding, heard: Heard, ask: Ask) -> bool:
    product = asked_product(d, heard, ask)
    if product is None:
        return False
    if product.care:
        d.say(Act.CARE, p1=d.p(product))
    else:
        _unknown(d, "care")
    return True


def feature(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Any other trait: the catalogue's sentence about it, else a ticket. Without a model, the models that have it."""
    product = asked_product(d, heard, ask)
    if product is None:
        having = [p for p in d.catalogue.products if ask.detail in p.features]
        if having:
            show_products(d, having)
        return bool(having)
    sentence = product.facts.get(ask.detail)
    if sentence:
        origin = f"product:{product.id}"
        known = d.given(title=Fact("title", product.title, origin), fact=Fact("text", sentence, origin, product.version))
        other = bool(d.before.basket.item.product_id) and d.before.basket.item.product_id != product.id
        d.say(Act.PRODUCT_FACT_OF if other else Act.PRODUCT_FACT, p1=known)
        if other:
            introduce(d, product)  # «а з капюшоном?» of another model than the one being talked about: it is shown
    else:
        _unknown(d, ask.detail or "trait")
    return True


def _unknown(d: Deciding, what: str) -> None:
    d.say(Act.FACT_UNKNOWN)
    d.ticket(TicketReason.MISSING_FACT, what)
