"""The table of DOMAIN §7, written out a second time by hand, and what must hold of it as a whole."""

from __future__ import annotations

from itertools import product

import pytest

from app.domain.dialog_state import TRANSITIONS, Intent, Situation, State, after_payment, after_release, next_state

S, I = State, Intent  # noqa: E741
KEEP = None  # «stay»
COLUMNS = (
    I.GREETING, I.DISCOVERY, I.PHOTO, I.SIZE, I.COLOUR, I.PAYMENT, I.COMPLAINT, I.THANKS, I.OUT_OF_DOMAIN, I.UNKNOWN,
)  # fmt: skip
SIZE, PAY, END, BAD = S.SIZE_COLOR, S.PAYMENT_DELIVERY, S.END, S.COMPLAINT

# A wish, an answer or a question of the column's own kind, while something is missing: nothing known of the item yet.
NOTHING_KNOWN = {
    S.INIT: (S.DISCOVERY, S.DISCOVERY, S.VISION, SIZE, SIZE, S.DISCOVERY, BAD, KEEP, KEEP, KEEP),
    S.DISCOVERY: (KEEP, KEEP, S.VISION, SIZE, SIZE, KEEP, BAD, END, KEEP, KEEP),
    S.VISION: (KEEP, KEEP, KEEP, SIZE, SIZE, S.DISCOVERY, BAD, KEEP, KEEP, KEEP),
    S.SIZE_COLOR: (KEEP, KEEP, S.VISION, SIZE, SIZE, S.DISCOVERY, BAD, END, KEEP, KEEP),
    S.PAYMENT_DELIVERY: (KEEP, KEEP, KEEP, KEEP, KEEP, KEEP, BAD, KEEP, KEEP, KEEP),
    S.UPSELL: (KEEP, KEEP, S.VISION, SIZE, SIZE, KEEP, BAD, END, KEEP, KEEP),
    S.END: (KEEP, S.DISCOVERY, S.VISION, SIZE, SIZE, S.DISCOVERY, BAD, KEEP, KEEP, KEEP),
    S.COMPLAINT: (KEEP,) * 10,
    S.OUT_OF_DOMAIN: (KEEP, S.DISCOVERY, S.VISION, SIZE, SIZE, S.DISCOVERY, BAD, END, KEEP, KEEP),
}
# A product is chosen, its size or colour is not.
PRODUCT_KNOWN = {
    **NOTHING_KNOWN,
    S.INIT: (S.DISCOVERY, S.DISCOVERY, S.VISION, SIZE, SIZE, SIZE, BAD, KEEP, KEEP, KEEP),
    S.DISCOVERY: (KEEP, SIZE, S.VISION, SIZE, SIZE, SIZE, BAD, END, KEEP, KEEP),
    S.VISION: (KEEP, SIZE, KEEP, SIZE, SIZE, SIZE, BAD, KEEP, KEEP, KEEP),
    S.SIZE_COLOR: (KEEP, KEEP, S.VISION, SIZE, SIZE, SIZE, BAD, END, KEEP, KEEP),
    S.OFFER: (KEEP, SIZE, S.VISION, SIZE, SIZE, SIZE, BAD, END, KEEP, KEEP),
    S.UPSELL: (KEEP, SIZE, S.VISION, SIZE, SIZE, SIZE, BAD, END, KEEP, KEEP),
    S.END: (KEEP, S.DISCOVERY, S.VISION, SIZE, SIZE, SIZE, BAD, KEEP, KEEP, KEEP),
    S.OUT_OF_DOMAIN: (KEEP, S.DISCOVERY, S.VISION, SIZE, SIZE, SIZE, BAD, END, KEEP, KEEP),
}
# Product, colour and size are known.
COMPLETE = {
    **NOTHING_KNOWN,
    S.INIT: (S.DISCOVERY, S.OFFER, S.VISION, S.OFFER, S.OFFER, PAY, BAD, KEEP, KEEP, KEEP),
    S.DISCOVERY: (KEEP, S.OFFER, S.VISION, S.OFFER, S.OFFER, PAY, BAD, END, KEEP, KEEP),
    S.VISION: (KEEP, S.OFFER, KEEP, S.OFFER, S.OFFER, PAY, BAD, KEEP, KEEP, KEEP),
    S.SIZE_COLOR: (KEEP, S.OFFER, S.VISION, S.OFFER, S.OFFER, PAY, BAD, END, KEEP, KEEP),
    S.OFFER: (KEEP, KEEP, S.VISION, KEEP, KEEP, PAY, BAD, END, KEEP, KEEP),
    S.UPSELL: (KEEP, S.OFFER, S.VISION, S.OFFER, S.OFFER, S.OFFER, BAD, END, KEEP, KEEP),
    S.END: (KEEP, S.OFFER, S.VISION, S.OFFER, S.OFFER, PAY, BAD, KEEP, KEEP, KEEP),
    S.OUT_OF_DOMAIN: (KEEP, S.OFFER, S.VISION, S.OFFER, S.OFFER, PAY, BAD, END, KEEP, KEEP),
}
SITUATIONS = {
    "nothing known": (NOTHING_KNOWN, Situation(farewell=True)),
    "product known": (PRODUCT_KNOWN, Situation(farewell=True, has_product=True)),
    "complete": (COMPLETE, Situation(farewell=True, has_product=True, has_size=True, complete=True)),
}
CELLS = [
    pytest.param(state, intent, situation, expected or state, id=f"{name}: {state} × {intent}")
    for name, (table, situation) in SITUATIONS.items()
    for state, row in table.items()
    for intent, expected in zip(COLUMNS, row, strict=True)
]
FLAGS = ("complete", "has_product", "has_size", "question_only", "farewell", "insists", "order_approved", "upsell_open")
EVERY_SITUATION = [Situation(**dict(zip(FLAGS, values, strict=True))) for values in product((False, True), repeat=len(FLAGS))]


