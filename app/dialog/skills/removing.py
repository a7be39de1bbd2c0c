"""Lines out of what is being chosen or ordered, and the same thing wished for once more."""

from __future__ import annotations

from app.dialog import repeating
from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.skills import additions, checkout, choosing, ending, offering
from app.domain.basket import Item
from app.domain.commands import AddLine, Cancel, RefProduct, RemoveLine, SetSlot
from app.domain.dialog_state import State
from app.domain.slots import Slot


def remove_line(d: Deciding, heard: Heard) -> bool:
    """One line out; which one is asked when several could be meant. The last one out is a cancel."""
    items = d.conversation.basket.items
    wanted = heard.first(RemoveLine) or _refused_line(d, heard)
    if wanted is None or not items:
        return False
    if d.conversation.ordered:
        return additions.take_back(d, wanted)
    fits = [index for index, item in enumerate(items) if _fits(d, wanted, index, item)]
    if not fits:
        return False
    if len(items) == 1:
        heard.commands = (*heard.commands, Cancel(wanted.evidence))
        return ending.cancel(d, heard)
    if len(fits) > 1:
        offering.ask_which_line(d, {index: offering.named(d, items[index]) for index in fits})
        return True
    _take_out(d, fits[0])
    if heard.has(AddLine):
        # Something else is wished for in the same breath: what was removed is no part of that wish.
        heard.commands = tuple(c for c in heard.commands if not (isinstance(c, RefProduct) and c.product_id == wanted.product_id))
        return False
    _go_on(d, heard)
    return True


def _take_out(d: Deciding, index: int) -> None:
    product = d.product(d.conversation.basket.items[index])
    d.change(basket=d.conversation.basket.without(index))
    if product:
        d.say(Act.LINE_REMOVED, v1=d.given(title=d.title(product)), q=d.q())


def _refused_line(d: Deciding, heard: Heard) -> RemoveLine | None:
    """«Мрію не треба» among several things takes that one out; a single thing refused is looked for anew, or in another colour."""
    items = d.conversation.basket.items
    several = len(items) > 1 and not d.conversation.ordered
    added = d.conversation.ordered and d.turn.order is not None and d.turn.order.addition
    wishes = [c for c in heard.commands if isinstance(c, AddLine | RefProduct | SetSlot) and not _is_refusal(c)]
    refused = [c for c in heard.commands if isinstance(c, RefProduct | SetSlot) and _is_refusal(c)]
    if not (several or added) or wishes or len(refused) != 1:
        return None
    said = refused[0]
    if isinstance(said, RefProduct):
        return RemoveLine(said.product_id, evidence=said.evidence)
    return RemoveLine(colour=str(said.value), evidence=said.evidence) if said.slot is Slot.COLOUR else None


def _is_refusal(command: AddLine | RefProduct | SetSlot) -> bool:
    return (isinstance(command, RefProduct) and command.rejected) or (isinstance(command, SetSlot) and command.op == "negate")


def _fits(d: Deciding, wanted: RemoveLine, index: int, item: Item) -> bool:
    return (
        wanted.index in (None, index)
        and wanted.product_id in (None, item.product_id)
        and (wanted.colour is None or d.colour(item) == wanted.colour)
    )


def one_more(d: Deciding, heard: Heard) -> bool:
    """The answer to whether the same thing is wanted once more."""
    pending = d.before.pending
    if pending is None or pending.kind is not Asking.ONE_MORE or heard.answer() not in ("yes", "no"):
        return False
    if heard.answer() == "yes":
        repeating.one_more(d, int(pending.options[0]))
        heard.done.wished = heard.done.repriced = True
    _go_on(d, heard)
    return True


def ask_one_more(d: Deciding, heard: Heard) -> bool:
    """The same wish word for word: said twice, or meant twice? Nothing is doubled unasked."""
    index = heard.done.repeated
    variant = d.variant(d.conversation.basket.items[index]) if index is not None else None
    if index is None or variant is None:
        return False
    d.say(Act.ALREADY_CHOSEN, ask=Question(Asking.ONE_MORE, (str(index),)), v1=d.v(variant))
    return True


def _go_on(d: Deciding, heard: Heard) -> None:
    if d.conversation.state is State.PAYMENT_DELIVERY:
        checkout.checkout(d, heard)
    elif d.complete:
        offering.make_offer(d, heard)
    else:
        choosing.ask_missing(d, heard)
