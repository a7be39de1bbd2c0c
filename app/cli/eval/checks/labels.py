"""Sizes, colours and heights that are named must exist for the model, and be the ones this talk is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.cli.eval.checks.scene import SIZE, Scene, Words
from app.cli.eval.checks.shelf import Ware

LABEL = re.compile(SIZE)
LIST = 3  # as many sizes or colours at once are a range, not a choice
CARDS = ("product", "price_table", "size_picker", "colours", "order_summary")
NONE = re.compile(r"немає|не маємо|нема\b|не шиємо|не робимо|бракує|не покрива|нічого не підбер", re.IGNORECASE)
NEAR = re.compile(r"близьк|схож", re.IGNORECASE)  # a colour suggested instead of one the model lacks
CM = re.compile(r"(?<![\d–-])(\d{2,3})(?:–(\d{2,3}))? ?(?:см|сантиметр)")


def wrong_labels(words: Words, scene: Scene) -> Iterator[str]:
    wares = list(words.wares) or ([scene.product] if scene.product else [])
    if words.kind == "price_table" or words.kind == "size_picker":
        yield from _wrong_bands(words, scene)
    yield from _wrong_sizes(words, scene, wares)
    yield from _wrong_colours(words, scene, wares)
    yield from _wrong_heights(words, scene)


def _wrong_sizes(words: Words, scene: Scene, wares: list[Ware]) -> Iterator[str]:
    named = list(dict.fromkeys(LABEL.findall(words.text)))
    if wares:
        has = {size for ware in wares for size in ware.prices}
        yield from (
            f"{wares[0].title} has no size {s}: «{words.text}»" for s in named if s not in has and not NONE.search(words.text)
        )
    else:
        yield from (f"no model has the size {s}" for s in named if s not in scene.shelf.bands)
    if words.kind == "order_summary":
        yield from _wrong_rows(words, scene, wares)
    if words.kind in CARDS or not wares:
        if words.kind == "product" and wares and len(named) >= LIST and set(named) != set(wares[0].prices):
            yield f"{wares[0].title} has not just the sizes {', '.join(named)}"
        return
    if len(named) >= LIST:
        if not any(set(named) == set(ware.prices) for ware in wares) and len(wares) == 1:
            yield f"the sizes of {wares[0].title} are not {', '.join(named)}"
        return
    known = _known_sizes(scene, wares)
    yield from (f"nobody spoke of the size {s}: «{words.text}»" for s in named if s not in known)


def _wrong_rows(words: Words, scene: Scene, wares: list[Ware]) -> Iterator[str]:
    """A summary's rows are the open order's lines; before there is one, things this talk has spoken of."""
    rows = [row for row in words.text.split("\n") if any(row.startswith(ware.title) for ware in wares)]
    lines = [line for order in scene.ledger.orders if order.is_open for line in order.lines]
    for row in rows:
        if lines and not any(row.startswith(f"{n.title}, {n.colour}, {n.size} ") for n in lines):
            yield f"«{row}» is no line of the order"
        spoken = _known_colours(scene, wares)
        yield from (
            f"nobody spoke of «{c}»: «{row}»" for c, stem in scene.shelf.colours.items() if stem.search(row) and c not in spoken
        )
    known = _known_sizes(scene, wares)
    yield from (f"nobody spoke of the size {s}" for row in rows for s in LABEL.findall(row) if s not in known)


def _known_sizes(scene: Scene, wares: list[Ware]) -> set[str]:
    """Said, chosen now or before, ordered, or fitting a height that was said."""
    known = set(scene.memory.sizes) | {str(scene.slots.get("size"))}
    known |= {s for words in scene.memory.said for s in LABEL.findall(words.replace("–", "-"))}
    known |= {line.size for order in scene.ledger.orders for line in order.lines}
    heights = {int(n) for n in scene.memory.numbers if 50 <= int(n) <= 200} | {int(scene.slots.get("height") or 0)} - {0}
    for ware in wares:
        known |= {s for height in heights for s in scene.shelf.fitting(ware, height, roomy=scene.memory.is_roomy)}
    for height in heights:  # a label of single sizes, or a neighbour: the band it lies in
        known |= {label for label in scene.shelf.bands if str(height) in label.split("-")}
    return known


def wrong_size_slot(scene: Scene) -> Iterator[str]:
    """The size that would be ordered follows from the height, unless the shopper named another."""
    size, height, ware = scene.slots.get("size"), scene.slots.get("height"), scene.product
    if not (size and height and ware) or not scene.slots.get("product"):
        return
    if size not in ware.prices:
        yield f"{ware.title} has no size {size}"
    elif size not in scene.shelf.fitting(ware, height) and not _was_named(size, scene):
        yield f"the size {size} does not fit {height:g} cm ({', '.join(scene.shelf.fitting(ware, height))})"


def _was_named(size: str, scene: Scene) -> bool:
    # A height said before may still hold for another child; a label or one of its ends is a size said.
    return any(end in scene.memory.numbers for end in size.split("-")) or size in scene.memory.sizes


def _wrong_colours(words: Words, scene: Scene, wares: list[Ware]) -> Iterator[str]:
    named = [name for name, stem in scene.shelf.colours.items() if stem.search(words.text)]
    if not named or NONE.search(words.text):
        return
    if not wares:
        return
    if not words.wares and scene.asked:
        wares = scene.asked
    has = {colour for ware in wares for colour in ware.colours}
    yield from (f"{wares[0].title} has no colour «{c}»: «{words.text}»" for c in named if c not in has)
    if words.kind in CARDS or len(wares) > 1:
        return
    ware = wares[0]
    refused = {c for c, stem in scene.shelf.colours.items() if scene.memory.said and stem.search(scene.memory.said[-1])}
    are_the_rest = set(named) | (refused & set(ware.colours)) == set(ware.colours)
    if len(named) >= LIST or are_the_rest:
        if not are_the_rest:
            yield f"the colours of {ware.title} are not {', '.join(named)}"
        return
    if ware is not scene.product or scene.out.get("state") == "upsell":
        return
    if NEAR.search(words.text):
        return
    known = _known_colours(scene, [ware]) | _photographed(scene)
    yield from (f"nobody spoke of the colour «{c}»: «{words.text}»" for c in named if c not in known and c in has)


def _known_colours(scene: Scene, wares: list[Ware]) -> set[str]:
    """Said, chosen now or before, ordered, or the model's only one."""
    known = scene.memory.colours | {str(scene.slots.get("color"))} | {c for w in wares for c in w.colours if len(w.colours) == 1}
    known |= {n for n, stem in scene.shelf.colours.items() if any(stem.search(s) for s in scene.memory.said)}
    return known | {line.colour for order in scene.ledger.orders for line in order.lines}


