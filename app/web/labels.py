"""The words for what is stored as one word: statuses, reasons, roles, events. Collected here for the catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

ORDER_STATUSES: Mapping[str, object] = {
    "draft": _p("order", "draft"),
    "awaiting_payment": _p("order", "waits for payment"),
    "awaiting_approval": _p("order", "payment being checked"),
    "prepaid": _p("order", "prepaid"),
    "paid": _p("order", "paid"),
    "shipped": _p("order", "shipped"),
    "delivered": _p("order", "delivered"),
    "cancelled": _p("order", "cancelled"),
    "expired": _p("order", "not paid in time"),
    "return_requested": _p("order", "exchange or return"),
    "returned": _p("order", "returned"),
}

PAYMENT_STATUSES: Mapping[str, object] = {
    "awaiting": _p("payment", "waits"),
    "approved": _p("payment", "approved"),
    "rejected": _p("payment", "rejected"),
    "withdrawn": _p("payment", "withdrawn"),
}

METHODS: Mapping[str, object] = {"full": _l("the whole sum"), "prepay": _l("prepayment")}

STATES: Mapping[str, object] = {
    "init": _p("state", "new"),
    "discovery": _p("state", "choosing"),
    "vision": _p("state", "photo"),
    "size_color": _p("state", "size and colour"),
    "offer": _p("state", "offer"),
    "payment_delivery": _p("state", "checkout"),
    "upsell": _p("state", "one more thing"),
    "end": _p("state", "finished"),
    "complaint": _p("state", "complaint"),
    "out_of_domain": _p("state", "off the topic"),
}

INTENTS: Mapping[str, object] = {
    "greeting_only": _p("intent", "a greeting"),
    "discovery_or_question": _p("intent", "a wish or a question"),
    "photo_ident": _p("intent", "a photo to recognise"),
    "size_help": _p("intent", "a question about the size"),
    "color_help": _p("intent", "a question about the colour"),
    "payment_delivery": _p("intent", "payment and delivery"),
    "complaint": _p("intent", "a complaint"),
    "thankyou_smalltalk": _p("intent", "thanks or small talk"),
    "out_of_domain": _p("intent", "something off the topic"),
    "unknown_or_empty": _p("intent", "nothing it could make out"),
}

TURN_EVENTS: Mapping[str, object] = {
    "payment_approved": _p("news", "the payment was approved"),
    "payment_rejected": _p("news", "the payment was rejected"),
    "cancelled_by_shop": _p("news", "the shop cancelled the order"),
    "tracking_added": _p("news", "the parcel was sent off"),
    "hold_expired": _p("news", "time to pay is over"),
    "follow_up": _p("news", "it is time for a reminder"),
    "person_joined": _p("news", "a person took the talk"),
    "released": _p("news", "a person handed the talk back"),
}


class Reason(NamedTuple):
    """Why a receipt is refused: what staff tap, and what the shopper reads after a colon."""

    chip: object
    words: object


REASONS: Mapping[str, Reason] = {
    "less": Reason(_l("The sum is less"), _l("the sum on the receipt is less than the sum due")),
    "unclear": Reason(_l("Not legible"), _l("the sum cannot be read in the picture")),
    "account": Reason(_l("Another account"), _l("the transfer went to another account")),
    "own": Reason(_l("Other"), ""),
}

AUTHORS: Mapping[str, object] = {"shopper": _l("Shopper"), "bot": _l("Bot"), "system": _l("Note"), "worker": _l("Worker")}

UNITS: Mapping[str, object] = {"UAH": _p("currency", "UAH")}

# Acts that are news rather than talk, and how they look: a quiet line, or a note that waits, is well or is not.
NOTES: Mapping[str, str] = {
    "person_joined": "event", "continued_with_bot": "event",
    "receipt_received": "wait", "receipt_again": "wait", "payment_being_checked": "wait",
    "payment_approved": "ok", "payment_approved_prepaid": "ok", "tracking_sent": "ok",
    "payment_rejected": "no", "cancelled_by_shop": "no",
}  # fmt: skip

# What the chat page's own buttons say; printed in the shop's language.
SAYS: Mapping[str, object] = {
    "person": _l("Please call a person"),
    "quiet": _l("Do not remind me any more"),
    "goods": _l("What do you have?"),
    "size": _l("Which size will fit?"),
    "order": _l("Where is my order?"),
}

EVENTS: Mapping[str, object] = {
    "saved": _p("event", "order put together"),
    "placed": _p("event", "order placed"),
    "lines added": _p("event", "goods added"),
    "proof filed": _p("event", "receipt sent"),
    "approved": _p("event", "payment approved"),
    "rejected": _p("event", "payment rejected"),
    "shipped": _p("event", "parcel sent off"),
    "delivered": _p("event", "parcel delivered"),
    "cancelled": _p("event", "order cancelled"),
    "expired": _p("event", "time to pay is over"),
}

# The heading of an order's news; the number stands at %s.
ORDER_NEWS: Mapping[str, object] = {
    "awaiting_payment": _l("Order no. %s waits for payment"),
    "awaiting_approval": _l("Order no. %s: the payment is being checked"),
    "prepaid": _l("Order no. %s is being got ready"),
    "paid": _l("Order no. %s is being got ready"),
    "shipped": _l("Order no. %s is on its way"),
    "delivered": _l("Order no. %s is received"),
    "cancelled": _l("Order no. %s is cancelled"),
    "expired": _l("Order no. %s was not paid in time"),
    "return_requested": _l("Order no. %s: exchange or return"),
    "returned": _l("Order no. %s is returned"),
}
