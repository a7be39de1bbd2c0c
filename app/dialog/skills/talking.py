"""The skills of the states in which nothing is being ordered: opening, browsing, photo, suggestion, farewell."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.skills import choosing, offering, searching, showing, wanting
from app.domain.commands import Ask, NotMade, Pleasantry, RefProduct, SetSlot, Topic
from app.domain.dialog_state import Intent, State
from app.domain.slots import Slot

LEADS_ON = (Topic.PRICE, Topic.AVAILABILITY, Topic.SIZE_ADVICE, Topic.PHOTO)  # an answer to these brings the sale on

WEIGHED = (Act.COMPARE_TWO, Act.PRICES_SAME, Act.CHEAPER_OF_SHOWN, Act.TRAIT_UNTOLD, Act.HAS_TRAIT_OF_SHOWN)


def browse(d: Deciding, heard: Heard) -> None:
    """init, discovery, size_color: what is missing of a wish, or goods to choose from."""
    if heard.has(NotMade) and not heard.done.product_set:
        d.say(Act.NOT_MADE)
        return
    said = choosing.tell_problems(d, heard)
    if pleasant(d, heard):
        return
    if _asked_only_something(d, heard):
        return
    if d.item.product_id and not d.conversation.ordered and not searching.looks_elsewhere(d, heard):
        if not said or d.complete:
            _go_on(d, heard)
        return
    if heard.done.wished and d.item.height is not None and not _searches(heard) and not wanting.of_talk(d, heard):
        _ask_for_whom(d, heard)
        return
    searching.search(d, heard)


def _asked_only_something(d: Deciding, heard: Heard) -> bool:
    """An answered question that wished for nothing gets no question back, unless it left a product to choose for."""
    if d.plan_says(*WEIGHED) or (d.plan_says(Act.PRICES_AT_HEIGHT) and heard.answered):
        return True  # they stand there with their buttons
    if not heard.answered or heard.done.wished or _searches(heard):
        return False
    if d.conversation.ordered:
        return True
    if _chosen_by_description(d) or (d.item.product_id and not d.plan_asks() and heard.asks(*LEADS_ON)):
        _go_on(d, heard)
    elif d.before.pending and not d.plan_asks():
        d.change(pending=d.before.pending)
    return True


def _chosen_by_description(d: Deciding) -> bool:
    """«той що з капюшоном» after «який?» is a choice, though it reads like a question."""
    asked = d.before.pending is not None and d.before.pending.kind is Asking.WHICH_PRODUCT
    return asked and bool(d.item.product_id) and d.item.product_id != d.before.basket.item.product_id


def _searches(heard: Heard) -> bool:
    slots = (Slot.CATEGORY, Slot.FEATURE, Slot.BUDGET)
    return any(isinstance(c, SetSlot) and c.slot in slots for c in heard.commands) or heard.asks(Topic.CATALOGUE)


def _go_on(d: Deciding, heard: Heard) -> None:
    if d.complete:
        offering.make_offer(d, heard)
    elif not d.plan_asks():
        choosing.ask_missing(d, heard)


def _ask_for_whom(d: Deciding, heard: Heard) -> None:
    """A height or size is known and the thing is not: which one, of those shown or at all."""
    shown = [p for p in (d.catalogue.find(i) for i in d.conversation.shown) if p]
    if len(shown) > 1:
        showing.ask_which(d, shown)
    else:
        d.say(Act.ASK_WHAT, ask=Question(Asking.CATEGORY, tuple(c.id for c in d.catalogue.categories)))


def pleasant(d: Deciding, heard: Heard) -> bool:
    """Thanks, praise, goodbye, hesitation, small talk; whether that was all there was to answer."""
    if heard.intent is not Intent.THANKS:
        return False
    if heard.answered:
        return True
    pending = d.before.pending.kind if d.before.pending else None
    if heard.answer() == "no" and pending in (Asking.CONFIRM_ORDER, Asking.UPSELL):
        _declined(d)
    elif heard.pleasantry(Pleasantry.PRAISE):
        d.say(Act.PRAISE_THANKS)
    elif heard.pleasantry(Pleasantry.THANKS):
        d.say(Act.THANKS_REPLY)
    elif heard.pleasantry(Pleasantry.HESITATION) or heard.answer() == "unsure":
        d.say(Act.THINK_IT_OVER)
        d.change(pending=d.before.pending)  # a yes may still come
    elif heard.pleasantry(Pleasantry.GOODBYE):
        d.say(Act.GOODBYE)
    elif heard.pleasantry(Pleasantry.HOW_ARE_YOU):
        d.say(Act.HOW_ARE_YOU, ask=Question(Asking.TOPIC))
    elif heard.answer() == "no":
        _declined(d)
    else:
        d.say(Act.ACKNOWLEDGED)
        d.change(pending=d.before.pending)
    return True


def _declined(d: Deciding) -> None:
    pending = d.before.pending.kind if d.before.pending else None
    if pending is Asking.CONFIRM_ORDER:
        d.say(Act.OFFER_DECLINED)
        d.change(pending=None)
    elif pending is Asking.UPSELL:
        d.say(Act.UPSELL_DECLINED)
        d.change(pending=None)
    else:
        d.say(Act.ACKNOWLEDGED)
        d.change(pending=d.before.pending)


def suggest_answer(d: Deciding, heard: Heard) -> None:
    """State upsell: yes takes the suggestion, no ends it for good."""
    if pleasant(d, heard):
        return
    pending = d.before.pending
    if heard.done.product_set or heard.done.wished:
        _go_on(d, heard)
    elif heard.answered:
        d.change(pending=pending)
    elif d.before.state is State.UPSELL and heard.intent is Intent.UNKNOWN:
        d.change(pending=pending)
        d.say(Act.ACKNOWLEDGED)
    else:
        searching.search(d, heard)


def ask_which_suggestion(d: Deciding, heard: Heard) -> bool:
    """A bare yes to two suggestions: which of them."""
    pending = d.before.pending
    suggested = pending is not None and pending.kind is Asking.UPSELL and len(pending.options) > 1
    if pending is None or not suggested or heard.answer() != "yes" or heard.done.wished:
        return False
    options = showing.option_titles(d, pending.options)
    d.say(Act.ASK_PRODUCT, ask=Question(Asking.UPSELL, pending.options), p=options)
    return True


def farewell(d: Deciding, heard: Heard) -> None:
    """State end: thanks and goodbyes are answered, a new wish begins anew."""
    if pleasant(d, heard):
        return
    if heard.intent is Intent.GREETING:
        d.say(Act.EMPTY_MESSAGE, ask=Question(Asking.TOPIC))
        return
    browse(d, heard)


def offered(d: Deciding, heard: Heard) -> None:
    """State offer: the offer is talked about; other goods asked for by sum are looked for beside it."""
    if heard.asked_value(Slot.BUDGET) and not heard.done.wished:
        searching.search(d, heard)
        return
    offering.offer(d, heard)


def look_at_photo(d: Deciding, heard: Heard) -> None:
    """State vision: the recognised product is talked about; an accepted one goes on to an offer."""
    if heard.has(RefProduct) or heard.done.wished or heard.of(Ask):
        browse(d, heard)
        return
    if pleasant(d, heard):
        return
    _repeat_question(d)


def _repeat_question(d: Deciding) -> None:
    pending = d.before.pending
    shown = [p for p in (d.catalogue.find(i) for i in d.conversation.shown) if p]
    if pending and pending.kind is Asking.WHICH_PRODUCT and len(shown) > 1:
        showing.ask_which(d, shown, pending.options)
    elif d.item.product_id:
        d.say(Act.ASK_HEIGHT, ask=Question(Asking.HEIGHT))
    else:
        d.say(Act.PHOTO_UNCLEAR, ask=Question(Asking.PHOTO))
