"""The intent of a message: a pure projection of its commands, the first that applies (DOMAIN §7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.commands import (
    AddLine,
    Answer,
    Ask,
    BadField,
    Cancel,
    Change,
    Command,
    Do,
    Handoff,
    HandoffReason,
    NotMade,
    OffTopic,
    Paid,
    PhotoTalk,
    Pleasantry,
    RefProduct,
    Refuse,
    RemoveLine,
    SetSlot,
    SmallTalk,
    Sounds,
    Topic,
)
from app.domain.dialog_state import Intent, State
from app.domain.slots import DELIVERY_SLOTS, Slot

_TROUBLE = frozenset({
    HandoffReason.COMPLAINT, HandoffReason.DEFECT, HandoffReason.LOST_PARCEL,
    HandoffReason.RETURN, HandoffReason.EXCHANGE, HandoffReason.ABUSE,
})  # fmt: skip
_PAYING = frozenset({
    Topic.DELIVERY, Topic.DELIVERY_COST, Topic.PAYMENT, Topic.FULL_TERMS, Topic.PREPAY_TERMS, Topic.COD, Topic.NO_PREPAY,
    Topic.BABY_PACKAGE, Topic.REQUISITES, Topic.TRACKING, Topic.SUM, Topic.MONEY_ARRIVED,
})  # fmt: skip
_PAYING_FAQ = frozenset({"delivery_time", "carriers", "delivery", "payment", "abroad", "invoice"})
_SIZES = frozenset({Topic.SIZES, Topic.SIZE_ADVICE, Topic.SIZE_CHART, Topic.FIT, Topic.MEASURES})
_COLOURS = frozenset({Topic.COLOURS, Topic.COLOUR_LOOK})
_SMALL = frozenset({Topic.BOT, Topic.MEMORY, Topic.EXPORT})
_PRICES = frozenset({Topic.PRICE, Topic.PRICE_LIST, Topic.CHEAPER, Topic.DISPUTE, Topic.DISCOUNT})
_PAYING_MATTERS = frozenset({"inspection", "papers", "wallets"})
_OPEN = frozenset(Intent) - {Intent.COMPLAINT, Intent.UNKNOWN}
_OPEN_WISH = frozenset({None, "height", "size", "which_size", "color"})
_DEALS = frozenset({"confirm_order", "which_size", "upsell", "delivery", "method", "receipt", "same_address", "renew"})


@dataclass(frozen=True, slots=True)
class IntentContext:
    """What the projection needs besides the commands. `pending` is the kind of the question that waits."""

    state: State = State.INIT
    pending: str | None = None
    in_checkout: bool = False
    has_order: bool = False
    has_photo: bool = False


@dataclass(frozen=True, slots=True)
class _View:
    commands: Sequence[Command]
    context: IntentContext
    topics: frozenset[Topic]
    slots: frozenset[Slot]
    answer: str | None
    names_goods: bool


def name(commands: Sequence[Command], context: IntentContext) -> Intent:
    """The first intent of DOMAIN §7's order that the commands amount to."""
    view = _view(commands, context)
    named = next((intent for intent, applies in _ORDER if applies(view)), None)
    sounds = next((c.intent for c in commands if isinstance(c, Sounds)), Intent.UNKNOWN)
    # What was wished or asked can belong to several columns; which it sounds like then decides.
    return sounds if named is None or (sounds is not Intent.UNKNOWN and named in _OPEN) else named


def _view(commands: Sequence[Command], context: IntentContext) -> _View:
    slots = frozenset(c.slot for c in commands if isinstance(c, SetSlot))
    return _View(
        commands,
        context,
        topics=frozenset(c.topic for c in commands if isinstance(c, Ask)),
        slots=slots,
        answer=next((c.value for c in commands if isinstance(c, Answer)), None),
        names_goods=bool(slots & {Slot.CATEGORY, Slot.FEATURE}) or any(isinstance(c, RefProduct) for c in commands),
    )


def _has(view: _View, *kinds: type) -> bool:
    return any(isinstance(command, kinds) for command in view.commands)


