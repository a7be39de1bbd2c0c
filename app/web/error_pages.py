"""One named error per cause, one sentence per error: the table, and the pages they are shown on."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug.exceptions import HTTPException

from app import errors
from app.web import limits, rendering

log = logging.getLogger(__name__)


class Answer(NamedTuple):
    status: int
    says: Callable[[Any], str]


ANSWERS: Mapping[type[Exception], Answer] = {
    errors.EmptyMessage: Answer(422, lambda _: gettext("Write a few words or attach a photo.")),
    errors.MessageTooLong: Answer(
        422,
        lambda e: ngettext(
            "A message has room for %(num)d character. Please make it shorter or send it in parts.",
            "A message has room for %(num)d characters. Please make it shorter or send it in parts.",
            e.limit,
        ),
    ),
    errors.UploadTooBig: Answer(422, lambda _: gettext("This file is too big. Please send a smaller one.")),
    errors.UploadNotPicture: Answer(422, lambda _: gettext("This is not a picture. A JPEG, PNG or WebP photo will do.")),
    errors.UploadBroken: Answer(
        422, lambda _: gettext("The file arrived damaged. Please send it once more or take another photo.")
    ),
    errors.PdfOutsideCheckout: Answer(422, lambda _: gettext("A PDF is taken only as a receipt. Please send a photo.")),
    errors.ForeignAttachment: Answer(404, lambda _: gettext("There is no such photo here.")),
    errors.UnknownConversation: Answer(404, lambda _: gettext("There is no such conversation here.")),
    errors.ForeignOrigin: Answer(
        403, lambda _: gettext("This came from another site. Please open our page and send it from there.")
    ),
    errors.TooManyMessages: Answer(429, lambda e: wait_sentence(e.retry_after)),
    errors.AlreadyDecided: Answer(409, lambda e: gettext("%(name)s has already decided this payment.", name=e.by)),
    errors.SumMoved: Answer(
        409,
        lambda e: gettext("Meanwhile the sum became %(sum)s. Compare it with the receipt again.", sum=rendering.money(e.expected)),
    ),
    errors.NothingWaiting: Answer(409, lambda _: gettext("No payment of this order waits for a decision.")),
    errors.ReasonMissing: Answer(422, lambda _: gettext("Write the reason: the shopper will read it.")),
    errors.ImpossibleMove: Answer(409, lambda _: gettext("The order has moved on meanwhile. Look at it once more.")),
    errors.NotAllowed: Answer(403, lambda _: gettext("Your role lets you look, not change.")),
    errors.DatabaseAway: Answer(503, lambda _: gettext("Our records are out of reach for a moment. Please repeat in a minute.")),
}

_PAGES: Mapping[int, Callable[[], str]] = {
    400: lambda: gettext("The request could not be read. Please go back and try once more."),
    403: lambda: gettext("This page is not for you. Sign in with another account."),
    404: lambda: gettext("It may have moved, or the model has gone from the collection. The rest is in its place."),
    405: lambda: gettext("This address takes no such request."),
    413: lambda: gettext("The files are too big together. Please send them one at a time."),
}


def answer_errors(app: Flask) -> None:
    app.register_error_handler(errors.StorefrontError, show)
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(Exception, show)


def show(error: Exception) -> ResponseReturnValue:
    """The error as a page of its own, or as the partial an htmx request places."""
    found = read(error)
    template = "_error.html" if wants_partial() else "errors/page.html"
    return render_template(template, status=found.status, sentence=found.sentence, mark=found.mark), found.status, found.headers


class Reading(NamedTuple):
    """What is shown of an error. `mark` names it in the log, for what nobody foresaw."""

    status: int
    sentence: str
    mark: str | None = None
    headers: Mapping[str, str] = {}


def read(error: Exception) -> Reading:
    for kind in type(error).__mro__:
        if kind in ANSWERS:
            answer = ANSWERS[kind]
            wait = getattr(error, "retry_after", None)
            return Reading(answer.status, answer.says(error), headers={"Retry-After": str(wait)} if wait else {})
    if isinstance(error, HTTPException) and error.code == 429:
        return Reading(429, wait_sentence(limits.wait_seconds()))
    if isinstance(error, HTTPException) and error.code is not None and error.code < 500:
        return Reading(error.code, _PAGES.get(error.code, _PAGES[400])())
    return _unforeseen(error)


def wait_sentence(seconds: int) -> str:
    if seconds > 90:
        return ngettext(
            "That was a lot at once. Please go on in %(num)d minute.",
            "That was a lot at once. Please go on in %(num)d minutes.",
            -(-seconds // 60),
        )
    return ngettext(
        "That was a lot at once. Please go on in %(num)d second.",
        "That was a lot at once. Please go on in %(num)d seconds.",
        seconds,
    )


def wants_partial() -> bool:
    return request.headers.get("HX-Request") == "true"


def _unforeseen(error: Exception) -> Reading:
    mark = secrets.token_hex(4)
    log.error("unforeseen error %s at %s", mark, request.endpoint, exc_info=error)
    return Reading(500, gettext("Something went wrong on our side. Nothing you sent is lost; please try once more."), mark)
