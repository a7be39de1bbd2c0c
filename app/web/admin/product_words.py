"""What staff read beside a field, and how a field is called in the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l

from app.domain.catalogue import Feature
from app.services.products import previewing
from app.services.products.checking import Problem
from app.services.products.drafts import ProductDraft
from app.services.runtime import runtime
from app.services.views import ChoiceView, MessageView

Context = Mapping[str, Any]
_SENTENCES: Mapping[str, Callable[[Context], str]] = {
    "string_too_short": lambda _: gettext("Fill this in."),
    "string_too_long": lambda c: ngettext(
        "There is room for %(num)d character here.", "There is room for %(num)d characters here.", c["max_length"]
    ),
    "decimal_parsing": lambda _: gettext("Write the price in digits, 1990 or 1 990,50."),
    "decimal_max_places": lambda _: gettext("A price has at most two digits after the comma."),
    "greater_than": lambda _: gettext("A price is above 0."),
    "less_than": lambda _: gettext("A price is below 10 000 000."),
    "finite_number": lambda _: gettext("Write the price in digits, 1990 or 1 990,50."),
    "price_odd": lambda c: gettext(
        "%(price)s is far from the other sizes, %(usual)s. Correct it, or say below that it is right.",
        price=c["given"],
        usual=c["usual"],
    ),
    "too_short": lambda _: gettext("At least one is needed."),
    "fragment": lambda _: gettext("A few words without a full stop: the bot puts them into its own sentence."),
    "sentence": lambda _: gettext("A whole sentence with its full stop: the bot says it as it stands."),
    "file_name": lambda _: gettext("This picture is not one of ours. Choose the photo once more."),
    "swatch": lambda _: gettext("A colour is written so: #f1d676; a print so: #c8242c #f4d9d2 check."),
    "id_shape": lambda _: gettext("Letters, digits and hyphens only: it stands in the page's address."),
    "id_taken": lambda _: gettext("Another model has this article."),
    "title_taken": lambda _: gettext("Another model is called so, perhaps a hidden one."),
    "category_unknown": lambda _: gettext("Choose a category."),
    "feature_unknown": lambda c: gettext("There is no feature «%(name)s».", name=c["given"]),
    "features_exclude": lambda c: gettext(
        "«%(one)s» and «%(other)s» exclude each other: keep one.", one=c["one"], other=c["other"]
    ),
    "size_twice": lambda c: gettext("Size %(size)s stands here twice: keep one line.", size=c["given"]),
    "size_unknown": lambda c: gettext(
        "The shop's table has no size %(size)s. Take one of its sizes or a single height.", size=c["given"]
    ),
    "own_size_unknown": lambda c: gettext("The model has no size «%(size)s». Write it so: size, colon, price.", size=c["given"]),
    "sku_taken": lambda c: gettext("«%(title)s» has the SKU %(sku)s, even if hidden.", title=c["owner"], sku=c["given"]),
    "sku_twice": lambda c: gettext("The SKU %(sku)s stands here twice.", sku=c["given"]),
    "colour_twice": lambda c: gettext("The colour %(name)s stands here twice.", name=c["given"]),
    "stock_shape": lambda _: gettext("A whole number, nothing when made to order, or «–» when there is no such size."),
    "stock_reserved": lambda c: ngettext(
        "Orders hold %(num)d piece: there cannot be fewer.", "Orders hold %(num)d pieces: there cannot be fewer.", c["num"]
    ),
    "photo_big": lambda c: gettext("The photo is larger than %(num)d MB. Choose a smaller one.", num=c["num"]),
    "photo_other": lambda _: gettext("This file is not a picture. JPEG, PNG or WebP will do."),
    "photo_pixels": lambda _: gettext(
        "The picture has too many pixels for a photo. Save it smaller, 4000 pixels a side are plenty."
    ),
    "photo_heic": lambda _: gettext("This is a HEIC photo of a telephone. Save it as JPEG and choose it again."),
    "photo_twice": lambda _: gettext("One photo stands here twice. Remove one of them."),
    "too_long": lambda c: ngettext("At most %(num)d photo.", "At most %(num)d photos.", c["max_length"]),
    "photo_broken": lambda _: gettext("The photo arrived damaged. Choose it once more."),
}


_DEEDS: Mapping[str, object] = {
    "added": _l("added the model"),
    "changed": _l("changed"),
    "hidden": _l("took the model off sale"),
    "shown": _l("put the model on sale again"),
}
_SAID: Mapping[str, object] = {
    "added": _l("Saved. The model is for sale: in the window and in the chat."),
    "changed": _l("Saved. The window and the chat know it already."),
    "same": _l("Nothing was changed."),
}


def spoken(draft: ProductDraft, features: Sequence[Feature]) -> dict[str, Any]:
    """What the form's templates say with."""
    colours = {card.sku: card.name for card in draft.colours}
    phrases = {feature.id: feature.phrase for feature in features}
    return {
        "deeds": _DEEDS,
        "said": _SAID,
        "called": lambda path: field_called(path, colours, phrases),
        "shown": value_shown,
        "inside": folded,
    }


