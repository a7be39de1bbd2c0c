"""How a thing was laid down: a slight turn, a wobble in every edge, and chance that falls the same every time.

One sheet is drawn at a time: its pose is kept here, so that everything that writes a place on the sheet agrees about it.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

MIDDLE = 400


@dataclass
class _Pose:
    """`turn` in radians about the height `about`; everything lies `drop` lower."""

    chance: random.Random
    turn: float = 0.0
    about: float = 300
    drop: float = 0


_poses: list[_Pose] = []


def begin(title: str) -> None:
    """A new sheet: its title is the seed of everything that is not drawn by rule."""
    _poses[:] = [_Pose(random.Random(title))]


def lay(degrees: float, about: float, drop: float = 0) -> None:
    """From here on everything lies turned about the height `about`, and `drop` lower."""
    pose = _poses[0]
    pose.turn, pose.about, pose.drop = math.radians(degrees), about, drop


def jit(reach: float) -> float:
    """A chance value between -reach and reach."""
    return _poses[0].chance.uniform(-reach, reach)


def warp(x: float, y: float) -> tuple[float, float]:
    """A place on the garment to a place on the sheet."""
    pose = _poses[0]
    c, s, dy = math.cos(pose.turn), math.sin(pose.turn), y - pose.about
    x, y = MIDDLE + x * c - dy * s, pose.about + x * s + dy * c + pose.drop
    return (
        x + 3.2 * math.sin(y / 83 + x / 260 + 0.6) + 1.3 * math.sin(y / 31 + x / 70),
        y + 2.6 * math.sin(x / 71 + y / 240 + 1.9) + math.sin(x / 27 + y / 90),
    )


def num(value: float, places: int = 2) -> str:
    return f"{value:.{places}f}".rstrip("0").rstrip(".")
