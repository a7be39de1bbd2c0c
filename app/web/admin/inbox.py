"""Talks: the list, one talk beside it, and what staff do in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.errors import EmptyMessage, MessageTooLong
from app.services import conversations, handoffs, news
from app.services.views import InboxEntry, MessageView, Standing
from app.web import error_pages, sign_in
from app.web.admin import admin

FILTERS: Mapping[str, Callable[[InboxEntry], bool]] = {
    "": lambda entry: True,
    "checkout": lambda entry: entry.state == "payment_delivery",
    "held": lambda entry: entry.owner == "person",
}


class Row(NamedTuple):
    """One talk of the list. `since`: when the shopper began to wait for a person; None while nobody is waited for."""

    entry: InboxEntry
    since: datetime | None
    unread: bool


@admin.get("")
def inbox() -> str:
    return render_template("admin/inbox.html", seen=news.seen(), **listed())


@admin.get("/talks/<int:conversation_id>")
def conversation(conversation_id: int) -> str:
    return _page(conversation_id)


@admin.post("/talks/<int:conversation_id>/reply")
def reply(conversation_id: int) -> ResponseReturnValue:
    text = request.form.get("text", "").strip()
    if not text:
        return _page(conversation_id, gettext("Write the reply first.")), 422
    try:
        handoffs.reply(conversation_id, text, by=sign_in.name(), client_id=request.form.get("client_id"))
    except (EmptyMessage, MessageTooLong) as error:
        return _page(conversation_id, error_pages.read(error).sentence), 422
    return _back(conversation_id)


@admin.post("/talks/<int:conversation_id>/take-over")
def take_over(conversation_id: int) -> ResponseReturnValue:
    handoffs.take_over(conversation_id, by=sign_in.name())
    return _back(conversation_id)


@admin.post("/talks/<int:conversation_id>/release")
def release(conversation_id: int) -> ResponseReturnValue:
    handoffs.release(conversation_id, by=sign_in.name())
    return _back(conversation_id)


def grouped(entries: Iterable[InboxEntry]) -> list[tuple[str, list[Row]]]:
    """By who must act; the longest wait first."""
    rows = [row(entry) for entry in entries]
    waiting = [r for _, _, r in sorted((r.since, r.entry.conversation_id, r) for r in rows if r.since)]
    held = [r for r in rows if not r.since and r.entry.owner == "person"]
    bot = [r for r in rows if not r.since and r.entry.owner != "person"]
    return [(gettext("Wait for a person"), waiting), (gettext("Held by staff"), held), (gettext("Held by the bot"), bot)]


def row(entry: InboxEntry) -> Row:
    """A shopper who wrote last to a talk that a person holds waits as much as one who asked for a person."""
    unanswered = entry.last_at if entry.owner == "person" and entry.last_author == "shopper" else None
    since = entry.waiting_since or unanswered
    return Row(entry, since, unread=bool(since) and (not entry.claimed_by or unanswered is not None))


def shopper_name(standing: Standing) -> str | None:
    """As the newest order names them, else as they are remembered."""
    named = (order.delivery.full_name for order in reversed(standing.orders))
    return next((name for name in named if name), standing.shopper.address.full_name)


def said(messages: Sequence[MessageView]) -> list[list[MessageView]]:
    """Bubbles in the runs they were said in: one side's, one turn's."""
    runs: list[list[MessageView]] = []
    for message in messages:
        last = runs[-1][-1] if runs else None
        if last and (last.author, last.staff_name) == (message.author, message.staff_name) and _near(last, message):
            runs[-1].append(message)
        else:
            runs.append([message])
    return runs


def _near(one: MessageView, other: MessageView) -> bool:
    return one.turn_id == other.turn_id and (other.at - one.at).total_seconds() < 300


def calls() -> int:
    """Talks in which somebody waits for a person."""
    return sum(bool(row(entry).since) for entry in handoffs.inbox())


def listed(conversation_id: int | None = None) -> dict[str, Any]:
    """What the list of talks needs; one of them may be open."""
    words = " ".join(request.args.get("q", "").split())[:100]
    everything = handoffs.inbox()
    entries = handoffs.inbox(words=words) if words else everything
    show = request.args.get("show", "")
    chosen = FILTERS.get(show, FILTERS[""])
    groups = grouped(filter(chosen, entries))
    return {
        "groups": groups,
        "show": show if show in FILTERS else "",
        "counts": {name: sum(map(fits, entries)) for name, fits in FILTERS.items()},
        "calls": sum(bool(row(entry).since) for entry in everything),
        "words": words,
        "conversation_id": conversation_id,
    }


def opened(conversation_id: int) -> dict[str, Any]:
    """What the open talk and the pane beside it need."""
    standing = conversations.standing(conversation_id)
    messages = conversations.thread(conversation_id)
    return {
        "standing": standing,
        "shopper_name": shopper_name(standing),
        "held": standing.conversation.owner == "person",
        "runs": said(messages),
        "photos": [photo for message in messages for photo in message.photos],
    }


def _page(conversation_id: int, sentence: str = "") -> str:
    return render_template(
        "admin/conversation.html",
        seen=news.seen(conversation_id),
        sentence=sentence,
        typed=request.form.get("text", ""),
        **opened(conversation_id),
        **listed(conversation_id),
    )


def _back(conversation_id: int) -> ResponseReturnValue:
    return redirect(url_for("admin.conversation", conversation_id=conversation_id), 303)
