"""Questions about the goods: colours, stock, photos, comparisons, fabric, care, any other trait."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.answers import weighing
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.skills.choosing import asked_product, tell_nearest
from app.dialog.skills.showing import introduce, show_products
from app.domain import colours as colour_rules
from app.domain.catalogue import Product, Variant
from app.domain.commands import Ask, Reference, RefProduct, Topic
from app.domain.effects import TicketReason
from app.domain.slots import Slot


def colours(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """All colours of a model; one colour asked for that it has is a wish the skill goes on with."""
    product = asked_product(d, heard, ask)
    wanted = heard.asked_value(Slot.COLOUR)
    if product is None:
        return _colour_at_large(d, str(wanted)) if wanted else False
    shelf = heard.asked_value(Slot.CATEGORY)
    if shelf and shelf != product.category and not d.catalogue.find(heard.product_of(ask)):
        return False  # «які кольори у плаща?» while a suit is discussed: the shelf is shown, each with its own
    if wanted and colour_rules.colour_of(str(wanted), product, d.shop):
        return False
    if d.plan_says(Act.COLOUR_MISSING):
        return True
    if ask.detail in colour_rules.SHADES:
        return _shade(d, product, ask.detail)
    if not wanted and product.colours[0].name == "":
        _unknown(d, "colour")
        return True
    d.say(Act.COLOUR_MISSING if wanted else Act.COLOURS_ANSWER, p1=d.p(product))
    if wanted:
        tell_nearest(d, product, str(wanted))
    return True


def _shade(d: Deciding, product: Product, shade: str) -> bool:
    """«а темніший?»: this model's own colours that are darker than the one under discussion, the darkest first."""
    found = colour_rules.shaded(product, shade, d.item.colour if d.item.product_id == product.id else None)
    if not found:
        d.say(Act.COLOUR_SHADE_NONE, p1=d.p(product))
        return True
    names = Fact("list", found[:3], f"product:{product.id}", product.version, keys=found[:3])
    d.say(Act.COLOUR_SHADE, p1=d.given(colours=names))
    if d.item.product_id == product.id and d.item.colour is None:
        d.change(pending=Question(Asking.COLOUR, found[:3]))
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
    variant = _pictured(d, product, heard, fresh=ask.detail == "more")
    if variant is None:
        return False
    seen = variant.sku in d.conversation.photos_shown
    if variant.sku not in d.catalogue.pictures or ask.detail == "other" or (seen and ask.detail == "more"):
        d.say(Act.MORE_PHOTOS_TICKET if seen else Act.FACT_UNKNOWN)
        d.ticket(TicketReason.MORE_PHOTOS, product.title)
    elif seen:
        d.say(Act.PHOTO_SHOWN_ALREADY, v1=d.v(variant))
    else:
        d.say(Act.PHOTO_SENT, v1=d.v(variant))
        d.show(BubbleKind.PHOTO, v1=d.v(variant))
        d.change(photos_shown=(*d.conversation.photos_shown, variant.sku))
    return True


def _pictured(d: Deciding, product: Product, heard: Heard, fresh: bool = False) -> Variant | None:
    """In the colour meant, or in one not shown yet. `fresh`: more are wanted, so the colour chosen gives way once it was shown."""
    wanted = heard.asked_value(Slot.COLOUR) or (d.item.colour if d.item.product_id == product.id else None)
    name = colour_rules.colour_of(str(wanted), product, d.shop) if wanted else None
    unseen = [c.name for c in product.colours if c.sku not in d.conversation.photos_shown and c.sku in d.catalogue.pictures]
    if fresh and name and name not in unseen and not heard.asked_value(Slot.COLOUR):
        name = next(iter(unseen), name)
    return d.any_variant(product.id, product.sizes[0], name or next(iter(unseen), product.colours[0].name))


def compare(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Two models by what really tells them apart; `detail` holds their ids. A comparison fills no slot."""
    if heard.asks(Topic.CHEAPER):
        return True  # weighed by price, and answered there
    several, traits = weighing.compared(d, heard), [t.partition(":")[2] for t in ask.detail.split() if t.startswith("feature:")]
    if several and traits and weighing.tell_trait(d, several, traits[0]):
        return True
    ids = dict.fromkeys((*weighing.named([ask], d.catalogue), *(r.product_id for r in heard.of(RefProduct) if not r.rejected)))
    if not ids:
        ids = dict.fromkeys(p.id for p in several)
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
    weighing.leave(d, [one, two])
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
    discussed = _discussed(d, heard, ask)
    product = asked_product(d, heard, ask)
    if discussed and product and discussed.id != product.id:
        told = Fact("text", discussed.facts[ask.detail], f"product:{discussed.id}", discussed.version)
        d.say(Act.PRODUCT_FACT, p1=d.given(title=Fact("title", discussed.title, f"product:{discussed.id}"), fact=told))
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


def _discussed(d: Deciding, heard: Heard, ask: Ask) -> Product | None:
    """«він блискучий?» is asked of the thing under discussion where the catalogue tells it, though another goes by that trait."""
    current = d.catalogue.find(d.before.basket.item.product_id)
    named = any(ref.how is Reference.NAME for ref in heard.of(RefProduct))
    elsewhere = named or heard.asks(Topic.AVAILABILITY, Topic.CATALOGUE) or heard.done.product_set
    return current if current and not elsewhere and ask.detail in current.facts else None


def _unknown(d: Deciding, what: str) -> None:
    d.say(Act.FACT_UNKNOWN)
    d.ticket(TicketReason.MISSING_FACT, what)
