"""What would make the first turn slow is loaded once the process serves: dictionaries, towns and names, numbering plans.

A talk that never was goes through the whole dialogue, its turns are thrown away: nothing is stored and no model is asked.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable

from flask import Flask

from app.dialog.conversation import Conversation
from app.dialog.turn import Inbound, Turn
from app.domain.shopper import Shopper
from app.errors import DatabaseAway
from app.ports import Ports
from app.services import catalogue, codec
from app.services.runtime import runtime

_SOME_ADDRESS = "Коваль Ірина, +380441234567, Київ, відділення 1"
log = logging.getLogger("storefront.warming")


def begin(app: Flask, *also: Callable[[Flask], None]) -> None:
    """In a thread of its own, once an application, if the settings say so. `also`: what the caller's layer loads."""
    if not app.extensions["storefront"].settings.warm_up:
        return
    thread = threading.Thread(target=_load, args=(app, also), name="warm-up", daemon=True)
    if app.extensions.setdefault("storefront_warming", thread) is thread:
        thread.start()


def _load(app: Flask, also: tuple[Callable[[Flask], None], ...]) -> None:
    started = time.perf_counter()
    for load in also:
        load(app)
    with app.app_context():
        try:
            rehearse()
        except DatabaseAway:
            log.warning("the database is away or empty: the first turn will load what it needs")
            return
    settle()
    log.info("warm after %.1f s", time.perf_counter() - started)


def rehearse() -> None:
    """A thing the shop sells asked for by name, and an address, answered for nobody. Raises DatabaseAway."""
    goods, shop = catalogue.current()
    name = goods.products[0].title if goods.products else shop.name
    for text in (f"{name}?", _SOME_ADDRESS):
        asked = Inbound(client_id="", text=text)
        _answer(Turn(runtime().ids(), Conversation(0), Shopper(""), shop, goods, runtime().clock(), inbounds=(asked,)))


def settle() -> None:
    """What is loaded now stays for good: the collector need not walk dictionaries and templates again with every few turns."""
    gc.collect()
    gc.freeze()


def _answer(turn: Turn) -> None:
    answered = runtime().dialogue.run(turn, Ports(runtime().ports.brain, runtime().ports.variants))
    after = answered.decision.conversation if answered.decision else turn.conversation
    codec.read_conversation(codec.write_conversation(after))
    for bubble in answered.bubbles:
        codec.write_bubble(bubble)
