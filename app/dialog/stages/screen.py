"""First look at what came in: control characters go, words over the limit are not read."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from app.dialog.acts import Act
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact
from app.dialog.turn import Inbound, Turn
from app.domain.changing import replace
from app.domain.dialog_state import Owner

KEPT = frozenset("\n\t")


def screen(turn: Turn) -> Turn:
    buttons = {_plain(label): choice for label, choice in turn.conversation.buttons}
    inbounds = tuple(_pressed(replace(i, text=cleaned(i.text)), buttons) for i in turn.inbounds)
    limit = turn.shop.message_limit
    read = tuple(replace(i, text="", cut=True) if len(i.text) > limit else i for i in inbounds)
    turn = replace(turn, inbounds=read)
    if any(i.cut for i in read) and not any(map(_says_something, read)) and _bot_speaks(turn):
        return _too_long(turn)
    return turn


def _says_something(inbound: Inbound) -> bool:
    return bool(inbound.text or inbound.choice or inbound.form or inbound.has_photo)


def _bot_speaks(turn: Turn) -> bool:
    """A person who holds the talk reads long words too: the bot has nothing to say of them."""
    return turn.event is None and turn.conversation.owner is Owner.BOT


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
    tell_too_long(d)
    return d.finished()


def tell_too_long(d: Deciding) -> None:
    limit = d.given(text_limit=Fact("characters", d.shop.message_limit, "settings"))
    d.say(Act.MESSAGE_TOO_LONG, shop=limit)
