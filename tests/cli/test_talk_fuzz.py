"""`talk --json` under any input: never a crash, one well-formed line out for each line in."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli.talk.command import written
from app.cli.talk.session import Talk

KEYS = {
    "bubbles",
    "text",
    "state",
    "intent",
    "slots",
    "order",
    "orders",
    "handoff",
    "owner",
    "alerts",
    "followups",
    "brain",
    "llm_calls",
    "ms",
}
TITLES = st.sampled_from(["Костюм Лагуна", "Сукня Анна", "Костюм Валері", "Тренч", "Костюм Невідомий"])
COLOURS = st.sampled_from(["жовтий", "рожевий", "чорний", "універсальний", "зелений"])
SIZES = st.sampled_from(["110-116", "80-92", "116", "158-164", "XL"])
STATES = st.sampled_from(
    [
        "init",
        "discovery",
        "vision",
        "size_color",
        "offer",
        "payment_delivery",
        "upsell",
        "end",
        "complaint",
        "out_of_domain",
        "nowhere",
    ]
)
WORDS = st.sampled_from(
    [
        "лагуна",
        "жовта",
        "112",
        "беру",
        "так",
        "ні",
        "сірий",
        "розмір",
        "122-128",
        "зріст",
        "1.12",
        "скасуйте",
        "передоплата",
        "повна",
        "оплата",
        "львів",
        "відділення",
        "7",
        "067",
        "111",
        "22",
        "33",
        "коваль",
        "ірина",
        "людину",
        "опт",
        "дякую",
        "дорого",
        "і",
        "ще",
        "сукня",
        "анна",
        "чорна",
        "ттн",
        "повернути",
        "?",
        "!",
        "\u202e",
        "\x00",
        "<b>",
        "{v1.price}",
    ]
)
TALKING = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)
GARMENTS = st.lists(st.fixed_dictionaries({"product": TITLES}), max_size=3)
CUSTOMER = st.fixed_dictionaries(
    {},
    optional={
        "full_name": st.just("Коваль Ірина"),
        "phone": st.sampled_from(["+380671112233", "12"]),
        "city": st.just("Львів"),
        "np_branch": st.sampled_from(["7", "сім"]),
    },
)
MEMORY = st.fixed_dictionaries(
    {},
    optional={
        "child": st.fixed_dictionaries({"height": st.integers(60, 170)}),
        "last_order": st.fixed_dictionaries({"product": TITLES}),
        "city": st.just("Львів"),
    },
)
SIGHTING = st.fixed_dictionaries(
    {"kind": st.sampled_from(["product", "receipt", "foreign", "unclear", "multi", "selfie", "cat"])},
    optional={"product": TITLES, "color": COLOURS, "items": GARMENTS, "candidates": GARMENTS},
)
SETUP = st.fixed_dictionaries(
    {},
    optional={
        "state": STATES,
        "product": TITLES,
        "color": COLOURS,
        "size": SIZES,
        "height": st.integers(20, 260) | st.floats(60, 190),
        "checkout_step": st.sampled_from(["request_data", "confirm_data", "show_payment"]),
        "customer": CUSTOMER,
        "payment_method": st.sampled_from(["full", "prepay"]),
        "order": st.sampled_from(["awaiting_approval", "paid", "shipped", "delivered"]),
        "offered": st.booleans() | TITLES,
        "memory": MEMORY,
        "greeted_today": st.booleans(),
        "returning": st.booleans(),
        "handoff": st.booleans() | st.sampled_from(["ticket", "takeover"]),
    },
)
STAFF = st.sampled_from(["approve_payment", "reject_payment", "reply", "release"])
CHOICES = st.sampled_from(["yes", "no", "cancel", "size:110-116", "payment_method:full", "person"])
LINE = st.one_of(
    st.fixed_dictionaries({"text": TALKING}),
    st.fixed_dictionaries({"text": TALKING, "sighting": SIGHTING}),
    st.fixed_dictionaries({"sighting": SIGHTING}),
    st.fixed_dictionaries({"choice": CHOICES | TALKING}),
    st.fixed_dictionaries({"photo": st.sampled_from(["", "nowhere.jpg", "\u0000"])}),
    st.fixed_dictionaries({"staff": STAFF}, optional={"text": TALKING}),
    st.fixed_dictionaries({"advance_hours": st.floats(0, 200) | st.integers(-2, 100)}),
    st.fixed_dictionaries({"setup": SETUP}),
    st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text(max_size=8), max_size=3),
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def answered(talk: Talk, raw: str | bytes) -> dict[str, Any]:
    """What came out, once it is seen to be exactly one line of the contract's form."""
    line = written(talk.answer(raw))
    assert line.endswith(b"\n") and len(line.decode().splitlines()) == 1
    out: dict[str, Any] = json.loads(line)
    assert set(out) == {"error"} or set(out) == KEYS, out
    if "error" not in out:
        assert bool(out["bubbles"]) == bool(out["text"])
    return out


@QUICK
@given(st.lists(LINE, min_size=1, max_size=8))
def test_any_lines_in_any_order_are_answered_one_by_one(talk: Talk, lines: list[dict[str, Any]]) -> None:
    answered(talk, '{"setup": {}}')
    for line in lines:
        answered(talk, json.dumps(line))


@QUICK
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_answered(talk: Talk, raw: bytes) -> None:
    answered(talk, raw)
    assert "error" not in answered(talk, '{"text": "Добрий день"}')
