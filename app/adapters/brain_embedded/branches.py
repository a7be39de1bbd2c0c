"""The branch or locker: a number called so, or one that can be nothing else."""

from __future__ import annotations

from itertools import pairwise

from app.adapters.brain_embedded import addresses, places, quantities
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_corrected, is_rejected
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.phones import Field
from app.adapters.brain_embedded.scene import Scene

_TALL = 80  # from here on a number beside a garment is a child's height
_FEW = 5
_TALK = 120


def find(message: Message, scene: Scene, taken: set[int]) -> list[Field]:
    """Numbers called a branch; failing those, numbers that can be nothing else here."""
    refused = {n.value for n in message.numbers if is_rejected(message, n.first, n.last)}
    numbers = [
        n
        for n in message.numbers
        if n.first not in taken
        and 0 < n.value <= 99999
        and not quantities.is_counted(message, n)
        and not quantities.is_recounted(message, scene, n)
        and (n.value not in refused or (_named_branch(message, scene, n) and not is_rejected(message, n.first, n.last)))
    ]
    named = [n for n in numbers if _named_branch(message, scene, n) or _is_locker(message, n)]
    named = [n for at, n in enumerate(named) if at + 1 == len(named) or not is_corrected(message, n.last, named[at + 1].first)]
    renamed = [
        b
        for a, b in pairwise(message.numbers)
        if is_rejected(message, a.first, a.last) and b in numbers and (b.value < 50 or str(a.value) == scene.delivery.np_branch)
    ]
    if named:
        later = [n for n in numbers if n.first > named[-1].last and n.value != named[-1].value and not _beside_other(message, n)]
        named = [n for n in later if is_corrected(message, named[-1].last, n.first)][:1] or named
    if renamed and not message.has("height_word", "size_word"):
        named = renamed
    if not named and _puts_right(message, scene, numbers):
        named = numbers
    if _is_unsettled(message, numbers):
        return []  # «7 або 17, не пам’ятаю»: neither is written, the number is asked
    found = named or [n for n in numbers if _could_be_branch(message, scene, n)]
    return [Field(str(n.value), n.first, n.last) for n in found]


def _is_unsettled(message: Message, numbers: list[Number]) -> bool:
    between = ((a.last, b.first) for a, b in pairwise(numbers))
    return any(b == a + 2 and message.hits.covers(a + 1, "alternative") for a, b in between)


def _puts_right(message: Message, scene: Scene, numbers: list[Number]) -> bool:
    """«ой 21» after a branch was given: a figure alone beside a word of correction."""
    known = scene.wants_parcel and scene.delivery.np_branch and len(numbers) == len(message.numbers) == 1
    return (
        bool(known)
        and (message.has("correct", "slip") or addresses.is_put_right(message, numbers[0]))
        and not addresses.is_elsewhere(message, numbers[0])
        and not numbers[0].spelt
        and numbers[0].value < _TALL
        and len(message.words) <= _FEW
    )


def _is_locker(message: Message, number: Number) -> bool:
    return len(number.digits) == 5 and message.has("locker_word")


def _could_be_branch(message: Message, scene: Scene, number: Number) -> bool:
    if len(message.words) > _TALK:
        return False  # in a page of pasted text a number called nothing is no answer
    if not scene.wants_parcel or _beside_other(message, number) or _counts_things(message, number) or _is_taken(message, number):
        return False
    if addresses.is_elsewhere(message, number):
        return False
    if _after_town(message, scene, number):
        return True
    if any(n.value == scene.item.height and is_rejected(message, n.first, n.last) for n in message.numbers):
        return False  # «134, а не 136» mends the height
    if number.value >= _TALL and any(m.of("product") or m.of("colour") for m in message.mentions):
        return False
    if number.ordinal and message.words[number.last].low.endswith(("е", "є", "э")) and scene.pending == "delivery":
        return True
    if number.ordinal:
        return False
    asked = scene.pending == "delivery" and not scene.delivery.np_branch
    alone = len(message.words) == number.last - number.first + 1
    corrected = message.has("branch_word") or (
        any(n.value == int(scene.delivery.np_branch or 0) for n in message.numbers) and len(message.numbers) > 1
    )
    return (asked and (alone or number.value < 50 or not _in_height_words(message, number))) or (corrected and number.value < 50)


def _after_town(message: Message, scene: Scene, number: Number) -> bool:
    """«Тернопіль 5» while another branch is known: the town is new, and so is the number beside it."""
    before = number.first - 1
    beside = before >= 0 and not message.words[number.first].opens_sentence and places.is_town(message.words[before])
    return beside and bool(scene.delivery.np_branch) and not number.spelt


def _is_taken(message: Message, number: Number) -> bool:
    """«беру два», «хочу три»: pieces, whatever is asked for."""
    before = number.first - 1
    return before >= 0 and not number.ordinal and message.hits.covers(before, "order", "bare_wish")


def _counts_things(message: Message, number: Number) -> bool:
    """«ще одну таку», «два прізвища», «після 18:00»: so many of something, or a time of day."""
    after = number.last + 1
    called = number.first > 0 and message.hits.covers(number.first - 1, "phone_word", "branch_word")
    if after >= len(message.words) or number.ordinal or called:
        return False
    if message.words[after].is_number and message.words[after].gap == ":":
        return True
    return (
        number.spelt and number.value < _FEW and not message.words[after].opens_clause and not message.words[after].raw[0].isupper()
    )


def _named_branch(message: Message, scene: Scene, number: Number) -> bool:
    """A word for a branch or locker right before the number or right after it."""
    words = message.words
    counted = {at for other in message.numbers for at in range(other.first, other.last + 1)}
    for at in range(number.first - 1, max(-1, number.first - 6), -1):
        if words[at + 1].opens_sentence or at in counted or message.hits.covers(at, "height_word", "phone_word", "size_word"):
            break
        if message.hits.covers(at, "branch_word") and not (words[at + 1].opens_clause and number.value > 50):
            return words[at].low != "від" or scene.wants_parcel  # «від 3 одиниць»
    if "№" in words[number.first].gap:
        return scene.wants_parcel and not (number.first and message.hits.covers(number.first - 1, "photo_receipt"))
    after = number.last + 1
    if after + 1 in counted or (number.first and message.hits.covers(number.first - 1, "height_word")):
        return False
    return (
        after < len(words)
        and not words[after].opens_clause
        and message.hits.covers(after, "branch_word")
        and words[after].key not in ("вид", "пошти")
    )


def _beside_other(message: Message, number: Number) -> bool:
    near = range(max(0, number.first - 1), min(len(message.words), number.last + 2))
    return any(
        message.hits.covers(at, "age_word", "not_size", "money_word", "metre", "child_word", "size_word", "month_date", "pieces")
        for at in near
    ) or _is_label_edge(message, number)


def _is_label_edge(message: Message, number: Number) -> bool:
    """Either half of «122-128»: two numbers tied by a dash, both tall enough to be a child's."""
    return any(
        b.first == a.last + 1 and message.words[b.first].gap.strip() in ("-", "–", "—") and a.value >= 50 and number in (a, b)
        for a, b in pairwise(message.numbers)
    )


def _in_height_words(message: Message, number: Number) -> bool:
    before = message.words[number.first - 1].key if number.first else ""
    return message.has("height_word") or before == "на"
