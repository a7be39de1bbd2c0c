"""The ceiling of our own stack: insert a message, select the history, insert a reply, render the partial. Two commits.

It comes through the same door as the product's: the same form and headers, a cookie that names the talk, the same listeners
counting. What it does not do, and the product does: any thinking; checking Origin and rates; headers of safety; a lease, so
that a talk has one answer at a time; a message sent twice answered once; the turn's story; a translated, accessible bubble.
"""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from flask import Flask, Response, make_response, request
from sqlalchemy import create_engine, event, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

HISTORY = 20
PARTIAL = """{% for m in messages %}<article id="m-{{ m.id }}" class="bubble {{ m.author }}">
<p>{{ m.text }}</p><time datetime="{{ m.at.isoformat() }}">{{ m.at.strftime('%H:%M') }}</time></article>{% endfor %}"""


class BareBase(DeclarativeBase):
    pass


class BareMessage(BareBase):
    __tablename__ = "message"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(index=True)
    author: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


def bare_app(folder: Path) -> tuple[Flask, Engine]:
    """On a SQLite file of its own, prepared as the product's is (its listeners see every engine of the process)."""
    app = Flask("bare")
    partial = app.jinja_env.from_string(PARTIAL)  # once, as a file's template is: compiling it costs more than the turn
    engine = create_engine(f"sqlite:///{folder / 'bare.db'}")
    BareBase.metadata.create_all(engine)
    count_statements(engine, deque(maxlen=1))
    talks = count(1)

    @app.post("/messages")
    def post_message() -> Response:
        talk = int(request.cookies.get("talk") or next(talks))
        text = request.form["text"] or request.form["choice"]
        now = datetime.now(UTC).replace(tzinfo=None)
        with Session(engine, expire_on_commit=False) as session:
            mine = BareMessage(conversation_id=talk, author="shopper", text=text, at=now)
            session.add(mine)
            session.commit()
            history = select(BareMessage).where(BareMessage.conversation_id == talk).order_by(BareMessage.id.desc()).limit(HISTORY)
            seen = session.scalars(history).all()
            reply = BareMessage(conversation_id=talk, author="bot", text=f"{len(seen)}", at=now)
            session.add(reply)
            session.commit()
        answer = make_response(partial.render(messages=[mine, reply]))
        if "talk" not in request.cookies:
            answer.set_cookie("talk", str(talk), httponly=True, samesite="Lax")
        return answer

    return app, engine


def count_statements(engine: Engine, seen: list[str] | deque[str]) -> None:
    """Every statement the driver runs goes into `seen`, transaction words and pragmas aside."""

    @event.listens_for(engine, "before_cursor_execute")
    def _note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.lstrip().upper().startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")):
            seen.append(statement)
