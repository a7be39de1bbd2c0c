"""Gather every marked word of the interface, renew the catalogues beside this file, compile them.

The compiled catalogues are kept with the code, so that a clean clone speaks without a build step; a test compares them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
APP = HERE.parent
LANGUAGES = ("en", "uk")
SOURCES = [("web/**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "_l": None, "_p": ((1, "c"), 2)}


def gathered() -> Catalog:
    """Every marked word, with no translation."""
    template = Catalog(project="storefront", charset="utf-8")
    for _file, _line, message, _comments, context in extract_from_dir(APP, SOURCES, keywords=KEYWORDS, comment_tags=()):
        template.add(message, context=context)
    return template


def catalogue(language: str) -> Catalog:
    with po(language).open("rb") as file:
        return read_po(file, locale=language)


def po(language: str) -> Path:
    return HERE / language / "LC_MESSAGES" / "messages.po"


def untranslated(language: str) -> Iterator[str]:
    for message in catalogue(language):
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(words):
            yield str(message.id)


def renew(language: str) -> None:
    """Words that are gone are dropped, new ones wait for their translation; English is its own."""
    found = catalogue(language) if po(language).exists() else Catalog(locale=language, project="storefront")
    found.update(gathered(), no_fuzzy_matching=True, update_creation_date=False)
    found.obsolete.clear()
    for message in found:
        if language == "en" and message.id:
            message.string = message.id
    po(language).parent.mkdir(parents=True, exist_ok=True)
    with po(language).open("wb") as file:
        write_po(file, found, no_location=True, sort_output=True, width=132, omit_header=False)
    with po(language).with_suffix(".mo").open("wb") as file:
        write_mo(file, found)


if __name__ == "__main__":
    for language in LANGUAGES:
        renew(language)
    missing = [f"{language}: {word}" for language in LANGUAGES for word in untranslated(language)]
    print("\n".join(missing) or "Every word is translated.")
    sys.exit(bool(missing))
