"""The WSGI door: `gunicorn wsgi:app`, `FLASK_APP=wsgi`."""

from app import create_app
from app.settings import plain_exit

with plain_exit():
    app = create_app()
