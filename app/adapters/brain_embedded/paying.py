"""The way to pay as the shopper names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from app.adapters.brain_embedded import shop_matters
from app.adapters.brain_embedded.lexicon import language
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.words import fold
from app.dialog.conversation import Asking
from app.domain.commands import Command, SetSlot
from app.domain.slots import Method, Slot

_BESIDE_ANSWER = (
    "yes", "bare_wish", "want", "order", "order_wish", "then", "thanks", "so_be_it", "acknowledge", "give_up_words",
    "beside_choice",
)  # fmt: skip
_ASKING = frozenset({"яка", "який", "яку", "якa", "скільки", "скіки", "сколько", "какая", "какой", "коли", "когда", "як", "как"})
_SLIP_FROM = 4  # letters


def method(message: Message, scene: Scene) -> list[Command]:
    """The way to pay that was named last and not refused. A question with «якщо» chooses nothing."""
    if shop_matters.is_asked(message):
        return []
    chosen_early = scene.item.product_id is not None and not message.asks
    if not (scene.wants_parcel or scene.pending is Asking.CONFIRM_ORDER or chosen_early):
        return []
    spans = [(first, last, Method.FULL) for first, last in message.hits.spans("method_full")]
    spans += [(first, last, Method.PREPAY) for first, last in message.hits.spans("method_prepay")]
    if scene.pending is Asking.METHOD:
        spans += [(n.first, n.last, Method.PREPAY) for n in message.numbers if n.value == 200]
        spans += [(first, last, Method.FULL) for first, last in message.hits.spans("full_short")]
        spans += [(n.first, n.last, Method.FULL) for n in message.numbers if n.value == 100 and _is_percent(message, n.last)]
        spans += [*_counted_methods(message, scene), *_misspelt_full(message)]
    wanted = [span for span in spans if not _is_refused(message, *span[:2]) and not _is_asked_about(message, scene, *span[:2])]
    if not wanted or (message.has("if", "asking_terms", "prepay_terms") and not message.has("then")):
        return []
    first, last, chosen = max(wanted)
    return [SetSlot(Slot.METHOD, chosen.value, evidence=message.evidence(first, last))]


def _is_percent(message: Message, last: int) -> bool:
    return message.text[message.words[last].end :].lstrip().startswith("%")


def _counted_methods(message: Message, scene: Scene) -> Iterator[tuple[int, int, Method]]:
    """«перша», «другим способом»: the ways to pay by the place they were shown in; «перший раз замовляю» counts something else."""
    for number in message.numbers:
        if 1 <= number.value <= len(scene.options) and (_is_whole_answer(message, number) or _counts_ways(message, number)):
            yield number.first, number.last, Method(scene.options[number.value - 1])


def _is_whole_answer(message: Message, number: Number) -> bool:
    if not number.ordinal:
        return len(message.words) == 1
    rest = (at for at in range(len(message.words)) if not number.first <= at <= number.last)
    return "?" not in message.text and all(message.hits.covers(at, *_BESIDE_ANSWER) for at in rest)


def _counts_ways(message: Message, number: Number) -> bool:
    beside = (number.first - 1, number.last + 1)
    return any(0 <= at < len(message.words) and message.hits.covers(at, "way_word") for at in beside)


def _misspelt_full(message: Message) -> Iterator[tuple[int, int, Method]]:
    """«пона оплата»: while the way is asked, the word before «оплата» one slip away from «повна»."""
    for at, _ in message.hits.spans("payment"):
        key = message.words[at - 1].key if at else ""
        if len(key) >= _SLIP_FROM and any(key[0] == whole[0] and OSA.distance(key, whole) <= 1 for whole in _full_words()):
            yield at - 1, at, Method.FULL


@lru_cache(maxsize=1)
def _full_words() -> tuple[str, ...]:
    return tuple(fold(word) for word in language("meanings")["full_short"] if len(word) > _SLIP_FROM)


def _is_asked_about(message: Message, scene: Scene, first: int, last: int) -> bool:
    """«а передоплата яка?» asks about a way; «можна передоплату?» chooses it, and so does any mention while the way is asked."""
    beside = [at for at in (first - 1, last + 1) if 0 <= at < len(message.words)]
    if any(message.words[at].low in _ASKING for at in beside):
        return True
    return "?" in message.text and scene.pending is not Asking.METHOD and not message.has("leave")


def _is_refused(message: Message, first: int, last: int) -> bool:
    return is_rejected(message, first, last) or (
        last + 1 < len(message.words)
        and message.words[last + 1].low in ("ні", "нет", "нє")
        and not message.words[last + 1].opens_clause
    )
