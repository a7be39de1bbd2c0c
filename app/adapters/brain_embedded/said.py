"""Values said for a wish, one column at a time: colours, sizes and heights, after corrections and refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from app.adapters.brain_embedded import heights
from app.adapters.brain_embedded.measures import Kind, Measure
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import continues_rejection, is_corrected, is_rejected
from app.adapters.brain_embedded.scene import Scene

Column = Literal["product", "colour", "size", "height"]
COLUMNS: tuple[Column, ...] = ("product", "colour", "size", "height")


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one column and where it stands."""

    column: Column
    value: Any
    first: int
    last: int
    rejected: bool = False


def colours(message: Message, scene: Scene, measures: Sequence[Measure], taken: frozenset[int]) -> list[Said]:
    found: list[Said] = []
    for mention in message.mentions:
        entries = [entry for entry in mention.entries if entry.kind == "colour"]
        if not entries or mention.first in taken or mention.of("product") or message.hits.covers(mention.first, "idiom"):
            continue
        rejected = is_rejected(message, mention.first, mention.last) or bool(
            found and found[-1].rejected and continues_rejection(message, found[-1].last, mention.first)
        )
        found.append(Said("colour", tuple(entries), mention.first, mention.last, rejected))
    refused = {name for one in found if one.rejected for name in names(one)}
    found = [one for one in found if one.rejected or not refused & names(one)]
    return _counted(scene, measures, found) or _current(message, found)


def names(one: Said) -> set[str]:
    return {name for entry in one.value for name in entry.names}


def _counted(scene: Scene, measures: Sequence[Measure], found: list[Said]) -> list[Said]:
    """«голубий, малина, чорний… так от третій»."""
    places = [m for m in measures if m.kind is Kind.ORDINAL]
    if scene.pending != "color" or len(places) != 1 or len(found) < 2:
        return []
    place = int(places[0].value)
    return [found[place - 1]] if place <= len(found) and places[0].first > found[-1].last else []


def sizes(message: Message, measures: Sequence[Measure]) -> list[Said]:
    found: list[Said] = []
    for kind, column in ((Kind.SIZE, "size"), (Kind.HEIGHT, "height")):
        column_said = [
            Said(column, m.value, m.first, m.last, is_rejected(message, m.first, m.last))  # type: ignore[arg-type]
            for m in measures
            if m.kind is kind
        ]
        found.extend(_current(message, column_said))
    return found


def _current(message: Message, said: list[Said]) -> list[Said]:
    """Without what the next of its kind corrects, and without a choice left open («рожевий чи сірий?»)."""
    open_choice = {
        at
        for a, b in pairwise(said)
        if not a.rejected and not b.rejected and b.first - a.last == 2 and message.hits.covers(a.last + 1, "alternative")
        for at in (a.first, b.first)
    }
    said = [one for one in said if one.first not in open_choice]
    return [
        one
        for at, one in enumerate(said)
        if one.rejected
        or at + 1 == len(said)
        or not (
            is_corrected(message, one.last, said[at + 1].first) or _slipped(message, said) or _gives_way(message, one, said[at + 1])
        )
    ]


def _gives_way(message: Message, one: Said, other: Said) -> bool:
    if one.column != "height" or other.rejected:
        return False
    return heights.gives_way(message, (one.value, one.first, one.last), (other.value, other.first, other.last))


def _slipped(message: Message, said: Sequence[Said]) -> bool:
    """«я сказала 88? він 98, вибачте»: of two measures and a word of regret the first was a mistake."""
    measured = len(said) == 2 and not any(one.rejected for one in said) and said[0].column in ("size", "height")
    return measured and message.has("slip") and not message.has("both", "add", "twins")