def _complains(view: _View) -> bool:
    return any(isinstance(c, Handoff) and c.reason in _TROUBLE for c in view.commands)


def _pays(view: _View) -> bool:
    context = view.context
    if _has(view, Paid, BadField) or view.slots & {*DELIVERY_SLOTS, Slot.METHOD} or view.topics & _PAYING:
        return True
    if any(isinstance(c, Ask) and c.topic is Topic.FAQ and c.detail in _PAYING_FAQ | _PAYING_MATTERS for c in view.commands):
        return True
    if any(isinstance(c, Change) and c.what in ("address", "method") for c in view.commands):
        return True
    if _has(view, Cancel) and (context.in_checkout or context.has_order):
        return True
    if context.has_photo and context.in_checkout:
        return True
    return _answers_a_deal(view)


def _answers_a_deal(view: _View) -> bool:
    pending = view.context.pending
    if view.answer == "yes":
        if pending in _DEALS or (pending is None and view.context.state in (State.OFFER, State.UPSELL, State.PAYMENT_DELIVERY)):
            return True
        # «беру» before everything is known: checkout asks what is missing.
        return pending in _OPEN_WISH and view.context.state is not State.VISION and not view.slots and not view.names_goods
    return view.answer == "unsure" and pending in ("delivery", "method", "receipt")


def _shows_photo(view: _View) -> bool:
    return view.context.has_photo or _has(view, PhotoTalk)


def _sizes(view: _View) -> bool:
    if view.topics & _SIZES:
        return True
    if view.answer == "unsure" and view.context.pending in ("height", "size", "which_size"):
        return True
    if _accepts(view) or Topic.COMPARE in view.topics:
        return False
    if Topic.CATALOGUE in view.topics and (Slot.COLOUR in view.slots or not view.slots & {Slot.SIZE, Slot.HEIGHT}):
        return False  # «що є на п’ять років?», «щось біле на 98»
    bare = view.slots & {Slot.SIZE, Slot.HEIGHT, Slot.AGE, Slot.ROOM_TO_GROW}
    return bool(bare) and not view.names_goods and not view.topics & _PRICES and not _has(view, AddLine, NotMade)


def _colours(view: _View) -> bool:
    if view.topics & _COLOURS:
        return True
    if view.answer == "unsure" and view.context.pending == "color":
        return True
    return Slot.COLOUR in view.slots and not view.names_goods and not view.topics & _PRICES and not _has(view, AddLine, NotMade)


def _discovers(view: _View) -> bool:
    if view.names_goods or view.topics - _SMALL or _has(view, NotMade, AddLine, RemoveLine, Change):
        return True
    if any(isinstance(c, Handoff) for c in view.commands) or view.slots & {Slot.FEATURE, Slot.BUDGET, Slot.QUANTITY}:
        return True
    return _accepts(view)


def _accepts(view: _View) -> bool:
    """A yes to a recognised or proposed product; a no to a recognised one says which it is not."""
    if view.context.state is State.VISION:
        return view.answer in ("yes", "no")
    return view.context.pending == "which_product" and view.answer in ("yes", "unsure")


def _talks(view: _View) -> bool:
    small = any(isinstance(c, SmallTalk) and c.kind is not Pleasantry.GREETING for c in view.commands)
    return small or bool(view.topics & _SMALL) or (_has(view, Answer, Cancel, Do) and not _has(view, OffTopic, Refuse))


def _greets(view: _View) -> bool:
    return _has(view, SmallTalk) and not _has(view, OffTopic, Refuse)


def _strays(view: _View) -> bool:
    return _has(view, OffTopic, Refuse)


_ORDER: tuple[tuple[Intent, Callable[[_View], bool]], ...] = (
    (Intent.COMPLAINT, _complains),
    (Intent.PAYMENT, _pays),
    (Intent.PHOTO, _shows_photo),
    (Intent.SIZE, _sizes),
    (Intent.COLOUR, _colours),
    (Intent.DISCOVERY, _discovers),
    (Intent.THANKS, _talks),
    (Intent.GREETING, _greets),
    (Intent.OUT_OF_DOMAIN, _strays),
)
