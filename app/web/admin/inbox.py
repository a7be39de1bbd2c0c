"""Talks: the list, one talk, and what staff do in it."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from app.services import conversations, handoffs
from app.services.views import InboxEntry
from app.web import sign_in
from app.web.admin import admin


@admin.get("")
def inbox() -> str:
    return render_template("admin/inbox.html", groups=grouped(handoffs.inbox()))


@admin.get("/talks/<int:conversation_id>")
def conversation(conversation_id: int) -> str:
    return _page(conversation_id)


@admin.post("/talks/<int:conversation_id>/reply")
def reply(conversation_id: int) -> ResponseReturnValue:
    text = request.form.get("text", "").strip()
    if not text:
        return _page(conversation_id, gettext("Write the reply first.")), 422
    handoffs.reply(conversation_id, text, by=sign_in.name(), client_id=request.form.get("client_id"))
    return _back(conversation_id)


@admin.post("/talks/<int:conversation_id>/take-over")
def take_over(conversation_id: int) -> ResponseReturnValue:
    handoffs.take_over(conversation_id, by=sign_in.name())
    return _back(conversation_id)


@admin.post("/talks/<int:conversation_id>/release")
def release(conversation_id: int) -> ResponseReturnValue:
    handoffs.release(conversation_id, by=sign_in.name())
    return _back(conversation_id)


def grouped(entries: list[InboxEntry]) -> list[tuple[str, list[InboxEntry]]]:
    """By who must act; the longest wait first."""
    waiting = [e for _, _, e in sorted((e.waiting_since, e.conversation_id, e) for e in entries if e.waiting_since)]
    held = [e for e in entries if not e.waiting_since and e.owner == "person"]
    bot = [e for e in entries if not e.waiting_since and e.owner != "person"]
    return [(gettext("Wait for a person"), waiting), (gettext("Held by staff"), held), (gettext("Held by the bot"), bot)]


def _page(conversation_id: int, sentence: str = "") -> str:
    standing = conversations.standing(conversation_id)
    return render_template(
        "admin/conversation.html",
        conversation_id=conversation_id,
        standing=standing,
        shopper_name=next((order.delivery.full_name for order in reversed(standing.orders)), standing.shopper.address.full_name),
        held=standing.conversation.owner == "person",
        messages=conversations.thread(conversation_id),
        sentence=sentence,
    )


def _back(conversation_id: int) -> ResponseReturnValue:
    return redirect(url_for("admin.conversation", conversation_id=conversation_id), 303)
