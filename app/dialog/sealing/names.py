"""The catalogue's own names, heard in any case form: a title or a colour that no fact stands for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.domain.catalogue import Catalogue

_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
# Endings of nouns and adjectives, longest first: enough to hear «Лагуну» and «сірого», not a grammar.
_ENDING = re.compile(r"(?:ього|ьому|ого|ому|ими|ами|ями|ий|ій|им|ім|их|іх|ої|ою|ею|єю|ів|ам|ям|ах|ях|а|я|у|ю|е|є|и|і|ї|о|ь|й)$")

Stems = tuple[str, ...]


def stems(text: str) -> Stems:
    """The words of a text without their endings; words of three letters and less are kept whole."""
    return tuple(_stem(word) for word in _WORD.findall(text.casefold()))


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 3 else word


@lru_cache(maxsize=65_536)
def _stems_of_name(name: str) -> Stems:
    """Kept, because a new version of a large catalogue repeats nearly all its names."""
    return stems(name)


@dataclass(frozen=True)
class Names:
    """Names by their first stem. Names made only of words the shop's phrases use anyway are not listened for."""

    by_first: Mapping[str, frozenset[Stems]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str], vocabulary: Collection[str]) -> Names:
        found: dict[str, set[Stems]] = {}
        for name in set(names):
            parts = _stems_of_name(name)
            if parts and not all(part in vocabulary or part.isnumeric() for part in parts):
                found.setdefault(parts[0], set()).add(parts)
        return cls({first: frozenset(several) for first, several in found.items()})

    def heard_in(self, text: str) -> tuple[str, ...]:
        if not self.by_first:
            return ()
        words = stems(text)
        return tuple(
            " ".join(name)
            for at, word in enumerate(words)
            for name in self.by_first.get(word, ())
            if words[at : at + len(name)] == name
        )


NO_NAMES = Names()


def of_catalogue(catalogue: Catalogue) -> Iterable[str]:
    """Everything in it that names a product or a colour."""
    for product in catalogue.products:
        yield product.title
        yield from product.words
        for colour in product.colours:
            yield colour.name
            yield from colour.words


class Shelf:
    """The names of the catalogues last asked about: made once a version, since a large catalogue has tens of thousands."""

    def __init__(self, size: int = 4) -> None:
        self._size = size
        self._made: dict[int, tuple[Catalogue, Collection[str], Names]] = {}

    def names(self, catalogue: Catalogue, vocabulary: Collection[str]) -> Names:
        kept = self._made.get(id(catalogue))
        if kept and kept[0] is catalogue and kept[1] is vocabulary:
            return kept[2]
        made = Names.of(of_catalogue(catalogue), vocabulary)
        self._made = dict([*self._made.items()][-(self._size - 1) :]) | {id(catalogue): (catalogue, vocabulary, made)}
        return made
