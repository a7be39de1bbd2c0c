"""The traits a message names, and whether they are wanted or sought."""

from __future__ import annotations

from collections.abc import Sequence

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.vocabulary import Mention
from app.domain.catalogue import Product


def named(message: Message, near: Sequence[Mention] | None = None) -> list[tuple[str, bool]]:
    """Features said, and whether they are wanted."""
    return [
        (entry.names[0], not (is_rejected(message, mention.first, mention.last) or _is_absent(message, mention)))
        for mention in (message.mentions if near is None else near)
        for entry in mention.entries
        if entry.kind == "feature"
    ]


def _is_absent(message: Message, mention: Mention) -> bool:
    """«капюшона нема» of the thing shown; «з капюшоном нема?» asks for one."""
    after = mention.last + 1
    return "?" not in message.text and after < len(message.words) and message.hits.covers(after, "absent")


def are_sought(message: Message) -> bool:
    sought = message.has("want", "something", "catalogue", "show", "availability", "pointer", "absent") and not message.has(
        "price", "dispute"
    )
    return sought and not any(mention.of("not_made") for mention in message.mentions)


def fit_one(message: Message, pool: Sequence[Product]) -> bool:
    """One model alone has what is wanted: the question itself names it."""
    wanted = [feature for feature, is_wanted in named(message) if is_wanted]
    return bool(wanted) and sum(all(feature in product.features for feature in wanted) for product in pool) == 1
