"""Every sum of money in a bubble must be one that the seed's prices, the rows and plain arithmetic explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.cli.eval.checks.scene import SIZE, Scene, Words
from app.cli.eval.checks.shelf import Ware

SUM = re.compile(r"(?<![\d-])(?P<about>≈\s*)?(?P<sum>\d{1,3}(?: \d{3})+|\d+)(?:[,.]\d{2})?\s*(?:грн|₴|гривень|гривні)")
LABEL = re.compile(rf"{SIZE}|(?<=розмір )\d{{2,3}}(?![\d-])")
SINGLE = re.compile(r"(?<![\d-])\d{2,3}(?![\d-])")
AT_HEIGHT = re.compile(r"(?<![\d–-])(\d{2,3}) ?см")
# What the words before a sum say it is.
DUE = re.compile(
    r"(?:до сплати|на оплату,|переказ на|реквізити на|платіж|доплата –|доплатити треба|не сплачено)\s*$", re.IGNORECASE
)
WHOLE = re.compile(r"(?:повністю,|переказуєте всі|уся сума|повна оплата –|замовлення на|за все)\s*$", re.IGNORECASE)
AHEAD = re.compile(r"(?:спершу|передоплата|з передоплатою|внести|вносите)\s*$", re.IGNORECASE)


def amount(hit: re.Match[str]) -> float:
    return float(hit.group("sum").replace(" ", ""))


def wrong_sums(words: Words, scene: Scene) -> Iterator[str]:
    """A sentence for each sum that nothing explains. Sums found right are remembered as totals of the talk."""
    if words.kind == "order_summary":
        yield from _wrong_card(words, scene)
        return
    for line in words.text.split("\n"):
        yield from _wrong_line(line, words, scene)


def _wrong_line(line: str, words: Words, scene: Scene) -> Iterator[str]:
    hits = list(SUM.finditer(line))
    wares = _wares(words, scene)
    paired = {id(hit): _label(line, hit, hits) for hit in hits}
    units = [u for hit in hits if (u := _unit(line, hit, wares, paired[id(hit)], scene)) is not None]
    for hit in hits:
        if hit.group("about"):
            yield from _wrong_fee(hit, hits, scene)
        elif not _explained(line, hit, wares, paired[id(hit)], units, scene):
            yield f"the sum {hit.group().strip()} is explained by nothing: «{line.strip()}»"


def _wares(words: Words, scene: Scene) -> list[Ware]:
    return list(words.wares) or ([scene.product] if scene.product else [])


def _label(line: str, hit: re.Match[str], hits: list[re.Match[str]]) -> tuple[str, ...]:
    """The sizes a sum belongs to: the list right before it, since the sum before; else «за розмір X» after it."""
    before = max((h.end() for h in hits if h.end() <= hit.start()), default=0)
    labels = list(LABEL.finditer(line, before, hit.start()))
    if labels:
        return _run(line, labels)
    after = min((h.start() for h in hits if h.start() >= hit.end()), default=len(line))
    follows = re.compile(rf"\s*\)?,?\s*(?:за|коштує|–|це)?\s*(?:розмір )?({SIZE})").match(line, hit.end(), after)
    return (follows.group(1),) if follows else ()


def _run(line: str, labels: list[re.Match[str]]) -> tuple[str, ...]:
    """The last unbroken list of labels: «146-152, 158-164»."""
    start = 0
    for index, (left, right) in enumerate(pairwise(labels)):
        if not re.fullmatch(r"(?:,| та| й| і| чи)? ?", line[left.end() : right.start()]):
            start = index + 1
    return tuple(label.group() for label in labels[start:])


def _unit(line: str, hit: re.Match[str], wares: list[Ware], labels: tuple[str, ...], scene: Scene) -> float | None:
    """The sum as the price of one piece, if it is one."""
    value = amount(hit)
    named = [w for w in wares if w.title in line[: hit.start()]] or wares
    if labels:
        return value if any(all(w.prices.get(s) == value for s in labels) for w in named) else None
    near = named[-1:] if re.search(r"\bвід\s*$", line[: hit.start()]) else named
    if re.search(r"\b(?:від|з|починаються з)\s*$", line[: hit.start()]):
        return value if any(min(w.prices.values()) == value for w in near) else None
    if at_height := _at_height(line[: hit.start()], named, scene):
        return value if value in at_height else None
    size = scene.slots.get("size")
    for ware in named:
        if len(set(ware.prices.values())) == 1 and value in ware.prices.values():
            return value
        if size and ware.prices.get(size) == value:
            return value
        if ware is not scene.product and value == min(ware.prices.values()):
            return value
    return _of_lines(value, scene)


def _at_height(before: str, named: list[Ware], scene: Scene) -> set[float]:
    """«На 104 см: …, … – 1 790 грн»: of several models, what the one named last costs at the height the line itself names."""
    if len(named) < 2 or not (heights := AT_HEIGHT.findall(before)):
        return set()
    ware = max(named, key=lambda w: before.rfind(w.title))
    return {ware.prices[size] for size in scene.shelf.fitting(ware, int(heights[-1]))}


def _of_lines(value: float, scene: Scene) -> float | None:
    return value if any(line.price == value for order in scene.ledger.orders for line in order.lines) else None


def _explained(line: str, hit: re.Match[str], wares: list[Ware], labels: tuple[str, ...], units: list[float], scene: Scene) -> bool:
    value, before = amount(hit), line[: hit.start()]
    awaited = {sum_ for status, sum_ in scene.ledger.payments if status == "awaiting"}
    open_totals = {order.total for order in scene.ledger.orders if order.is_open}
    if DUE.search(before) and awaited:
        return value in awaited
    if WHOLE.search(before) and open_totals:
        return value in open_totals
    if AHEAD.search(before):
        return value in {min(scene.shelf.prepay, total) for total in scene.totals | {float(scene.shelf.prepay)}}
    if labels and not re.search(r"(?:разом|сума|всього|усього|все|оформити)[^\d]*$", line[: hit.start()], re.IGNORECASE):
        return value in units and _unit(line, hit, wares, labels, scene) is not None
    if _unit(line, hit, wares, labels, scene) is not None:
        return True
    return value in _derived(line, units, scene) or _said(hit, scene)


def _derived(line: str, units: list[float], scene: Scene) -> set[float]:
    """Totals, what is due now, what is left, what a line adds, what several pieces cost."""
    shelf, totals = scene.shelf, set(scene.totals)
    pieces = [int(n) for n in re.findall(r"(\d+) товар", line)] or [1]
    unit = {u for ware in ([scene.product] if scene.product else []) if (u := ware.prices.get(scene.slots.get("size") or ""))}
    totals |= {u * pieces[0] for u in {*units, *unit}} | ({sum(units)} if len(units) > 1 else set())
    totals |= {t + u for t in scene.totals for u in units}
    approved = sum(value for status, value in scene.ledger.payments if status == "approved")
    due = {value for status, value in scene.ledger.payments}
    rest = {t - min(shelf.prepay, t) for t in totals} | {t - approved for t in totals}
    return totals | rest | due | {float(shelf.prepay)}


def _said(hit: re.Match[str], scene: Scene) -> bool:
    """A sum the shopper named may be repeated: a budget, or staff's own words."""
    return hit.group("sum").replace(" ", "") in scene.memory.numbers


