"""An order changed while its receipt waits for staff: what the receipt pays, and what is left to pay (DOMAIN §5)."""

from __future__ import annotations

from app.dialog import sheets
from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.domain import approvals, pricing
from app.domain.effects import TicketReason
from app.domain.money import Money
from app.domain.orders import Order
from app.domain.slots import Method


def sum_of_receipt(d: Deciding, order: Order) -> Money:
    """What the receipt being checked pays: what was asked when it came."""
    return d.conversation.proof_sum or approvals.expected(order, order.method, d.shop.payment)


def tell(d: Deciding, order: Order) -> bool:
    """Whether the sum or the way to pay moved away from the receipt. `order`: as it stood before this message."""
    sums = [(line.price, line.quantity) for line in d.lines()]
    sent = sum_of_receipt(d, order)
    quote = pricing.quote(sums, Method.PREPAY, d.shop.payment, d.shop.currency, sent)
    if quote.total == order.total and d.conversation.method == order.method:
        return False
    paid = d.given(paid=Fact("money", sent, "talk"), **sheets.of_quote(quote, sum(quantity for _, quantity in sums)))
    if sent > quote.total:
        d.say(Act.RECEIPT_ABOVE_ORDER, s=paid)
        d.ticket(TicketReason.PROOF_OF_CANCELLED, order.number)
    elif sent == quote.total:
        d.say(Act.RECEIPT_PAYS_ALL, s=paid)
    elif d.conversation.method is Method.FULL:
        d.say(Act.DIFFERENCE_OPEN, s=paid)
    else:
        d.say(Act.DIFFERENCE_ON_DELIVERY, s=paid)
    return True
