"""The phrases the linear model is trained on: one file an author, the authors kept apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.dialog_state import Intent

TRAINING = Path(__file__).parent / "training"


@dataclass(frozen=True, slots=True)
class Phrase:
    author: str
    text: str
    intent: Intent


def authors() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in TRAINING.glob("*.txt")))


def phrases() -> Iterator[Phrase]:
    """Every phrase: a line «# LABEL», then lines of phrases divided by «|». Raises ValueError for a label that is no intent."""
    for author in authors():
        intent = Intent.UNKNOWN
        for line in (TRAINING / f"{author}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                intent = Intent(line.lstrip("# ").strip().lower())
            else:
                yield from (Phrase(author, text.strip(), intent) for text in line.split("|") if text.strip())


def fingerprint() -> str:
    """The hash of all training text, authors and labels included."""
    digest = hashlib.sha256()
    for author in authors():
        digest.update(f"{author}\n".encode() + (TRAINING / f"{author}.txt").read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
