"""A setup line as a scene: names resolved, moments counted from the talk's own day."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import phonenumbers

from app.cli.talk.lines import Customer, Memory, Setup
from app.cli.talk.names import colour_named, product_named, size_named
from app.domain.basket import Item
from app.domain.catalogue import Catalogue, Product
from app.domain.dialog_state import State
from app.domain.orders import OrderStatus
from app.domain.shop import Shop
from app.domain.shopper import Measurement
from app.domain.slots import Delivery
from app.errors import BadLine
from app.services.rehearsal.scene import Hold, Remembered, Scene, Step

REGION = "UA"  # of phones written without a country


def scene_of(setup: Setup, catalogue: Catalogue, shop: Shop, today: date) -> Scene:
    """`today`: the shop-local day the talk is set on. Raises BadLine for names the catalogue does not know."""
    product = product_named(catalogue, setup.product) if setup.product else None
    return Scene(
        state=setup.state,
        item=_item(setup, product, catalogue, shop),
        step=Step(setup.checkout_step) if setup.checkout_step else None,
        customer=_delivery(setup.customer),
        method=setup.payment_method,
        order=OrderStatus(setup.order) if setup.order else None,
        offered=bool(setup.offered),
        suggested=(product_named(catalogue, setup.offered).id,) if isinstance(setup.offered, str) else (),
        memory=_remembered(setup.memory, catalogue, shop, today) if setup.memory else None,
        greeted_on=today if _was_greeted(setup) else today - timedelta(days=1) if _is_known(setup) else None,
        introduced=_is_known(setup) or _was_greeted(setup),
        hold=_hold(setup),
    )


def _item(setup: Setup, product: Product | None, catalogue: Catalogue, shop: Shop) -> Item:
    return Item(
        product_id=product.id if product else None,
        colour=colour_named(catalogue, product, setup.color) if setup.color else None,
        size=size_named(catalogue, shop, product, setup.size) if setup.size else None,
        height=round(setup.height) if setup.height else None,
    )


def _delivery(given: Customer | None) -> Delivery:
    if given is None:
        return Delivery()
    known = {field.name: getattr(given, field.name) for field in fields(Delivery)}
    return Delivery(**known | {"phone": _e164(given.phone) if given.phone else None})


def _e164(phone: str) -> str:
    try:
        number = phonenumbers.parse(phone, REGION)
    except phonenumbers.NumberParseException:
        raise BadLine(f"«{phone}» is no phone number.") from None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _remembered(memory: Memory, catalogue: Catalogue, shop: Shop, today: date) -> Remembered:
    child = memory.child
    last = memory.last_order
    product = product_named(catalogue, last.product) if last else None
    return Remembered(
        child=Measurement(round(child.height), today - timedelta(days=child.measured_days_ago)) if child else None,
        last_order=Item(
            product_id=product.id,
            colour=colour_named(catalogue, product, last.color) if last.color else None,
            size=size_named(catalogue, shop, product, last.size) if last.size else None,
        )
        if last and product
        else None,
        address=_delivery(memory),
    )


def _was_greeted(setup: Setup) -> bool:
    """By default not in init, and everywhere else."""
    return _is_under_way(setup) if setup.greeted_today is None else setup.greeted_today


def _is_known(setup: Setup) -> bool:
    return bool(setup.returning or setup.memory) or _is_under_way(setup)


def _is_under_way(setup: Setup) -> bool:
    """Whether the talk is past its opening; without a state the rest says so."""
    if setup.state is not None:
        return setup.state is not State.INIT
    given = (setup.product, setup.color, setup.size, setup.height, setup.checkout_step, setup.customer, setup.payment_method)
    return any(given) or bool(setup.order or setup.offered)


def _hold(setup: Setup) -> Hold | None:
    """Who holds the talk; a complaint is held by a person unless said otherwise."""
    if setup.handoff is None:
        return Hold.TAKEOVER if setup.state is State.COMPLAINT else None
    if isinstance(setup.handoff, str):
        return Hold(setup.handoff)
    return Hold.TAKEOVER if setup.handoff else None
