"""Payments that wait for a decision: one at a time, the receipt beside the sum."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from app.errors import AlreadyDecided, NothingWaiting, ReasonMissing, StorefrontError, SumMoved
from app.services import approvals as payments
from app.services import attachments, news
from app.web import error_pages, labels, photos, rendering, sign_in
from app.web.admin import admin


@admin.get("/approvals")
@admin.get("/approvals/<int:payment_id>")
def approvals(payment_id: int | None = None) -> str:
    """The payment asked for, else the one that waits longest."""
    return _page(payment_id)


@admin.post("/approvals/<int:payment_id>/approve")
def approve(payment_id: int) -> ResponseReturnValue:
    try:
        payments.approve(payment_id, by=sign_in.name(), shown=_sum_shown())
    except (AlreadyDecided, NothingWaiting, SumMoved) as error:
        return _refused(error, payment_id)
    return redirect(url_for("admin.approvals"), 303)


@admin.post("/approvals/<int:payment_id>/reject")
def reject(payment_id: int) -> ResponseReturnValue:
    try:
        payments.reject(payment_id, reason(), by=sign_in.name())
    except (AlreadyDecided, NothingWaiting, ReasonMissing) as error:
        return _refused(error, payment_id)
    return redirect(url_for("admin.approvals"), 303)


@admin.get("/attachments/<attachment_id>")
def attachment(attachment_id: str) -> ResponseReturnValue:
    """A shopper's picture, or with ?original the file as it was kept."""
    if "original" in request.args:
        return photos.original(attachments.read_for_staff(attachment_id, original=True))
    return photos.picture(attachments.read_for_staff(attachment_id))


def reason() -> str:
    """What the shopper will read after the colon: a chip's words in the shop's language, or one's own."""
    chosen = request.form.get("reason", "")
    if chosen == "own":
        return request.form.get("own", "")
    if chosen not in labels.REASONS:
        return chosen
    return fragment(chosen)


def fragment(name: str) -> str:
    with force_locale(rendering.shop().language):
        return str(labels.REASONS[name].words)


def _sum_shown() -> Decimal:
    """What stood on the button. A form without it showed no sum, so none is confirmed."""
    try:
        return Decimal(request.form.get("sum", ""))
    except InvalidOperation:
        return Decimal(-1)


def _refused(error: StorefrontError, payment_id: int) -> ResponseReturnValue:
    reading = error_pages.read(error)
    return _page(payment_id, reading.sentence), reading.status


def _page(payment_id: int | None, sentence: str = "") -> str:
    """A payment decided meanwhile leaves its sentence above the next one."""
    seen = news.seen()
    found = opened(payment_id)
    shown = found["payment"] or next(iter(found["waiting"]), None)
    return render_template(
        "admin/approvals.html",
        seen=seen,
        sentence=sentence,
        failed=bool(sentence and shown and shown.payment_id == payment_id),
        form=request.form,
        **found | {"payment": shown, "place": found["place"] or bool(shown)},
    )


def opened(payment_id: int | None) -> dict[str, Any]:
    """What waits, and the payment asked for if it still does."""
    waiting = payments.waiting()
    shown = next((payment for payment in waiting if payment.payment_id == payment_id), None)
    return {
        "waiting": waiting,
        "payment": shown,
        "place": waiting.index(shown) + 1 if shown else 0,
        "fragments": {name: fragment(name) for name in labels.REASONS},
    }
