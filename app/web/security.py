"""What guards every door: our own Origin on each POST, and the headers of each answer."""

from __future__ import annotations

from flask import Flask, Response, request

from app.errors import ForeignOrigin

CONTENT_POLICY = (
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def guard(app: Flask) -> None:
    app.before_request(refuse_foreign_origin)
    app.after_request(add_headers)


def refuse_foreign_origin() -> None:
    """A POST names our own Origin; null and missing are refused. Raises ForeignOrigin.

    This is the only defence against forged requests, so it stands before every door, the staff's too.
    """
    if request.method not in _SAFE_METHODS and request.headers.get("Origin") != request.host_url.rstrip("/"):
        raise ForeignOrigin


def add_headers(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    # With no-referrer a plain form would post «Origin: null».
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static":
        headers.setdefault("Cache-Control", "no-store")
    return response
