"""What is asked for in an address: search, shelf, size, height, colours, price, page. What cannot be read is said at its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from flask import request, url_for
from flask_babel import gettext

from app.domain.collection import PriceBand, Wanted

LONGEST = 100  # characters of a search
SHORTEST_CM, TALLEST_CM = 30, 230
_HEIGHT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:см|м|cm|m)?", re.IGNORECASE)
_BAND = re.compile(r"(\d{0,7})-(\d{0,7})")


@dataclass(frozen=True, slots=True)
class Asked:
    """`problems`: field → one sentence. `typed_height` stays in its field however wrong it is."""

    query: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    page: int = 1
    typed_height: str = ""
    price: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)


def read() -> Asked:
    args = request.args
    height, problem = read_height(args.get("height", ""))
    wanted = Wanted(
        category=args.get("category") or None,
        size=args.get("size") or None,
        height=height,
        colours=tuple(dict.fromkeys(filter(None, args.getlist("colour"))))[:50],
        price=_band(args.get("price", "")),
    )
    page = args.get("page", "")
    return Asked(
        query=" ".join(args.get("q", "").split())[:LONGEST],
        wanted=wanted,
        page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 7 else 1,
        typed_height=args.get("height", "").strip()[:20],
        price=args.get("price", "") if wanted.price else "",
        problems={"height": problem} if problem else {},
    )


def without_height(asked: Asked) -> Asked:
    """As a shop hears it whose sizes say nothing of heights."""
    return replace(asked, wanted=replace(asked.wanted, height=None), typed_height="", problems={})


def read_height(typed: str) -> tuple[int | None, str]:
    """Centimetres, and what is wrong with what was typed. «1,12» and «1.12 м» are metres."""
    typed = typed.strip()
    if not typed:
        return None, ""
    found = _HEIGHT.fullmatch(typed)
    number = Decimal(found[1].replace(",", ".")) if found else Decimal(0)
    centimetres = int(number * 100 if number < 3 else number)
    if SHORTEST_CM <= centimetres <= TALLEST_CM:
        return centimetres, ""
    return None, gettext("Write the height as a number in centimetres, for example 119.")


def address(**changes: Any) -> str:
    """The collection as it is asked for now, with the changes; None takes a field away, a colour with it the first page."""
    asked: dict[str, Any] = {name: request.args.getlist(name) for name in request.args if name not in ("page", "lang")}
    asked.update(changes)
    return url_for("storefront.collection", **{name: value for name, value in asked.items() if value not in (None, [], [""])})


def without_colour(name: str) -> str:
    return address(colour=[each for each in request.args.getlist("colour") if each != name])


def band_word(band: PriceBand) -> str:
    """As it stands in an address: «-1900», «1900-2200», «2200-»."""
    low, high = (f"{bound.normalize():f}" if bound is not None else "" for bound in (band.low, band.high))
    return f"{low}-{high}"


def _band(text: str) -> PriceBand | None:
    found = _BAND.fullmatch(text)
    if not found or not (found[1] or found[2]):
        return None
    return PriceBand(*(Decimal(bound) if bound else None for bound in found.groups()))
