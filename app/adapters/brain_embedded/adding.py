"""Whether a wish is one thing more («і ще», «таку ж сестрі», «і Мрію на 128») or the thing under discussion said anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.adapters.brain_embedded.assembly import Wish
from app.adapters.brain_embedded.children import Called
from app.adapters.brain_embedded.measures import Kind, Measure
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.domain.commands import AddLine, Command, SetSlot
from app.domain.slots import Slot

_JOINING = frozenset({"и", "та", "да"})
_OPENINGS = frozenset({"ои", "ну", "а", "так", "ага", "добре"})
_NEAR = 3
_FEW = 10
_PAIR = 2


def read(
    message: Message, scene: Scene, owned: Sequence[tuple[Wish, Called | None]], measures: Sequence[Measure]
) -> Iterator[Command]:
    """One more of something else for every wish that adds; pieces more of the thing under discussion when nothing else is said."""
    if message.has("change") or not (scene.item.product_id or scene.has_order):
        return
    if tells_second(message, scene, measures, [wish for wish, _ in owned]):
        yield AddLine(0, message.evidence(0, len(message.words) - 1), same=True)
        return
    alike = message.has("same_one")
    if not owned:
        yield from _pieces_more(message, scene)
        return
    if not (_says_more(message, scene, measures) or _joins(message, owned) or (alike and _differs(scene, owned))):
        return
    for target in range(len(owned)):
        yield AddLine(target, message.said("add", "same_one", "same", "more"), same=alike or _only_for_another(owned[target]))


def tells_second(message: Message, scene: Scene, measures: Sequence[Measure], wishes: Sequence[Wish]) -> bool:
    """«беру дві, другу жовту на 104»: the first of two is the thing offered, what is said after «другу» is the other one's."""
    two = [m for m in measures if m.kind is Kind.QUANTITY and m.value == _PAIR]
    second = [n for n in message.numbers if n.ordinal and n.value == _PAIR and two and n.first > two[0].last]
    if not second or not scene.is_complete or len(wishes) != 1 or "product" in wishes[0].values:
        return False
    return bool(wishes[0].values) and all(said.first > second[0].last for said in wishes[0].values.values())


def _says_more(message: Message, scene: Scene, measures: Sequence[Measure]) -> bool:
    """«ще», «додайте», «також» beside a thing; «плюс мінус», «ще питання» add nothing."""
    inside = {at for m in measures for at in range(m.first, m.last)}  # «метр двадцять плюс п'ять»
    if any(not message.hits.covers(first, "about") and first not in inside for first, _ in message.hits.spans("add")):
        return True
    asks = "?" in message.text and message.has("availability", "question") and not message.has("same_one")
    return any(_is_thing_near(message, last, measures) for _, last in message.hits.spans("more")) and not asks


def _is_thing_near(message: Message, last: int, measures: Sequence[Measure]) -> bool:
    near = range(last + 1, min(last + 1 + _NEAR, len(message.words)))
    things = {
        at for m in message.mentions if m.of("product") or m.of("colour") or m.of("category") for at in range(m.first, m.last + 1)
    }
    things |= {m.first for m in measures if m.kind in (Kind.HEIGHT, Kind.SIZE, Kind.QUANTITY)}
    return any(at in things or message.hits.covers(at, "same_one", "boy", "girl", "elder", "younger") for at in near)


def _joins(message: Message, owned: Sequence[tuple[Wish, Called | None]]) -> bool:
    """«і мрію сіру на 128», «та й Анну чорну»: a sentence that goes on from the last one and names a thing."""
    at = 1 if message.words and message.words[0].key in _OPENINGS and len(message.words) > 1 else 0
    goes_on = bool(message.words) and message.words[at].key in _JOINING and message.words[at].low != "й"
    return goes_on and any("product" in wish.values or child for wish, child in owned)


def _differs(scene: Scene, owned: Sequence[tuple[Wish, Called | None]]) -> bool:
    """«таку саму на 140», «таку ж сестрі»: alike, and yet another child's or another size."""
    height = scene.item.height
    return any(child or ("height" in wish.values and wish.values["height"].value != height) for wish, child in owned)


def _only_for_another(owned: tuple[Wish, Called | None]) -> bool:
    """«а ще для брата на 128»: what is not said anew stays as it is."""
    wish, child = owned
    return child is not None and not wish.values.keys() & {"product", "colour"}


def _pieces_more(message: Message, scene: Scene) -> Iterator[Command]:
    """«ще одну таку саму», «додайте ще дві»: pieces of the thing under discussion."""
    if not scene.is_complete or message.has("no", "no_thanks", "remove"):
        return
    for _, last in (*message.hits.spans("more"), *message.hits.spans("add")):
        number = next((n for n in message.numbers if last - 1 <= n.first <= last + 1 and not n.ordinal), None)
        if number and number.value < _FEW and (number.spelt or message.has("pieces", "same_one")):
            yield SetSlot(Slot.QUANTITY, number.value, op="add", evidence=message.evidence(min(last, number.first), number.last))
            return
