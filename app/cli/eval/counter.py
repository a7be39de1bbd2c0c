"""The shop's counter as the harness stands at it: `flask talk`, and messages sent before an answer came."""

from __future__ import annotations

import json
from typing import Any

from app.cli.talk.session import Answer, Talk
from app.dialog.turn import Inbound
from app.services.runtime import runtime
from app.services.turns import intake, leases


class Counter(Talk):
    """A talk in which a message may also be left unanswered until the next one: both are read as one turn.

    `faults`: lines at which the shop broke and apologised: nothing else tells them from an answer.
    """

    faults: int = 0

    def take(self, line: dict[str, Any]) -> dict[str, Any]:
        return self.answer(json.dumps(line, ensure_ascii=False))

    def _after_a_fault(self) -> Answer:
        self.faults += 1
        return super()._after_a_fault()

    def leave(self, text: str) -> None:
        """Stored as the browser's first request stores it, while whoever would answer is busy elsewhere."""
        talk = self._open()
        inbound = intake.cleaned(Inbound(client_id=runtime().ids(), text=text), allow_blank=True)
        stored = intake.store(talk.conversation_id, talk.shopper_id, inbound)
        if stored.lease is not None:
            leases.free(stored.lease)
