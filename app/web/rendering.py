"""How values are printed in templates: money, moments, counts, statuses."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from decimal import Decimal
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal
from flask import Flask
from flask_babel import get_locale, gettext, pgettext
from markupsafe import Markup, escape

from app.domain.money import Money
from app.services import catalogue

NO_BREAK = "\N{NO-BREAK SPACE}"


def lend_filters(app: Flask) -> None:
    """Every filter and global the templates use of ours."""
    app.jinja_env.filters.update(money=money, clock=clock, day=day, lines=lines, label=label, spaced=spaced)
    app.jinja_env.globals.update(fresh_id=fresh_id, initials=initials)


def money(sum_: Money | Decimal | int | str, currency: str = "") -> str:
    """«1 990 грн», never broken across lines. `sum_` may be a bare amount when the currency is given."""
    amount, code = (sum_.amount, sum_.currency) if isinstance(sum_, Money) else (Decimal(str(sum_)), currency)
    locale = get_locale()
    unit = _unit(code)
    if unit is None:
        return format_currency(amount, code, locale=locale)
    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return f"{format_decimal(amount, format=pattern, locale=locale)}{NO_BREAK}{unit}"


def clock(moment: datetime) -> str:
    return format_time(catalogue.shop().local(moment), "HH:mm", locale=get_locale())


def day(moment: datetime) -> str:
    """«неділя, 31 травня» of the shop's day."""
    return format_date(catalogue.shop().local(moment), pgettext("date pattern", "EEEE, d MMMM"), locale=get_locale())


def lines(text: str) -> Markup:
    """Text with its addresses as links; everything else escaped."""
    parts = re.split(r"(https?://[^\s<>\"]+)", text)
    return Markup("").join(
        Markup('<a href="{0}" rel="noopener nofollow">{0}</a>').format(part) if index % 2 else escape(part)
        for index, part in enumerate(parts)
    )


def spaced(digits: str, by: int = 4) -> str:
    """Digits in groups: an account or a tracking number to read aloud."""
    return NO_BREAK.join(digits[start : start + by] for start in range(0, len(digits), by))


def label(word: Any) -> str:
    """A status, reason or role as people say it."""
    return gettext(_LABELS.get(str(word), str(word)))


def initials(name: str) -> str:
    return "".join(part[0] for part in name.split()[:2]).upper() or "?"


def fresh_id() -> str:
    """The name of a message that is yet to be written; a browser with script makes its own."""
    return str(uuid.uuid4())


def _unit(code: str) -> str | None:
    return gettext("UAH") if code == "UAH" else None
