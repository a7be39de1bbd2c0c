"""The shop's own texts as pages: delivery and payment, exchange, terms, privacy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import render_template
from flask_babel import gettext

from app.domain.money import Money
from app.domain.shop import Section, Shop
from app.web import rendering
from app.web.storefront import storefront

NAMES = ("delivery", "exchange", "terms", "privacy")


@storefront.get("/delivery")
def delivery() -> str:
    shop = rendering.shop()
    texts = shop.texts
    return _page(
        gettext("Delivery and payment"),
        (
            _section(gettext("Delivery"), texts.get("delivery_terms"), texts.get("delivery_cost"), _faq(shop, "carriers")),
            _section(gettext("Payment"), _faq(shop, "payment"), texts.get("full_terms"), _prepaid(shop), texts.get("no_prepay")),
            _section(gettext("When people answer"), _faq(shop, "hours")),
        ),
    )


@storefront.get("/exchange")
def exchange() -> str:
    shop = rendering.shop()
    return _page(
        gettext("Exchange and return"),
        (
            _section(gettext("If it does not fit"), shop.texts.get("exchange"), _faq(shop, "try_on")),
            _section(gettext("So that it fits at once"), shop.texts.get("fit")),
        ),
    )


@storefront.get("/terms")
def terms() -> str:
    shop = rendering.shop()
    return _page(gettext("Terms"), shop.terms or (_section(gettext("Who sells"), shop.texts.get("legal")),))


@storefront.get("/privacy")
def privacy() -> str:
    return _page(gettext("Privacy"), rendering.shop().privacy)


def trust() -> Mapping[str, str]:
    """Why one may buy here, a sentence each, of what the shop has told."""
    texts = rendering.shop().texts
    told = {"delivery": texts.get("delivery_terms", ""), "payment": paid(), "exchange": texts.get("exchange", "")}
    return {name: text for name, text in told.items() if text}


def paid() -> str:
    """How one pays."""
    return _faq(rendering.shop(), "payment")


def _page(title: str, sections: Iterable[Section]) -> str:
    return render_template("shop/text.html", title=title, sections=[section for section in sections if section.text])


def _section(heading: str, *paragraphs: str | None) -> Section:
    """Of what the shop has told; nothing it has not."""
    return Section(heading, "\n\n".join(dict.fromkeys(filter(None, paragraphs))))


def _faq(shop: Shop, topic: str) -> str:
    return next((faq.answer for faq in shop.faq if faq.topic == topic), "")


def _prepaid(shop: Shop) -> str:
    """The prepayment and the carrier's fee in numbers, from the terms the orders are counted by."""
    pay = shop.payment
    if "prepay" not in pay.methods:
        return ""
    return gettext(
        "The prepayment is %(prepay)s, the rest is paid on delivery. "
        "For passing it on the carrier takes %(percent)s %% of the rest and %(fixed)s.",
        prepay=rendering.money(Money(pay.prepay, shop.currency)),
        percent=f"{pay.fee_percent.normalize():f}",
        fixed=rendering.money(Money(pay.fee_fixed, shop.currency)),
    )
