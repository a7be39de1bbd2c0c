"""What a turn was understood to mean: the commands read from it, and the intent they amount to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.commands import Command
from app.domain.dialog_state import Intent

if TYPE_CHECKING:
    from app.dialog.replies import Draft


@dataclass(frozen=True, slots=True)
class Understanding:
    """`unconsumed`: known words that found no command, to be asked about. `intent` is a projection of the commands."""

    commands: tuple[Command, ...] = ()
    intent: Intent | None = None
    confidence: float = 1.0
    unconsumed: tuple[str, ...] = ()
    provider: str = "embedded"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a brain gives back. `drafts` stay empty for the embedded brain: its voice is the templates."""

    understanding: Understanding
    drafts: tuple[Draft, ...] = ()
    calls: int = 0
