"""The second half: a rendered bubble read again, every value in it held against the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from app.dialog.buttons import Pressed
from app.dialog.facts import Fact
from app.dialog.replies import Bubble, BubbleKind, Verdict
from app.dialog.sealing.atoms import Atom, expected
from app.dialog.sealing.ear import Ear, of_language, vocabulary
from app.dialog.sealing.finding import Place, find
from app.dialog.sealing.names import NO_NAMES, Names, Shelf
from app.dialog.turn import Turn

BUBBLE_LIMIT = 900  # characters (DOMAIN §4)
_SHELF = Shelf()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one shop's bubbles. Nothing here is shared with the printer: sums, dates and phones are parsed back to values."""

    ear: Ear
    place: Place
    names: Names = NO_NAMES

    @classmethod
    def of(cls, turn: Turn) -> Reader:
        """For this turn's shop, day and catalogue. Raises UnknownLanguage."""
        shop = turn.shop
        genitives = {shop.carrier: shop.carrier_genitive} if shop.carrier_genitive else {}
        place = Place(ZoneInfo(shop.zone), shop.local(turn.now).date(), genitives)
        return cls(of_language(shop.language), place, _SHELF.names(turn.catalogue, vocabulary(shop)))

    def reread(self, bubble: Bubble, sheet: Mapping[str, Fact], buttons: Iterable[Pressed] = ()) -> Verdict:
        """Whether the text says its facts in their order and nothing else, and each button what it posts.

        `buttons` are those its act or card has with this sheet.
        """
        missing = [handle for handle in bubble.facts if handle not in sheet]
        if missing:
            return Verdict(False, tuple(f"{handle} is not on the sheet" for handle in missing))
        atoms = expected((sheet[handle] for handle in bubble.facts), bubble.kind)
        reasons = list(self._read(bubble.text, atoms)) if not _is_only_buttons(bubble) else []
        if bubble.act and len(bubble.text) > BUBBLE_LIMIT:
            reasons.append("too long")
        return Verdict(not reasons, tuple(reasons)) if reasons else self._buttons(bubble, tuple(buttons))

    def _buttons(self, bubble: Bubble, buttons: tuple[Pressed, ...]) -> Verdict:
        posts = [choice.choice for choice in bubble.choices]
        if posts != [pressed.choice.choice for pressed in buttons]:
            return Verdict(False, ("its buttons are not those of its act",))
        reasons = [
            f"button «{choice.choice}»: {reason}"
            for choice, pressed in zip(bubble.choices, buttons, strict=True)
            for reason in self._read(choice.label, expected(pressed.facts, BubbleKind.SIZE_PICKER))
        ]
        return Verdict(not reasons, tuple(reasons))

    def _read(self, text: str, atoms: tuple[Atom, ...]) -> Iterator[str]:
        """Reasons against the text; none when it reads as its facts."""
        reading = _Reading(self, text, atoms)
        if reading.fits(0, 0):
            return
        if reading.furthest < len(atoms):
            atom = atoms[reading.furthest]
            yield f"{atom.kind} {atom.value!r} is not where it belongs"
        yield from (f"says without a fact: {claim}" for claim in reading.stray)

    def silent(self, words: str) -> tuple[str, ...]:
        return self.ear.claims_in(words, self.names)


@dataclass(slots=True)
class _Reading:
    """One text on the way: which atoms were found up to where. Another place is tried when the rest does not fit."""

    reader: Reader
    text: str
    atoms: tuple[Atom, ...]
    furthest: int = 0
    stray: tuple[str, ...] = ()
    failed: set[tuple[int, int]] = field(default_factory=set)

    def fits(self, index: int, at: int) -> bool:
        if (index, at) in self.failed:
            return False
        self.furthest = max(self.furthest, index)
        fits = self._rest(index, at) if index < len(self.atoms) else self._is_silent(at, len(self.text))
        if not fits:
            self.failed.add((index, at))
        return fits

    def _rest(self, index: int, at: int) -> bool:
        spans = find(self.atoms[index], self.text, at, self.reader.ear.words, self.reader.place)
        return any(self._is_silent(at, start) and self.fits(index + 1, end) for start, end in spans)

    def _is_silent(self, start: int, end: int) -> bool:
        claims = self.reader.silent(self.text[start:end])
        self.stray = claims or self.stray
        return not claims


def _is_only_buttons(bubble: Bubble) -> bool:
    """Such a card's text is its labels, and they are read as buttons."""
    labels = " · ".join(choice.label for choice in bubble.choices)
    return bubble.kind in (BubbleKind.CSAT, BubbleKind.CHOICES) and bubble.text == labels
