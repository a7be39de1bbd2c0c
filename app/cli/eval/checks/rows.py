"""Rows: what was written that nobody asked for, and whether the last of them are the goal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.cli.eval.ledger import Ledger, LedgerOrder
from app.cli.eval.shoppers import Goal, GoalOrder, Parcel

# A change of an order's status, and the permission it rests on.
STATUS = {
    "draft": "order", "awaiting_payment": "pay", "awaiting_approval": "receipt", "prepaid": "staff", "paid": "staff",
    "shipped": "staff", "delivered": "staff", "cancelled": "cancel", "expired": "clock", "return_requested": "person",
    "returned": "staff",
}  # fmt: skip


def unasked(before: Ledger, after: Ledger, allowed: set[str]) -> list[str]:
    """Writes of one turn that rest on nothing the shopper, staff or the clock has done so far in the talk."""
    wrong: list[str] = []
    old = {order.number: order for order in before.orders}
    for order in after.orders:
        wrong += _unasked_of(old.get(order.number), order, allowed)
    if len(after.orders) < len(before.orders):
        wrong.append("an order vanished")
    for name, permission in (("tickets", "person"), ("takeovers", "person")):
        new = Counter(getattr(after, name)) - Counter(getattr(before, name))
        wrong += [f"{name.rstrip('s')} «{reason}» opened" for reason in new if permission not in allowed]
    if after.reminders > before.reminders and "clock" not in allowed:
        wrong.append("a reminder was sent")
    wrong += [
        f"the consent «{name}» changed"
        for name, permission in (("remembers", "remember"), ("stopped", "stop"))
        if getattr(after, name) != getattr(before, name) and permission not in allowed
    ]
    return wrong


def _unasked_of(old: LedgerOrder | None, order: LedgerOrder, allowed: set[str]) -> Iterator[str]:
    if old is None:
        if "order" not in allowed:
            yield f"order {order.number} was placed"
        return
    if old.lines != order.lines and not allowed & {"order", "line"}:
        yield f"the lines of {order.number} changed"
    if old.method != order.method and "pay" not in allowed:
        yield f"the way to pay of {order.number} became {order.method}"
    if old.parcel != order.parcel and "parcel" not in allowed:
        yield f"the parcel of {order.number} became {dict(order.parcel)}"
    if (
        old.status != order.status
        and STATUS[order.status] not in allowed
        and not (order.status == "awaiting_payment" and "staff" in allowed)
    ):
        yield f"{order.number} went from {old.status} to {order.status}"


def short_of(goal: Goal, parcel: Parcel, start: Ledger, end: Ledger) -> list[str]:
    """What the rows lack of the goal, or have beyond it."""
    wrong = []
    if len(end.orders) != len(goal.orders):
        wrong.append(f"{len(end.orders)} orders, not {len(goal.orders)}")
    for wanted, order in zip(goal.orders, end.orders, strict=False):
        wrong += _short_order(wanted, parcel, order)
    payments = [f"{status} {value:g}" for status, value in end.payments]
    if goal.payments and payments != goal.payments:
        wrong.append(f"payments {payments}, not {goal.payments}")
    for name in ("tickets", "takeovers"):
        got = sorted((Counter(getattr(end, name)) - Counter(getattr(start, name))).elements())
        if got != sorted(getattr(goal, name)):
            wrong.append(f"{name} {got}, not {sorted(getattr(goal, name))}")
    if end.reminders != goal.reminders:
        wrong.append(f"{end.reminders} reminders, not {goal.reminders}")
    for name in ("remembers", "stopped"):
        wanted_flag = getattr(goal, name)
        if getattr(end, name) != (getattr(start, name) if wanted_flag is None else wanted_flag):
            wrong.append(f"{name} is {getattr(end, name)}")
    return wrong


def _short_order(wanted: GoalOrder, parcel: Parcel, order: LedgerOrder) -> Iterator[str]:
    if order.status != wanted.status:
        yield f"order {order.number} is {order.status}, not {wanted.status}"
    if order.method != wanted.method:
        yield f"order {order.number} is paid {order.method}, not {wanted.method}"
    if list(order.lines) != wanted.wanted():
        yield f"order {order.number} has {_written(order)}, not {'; '.join(wanted.lines)}"
    if order.total != wanted.total:
        yield f"order {order.number} costs {order.total:g}, not {wanted.total:g}"
    if wanted.parcel and dict(order.parcel) != parcel.expected():
        yield f"the parcel of {order.number} goes to {dict(order.parcel)}, not {parcel.expected()}"


def _written(order: LedgerOrder) -> str:
    return "; ".join(f"{n.title}, {n.colour}, {n.size}, {n.pieces}, {n.price:g}" for n in order.lines)
