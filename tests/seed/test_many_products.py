"""Ten thousand products load within a minute; a thousand in every run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from app.services import catalogue
from app.services.seed.seeding import apply
from tests.seed.conftest import SEED, Files

SIZES = ("80-92", "98-104", "110-116", "122-128", "134-140", "146-152")
COLOURS = ("голубий", "малина", "чорний", "червоний", "коричневий", "рожевий", "сірий", "універсальний", "бордовий",
           "помаранчевий", "жовтий", "молочний", "капучіно", "темно синій")  # fmt: skip


def _generated(many: int) -> str:
    """The shop's own shelves and features, with so many products of three colours and six sizes."""
    shipped = (SEED / "products.yaml").read_text(encoding="utf-8")
    lines = [shipped[: shipped.index("products:\n")], "products:"]
    for n in range(many):
        prices = ", ".join(f"{size}: {1000 + n % 900 + place}" for place, size in enumerate(SIZES))
        lines += [
            f"  - id: {n}", f"    title: Сукня Номер {n}", "    category: dresses", f"    words: [номер {n}]",
            f"    sizes: {{{prices}}}", "    fabric: поплін", "    features: [poplin, lining, belt]",
            "    facts: {lining: 'Так, підкладка є.', belt: 'Так, пояс є.'}", "    colours:",
        ]  # fmt: skip
        lines += [f"      - {{name: {COLOURS[(n + c) % len(COLOURS)]}, sku: {n}-{c}}}" for c in range(3)]
    return "\n".join(lines) + "\n"


def _seconds_to_load(many: int, files: Files) -> float:
    Path(files.products).write_text(_generated(many), encoding="utf-8")
    steps: list[tuple[str, int, int]] = []
    began = time.perf_counter()
    apply(files.load(), progress=lambda *step: steps.append(step))
    took = time.perf_counter() - began
    assert steps[-1][1] == steps[-1][2] and len(steps) > many * 18 // 1000
    assert len(catalogue.snapshot().products) == many
    assert not apply(files.load())
    return took


def test_a_thousand_products_load_in_seconds(shop_app: Flask, files: Files) -> None:
    assert _seconds_to_load(1_000, files) <= 20


@pytest.mark.proof
def test_ten_thousand_products_load_within_a_minute(
    shop_app: Flask, files: Files, record_property: Callable[[str, object], None]
) -> None:
    took = _seconds_to_load(10_000, files)
    record_property("seconds_from_yaml", round(took, 1))
    assert took <= 60
