"""What the linear model counts in a message: pieces of its words and the words themselves, letters folded, digits made 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from app.adapters.brain_embedded.words import Token

_LONGEST = 5
_WORD = "\x02"  # sets whole words apart from pieces of words


def spelt(words: Iterable[Token], text: str) -> list[str]:
    """The words as they are counted; a question mark is a word of its own."""
    keys = ["0" if word.is_number else word.key for word in words]
    return [*keys, "?"] if "?" in text else keys


def grams(keys: list[str]) -> Iterator[str]:
    """Each piece of one to five letters within a word, each word and each pair of words, as often as it occurs."""
    for key in keys:
        yield from of_word(key)
    yield from pairs(keys)


def of_word(key: str) -> list[str]:
    """The word and its pieces, its edges among them."""
    edged = f" {key} "
    ends = ((start, end) for start in range(len(edged)) for end in range(start + 1, min(start + _LONGEST, len(edged)) + 1))
    return [*(edged[start:end] for start, end in ends), _WORD + key]


def pairs(keys: list[str]) -> Iterator[str]:
    for before, key in pairwise(keys):
        yield f"{_WORD}{before} {key}"
