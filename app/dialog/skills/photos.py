"""A picture came: a payment proof inside checkout, else a product, or an honest question (PRODUCT §5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.skills import offering, showing
from app.dialog.turn import SightedItem, Sighting
from app.domain import approvals, colours
from app.domain.basket import Basket
from app.domain.catalogue import Product
from app.domain.commands import PhotoTalk, RefProduct
from app.domain.dialog_state import State
from app.domain.effects import CancelFollowUps, FileProof
from app.domain.orders import Order, OrderStatus

AWAITS_PROOF = frozenset({OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_APPROVAL})
MAY_BE_PROOF = frozenset({"receipt", "unclear"})  # an unclear picture is staff's to judge, a lost payment is worse
CARDS = 3


def look(d: Deciding, heard: Heard) -> bool:
    """Whether the message brought a picture, or spoke of one that did not come."""
    if not any(inbound.has_photo for inbound in d.turn.inbounds):
        return _photo_missing(d, heard)
    order = d.turn.open_order
    if order and order.id and order.status in AWAITS_PROOF:
        _proof(d, order)
        return True
    if d.turn.sightings:
        for sighting in d.turn.sightings[:1]:
            _SIGHTED[sighting.kind](d, sighting, heard)
    else:
        d.say(Act.PHOTO_AWAY, ask=Question(Asking.PHOTO_WORDS))
    if d.before.state is not State.PAYMENT_DELIVERY:
        d.change(state=State.VISION)
    elif not d.plan_asks():
        d.change(pending=d.before.pending)
    return True


def _photo_missing(d: Deciding, heard: Heard) -> bool:
    if not heard.has(PhotoTalk) or heard.has(RefProduct):
        return False
    d.say(Act.PHOTO_MISSING, ask=Question(Asking.PHOTO))
    if d.before.state is not State.PAYMENT_DELIVERY:
        d.change(state=State.VISION)
    else:
        d.change(pending=d.before.pending)
    return True


def _proof(d: Deciding, order: Order) -> None:
    """Filed for a person to decide on; a picture that is plainly something else is said to be so."""
    kinds = {sighting.kind for sighting in d.turn.sightings}
    subject = d.o(order)
    if kinds and not kinds & MAY_BE_PROOF:
        d.say(Act.PHOTO_NOT_RECEIPT, ask=Question(Asking.RECEIPT), o=subject)
        return
    photos = tuple(photo for inbound in d.turn.inbounds for photo in inbound.photos)
    d.cause(FileProof(order.id or 0, photos))
    due = approvals.expected(order, order.method, d.shop.payment)
    before = d.conversation.proof_sum if order.status is OrderStatus.AWAITING_APPROVAL else None
    d.change(proof_sum=max(due, before) if before else due)
    d.cause(CancelFollowUps("proof"))
    d.say(Act.RECEIPT_AGAIN if order.status is OrderStatus.AWAITING_APPROVAL else Act.RECEIPT_RECEIVED, o=subject)
    d.change(pending=None, state=State.PAYMENT_DELIVERY)
    if not d.turn.shopper.remembers and order.status is OrderStatus.AWAITING_PAYMENT and not d.conversation.consent_asked:
        d.say(Act.MEMORY_CONSENT_ASK, ask=Question(Asking.CONSENT))
        d.change(consent_asked=True)


def _product(d: Deciding, sighting: Sighting, heard: Heard) -> None:
    """Sure: «схоже на …», its card and the height question. Similar: up to three cards and which one. Never silently."""
    found = [(item, product) for item in sighting.candidates if (product := d.catalogue.find(item.product_id))]
    if sighting.item and not found:
        _sure(d, sighting.item, heard)
    elif found:
        _similar(d, found[:CARDS], Act.PHOTO_SIMILAR)
    else:
        d.say(Act.PHOTO_UNCLEAR, ask=Question(Asking.PHOTO))


def _sure(d: Deciding, seen: SightedItem, heard: Heard) -> None:
    product = d.catalogue.find(seen.product_id)
    if product is None:
        d.say(Act.PHOTO_NOT_OURS, ask=Question(Asking.PHOTO))
        return
    colour = colours.colour_of(seen.colour, product, d.shop) if seen.colour else None
    variant = d.any_variant(product.id, product.sizes[0], colour) if colour else None
    d.say(Act.PHOTO_SURE, v1=d.v(variant) if variant else d.given(title=d.title(product)), p1=d.p(product))
    item = replace(d.item, product_id=product.id, colour=colour, size=None, price_shown=None)
    if d.conversation.ordered:
        d.change(basket=Basket((replace(item, height=d.item.height),)), ordered=False, offered=False, method=None)
    else:
        d.change(basket=d.conversation.basket.with_item(item))
    d.show(BubbleKind.PRODUCT, p1=d.p(product))
    d.change(shown=(product.id,))
    offering.go_on(d, heard)
    if not d.plan_asks():
        d.change(pending=Question(Asking.WHICH_PRODUCT, (f"{product.id}:{colour or ''}".rstrip(":"),)))


def _similar(d: Deciding, found: list[tuple[SightedItem, Product]], act: Act) -> None:
    products = list({product.id: product for _, product in found}.values())
    keys = tuple(f"{item.product_id}:{item.colour}" if item.colour else item.product_id for item, _ in found)
    subject = d.products(products)
    d.change(shown=tuple(p.id for p in products))
    if act is Act.PHOTO_SEVERAL:
        d.say(act, ask=Question(Asking.WHICH_PRODUCT, keys), p=subject)
    else:
        d.say(act, p=subject)
    for product in products:
        d.show(BubbleKind.PRODUCT, p1=d.p(product))
    if act is Act.PHOTO_SIMILAR:
        showing.ask_which(d, products, keys)


def _several(d: Deciding, sighting: Sighting, _: Heard) -> None:
    found = [(item, product) for item in sighting.items if (product := d.catalogue.find(item.product_id))]
    if found:
        _similar(d, found, Act.PHOTO_SEVERAL)
    else:
        d.say(Act.PHOTO_UNCLEAR, ask=Question(Asking.PHOTO))


def _asks(act: Act, kind: Asking) -> Callable[[Deciding, Sighting, Heard], None]:
    return lambda d, _sighting, _heard: d.say(act, ask=Question(kind))


_SIGHTED: Mapping[str, Callable[[Deciding, Sighting, Heard], None]] = {
    "product": _product,
    "multi": _several,
    "receipt": _asks(Act.PHOTO_RECEIPT_OUTSIDE_CHECKOUT, Asking.ORDER_NUMBER),
    "foreign": _asks(Act.PHOTO_NOT_OURS, Asking.PHOTO),
    "unclear": _asks(Act.PHOTO_UNCLEAR, Asking.PHOTO),
    "selfie": _asks(Act.PHOTO_SELFIE, Asking.PHOTO),
}
