"""Making the linear model anew from the phrase book. Needs the extra `train`; nothing here runs when the shop does."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.adapters.brain_embedded import phrasebook
from app.adapters.brain_embedded.intuition import WEIGHTS, Intuition
from app.adapters.brain_embedded.message import lexicon
from app.adapters.brain_embedded.ngrams import grams, spelt
from app.adapters.brain_embedded.numerals import numerals
from app.adapters.brain_embedded.phrasebook import Phrase
from app.adapters.brain_embedded.spelling import decipher
from app.adapters.brain_embedded.words import tokens
from app.domain.dialog_state import Intent

_SEEN_TWICE = 2
_GRAMS_KEPT = 50_000
_FREEDOM = 10.0  # the inverse of the regularisation, chosen by the authors left out
_STEPS = 200


def keys(text: str) -> list[str]:
    """A phrase's words as a message's are counted."""
    words = decipher(text, tokens(text), lambda token: lexicon().knows(token) or numerals().knows(token))
    return spelt(words, text, lexicon().find(words).meanings(), numerals().find(words))


@lru_cache(maxsize=40_000)
def _counted(text: str) -> Counter[str]:
    """Counted once, however many authors are left out in turn."""
    return Counter(grams(keys(text)))


def teach(phrases: Sequence[Phrase]) -> Intuition:
    """The model of these phrases; were there too many grams, the lightest are left out and the rest is fitted again."""
    counted = [_counted(phrase.text) for phrase in phrases]
    labels = [str(phrase.intent) for phrase in phrases]
    seen = Counter(gram for found in counted for gram in found)
    kept = sorted(gram for gram, times in seen.items() if times >= _SEEN_TWICE)
    rarity = {gram: math.log((1 + len(phrases)) / (1 + seen[gram])) + 1 for gram in kept}
    fitted = _fit(_matrix(counted, kept, rarity), labels)
    if len(kept) > _GRAMS_KEPT:
        weights = fitted.coef_.T
        heavy = sorted(range(len(kept)), key=lambda at: (-round(float(abs(weights[at]).max()), 4), kept[at]))[:_GRAMS_KEPT]
        kept = [kept[at] for at in sorted(heavy)]
        fitted = _fit(_matrix(counted, kept, rarity), labels)
    return _halved(kept, rarity, fitted)


def without(*authors: str) -> Intuition:
    """The model of everybody's phrases but these authors'."""
    return teach([phrase for phrase in phrasebook.phrases() if phrase.author not in authors])


def left_out() -> Iterator[tuple[str, float]]:
    """Each author, and the share of their phrases right by a model that was not taught them."""
    for author in phrasebook.authors():
        model = without(author)
        right = [
            max(weighed, key=weighed.__getitem__) is phrase.intent
            for phrase in phrasebook.phrases()
            if phrase.author == author
            for weighed in [model.weigh(keys(phrase.text))]
        ]
        yield author, sum(right) / len(right)


def save(model: Intuition, path: Path = WEIGHTS) -> None:
    import numpy as np

    def text(rows: Sequence[str]) -> Any:
        return np.frombuffer("\n".join(rows).encode("utf-8"), dtype=np.uint8)

    np.savez_compressed(
        path,
        grams=text(sorted(model.places, key=model.places.__getitem__)),
        rarity=model.rarity.astype(np.float16),
        weights=model.weights.astype(np.float16),
        bias=model.bias.astype(np.float16),
        intents=text([str(intent) for intent in model.intents]),
        fingerprint=text([model.fingerprint]),
    )


def _matrix(counted: Sequence[dict[str, int]], kept: Sequence[str], rarity: dict[str, float]) -> Any:
    """Rows of unit length: 1 + log count, times rarity."""
    import numpy as np
    from scipy.sparse import csr_matrix

    places = {gram: at for at, gram in enumerate(kept)}
    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for found in counted:
        row = [(places[gram], (1 + math.log(count)) * rarity[gram]) for gram, count in found.items() if gram in places]
        length = math.sqrt(sum(value * value for _, value in row)) or 1.0
        columns.extend(at for at, _ in row)
        values.extend(value / length for _, value in row)
        ends.append(len(columns))
    return csr_matrix((np.array(values, dtype=np.float32), columns, ends), shape=(len(counted), len(kept)))


def _fit(matrix: Any, labels: Sequence[str]) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=_FREEDOM, max_iter=_STEPS, tol=1e-3).fit(matrix, labels)


def _halved(kept: Sequence[str], rarity: dict[str, float], fitted: Any) -> Intuition:
    """As it will be stored: what is measured is what runs."""
    import numpy as np

    def half(values: Any) -> Any:
        return np.asarray(values).astype(np.float16).astype(np.float32)

    return Intuition(
        places={gram: at for at, gram in enumerate(kept)},
        rarity=half([rarity[gram] for gram in kept]),
        weights=half(fitted.coef_.T),
        bias=half(fitted.intercept_),
        intents=tuple(Intent(name) for name in fitted.classes_),
        fingerprint=phrasebook.fingerprint(),
    )
