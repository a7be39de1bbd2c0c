"""Facts right in a turn: each bubble re-read by a parser of this package's own. A number that nothing explains is a wrong fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.cli.eval.checks import claims, labels, sums
from app.cli.eval.checks.scene import SIZE, Scene, Words

EXPLAINED = (
    sums.SUM,
    labels.CM,
    re.compile(SIZE),
    claims.NUMBER,
    claims.PHONE,
    claims.PERCENT,
    claims.MINUTES,
    claims.AFTER,
    claims.DATE,
    re.compile(r"\d+ товар\w*"),
    re.compile(r"\(\d+–\d+ см\)"),
    re.compile(r"\d+ × "),
    re.compile(r"до \d{1,2}:\d{2} \d{1,2} \w+"),
)


def wrong_facts(scene: Scene, quoted: str = "") -> list[str]:
    """One sentence for each. `quoted`: staff's own words, which are theirs."""
    wrong = list(labels.wrong_size_slot(scene))
    for bubble in scene.out.get("bubbles", ()):
        text = bubble["text"].replace(quoted, "⟨⟩") if quoted else bubble["text"]
        words = Words.of(bubble | {"text": text}, scene.shelf)
        wrong += [*sums.wrong_sums(words, scene), *labels.wrong_labels(words, scene), *claims.wrong_claims(words, scene)]
        wrong += _unexplained(words, scene)
    return wrong


def _unexplained(words: Words, scene: Scene) -> Iterator[str]:
    text = words.text
    if words.kind == "requisites":
        return
    for pattern in EXPLAINED:
        text = pattern.sub(" ", text)
    known = scene.memory.numbers | {size for ware in scene.shelf.wares.values() if ware.is_single_sized for size in ware.prices}
    known |= set(re.findall(r"\d+", " ".join(str(v) for v in scene.slots.values() if v)))
    known |= {n for order in scene.ledger.orders for n in re.findall(r"\d+", " ".join(str(v) for _, v in order.parcel))}
    known |= {n for order in scene.ledger.orders for n in (order.number, order.tracking) if n}
    yield from (f"the number {n} comes from nowhere: «{words.text}»" for n in re.findall(r"\d+", text) if n not in known)
