"""The worker's one chain: sweep what is due, then call again. Each minute the clock starts a new chain if the old one died."""

from __future__ import annotations

from huey import crontab

from app.extensions import huey
from app.services import sweeping, sweeps
from app.services.runtime import runtime


@huey.task()
def sweep_later() -> None:
    """A chain that finds the sweep claimed by another ends here, so there is always one."""
    now = runtime().clock()
    if sweeping.claim(now):
        try:
            sweeps.run_due(now)
        finally:
            sweep_later.schedule(delay=runtime().settings.sweep_seconds)


@huey.periodic_task(crontab())
def start_later() -> None:
    sweep_later()
