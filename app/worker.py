"""The worker's door: `huey_consumer app.worker.huey`."""

from __future__ import annotations

from typing import Any

import app.tasks
from app import create_app
from app.extensions import huey
from app.settings import plain_exit

with plain_exit():
    application = create_app()
