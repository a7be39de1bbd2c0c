"""What is said, and not stored, when a message cannot be taken in: the shop's own wording of each refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.dialog import phrases
from app.dialog.acts import Act
from app.dialog.facts import Fact, FactSheet
from app.dialog.formatting import Printer
from app.dialog.replies import Bubble
from app.dialog.voice import Voice
from app.domain.shop import Shop
from app.errors import MessageTooLong, PdfOutsideCheckout, StorefrontError, UploadBroken, UploadNotPicture, UploadTooBig
from app.settings import Settings

ACTS: Mapping[type[StorefrontError], Act] = {
    MessageTooLong: Act.MESSAGE_TOO_LONG,
    UploadTooBig: Act.FILE_REFUSED_TOO_BIG,
    UploadNotPicture: Act.FILE_REFUSED_NOT_PICTURE,
    UploadBroken: Act.FILE_REFUSED_BROKEN,
    PdfOutsideCheckout: Act.FILE_REFUSED_PDF,
}


def sentence(act: Act, shop: Shop, settings: Settings, now: datetime) -> Bubble:
    """One bubble for an act that rests on no fact but the limits."""
    limits = {
        "shop.text_limit": Fact("characters", settings.message_max_characters, "settings"),
        "shop.photo_limit": Fact("megabytes", settings.upload_max_megabytes, "settings"),
    }
    book = phrases.of_shop(shop)
    sheet = FactSheet(limits)
    voice = Voice(book, Printer.of(book.printed, shop, now), sheet)
    return voice.render(book.draft(act, {}, sheet))