def _photographed(scene: Scene) -> set[str]:
    """A photo shows a colour, and the words beside it say which."""
    shown = [bubble["text"] for bubble in scene.out.get("bubbles", ()) if bubble["kind"] == "photo"]
    return {name for name, stem in scene.shelf.colours.items() if any(stem.search(text) for text in shown)}


def _wrong_heights(words: Words, scene: Scene) -> Iterator[str]:
    said = scene.memory.numbers | {f"{scene.slots.get('height') or 0:g}"}
    for low, high in CM.findall(words.text):
        if high and (int(low), int(high)) in scene.shelf.bands.values():
            continue
        if not high and (low in said or _spelt(low, scene)):
            continue
        yield f"nobody said {low}{'–' + high if high else ''} cm: «{words.text}»"


def _spelt(number: str, scene: Scene) -> bool:
    """«1.12», «1 м 12»: the metre stands apart."""
    return len(number) == 3 and number[1:].lstrip("0") in {n.lstrip("0") for n in scene.memory.numbers}


def _wrong_bands(words: Words, scene: Scene) -> Iterator[str]:
    for label, low, high in re.findall(rf"({SIZE}) \((\d+)–(\d+) см\)", words.text):
        if scene.shelf.bands.get(label) != (int(low), int(high)):
            yield f"the size {label} is not for {low}–{high} cm"
