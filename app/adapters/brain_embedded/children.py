"""Children called by a word («хлопчику», «старшій», «Соні»), and which of the values said is whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.adapters.brain_embedded.assembly import Wish, put_together
from app.adapters.brain_embedded.message import Message, lexicon
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.places import is_first_name, is_town
from app.adapters.brain_embedded.said import Said
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.words import fold

_ENDINGS = "аяиеуюоь"
TO_WHOM = ("ій", "ому", "ой", "ей", "им")  # «меншій», «старшому»: said of a child, while «менший» is a size
_SEVERAL = ("ам", "ям", "ів", "ат", "ами", "ями")  # «хлопчикам» is nobody in particular
_MANY = ("и", "і")  # «костюми Каприз», «сукні Анна»: more than one
_TALL = 50  # cm, from here on a number beside a name is a height
_CLOSE = 2  # words between two words for the same child: «старшому моєму сину»
_COMPARED = ("elder", "younger")
_LINKS = frozenset({"и", "та", "а", "й"})


@dataclass(frozen=True, slots=True)
class Called:
    """One child in the message: every word it is called by, from the first to the last of them."""

    names: tuple[str, ...]
    first: int
    last: int


def read(message: Message, scene: Scene) -> list[Called]:
    """Children in the order they are called; words for one child that stand together are one call."""
    found = sorted((*_kin(message), *_by_pronoun(message, scene), *_by_name(message, scene)), key=lambda one: one.first)
    joined: list[Called] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and one.first <= before.last:
            continue
        if before and one.first - before.last <= _CLOSE and _is_one(message, before, one):
            joined[-1] = replace(before, names=(*before.names, *one.names), last=one.last)
        else:
            joined.append(one)
    return joined


def shared_out(message: Message, said: Sequence[Said], children: Sequence[Called]) -> list[tuple[Wish, Called | None]]:
    """Each child's own values as a wish of its; what no child is named beside belongs to every one of them."""
    if len({one.names for one in children}) < 2:
        wishes = put_together(message, said)
        return [(wish, _only_owner(message, wish, wishes, children)) for wish in wishes]
    owners = [(one, _owner(message, one, said, children)) for one in said]
    common = [one for one, owner in owners if owner is None]
    found: list[tuple[Wish, Called | None]] = []
    for child in _distinct(children):
        own = [one for one, owner in owners if owner is not None and owner.names == child.names]
        linked = own or [one for one, owner in owners if owner is not None and _is_linked(message, child, owner, children)]
        columns = {one.column for one in linked}
        values = sorted((*linked, *(one for one in common if one.column not in columns)), key=lambda one: one.first)
        found.extend((wish, child) for wish in put_together(message, values))
    told = _distinct(children)
    if len(found) != len(told) and len(laid := put_together(message, said)) == len(told):
        return list(zip(laid, told, strict=True))  # «дівчинці й хлопчику, зріст 129 і 110 відповідно»
    _carry_on(found)
    return found


def _carry_on(found: Sequence[tuple[Wish, Called | None]]) -> None:
    """«старшій 140 рожеву лагуну, меншій 98 жовту»: the same model, and its colour where no other was said."""
    for (before, _), (wish, _) in pairwise(found):
        if "product" in before.values and "product" not in wish.values:
            wish.values = {
                column: before.values[column] for column in ("product", "colour") if column in before.values
            } | wish.values


def _distinct(children: Sequence[Called]) -> list[Called]:
    return list({child.names: child for child in reversed(children)}.values())[::-1]


def _kin(message: Message) -> Iterator[Called]:
    """By what the child is: boy, girl, the elder, the younger one."""
    words = message.words
    compared = all(message.has(meaning) for meaning in _COMPARED)
    for meaning in ("boy", "girl", *_COMPARED):
        for first, last in message.hits.spans(meaning):
            low = words[last].low
            spoken_of = (
                low.endswith(TO_WHOM) or compared or (last + 1 < len(words) and message.hits.covers(last + 1, "boy", "girl"))
            )
            before = words[first - 1].key if first else ""
            if meaning in _COMPARED and not (spoken_of or before in ("для", "у", "на") or _has_height(message, last)):
                continue
            if low.endswith(_SEVERAL) or is_rejected(message, first, last) or message.hits.covers(first, "recipient_word", "adult"):
                continue
            yield Called((meaning,), first, last)


def _by_pronoun(message: Message, scene: Scene) -> Iterator[Called]:
    """«йому 122, їй 104» where a boy and a girl are spoken of."""
    for pronoun, name in (("him", "boy"), ("her", "girl")):
        if message.has(name) or name in scene.children:
            yield from (Called((name,), first, last) for first, last in message.hits.spans(pronoun))


def _by_name(message: Message, scene: Scene) -> Iterator[Called]:
    """By a first name: one this talk knows, or a new one beside a height. In checkout names are the recipient's."""
    known = {name for name in scene.children if name not in ("boy", "girl", *_COMPARED)}
    for at, word in enumerate(message.words):
        if word.is_number or len(word.low) < 3 or any(m.first <= at <= m.last for m in message.mentions):
            continue
        name = stem(word.low)
        new = not scene.wants_parcel and _could_be_name(message, at) and _has_height(message, at, over=("на", "зрист", "рост"))
        if name in known or new:
            yield Called((name,), at, at)


