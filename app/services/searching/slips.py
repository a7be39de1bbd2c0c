"""Words nearest to one that is not known: those it begins, and those it was mistyped from."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.domain.wording import Word

BEGUN_MOST = 40
SHORTEST_BEGUN = 2
LIKE_MOST = 5
_ALIKE = 3  # first letters
_REACH = ((7, 2), (4, 1))  # letters a word has at least, slips it may hold


class Spellings:
    def __init__(self, known: Iterable[str]) -> None:
        self._sorted = sorted(known)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            self._by_letter[word[:1]].append(word)

    def begun(self, word: str) -> tuple[str, ...]:
        """The first known words that begin so."""
        if len(word) < SHORTEST_BEGUN:
            return ()
        at = bisect_left(self._sorted, word)
        found = self._sorted[at : at + BEGUN_MOST]
        return tuple(each for each in found if each.startswith(word))

    def like(self, word: Word) -> tuple[str, ...]:
        """The known words fewest slips away. Few mistype the first letter: all words are compared only when that finds none.

        A real word is taken for a slip only of one that begins alike.
        """
        tries = tuple((form, reach) for form in word.forms if (reach := _reach(form)))
        near = self._nearest(tries, False)
        if word.real:
            return tuple(each for each in near if any(each[:_ALIKE] == form[:_ALIKE] for form in word.forms))
        return near or self._nearest(tries, True)

    def _nearest(self, tries: Iterable[tuple[str, int]], anywhere: bool) -> tuple[str, ...]:
        found: dict[str, int] = {}
        for form, reach in tries:
            among = self._sorted if anywhere else self._by_letter.get(form[:1], ())
            for word, slips, _ in process.extract(form, among, scorer=OSA.distance, score_cutoff=reach, limit=LIKE_MOST):
                found[word] = min(slips, found.get(word, reach))
        least = min(found.values(), default=0)
        return tuple(word for word, slips in found.items() if slips == least)


def _reach(word: str) -> int:
    return 0 if word.isdecimal() else next((slips for letters, slips in _REACH if len(word) >= letters), 0)
