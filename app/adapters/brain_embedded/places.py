"""Towns and first names of the language data, found in a message whatever case or language they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from app.adapters.brain_embedded.lexicon import language
from app.adapters.brain_embedded.words import Token, fold, normal_forms, tokens

_PATRONYMIC = re.compile(r"(?:[иі]вна|ївна|[оеє]вна|[иі]ч|[ії]чна|инична|ївни|івни|овны)$")


@lru_cache(maxsize=1)
def city_table() -> Mapping[str, str]:
    """Every spelling, lower case, → the town as it stands on a parcel."""
    return {spelling.lower(): name for name, others in language("cities").items() for spelling in (name, *others)}


@lru_cache(maxsize=1)
def name_table() -> Mapping[str, str]:
    """Russian first names and patronymics, lower case, → Ukrainian."""
    names = language("names")
    table = {spelling.lower(): name for name, others in names["first"].items() for spelling in (name, *others)}
    return {**table, **names["patronymics"]}


def cities(words: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Towns of the table: name, first token, last token."""
    index = _city_index()
    at = 0
    while at < len(words):
        rows = () if is_patronymic(words[at]) else _rows_at(words, at)  # «Львовна» is nobody's town
        found = next(((index[row], len(row)) for row in rows if row in index), None)
        if found and not words[at].is_number:
            yield found[0], at, at + found[1] - 1
            at += found[1]
        else:
            at += 1


def is_town(token: Token) -> bool:
    return (token.key,) in _city_index()


def is_first_name(token: Token) -> bool:
    return token.key in _first_names() or (not token.is_number and bool(normal_forms(token.low) & _full_names()))


def is_patronymic(token: Token) -> bool:
    return len(token.low) > 6 and bool(_PATRONYMIC.search(token.low))


def _rows_at(words: Sequence[Token], at: int) -> Iterator[tuple[str, ...]]:
    if at + 1 < len(words) and not words[at + 1].opens_clause:
        yield (words[at].key, words[at + 1].key)
    yield (words[at].key,)
    yield from ((form,) for form in normal_forms(words[at].low) if len(form) > 3)


@lru_cache(maxsize=1)
def _city_index() -> Mapping[tuple[str, ...], str]:
    return {tuple(token.key for token in tokens(spelling)): name for spelling, name in city_table().items()}


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return _full_names() | frozenset(map(fold, language("names")["kept"]))


@lru_cache(maxsize=1)
def _full_names() -> frozenset[str]:
    return frozenset(fold(spelling) for name, others in language("names")["first"].items() for spelling in (name, *others))
