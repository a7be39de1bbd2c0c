"""First look at what came in: control characters go, a message over the limit is answered at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.turn import Inbound, Turn

KEPT = frozenset("\n\t")


def screen(turn: Turn) -> Turn:
    buttons = {_plain(label): choice for label, choice in turn.conversation.buttons}
    inbounds = tuple(_pressed(replace(i, text=cleaned(i.text)), buttons) for i in turn.inbounds)
    turn = replace(turn, inbounds=inbounds)
    if any(len(i.text) > turn.shop.message_limit for i in inbounds):
        return _too_long(turn)
    return turn


def _pressed(inbound: Inbound, buttons: Mapping[str, str]) -> Inbound:
    """A button's words typed are the button (PRODUCT §3)."""
    choice = buttons.get(_plain(inbound.text)) if inbound.text and not inbound.choice else None
    return replace(inbound, choice=choice) if choice else inbound


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("\u00a0", " ").rstrip(".!").split())


def cleaned(text: str) -> str:
    """The text without control and invisible formatting characters; line breaks stay."""
    return "".join(c for c in text if c in KEPT or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn")).strip()


def _too_long(turn: Turn) -> Turn:
    d = Deciding(turn, ())
    limit = d.given(text_limit=Fact("characters", turn.shop.message_limit, "settings"))
    d.say(Act.MESSAGE_TOO_LONG, shop=limit)
    shortened: tuple[Inbound, ...] = tuple(replace(i, text="") for i in turn.inbounds)
    return replace(d.finished(), inbounds=shortened)
