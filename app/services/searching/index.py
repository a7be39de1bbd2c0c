"""The index: which words stand for what, and which products carry it. Made once of a catalogue, then only read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain import sizing
from app.domain.catalogue import Catalogue, Product
from app.domain.shop import Shop
from app.domain.wording import Word
from app.ports import Words
from app.services.searching import entries
from app.services.searching.entries import WEIGHTS, Concept
from app.services.searching.ranking import Group, Levels, bits, places, ranked
from app.services.searching.slips import Spellings

MOST_WORDS = 12
BEGUN, MISTYPED = 0.8, 0.7  # what a word counts that is only begun, or mistyped
_COMMON = 32  # a concept of more products keeps its set
_SHADES = ("colour", "shade")

Parts = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Ranked products. `whole`: every word that was read is met. `unread`: words that mean nothing here, as typed.

    `shades`: colour names and words of the query, to choose the picture by.
    """

    catalogue: Catalogue
    groups: tuple[Group, ...] = ()
    whole: bool = True
    unread: tuple[str, ...] = ()
    shades: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return sum(members.bit_count() for _, _, members in self.groups)

    def __iter__(self) -> Iterator[Product]:
        return (self.catalogue.products[place] for _, _, members in self.groups for place in places(members))


class Index:
    def __init__(self, catalogue: Catalogue, shop: Shop, words: Words) -> None:
        self._catalogue, self._shop, self._words = catalogue, shop, words
        self._rows: dict[str, dict[Parts, list[Concept]]] = defaultdict(dict)
        self._carriers: dict[Concept, list[int]] = defaultdict(list)
        self._sets: dict[Concept, int] = {}
        self._codes: dict[str, int] = {}  # product ids and SKUs: staff look things up by them
        for text, concept in entries.shared(catalogue, shop):
            self._learn(text, concept)
        known: set[Concept] = set()
        sized: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, product in enumerate(catalogue.products):
            self._shelve(place, product, known)
            sized[product.sizes].append(place)
            for code in (product.id, *(colour.sku for colour in product.colours)):
                self._codes[code.lower()] = place
        self._sized = {sizes: bits(of, of[-1] + 1) for sizes, of in sized.items()}
        self._alone = {form: tuple(c for parts, found in rows.items() if len(parts) == 1 for c in found)
                       for form, rows in self._rows.items()}  # fmt: skip
        self._spellings = Spellings(form for form, concepts in self._alone.items() if concepts)

    def find(self, query: str) -> Found:
        code = self._codes.get(query.strip().lower())
        return self._spelt(query) if code is None else Found(self._catalogue, ((1, 1.0, 1 << code),))

    def _spelt(self, query: str) -> Found:
        words = self._words.read(query, self._knows)[:MOST_WORDS]
        units: list[Levels] = []
        unread: list[str] = []
        shades: set[str] = set()
        at = 0
        while at < len(words):
            concepts, step = self._longest(words, at)
            levels = self._levels(concepts, 1.0) if concepts else self._guessed(words[at], at == len(words) - 1, len(words) == 1)
            shades |= {key for kind, key in concepts if kind in _SHADES}
            if levels:
                units.append(levels)
            elif not words[at].minor:
                unread.append(words[at].raw)
            at += step
        groups = ranked(units)
        return Found(self._catalogue, groups, not groups or groups[0][0] == len(units), tuple(unread), frozenset(shades))

    def _knows(self, forms: frozenset[str]) -> bool:
        return any(form in self._rows for form in forms)

    # Making it

    def _shelve(self, place: int, product: Product, known: set[Concept]) -> None:
        carried = dict.fromkeys(entries.carried(product))
        for text, concept in entries.of_product(product):
            carried[concept] = None
            if concept not in known:
                known.add(concept)
                self._learn(text, concept)
        for concept in carried:
            self._carriers[concept].append(place)

    def _learn(self, text: str, concept: Concept) -> None:
        parts = tuple(word.forms for word in self._words.read(text))
        for form in parts[0] if parts else ():
            concepts = self._rows[form].setdefault(parts, [])
            if concept not in concepts:
                concepts.append(concept)

    # Reading a query

    def _longest(self, words: Sequence[Word], at: int) -> tuple[list[Concept], int]:
        """What the longest known phrase from here stands for, and its words. A minor word alone is no phrase."""
        found: list[Concept] = []
        length = 1
        for form in words[at].forms:
            for parts, concepts in self._rows.get(form, {}).items():
                if len(parts) < length or (len(parts) == 1 and words[at].minor) or not _laid(parts, words, at):
                    continue
                if len(parts) > length:
                    found, length = [], len(parts)
                found.extend(concept for concept in concepts if concept not in found)
        return found, length

    def _guessed(self, word: Word, is_last: bool, is_only: bool) -> Levels:
        """A height or a size; a word begun, as far as it is the last one typed; a word mistyped."""
        if word.minor and not is_only:
            return {}
        if word.number is not None:
            return self._fitting(word.number)
        if is_last:
            begun = [c for form in word.forms for known in self._spellings.begun(form) for c in self._alone[known]]
            if begun:
                return self._levels(begun, BEGUN)
        return self._levels([c for known in self._spellings.like(word) for c in self._alone[known]], MISTYPED)

    def _fitting(self, number: int) -> Levels:
        """Products with a size for that height, or a size labelled so."""
        rule = self._shop.sizing
        fitting = 0
        for sizes, sized in self._sized.items():
            if sizing.size_holding(number, sizes) or sizing.fit(number, sizes, rule).size:
                fitting |= sized
        return {WEIGHTS["size"]: fitting} if fitting else {}

    def _levels(self, concepts: Iterable[Concept], quality: float) -> Levels:
        levels: dict[float, int] = {}
        for concept in concepts:
            members = self._members(concept)
            if members:
                worth = WEIGHTS[concept[0]] * quality
                levels[worth] = levels.get(worth, 0) | members
        return levels

    def _members(self, concept: Concept) -> int:
        known = self._sets.get(concept)
        if known is not None:
            return known
        carriers = self._carriers.get(concept, ())
        members = bits(carriers, carriers[-1] + 1) if carriers else 0
        if len(carriers) > _COMMON:
            self._sets[concept] = members
        return members


def _laid(parts: Parts, words: Sequence[Word], at: int) -> bool:
    return at + len(parts) <= len(words) and all(part & word.forms for part, word in zip(parts, words[at:], strict=False))
