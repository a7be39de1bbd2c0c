"""The doors: BLUEPRINTS lists them all, `open_doors` hangs them."""

from __future__ import annotations

from flask import Blueprint, Flask
from flask_security import UserDatastore

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
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
