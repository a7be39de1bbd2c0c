"""The labelled messages: each becomes a turn, and what was read is laid beside its label."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.dialog.conversation import Asking, Conversation, Question
from app.dialog.turn import Inbound, Turn
from app.domain.basket import Basket, Item
from app.domain.commands import Answer, Ask, Cancel, Command, Handoff, HandoffReason, Paid, RefProduct, SetSlot, Topic
from app.domain.dialog_state import State
from app.domain.shopper import Shopper
from app.domain.slots import Delivery, Method, Slot
from tests.voices import shop

FIRST_AUTHORS = ("demanding", "dictated", "dnipro", "grandmother", "laconic", "mother", "village")
LATER_AUTHORS = ("father", "rude", "salesman_abroad", "shy", "teenager")  # written apart from the brain, first read blind
STRANGERS = ("moldavanka", "twins", "accountant", "emigrant")  # written apart from the brain too, after all the others
AUTHORS = (*FIRST_AUTHORS, *LATER_AUTHORS, *STRANGERS)
_KEYS = (Slot.PRODUCT, Slot.COLOUR, Slot.SIZE, Slot.HEIGHT, Slot.PHONE, Slot.FULL_NAME, Slot.CITY, Slot.BRANCH, Slot.METHOD)


@dataclass(frozen=True)
class Labelled:
    author: str
    number: int
    row: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.row["text"])

    @property
    def known(self) -> dict[str, Any]:
        return self.row.get("known") or {}

    def turn(self) -> Turn:
        known = self.known
        product = _id(known.get("product"))
        item = Item(product_id=product, colour=known.get("color"), size=known.get("size"), height=known.get("height"))
        shown = known.get("shown") or [i["product"] for i in known.get("items", ())]
        pending = self.row.get("pending")
        kind = Asking(pending) if pending else None
        ids = tuple(_id(title) or "" for title in shown)
        talk = Conversation(
            number=1,
            state=State(self.row["state"]),
            pending=Question(kind, ids if kind is Asking.WHICH_PRODUCT else ()) if kind else None,
            basket=Basket((item,)) if not item.is_empty or item.height else Basket(),
            delivery=Delivery(**{k: known.get(k) for k in ("full_name", "phone", "city", "np_branch")}),
            method=Method(known["payment_method"]) if "payment_method" in known else None,
            shown=ids,
        )
        return Turn(
            "t", talk, Shopper("s"), shop.shop(), shop.catalogue(), datetime(2026, 6, 1, 9, tzinfo=UTC), (Inbound("m", self.text),)
        )


def read(authors: tuple[str, ...] = AUTHORS) -> Iterator[Labelled]:
    for author in authors:
        lines = (Path(__file__).parent / f"{author}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            yield Labelled(author, number, json.loads(line))


def _id(title: str | None) -> str | None:
    return next((p.id for p in shop.catalogue().products if p.title == title), None)


def slots_of(commands: tuple[Command, ...], known: dict[str, Any]) -> dict[str, Any]:
    """What the commands set, in the labels' own form: one wish flat, several under `items`; a value repeated is not set."""
    targets: dict[int, dict[str, Any]] = {}
    flat: dict[str, Any] = {}
    for command in commands:
        if isinstance(command, RefProduct) and not command.rejected:
            targets.setdefault(command.target, {})["product"] = shop.catalogue().by_id[command.product_id].title
        elif isinstance(command, SetSlot) and command.op == "set" and command.scope == "purchase" and command.slot in _KEYS:
            place = targets.setdefault(command.target, {}) if command.slot in ("color", "size", "height") else flat
            place[str(command.slot)] = command.value
        elif isinstance(command, SetSlot) and command.slot is Slot.QUANTITY and command.value > 1:
            targets.setdefault(command.target, {})["quantity"] = command.value
    wishes = [targets[target] for target in sorted(targets)]
    if len(wishes) > 1:
        items = [{k: v for k, v in wish.items() if k != "product" or known.get(k) != v} for wish in wishes]
        return {**flat, "items": items} if any(items) else flat
    merged = {**flat, **(wishes[0] if wishes else {})}
    return {key: value for key, value in merged.items() if known.get(key) != value}


def labelled_slots(message: Labelled) -> dict[str, Any]:
    slots = {key: value for key, value in message.row["slots"].items() if key == "items" or message.known.get(key) != value}
    if "items" in slots:
        slots["items"] = [{k: v for k, v in wish.items() if k != "product" or message.known.get(k) != v} for wish in slots["items"]]
    return slots


def rejected_of(commands: tuple[Command, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for command in commands:
        if isinstance(command, RefProduct) and command.rejected:
            found.setdefault("product", []).append(shop.catalogue().by_id[command.product_id].title)
        elif isinstance(command, SetSlot) and command.op == "negate" and command.slot is Slot.COLOUR:
            found.setdefault("color", []).append(command.value)
    return found


_SAME = {
    "price": {Topic.PRICE, Topic.DISPUTE, Topic.CHEAPER, Topic.PRICE_LIST, Topic.DISCOUNT},
    "discount": {Topic.DISCOUNT, Topic.PRICE, Topic.DISPUTE},
    "sizes": {Topic.SIZES, Topic.SIZE_CHART, Topic.SIZE_ADVICE},
    "size": {Topic.SIZE_ADVICE, Topic.FIT, Topic.SIZES},
    "colors": {Topic.COLOURS, Topic.COLOUR_LOOK, Topic.AVAILABILITY},
    "availability": {Topic.AVAILABILITY, Topic.CATALOGUE},
    "delivery": {Topic.DELIVERY, Topic.DELIVERY_COST},
    "payment": {
        Topic.PAYMENT, Topic.FULL_TERMS, Topic.PREPAY_TERMS, Topic.COD, Topic.NO_PREPAY, Topic.BABY_PACKAGE,
        Topic.REQUISITES, Topic.MONEY_ARRIVED,
    },
}  # fmt: skip


def is_asked(word: str, commands: tuple[Command, ...]) -> bool:
    """Whether a label's `ask` word was read; the topics are finer than the labels."""
    if word == "human":
        return any(isinstance(c, Handoff) and c.reason is HandoffReason.ASKED for c in commands)
    if word == "wholesale":
        return any(isinstance(c, Handoff) and c.reason is HandoffReason.WHOLESALE for c in commands)
    topics = {c.topic for c in commands if isinstance(c, Ask)}
    details = {c.detail for c in commands if isinstance(c, Ask) and c.topic is Topic.FAQ}
    if word == "return" and "try_on" in details:
        return True
    return bool(topics & (_SAME.get(word) or {Topic(word)}))


def answer_of(commands: tuple[Command, ...]) -> str | None:
    said = next((c.value for c in commands if isinstance(c, Answer)), None)
    paid = next((c.done for c in commands if isinstance(c, Paid)), None)
    return said or (None if paid is None else "yes" if paid else "no")


def is_cancelled(commands: tuple[Command, ...]) -> bool:
    return any(isinstance(c, Cancel) for c in commands)
