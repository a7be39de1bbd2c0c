"""The first commit: the shopper's message is stored, whatever comes after, and the lease is taken if it is free."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from app.dialog.turn import Inbound
from app.domain.changing import replace
from app.errors import EmptyMessage, ForeignAttachment, MessageTooLong, UnknownConversation
from app.extensions import write_connection
from app.models.conversation import AttachmentRow
from app.services import codec
from app.services.runtime import runtime
from app.services.turns import leases, statements
from app.services.turns.leases import Lease
from app.services.views import MessageView

CLIENT_ID_MAX = 64
_FORM_MAX = 500  # characters of one field


@dataclass(frozen=True, slots=True)
class Stored:
    """`alone`: nothing else waits, so the message need not be read back."""

    message: MessageView
    inbound: Inbound
    lease: Lease | None
    alone: bool


def store(conversation_id: int, shopper_id: str, inbound: Inbound) -> Stored:
    """Raises IntegrityError for a message stored before, UnknownConversation, ForeignAttachment."""
    now = runtime().clock()
    lease_id = runtime().ids()
    inbound = replace(inbound, at=now)
    with write_connection() as connection:
        claim = leases.claim(lease_id, now)
        row = connection.execute(
            statements.take_message(), {"b_talk": conversation_id, "b_shopper": shopper_id, **claim}
        ).one_or_none()
        if row is None:
            raise UnknownConversation(str(conversation_id))
        _own_attachments(connection, shopper_id, inbound)
        message = _insert(connection, conversation_id, row.next_seq - 1, inbound)
    lease = Lease(lease_id, conversation_id) if row.turn_id == lease_id else None
    return Stored(message, inbound, lease, alone=row.waiting == 1 and row.owner == "bot")


def cleaned(inbound: Inbound, *, allow_blank: bool = False) -> Inbound:
    """The message without control characters. Raises EmptyMessage, MessageTooLong."""
    text = printable(inbound.text).strip()
    limit = runtime().settings.message_max_characters
    if len(text) > limit:
        raise MessageTooLong(limit)
    form = {name: printable(value).strip()[:_FORM_MAX] for name, value in inbound.form.items()}
    choice = printable(inbound.choice)[:_FORM_MAX] if inbound.choice else None
    says_something = text or choice or inbound.has_photo or any(form.values())
    if not says_something and not allow_blank:
        raise EmptyMessage()
    client_id = printable(inbound.client_id)[:CLIENT_ID_MAX] or runtime().ids()
    return replace(inbound, text=text, form=form, choice=choice, client_id=client_id)


def printable(text: str) -> str:
    """Line breaks stay; other control characters and lone surrogates, which no database takes, go."""
    return "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def _own_attachments(connection: Connection, shopper_id: str, inbound: Inbound) -> None:
    if not inbound.photos:
        return
    own = select(AttachmentRow.id).where(AttachmentRow.id.in_(inbound.photos), AttachmentRow.shopper_id == shopper_id)
    if set(connection.scalars(own)) != set(inbound.photos):
        raise ForeignAttachment()


def _insert(connection: Connection, conversation_id: int, seq: int, inbound: Inbound) -> MessageView:
    payload = codec.write_inbound(inbound)
    kind = "photo" if inbound.has_photo else "text"
    values = {
        "conversation_id": conversation_id, "seq": seq, "author": "shopper", "kind": kind, "text": inbound.text, "payload": payload,
        "client_id": inbound.client_id, "position": 0, "at": inbound.at,
    }  # fmt: skip
    message_id = connection.execute(statements.insert_message(), values).scalar_one()
    return MessageView(
        message_id, conversation_id, seq, "shopper", kind, inbound.text, inbound.at or runtime().clock(), (), payload,
        photos=inbound.photos, choice=inbound.choice, client_id=inbound.client_id,
    )  # fmt: skip
