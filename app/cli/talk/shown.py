"""What comes out of `flask talk --json`, one object a line: the fixed contract of PRODUCT §11."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.dialog.conversation import Conversation
from app.domain import colours, sizing
from app.domain.catalogue import Catalogue
from app.domain.dialog_state import Intent
from app.domain.orders import Order
from app.domain.shop import Shop
from app.domain.slots import DELIVERY_SLOTS
from app.services.views import Standing

_NARROW = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a", " "))


@dataclass(frozen=True, slots=True)
class Shown:
    """One bubble as the terminal shows it."""

    kind: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()  # value, label

    def as_line(self) -> dict[str, Any]:
        """Cards without words of their own are their buttons."""
        text = plain(self.text) or " · ".join(plain(label) for _, label in self.choices)
        buttons = [{"choice": choice, "label": plain(label)} for choice, label in self.choices]
        return {"kind": self.kind, "text": text} | ({"choices": buttons} if buttons else {})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a line cost, and what has happened since the setup."""

    alerts: int = 0
    followups: int = 0
    brain: str = "embedded"
    llm_calls: int = 0
    ms: float = 0.0


def line_out(
    bubbles: Iterable[Shown], intent: Intent | None, standing: Standing, catalogue: Catalogue, shop: Shop, counted: Counted
) -> dict[str, Any]:
    """`standing`: where the talk stands after the line."""
    shown = [bubble.as_line() for bubble in bubbles]
    orders = [order_of(order) for order in standing.orders]
    return {
        "bubbles": shown,
        "text": "\n".join(bubble["text"] for bubble in shown),
        "state": str(standing.conversation.state),
        "intent": str(intent) if intent else None,
        "slots": slots_of(standing.conversation, catalogue, shop),
        "order": orders[-1] if orders else None,
        "orders": orders,
        "handoff": standing.handoff,
        "owner": str(standing.conversation.owner),
        "alerts": counted.alerts,
        "followups": counted.followups,
        "brain": counted.brain,
        "llm_calls": counted.llm_calls,
        "ms": round(counted.ms, 3),
    }


def slots_of(conversation: Conversation, catalogue: Catalogue, shop: Shop) -> dict[str, Any]:
    """The nine keys, of the item under discussion. `size`: the label that would be ordered."""
    item = conversation.basket.item
    product = catalogue.find(item.product_id)
    return {
        "product": product.title if product else None,
        "color": item.colour or (colours.sole_colour(product) if product else None) or None,
        "size": (sizing.size_of(item, product, shop.sizing) or None) if product else None,
        "height": item.height,
        **{slot.value: getattr(conversation.delivery, slot.value) for slot in reversed(DELIVERY_SLOTS)},
        "payment_method": str(conversation.method) if conversation.method else None,
    }


def order_of(order: Order) -> dict[str, Any]:
    return {
        "number": order.number,
        "status": str(order.status),
        "total": _number(order.total.amount),
        "payment_method": str(order.method) if order.method else None,
        "lines": [
            {
                "product": line.title,
                "color": line.colour,
                "size": line.size,
                "qty": line.quantity,
                "price": _number(line.price.amount),
            }
            for line in order.lines
        ],
    }


def plain(text: str) -> str:
    """With ordinary spaces only."""
    return text.translate(_NARROW)


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
