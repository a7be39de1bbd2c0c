"""Deadlines, stock, discounts, promises and the parcel's own data: nothing but what the shop's files and the rows say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.cli.eval.checks.scene import Scene, Words

DAYS = re.compile(r"\d+\s*(?:[–-]\s*\d+)?(?=\s*(?:дн|діб|тижн|місяц))")
MINUTES = re.compile(r"(?:протягом|за|через)\s+\d*\s*(?:хвилин\w*|годин\w*|пів ?годин\w*|дня|доби|тижня)")
AFTER = re.compile(r"(?:сьогодні|завтра|післязавтра)?\s*(?:після|о|до)\s+\d{1,2}[:.]\d{2}")
SOON = re.compile(r"\b(?:сьогодні|завтра|післязавтра)\b", re.IGNORECASE)
PERCENT = re.compile(r"\d+\s*%")
NO = re.compile(r"\b(?:не|немає|нема|жодн\w+)\b", re.IGNORECASE)
ALWAYS_WRONG = {
    "scarcity": r"\b(?:в наявності|на складі|останн(?:ій|я|є|ю|ього)\b|розпродан\w+|розкуп\w+|закінчу\w+|обмежен\w+)",
    "pressure": r"\b(?:поспіша\w+|встигні\w*)",
    "a promise": r"\b(?:компенс\w+|повернемо|відшкод\w+|гарант\w+)",
}
UNLESS_DENIED = {
    "a discount": r"\b(?:зниж\w+|акці[яйїю]\w*|промокод\w*|розпродаж\w*|бонус\w*|кешбек\w*|подарун\w+)",
    "free delivery": r"\b(?:безкоштовн\w+|безплатн\w+|даром)",
    "another carrier": r"\b(?:укрпошт\w+|meest|міст експрес|justin|самовив\w+|кур[’'ʼ]єр\w*)",
    "a payment we do not take": r"\b(?:пакунок малюка|пакунком|apple pay|без передоплати)",
}
CLAIM = {name: re.compile(p, re.IGNORECASE) for name, p in {**ALWAYS_WRONG, **UNLESS_DENIED}.items()}
NUMBER = re.compile(r"№ ?(\d+(?:-\d+)?)")
PHONE = re.compile(r"\+\d[\d ]{8,16}\d")
MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
)  # fmt: skip
DATE = re.compile(rf"(?<!\d)(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")


def wrong_claims(words: Words, scene: Scene) -> Iterator[str]:
    text = words.text
    yield from (
        f"«{hit}» days is not {scene.shelf.days}: «{text}»" for hit in DAYS.findall(text) if _plain(hit) != scene.shelf.days
    )
    yield from (
        f"«{hit}» is not the shop's percent" for hit in PERCENT.findall(text) if float(hit.rstrip("% ")) != scene.shelf.fee_percent
    )
    yield from _wrong_answer_time(text, scene)
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        for name, pattern in CLAIM.items():
            if pattern.search(sentence) and not (name in UNLESS_DENIED and NO.search(sentence)):
                yield f"{name}: «{sentence}»"
    yield from _wrong_numbers(words, scene)
    yield from _wrong_dates(text, scene)
    if words.kind == "requisites":
        yield from _wrong_requisites(words, scene)


def _plain(hit: str) -> str:
    return re.sub(r"\s", "", hit).replace("-", "–")


def _wrong_answer_time(text: str, scene: Scene) -> Iterator[str]:
    """When a person answers: in hours within minutes, else the next opening; nothing else is ever promised."""
    shelf = scene.shelf
    clock = scene.now.strftime("%H:%M")
    right = (
        shelf.in_hours if shelf.hours[0] <= clock < shelf.hours[1] else shelf.today if clock < shelf.hours[0] else shelf.tomorrow
    )
    rest = text.replace(right, " ")
    yield from (f"«{hit.strip()}» is not «{right}»" for hit in MINUTES.findall(rest) + AFTER.findall(rest) + SOON.findall(rest))


def _wrong_numbers(words: Words, scene: Scene) -> Iterator[str]:
    """Numbers of orders and branches, phones."""
    orders = {order.number for order in scene.ledger.orders}
    branches = {dict(o.parcel)["np_branch"] for o in scene.ledger.orders} | {scene.slots.get("np_branch")} | scene.memory.numbers
    yield from (
        f"№ {n} is neither order nor branch: «{words.text}»" for n in NUMBER.findall(words.text) if n not in orders | branches
    )
    phones = {dict(o.parcel)["phone"] for o in scene.ledger.orders} | {scene.slots.get("phone")}
    spoken = {re.sub(r"\D", "", s) for s in scene.memory.said}
    for hit in PHONE.findall(words.text):
        digits = re.sub(r"\D", "", hit)
        if f"+{digits}" not in phones and not any(digits[-9:] in s for s in spoken):
            yield f"whose phone is {hit}?"


def _wrong_dates(text: str, scene: Scene) -> Iterator[str]:
    """A day is one on which a child was measured; the moment until which an order is kept is told with its hour."""
    taken = {(day.day, day.month) for day in scene.ledger.measured}
    for hit in DATE.finditer(text):
        if (int(hit.group(1)), MONTHS.index(hit.group(2)) + 1) not in taken and not re.search(r"\d:\d{2}\s*$", text[: hit.start()]):
            yield f"nothing happened on {hit.group()}: «{text}»"


def _wrong_requisites(words: Words, scene: Scene) -> Iterator[str]:
    for key in ("payee", "iban", "tax_id", "purpose"):
        if scene.shelf.requisites[key] not in words.text and not _is_whole(scene.shelf.requisites[key], scene):
            yield f"the requisites lack {key}"
    rows = dict(row.split(": ", 1) for row in words.text.split("\n") if ": " in row)
    if re.sub(r"\D", "", rows.get("IBAN", "")) != re.sub(r"\D", "", scene.shelf.requisites["iban"]):
        yield "another IBAN"
    due = {value for status, value in scene.ledger.payments if status == "awaiting"}
    said = re.sub(r"\D", "", rows.get("Сума", ""))
    if due and said and float(said) not in due:
        yield f"the requisites ask {said}, due is {sorted(due)}"


def _is_whole(text: str, scene: Scene) -> bool:
    return text in scene.shelf.whole
