"""Buttons as the phrases declare them: a label and what it posts, or one button per item of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.dialog import formatting
from app.dialog.facts import Fact
from app.dialog.formatting import Printer
from app.dialog.replies import Choice
from app.dialog.wordings import Part, look_up, parse


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button ready to be shown, with the facts its label rests on, in the order they stand."""

    choice: Choice
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """`choice` is a whole value («size:{v1.size}»), or with `each` the verb before every item's key.

    `given`: a handle without whose fact there is no such button.
    """

    choice: str
    label: str = ""
    each: str = ""
    given: str = ""

    def press(self, refs: Mapping[str, str], sheet: Mapping[str, Fact], printer: Printer) -> tuple[Pressed, ...]:
        """The buttons this one makes now; none while a fact of its is unknown."""
        if self.given and look_up(self.given, refs, sheet) is None:
            return ()
        if self.each:
            fact = look_up(self.each, refs, sheet)
            return self._one_per_item(fact, printer) if fact else ()
        label, choice = fill(self.label, refs, sheet, printer), fill(self.choice, refs, sheet, None)
        if label is None or choice is None:
            return ()
        return (Pressed(Choice(choice[0], label[0]), label[1]),)

    def _one_per_item(self, fact: Fact, printer: Printer) -> tuple[Pressed, ...]:
        if fact.kind == "prices":
            return tuple(
                Pressed(Choice(f"{self.choice}:{row[0]}", f"{row[0]} · {printer.money(row[1])}"), (Fact("prices", (row[:2],)),))
                for row in fact.value
            )
        return tuple(
            Pressed(Choice(f"{self.choice}:{key}", item), (Fact("list", (item,)),))
            for key, item in zip(self._keys(fact), formatting.items(fact), strict=True)
        )

    def _keys(self, fact: Fact) -> tuple[str, ...]:
        """A line is pointed at by its place from 0; other items by their keys."""
        by_place = self.choice == "line" and not fact.keys
        return tuple(map(str, range(len(fact.value)))) if by_place else fact.keys or formatting.items(fact)


def fill(
    text: str, refs: Mapping[str, str], sheet: Mapping[str, Fact], printer: Printer | None
) -> tuple[str, tuple[Fact, ...]] | None:
    """The text with its facts in place, printed or, without a printer, raw; None while one of them is unknown."""
    shown: list[str] = []
    facts: list[Fact] = []
    for part in parse(text):
        shown.append(part.words)
        if part.subject:
            fact = look_up(f"{part.subject}.{part.name}", refs, sheet)
            if fact is None:
                return None
            facts.append(fact)
            shown.append(_shown(fact, part, printer))
    return "".join(shown), tuple(facts)


def _shown(fact: Fact, part: Part, printer: Printer | None) -> str:
    return printer.show(fact, part.form) if printer else str(fact.value)
