"""Is a draft right? By the same forms as the shop's files, and by what only the database knows; every problem at its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from statistics import median
from typing import Any

from pydantic import ValidationError

from app.domain.catalogue import Feature
from app.errors import StorefrontError
from app.services.products.drafts import NOT_SOLD, ColourCard, ProductDraft, SizeLine, listed, one_line, paired
from app.services.products.sheets import COLOUR_TEXTS, TEXTS, Sheet
from app.services.seed import numerals
from app.services.seed.forms import ProductForm
from app.services.seed.places import by_number

Place = tuple[str | int, ...]  # a field of the draft: ("sizes", 2, "price")
_ID = re.compile(r"[\w-]+")
_PIECES_MAX = 1_000_000
_NAMELESS = "–"  # stands where the only size or colour of a thing has no name
_ODD = 4  # a price so many times above or below the usual one is asked about


@dataclass(frozen=True)
class Problem:
    """`kind`: one word, pydantic's or ours; the form has a sentence for each. `context` fills it."""

    place: Place
    kind: str
    context: Mapping[str, Any] = field(default_factory=dict)


class DraftRefused(StorefrontError):
    """The draft as it was given, and everything wrong in it."""

    def __init__(self, draft: ProductDraft, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{each.place}: {each.kind}" for each in problems))
        self.draft, self.problems = draft, problems


@dataclass(frozen=True)
class Known:
    """What else is kept. `skus`: SKU → whose it is. `reserved`: (SKU, size) → pieces. `bands`: size label → its heights."""

    categories: frozenset[str]
    features: Mapping[str, Feature]
    bands: Mapping[str, tuple[int, int]]
    titles: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    skus: Mapping[str, str] = field(default_factory=dict)
    reserved: Mapping[tuple[str, str], int] = field(default_factory=dict)


def check(draft: ProductDraft, known: Known) -> Sheet:
    """The sheet the draft makes. Raises DraftRefused with all its problems."""
    tidy = _tidied(draft)
    problems = [*_of_form(tidy), *_of_product(tidy, known), *_of_sizes(tidy, known), *_of_colours(tidy, known)]
    if problems:
        first: dict[Place, Problem] = {}
        for problem in problems:
            first.setdefault(problem.place, problem)
        raise DraftRefused(draft, list(first.values()))
    return _sheet(tidy)


def _tidied(draft: ProductDraft) -> ProductDraft:
    """Spaces at their right places, prices as numbers, lines and cards nobody filled in left out of sight."""
    texts: dict[str, Any] = {name: one_line(getattr(draft, name)) for name in ("id", *TEXTS)}
    facts = {key: text for key, fact in draft.facts.items() if (text := one_line(fact))}
    sizes = [SizeLine(one_line(s.label), numerals.price(s.price), one_line(s.measures)) for s in draft.sizes]
    return replace(draft, **texts, facts=facts, sizes=sizes, colours=[_tidied_card(card) for card in draft.colours])


def _tidied_card(card: ColourCard) -> ColourCard:
    texts: dict[str, Any] = {name: one_line(getattr(card, name)) for name in ("sku", *COLOUR_TEXTS)}
    return replace(card, **texts)


def _sizes(draft: ProductDraft) -> Iterator[tuple[int, SizeLine]]:
    return ((at, line) for at, line in enumerate(draft.sizes) if not line.is_empty)


def _cards(draft: ProductDraft) -> Iterator[tuple[int, ColourCard]]:
    return ((at, card) for at, card in enumerate(draft.colours) if not card.is_empty)


def _of_form(draft: ProductDraft) -> Iterator[Problem]:
    """What `products.yaml` would be refused for."""
    sold = [at for at, card in _cards(draft) if not card.retired]
    alone = _NAMELESS if len(list(_sizes(draft))) == 1 else ""
    named = [(line.label or alone, at, line) for at, line in _sizes(draft)]
    lines = {label: at for label, at, _ in named}
    only = _NAMELESS if draft.plain and len(sold) == 1 else ""
    tree = {
        "id": draft.id or "new", **{name: getattr(draft, name) for name in TEXTS}, "words": listed(draft.words),
        "features": draft.features, "facts": draft.facts, "sizes": {label: line.price for label, _, line in named},
        "measures": {label: line.measures for label, _, line in named if line.measures},
        "colours": [_colour_tree(draft.colours[at], only) for at in sold],
    }  # fmt: skip
    try:
        ProductForm.model_validate(tree)
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False):
            if error["type"] == "too_short" and (sold if error["loc"] == ("colours",) else lines):
                continue  # there are some, each with its own problem
            yield Problem(_place(error["loc"], lines, sold), error["type"], {"given": error["input"], **error.get("ctx", {})})


def _colour_tree(card: ColourCard, only: str) -> dict[str, Any]:
    texts = {
        name: text for name in COLOUR_TEXTS if (text := getattr(card, name) or (only if name == "name" else "")) or name == "name"
    }
    prices = {label: numerals.price(price) for label, price in paired(card.prices)}
    return {**texts, "sku": card.sku or "new", "words": listed(card.words), "photos": card.photos, "sizes": prices}


def _place(where: Place, lines: Mapping[str, int], sold: list[int]) -> Place:
    match where:
        case ("sizes", label, *key) if label in lines:
            return ("sizes", lines[str(label)], "label" if key else "price")
        case ("measures", label, *_) if label in lines:
            return ("sizes", lines[str(label)], "measures")
        case ("colours", int(at), "sizes", *_):
            return ("colours", sold[at], "prices")
        case ("colours", int(at), name, *_):
            return ("colours", sold[at], name)
        case ("facts", key, *_):
            return ("facts", key)
    return where[:1]


