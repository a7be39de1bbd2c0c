"""Row 7: turns a second and their p95 through a real server of two workers, on whatever this machine has left."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from bench import house
from bench.figures import Row, Spread, percentile
from bench.turns import TALK

SHOPPERS = 8  # each writes as soon as it is answered
_SERVER_STARTS_IN = 60  # seconds


def measure(seconds: float) -> list[Row]:
    """The writers run in this process and take their share of the machine, so a machine of its own does better."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, _server(Path(folder)) as port:
        _write(port, 1.0)  # warms both workers
        started = time.monotonic()
        took = _write(port, seconds)
        passed = time.monotonic() - started
    rate, p95 = len(took) / passed, percentile(took, 0.95) * 1000
    return [
        # Turned about, so that less is better as in every other row.
        Row(7, f"milliseconds a turn, {SHOPPERS} writing at once", "ms", Spread.of([1000 / rate]), 1000 / 300, prototype="21 ms"),
        Row(7, f"p95 of a turn, {SHOPPERS} writing at once", "ms", Spread.of([p95]), 100, notes={"turns_per_second": round(rate)}),
    ]


@contextmanager
def _server(folder: Path) -> Iterator[int]:
    """A port at which the seeded shop answers; ended by its own handle."""
    with house.product(folder):
        pass
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    wide_open = {name.upper(): str(limit) for name, limit in house.OPEN.items()}
    place = {"DATABASE_URL": f"sqlite:///{folder / 'product.db'}", "INSTANCE_DIR": str(folder)}
    options = ("-k", "gthread", "-w", "2", "--threads", "16", "--no-control-socket", "-b", f"127.0.0.1:{port}")
    command = [sys.executable, "-m", "gunicorn", *options, "--log-level", "error", "wsgi:app"]
    server = subprocess.Popen(command, env=os.environ | wide_open | place, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int) -> None:
    """Raises TimeoutError when nobody serves there in time."""
    until = time.monotonic() + _SERVER_STARTS_IN
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server does not start")


def _write(port: int, seconds: float) -> list[float]:
    """Seconds each answered turn took. Raises AssertionError when one was not answered."""
    took: list[float] = []
    failed: list[int] = []
    until = time.monotonic() + seconds
    writers = [threading.Thread(target=_talk, args=(port, until, took, failed)) for _ in range(SHOPPERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failed, f"{len(failed)} turns were not answered: {failed[:3]}"
    return took


def _talk(port: int, until: float, took: list[float], failed: list[int]) -> None:
    """One talk after another, each a new shopper's."""
    host = f"127.0.0.1:{port}"
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    while time.monotonic() < until:
        headers = {"Origin": f"http://{host}", "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded"}
        for _, text, choice in TALK:
            form = urlencode({"client_id": str(uuid.uuid4()), "text": text} | ({"choice": choice} if choice else {}))
            started = time.monotonic()
            connection.request("POST", "/chat/messages", form, headers)
            answer = connection.getresponse()
            answer.read()
            took.append(time.monotonic() - started)
            if cookie := answer.headers.get("Set-Cookie"):
                headers["Cookie"] = cookie.partition(";")[0]
            if answer.status != 200:
                failed.append(answer.status)
    connection.close()
