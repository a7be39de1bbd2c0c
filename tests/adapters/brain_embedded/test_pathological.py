"""Whatever a stranger pastes into the chat is read without a fault or a long wait, and nothing is written from it."""

from __future__ import annotations

import base64
import subprocess
import sys

import pytest

from app.domain.commands import Cancel, Handoff, HandoffReason, Paid, SetSlot
from app.domain.slots import Slot
from tests.adapters.brain_embedded.reading import LAGUNA, commands, topics

_LOREM = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. "
)
STRANGE = {
    "emoji": "😀🤍🎉👩‍👧‍👦🇺🇦" * 200,
    "lorem": (_LOREM * 60)[:5000],
    "sql": "'; DROP TABLE orders; -- SELECT * FROM shoppers WHERE 1=1 OR ''='" * 40,
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)><b>" * 60,
    "json": '{"a": [1, 2, {"b": null}], "c": "\\u0000"}' * 80,
    "arabic": "مرحبا كيف حالك اليوم " * 200,
    "chinese": "你好我想买一件衣服" * 300,
    "georgian": "გამარჯობა როგორ ხარ " * 200,
    "combining": "а\u0301\u0302\u0303" * 1200,
    "controls": "\x00\x01\u200b\u202e\ufeff" * 900,
    "one long word": "щ" * 5000,
    "one long number": "9" * 5000,
    "brackets": "(" * 2500 + ")" * 2500,
    "not not not": "не " * 1600,
    "spaces": "а" + " " * 4900 + "б",
}
DIGITS = {
    "base64": base64.b64encode(bytes(range(256)) * 14).decode(),
    "numbers": "12 134 7 2024 0 99999 " * 200,
    "phones": "+380671234567 0501112233 8 (044) 123-45-67\n" * 110,
    "an endless phone": "0" + "-1" * 2400,
    "almost a phone": "+38 (0" + "6 " * 2400,
    "number words": "сто двадцять два тисячі " * 200,
}
WHERE = [("init", None), ("size_color", "height"), ("payment_delivery", "delivery"), ("payment_delivery", "receipt"), ("end", None)]
_TEXT_SLOTS = {Slot.PRODUCT, Slot.COLOUR, Slot.SIZE, Slot.HEIGHT, Slot.PHONE, Slot.BRANCH, Slot.METHOD}


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("kind", [*STRANGE, *DIGITS])
def test_every_command_of_strange_text_rests_on_its_words(kind: str, where: tuple[str, str | None]) -> None:
    text = {**STRANGE, **DIGITS}[kind]
    for command in commands(text, *where, **LAGUNA):
        assert command.evidence.words in text


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("kind", sorted(STRANGE))
def test_strange_text_writes_nothing_and_is_no_payment(kind: str, where: tuple[str, str | None]) -> None:
    found = commands(STRANGE[kind], *where, **LAGUNA)
    assert not [c for c in found if isinstance(c, SetSlot) and c.slot in _TEXT_SLOTS and c.op == "set"]
    assert not [c for c in found if isinstance(c, (Paid, Cancel))]
    assert not [c for c in found if isinstance(c, Handoff) and c.reason is HandoffReason.ABUSE]


def test_of_ten_questions_at_once_most_are_heard() -> None:
    text = (
        "скільки коштує Лагуна? які розміри? які кольори? з чого вона? як прати? хто виробник? є знижки? "
        "скільки йде доставка? чи можна повернути? як оплатити?"
    )
    assert len(topics(text)) >= 6


def test_a_thousand_phones_give_one_that_is_valid() -> None:
    found = commands("0671234567 " * 450, "payment_delivery", "delivery", **LAGUNA)
    assert [c.value for c in found if isinstance(c, SetSlot) and c.slot is Slot.PHONE] == ["+380671234567"]


_READ_ALL = """
from tests.adapters.brain_embedded.reading import LAGUNA, commands
from tests.adapters.brain_embedded.test_pathological import DIGITS, STRANGE, WHERE
for text in (*STRANGE.values(), *DIGITS.values()):
    for where in WHERE:
        commands(text * 4, *where, **LAGUNA)
"""


def test_no_pattern_goes_back_and_forth_without_end() -> None:
    """Four times the longest message, each in every situation: seconds here, hours with catastrophic backtracking."""
    subprocess.run([sys.executable, "-c", _READ_ALL], check=True, timeout=120)
