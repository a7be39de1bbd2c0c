"""Several photos of a colour at the staff's desk: kept one by one, put in order, seen in the window, refused with a sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image
from werkzeug.datastructures import FileStorage

from app.services import catalogue
from tests.web.test_products import LAGOON, NEW, features, fields, goods, send, told
from tests.web.visitors import OWN, Shopper, Staff

PINK = "11698818-PINK"


def photo(colour: str, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 500), colour).save(out, kind)
    return out.getvalue()


def bomb(side: int) -> bytes:
    """A PNG whose header promises so many pixels a side, and hardly any bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(500)


def keep(staff: Staff, content: bytes, at: str = "colours-0") -> tuple[int, str]:
    """Encoded by hand: the test client's own encoder leaves its temporary files open."""
    head = '--x\r\nContent-Disposition: form-data; name="photo"; filename="photo.jpg"\r\n\r\n'
    response = staff.client.post(
        f"/admin/products/photos?at={at}",
        data=head.encode() + content + b"\r\n--x--\r\n",
        headers={"Origin": OWN},
        content_type="multipart/form-data; boundary=x",
    )
    return response.status_code, response.get_data(as_text=True)


def photos_shown(house: Flask) -> tuple[str, ...]:
    with house.app_context():
        return catalogue.snapshot().by_id["11698818"].colours[0].photos


def test_photos_kept_one_by_one_stand_in_their_order_in_the_window(house: Flask, manager: Staff, shopper: Shopper) -> None:
    names = []
    for colour in ("navy", "teal"):
        status, place = keep(manager, photo(colour))
        assert status == 200 and 'name="colours-0-photos"' in place
        names.append(place[place.index('value="') + 7 :][:16])
    page = manager.page(LAGOON)
    typed = {**fields(page), "colours-0-photos": [names[1], PINK, names[0]]}
    typed.pop("colours-0-cover")  # a script takes the choice away: the order is the choice
    assert send(manager, LAGOON, typed, features(page))[0] == 303
    assert photos_shown(house) == (names[1], PINK, names[0])
    assert names[1] in shopper.client.get("/product/11698818").get_data(as_text=True)
    assert "фото" in manager.page(LAGOON)[manager.page(LAGOON).index("h-history") :]
    again = manager.page(LAGOON)
    assert send(manager, LAGOON, fields(again), features(again))[2].endswith("saved=same")


def test_without_script_files_are_chosen_together_a_cover_picked_and_one_ticked_away(house: Flask, manager: Staff) -> None:
    page = manager.page(LAGOON)
    files = [FileStorage(BytesIO(photo(colour)), f"{colour}.png") for colour in ("navy", "teal")]
    send(manager, LAGOON, {**fields(page), "colours-0-photo": files}, features(page))
    page = manager.page(LAGOON)
    first, second, third = fields(page)["colours-0-photos"]
    assert first == PINK
    send(manager, LAGOON, {**fields(page), "colours-0-cover": third, "colours-0-remove": PINK}, features(page))
    assert photos_shown(house) == (third, second)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("просто текст".encode(), "Це не зображення. Підійде JPEG, PNG або WebP."),
        (b"", "Фото дійшло пошкодженим. Оберіть його ще раз."),
        (photo("navy")[:200], "Фото дійшло пошкодженим. Оберіть його ще раз."),
        (bomb(20_000), "На зображенні забагато пікселів як для фото. Збережіть його меншим, 4000 пікселів на бік цілком досить."),
        (HEIC, "Це фото HEIC з телефона. Збережіть його як JPEG і оберіть ще раз."),
    ],
    ids=["text", "empty", "cut", "bomb", "heic"],
)
def test_what_is_no_photo_is_told_in_a_sentence(manager: Staff, content: bytes, sentence: str) -> None:
    assert keep(manager, content) == (422, sentence)
    file = FileStorage(BytesIO(content), "photo.png")
    status, page, _ = send(manager, NEW, goods(manager, **{"colours-0-photo": file}))
    assert (status, told(page)) == (422, {"colours-0-photo": sentence})


def test_a_photo_of_sixty_megabytes_is_refused_unread(manager: Staff) -> None:
    status, sentence = keep(manager, b"\xff\xd8\xff" + bytes(60 * 1024 * 1024))
    assert status == 422 and sentence.startswith("Фото більше за")


def test_a_viewer_keeps_no_photos(viewer: Staff) -> None:
    assert keep(viewer, photo("navy"))[0] == 403
