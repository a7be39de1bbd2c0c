"""When staff are wanted: complaints, a person asked for, refusals, what is off the topic or cannot be read (DOMAIN §6)."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.domain import opening
from app.domain.commands import Ask, Handoff, HandoffReason, Refusal, Refuse, Topic, UnknownChoice
from app.domain.dialog_state import Intent, Owner, State
from app.domain.effects import CancelFollowUps, TakeOver, TakeoverReason, TicketReason

_R = HandoffReason
_COMPLAINTS: Mapping[HandoffReason, tuple[Act, TakeoverReason]] = {
    _R.COMPLAINT: (Act.COMPLAINT_SYMPATHY, TakeoverReason.COMPLAINT),
    _R.DEFECT: (Act.COMPLAINT_SYMPATHY, TakeoverReason.COMPLAINT),
    _R.LOST_PARCEL: (Act.COMPLAINT_SYMPATHY, TakeoverReason.COMPLAINT),
    _R.RETURN: (Act.RETURN_TO_PERSON, TakeoverReason.RETURN),
    _R.EXCHANGE: (Act.RETURN_TO_PERSON, TakeoverReason.RETURN),
    _R.ABUSE: (Act.ABUSE_CALM, TakeoverReason.ABUSE),
}
INSISTED, GIVEN_UP = 2, 3  # off the topic: the state, then a person


def complain(d: Deciding, heard: Heard) -> bool:
    """A complaint, a real return, abuse: the conversation is held by a person, in the state complaint."""
    found = next((h for h in heard.of(Handoff) if h.reason in _COMPLAINTS), None)
    if found is None:
        return False
    act, reason = _COMPLAINTS[found.reason]
    d.say(act)
    d.change(state_before_hold=d.before.state, state=State.COMPLAINT)
    _yield(d, reason)
    return True


def ask_for_person(d: Deciding, heard: Heard) -> bool:
    """A person asked for, or the price disputed again: taken over, the state kept."""
    asked = any(h.reason is HandoffReason.ASKED for h in heard.of(Handoff))
    disputed = heard.asks(Topic.DISPUTE) and d.before.disputes > 0
    if not asked and not disputed:
        return False
    call_person(d, TakeoverReason.ASKED if asked else TakeoverReason.DISPUTED)
    return True


def call_person(d: Deciding, reason: TakeoverReason) -> None:
    open_now, _ = opening.answer_time(d.shop, d.turn.now)
    d.say(Act.HANDOFF_IN_HOURS if open_now else Act.HANDOFF_AFTER_HOURS)
    d.change(state_before_hold=d.before.state)
    _yield(d, reason)


def _yield(d: Deciding, reason: TakeoverReason) -> None:
    d.change(owner=Owner.PERSON, claimed=False, pending=d.before.pending)
    d.cause(TakeOver(reason))
    d.cause(CancelFollowUps(reason.value))


def refuse(d: Deciding, heard: Heard) -> bool:
    """Injection, invented authority, other people's data: refused in the shop's voice, no slot filled."""
    found = heard.first(Refuse)
    if found is None:
        return False
    if found.kind is Refusal.AUTHORITY and not heard.asks(Topic.PRICE, Topic.DISCOUNT) and heard.has(Ask):
        d.say(Act.AUTHORITY_NOT_HERE)
    elif found.kind is Refusal.AUTHORITY:
        variant = d.variant(d.item)
        d.say(Act.INVENTED_AUTHORITY_REFUSED, v1=d.v(variant) if variant else "")
    else:
        d.say(Act.INJECTION_REFUSED if found.kind is Refusal.INJECTION else Act.OTHERS_DATA_REFUSED)
    d.change(pending=d.before.pending)
    return True


def choice_unknown(d: Deciding, heard: Heard) -> bool:
    if not heard.has(UnknownChoice):
        return False
    d.say(Act.CHOICE_UNKNOWN)
    d.change(pending=d.before.pending)
    return True


def redirect(d: Deciding, heard: Heard) -> bool:
    """Off the topic: one polite redirect with state and basket kept; a person after the third."""
    if heard.intent is not Intent.OUT_OF_DOMAIN or heard.of(Ask):
        d.change(off_topic=0)
        return False
    times = d.before.off_topic + 1
    d.change(off_topic=times, pending=d.before.pending)
    if times >= GIVEN_UP:
        call_person(d, TakeoverReason.OFF_TOPIC)
    elif times >= INSISTED:
        d.say(Act.OUT_OF_DOMAIN_AGAIN)
        if d.before.state is not State.PAYMENT_DELIVERY:
            d.change(state=State.OUT_OF_DOMAIN)
    else:
        d.say(Act.OUT_OF_DOMAIN)
    return True


def not_understood(d: Deciding, heard: Heard) -> bool:
    """One concrete question; unreadable twice in a row is a person's."""
    if heard.intent is not Intent.UNKNOWN or heard.commands:
        d.change(unread=0)
        return False
    if not any(character.isalnum() for character in d.turn.text) and not d.before.unread:
        return _nothing_said(d)
    d.change(unread=d.before.unread + 1)
    if d.before.unread >= 1:
        d.say(Act.NOT_UNDERSTOOD_TWICE)
        d.change(state_before_hold=d.before.state)
        _yield(d, TakeoverReason.UNREADABLE)
    else:
        d.say(Act.NOT_UNDERSTOOD_ONCE, ask=Question(Asking.TOPIC))
        d.change(pending=d.before.pending or Question(Asking.TOPIC))
    return True


def _nothing_said(d: Deciding) -> bool:
    """Only signs or emoji came."""
    d.say(Act.EMPTY_MESSAGE, ask=Question(Asking.TOPIC))
    d.change(pending=d.before.pending or Question(Asking.TOPIC))
    return True


def open_tickets(d: Deciding, heard: Heard) -> None:
    """Wholesale and urgency: staff are told once, the sale goes on."""
    for handoff in heard.of(Handoff):
        if handoff.reason is HandoffReason.WHOLESALE:
            d.say(Act.TICKET_WHOLESALE)
            d.ticket(TicketReason.WHOLESALE)
        elif handoff.reason is HandoffReason.URGENT:
            d.say(Act.TICKET_URGENT)
            d.ticket(TicketReason.URGENT)
        else:
            continue
        heard.answered = True


def ask_leftover(d: Deciding, heard: Heard) -> None:
    """A known word that found no place is asked about, never dropped."""
    if heard.unconsumed and not d.plan_asks() and not heard.answered:
        d.say(Act.ASK_LEFTOVER, ask=Question(Asking.LEFTOVER), s=d.given(heard=Fact("phrase", heard.unconsumed[0], "message")))
