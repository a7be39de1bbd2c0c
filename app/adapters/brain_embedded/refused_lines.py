"""Of several things being put together, the one said not to be needed: by whose it is, by its size, or by its height."""

from __future__ import annotations

from collections.abc import Iterator

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.domain.basket import Item
from app.domain.commands import RemoveLine

_TALLEST = ("elder", "bigger")
_SHORTEST = ("younger", "smaller")
_CALLED = ("boy", "girl", *_TALLEST, *_SHORTEST)


def read(message: Message, scene: Scene) -> list[RemoveLine]:
    """«сестрі не треба», «меншу не беремо», «на 104 не треба»: one line; whose it is not clear, the question which is asked."""
    if len(scene.lines) < 2 or scene.settled or message.has("add", "change") or "?" in message.text:
        return []
    found = list(dict.fromkeys((*_by_child(message, scene), *_by_number(message, scene))))
    if len(found) != 1:
        return []
    place, first, last = found[0]
    return [RemoveLine(index=place, evidence=message.evidence(first, last))]


def _by_child(message: Message, scene: Scene) -> Iterator[tuple[int | None, int, int]]:
    refused = [
        (meaning, first, last)
        for meaning in _CALLED
        for first, last in message.hits.spans(meaning)
        if is_rejected(message, first, last)
    ]
    for meaning, first, last in refused[:1]:
        yield _line_of(meaning, scene.lines), first, last


def _line_of(meaning: str, lines: tuple[Item, ...]) -> int | None:
    own = [place for place, line in enumerate(lines) if line.child == meaning]
    if len(own) == 1:
        return own[0]
    measured = [(_tall(line), place) for place, line in enumerate(lines)]
    if meaning not in (*_TALLEST, *_SHORTEST) or len({tall for tall, _ in measured}) != len(lines):
        return None
    return (max(measured) if meaning in _TALLEST else min(measured))[1]


def _by_number(message: Message, scene: Scene) -> Iterator[tuple[int | None, int, int]]:
    for number in message.numbers:
        places = [place for place, line in enumerate(scene.lines) if number.value in _numbers_of(line)]
        if len(places) == 1 and not number.ordinal and is_rejected(message, number.first, number.last):
            yield places[0], number.first, number.last


def _numbers_of(line: Item) -> set[int]:
    ends = {int(end) for end in (line.size or "").split("-") if end.isdecimal()}
    return ends | ({line.height} if line.height else set())


def _tall(line: Item) -> int:
    return line.height or max(_numbers_of(line), default=0)
