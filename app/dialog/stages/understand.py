"""Reading the turn: the embedded brain first, what was seen on photos, then the intent as a projection of it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.dialog.conversation import Asking
from app.dialog.turn import Sighting, Turn
from app.domain import intents
from app.domain.changing import replace
from app.domain.commands import Ask, Command, Evidence, Reference, RefProduct, SetSlot, Source, Topic
from app.domain.dialog_state import Intent, State
from app.domain.slots import Slot
from app.ports import Ports

_OF_THE_PARCEL = frozenset({Topic.DELIVERY, Topic.DELIVERY_COST, Topic.STATUS, Topic.TRACKING})


def understand(turn: Turn, ports: Ports) -> Turn:
    """The turn with its understanding. An event alone says nothing; a talk handed back brings what was said meanwhile."""
    if turn.event is not None and not turn.inbounds:
        return turn
    read = ports.brain.read(turn, turn.sheet).understanding
    # A guest brain's reading is merged here, by evidence, before the intent is named.
    told = tuple(c for c in read.commands if not (_is_order_number(turn, c) or _is_place_asked_about(turn, c, read.commands)))
    commands = (*told, *_seen(turn, told))
    return replace(turn, understanding=replace(read, commands=commands, intent=intent_of(turn, commands)))


def intent_of(turn: Turn, commands: Sequence[Command]) -> Intent:
    talk = turn.conversation
    context = intents.IntentContext(
        state=talk.state,
        pending=str(talk.pending.kind) if talk.pending else None,
        in_checkout=talk.state is State.PAYMENT_DELIVERY,
        has_order=turn.order is not None,
        has_photo=any(inbound.has_photo for inbound in turn.inbounds) or bool(turn.sightings),
    )
    return intents.name(commands, context)


def _seen(turn: Turn, read: Sequence[Command]) -> Iterator[Command]:
    """A sure sighting points at its product and colour, unless words already did. In checkout a picture is a receipt."""
    if turn.conversation.state is State.PAYMENT_DELIVERY or any(isinstance(c, RefProduct) and not c.rejected for c in read):
        return
    sure = [sighting for sighting in turn.sightings if _is_sure(sighting)]
    if len(sure) != 1 or sure[0].item is None:
        return
    item, evidence = sure[0].item, Evidence(source=Source.PHOTO)
    yield RefProduct(item.product_id, Reference.PHOTO, evidence=evidence)
    if item.colour and not any(isinstance(c, SetSlot) and c.slot is Slot.COLOUR for c in read):
        yield SetSlot(Slot.COLOUR, item.colour, evidence=evidence)


def _is_order_number(turn: Turn, command: Command) -> bool:
    """«за № 1042 оплачено»: the shopper's order is named, and the parcel goes where it went."""
    pending = turn.conversation.pending
    if not isinstance(command, SetSlot) or command.slot is not Slot.BRANCH or command.evidence.source is not Source.TEXT:
        return False
    asked = pending is not None and pending.kind is Asking.DELIVERY
    return not asked and any(order.number.partition("-")[0] == command.value for order in turn.orders)


def _is_place_asked_about(turn: Turn, command: Command, read: Sequence[Command]) -> bool:
    """«скільки їде у Львів на відділення 5?» outside checkout fills no slot (DOMAIN §7), unless a recipient is named too."""
    typed = isinstance(command, SetSlot) and command.slot in (Slot.CITY, Slot.BRANCH) and command.evidence.source is Source.TEXT
    if not typed or turn.conversation.state is State.PAYMENT_DELIVERY:
        return False
    asks = any(isinstance(c, Ask) and c.topic in _OF_THE_PARCEL for c in read)
    return asks and not any(isinstance(c, SetSlot) and c.slot in (Slot.FULL_NAME, Slot.PHONE) for c in read)


def _is_sure(sighting: Sighting) -> bool:
    return sighting.kind == "product" and sighting.item is not None and not sighting.candidates
