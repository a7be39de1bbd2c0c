"""A conversational storefront: one message in, one honest reply out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.settings import Settings


def create_app(settings: Settings | None = None, role: str = "web") -> Flask:
    """Compose the application, for a web process (and the terminal) or for the worker.

    The factory is imported here so that the pure core needs no Flask.
    """
    from app.factory import build

    return build(settings, role)
