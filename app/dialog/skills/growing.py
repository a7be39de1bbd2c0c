"""Two sizes side by side with their prices: room to grow asked for before the colour is known, and a yes that names neither."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import height_fact
from app.dialog.hearing import Heard
from app.domain import sizing
from app.domain.catalogue import Product
from app.domain.commands import SetSlot
from app.domain.dialog_state import State
from app.domain.slots import Slot

PAIR = 2


def show_next(d: Deciding, heard: Heard, product: Product) -> bool:
    """«а якщо на виріст?» while the colour is still open: both sizes, where all colours cost the same."""
    asked = any(c.slot is Slot.ROOM_TO_GROW for c in heard.of(SetSlot))
    item = d.item
    if not asked or item.height is None or item.size:
        return False
    found = sizing.fit(item.height, product.sizes, d.shop.sizing, room_to_grow=True)
    return bool(found.size and found.next_size) and _tell_both(d, product, (found.size or "", found.next_size or ""))


def ask_which_again(d: Deciding, heard: Heard) -> bool:
    """«беру» after two sizes were shown: which of them is asked once more, the smaller is not taken unasked."""
    pending = d.before.pending
    product = d.product(d.item)
    if pending is None or pending.kind is not Asking.WHICH_SIZE or len(pending.options) != PAIR or product is None:
        return False
    if heard.answer() != "yes" or heard.done.took_size or heard.done.wished or heard.done.delivered or is_asked_twice(d):
        return False
    d.change(state=State.OFFER if d.complete else State.SIZE_COLOR)
    return _tell_both(d, product, (pending.options[0], pending.options[1]))


def is_asked_twice(d: Deciding) -> bool:
    """Whether which of two sizes was asked about a second time."""
    return sum(Asking.WHICH_SIZE in reply.split("+") for reply in d.before.asked) >= PAIR


def _tell_both(d: Deciding, product: Product, labels: tuple[str, str]) -> bool:
    ours, theirs = (d.priced(product.id, label, d.colour(d.item)) for label in labels)
    if ours is None or theirs is None:
        return False
    height = {"s": d.given(height=height_fact(d.item.height))} if d.item.height else {}
    d.say(Act.OFFER_WITH_ROOM_TO_GROW, ask=Question(Asking.WHICH_SIZE, labels), v1=d.v(ours), v2=d.v(theirs), **height)
    return True
