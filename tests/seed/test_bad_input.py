"""Everything wrong in the files is told at once, each at its line, and nothing is loaded."""

from __future__ import annotations

import pytest

from app.errors import SeedError
from tests.seed.conftest import Files

PRODUCTS = [
    pytest.param("110-116: 1850", "110-116: -5", "«110-116» is «-5»; expected a number above 0", id="a negative price"),
    pytest.param("110-116: 1850", "110-116: 0", "«110-116» is «0»; expected a number above 0", id="a price of nothing"),
    pytest.param("110-116: 1850", "110-116: дорого", "«110-116» is «дорого»; expected a number", id="a price in words"),
    pytest.param("110-116: 1850", "110-116", "«110-116» is empty; expected a number", id="a size without price"),
    pytest.param("110-116: 1850", "110-117: 1850", "unknown size «110-117»; expected a label of the shop's", id="a size"),
    pytest.param("sku: 3443041-RASPBERRY", "sku: 3443041-BLUE", "sku «3443041-BLUE» is used twice", id="a SKU used twice"),
    pytest.param("name: малина", "name: голубий", "colour «голубий» stands twice in this product", id="a colour twice"),
    pytest.param("category: dresses", "category: dress", "unknown category «dress»; expected one of: dresses", id="a category"),
    pytest.param("features: [poplin,", "features: [popplin,", "unknown feature «popplin»", id="an unknown feature"),
    pytest.param("features: [poplin,", "features: [no_zip, poplin,", "cannot stand with «no_zip»", id="features that exclude"),
    pytest.param("      round_neck: Виріз", "      neckline: Виріз", "unknown feature «neckline»", id="a fact about no feature"),
    pytest.param("    fabric: поплін", "    fabrik: поплін", "unknown key «fabrik»; expected one of: id", id="an unknown key"),
    pytest.param("    category: dresses\n", "", "«category» is missing", id="a missing key"),
    pytest.param("    fabric: поплін", "    title: Друга\n    fabric: поплін", "«title» stands twice", id="a key twice"),
    pytest.param("    title: Сукня Анна", "\ttitle: Сукня Анна", "a tab; expected spaces", id="a tab"),
    pytest.param("      158-164: довжина 76", "      80-92: довжина 76", "unknown size of this product «80-92»", id="a measure"),
    pytest.param("lining: Так, є підкладка із саржі.", "lining: є підкладка", "expected a whole sentence", id="no sentence"),
    pytest.param("question: Блискавка", "question: Отже блискавка", "", id="a changed question is no error"),
    pytest.param("чи до грудей?", "чи до грудей", "expected a question with «?»", id="a question without its mark"),
    pytest.param("products: [11698818,", "products: [11698819,", "unknown product «11698819»", id="an unknown product"),
    pytest.param("adjacent: [outerwear]", "adjacent: [coats]", "unknown category «coats»", id="an unknown shelf"),
]

SHOP = [
    pytest.param("розовий: рожевий", "розовий: бузковий", "unknown colour «бузковий»; expected one of", id="an unknown colour"),
    pytest.param("opens: 09:00", "opens: девята", "«opens» is «девята»; expected a time such as 09:00", id="a time"),
    pytest.param("closes: 20:00", "closes: 08:00", "expected «opens» before «closes»", id="closing before opening"),
    pytest.param("zone: Europe/Kyiv", "zone: Київ", "expected a time zone such as Europe/Kyiv", id="a zone"),
    pytest.param("prepay: 200 ", "prepay: -200 ", "«prepay» is «-200»; expected a number above 0", id="a negative prepayment"),
    pytest.param("rule: edge_stays", "rule: edge_down", "expected 'edge_stays' or 'edge_up'", id="a rule"),
    pytest.param("demo: true", "demo: так", "«demo» is «так»; expected true or false", id="a truth"),
    pytest.param("holidays: []", "holidays: [завтра]", "expected a date such as 2027-01-01", id="a date"),
    pytest.param("  - беж\n", "  - рожевий\n", "«рожевий» is a colour of the catalogue", id="a colour both made and not"),
    pytest.param("[білий, молочний]", "[білий, сніжний]", "no product has any of these colours", id="twins of nobody"),
    pytest.param("agent: Ольга\n", "", "«agent» is missing", id="a missing key"),
    pytest.param("agent: Ольга", "agent: Ольга\ntone: тепло", "unknown key «tone»", id="an unknown key"),
    pytest.param("topic: hours", "topic: payment", "topic «payment» is used twice", id="a topic twice"),
    pytest.param("language: uk", "language: xx", "«language» is «xx»", id="a language nobody speaks"),
    pytest.param("  ask_height:\n", "  ask_hight:\n", "unknown act «ask_hight»", id="an act"),
    pytest.param('- "На все добре!"', '- "Чекаємо завтра!"', "says on its own: deadline", id="a promise of its own"),
    pytest.param("low: 93,", "low: 193,", "expected «low» not above «high»", id="a band upside down"),
]


