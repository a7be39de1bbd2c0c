"""One card while it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.dialog.facts import Fact
from app.dialog.formatting import Printer
from app.dialog.replies import Card
from app.dialog.wordings import look_up, resolve
from app.errors import NoWording


@dataclass
class Sketch:
    """One card while it is drawn: facts are looked up by role, and each that is shown is noted in the order it stands."""

    card: Card
    sheet: Mapping[str, Fact]
    printer: Printer
    labels: Mapping[str, str]
    lines: list[str] = field(default_factory=list)
    payload: dict[str, Any] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)

    def has(self, handle: str) -> Fact | None:
        return look_up(handle, self.card.refs, self.sheet)

    def need(self, handle: str) -> Fact:
        """Raises NoWording when the card cannot be drawn without it."""
        fact = self.has(handle)
        if fact is None:
            raise NoWording(f"{self.card.kind}: {handle}")
        return fact

    def note(self, handle: str) -> None:
        subject, _, name = handle.partition(".")
        self.facts.append(resolve(subject, name, self.card.refs))

    def show(self, handle: str, name: str) -> str | None:
        """The printed fact, kept in the payload under `name`; None when it is unknown."""
        fact = self.has(handle)
        if fact is None:
            return None
        self.note(handle)
        self.payload[name] = self.printer.show(fact)
        return str(self.payload[name])

    def row(self, handle: str, name: str, label: str) -> None:
        """A line «Label: value», when the fact is known."""
        shown = self.show(handle, name)
        if shown is not None:
            self.lines.append(f"{self.labels[label]}: {shown}")
