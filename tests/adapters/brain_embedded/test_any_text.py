"""Whatever is typed is read without a fault, and every command rests on words that were said."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.commands import SetSlot
from app.domain.slots import Slot
from tests.adapters.brain_embedded.reading import LAGUNA, commands
from tests.voices import messages

_STATES = st.sampled_from([
    ("init", None), ("size_color", "height"), ("size_color", "color"), ("offer", "confirm_order"),
    ("payment_delivery", "delivery"), ("payment_delivery", "method"), ("payment_delivery", "receipt"), ("end", None),
])  # fmt: skip
_WORDS = st.sampled_from(sorted({word for message in messages.read() for word in message.text.split()}))
_TALK = st.lists(_WORDS, max_size=14).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), _TALK), _STATES)
def test_any_text_is_read_without_a_fault(text: str, where: tuple[str, str | None]) -> None:
    for command in commands(text, *where, **LAGUNA):
        assert command.evidence.words in text


@settings(max_examples=150, deadline=None)
@given(_TALK, _STATES)
def test_whatever_is_set_has_the_shape_its_slot_needs(text: str, where: tuple[str, str | None]) -> None:
    shapes = {
        Slot.HEIGHT: lambda v: isinstance(v, int) and 40 <= v < 200,
        Slot.BRANCH: lambda v: v.isdecimal() and 1 <= len(v) <= 5,
        Slot.PHONE: lambda v: v.startswith("+") and v[1:].isdecimal(),
        Slot.FULL_NAME: lambda v: len(v.split()) >= 2 and len(v) <= 100,
        Slot.METHOD: lambda v: v in ("full", "prepay"),
    }
    for command in commands(text, *where, **LAGUNA):
        if isinstance(command, SetSlot) and command.slot in shapes:
            assert shapes[command.slot](command.value), command
