"""A set-up scene is completed so that its parts agree: step, order, state and recipient follow from what is given."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from app.dialog.conversation import Asking
from app.domain.basket import Item
from app.domain.catalogue import Catalogue, Category, Colour, Product, Variant
from app.domain.dialog_state import Owner, State
from app.domain.money import Money
from app.domain.orders import OrderStatus
from app.domain.shop import Band, FollowUpTerms, Hours, PaymentTerms, Requisites, Shop, Sizing
from app.domain.slots import Delivery, Method
from app.services.rehearsal.remembering import conversation_at
from app.services.rehearsal.scene import SAMPLE, Hold, Scene, Step, completed

PRICE = Money(Decimal(500), "UAH")
CUP = Product("cup", "Чашка", "cups", (), ("S", "M"), (Colour("синя", "C1"), Colour("біла", "C2")), PRICE, PRICE, "", frozenset())
JAR = Product("jar", "Глек", "jars", (), ("one",), (Colour("сірий", "J1"),), PRICE, PRICE, "", frozenset())
GOODS = Catalogue(1, (CUP, JAR), (Category("cups", "чашки", (), ("cups", "jars")), Category("jars", "глеки", ())))


def a_shop() -> Shop:
    given = {
        "payment": PaymentTerms(Decimal(200), Decimal(2), Decimal(20)),
        "hours": Hours(dataclasses.MISSING, dataclasses.MISSING),  # type: ignore[arg-type]
        "sizing": Sizing((Band("S", 80, 100), Band("M", 101, 120))),
        "requisites": Requisites("", "", ""),
        "follow_up": FollowUpTerms(),
        "zone": "Europe/Kyiv",
        "currency": "UAH",
    }
    needed = [
        f.name for f in dataclasses.fields(Shop) if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]
    return Shop(**{name: given.get(name, "") for name in needed})  # type: ignore[arg-type]


SHOP = a_shop()
BLUE_S = Item("cup", "синя", "S")


@pytest.mark.parametrize(
    ("scene", "state", "order"),
    [
        (Scene(), State.INIT, None),
        (Scene(item=Item(height=90)), State.SIZE_COLOR, None),
        (Scene(item=Item("cup")), State.SIZE_COLOR, None),
        (Scene(item=BLUE_S), State.SIZE_COLOR, None),
        (Scene(item=BLUE_S, offered=True), State.OFFER, None),
        (Scene(item=BLUE_S, step=Step.REQUEST_DATA), State.PAYMENT_DELIVERY, OrderStatus.DRAFT),
        (Scene(item=BLUE_S, customer=SAMPLE), State.PAYMENT_DELIVERY, OrderStatus.DRAFT),
        (Scene(item=BLUE_S, customer=SAMPLE, method=Method.FULL), State.PAYMENT_DELIVERY, OrderStatus.AWAITING_PAYMENT),
        (Scene(item=BLUE_S, step=Step.SHOW_PAYMENT), State.PAYMENT_DELIVERY, OrderStatus.AWAITING_PAYMENT),
        (Scene(order=OrderStatus.AWAITING_APPROVAL), State.PAYMENT_DELIVERY, OrderStatus.AWAITING_APPROVAL),
        (Scene(order=OrderStatus.PAID), State.UPSELL, OrderStatus.PAID),
        (Scene(order=OrderStatus.PAID, method=Method.PREPAY), State.UPSELL, OrderStatus.PREPAID),
        (Scene(order=OrderStatus.DELIVERED), State.END, OrderStatus.DELIVERED),
        (Scene(state=State.UPSELL, item=BLUE_S), State.UPSELL, OrderStatus.PAID),
        (Scene(state=State.END, order=OrderStatus.PAID), State.END, OrderStatus.PAID),
    ],
)
def test_state_and_order_follow_from_the_rest(scene: Scene, state: State, order: OrderStatus | None) -> None:
    done = completed(scene, GOODS, SHOP)
    assert (done.state, done.order) == (state, order)


def test_an_order_without_a_product_is_the_first_of_the_catalogue_and_complete() -> None:
    done = completed(Scene(order=OrderStatus.PAID), GOODS, SHOP)
    assert done.item == Item("cup", "синя", "S")
    assert done.customer == SAMPLE
    assert done.method is Method.FULL


def test_what_was_given_stays_and_only_the_rest_is_invented() -> None:
    done = completed(
        Scene(item=Item("cup", "біла", height=110), customer=Delivery(city="Львів"), step=Step.CONFIRM_DATA), GOODS, SHOP
    )
    assert done.item == Item("cup", "біла", height=110)
    assert done.customer == dataclasses.replace(SAMPLE, city="Львів")
    assert done.method is None


def test_a_field_is_missing_where_data_are_requested() -> None:
    assert not completed(Scene(item=BLUE_S, customer=SAMPLE, step=Step.REQUEST_DATA), GOODS, SHOP).customer.is_complete


@pytest.mark.parametrize(
    ("scene", "asking"),
    [
        (Scene(), None),
        (Scene(state=State.DISCOVERY), Asking.CATEGORY),
        (Scene(item=Item("cup")), Asking.HEIGHT),
        (Scene(item=Item("cup", height=90)), Asking.COLOUR),
        (Scene(state=State.VISION), Asking.PHOTO),
        (Scene(state=State.VISION, item=Item("cup")), Asking.HEIGHT),
        (Scene(state=State.VISION, item=BLUE_S), Asking.WHICH_PRODUCT),
        (Scene(state=State.OFFER, item=BLUE_S), Asking.CONFIRM_ORDER),
        (Scene(item=BLUE_S, step=Step.REQUEST_DATA), Asking.DELIVERY),
        (Scene(item=BLUE_S, step=Step.CONFIRM_DATA), Asking.METHOD),
        (Scene(item=BLUE_S, step=Step.SHOW_PAYMENT), Asking.RECEIPT),
        (Scene(item=BLUE_S, order=OrderStatus.AWAITING_APPROVAL), None),
        (Scene(item=BLUE_S, order=OrderStatus.PAID), Asking.UPSELL),
        (Scene(item=BLUE_S, order=OrderStatus.DELIVERED), None),
    ],
)
def test_the_question_that_waits_is_that_of_the_step(scene: Scene, asking: Asking | None) -> None:
    talk = conversation_at(completed(scene, GOODS, SHOP), 1, GOODS, SHOP, None)
    assert (talk.pending.kind if talk.pending else None) == asking


def test_a_suggestion_is_another_colour_or_the_next_shelf() -> None:
    paid = completed(Scene(item=BLUE_S, order=OrderStatus.PAID), GOODS, SHOP)
    named = dataclasses.replace(paid, suggested=("jar",))
    assert conversation_at(paid, 1, GOODS, SHOP, None).pending.options == ("cup:біла", "jar")  # type: ignore[union-attr]
    assert conversation_at(named, 1, GOODS, SHOP, None).pending.options == ("jar",)  # type: ignore[union-attr]


def test_a_price_shown_is_remembered_with_the_offer() -> None:
    seen = Variant("cup", "Чашка", "синя", "C1", "S", PRICE)
    offered = conversation_at(completed(Scene(state=State.OFFER, item=BLUE_S), GOODS, SHOP), 1, GOODS, SHOP, seen)
    chosen = conversation_at(completed(Scene(item=BLUE_S), GOODS, SHOP), 1, GOODS, SHOP, seen)
    assert (offered.offered, offered.basket.item.price_shown) == (True, PRICE)
    assert (chosen.offered, chosen.basket.item.price_shown) == (False, None)


def test_a_held_complaint_goes_back_to_where_it_came_from() -> None:
    scene = Scene(state=State.COMPLAINT, order=OrderStatus.DELIVERED, hold=Hold.TAKEOVER)
    talk = conversation_at(completed(scene, GOODS, SHOP), 1, GOODS, SHOP, None)
    assert (talk.owner, talk.state, talk.state_before_hold) == (Owner.PERSON, State.COMPLAINT, State.END)
