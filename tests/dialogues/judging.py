"""Holding what the shop did against what a script expects, and every reply of the bot against the shop's manners."""

from __future__ import annotations

import re
from typing import Any

from tests.dialogues.scripts import Expects

EQUAL = ("state", "intent", "owner", "handoff", "alerts", "followups")
WORDS = ("text", "choices", "csat")  # kinds whose text is spoken; others are cards
RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
MARKDOWN = re.compile(r"\*\*|__|`|^#+ |\]\(", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)")


def complaints(out: dict[str, Any], expects: Expects) -> list[str]:
    """What is not as expected, one line each; empty when all is well."""
    if "error" in out:
        return [f"error: {out['error']}"]
    wrong = [
        f"{key}: got {out[key]!r}, expected {getattr(expects, key)!r}"
        for key in EQUAL
        if getattr(expects, key) is not None and out[key] != getattr(expects, key)
    ]
    wrong += [f"slots.{k}: got {out['slots'][k]!r}, expected {v!r}" for k, v in expects.slots.items() if out["slots"][k] != v]
    wrong += _order(out, expects) + _words(out, expects) + _bubbles(out, expects)
    return wrong


def _order(out: dict[str, Any], expects: Expects) -> list[str]:
    wrong = []
    if expects.orders is not None and len(out["orders"]) != expects.orders:
        wrong.append(f"orders: got {len(out['orders'])}, expected {expects.orders}")
    if expects.followups_max is not None and out["followups"] > expects.followups_max:
        wrong.append(f"followups: got {out['followups']}, at most {expects.followups_max}")
    if expects.order is None:
        return wrong + ([f"order: got {out['order']}, expected none"] if out["order"] else [])
    if not expects.order:
        return wrong
    order = out["order"] or {}
    for key, value in expects.order.items():
        if key == "lines":
            wrong += _lines(order.get("lines", []), value)
        elif order.get(key) != value:
            wrong.append(f"order.{key}: got {order.get(key)!r}, expected {value!r}")
    return wrong


def _lines(got: list[dict[str, Any]], expected: list[dict[str, Any]]) -> list[str]:
    same = len(got) == len(expected) and all(g.get(k) == v for g, e in zip(got, expected, strict=True) for k, v in e.items())
    return [] if same else [f"order.lines: got {got}, expected {expected}"]


def _words(out: dict[str, Any], expects: Expects) -> list[str]:
    text = out["text"].casefold()
    wrong = [
        f"text lacks {piece!r}: {out['text']!r}"
        for piece in expects.has
        if not any(p.casefold() in text for p in ([piece] if isinstance(piece, str) else piece))
    ]
    wrong += [f"text has {piece!r}: {out['text']!r}" for piece in expects.lacks if piece.casefold() in text]
    spoken = "\n".join(b["text"] for b in out["bubbles"] if b["kind"] in WORDS).casefold()
    wrong += [f"words have {piece!r}: {spoken!r}" for piece in expects.words_lack if piece.casefold() in spoken]
    if expects.silence is not None and expects.silence != (not out["bubbles"]):
        wrong.append(f"silence: got {out['text']!r}" if expects.silence else "nothing was said")
    return wrong


def _bubbles(out: dict[str, Any], expects: Expects) -> list[str]:
    kinds = [b["kind"] for b in out["bubbles"]]
    buttons = {part for b in out["bubbles"] for c in b.get("choices", ()) for part in (c["choice"], c["label"])}
    wrong = [f"no {kind} among {kinds}: {out['text']!r}" for kind in expects.kinds if kind not in kinds]
    wrong += [f"a {kind} among {kinds}" for kind in expects.no_kinds if kind in kinds]
    wrong += [f"no button {b!r} among {sorted(buttons)}" for b in expects.buttons if b not in buttons]
    if expects.bubbles_max is not None and sum(k in WORDS for k in kinds) > expects.bubbles_max:
        wrong.append(f"{kinds}: more than {expects.bubbles_max} bubbles of words")
    return wrong


def manners(out: dict[str, Any], quoted: str = "") -> list[str]:
    """DOMAIN §4 for a reply of the bot. `quoted`: staff's own words in it, which are theirs to choose."""
    spoken = [b["text"] for b in out["bubbles"] if b["kind"] in WORDS]
    text = out["text"].replace(quoted, "") if quoted else out["text"]
    wrong = [f"Russian letters: {text!r}"] if RUSSIAN.search(text) else []
    wrong += [f"a long dash: {text!r}"] if "—" in text else []
    wrong += [f"Markdown: {text!r}"] if MARKDOWN.search(text) else []
    wrong += [f"a red heart: {text!r}"] if "❤" in text else []
    if sum(map(len, spoken)) > 900:
        wrong.append(f"{sum(map(len, spoken))} characters in one reply")
    if sum(t.count("?") for t in spoken) > 2:
        wrong.append(f"more than two questions: {spoken!r}")
    wrong += [f"more than two sentences in a bubble: {t!r}" for t in spoken if not quoted and len(SENTENCE_END.findall(t)) > 3]
    wrong += [f"a wording with a hole: {t!r}" for t in (*spoken, text) if re.search(r"[{}]|\bNone\b", t)]
    return wrong
