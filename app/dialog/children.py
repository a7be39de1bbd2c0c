"""Whose a thing is: children called by a word, what was said of their height, and the thing of theirs under discussion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.dialog.conversation import Child
from app.dialog.deciding import Deciding
from app.domain.basket import Item
from app.domain.commands import AddLine, Command, ForChild, RefProduct, SetSlot
from app.domain.slots import Slot

# Words of one row tell two children apart; words of different rows may be said of the same child.
_TOLD_APART = (("boy", "girl"), ("elder", "younger"))


@dataclass(frozen=True, slots=True)
class Who:
    """The child a wish is for: every word it was called by just now, its height in cm and size label as far as known."""

    names: tuple[str, ...]
    height: int | None = None
    size: str | None = None


def meant(d: Deciding, own: Sequence[Command]) -> Who | None:
    """The child of one wish; a height or size said of it now is remembered as its own."""
    names = tuple(dict.fromkeys(c.name for c in own if isinstance(c, ForChild)))
    if not names:
        return None
    height = next((int(c.value) for c in _said(own, Slot.HEIGHT)), None)
    size = next((str(c.value) for c in _said(own, Slot.SIZE) if str(c.value)[:1].isdigit()), None)
    if height or size:
        _remember(d, names, height, size)
        return Who(names, height, None if height else size)
    known = next((child for name in names for child in d.conversation.children if child.name == name), None)
    return Who(names, known.height, known.size) if known else Who(names, _by_age(d, names))


def choose_item(d: Deciding, who: Who, target: int, own: Sequence[Command]) -> bool:
    """Brings the child's thing under discussion, or gives it the free one; False when it needs a new one."""
    added = any(isinstance(c, AddLine) for c in own)
    index = None if added else index_of(d, who)
    if index is not None:
        d.change(basket=replace(d.conversation.basket, focus=index))
    elif added or not _is_free(d, who, target, own):
        return False
    item = d.item
    d.change(
        basket=d.conversation.basket.with_item(
            replace(item, child=who.names[0] if _is_other(item, who) else item.child or who.names[0])
        )
    )
    return True


def index_of(d: Deciding, who: Who) -> int | None:
    """Where this child's thing stands in the basket, by the word it is called by, else by its height."""
    items = d.conversation.basket.items
    named = next((index for index, item in enumerate(items) if item.child in who.names), None)
    if named is not None or who.height is None:
        return named
    return next((n for n, item in enumerate(items) if item.height == who.height and not _is_other(item, who)), None)


def measured(d: Deciding, who: Who, item: Item, own: Sequence[Command]) -> Item:
    """The thing in what its child wears, where nothing else was said of its size."""
    know_height(d, who.height)
    if any(isinstance(c, SetSlot) and c.slot in (Slot.HEIGHT, Slot.SIZE) for c in own):
        return item
    if who.height is not None and item.height != who.height:
        return replace(item, height=who.height, size=None)
    return replace(item, size=who.size) if who.size and not item.size else item


def know_height(d: Deciding, height: int | None) -> None:
    """A height in cm said in this talk, kept once."""
    if height is not None and height not in d.conversation.heights:
        d.change(heights=(*d.conversation.heights, height))


def is_anothers(d: Deciding, height: int) -> bool:
    """Whether a height is another child's than the one whose thing is under discussion."""
    child = d.item.child
    if not child:
        return False
    owners = {known.name for known in d.conversation.children if known.height == height}
    owners |= {item.child for item in d.conversation.basket.items if item.height == height and item.child}
    return bool(owners) and child not in owners


def _said(own: Sequence[Command], slot: Slot) -> list[SetSlot]:
    """Values given to one slot of one child."""
    return [c for c in own if isinstance(c, SetSlot) and c.slot is slot and c.op == "set" and c.value != "all"]


def _remember(d: Deciding, names: tuple[str, ...], height: int | None, size: str | None) -> None:
    kept = tuple(child for child in d.conversation.children if child.name not in names)
    d.change(children=(*kept, *(Child(name, height, None if height else size) for name in names)))


def _by_age(d: Deciding, names: tuple[str, ...]) -> int | None:
    """The tallest is the elder, the shortest the younger, once two heights are known."""
    heights = d.conversation.heights
    if len(heights) < 2:
        return None
    return max(heights) if "elder" in names else min(heights) if "younger" in names else None


def _is_free(d: Deciding, who: Who, target: int, own: Sequence[Command]) -> bool:
    """Whether the thing under discussion can be this child's: nobody else's, and not for another height."""
    item = d.item
    if item.product_id is None:
        return True
    if target > 0 or _is_other(item, who):
        return False
    if item.height is None or who.height in (None, item.height):
        return not (who.height is None and set(who.names) & {"elder", "younger"} and _names_thing(own) and item.height is not None)
    compared = bool(set(who.names) & {"elder", "younger"})
    return not compared and not _names_thing(own)


def _names_thing(own: Sequence[Command]) -> bool:
    return any(isinstance(c, RefProduct) or (isinstance(c, SetSlot) and c.slot is Slot.COLOUR) for c in own)


def _is_other(item: Item, who: Who) -> bool:
    """Whether the thing belongs to a child told apart from this one."""
    return bool(item.child) and item.child not in who.names and any(_tells_apart(item.child, name) for name in who.names)


def _tells_apart(one: str, other: str) -> bool:
    rows = [row for row in _TOLD_APART if one in row or other in row]
    return not rows or (len(rows) == 1 and one in rows[0] and other in rows[0])
