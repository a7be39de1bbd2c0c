"""Pictures of the goods: in their place before they come, kept for a year, new at once when replaced."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from app.cli.picture import picture
from app.errors import UploadNotPicture
from app.services import catalogue, pictures
from app.services.products import history
from tests.web.visitors import Shopper

NAME = "11698818-PINK"


def images(client: FlaskClient, path: str) -> list[dict[str, str]]:
    html = client.get(path).get_data(as_text=True)
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r'<img class="pic"[^>]*>', html)]


def photo(colour: str, size: tuple[int, int] = (900, 900)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def test_every_model_is_shown_in_the_window_with_its_place_kept(shopper: Shopper) -> None:
    shown = images(shopper.client, "/")
    assert len(shown) == 9
    assert all((image["width"], image["height"]) == ("640", "800") and image["alt"] and image["sizes"] for image in shown)
    assert shown[0].get("loading") is None and all(image.get("loading") == "lazy" for image in shown[4:])
    assert all(len(image["srcset"].split(", ")) == 3 for image in shown)


def test_a_products_page_shows_the_colour_asked_for_and_the_way_to_the_others(shopper: Shopper) -> None:
    first, *thumbs = images(shopper.client, "/product/11698818?colour=11762726-GREY")
    assert first["alt"].startswith("Костюм Лагуна, сірий") and "11762726-GREY" in first["src"]
    assert [thumb["alt"] for thumb in thumbs[:4]] == ["рожевий", "помаранчевий", "жовтий", "сірий"]
    assert images(shopper.client, "/product/11698818?colour=none")[0]["alt"].startswith("Костюм Лагуна, рожевий")


def test_every_address_on_the_pages_is_a_picture_to_be_kept_for_a_year(shopper: Shopper) -> None:
    addresses = {part.split()[0] for image in images(shopper.client, "/") for part in image["srcset"].split(", ")}
    for address in sorted(addresses)[:6]:
        response = shopper.client.get(address)
        assert response.mimetype == "image/webp"
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Set-Cookie" not in response.headers
        with Image.open(io.BytesIO(response.data)) as sent:
            assert f"/{sent.width}/" in address


def test_an_old_address_shows_the_picture_of_today_and_is_not_kept(shopper: Shopper) -> None:
    response = shopper.client.get(f"/pictures/0000000000/640/{NAME}.webp")
    assert response.status_code == 200 and response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", ["640/none.webp", "500/11698818-PINK.webp", "640/..%2F..%2Fshop.webp", "640/%00.webp"])
def test_what_is_no_picture_is_not_found(shopper: Shopper, address: str) -> None:
    assert shopper.client.get(f"/pictures/0000000000/{address}").status_code == 404


def test_a_shops_own_photo_takes_the_drawings_place_at_once(house: Flask, shopper: Shopper, tmp_path: Path) -> None:
    before = images(shopper.client, "/product/11698818")[0]["src"]
    file = tmp_path / "own.png"
    file.write_bytes(photo("red"))
    done = house.test_cli_runner().invoke(picture, [NAME, str(file)])
    assert done.exit_code == 0, done.output
    after = images(shopper.client, "/product/11698818")[0]
    assert after["src"] != before
    for size, box in pictures.SIZES.items():
        with house.app_context():
            found = pictures.find(NAME, size)
        assert found
        with Image.open(found.path) as cut:
            assert cut.size == box
            red, green, _ = cut.convert("RGB").getpixel((10, 10))
            assert red > 200 and green < 60
    with Image.open(io.BytesIO(shopper.client.get(after["src"]).data)) as sent:
        assert sent.size == (640, 800)


def test_more_photos_stand_behind_the_cover_with_their_line_in_the_history(house: Flask, tmp_path: Path) -> None:
    files = [tmp_path / f"{colour}.png" for colour in ("navy", "teal", "olive")]
    for file in files:
        file.write_bytes(photo(file.stem))
    runner = house.test_cli_runner()
    assert runner.invoke(picture, [NAME, *map(str, files[:2])]).exit_code == 0
    assert runner.invoke(picture, [NAME, "--add", str(files[2])]).exit_code == 0
    letter = tmp_path / "letter.png"
    letter.write_text("a letter")
    assert runner.invoke(picture, [NAME, str(files[0]), str(letter)]).exit_code == 1
    with house.app_context():
        shown = catalogue.snapshot().by_id["11698818"].colours[0].photos
        assert shown[0] == NAME and len(shown) == 3
        assert all(pictures.find(name, size) for name in shown for size in pictures.SIZES)
        assert [saved.by for saved in history.of("11698818")] == ["flask picture"] * 2


def test_a_file_that_is_no_picture_changes_nothing(house: Flask, tmp_path: Path) -> None:
    with house.app_context():
        before = pictures.find(NAME, "640")
        with pytest.raises(UploadNotPicture):
            pictures.keep(NAME, b"a letter")
        assert pictures.find(NAME, "640") == before
    file = tmp_path / "letter.png"
    file.write_text("a letter")
    runner = house.test_cli_runner()
    refused, unknown = runner.invoke(picture, [NAME, str(file)]), runner.invoke(picture, ["none", str(file)])
    assert refused.exit_code == 1 and "letter.png is no picture" in refused.output
    assert unknown.exit_code == 1 and "no colour has the SKU none" in unknown.output


def test_a_replaced_file_has_another_address(house: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pictures, "seeded_folder", lambda: tmp_path)
    folder = tmp_path / "640"
    folder.mkdir()
    versions = set()
    with house.app_context():
        assert pictures.find(NAME, "640") is None
        for content in (b"one", b"another"):
            (folder / f"{NAME}.webp").write_bytes(content)
            found = pictures.find(NAME, "640")
            assert found
            versions.add(found.version)
    assert len(versions) == 2
