"""Payments that wait for a decision: the receipt beside the sum."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.errors import AlreadyDecided, NothingWaiting, ReasonMissing, StorefrontError
from app.services import approvals as payments
from app.services import attachments
from app.web import error_pages, photos, sign_in
from app.web.admin import admin


@admin.get("/approvals")
def approvals() -> str:
    return _page()


@admin.post("/approvals/<int:payment_id>/approve")
def approve(payment_id: int) -> ResponseReturnValue:
    try:
        payments.approve(payment_id, by=sign_in.name())
    except (AlreadyDecided, NothingWaiting) as error:
        return _refused(error, payment_id)
    return redirect(url_for("admin.approvals"), 303)


@admin.post("/approvals/<int:payment_id>/reject")
def reject(payment_id: int) -> ResponseReturnValue:
    try:
        payments.reject(payment_id, request.form.get("reason", ""), by=sign_in.name())
    except (AlreadyDecided, NothingWaiting, ReasonMissing) as error:
        return _refused(error, payment_id)
    return redirect(url_for("admin.approvals"), 303)


@admin.get("/attachments/<attachment_id>")
def attachment(attachment_id: str) -> ResponseReturnValue:
    """A shopper's picture, or with ?original the file as it was kept."""
    if "original" in request.args:
        return photos.original(attachments.read_for_staff(attachment_id, original=True))
    return photos.picture(attachments.read_for_staff(attachment_id))


def _refused(error: StorefrontError, payment_id: int) -> ResponseReturnValue:
    reading = error_pages.read(error)
    return _page(reading.sentence, payment_id), reading.status


def _page(sentence: str = "", failed: int | None = None) -> str:
    return render_template(
        "admin/approvals.html",
        waiting=payments.waiting(),
        sentence=sentence,
        failed=failed,
        typed=request.form.get("reason", ""),
    )
