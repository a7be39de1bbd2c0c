"""Which product is meant: by name, by what it looks like, by its place among those shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.adapters.brain_embedded import traits
from app.adapters.brain_embedded.measures import Kind, Measure
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import continues_rejection, is_corrected, is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.vocabulary import Mention
from app.domain.catalogue import Catalogue, Product
from app.domain.commands import Reference

_CURT = 4
_COUNTED = frozenset({"which_product", "upsell"})  # questions whose ordinals count the products shown
_COUNTS_OTHERS = frozenset({"method", "which_line", "color", "size", "which_size", "which_child", "delivery"})


@dataclass(frozen=True, slots=True)
class Pointed:
    product: Product
    how: Reference
    first: int
    last: int
    rejected: bool = False
    colour: str | None = None  # in which it was shown, when it was counted


def read(message: Message, scene: Scene, catalogue: Catalogue, measures: Sequence[Measure]) -> list[Pointed]:
    """Products named, else described, else counted through those shown."""
    said = list(_named(message, scene, catalogue))
    named = _settled(message, said)
    wanted = [p for p in named if not p.rejected]
    if message.has("compare") and sum(bool(m.of("product") or m.of("category")) for m in message.mentions) > 1:
        return [p for p in named if p.rejected]  # a comparison chooses nothing
    if scene.pending == "which_product" and not said and len(scene.shown) == 2 and _is_both(message):
        return _all_shown(message, scene, catalogue)
    ordinal = [] if message.has("photo") else _ordinal(message, scene, catalogue, measures, said)
    if ordinal:
        return [*(p for p in named if p.rejected), *ordinal]
    if wanted or (message.has("photo") and scene.pending != "which_product"):
        return named
    if message.has("compare") and message.asks and not message.has("order", "bare_wish"):
        return named  # «а яка тепліша?» of those shown asks, it does not point
    return [*named, *_described(message, scene, catalogue, named)]


def _is_both(message: Message) -> bool:
    return message.has("both") and len(message.words) <= _CURT and not message.has("no", "price", "compare")


def _all_shown(message: Message, scene: Scene, catalogue: Catalogue) -> list[Pointed]:
    first, last = message.hits.spans("both")[0]
    found = [product for key in scene.shown if (product := catalogue.find(key))]
    return [Pointed(product, Reference.ANSWER, first, last) for product in found]


def shelf(message: Message) -> Mention | None:
    """The category named, if any and not rejected."""
    return next((m for m in message.mentions if m.of("category") and not is_rejected(message, m.first, m.last)), None)


def _named(message: Message, scene: Scene, catalogue: Catalogue) -> Iterable[Pointed]:
    last: Pointed | None = None
    for mention in message.mentions:
        entry = mention.of("product")
        if entry is None and mention.of("category"):
            other = _of_shelf(message, catalogue, mention)
            if other:
                yield other
        if entry is None or _is_persons_name(message, mention):
            continue
        product = _choose([catalogue.by_id[name] for name in entry.names], message, scene)
        if product is None:
            continue
        rejected = is_rejected(message, mention.first, mention.last) or bool(
            last and last.rejected and continues_rejection(message, last.last, mention.first)
        )
        last = Pointed(product, Reference.NAME, mention.first, mention.last, rejected)
        yield last


def _of_shelf(message: Message, catalogue: Catalogue, mention: Mention) -> Pointed | None:
    """Beside a model named elsewhere, the one model of a category that has the colour or trait said next to it."""
    entry = mention.of("category")
    named = [m for m in message.mentions if m.of("product")]
    if entry is None or not named or any(abs(m.first - mention.last) <= 2 or abs(mention.first - m.last) <= 1 for m in named):
        return None
    things = [m for m in message.mentions if m.of("product") or m.of("category")]
    end = min((m.first for m in things if m.first > mention.last), default=len(message.words))
    near = [m for m in message.mentions if mention.first - 2 <= m.first < end and not message.words[m.first].opens_sentence]
    near = [
        m
        for m in near
        if m.first > mention.first or not any(mention.first - 2 <= t.last < m.first for t in things if t is not mention)
    ]
    pool = catalogue.of_category(entry.names[0])
    others = {entry.names[0] for m in named if (entry := m.of("product"))}
    if any(product.id in others for product in pool) and not any(m.of("feature") for m in near):
        return None
    chosen = _best(pool, message, near) if len(pool) > 1 else pool[0]
    if chosen and chosen.id in others:
        return None
    return Pointed(chosen, Reference.DESCRIPTION, mention.first, mention.last) if chosen else None


def _is_persons_name(message: Message, mention: Mention) -> bool:
    """«Внучку звать Анна»: a child or a recipient, not a model."""
    return any(
        message.hits.covers(at, "personal_name")
        for at in range(max(0, mention.first - 2), min(len(message.words), mention.last + 2))
    )


def _settled(message: Message, named: list[Pointed]) -> list[Pointed]:
    """Without what was corrected, and without alternatives left open («лагуна чи мрія?»)."""
    kept = [
        p
        for at, p in enumerate(named)
        if p.rejected or at + 1 == len(named) or not is_corrected(message, p.last, named[at + 1].first)
    ]
    wanted = [p for p in kept if not p.rejected]
    if len(wanted) > 1 and all(_alternative(message, a.last, b.first) for a, b in pairwise(wanted)):
        return [p for p in kept if p.rejected]
    if len(wanted) > 1 and message.has("compare"):
        return [p for p in kept if p.rejected]
    return kept


def _alternative(message: Message, last: int, first: int) -> bool:
    return first - last <= 3 and any(message.hits.covers(at, "alternative") for at in range(last + 1, first))


def _choose(products: Sequence[Product], message: Message, scene: Scene) -> Product | None:
    if len(products) == 1:
        return products[0]
    shown = [p for p in products if p.id in scene.shown]
    return shown[0] if len(shown) == 1 else _best(products, message)


def _described(message: Message, scene: Scene, catalogue: Catalogue, named: Sequence[Pointed]) -> list[Pointed]:
    """The one product that fits the category, traits and colour in the message; nothing when several fit."""
    mention = shelf(message)
    owner = _colours_owner(message)
    if owner and (scene.product is None or (mention and mention.of("category"))):
        place = next(m for m in message.mentions if (c := m.of("colour")) and c.own == owner)
        return [Pointed(catalogue.by_id[owner], Reference.DESCRIPTION, place.first, place.last)]
    pool = _pool(message, scene, catalogue, mention)
    refused = {p.product.id for p in named if p.rejected}
    pool = [product for product in pool if product.id not in refused]
    if not pool or (mention is None and not _points_by_trait(message, scene, catalogue, named)):
        return []
    if mention is None and message.has("something", "catalogue", "show") and not traits.fit_one(message, catalogue.products):
        return []
    chosen = pool[0] if len(pool) == 1 and mention and not refused and _only_one(mention, catalogue) else _best(pool, message)
    if chosen is None or (scene.product is not None and mention is None and not scene.shown):
        return []
    place = mention or next(m for m in message.mentions if m.of("feature"))
    return [Pointed(chosen, Reference.DESCRIPTION, place.first, place.last, colour=_shown_in(scene, chosen))]


def _shown_in(scene: Scene, product: Product) -> str | None:
    """The colour the model was shown in, as a photo had it; of several none."""
    found = {colour for key, colour in zip(scene.shown, scene.colours, strict=True) if key == product.id and colour}
    return found.pop() if len(found) == 1 else None


def _points_by_trait(message: Message, scene: Scene, catalogue: Catalogue, named: Sequence[Pointed]) -> bool:
    """Traits without a noun point at a model among those shown, or when there are several, or «той, що …»."""
    said = traits.named(message)
    return bool(said) and (
        (scene.product is None and traits.are_sought(message) and traits.fit_one(message, catalogue.products))
        or len(said) > 1
        or bool(named)
        or bool(scene.shown)
        or scene.pending == "which_product"
        or message.has("pointer")
    )


def _only_one(mention: Mention, catalogue: Catalogue) -> bool:
    entry = mention.of("category")
    return entry is not None and len(catalogue.of_category(entry.names[0])) == 1


def _colours_owner(message: Message) -> str | None:
    """The only product that calls a colour so, when the word was said and not rejected."""
    for mention in message.mentions:
        colour = mention.of("colour")
        if colour and colour.own and not is_rejected(message, mention.first, mention.last):
            return colour.own
    return None


def _pool(message: Message, scene: Scene, catalogue: Catalogue, mention: Mention | None) -> list[Product]:
    shown = [product for key in scene.shown if (product := catalogue.find(key))]
    if mention and (entry := mention.of("category")):
        of_shelf = list(catalogue.of_category(entry.names[0]))
        return [p for p in shown if p in of_shelf] or of_shelf if scene.pending == "which_product" else of_shelf
    return shown if scene.pending == "which_product" and len(shown) > 1 else list(catalogue.products)


def _best(products: Sequence[Product], message: Message, near: Sequence[Mention] | None = None) -> Product | None:
    """The only product with the most of the traits, none of the refused ones, and the colour said."""
    said = traits.named(message, near)
    pool = [p for p in products if not any(not wanted and feature in p.features for feature, wanted in said)]
    colours = [
        c.names[0]
        for m in (message.mentions if near is None else near)
        if (c := m.of("colour")) and not is_rejected(message, m.first, m.last)
    ]
    coloured = [p for p in pool if any(p.colour(name) for name in colours)]
    pool = coloured or pool
    scores = {p.id: sum(wanted and feature in p.features for feature, wanted in said) for p in pool}
    top = max(scores.values(), default=0)
    best = [p for p in pool if scores[p.id] == top]
    narrowed = top > 0 or coloured or len(pool) < len(products)
    return best[0] if len(best) == 1 and narrowed else None


def _ordinal(
    message: Message, scene: Scene, catalogue: Catalogue, measures: Sequence[Measure], named: Sequence[Pointed]
) -> list[Pointed]:
    """«другу», «перший», «останній»: among those named in the message, else among those shown."""
    choosing = scene.pending in _COUNTED or message.has("alternative")
    pool: list[tuple[str, str | None]] = []
    if len(named) > 1 and choosing:
        pool = [(key, None) for key in dict.fromkeys(p.product.id for p in named if not p.rejected)]
    elif scene.pending in _COUNTED or (len(scene.shown) > 1 and scene.pending not in _COUNTS_OTHERS):
        pool = list(zip(scene.shown, scene.colours, strict=True))
    places = [
        (int(m.value), m.first, m.last)
        for m in measures
        if m.kind is Kind.ORDINAL and not message.words[m.last].low.endswith("ому")
    ]
    places += [(len(pool), first, last) for first, last in message.hits.spans("last_one")]
    places += [(2, first, last) for first, last in message.hits.spans("middle_one") if len(pool) == 3]
    found = [
        Pointed(product, Reference.ORDINAL, first, last, is_rejected(message, first, last), pool[place - 1][1])
        for place, first, last in sorted(places, key=lambda p: p[1])
        if 1 <= place <= len(pool) and (product := catalogue.find(pool[place - 1][0]))
    ]
    return [p for at, p in enumerate(found) if at + 1 == len(found) or not is_corrected(message, p.last, found[at + 1].first)]
