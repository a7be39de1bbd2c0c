"""Finding products by a few words: spelled anyhow, in any form, over the catalogue's snapshot."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from flask import current_app

from app.domain.catalogue import Catalogue
from app.domain.shop import Shop
from app.services.runtime import runtime
from app.services.searching.index import Found, Index

__all__ = ["Found", "find"]
LONGEST = 100  # characters of a query that are read


@dataclass
class Desk:
    """One application's index. Whoever finds it old makes the new one; others search the old meanwhile, which is never long."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made_of: tuple[Catalogue, Shop] | None = None
    index: Index | None = None


def find(query: str, catalogue: Catalogue, shop: Shop) -> Found:
    """The products meant, the nearest first. Raises RuntimeError where no port reads words."""
    return _index(catalogue, shop).find(query[:LONGEST])


def _index(catalogue: Catalogue, shop: Shop) -> Index:
    desk: Desk = current_app.extensions.setdefault("storefront_search", Desk())
    known, index = desk.made_of, desk.index
    if index and known and known[0] is catalogue and known[1] is shop:
        return index
    if not desk.lock.acquire(blocking=index is None) and index:
        return index
    try:
        # Whoever waited finds it made.
        if desk.index is None or desk.made_of is None or desk.made_of[0] is not catalogue or desk.made_of[1] is not shop:
            words = runtime().ports.words
            if words is None:
                raise RuntimeError("no port reads words")
            desk.index, desk.made_of = Index(catalogue, shop, words), (catalogue, shop)
        return desk.index
    finally:
        desk.lock.release()
