"""A shop made by hand after DOMAIN §§1–3: every model with its sizes and colours, the size table, hours and terms."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from app.domain.catalogue import Catalogue, Colour, Product
from app.domain.money import Money
from app.domain.shop import Band, FollowUpTerms, Hours, PaymentTerms, Requisites, Shop, Sizing

UAH = "UAH"
FIVE = ("110-116", "122-128", "134-140", "146-152", "158-164")
SEVEN = ("80-92", "98-104", *FIVE)
SINGLES = ("98", "104", "110", "116", "122", "128", "134", "140", "146", "152", "158", "164")

SIZING = Sizing(
    (
        Band("80-92", 80, 92),
        Band("98-104", 93, 109),
        Band("110-116", 110, 120),
        Band("122-128", 121, 131),
        Band("134-140", 132, 143),
        Band("146-152", 144, 155),
        Band("158-164", 156, 168),
    )
)
TERMS = PaymentTerms(prepay=Decimal(200), fee_percent=Decimal(2), fee_fixed=Decimal(20))


def uah(amount: int | str | Decimal) -> Money:
    return Money.of(amount, UAH)


def model(id: str, title: str, sizes: tuple[str, ...], low: int, high: int, *colours: Colour) -> Product:
    words = (title.split()[-1].lower(),)
    return Product(id, title, "", words, sizes, colours, uah(low), uah(high), "", frozenset())


ANNA = model(
    "3443041", "Сукня Анна", FIVE, 1850, 1850,
    Colour("голубий", "3443041-BLUE"),
    Colour("малина", "3443041-RASPBERRY"),
    Colour("чорний", "3443041-BLACK"),
    Colour("червоний", "3786442-RED-CHECK", words=("клітинка",)),
    Colour("коричневий", "3646358-CHOCOLATE"),
    Colour("рожевий", "3663608-ROSE-LEO", words=("лео",)),
    Colour("сірий", "3646356-GREY"),
)  # fmt: skip
VALERI = model("9251497", "Костюм Валері", SINGLES, 1950, 1950, Colour("універсальний", "9251497-UNIV"))
RYTM = model(
    "11089055", "Костюм Ритм", FIVE[1:], 1975, 1975,
    Colour("рожевий", "11089055-PINK"), Colour("коричневий", "11089244-BROWN"), Colour("бордовий", "11089288-BURGUNDY"),
)  # fmt: skip
KAPRYZ = model(
    "11100944", "Костюм Каприз", FIVE[1:], 1885, 1885,
    Colour("рожевий", "11100944-PINK"), Colour("бордовий", "11101056-BURGUNDY"), Colour("коричневий", "11101074-BROWN"),
)  # fmt: skip
LAGUNA = model(
    "11698818", "Костюм Лагуна", SEVEN, 1590, 2390,
    Colour("рожевий", "11698818-PINK"), Colour("помаранчевий", "11703918-ORANGE"),
    Colour("жовтий", "11704797-YELLOW"), Colour("сірий", "11762726-GREY"),
)  # fmt: skip
MRIYA = model(
    "11705284", "Костюм Мрія", SEVEN, 1590, 2390,
    Colour("жовтий", "11705284-YELLOW"), Colour("рожевий", "11903529-PINK"),
    Colour("помаранчевий", "11919011-ORANGE"), Colour("сірий", "11922371-GREY"),
)  # fmt: skip
MEREYA = model("11995414", "Костюм Мерея", SEVEN, 1985, 2150, Colour("молочний", "11995414-MILK"))
ECO_TRENCH = model(
    "3482676", "Тренч екошкіра", FIVE, 2180, 2180,
    Colour("капучіно", "10676401-CAPPUCCINO"), Colour("молочний", "25159535-MILK"), Colour("чорний", "60809311-BLACK"),
)  # fmt: skip
TRENCH = model(
    "5888646", "Тренч", FIVE, 2380, 2380,
    Colour("рожевий", "90308298-PINK"), Colour("голубий", "10984996-BLUE"), Colour("темно синій", "1091363-NAVY"),
)  # fmt: skip
MODELS = (ANNA, VALERI, RYTM, KAPRYZ, LAGUNA, MRIYA, MEREYA, ECO_TRENCH, TRENCH)
CATALOGUE = Catalogue(1, MODELS)

SHOP = Shop(
    name="Крамниця",
    agent="Ольга",
    agent_role="бот-помічниця",
    currency=UAH,
    zone="Europe/Kyiv",
    subject="одяг для дітей",
    carrier="Нова пошта",
    carrier_genitive="Нової пошти",
    hours=Hours(time(9), time(20), (), "протягом 15 хвилин", "завтра після 9:00", "сьогодні після 9:00"),
    sizing=SIZING,
    payment=TERMS,
    requisites=Requisites("ФОП Вигадана", "UA000000000000000000000000000", "0000000000"),
    follow_up=FollowUpTerms(),
    colour_words={
        "шоколад": "коричневий",
        "бордо": "бордовий",
        "малиновий": "малина",
        "блакитний": "голубий",
        "оранжевий": "помаранчевий",
        "пудра": "рожевий",
    },
    colour_twins=(("білий", "молочний"),),
)
