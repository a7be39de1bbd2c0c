"""Where a conversation stands and where an intent leads it: the table of DOMAIN §7."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    INIT = "init"
    DISCOVERY = "discovery"
    VISION = "vision"
    SIZE_COLOR = "size_color"
    OFFER = "offer"
    PAYMENT_DELIVERY = "payment_delivery"
    UPSELL = "upsell"
    END = "end"
    COMPLAINT = "complaint"
    OUT_OF_DOMAIN = "out_of_domain"


class Intent(StrEnum):
    GREETING = "greeting_only"
    DISCOVERY = "discovery_or_question"
    PHOTO = "photo_ident"
    SIZE = "size_help"
    COLOUR = "color_help"
    PAYMENT = "payment_delivery"
    COMPLAINT = "complaint"
    THANKS = "thankyou_smalltalk"
    OUT_OF_DOMAIN = "out_of_domain"
    UNKNOWN = "unknown_or_empty"


class Owner(StrEnum):
    BOT = "bot"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Situation:
    """What the table asks about, after this turn's commands were applied."""

    complete: bool = False  # every item has product, colour and size; only ones count as known
    has_product: bool = False
    has_size: bool = False  # a height or a label
    question_only: bool = False  # asks about something and wishes nothing: moves no state
    farewell: bool = False  # thanks, goodbye, hesitation, or a no to the offer itself
    insists: bool = False  # off the topic again and again
    order_approved: bool = False
    upsell_open: bool = False  # a suggestion waits for its answer
    terms_asked: bool = False  # paying or delivery is only asked about: no yes, no data, no method
    refused: bool = False  # a no to the offer or suggestion, and no other wish


@dataclass(frozen=True, slots=True)
class Rule:
    """One cell: its words for people, and where it leads."""

    says: str
    leads: Callable[[State, Situation], State]

    def __call__(self, state: State, situation: Situation) -> State:
        return self.leads(state, situation)


def _stay(state: State, _: Situation) -> State:
    return state


def _to(target: State) -> Callable[[State, Situation], State]:
    return lambda _state, _situation: target


def _offer_or(other: Callable[[State, Situation], State]) -> Callable[[State, Situation], State]:
    return lambda state, s: State.OFFER if s.complete else other(state, s)


def _unless_question(other: Callable[[State, Situation], State]) -> Callable[[State, Situation], State]:
    return lambda state, s: state if s.question_only else other(state, s)


def _open(state: State, s: Situation) -> State:
    return State.SIZE_COLOR if s.has_product and s.has_size else State.DISCOVERY


def _choose(state: State, s: Situation) -> State:
    return State.SIZE_COLOR if s.has_product else state


def _pay(state: State, s: Situation) -> State:
    if s.complete:
        # A question about paying, or words that merely sound like one, are no yes: the offer stands with its price.
        return State.OFFER if s.terms_asked else State.PAYMENT_DELIVERY
    return State.SIZE_COLOR if s.has_product else State.DISCOVERY


def _offer_changed(state: State, s: Situation) -> State:
    return State.OFFER if s.complete else State.SIZE_COLOR


STAY = Rule("stay", _stay)
REDIRECT = Rule("stay, redirect; out_of_domain when insisted on", lambda state, s: State.OUT_OF_DOMAIN if s.insists else state)
VISION = Rule("vision", _to(State.VISION))
COMPLAINT = Rule("complaint", _to(State.COMPLAINT))
SIZE_COLOR = Rule("offer once complete, else size_color", _offer_or(_to(State.SIZE_COLOR)))
PAY = Rule(
    "payment_delivery if complete (offer when terms are only asked), else size_color or discovery; a question stays",
    _unless_question(_pay),
)
FIRST_PAY = Rule(
    "payment_delivery if complete, else size_color or discovery asking what is missing; a question opens discovery",
    lambda state, s: _open(state, s) if s.question_only else _pay(state, s),
)
END = Rule("end after thanks, goodbye, hesitation", lambda state, s: State.END if s.farewell else state)

_I = Intent


