"""The embedded brain: rules over the shop's own vocabulary, no model and no key.

A button is read at once; a bare number by the pending question; anything else word by word.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from threading import Lock

from app.adapters.brain_embedded import bare, reader, scene
from app.adapters.brain_embedded.intuition import Intuition, intuition
from app.adapters.brain_embedded.places import city_table, name_table
from app.adapters.brain_embedded.vocabulary import Vocabulary
from app.dialog import choices, delivery_fields
from app.dialog.facts import FactSheet
from app.dialog.turn import Turn
from app.dialog.understanding import Reading, Understanding
from app.domain.catalogue import Catalogue
from app.domain.commands import BadField, Command, Evidence, SetSlot, Source, UnknownChoice
from app.domain.shop import Shop
from app.domain.slots import Slot

_KEPT_VOCABULARIES = 3  # snapshots of turns under way stay valid while a new one is read


class EmbeddedBrain:
    """Implements `ports.Brain`. The vocabulary is built once per catalogue snapshot.

    `model`: what a message sounds like, asked where the rules find nothing; loaded at its first use.
    """

    def __init__(self, model: Callable[[], Intuition] = intuition) -> None:
        self._model = model
        self._vocabularies: OrderedDict[int, tuple[Catalogue, Shop, Vocabulary]] = OrderedDict()
        self._lock = Lock()

    def read(self, turn: Turn, sheet: FactSheet) -> Reading:
        commands: list[Command] = []
        for inbound in turn.inbounds:
            if inbound.choice:
                commands.extend(_pressed(turn, inbound.choice))
            if inbound.form:
                commands.extend(_filled(inbound.form))
        read = reader.Read(commands)
        text = turn.text.strip()
        if text:
            here = scene.of(turn)
            quick = bare.read(text, here)
            if quick is not None:
                commands.extend(quick)
            else:
                read = reader.read(text, here, turn, self._vocabulary(turn.catalogue, turn.shop), self._model)
                commands.extend(read.commands)
        return Reading(Understanding(commands=tuple(commands), confidence=read.confidence, unconsumed=read.unconsumed))

    def _vocabulary(self, catalogue: Catalogue, shop: Shop) -> Vocabulary:
        with self._lock:
            kept = self._vocabularies.get(id(catalogue))
            if kept and kept[0] is catalogue and kept[1] is shop:
                return kept[2]
            vocabulary = Vocabulary(catalogue, shop)
            self._vocabularies[id(catalogue)] = (catalogue, shop, vocabulary)
            while len(self._vocabularies) > _KEPT_VOCABULARIES:
                self._vocabularies.popitem(last=False)
            return vocabulary


def _pressed(turn: Turn, choice: str) -> tuple[Command, ...]:
    """A button means what it says only if this conversation has shown it."""
    commands = choices.read(choice) if choice in turn.conversation.offered_choices else ()
    return commands or (UnknownChoice(Evidence(choice, Source.BUTTON)),)


def _filled(form: Mapping[str, str]) -> Iterator[Command]:
    """The delivery form's fields, by the same rules as typed text."""
    readers = {
        Slot.CITY: lambda text: delivery_fields.city(text, city_table()),
        Slot.BRANCH: delivery_fields.branch,
        Slot.FULL_NAME: lambda text: delivery_fields.full_name(text, name_table()),
        Slot.PHONE: lambda text: delivery_fields.phone(text).e164,
    }
    for slot, read in readers.items():
        typed = re.sub(r"\s+", " ", form.get(str(slot), "")).strip()
        if not typed:
            continue
        value = read(typed)
        evidence = Evidence(typed, Source.FORM)
        yield SetSlot(slot, value, evidence=evidence) if value else BadField(slot, evidence)
