"""THE list: what happens to a message between coming in and being answered."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.stages.decide import decide
from app.dialog.stages.look import look
from app.dialog.stages.phrase import phrase
from app.dialog.stages.screen import screen
from app.dialog.stages.seal import seal
from app.dialog.stages.understand import understand
from app.dialog.stages.yield_to_staff import yield_to_staff
from app.dialog.turn import Turn
from app.domain.effects import TicketReason
from app.ports import Ports

Stage = Callable[[Turn, Ports], Turn]

STAGES: tuple[tuple[str, Stage], ...] = (
    ("screen", lambda turn, _: screen(turn)),
    ("look", look),
    ("understand", understand),
    ("yield_to_staff", lambda turn, _: yield_to_staff(turn)),
    ("decide", decide),
    ("phrase", lambda turn, _: phrase(turn)),
    ("seal", lambda turn, _: seal(turn)),
)
_LAST_THREE = STAGES[-3:]


def run(turn: Turn, ports: Ports) -> Turn:
    """The turn, answered. Each stage leaves its time in the trail; one that settles the turn spares the deciding."""
    return _fold(turn, ports, STAGES)


def redecide(turn: Turn, ports: Ports) -> Turn:
    """The same understanding decided again on fresh facts, after an effect was refused. No second model call."""
    return _fold(replace(turn, decision=None, bubbles=()), ports, _LAST_THREE)


def apologise(turn: Turn, ports: Ports) -> Turn:
    """An apology, a ticket, and nothing changed: the order could not be written twice, or the turn failed by a fault of ours."""
    d = Deciding(turn, ())
    d.say(Act.COULD_NOT_SAVE if turn.understanding else Act.LAST_RESORT)
    d.ticket(TicketReason.REFUSED_EFFECT)
    return _fold(replace(d.finished(), bubbles=()), ports, _LAST_THREE[1:])


def _fold(turn: Turn, ports: Ports, stages: tuple[tuple[str, Stage], ...]) -> Turn:
    for name, stage in stages:
        if name == "decide" and turn.decision is not None:
            continue
        started = time.perf_counter()
        turn = stage(turn, ports)
        turn = turn.noted(name, ms=round((time.perf_counter() - started) * 1000, 3))
    return turn
