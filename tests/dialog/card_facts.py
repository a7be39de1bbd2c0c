"""A sheet from which every kind of card can be drawn, and the cards."""

from __future__ import annotations

from hypothesis import strategies as st

from app.dialog.facts import Fact, FactSheet
from app.dialog.replies import BubbleKind, Card
from tests.dialog.speaking import COLOURS, SIZES, TITLES, hryvnias, listed, sums

CARDS = (
    *(Card(kind) for kind in BubbleKind if kind not in (BubbleKind.TEXT, BubbleKind.CHOICES)),
    Card(BubbleKind.CHOICES, {"each": "p1.sizes", "choice": "size"}),
    Card(BubbleKind.PRICE_TABLE, {"p1": "chart"}),
)
REQUISITES = {
    "payee": "ФОП Демо Д. Д.",
    "iban": "UA003000010000026000000000001",
    "tax_id": "0000000000",
    "purpose": "За товар",
    "demo": True,
}


@st.composite
def card_sheets(draw: st.DrawFn) -> FactSheet:
    sizes = tuple(draw(st.lists(st.sampled_from(SIZES), min_size=1, max_size=7, unique=True)))
    prices = [draw(sums) for _ in range(draw(st.integers(1, 3)))]
    rows = tuple((size, prices[n % len(prices)], "80–92" if n % 2 else "") for n, size in enumerate(sizes))
    lines = tuple(draw(st.lists(_line(), min_size=1, max_size=4)))
    return FactSheet(
        {
            "p1.id": Fact("key", "3443041"),
            "p1.title": Fact("title", draw(st.sampled_from(TITLES))),
            "p1.colours": listed(tuple(draw(st.lists(st.sampled_from(COLOURS), min_size=1, max_size=5, unique=True)))),
            "p1.sizes": listed(sizes),
            "p1.prices": Fact("prices", rows),
            "chart.prices": Fact("prices", (("80-92", None, "80–92"), ("98-104", None, "93–109"))),
            "v1.sku": Fact("key", "3443041-BLUE"),
            "v1.title": Fact("title", draw(st.sampled_from(TITLES))),
            "v1.colour": Fact("colour", draw(st.sampled_from(COLOURS))),
            "s.city": Fact("city", "Івано-Франківськ"),
            "s.np_branch": Fact("branch", "12"),
            "s.full_name": Fact("name", "Олена Коваль"),
            "s.phone": Fact("phone", "+380671234567"),
            "shop.carrier": Fact("carrier", "Нова пошта"),
            "q.lines": Fact("lines", lines),
            "q.total": Fact("money", draw(sums)),
            "q.due": Fact("money", draw(sums)),
            "q.rest": Fact("money", draw(sums)),
            "q.fee": Fact("fee", hryvnias(draw(st.integers(1, 900)))),
            "o.number": Fact("number", "1042-2"),
            "o.status": Fact("status", draw(st.sampled_from(("shipped", "paid", "expired")))),
            "o.lines": Fact("list", ("Костюм Лагуна, жовтий, 110-116",)),
            "o.ttn": Fact("ttn", "20451234567890"),
            "o.link": Fact("link", "https://shop.example/order"),
            "shop.requisites": Fact("requisites", REQUISITES),
        }
    )


@st.composite
def _line(draw: st.DrawFn) -> tuple[object, ...]:
    price, quantity = draw(sums), draw(st.integers(1, 12))
    return (
        draw(st.sampled_from(TITLES)),
        draw(st.sampled_from(COLOURS)),
        draw(st.sampled_from(SIZES)),
        quantity,
        price,
        price * quantity,
    )
