"""What a rehearsed talk is to look like, completed so that its parts agree with each other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.domain import colours, sizing
from app.domain.basket import Item
from app.domain.catalogue import Catalogue, Product
from app.domain.dialog_state import State
from app.domain.orders import OrderStatus
from app.domain.shop import Shop
from app.domain.shopper import Measurement
from app.domain.slots import DELIVERY_SLOTS, Delivery, Method

SAMPLE = Delivery("Ірина Коваль", "+380671112233", "Київ", "1")  # who an order is for when nobody was named
PAID = frozenset({OrderStatus.PREPAID, OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.DELIVERED})


class Step(StrEnum):
    """Inside checkout."""

    REQUEST_DATA = "request_data"  # a field is missing
    CONFIRM_DATA = "confirm_data"  # all four known, the method not
    SHOW_PAYMENT = "show_payment"  # requisites shown


class Hold(StrEnum):
    TICKET = "ticket"
    TAKEOVER = "takeover"


@dataclass(frozen=True, slots=True)
class Remembered:
    """Of a returning shopper, with consent."""

    child: Measurement | None = None
    last_order: Item | None = None
    address: Delivery = field(default_factory=Delivery)


@dataclass(frozen=True, slots=True)
class Scene:
    """`order`: where the shopper's order stands. `suggested`: product ids put forward after approval."""

    state: State | None = None
    item: Item = field(default_factory=Item)
    step: Step | None = None
    customer: Delivery = field(default_factory=Delivery)
    method: Method | None = None
    order: OrderStatus | None = None
    offered: bool = False
    suggested: tuple[str, ...] = ()
    memory: Remembered | None = None
    greeted_on: date | None = None
    introduced: bool = False
    hold: Hold | None = None


def completed(scene: Scene, catalogue: Catalogue, shop: Shop) -> Scene:
    """The scene with everything that follows from the rest; what was given stays as it is."""
    scene = replace(scene, item=_with_only_colour(scene.item, catalogue.find(scene.item.product_id)))
    scene = _with_step(scene, catalogue, shop)
    scene = _with_order(scene)
    if scene.order and scene.order is not OrderStatus.DRAFT:
        scene = replace(scene, item=_orderable(scene.item, catalogue, shop), customer=_filled(scene.customer))
        scene = replace(scene, method=scene.method or Method.FULL)
    return replace(scene, state=scene.state or _state(scene))


def is_orderable(item: Item, catalogue: Catalogue, shop: Shop) -> bool:
    product = catalogue.find(item.product_id)
    return bool(product and item.colour and sizing.size_of(item, product, shop.sizing))


def _with_step(scene: Scene, catalogue: Catalogue, shop: Shop) -> Scene:
    """Delivery data or a method given without a step say which step it is."""
    known = scene.customer != Delivery() or scene.method is not None
    in_checkout = scene.state is State.PAYMENT_DELIVERY or (
        scene.state is None and known and is_orderable(scene.item, catalogue, shop)
    )
    step = scene.step
    if step is None and scene.order is None and in_checkout:
        ready = scene.customer.is_complete
        step = (Step.SHOW_PAYMENT if scene.method else Step.CONFIRM_DATA) if ready else Step.REQUEST_DATA
    if step is Step.REQUEST_DATA and scene.customer.is_complete:
        return replace(scene, step=step, customer=replace(scene.customer, **{DELIVERY_SLOTS[-1].value: None}))
    if step is Step.CONFIRM_DATA:
        return replace(scene, step=step, customer=_filled(scene.customer), method=None)
    return replace(scene, step=step)


def _with_order(scene: Scene) -> Scene:
    if scene.order is OrderStatus.PAID and scene.method is Method.PREPAY:
        return replace(scene, order=OrderStatus.PREPAID)
    if scene.order:
        return scene
    if scene.step is Step.SHOW_PAYMENT:
        return replace(scene, order=OrderStatus.AWAITING_PAYMENT)
    if scene.step:
        return replace(scene, order=OrderStatus.DRAFT)
    if scene.state is State.UPSELL or scene.suggested:
        return replace(scene, order=OrderStatus.PREPAID if scene.method is Method.PREPAY else OrderStatus.PAID)
    return scene


def _state(scene: Scene) -> State:
    if scene.order in (OrderStatus.PAID, OrderStatus.PREPAID):
        return State.UPSELL
    if scene.order in PAID:
        return State.END
    if scene.order or scene.step:
        return State.PAYMENT_DELIVERY
    if scene.offered and scene.item.product_id:
        return State.OFFER
    return State.INIT if scene.item == Item() else State.SIZE_COLOR


def _with_only_colour(item: Item, product: Product | None) -> Item:
    """A model's only colour is chosen without asking, in a rehearsal too."""
    if product is None or item.colour:
        return item
    return replace(item, colour=colours.sole_colour(product))


def _orderable(item: Item, catalogue: Catalogue, shop: Shop) -> Item:
    """An order names a product, a colour and a size: the first of each where nothing was said."""
    product = catalogue.find(item.product_id) or catalogue.products[0]
    item = replace(item, product_id=product.id, colour=item.colour or product.colours[0].name)
    return item if sizing.size_of(item, product, shop.sizing) else replace(item, size=product.sizes[0])


def _filled(customer: Delivery) -> Delivery:
    return Delivery(**{slot.value: getattr(customer, slot.value) or getattr(SAMPLE, slot.value) for slot in DELIVERY_SLOTS})
