"""Questions about the shop: each answer is the shop's own text, printed whole."""

from __future__ import annotations

from collections.abc import Callable

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.hearing import Heard
from app.domain.commands import Ask, Topic
from app.domain.effects import TicketReason

Answering = Callable[[Deciding, Heard, Ask], bool]


def says(act: Act, text: str) -> Answering:
    """An answer that prints one text of the shop; a shop without it asks its staff."""

    def answer(d: Deciding, heard: Heard, ask: Ask) -> bool:
        if d.shop.texts.get(text):
            if not d.plan_says(act):
                d.say(act)
        else:
            _unknown(d, text)
        return True

    return answer


def from_faq(topic: str) -> Answering:
    """An answer from the shop's list of questions under a fixed topic."""
    return lambda d, heard, ask: faq(d, heard, Ask(Topic.FAQ, ask.target, topic, ask.evidence))


def faq(d: Deciding, heard: Heard, ask: Ask) -> bool:
    found = next((entry for entry in d.shop.faq if entry.topic == ask.detail), None)
    if found:
        d.say(Act.FAQ_ANSWER, shop=d.given(faq=Fact("text", found.answer, "shop")))
    else:
        _unknown(d, ask.detail)
    return True


def legal(d: Deciding, heard: Heard, ask: Ask) -> bool:
    d.say(Act.LEGAL_DETAILS)
    return True


def export(d: Deciding, heard: Heard, ask: Ask) -> bool:
    """Until the page does it, people send a shopper their own data."""
    d.say(Act.TICKET_OPENED)
    d.ticket(TicketReason.LEFT_TO_STAFF, "export")
    return True


def bot(d: Deciding, heard: Heard, ask: Ask) -> bool:
    d.say(Act.ARE_YOU_A_BOT)
    return True


def _unknown(d: Deciding, what: str) -> None:
    if not d.plan_says(Act.FACT_UNKNOWN):
        d.say(Act.FACT_UNKNOWN)
    d.ticket(TicketReason.MISSING_FACT, what)
