"""What a rendered bubble must say: its facts as single values, in the order they stand, taken apart here and not by the printer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.dialog.facts import Fact
from app.dialog.replies import BubbleKind


@dataclass(frozen=True, slots=True)
class Atom:
    """One value to be found in the text. Kind «literal»: the words themselves."""

    kind: str
    value: Any


def expected(facts: Iterable[Fact], kind: BubbleKind) -> tuple[Atom, ...]:
    """The atoms of a bubble of this kind, in reading order."""
    return tuple(atom for fact in facts for atom in _of_fact(fact, kind))


def _of_fact(fact: Fact, kind: BubbleKind) -> Iterator[Atom]:
    if fact.kind == "lines":
        for line in fact.value:
            yield from _of_line(line, whole=kind is BubbleKind.ORDER_SUMMARY)
    elif fact.kind == "prices":
        yield from _of_prices(fact.value, kind)
    elif fact.kind == "requisites":
        yield from _of_requisites(fact.value)
    elif fact.kind in ("list", "fields"):
        item = "literal" if fact.kind == "list" else "field"
        yield from (Atom(item, each) for each in fact.value)
    else:
        yield Atom(fact.kind, fact.value)


def _of_line(line: tuple[Any, ...], whole: bool) -> Iterator[Atom]:
    title, colour, size, quantity, price, together = line
    yield from (Atom("literal", part) for part in (title, colour, size) if part)
    if not whole:
        return
    if quantity != 1:
        yield Atom("times", quantity)
        yield Atom("money", price)
    yield Atom("money", together)


def _of_prices(rows: tuple[Any, ...], kind: BubbleKind) -> Iterator[Atom]:
    if kind is BubbleKind.PRODUCT:  # neighbours of one price share a line
        for price, same in groupby(rows, key=lambda row: row[1]):
            yield from (Atom("literal", row[0]) for row in same)
            yield Atom("money", price)
        return
    for size, price, *heights in rows:
        yield Atom("literal", size)
        if kind is BubbleKind.PRICE_TABLE and heights and heights[0]:
            yield Atom("heights", heights[0])
        if price is not None and kind is not BubbleKind.CHOICES:
            yield Atom("money", price)


def _of_requisites(requisites: dict[str, Any]) -> Iterator[Atom]:
    if requisites.get("demo"):
        yield Atom("stamp", True)
    yield from (Atom("literal", requisites[name]) for name in ("payee", "iban", "tax_id", "purpose") if requisites.get(name))
