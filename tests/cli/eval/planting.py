"""Wrong facts put into true answers: the evaluation's checker must find them. Shares nothing with the seal's own planter."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from app.cli.eval.checks.scene import Scene

SUM = re.compile(r"(?<![\d-])\d{1,3}(?: \d{3})+(?= грн)|(?<![\d-])\d{2,3}(?= грн)")
SIZE = re.compile(r"(?<![\d-])\d{2,3}-\d{2,3}(?![\d-])")
STOCK = ("Залишився останній.", "Усі розміри в наявності.", "Майже розпродано.", "На складі багато.", "Кількість обмежена.")
POLICY = (
    "Доставка безкоштовна.", "Для вас діє знижка.", "Зараз акція.", "Повернемо гроші за дорогу.", "Даємо гарантію на рік.",
    "Можна без передоплати.", "Пакунок малюка приймаємо.", "Відправляємо Укрпоштою.", "Комісія лише 1 %.", "Даруємо бонус.",
)  # fmt: skip
DEADLINES = (
    "Посилка їде 1–2 дні.",
    "Доїде за 7 днів.",
    "Відповімо протягом 5 хвилин.",
    "Привеземо завтра.",
    "Відпишуть після 7:00.",
)


@dataclass(frozen=True)
class Planted:
    kind: str
    was: str
    now: str
    scene: Scene


def plant(scenes: list[Scene], random: Random, count: int) -> list[Planted]:
    """So many lies of each kind in turn, each in a scene of its own; a kind that finds no place in a scene tries another."""
    kinds = list(LIES)
    planted: list[Planted] = []
    while len(planted) < count:
        kind = kinds[len(planted) % len(kinds)]
        scene = random.choice(scenes)
        if (lie := _spoilt(scene, kind, random)) is not None:
            planted.append(lie)
    return planted


def _spoilt(scene: Scene, kind: str, random: Random) -> Planted | None:
    scene = copy.deepcopy(scene)
    bubbles = [b for b in scene.out["bubbles"] if b["text"]]
    if not bubbles:
        return None
    bubble = random.choice(bubbles)
    was = bubble["text"]
    now = LIES[kind](was, bubble["kind"], scene, random)
    if now is None or now == was:
        return None
    bubble["text"] = now
    return Planted(kind, was, now, replace(scene))


def _price(text: str, kind: str, scene: Scene, random: Random) -> str | None:
    """Another price the shop really asks for something, or one it asks for nothing."""
    if kind == "order_summary":
        return None
    prices = sorted({p for ware in scene.shelf.wares.values() for p in ware.prices.values()} | {1490, 999, 2600})
    return _swapped(text, SUM, lambda old: _money(random.choice([p for p in prices if _money(p) != old])), random)


def _sum(text: str, kind: str, scene: Scene, random: Random) -> str | None:
    """What several things cost together, what is due, what is left, the fee: off by a little."""
    if kind not in ("order_summary", "requisites") and not re.search(r"разом|сума|решт|≈|передоплат", text, re.IGNORECASE):
        return None
    return _swapped(text, SUM, lambda old: _money(int(old.replace(" ", "")) + random.choice((10, 90, 100, 300))), random)


def _size(text: str, kind: str, scene: Scene, random: Random) -> str | None:
    """Another size of the table."""
    if len(SIZE.findall(text)) > 2 or kind == "product":
        return None
    known = {str(scene.slots.get("size")), *SIZE.findall(text)}
    return _swapped(text, SIZE, lambda old: random.choice([s for s in _strange(scene) if s not in known] or [old]), random)


def _strange(scene: Scene) -> list[str]:
    """Sizes this talk has not come near."""
    near = " ".join(scene.memory.said) + " ".join(b["text"] for b in scene.out["bubbles"]) + " ".join(scene.memory.sizes)
    return [label for label in scene.shelf.bands if label not in near]


def _colour(text: str, kind: str, scene: Scene, random: Random) -> str | None:
    """Another colour, of the same model or of none."""
    hits = [name for name, stem in scene.shelf.colours.items() if stem.search(text)]
    if scene.out["state"] == "upsell":  # another colour is another suggestion, as true as the first
        return None
    if not hits or len(hits) > 2 or kind == "product":
        return None
    old = random.choice(hits)
    near = {name for name, stem in scene.shelf.colours.items() if any(stem.search(s) for s in (*scene.memory.said, text))}
    others = [c for c in scene.shelf.colours if c not in near | scene.memory.colours]
    return scene.shelf.colours[old].sub(random.choice(others), text, count=1) if others else None


def _claim(claims: tuple[str, ...]) -> Callable[[str, str, Scene, Random], str | None]:
    def added(text: str, kind: str, scene: Scene, random: Random) -> str | None:
        return f"{text} {random.choice(claims)}" if kind == "text" else None

    return added


def _deadline(text: str, kind: str, scene: Scene, random: Random) -> str | None:
    """A true deadline made quicker, or a false one added."""
    if "3–5" in text:
        return text.replace("3–5", random.choice(("1–2", "2–3", "3–7")))
    if "15 хвилин" in text:
        return text.replace("15 хвилин", random.choice(("5 хвилин", "30 хвилин", "дня")))
    return _claim(DEADLINES)(text, kind, scene, random)


def _policy(text: str, kind: str, scene: Scene, random: Random) -> str | None:
    if "Знижок у нас немає" in text:
        return text.replace("Знижок у нас немає, ціна для всіх однакова.", "Знижки у нас бувають щотижня.")
    return _claim(POLICY)(text, kind, scene, random)


def _swapped(text: str, pattern: re.Pattern[str], other: Callable[[str], str], random: Random) -> str | None:
    hits = list(pattern.finditer(text))
    if not hits:
        return None
    hit = random.choice(hits)
    return text[: hit.start()] + other(hit.group()) + text[hit.end() :]


def _money(amount: int) -> str:
    return f"{amount:,}".replace(",", " ")


LIES: dict[str, Callable[[str, str, Scene, Random], str | None]] = {
    "price": _price,
    "sum": _sum,
    "size": _size,
    "colour": _colour,
    "stock": _claim(STOCK),
    "deadline": _deadline,
    "policy": _policy,
}
