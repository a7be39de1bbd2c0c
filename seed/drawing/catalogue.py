"""SKU -> how its picture is drawn: the garment, the title (which is also the seed), the tone, the print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .colour import (
    BLACK,
    BLUE,
    BURGUNDY,
    CAPPUCCINO,
    CHOCOLATE,
    GREY,
    MILK,
    MILK_LEATHER,
    NAVY,
    ORANGE,
    PINK,
    RASPBERRY,
    RED,
    SAND,
    YELLOW,
)  # fmt: skip
from .garments.anna import anna
from .garments.kapryz import kapryz
from .garments.mereya import mereya
from .garments.plush import laguna, mriya
from .garments.rytm import rytm
from .garments.trench import eco_leather, suiting
from .garments.valeri import valeri
from .leopard import leopard
from .prints import check
from .sheet import Sheet

CATALOGUE: dict[str, Callable[[], Sheet]] = {
    "3443041-BLUE": partial(anna, "Сукня Анна, голубий", BLUE),
    "3443041-RASPBERRY": partial(anna, "Сукня Анна, малина", RASPBERRY),
    "3443041-BLACK": partial(anna, "Сукня Анна, чорний", BLACK),
    "3786442-RED-CHECK": partial(anna, "Сукня Анна, червона клітинка", RED, check),
    "3646358-CHOCOLATE": partial(anna, "Сукня Анна, шоколад", CHOCOLATE),
    "3663608-ROSE-LEO": partial(anna, "Сукня Анна, рожевий лео", PINK, leopard),
    "3646356-GREY": partial(anna, "Сукня Анна, сірий", GREY),
    "9251497-UNIV": partial(valeri, "Костюм Валері, універсальний", SAND),
    "11089055-PINK": partial(rytm, "Костюм Ритм, рожевий", PINK),
    "11089244-BROWN": partial(rytm, "Костюм Ритм, коричневий", CHOCOLATE),
    "11089288-BURGUNDY": partial(rytm, "Костюм Ритм, бордовий", BURGUNDY),
    "11100944-PINK": partial(kapryz, "Костюм Каприз, рожевий", PINK),
    "11101056-BURGUNDY": partial(kapryz, "Костюм Каприз, бордовий", BURGUNDY),
    "11101074-BROWN": partial(kapryz, "Костюм Каприз, коричневий", CHOCOLATE),
    "11698818-PINK": partial(laguna, "Костюм Лагуна, рожевий", PINK),
    "11703918-ORANGE": partial(laguna, "Костюм Лагуна, помаранчевий", ORANGE),
    "11704797-YELLOW": partial(laguna, "Костюм Лагуна, жовтий", YELLOW),
    "11762726-GREY": partial(laguna, "Костюм Лагуна, сірий", GREY),
    "11705284-YELLOW": partial(mriya, "Костюм Мрія, жовтий", YELLOW),
    "11903529-PINK": partial(mriya, "Костюм Мрія, рожевий", PINK),
    "11919011-ORANGE": partial(mriya, "Костюм Мрія, помаранчевий", ORANGE),
    "11922371-GREY": partial(mriya, "Костюм Мрія, сірий", GREY),
    "11995414-MILK": partial(mereya, "Костюм Мерея, молочний", MILK),
    "10676401-CAPPUCCINO": partial(eco_leather, "Тренч екошкіра, капучіно", CAPPUCCINO),
    "25159535-MILK": partial(eco_leather, "Тренч екошкіра, молочний", MILK_LEATHER),
    "60809311-BLACK": partial(eco_leather, "Тренч екошкіра, чорний", BLACK),
    "90308298-PINK": partial(suiting, "Тренч, рожевий", PINK),
    "10984996-BLUE": partial(suiting, "Тренч, голубий", BLUE),
    "1091363-NAVY": partial(suiting, "Тренч, темно синій", NAVY),
}
