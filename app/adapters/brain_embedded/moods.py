"""Complaints, attempts and talk that is not ours, told from praise and from questions about policy."""

from __future__ import annotations

from collections.abc import Iterator

from app.adapters.brain_embedded.message import Message, lexicon
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.words import is_dictionary_word, speech_parts
from app.domain.commands import Handoff, HandoffReason, NotMade, OffTopic, Refusal, Refuse
from app.domain.dialog_state import State

_CONTENT = frozenset({"NOUN", "VERB", "INFN", "ADJF"})


def handoffs(message: Message, scene: Scene) -> list[Handoff]:
    """The first reason that leads to staff, if any."""
    trouble = _trouble(message, scene)
    if trouble:
        reason, meanings = trouble
        return [Handoff(reason, message.said(*meanings)), *_person(message)]
    return [*_person(message), *_tickets(message)]


def refusals(message: Message) -> list[Refuse]:
    for meaning, kind in (("injection", Refusal.INJECTION), ("authority", Refusal.AUTHORITY), ("others_data", Refusal.OTHERS_DATA)):
        if message.has(meaning):
            return [Refuse(kind, message.said(meaning))]
    return []


def not_made(message: Message) -> Iterator[NotMade]:
    for mention in message.mentions:
        if (
            mention.of("not_made")
            and not is_rejected(message, mention.first, mention.last)
            and not _is_measured(message, mention.last)
        ):
            yield NotMade(message.evidence(mention.first, mention.last))
            return
    if message.has("adult"):
        yield NotMade(message.said("adult"))


def _is_measured(message: Message, last: int) -> bool:
    """«взуття 36»: a measure of the child, not a wish."""
    return last + 1 < len(message.words) and message.words[last + 1].is_number and not message.words[last + 1].opens_clause


def off_topic(message: Message) -> list[OffTopic]:
    """Named foreign matters; failing that, a sentence of real words none of which is ours."""
    if message.has("off_topic", "story"):
        return [OffTopic(message.said("off_topic", "story"))]
    strange = [
        word
        for word in message.words
        if len(word.low) > 3 and not lexicon().knows(word) and is_dictionary_word(word.low) and speech_parts(word.low) & _CONTENT
    ]
    return [OffTopic(message.said())] if len(strange) >= 2 else []


def _trouble(message: Message, scene: Scene) -> tuple[HandoffReason, tuple[str, ...]] | None:
    has = message.has
    supposed = has("if", "lest", "hearsay")
    if has("off_topic") and not message.mentions:
        return None
    if has("abuse"):
        return HandoffReason.ABUSE, ("abuse",)
    if has("fury") and not (has("praise") and not has("deadline_missed", "defect")) and not (supposed and not has("threat")):
        return HandoffReason.COMPLAINT, ("fury",)
    if _is_defective(message) and (not supposed or has("threat")):
        return HandoffReason.DEFECT, ("defect",)
    if supposed:
        return None
    if has("wrong_item") and has("received", "late", "return_wanted", "wrong_item_sure"):
        return HandoffReason.COMPLAINT, ("wrong_item",)
    if has("return_wanted") and has("received", "too_small"):
        return (HandoffReason.EXCHANGE if has("exchange") else HandoffReason.RETURN), ("return_wanted",)
    if has("too_small") and has("received") and not has("praise"):
        return HandoffReason.COMPLAINT, ("too_small",)
    if has("late") and has("deadline_missed") and not (has("price") and message.mentions):
        return (HandoffReason.LOST_PARCEL if has("parcel") else HandoffReason.COMPLAINT), ("late",)
    if (has("rag") and has("received", "wrong_item", "return_wanted", "defect")) or (has("rag") and not has("price", "dispute")):
        return HandoffReason.COMPLAINT, ("rag",)
    if scene.state is State.COMPLAINT and (
        has("late", "return_wanted", "defect", "wrong_item", "impatient")
        or (message.asks and not message.mentions and not has("thanks"))
    ):
        return HandoffReason.COMPLAINT, ("late", "return_wanted", "defect", "wrong_item", "impatient")
    return None


def is_calm(message: Message) -> bool:
    """A defect is named and only denied: nobody need be called."""
    return message.has("defect") and not _is_defective(message)


def _is_defective(message: Message) -> bool:
    """A defect that is not only denied: «нитки не стирчать, шви рівні?»."""
    return any(not is_rejected(message, first, last) for first, last in message.hits.spans("defect"))


def _person(message: Message) -> Iterator[Handoff]:
    if message.has("human") and not message.has("not_human") and not (message.has("bot") and "?" in message.text):
        yield Handoff(HandoffReason.ASKED, message.said("human"))


def _tickets(message: Message) -> Iterator[Handoff]:
    if message.has("wholesale"):
        yield Handoff(HandoffReason.WHOLESALE, message.said("wholesale"))
    elif message.has("urgent"):
        yield Handoff(HandoffReason.URGENT, message.said("urgent"))
