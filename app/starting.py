"""What bin/run asks before anything heavy is loaded: `python -m app.starting` says it in one line of JSON.

A second start has three seconds, and the application alone takes more than one to load.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

from app.revisions import newest_revisions
from app.settings import Settings, plain_exit

_SQLITE = "sqlite:///"


def plan(settings: Settings) -> dict[str, object]:
    """Where and how to serve, and whether `flask prepare` may be left out."""
    own = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    return {
        "host": settings.host,
        "port": settings.port,
        "threads": settings.web_threads,
        "workers": settings.worker_threads,
        "health": f"http://{own}:{settings.port}/health/live",
        "demo": settings.app_env == "demo",
        "prepared": is_prepared(settings.database),
    }


def is_prepared(database: str) -> bool:
    """Whether the database is surely migrated and seeded. Only SQLite is asked; for another the answer is no."""
    place = Path(database.removeprefix(_SQLITE))
    if not database.startswith(_SQLITE) or not place.is_file() or not os.access(place.parent, os.W_OK):
        return False
    try:
        with closing(sqlite3.connect(place)) as connection:
            stands = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            return {name for (name,) in stands} == newest_revisions() and bool(connection.execute("SELECT 1 FROM shop").fetchone())
    except sqlite3.Error:
        return False


def why_closed(host: str, port: int) -> str | None:
    """Why a server could not listen there now, in one sentence; None when it could."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as refused:
        if refused.errno == errno.EADDRINUSE:
            return f"Port {port} is busy: stop what listens there, or choose another with --port."
        return f"Port {port} of {host} cannot be opened: {refused.strerror}."
    return None


def main() -> None:
    with plain_exit():
        settings = Settings()
    if reason := why_closed(settings.host, settings.port):
        raise SystemExit(reason)
    print(json.dumps(plan(settings)))


if __name__ == "__main__":
    main()
