"""From a planned act or card to the bubble that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.dialog import cards, formatting, phrases
from app.dialog.buttons import Pressed
from app.dialog.facts import Fact
from app.dialog.formatting import Printer
from app.dialog.phrases import Phrasebook
from app.dialog.replies import Bubble, BubbleKind, Card, Draft, Said, SpeechAct
from app.dialog.turn import Turn
from app.dialog.wordings import look_up, parse, resolve
from app.errors import NoWording


@dataclass(frozen=True, slots=True)
class Voice:
    """One shop's way of saying one turn's facts."""

    book: Phrasebook
    printer: Printer
    sheet: Mapping[str, Fact]

    @classmethod
    def of(cls, turn: Turn) -> Voice:
        book = phrases.of_shop(turn.shop)
        return cls(book, Printer.of(book.printed, turn.shop, turn.now), turn.sheet)

    def render(self, draft: Draft) -> Bubble:
        """The draft with its facts in place. Raises NoWording when one is not on the sheet."""
        shown: list[str] = []
        facts: list[str] = []
        for part in parse(draft.text):
            shown.append(part.words)
            if part.subject:
                fact = look_up(f"{part.subject}.{part.name}", draft.refs, self.sheet)
                if fact is None:
                    raise NoWording(draft.act)
                facts.append(resolve(part.subject, part.name, draft.refs))
                shown.append(self.printer.show(fact, part.form))
        text = formatting.capital("".join(shown))
        choices = tuple(pressed.choice for pressed in self._quick(draft))
        return Bubble(BubbleKind.TEXT, text, choices, act=str(draft.act), facts=tuple(facts), wording=draft.wording)

    def draw(self, card: Card) -> Bubble:
        """Raises NoWording when the sheet lacks what the card cannot do without."""
        return cards.draw(card, self.sheet, self.book, self.printer)

    def buttons(self, said: Said) -> tuple[Pressed, ...]:
        """What can be tapped under it, with the facts the labels rest on."""
        return cards.buttons(said, self.sheet, self.book, self.printer) if isinstance(said, Card) else self._quick(said)

    def _quick(self, said: Draft | SpeechAct) -> tuple[Pressed, ...]:
        quick = self.book.entries[said.act].quick
        return tuple(pressed for button in quick for pressed in button.press(said.refs, self.sheet, self.printer))
