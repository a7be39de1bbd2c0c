"""Words as the brain sees them: tokens, letters folded so that neighbouring spellings meet, and normal forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_LONGEST = 40  # letters; what is longer is no word, and only its beginning is looked up
_TOKEN = re.compile(r"(?<!\d)\d{1,18}(?!\d)|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*", re.UNICODE)
_FOLD = str.maketrans({
    "і": "и", "ї": "и", "й": "и", "ы": "и", "є": "е", "э": "е", "ё": "е", "ґ": "г", "ь": None, "ъ": None,
    "'": None, "’": None, "ʼ": None, "`": None,
})  # fmt: skip
_HOMOGLYPHS = str.maketrans("aceiopxykABCEHIKMOPTX", "асеіорхукАВСЕНІКМОРТХ")
_STRETCHED = re.compile(r"(.)\1{2,}")
_DOUBLE_I = re.compile("и{2,}")
_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)
_WORD = re.compile("[а-яіїєґё'’ʼ`]+")
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?P<stem>.{2,}?)(?:енк|есенк|исенк|юсенк)?(?:ого|ому|ими|их|им|ою|ои|ей|ая|ую|ое|ие|ия|яя|юю|и|а|у|е|я|ю|ом)$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or run of digits. `gap` is what stands between it and the token before; `key` is the folded spelling."""

    raw: str
    low: str
    key: str
    start: int
    end: int
    gap: str

    @property
    def is_number(self) -> bool:
        return self.raw.isdecimal()

    @property
    def opens_sentence(self) -> bool:
        return self.gap != " " and any(mark in self.gap for mark in ".!?…\n;")

    @property
    def opens_clause(self) -> bool:
        return self.gap != " " and (self.opens_sentence or any(mark in self.gap for mark in ",:()—–"))


@lru_cache(maxsize=20000)
def fold(word: str) -> str:
    """Neighbouring letters of Ukrainian and Russian made one, stretched letters shortened."""
    low = word.lower()
    if _LATIN.search(low) and _CYRILLIC.search(low):
        low = low.translate(_HOMOGLYPHS)
    return _DOUBLE_I.sub("и", _STRETCHED.sub(r"\1", low).translate(_FOLD))


def tokens(text: str) -> tuple[Token, ...]:
    found = []
    last = 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        word = raw[:_LONGEST]
        found.append(Token(raw, word.lower(), fold(word), match.start(), match.end(), text[last : match.start()]))
        last = match.end()
    return tuple(found)


@lru_cache(maxsize=20000)
def adjective(key: str) -> str | None:
    """The masculine nominative a folded adjective could come from, diminutives included: «сиренку» → «сири»."""
    match = _ADJECTIVE.match(key)
    return f"{match['stem']}и" if match else None


@lru_cache(maxsize=20000)
def normal_forms(low: str) -> frozenset[str]:
    """Folded normal forms by both dictionaries, and the word itself: the shop's vocabulary chooses among them."""
    parses = (parse for morph in _dictionaries_for(low) for parse in morph.parse(low))
    return frozenset((fold(low), *(fold(parse.normal_form) for parse in parses)))


@lru_cache(maxsize=20000)
def is_dictionary_word(low: str) -> bool:
    return any(morph.word_is_known(low) for morph in _dictionaries_for(low))


@lru_cache(maxsize=20000)
def speech_parts(low: str) -> frozenset[str]:
    """Parts of speech the word can be, of the dictionaries that know it."""
    return frozenset(
        str(parse.tag.POS)
        for morph in _dictionaries_for(low)
        if morph.word_is_known(low)
        for parse in morph.parse(low)
        if parse.tag.POS
    )


@lru_cache(maxsize=20000)
def cases(low: str) -> frozenset[str]:
    """«gent», «loct», with «adjf» where it can be an adjective; «counted» of a plural noun, as after a number: «дітей»."""
    found: set[str] = set()
    for morph in _dictionaries_for(low):
        if not morph.word_is_known(low):
            continue
        for tag in (parse.tag for parse in morph.parse(low)):
            found |= {str(tag.case)} if tag.case else set()
            found |= {"adjf"} if tag.POS == "ADJF" else set()
            if tag.POS == "NOUN" and tag.number == "plur" and "Surn" not in tag and "Name" not in tag:
                found.add("counted")
    return frozenset(found)


def _dictionaries_for(low: str) -> tuple[Any, ...]:
    """None for words of other scripts: the dictionaries know Cyrillic only, and stumble over letters without a name."""
    return _dictionaries() if _WORD.fullmatch(low) else ()


@lru_cache(maxsize=1)
def _dictionaries() -> tuple[Any, ...]:
    """Loaded at the first free text: buttons and bare values never pay for it."""
    import pymorphy3

    return tuple(pymorphy3.MorphAnalyzer(lang=language) for language in ("uk", "ru"))
