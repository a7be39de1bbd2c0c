"""Commands become what is known: the basket, the delivery data, the method. Nothing is said here."""

from __future__ import annotations

from dataclasses import replace

from app.dialog import repeating, wishing
from app.dialog.answers import weighing
from app.dialog.applied import Applied
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.skills import growing
from app.domain.commands import AddLine, Answer, Ask, Command, ForChild, RefProduct, SetSlot, Topic
from app.domain.dialog_state import State
from app.domain.slots import DELIVERY_SLOTS, Method, Slot

ITEM_SLOTS = frozenset({Slot.COLOUR, Slot.SIZE, Slot.HEIGHT, Slot.QUANTITY, Slot.ROOM_TO_GROW})
# Asking these about a product is wishing for it; asking the others moves nothing (DOMAIN §7).
WISHFUL = frozenset(
    {Topic.PRICE, Topic.AVAILABILITY, Topic.SIZES, Topic.SIZE_ADVICE, Topic.COLOURS, Topic.PRICE_LIST, Topic.PHOTO, Topic.FIT}
)

WEIGHED = frozenset({Topic.PRICE, Topic.CHEAPER, Topic.COMPARE})
TAKEN = "take"  # the cheapest of those shown is not asked about, it is taken


def apply(d: Deciding, commands: tuple[Command, ...]) -> Applied:
    """Put every value where it belongs; the newest said wins."""
    done = Applied(asked_only=asks_only(commands, d.before.state))
    before = d.item
    _reject(d, commands, done)
    wishing.accept_product(d, commands, done)
    _take_cheapest(d, commands, done)
    for target in sorted({c.target for c in commands if isinstance(c, AddLine | RefProduct | SetSlot) and _is_wish(c)}):
        own: list[Command] = [
            c for c in commands if isinstance(c, AddLine | RefProduct | SetSlot) and _is_wish(c) and c.target == target
        ]
        own += [c for c in commands if isinstance(c, ForChild) and c.target == target]
        wishing.wish(d, target, own, commands, done)
    repeating.fold(d, done)
    for command in sorted(commands, key=_is_not_town):
        if isinstance(command, SetSlot) and command.slot is Slot.BUDGET:
            d.change(budget=int(command.value))
        elif isinstance(command, SetSlot) and command.scope == "purchase" and command.op != "negate":
            _field(d, command, done)
    _settle_size_question(d, commands, done)
    done.repriced = (
        d.before.offered and done.wished and not done.added and before != d.item and before.product_id == d.item.product_id
    )
    return done


def _is_not_town(command: Command) -> bool:
    """The town first: a new one takes the old branch away, and the branch given beside it stays."""
    return not (isinstance(command, SetSlot) and command.slot is Slot.CITY)


def asks_only(commands: tuple[Command, ...], state: State) -> bool:
    """A question that wishes for nothing: it keeps basket, step and state."""
    asks = [c for c in commands if isinstance(c, Ask)]
    if not asks or any(isinstance(c, AddLine | Answer) for c in commands):
        return False
    named = {c.product_id for c in commands if isinstance(c, RefProduct) and not c.rejected}
    if any(c.topic is Topic.CHEAPER and c.detail == TAKEN for c in asks):
        return False
    several = len(named) > 1 or any(c.topic in WEIGHED and len(c.detail.split()) > 1 for c in asks)
    if several and _weighs(commands):
        return True
    if any(isinstance(c, SetSlot) and c.scope == "purchase" and c.op != "negate" and c.slot is not Slot.AGE for c in commands):
        return False
    if len(named) != 1:
        return True  # several named in one question are weighed against each other, not wished for
    wishful = all(c.topic in WISHFUL for c in asks)
    return not wishful or state is State.PAYMENT_DELIVERY


def _weighs(commands: tuple[Command, ...]) -> bool:
    """«скільки коштують ця і та на 140?»: several named beside one height and a question of price are compared, not wished for."""
    said = [c for c in commands if isinstance(c, SetSlot) and c.op != "negate" and c.slot is not Slot.AGE]
    only_for_whom = all(c.slot in (Slot.HEIGHT, Slot.SIZE) for c in said) and len({c.value for c in said}) <= 1
    return only_for_whom and any(isinstance(c, Ask) and c.topic in WEIGHED for c in commands)


