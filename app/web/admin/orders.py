"""Orders: the list, and one with all that happened to it."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.orders import MOVES, OrderStatus
from app.errors import ImpossibleMove, NothingWaiting, ReasonMissing, StorefrontError
from app.services import orders as book
from app.web import error_pages, sign_in
from app.web.admin import admin


@admin.get("/orders")
def orders() -> str:
    return render_template("admin/orders.html", entries=book.listing())


@admin.get("/orders/<number>")
def order(number: str) -> str:
    return _page(number)


@admin.post("/orders/<number>/tracking")
def add_tracking(number: str) -> ResponseReturnValue:
    """The parcel is on its way; the shopper gets its number in the chat."""
    try:
        book.add_tracking(number, request.form.get("tracking", ""), by=sign_in.name())
    except (ImpossibleMove, NothingWaiting, ReasonMissing) as error:
        return _refused(number, error)
    return redirect(url_for("admin.order", number=number), 303)


@admin.post("/orders/<number>/cancel")
def cancel(number: str) -> ResponseReturnValue:
    try:
        book.cancel_by_staff(number, request.form.get("reason", ""), by=sign_in.name())
    except (ImpossibleMove, NothingWaiting, ReasonMissing) as error:
        return _refused(number, error)
    return redirect(url_for("admin.order", number=number), 303)


def _refused(number: str, error: StorefrontError) -> ResponseReturnValue:
    reading = error_pages.read(error)
    return _page(number, reading.sentence), reading.status


def _page(number: str, sentence: str = "") -> str:
    detail = book.find(number) or abort(404)
    return render_template(
        "admin/order.html", detail=detail, moves=moves(detail.entry.order.status), sentence=sentence, form=request.form
    )


def moves(status: OrderStatus) -> frozenset[OrderStatus]:
    """What staff may do from here; a proof is decided among the payments."""
    return MOVES[status] & {OrderStatus.SHIPPED, OrderStatus.CANCELLED}
