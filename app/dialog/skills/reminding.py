"""How often a shopper was reminded of one offer or checkout: at most twice, however often they answer that they still think.

The limit is counted by what is reminded of, not by silence: two for every silence would have no end, for each «ще думаю» would
earn two more. What is offered anew, and a checkout begun, count from none.
"""

from __future__ import annotations

from app.dialog.deciding import Deciding
from app.domain.dialog_state import State


def already(d: Deciding) -> int:
    """Reminders sent of what is being chosen now."""
    return d.conversation.reminded if d.conversation.reminded_of == _subject(d) else 0


def count(d: Deciding) -> None:
    d.change(reminded=already(d) + 1, reminded_of=_subject(d))


def _subject(d: Deciding) -> str:
    goods = sorted(f"{i.product_id}/{d.colour(i)}/{d.size(i)}/{i.quantity}" for i in d.conversation.basket.items)
    step = "checkout" if d.conversation.state is State.PAYMENT_DELIVERY else "offer"
    return f"{step}: {', '.join(goods)}"
