"""What each number of a message is: a height, a size label, an age, a sum, a quantity, an ordinal, or nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.adapters.brain_embedded import heights, quantities
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.scene import Scene
from app.domain.catalogue import Catalogue
from app.domain.shop import Sizing
from app.domain.sizing import size_holding

_SHOWN = 10  # more are never shown at once


class Kind(StrEnum):
    HEIGHT = "height"
    SIZE = "size"
    AGE = "age"
    MONEY = "money"
    QUANTITY = "quantity"
    ORDINAL = "ordinal"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Measure:
    """`value`: cm, a label, years or a count. `said`: the words name the kind, it is not only guessed from the number."""

    kind: Kind
    value: int | str
    first: int
    last: int
    said: bool = False


def read(message: Message, scene: Scene, catalogue: Catalogue, sizing: Sizing, taken: frozenset[int]) -> tuple[Measure, ...]:
    """Every number not already `taken` (by phones and branches), told apart by its neighbours and the pending question."""
    numbers = [n for n in message.numbers if n.first not in taken and not _is_tail(message, n)]
    labels = _labels(catalogue, sizing)
    metres = message.hits.spans("metre_flat") if scene.by_height else ()
    found: list[Measure] = [Measure(Kind.HEIGHT, 100, first, last, said=True) for first, last in metres]
    at = 0
    while at < len(numbers):
        measure, step = _one(message, scene, numbers[at:], labels, sizing)
        if measure:
            found.append(measure)
        at += step
    return tuple(found)


def _is_tail(message: Message, number: Number) -> bool:
    """A number hyphened to a word: «мтз-80»."""
    return number.first > 0 and message.words[number.first].gap == "-" and not message.words[number.first - 1].is_number


def label_for(number: int, labels: Iterable[str], sizing: Sizing) -> str | None:
    """The label that is, or holds, a size said as one number."""
    labels = tuple(labels)
    held = (band.label for band in sizing.table if band.label in labels and band.low <= number <= band.high)
    return size_holding(number, labels) or next(held, None)


def _labels(catalogue: Catalogue, sizing: Sizing) -> frozenset[str]:
    return frozenset((*(size for product in catalogue.products for size in product.sizes), *(band.label for band in sizing.table)))


def _one(
    message: Message, scene: Scene, numbers: Sequence[Number], labels: frozenset[str], sizing: Sizing
) -> tuple[Measure | None, int]:
    """The measure the first of `numbers` begins, and how many of them it takes."""
    number, after = numbers[0], numbers[1] if len(numbers) > 1 else None
    pair = after and _label_pair(message, number, after, labels)
    if after and pair:
        return Measure(Kind.SIZE, pair, number.first, after.last, said=True), 2
    if scene.by_height and (tall := heights.over_metre(message, numbers)):
        value, last, taken = tall
        return Measure(Kind.HEIGHT, value, number.first, last, said=True), taken
    metres = _metres(message, scene, number, after) if scene.by_height else None
    if metres:
        return metres
    if (
        after
        and after.first == number.last + 1
        and message.words[after.first].gap in (".", ",")
        and not number.spelt
        and len(after.digits) == 1
    ):
        return _single(message, scene, number, labels, sizing), 2  # «118,5»
    return _single(message, scene, number, labels, sizing), 1


def _label_pair(message: Message, number: Number, after: Number, labels: frozenset[str]) -> str | None:
    label = f"{number.value}-{after.value}"
    between = [message.words[at].gap for at in range(number.last + 1, after.first + 1)]
    near = len(between) <= 2 and not any(mark in gap for gap in between for mark in ".!?…\n;,")
    return label if near and label in labels else None


def _metres(message: Message, scene: Scene, number: Number, after: Number | None) -> tuple[Measure, int] | None:
    """«1 м 12», «1.12», «метр дванадцять», «1 34»."""
    words = message.words
    if (
        number.first
        and message.hits.covers(number.first - 1, "metre")
        and number.value < 100
        and number.value != 1
        and not words[number.first].opens_sentence
        and not _is_writers(message, number)
    ):
        return Measure(Kind.HEIGHT, 100 + number.value, number.first - 1, number.last, said=True), 1
    if number.value != 1 or after is None or after.value >= 100:
        return None
    between = after.first - number.last - 1
    if between == 1 and message.hits.covers(number.last + 1, "metre"):
        return Measure(Kind.HEIGHT, 100 + after.value, number.first, after.last, said=True), 2
    gap = words[after.first].gap
    if (
        between == 0
        and len(after.digits) == 2
        and not number.spelt
        and (gap in (".", ",", ":") or _tall_context(message, scene, number, gap))
    ):
        return Measure(Kind.HEIGHT, 100 + after.value, number.first, after.last, said=True), 2
    return None


def _tall_context(message: Message, scene: Scene, number: Number, gap: str) -> bool:
    before = message.words[number.first - 1].key if number.first else ""
    return gap == " " and (before in ("на", "зрист", "рост") or scene.pending == "height")


def _single(message: Message, scene: Scene, number: Number, labels: frozenset[str], sizing: Sizing) -> Measure | None:
    def measured(kind: Kind, value: int | str, said: bool = True) -> Measure:
        return Measure(kind, value, number.first, number.last, said)

    if quantities.is_counted(message, number):
        return measured(Kind.QUANTITY, number.value)
    if _is_age(message, number):
        return measured(Kind.AGE, number.value)
    if _is_writers(message, number) or _is_share(message, number):
        return measured(Kind.NOTHING, number.value)
    if _beside(message, number, "not_size", before=1, after=0 if _is_labelled_next(message, number) else 1):
        return measured(Kind.NOTHING, number.value)
    if _beside(message, number, "money_word", before=0, after=1) or number.value >= 200:
        return measured(Kind.MONEY, number.value)
    if _beside(message, number, "size_word", before=2, after=0):
        label = label_for(number.value, scene.product.sizes if scene.product else labels, sizing)
        return measured(Kind.SIZE, label or str(number.value))
    if not scene.by_height and (label := _label_meant(message, scene, number, labels)):
        return measured(Kind.SIZE, label)
    tall = _beside(message, number, "height_word", before=3, after=1)
    if (number.ordinal and not tall) or _is_numbered(message, scene, number):
        return measured(Kind.ORDINAL, number.value)
    if scene.by_height and 40 <= number.value <= 199 and (tall or number.value >= 50):
        return measured(Kind.HEIGHT, number.value, said=tall or _is_for_somebody(message, number))
    if _beside(message, number, "child_word", before=1, after=0) and 0 < number.value < 19:
        return measured(Kind.AGE, number.value, said=False)
    return measured(Kind.QUANTITY, number.value) if quantities.is_few(message, scene, number) else None


def _label_meant(message: Message, scene: Scene, number: Number, labels: frozenset[str]) -> str | None:
    """Where no height leads to a size, a number is the label that has it, unless it counts pieces."""
    if number.ordinal or _beside(message, number, "pieces", before=0, after=1):
        return None
    own = size_holding(number.value, scene.product.sizes) if scene.product else None
    return own or size_holding(number.value, tuple(sorted(labels)))


def _is_writers(message: Message, number: Number) -> bool:
    """«вона мені до плеча, а я метр вісімдесят»: the writer's own height beside the child's."""
    at = number.first - (2 if number.first and message.hits.covers(number.first - 1, "metre") else 1)
    return at > 0 and message.words[at].low == "я" and message.words[at - 1].low == "а" and message.has("child_word")


def _is_age(message: Message, number: Number) -> bool:
    """«9 років», «вісім з половиною років», «лет на 5-6»; a word of age that has its own number is not this one's."""
    if _beside(message, number, "age_word", before=0, after=3 if _and_a_half(message, number) else 1):
        return True
    spoken = {at for other in message.numbers if other is not number for at in range(other.first, other.last + 1)}
    back = range(number.first - 1, max(-1, number.first - 4), -1)
    at = next((at for at in back if message.hits.covers(at, "age_word")), None)
    return at is not None and number.value < 19 and at - 1 not in spoken


