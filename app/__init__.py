"""A conversational storefront: one message in, one honest reply out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Compose the application. The factory is imported here so that the pure core needs no Flask."""
    from app.factory import build

    return build(settings)
