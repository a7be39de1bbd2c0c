"""The product form's fields ↔ a draft. A field is named as its place: «sizes-2-price», «colours-0-stock-3», «facts-zip»."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from app.domain.catalogue import Feature
from app.domain.shop import Shop
from app.errors import UploadBroken, UploadNotPicture, UploadRefused, UploadTooBig
from app.services.products import photos
from app.services.products.checking import DraftRefused, Problem
from app.services.products.drafts import ColourCard, ProductDraft, SizeLine
from app.services.products.history import Path
from app.services.products.sheets import COLOUR_TEXTS, TEXTS, Sheet
from app.services.runtime import runtime
from app.services.seed.places import by_number
from app.web.admin.product_words import sentence

PARTS_MAX = 4000  # a model of 12 sizes in 20 colours has some 400 fields
UPLOADS_MAX = 20  # photos of the largest size in one form; a larger one than allowed is refused at its field
BLANK = ColourCard()
_LINES_MAX = 200
_SIZE = re.compile(r"sizes-(\d{1,3})-(label|price|measures)")
_COLOUR = re.compile(r"colours-(\d{1,3})-(sku|name|words|note|look|swatch|prices|known|sold)")
_PHOTOS = re.compile(r"colours-(\d{1,3})-photos")
_STOCK = re.compile(r"colours-(\d{1,3})-stock-(\d{1,3})")
_KINDS = {
    UploadTooBig: "photo_big",
    photos.TooManyPixels: "photo_pixels",
    UploadNotPicture: "photo_other",
    photos.HeicPhoto: "photo_heic",
    UploadBroken: "photo_broken",
}


@dataclass
class Typed:
    """`base`: the sheet the form was opened with; `version`: the catalogue's then. `looks`: to be shown, not saved."""

    draft: ProductDraft
    base: Sheet = field(default_factory=dict)
    version: int = 0
    problems: list[Problem] = field(default_factory=list)
    looks: bool = False

    def refuse_photos(self) -> None:
        """Raises DraftRefused when a photo was no picture: nothing else is looked at before."""
        if self.problems:
            raise DraftRefused(self.draft, self.problems)


def read() -> Typed:
    """The posted form. A good photo is kept at once, so that it is not lost with a mistake elsewhere."""
    request.max_form_parts = PARTS_MAX
    request.max_content_length = (UPLOADS_MAX * runtime().settings.upload_max_megabytes + 1) * 1024 * 1024
    form = request.form
    draft = ProductDraft(
        id=form.get("id", ""),
        **{name: form.get(name, "") for name in TEXTS},
        words=form.get("words", ""),
        features=form.getlist("features"),
        facts={name.removeprefix("facts-"): text for name, text in form.items() if name.startswith("facts-")},
        sizes=_sizes(),
        colours=_colours(),
        sure="sure" in form,
        plain="plain" in form,
    )
    return Typed(draft, _base(form.get("base", "")), form.get("version", 0, type=int), _photos(draft), "look" in form)


def _sizes() -> list[SizeLine]:
    lines: dict[int, SizeLine] = {}
    for name, text in request.form.items():
        if found := _SIZE.fullmatch(name):
            setattr(lines.setdefault(int(found[1]), SizeLine()), found[2], text)
    return [lines.get(at, SizeLine()) for at in range(min(max(lines, default=-1) + 1, _LINES_MAX))]


def _colours() -> list[ColourCard]:
    cards: dict[int, ColourCard] = {}
    sold = set()
    for name, text in request.form.items():
        if found := _COLOUR.fullmatch(name):
            card = cards.setdefault(int(found[1]), ColourCard())
            if found[2] == "sold":
                sold.add(int(found[1]))
            else:
                setattr(card, found[2], bool(text) if found[2] == "known" else text)
        elif found := _STOCK.fullmatch(name):
            cards.setdefault(int(found[1]), ColourCard()).stock[int(found[2])] = text
        elif found := _PHOTOS.fullmatch(name):
            cards.setdefault(int(found[1]), ColourCard()).photos = _kept(int(found[1]))
    for at, card in cards.items():
        card.retired = card.known and at not in sold
    return [cards.get(at, ColourCard()) for at in range(min(max(cards, default=-1) + 1, _LINES_MAX))]


