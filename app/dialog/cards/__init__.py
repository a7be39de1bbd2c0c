"""Cards: bubbles drawn from the sheet alone, as a payload for the page and as the same facts in plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.dialog.buttons import Button, Pressed
from app.dialog.cards import checkout, goods
from app.dialog.cards.sketch import Sketch
from app.dialog.facts import Fact
from app.dialog.formatting import Printer
from app.dialog.phrases import Phrasebook
from app.dialog.replies import Bubble, BubbleKind, Card


def draw(card: Card, sheet: Mapping[str, Fact], book: Phrasebook, printer: Printer) -> Bubble:
    """The card as a bubble. Raises NoWording when the sheet lacks what it cannot do without."""
    sketch = Sketch(card, sheet, printer, book.labels)
    DRAWN[card.kind](sketch)
    pressed = buttons(card, sheet, book, printer)
    if not sketch.lines:
        sketch.lines.append(" · ".join(button.choice.label for button in pressed))
    return Bubble(
        kind=card.kind,
        text="\n".join(sketch.lines),
        choices=tuple(button.choice for button in pressed),
        payload=sketch.payload,
        facts=tuple(sketch.facts),
    )


def buttons(card: Card, sheet: Mapping[str, Fact], book: Phrasebook, printer: Printer) -> tuple[Pressed, ...]:
    """What can be tapped on it. A card of choices names its list and verb itself: {"each": "p1.sizes", "choice": "size"}."""
    quick = book.card_quick.get(card.kind, ())
    if card.kind is BubbleKind.CHOICES:
        quick = (Button(card.refs.get("choice", ""), each=card.refs.get("each", "")),)
    return tuple(pressed for button in quick for pressed in button.press(card.refs, sheet, printer))





DRAWN[card.kind](sketch)
    pressed = buttons(card, sheet, book, printer)
    if not sketch.lines:
        sketch.lines.append(" · ".join(button.choice.label for button in pressed))
    return Bubble(
        kind=card.kind,
        text="\n".join(sketch.lines),
        choices=tuple(button.choice for button in pressed),
        payload=sketch.payload,
        facts=tuple(sketch.facts),
    )


def buttons(card: Card, sheet: Mapping[str, Fact], book: Phrasebook, printer: Printer) -> tuple[Pressed, ...]:
    """What can be tapped on it. A card of choices names its list and verb itself: {"each": "p1.sizes", "choice": "size"}."""
    quick = book.card_quick.get(card.kind, ())
    if card.kind is BubbleKind.CHOICES:
        quick = (Button(card.refs.get("choice", ""), each=card.refs.get("each", "")),)
    return tuple(pressed for button in quick for pressed in button.press(card.refs, sheet, printer))


def _product(sketch: Sketch) -> None:
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


def _price_table(sketch: Sketch) -> None:
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


def _size_picker(sketch: Sketch) -> None:
    sketch.note("p1.prices")
    fact = sketch.need("p1.prices")
    sketch.payload["sizes"] = [{"size": row[0], "price": sketch.printer.money(row[1])} for row in fact.value]
    sketch.lines.extend(f"{row['size']} · {row['price']}" for row in sketch.payload["sizes"])


def _colours(sketch: Sketch) -> None:
    fact = sketch.need("p1.colours")
    sketch.note("p1.colours")
    sketch.payload["colours"] = list(formatting.items(fact))
    sketch.lines.append(f"{sketch.labels['colours']}: {sketch.printer.show(fact)}")


def _delivery_form(sketch: Sketch) -> None:
    fields = []
    for name, autocomplete in DELIVERY_FIELDS:
        label = sketch.labels["form_phone" if name == "phone" else name]
        fact = sketch.has(f"s.{name}")
        fields.append({"name": name, "label": label, "autocomplete": autocomplete, "value": str(fact.value) if fact else ""})
        if fact:
            sketch.note(f"s.{name}")
        sketch.lines.append(f"{label}: {sketch.printer.show(fact)}" if fact else label)
    sketch.payload["fields"] = fields


def _order_summary(sketch: Sketch) -> None:
    lines = sketch.need("q.lines")
    sketch.row("o.number", "number", "order")
    sketch.note("q.lines")
    sketch.payload["lines"] = [_line(line, sketch.printer) for line in lines.value]
    sketch.lines.extend(line["text"] for line in sketch.payload["lines"])
    sketch.row("q.total", "total", "total")
    rest = sketch.has("q.rest")
    if rest and rest.value.amount:  # with everything due now there is nothing to split
        for name in ("due", "rest", "fee"):
            sketch.row(f"q.{name}", name, name)
    sketch.row("s.full_name", "full_name", "recipient")
    sketch.row("s.phone", "phone", "phone")
    place = [
        sketch.show(handle, name)
        for handle, name in (("s.city", "city"), ("shop.carrier", "carrier"), ("s.np_branch", "np_branch"))
    ]
    if shown := [part for part in place if part]:
        sketch.lines.append(f"{sketch.labels['delivery']}: {', '.join(shown)}")


def _line(line: tuple[Any, ...], printer: Printer) -> dict[str, Any]:
    title, colour, size, quantity, price, whole = line
    what = ", ".join(part for part in (title, colour, size) if part)
    each, together = printer.money(price), printer.money(whole)
    shown = together if quantity == 1 else f"{quantity} × {each} = {together}"
    return {
        "title": title, "colour": colour, "size": size, "quantity": quantity, "price": each, "sum": together,
        "text": f"{what} – {shown}",
    }  # fmt: skip


def _requisites(sketch: Sketch) -> None:
    """Each row can be copied; the sum copies as bare digits, ready for a bank's form."""
    fact, due = sketch.need("shop.requisites"), sketch.need("q.due")
    demo = bool(fact.value.get("demo"))
    rows = []
    if demo:
        sketch.lines.append(sketch.labels["demo"])
    sketch.note("shop.requisites")
    for name in ("payee", "iban", "tax_id", "purpose"):
        if value := str(fact.value.get(name) or ""):
            rows.append({"name": name, "label": sketch.labels[name], "value": value, "copy": value})
            sketch.lines.append(f"{sketch.labels[name]}: {value}")
    sketch.payload |= {"demo": demo, "stamp": sketch.labels["demo"] if demo else "", "rows": rows}
    sketch.row("q.due", "due", "amount")
    rows.append(
        {"name": "amount", "label": sketch.labels["amount"], "value": sketch.payload["due"], "copy": bare(due.value.amount)}
    )
    sketch.row("o.number", "number", "order")


