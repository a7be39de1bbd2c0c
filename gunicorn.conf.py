"""What the web server does besides serving: a process that takes the place of a killed one answers what that left."""

from __future__ import annotations

from typing import Any


def post_worker_init(worker: Any) -> None:
    """Only where one process serves: with several, a lease may be a living sibling's."""
    if worker.cfg.workers == 1:
        from app.services import restarts

        with worker.wsgi.app_context():
            restarts.recover()
