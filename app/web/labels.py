"""The words for what is stored as one word: statuses, reasons, roles, events. Collected here for the catalogues."""

from __future__ import annotations

from collections.abc import Mapping

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