def bare(amount: Any) -> str:
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"


def _photo(sketch: Sketch) -> None:
    sketch.payload["sku"] = sketch.need("v1.sku").value
    sketch.need("v1.title")
    shown = [sketch.show("v1.title", "title"), sketch.show("v1.colour", "colour")]
    sketch.lines.append(", ".join(part for part in shown if part))


def _status(sketch: Sketch) -> None:
    sketch.need("o.number")
    sketch.lines.append(f"{sketch.labels['order']} {sketch.show('o.number', 'number')}")
    if shown := sketch.show("o.status", "status"):
        sketch.lines[0] += f": {shown}"
        sketch.payload["status_key"] = sketch.need("o.status").value
    if fact := sketch.has("o.lines"):
        sketch.note("o.lines")
        sketch.payload["lines"] = list(formatting.items(fact))
        sketch.lines.extend(sketch.payload["lines"])
    for handle, name in (("q.total", "total"), ("q.due", "due"), ("o.ttn", "ttn"), ("o.link", "link")):
        fact = sketch.has(handle)
        if fact and not (name == "due" and not fact.value.amount):
            sketch.row(handle, name, name)


def _bare_choices(sketch: Sketch) -> None:
    """Nothing but its buttons; their labels are its text."""
    if handle := sketch.card.refs.get("each"):
        sketch.need(handle)
        sketch.note(handle)


DRAWN: Mapping[BubbleKind, Callable[[Sketch], None]] = {
    BubbleKind.PRODUCT: goods.product,
    BubbleKind.PRICE_TABLE: goods.price_table,
    BubbleKind.SIZE_PICKER: goods.size_picker,
    BubbleKind.COLOURS: goods.colours,
    BubbleKind.DELIVERY_FORM: checkout.delivery_form,
    BubbleKind.ORDER_SUMMARY: checkout.order_summary,
    BubbleKind.REQUISITES: checkout.requisites,
    BubbleKind.PHOTO: goods.photo,
    BubbleKind.STATUS: checkout.status,
    BubbleKind.CSAT: _bare_choices,
    BubbleKind.CHOICES: _bare_choices,
}
