"""Questions about the shop itself: its own list of questions may answer them, else its people do. Never a menu, never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.domain.commands import Ask, Topic

_T = Topic
_LOOKING = frozenset({_T.AVAILABILITY, _T.CATALOGUE, _T.PHOTO})


@dataclass(frozen=True, slots=True)
class _Question:
    """`instead`: wider topics its words are also read as. `applies`: the company in which the words ask it."""

    instead: frozenset[Topic] = _LOOKING
    applies: Callable[[Message, Scene], bool] = lambda message, scene: True


def read(message: Message, scene: Scene) -> Iterator[Ask]:
    """Each topic asked about; a statement asks nothing."""
    if not (message.asks or message.has("availability", "request", "want")):
        return
    for topic, question in _QUESTIONS.items():
        if message.has(topic) and question.applies(message, scene):
            yield Ask(Topic.FAQ, detail=topic, evidence=message.said(topic))


def narrow(asks: list[Ask], own: list[Ask]) -> list[Ask]:
    """`asks` without the wider topics that `own` questions were also taken for, then `own` after them."""
    instead = {topic for ask in own for topic in _QUESTIONS[ask.detail].instead}
    return [*(ask for ask in asks if ask.topic not in instead), *own]


def _no_photo(message: Message, scene: Scene) -> bool:
    return not message.has("own_photo")


def _returns_nothing(message: Message, scene: Scene) -> bool:
    return not message.has("return_policy")


def _changes_nothing(message: Message, scene: Scene) -> bool:
    """«змінити адресу» inside checkout is said of the parcel."""
    return not (scene.in_checkout and message.has("address_word", "change"))


def _is_of_build(message: Message, scene: Scene) -> bool:
    known = any(mention.of("feature") for mention in message.mentions)  # the catalogue has words for it
    return not known and not message.numbers and not message.has("discount")


_QUESTIONS: Mapping[str, _Question] = {
    "address": _Question(_LOOKING | {_T.DELIVERY, _T.PRODUCTION}, _changes_nothing),
    "social": _Question(_LOOKING | {_T.BOT}, _no_photo),
    "gift_wrap": _Question(_LOOKING | {_T.DELIVERY}),
    "invoice": _Question(_LOOKING | {_T.PAYMENT, _T.LEGAL, _T.REQUISITES, _T.DELIVERY}),
    "guarantee": _Question(_LOOKING, _returns_nothing),
    "abroad": _Question(_LOOKING | {_T.DELIVERY, _T.STATUS}, lambda m, s: not s.in_checkout or m.has("delivery", "delivery_cost")),
    "quality": _Question(
        _LOOKING | {_T.FEATURE, _T.FABRIC, _T.CARE, _T.FIT, _T.COLOURS}, lambda m, s: not m.has("dispute", "care")
    ),
    "reviews": _Question(_LOOKING),
    "popular": _Question(_LOOKING),
    "for_whom": _Question(_LOOKING | {_T.FIT, _T.SIZE_ADVICE, _T.SIZES}, _is_of_build),
}
TOPICS = frozenset(_QUESTIONS)
