"""Answers that only the pending question explains: «другий», «більший», «обом», «так» to a consent, «погано» to how it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from app.adapters.brain_embedded import refused_lines
from app.adapters.brain_embedded.children import TO_WHOM
from app.adapters.brain_embedded.measures import Kind, Measure
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.vocabulary import Mention
from app.dialog.conversation import Asking
from app.domain.catalogue import Catalogue
from app.domain.commands import Change, Command, Do, RemoveLine, SetSlot
from app.domain.dialog_state import State
from app.domain.slots import Slot

_CHANGES: tuple[tuple[str, str], ...] = (
    ("size_noun", "size"),
    ("colour_noun", "color"),
    ("address_word", "address"),
    ("pay_word", "method"),
)


def read(message: Message, scene: Scene, measures: Sequence[Measure], gives_value: bool) -> list[Command]:
    """`gives_value`: a product, colour or size was named outright, so nothing is counted through the options."""
    reader = _READERS.get(scene.pending) if scene.pending else None
    found = list(reader(message, scene, measures)) if reader and not gives_value else []
    corrects = scene.state is State.UPSELL and scene.has_order  # a change said there is of what was paid for
    return [*(found or _changes(message, gives_value and not corrects)), *([] if found else _step(message, scene, measures))]


def removals(message: Message, scene: Scene, catalogue: Catalogue) -> list[Command]:
    """«приберіть Лагуну», «видаліть друге»: lines taken out of what is being ordered."""
    if refused_ones := refused_lines.read(message, scene):
        return list(refused_ones)
    if _refuses_by_place(message, scene):
        refused = next(n.value for n in message.numbers if n.ordinal)
        return [RemoveLine(index=refused - 1, evidence=message.evidence(0, len(message.words) - 1))]
    if not message.has("remove") or message.has("unremoved") or not (scene.item.product_id or scene.has_order):
        return []
    product_id = colour = place = None
    evidence = message.said("remove")
    for mention in message.mentions:
        if is_rejected(message, mention.first, mention.last):
            continue
        product_id = product_id or _line_of(mention, scene, catalogue)
        entry = mention.of("colour")
        colour = colour or (entry.names[0] if entry and not mention.of("product") else None)
        evidence = message.evidence(mention.first, mention.last)
    if product_id is None and colour is None:
        place = next((n.value for n in message.numbers if n.ordinal and 1 <= n.value <= len(scene.lines)), None)
        place = len(scene.lines) if place is None and message.has("last_one") else place
    return [RemoveLine(product_id, colour, place - 1 if place else None, evidence=evidence)]


def _refuses_by_place(message: Message, scene: Scene) -> bool:
    """«другу не треба» of several things: a place is counted, nothing is named."""
    places = [n for n in message.numbers if n.ordinal and 1 <= n.value <= len(scene.lines)]
    refused = message.has("no_thanks") or (places and is_rejected(message, places[0].first, places[0].last))
    return bool(refused) and len(places) == 1 and len(scene.lines) > 1 and not message.mentions and len(message.words) <= 6


def _line_of(mention: Mention, scene: Scene, catalogue: Catalogue) -> str | None:
    """The product a removal names: by its name, or by its category when one thing of it is being ordered."""
    named = mention.of("product")
    if named:
        return next((key for key in named.names if any(line.product_id == key for line in scene.lines)), named.names[0])
    shelf = mention.of("category")
    if shelf is None:
        return None
    ordered = [line.product_id for line in scene.lines if (p := catalogue.find(line.product_id)) and p.category == shelf.names[0]]
    return ordered[0] if len(set(ordered)) == 1 else None


def steps_up(message: Message, scene: Scene, measures: Sequence[Measure]) -> bool:
    """«давай більший», «беру той, що більший, на виріст»: of a thing whose size is known the next one is taken, not asked for."""
    said = any(not message.words[at].low.endswith(TO_WHOM) for at, _ in message.hits.spans("bigger"))
    new = any(m.kind in (Kind.HEIGHT, Kind.SIZE) for m in measures) and scene.pending is not Asking.WHICH_SIZE
    new = new and not (scene.item.height and any(m.value == scene.item.height for m in measures))
    return said and scene.is_known_in_size and not new and "?" not in message.text


def _step(message: Message, scene: Scene, measures: Sequence[Measure]) -> Iterator[Command]:
    """«на 120 хай буде більший»: the size next to the one under discussion, where a label is not named."""
    spans = [(span, size) for size in ("bigger", "smaller") for span in message.hits.spans(size)]
    said = [size for (at, _), size in spans if not message.words[at].low.endswith(TO_WHOM)]
    sized = any(m.kind is Kind.SIZE for m in measures) or any(m.of("product") for m in message.mentions)
    refused = message.has("no", "no_thanks")  # «дякую, більше нічого»
    if said and said[0] == "bigger" and not refused and not steps_up(message, scene, measures):
        return
    if said and not refused and scene.item.product_id and scene.is_known_in_size and not sized and "?" not in message.text:
        yield SetSlot(Slot.SIZE, said[0], evidence=message.said(said[0]))


def _kept(message: Message, scene: Scene, _: Sequence[Measure]) -> Iterator[Command]:
    """«так», «той самий» to a height remembered from before."""
    if len(scene.options) == 1 and scene.options[0].isdecimal() and message.has("yes", "so_be_it", "same"):
        yield SetSlot(Slot.HEIGHT, int(scene.options[0]), evidence=message.said("yes", "so_be_it", "same"))


def _changes(message: Message, gives_value: bool) -> Iterator[Change]:
    if gives_value or not message.has("change"):
        return
    what = next((what for meaning, what in _CHANGES if message.has(meaning)), None)
    if what or len(message.words) <= 4:
        yield Change(what or "any", message.said("change"))


def _place(measures: Sequence[Measure], message: Message, scene: Scene) -> int | None:
    """The place counted from 0, by an ordinal or a lone small number."""
    places = [int(m.value) for m in measures if m.kind is Kind.ORDINAL]
    if not places and len(message.words) == 1 and message.numbers:
        places = [message.numbers[0].value]
    if not places and message.has("last_one"):
        places = [len(scene.options)]
    return places[-1] - 1 if places and 1 <= places[-1] <= len(scene.options) else None


def _option(slot: Slot) -> Callable[[Message, Scene, Sequence[Measure]], Iterator[Command]]:
    def read(message: Message, scene: Scene, measures: Sequence[Measure]) -> Iterator[Command]:
        place = _place(measures, message, scene)
        if place is not None:
            yield SetSlot(slot, scene.options[place], evidence=message.evidence(0, len(message.words) - 1))

    return read


def _size(message: Message, scene: Scene, measures: Sequence[Measure]) -> Iterator[Command]:
    """«більший», «менший» between the sizes offered, or their place."""
    if scene.options and message.has("bigger", "smaller"):
        bigger = message.has("bigger")
        yield SetSlot(Slot.SIZE, scene.options[-1 if bigger else 0], evidence=message.said("bigger" if bigger else "smaller"))
        return
    yield from _option(Slot.SIZE)(message, scene, measures)


def _child(message: Message, scene: Scene, _: Sequence[Measure]) -> Iterator[Command]:
    heights = sorted(int(option) for option in scene.options if option.isdecimal())
    if message.has("both"):
        yield SetSlot(Slot.HEIGHT, "all", evidence=message.said("both"))
    elif heights and message.has("elder", "younger"):
        elder = message.has("elder")
        yield SetSlot(Slot.HEIGHT, heights[-1 if elder else 0], evidence=message.said("elder" if elder else "younger"))


def _line(message: Message, scene: Scene, measures: Sequence[Measure]) -> Iterator[Command]:
    place = _place(measures, message, scene)
    if place is not None:
        yield RemoveLine(index=int(scene.options[place]), evidence=message.evidence(0, len(message.words) - 1))


def _either(yes: str, no: str) -> Callable[[Message, Scene, Sequence[Measure]], Iterator[Command]]:
    def read(message: Message, _: Scene, __: Sequence[Measure]) -> Iterator[Command]:
        if message.has("no", "no_thanks"):
            if no:
                yield Do(no, message.said("no_thanks", "no"))
        elif message.has("yes", "order"):
            yield Do(yes, message.said("yes", "order"))

    return read


def _mark(message: Message, _: Scene, __: Sequence[Measure]) -> Iterator[Command]:
    for meaning, what in (("so_so", "csat_soso"), ("bad", "csat_bad"), ("praise", "csat_good"), ("yes", "csat_good")):
        if message.has(meaning):
            yield Do(what, message.said(meaning))
            return


_READERS: Mapping[Asking, Callable[[Message, Scene, Sequence[Measure]], Iterator[Command]]] = {
    Asking.COLOUR: _option(Slot.COLOUR),
    Asking.SIZE: _size,
    Asking.WHICH_SIZE: _size,
    Asking.WHICH_CHILD: _child,
    Asking.WHICH_LINE: _line,
    Asking.HEIGHT: _kept,
    Asking.CATEGORY: _option(Slot.CATEGORY),
    Asking.CONSENT: _either("remember", "do_not_remember"),
    Asking.FORGET: _either("erase", ""),
    Asking.CSAT: _mark,
}
