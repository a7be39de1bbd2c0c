"""How values are printed in templates: money, moments, counts, statuses."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as date_
from datetime import datetime, time, timedelta
from decimal import Decimal

from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal
from flask import Flask, current_app, g, request
from flask_babel import force_locale, get_locale, gettext, ngettext, pgettext
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy

from app.domain.money import Money
from app.domain.shop import Shop
from app.services import catalogue
from app.services.runtime import runtime
from app.services.views import MessageView
from app.web import labels

NO_BREAK = "\N{NO-BREAK SPACE}"
_LINK = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,;:!?)]|(?<!\S)/order\?number=[\w-]+)")
_GAP = timedelta(minutes=15)
_PROMISED = timedelta(minutes=15)  # what the bot says of how long a person takes
_PHONE = re.compile(r"(\+380)(\d\d)(\d{3})(\d\d)(\d\d)")
_WHOLE = re.compile(r"((?<![\w+])\+?\d[\d() -]{8,16}\d(?!\w)|\b\w{1,12}-\w{1,12}\b)")  # phones, and what a hyphen joins
_TRACKING = re.compile(r"\b\d{11,14}\b")


def lend_filters(app: Flask) -> None:
    """Every filter and global of ours the templates use."""
    app.jinja_env.filters.update(
        money=money, clock=clock, day=day, ago=ago, links=links, spaced=spaced, initials=initials, tracking=tracking,
        own_words=own_words, iso_day=iso_day, day_name=day_name, hour=hour, gap=gap, fours=fours, answering=answering,
        heat=heat, briefly=briefly, when=when, ms=ms, phone=phone, date=date, unbroken=unbroken,
    )  # fmt: skip
    # A proxy: pages that never name the shop are shown while the database is away.
    app.jinja_env.globals.update(
        fresh_id=fresh_id,
        labels=labels,
        labelled=labelled,
        shop=LocalProxy(shop),
        shop_says=LocalProxy(shop_says),
        picture_of=picture_of,
        has_page=has_page,
    )


def load_templates(app: Flask) -> None:
    """Those of the chat, compiled before the first shopper would wait for it."""
    for name in app.jinja_env.list_templates(filter_func=lambda name: name.startswith("chat/")):
        app.jinja_env.get_template(name)


def shop() -> Shop:
    """The shop's settings, read once a request."""
    if "shop" not in g:
        g.shop = catalogue.shop()
    found: Shop = g.shop
    return found


def know(shop: Shop) -> None:
    """The settings this request's turn was answered with: what it says is not shown by others."""
    g.shop = shop


def money(sum_: Money) -> str:
    """«1 990 грн», never broken across lines."""
    locale = get_locale()
    unit = labels.UNITS.get(sum_.currency)
    if unit is None:
        return format_currency(sum_.amount, sum_.currency, locale=locale)
    pattern = "#,##0" if sum_.amount == sum_.amount.to_integral_value() else "#,##0.00"
    return f"{format_decimal(Decimal(sum_.amount), format=pattern, locale=locale)}{NO_BREAK}{unit}"


def clock(moment: datetime) -> str:
    """The time on the shop's own clock."""
    return format_time(shop().local(moment), "HH:mm", locale=get_locale())


def day(moment: datetime) -> str:
    """«неділя, 31 травня» by the shop's own calendar."""
    return format_date(shop().local(moment), pgettext("date pattern", "EEEE, d MMMM"), locale=get_locale())


def hour(moment: time) -> str:
    """«9:00» of the shop's hours."""
    return format_time(moment, "H:mm", locale=get_locale())


def iso_day(moment: datetime) -> str:
    """The date on the shop's own clock, to compare."""
    return shop().local(moment).date().isoformat()


def day_name(moment: datetime) -> str:
    """«Сьогодні», «Учора», else the date."""
    passed = (shop().local(runtime().clock()).date() - shop().local(moment).date()).days
    return {0: gettext("Today"), 1: gettext("Yesterday")}.get(passed) or _capital(day(moment))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def gap(earlier: datetime, later: datetime) -> bool:
    """Whether so long a silence lies between two bubbles that the time says something."""
    return later - earlier >= _GAP


