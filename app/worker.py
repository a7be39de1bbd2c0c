"""The worker's door: `huey_consumer app.worker.huey`. Its tasks run inside the application."""

from __future__ import annotations

from app import create_app
from app.extensions import huey
from app.services import warming
from app.settings import plain_exit
from app.tasks import sweeps

with plain_exit():
    app = create_app(role="worker")


@huey.on_startup()
def begin() -> None:
    """In each of the consumer's threads: its application context, and the first sweep at once, not at the next full minute."""
    app.app_context().push()
    warming.begin(app)
    sweeps.sweep_later()
