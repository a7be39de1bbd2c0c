"""The WSGI door: `gunicorn wsgi:app`, `FLASK_APP=wsgi`."""

import click

from app import create_app
from app.services import restarts, warming
from app.settings import plain_exit
from app.web import rendering

with plain_exit():
    app = create_app()

# A web server, and no command: what an earlier one left when it was killed is answered first. With PostgreSQL others may be
# at work on the same rows, and the worker answers when the lease has run out.
if not click.get_current_context(silent=True):
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite"):
        with app.app_context():
            restarts.recover()
    warming.begin(app, rendering.load_templates)
