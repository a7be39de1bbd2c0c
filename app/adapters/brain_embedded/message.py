"""A message taken apart once: its words, numbers, meanings and the shop's words in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.adapters.brain_embedded.lexicon import Hits, Lexicon, language
from app.adapters.brain_embedded.numerals import Number, numerals
from app.adapters.brain_embedded.places import is_town
from app.adapters.brain_embedded.spelling import decipher
from app.adapters.brain_embedded.vocabulary import Mention, Vocabulary
from app.adapters.brain_embedded.words import Token, fold, tokens
from app.domain.commands import Evidence

_WORDS = 600  # a letter of several pages; what is pasted beyond it is nobody's wish
_NUMBERS = 60


@dataclass(slots=True)
class Message:
    """`used`: tokens a command rests on."""

    text: str
    words: tuple[Token, ...]
    hits: Hits
    numbers: tuple[Number, ...]
    mentions: tuple[Mention, ...]
    used: set[int] = field(default_factory=set)

    def has(self, *meanings: str) -> bool:
        return self.hits.any(*meanings)

    def evidence(self, first: int, last: int | None = None) -> Evidence:
        """The words of a span as they were typed; they count as used."""
        last = first if last is None else last
        self.used.update(range(first, last + 1))
        return Evidence(self.text[self.words[first].start : self.words[last].end])

    def said(self, *meanings: str) -> Evidence:
        """The words of the first of these meanings that was found."""
        for meaning in meanings:
            span = self.hits.first(meaning)
            if span:
                return self.evidence(*span)
        return Evidence(self.text)

    @property
    def asks(self) -> bool:
        return "?" in self.text or self.has("question")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return Lexicon(_meanings())


def _meanings() -> dict[str, list[str]]:
    """The files as one: a meaning named in several has the phrases of each."""
    found: dict[str, list[str]] = {}
    for name in ("meanings", "consent", "basket", "service", "goods"):
        for meaning, phrases in language(name).items():
            found.setdefault(meaning, []).extend(phrases)
    return found


@lru_cache(maxsize=1)
def _written_together() -> dict[str, list[str]]:
    return {fold(word): parts for word, parts in language("words")["apart"].items()}


def _apart(word: Token) -> tuple[Token, ...]:
    """«донизу» as «до низу»: both parts stand where the one word stood."""
    parts = _written_together().get(word.key)
    if parts is None:
        return (word,)
    return tuple(replace(word, low=part, key=fold(part), gap=word.gap if at == 0 else " ") for at, part in enumerate(parts))


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(map(fold, language("words")["abbreviations"]))


def _unpointed(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The stop after «відд.», «м.» ends no sentence."""
    return tuple(
        replace(word, gap=" ") if at and word.gap.startswith(".") and words[at - 1].key in _abbreviations() else word
        for at, word in enumerate(words)
    )


def parse(text: str, vocabulary: Vocabulary) -> Message:
    lex, numbers = lexicon(), numerals()
    words = decipher(
        text,
        tokens(text)[:_WORDS],
        lambda token: vocabulary.knows(token.key) or lex.knows(token) or numbers.knows(token) or is_town(token),
    )
    words = _unpointed(tuple(part for word in words for part in _apart(word)))
    found = numbers.find(words)[:_NUMBERS]
    skip = frozenset(index for number in found for index in range(number.first, number.last + 1))
    hits = lex.find(words)
    skip |= {at for meaning in ("son", "body") for first, last in hits.spans(meaning) for at in range(first, last + 1)}
    whole = frozenset(at for at, word in enumerate(words) if lex.knows(word))
    return Message(text, words, hits, found, vocabulary.find(words, skip, whole))
