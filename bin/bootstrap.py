"""The virtual environment of bin/run and bin/test: made once, renewed when its pins change. Standard library only."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "storefront-installed.json"
LOG = VENV / "install.log"
NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "ConnectTimeoutError",
    "ProxyError",
)


class Stop(Exception):
    """The command cannot go on; the message is one sentence that says what to do."""


def plainly(main: Callable[[], int]) -> None:
    """Runs a command; what stops it is said in one sentence."""
    try:
        sys.exit(main())
    except Stop as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit(130)


def install(extra: str) -> str:
    """The environment's Python, with the project and one extra ("" for none) installed. Raises Stop."""
    if not is_current(extra):
        if not os.access(ROOT, os.W_OK):
            raise Stop(f"The folder {ROOT} cannot be written to: copy the project where you may write, or run as its owner.")
        make()
        say(f"Installing into {VENV.name} (once, a minute or two)")
        pip("install", "-c", "constraints.txt", "-e", f".[{extra}]" if extra else ".")
        STAMP.write_text(json.dumps({"pins": pins(), "extra": extra}))
    return str(python())


def is_current(extra: str) -> bool:
    """Whether exactly these pins, with this extra or more, are installed."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return False
    return python().exists() and stamp.get("pins") == pins() and extra in ("", stamp.get("extra"))


def pins() -> str:
    """Changes when what is to be installed does, or when the project was moved or got another Python."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join([*parts, str(ROOT).encode(), sys.version.encode()])).hexdigest()


def python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make() -> None:
    """A fresh environment unless a working one of the same Python stands."""
    if works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop("Python's venv module is incomplete here: install it (on Debian and Ubuntu: apt-get install python3-venv).")
    say(f"Making the virtual environment {VENV.name}")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"The virtual environment cannot be made: {last_line(done.stdout + done.stderr)}")


def works() -> bool:
    if not python().exists():
        return False
    asked = subprocess.run([str(python()), "-c", "import pip, sys; print(sys.version)"], capture_output=True, text=True)
    return asked.returncode == 0 and asked.stdout.strip() == sys.version.strip()


def pip(*words: str) -> None:
    """Runs pip into its log, showing that it moves. Raises Stop with the cause."""
    with LOG.open("w") as log:
        command = [str(python()), "-m", "pip", "--disable-pip-version-check", "--no-input", *words, "--retries", "2"]
        running = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            watch(running)
        finally:
            running.kill()
    if running.returncode == 0:
        return
    said = LOG.read_text(errors="replace")
    if any(sign in said for sign in NO_NETWORK):
        raise Stop("Installing needs the network and the package index cannot be reached: connect and start again.")
    raise Stop(f"Installing failed: {last_line(said)} (the whole story is in {LOG.relative_to(ROOT)})")


def watch(running: subprocess.Popen[bytes]) -> None:
    """Says every few seconds how far pip is, on a terminal in place."""
    started, shown = time.monotonic(), 0.0
    while running.poll() is None:
        time.sleep(0.1)
        seconds = time.monotonic() - started
        if seconds - shown >= (1 if sys.stderr.isatty() else 10):
            shown = seconds
            print(progress(seconds), end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(" " * 70, end="\r", file=sys.stderr)


def progress(seconds: float) -> str:
    said = LOG.read_text(errors="replace")
    phase = "putting them in place" if "Installing collected packages" in said else "fetching"
    return f"  {seconds:3.0f} s, {said.count('Collecting ')} packages, {phase} "


def last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in reversed(lines) if line.startswith("ERROR")), lines[-1] if lines else "no word of why")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
