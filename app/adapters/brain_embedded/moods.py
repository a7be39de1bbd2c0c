"""Complaints, attempts and talk that is not ours, told from praise and from questions about policy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.adapters.brain_embedded import grievances
from app.adapters.brain_embedded.message import Message, lexicon
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.words import is_dictionary_word, speech_parts
from app.domain.commands import Handoff, HandoffReason, NotMade, OffTopic, Refusal, Refuse

_SUM = re.compile(r"(?<![\d+])(\d{1,4})\s*[+*×]\s*(\d{1,4})(?!\d)")
_SMALL, _CURT, _BARE = 50, 6, 2
_CONTENT = frozenset({"NOUN", "VERB", "INFN", "ADJF"})


def handoffs(message: Message, scene: Scene) -> list[Handoff]:
    """The first reason that leads to staff, if any."""
    trouble = grievances.read(message, scene)
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
            and not is_of_house(message, mention.first)
        ):
            yield NotMade(message.evidence(mention.first, mention.last))
            return
    if message.has("adult"):
        yield NotMade(message.said("adult"))


def _is_measured(message: Message, last: int) -> bool:
    """«зріст 120, взуття 36»: a measure of the child, not a wish; «кросівки 32 є?», «сандалі 28» are wishes."""
    following = last + 1
    if following >= len(message.words) or len(message.words) == _BARE or message.has("availability", "want", "show"):
        return False
    return message.words[following].is_number and not message.words[following].opens_clause


def is_of_house(message: Message, first: int) -> bool:
    """«постільна білизна»: the word before makes it a thing of the house."""
    return first > 0 and message.hits.covers(first - 1, "off_topic")


def is_sum(message: Message) -> bool:
    """«2+2 скільки?»: arithmetic, of numbers too small to be heights or sums of money."""
    sums = _SUM.findall(message.text)
    small = all(int(number) < _SMALL for pair in sums for number in pair)
    return bool(sums) and small and not message.mentions and len(message.words) <= _CURT


def off_topic(message: Message) -> list[OffTopic]:
    """Named foreign matters; failing that, a sentence of real words none of which is ours."""
    if message.has("off_topic", "story") or is_sum(message):
        return [OffTopic(message.said("off_topic", "story"))]
    strange = [
        word
        for word in message.words
        if len(word.low) > 3 and not lexicon().knows(word) and is_dictionary_word(word.low) and speech_parts(word.low) & _CONTENT
    ]
    return [OffTopic(message.said())] if len(strange) >= 2 else []


def _person(message: Message) -> Iterator[Handoff]:
    if message.has("human") and not message.has("not_human") and not (message.has("bot") and "?" in message.text):
        yield Handoff(HandoffReason.ASKED, message.said("human"))


def _tickets(message: Message) -> Iterator[Handoff]:
    if message.has("wholesale"):
        yield Handoff(HandoffReason.WHOLESALE, message.said("wholesale"))
    elif message.has("urgent"):
        yield Handoff(HandoffReason.URGENT, message.said("urgent"))
