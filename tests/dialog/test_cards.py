"""Cards: drawn from the sheet alone, as payload and as text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from app.dialog import choices
from app.dialog.facts import Fact, FactSheet
from app.dialog.replies import Bubble, BubbleKind, Card
from app.errors import NoWording
from tests.dialog.card_facts import CARDS, REQUISITES, card_sheets
from tests.dialog.speaking import hryvnias, listed, reader, voice_over

LAGUNA = {
    "p1.id": Fact("key", "11698818"),
    "p1.title": Fact("title", "Костюм Лагуна"),
    "p1.colours": listed(("рожевий", "жовтий")),
    "p1.sizes": listed(("80-92", "98-104", "146-152", "158-164")),
    "p1.price_from": Fact("price_from", (hryvnias(1590), hryvnias(2390))),
}
PRICES = {
    "p1.prices": Fact(
        "prices",
        (
            ("80-92", hryvnias(1590), "80–92"),
            ("98-104", hryvnias(1790), "93–109"),
            ("146-152", hryvnias(2390), ""),
            ("158-164", hryvnias(2390), ""),
        ),
    )
}
PARCEL = {
    "q.lines": Fact("lines", (("Костюм Лагуна", "жовтий", "110-116", 2, hryvnias(1990), hryvnias(3980)),)),
    "q.total": Fact("money", hryvnias(3980)),
    "s.full_name": Fact("name", "Олена Коваль"),
    "s.phone": Fact("phone", "+380671234567"),
    "s.city": Fact("city", "Харків"),
    "s.np_branch": Fact("branch", "12"),
    "shop.carrier": Fact("carrier", "Нова пошта"),
}
SPLIT = {"q.due": Fact("money", hryvnias(200)), "q.rest": Fact("money", hryvnias(3780)), "q.fee": Fact("fee", hryvnias(96))}


def drawn(card: Card, facts: dict[str, Fact]) -> Bubble:
    return voice_over(FactSheet(facts)).draw(card)


def lines(bubble: Bubble) -> list[str]:
    return bubble.text.replace("\u00a0", " ").split("\n")


@settings(max_examples=40, deadline=None)
@given(card_sheets())
def test_every_card_passes_the_seal_and_can_be_stored(sheet: FactSheet) -> None:
    voice, reads = voice_over(sheet), reader()
    for card in CARDS:
        bubble = voice.draw(card)
        verdict = reads.reread(bubble, sheet, voice.buttons(card))
        assert verdict.ok, (bubble.text, verdict.reasons)
        assert json.loads(json.dumps(bubble.payload)) == bubble.payload
        assert all(choices.read(choice.choice) for choice in bubble.choices)
        assert bubble.text


def test_a_product_shows_a_line_for_neighbouring_sizes_of_one_price_and_can_be_chosen() -> None:
    bubble = drawn(Card(BubbleKind.PRODUCT), LAGUNA | PRICES)
    assert lines(bubble) == [
        "Костюм Лагуна",
        "Кольори: рожевий, жовтий",
        "80-92 – 1 590 грн",
        "98-104 – 1 790 грн",
        "146-152, 158-164 – 2 390 грн",
    ]
    assert [choice.choice for choice in bubble.choices] == ["product:11698818"]
    assert bubble.payload["prices"][0] == {"size": "80-92", "price": "1\u00a0590\u00a0грн", "heights": "80–92"}


def test_a_product_whose_prices_were_not_read_shows_its_range() -> None:
    assert lines(drawn(Card(BubbleKind.PRODUCT), LAGUNA))[2:] == ["Розміри: 80-92, 98-104, 146-152, 158-164", "Ціна: від 1 590 грн"]


def test_a_card_draws_the_subject_its_role_names() -> None:
    facts = {handle.replace("p1", "p4"): fact for handle, fact in (LAGUNA | PRICES).items()}
    bubble = drawn(Card(BubbleKind.PRODUCT, {"p1": "p4"}), facts)
    assert bubble.payload["id"] == "11698818"
    assert bubble.facts == ("p4.title", "p4.colours", "p4.prices")


def test_the_price_table_has_a_line_a_size() -> None:
    bubble = drawn(Card(BubbleKind.PRICE_TABLE), LAGUNA | PRICES)
    assert lines(bubble)[1:3] == ["80-92 (80–92 см) – 1 590 грн", "98-104 (93–109 см) – 1 790 грн"]
    assert len(lines(bubble)) == 5


def test_a_table_without_prices_is_the_size_chart() -> None:
    facts = {"shop.prices": Fact("prices", (("80-92", None, "80–92"),))}
    assert lines(drawn(Card(BubbleKind.PRICE_TABLE, {"p1": "shop"}), facts)) == ["80-92: 80–92 см"]


def test_sizes_are_tapped_with_their_price_in_sight() -> None:
    bubble = drawn(Card(BubbleKind.SIZE_PICKER), PRICES)
    assert bubble.choices[1].choice == "size:98-104"
    assert bubble.choices[1].label.replace("\u00a0", " ") == "98-104 · 1 790 грн"


def test_colours_are_tapped_by_name() -> None:
    assert [choice.choice for choice in drawn(Card(BubbleKind.COLOURS), LAGUNA).choices] == ["color:рожевий", "color:жовтий"]


def test_the_form_comes_with_what_is_known() -> None:
    bubble = drawn(Card(BubbleKind.DELIVERY_FORM), {"s.city": PARCEL["s.city"], "s.phone": PARCEL["s.phone"]})
    assert {field["name"]: field["value"] for field in bubble.payload["fields"]} == {
        "city": "Харків",
        "np_branch": "",
        "full_name": "",
        "phone": "+380671234567",
    }
    assert "Місто: Харків" in lines(bubble)


def test_the_summary_shows_what_will_stand_on_the_parcel() -> None:
    assert lines(drawn(Card(BubbleKind.ORDER_SUMMARY), PARCEL)) == [
        "Костюм Лагуна, жовтий, 110-116 – 2 × 1 990 грн = 3 980 грн",
        "Разом: 3 980 грн",
        "Отримувач: Олена Коваль",
        "Телефон: +380 67 123 45 67",
        "Доставка: Харків, Нова пошта, № 12",
    ]


def test_the_summary_splits_the_sum_only_when_something_is_left_for_later() -> None:
    assert "Решта при отриманні: 3 780 грн" in lines(drawn(Card(BubbleKind.ORDER_SUMMARY), PARCEL | SPLIT))
    paid_now = {"q.due": Fact("money", hryvnias(3980)), "q.rest": Fact("money", hryvnias(0)), "q.fee": Fact("fee", hryvnias(0))}
    assert not any("Решта" in line or "Комісія" in line for line in lines(drawn(Card(BubbleKind.ORDER_SUMMARY), PARCEL | paid_now)))


def test_requisites_copy_the_sum_as_bare_digits_and_the_demo_is_stamped() -> None:
    facts = {
        "shop.requisites": Fact("requisites", REQUISITES),
        "q.due": Fact("money", hryvnias("1990.50")),
        "o.number": Fact("number", "1042"),
    }
    bubble = drawn(Card(BubbleKind.REQUISITES), facts)
    assert bubble.payload["stamp"] == "ДЕМО"
    assert lines(bubble)[0] == "ДЕМО"
    assert bubble.payload["rows"][-1]["copy"] == "1990.50"
    assert "Сума: 1 990,50 грн" in lines(bubble)
    real = drawn(Card(BubbleKind.REQUISITES), facts | {"shop.requisites": Fact("requisites", REQUISITES | {"demo": False})})
    assert "ДЕМО" not in real.text


def test_a_status_says_where_the_order_is() -> None:
    facts = {"o.number": Fact("number", "1042"), "o.status": Fact("status", "shipped"), "o.ttn": Fact("ttn", "20451234567890")}
    assert lines(drawn(Card(BubbleKind.STATUS), facts)) == ["Замовлення № 1042: відправлено", "ТТН: 20451234567890"]


@pytest.mark.parametrize(
    "kind",
    [
        BubbleKind.PRODUCT,
        BubbleKind.PRICE_TABLE,
        BubbleKind.COLOURS,
        BubbleKind.ORDER_SUMMARY,
        BubbleKind.REQUISITES,
        BubbleKind.PHOTO,
    ],
)
def test_a_card_without_its_facts_is_not_drawn(kind: BubbleKind) -> None:
    with pytest.raises(NoWording):
        drawn(Card(kind), {})
