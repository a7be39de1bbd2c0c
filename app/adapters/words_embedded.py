"""Words of a search field by the embedded brain's dictionaries and spelling tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.adapters.brain_embedded.spelling import decipher
from app.adapters.brain_embedded.words import adjective, fold, is_dictionary_word, normal_forms, speech_parts, tokens
from app.domain.wording import Word

_MINOR = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})
# Words that name what is asked and no answer: «на зріст 116», «розмір 122», «розовый цвет», «для дівчинки».
_NAMING_WORDS = """
зріст рост розмір размер колір цвет см сантиметр ціна цена грн гривня модель
дитина ребенок дитячий детский дівчинка девочка хлопчик мальчик size height colour color price
"""
_NAMING = frozenset(map(fold, _NAMING_WORDS.split()))


class EmbeddedWords:
    """The port `Words`. Dictionaries load at the first word that is not a number."""

    def read(self, text: str, knows: Callable[[frozenset[str]], bool] | None = None) -> tuple[Word, ...]:
        if knows is None:
            return tuple(_written(token.raw, token.low) for token in tokens(text))
        meant = decipher(text, tokens(text), lambda token: knows(_forms(token.low)))
        return tuple(_word(token.raw, token.low) for token in meant)


def _written(raw: str, low: str) -> Word:
    """A name no dictionary knows is left alone: guessing its forms costs a hundred look-ups, and a query guesses anyway."""
    known = is_dictionary_word(low)
    key = fold(low)
    return Word(raw, _forms(low) if known else frozenset({key, adjective(key) or key}), real=known)


@lru_cache(maxsize=20000)
def _word(raw: str, low: str) -> Word:
    parts, forms = speech_parts(low), _forms(low)
    return Word(raw, forms, (bool(parts) and parts <= _MINOR) or bool(forms & _NAMING), is_dictionary_word(low))


@lru_cache(maxsize=20000)
def _forms(low: str) -> frozenset[str]:
    key = fold(low)
    return frozenset({key, adjective(key) or key}) | normal_forms(low)