@pytest.mark.parametrize(("state", "intent", "situation", "expected"), CELLS)
def test_every_cell_leads_where_the_shops_rules_say(state, intent, situation, expected):
    assert next_state(state, intent, situation) is expected


def test_the_table_has_every_state_and_every_intent():
    assert set(TRANSITIONS) == set(State)
    assert all(set(row) == set(Intent) for row in TRANSITIONS.values())
    assert all(rule.says for row in TRANSITIONS.values() for rule in row.values())


def test_product_and_height_in_the_first_message_go_straight_to_size_and_colour():
    both = Situation(has_product=True, has_size=True)
    assert next_state(S.INIT, I.DISCOVERY, both) is S.SIZE_COLOR
    assert next_state(S.INIT, I.DISCOVERY, Situation(has_size=True)) is S.DISCOVERY


@pytest.mark.parametrize("state", [s for s in State if s is not S.INIT])
@pytest.mark.parametrize("intent", [I.DISCOVERY, I.PAYMENT])
@pytest.mark.parametrize(
    "known", [Situation(), Situation(has_product=True), Situation(True, True, True)], ids=["none", "some", "all"]
)
def test_a_question_about_something_else_moves_no_state(state, intent, known):
    asks = Situation(known.complete, known.has_product, known.has_size, question_only=True)
    assert next_state(state, intent, asks) is state


def test_a_no_that_answers_a_pending_question_moves_nothing():
    assert all(next_state(state, I.THANKS, Situation()) is state for state in State)


def test_out_of_domain_is_entered_only_when_the_shopper_insists_and_never_from_checkout():
    insists = Situation(insists=True)
    assert all(next_state(state, I.OUT_OF_DOMAIN, Situation()) is state for state in State)
    assert next_state(S.INIT, I.OUT_OF_DOMAIN, insists) is S.OUT_OF_DOMAIN
    assert next_state(S.DISCOVERY, I.OUT_OF_DOMAIN, insists) is S.OUT_OF_DOMAIN
    assert next_state(S.PAYMENT_DELIVERY, I.OUT_OF_DOMAIN, insists) is S.PAYMENT_DELIVERY


def test_in_checkout_thanks_after_approval_lead_to_a_suggestion_or_the_end():
    approved = Situation(farewell=True, order_approved=True)
    assert next_state(S.PAYMENT_DELIVERY, I.THANKS, approved) is S.END
    suggested = Situation(farewell=True, order_approved=True, upsell_open=True)
    assert next_state(S.PAYMENT_DELIVERY, I.THANKS, suggested) is S.UPSELL


@pytest.mark.parametrize("intent", [i for i in Intent if i is not I.COMPLAINT])
def test_nothing_but_a_complaint_leaves_checkout_before_approval(intent):
    assert {next_state(PAY, intent, s) for s in EVERY_SITUATION if not s.order_approved} == {PAY}


def test_a_payment_decided_leads_on_or_back_to_paying():
    assert after_payment(approved=True, upsell_open=True) is S.UPSELL
    assert after_payment(approved=True, upsell_open=False) is S.END
    assert {after_payment(approved=False, upsell_open=u) for u in (True, False)} == {S.PAYMENT_DELIVERY}


@pytest.mark.parametrize("before", [None, *State])
def test_a_released_talk_stands_where_it_stood_and_never_in_complaint(before):
    after = after_release(before)
    assert after is not S.COMPLAINT
    assert after is before or before in (None, S.COMPLAINT)


def test_every_state_is_reached_from_the_first():
    seen, waiting = {S.INIT}, [S.INIT]
    while waiting:
        state = waiting.pop()
        new = _ways(state) - seen
        seen |= new
        waiting += new
    assert seen == set(State)


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_way_out(state):
    assert _ways(state) - {state}


@pytest.mark.parametrize("state", list(State))
def test_a_person_is_reached_from_everywhere(state):
    assert {next_state(state, I.COMPLAINT, situation) for situation in EVERY_SITUATION} == {S.COMPLAINT}


@pytest.mark.parametrize("intent", list(Intent))
def test_a_complaint_is_left_only_through_staff(intent):
    assert {next_state(S.COMPLAINT, intent, situation) for situation in EVERY_SITUATION} == {S.COMPLAINT}


def _ways(state: State) -> set[State]:
    """Every state one message or one decision of staff can lead to."""
    ways = {next_state(state, intent, situation) for intent in Intent for situation in EVERY_SITUATION}
    if state is S.PAYMENT_DELIVERY:
        ways |= {after_payment(approved, upsell) for approved in (True, False) for upsell in (True, False)}
    if state is S.COMPLAINT:
        ways |= {after_release(before) for before in State}
    return ways
