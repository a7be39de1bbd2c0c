"""What the dialogue remembers of one talk, and the question it has left pending."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.basket import Basket
from app.domain.dialog_state import Owner, State
from app.domain.money import Money
from app.domain.slots import Delivery, Method


class Asking(StrEnum):
    """Every question the bot can leave pending."""

    CATEGORY = "category"
    WHICH_PRODUCT = "which_product"
    HEIGHT = "height"
    SIZE = "size"
    WHICH_SIZE = "which_size"
    COLOUR = "color"
    WHICH_CHILD = "which_child"
    WHICH_LINE = "which_line"
    CONFIRM = "confirm"
    LEFTOVER = "leftover"
    CONFIRM_ORDER = "confirm_order"
    DELIVERY = "delivery"
    SAME_ADDRESS = "same_address"
    METHOD = "method"
    RECEIPT = "receipt"
    UPSELL = "upsell"
    RENEW = "renew"
    CONSENT = "consent"
    FORGET = "forget"
    CSAT = "csat"
    CSAT_REASON = "csat_reason"
    PHOTO = "photo"
    PHOTO_WORDS = "photo_words"
    TOPIC = "topic"
    ORDER_NUMBER = "order_number"
    ONE_MORE = "one_more"


@dataclass(frozen=True, slots=True)
class Question:
    """What yes, no and ordinals answer. `options` are keys (product ids, sizes, colours, heights) in the order shown."""

    kind: Asking
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """A child by the word it is called by in this talk, with the height or the size label said of it."""

    name: str
    height: int | None = None
    size: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the dialogue remembers of one talk; stored as one document with it."""

    number: int
    state: State = State.INIT
    state_before_hold: State | None = None
    owner: Owner = Owner.BOT
    claimed: bool = False  # a person has answered since the takeover
    pending: Question | None = None
    basket: Basket = field(default_factory=Basket)
    delivery: Delivery = field(default_factory=Delivery)
    method: Method | None = None
    heights: tuple[int, ...] = ()  # every child's height given in this talk
    children: tuple[Child, ...] = ()  # those called by a word
    weighed: tuple[str, ...] = ()  # sizes whose price the last message only asked for
    shown: tuple[str, ...] = ()  # ids of products shown, in the order of the last showing
    photos_shown: tuple[str, ...] = ()  # SKUs
    asked: tuple[str, ...] = ()  # kinds of the questions of the last replies, newest last
    used: tuple[str, ...] = ()  # wordings drawn so far, «act:index»
    offered_choices: tuple[str, ...] = ()  # every choice shown so far
    buttons: tuple[tuple[str, str], ...] = ()  # label and choice of the last buttons shown: what they do can be typed too
    offered: bool = False  # a priced offer was shown for what is in the basket
    ordered: bool = False  # what is in the basket was ordered and approved; a new wish begins a new one
    consent_asked: bool = False  # whether height and address may be kept was asked
    upsold: bool = False
    upsell_order_id: int | None = None  # the approved order a new line goes to
    disputes: int = 0
    unread: int = 0  # messages in a row that could not be read
    off_topic: int = 0  # in a row
    turns: int = 0
    tickets: int = 0  # open ones
    csat: str | None = None
    rejected: tuple[str, ...] = ()  # «color:жовтий», «product:…» said no to
    category: str | None = None  # what is being looked for
    features: tuple[str, ...] = ()
    budget: int | None = None  # the most a thing may cost, in the shop's currency
    proof_sum: Money | None = None  # what the receipt being checked pays
    set_aside: Basket = field(default_factory=Basket)  # what was chosen when a cancel came: a change of mind takes it up again
    reminded: int = 0  # reminders sent of `reminded_of`
    reminded_of: str = ""  # the offer or checkout they were sent of
