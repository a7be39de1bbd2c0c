"""Shoppers' photos and receipts: to themselves and to staff, with headers that keep a file a picture."""

from __future__ import annotations

from flask import Blueprint, Response

from app.services import attachments
from app.web import shopper_cookie

photos = Blueprint("photos", __name__)
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


@photos.get("/attachments/<attachment_id>")
def show(attachment_id: str) -> Response:
    """The picture; of a PDF its first page."""
    return served(attachments.read(attachment_id, shopper_cookie.read()))


def served(file: attachments.StoredFile) -> Response:
    response = Response(file.content, mimetype=file.mimetype)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Content-Disposition"] = "inline" if file.mimetype.startswith("image/") else "attachment; filename=receipt.pdf"
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
