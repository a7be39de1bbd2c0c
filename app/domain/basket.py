"""What the shopper is putting together: items, complete or not, one of them under discussion."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.money import Money


@dataclass(frozen=True, slots=True)
class Item:
    """A wish that may become an order line. `size` was said or tapped; one that follows from `height` is derived, never stored."""

    product_id: str | None = None
    colour: str | None = None
    size: str | None = None
    height: int | None = None
    quantity: int = 1
    room_to_grow: bool = False
    price_shown: Money | None = None  # what the shopper last saw for exactly this variant
    child: str = ""  # the word the child is called by whose thing it is

    @property
    def is_empty(self) -> bool:
        return self == Item(quantity=self.quantity, height=self.height, child=self.child)


@dataclass(frozen=True, slots=True)
class Basket:
    """Items in the order they were wished for; `focus` is the one under discussion."""

    items: tuple[Item, ...] = ()
    focus: int = 0

    @property
    def item(self) -> Item:
        return self.items[self.focus] if self.items else Item()

    def with_item(self, item: Item) -> Basket:
        """The same basket with the item under discussion replaced."""
        if not self.items:
            return Basket((item,), 0)
        items = list(self.items)
        items[self.focus] = item
        return replace(self, items=tuple(items))

    def adding(self, item: Item) -> Basket:
        """One item more, which comes under discussion."""
        return Basket((*self.items, item), len(self.items))

    def without(self, index: int) -> Basket:
        """The basket without one item; the same one when there is no such item."""
        if not 0 <= index < len(self.items):
            return self
        items = self.items[:index] + self.items[index + 1 :]
        return Basket(items, min(self.focus if self.focus < index else max(self.focus - 1, 0), max(len(items) - 1, 0)))
