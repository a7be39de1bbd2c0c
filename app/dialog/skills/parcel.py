"""Where the parcel goes: what is missing, what cannot be used, the address kept from before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.domain.commands import BadField, Do
from app.domain.effects import ConsentToMemory, RememberAddress
from app.domain.slots import DELIVERY_SLOTS, Delivery, Slot

_ASKS = {"city": Act.ASK_CITY, "np_branch": Act.ASK_NP_BRANCH, "full_name": Act.ASK_FULL_NAME, "phone": Act.ASK_PHONE}
_UNCLEAR = {
    Slot.PHONE: Act.PHONE_INVALID,
    Slot.BRANCH: Act.BRANCH_UNCLEAR,
    Slot.FULL_NAME: Act.NAME_UNCLEAR,
    Slot.CITY: Act.ASK_CITY,
}
_KINDS = {"full_name": "name", "phone": "phone", "city": "city", "np_branch": "branch"}


def tell_bad_field(d: Deciding, heard: Heard) -> bool:
    """A field that was given and cannot be used: one sentence for the first of them."""
    bad = heard.first(BadField)
    if bad is None:
        return False
    if bad.slot is Slot.CITY and bad.evidence.words:
        d.say(Act.CITY_UNCLEAR, ask=_delivery(d), s=d.given(city=Fact("city", bad.evidence.words, "message")))
    else:
        d.say(_UNCLEAR[bad.slot], ask=_delivery(d))
    return True


def offer_last_address(d: Deciding, heard: Heard) -> bool:
    """A returning shopper's last address is shown and asked about before it is used; again after a digression."""
    shopper = d.turn.shopper
    pending = d.before.pending
    known = d.conversation.delivery
    if not shopper.remembers or not shopper.address.is_complete or any(getattr(known, s.value) for s in DELIVERY_SLOTS):
        return False
    named = any(c.what == "same_address" for c in heard.of(Do))
    if pending and not named and (pending.kind is Asking.DELIVERY or (pending.kind is Asking.SAME_ADDRESS and not heard.answered)):
        return False
    d.say(Act.ADDRESS_SAME_QUESTION, ask=Question(Asking.SAME_ADDRESS), s=delivery_facts(d, shopper.address))
    return True


def delivery_facts(d: Deciding, delivery: object) -> str:
    facts = {name: Fact(kind, getattr(delivery, name), "message") for name, kind in _KINDS.items() if getattr(delivery, name)}
    return d.given(**facts)


def _delivery(d: Deciding) -> Question:
    return Question(Asking.DELIVERY, d.conversation.delivery.missing())


def ask_delivery(d: Deciding, heard: Heard, first: bool) -> None:
    """What is missing of the four fields, asked as one question; the form comes with the first asking."""
    missing = d.conversation.delivery.missing()
    if d.before.pending == _delivery(d) and d.asked_lately(Asking.DELIVERY) and not heard.moved_on:
        d.say(Act.DELIVERY_HINT, s=d.given(missing=Fact("fields", missing, "order", keys=missing)))
        d.change(pending=_delivery(d))
    elif len(missing) == len(DELIVERY_SLOTS):
        d.say(Act.ASK_DELIVERY_ALL, ask=_delivery(d))
        if first:
            d.show(BubbleKind.DELIVERY_FORM, s=delivery_facts(d, d.conversation.delivery))
    elif len(missing) == 1:
        d.say(_ASKS[missing[0]], ask=_delivery(d))
    else:
        d.say(Act.ASK_DELIVERY_MISSING, ask=_delivery(d), s=d.given(missing=Fact("fields", missing, "order", keys=missing)))


def put_right(kept: Delivery, heard: Heard) -> Delivery:
    """The address kept from before with what was said beside the yes: «все так, тільки відділення 5»."""
    said: dict[str, str | None] = {slot.value: str(value) for slot in DELIVERY_SLOTS if (value := heard.asked_value(slot))}
    moved = "city" in said and said["city"] != kept.city
    return replace(kept, **{**({"np_branch": None} if moved else {}), **said})


def is_moving(d: Deciding, heard: Heard) -> bool:
    """A part of a placed order's address was given anew and another is missing: a new town has no branch yet."""
    asked = d.before.pending is not None and d.before.pending.kind is Asking.DELIVERY
    return not d.conversation.delivery.is_complete and (heard.done.delivered or (asked and not heard.answered))


def changed_fact(changed: Sequence[tuple[Slot, object]]) -> Fact:
    if len(changed) == 1:
        slot, value = changed[0]
        return Fact(_KINDS[slot.value], value, "message")
    return Fact("list", tuple(str(value) for _, value in changed), "message")


def consent(d: Deciding, given: bool) -> None:
    d.cause(ConsentToMemory(given))
    if given:
        d.cause(RememberAddress(d.conversation.delivery))
        d.say(Act.MEMORY_SAVED)
    else:
        d.say(Act.ACKNOWLEDGED)
