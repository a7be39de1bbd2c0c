"""DOMAIN §2, sentence by sentence, and every height for every model against a reading of the table written out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.basket import Item
from app.domain.shop import Band, SizeRule, Sizing
from app.domain.sizing import Fit, FitKind, fit, label_for, size_holding, size_of
from tests.domain.shop_by_hand import ANNA, LAGUNA, MEREYA, MODELS, RYTM, SEVEN, SINGLES, SIZING, VALERI, model

EDGE_UP = replace(SIZING, rule=SizeRule.EDGE_UP)
HEIGHTS = st.integers(60, 190)
BANDS_BY_HAND = {
    "80-92": range(80, 93),
    "98-104": range(93, 110),
    "110-116": range(110, 121),
    "122-128": range(121, 132),
    "134-140": range(132, 144),
    "146-152": range(144, 156),
    "158-164": range(156, 169),
}
SINGLES_BY_HAND = {
    **dict.fromkeys(range(92, 99), "98"),
    **dict.fromkeys(range(99, 105), "104"),
    **dict.fromkeys(range(105, 111), "110"),
    **dict.fromkeys(range(111, 117), "116"),
    **dict.fromkeys(range(117, 123), "122"),
    **dict.fromkeys(range(123, 129), "128"),
    **dict.fromkeys(range(129, 135), "134"),
    **dict.fromkeys(range(135, 141), "140"),
    **dict.fromkeys(range(141, 147), "146"),
    **dict.fromkeys(range(147, 153), "152"),
    **dict.fromkeys(range(153, 159), "158"),
    **dict.fromkeys(range(159, 165), "164"),
}
TOPS = {*range(90, 93), *range(118, 121), *range(129, 132), *range(141, 144), *range(153, 156), *range(166, 169)}


def laguna(height: int, room_to_grow: bool = False) -> Fit:
    return fit(height, LAGUNA.sizes, SIZING, room_to_grow)


@pytest.mark.parametrize("height", range(60, 191))
@pytest.mark.parametrize("product", [m for m in MODELS if m is not VALERI], ids=lambda m: m.id)
def test_every_height_of_every_banded_model_is_read_off_the_table(product, height):
    found = fit(height, product.sizes, SIZING)
    band = next((label for label, heights in BANDS_BY_HAND.items() if height in heights), None)
    if height > 168:
        assert found == Fit(FitKind.OVER)
    elif (band or "80-92") not in product.sizes:
        assert found == Fit(FitKind.MODEL_LACKS)
    elif band is None:
        assert (found.kind, found.size) == (FitKind.UNDER, "80-92")
    else:
        expected = FitKind.BETWEEN if 105 <= height <= 109 else FitKind.EDGE if height in TOPS else FitKind.FITS
        assert (found.kind, found.size) == (expected, band)


@pytest.mark.parametrize("height", range(60, 191))
def test_every_height_of_the_model_with_single_sizes_gets_the_smallest_label_that_reaches(height):
    found = fit(height, VALERI.sizes, SIZING)
    if height > 164:
        assert found == Fit(FitKind.OVER)
    elif height < 92:
        assert found == Fit(FitKind.MODEL_LACKS)
    else:
        assert (found.kind, found.size) == (FitKind.FITS, SINGLES_BY_HAND[height])


def test_the_upper_edge_stays_in_its_band():
    assert laguna(120).size == "110-116"
    assert laguna(121).size == "122-128"
    assert laguna(155).size == "146-152"
    assert laguna(156).size == "158-164"


def test_a_shop_may_let_the_upper_edge_go_up():
    assert fit(120, LAGUNA.sizes, EDGE_UP) == Fit(FitKind.FITS, "122-128", "134-140")
    assert fit(119, LAGUNA.sizes, EDGE_UP) == Fit(FitKind.EDGE, "110-116", "122-128")
    assert fit(109, LAGUNA.sizes, EDGE_UP).size == "110-116"


def test_the_highest_edge_has_nowhere_to_go_up_to():
    assert fit(168, LAGUNA.sizes, EDGE_UP).size == "158-164"


@pytest.mark.parametrize("height", [118, 119, 120, 129, 130, 131, 141, 142, 143, 153, 154, 155])
def test_within_the_top_three_centimetres_the_next_size_is_shown_too(height):
    found = laguna(height)
    assert found.kind is FitKind.EDGE
    assert found.next_size == SEVEN[SEVEN.index(found.size) + 1]


@pytest.mark.parametrize("height", [117, 128, 140, 152])
def test_a_centimetre_below_the_top_three_no_next_size_is_pressed_on_anyone(height):
    assert laguna(height).kind is FitKind.FITS


@pytest.mark.parametrize("height", [105, 106, 107, 108, 109])
def test_from_105_to_109_the_smaller_is_offered_and_the_bigger_mentioned(height):
    assert laguna(height) == Fit(FitKind.BETWEEN, "98-104", "110-116")


def test_104_is_the_label_itself_and_110_begins_the_next():
    assert laguna(104).kind is FitKind.FITS
    assert laguna(110) == Fit(FitKind.FITS, "110-116", "122-128")


def test_under_80_the_smallest_of_the_table_is_loose():
    assert laguna(79) == Fit(FitKind.UNDER, "80-92", "98-104")
    assert laguna(80).kind is FitKind.FITS


def test_under_80_a_model_without_the_smallest_size_lacks_it():
    assert fit(79, ANNA.sizes, SIZING) == Fit(FitKind.MODEL_LACKS)


def test_over_168_nothing_is_promised():
    assert laguna(168).size == "158-164"
    assert laguna(169) == Fit(FitKind.OVER)


def test_single_sizes_reach_six_centimetres_down_and_no_further():
    assert fit(92, VALERI.sizes, SIZING).size == "98"
    assert fit(91, VALERI.sizes, SIZING) == Fit(FitKind.MODEL_LACKS)


def test_single_sizes_end_at_the_biggest_label():
    assert fit(164, VALERI.sizes, SIZING) == Fit(FitKind.FITS, "164", None)
    assert fit(165, VALERI.sizes, SIZING) == Fit(FitKind.OVER)


def test_a_model_lacks_a_size_the_table_has():
    assert fit(112, RYTM.sizes, SIZING) == Fit(FitKind.MODEL_LACKS)
    assert fit(121, RYTM.sizes, SIZING).size == "122-128"


def test_room_to_grow_shows_the_next_size_and_keeps_the_first():
    assert laguna(112, room_to_grow=True) == Fit(FitKind.EDGE, "110-116", "122-128")
    assert laguna(106, room_to_grow=True) == Fit(FitKind.EDGE, "98-104", "110-116")
    assert fit(104, VALERI.sizes, SIZING, room_to_grow=True) == Fit(FitKind.EDGE, "104", "110")


def test_room_to_grow_over_the_biggest_size_says_there_is_no_bigger():
    assert laguna(160, room_to_grow=True) == Fit(FitKind.EDGE, "158-164", None)


def test_what_is_loose_already_or_does_not_fit_stays_so_with_room_to_grow():
    assert laguna(75, room_to_grow=True).kind is FitKind.UNDER
    assert laguna(170, room_to_grow=True) == Fit(FitKind.OVER)


def test_sizes_that_are_no_heights_say_nothing_about_them():
    assert fit(112, ("50 мл", "100 мл"), SIZING) == Fit(FitKind.UNSIZED)
    assert fit(112, ("36", "37"), Sizing()) == Fit(FitKind.UNSIZED)
    assert label_for(112, Sizing()) is None


def test_the_order_in_which_sizes_are_listed_does_not_matter():
    assert fit(119, tuple(reversed(LAGUNA.sizes)), SIZING) == laguna(119)
    assert fit(99, tuple(reversed(SINGLES)), SIZING) == fit(99, SINGLES, SIZING)


def test_of_overlapping_bands_the_lower_holds_and_a_hole_belongs_to_the_upper():
    loose = Sizing((Band("M", 165, 175), Band("S", 150, 165), Band("L", 180, 190)))
    assert label_for(165, loose).label == "S"
    assert label_for(177, loose).label == "L"


@given(HEIGHTS, st.sampled_from(MODELS), st.booleans(), st.sampled_from([SIZING, EDGE_UP]))
def test_a_size_named_is_one_the_model_has_and_the_next_is_bigger(height, product, room, sizing):
    found = fit(height, product.sizes, sizing, room)
    assert (found.size is not None) == (found.kind in (FitKind.FITS, FitKind.EDGE, FitKind.BETWEEN, FitKind.UNDER))
    if found.size:
        at = product.sizes.index(found.size)
        assert found.next_size == (product.sizes[at + 1] if at + 1 < len(product.sizes) else None)
    else:
        assert found.next_size is None


@given(HEIGHTS, HEIGHTS, st.sampled_from(MODELS), st.sampled_from([SIZING, EDGE_UP]))
def test_a_taller_child_never_gets_a_smaller_size(one, other, product, sizing):
    small, tall = (fit(height, product.sizes, sizing).size for height in sorted((one, other)))
    if small and tall:
        assert product.sizes.index(small) <= product.sizes.index(tall)


@given(HEIGHTS, st.sampled_from(MODELS))
def test_room_to_grow_never_moves_the_size_silently(height, product):
    assert fit(height, product.sizes, SIZING, True).size == fit(height, product.sizes, SIZING).size


@pytest.mark.parametrize(
    ("number", "sizes", "label"),
    [
        (112, SEVEN, "110-116"),
        (110, SEVEN, "110-116"),
        (116, SEVEN, "110-116"),
        (92, SEVEN, "80-92"),
        (106, SEVEN, None),
        (117, SEVEN, None),
        (170, SEVEN, None),
        (112, RYTM.sizes, None),
        (104, SINGLES, "104"),
        (112, SINGLES, None),
    ],
)
def test_a_size_said_by_one_number_is_the_label_that_holds_it(number, sizes, label):
    assert size_holding(number, sizes) == label


def test_a_size_said_stands_before_the_height():
    assert size_of(Item(size="122-128", height=112), LAGUNA, SIZING) == "122-128"


def test_a_size_said_for_single_labels_is_found_in_the_bands_of_another_model():
    assert size_of(Item(size="116"), LAGUNA, SIZING) == "110-116"


def test_without_a_size_the_height_decides_for_this_product():
    assert size_of(Item(height=112), LAGUNA, SIZING) == "110-116"
    assert size_of(Item(height=112), VALERI, SIZING) == "116"
    assert size_of(Item(height=112), RYTM, SIZING) is None
    assert size_of(Item(height=169), MEREYA, SIZING) is None


def test_a_size_the_model_lacks_gives_way_to_the_height_and_else_stays_unknown():
    assert size_of(Item(size="98-104", height=125), RYTM, SIZING) == "122-128"
    assert size_of(Item(size="98-104"), RYTM, SIZING) is None


def test_nothing_said_is_nothing_known():
    assert size_of(Item(), LAGUNA, SIZING) is None


def test_the_only_size_of_a_model_need_not_be_said():
    cream = model("c", "Крем", ("50 мл",), 300, 300)
    assert size_of(Item(), cream, SIZING) == "50 мл"
    assert size_of(Item(height=112), cream, SIZING) == "50 мл"
    assert size_of(Item(size="100 мл"), cream, SIZING) is None


def test_the_only_size_is_not_forced_on_a_height_it_does_not_fit():
    one = model("o", "Сорочка", ("110-116",), 500, 500)
    assert size_of(Item(height=150), one, SIZING) is None
    assert size_of(Item(height=112), one, SIZING) == "110-116"
