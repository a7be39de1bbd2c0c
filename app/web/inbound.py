"""A posted form becomes an Inbound: text, a button's choice, the delivery form's fields, photos."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping

from flask import request

from app.dialog.turn import Inbound
from app.domain.slots import DELIVERY_SLOTS
from app.services import attachments
from app.services.views import OpenConversation

_NAME = re.compile(r"[0-9A-Za-z-]{8,64}")


def read(talk: OpenConversation) -> Inbound:
    """Photos are kept first, so that the message can name them. Raises UploadRefused."""
    form = request.form
    choice = form.get("choice") or None
    name = _name(form.get("client_id", ""), choice)
    files = [file.stream for file in request.files.getlist("photo") if file.filename]
    return Inbound(
        client_id=name,
        text=form.get("text", ""),
        photos=tuple(attachments.store(talk, file, name) for file in files),
        choice=choice,
        form=fields(form),
        page=form.get("page") or None,
    )


def fields(form: Mapping[str, str]) -> Mapping[str, str]:
    """The delivery form's, as typed."""
    return {slot: form[slot] for slot in DELIVERY_SLOTS if slot in form}


def _name(given: str, choice: str | None) -> str:
    """The browser's name of the message. Two buttons of one form are two messages, the same one twice is one."""
    if not _NAME.fullmatch(given):
        return str(uuid.uuid4())
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{given} {choice}")) if choice else given
