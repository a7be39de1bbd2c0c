"""The linear model below the rules: which intent a message sounds like, and how sure that is. Predicted in numpy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from app.adapters.brain_embedded.ngrams import of_word, pairs
from app.domain.dialog_state import Intent

WEIGHTS = Path(__file__).parent / "intuition.npz"
_WORDS_KEPT = 5000


@dataclass(frozen=True)
class Intuition:
    """`weights`: a row per gram, a column per intent; `rarity`: idf of each gram. `fingerprint`: of the text it was trained on."""

    places: dict[str, int]
    rarity: Any
    weights: Any
    bias: Any
    intents: tuple[Intent, ...]
    fingerprint: str

    def weigh(self, keys: list[str]) -> dict[Intent, float]:
        """The probability of every intent, of words spelt by `ngrams.spelt`."""
        import numpy as np

        known = Counter(chain(chain.from_iterable(map(self._of_word, keys)), self._found(pairs(keys))))
        scores = self.bias
        if known:
            places = np.fromiter(known.keys(), dtype=np.intp, count=len(known))
            counts = np.fromiter(known.values(), dtype=np.float32, count=len(known))
            values = (1 + np.log(counts)) * self.rarity[places]
            scores = values @ self.weights[places] / np.sqrt(values @ values) + self.bias
        likely = np.exp(scores - scores.max())
        return dict(zip(self.intents, (likely / likely.sum()).tolist(), strict=True))

    def _found(self, grams: Iterable[str]) -> tuple[int, ...]:
        return tuple(place for gram in grams if (place := self.places.get(gram)) is not None)

    @cached_property
    def _of_word(self) -> Callable[[str], tuple[int, ...]]:
        """Words come again and again: where the grams of each stand is remembered."""
        return lru_cache(maxsize=_WORDS_KEPT)(lambda key: self._found(of_word(key)))


@lru_cache(maxsize=1)
def intuition() -> Intuition:
    """Loaded at the first message the rules do not settle."""
    import numpy as np

    with np.load(WEIGHTS, allow_pickle=False) as kept:
        spelt = kept["grams"].tobytes().decode("utf-8").split("\n")
        return Intuition(
            places={gram: place for place, gram in enumerate(spelt)},
            rarity=kept["rarity"].astype(np.float32),
            weights=kept["weights"].astype(np.float32),
            bias=kept["bias"].astype(np.float32),
            intents=tuple(Intent(name) for name in kept["intents"].tobytes().decode("utf-8").split("\n")),
            fingerprint=kept["fingerprint"].tobytes().decode("utf-8"),
        )