def _wrong_fee(hit: re.Match[str], hits: list[re.Match[str]], scene: Scene) -> Iterator[str]:
    offered = scene.product.prices.get(scene.slots.get("size") or "") if scene.product else None
    rests = {t - scene.shelf.prepay for t in scene.totals | ({offered} if offered else set())}
    beside = {amount(h) for h in hits if h is not hit and amount(h) in rests}
    right = {scene.shelf.fee(rest) for rest in beside or rests}
    if amount(hit) not in right:
        yield f"the carrier's fee {hit.group()} should be one of {sorted(right)}"


def _wrong_card(words: Words, scene: Scene) -> Iterator[str]:
    """«title, colour, size – [n ×] price [= sum]» lines, then their sum."""
    total, rows = 0.0, 0
    for line in words.text.split("\n"):
        hits = [amount(h) for h in SUM.finditer(line)]
        ware = next((scene.shelf.wares[t] for t in sorted(scene.shelf.wares, key=len, reverse=True) if line.startswith(t)), None)
        if ware and hits:
            yield from _wrong_row(line, ware, hits)
            total, rows = total + hits[-1], rows + 1
        elif line.startswith("Разом") and hits and rows:
            if hits[0] != total:
                yield f"the lines add up to {total:g}, not {hits[0]:g}"
            scene.memory.totals.add(total)
        else:
            yield from _wrong_line(line, words, scene)


def _wrong_row(line: str, ware: Ware, hits: list[float]) -> Iterator[str]:
    parts = [part.strip() for part in line.removeprefix(ware.title).split(" – ")[0].split(",") if part.strip()]
    colour, size = (parts[0], parts[1]) if len(parts) > 1 else (ware.colours[0], parts[0] if parts else "")
    if colour not in ware.colours:
        yield f"{ware.title} has no colour «{colour}»"
    price = ware.prices.get(size)
    times = re.search(r"(\d+) × ", line)
    expected = [price, price * int(times.group(1))] if times and price else [price]
    if hits != expected:
        yield f"{ware.title}, {size} costs {expected}, not {hits}"
