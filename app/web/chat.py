"""The chat page: one address takes every message, whatever it was typed, tapped or photographed with."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, after_this_request, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.errors import DatabaseAway, StorefrontError, TurnUnderWay
from app.services import catalogue, conversations
from app.services.runtime import runtime
from app.services.views import MessageView, OpenConversation
from app.web import error_pages, inbound, limits, rendering, shopper_cookie, subject

chat = Blueprint("chat", __name__)
_WITHIN_REACH = 60  # bubbles back, among which a pressed button is looked for


@chat.get("/chat")
def page() -> str:
    return _page()


@chat.post("/chat/messages")
def post_message() -> ResponseReturnValue:
    limits.count_message()
    talk = conversations.open_to_write(shopper_cookie.read())
    after_this_request(lambda response: shopper_cookie.give(response, talk.token))
    try:
        result = conversations.take_turn(talk.conversation_id, talk.shopper_id, inbound.read(talk))
    except TurnUnderWay as under_way:
        return _shown(talk, (under_way.message,), 202)
    if result.shop:
        rendering.know(result.shop)
    return _shown(talk, (*filter(None, (result.message,)), *result.bubbles), 200)


@chat.get("/chat/since/<int:seq>")
def since(seq: int) -> ResponseReturnValue:
    """What was said after bubble `seq` of talk `talk`; of another talk than the open one, everything."""
    talk = conversations.find(shopper_cookie.read())
    if talk is None:
        return "", 204
    after = seq if request.args.get("talk", type=int) == talk.conversation_id else 0
    messages = conversations.thread(talk.conversation_id, after)
    return _partial(talk, messages) if messages else ("", 204)


@chat.errorhandler(StorefrontError)
def refuse(error: StorefrontError) -> ResponseReturnValue:
    """One sentence; without script the page with it, what was typed still in its field."""
    if request.method != "POST" or error_pages.wants_partial() or isinstance(error, DatabaseAway):
        return error_pages.show(error)
    reading = error_pages.read(error)
    return _page(request.form.get("text", ""), reading.sentence), reading.status, reading.headers


def _page(typed: str = "", sentence: str = "") -> str:
    talk = conversations.find(shopper_cookie.read())
    goods, shop = catalogue.current()
    rendering.know(shop)
    about = subject.read(goods, shop.language)
    return render_template(
        "chat/page.html",
        messages=conversations.thread(talk.conversation_id) if talk else (),
        about=about,
        photo_limit=runtime().settings.upload_max_megabytes,
        typed=typed or (about.opening if about else ""),
        sentence=sentence,
    )


def _shown(talk: OpenConversation, messages: Sequence[MessageView], status: int) -> ResponseReturnValue:
    if not error_pages.wants_partial():
        return redirect(url_for(".page", _anchor=f"m-{messages[-1].id}" if messages else None), 303)
    return _partial(talk, messages), status


def _partial(talk: OpenConversation, messages: Sequence[MessageView]) -> str:
    return render_template("chat/_turn.html", messages=messages, earlier=_earlier(talk, messages))


def _earlier(talk: OpenConversation, messages: Sequence[MessageView]) -> Sequence[MessageView]:
    """What pressed buttons' labels are looked up in; nothing is read when no button was pressed."""
    pressed = [(said.seq, said.choice) for said in messages if said.choice]
    found = [conversations.offering(talk.conversation_id, seq, _WITHIN_REACH, choice) for seq, choice in pressed]
    return tuple(filter(None, found))
