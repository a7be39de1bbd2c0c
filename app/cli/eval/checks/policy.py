"""How the shop behaves in a turn: its manners (DOMAIN §4), its silences, and the order of its steps (DOMAIN §§5–6)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

WORDS = ("text", "choices", "csat")  # bubbles of words; the others are cards
LONGEST, QUESTIONS, SENTENCES = 900, 2, 3  # a closing emoji or «Дякую!» counts as a sentence
RUSSIAN = re.compile("[ыэъёЫЭЪЁ]")
MARKDOWN = re.compile(r"\*\*|__|`|^#+ |\]\(", re.MULTILINE)
END = re.compile(r"[.!?…]+(?=\s|$)")
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
HOLE = re.compile(r"[{}]|\bNone\b")


@dataclass
class Manners:
    """Remembers what one talk has heard: a question comes at most once in three replies, a photo once."""

    introduced: int = 0
    photos: set[str] = field(default_factory=set)

    def breaches(self, out: dict[str, Any], before: dict[str, Any] | None, quoted: str = "") -> list[str]:
        """`before`: the answer before this one; `quoted`: staff's own words."""
        spoken = [b["text"] for b in out["bubbles"] if b["kind"] in WORDS]
        text = out["text"].replace(quoted, "") if quoted else out["text"]
        return [*_wording(spoken, text, quoted), *_silence(out, before, quoted), *_steps(out), *self._repeats(out)]

    def _repeats(self, out: dict[str, Any]) -> Iterator[str]:
        self.introduced += sum("бот-помічниця" in b["text"] for b in out["bubbles"] if b["kind"] == "text")
        if self.introduced > 1:
            yield "introduced itself twice"
        for bubble in out["bubbles"]:
            if bubble["kind"] == "photo":
                if bubble["text"] in self.photos:
                    yield f"the photo «{bubble['text']}» a second time"
                self.photos.add(bubble["text"])


def _wording(spoken: list[str], text: str, quoted: str) -> Iterator[str]:
    yield from (
        f"{what}: «{text}»"
        for what, pattern in (("Russian letters", RUSSIAN), ("Markdown", MARKDOWN), ("a hole", HOLE))
        if pattern.search(text)
    )
    if "—" in text or "❤" in text:
        yield f"a long dash or a red heart: «{text}»"
    if sum(map(len, spoken)) > LONGEST:
        yield f"{sum(map(len, spoken))} characters in one reply"
    if sum(t.count("?") for t in spoken) > QUESTIONS:
        yield f"more than {QUESTIONS} questions: {' / '.join(spoken)}"
    if not quoted:
        yield from (f"too many sentences in a bubble: «{t}»" for t in spoken if len(END.findall(t)) > SENTENCES)
    yield from (f"too many emoji: «{t}»" for t in spoken if len(EMOJI.findall(t)) > 2)


def _silence(out: dict[str, Any], before: dict[str, Any] | None, quoted: str) -> Iterator[str]:
    held = before is not None and before["owner"] == "person" and out["owner"] == "person"
    if held and out["bubbles"] and not quoted:
        yield f"spoke although a person holds the talk: «{out['text']}»"
    if not held and out["intent"] is not None and not out["bubbles"]:
        yield "answered nothing"


def _steps(out: dict[str, Any]) -> Iterator[str]:
    """Requisites only for a chosen method, the summary only with all four fields."""
    kinds = [b["kind"] for b in out["bubbles"]]
    slots, order = out["slots"], out["order"] or {}
    if "requisites" in kinds and not (slots["payment_method"] or order.get("payment_method")):
        yield "requisites before a way to pay was chosen"
    summary = next((b["text"] for b in out["bubbles"] if b["kind"] == "order_summary"), "")
    if "Отримувач" in summary and not all(slots[key] for key in ("full_name", "phone", "city", "np_branch")):
        yield "a summary although delivery data are missing"
