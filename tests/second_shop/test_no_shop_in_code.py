"""No word of any shop stands in the code: neither the first shop's goods nor the second's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.second_shop.conftest import HERE

ROOT = HERE.parents[1]
SHOPS = (ROOT / "seed", HERE)
# Parts of longer names that are no goods by themselves, and a shelf's name that is a word of everybody's.
EVERYBODYS = {"верхній", "верхня", "білий", "догляд"}
# The product form shows how a field is filled in; a size there is an example of writing, whatever is sold.
EXAMPLES = {
    ("app/services/staff.py", "mirt"),  # the demo owner's address, as the design gives it
    ("app/web/admin/product_words.py", "110-116"),
    ("app/templates/admin/products/_colour.html", "110-116"),
    ("app/templates/admin/products/_colour.html", "122-128"),
    ("app/templates/admin/products/_sizes.html", "110-116"),
}
WORD = re.compile(r"[а-яёєіїґ’'-]{4,}|[a-z]{4,}")


def shop_words(folder: Path) -> set[str]:
    """Titles, colours, shelves and their everyday words, names and labels of sizes of one shop's files."""
    goods = yaml.load((folder / "products.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    shop = yaml.load((folder / "shop.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    said = [shop["name"], shop["agent"]]
    for shelf in goods["categories"]:
        said += [shelf["title"], *shelf["words"]]
    for product in goods["products"]:
        said += [product["title"], *product["words"], *product.get("sizes", {}), *(c["name"] for c in product.get("colours", ()))]
    return {word for text in said for word in WORD.findall(text.lower())} - EVERYBODYS | {
        label for product in goods["products"] for label in product.get("sizes", {}) if "-" in label
    }


def texts(path: Path) -> Iterator[str]:
    """What a file says or shows. Of Python its strings and names; docstrings and comments may give an example."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield re.sub(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/|^\s*//.*?$", " ", source, flags=re.DOTALL | re.MULTILINE)
        return
    tree = ast.parse(source)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name


def heard(text: str, words: set[str]) -> set[str]:
    found = set(re.findall(r"[а-яёєіїґ’'-]+|[a-z]+|\d+-\d+", text.lower().replace("_", " ")))
    return found & words


CODE = [*(ROOT / "app").rglob("*.py"), *(ROOT / "app").rglob("*.html"), *(ROOT / "app" / "static" / "js").rglob("*.js")]


@pytest.mark.parametrize("folder", SHOPS, ids=lambda folder: folder.name)
def test_no_word_of_the_shop_stands_in_the_code(folder: Path) -> None:
    words = shop_words(folder)
    assert len(words) > 30
    assert len(CODE) > 200
    found = {(path.relative_to(ROOT).as_posix(), word) for path in CODE for text in texts(path) for word in heard(text, words)}
    assert sorted(found - EXAMPLES) == []


def test_the_common_wordings_name_no_goods_of_any_shop() -> None:
    book = yaml.load((ROOT / "app" / "dialog" / "phrases.uk.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    said = " ".join(text for act in book["acts"].values() for text in act["says"])
    assert [word for folder in SHOPS for word in heard(said, shop_words(folder))] == []
    assert not re.search(r"\b(?:дитин|дітей|дітям|діти|одяг|носит|крій|крою|тканин|бирк)\w*", said, re.IGNORECASE)


def test_a_word_of_the_shop_would_be_noticed() -> None:
    words = shop_words(SHOPS[0])
    assert heard("Покажіть костюм", words) and heard("розмір 110-116", words) and heard("def find_dress_лагуна", words)
