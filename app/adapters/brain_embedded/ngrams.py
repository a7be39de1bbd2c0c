"""What the linear model counts in a message: its words and their pieces, what they mean to the rules, and its kinds of numbers.

Letters are folded, digits made 0. A word of a neighbour's language counts as itself and as the word it stands for
(`language/gloss.yaml`), so that whoever writes English, Polish or German is read by what all others taught.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from app.adapters.brain_embedded.lexicon import language
from app.adapters.brain_embedded.numerals import Number
from app.adapters.brain_embedded.words import Token, fold

_LONGEST = 5
_WORD = "\x02"  # sets whole words apart from pieces of words
_MARK = "\x03"  # a meaning or a kind of number, counted whole
_GLOSS = "\x04"  # a word that stands for one of another language: its neighbours are not its own
_HUNDREDS = 3
_TALLEST = 2  # hundreds: «134» may be a height, «1990» and «350» are not


def spelt(words: Sequence[Token], text: str, meanings: Iterable[str], numbers: Sequence[Number]) -> list[str]:
    """The words as they are counted, a question mark being a word of its own; then what was found in them."""
    keys = ["0" if word.is_number else word.key for word in words]
    if "?" in text:
        keys.append("?")
    keys.extend(_GLOSS + meant for word in words if (meant := gloss().get(word.raw.lower())))
    keys.extend(_MARK + meaning for meaning in meanings)
    keys.extend(_MARK + _kind(number) for number in numbers)
    return keys


def grams(keys: list[str]) -> Iterator[str]:
    """Each piece of one to five letters within a word, each word and each pair of words, as often as it occurs."""
    for key in keys:
        yield from of_word(key)
    yield from pairs(keys)


def of_word(key: str) -> list[str]:
    """The word and its pieces, its edges among them; a mark is one piece."""
    if key.startswith(_MARK):
        return [key]
    key = key.removeprefix(_GLOSS)
    edged = f" {key} "
    ends = ((start, end) for start in range(len(edged)) for end in range(start + 1, min(start + _LONGEST, len(edged)) + 1))
    return [*(edged[start:end] for start, end in ends), _WORD + key]


def pairs(keys: list[str]) -> Iterator[str]:
    for before, key in pairwise(keys):
        if key.startswith((_MARK, _GLOSS)):
            return
        yield f"{_WORD}{before} {key}"


@lru_cache(maxsize=1)
def gloss() -> Mapping[str, str]:
    """Foreign word → our word, folded. The first language that has the word says what it means."""
    found: dict[str, str] = {}
    for words in language("gloss").values():
        for ours, theirs in words.items():
            for word in theirs.split():
                found.setdefault(word, fold(ours))
    return found


def _kind(number: Number) -> str:
    """How long the number is; numbers of three digits are told apart by their hundreds."""
    digits = number.digits or str(number.value)
    if len(digits) == _HUNDREDS and int(digits[0]) < _TALLEST:
        return "№1.."
    return f"№{min(len(digits), 9)}{'~' if number.spelt else ''}"
