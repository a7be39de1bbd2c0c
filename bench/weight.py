"""Row 9: what a web worker weighs before and after everything is loaded, and how soon it serves. In a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import house
from bench.figures import Row, Spread

_STARTS = 3


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        with house.product(Path(folder)):
            pass  # leaves a seeded database
        seen = [_start(Path(folder)) for _ in range(_STARTS)]
    start, cpu, before, loaded = (Spread.of(figures) for figures in zip(*seen, strict=True))
    return [
        Row(9, "start of a web worker, first page served", "s", start, 1.5, prototype="2.6 s"),
        Row(9, "of it CPU: what a machine of one's own would wait", "s", cpu, 1.5),
        Row(9, "memory before anything is loaded", "MB", before, 160),
        Row(9, "memory with everything loaded", "MB", loaded, 350, prototype="211 MB"),
    ]


def _start(folder: Path) -> tuple[float, float, float, float]:
    """Seconds until the first page and of CPU in them, megabytes then, megabytes after a rehearsed talk."""
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "bench.weight", str(folder)], check=True, capture_output=True, text=True)
    served_at, cpu, before, loaded = json.loads(done.stdout)
    return served_at - started, cpu, before, loaded


def _serve(folder: Path) -> tuple[float, float, float, float]:
    """What the new process says of itself; its clock is the one of who started it."""
    from app import create_app
    from app.services import warming
    from app.settings import Settings
    from app.web import rendering

    app = create_app(Settings(database_url=f"sqlite:///{folder / 'product.db'}", instance_dir=folder))
    assert app.test_client().get("/health/live").status_code == 200
    served_at, cpu, before = time.monotonic(), time.process_time(), _megabytes()
    rendering.load_templates(app)
    with app.app_context():
        warming.rehearse()
    return served_at, cpu, before, _megabytes()


def _megabytes() -> float:
    """Resident now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(_serve(Path(sys.argv[1]))))
