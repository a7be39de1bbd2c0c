"""The composition root: settings → extensions → ports → doors → commands."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from flask import Flask

from app.cli import COMMANDS
from app.extensions import db, migrate
from app.ports import Ports
from app.services import staff
from app.services.runtime import Runtime
from app.settings import Settings
from app.web import open_doors


def build(settings: Settings | None = None) -> Flask:
    """An application ready to serve. Reads no rows and loads no dictionary: that waits for first use."""
    settings = settings or Settings()
    app = Flask("app", template_folder="templates", static_folder="static")
    app.config.update(SECRET_KEY=settings.secret_key, SQLALCHEMY_DATABASE_URI=settings.database)
    db.init_app(app)
    migrate.init_app(app, db)
    app.extensions["storefront"] = Runtime(ports(settings), settings, lambda: datetime.now(UTC), secrets.token_hex(4))
    open_doors(app, settings, staff.datastore())
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


def ports(settings: Settings) -> Ports:
    """Who answers the dialogue's needs, by settings."""
    from app.adapters.brain_embedded import EmbeddedBrain
    from app.services.catalogue import DatabaseVariants

    return Ports(brain=EmbeddedBrain(), variants=DatabaseVariants())
