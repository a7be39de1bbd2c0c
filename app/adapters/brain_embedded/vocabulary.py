"""The shop's own words: products, colours, categories, features, what it does not make. Built once per catalogue version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from app.adapters.brain_embedded.lexicon import language
from app.adapters.brain_embedded.words import Token, adjective, fold, is_dictionary_word, normal_forms, tokens
from app.domain.catalogue import Catalogue, Product
from app.domain.shop import Shop

_TYPO_SCORE = 78
_REAL_SCORE = 83
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word of the shop stands for. `kind`: product, colour, category, feature, not_made, faq.

    `names`: product ids, or a colour's name, a category's or feature's id, a faq's topic. `own`: the only product that
    calls one of its colours so.
    """

    kind: str
    names: tuple[str, ...]
    own: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry found in the message; `entries` are several when a word stands for more than one thing."""

    entries: tuple[Entry, ...]
    first: int
    last: int

    def of(self, kind: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.kind == kind), None)


class Vocabulary:
    def __init__(self, catalogue: Catalogue, shop: Shop) -> None:
        self._rows: dict[tuple[str, ...], list[Entry]] = {}
        self._starts: dict[str, list[tuple[str, ...]]] = {}
        self._fillers = frozenset(map(fold, language("words")["fillers"]))
        self._guarded = frozenset(map(fold, language("words")["never_mistyped"]))
        for words, entry in _entries(catalogue, shop):
            self._add(words, entry)
        for rows in self._starts.values():
            rows.sort(key=len, reverse=True)
        self._variants = {fold(said): fold(word) for word, others in language("words")["variants"].items() for said in others}
        self._single = {form: key for key in self._starts if len(key) >= 5 and (key,) in self._rows for form in _forms(key)}
        self._alternatives = lru_cache(maxsize=20000)(self._spellings)

    def find(
        self, words: Sequence[Token], skip: frozenset[int] = frozenset(), whole: frozenset[int] = frozenset()
    ) -> tuple[Mention, ...]:
        """Every mention, longest first at each place. `skip`: tokens already taken; `whole`: words of the
        language, never a slip nor half of a split name."""
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention = None if at in skip else self._longest(words, at, at in whole)
            if mention is None and at not in skip | whole:
                mention = self._joined(words, at)
            if mention:
                found.append(mention)
            at = mention.last + 1 if mention else at + 1
        return tuple(found)

    def knows(self, key: str) -> bool:
        return key in self._starts or (adjective(key) or key) in self._starts

    def _add(self, words: str, entry: Entry) -> None:
        row = tuple(token.key for token in tokens(words))
        if not row:
            return
        entries = self._rows.setdefault(row, [])
        if entry not in entries:
            entries.append(entry)
        for start in {row[0], adjective(row[0]) or row[0]}:
            rows = self._starts.setdefault(start, [])
            if row not in rows:
                rows.append(row)

    def _longest(self, words: Sequence[Token], at: int, well_spelt: bool) -> Mention | None:
        best: Mention | None = None
        for spelling in self._alternatives(words[at].low, words[at].key, well_spelt):
            for row in self._starts.get(spelling, ()):
                last = self._laid(row, words, at)
                if last is None or (best and last < best.last):
                    continue
                entries = tuple(self._rows[row])
                best = Mention(
                    (*best.entries, *(e for e in entries if e not in best.entries)) if best and best.last == last else entries,
                    at,
                    last,
                )
        return best

    def _laid(self, row: tuple[str, ...], words: Sequence[Token], at: int) -> int | None:
        """The last token of the phrase laid from `at`; fillers between its words do not count."""
        last = at
        for part in row[1:]:
            last += 1
            while last < len(words) and words[last].key in self._fillers and words[last].key != part:
                last += 1
            if last >= len(words) or part not in self._all_spellings(words[last].low, words[last].key):
                return None
        return last

    def _joined(self, words: Sequence[Token], at: int) -> Mention | None:
        """A name dictation has split in two: «лагу ну», «рит м»."""
        if at + 1 >= len(words) or words[at].is_number or words[at + 1].is_number or words[at + 1].gap != " ":
            return None
        low = words[at].low + words[at + 1].low
        key = fold(low)
        if len(key) < 4 or len(words[at].low) < 3 or not (len(words[at + 1].low) < 5 or key in self._starts):
            return None
        for spelling in (key, adjective(key), *normal_forms(low)):
            entries = self._rows.get((spelling,)) if spelling else None
            if entries and any(e.kind in ("product", "colour") for e in entries):
                return Mention(tuple(entries), at, at + 1)
        return None

    def _all_spellings(self, low: str, key: str) -> frozenset[str]:
        return frozenset({key, adjective(key) or key, *normal_forms(low)})

    def _spellings(self, low: str, key: str, well_spelt: bool) -> tuple[str, ...]:
        """Ways to look the word up, the surest that finds anything first."""
        if low.isdecimal() or key in self._fillers:
            return ()
        key = self._variants.get(key, key)
        if key in self._guarded:
            return (key,) if key in self._starts else ()
        quick = tuple(s for s in dict.fromkeys((key, adjective(key))) if s and s in self._starts)
        if quick or len(key) < 3:
            return quick
        forms = tuple(s for s in sorted(normal_forms(low)) if s in self._starts)
        return forms or (() if well_spelt else self._mistyped(low, key))

    def _mistyped(self, low: str, key: str) -> tuple[str, ...]:
        if len(key) < 5:
            return ()
        real = is_dictionary_word(low)
        spellings = self._all_spellings(low, key)
        cutoff = _REAL_SCORE if real else _TYPO_SCORE
        near = [
            (-OSA.distance(spelling, word), score, self._single[word])
            for spelling in spellings
            for word, score, _ in process.extract(spelling, self._single.keys(), scorer=fuzz.ratio, score_cutoff=cutoff, limit=3)
            if word[0] == spelling[0]
        ]
        best = max(near)[2] if near else None
        if best is None or (real and not self._is_model(best, key)):
            return ()
        return (best,)

    def _is_model(self, found: str, key: str) -> bool:
        """A real word is taken for a slip only of a model's name, and only when it begins alike."""
        return found[:3] == key[:3] and any(entry.kind == "product" for entry in self._rows[(found,)])


