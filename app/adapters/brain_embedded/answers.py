"""Answers to the pending question, the way to pay, what is said of the payment, cancelling, and pleasantries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.adapters.brain_embedded import consent, grievances
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.dialog.conversation import Asking
from app.domain.commands import Answer, Cancel, Command, Do, Paid, PhotoTalk, Pleasantry, Reference, RefProduct, SetSlot, SmallTalk
from app.domain.dialog_state import State
from app.domain.slots import Slot

_YES_NO = frozenset({
    Asking.CONFIRM_ORDER, Asking.UPSELL, Asking.SAME_ADDRESS, Asking.RENEW, Asking.CONSENT, Asking.FORGET, Asking.CONFIRM,
    Asking.LEFTOVER, Asking.WHICH_PRODUCT, Asking.ONE_MORE,
})  # fmt: skip
_SALES = frozenset({Asking.CONFIRM_ORDER, Asking.UPSELL})
_TALK: tuple[tuple[str, Pleasantry], ...] = (
    ("thanks", Pleasantry.THANKS),
    ("goodbye", Pleasantry.GOODBYE),
    ("praise", Pleasantry.PRAISE),
    ("how_are_you", Pleasantry.HOW_ARE_YOU),
    ("acknowledge", Pleasantry.ACKNOWLEDGE),
    ("apology", Pleasantry.ACKNOWLEDGE),
    ("greeting", Pleasantry.GREETING),
)
_SLIGHT = frozenset({Pleasantry.PRAISE, Pleasantry.ACKNOWLEDGE})
_SHORT = 2
_LEADING = frozenset({"а", "але", "но", "чи", "може", "можна"})
_GOODS = ("product", "colour", "category")
_TALL = 50  # cm; a smaller number counts pieces or days
_DO = ("renew", "stop_reminders", "continue_with_bot", "same_address")


def read(message: Message, scene: Scene, gives_value: bool) -> list[Command]:
    """`gives_value`: the message answers by a value, so «не знаю» beside it is no answer."""
    meanings = ("cancel", "withdraw") if scene.in_checkout or scene.has_order else ("cancel",)
    meant = consent.undenied(message, [span for meaning in meanings for span in message.hits.spans(meaning)])
    if not meant and not gives_value and scene.in_checkout and scene.pending not in _YES_NO:
        meant = consent.given_up(message)
    supposed = "?" in message.text and message.has("if")  # «а можна буде скасувати, якщо що?»
    if meant and not supposed and not message.has("injection"):
        return [Cancel(message.evidence(*meant[0]))]
    return [*_answer(message, scene, gives_value), *_do(message, scene)]


def _answer(message: Message, scene: Scene, gives_value: bool) -> Iterator[Command]:
    sale = scene.pending in _SALES or (scene.pending is None and scene.state in (State.OFFER, State.UPSELL))
    if sale and message.has("discount") and not gives_value:
        return  # a haggle is no consent, and no refusal either
    if scene.state is State.VISION and message.has("not_it"):
        yield Answer("no", message.said("not_it"))
    elif sale and _declines(message) and not message.has("not_against"):
        yield Answer("no", message.said("no_thanks", "no"))
    elif not gives_value and (message.has("hesitation") or (not scene.in_checkout and consent.postpones(message))):
        yield (
            Answer("unsure", message.said("hesitation", "later", "maybe"))
            if scene.in_checkout or scene.pending in _SALES
            else SmallTalk(Pleasantry.HESITATION, message.said("hesitation", "later", "maybe"))
        )
    elif message.has("unsure") and not gives_value and scene.pending:
        yield Answer("unsure", message.said("unsure"))
    elif _agrees(message, scene, sale):
        yield Answer("yes", message.said("order", "order_wish", "yes"), outright=message.has("order", "order_wish"))
    elif _accepts_as_it_is(message, scene, gives_value):
        yield Answer("yes", message.said("that_is_it", "so_be_it"))
    elif scene.pending in _YES_NO and consent.begins_with(message, "no") and not message.has("correct"):
        yield Answer("no", message.said("no"))
    elif scene.pending is None and message.has("no_thanks") and not gives_value:
        yield Answer("no", message.said("no_thanks"))
    elif (
        sale is False
        and (message.has("order_wish") or (message.has("order") and not message.asks))
        and not message.has("if")
        and not gives_value
        and scene.state is not State.PAYMENT_DELIVERY
    ):
        yield Answer("yes", message.said("order", "order_wish"))


def _agrees(message: Message, scene: Scene, sale: bool) -> bool:
    if sale:
        return consent.agrees(message) and (consent.orders(message) or not _asks_of_another(message, scene))
    return consent.begins_with(message, "yes") and _may_agree(message, scene)


def _asks_of_another(message: Message, scene: Scene) -> bool:
    """«ок, а Мрія на 140?», «добре, а рожева є?»: asked about is not what was offered, the word before only leads to it."""
    if not message.asks or not any(word.low in _LEADING for word in message.words[1:]):
        return False
    known = {scene.item.product_id, scene.item.colour, scene.product.category if scene.product else None}
    named = [entry for m in message.mentions for kind in _GOODS if (entry := m.of(kind))]
    return any(known.isdisjoint(entry.names) for entry in named) or any(
        n.value >= _TALL and n.value != scene.item.height and not n.ordinal for n in message.numbers
    )


def _accepts_as_it_is(message: Message, scene: Scene, gives_value: bool) -> bool:
    """«воно!» of what was recognised, «хай буде» of what was suggested."""
    if gives_value or message.asks:
        return False
    recognised = scene.state is State.VISION and message.has("that_is_it") and len(message.words) <= 5
    wished = len(message.words) <= _SHORT and message.has("bare_wish") and not _denied(message, "bare_wish")
    return recognised or (scene.pending in _SALES and (message.has("so_be_it") or wished))


def _may_agree(message: Message, scene: Scene) -> bool:
    """Inside checkout a short «так», «ок» continues; longer messages say something of their own."""
    bare = all(message.hits.covers(at, "yes", "acknowledge") for at in range(len(message.words)))
    asked = scene.pending in _YES_NO or (scene.pending is Asking.WHICH_SIZE and bare)  # it names neither size: asked again
    return asked or scene.state is State.VISION or (scene.in_checkout and len(message.words) <= 3)


def refused_guess(message: Message, scene: Scene, replies: Sequence[Command]) -> list[Command]:
    """A no to the one product proposed rejects it."""
    no = next((c for c in replies if isinstance(c, Answer) and c.value == "no"), None)
    proposed = scene.pending is Asking.WHICH_PRODUCT or scene.state is State.VISION
    if no is None or not proposed or len(scene.shown) != 1:
        return []
    return [RefProduct(scene.shown[0], Reference.ANSWER, rejected=True, evidence=no.evidence)]


def accepted_guess(scene: Scene, replies: Sequence[Command]) -> list[Command]:
    """A yes to the one product proposed chooses it."""
    yes = next((c for c in replies if isinstance(c, Answer) and c.value == "yes"), None)
    if yes is None or scene.pending is not Asking.WHICH_PRODUCT or len(scene.shown) != 1:
        return []
    accepted: list[Command] = [RefProduct(scene.shown[0], Reference.ANSWER, evidence=yes.evidence)]
    if scene.colours[0]:
        accepted.append(SetSlot(Slot.COLOUR, scene.colours[0], evidence=yes.evidence))
    return accepted


def _denied(message: Message, *meanings: str) -> bool:
    """Said, and each time with a «не» before it: «не беру», «не підходить»."""
    spans = [span for meaning in meanings for span in message.hits.spans(meaning)]
    return bool(spans) and all(consent.is_denied(message, first) for first, _ in spans)


def _declines(message: Message) -> bool:
    return (
        message.has("no_thanks", "not_so", "give_up")
        or (not message.asks and any(_denied(message, meaning) for meaning in ("order", "order_wish", "yes", "bare_wish", "will")))
        or (message.has("no") and message.has("thanks") and not message.has("order"))
        or (consent.begins_with(message, "no") and not message.has("order"))
    )


def _names_other(message: Message) -> bool:
    return any(mention.of("product") or mention.of("category") for mention in message.mentions)


def _do(message: Message, scene: Scene) -> Iterator[Do]:
    for what in _DO:
        if message.has(what):
            yield Do(what, message.said(what))
    wishes = message.has("bare_wish", "order", "order_wish", "renew")
    if scene.taken_back and wishes and (message.has("still_want") or len(message.words) <= _SHORT) and not _names_other(message):
        yield Do("renew", message.said("still_want", "bare_wish", "order", "order_wish"))
    if len(message.words) == 1 and message.has("stop_word"):
        yield Do("stop_reminders", message.said("stop_word"))
    if message.has("forget"):
        yield Do("erase_ask", message.said("forget"))


def payment(message: Message, scene: Scene) -> list[Command]:
    if not (scene.in_checkout or scene.has_order or scene.pending is Asking.RECEIPT):
        return []
    if message.has("not_paid"):
        return [Paid(False, message.said("not_paid"))]
    promised = message.has("will_pay") or (message.has("will_send") and message.has("photo_receipt", "money"))
    if promised and scene.pending is Asking.RECEIPT and "?" not in message.text and not message.has("paid_verb"):
        return [Paid(False, message.said("will_pay", "will_send"))]
    meanings = ("paid", "paid_verb") if scene.pending is Asking.RECEIPT else ("paid_verb",)
    if message.has("no_prepay") or message.has("ask_sum"):
        return []
    paid = [span for meaning in meanings for span in message.hits.spans(meaning) if not is_rejected(message, *span)]
    if paid:
        return [Paid(True, message.evidence(*paid[0]))]
    if (
        scene.pending is Asking.RECEIPT
        and any(first == 0 for first, _ in message.hits.spans("here_it_is"))
        and len(message.words) <= 5
        and not message.asks
    ):
        return [Paid(True, message.said("here_it_is"))]
    return []


def pleasantries(message: Message, others: Sequence[Command]) -> Iterator[SmallTalk]:
    for meaning, kind in _TALK:
        if kind is Pleasantry.PRAISE and not grievances.is_praised(message):
            continue
        if message.has(meaning) and not (kind in _SLIGHT and (others or message.has("greeting"))):
            yield SmallTalk(kind, message.said(meaning))


def photo(message: Message, scene: Scene) -> list[Command]:
    """Words about a picture of the shopper's own. In checkout a picture is a receipt; «скиньте фото» asks for ours."""
    spans = [span for span in message.hits.spans("photo") if not message.hits.covers(span[0], "not_photo")]
    if (
        not spans
        or message.has("compare")
        or asks_for_ours(message)
        or (scene.in_checkout and (message.has("photo_receipt") or _is_proof(message, scene)))
    ):
        return []
    return [PhotoTalk(message.evidence(*spans[0]))]


def asks_for_ours(message: Message) -> bool:
    """«а ще фото?», «скиньте відео», «є на дитині?»: a picture asked for; one of the shopper's is sent, or looked at."""
    if message.has("own_photo"):
        return False
    asked = message.asks or message.has("request", "availability", "want", "show", "still")
    return message.has("our_photo") or (message.has("photo") and asked)


def _is_proof(message: Message, scene: Scene) -> bool:
    """While a receipt is awaited a picture is one, unless a garment is named on it."""
    return scene.pending is Asking.RECEIPT and not any(m.of("product") or m.of("category") for m in message.mentions)
