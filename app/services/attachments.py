"""What shoppers send along: photos, and receipts as PDF inside checkout."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import IO

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from app.domain.dialog_state import State
from app.domain.orders import OrderStatus
from app.errors import ForeignAttachment, PdfOutsideCheckout, UploadBroken, UploadTooBig
from app.extensions import read_session, write_transaction
from app.models.conversation import AttachmentRow, ConversationRow
from app.models.order import OrderRow
from app.services import conversations
from app.services.runtime import runtime
from app.services.uploads import pictures, places
from app.services.views import OpenConversation

_PDF = b"%PDF-"
_PDF_HEAD = 1024  # the mark stands within so many bytes
_MEGABYTE = 1024 * 1024
_TAKES_RECEIPT = (OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_APPROVAL)


@dataclass(frozen=True, slots=True)
class StoredFile:
    content: bytes
    mimetype: str


def store(talk: OpenConversation, file: IO[bytes] | bytes, message: str | None = None) -> str:
    """The attachment's id; of a file that came with this message before, the one it has.

    `message`: the browser's name of it. Raises UploadTooBig, UploadNotPicture, UploadBroken, PdfOutsideCheckout.
    """
    content = _content(file)
    name = _name(talk, message, content) if message else secrets.token_hex(16)
    if message and _find(name):
        return name
    if _PDF in content[:_PDF_HEAD]:
        return _store_pdf(talk, name, content)
    picture = pictures.reencoded(content)
    path = places.keep(name, "jpg", picture.content)
    return _row(name, talk, "image", path, len(picture.content), picture.width, picture.height)


def read(attachment_id: str, token: str | None) -> StoredFile:
    """For the shopper who sent it; of a PDF its first page once that is drawn. Raises ForeignAttachment."""
    talk = conversations.find(token)
    row = _find(attachment_id)
    if row is None or talk is None or row.shopper_id != talk.shopper_id:
        raise ForeignAttachment()
    return _file(row, original=False)


def read_for_staff(attachment_id: str, *, original: bool = False) -> StoredFile:
    """The picture, or with `original` the PDF itself. Raises ForeignAttachment."""
    row = _find(attachment_id)
    if row is None:
        raise ForeignAttachment()
    return _file(row, original=original)


def is_pdf(attachment_id: str) -> bool:
    row = _find(attachment_id)
    return row is not None and row.kind == "pdf"


def _content(file: IO[bytes] | bytes) -> bytes:
    limit = runtime().settings.upload_max_megabytes * _MEGABYTE
    content = file if isinstance(file, bytes) else file.read(limit + 1)
    if len(content) > limit:
        raise UploadTooBig()
    if not content:
        raise UploadBroken()
    return content


def _name(talk: OpenConversation, message: str, content: bytes) -> str:
    """The same file of the same message has the same name, so a message sent again stores nothing twice."""
    said = f"{talk.shopper_id} {message} ".encode()
    return hashlib.sha256(said + content).hexdigest()[:32]


def _store_pdf(talk: OpenConversation, name: str, content: bytes) -> str:
    if not _in_checkout(talk):
        raise PdfOutsideCheckout()
    return _row(name, talk, "pdf", places.keep(name, "pdf", content), len(content), preview_status="owed")


def _in_checkout(talk: OpenConversation) -> bool:
    with read_session() as session:
        state = session.scalar(select(ConversationRow.state).where(ConversationRow.id == talk.conversation_id))
        waits = select(OrderRow.id).where(OrderRow.shopper_id == talk.shopper_id, OrderRow.status.in_(_TAKES_RECEIPT))
        return state == State.PAYMENT_DELIVERY or session.scalar(waits.limit(1)) is not None


def _row(
    name: str,
    talk: OpenConversation,
    kind: str,
    path: str,
    size: int,
    width: int = 0,
    height: int = 0,
    preview_status: str = "none",
) -> str:
    try:
        with write_transaction() as session:
            session.execute(
                insert(AttachmentRow).values(
                    id=name, shopper_id=talk.shopper_id, conversation_id=talk.conversation_id, kind=kind, path=path, bytes=size,
                    width=width, height=height, preview_status=preview_status, at=runtime().clock(),
                )
            )  # fmt: skip
    except IntegrityError:  # the same message, sent twice at one moment
        if _find(name) is None:
            raise
    return name


def _find(attachment_id: str) -> AttachmentRow | None:
    with read_session() as session:
        return session.get(AttachmentRow, attachment_id)


def _file(row: AttachmentRow, *, original: bool) -> StoredFile:
    """A file the disk lost counts as not there. Raises ForeignAttachment."""
    try:
        if row.kind == "image":
            return StoredFile(places.read(row.path), "image/jpeg")
        if row.preview and not original:
            return StoredFile(places.read(row.preview), "image/jpeg")
        return StoredFile(places.read(row.path), "application/pdf")
    except FileNotFoundError as lost:
        raise ForeignAttachment() from lost
