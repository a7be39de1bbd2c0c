"""How people really write: seeded operations on a shopper's message. The same seed gives the same noise, whatever ran before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import yaml
from pydantic import BaseModel, ConfigDict

SHARE = 0.75  # of messages that are disturbed at all; the gate asks for 0.6
SECOND = 0.3  # of those, with a second operation
KEYS = "йцукенгшщзхї фівапролджє ячсмитьбю"
WORD = re.compile(r"[^\W\d_]{5,}")
HEIGHT = re.compile(r"(?<![\d-])1[0-6]\d(?![\d-])")
SHORT = 2  # words of an answer that may be sent twice
STEM = 4  # letters by which a word of the parcel is known in another case


class NoiseWords(BaseModel):
    """`surzhyk`: what people write for it; `digressions`: questions that lead nowhere and change nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    surzhyk: dict[str, str]
    emoji: list[str]
    digressions: list[str]


def load(path: Path) -> NoiseWords:
    return NoiseWords.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Uttered:
    """One message as it is sent. `texts` more than one: a burst, at once or, unless `together`, one after another."""

    texts: tuple[str, ...]
    together: bool = False
    before: str | None = None  # a question put first, as a message of its own
    ops: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.texts[0]


@dataclass
class Noise:
    """`kept`: words no typo touches: a parcel needs its name and town as they are."""

    words: NoiseWords
    random: Random
    kept: frozenset[str] = frozenset()

    def disturb(self, text: str, parts: list[str] | None = None) -> Uttered:
        """`parts`: the delivery data, which stand in `text` joined by commas and may come in another order."""
        said = Uttered((text,))
        if self.random.random() >= SHARE:
            return said
        for _ in range(1 + (self.random.random() < SECOND)):
            said = self._once(said, parts)
        return said

    def _once(self, said: Uttered, parts: list[str] | None) -> Uttered:
        """One operation that does change something; a message too short for one is left as it is."""
        names = [name for name in OPERATIONS if name not in said.ops]
        self.random.shuffle(names)
        for name in names:
            changed = OPERATIONS[name](self, said, parts)
            if changed is not None and changed != said:
                return replace(changed, ops=(*said.ops, name))
        return said


def _on_text(change: Callable[[Noise, str], str | None]) -> Callable[[Noise, Uttered, list[str] | None], Uttered | None]:
    def operation(noise: Noise, said: Uttered, _: list[str] | None) -> Uttered | None:
        texts = tuple(change(noise, text) or text for text in said.texts)
        return replace(said, texts=texts)

    return operation


def _typo(noise: Noise, text: str) -> str | None:
    """Two letters swapped, one dropped, doubled, or its neighbour on the keyboard; never the first."""
    hits = [h for h in WORD.finditer(text) if h.group().casefold()[:STEM] not in noise.kept]
    if not hits:
        return None
    hit = noise.random.choice(hits)
    word, at = hit.group(), noise.random.randrange(1, len(hit.group()) - 1)
    kind = noise.random.randrange(4)
    key = KEYS.find(word[at].lower())
    near = KEYS[key + 1] if 0 <= key < len(KEYS) - 1 and KEYS[key + 1] != " " else word[at]
    spoilt = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + near + word[at + 1 :],
    )[kind]
    return text[: hit.start()] + spoilt + text[hit.end() :]


def _surzhyk(noise: Noise, text: str) -> str | None:
    for proper, common in noise.words.surzhyk.items():
        text = re.sub(rf"(?<!\w){re.escape(proper)}(?!\w)", common, text, flags=re.IGNORECASE)
    return text


def _caps(_: Noise, text: str) -> str:
    return text.upper()


def _emoji(noise: Noise, text: str) -> str:
    return f"{text} {noise.random.choice(noise.words.emoji)}"


def _unpunctuated(_: Noise, text: str) -> str:
    """As dictated: no marks but those inside numbers and words, no capitals."""
    return re.sub(r"(?<!\d)[.,!?;:]+|[.,!?;:]+(?!\d)", "", text).lower()


def _corrected(noise: Noise, said: Uttered, parts: list[str] | None) -> Uttered | None:
    """Another height first, then the right one; the parcel's numbers are no heights."""
    hit = HEIGHT.search(said.text)
    if hit is None or parts:
        return None
    other = int(hit.group()) + noise.random.choice((-12, 12, 18))
    text = f"{said.text[: hit.start()]}{other}, ой ні, {hit.group()}{said.text[hit.end() :]}"
    return replace(said, texts=(text, *said.texts[1:]))


def _burst(noise: Noise, said: Uttered, _: list[str] | None) -> Uttered | None:
    if len(said.texts) > 1:
        return None
    pieces = [p.strip() for p in re.split(r"(?<=[.!?])\s+|,\s+(?!\d)|\n", said.text) if p.strip()]
    if len(pieces) < 2:
        return None
    at = noise.random.randrange(1, len(pieces))
    # A lone name of a town or «так» is an answer of its own; sent at once they are one turn.
    return replace(said, texts=(", ".join(pieces[:at]), ", ".join(pieces[at:])), together=True)


def _repeated(noise: Noise, said: Uttered, parts: list[str] | None) -> Uttered | None:
    """A short answer sent twice before there is a reply; of a longer message one word said twice."""
    if parts or len(said.texts) > 1:
        return None
    if len(said.text.split()) <= SHORT:
        return replace(said, texts=(said.text, said.text), together=True)
    hits = [hit for hit in WORD.finditer(said.text) if hit.group().casefold()[:STEM] not in noise.kept]
    if not hits:
        return None
    hit = noise.random.choice(hits)
    return replace(said, texts=(f"{said.text[: hit.end()]} {hit.group()}{said.text[hit.end() :]}",))


def _lines(_: Noise, said: Uttered, parts: list[str] | None) -> Uttered | None:
    if not parts:
        return None
    return replace(said, texts=tuple(text.replace(", ", "\n") for text in said.texts))


def _reordered(noise: Noise, said: Uttered, parts: list[str] | None) -> Uttered | None:
    joined = ", ".join(parts or ())
    if not parts or joined not in said.text:
        return None
    shuffled = list(parts)
    noise.random.shuffle(shuffled)
    return replace(said, texts=(said.text.replace(joined, ", ".join(shuffled)), *said.texts[1:]))


def _digression(noise: Noise, said: Uttered, _: list[str] | None) -> Uttered | None:
    question = noise.random.choice(noise.words.digressions)
    if noise.random.random() < 0.5 and len(said.texts) == 1:
        return replace(said, texts=(f"{said.text.rstrip('.!')}, {question}",))
    return replace(said, before=question)


OPERATIONS: dict[str, Callable[[Noise, Uttered, list[str] | None], Uttered | None]] = {
    "typo": _on_text(_typo),
    "surzhyk": _on_text(_surzhyk),
    "caps": _on_text(_caps),
    "emoji": _on_text(_emoji),
    "unpunctuated": _on_text(_unpunctuated),
    "corrected": _corrected,
    "burst": _burst,
    "repeated": _repeated,
    "lines": _lines,
    "reordered": _reordered,
    "digression": _digression,
}
