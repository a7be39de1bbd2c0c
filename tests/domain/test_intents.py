"""The intent as a projection of commands: the first of DOMAIN §7's order that applies."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.commands import (
    Answer,
    Ask,
    Cancel,
    Command,
    Handoff,
    HandoffReason,
    NotMade,
    OffTopic,
    Paid,
    PhotoTalk,
    Pleasantry,
    Reference,
    RefProduct,
    Refusal,
    Refuse,
    SetSlot,
    SmallTalk,
    Topic,
)
from app.domain.dialog_state import Intent, State
from app.domain.intents import IntentContext, name
from app.domain.slots import Slot

PRODUCT = RefProduct("1", Reference.NAME)
HEIGHT = SetSlot(Slot.HEIGHT, 112)
COLOUR = SetSlot(Slot.COLOUR, "жовтий")
CHECKOUT = IntentContext(State.PAYMENT_DELIVERY, "delivery", in_checkout=True)
OFFER = IntentContext(State.OFFER, "confirm_order")


@pytest.mark.parametrize(
    ("said", "context", "expected"),
    [
        ([Handoff(HandoffReason.DEFECT), PRODUCT, SetSlot(Slot.CITY, "Львів")], IntentContext(), Intent.COMPLAINT),
        ([SetSlot(Slot.CITY, "Львів"), HEIGHT], CHECKOUT, Intent.PAYMENT),
        ([SetSlot(Slot.METHOD, "full")], CHECKOUT, Intent.PAYMENT),
        ([Paid(False)], CHECKOUT, Intent.PAYMENT),
        ([Answer("yes"), COLOUR], OFFER, Intent.PAYMENT),
        ([Answer("yes")], IntentContext(State.UPSELL, "upsell"), Intent.PAYMENT),
        ([Answer("yes"), HEIGHT], IntentContext(State.VISION), Intent.DISCOVERY),
        ([Answer("no")], OFFER, Intent.THANKS),
        ([Answer("unsure")], OFFER, Intent.THANKS),
        ([Answer("unsure")], IntentContext(State.SIZE_COLOR, "height"), Intent.SIZE),
        ([Answer("unsure")], IntentContext(State.SIZE_COLOR, "color"), Intent.COLOUR),
        ([Ask(Topic.TRACKING)], IntentContext(State.END), Intent.PAYMENT),
        ([Ask(Topic.MONEY_ARRIVED)], IntentContext(State.END), Intent.PAYMENT),
        ([Cancel()], CHECKOUT, Intent.PAYMENT),
        ([Cancel()], IntentContext(State.END, has_order=True), Intent.PAYMENT),
        ([Cancel()], IntentContext(State.SIZE_COLOR), Intent.THANKS),
        ([PhotoTalk(), Ask(Topic.PRICE)], IntentContext(), Intent.PHOTO),
        ([], IntentContext(has_photo=True), Intent.PHOTO),
        ([], IntentContext(State.PAYMENT_DELIVERY, "receipt", in_checkout=True, has_photo=True), Intent.PAYMENT),
        ([PRODUCT, Ask(Topic.SIZES)], IntentContext(), Intent.SIZE),
        ([Ask(Topic.FIT)], OFFER, Intent.SIZE),
        ([HEIGHT, COLOUR], IntentContext(), Intent.SIZE),
        ([PRODUCT, Ask(Topic.COLOURS)], IntentContext(), Intent.COLOUR),
        ([COLOUR, Ask(Topic.AVAILABILITY)], IntentContext(), Intent.COLOUR),
        ([COLOUR], CHECKOUT, Intent.COLOUR),
        ([PRODUCT, COLOUR, HEIGHT, Ask(Topic.AVAILABILITY)], IntentContext(), Intent.DISCOVERY),
        ([HEIGHT, Ask(Topic.PRICE)], OFFER, Intent.DISCOVERY),
        ([Ask(Topic.DISPUTE)], OFFER, Intent.DISCOVERY),
        ([Ask(Topic.STATUS)], IntentContext(State.END), Intent.DISCOVERY),
        ([NotMade()], IntentContext(), Intent.DISCOVERY),
        ([Handoff(HandoffReason.ASKED)], IntentContext(), Intent.DISCOVERY),
        ([Ask(Topic.BOT), SmallTalk(Pleasantry.GREETING)], IntentContext(), Intent.THANKS),
        ([SmallTalk(Pleasantry.GREETING)], IntentContext(), Intent.GREETING),
        ([Refuse(Refusal.INJECTION)], IntentContext(), Intent.OUT_OF_DOMAIN),
        ([Refuse(Refusal.AUTHORITY), Ask(Topic.DISCOUNT)], IntentContext(), Intent.DISCOVERY),
        ([OffTopic(), SmallTalk(Pleasantry.GREETING)], IntentContext(), Intent.OUT_OF_DOMAIN),
        ([], IntentContext(), Intent.UNKNOWN),
    ],
)
def test_the_first_intent_that_applies_is_the_messages(said: Sequence[Command], context: IntentContext, expected: Intent) -> None:
    assert name(said, context) is expected


_COMMANDS = st.sampled_from(
    [PRODUCT, HEIGHT, COLOUR, Ask(Topic.PRICE), Ask(Topic.SIZES), Answer("yes"), SmallTalk(Pleasantry.THANKS), OffTopic()]
)


@given(st.lists(_COMMANDS), st.sampled_from(list(State)))
def test_a_complaint_comes_first_whatever_else_is_said(said: list[Command], state: State) -> None:
    assert name([*said, Handoff(HandoffReason.COMPLAINT)], IntentContext(state)) is Intent.COMPLAINT


@given(st.lists(_COMMANDS), st.sampled_from(list(State)))
def test_the_order_of_commands_does_not_matter(said: list[Command], state: State) -> None:
    assert name(said, IntentContext(state)) is name(said[::-1], IntentContext(state))
