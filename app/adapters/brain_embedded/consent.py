"""Whether a sentence with a word of agreement agrees: what stands beside it may postpone, part, refuse, ask or only use it."""

from __future__ import annotations

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected

NOT = ("не", "ні", "ни", "нє", "not")
_STRONG = ("order", "order_wish")
_DENIABLE = ("order", "order_wish", "bare_wish", "will", "yes")
_BESIDE_GIVING_UP = (
    "give_up_words",
    "no",
    "thanks",
    "apology",
    "goodbye",
    "then",
    "acknowledge",
    "hesitation",
    "later",
    "order",
    "want",
)
_BETWEEN = ("wishing", "give_up_words", "no", "no_thanks", "later", "give_up")
_BIDDING = ("те", "іть", "уй", "юй")
_POINTLESS = frozenset({"навіщо", "нащо", "зачем", "пощо", "рано", "шкода"})
_DICTATING = frozenset({"пиши", "пишить"})
_FEW = 3
_ASKING = frozenset(
    {"чого", "чому", "чом", "почему", "як", "скільки", "скіки", "сколько", "коли", "когда", "де", "где", "хто", "що", "шо", "что"}
)
_LINKS = frozenset({"а", "і", "й", "то"})
_MAYBE_WORDS = ("maybe", "later")
_SENDING = ("delivery", "will_pay", "will_send", "payment", "paid", "urgent", "sending")
_OUR_FUTURE = ("візьм", "визьм", "возьм", "куплю", "купим", "замовлю", "замовим", "закажу", "закажем")


def agrees(message: Message) -> bool:
    """A plain order, or a word of agreement that nothing in the sentence turns into something else."""
    if message.has("first_of_all", "not_so"):
        return False
    return orders(message) or begins_with(message, "yes") or (message.has("not_against") and not _is_turned(message))


def orders(message: Message) -> bool:
    """A plain word of ordering, whatever else is asked beside it."""
    return any(_is_order(message, first, last) for meaning in _STRONG for first, last in message.hits.spans(meaning))


def begins_with(message: Message, meaning: str) -> bool:
    """Within the first words: «та так», «ой ні», «ну добре»; a yes only where nothing turns it."""
    return any(
        first <= 4
        and all(len(message.words[at].low) <= 4 for at in range(first))
        and not _denies_what_follows(message, first)
        and not is_denied(message, first)
        and not message.hits.covers(first, "dispute", "goodbye", "good_that", "not_so", "greeting")
        and not (meaning == "yes" and (_is_turned(message) or _introduces(message, last) or _heightens(message, first, last)))
        for first, last in message.hits.spans(meaning)
    )


def postpones(message: Message) -> bool:
    """«давайте завтра», «може візьму на вихідних»: later, or perhaps, without a plain order."""
    if message.has("only_taken_down"):
        return True
    ordering = message.has("order", "order_wish", "yes", "will", "bare_wish")
    put_off = message.has("later") and not message.has(*_SENDING) and not message.asks
    perhaps = message.has("maybe") and message.has(*_STRONG) and "?" not in message.text
    return ordering and (put_off or perhaps) and not agrees(message)


def given_up(message: Message) -> list[tuple[int, int]]:
    """«передумала», «все, не хочу»: a refusal of the whole, where no word names what else is refused. Its spans."""
    spans = [span for meaning in ("no_thanks", "give_up") for span in message.hits.spans(meaning)]
    refused = [(first, last) for first, last in spans if not is_denied(message, first)]
    refused += [
        (first - 1, last) for meaning in _DENIABLE for first, last in message.hits.spans(meaning) if is_denied(message, first)
    ]
    if not refused or "?" in message.text:
        return []
    spoken = {at for first, last in refused for at in range(first, last + 1)}
    spoken |= {at for m in message.mentions if m.of("category") for at in range(m.first, m.last + 1)}
    rest = (at for at in range(len(message.words)) if at not in spoken)
    return refused if all(message.hits.covers(at, *_BESIDE_GIVING_UP) for at in rest) else []