def stem(low: str) -> str:
    """A first name without its case: «Соні», «Соню», «Соня»."""
    return fold(low).rstrip(_ENDINGS) or fold(low)


def _could_be_name(message: Message, at: int) -> bool:
    word = message.words[at]
    if lexicon().knows(word) or is_town(word) or len(stem(word.low)) < 2:
        return False
    return is_first_name(word) or (word.raw[0].isupper() and at > 0)


def _has_height(message: Message, at: int, over: tuple[str, ...] = ()) -> bool:
    """A number tall enough right after, at most a word between; `over`: only one of these."""
    near = [n for n in message.numbers if at < n.first <= at + 2 and n.value >= _TALL]
    near = [n for n in near if n.first == at + 1 or not over or message.words[at + 1].key in over]
    return any(not message.words[n.first].opens_sentence for n in near)


def _is_one(message: Message, one: Called, other: Called) -> bool:
    """«старшому сину», «сину Матвію»: two words of different kinds, nothing between them that tells two children apart."""
    between = message.words[one.last + 1 : other.first]
    apart = any(word.is_number or word.key in _LINKS for word in between) or any(
        message.words[at].opens_sentence or (message.words[at].opens_clause and between)
        for at in range(one.last + 1, other.first + 1)
    )
    return not apart and not ({kind(name) for name in one.names} & {kind(name) for name in other.names})


def kind(name: str) -> str:
    """Two names of one kind are two children: a boy is no girl, the elder no younger one, Матвій no Соня."""
    return "sex" if name in ("boy", "girl") else "age" if name in _COMPARED else "name"


def _only_owner(message: Message, wish: Wish, wishes: Sequence[Wish], children: Sequence[Called]) -> Called | None:
    """The only child called has the wish whose words stand nearest to it."""
    if not children:
        return None
    child = children[-1]
    distances = [min(abs(said.first - child.first) for said in other.values.values()) for other in wishes]
    return child if wishes.index(wish) == distances.index(min(distances)) else None


def _owner(message: Message, one: Said, said: Sequence[Said], children: Sequence[Called]) -> Called | None:
    """The child of the value's own stretch; without one there, the child called before it. None: every child's."""
    start, end = _clause(message, one.first, children)
    inside = [child for child in children if start <= child.first <= end]
    if _is_of_all(message, one, said, children, bare=not inside):
        return None
    if len(inside) > 1:
        begins = inside[0].first < min(value.first for value in said if start <= value.first <= end)
        near = [child for child in inside if (child.first < one.first if begins else child.first > one.first)]
        return (near[-1] if begins else near[0]) if near else inside[0 if begins else -1]
    before = [child for child in children if child.last < one.first]
    return inside[0] if inside else before[-1] if before else None


def _is_of_all(message: Message, one: Said, said: Sequence[Said], children: Sequence[Called], *, bare: bool) -> bool:
    """«лагуна сіра обом», «…, Мрію рожеву» after every child was called, «костюми Каприз»: the only one of its kind."""
    column = [other for other in said if other.column == one.column]
    if one.column in ("height", "size"):
        return False
    start, end = _clause(message, one.first, children)
    child_before = max((child.last for child in children if child.last < one.first), default=-1)
    child_after = min((child.first for child in children if child.first > one.last), default=len(message.words))
    if any(
        max(start, child_before) <= first <= one.first or one.last <= first <= min(end, child_after)
        for first, _ in message.hits.spans("both")
    ):
        return True
    last = all(child.last < one.first for child in children)
    plural = one.column == "product" and one.first and message.words[one.first - 1].low.endswith(_MANY)
    plural = plural or any(
        other.column == "product" and _is_of_all(message, other, said, children, bare=False)
        for other in said
        if other is not one and one.column == "colour"
    )
    return len(column) == 1 and last and bool(bare or plural)


def _clause(message: Message, at: int, children: Sequence[Called]) -> tuple[int, int]:
    """From one mark, or link that goes over to another child, to the next."""
    breaks = {place for place, word in enumerate(message.words) if word.opens_clause}
    breaks |= {
        place for place, word in enumerate(message.words) if word.key in _LINKS and _leads_to_child(message, place, children)
    }
    start = max((place for place in breaks if place <= at), default=0)
    return start, min((place - 1 for place in breaks if place > at), default=len(message.words) - 1)


def _leads_to_child(message: Message, place: int, children: Sequence[Called]) -> bool:
    """«… 122 і дівчинці 104»: this link goes over to another child."""
    following = next((at for at in range(place + 1, len(message.words)) if message.words[at].opens_clause), len(message.words))
    return any(place < child.first < following for child in children)


def _is_linked(message: Message, child: Called, owner: Called, children: Sequence[Called]) -> bool:
    """«хлопчику і дівчинці лагуну»: said of both in one breath."""
    one, other = sorted((child, owner), key=lambda called: called.first)
    return other.first - one.last <= _CLOSE and any(word.key in _LINKS for word in message.words[one.last + 1 : other.first])
