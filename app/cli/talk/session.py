"""One talk after another through the shop's own services: a line in, a line out."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.cli.talk import errands, refusals, shown
from app.cli.talk.clock import TalkClock
from app.cli.talk.lines import Line, MessageLine, SetupLine, StaffLine, read_line
from app.cli.talk.names import sighting_of
from app.cli.talk.scenes import scene_of
from app.cli.talk.shown import Counted, Shown
from app.dialog.acts import Act
from app.dialog.turn import Inbound
from app.domain.dialog_state import Intent
from app.errors import BadLine, DatabaseAway, UploadBroken
from app.services import attachments, catalogue, conversations, rehearsal, sweeps
from app.services.runtime import runtime
from app.services.views import OpenConversation

log = logging.getLogger("storefront.talk")
Answer = tuple[Sequence[Shown], Intent | None, Counted]


class Talk:
    """The black box. Works inside an application context whose clock is `clock`; holds the shopper who is speaking."""

    def __init__(self, clock: TalkClock) -> None:
        self._clock = clock
        self._started = False
        self._talk: OpenConversation | None = None
        self._before = Counted()  # what was counted already when the talk was set up

    def answer(self, raw: str | bytes) -> dict[str, Any]:
        """The object for one line; {"error": …} for a line that cannot be taken, and the talk goes on."""
        began = time.perf_counter()
        try:
            bubbles, intent, spent = self._take(read_line(raw))
        except BadLine as wrong:
            return {"error": str(wrong)}
        goods, shop = catalogue.current()
        standing = conversations.standing(self._open().conversation_id)
        ms = (time.perf_counter() - began) * 1000
        counted = Counted(
            alerts=standing.alerts - self._before.alerts,
            followups=standing.follow_ups - self._before.followups,
            brain=spent.brain,
            llm_calls=spent.llm_calls,
            ms=ms,
        )
        return shown.line_out(bubbles, intent, standing, goods, shop, counted)

    def _take(self, line: Line) -> Answer:
        if isinstance(line, SetupLine):
            self._set_up(line)
            return (), None, Counted()
        if isinstance(line, MessageLine):
            return self._hear(line)
        talk = self._open()
        if isinstance(line, StaffLine):
            return self._watched(lambda: errands.of_staff(talk, line))
        return self._watched(lambda: errands.walk(self._clock, line.advance_hours))

    def _set_up(self, line: SetupLine) -> None:
        goods, shop = catalogue.current()
        if self._started:
            self._clock.next_noon()
        scene = scene_of(line.setup, goods, shop, shop.local(self._clock()).date())
        self._begin(rehearsal.stage(scene))

    def _begin(self, talk: OpenConversation) -> None:
        self._started = True
        self._talk = talk
        standing = conversations.standing(talk.conversation_id)
        self._before = Counted(alerts=standing.alerts, followups=standing.follow_ups)

    def _open(self) -> OpenConversation:
        """The talk of the newest shopper; the first line begins one when no setup did."""
        if self._talk is None:
            self._begin(conversations.open_for(None))
        assert self._talk is not None
        return self._talk

    def _hear(self, line: MessageLine) -> Answer:
        talk = self._open()
        try:
            result = conversations.take_turn(talk.conversation_id, talk.shopper_id, self._inbound(talk, line), allow_blank=True)
        except tuple(refusals.ACTS) as refused:
            return self._sentence(refusals.ACTS[type(refused)])
        except (BadLine, DatabaseAway):
            raise
        except Exception:
            # The terminal's outermost edge.
            log.exception("conversation=%s met a fault", talk.conversation_id)
            return self._after_a_fault()
        brain = "embedded" if result.brain == "embedded" else "llm"
        return errands.as_shown(result.bubbles), result.intent or Intent.UNKNOWN, Counted(brain=brain, llm_calls=result.llm_calls)

    def _sentence(self, act: Act) -> Answer:
        said = refusals.sentence(act, catalogue.shop(), runtime().settings, self._clock())
        return (Shown(said.kind, said.text),), Intent.UNKNOWN, Counted()

    def _after_a_fault(self) -> Answer:
        """A stored message is answered, or apologised for, by the worker's sweep; one that was not gets the fixed sentence."""
        bubbles, _, spent = self._watched(lambda: sweeps.run_due(self._clock()))
        return (bubbles, Intent.UNKNOWN, spent) if bubbles else self._sentence(Act.LAST_RESORT)

    def _inbound(self, talk: OpenConversation, line: MessageLine) -> Inbound:
        """Raises BadLine for unknown names, UploadRefused for a file that is no picture."""
        sighting = sighting_of(catalogue.snapshot(), line.sighting) if line.sighting else None
        photos = (attach(talk, line.photo),) if line.photo is not None else ()
        return Inbound(client_id=runtime().ids(), text=line.text or "", photos=photos, choice=line.choice, sighting=sighting)

    def _watched(self, errand: Callable[[], object]) -> Answer:
        """What is said in the talk while an errand runs."""
        talk = self._open()
        newest = conversations.thread(talk.conversation_id, limit=1)
        seen = newest[-1].seq if newest else 0
        errand()
        return errands.as_shown(conversations.thread(talk.conversation_id, seen)), None, Counted()


def attach(talk: OpenConversation, path: str) -> str:
    """A file from this machine, taken in as an upload is. Raises UploadRefused, also when it cannot be opened."""
    try:
        with Path(path).open("rb") as stream:
            return attachments.store(talk, stream)
    except (OSError, ValueError):
        raise UploadBroken(path) from None
