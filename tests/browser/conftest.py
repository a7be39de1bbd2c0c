"""A real Chromium against a real server on loopback: database, dialogue and doors as they are, nothing stubbed."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from app import create_app
from app.extensions import db
from app.models.tables import METADATA
from app.services.seed.loading import load
from app.services.seed.seeding import apply
from app.settings import Settings
from tests.browser.visits import Desk, Talk

SEED = Path(__file__).resolve().parents[2] / "seed"
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Requests are not news here."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium when there is one; its sandbox does not work for root."""
    system = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    found = {"executable_path": system} if system else {}
    flags = [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else FLAGS
    return {**browser_type_launch_args, **found, "args": flags}


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app(Settings(_env_file=None, instance_dir=tmp_path_factory.mktemp("house"), sign_ins_per_minute=1000))
    with app.app_context():
        METADATA.create_all(db.engine)
        apply(load(SEED / "products.yaml", SEED / "shop.yaml"))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def address(house: Flask) -> Iterator[str]:
    server: BaseWSGIServer = make_server("127.0.0.1", 0, house, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Any]:
    """Opens browsers of one visitor each, and closes them all."""
    contexts: list[BrowserContext] = []

    def visitor(**traits: Any) -> Page:
        contexts.append(browser.new_context(base_url=address, locale="uk-UA", **{"viewport": PHONE, **traits}))
        return contexts[-1].new_page()

    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture
def talk(opened: Any) -> Talk:
    return Talk(opened())


@pytest.fixture
def scriptless_talk(opened: Any) -> Talk:
    return Talk(opened(java_script_enabled=False), scripted=False)


@pytest.fixture
def desk(house: Flask, opened: Any) -> Desk:
    """The demo's owner, signed in."""
    return Desk(opened(viewport=DESKTOP), house).signed_in()