@pytest.mark.parametrize(("right", "wrong", "says"), PRODUCTS)
def test_a_mistake_in_the_products_is_told_at_its_line(files: Files, right: str, wrong: str, says: str) -> None:
    line = files.replace(files.products, right, wrong)
    _expect(files, f"products.yaml:{line}", says)


@pytest.mark.parametrize(("right", "wrong", "says"), SHOP)
def test_a_mistake_in_the_shop_is_told_at_its_line(files: Files, right: str, wrong: str, says: str) -> None:
    line = files.replace(files.shop, right, wrong)
    _expect(files, f"shop.yaml:{line}", says)


def _expect(files: Files, place: str, says: str) -> None:
    """`says` empty: the files are right all the same. What is missing or a matter of two keys is told where they belong."""
    if not says:
        files.load()
        return
    with pytest.raises(SeedError) as refused:
        files.load()
    told = [p for p in refused.value.problems if says in p]
    assert told, refused.value.problems
    file, number = place.split(":")
    above = 12 if "missing" in says or "before" in says else 0
    near = range(int(number) - above, int(number) + 2)
    assert any(p.startswith(f"{file}:{n}:") for p in told for n in near), (place, told)


def test_a_product_without_colours_is_told(files: Files) -> None:
    line = files.replace(files.products, "    colours:\n      - name: молочний", "    colors:\n      - name: молочний")
    with pytest.raises(SeedError) as refused:
        files.load()
    assert any("«colours» is missing" in p for p in refused.value.problems)
    assert f"products.yaml:{line}: unknown key «colors»" in "\n".join(refused.value.problems)


def test_all_mistakes_of_both_files_come_at_once(files: Files) -> None:
    lines = [
        files.replace(files.products, "110-116: 1850", "110-116: -1850"),
        files.replace(files.products, "sku: 3443041-RASPBERRY", "sku: 3443041-BLUE"),
        files.replace(files.products, "category: outerwear", "category: coats"),
        files.replace(files.shop, "opens: 09:00", "opens: зранку"),
    ]
    with pytest.raises(SeedError) as refused:
        files.load()
    places = {p.split(": ")[0] for p in refused.value.problems}
    assert places == {*(f"products.yaml:{n}" for n in lines[:3]), f"shop.yaml:{lines[3]}"}


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "products: [", "a: &x\n  b: *x\n", "{[1]: 2}\n", "just words"])
def test_a_file_that_is_no_catalogue_is_told_and_not_a_crash(files: Files, text: str) -> None:
    files.products.write_text(text, encoding="utf-8")
    with pytest.raises(SeedError) as refused:
        files.load()
    assert all(p.startswith("products.yaml:") for p in refused.value.problems)


def test_a_missing_file_and_a_foreign_encoding_are_told(files: Files) -> None:
    files.products.unlink()
    files.shop.write_bytes("name: Крамниця".encode("cp1251"))
    with pytest.raises(SeedError) as refused:
        files.load()
    assert [p.split(":")[0] for p in refused.value.problems] == ["products.yaml", "shop.yaml"]


def test_what_yaml_would_read_as_numbers_and_truths_stays_as_written(files: Files) -> None:
    files.replace(files.shop, "closes: 20:00", "closes: 21:00")
    files.replace(files.shop, 'tax_id: "0000000000"', "tax_id: 012345")
    files.replace(files.shop, "agent: Ольга", "agent: no")
    shop = files.load().shop
    assert (shop.hours.closes.hour, shop.requisites.tax_id, shop.agent) == (21, "012345", "no")


def test_another_shop_without_a_size_table_names_sizes_as_it_likes(files: Files) -> None:
    text = files.shop.read_text(encoding="utf-8")
    start, end = text.index("sizing:"), text.index("payment:")
    files.shop.write_text(text[:start] + text[end:], encoding="utf-8")
    files.replace(files.products, "{110-116: 1850", "{м’яка обкладинка: 1850")
    assert "м’яка обкладинка" in files.load().catalogue.products[0].sizes
