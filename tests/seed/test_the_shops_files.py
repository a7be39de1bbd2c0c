"""The shipped catalogue against DOMAIN's own table, written out here a second time."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from app.domain.catalogue import Catalogue
from app.domain.shop import Shop
from app.services.seed import documents
from app.services.seed.loading import load
from tests.seed.conftest import SEED

PLUSH = {"80-92": 1590, "98-104": 1790, "110-116": 1990, "122-128": 2190, "134-140": 2290, "146-152": 2390, "158-164": 2390}
BIG_FIVE = ("110-116", "122-128", "134-140", "146-152", "158-164")
BIG_FOUR = BIG_FIVE[1:]
SINGLE = ("98", "104", "110", "116", "122", "128", "134", "140", "146", "152", "158", "164")

PRICES = {
    "Сукня Анна": dict.fromkeys(BIG_FIVE, 1850),
    "Костюм Валері": dict.fromkeys(SINGLE, 1950),
    "Костюм Ритм": dict.fromkeys(BIG_FOUR, 1975),
    "Костюм Каприз": dict.fromkeys(BIG_FOUR, 1885),
    "Костюм Лагуна": PLUSH,
    "Костюм Мрія": PLUSH,
    "Костюм Мерея": dict.fromkeys(("80-92", "98-104", "110-116", "122-128"), 1985)
    | dict.fromkeys(("134-140", "146-152", "158-164"), 2150),
    "Тренч екошкіра": dict.fromkeys(BIG_FIVE, 2180),
    "Тренч": dict.fromkeys(BIG_FIVE, 2380),
}

SKUS = {
    "Сукня Анна": {
        "голубий": "3443041-BLUE", "малина": "3443041-RASPBERRY", "чорний": "3443041-BLACK", "червоний": "3786442-RED-CHECK",
        "коричневий": "3646358-CHOCOLATE", "рожевий": "3663608-ROSE-LEO", "сірий": "3646356-GREY",
    },
    "Костюм Валері": {"універсальний": "9251497-UNIV"},
    "Костюм Ритм": {"рожевий": "11089055-PINK", "коричневий": "11089244-BROWN", "бордовий": "11089288-BURGUNDY"},
    "Костюм Каприз": {"рожевий": "11100944-PINK", "бордовий": "11101056-BURGUNDY", "коричневий": "11101074-BROWN"},
    "Костюм Лагуна": {
        "рожевий": "11698818-PINK", "помаранчевий": "11703918-ORANGE", "жовтий": "11704797-YELLOW", "сірий": "11762726-GREY",
    },
    "Костюм Мрія": {
        "жовтий": "11705284-YELLOW", "рожевий": "11903529-PINK", "помаранчевий": "11919011-ORANGE", "сірий": "11922371-GREY",
    },
    "Костюм Мерея": {"молочний": "11995414-MILK"},
    "Тренч екошкіра": {"капучіно": "10676401-CAPPUCCINO", "молочний": "25159535-MILK", "чорний": "60809311-BLACK"},
    "Тренч": {"рожевий": "90308298-PINK", "голубий": "10984996-BLUE", "темно синій": "1091363-NAVY"},
}  # fmt: skip

IDS = {
    "Сукня Анна": "3443041", "Костюм Валері": "9251497", "Костюм Ритм": "11089055", "Костюм Каприз": "11100944",
    "Костюм Лагуна": "11698818", "Костюм Мрія": "11705284", "Костюм Мерея": "11995414", "Тренч екошкіра": "3482676",
    "Тренч": "5888646",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return documents.catalogue(load(SEED / "products.yaml", SEED / "shop.yaml"))


@pytest.fixture(scope="module")
def shop() -> Shop:
    return documents.shop(load(SEED / "products.yaml", SEED / "shop.yaml"))


def test_nine_models_bear_their_names_and_numbers(catalogue: Catalogue) -> None:
    assert {p.title: p.id for p in catalogue.products} == IDS


def test_every_colour_bears_its_sku_and_there_are_29(catalogue: Catalogue) -> None:
    assert {p.title: {c.name: c.sku for c in p.colours} for p in catalogue.products} == SKUS
    assert sum(len(p.colours) for p in catalogue.products) == 29


def test_every_size_bears_its_price_and_there_are_164_pairs() -> None:
    told = documents.entries(load(SEED / "products.yaml", SEED / "shop.yaml"))
    assert {p.document["title"]: p.prices for p in told.products} == {
        title: {size: Decimal(price) for size, price in prices.items()} for title, prices in PRICES.items()
    }
    assert sum(len(p.colours) * len(p.prices) for p in told.products) == 164


def test_known_measurements_are_there_and_no_others(catalogue: Catalogue) -> None:
    known = {p.title: {size: tuple(re.findall(r"\d+", text)) for size, text in p.measures.items()} for p in catalogue.products}
    assert {title: sizes for title, sizes in known.items() if sizes} == {
        "Сукня Анна": {"158-164": ("76", "39", "89")},
        "Костюм Каприз": {
            "122-128": ("48", "88"), "134-140": ("50", "92"), "146-152": ("52", "96"), "158-164": ("55", "103"),
        },
        "Костюм Лагуна": {"122-128": ("49", "77")},
    }  # fmt: skip


def test_pairs_easily_mixed_up_have_their_question(catalogue: Catalogue) -> None:
    pairs = {frozenset(catalogue.by_id[key].title for key in pair.products): pair for pair in catalogue.confusable}
    assert {frozenset(("Костюм Лагуна", "Костюм Мрія")), frozenset(("Костюм Ритм", "Костюм Каприз"))} <= set(pairs)
    assert {frozenset(("Костюм Валері", "Костюм Каприз")), frozenset(("Тренч екошкіра", "Тренч"))} <= set(pairs)
    lagoon = pairs[frozenset(("Костюм Лагуна", "Костюм Мрія"))]
    by_title = {catalogue.by_id[key].title: answer for key, answer in zip(lagoon.products, lagoon.answers, strict=True)}
    assert by_title == {"Костюм Лагуна": "до самого низу", "Костюм Мрія": "до грудей"}


def test_the_size_table_is_the_shops(shop: Shop) -> None:
    assert [(b.label, b.low, b.high) for b in shop.sizing.table] == [
        ("80-92", 80, 92), ("98-104", 93, 109), ("110-116", 110, 120), ("122-128", 121, 131), ("134-140", 132, 143),
        ("146-152", 144, 155), ("158-164", 156, 168),
    ]  # fmt: skip


def test_hours_and_terms_are_the_shops(shop: Shop) -> None:
    assert (shop.hours.opens.hour, shop.hours.closes.hour, shop.zone) == (9, 20, "Europe/Kyiv")
    assert (shop.payment.prepay, shop.payment.fee_percent, shop.payment.fee_fixed) == (200, 2, 20)
    assert shop.follow_up.after_hours == (24, 72)
    assert (shop.follow_up.from_time.hour, shop.follow_up.until_time.hour) == (9, 21)
    assert shop.requisites.demo and "ДЕМО" in shop.requisites.payee


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("шоколад", "коричневий"), ("бордо", "бордовий"), ("малиновий", "малина"), ("блакитний", "голубий"),
        ("оранжевий", "помаранчевий"), ("пудра", "рожевий"), ("беж", None), ("бежевий", None),
    ],
)  # fmt: skip
def test_synonyms_of_colours_lead_to_the_catalogues_name(shop: Shop, said: str, meant: str | None) -> None:
    assert shop.colour_words.get(said) == meant


def test_names_for_annas_prints_belong_to_anna_alone(catalogue: Catalogue) -> None:
    anna = catalogue.by_id[IDS["Сукня Анна"]]
    assert {c.name for c in anna.colours if "лео" in c.words} == {"рожевий"}
    assert {c.name for c in anna.colours if "клітинка" in c.words} == {"червоний"}
    others = [c for p in catalogue.products if p is not anna for c in p.colours]
    assert not [c for c in others if "лео" in c.words or "клітинка" in c.words]


def test_white_and_milk_are_one_in_search(shop: Shop) -> None:
    assert ("білий", "молочний") in shop.colour_twins


def test_printed_texts_keep_the_shops_style(catalogue: Catalogue, shop: Shop) -> None:
    texts = [*shop.texts.values(), *(f.answer for f in shop.faq), shop.subject, shop.agent_role]
    for product in catalogue.products:
        texts += [*product.facts.values(), product.worth, product.care, product.trait, product.fabric, *product.measures.values()]
        texts += [c.look for c in product.colours] + [c.note for c in product.colours]
    texts += [f.phrase for f in catalogue.features] + [c.question for c in catalogue.confusable]
    wrong = [t for t in texts if re.search(r"[ыэъёЫЭЪЁ—*_#`❤]", t) or "  " in t or len(re.findall(r"[.!?](?:\s|$)", t)) > 1]
    assert wrong == []


def test_every_policy_the_dialogue_prints_has_its_text(shop: Shop) -> None:
    wanted = {
        "exchange", "discount", "delivery_terms", "delivery_cost", "full_terms", "no_prepay", "baby_package", "own_production",
        "fit", "legal",
    }  # fmt: skip
    assert wanted <= set(shop.texts)


def test_goods_not_made_are_no_goods_of_ours(catalogue: Catalogue, shop: Shop) -> None:
    ours = {w for c in catalogue.categories for w in c.words} | {w for f in catalogue.features for w in f.words}
    assert not ours & set(shop.made_not)
    assert len(shop.made_not) == len(set(shop.made_not)) >= 80


def test_no_feature_stands_beside_one_it_excludes_and_facts_name_features(catalogue: Catalogue) -> None:
    known = {f.id: f for f in catalogue.features}
    for product in catalogue.products:
        assert product.features <= set(known) and set(product.facts) <= set(known)
        for feature in product.features:
            assert not set(known[feature].excludes) & product.features
