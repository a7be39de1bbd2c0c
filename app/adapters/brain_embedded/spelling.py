"""Latin letters turned back into what was meant: a wrong keyboard layout («ghbdsn») or transliteration («dobryj den»)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from app.adapters.brain_embedded.words import Token, fold, tokens

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_LETTERS = "йцукенгшщзхїфівапролджєячсмитьбю"
_LAYOUT = str.maketrans(_KEYS + _KEYS.upper() + '{}:"<>', _LETTERS + _LETTERS.upper() + "ХЇЖЄБЮ")
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_ENDINGS = (("yj", "ий"), ("iy", "ий"), ("ij", "ий"), ("yi", "ий"), ("yy", "ий"))
_PAIRS = (
    ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("iu", "ю"),
    ("ju", "ю"), ("ya", "я"), ("ia", "я"), ("ja", "я"), ("ye", "є"), ("ie", "є"), ("je", "є"), ("yi", "ї"), ("ji", "ї"),
    ("yo", "йо"), ("jo", "йо"), ("ck", "к"),
)  # fmt: skip
_ONE = dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефггійклмнопкрстуввхиз", strict=True))


def decipher(text: str, found: Sequence[Token], knows: Callable[[Token], bool]) -> tuple[Token, ...]:
    """The tokens in the letters that were meant. A word known as it is typed («yellow») stays."""
    latin = [token for token in found if _LATIN.search(token.raw)]
    if not latin:
        return tuple(found)
    spelt = tuple(token if token not in latin or knows(token) else _transliterated(token) for token in found)
    if 2 * len(latin) < sum(not token.is_number for token in found):
        return spelt
    relaid = tokens(_spare_numbers(text))
    return relaid if _known(relaid, knows) > _known(spelt, knows) else spelt


def _spare_numbers(text: str) -> str:
    """The text as the other layout would have it; a comma or stop after a digit is left alone."""
    relaid = text.translate(_LAYOUT)
    return "".join(
        a if a in ",." and at and text[at - 1].isdigit() else b for at, (a, b) in enumerate(zip(text, relaid, strict=True))
    )


def _known(found: Sequence[Token], knows: Callable[[Token], bool]) -> float:
    words = [token for token in found if not token.is_number]
    return sum(knows(token) for token in words) / (len(words) or 1)


def _transliterated(token: Token) -> Token:
    low = _cyrillic(token.low)
    return replace(token, low=low, key=fold(low))


@lru_cache(maxsize=5000)
def _cyrillic(low: str) -> str:
    word = low
    for ending, letters in _ENDINGS:
        if word.endswith(ending) and len(word) > 3:
            word = word.removesuffix(ending) + letters
            break
    for pair, letter in _PAIRS:
        word = word.replace(pair, letter)
    return "".join(_ONE.get(letter, letter) for letter in word)
