"""What a question is about by the company its words keep: a return or a coming back, an order or only its terms, our pictures."""

from __future__ import annotations

from collections.abc import Iterator

from app.adapters.brain_embedded import answers
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.domain.commands import Ask, Topic

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
