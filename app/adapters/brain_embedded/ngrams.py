"""What the linear model counts in a message: pieces of its words and the words themselves, letters folded, digits made 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.adapters.brain_embedded.words import Token

_LONGEST = 5
_WORD = "\x02"  # sets whole words apart from pieces of words


def spelt(words: Iterable[Token], text: str) -> list[str]:
    """The words as they are counted; a question mark is a word of its own."""
    keys = ["0" if word.is_number else word.key for word in words]
    return [*keys, "?"] if "?" in text else keys


def grams(keys: list[str]) -> Iterator[str]:
    """Each piece of one to five letters within a word, each word and each pair of words, as often as it occurs."""
    before = ""
    for key in keys:
        yield from _of_word(key)
        if before:
            yield f"{_WORD}{before} {key}"
        before = key


@lru_cache(maxsize=20000)
def _of_word(key: str) -> tuple[str, ...]:
    edged = f" {key} "
    pieces = (edged[start:end] for start in range(len(edged)) for end in range(start + 1, min(start + _LONGEST, len(edged)) + 1))
    return (*pieces, _WORD + key)