def _forms(key: str) -> tuple[str, ...]:
    """The word and its accusative and genitive, so that a slip in those is near something too."""
    if key.endswith("а"):
        return (key, f"{key[:-1]}у", f"{key[:-1]}и")
    return (key, f"{key[:-1]}ю", f"{key[:-1]}и") if key.endswith("я") else (key,)


def _entries(catalogue: Catalogue, shop: Shop) -> Iterable[tuple[str, Entry]]:
    yield from _product_entries(catalogue)
    yield from _colour_entries(catalogue, shop)
    for category in catalogue.categories:
        for word in (category.title, *category.words):
            yield word, Entry("category", (category.id,))
    for feature in catalogue.features:
        for word in (feature.phrase, *feature.words):
            yield word, Entry("feature", (feature.id,))
            if turned := _turned(word):
                yield turned, Entry("feature", (feature.id,))
    for word in shop.made_not:
        yield word, Entry("not_made", (word,))
    for faq in shop.faq:
        for word in faq.words:
            yield word, Entry("faq", (faq.topic,))


def _turned(words: str) -> str | None:
    """A quality said after its thing: «довгий замок», «замок довгий»."""
    first, _, second = words.partition(" ")
    quality = adjective(fold(first))
    return f"{second} {quality}" if quality and second and " " not in second and not adjective(fold(second)) else None


def _product_entries(catalogue: Catalogue) -> Iterable[tuple[str, Entry]]:
    """A word that fits every model of a category names the category, not a model."""
    for word, ids in _names(catalogue.products).items():
        shelf = catalogue.by_id[ids[0]].category
        if len(ids) > 1 and set(ids) == {p.id for p in catalogue.of_category(shelf)}:
            yield word, Entry("category", (shelf,))
        elif len(ids) == 1 or " " in word or not _is_category_word(word, catalogue):
            yield word, Entry("product", ids)


def _names(products: Sequence[Product]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for product in products:
        for word in {product.title.lower(), *product.title.lower().split(), *(w.lower() for w in product.words)}:
            names.setdefault(word, []).append(product.id)
    return {word: tuple(ids) for word, ids in names.items()}


def _is_category_word(word: str, catalogue: Catalogue) -> bool:
    return any(fold(word) in map(fold, category.words) for category in catalogue.categories)


def _colour_entries(catalogue: Catalogue, shop: Shop) -> Iterable[tuple[str, Entry]]:
    known = {colour.name for product in catalogue.products for colour in product.colours}
    for name in known:
        yield name, Entry("colour", (name,))
        yield name.replace(" ", ""), Entry("colour", (name,))
    for word, name in shop.colour_words.items():
        yield word, Entry("colour", (name,))
    for name, spellings in language("colours").items():
        said = name if name in known else shop.colour_words.get(name, name)
        for word in (name, *spellings):
            if word not in shop.colour_words:
                yield word, Entry("colour", (said,))
    owners: dict[str, set[str]] = {}
    for product in catalogue.products:
        for colour in product.colours:
            for word in colour.words:
                owners.setdefault(word, set()).add(product.id)
    for product in catalogue.products:
        for colour in product.colours:
            for word in colour.words:
                own = product.id if len(owners[word]) == 1 and word not in shop.colour_words and word not in known else None
                yield word, Entry("colour", (colour.name,), own)
