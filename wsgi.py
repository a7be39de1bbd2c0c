"""The WSGI door: `gunicorn wsgi:app`, `FLASK_APP=wsgi`."""

from app import create_app

app = create_app()
