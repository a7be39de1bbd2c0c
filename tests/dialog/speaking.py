"""A voice and a reader over given facts, and facts for every handle the phrases know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from app.dialog import phrases
from app.dialog.facts import Fact, FactSheet
from app.dialog.formatting import Printer
from app.dialog.sealing import Reader
from app.dialog.sealing.ear import of_language, vocabulary
from app.dialog.sealing.finding import Place
from app.dialog.sealing.names import Names
from app.dialog.voice import Voice
from app.domain.money import Money
from tests.domain.shop_by_hand import SHOP

ZONE = ZoneInfo("Europe/Kyiv")
TODAY = date(2026, 6, 1)
GENITIVES = {"Нова пошта": "Нової пошти"}
TITLES = (
    "Костюм Лагуна",
    "Костюм Мрія",
    "Сукня Анна",
    "Тренч екошкіра",
    "Тренч",
    "iPhone 15 Pro",
    "Harry Potter, volume 2",
    "Костюм 2 в 1",
    "Крем SPF 50+",
    "Футболка 100% бавовна",
    "T-shirt 3-pack",
    "Набір «Зима», 30 мл",
    "Модель 5",
    "Дриль-шуруповерт 18 В",
    "сорочка льон",
    "C++ за 24 години",
)
COLOURS = ("сірий", "жовтий", "темно синій", "малина", "капучіно", "RAL 9010", "off-white", "червоний № 5", "графіт/хакі")
SIZES = ("110-116", "122-128", "98", "104", "112", "XL", "42,5", "50 мл", "36/38", "one size")
CATEGORIES = ("сукні", "костюми", "верхній одяг", "креми 50+", "books")
TEXTS = (
    "Обмін можливий протягом 14 днів.",
    "Знижок у нас немає, ціна для всіх однакова.",
    "Доставка 3–5 днів, коштує від 70 грн.",
    "Прати за 30°, сушити на повітрі. Не відбілювати.",
    "Так, шиємо самі.",
)


def hryvnias(amount: Any) -> Money:
    return Money.of(amount, "UAH")


def voice_over(sheet: Mapping[str, Fact]) -> Voice:
    book = phrases.load("uk")
    return Voice(book, Printer(book.printed, ZONE, TODAY, GENITIVES), sheet)


def reader(names: tuple[str, ...] = (*TITLES, *COLOURS, "лагуна", "мрія", "анна")) -> Reader:
    return Reader(of_language("uk"), Place(ZONE, TODAY, GENITIVES), Names.of(names, vocabulary(SHOP)))


def listed(values: tuple[str, ...]) -> Fact:
    return Fact("list", values, keys=values)


def _some(values: tuple[str, ...]) -> st.SearchStrategy[Fact]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True).map(tuple).map(listed)


sums = st.one_of(
    st.integers(1, 99_999).map(hryvnias), st.integers(100, 999_999).map(lambda kopecks: hryvnias(kopecks) * _HUNDREDTH)
)
_HUNDREDTH = hryvnias("0.01").amount
_LISTS = {
    "p.titles": TITLES,
    "p.answers": ("Є капюшон", "Без капюшона"),
    "p1.colours": COLOURS,
    "p1.sizes": SIZES,
    "shop.categories": CATEGORIES,
    "q.lines": ("Костюм Лагуна, жовтий, 110-116", "Тренч, чорний, 98"),
    "o.lines": ("Костюм Мрія, сірий, 104",),
}
_BY_KIND: Mapping[str, st.SearchStrategy[Any]] = {
    "branch": st.integers(1, 99_999).map(str),
    "carrier": st.sampled_from(("Нова пошта", "Meest 24")),
    "city": st.sampled_from(("Харків", "Івано-Франківськ", "Велика Димерка")),
    "colour": st.sampled_from(COLOURS),
    "count": st.integers(1, 130),
    "date": st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    "fee": st.integers(1, 999).map(hryvnias),
    "fields": st.lists(st.sampled_from(("city", "np_branch", "full_name", "phone")), min_size=2, max_size=3, unique=True).map(
        tuple
    ),
    "greeting": st.sampled_from(("morning", "day", "evening")),
    "height": st.integers(50, 199),
    "link": st.just("https://shop.example/order/1042?t=a1"),
    "money": sums,
    "name": st.sampled_from(("Ольга", "Олена Коваль", "Іван Д’яченко", "OpenAI GPT-5")),
    "number": st.sampled_from(("1042", "1042-2", "100500")),
    "phone": st.sampled_from(("+380671234567", "+380500003344", "+48123456789")),
    "phrase": st.sampled_from(
        ("блискавка до грудей", "відділення № 5", "довжина 76 см, талія 39 см", "10 МБ", "плюш", "телефон +380671234567")
    ),
    "price_from": st.one_of(sums, st.tuples(sums, sums)),
    "question": st.sampled_from(("Блискавка до самого низу чи до грудей?", "Є капюшон?")),
    "reason": st.sampled_from(("на квитанції 20 грн замість 200 грн.", "переказ не надійшов")),
    "role": st.just("бот-помічниця MIRT"),
    "size": st.sampled_from(SIZES),
    "stock": st.sampled_from(("to_order", "in_stock", "sold_out")),
    "text": st.sampled_from(TEXTS),
    "title": st.sampled_from(TITLES),
    "ttn": st.integers(10**13, 10**14 - 1).map(str),
    "until": st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC)),  # noqa: DTZ001
    "when": st.sampled_from(("протягом 15 хвилин", "завтра після 9:00", "через 30 секунд")),
}


def handles() -> Mapping[str, str]:
    """Every handle of every act, with its kind."""
    return {handle: kind for entry in phrases.load("uk").entries.values() for handle, kind in entry.handles.items()}


@st.composite
def sheets(draw: st.DrawFn) -> FactSheet:
    """A sheet on which every handle of every act is known."""
    facts = {}
    for handle, kind in sorted(handles().items()):
        facts[handle] = draw(_some(_LISTS[handle])) if kind == "list" else Fact(kind, draw(_BY_KIND[kind]))
    facts["q.lines"] = Fact("list", facts["q.lines"].value)
    facts |= {f"{subject}.id": Fact("key", f"id-{subject}") for subject in ("p1", "p2")} | {"v1.product": Fact("key", "id-v1")}
    facts |= {"v1.other_sizes": listed(SIZES), "v1.other_colours": listed(COLOURS)}
    return FactSheet(facts)