def _is_share(message: Message, number: Number) -> bool:
    """«100 %»."""
    return message.text[message.words[number.last].end :].lstrip().startswith("%")


def _is_numbered(message: Message, scene: Scene, number: Number) -> bool:
    """«№ 2», «варіант 3» of what is shown or offered."""
    if scene.wants_parcel or number.value >= _SHOWN or not (scene.shown or scene.options):
        return False
    before = number.first - 1
    return "№" in message.words[number.first].gap or (before >= 0 and message.hits.covers(before, "option_word"))


def _is_for_somebody(message: Message, number: Number) -> bool:
    """«на 104», «старший 140»."""
    before = number.first - 1
    return before >= 0 and (message.words[before].key == "на" or message.hits.covers(before, "child_word"))


def _is_labelled_next(message: Message, number: Number) -> bool:
    """«130 вага 28»: the word after belongs to the number after it."""
    return any(other.first == number.last + 2 for other in message.numbers)


def _and_a_half(message: Message, number: Number) -> bool:
    return number.last + 2 < len(message.words) and message.words[number.last + 2].key.startswith("половин")


def _beside(message: Message, number: Number, meaning: str, before: int, after: int) -> bool:
    """Whether a word of the meaning stands next to the number, with no sentence between and no other number before it."""
    words = message.words
    for at in range(number.first - 1, max(-1, number.first - 1 - before), -1):
        if words[at + 1].opens_sentence or words[at].is_number or (words[at + 1].opens_clause and meaning == "not_size"):
            break
        if message.hits.covers(at, meaning) and not (words[at + 1].opens_clause and before > 1 and meaning == "size_word"):
            return True
    for at in range(number.last + 1, min(len(words), number.last + 1 + after)):
        if words[at].opens_clause:
            break
        if message.hits.covers(at, meaning):
            return True
    return False
