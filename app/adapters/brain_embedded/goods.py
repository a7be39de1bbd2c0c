"""What is looked for: a shelf, traits, a sum; models weighed against each other; «такий самий, як брала»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from app.adapters.brain_embedded import pointing
from app.adapters.brain_embedded.measures import Measure
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.vocabulary import Mention
from app.dialog.conversation import Asking
from app.dialog.turn import Turn
from app.domain.basket import Item
from app.domain.commands import Ask, Command, Reference, RefProduct, SetSlot, Topic
from app.domain.slots import Slot

_SUM_AFTER = 3  # words between «не дорожче» and the sum
_SHADES = ("darker", "lighter", "brighter")
_TAKING = ("order", "order_wish", "bare_wish", "pointer")
_CURT = 3
_PRICED = frozenset({Topic.PRICE, Topic.CHEAPER})


def searched(message: Message, scene: Scene) -> Iterator[Command]:
    """A category, and the traits wanted of it, while no model is meant yet."""
    mention = pointing.shelf(message)
    entry = mention.of("category") if mention else None
    if mention and entry:
        yield SetSlot(Slot.CATEGORY, entry.names[0], evidence=message.evidence(mention.first, mention.last))
    elif not (_looks(message) or scene.product is None):
        return
    for other in message.mentions:
        trait = other.of("feature")
        if trait and not other.of("faq"):
            op: Literal["set", "negate"] = "negate" if is_rejected(message, other.first, other.last) else "set"
            yield SetSlot(Slot.FEATURE, trait.names[0], op=op, evidence=message.evidence(other.first, other.last))


def _looks(message: Message) -> bool:
    wants = message.has("want") and "?" not in message.text
    return message.has("something", "catalogue", "show") or wants


def is_budget(message: Message, measure: Measure) -> bool:
    """«до 1700», «не дорожче ніж 1 700»: the most a thing may cost."""
    return any(message.hits.covers(at, "at_most") for at in range(max(0, measure.first - _SUM_AFTER), measure.first))


def detail(topic: Topic, message: Message, scene: Scene) -> str:
    """What a comparison, a price of several or a shade is about: ids parted by spaces, or one word."""
    if topic is Topic.CHEAPER and _takes(message, scene):
        return "take"
    if topic is Topic.COMPARE:
        return " ".join((*_weighed(message), *_traits(message)))
    if topic in _PRICED:
        named = list(_weighed(message))
        return " ".join(named) if len(named) > 1 else ""
    return ""


def shades(message: Message, scene: Scene) -> Iterator[Ask]:
    """«а темніший є?» of the model under discussion."""
    shade = next((meaning for meaning in _SHADES if message.has(meaning)), None)
    if shade and scene.product and not any(m.of("colour") for m in message.mentions):
        yield Ask(Topic.COLOURS, detail=shade, evidence=message.said(shade))


def asks_shade(asks: Iterable[Ask]) -> bool:
    return any(ask.topic is Topic.COLOURS and ask.detail in _SHADES for ask in asks)


def _takes(message: Message, scene: Scene) -> bool:
    """«беру ту, що дешевша»: of those shown the cheapest is taken, not asked about."""
    if scene.product is not None or len(scene.shown) < 2 or "?" in message.text:
        return False
    return message.has(*_TAKING) or (scene.pending is Asking.WHICH_PRODUCT and len(message.words) <= _CURT)


def _weighed(message: Message) -> Iterator[str]:
    """The models and shelves named; a comparison fills no slot, yet its words are used."""
    named = [mention for mention in message.mentions if mention.of("product")]
    said = dict.fromkeys(name for m in named if (entry := m.of("product")) for name in entry.names)
    for mention in message.mentions:
        entry = mention.of("category")
        if entry and not mention.of("product") and not any(_beside(mention, other) for other in named):
            said[f"category:{entry.names[0]}"] = None
            message.evidence(mention.first, mention.last)
    for mention in named:
        message.evidence(mention.first, mention.last)
    return iter(said)


def _beside(one: Mention, other: Mention) -> bool:
    """«костюм Лагуна», «Мрія костюмчик»: the noun of the model named."""
    return 0 <= other.first - one.last <= 1 or 0 <= one.first - other.last <= 1


def _traits(message: Message) -> Iterator[str]:
    for mention in message.mentions:
        entry = mention.of("feature")
        if entry:
            message.evidence(mention.first, mention.last)
            yield f"feature:{entry.names[0]}"


def again(message: Message, scene: Scene, turn: Turn, wanted: Sequence[Command]) -> list[Command]:
    """«такий самий, як брала, але сірий»: the things of the last order as a wish; what is said besides goes before them."""
    same = scene.has_order and not scene.in_checkout and message.has("same", "again") and message.has("want")
    asked = message.has("as_before") or (same and scene.item.product_id is None)
    if not asked or scene.wants_parcel or any(isinstance(c, RefProduct) for c in wanted):
        return []
    things = _bought(turn)
    said = {c.slot for c in wanted if isinstance(c, SetSlot)}
    evidence = message.said("as_before", "same", "again")
    found: list[Command] = []
    for target, thing in enumerate(things):
        found.append(RefProduct(thing.product_id or "", Reference.PRONOUN, target, evidence=evidence))
        if thing.colour and (target or Slot.COLOUR not in said):
            found.append(SetSlot(Slot.COLOUR, thing.colour, target=target, evidence=evidence))
    return found


def _bought(turn: Turn) -> list[Item]:
    """The last order's things that are still sold, each once."""
    lines = turn.order.lines if turn.order and not turn.order.is_open else ()
    things = [Item(line.product_id, line.colour) for line in lines] or [
        Item(item.product_id, item.colour) for item in turn.shopper.last_order
    ]
    return [thing for thing in dict.fromkeys(things) if turn.catalogue.find(thing.product_id)]