def heard(draft: ProductDraft) -> dict[str, Any]:
    """The draft as shoppers would meet it, for the part of the page that shows it."""
    found = previewing.preview(draft)
    now = runtime().clock()
    bubbles = (
        MessageView(
            place, 0, place, "bot", bubble.kind.value, bubble.text, now,
            tuple(ChoiceView(each.choice, each.label) for each in bubble.choices), bubble.payload, bubble.act,
        )
        for place, bubble in enumerate(found.bubbles, 1)
    )  # fmt: skip
    return {"heard": found, "said_by_bot": tuple(bubbles)}


def folded(card: str, errors: Mapping[str, str]) -> bool:
    """Whether something is wrong in the folded part of a colour's card."""
    parts = ("prices", "note", "swatch", "stock")
    return any(name.startswith(f"{card}-") and name[len(card) + 1 :].split("-")[0] in parts for name in errors)


def sentence(problem: Problem) -> str:
    found = _SENTENCES.get(problem.kind)
    return found(problem.context) if found else gettext("This cannot be so. Look at it once more.")


def field_called(path: tuple[str, ...], colours: Mapping[str, str], features: Mapping[str, str]) -> str:
    """«price 110-116», «yellow: stock 110-116». `colours`: SKU → name, `features`: id → phrase."""
    match path:
        case ("colours", sku, part, size):
            return f"{colours.get(sku, sku)}: {_part(part)} {size}"
        case ("colours", sku, part):
            return f"{colours.get(sku, sku)}: {_part(part)}"
        case ("facts", key):
            return gettext("answer about «%(feature)s»", feature=features.get(key, key))
        case (part, key):
            return f"{_part(part)} {key}"
    return _part(path[0])


def _part(name: str) -> str:
    return {
        "title": gettext("name"), "category": gettext("category"), "fabric": gettext("material"),
        "trait": gettext("how to tell it"),
        "worth": gettext("what one pays for"), "care": gettext("care"), "words": gettext("words of shoppers"),
        "features": gettext("features"), "sizes": gettext("price"), "prices": gettext("own price"),
        "measures": gettext("measurements"), "stock": gettext("stock"), "name": gettext("name of the colour"),
        "note": gettext("note"), "look": gettext("how it looks"), "photos": gettext("photos"), "picture": gettext("photo"),
        "swatch": gettext("sample of the colour"), "retired": gettext("sale of the colour"),
    }.get(name, name)  # fmt: skip


def value_shown(path: tuple[str, ...], value: Any) -> str:
    if path[-1] == "retired":
        return gettext("stopped") if value else gettext("on")
    if path[-1] == "picture":
        return gettext("a photo") if value else "–"
    if path[-1] == "photos":
        return ngettext("%(num)d photo", "%(num)d photos", len(value)) if value else "–"
    if "stock" in path:
        return gettext("made to order") if value in ("", None) else gettext("not sold") if value == "–" else str(value)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return "–" if value in ("", None) else str(value)