def ago(moment: datetime) -> str:
    """How long something waits: minutes, then hours, then days."""
    minutes = max(0, int((runtime().clock() - moment).total_seconds() // 60))
    if minutes < 60:
        return ngettext("%(num)d minute", "%(num)d minutes", minutes)
    if minutes < 60 * 24:
        return ngettext("%(num)d hour", "%(num)d hours", minutes // 60)
    return ngettext("%(num)d day", "%(num)d days", minutes // (60 * 24))


def briefly(moment: datetime) -> str:
    """The same for a narrow column: «22 хв»."""
    minutes = max(0, int((runtime().clock() - moment).total_seconds() // 60))
    if minutes < 60:
        return gettext("%(num)d min", num=minutes)
    return gettext("%(num)d h", num=minutes // 60) if minutes < 60 * 24 else gettext("%(num)d d", num=minutes // (60 * 24))


def heat(moment: datetime) -> str:
    """How a wait is coloured: nothing at first, amber, then the brick of a promise broken."""
    waited = runtime().clock() - moment
    return "w2" if waited > _PROMISED else "w1" if waited >= _PROMISED / 3 else ""


def when(moment: datetime) -> str:
    """The time today, then «учора», then the date."""
    passed = (shop().local(runtime().clock()).date() - shop().local(moment).date()).days
    if passed == 0:
        return clock(moment)
    return gettext("yesterday") if passed == 1 else format_date(shop().local(moment), "d MMM", locale=get_locale())


def date(day: date_) -> str:
    return format_date(day, "d MMM y", locale=get_locale())


def ms(milliseconds: float) -> str:
    number = format_decimal(round(milliseconds, 1), locale=get_locale())
    return gettext("%(number)s ms", number=number)


def phone(number: str) -> str:
    """«+380 67 123 45 67»: to read aloud; a number of another country as it is kept."""
    found = _PHONE.fullmatch(number)
    return NO_BREAK.join(found.groups()) if found else number


def picture_of(product_id: str, colour: str) -> str | None:
    """The name of the picture of a colour; None when the shop sells it no longer, or has none."""
    if "goods" not in g:
        g.goods = catalogue.snapshot()
    product = g.goods.find(product_id)
    found = product.colour(colour) if product else None
    return found.picture if found else None


def has_page(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


def links(text: str) -> Markup:
    """Text with its web addresses as links, our own with our name before it; everything else is escaped.

    «110-116» and a phone number stay on one line.
    """
    parts = _LINK.split(text)
    return Markup("").join(
        Markup('<a href="{0}" rel="noopener nofollow">{1}</a>').format(part, request.host + part if part[0] == "/" else part)
        if index % 2
        else unbroken(part)
        for index, part in enumerate(parts)
    )


def unbroken(text: str) -> Markup:
    parts = _WHOLE.split(text)
    return Markup("").join(
        Markup('<span class="nb">{}</span>').format(part) if index % 2 else escape(part) for index, part in enumerate(parts)
    )


def spaced(text: str, by: int = 4) -> str:
    """In groups: an account or a tracking number to read aloud."""
    return NO_BREAK.join(fours(text, by))


def fours(text: str, by: int = 4) -> list[str]:
    packed = text.replace(" ", "")
    return [packed[start : start + by] for start in range(0, len(packed), by)]


def tracking(text: str) -> str | None:
    """The parcel's number in a bubble, for the button that copies it."""
    found = _TRACKING.search(text)
    return found[0] if found else None


def own_words(message: MessageView, *threads: Iterable[MessageView]) -> str:
    """What a shopper's message shows: its text, its button's label, or the delivery form's fields in one line."""
    if message.text or not (message.choice or message.payload.get("form")):
        return message.text
    if message.choice:
        offered = (choice for thread in threads for said in thread for choice in said.choices)
        return next((choice.label for choice in offered if choice.choice == message.choice), "")
    return ", ".join(value for value in message.payload["form"].values() if value)


def answering(messages: Sequence[MessageView]) -> MessageView | None:
    """The last words of a person of the shop, when it was a person who spoke last; None while the bot answers."""
    last = next((said for said in reversed(messages) if said.author != "shopper"), None)
    return last if last and last.author == "staff" else None


def shop_says() -> Mapping[str, str]:
    """What the page's own buttons say to the shop, in the shop's language whatever the interface speaks."""
    with force_locale(shop().language):
        return {name: str(words) for name, words in labels.SAYS.items()}


def initials(name: str) -> str:
    return "".join(part[0] for part in name.split()[:2]).upper() or "?"


def fresh_id() -> str:
    """The name of a message yet to be written; a browser with script makes its own."""
    return str(uuid.uuid4())


def labelled(words: Mapping[str, object], word: object) -> str:
    return str(words.get(str(word), word))
