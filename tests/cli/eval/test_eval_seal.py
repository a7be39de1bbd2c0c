"""The same lies the harness is tested with, put into the replies themselves: the seal lets none of them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from random import Random

from app.cli.eval.checks.scene import Scene
from app.cli.talk.shown import plain
from app.dialog.replies import Bubble
from app.dialog.stages.seal import seal
from app.dialog.turn import Turn
from tests.cli.eval.conftest import Visited
from tests.cli.eval.planting import Planted, plant


def spoken(visited: Visited) -> Iterator[Scene]:
    """Scenes whose bubbles are those that came to the seal, card by card."""
    for scene in visited.scenes:
        at = scene.out["turn"]
        if at >= 0 and [b["text"] for b in scene.out["bubbles"] if b["text"]] == [plain(b.text) for b in visited.turns[at].bubbles]:
            yield scene


def lying(turn: Turn, lie: Planted) -> tuple[Turn, str]:
    """The turn with the lie in the bubble it was planted in, the shop's narrow spaces kept, and the text that must not come out."""
    at = next(n for n, bubble in enumerate(turn.bubbles) if plain(bubble.text) == lie.was)
    text = spliced(turn.bubbles[at].text, lie)
    bubbles: list[Bubble] = list(turn.bubbles)
    bubbles[at] = replace(bubbles[at], text=text)
    return replace(turn, bubbles=tuple(bubbles)), text


def spliced(text: str, lie: Planted) -> str:
    same = alike(lie.was, lie.now)
    after = min(alike(lie.was[same:][::-1], lie.now[same:][::-1]), len(lie.was) - same, len(lie.now) - same)
    told = lie.now[same : len(lie.now) - after]
    narrow = re.search(r"\d([\u00a0\u202f])\d", text)
    told = re.sub(r"(?<=\d) (?=\d)", narrow[1], told) if narrow else told
    return text[:same] + told + text[len(text) - after :]


def alike(one: str, other: str) -> int:
    """Characters that are the same from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def test_the_same_200_lies_are_stopped_by_the_seal(visited: Visited) -> None:
    scenes = list(spoken(visited))
    assert len(scenes) > 100
    leaked: list[Planted] = []
    for lie in plant(scenes, Random("lies"), 200):
        turn, text = lying(visited.turns[lie.scene.out["turn"]], lie)
        if text in {bubble.text for bubble in seal(turn).bubbles}:
            leaked.append(lie)
    assert len(leaked) <= 1, "\n".join(f"{lie.kind}: «{lie.was}» → «{lie.now}»" for lie in leaked)


def test_the_true_replies_pass_the_seal_as_they_are(visited: Visited) -> None:
    for scene in spoken(visited):
        turn = visited.turns[scene.out["turn"]]
        assert [bubble.text for bubble in seal(turn).bubbles] == [bubble.text for bubble in turn.bubbles]
