"""Orders: the list, and one with all that happened to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.orders import MOVES, Order, OrderStatus
from app.errors import ImpossibleMove, NothingWaiting, ReasonMissing, StorefrontError
from app.services import orders as book
from app.services.views import OrderDetail
from app.web import error_pages, sign_in
from app.web.admin import admin

_S = OrderStatus
FILTERS: Mapping[str, frozenset[OrderStatus]] = {
    "": frozenset(_S),
    "approve": frozenset({_S.AWAITING_APPROVAL}),
    "pay": frozenset({_S.AWAITING_PAYMENT}),
    "send": frozenset({_S.PAID, _S.PREPAID}),
    "way": frozenset({_S.SHIPPED}),
    "back": frozenset({_S.RETURN_REQUESTED}),
}
_NEWEST, _REACH = 200, 5000  # orders shown, and looked through for words
_STAFF_MOVES = frozenset({_S.SHIPPED, _S.DELIVERED, _S.CANCELLED})


class Step(NamedTuple):
    """One mark on an order's way: `how` is done, now, ahead or ended."""

    status: OrderStatus
    how: str


@admin.get("/orders")
def orders() -> str:
    words = request.args.get("q", "").strip()
    entries = [entry for entry in book.listing(_REACH if words else _NEWEST) if answers(entry.order, words)]
    show = request.args.get("show", "")
    chosen = FILTERS.get(show, FILTERS[""])
    return render_template(
        "admin/orders.html",
        entries=[entry for entry in entries if entry.order.status in chosen],
        show=show if show in FILTERS else "",
        words=words,
        counts={name: sum(entry.order.status in wanted for entry in entries) for name, wanted in FILTERS.items()},
    )


@admin.get("/orders/<number>")
def order(number: str) -> str:
    return _page(number)


@admin.post("/orders/<number>/tracking")
def add_tracking(number: str) -> ResponseReturnValue:
    """The parcel is on its way; the shopper gets its number in the chat."""
    return _changed(number, lambda: book.add_tracking(number, request.form.get("tracking", ""), by=sign_in.name()))


@admin.post("/orders/<number>/delivered")
def deliver(number: str) -> ResponseReturnValue:
    return _changed(number, lambda: book.deliver(number, by=sign_in.name()))


@admin.post("/orders/<number>/cancel")
def cancel(number: str) -> ResponseReturnValue:
    return _changed(number, lambda: book.cancel_by_staff(number, request.form.get("reason", ""), by=sign_in.name()))


def answers(order: Order, words: str) -> bool:
    """Whether each word stands in its number, name, town or goods, or its digits in the phone or the parcel's number."""
    told = " ".join(
        filter(None, (order.number, order.delivery.full_name, order.delivery.city, *(line.title for line in order.lines)))
    )
    digits = " ".join("".join(filter(str.isdigit, text or "")) for text in (order.number, order.delivery.phone, order.tracking))
    typed = "".join(filter(str.isdigit, words))
    if typed and not any(map(str.isalpha, words)):
        return typed.removeprefix("0") in digits
    return all(word in told.casefold() for word in words.casefold().split())


def way(detail: OrderDetail) -> list[Step]:
    """From draft to delivered; one that ended elsewhere shows how far it came and where it ended."""
    now = detail.entry.order.status
    prepaid = now is _S.PREPAID or any(event.after.get("status") == _S.PREPAID for event in detail.events)
    path = [_S.DRAFT, _S.AWAITING_PAYMENT, _S.AWAITING_APPROVAL, _S.PREPAID if prepaid else _S.PAID, _S.SHIPPED, _S.DELIVERED]
    if now not in path:
        been = {event.after.get("status") for event in detail.events}
        return [*(Step(status, "done") for status in path if status in been), Step(now, "ended")]
    at = path.index(now)
    return [Step(status, "done" if place < at else "now" if place == at else "ahead") for place, status in enumerate(path)]


def moves(status: OrderStatus) -> frozenset[OrderStatus]:
    """What staff may do from here; a proof is decided among the payments."""
    return MOVES[status] & _STAFF_MOVES


def _changed(number: str, change: Callable[[], object]) -> ResponseReturnValue:
    try:
        change()
    except (ImpossibleMove, NothingWaiting, ReasonMissing) as error:
        return _refused(number, error)
    return redirect(url_for("admin.order", number=number), 303)


def _refused(number: str, error: StorefrontError) -> ResponseReturnValue:
    reading = error_pages.read(error)
    return _page(number, reading.sentence), reading.status


def _page(number: str, sentence: str = "") -> str:
    detail = book.find(number) or abort(404)
    return render_template(
        "admin/order.html",
        detail=detail,
        way=way(detail),
        moves=moves(detail.entry.order.status),
        sentence=sentence,
        form=request.form,
    )
