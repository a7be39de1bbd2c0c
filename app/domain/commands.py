"""What a message can mean, as commands, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from app.domain.dialog_state import Intent
from app.domain.slots import Slot


class Source(StrEnum):
    """Where the evidence lies. Writes never rest on anything else."""

    TEXT = "text"
    BUTTON = "button"
    FORM = "form"
    PHOTO = "photo"
    PROFILE = "profile"
    MODEL = "model"  # only what code could not align: becomes a confirm question


@dataclass(frozen=True, slots=True)
class Evidence:
    words: str = ""
    source: Source = Source.TEXT


class Topic(StrEnum):
    """What can be asked. A topic with an entry in ANSWERS belongs to no state."""

    PRICE = "price"
    PRICE_LIST = "price_list"
    CHEAPER = "cheaper"
    DISPUTE = "dispute"  # the price called too high
    DISCOUNT = "discount"
    SIZES = "sizes"
    SIZE_ADVICE = "size"  # which size goes with a height
    SIZE_CHART = "size_chart"
    FIT = "fit"
    MEASURES = "measure"
    COLOURS = "colors"
    COLOUR_LOOK = "colour_look"
    AVAILABILITY = "availability"
    PHOTO = "our_photo"
    COMPARE = "compare"
    FEATURE = "feature"  # detail: feature or fact id («капюшон», «підкладка», «сезон»)
    FABRIC = "fabric"
    CARE = "care"
    CATALOGUE = "catalogue"  # what is there at all
    PRODUCTION = "production"
    DELIVERY = "delivery"
    DELIVERY_COST = "delivery_cost"
    PAYMENT = "payment"  # ways to pay
    FULL_TERMS = "full_terms"
    PREPAY_TERMS = "prepay_terms"
    COD = "cod"  # bare «наложка»: explained and asked, no method set
    NO_PREPAY = "no_prepay"
    BABY_PACKAGE = "baby_package"
    REQUISITES = "requisites"
    EXCHANGE = "return"  # the policy, not a complaint
    STATUS = "status"
    TRACKING = "tracking"
    MONEY_ARRIVED = "money_arrived"
    BASKET = "basket"
    SUM = "sum"  # what an order being made, or made, comes to
    LAST_ORDER = "last_order"
    LEGAL = "legal"
    HOURS = "hours"
    BOT = "bot"
    MEMORY = "memory"  # what do you remember of me
    EXPORT = "export"
    FAQ = "faq"  # detail: the Faq's topic in the shop's settings


class HandoffReason(StrEnum):
    """Why the shopper's words lead to staff. The first seven are takeovers, the others tickets (DOMAIN §6)."""

    ASKED = "asked"
    COMPLAINT = "complaint"
    DEFECT = "defect"
    LOST_PARCEL = "lost_parcel"
    RETURN = "return"
    EXCHANGE = "exchange"
    ABUSE = "abuse"
    WHOLESALE = "wholesale"
    URGENT = "urgent"


class Pleasantry(StrEnum):
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    PRAISE = "praise"
    HOW_ARE_YOU = "how_are_you"
    ACKNOWLEDGE = "acknowledge"
    HESITATION = "hesitation"


class Refusal(StrEnum):
    """Attempts that fill no slot and are refused in the shop's voice."""

    INJECTION = "injection"
    AUTHORITY = "authority"
    OTHERS_DATA = "others_data"


class Reference(StrEnum):
    """How a product was pointed at."""

    NAME = "name"
    DESCRIPTION = "description"
    ORDINAL = "ordinal"
    PRONOUN = "pronoun"
    ANSWER = "answer"  # to a deciding or which-product question
    BUTTON = "button"
    PHOTO = "photo"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class SetSlot:
    """`target` numbers the wishes within this message, 0 for the only or first one. `scope` search: asked about, not chosen.

    `child`: whose item is meant, as a height known in this talk, or «all»; empty means the one under discussion.
    """

    slot: Slot
    value: Any
    op: Literal["set", "add", "remove", "negate"] = "set"
    target: int = 0
    scope: Literal["search", "purchase"] = "purchase"
    evidence: Evidence = field(default_factory=Evidence)
    child: str = ""


@dataclass(frozen=True, slots=True)
class RefProduct:
    product_id: str
    how: Reference
    target: int = 0
    rejected: bool = False
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Answer:
    """To the pending question. `outright`: an order in so many words, which needs no question to answer."""

    value: Literal["yes", "no", "unsure"]
    evidence: Evidence = field(default_factory=Evidence)
    outright: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    topic: Topic
    target: int = 0
    detail: str = ""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class AddLine:
    """«і ще», «також»: the wish numbered `target` is one more, not a change. `same`: alike in all that is not said anew."""

    target: int = 0
    evidence: Evidence = field(default_factory=Evidence)
    same: bool = False


@dataclass(frozen=True, slots=True)
class ForChild:
    """«хлопчику», «старшій», «Соні»: whose the wish numbered `target` is, by the word the child is called by in this talk."""

    name: str
    target: int = 0
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """Take a line out. Empty values mean whatever fits; `index` counts the basket's items from 0."""

    product_id: str | None = None
    colour: str | None = None
    index: int | None = None
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Change:
    """«змінити …» without saying to what: `what` is size, color, address, method, any."""

    what: str
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Paid:
    """Said of the payment: `done` false is «ще не оплатила»."""

    done: bool
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class BadField:
    """A delivery field that was given and cannot be used."""

    slot: Slot
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Cancel:
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Handoff:
    reason: HandoffReason
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class SmallTalk:
    kind: Pleasantry
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Refuse:
    kind: Refusal
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class PhotoTalk:
    """Words about a photo of the shopper's («фото скинула»), whether or not one came."""

    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class NotMade:
    """Clothes or shoes this shop does not make."""

    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Sounds:
    """Nothing was understood for certain; the words only sound like this intent. It names the column, and causes nothing."""

    intent: Intent
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class OffTopic:
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class Do:
    """A command that is no question: renew, stop_reminders, continue_with_bot, same_address, remember, do_not_remember,
    erase, erase_ask, csat_good, csat_soso, csat_bad, show_photo_help."""

    what: str
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True)
class UnknownChoice:
    """A button nobody offered, or no longer."""

    evidence: Evidence = field(default_factory=Evidence)


Command = (
    SetSlot | RefProduct | Answer | Ask | AddLine | ForChild | RemoveLine | Change | Paid | BadField | Cancel | Handoff | SmallTalk
    | Refuse | PhotoTalk | NotMade | OffTopic | Sounds | Do | UnknownChoice
)  # fmt: skip
