"""Where the parcel goes, read from free text: phone, branch, recipient, town, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.adapters.brain_embedded import addresses, branches, phones, places, renaming
from app.adapters.brain_embedded.message import Message, lexicon
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.phones import Field
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.words import speech_parts
from app.dialog import delivery_fields
from app.dialog.conversation import Asking
from app.domain.commands import BadField, Command, SetSlot
from app.domain.slots import Slot

_NEAR = 4
_NAMES = 3  # words of one name
_LOW, _TALL = 50, 210  # a bare number between may be a height, cm
_NOT_A_NAME = frozenset({"VERB", "INFN", "PREP", "CONJ", "PRCL", "NPRO", "ADVB", "NUMR", "PRED", "INTJ", "COMP", "GRND"})


def read(message: Message, scene: Scene) -> tuple[list[Command], frozenset[int]]:
    """Commands for the four fields and the tokens they took. Names and towns are read only where a parcel is talked about."""
    given = list(phones.find(message))
    if given and _looks_up(message, scene):
        return [], frozenset(at for field in given for at in range(field.first, field.last + 1))
    if given and scene.is_complete and not scene.in_checkout and not any(_LOW <= n.value <= _TALL for n in message.numbers):
        scene = replace(scene, pending=Asking.DELIVERY)  # a phone said to the offer: the rest is read as when it is asked for
    taken = {at for field in given for at in range(field.first, field.last + 1)}
    cut = None if given else phones.cut(message)
    offices = branches.find(message, scene, taken | set(range(cut[0], cut[1] + 1) if cut else ()))
    parcel = scene.wants_parcel or bool(given) or bool(offices)
    towns = list(_towns(message, scene, taken)) if parcel else []
    taken |= {at for field in (*offices, *towns) for at in range(field.first, field.last + 1)}
    people = list(_people(message, taken)) if parcel else []
    commands: list[Command] = []
    person = people[-1] if people else None
    if parcel and (renamed := renaming.corrected(message, scene, taken)) and (person is None or " " not in person.value):
        person, people = renamed, [renamed]
    for slot, field in (
        (Slot.CITY, towns[0] if towns else None),
        (Slot.BRANCH, offices[-1] if offices else None),
        (Slot.FULL_NAME, person),
        (Slot.PHONE, phones.recipients(message, given, person)),
    ):
        if field:
            commands.append(SetSlot(slot, field.value, evidence=message.evidence(field.first, field.last)))
    if not given:
        commands.extend(phones.bad(message, scene))
    commands.extend(_only_street(message, scene, offices))
    taken |= {at for field in people for at in range(field.first, field.last + 1)}
    return commands, frozenset(taken)


def _looks_up(message: Message, scene: Scene) -> bool:
    """«покажи замовлення за номером телефону 067…» before anything is chosen: a parcel is looked for, no recipient is given."""
    bought = scene.wants_parcel or scene.item.product_id or any(m.of("product") for m in message.mentions)
    return not bought and not message.has("order", "order_wish") and (message.asks or message.has("request", "show"))


def _only_street(message: Message, scene: Scene, offices: Sequence[Field]) -> Iterator[Command]:
    """A street where the branch should be: the parcel goes to a numbered branch or locker, and the number is asked."""
    house = addresses.street(message)
    if house and scene.pending == Asking.DELIVERY and not offices and not scene.delivery.np_branch:
        yield BadField(Slot.BRANCH, message.evidence(house.first, house.last))


def _towns(message: Message, scene: Scene, taken: set[int]) -> Iterator[Field]:
    known = list(places.cities(message.words))
    for name, first, last in known:
        before = message.words[first - 1] if first else None
        whence = before is not None and before.low in ("з", "із", "зі", "из", "с", "під") and not message.words[first].opens_clause
        whence = whence and not (len(known) == 1 and _is_home(message, scene, first))
        if first in taken or whence or is_rejected(message, first, last) or _measured(message, first):
            continue
        yield Field(name, first, last)
    if not known:
        yield from _named_town(message, taken) if message.has("city_word") else _lone_town(message, scene, taken)


def _is_home(message: Message, scene: Scene, at: int) -> bool:
    """«я з Черкас» while the town is asked for."""
    return scene.pending == "delivery" and not scene.delivery.city and at > 1 and message.words[at - 2].low in ("я", "ми", "мы")


def _measured(message: Message, at: int) -> bool:
    return at > 0 and message.words[at - 1].is_number and message.words[at].key in ("ривно", "ровно")


def _named_town(message: Message, taken: set[int]) -> Iterator[Field]:
    """A town the table does not know, after «місто», «село»."""
    for first, last in message.hits.spans("city_word"):
        at = last + 1
        if (
            at < len(message.words)
            and at not in taken
            and not message.words[at].is_number
            and message.words[at].raw[0].isupper()
            and first not in taken
        ):
            name = delivery_fields.city(message.words[at].raw, places.city_table())
            if name:
                yield Field(name, at, at)
                return


def _lone_town(message: Message, scene: Scene, taken: set[int]) -> Iterator[Field]:
    """A capitalised word in a clause of its own beside other delivery data, while the town is asked for."""
    if scene.pending != "delivery" or scene.delivery.city or not taken:
        return
    for clause in _clauses(message):
        token = message.words[clause[0]]
        if len(clause) == 1 and clause[0] not in taken and token.raw[0].isupper() and len(token.raw) > 3 and not token.is_number:
            strange = not (lexicon().knows(token) or places.is_first_name(token) or places.is_patronymic(token))
            name = delivery_fields.city(token.raw, places.city_table()) if strange else None
            if name:
                yield Field(name, clause[0], clause[0])
                return


def _clauses(message: Message) -> list[list[int]]:
    """The places of the words between commas and stops."""
    found: list[list[int]] = []
    for at, word in enumerate(message.words):
        if at == 0 or word.opens_clause:
            found.append([])
        found[-1].append(at)
    return found


def _called(message: Message, taken: set[int]) -> Iterator[Field]:
    """«прізвище Скоропад, звати Василь»: the parts of a name, each after the word for it."""
    parts = [_after(message, meaning, taken) for meaning in ("surname_word", "personal_name")]
    if all(part is not None for part in parts) and parts[0] != parts[1]:
        surname, name = (int(part or 0) for part in parts)
        value = delivery_fields.full_name(f"{message.words[surname].raw} {message.words[name].raw}", places.name_table())
        if value:
            yield Field(value, min(surname, name), max(surname, name))


def _after(message: Message, meaning: str, taken: set[int]) -> int | None:
    for _, last in message.hits.spans(meaning):
        for at in range(last + 1, min(last + _NEAR, len(message.words))):
            if _can_be_name(message, at, taken):
                return at
    return None


def _people(message: Message, taken: set[int]) -> Iterator[Field]:
    called = list(_called(message, taken))
    if called:
        yield from called
        return
    alone = list(_alone(message, taken))
    if alone:
        yield from alone
        return
    at = 0
    while at < len(message.words):
        token = message.words[at]
        if at in taken or not _can_be_name(message, at, taken) or not (places.is_patronymic(token) or places.is_first_name(token)):
            at += 1
            continue
        first, last = _stretch(message, at, taken)
        name = delivery_fields.full_name(_spelling(message, first, last), places.name_table())
        if name and not is_rejected(message, first, last) and not _has_it(message, first):
            yield Field(name, first, last)
        at = last + 1


def _alone(message: Message, taken: set[int]) -> Iterator[Field]:
    """«борщ тамара» in a clause of its own: beside a first name any word is a surname."""
    for clause in _clauses(message):
        words = [message.words[at] for at in clause]
        named = [places.is_first_name(word) for word in words]
        if len(clause) != 2 or any(at in taken or message.words[at].is_number for at in clause) or sum(named) != 1:
            continue
        surname = words[named.index(False)]
        if len(surname.raw) > 3 and lexicon().knows(surname) and "NOUN" in speech_parts(surname.low):
            name = delivery_fields.full_name(" ".join(word.raw for word in words), places.name_table())
            if name:
                yield Field(name, clause[0], clause[-1])


def _stretch(message: Message, at: int, taken: set[int]) -> tuple[int, int]:
    """The neighbours that belong to the same name: at most three words, a hyphenated one counted once."""
    first = last = at
    while first > 0 and _has_room(message, first, last, first) and _can_be_name(message, first - 1, taken):
        first -= 1
    while last + 1 < len(message.words) and _has_room(message, first, last, last + 1) and _can_be_name(message, last + 1, taken):
        last += 1
    return first, last


def _has_room(message: Message, first: int, last: int, joined: int) -> bool:
    """Whether the word that `joined` ties to a name from `first` to `last` may still be a part of it."""
    words = sum(1 for at in range(first, last + 1) if at == first or message.words[at].gap != "-")
    return not message.words[joined].opens_clause and (words < _NAMES or message.words[joined].gap == "-")


def _spelling(message: Message, first: int, last: int) -> str:
    """The words of a name as they were typed, «Коваль-Заворотнюк» with its hyphen."""
    parts = [message.words[first].raw]
    parts += [("-" if word.gap == "-" else " ") + word.raw for word in message.words[first + 1 : last + 1]]
    return "".join(parts)


def _has_it(message: Message, first: int) -> bool:
    """«що в Петренко Олени», «як у Марії Коваль»: what another has; the parcel is not hers."""
    at = first - 1
    return at >= 0 and message.words[at].low in ("в", "у") and not message.words[first].opens_clause


def _can_be_name(message: Message, at: int, taken: set[int]) -> bool:
    token = message.words[at]
    if at in taken or token.is_number or len(token.raw) < 3 or message.hits.covers(at, "method_full", "method_prepay"):
        return False
    if any(m.first <= at <= m.last and (m.of("colour") or m.of("category") or m.last > m.first) for m in message.mentions):
        return False
    if places.is_patronymic(token) or places.is_first_name(token):
        return True
    parts = speech_parts(token.low)
    return not lexicon().knows(token) and not (parts and parts <= _NOT_A_NAME)
