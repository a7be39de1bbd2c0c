"""Why the bot said that: one stored turn, told as a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask import abort, render_template

from app.services import conversations
from app.services.views import MessageView, TurnView
from app.web.admin import admin, inbox


class Wording(NamedTuple):
    """The wording an act was said in: its number in the phrases."""

    act: str
    number: str


class Told(NamedTuple):
    """A turn's trail, sorted for reading. `stages`: name and ms, in the order they ran."""

    heard: tuple[MessageView, ...]
    spoken: tuple[MessageView, ...]
    wordings: tuple[Wording, ...]
    replaced: tuple[str, ...]  # drafts the seal did not let pass
    broken: tuple[str, ...]
    stages: tuple[tuple[str, float], ...]


@admin.get("/talks/<int:conversation_id>/why/<turn_id>")
def why(conversation_id: int, turn_id: str) -> str:
    messages = conversations.thread(conversation_id)
    of_turn = [message for message in messages if message.turn_id == turn_id]
    turn = conversations.trail(turn_id) if of_turn else None
    if turn is None:
        abort(404)
    standing = conversations.standing(conversation_id)
    return render_template(
        "admin/why.html",
        conversation_id=conversation_id,
        shopper_name=inbox.shopper_name(standing),
        held=standing.conversation.owner == "person",
        turn=turn,
        told=told(turn, of_turn),
        runs=inbox.said(messages),
        near=neighbours(messages, turn_id),
    )


def told(turn: TurnView, messages: Sequence[MessageView]) -> Told:
    notes = _merged(turn.trail)
    wordings = (str(word).rpartition(":") for word in notes.get("wordings", ()))
    return Told(
        heard=tuple(message for message in messages if message.author == "shopper"),
        spoken=tuple(message for message in messages if message.author == "bot"),
        wordings=tuple(Wording(act, number) for act, _, number in wordings),
        replaced=tuple(map(str, notes.get("replaced", ()))),
        broken=tuple(map(str, notes.get("broken", ()))),
        stages=tuple((str(entry["stage"]), float(entry["ms"])) for entry in turn.trail if "ms" in entry),
    )


def neighbours(messages: Sequence[MessageView], turn_id: str) -> tuple[str | None, str | None]:
    """The turns before and after, among those with words of the bot."""
    turns = list(dict.fromkeys(message.turn_id for message in messages if message.turn_id and message.author == "bot"))
    if turn_id not in turns:
        return None, None
    at = turns.index(turn_id)
    return (turns[at - 1] if at else None), (turns[at + 1] if at + 1 < len(turns) else None)


def _merged(trail: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return {name: value for entry in trail for name, value in entry.items()}
