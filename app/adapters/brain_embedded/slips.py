"""A slip of the thumb mended: the nearest known spelling of a word no dictionary knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LONG = 6  # shorter words are too near one another: of them only swapped and doubled letters are mended
_SHORT = 4
_DOUBLED = re.compile(r"(.)\1")


class Slips:
    """Whole words and beginnings of words, looked up by one slip: a letter missing, added, changed, or two swapped."""

    def __init__(self, whole: Mapping[str, int], stems: Mapping[str, int]) -> None:
        self._whole = whole
        self._stems = stems
        self._long_whole = _by_length(whole)
        self._long_stems = _by_length(stems)

    def mended(self, key: str) -> frozenset[int]:
        """Numbers of what the word was meant to be; empty where nothing is one slip away."""
        if len(key) < _SHORT:
            return frozenset()
        found = {number for spelling in _rearranged(key) for number in self._exactly(spelling)}
        if not found and len(key) >= _LONG:
            found = {*self._near_whole(key), *self._near_stem(key)}
        return frozenset(found)

    def _exactly(self, key: str) -> Iterator[int]:
        if key in self._whole:
            yield self._whole[key]
        yield from (self._stems[key[:n]] for n in range(_SHORT, len(key) + 1) if key[:n] in self._stems)

    def _near_whole(self, key: str) -> Iterator[int]:
        for length in (len(key) - 1, len(key), len(key) + 1):
            word = _nearest(key, self._long_whole.get(length, ()))
            if word and word[-1] == key[-1]:  # another ending is another form, no slip
                yield self._whole[word]

    def _near_stem(self, key: str) -> Iterator[int]:
        """The beginning of the word is a slip away from the stem, and ends as the stem does."""
        for length, stems in self._long_stems.items():
            for cut in (length - 1, length, length + 1):
                stem = _nearest(key[:cut], stems) if _LONG - 1 <= cut <= len(key) else None
                if stem and stem[-1] == key[cut - 1]:
                    yield self._stems[stem]


def _by_length(words: Iterable[str]) -> Mapping[int, Sequence[str]]:
    grouped: dict[int, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _LONG:
            grouped[len(word)].append(word)
    return grouped


def _nearest(key: str, words: Sequence[str]) -> str | None:
    found = process.extractOne(key, words, scorer=OSA.distance, score_cutoff=1) if words else None
    return found[0] if found and found[0][0] == key[0] else None


def _rearranged(key: str) -> Iterator[str]:
    """With two neighbours swapped back, and with doubled letters single."""
    yield from (key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(len(key) - 1) if key[at] != key[at + 1])
    single = _DOUBLED.sub(r"\1", key)
    if single != key:
        yield single
