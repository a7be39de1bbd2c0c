"""Staff's saves: what is written, found and sold at once; who saves second; what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.extensions import read_session, write_transaction
from app.models.catalogue import VariantRow
from app.services import catalogue
from app.services.catalogue import DatabaseVariants
from app.services.products import history, listing, saving, sheets
from app.services.products.checking import DraftRefused
from app.services.products.drafts import NOT_SOLD, ColourCard, ProductDraft, SizeLine
from tests.services.test_statements import counted

LAGOON = "11698818"
YELLOW = "11704797-YELLOW"


def new(**other: object) -> ProductDraft:
    draft = ProductDraft(
        title="Сукня Зоря",
        category="dresses",
        words="зоря, зірочка",
        fabric="льон",
        sizes=[SizeLine("122-128", "1 290,50", "довжина 70 см"), SizeLine("110-116", "1190")],
        colours=[
            ColourCard(name="синій"),
            ColourCard(name="жовтий", sku="Z-YELLOW", prices="122-128: 1300", stock={0: "3", 1: "-"}),
        ],
    )
    return replace(draft, **other)


def opened(product_id: str) -> tuple[ProductDraft, sheets.Sheet]:
    found = listing.find(product_id)
    assert found
    return sheets.draft(product_id, found.sheet), found.sheet


def refused(draft: ProductDraft) -> dict[tuple[str | int, ...], str]:
    with pytest.raises(DraftRefused) as wrong:
        saving.create(draft, "Марія")
    return {problem.place: problem.kind for problem in wrong.value.problems}


def test_a_product_saved_is_sold_and_found_at_once(house: Flask) -> None:
    before = catalogue.snapshot()
    assert saving.create(new(), "Марія") == "suknia-zoria"
    found = catalogue.snapshot().by_id["suknia-zoria"]
    assert (found.sizes, found.price_min.amount, found.price_max.amount) == (("110-116", "122-128"), Decimal(1190), Decimal(1300))
    assert [(c.name, c.sku) for c in found.colours] == [("синій", "suknia-zoria-SYNII"), ("жовтий", "Z-YELLOW")]
    assert (found.words, found.measures) == (("зоря", "зірочка"), {"122-128": "довжина 70 см"})
    sold = {(v.colour, v.size): (v.price.amount, v.available) for v in DatabaseVariants().read([found.id])}
    assert sold == {
        ("синій", "110-116"): (Decimal(1190), None),
        ("синій", "122-128"): (Decimal("1290.5"), None),
        ("жовтий", "122-128"): (Decimal(1300), 3),
    }
    assert catalogue.snapshot().products[:-1] == before.products


def test_what_is_opened_and_saved_unchanged_changes_nothing(house: Flask) -> None:
    for product in catalogue.snapshot().products:
        draft, sheet = opened(product.id)
        version = catalogue.snapshot().version
        assert saving.save(product.id, draft, sheet, "Марія") == []
        assert catalogue.snapshot().version == version
        assert history.of(product.id) == []


def test_a_new_price_and_its_history(house: Flask) -> None:
    draft, sheet = opened(LAGOON)
    draft.sizes[2].price = "2 050 грн"
    saving.save(LAGOON, draft, sheet, "Марія")
    (saved,) = history.of(LAGOON)
    assert (saved.by, saved.what) == ("Марія", "changed")
    assert saved.fields == (history.FieldChange(("sizes", "110-116"), "1990", "2050"),)
    assert {v.price.amount for v in DatabaseVariants().read([LAGOON]) if v.size == "110-116"} == {Decimal(2050)}
    assert {v.version for v in DatabaseVariants().read([LAGOON]) if v.size == "110-116"} == {2}
    assert {v.version for v in DatabaseVariants().read([LAGOON]) if v.size == "122-128"} == {1}


def test_whoever_saves_second_is_shown_the_difference_and_loses_nothing(house: Flask) -> None:
    first, opened_first = opened(LAGOON)
    second, opened_second = opened(LAGOON)
    first.sizes[2].price, first.fabric = "2050", "велюр"
    saving.save(LAGOON, first, opened_first, "Марія")
    second.sizes[2].price, second.sizes[3].price = "2100", "2200"
    with pytest.raises(saving.SavedMeanwhile) as told:
        saving.save(LAGOON, second, opened_second, "Оксана")
    theirs = {each.path: (each.before, each.after) for each in told.value.theirs}
    assert theirs == {("sizes", "110-116"): ("1990", "2050"), ("fabric",): ("плюш", "велюр")}
    merged = told.value.merged
    assert (merged["sizes"]["110-116"], merged["sizes"]["122-128"], merged["fabric"]) == ("2100", "2200", "велюр")
    assert catalogue.snapshot().by_id[LAGOON].fabric == "велюр"
    saving.save(LAGOON, sheets.draft(LAGOON, merged), told.value.now, "Оксана")
    prices = {v.size: v.price.amount for v in DatabaseVariants().read([LAGOON])}
    assert (prices["110-116"], prices["122-128"]) == (Decimal(2100), Decimal(2200))
    assert catalogue.snapshot().by_id[LAGOON].fabric == "велюр"


def test_a_piece_sold_meanwhile_is_no_quarrel_and_comes_not_back(house: Flask) -> None:
    draft, sheet = opened(LAGOON)
    draft.colours[2].stock[2] = "5"
    saving.save(LAGOON, draft, sheet, "Марія")
    draft, sheet = opened(LAGOON)
    _stock(4)
    draft.fabric = "велюр"
    saving.save(LAGOON, draft, sheet, "Марія")
    assert opened(LAGOON)[1]["colours"][YELLOW]["stock"]["110-116"] == "4"
    draft, sheet = opened(LAGOON)
    _stock(3)
    draft.colours[2].stock[2] = "10"
    with pytest.raises(saving.SavedMeanwhile):
        saving.save(LAGOON, draft, sheet, "Марія")


def _stock(pieces: int, reserved: int = 0) -> None:
    with write_transaction() as session:
        row = (VariantRow.sku == YELLOW, VariantRow.size == "110-116")
        session.execute(update(VariantRow).where(*row).values(stock=pieces, reserved=reserved))


def test_fewer_pieces_than_orders_hold_are_refused(house: Flask) -> None:
    _stock(5, reserved=3)
    draft, sheet = opened(LAGOON)
    draft.colours[2].stock[2] = "2"
    with pytest.raises(DraftRefused) as wrong:
        saving.save(LAGOON, draft, sheet, "Марія")
    (problem,) = wrong.value.problems
    assert (problem.place, problem.kind, problem.context["num"]) == (("colours", 2, "stock", 2), "stock_reserved", 3)


def test_a_size_a_colour_lacks_and_a_colour_gone_are_not_sold_and_come_back(house: Flask) -> None:
    draft, sheet = opened(LAGOON)
    draft.colours[0].stock[0], draft.colours[1].retired = NOT_SOLD, True
    saving.save(LAGOON, draft, sheet, "Марія")
    sold = {(v.colour, v.size) for v in DatabaseVariants().read([LAGOON])}
    assert ("рожевий", "80-92") not in sold and ("жовтий", "80-92") in sold
    assert not any(colour == "помаранчевий" for colour, _ in sold)
    draft, sheet = opened(LAGOON)
    assert (draft.colours[0].stock[0], draft.colours[1].retired) == (NOT_SOLD, True)
    draft.colours[0].stock[0], draft.colours[1].retired = "", False
    saving.save(LAGOON, draft, sheet, "Марія")
    assert len(DatabaseVariants().read([LAGOON])) == 28


def test_hidden_at_once_and_shown_again_with_who_and_when(house: Flask) -> None:
    saving.hide(LAGOON, "Марія")
    saving.hide(LAGOON, "Марія")
    assert catalogue.snapshot().find(LAGOON) is None and DatabaseVariants().read([LAGOON]) == ()
    saving.show(LAGOON, "Оксана")
    assert catalogue.snapshot().find(LAGOON)
    assert [(saved.what, saved.by) for saved in history.of(LAGOON)] == [("shown", "Оксана"), ("hidden", "Марія")]
    with pytest.raises(saving.UnknownProduct):
        saving.hide("none", "Марія")


def test_a_size_removed_is_retired_with_its_rows_kept(house: Flask) -> None:
    draft, sheet = opened(LAGOON)
    draft.sizes[0].price = ""
    saving.save(LAGOON, draft, sheet, "Марія")
    assert catalogue.snapshot().by_id[LAGOON].sizes[0] == "98-104"
    with read_session() as session:
        kept = session.scalars(select(VariantRow.retired).where(VariantRow.product_id == LAGOON, VariantRow.size == "80-92")).all()
    assert kept == [True] * 4


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("дві тисячі", "decimal_parsing"), ("0", "greater_than"), ("-5", "greater_than"), ("10 000 000", "less_than"),
     ("1990.555", "decimal_max_places"), ("119", "price_odd"), ("11900", "price_odd")],
)  # fmt: skip
def test_a_price_that_cannot_be_is_told_at_its_field(sqlite_house: Flask, typed: str, kind: str) -> None:
    sizes = [SizeLine("98-104", "1190"), SizeLine("110-116", "1190"), SizeLine("122-128", typed), SizeLine("134-140", "1250")]
    draft = new(sizes=sizes, colours=[ColourCard(name="синій")])
    assert refused(draft) == {("sizes", 2, "price"): kind}
    if kind == "price_odd":
        assert saving.create(replace(draft, sure=True), "Марія")


def test_a_size_twice_and_a_size_nobody_knows_are_told(sqlite_house: Flask) -> None:
    lines = [SizeLine("110-116", "1190"), SizeLine("110-116", "1190"), SizeLine("110-117", "1190"), SizeLine("112", "1190")]
    draft = new(sizes=lines, colours=[ColourCard(name="синій")])
    assert refused(draft) == {("sizes", 1, "label"): "size_twice", ("sizes", 2, "label"): "size_unknown"}


def test_a_sku_of_a_hidden_product_is_taken(sqlite_house: Flask) -> None:
    saving.hide(LAGOON, "Марія")
    draft = new(colours=[ColourCard(name="жовтий", sku=YELLOW)])
    with pytest.raises(DraftRefused) as wrong:
        saving.create(draft, "Марія")
    (problem,) = wrong.value.problems
    assert (problem.place, problem.kind, problem.context["owner"]) == (("colours", 0, "sku"), "sku_taken", "Костюм Лагуна")


def test_control_characters_and_line_breaks_are_not_kept(house: Flask) -> None:
    saving.create(new(title=" Сукня\x00\n Зоря ", words="зоря\x07,,зі\nрочка"), "Марія")
    found = catalogue.snapshot().by_id["suknia-zoria"]
    assert (found.title, found.words) == ("Сукня Зоря", ("зоря", "зі рочка"))


def test_every_problem_of_an_empty_form_is_told_and_nothing_is_written(sqlite_house: Flask) -> None:
    told = refused(ProductDraft())
    assert told == {
        ("title",): "string_too_short", ("sizes",): "too_short", ("colours",): "too_short", ("category",): "string_too_short",
    }  # fmt: skip
    told = refused(new(title="костюм лагуна", id="a b", features=["hood", "no_hood"], facts={"hood": "є"}, trait="з крапкою."))
    assert told == {
        ("title",): "title_taken", ("id",): "id_shape", ("features",): "features_exclude", ("facts", "hood"): "sentence",
        ("trait",): "fragment",
    }  # fmt: skip
    assert listing.look().many == 9


def test_the_list_is_searched_by_any_word_of_a_product(sqlite_house: Flask) -> None:
    saving.hide(LAGOON, "Марія")
    assert [each.title for each in listing.look("ЛАГУНА").goods] == ["Костюм Лагуна"]
    assert [each.title for each in listing.look("костюм grey").goods] == ["Костюм Лагуна", "Костюм Мрія"]
    assert [each.hidden for each in listing.look("лагуна").goods] == [True]
    assert [(shelf.id, shelf.many) for shelf in listing.look().shelves] == [
        ("dresses", 1), ("suits", 5), ("outerwear", 2), ("hidden", 1),
    ]  # fmt: skip
    assert [each.id for each in listing.look(shelf="hidden").goods] == [LAGOON]


def test_the_list_comes_in_pages_and_knows_a_change_at_once(sqlite_house: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 4)
    pages = [listing.look(page=number) for number in (1, 2, 3)]
    assert [len(page.goods) for page in pages] == [4, 4, 1] and {page.pages for page in pages} == {3}
    assert [g.id for page in pages for g in page.goods] == [p.id for p in catalogue.snapshot().products]
    assert (listing.look(page=99).page, listing.look(page=-5).page, listing.look("шкарпетки").pages) == (3, 1, 1)
    saving.create(new(), "Марія")
    assert [each.title for each in listing.look("зоря").goods] == ["Сукня Зоря"]


def test_a_page_of_the_list_takes_as_many_statements_however_many_models(sqlite_house: Flask) -> None:
    listing.look()
    with counted() as few:
        listing.look(page=1)
    for number in range(60):
        saving.create(new(title=f"Сукня {number}", colours=[ColourCard(name="синій")]), "Марія")
    listing.look()
    with counted() as many:
        assert len(listing.look(page=1).goods) == listing.PAGE
    assert len(many.statements) == len(few.statements) <= 6
