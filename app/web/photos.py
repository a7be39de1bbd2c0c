"""Shoppers' photos and receipts: to themselves and to staff, with headers that keep a file a picture."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue

from app.services import attachments
from app.web import shopper_cookie

photos = Blueprint("photos", __name__)
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


@photos.get("/attachments/<attachment_id>")
def show(attachment_id: str) -> ResponseReturnValue:
    """The picture; of a PDF its first page. The PDF itself is for staff alone."""
    return picture(attachments.read(attachment_id, shopper_cookie.read()))


def picture(file: attachments.StoredFile) -> ResponseReturnValue:
    if not file.mimetype.startswith("image/"):  # its first page is not drawn yet
        return redirect(url_for("static", filename="pdf.svg"))
    return served(file, "inline")


def original(file: attachments.StoredFile) -> Response:
    return served(file, "inline" if file.mimetype.startswith("image/") else "attachment; filename=receipt.pdf")


def served(file: attachments.StoredFile, disposition: str) -> Response:
    response = Response(file.content, mimetype=file.mimetype)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Content-Disposition"] = disposition
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
