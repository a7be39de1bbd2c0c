"""Files from shoppers: what is taken is re-encoded, what is not is named, and nobody sees another's."""

from __future__ import annotations

import io
import zlib

import pypdfium2
import pytest
from flask import Flask
from PIL import Image

from app.dialog.turn import Inbound
from app.errors import (
    ForeignAttachment,
    PdfOutsideCheckout,
    StorefrontError,
    UploadBroken,
    UploadNotPicture,
    UploadTooBig,
)
from app.services import approvals, attachments, conversations, sweeps
from app.services.uploads import pictures, previews
from tests.services.shopping import Shopper

ORIENTATION, GPS = 0x0112, 0x8825


def encoded(kind: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 40).convert(mode).save(out, kind, **options)
    return out.getvalue()


def pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 400)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _png_of(width: int, height: int) -> bytes:
    """A PNG whose header claims a size and whose pixels are not there."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_is_kept_as_a_jpeg_of_our_own(sqlite_house: Flask, kind: str) -> None:
    talk = Shopper.enters().talk
    stored = attachments.read(attachments.store(talk, io.BytesIO(encoded(kind))), talk.token)
    assert stored.mimetype == "image/jpeg"
    with Image.open(io.BytesIO(stored.content)) as image:
        assert (image.format, image.size) == ("JPEG", (40, 30))


def test_a_photo_is_turned_upright_made_small_and_stripped(sqlite_house: Flask) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "N", 2: (50.0, 27.0, 0.0)}
    picture = pictures.reencoded(encoded(size=(3200, 2400), exif=exif))
    assert (picture.width, picture.height) == (1200, 1600)
    with Image.open(io.BytesIO(picture.content)) as image:
        assert not image.getexif() and "exif" not in image.info


def test_what_is_transparent_lies_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(io.BytesIO(pictures.reencoded(out.getvalue()).content)) as image:
        assert image.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", UploadBroken),
        (b"<html>not a picture</html>", UploadNotPicture),
        (b"GIF89a" + bytes(100), UploadNotPicture),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", UploadNotPicture),
        (encoded(size=(600, 600))[:4000], UploadBroken),
        (encoded("PNG", size=(300, 300))[:2000], UploadBroken),
        (_png_of(50, 50), UploadBroken),
        (_png_of(6000, 6000), UploadTooBig),
        (_png_of(60000, 60000), UploadTooBig),
        (encoded() + bytes(11 * 1024 * 1024), UploadTooBig),
        (pdf(), PdfOutsideCheckout),
    ],
    ids=["empty", "html", "gif", "svg", "cut jpeg", "cut png", "no pixels", "36 MP png", "bomb", "11 MB", "pdf"],
)
def test_a_file_that_cannot_be_taken_is_named_and_kept_nowhere(
    sqlite_house: Flask, content: bytes, error: type[StorefrontError]
) -> None:
    talk = Shopper.enters().talk
    with pytest.raises(error):
        attachments.store(talk, io.BytesIO(content))
    folder = sqlite_house.extensions["storefront"].settings.instance_dir / "attachments"
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_bytes_after_the_picture_are_not_kept(sqlite_house: Flask) -> None:
    talk = Shopper.enters().talk
    stored = attachments.read(attachments.store(talk, encoded() + b"<script>alert(1)</script>"), talk.token)
    assert b"script" not in stored.content


def test_a_progressive_giant_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(UploadTooBig):
        pictures.reencoded(encoded(size=(5200, 5000), progressive=True))
    assert pictures.reencoded(encoded(size=(5200, 5000))).width == 1600


def test_another_shopper_neither_sees_nor_sends_the_photo(sqlite_house: Flask) -> None:
    mine, theirs = Shopper.enters().talk, Shopper.enters().talk
    photo = attachments.store(theirs, encoded())
    for token in (mine.token, None, "forged"):
        with pytest.raises(ForeignAttachment):
            attachments.read(photo, token)
    with pytest.raises(ForeignAttachment):
        conversations.take_turn(mine.conversation_id, mine.shopper_id, Inbound("theirs", photos=(photo,)))
    assert attachments.read_for_staff(photo).mimetype == "image/jpeg"
    with pytest.raises(ForeignAttachment):
        attachments.read_for_staff("../../../etc/passwd")


def test_a_pdf_receipt_is_filed_and_its_first_page_drawn_by_the_worker(house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.orders()
    content = pdf()
    receipt = attachments.store(shopper.talk, io.BytesIO(content))
    shopper.says(photos=(receipt,))
    waiting = approvals.waiting_of(shopper.id)
    assert waiting and waiting.attachments == (receipt,)
    assert attachments.read_for_staff(receipt).mimetype == "application/pdf"
    sweeps.run_due()
    page = attachments.read_for_staff(receipt)
    assert page.mimetype == "image/jpeg"
    with Image.open(io.BytesIO(page.content)) as image:
        assert image.size == (800, 1600)
    assert attachments.read_for_staff(receipt, original=True).content == content


def test_a_pdf_that_cannot_be_drawn_is_not_tried_again(sqlite_house: Flask) -> None:
    shopper = Shopper.enters()
    shopper.orders()
    receipt = attachments.store(shopper.talk, b"%PDF-1.7 and nothing of the kind")
    sweeps.run_due()
    assert attachments.read_for_staff(receipt).mimetype == "application/pdf"
    assert previews.owed(sqlite_house.extensions["storefront"].clock(), 10) == []
