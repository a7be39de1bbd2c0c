"""The shopper's cookie: opaque, of its own, given with the first message and not before."""

from __future__ import annotations

from flask import Response, request

COOKIE = "shopper"
_YEAR = 365 * 24 * 3600


def read() -> str | None:
    return request.cookies.get(COOKIE) or None


def give(response: Response, token: str) -> Response:
    """Keep the token in the browser; over plain http without Secure, which Safari would drop."""
    if request.cookies.get(COOKIE) != token:
        response.set_cookie(COOKIE, token, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response