def undenied(message: Message, cancels: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words of cancelling that stand: after the last «не треба скасовувати» only what is said anew."""
    denied = [last for first, last in cancels if is_denied(message, first) or _is_unwanted(message, first, last)]
    return [span for span in cancels if not denied or (span[0] > max(denied) and clause(message, span[0])[0] > max(denied))]


def _is_unwanted(message: Message, first: int, last: int) -> bool:
    """«не треба нічого скасовувати», «скасовувати замовлення не буду», «навіщо скасовувати»."""
    before, after = first - 1, last + 1
    if message.words[first].low.endswith(_BIDDING):
        return False  # «не буду брати, скасовуйте» bids
    if before >= 0 and message.words[before].low in _POINTLESS and not message.words[first].opens_clause:
        return True
    while before > 0 and not message.words[before + 1].opens_clause and message.hits.covers(before, *_BETWEEN):
        if _is_not_wished(message, before - 1, before):
            return True
        before -= 1
    while after + 1 < len(message.words) and not message.words[after].opens_clause and message.hits.covers(after, *_BETWEEN):
        if _is_not_wished(message, after, after + 1):
            return True
        after += 1
    return False


def _is_not_wished(message: Message, at: int, verb: int) -> bool:
    return message.words[at].low in NOT and message.hits.covers(verb, "wishing") and not message.words[verb].opens_clause


def is_denied(message: Message, at: int) -> bool:
    return at > 0 and message.words[at - 1].low in NOT and not message.words[at].opens_clause


def _is_order(message: Message, first: int, last: int) -> bool:
    """«беру» that is not refused, not «на замітку», and in its own clause neither put off nor doubted."""
    if is_rejected(message, first, last) or any(message.hits.covers(at, "only_taken_down") for at in range(first, last + 1)):
        return False
    if message.words[first].key in _DICTATING and len(message.words) > _FEW:
        return False  # «пиши мат» is no «пиши: Лагуна»
    start, end = clause(message, first)
    unsure = any(message.hits.covers(at, *_MAYBE_WORDS) for at in range(start, end + 1))
    if unsure and not message.has(*_SENDING) and "?" not in message.text:
        return False
    return not (message.has("if") and message.words[first].key.startswith(_OUR_FUTURE))


def clause(message: Message, at: int) -> tuple[int, int]:
    """The first and the last word of the clause the word `at` stands in."""
    start = end = at
    while start > 0 and not message.words[start].opens_clause:
        start -= 1
    while end + 1 < len(message.words) and not message.words[end + 1].opens_clause:
        end += 1
    return start, end


def _is_turned(message: Message) -> bool:
    """Something beside the yes-word says that nothing is agreed to."""
    if message.has("thanks_for", "first_of_all", "not_so", "dispute", "good_that", "only_taken_down", "hesitation", "maybe"):
        return True
    if message.has("later") and not message.has(*_SENDING):
        return True
    if any(not _waits(message, first) for first, _ in message.hits.spans("goodbye")):
        return True
    return any(not message.hits.covers(first, "yes") for first, _ in message.hits.spans("acknowledge"))


def _waits(message: Message, at: int) -> bool:
    """«буду чекати» parts with us too, yet after a yes it waits for the parcel."""
    return message.words[at].key.startswith(("чека", "буд", "жд"))


def _introduces(message: Message, last: int) -> bool:
    """«так а чого …», «так не вигідно»: the word only leads over to what is asked or denied."""
    at = last + 1
    if at >= len(message.words) or message.words[at].opens_clause:
        return False
    word = message.words[at]
    if word.low in NOT:
        return not message.hits.covers(at, "not_against", "no_thanks")
    if word.low in _LINKS and at + 1 < len(message.words):
        word = message.words[at + 1]
    return word.low in _ASKING


def _heightens(message: Message, first: int, last: int) -> bool:
    """«чому так довго», «так дорого»: the word says how much, and agrees to nothing."""
    if any(word.low in _ASKING for word in message.words[:first]):
        return True
    at = last + 1
    return at < len(message.words) and not message.words[at].opens_clause and message.hits.covers(at, "degree")


def _denies_what_follows(message: Message, at: int) -> bool:
    """«не Лагуну, а Мрію», «якщо не підійде»: this «не» belongs to the next word, it answers nothing."""
    following = at + 1
    if message.words[at].low != "не" or following >= len(message.words) or message.words[following].opens_clause:
        return False
    return not message.hits.covers(following, "thanks", "no", "no_thanks", "so_so")
