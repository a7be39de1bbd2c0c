"""The catalogues hold every word of the interface, and what is compiled is what is written."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.mofile import write_mo

from app.translations.__main__ import LANGUAGES, catalogue, gathered, po, untranslated


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_interface_is_translated(language: str) -> None:
    written = {(message.id, message.context) for message in catalogue(language) if message.id}
    needed = {(message.id, message.context) for message in gathered() if message.id}
    assert needed == written, "run `python -m app.translations`"
    assert list(untranslated(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    assert po(language).with_suffix(".mo").read_bytes() == compiled.getvalue(), "run `python -m app.translations`"


def test_ukrainian_counts_in_three_forms() -> None:
    days = catalogue("uk").get("%(num)d day")
    assert days and days.string == ("%(num)d день", "%(num)d дні", "%(num)d днів")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_what_is_filled_in(language: str) -> None:
    for message in catalogue(language):
        if message.python_format:
            assert not list(message.check()), message.id
