"""A terminal's shop kept open for a whole test process, entered only while a test talks with it.

Its application context lives in a context of its own: left in the test process's, it would stand under every other test.
"""

from __future__ import annotations

import contextvars
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from flask import Flask, current_app

from app.cli.talk import house
from app.cli.talk.clock import TalkClock
from app.settings import Settings

Shop = tuple[Flask, TalkClock]


@contextmanager
def kept_open(opening: AbstractContextManager[TalkClock] | None = None) -> Iterator[Shop]:
    apart, stack = contextvars.copy_context(), ExitStack()
    clock = apart.run(stack.enter_context, opening or house.temporary(Settings()))
    app = apart.run(current_app._get_current_object)
    try:
        yield app, clock
    finally:
        apart.run(stack.close)
