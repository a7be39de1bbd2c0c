"""Planted lies: a bubble that said the truth, made to say something else. The seal must find them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from app.dialog.facts import FactSheet
from app.dialog.replies import Bubble, Choice
from tests.dialog.speaking import COLOURS, SIZES, TITLES

CLAIMS = (
    " Залишився останній.",
    " Доставка безкоштовна.",
    " Знижка 10 %.",
    " Лише сьогодні.",
    " Є в наявності.",
    " Друга річ удвічі дешевше.",
    " Разом дві штуки.",
    " Ціна 999 грн.",
    " Ще 5 штук на складі.",
    " Привеземо завтра.",
    " Діє акція.",
    " Гарантуємо обмін.",
    " Це коштує пів тисячі.",
    " Повернемо гроші.",
    " За 50 %.",
    " Лагуну теж радимо.",
    " Є ще й малина.",
)


@dataclass(frozen=True)
class Planted:
    what: str
    bubble: Bubble


def plants(bubble: Bubble, sheet: FactSheet, chance: Random) -> Iterator[Planted]:
    """Every lie that can be planted in this bubble."""
    for planter in (_digits, _swapped_sums, _other_words, _swapped_items, _claims, _lost, _stock, _labels, _posts):
        yield from planter(bubble, sheet, chance)


def _said(what: str, bubble: Bubble, text: str) -> Iterator[Planted]:
    if text != bubble.text:
        yield Planted(f"{what}: {text}", replace(bubble, text=text))


def _digits(bubble: Bubble, sheet: FactSheet, chance: Random) -> Iterator[Planted]:
    """One digit off, one too many, one too few: prices, heights, numbers, phones, dates, sizes."""
    for found in list(re.finditer(r"\d", bubble.text))[:40]:
        if _is_in_free_words(bubble, sheet, found.start()):
            continue
        at = found.start()
        other = str((int(found[0]) + chance.randint(1, 8)) % 10)
        yield from _said("digit", bubble, bubble.text[:at] + other + bubble.text[at + 1 :])
        yield from _said("digit more", bubble, bubble.text[:at] + other + bubble.text[at:])


def _is_in_free_words(bubble: Bubble, sheet: FactSheet, at: int) -> bool:
    """Inside a shop's whole sentence a digit is a lie too, but the greeting, the clock and links are planted elsewhere."""
    return any(sheet[h].kind == "link" and str(sheet[h].value) in bubble.text for h in bubble.facts) and "http" in bubble.text[:at]


def _swapped_sums(bubble: Bubble, _: FactSheet, __: Random) -> Iterator[Planted]:
    sums = list(re.finditer(r"\d[\d\u00a0]*(?:,\d\d)?\u00a0грн", bubble.text))
    for first, second in pairwise(sums):
        swapped = (
            bubble.text[: first.start()]
            + second[0]
            + bubble.text[first.end() : second.start()]
            + first[0]
            + bubble.text[second.end() :]
        )
        yield from _said("swapped sums", bubble, swapped)


def _other_words(bubble: Bubble, sheet: FactSheet, chance: Random) -> Iterator[Planted]:
    pools = {"title": TITLES, "colour": COLOURS, "size": SIZES}
    for handle in dict.fromkeys(bubble.facts):
        fact = sheet[handle]
        if pool := pools.get(fact.kind):
            other = chance.choice([value for value in pool if value != fact.value])
            yield from _said(f"other {fact.kind}", bubble, bubble.text.replace(str(fact.value), other))


def _swapped_items(bubble: Bubble, sheet: FactSheet, _: Random) -> Iterator[Planted]:
    for handle in dict.fromkeys(bubble.facts):
        fact = sheet[handle]
        if fact.kind == "list" and len(fact.value) > 1:
            first, last = fact.value[0], fact.value[-1]
            marked = bubble.text.replace(first, "\0").replace(last, first).replace("\0", last)
            yield from _said("swapped items", bubble, marked)
            yield from _said("lost item", bubble, bubble.text.replace(f"{first}, ", "").replace(f"{first}; ", ""))


def _claims(bubble: Bubble, _: FactSheet, chance: Random) -> Iterator[Planted]:
    yield from _said("claim", bubble, bubble.text + chance.choice(CLAIMS))
    yield from _said("claim", bubble, chance.choice(CLAIMS).strip() + " " + bubble.text)


def _lost(bubble: Bubble, _: FactSheet, __: Random) -> Iterator[Planted]:
    yield from _said("lost unit", bubble, bubble.text.replace("\u00a0грн", "", 1))
    yield from _said("unit", bubble, bubble.text.replace("грн", "USD", 1))
    yield from _said("month", bubble, bubble.text.replace("травня", "червня", 1).replace("січня", "лютого", 1))
    yield from _said("no estimate", bubble, bubble.text.replace("≈\u00a0", ""))
    yield from _said("not from", bubble, re.sub("[Вв]ід ", "", bubble.text) if "price_from" in str(bubble.facts) else bubble.text)


def _stock(bubble: Bubble, _: FactSheet, __: Random) -> Iterator[Planted]:
    for told, lie in (("можна замовити", "є в наявності"), ("розпродано", "можна замовити"), ("є в наявності", "розпродано")):
        if told in bubble.text:
            yield from _said("stock", bubble, bubble.text.replace(told, lie))


def _labels(bubble: Bubble, _: FactSheet, __: Random) -> Iterator[Planted]:
    for n, choice in enumerate(bubble.choices):
        if not any(map(str.isdigit, choice.label)):
            continue
        lie = Choice(choice.choice, re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), choice.label))
        yield Planted(f"label: {lie.label}", replace(bubble, choices=(*bubble.choices[:n], lie, *bubble.choices[n + 1 :])))


def _posts(bubble: Bubble, _: FactSheet, __: Random) -> Iterator[Planted]:
    """A button that says one thing and posts another."""
    if len({choice.choice for choice in bubble.choices[:2]}) > 1:
        first, second, *rest = bubble.choices
        swapped = (Choice(second.choice, first.label), Choice(first.choice, second.label), *rest)
        yield Planted(f"posts: {swapped[0]}", replace(bubble, choices=swapped))
