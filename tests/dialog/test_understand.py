"""The understand stage: words first, a sure sighting fills what words left open, the intent last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.dialog.facts import FactSheet
from app.dialog.stages.understand import understand
from app.dialog.turn import Event, EventKind, SightedItem, Sighting, Turn
from app.dialog.understanding import Reading, Understanding
from app.domain.commands import Ask, Command, Evidence, Paid, Reference, RefProduct, SetSlot, Source, Topic
from app.domain.dialog_state import Intent, State
from app.domain.orders import Order, OrderStatus
from app.domain.slots import Slot
from app.ports import Ports
from tests.adapters.brain_embedded.reading import turn

SURE = Sighting("product", item=SightedItem("11698818", "жовтий"))


class Told:
    """A brain that says what it was told to."""

    def __init__(self, *commands: Command) -> None:
        self.commands = commands

    def read(self, _turn: Turn, _sheet: FactSheet) -> Reading:
        return Reading(Understanding(commands=self.commands))


class Nobody:
    def read(self, product_ids: object) -> tuple[()]:
        return ()


def read(given: Turn, *commands: Command) -> Understanding:
    done = understand(given, Ports(brain=Told(*commands), variants=Nobody()))
    assert done.understanding is not None
    return done.understanding


def test_a_sure_sighting_points_at_the_product_and_its_colour() -> None:
    found = read(replace(turn(""), sightings=(SURE,)))
    assert [(c.product_id, c.how) for c in found.commands if isinstance(c, RefProduct)] == [("11698818", Reference.PHOTO)]
    assert [(c.value, c.evidence.source) for c in found.commands if isinstance(c, SetSlot)] == [("жовтий", Source.PHOTO)]
    assert found.intent is Intent.PHOTO


def test_a_colour_in_words_wins_over_the_one_seen() -> None:
    found = read(replace(turn(""), sightings=(SURE,)), SetSlot(Slot.COLOUR, "сірий"))
    assert [c.value for c in found.commands if isinstance(c, SetSlot)] == ["сірий"]


def test_a_product_in_words_wins_over_the_one_seen() -> None:
    found = read(replace(turn(""), sightings=(SURE,)), RefProduct("3443041", Reference.NAME))
    assert [c.product_id for c in found.commands if isinstance(c, RefProduct)] == ["3443041"]


def test_a_similar_picture_points_at_nothing() -> None:
    similar = replace(SURE, candidates=(SightedItem("11698818"), SightedItem("11705284")))
    assert read(replace(turn(""), sightings=(similar,))).commands == ()


def test_in_checkout_a_picture_is_never_a_product() -> None:
    found = read(replace(turn("", State.PAYMENT_DELIVERY, "receipt"), sightings=(SURE,)))
    assert found.commands == ()
    assert found.intent is Intent.PAYMENT


def test_an_event_alone_is_not_read() -> None:
    given = replace(turn("так"), event=Event(EventKind.PAYMENT_APPROVED), inbounds=())
    assert understand(given, Ports(brain=Told(), variants=Nobody())).understanding is None


def test_what_was_said_meanwhile_is_read_with_the_event_that_hands_the_talk_back() -> None:
    given = replace(turn("сіру на 112"), event=Event(EventKind.RELEASED))
    assert read(given, SetSlot(Slot.COLOUR, "сірий")).intent is Intent.COLOUR


def test_what_cannot_be_read_is_unknown() -> None:
    assert read(turn("щзщзщ")).intent is Intent.UNKNOWN


@pytest.mark.parametrize(
    ("pending", "branch", "source", "kept"),
    [
        ("receipt", "1042", Source.TEXT, False),
        (None, "1042", Source.TEXT, False),
        ("delivery", "1042", Source.TEXT, True),
        ("receipt", "1042", Source.FORM, True),
        ("receipt", "1043", Source.TEXT, True),
    ],
)
def test_the_number_of_an_order_is_a_branch_only_where_a_branch_is_asked_for(
    pending: str | None, branch: str, source: Source, kept: bool
) -> None:
    order = Order(1, "1042-2", OrderStatus.AWAITING_PAYMENT, (), "UAH")
    given = replace(turn("", "payment_delivery", pending), orders=(order,))
    found = read(given, Paid(True), SetSlot(Slot.BRANCH, branch, evidence=Evidence(branch, source)))
    assert any(isinstance(c, SetSlot) for c in found.commands) == kept


@pytest.mark.parametrize(
    ("state", "topic", "more", "kept"),
    [
        ("offer", Topic.DELIVERY_COST, (), False),
        ("discovery", Topic.STATUS, (), False),
        ("payment_delivery", Topic.DELIVERY, (), True),
        ("offer", Topic.DELIVERY, (SetSlot(Slot.PHONE, "+380671112233"),), True),
        ("offer", Topic.FABRIC, (), True),
    ],
)
def test_a_place_in_a_question_about_delivery_fills_no_slot_outside_checkout(
    state: str, topic: Topic, more: tuple[Command, ...], kept: bool
) -> None:
    found = read(turn("", state), SetSlot(Slot.BRANCH, "2000"), SetSlot(Slot.CITY, "Львів"), Ask(topic), *more)
    places = {c.slot for c in found.commands if isinstance(c, SetSlot)} & {Slot.BRANCH, Slot.CITY}
    assert places == ({Slot.BRANCH, Slot.CITY} if kept else set())
