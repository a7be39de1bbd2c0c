"""Frozen values ↔ JSON: the dialogue's document, a shopper's message, a bubble. Fields added later read as their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from app.dialog.conversation import Conversation
from app.dialog.replies import Bubble
from app.dialog.turn import Inbound
from app.domain.basket import Item


# Built at first use: no work at import.
@lru_cache(maxsize=1)
def _documents() -> TypeAdapter[Conversation]:
    return TypeAdapter(Conversation)


@lru_cache(maxsize=1)
def _inbounds() -> TypeAdapter[Inbound]:
    return TypeAdapter(Inbound)


@lru_cache(maxsize=1)
def _items() -> TypeAdapter[tuple[Item, ...]]:
    return TypeAdapter(tuple[Item, ...])


def write_conversation(conversation: Conversation) -> str:
    return _documents().dump_json(conversation).decode()


def read_conversation(document: str) -> Conversation:
    return _documents().validate_json(document)


def write_inbound(inbound: Inbound) -> dict[str, Any]:
    """Everything but its text, moment and name, which have columns of their own."""
    given = _inbounds().dump_python(replace(inbound, client_id="", text="", at=None), mode="json")
    return {name: value for name, value in given.items() if value}


def read_inbound(payload: Mapping[str, Any], client_id: str, text: str, at: Any) -> Inbound:
    return _inbounds().validate_python({**payload, "client_id": client_id, "text": text, "at": at})


def write_items(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = _items().dump_python(items, mode="json")
    return written


def read_items(stored: list[dict[str, Any]]) -> tuple[Item, ...]:
    return _items().validate_python(stored)


def write_bubble(bubble: Bubble) -> dict[str, Any]:
    """Choices, a card's facts as shown, and what it rests on."""
    return {
        "choices": [{"choice": c.choice, "label": c.label} for c in bubble.choices],
        "payload": to_jsonable_python(dict(bubble.payload)),
        "act": bubble.act,
        "facts": list(bubble.facts),
        "wording": bubble.wording,
    }


def plain(value: Any) -> Any:
    """Any of our values as JSON knows them: moments and sums become text."""
    return to_jsonable_python(value, serialize_unknown=True)