def _take_cheapest(d: Deciding, commands: tuple[Command, ...], done: Applied) -> None:
    taken = any(isinstance(c, Ask) and c.topic is Topic.CHEAPER and c.detail == TAKEN for c in commands)
    if not taken or d.item.product_id or any(isinstance(c, RefProduct) for c in commands):
        return
    height = next((int(c.value) for c in commands if isinstance(c, SetSlot) and c.slot is Slot.HEIGHT and c.op != "negate"), None)
    if weighing.take_cheapest(d, height):
        done.product_set = done.wished = True


def _is_wish(command: Command) -> bool:
    if isinstance(command, AddLine):
        return True
    if isinstance(command, RefProduct):
        return not command.rejected
    return isinstance(command, SetSlot) and command.slot in ITEM_SLOTS and command.op != "negate"


def _reject(d: Deciding, commands: tuple[Command, ...], done: Applied) -> None:
    """What was said no to leaves the item and is not offered again."""
    for command in commands:
        if isinstance(command, RefProduct) and command.rejected:
            d.change(rejected=(*d.conversation.rejected, f"product:{command.product_id}"))
            if d.item.product_id == command.product_id:
                done.replaced = True
                d.change(basket=d.conversation.basket.with_item(replace(d.item, product_id=None)))
        elif isinstance(command, SetSlot) and command.op == "negate":
            d.change(rejected=(*d.conversation.rejected, f"{command.slot}:{command.value}"))
            d.change(features=tuple(f for f in d.conversation.features if command.slot is not Slot.FEATURE or f != command.value))
            if command.slot is Slot.COLOUR and d.item.colour == command.value:
                d.change(basket=d.conversation.basket.with_item(replace(d.item, colour=None)))


def _field(d: Deciding, command: SetSlot, done: Applied) -> None:
    """One delivery field, the method, or what the search is for."""
    if command.slot in DELIVERY_SLOTS:
        delivery = d.conversation.delivery
        before = getattr(d.before.delivery, command.slot.value)
        done.delivered = True
        if before and before != command.value:
            done.changed.append((command.slot, command.value))
        if command.slot is Slot.CITY and before and before != command.value:
            delivery = replace(delivery, np_branch=None)  # a branch belongs to its town: the next one is given beside it, or asked
        d.change(delivery=replace(delivery, **{command.slot.value: command.value}))
    elif command.slot is Slot.METHOD:
        done.chose_method = True
        if d.conversation.method and d.conversation.method != command.value:
            done.changed.append((command.slot, command.value))
        d.change(method=Method(command.value))
    elif command.slot is Slot.CATEGORY:
        _look_on_shelf(d, str(command.value))
    elif command.slot is Slot.FEATURE:
        _want_trait(d, str(command.value))
    elif command.slot is Slot.AGE:
        done.aged = True


def _look_on_shelf(d: Deciding, category: str) -> None:
    """Another shelf is looked at: the traits wished of the first were its own."""
    if category != d.conversation.category:
        d.change(category=category, features=() if d.conversation.category else d.conversation.features)


def _want_trait(d: Deciding, name: str) -> None:
    """A trait wished takes the place of what cannot stand with it, and of its own refusal."""
    trait = d.catalogue.feature(name)
    kept = [f for f in d.conversation.features if f != name and not (trait and f in trait.excludes)]
    d.change(features=(*kept, name), rejected=tuple(r for r in d.conversation.rejected if r != f"{Slot.FEATURE}:{name}"))


def _settle_size_question(d: Deciding, commands: tuple[Command, ...], done: Applied) -> None:
    """«Який беремо?» between two sizes: a label answers it; a bare yes, said twice, takes the first."""
    pending = d.before.pending
    if not pending or pending.kind is not Asking.WHICH_SIZE:
        return
    if any(isinstance(c, SetSlot) and c.slot is Slot.SIZE for c in commands):
        done.took_size = True
    elif len(pending.options) > 1 and any(isinstance(c, SetSlot) and c.slot is Slot.ROOM_TO_GROW for c in commands):
        # Both were shown with their prices: room to grow, said now, chooses the bigger.
        d.change(basket=d.conversation.basket.with_item(replace(d.item, size=pending.options[1])))
        done.took_size = True
    elif any(isinstance(c, Answer) and c.value == "yes" for c in commands) and not d.item.size and _is_plain(d, pending):
        d.change(basket=d.conversation.basket.with_item(replace(d.item, size=pending.options[0])))
        done.took_size = True


def _is_plain(d: Deciding, pending: Question) -> bool:
    """Whether a bare yes may choose: one size was shown, or which of two was already asked a second time."""
    return len(pending.options) == 1 or (bool(pending.options) and growing.is_asked_twice(d))
