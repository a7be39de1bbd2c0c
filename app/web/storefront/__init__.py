"""The shop's side: the window, a model's page, the shop's own texts, an order's news, and what machines read."""

from __future__ import annotations

from flask import Blueprint

storefront = Blueprint("storefront", __name__)

from app.web.storefront import addresses, order_status, printing, texts, window  # noqa: E402, F401  they hang their views on it
