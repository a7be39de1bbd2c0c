"""One answer against what its case expects: a miss for each thing that is otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.cli.eval.cases.frozen import Line, WantedOrder

CHECKS = ("error", "intent", "state", "slots", "effects", "words", "facts", "manners")
COUNTED = ("orders", "alerts", "followups", "owner", "handoff")
LONG_ENOUGH = 60  # characters from which saying the same again is a repetition


@dataclass(frozen=True, slots=True)
class Miss:
    """`check`: one of CHECKS."""

    check: str
    wanted: str
    got: str

    def __str__(self) -> str:
        return f"{self.check}: {self.wanted}, not {self.got}"


def asked(line: Line) -> Iterator[str]:
    """The checks this line makes, those on facts and manners aside, which every answer undergoes."""
    if line.intent is not None:
        yield "intent"
    if line.state is not None:
        yield "state"
    if line.slots:
        yield "slots"
    if line.silent or line.asks_of("order", *COUNTED):
        yield "effects"
    if line.says or line.never or line.kinds or line.no_kinds:
        yield "words"


def misses(line: Line, out: dict[str, Any]) -> list[Miss]:
    if line.error or "error" in out:
        return [] if line.error and "error" in out else [Miss("error", "refused" if line.error else "answered", str(out)[:200])]
    return [*_understood(line, out), *_done(line, out), *_said(line, out)]


def _understood(line: Line, out: dict[str, Any]) -> Iterator[Miss]:
    for key, wanted in (("intent", line.intent), ("state", line.state)):
        if wanted is not None and not _is_any_of(wanted, out[key]):
            yield Miss(key, str(wanted), str(out[key]))
    for slot, value in line.slots.items():
        if not _is_any_of(value, out["slots"][slot]):
            yield Miss("slots", f"{slot} {value}", str(out["slots"][slot]))


def _done(line: Line, out: dict[str, Any]) -> Iterator[Miss]:
    if line.asks_of("order"):
        yield from _order(line.order, out["order"])
    for key in COUNTED:
        got = len(out["orders"]) if key == "orders" else out[key]
        if line.asks_of(key) and not _is_any_of(getattr(line, key), got):
            yield Miss("effects", f"{key} {getattr(line, key)}", str(got))
    if line.silent and out["bubbles"]:
        yield Miss("effects", "silence", out["text"][:120])


def _order(wanted: WantedOrder | None, got: dict[str, Any] | None) -> Iterator[Miss]:
    if wanted is None or got is None:
        if wanted is not None or got is not None:
            yield Miss("effects", "no order" if wanted is None else "an order", str(got))
        return
    for key in wanted.model_fields_set - {"lines"}:
        if not _is_any_of(getattr(wanted, key), got[key]):
            yield Miss("effects", f"order.{key} {getattr(wanted, key)}", str(got[key]))
    if wanted.lines is not None:
        pieces: Counter[tuple[str, str, str]] = Counter()
        for row in got["lines"]:
            pieces[row["product"], row["color"], row["size"]] += row["qty"]
        have = sorted((*what, many) for what, many in pieces.items())
        if have != sorted(wanted.lines):
            yield Miss("effects", f"lines {wanted.lines}", str(have))


def _said(line: Line, out: dict[str, Any]) -> Iterator[Miss]:
    text, kinds = out["text"], [bubble["kind"] for bubble in out["bubbles"]]
    yield from (Miss("words", f"says «{p}»", text) for p in line.says if not re.search(p, text, re.IGNORECASE))
    yield from (Miss("words", f"never says «{p}»", text) for p in line.never if re.search(p, text, re.IGNORECASE))
    yield from (Miss("words", f"shows {kind}", str(kinds)) for kind in line.kinds if kind not in kinds)
    yield from (Miss("words", f"shows no {kind}", str(kinds)) for kind in line.no_kinds if kind in kinds)


def repeats(out: dict[str, Any], before: dict[str, Any] | None) -> Iterator[Miss]:
    """The very same reply twice running."""
    if before is not None and len(out["text"]) > LONG_ENOUGH and before["text"] == out["text"]:
        yield Miss("manners", "other words than before", out["text"])


def _is_any_of(wanted: Any, got: Any) -> bool:
    return got in wanted if isinstance(wanted, list) else bool(got == wanted)
