"""Buttons and bare numbers open no dictionary; the language data hold nothing a pattern cannot be."""

from __future__ import annotations

import re
import subprocess
import sys

from app.adapters.brain_embedded.lexicon import language

_LOADS_NOTHING = """
import sys
from tests.adapters.brain_embedded.reading import LAGUNA, commands, pressed
pressed("yes", "yes")
commands("112", "size_color", "height", product="Костюм Лагуна")
commands("12", "payment_delivery", "delivery", **LAGUNA)
assert "pymorphy3" not in sys.modules
commands("хочу лагуну сіреньку")
assert "pymorphy3" in sys.modules
"""


def test_buttons_and_bare_numbers_load_no_dictionary() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADS_NOTHING], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_pattern_of_the_language_data_is_well_formed() -> None:
    word = re.compile(r"^(?:\.\.\.|(?:=?[\w'’/№-]+\*?)(?:\|=?[\w'’/№-]+\*?)*)$", re.UNICODE)
    wrong = [
        f"{meaning}: {pattern}"
        for meaning, patterns in language("meanings").items()
        for pattern in patterns
        if not all(word.match(part) for part in pattern.split()) or pattern.startswith("...") or pattern.endswith("...")
    ]
    assert wrong == []
