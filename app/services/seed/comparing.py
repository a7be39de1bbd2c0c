"""What the files say against what stands: pure, so that a dry run shows exactly what a seed would do."""

from __future__ import annotations

from typing import Any

from app.models.catalogue import ONLY
from app.services.seed import merging
from app.services.seed.changes import Changes, What
from app.services.seed.documents import Entries, ProductEntry
from app.services.seed.merging import Difference, Merged
from app.services.seed.places import places
from app.services.seed.pricing import Prices
from app.services.seed.standing import Shelved, Standing, Whole

SHOP, CATALOGUE = "shop", "catalogue"


def compare(said: Entries, standing: Standing, *, overwrite: bool = False) -> Changes:
    """Nothing is ever deleted: what the files no longer name is retired; what staff made is left alone."""
    return _Comparison(said, standing, overwrite).run()


class _Comparison:
    """Collects `changes` on its way through the files."""

    def __init__(self, said: Entries, standing: Standing, overwrite: bool) -> None:
        self.said, self.standing, self.overwrite, self.partial = said, standing, overwrite, said.partial
        self.changes = Changes()

    def run(self) -> Changes:
        if not self.partial:
            self._shop()
            self._catalogue()
            self._categories()
        order = places((e.id for e in self.said.products), {key: row.position for key, row in self.standing.products.items()})
        for entry in self.said.products:
            stands = self.standing.products.get(entry.id)
            self._product(stands.position if stands and self.partial else order[entry.id], entry)
        if not self.partial:
            self._gone_products()
        return self.changes

    def _shop(self) -> None:
        merged = self._whole(SHOP, self.said.shop, self.standing.shop)
        if merged is None or merged.changed:
            self.changes.shop_moved = True
        if merged and any(d.field == ("currency",) for d in merged.changed):
            for product_id in self.standing.products:  # every price is shown in it
                self.changes.touch(product_id)

    def _catalogue(self) -> None:
        merged = self._whole(CATALOGUE, self.said.catalogue, self.standing.catalogue)
        if merged is None or merged.changed:
            self.changes.catalogue_moved = True

    def _whole(self, table: str, said: dict[str, Any], row: Whole | None) -> Merged | None:
        """None: the row is new."""
        if row is None:
            self.changes.insert(table, id=ONLY, document=said, seeded=said)
            if table == SHOP:
                self.changes.say(What.ADDED, SHOP, said["name"])
            return None
        merged = merging.merge(said, row.document, row.seeded, overwrite=self.overwrite)
        self._tell(table, merged)
        if merged.changed or row.seeded != said:
            self.changes.update(table, ONLY, document=merged.document, seeded=said)
        return merged

    def _categories(self) -> None:
        order = places(self.said.categories, {key: row.position for key, row in self.standing.categories.items()})
        for key, document in self.said.categories.items():
            position = order[key]
            row = self.standing.categories.get(key)
            if row is None:
                self.changes.insert("category", id=key, position=position, document=document, seeded=_alive(document))
                self.changes.say(What.ADDED, document["title"])
                self.changes.catalogue_moved = True
            elif self._shelved("category", key, document["title"], position, document, row):
                self.changes.catalogue_moved = True
        for key, row in self.standing.categories.items():
            if key not in self.said.categories and self._retire("category", key, row.document["title"], "", row):
                self.changes.catalogue_moved = True

    def _product(self, position: int, entry: ProductEntry) -> None:
        row = self.standing.products.get(entry.id)
        title = entry.document["title"] if row is None else entry.document.get("title", row.document["title"])
        if row is None:
            columns = {"category_id": entry.document["category"], "title": title}
            document = entry.document
            self.changes.insert(
                "product", id=entry.id, position=position, document=document, seeded=self._told(document, None), **columns
            )  # fmt: skip
            self.changes.say(What.ADDED, title, after=_summary(entry))
            self.changes.touch(entry.id)
        elif self._shelved("product", entry.id, title, position, entry.document, row):
            self.changes.touch(entry.id)
        self._colours(entry, title, new=row is None)
        Prices(self.changes, self.standing, entry, title, self.overwrite, self.partial).compare(new=row is None)

    def _colours(self, entry: ProductEntry, title: str, *, new: bool) -> None:
        rows = {sku: row for sku, row in self.standing.colours.items() if row.owner == entry.id}
        order = places((c.sku for c in entry.colours), {sku: row.position for sku, row in rows.items()})
        for colour in entry.colours:
            row, position = self.standing.colours.get(colour.sku), order[colour.sku]
            if row is not None and self.partial:
                position = row.position
            if row is None:
                self.changes.insert(
                    "colour", sku=colour.sku, product_id=entry.id, name=colour.name, position=position,
                    document=colour.document, seeded=self._told(colour.document, None),
                )  # fmt: skip
                self.changes.touch(entry.id)
                if not new:
                    self.changes.say(What.ADDED, title, colour.name)
            elif self._shelved("colour", colour.sku, f"{title}, {colour.name}", position, colour.document, row, owner=entry.id):
                self.changes.touch(entry.id)

    def _gone_products(self) -> None:
        named = {entry.id for entry in self.said.products}
        skus = {colour.sku for entry in self.said.products for colour in entry.colours}
        for key, row in self.standing.products.items():
            if key not in named and self._retire("product", key, row.document["title"], "", row):
                self.changes.touch(key)
        for sku, row in self.standing.colours.items():
            if sku not in skus and row.owner in named:
                title = self.standing.products[row.owner].document["title"]
                if self._retire("colour", sku, title, row.document["name"], row):
                    self.changes.touch(row.owner)

    def _shelved(
        self, table: str, key: str, thing: str, position: int, document: dict[str, Any], row: Shelved, owner: str = ""
    ) -> bool:
        """Compare one row; whether anything that is shown changes."""
        said = self._told(document, row.seeded)
        standing = {**row.document, "retired": row.retired}
        merged = merging.merge(_alive(document), standing, row.seeded, overwrite=self.overwrite, partial=self.partial)
        self._tell(thing, merged)
        moved = bool(merged.changed) or row.position != position or row.owner != owner
        if moved or row.seeded != said:
            self.changes.update(table, key, position=position, seeded=said, **_columns(table, merged.document, owner))
        return moved

    def _retire(self, table: str, key: str, thing: str, part: str, row: Shelved) -> bool:
        if not merging.is_of_files(row.seeded):
            return False
        assert row.seeded is not None
        standing = {**row.document, "retired": row.retired}
        merged = merging.merge({**standing, "retired": True}, standing, row.seeded, overwrite=self.overwrite)
        for each in merged.kept:
            self.changes.say(What.KEPT, thing, part or ".".join(each.field), each.before, each.after)
        if not merged.changed:
            return False
        self.changes.say(What.RETIRED, thing, part)
        self.changes.update(table, key, retired=True, seeded={**row.seeded, "retired": True})
        return True

    def _told(self, document: dict[str, Any], seeded: dict[str, Any] | None) -> dict[str, Any]:
        return merging.told(_alive(document), seeded, partial=self.partial)

    def _tell(self, thing: str, merged: Merged) -> None:
        for each in merged.changed:
            self._say(What.CHANGED, thing, each)
        for each in merged.kept:
            self._say(What.KEPT, thing, each)

    def _say(self, what: What, thing: str, difference: Difference) -> None:
        if what is What.CHANGED and difference.field == ("retired",):
            self.changes.say(What.RETURNED, thing)
        else:
            self.changes.say(what, thing, ".".join(difference.field), difference.before, difference.after)


def _alive(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "retired": False}


def _columns(table: str, merged: dict[str, Any], owner: str) -> dict[str, Any]:
    """The document, and what of it has a column of its own."""
    document = dict(merged)
    columns: dict[str, Any] = {"retired": document.pop("retired"), "document": document}
    if table == "product":
        columns |= {"category_id": document["category"], "title": document["title"]}
    elif table == "colour":
        columns |= {"name": document["name"], "product_id": owner}
    return columns


def _summary(entry: ProductEntry) -> str:
    low, high = min(entry.prices.values()), max(entry.prices.values())
    prices = f"{low}" if low == high else f"{low}–{high}"
    return f"colours: {len(entry.colours)}, sizes: {len(entry.prices)}, {prices}"
