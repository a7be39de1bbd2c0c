"""Runs the shop's processes together: one that ends, or Ctrl-C, stops them all. Standard library only."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass

START_SECONDS = 60.0
STOP_SECONDS = 15.0
_PARENT_DIED = 1  # prctl's PR_SET_PDEATHSIG


@dataclass(frozen=True)
class Child:
    """One process; `graceful` names the signal on which it finishes what it began."""

    name: str
    command: Sequence[str]
    graceful: str = "SIGTERM"


Running = list[tuple[Child, "subprocess.Popen[bytes]"]]


def supervise(children: Sequence[Child], health: str, ready: Callable[[], None]) -> int:
    """Runs all until one ends or a signal comes. Returns the exit status.

    The first is the web server; once it answers at `health` (a URL) `ready` is called and the others start, which leaves it
    the machine to itself while it loads.
    """
    asked: list[int] = []
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _frame: asked.append(number))
    running: Running = []
    try:
        return watch(running, children, asked, health, ready)
    finally:
        stop(running)


def start(child: Child) -> subprocess.Popen[bytes]:
    """Out of the terminal's process group, so that Ctrl-C reaches the supervisor alone and each is stopped its own way."""
    if os.name == "nt":
        return subprocess.Popen(child.command, creationflags=subprocess.CREATE_NEW_PROCESS_GROUP)  # type: ignore[attr-defined]
    return subprocess.Popen(child.command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: PLW1509 (no threads here)


def watch(running: Running, children: Sequence[Child], asked: list[int], health: str, ready: Callable[[], None]) -> int:
    running.append((children[0], start(children[0])))
    deadline, told = time.monotonic() + START_SECONDS, False
    while not asked:
        for child, process in running:
            if process.poll() is not None:
                say(f"The {child.name} stopped (status {process.returncode}), so everything stops.")
                return 1
        if not told and answers(health):
            told = True
            ready()
            running.extend((child, start(child)) for child in children[1:])
        if not told and time.monotonic() > deadline:
            say(f"The web server does not answer at {health} within {START_SECONDS:.0f} s, so everything stops.")
            return 1
        time.sleep(0.05 if not told else 0.2)
    say("Stopping")
    return 0


def answers(health: str) -> bool:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(health, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(running: Running) -> None:
    for child, process in running:
        if process.poll() is None:
            process.send_signal(getattr(signal, child.graceful) if os.name != "nt" else signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    for _, process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _die_with_parent() -> None:
    """On Linux a supervisor that is killed outright takes its children along, so that the port is free again."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGTERM)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
