"""The shop's voice: wordings and buttons of every speech act, read once from phrases.LANGUAGE.yaml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from app.dialog.acts import Act
from app.dialog.buttons import Button
from app.dialog.conversation import Asking
from app.dialog.facts import Fact
from app.dialog.replies import Draft
from app.dialog.wordings import Wording, look_up
from app.domain.shop import Shop
from app.errors import NoWording, UnknownLanguage

# Strings stay strings: PyYAML would read «no» as False. The compiled loader reads the file thirty times faster.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `handles`: handle → kind, without «?»; `needed`: those in every wording; `by_missing`: by set of missing fields."""

    act: Act
    handles: Mapping[str, str]
    needed: frozenset[str]
    asks: Asking | None
    says: tuple[Wording, ...]
    by_missing: Mapping[frozenset[str], tuple[Wording, ...]]
    quick: tuple[Button, ...]

    def every(self) -> tuple[Wording, ...]:
        """All its wordings, whatever is missing."""
        return (*self.says, *(wording for several in self.by_missing.values() for wording in several))

    @property
    def spares(self) -> frozenset[str]:
        """Handles without which the act can still be said: a thing may have no size, no colour."""
        return frozenset(handle for wording in self.says for handle in wording.spares)

    def wordings(self, refs: Mapping[str, str], sheet: Mapping[str, Fact]) -> tuple[Wording, ...]:
        """Those that may be drawn now: made for the fields that are missing, every fact known."""
        missing = look_up("s.missing", refs, sheet) if self.by_missing else None
        pool = self.by_missing.get(frozenset(missing.value), self.says) if missing else self.says
        return tuple(wording for wording in pool if wording.fits(refs, sheet))


@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """Everything of one language's file. `printed` serves the printer, `labels` and `card_quick` the cards, `heard` the seal."""

    entries: Mapping[Act, Entry]
    printed: Mapping[str, Any]
    labels: Mapping[str, str]
    card_quick: Mapping[str, tuple[Button, ...]]
    heard: Mapping[str, Any]

    def draft(
        self,
        act: Act,
        refs: Mapping[str, str],
        sheet: Mapping[str, Fact],
        used: Collection[str] = (),
        seed: tuple[int, int] = (0, 0),
    ) -> Draft:
        """A wording of the act, none twice while others are unused; the same for the same seed (talk, turn). Raises NoWording."""
        fitting = self.entries[act].wordings(refs, sheet)
        if not fitting:
            raise NoWording(act)
        if act is Act.LAST_RESORT:  # its top wording is the fixed sentence
            return _drawn(act, refs, fitting[0], sheet)
        fresh = [wording for wording in fitting if wording.key not in used] or fitting
        return _drawn(act, refs, fresh[crc32(f"{seed[0]}:{seed[1]}:{act}".encode()) % len(fresh)], sheet)

    def shortest(self, act: Act, refs: Mapping[str, str], sheet: Mapping[str, Fact]) -> Draft:
        """For a reply that would grow too long. Raises NoWording."""
        fitting = self.entries[act].wordings(refs, sheet)
        if not fitting:
            raise NoWording(act)
        return _drawn(act, refs, min(fitting, key=lambda wording: len(wording.text)), sheet)

    def remember(self, used: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
        """The drawn wordings with this one; a round of an act that ran out begins anew."""
        if not draft.wording:
            return used
        if draft.wording in used:
            used = tuple(key for key in used if key.partition(":")[0] != draft.act)
        return (*used, draft.wording)


@lru_cache(maxsize=8)
def load(language: str) -> Phrasebook:
    """The language's phrasebook, read at its first use. Raises UnknownLanguage."""
    path = Path(__file__).parent / f"phrases.{language}.yaml"
    if not language.isalpha() or not path.is_file():
        raise UnknownLanguage(language)
    with path.open("rb") as file:
        book = yaml.load(file, _LOADER)
    return Phrasebook(
        entries={Act(name): _entry(Act(name), entry) for name, entry in book["acts"].items()},
        printed=book["printed"],
        labels=book["cards"]["labels"],
        card_quick={kind: _buttons(quick) for kind, quick in book["cards"]["quick"].items()},
        heard=book["heard"],
    )


def of_shop(shop: Shop) -> Phrasebook:
    """The phrasebook of its language, with its own wordings where it has some. Raises UnknownLanguage."""
    return _with_own(shop.language, tuple(shop.says.items())) if shop.says else load(shop.language)


@lru_cache(maxsize=8)
def _with_own(language: str, says: tuple[tuple[str, tuple[str, ...]], ...]) -> Phrasebook:
    book = load(language)
    own = {Act(name): replace(book.entries[Act(name)], says=_wordings(Act(name), texts), by_missing={}) for name, texts in says}
    return replace(book, entries={**book.entries, **own})


def _wordings(act: Act, texts: Collection[str]) -> tuple[Wording, ...]:
    return tuple(Wording.of(f"{act}:{n}", text) for n, text in enumerate(texts))


def _entry(act: Act, entry: Mapping[str, Any]) -> Entry:
    handles = {handle: kind.removesuffix("?") for handle, kind in entry["handles"].items()}
    return Entry(
        act=act,
        handles=handles,
        needed=frozenset(handle for handle, kind in entry["handles"].items() if not kind.endswith("?")),
        asks=Asking(entry["asks"]) if "asks" in entry else None,
        says=_wordings(act, entry["says"]),
        by_missing={
            frozenset(fields.split()): tuple(Wording.of(f"{act}:{fields}:{n}", text) for n, text in enumerate(texts))
            for fields, texts in entry.get("by_missing", {}).items()
        },
        quick=_buttons(entry.get("quick", ())),
    )


def _buttons(quick: Any) -> tuple[Button, ...]:
    return tuple(Button(each["choice"], each.get("label", ""), each.get("each", ""), each.get("given", "")) for each in quick)


def _drawn(act: Act, refs: Mapping[str, str], wording: Wording, sheet: Mapping[str, Fact]) -> Draft:
    return Draft(act, wording.settled(refs, sheet), refs, "template", wording.key)
