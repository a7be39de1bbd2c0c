"""Which numbers count pieces: «2 шт», «дві сукні», «Мрію дві», «таких три», «кількість: 4»."""

from __future__ import annotations

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.scene import Scene
from app.domain.dialog_state import State

_FEW = 20  # from here on a number counts pieces only beside a word for them
_HANDFUL = 10
_SHORT = 5  # words
_PREPOSITIONS = frozenset({"на", "по", "для"})


def is_counted(message: Message, number: Number) -> bool:
    """A word for pieces or for their number stands beside it."""
    if number.ordinal or number.value < 1:
        return False
    after, before = number.last + 1, number.first - 1
    words = message.words
    piece = after < len(words) and not words[after].opens_clause and message.hits.covers(after, "pieces")
    times = after < len(words) and words[after].gap == "" and message.hits.covers(after, "times")
    called = before >= 0 and not words[number.first].opens_sentence and message.hits.covers(before, "quantity_word")
    return piece or times or called


def is_recounted(message: Message, scene: Scene, number: Number) -> bool:
    """«ой, ні, одну», «краще дві»: the pieces of what is being ordered, put right; a branch is given in figures or by its word."""
    short = len(message.words) <= _SHORT and not message.mentions and not message.has("branch_word", "height_word", "size_word")
    if not (short and scene.is_complete and number.spelt and not number.ordinal and 1 <= number.value < _HANDFUL):
        return False
    put_right = message.has("correct", "no", "so_many") and (scene.item.quantity > 1 or number.value > 1)
    return put_right and (scene.in_checkout or scene.state is State.OFFER) and len(message.numbers) == 1


def is_few(message: Message, scene: Scene, number: Number) -> bool:
    """A small number that can only count: before the thing, right after it, of «таких», or after the yes to an offer."""
    if is_recounted(message, scene, number):
        return True
    if number.ordinal or not 1 < number.value < _FEW:
        return False
    return (
        _before_thing(message, number)
        or _after_thing(message, scene, number)
        or _of_such(message, scene, number)
        or _is_taken(message, scene, number)
    )


def _before_thing(message: Message, number: Number) -> bool:
    """«дві сірі сукні»; «2) Лагуна» and «два: Лагуна, Мрія» count nothing of what follows."""
    after = number.last + 1
    if after >= len(message.words) or message.words[after].opens_clause:
        return False
    return any(m.first in (after, after + 1) and (m.of("category") or m.of("product")) for m in message.mentions)


def _after_thing(message: Message, scene: Scene, number: Number) -> bool:
    """«Мрію рожеву дві на 116»: after the thing or its colour, when nothing the number could measure follows."""
    things = [m for m in message.mentions if m.of("product") or m.of("category")]
    named = [m for m in message.mentions if m.last == number.first - 1 and (m in things or (things and m.of("colour")))]
    if not named or number.value >= _HANDFUL or message.words[number.first].opens_sentence:
        return False
    return _ends_or_turns(message, number) and (number.spelt or not scene.wants_parcel)


def _of_such(message: Message, scene: Scene, number: Number) -> bool:
    """«таких дві», «дві таких»: of the thing under discussion."""
    near = (number.first - 1, number.last + 1)
    such = any(0 <= at < len(message.words) and message.hits.covers(at, "such") for at in near)
    return such and scene.item.product_id is not None


def _is_taken(message: Message, scene: Scene, number: Number) -> bool:
    """«беру два»: of a priced offer, a small number right after the yes counts pieces."""
    offered = scene.in_checkout or scene.pending == "confirm_order" or (scene.pending is None and scene.state is State.OFFER)
    agreed = number.first > 0 and message.hits.covers(number.first - 1, "order", "order_wish", "yes", "want")
    return offered and scene.is_complete and agreed and _ends_or_turns(message, number) and number.value < _HANDFUL


def _ends_or_turns(message: Message, number: Number) -> bool:
    after = number.last + 1
    if after == len(message.words) or message.words[after].opens_clause:
        return True
    return message.words[after].key in _PREPOSITIONS
