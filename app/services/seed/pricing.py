"""The priced sizes of one product: what is new, repriced, retired."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.services.seed import merging
from app.services.seed.changes import Changes, What
from app.services.seed.documents import ColourEntry, ProductEntry
from app.services.seed.numerals import plain
from app.services.seed.places import by_number, places
from app.services.seed.standing import Priced, Standing


class Prices:
    """Differences are told once for all colours they are the same in."""

    def __init__(
        self, changes: Changes, standing: Standing, entry: ProductEntry, title: str, overwrite: bool, partial: bool
    ) -> None:
        self.overwrite, self.partial = overwrite, partial
        self.changes, self.standing, self.entry, self.title = changes, standing, entry, title
        self.told: dict[tuple[What, str, Any, Any], list[str]] = {}

    def compare(self, *, new: bool) -> None:
        """`new`: the product itself is; then its sizes need no line of their own."""
        for colour in self.entry.colours:
            rows = self.standing.variants.get(colour.sku, {})
            order = self._order(colour, rows)
            for size, price in colour.prices.items():
                self._size(colour, order[size], size, price, rows.get(size))
            for size, row in rows.items():
                if size in colour.prices:
                    continue
                if self.partial:
                    self._move(row, order[size])
                elif merging.is_of_files(row.seeded):
                    assert row.seeded is not None
                    gone = {"price": plain(row.price), "retired": True}
                    self._merge(colour, size, row, gone, row.position, seeded={**row.seeded, "retired": True})
        if any(what is not What.KEPT for what, *_ in self.told):
            self.changes.touch(self.entry.id)
        for (what, size, before, after), colours in self.told.items() if not new else ():
            self.changes.say(what, self.title, self._part(size, colours), before, after)

    def _order(self, colour: ColourEntry, rows: dict[str, Priced]) -> dict[str, int]:
        """Position of every size. A table names sizes in any order: what it adds goes where its number belongs."""
        if not self.partial:
            return places(colour.prices, {size: row.position for size, row in rows.items()})
        if all(size in rows for size in colour.prices):
            return {size: row.position for size, row in rows.items()}
        standing = sorted(rows, key=lambda size: rows[size].position)
        return {size: place for place, size in enumerate(by_number(dict.fromkeys([*standing, *colour.prices])))}

    def _move(self, row: Priced, position: int) -> None:
        if row.position != position:
            self.changes.update("variant", row.id, position=position)
            self.changes.touch(self.entry.id)

    def _size(self, colour: ColourEntry, position: int, size: str, price: Decimal, row: Priced | None) -> None:
        said = {"price": plain(price), "retired": False}
        if row is not None:
            self._merge(colour, size, row, said, position, seeded=merging.told(said, row.seeded, partial=self.partial))
            return
        self.changes.insert(
            "variant", product_id=self.entry.id, sku=colour.sku, size=size, position=position, price=price,
            seeded=merging.told(said, None, partial=self.partial),
        )  # fmt: skip
        if colour.sku in self.standing.colours:  # else the colour's own line says it
            self._note(What.ADDED, size, None, said["price"], colour)
        else:
            self.changes.touch(self.entry.id)

    def _merge(
        self, colour: ColourEntry, size: str, row: Priced, said: dict[str, Any], position: int, *, seeded: dict[str, Any]
    ) -> None:
        merged = merging.merge(said, {"price": plain(row.price), "retired": row.retired}, row.seeded, overwrite=self.overwrite)
        for each in merged.changed:
            what = What.REPRICED if each.field == ("price",) else What.RETIRED if each.after else What.RETURNED
            priced = what is What.REPRICED
            self._note(what, size, each.before if priced else None, each.after if priced else None, colour)
        for each in merged.kept:
            self._note(What.KEPT, f"{size} {each.field[0]}", each.before, each.after, colour)
        moved = row.position != position or row.product_id != self.entry.id
        if moved:
            self.changes.touch(self.entry.id)
        if merged.changed or moved or row.seeded != seeded:
            wanted = merged.document
            self.changes.update(
                "variant", row.id, price=Decimal(wanted["price"]), retired=wanted["retired"], position=position,
                product_id=self.entry.id, seeded=seeded,
            )  # fmt: skip

    def _note(self, what: What, size: str, before: Any, after: Any, colour: ColourEntry) -> None:
        self.told.setdefault((what, size, before, after), []).append(colour.name)

    def _part(self, size: str, colours: list[str]) -> str:
        return size if len(colours) == len(self.entry.colours) else f"{size} ({', '.join(colours)})"
