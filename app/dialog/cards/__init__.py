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
