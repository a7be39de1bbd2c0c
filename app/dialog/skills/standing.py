"""Where an order stands, said from the data."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.domain.orders import Order, OrderStatus

_S = OrderStatus

STATUS_ACTS: Mapping[OrderStatus, Act] = {
    _S.DRAFT: Act.ORDER_STATUS_DRAFT,
    _S.AWAITING_PAYMENT: Act.ORDER_STATUS_AWAITING_PAYMENT,
    _S.AWAITING_APPROVAL: Act.ORDER_STATUS_AWAITING_APPROVAL,
    _S.PREPAID: Act.ORDER_STATUS_PREPAID,
    _S.PAID: Act.ORDER_STATUS_PAID,
    _S.SHIPPED: Act.ORDER_STATUS_SHIPPED,
    _S.DELIVERED: Act.ORDER_STATUS_DELIVERED,
    _S.CANCELLED: Act.ORDER_STATUS_CANCELLED,
    _S.EXPIRED: Act.ORDER_STATUS_EXPIRED,
    _S.RETURN_REQUESTED: Act.ORDER_STATUS_RETURN,
    _S.RETURNED: Act.ORDER_STATUS_RETURN,
}


def tell(d: Deciding, order: Order) -> None:
    subject = d.o(order)
    if order.status in (_S.RETURN_REQUESTED, _S.RETURNED):
        d.add(subject, return_state=Fact("status", order.status.value, f"order:{order.number}"))
    d.say(STATUS_ACTS[order.status], o=subject, q=d.q(order.method, order))
