"""`flask talk`: the shop in the terminal."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager
from typing import Any, BinaryIO

import click
from flask.cli import with_appcontext

from app.cli.talk.clock import TalkClock
from app.services.runtime import runtime


@click.command("talk")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line in, one out.")
@click.option("--database", metavar="URL", help="Use this database instead of a fresh temporary one.")
@with_appcontext
def talk(as_json: bool, database: str | None) -> None:
    """Talk with the shop."""
    from app.cli.talk import screen
    from app.cli.talk.session import Talk

    with _house(database) as clock:
        session = Talk(clock)
        if as_json:
            answer_lines(session, sys.stdin.buffer, sys.stdout.buffer)
        else:
            screen.converse(session)


def _house(database: str | None) -> AbstractContextManager[TalkClock]:
    from app.cli.talk import house

    settings = runtime().settings
    return house.named(settings, database) if database else house.temporary(settings)


def answer_lines(session: Any, source: BinaryIO, sink: BinaryIO) -> None:
    """Until the input ends; each line is answered before the next is read."""
    for line in source:
        sink.write(written(session.answer(line)))
        sink.flush()


def written(out: dict[str, Any]) -> bytes:
    """One line whatever the text holds: marks that some readers take for line ends are escaped."""
    line = json.dumps(out, ensure_ascii=False)
    for mark in ("\u0085", "\u2028", "\u2029"):
        line = line.replace(mark, f"\\u{ord(mark):04x}")
    return line.encode("utf-8", "replace") + b"\n"