def _of_product(draft: ProductDraft, known: Known) -> Iterator[Problem]:
    if draft.id and not _ID.fullmatch(draft.id):
        yield Problem(("id",), "id_shape")
    if draft.id in known.ids:
        yield Problem(("id",), "id_taken")
    if draft.title.casefold() in known.titles:
        yield Problem(("title",), "title_taken")
    if draft.category not in known.categories:
        yield Problem(("category",), "category_unknown")
    for key in (*draft.features, *draft.facts):
        if key not in known.features:
            yield Problem(("features",), "feature_unknown", {"given": key})
    for at, key in enumerate(draft.features):
        for other in draft.features[:at]:
            if key in known.features and other in known.features and excluded(known.features[key], known.features[other]):
                context = {"one": known.features[other].phrase, "other": known.features[key].phrase}
                yield Problem(("features",), "features_exclude", context)


def excluded(one: Feature, other: Feature) -> bool:
    return other.id in one.excludes or one.id in other.excludes


def _of_sizes(draft: ProductDraft, known: Known) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, line in _sizes(draft):
        if line.label in seen:
            yield Problem(("sizes", at, "label"), "size_twice", {"given": line.label})
        elif line.label and not is_size(line.label, known.bands):
            yield Problem(("sizes", at, "label"), "size_unknown", {"given": line.label})
        seen.add(line.label)
    prices = {at: Decimal(line.price) for at, line in _sizes(draft) if re.fullmatch(r"\d+(\.\d+)?", line.price)}
    if len(prices) < 3 or draft.sure:
        return
    usual = Decimal(median(prices.values()))
    for at, price in prices.items():
        if price and (price * _ODD < usual or price > usual * _ODD):
            yield Problem(("sizes", at, "price"), "price_odd", {"given": numerals.plain(price), "usual": numerals.plain(usual)})


def is_size(label: str, bands: Mapping[str, tuple[int, int]]) -> bool:
    """As the files' check has it: a label of the shop's table, or one height within it; without a table anything."""
    if not bands or label in bands:
        return True
    lowest, highest = min(low for low, _ in bands.values()), max(high for _, high in bands.values())
    return label.isascii() and label.isdigit() and lowest <= int(label) <= highest


def _of_colours(draft: ProductDraft, known: Known) -> Iterator[Problem]:
    skus: set[str] = set()
    names: set[str] = set()
    labels = {line.label for _, line in _sizes(draft)}
    for at, card in _cards(draft):
        if card.sku in known.skus:
            yield Problem(("colours", at, "sku"), "sku_taken", {"given": card.sku, "owner": known.skus[card.sku]})
        elif card.sku and card.sku in skus:
            yield Problem(("colours", at, "sku"), "sku_twice", {"given": card.sku})
        if card.name in names and not card.retired:
            yield Problem(("colours", at, "name"), "colour_twice", {"given": card.name})
        skus.add(card.sku)
        names |= set() if card.retired else {card.name}
        for label, _ in paired(card.prices):
            if label not in labels:
                yield Problem(("colours", at, "prices"), "own_size_unknown", {"given": label})
        yield from _of_stock(draft, at, card, known)


def _of_stock(draft: ProductDraft, at: int, card: ColourCard, known: Known) -> Iterator[Problem]:
    for place, line in _sizes(draft):
        typed = stock_typed(card.stock.get(place, ""))
        if typed in ("", NOT_SOLD):
            continue
        reserved = known.reserved.get((card.sku, line.label), 0)
        if not (typed.isascii() and typed.isdigit() and int(typed) <= _PIECES_MAX):
            yield Problem(("colours", at, "stock", place), "stock_shape", {"given": typed})
        elif int(typed) < reserved:
            yield Problem(("colours", at, "stock", place), "stock_reserved", {"num": reserved})


def stock_typed(typed: str) -> str:
    """Empty, NOT_SOLD whichever dash was typed, or what should be a number."""
    text = one_line(typed)
    return NOT_SOLD if text in ("-", "–", "—") else text


def _sheet(draft: ProductDraft) -> Sheet:
    lines = {line.label: (at, line) for at, line in _sizes(draft)}
    order = by_number(lines)
    sizes = {label: numerals.plain(Decimal(lines[label][1].price)) for label in order}
    return {
        **{name: getattr(draft, name) for name in TEXTS},
        "words": listed(draft.words),
        "features": list(draft.features),
        "facts": dict(draft.facts),
        "measures": {label: lines[label][1].measures for label in order if lines[label][1].measures},
        "sizes": sizes,
        "colours": {card.sku or card.name: _colour_sheet(card, sizes, lines) for _, card in _cards(draft)},
    }


def _colour_sheet(card: ColourCard, sizes: Mapping[str, str], lines: Mapping[str, tuple[int, SizeLine]]) -> Sheet:
    own = {label: numerals.plain(Decimal(numerals.price(price))) for label, price in paired(card.prices)}
    stock = {label: stock_typed(card.stock.get(lines[label][0], "")) for label in sizes}
    kept = {label: own[label] for label in sizes if label in own and own[label] != sizes[label] and stock[label] != NOT_SOLD}
    return {
        **{name: getattr(card, name) for name in COLOUR_TEXTS},
        "words": listed(card.words),
        "photos": list(card.photos),
        "retired": card.retired,
        "prices": kept,
        "stock": {label: str(int(pieces)) if pieces.isdigit() else pieces for label, pieces in stock.items()},
    }
