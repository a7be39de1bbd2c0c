"""No wrong amount over every model × size × colour asked for by name (the catalogue is read from the seed)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.cli.talk.session import Talk

SEED = Path(__file__).parents[2] / "seed" / "products.yaml"
AMOUNT = re.compile(r"(\d[\d ]*\d|\d) грн")


def every_variant() -> Iterator[tuple[str, str, str, int]]:
    """(title, colour, size, price) as the file says; nothing of the product's own reading of it is used."""
    for product in yaml.safe_load(SEED.read_text(encoding="utf-8"))["products"]:
        for colour in product["colours"]:
            for size, price in product["sizes"].items():
                yield str(product["title"]), str(colour["name"]), str(size), int(Decimal(str(price)))


VARIANTS = tuple(every_variant())
TITLES = tuple(dict.fromkeys(title for title, *_ in VARIANTS))


def say(talk: Talk, line: dict[str, Any]) -> dict[str, Any]:
    out = talk.answer(json.dumps(line, ensure_ascii=False))
    assert "error" not in out, out
    return out


def amounts(texts: Iterable[str]) -> set[int]:
    return {int(amount.replace(" ", "")) for text in texts for amount in AMOUNT.findall(text)}


def test_the_seed_holds_the_whole_catalogue() -> None:
    assert len(TITLES) == 9
    assert len({(title, colour) for title, colour, *_ in VARIANTS}) == 29
    assert len(VARIANTS) == 164


@pytest.mark.parametrize("title", TITLES)
def test_a_wish_for_every_variant_by_name_is_offered_at_the_catalogues_price(talk: Talk, title: str) -> None:
    for name, colour, size, price in VARIANTS:
        if name != title:
            continue
        say(talk, {"setup": {"greeted_today": True, "returning": True}})
        out = say(talk, {"text": f"{name}, колір {colour}, розмір {size}, скільки коштує?"})
        asked = f"{name}, {colour}, {size}"
        assert {k: out["slots"][k] for k in ("product", "color", "size")} == {"product": name, "color": colour, "size": size}, asked
        said = amounts(bubble["text"] for bubble in out["bubbles"] if bubble["kind"] == "text")
        assert said == {price}, f"{asked}: {price} expected, {out['text']!r} said"
        assert amounts(bubble["text"] for bubble in out["bubbles"]) <= {p for t, _, _, p in VARIANTS if t == name}, asked
        ordered = say(talk, {"text": "беру"})["order"]
        assert (ordered["total"], [line["price"] for line in ordered["lines"]]) == (price, [price]), asked
