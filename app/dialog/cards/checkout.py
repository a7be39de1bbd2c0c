"""Cards on the way to the parcel: delivery form, summary, requisites, an order's status."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from app.dialog import formatting
from app.dialog.cards.sketch import Sketch
from app.dialog.formatting import Printer

DELIVERY_FIELDS = (
    ("city", "address-level2"),
    ("np_branch", "off"),
    ("full_name", "name"),
    ("phone", "tel"),
)


def delivery_form(sketch: Sketch) -> None:
    fields = []
    for name, autocomplete in DELIVERY_FIELDS:
        label = sketch.labels["form_phone" if name == "phone" else name]
        fact = sketch.has(f"s.{name}")
        fields.append({"name": name, "label": label, "autocomplete": autocomplete, "value": str(fact.value) if fact else ""})
        if fact:
            sketch.note(f"s.{name}")
        sketch.lines.append(f"{label}: {sketch.printer.show(fact)}" if fact else label)
    sketch.payload["fields"] = fields


def order_summary(sketch: Sketch) -> None:
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


def requisites(sketch: Sketch) -> None:
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
    amount = {"label": sketch.labels["amount"], "value": sketch.payload["due"], "copy": _bare(due.value.amount)}
    rows.append({"name": "amount", **amount})
    sketch.row("o.number", "number", "order")


def _bare(amount: Decimal) -> str:
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"


def status(sketch: Sketch) -> None:
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
