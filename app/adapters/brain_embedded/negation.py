"""What the shopper does not want, and what replaced what: «не сірий, а жовтий», «жовту не треба», «140, ой ні, 104»."""

from __future__ import annotations

from app.adapters.brain_embedded.message import Message

_NOT = frozenset({"не", "ни", "нє", "not", "nicht", "nie", "kein", "keine"})
_TAKEN_BACK = frozenset({"ні", "нет", "нє", "no", "nein", "nie"})
_NEITHER = frozenset({"ні"})
_EXCEPT = frozenset({"крим", "окрим", "кроме", "без", "оприч"})
_PREPOSITIONS = frozenset(
    {"на", "в", "у", "про", "по", "до", "з", "из", "с", "за", "тои", "та", "то", "цю", "цеи", "мои", "бо", "аж"}
)
_LINKS = frozenset({"и", "та", "або", "чи", "или", "а"})
_DENIED = frozenset(
    {
        "треба",
        "chcę",
        "chce",
        "want",
        "надо",
        "нада",
        "тра",
        "хочу",
        "хоче",
        "хочет",
        "потрибен",
        "нужен",
        "нужна",
        "беремо",
        "берем",
        "пидходить",
        "подходит",
        "буду",
        "подобаеться",
        "нравится",
    }
)


def is_rejected(message: Message, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` are named as not wanted."""
    return _denied_before(message, first) or _denied_after(message, last)


def is_corrected(message: Message, last: int, following: int) -> bool:
    """Whether a word of correction stands between one value and the next of its kind."""
    if any(last < first < following for first, _ in message.hits.spans("correct")):
        return True
    between = message.words[last + 1 : following]
    return any(word.low in _TAKEN_BACK for word in between)  # «сіра, ні, рожева»


def _denied_before(message: Message, first: int) -> bool:
    words = message.words
    at = first - 1
    if first and words[first].opens_sentence:
        return False
    if at >= 0 and words[at].key in _PREPOSITIONS and not words[first].opens_clause:
        at -= 1
    if at < 0 or words[at + 1].opens_clause:
        return _denied_by_verb(message, first)
    word = words[at]
    if word.key in _DENIED and at and words[at - 1].low in _NOT and not words[at].opens_clause:
        return not _denies_before(message, at - 1)  # «не хочу рожевий»
    if word.low in _NEITHER:
        return _is_neither(message, at)
    if word.low in _NOT or word.raw.lower() in _NOT or word.key in _EXCEPT:
        return not (word.low == "нє" and message.hits.covers(at, "correct"))
    return message.hits.covers(at, "instead") or _denied_by_verb(message, first)


def _denies_before(message: Message, at: int) -> bool:
    """«ритма мені не треба мерею давайте»: the refusal belongs to what stands before it."""
    start = next((place for place in range(at, -1, -1) if message.words[place].opens_clause or place == 0), 0)
    return any(start <= m.last < at <= m.last + 3 for m in message.mentions)


def _is_neither(message: Message, at: int) -> bool:
    """«ні … ні …»: one «ні» alone corrects or answers, two reject."""
    return sum(word.low in _NEITHER for word in message.words) > 1 and not message.hits.covers(at, "correct")


def _denied_by_verb(message: Message, first: int) -> bool:
    return any(last < first <= last + 3 for _, last in message.hits.spans("not_offer"))


def _denied_after(message: Message, last: int) -> bool:
    words = message.words
    for at in range(last + 1, min(last + 4, len(words))):
        if words[at].opens_sentence or (words[at].opens_clause and at > last + 1):
            return False
        if at == last + 1 and words[at].low in ("і", "й", "та", "и"):
            return False
        if words[at].low in ("не", "ни", "нє"):
            return at + 1 < len(words) and words[at + 1].key in _DENIED
        if words[at].low in ("ні", "нет", "нє") and at == last + 1:
            return not words[at].opens_clause and (at + 1 == len(words) or words[at + 1].opens_clause)
        if words[at].key.startswith("передума"):
            return True
    return False


def continues_rejection(message: Message, last: int, first: int) -> bool:
    """«крім чорного і малини»: the next of its kind, joined by a link only."""
    between = message.words[last + 1 : first]
    return len(between) == 1 and between[0].key in _LINKS and between[0].low != "а" and _begins_with_except(message, last)


def _begins_with_except(message: Message, last: int) -> bool:
    return any(message.words[at].key in _EXCEPT for at in range(max(0, last - 3), last))
