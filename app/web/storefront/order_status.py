"""An order's news at /order: by its number and the last four digits of the phone, as often as a person would ask."""

from __future__ import annotations

import re

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.services import order_status as news
from app.web import limits
from app.web.storefront import storefront

_NUMBER = re.compile(r"[0-9A-Za-z-]{1,32}")


@storefront.get("/order")
def order() -> str:
    return _form(request.args.get("number", ""))


@storefront.post("/order")
def order_news() -> ResponseReturnValue:
    number = request.form.get("number", "").strip().lstrip("№#").strip()
    digits = "".join(filter(str.isdecimal, request.form.get("phone", "")))
    problems = _problems(number, digits)
    if problems:
        return _form(number, problems), 422
    limits.count_order_check(number)
    found = news.look_up(number, digits)
    if found is None:
        return _form(number, {"phone": gettext("There is no order with this number and these digits. Please check both.")}), 404
    return render_template("shop/order.html", order=found)


def _form(number: str, problems: dict[str, str] | None = None) -> str:
    return render_template("shop/order.html", order=None, number=number[:40], problems=problems or {})


def _problems(number: str, digits: str) -> dict[str, str]:
    """A whole phone is too much: only its end is asked for, so only its end is taken."""
    found = {}
    if not _NUMBER.fullmatch(number):
        found["number"] = gettext("Write the number from the message about the order, for example 1042.")
    if len(digits) != news.DIGITS:
        found["phone"] = gettext("Write the last four digits of the phone on the parcel.")
    return found
