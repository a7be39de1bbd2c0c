"""Facts become words: one printed form per kind. Values come in canonical; grammar of the wordings never leans on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from app.dialog.facts import Fact
from app.domain.money import Money
from app.domain.shop import Shop

NBSP = "\u00a0"
_VOWELS = "аеєиіїоуюя"


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints facts for one shop on one day. `words` is the catalogue's section `printed`; `genitives` names → their genitive."""

    words: Mapping[str, Any]
    zone: ZoneInfo
    today: date
    genitives: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Mapping[str, Any], shop: Shop, now: datetime) -> Printer:
        genitives = {shop.carrier: shop.carrier_genitive} if shop.carrier_genitive else {}
        return cls(words, ZoneInfo(shop.zone), shop.local(now).date(), genitives)

    def show(self, fact: Fact, form: str = "") -> str:
        """The fact in its kind's one form. Kinds unknown here are printed as they stand.

        Values: money, fee Money · price_from (lowest, highest) or Money · count, height int · date date · until datetime UTC ·
        list tuple[str, …] · lines (title, colour, size, quantity, price, sum) each · prices (size, Money or None, heights) each ·
        fields slot names · stock to_order|in_stock|sold_out · greeting morning|day|evening · reason, text, … the words.
        """
        kind = _KINDS.get(fact.kind)
        return kind(self, fact.value, form) if kind else str(fact.value)

    def money(self, sum_: Money, _form: str = "") -> str:
        unit = self.words["currency"].get(sum_.currency, sum_.currency)
        return f"{grouped(sum_.amount)}{NBSP}{unit}"

    def date(self, day: date, _form: str = "") -> str:
        """«3 травня»; another year than today's is said."""
        text = f"{day.day}{NBSP}{self.words['months'][day.month - 1]}"
        return text if day.year == self.today.year else f"{text}{NBSP}{day.year}"

    def field(self, name: str, form: str = "") -> str:
        forms = self.words["fields"].get(name)
        return forms[form == "acc"] if forms else name

    def phone(self, number: str, _form: str = "") -> str:
        """Grouped as the country writes it, where the catalogue says how; else as stored."""
        for prefix, groups in self.words["phone_groups"].items():
            rest = number.removeprefix(prefix)
            if number.startswith(prefix) and len(rest) == sum(map(int, groups)):
                return NBSP.join((prefix, *_cut(rest, groups)))
        return number

    def status(self, name: str, _form: str = "") -> str:
        return str(self.words["status"].get(name, name))


def grouped(amount: Decimal) -> str:
    """«1 990», «19,50»: thousands apart by a no-break space, kopecks only when there are some."""
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    return text.replace(",", NBSP).replace(".", ",")


def capital(text: str) -> str:
    """With a capital first letter, unless the word chose its own case («iPhone»)."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def items(fact: Fact) -> tuple[str, ...]:
    """The items of a list as shown, before joining."""
    if fact.kind == "lines":
        return tuple(", ".join(part for part in line[:3] if part) for line in fact.value)
    if fact.kind == "prices":
        return tuple(row[0] for row in fact.value)
    return tuple(fact.value)


def _cut(digits: str, groups: list[str]) -> list[str]:
    cut, at = [], 0
    for size in map(int, groups):
        cut.append(digits[at : at + size])
        at += size
    return cut


def _price_from(printer: Printer, value: Any, _: str) -> str:
    low, high = value if isinstance(value, tuple) else (value, None)
    shown = printer.money(low)
    return shown if low == high else str(printer.words["from"]).format(shown)


def _counted(unit: str) -> Callable[[Printer, int, str], str]:
    """A number with its unit in the plural form the number asks for."""

    def show(printer: Printer, value: int, _: str) -> str:
        one, few, many = printer.words[unit]
        tail, teens = value % 10, value % 100 in range(11, 15)
        word = many if teens or tail in (0, 5, 6, 7, 8, 9) else one if tail == 1 else few
        return f"{grouped(Decimal(value))}{NBSP}{word}"

    return show


def _until(printer: Printer, value: datetime, _: str) -> str:
    local = value.astimezone(printer.zone)
    return str(printer.words["until"]).format(time=f"{local.hour}:{local.minute:02}", date=printer.date(local.date()))


def _list(printer: Printer, value: tuple[str, ...], form: str) -> str:
    mark = "; " if any("," in item for item in value) else ", "
    if form == "or" and len(value) > 1:
        return f"{mark.join(value[:-1])} {printer.words['or']} {value[-1]}"
    return mark.join(value)


def _fields(printer: Printer, value: tuple[str, ...], form: str) -> str:
    names = [printer.field(name, form) for name in value]
    if len(names) < 2:
        return "".join(names)
    joint = printer.words["and_before_vowel" if names[-1][0].lower() in _VOWELS else "and"]
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def _of_items(kind: str) -> Callable[[Printer, Any, str], str]:
    return lambda printer, value, form: _list(printer, items(Fact(kind, value)), form)


def _pattern(name: str) -> Callable[[Printer, Any, str], str]:
    return lambda printer, value, _: str(printer.words[name]).format(value).replace(" ", NBSP)


_KINDS: Mapping[str, Callable[[Printer, Any, str], str]] = {
    "money": Printer.money,
    "price_from": _price_from,
    "fee": lambda printer, value, _: str(printer.words["about"]).format(printer.money(value)).replace(" ", NBSP),
    "count": _counted("items"),
    "characters": _counted("characters"),
    "megabytes": _pattern("megabytes"),
    "height": _pattern("height"),
    "number": _pattern("number"),
    "branch": _pattern("number"),
    "until": _until,
    "date": Printer.date,
    "phone": Printer.phone,
    "status": Printer.status,
    "stock": lambda printer, value, _: str(printer.words["stock"].get(value, value)),
    "greeting": lambda printer, value, _: str(printer.words["greeting"].get(value, value)),
    "reason": lambda _p, value, _f: str(value).strip().removesuffix("."),
    "carrier": lambda printer, value, form: printer.genitives.get(value, value) if form == "gen" else str(value),
    "list": _list,
    "lines": _of_items("lines"),
    "prices": _of_items("prices"),
    "fields": _fields,
}
