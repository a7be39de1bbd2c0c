"""What a question is about by the company its words keep: a return or a coming back, an order or only its terms, our pictures."""

from __future__ import annotations

from collections.abc import Iterator

from app.adapters.brain_embedded import answers, consent
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.domain.commands import Ask, Topic

_CIRCUMSTANCES = frozenset({
    Topic.SIZES, Topic.SIZE_ADVICE, Topic.FIT, Topic.COLOURS, Topic.DELIVERY, Topic.DELIVERY_COST, Topic.PAYMENT, Topic.CATALOGUE,
    Topic.AVAILABILITY,
})  # fmt: skip
_DELIVERY: tuple[tuple[str, Topic], ...] = (("delivery", Topic.DELIVERY), ("delivery_cost", Topic.DELIVERY_COST))
_SMALLEST = 50  # cm: a number from here on may be a height


def unmeasured(message: Message, scene: Scene) -> Iterator[Ask]:
    """An age, a weight or a build without a height leads to no size: the height is asked. `detail`: what was said instead."""
    known = scene.item.height is not None or scene.item.size is not None or message.has("metre", "foot")
    if known or not scene.by_height or message.has("price") or any(n.value >= _SMALLEST for n in message.numbers):
        return
    said = next((meaning for meaning in ("height_unknown", "toddler", "body") if message.has(meaning)), None)
    if said:
        yield Ask(Topic.SIZE_ADVICE, detail=said, evidence=message.said(said))


def pictures(message: Message) -> Iterator[Ask]:
    """Our photos. `detail`: «more» of them, or «other» ones than a shop draws: live, on a child, a video."""
    if answers.asks_for_ours(message):
        detail = "other" if message.has("other_pictures") else "more" if message.has("still", "other_one") else ""
        yield Ask(Topic.PHOTO, detail=detail, evidence=message.said("our_photo", "photo"))


def is_of_returns(message: Message) -> bool:
    """«я ще повернусь» comes back, it takes nothing back; of a wrong thing only «якщо» asks."""
    back = message.hits.spans("coming_back")
    returned = [span for span in message.hits.spans("return_policy") if not any(a <= span[0] <= b for a, b in back)]
    return bool(returned) or (message.has("wrong_item", "wrong_size") and message.has("if") and message.asks)


def is_before_order(message: Message, scene: Scene) -> bool:
    """When a parcel comes is a question of terms while nothing is ordered, or where the order is only supposed."""
    return message.has("arrival") and (not scene.has_order or scene.in_checkout or message.has("if", "order"))


def beside_returns(asks: list[Ask], message: Message) -> list[Ask]:
    """«якщо не підійде розмір, обміняєте?», «хто платить за обмін?»: sizes, delivery and paying are only its circumstances."""
    if not any(ask.topic is Topic.EXCHANGE for ask in asks) or message.text.count("?") > 1:
        return asks
    apart = {topic for meaning, topic in _DELIVERY if is_apart(message, meaning) and not message.has("if")}
    return [ask for ask in asks if ask.topic not in _CIRCUMSTANCES - apart]


def is_apart(message: Message, meaning: str, *beside: str) -> bool:
    """Whether it is asked about in a clause of its own, where none of `beside` and nothing of returns is said."""
    others = {last for other in ("return_policy", "wrong_item", *beside) for _, last in message.hits.spans(other)}
    clauses = [consent.clause(message, last) for _, last in message.hits.spans(meaning)]
    return any(not any(start <= at <= end for at in others) for start, end in clauses)