def _kept(at: int) -> list[str]:
    """In the order they stand; without script the removed ones are ticked and the cover is chosen."""
    form = request.form
    removed, cover = form.getlist(f"colours-{at}-remove"), form.get(f"colours-{at}-cover")
    names = [name for name in form.getlist(f"colours-{at}-photos") if name not in removed]
    return sorted(names, key=lambda name: name != cover) if cover in names else names


def _base(packed: str) -> Sheet:
    try:
        found = json.loads(packed)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _photos(draft: ProductDraft) -> list[Problem]:
    problems = []
    for at, card in enumerate(draft.colours):
        for file in request.files.getlist(f"colours-{at}-photo"):
            if not file.filename:
                continue
            try:
                name = photos.keep(file.stream)
            except UploadRefused as refused:
                problems.append(refusal(at, refused))
            else:
                card.photos += [] if name in card.photos else [name]
                card.swatch = card.swatch or photos.shade(card.photos[0])
    return problems


def read_photo(place: str) -> tuple[int, str, Problem | None]:
    """Of a photo sent by itself: its colour's number, the kept picture's name, and what is wrong instead."""
    request.max_content_length = (runtime().settings.upload_max_megabytes + 1) * 1024 * 1024
    found = re.fullmatch(r"colours-(\d{1,3})", place)
    at = int(found[1]) if found else 0
    try:
        file = request.files.get("photo")
        return at, photos.keep(file.stream if file else b""), None
    except UploadRefused as refused:
        return at, "", refusal(at, refused)
    except RequestEntityTooLarge:
        return at, "", refusal(at, UploadTooBig())


def refusal(at: int, refused: UploadRefused) -> Problem:
    limit = {"num": runtime().settings.upload_max_megabytes}
    return Problem(("colours", at, "photo"), _KINDS.get(type(refused), "photo_other"), limit)


def taken() -> list[Path]:
    """Fields in which another's word is taken over the one typed."""
    found = []
    for text in request.form.getlist("take"):
        try:
            found.append(tuple(map(str, json.loads(text))))
        except (ValueError, TypeError):
            continue
    return found


def packed(sheet: Sheet | Path) -> str:
    return json.dumps(sheet, ensure_ascii=False, separators=(",", ":"))


def with_bands(draft: ProductDraft, shop: Shop) -> ProductDraft:
    """With an empty line for each size of the shop's table that the model lacks, in their order, and one without a size."""
    lines = {line.label: (line, at) for at, line in enumerate(draft.sizes)}
    of_table = [band.label for band in shop.sizing.table]
    wanted = [*lines, *of_table] if not lines or any(label in lines for label in of_table) else list(lines)
    placed: list[tuple[SizeLine, int | None]] = [
        lines.get(label, (SizeLine(label), None)) for label in by_number(dict.fromkeys(wanted))
    ]
    cards = [
        replace(card, stock={at: card.stock.get(old, "") for at, (_, old) in enumerate(placed) if old is not None})
        for card in draft.colours
    ]
    more = [] if placed and not placed[-1][0].label else [SizeLine()]
    return replace(draft, sizes=[*(line for line, _ in placed), *more], colours=cards)


def field_of(path: Path, draft: ProductDraft) -> str:
    """The form's own name of the field that shows it; empty where it is no field of text."""
    sizes = {line.label: at for at, line in enumerate(draft.sizes)}
    cards = {card.sku: at for at, card in enumerate(draft.colours)}
    match path:
        case (name,) if name in (*TEXTS, "words"):
            return name
        case ("facts", key):
            return f"facts-{key}"
        case ("sizes" | "measures" as part, label) if label in sizes:
            return f"sizes-{sizes[label]}-{'price' if part == 'sizes' else part}"
        case ("colours", sku, "stock", label) if sku in cards and label in sizes:
            return f"colours-{cards[sku]}-stock-{sizes[label]}"
        case ("colours", sku, part) if sku in cards and part in (*COLOUR_TEXTS, "words"):
            return f"colours-{cards[sku]}-{part}"
    return ""


def typed_as(value: object) -> str:
    """How the field would say it."""
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)


def in_use(features: Sequence[Feature], draft: ProductDraft) -> list[Feature]:
    """What the model has, and what the bot has an answer about."""
    return [feature for feature in features if feature.id in draft.features or draft.facts.get(feature.id)]


def sentences(refused: DraftRefused | None) -> dict[str, Any]:
    """Field → what is wrong there."""
    if refused is None:
        return {}
    return {"-".join(map(str, problem.place)): sentence(problem) for problem in refused.problems}
