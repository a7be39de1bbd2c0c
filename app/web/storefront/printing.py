"""How the shop's pages print: price spans, dates, small samples of colours, addresses of what is asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_date
from babel.numbers import format_decimal
from flask_babel import get_locale, gettext
from markupsafe import Markup

from app.domain.collection import PriceBand
from app.domain.money import Money
from app.services import window
from app.web import rendering
from app.web.storefront import asking, storefront, structured, texts

_JOIN = "\N{WORD JOINER}"
_SPAN = re.compile(r"(\d)–(\d+)( ?)")
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@storefront.app_template_filter("span")
def span(low: Money, high: Money) -> str:
    """«1 590–2 390 грн», or one price."""
    if low == high:
        return rendering.money(low)
    pattern = "#,##0" if low.amount == low.amount.to_integral_value() else "#,##0.00"
    return f"{format_decimal(low.amount, format=pattern, locale=get_locale())}–{rendering.money(high)}"


@storefront.app_template_filter("moment")
def moment(at: datetime) -> str:
    """«1 червня, 10:12» on the shop's own clock."""
    return f"{format_date(rendering.shop().local(at), 'd MMMM', locale=get_locale())}, {rendering.clock(at)}"


@storefront.app_template_filter("paragraphs")
def paragraphs(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]


@storefront.app_template_filter("whole")
def whole(text: str) -> str:
    """A span of numbers is not broken across lines, nor from the word it counts: «3–5 днів»."""
    return _SPAN.sub(lambda found: f"{found[1]}{_JOIN}–{_JOIN}{found[2]}{rendering.NO_BREAK if found[3] else ''}", text)


@storefront.app_template_filter("json_ld")
def json_ld(told: object) -> Markup:
    """JSON that cannot end the element it stands in; letters stay letters."""
    text = json.dumps(told, ensure_ascii=False)
    return Markup("".join(_UNSAFE.get(letter, letter) for letter in text))


@storefront.app_template_filter("initial")
def initial(text: str) -> str:
    """With a capital letter, the rest as it stands: «верхній одяг» → «Верхній одяг»."""
    return text[:1].upper() + text[1:]


@storefront.context_processor
def lent() -> dict[str, object]:
    """What the shop's pages ask for by name."""
    return {
        "asking_for": asking.address, "without_colour": asking.without_colour, "band_word": asking.band_word,
        "band_label": band_label, "describe": structured.description, "url_for_picture": structured.url_for_picture,
        "trust": texts.trust, "paid": texts.paid, "page_size": window.PAGE,
    }  # fmt: skip


def band_label(band: PriceBand) -> str:
    currency = rendering.shop().currency
    low, high = (Money(bound, currency) if bound is not None else None for bound in (band.low, band.high))
    if low is None:
        return gettext("up to %(price)s", price=rendering.money(high)) if high else ""
    return span(low, high) if high else gettext("over %(price)s", price=rendering.money(low))
