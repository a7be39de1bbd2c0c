"""What must agree between places of the two files: names used twice, names used and never given, sizes the table lacks.

They read the plain trees, not the forms, so that one wrong price hides no wrong SKU.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.dialog import phrases
from app.dialog.acts import Act
from app.dialog.sealing import own
from app.errors import UnknownLanguage
from app.services.seed.files import Place, SeedFile


def check(products: SeedFile, shop: SeedFile) -> None:
    """Note every disagreement in the file where it stands."""
    for pattern in _ONCE:
        _once(products, pattern)
    _once(products, *_SKUS)
    _references(products)
    _each_product(products)
    _once(shop, ("faq", "*", "topic"))
    _once(shop, ("sizing", "table", "*", "label"))
    if shop.tree is not None:
        _sizes(products, shop)
    _colour_words(products, shop)
    _wordings(shop)


_ONCE = (
    ("categories", "*", "id"),
    ("features", "*", "id"),
    ("products", "*", "id"),
    ("products", "*", "title"),
)
_SKUS = (("products", "*", "sku"), ("products", "*", "colours", "*", "sku"))


def _once(file: SeedFile, *patterns: tuple[str, ...]) -> None:
    first: dict[str, int] = {}
    found = ((place, value) for pattern in patterns for place, value in file.each(*pattern))
    for place, value in sorted(found, key=lambda each: file.lines[each[0]]):
        if not isinstance(value, str):
            continue
        if value in first:
            file.wrong(place, f"{place[-1]} «{value}» is used twice; expected its own (first in line {first[value]})")
        else:
            first[value] = file.lines[place]


def _references(file: SeedFile) -> None:
    categories = _named(file, "categories", "*", "id")
    features = _named(file, "features", "*", "id")
    products = _named(file, "products", "*", "id")
    _known(file, ("products", "*", "category"), categories, "category")
    _known(file, ("categories", "*", "adjacent", "*"), categories, "category")
    _known(file, ("products", "*", "features", "*"), features, "feature")
    _known(file, ("features", "*", "excludes", "*"), features, "feature")
    _known(file, ("confusable", "*", "products", "*"), products, "product")
    for place, facts in file.each("products", "*", "facts"):
        for key in facts if isinstance(facts, dict) else ():
            _one_of(file, (*place, key), key, features, "feature")


def _each_product(file: SeedFile) -> None:
    excludes = {f["id"]: f.get("excludes", []) for _, f in file.each("features", "*") if _has(f, "id")}
    for place, product in file.each("products", "*"):
        if not isinstance(product, dict):
            continue
        _own_colours(file, place, product)
        sizes = product["sizes"] if _has(product, "sizes", dict) else {}
        for label in product["measures"] if sizes and _has(product, "measures", dict) else ():
            _one_of(file, (*place, "measures", label), label, sizes, "size of this product")
        _own_sizes(file, place, product, sizes)
        features = product["features"] if _has(product, "features", list) else []
        for index, feature in enumerate(features):
            against = [other for other in features[:index] if isinstance(feature, str) and other in excludes.get(feature, [])]
            for other in against:
                file.wrong((*place, "features", index), f"«{feature}» cannot stand with «{other}»; expected one of the two")


def _own_colours(file: SeedFile, place: Place, product: dict[str, Any]) -> None:
    names: set[str] = set()
    for index, colour in enumerate(product["colours"] if _has(product, "colours", list) else []):
        if _has(colour, "name"):
            if colour["name"] in names:
                what = f"colour «{colour['name']}» stands twice in this product; expected once"
                file.wrong((*place, "colours", index, "name"), what)
            names.add(colour["name"])


def _own_sizes(file: SeedFile, place: Place, product: dict[str, Any], sizes: Any) -> None:
    for index, colour in enumerate(product["colours"] if _has(product, "colours", list) else []):
        for label in colour["sizes"] if sizes and _has(colour, "sizes", dict) else ():
            _one_of(file, (*place, "colours", index, "sizes", label), label, sizes, "size of this product")


def _sizes(products: SeedFile, shop: SeedFile) -> None:
    """A size is a label of the shop's table, or a single height within it. A shop without a table may call sizes as it likes."""
    labels = _named(shop, "sizing", "table", "*", "label")
    heights = [int(v) for key in ("low", "high") for _, v in shop.each("sizing", "table", "*", key) if _is_number(v)]
    if not labels or not heights:
        return
    for place, sizes in products.each("products", "*", "sizes"):
        for label in sizes if isinstance(sizes, dict) else ():
            single = _is_number(label) and min(heights) <= int(label) <= max(heights)
            if label not in labels and not single:
                expected = f"a label of the shop's size table ({', '.join(labels)}) or one height within it"
                products.wrong((*place, label), f"unknown size «{label}»; expected {expected}")


def _colour_words(products: SeedFile, shop: SeedFile) -> None:
    names = _named(products, "products", "*", "colours", "*", "name")
    if not names:
        return  # the products' own mistakes say it; every word of the shop's would only repeat it
    twins = _named(shop, "colour_twins", "*", "*")
    _known(shop, ("colour_words", "*"), [*names, *twins], "colour")
    for place, pair in shop.each("colour_twins", "*"):
        if isinstance(pair, list) and not any(name in names for name in pair):
            shop.wrong(place, f"no product has any of these colours; expected one of: {', '.join(names)}")
    for place, word in shop.each("colours_not", "*"):
        if word in names:
            shop.wrong(place, f"«{word}» is a colour of the catalogue; expected a colour no product has")


def _wordings(shop: SeedFile) -> None:
    """Its own words for an act keep the rules of all words."""
    language = str(shop.tree.get("language", "uk")) if isinstance(shop.tree, dict) else "uk"
    try:
        phrases.load(language)
    except UnknownLanguage:
        shop.wrong(("language",), f"«language» is «{language}»; expected one of app/dialog/phrases.*.yaml")
        return
    for place, text in shop.each("says", "*", "*"):
        act = str(place[1])
        if act not in frozenset(Act):
            shop.wrong(place[:2], f"unknown act «{act}»; expected one of phrases.{language}.yaml")
        elif isinstance(text, str) and (faults := own.faults(Act(act), text, language)):
            shop.wrong(place, f"«{text}»; expected a wording that keeps the rules ({', '.join(faults)})")


def _named(file: SeedFile, *pattern: str) -> list[str]:
    return list(dict.fromkeys(value for _, value in file.each(*pattern) if isinstance(value, str)))


def _known(file: SeedFile, pattern: tuple[str, ...], names: Collection[str], what: str) -> None:
    for place, value in file.each(*pattern):
        if isinstance(value, str):
            _one_of(file, place, value, names, what)


def _one_of(file: SeedFile, place: Place, value: str, names: Collection[str], what: str) -> None:
    if value not in names:
        shown = list(names)[:12]
        more = ", …" if len(names) > len(shown) else ""
        file.wrong(place, f"unknown {what} «{value}»; expected one of: {', '.join(shown)}{more}")


def _has(value: Any, key: str, kind: type = str) -> bool:
    return isinstance(value, dict) and isinstance(value.get(key), kind)


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit()
