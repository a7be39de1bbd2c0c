"""Every counted string of the interface, in both languages, at the numbers where languages trip."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from babel.messages import Message
from babel.support import Translations

from app.translations.__main__ import catalogue, po

NUMBERS = {1: 0, 2: 1, 3: 1, 4: 1, 5: 2, 11: 2, 12: 2, 14: 2, 21: 0, 22: 1, 25: 2, 100: 2, 101: 0, 111: 2, 112: 2, 0: 2}


def counted() -> list[Message]:
    return [message for message in catalogue("uk") if isinstance(message.id, tuple)]


@lru_cache
def spoken(language: str) -> Translations:
    with po(language).with_suffix(".mo").open("rb") as file:
        return Translations(file)


def say(language: str, message: Message, number: int) -> str:
    one, many = message.id
    found = spoken(language)
    return str(found.npgettext(message.context, one, many, number) if message.context else found.ngettext(one, many, number))


@pytest.mark.parametrize("message", counted(), ids=lambda message: message.id[0])
def test_ukrainian_takes_the_form_its_number_asks_for(message: Message) -> None:
    forms = tuple(message.string)
    assert len(forms) == 3 and all(forms)
    assert {number: say("uk", message, number) for number in NUMBERS} == {number: forms[form] for number, form in NUMBERS.items()}


@pytest.mark.parametrize("message", counted(), ids=lambda message: message.id[0])
def test_english_is_singular_at_one_alone(message: Message) -> None:
    one, many = message.id
    assert {number: say("en", message, number) for number in NUMBERS} == {n: one if n == 1 else many for n in NUMBERS}


@pytest.mark.parametrize("message", counted(), ids=lambda message: message.id[0])
def test_every_form_says_its_number_and_twenty_one_is_said_like_one(message: Message) -> None:
    for text in (*message.id, *message.string):
        assert re.search(r"%\(\w+\)[ds]", text), text  # «1» written out would also be said of 21
    assert say("uk", message, 21) == say("uk", message, 1)
