"""The doors: BLUEPRINTS lists them all, `open_doors` hangs them."""

from __future__ import annotations

from flask import Blueprint, Flask
from flask_security import UserDatastore
from werkzeug.routing import IntegerConverter, Map

from app.settings import Settings
from app.web import error_pages, language, limits, rendering, security, sign_in
from app.web.admin import admin
from app.web.chat import chat
from app.web.health import health
from app.web.photos import photos
from app.web.pictures import pictures
from app.web.storefront import storefront
from app.web.theme import theme

BLUEPRINTS: tuple[Blueprint, ...] = (storefront, chat, photos, pictures, admin, health, theme)


_ROW_NUMBER_MAX = 2**31 - 1  # what the key of a row can be; a greater number in an address names nothing


class RowNumber(IntegerConverter):
    """`<int:…>` of an address: no database is asked for a row it cannot have."""

    def __init__(self, addresses: Map) -> None:
        super().__init__(addresses, max=_ROW_NUMBER_MAX)


def open_doors(app: Flask, settings: Settings, staff: UserDatastore) -> None:
    """Everything between a request and a service."""
    # Several photos at the largest size, and the words with them.
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_max_megabytes * 5 * 1024 * 1024
    limits.configure(app)
    security.guard(app)
    language.speak(app)
    rendering.lend_filters(app)
    error_pages.answer_errors(app)
    sign_in.open_admin(app, staff)
    app.url_map.converters["int"] = RowNumber
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
