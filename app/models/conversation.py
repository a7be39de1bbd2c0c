"""Talks and what was said in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, UtcDateTime


class ConversationRow(Base):
    """One talk; its id is its number. A shopper has one open talk at a time.

    `memory` is the dialogue's own document (JSON of app.dialog.turn.Conversation). `version` counts its changes and those
    of `owner`; a message that merely arrives changes neither. `waiting` counts what nobody has taken up yet: messages and
    events. The lease says who answers: turn `turn_id` of process `turn_boot`, until `turn_until`.
    """

    __tablename__ = "conversation"

    id: Mapped[int] = mapped_column(primary_key=True)
    shopper_id: Mapped[str] = mapped_column(ForeignKey("shopper.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()
    next_seq: Mapped[int] = mapped_column(default=1)
    waiting: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(32))
    owner: Mapped[str] = mapped_column(String(16))
    claimed_by: Mapped[str | None] = mapped_column(String(100))
    memory: Mapped[str] = mapped_column(Text)
    follow_ups_due: Mapped[int] = mapped_column(default=0)
    open_tickets: Mapped[int] = mapped_column(default=0)
    turn_id: Mapped[str | None] = mapped_column(String(32))
    turn_boot: Mapped[str | None] = mapped_column(String(32))
    turn_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_shopper_message_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_message_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        Index(
            "uq_conversation_open",
            "shopper_id",
            unique=True,
            sqlite_where=sql("closed_at IS NULL"),
            postgresql_where=sql("closed_at IS NULL"),
        ),
        Index("ix_conversation_waiting", "turn_until", sqlite_where=sql("waiting > 0"), postgresql_where=sql("waiting > 0")),
    )


class MessageRow(Base):
    """One bubble. `turn_id`: of a shopper's message the turn that read it, of a bot's the turn that said it.

    `answered_turn` stays empty while a person holds the talk: what was said then is read again at release.
    """

    __tablename__ = "message"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    seq: Mapped[int]
    author: Mapped[str] = mapped_column(String(16))  # shopper, bot, staff, system
    staff_name: Mapped[str | None] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text, default="")
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    client_id: Mapped[str | None] = mapped_column(String(64))
    turn_id: Mapped[str | None] = mapped_column(String(32), index=True)
    position: Mapped[int] = mapped_column(default=0)  # within its turn
    answered_turn: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_id"),
        Index(
            "ix_message_unanswered",
            "conversation_id",
            sqlite_where=sql("author = 'shopper' AND answered_turn IS NULL"),
            postgresql_where=sql("author = 'shopper' AND answered_turn IS NULL"),
        ),
    )


class TurnRow(Base):
    """One answer and how it came about. `trail`: a line per stage, shown to staff."""

    __tablename__ = "turn"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(32))
    intent: Mapped[str | None] = mapped_column(String(32))
    event: Mapped[str | None] = mapped_column(String(32))
    silent: Mapped[bool] = mapped_column(default=False)
    trail: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    brain: Mapped[str] = mapped_column(String(64))
    llm_calls: Mapped[int] = mapped_column(default=0)
    ms: Mapped[float]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class EventRow(Base):
    """Something that happened to a talk and must be said in it; `told_turn` once it was, or «dropped» when it no longer applies."""

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    order_id: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text, default="")
    staff_name: Mapped[str] = mapped_column(String(100), default="")
    ordinal: Mapped[int] = mapped_column(default=0)
    follow_up_id: Mapped[int | None]
    told_turn: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class AttachmentRow(Base):
    """A file a shopper sent, re-encoded. `path` is relative to the folder of attachments; a PDF's first page is `preview`."""

    __tablename__ = "attachment"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    shopper_id: Mapped[str] = mapped_column(ForeignKey("shopper.id", ondelete="CASCADE"), index=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversation.id", ondelete="SET NULL"))
    kind: Mapped[str] = mapped_column(String(16))  # image, pdf
    path: Mapped[str] = mapped_column(String(100))
    preview: Mapped[str | None] = mapped_column(String(100))
    preview_status: Mapped[str] = mapped_column(String(16), default="none")  # none, owed, made, failed
    preview_until: Mapped[datetime | None] = mapped_column(UtcDateTime)  # who renders it has so long
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    bytes: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (
        Index(
            "ix_attachment_preview_owed",
            "at",
            sqlite_where=sql("preview_status = 'owed'"),
            postgresql_where=sql("preview_status = 'owed'"),
        ),
    )
