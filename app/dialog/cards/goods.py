"""Cards of the goods: a model, its prices, its sizes, its colours, a photo."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialog import formatting
from app.dialog.cards.sketch import Sketch
from app.dialog.formatting import Printer


def product(sketch: Sketch) -> None:
    sketch.need("p1.title")
    sketch.lines.append(sketch.show("p1.title", "title") or "")
    for name in ("id", "photo"):
        if fact := sketch.has(f"p1.{name}"):
            sketch.payload[name] = fact.value
    if fact := sketch.has("p1.colours"):
        sketch.payload["colours"] = list(formatting.items(fact))
        sketch.note("p1.colours")
        sketch.lines.append(f"{sketch.labels['colours']}: {sketch.printer.show(fact)}")
    if sketch.has("p1.prices"):
        _price_rows(sketch, grouped=True)
    else:
        sketch.row("p1.sizes", "sizes", "sizes")
        sketch.row("p1.price_from", "price_from", "price")


def price_table(sketch: Sketch) -> None:
    sketch.need("p1.prices")
    if title := sketch.show("p1.title", "title"):
        sketch.lines.append(title)
    _price_rows(sketch, grouped=False)


def _price_rows(sketch: Sketch, grouped: bool) -> None:
    """A line a size, or one for neighbours of one price. A row without a price is a size and its heights: the size chart."""
    fact = sketch.need("p1.prices")
    sketch.note("p1.prices")
    printer = sketch.printer
    rows = [
        {"size": size, "price": printer.money(price) if price else "", "heights": heights[0] if heights else ""}
        for size, price, *heights in fact.value
    ]
    sketch.payload["prices"] = rows
    if not grouped:
        sketch.lines.extend(_price_line(row, printer) for row in rows)
        return
    for n, row in enumerate(rows):
        if n and row["price"] == rows[n - 1]["price"]:
            size, _, price = sketch.lines[-1].rpartition(" – ")
            sketch.lines[-1] = f"{size}, {row['size']} – {price}"
        else:
            sketch.lines.append(f"{row['size']} – {row['price']}")


def _price_line(row: Mapping[str, str], printer: Printer) -> str:
    heights = str(printer.words["height"]).format(row["heights"]) if row["heights"] else ""
    if not row["price"]:
        return f"{row['size']}: {heights}"
    return f"{row['size']} ({heights}) – {row['price']}" if heights else f"{row['size']} – {row['price']}"


def size_picker(sketch: Sketch) -> None:
    sketch.note("p1.prices")
    fact = sketch.need("p1.prices")
    sketch.payload["sizes"] = [{"size": row[0], "price": sketch.printer.money(row[1])} for row in fact.value]
    sketch.lines.extend(f"{row['size']} · {row['price']}" for row in sketch.payload["sizes"])


def colours(sketch: Sketch) -> None:
    fact = sketch.need("p1.colours")
    sketch.note("p1.colours")
    sketch.payload["colours"] = list(formatting.items(fact))
    sketch.lines.append(f"{sketch.labels['colours']}: {sketch.printer.show(fact)}")


def photo(sketch: Sketch) -> None:
    sketch.payload["sku"] = sketch.need("v1.sku").value
    if fact := sketch.has("v1.photo"):
        sketch.payload["photo"] = fact.value
    sketch.need("v1.title")
    shown = [sketch.show("v1.title", "title"), sketch.show("v1.colour", "colour")]
    sketch.lines.append(", ".join(part for part in shown if part))
