"""A shop's own wordings, held to the rules of every wording before they are let in."""

from __future__ import annotations

from dataclasses import replace

from app.dialog import phrases
from app.dialog.acts import Act
from app.dialog.facts import Fact, FactSheet
from app.dialog.replies import Draft, SpeechAct
from app.dialog.sealing.drafts import check_draft
from app.dialog.sealing.ear import of_language
from app.dialog.wordings import Wording

LEAST = 3  # wordings of an act, so that a talk does not repeat itself


def faults(act: Act, text: str, language: str) -> tuple[str, ...]:
    """Why this wording may not stand for the act; none when it may. Raises UnknownLanguage.

    It is read as though everything the act may speak of were known, and once more with nothing in its brackets known.
    """
    book, wording = phrases.load(language), Wording.of(f"{act}:0", text)
    entry = replace(book.entries[act], says=(wording,))
    own = replace(book, entries={**book.entries, act: entry})
    whole = FactSheet({handle: Fact(kind, "X") for handle, kind in entry.handles.items()})
    bare = FactSheet({handle: fact for handle, fact in whole.items() if handle not in wording.spares})
    found: list[str] = []
    for sheet in (whole, bare):
        draft = Draft(act, wording.settled({}, sheet), wording=wording.key)
        found += check_draft(draft, own, (SpeechAct(act),), sheet, of_language(language)).reasons
    return tuple(dict.fromkeys(found))
