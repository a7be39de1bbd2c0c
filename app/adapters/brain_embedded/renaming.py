"""One word of the recipient's name put right: «прізвище не Коваленко, а Коваль»; the rest of the name stays."""

from __future__ import annotations

from app.adapters.brain_embedded import places
from app.adapters.brain_embedded.consent import is_denied
from app.adapters.brain_embedded.message import Message, lexicon
from app.adapters.brain_embedded.phones import Field
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.words import Token, fold, tokens
from app.dialog import delivery_fields

_REACH = 4  # words between the wrong one, or «прізвище», and the right one


def corrected(message: Message, scene: Scene, taken: set[int]) -> Field | None:
    """The whole name with its one word replaced; None when nothing of a known name is corrected."""
    known = (scene.delivery.full_name or "").split()
    found = _instead_of(message, known, taken) or _surname(message, known, taken)
    if len(known) < 2 or found is None:
        return None
    part, at = found
    words = [message.words[at].raw if place == part else word for place, word in enumerate(known)]
    name = delivery_fields.full_name(" ".join(words), places.name_table())
    return Field(name, at, at) if name else None


def _instead_of(message: Message, known: list[str], taken: set[int]) -> tuple[int, int] | None:
    """«не Коваленко, а Коваль», «Коваль, не Коваленко»: the place in the name, and the word that takes it."""
    keys = [fold(word) for word in known]
    for at, word in enumerate(message.words):
        if word.key not in keys or not is_denied(message, at):
            continue
        near = [*range(at + 1, min(at + 1 + _REACH, len(message.words))), *range(at - 2, max(-1, at - 2 - _REACH), -1)]
        right = next((place for place in near if _may_name(message, place, taken)), None)
        if right is not None:
            return keys.index(word.key), right
    return None


def _surname(message: Message, known: list[str], taken: set[int]) -> tuple[int, int] | None:
    """«прізвище Коваль» where one word follows: a name given whole is no correction."""
    for _, last in message.hits.spans("surname_word"):
        near = [at for at in range(last + 1, min(last + 1 + _REACH, len(message.words))) if _may_name(message, at, taken)]
        if len(near) == 1:
            return _place(known), near[0]
    return None


def _place(known: list[str]) -> int:
    """Where the surname stands: the word that is neither a first name nor a patronymic."""
    strange = [at for at, word in enumerate(known) if not _is_given(tokens(word)[0])]
    return strange[0] if strange else 0


def _is_given(word: Token) -> bool:
    return places.is_first_name(word) or places.is_patronymic(word)


def _may_name(message: Message, at: int, taken: set[int]) -> bool:
    word = message.words[at]
    strange = not (lexicon().knows(word) or word.is_number or places.is_town(word)) or word.raw[0].isupper()
    return at not in taken and len(word.raw) > 2 and strange and not is_denied(message, at) and word.low not in ("не", "а")