def _row(
    greeting: Rule = STAY,
    discovery: Rule = STAY,
    photo: Rule = VISION,
    size: Rule = SIZE_COLOR,
    colour: Rule = SIZE_COLOR,
    payment: Rule = PAY,
    complaint: Rule = COMPLAINT,
    thanks: Rule = END,
    out_of_domain: Rule = REDIRECT,
    unknown: Rule = STAY,
) -> Mapping[Intent, Rule]:
    return {
        _I.GREETING: greeting, _I.DISCOVERY: discovery, _I.PHOTO: photo, _I.SIZE: size, _I.COLOUR: colour, _I.PAYMENT: payment,
        _I.COMPLAINT: complaint, _I.THANKS: thanks, _I.OUT_OF_DOMAIN: out_of_domain, _I.UNKNOWN: unknown,
    }  # fmt: skip


_TO_DISCOVERY = Rule("discovery", _to(State.DISCOVERY))
_TO_UPSELL_END = Rule(
    "stay; upsell or end after approval",
    lambda state, s: (State.UPSELL if s.upsell_open else State.END) if s.order_approved and s.farewell else state,
)
_ACCEPTED = Rule(
    "offer once complete, size_color for the accepted item; a question stays, a no ends it",
    lambda state, s: State.END if s.refused else _unless_question(_offer_or(_choose))(state, s),
)

TRANSITIONS: Mapping[State, Mapping[Intent, Rule]] = {
    State.INIT: _row(
        greeting=_TO_DISCOVERY,
        discovery=Rule("offer once complete, size_color with product and height, else discovery", _offer_or(_open)),
        payment=FIRST_PAY,
        thanks=STAY,
    ),
    State.DISCOVERY: _row(
        discovery=Rule("offer once complete, size_color once a product is chosen, else stay", _unless_question(_offer_or(_choose))),
    ),
    State.VISION: _row(
        discovery=Rule("stay; offer or size_color once the product is accepted", _unless_question(_offer_or(_choose))),
        photo=STAY,
        thanks=STAY,
    ),
    State.SIZE_COLOR: _row(discovery=Rule("offer once complete, else stay", _unless_question(_offer_or(_stay)))),
    State.OFFER: _row(
        discovery=Rule("stay, answer; size_color if a changed wish lacks something", _unless_question(_offer_changed)),
        size=Rule("stay, new price; size_color if something is missing now", _unless_question(_offer_changed)),
        colour=Rule("stay; size_color if something is missing now", _unless_question(_offer_changed)),
    ),
    State.PAYMENT_DELIVERY: _row(
        photo=STAY,
        size=STAY,
        colour=STAY,
        payment=STAY,
        thanks=_TO_UPSELL_END,
        out_of_domain=STAY,
    ),
    State.UPSELL: _row(discovery=_ACCEPTED, payment=_ACCEPTED, out_of_domain=STAY),
    State.END: _row(
        discovery=Rule("offer once complete, else discovery; a question stays", _unless_question(_offer_or(_to(State.DISCOVERY)))),
        thanks=STAY,
        out_of_domain=STAY,
    ),
    # Held by staff: the bot is silent until released, then the state before it (never complaint).
    State.COMPLAINT: dict.fromkeys(Intent, STAY),
    State.OUT_OF_DOMAIN: _row(
        discovery=Rule("offer once complete, else discovery; a question stays", _unless_question(_offer_or(_to(State.DISCOVERY)))),
    ),
}


def next_state(state: State, intent: Intent, situation: Situation) -> State:
    """Where the intent leads. A cancel leads to end before the table is asked (DOMAIN §7)."""
    return TRANSITIONS[state][intent](state, situation)


def after_payment(approved: bool, upsell_open: bool) -> State:
    """Where staff's decision on a payment leads: the talk goes on to a suggestion, to its end, or back to paying."""
    if not approved:
        return State.PAYMENT_DELIVERY
    return State.UPSELL if upsell_open else State.END


def after_release(before: State | None) -> State:
    """Where a talk that staff hand back stands: where it stood before, never in complaint."""
    return State.DISCOVERY if before in (None, State.COMPLAINT) else before
