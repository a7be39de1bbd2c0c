"""What was heard in this turn, as the skills look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from app.dialog.applied import Applied
from app.domain.commands import Answer, Ask, Command, Pleasantry, RefProduct, SetSlot, SmallTalk, Topic
from app.domain.dialog_state import Intent
from app.domain.slots import Slot

Kind = TypeVar("Kind")


@dataclass
class Heard:
    """The commands, the intent they amount to, what they changed, and which questions are already answered."""

    commands: tuple[Command, ...]
    intent: Intent
    unconsumed: tuple[str, ...] = ()
    done: Applied = field(default_factory=Applied)
    answered: bool = False  # a question of the shopper's was answered in this reply

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [c for c in self.commands if isinstance(c, kind)]

    def first(self, kind: type[Kind]) -> Kind | None:
        return next((c for c in self.commands if isinstance(c, kind)), None)

    def has(self, *kinds: type) -> bool:
        return any(isinstance(c, kinds) for c in self.commands)

    def asks(self, *topics: Topic) -> bool:
        return any(ask.topic in topics for ask in self.of(Ask))

    @property
    def moved_on(self) -> bool:
        """Whether the message asked or wished for something: coming back to a question after that is not asking it again."""
        return self.answered or self.done.wished or self.done.delivered

    def answer(self) -> str | None:
        """yes, no, unsure, or nothing."""
        found = self.first(Answer)
        return found.value if found else None

    def pleasantry(self, *kinds: Pleasantry) -> bool:
        return any(talk.kind in kinds for talk in self.of(SmallTalk))

    def product_of(self, ask: Ask) -> str | None:
        """The product a question names."""
        return next((r.product_id for r in self.of(RefProduct) if r.target == ask.target and not r.rejected), None)

    def asked_value(self, slot: Slot) -> object | None:
        """A value the question is about, whether or not it was chosen."""
        return next((c.value for c in self.of(SetSlot) if c.slot is slot and c.op != "negate"), None)
