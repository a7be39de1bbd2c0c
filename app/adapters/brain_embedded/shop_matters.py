"""Questions about the shop and about money that no other topic holds: its own list may know the answer, else its people do."""

from __future__ import annotations

from collections.abc import Iterator

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.domain.commands import Ask, Topic

# Meaning → the entry of the shop's FAQ that would answer it. One the shop has not written goes to staff, once.
_OWN = {
    "ask_inspection": "inspection",
    "ask_papers": "papers",
    "ask_wallets": "wallets",
}


def read(message: Message, scene: Scene) -> Iterator[Ask]:
    for meaning, entry in _OWN.items():
        if message.has(meaning) and (message.asks or message.has("request", "sending")):
            yield Ask(Topic.FAQ, detail=entry, evidence=message.said(meaning))
    if _when_checked(message, scene):
        yield Ask(Topic.MONEY_ARRIVED, detail="when", evidence=message.said("ask_when_checked"))
    if message.has("ask_sum") and not message.has("prepay_terms") and message.asks and _has_sum(scene):
        yield Ask(Topic.SUM, evidence=message.said("ask_sum"))


def _when_checked(message: Message, scene: Scene) -> bool:
    return scene.proof_waits and message.has("ask_when_checked")


def is_asked(message: Message) -> bool:
    """Such a matter is asked about: nothing is chosen by naming it."""
    return message.has(*_OWN) and message.asks


def _has_sum(scene: Scene) -> bool:
    return scene.in_checkout or (scene.has_order and not scene.is_complete) or scene.settled
