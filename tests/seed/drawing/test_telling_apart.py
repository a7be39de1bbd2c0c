"""Models and colours that are easily mixed up differ where the deciding question looks, in a picture 160 pixels wide."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.seed.drawing import eye

LAGUNA = ("11698818-PINK", "11703918-ORANGE", "11704797-YELLOW", "11762726-GREY")
MRIYA = ("11903529-PINK", "11919011-ORANGE", "11705284-YELLOW", "11922371-GREY")
RYTM = ("11089055-PINK", "11089244-BROWN", "11089288-BURGUNDY")
KAPRYZ = ("11100944-PINK", "11101074-BROWN", "11101056-BURGUNDY")
LEATHER = ("10676401-CAPPUCCINO", "25159535-MILK", "60809311-BLACK")
MATTE = ("90308298-PINK", "10984996-BLUE", "1091363-NAVY")
VALERI, MEREYA = "9251497-UNIV", "11995414-MILK"
PLAIN = ("3443041-BLUE", "3443041-RASPBERRY", "3443041-BLACK", "3646358-CHOCOLATE", "3646356-GREY")
CHECK, LEOPARD = "3786442-RED-CHECK", "3663608-ROSE-LEO"

CHEST_ROWS, HEM_ROWS = (46, 57), (66, 86)
ZIP_SEEN, ZIP_UNSEEN = 1.4, 1.2
BODICE = (62, 40, 98, 75)


@pytest.mark.parametrize("sku", LAGUNA)
def test_the_zip_of_laguna_runs_to_the_hem(sku: str) -> None:
    assert eye.middle_line(sku, *CHEST_ROWS) > ZIP_SEEN and eye.middle_line(sku, *HEM_ROWS) > ZIP_SEEN


@pytest.mark.parametrize("sku", MRIYA)
def test_the_zip_of_mriya_ends_at_the_chest(sku: str) -> None:
    assert eye.middle_line(sku, *CHEST_ROWS) > ZIP_SEEN and eye.middle_line(sku, *HEM_ROWS) < ZIP_UNSEEN


@pytest.mark.parametrize(("hooded", "bare"), zip(RYTM, KAPRYZ, strict=True))
def test_rytm_has_a_hood_where_kapryz_has_paper(hooded: str, bare: str) -> None:
    assert eye.brightness(bare, eye.ABOVE_SHOULDERS) > 235
    assert eye.brightness(bare, eye.ABOVE_SHOULDERS) - eye.brightness(hooded, eye.ABOVE_SHOULDERS) > 60


@pytest.mark.parametrize("sku", KAPRYZ)
def test_valeri_is_striped_across_and_kapryz_is_plain(sku: str) -> None:
    assert eye.banding(VALERI, eye.CHEST) > 30 > 3 > eye.banding(sku, eye.CHEST)


@pytest.mark.parametrize("shining", LEATHER)
@pytest.mark.parametrize("dull", MATTE)
def test_leather_shines_and_suiting_does_not(shining: str, dull: str) -> None:
    assert eye.shine(shining) > 30 and eye.shine(dull) < 20


def test_mereya_has_a_stripe_down_each_leg() -> None:
    row = eye.greys(MEREYA, (40, 130, 120, 131))[0]
    left, right = row[:40], row[40:]
    for leg in (left, right):
        assert sorted(leg)[2] < 160 < 190 < sorted(leg)[len(leg) // 2]


@pytest.mark.parametrize("sku", PLAIN)
def test_check_and_leopard_are_prints_and_the_other_dresses_are_plain(sku: str) -> None:
    assert eye.mottle(sku, BODICE) < 6 < 10 < min(eye.mottle(CHECK, BODICE), eye.mottle(LEOPARD, BODICE))


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        pytest.param("11703918-ORANGE", "11704797-YELLOW", 0.1, id="orange and yellow"),
        pytest.param("11995414-MILK", "11705284-YELLOW", 0.07, id="milk and yellow"),
        pytest.param("25159535-MILK", "11704797-YELLOW", 0.07, id="milk leather and yellow"),
        pytest.param("11089244-BROWN", "11089288-BURGUNDY", 0.07, id="chocolate and burgundy"),
        pytest.param("11698818-PINK", "11762726-GREY", 0.04, id="powder pink and grey"),
        pytest.param("10676401-CAPPUCCINO", "25159535-MILK", 0.1, id="cappuccino and milk"),
        pytest.param("1091363-NAVY", "60809311-BLACK", 0.04, id="navy and black"),
    ],
)
def test_colours_that_are_mixed_up_lie_apart(one: str, other: str, least: float) -> None:
    assert eye.apart(one, other) > least


@pytest.mark.parametrize(("one", "other"), zip((*LAGUNA, *RYTM), (*MRIYA, *KAPRYZ), strict=True))
def test_one_colour_is_one_colour_on_every_model(one: str, other: str) -> None:
    assert eye.apart(one, other) < 0.05


def test_every_picture_has_every_size_in_one_frame_and_they_are_light_together() -> None:
    total = 0
    for svg in (eye.PHOTOS / "svg").glob("*.svg"):
        total += svg.stat().st_size
        for folder, size in (("320", (320, 400)), ("640", (640, 800)), ("1280", (1280, 1600)), ("square", (640, 640))):
            path = eye.PHOTOS / folder / f"{svg.stem}.webp"
            total += path.stat().st_size
            with Image.open(path) as picture:
                assert picture.format == "WEBP" and picture.size == size
    assert total <= 4_000_000


def test_all_lie_on_the_same_paper_in_the_same_light() -> None:
    corners = {svg.stem: eye.brightness(svg.stem, (0, 0, 8, 8)) for svg in (eye.PHOTOS / "svg").glob("*.svg")}
    assert len(corners) == 29 and max(corners.values()) - min(corners.values()) < 2
