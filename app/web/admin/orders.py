"""Orders: the list, and one with all that happened to it."""

from __future__ import annotations

from flask import abort, render_template

from app.services import orders as book
from app.web.admin import admin


@admin.get("/orders")
def orders() -> str:
    return render_template("admin/orders.html", entries=book.listing())


@admin.get("/orders/<number>")
def order(number: str) -> str:
    detail = book.find(number) or abort(404)
    return render_template("admin/order.html", detail=detail)
