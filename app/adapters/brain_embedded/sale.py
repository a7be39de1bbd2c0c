"""What a message says of buying: every reader in turn, each leaving the words it used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.adapters.brain_embedded import answers, goods, measures, moods, options, parcel, paying, questions, wishes
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.dialog.conversation import Asking
from app.dialog.turn import Turn
from app.domain.commands import Answer, Ask, Cancel, Command, Do, Paid, Reference, RefProduct, RemoveLine, SetSlot, Topic
from app.domain.slots import Slot

_AWAITED = {
    Asking.COLOUR: (Slot.COLOUR,),
    Asking.HEIGHT: (Slot.HEIGHT, Slot.SIZE),
    Asking.SIZE: (Slot.HEIGHT, Slot.SIZE),
    Asking.WHICH_SIZE: (Slot.HEIGHT, Slot.SIZE),
}
_POLICIES = frozenset({
    Topic.CARE, Topic.EXCHANGE, Topic.PRODUCTION, Topic.DELIVERY, Topic.DELIVERY_COST, Topic.PAYMENT, Topic.HOURS, Topic.LEGAL,
    Topic.STATUS, Topic.TRACKING, Topic.FAQ,
})  # fmt: skip
_LOOKED_FOR = frozenset({Slot.CATEGORY, Slot.FEATURE, Slot.ROOM_TO_GROW})


def read(said: Message, scene: Scene, turn: Turn) -> list[Command]:
    """Replies first, then the parcel, the money, the goods; the questions last."""
    fields, taken = parcel.read(said, scene)
    wanted, repeats = _wanted(said, scene, turn, fields, taken)
    named = any(isinstance(c, RefProduct) for c in wanted)
    paid, method = answers.payment(said, scene), paying.method(said, scene)
    wanted = [c for c in wanted if not _is_share(c, said, method)]
    replies = _replies(said, scene, [*fields, *wanted], paid)
    asks = _pruned(questions.read(said, scene, named), [*fields, *paid, *method, *replies], said)
    if repeats:  # the last order is wished for again, not asked about, and it is no address
        asks = [ask for ask in asks if ask.topic is not Topic.LAST_ORDER]
        replies = [c for c in replies if not isinstance(c, Do)]
    wanted = _unsearched(wanted, asks, said)
    photo = answers.photo(said, scene)
    foreign = [] if named or is_awaited(wanted, scene) else list(moods.not_made(said))
    if foreign:
        wanted = [c for c in wanted if not (isinstance(c, SetSlot) and c.slot in (Slot.HEIGHT, Slot.SIZE))]  # no size of ours
        asks = [ask for ask in asks if ask.topic not in (Topic.SIZES, Topic.SIZE_ADVICE)]
    wanted = _answered(said, scene, wanted, replies, named)
    return [*replies, *fields, *method, *paid, *photo, *wanted, *foreign, *asks]


def _wanted(
    said: Message, scene: Scene, turn: Turn, fields: Sequence[Command], taken: frozenset[int]
) -> tuple[list[Command], bool]:
    """Lines taken out, or else goods and values wished for; and whether the last order is wished for again."""
    found = measures.read(said, scene, turn.catalogue, turn.shop.sizing, taken)
    removed = options.removals(said, scene, turn.catalogue)
    wished = [] if removed else wishes.read(said, scene, turn.catalogue, turn.shop, found, taken)
    repeated = goods.again(said, scene, turn, wished)
    wished = [*repeated, *wished]
    outright = any(isinstance(c, RefProduct) for c in wished)
    outright = outright or any(isinstance(c, SetSlot) and c.slot is not Slot.AGE for c in (*fields, *wished))
    chosen = [] if removed else options.read(said, scene, found, outright)
    return [*removed, *wished, *chosen], bool(repeated)


def _replies(said: Message, scene: Scene, given: Sequence[Command], paid: Sequence[Command]) -> list[Command]:
    """`given`: goods and values of the same message, which tell a yes from a wish."""
    gives_value = any(isinstance(c, RefProduct) or (isinstance(c, SetSlot) and c.op == "set") for c in given)
    replies = answers.read(said, scene, gives_value=gives_value)
    if any(isinstance(c, RemoveLine) for c in given):
        replies = [c for c in replies if not (isinstance(c, Answer) and c.value == "no")]  # one of several is refused, not the sale
    if not paid:
        return replies
    return [c for c in replies if not (isinstance(c, Answer) and c.value == "unsure")]  # «оплачу пізніше» is said of the money


def _answered(said: Message, scene: Scene, wanted: list[Command], replies: Sequence[Command], named: bool) -> list[Command]:
    """The goods wanted after a yes or no: to the one product proposed, to the offer, to the thing being ordered."""
    if scene.pending in (Asking.CONFIRM_ORDER, Asking.UPSELL) and _only_echoes(wanted, replies):
        wanted = []
    if not named:
        wanted = [*wanted, *answers.accepted_guess(scene, replies)]
    elif scene.in_checkout and scene.item.product_id and said.has("give_up") and not said.has("add"):
        wanted = [RefProduct(scene.item.product_id, Reference.PRONOUN, rejected=True, evidence=said.said("give_up")), *wanted]
    return [*wanted, *answers.refused_guess(said, scene, replies)]


def _is_share(command: Command, said: Message, method: Sequence[Command]) -> bool:
    """«100% оплата», «200» of the ways to pay: a number that is money or a share is nobody's height."""
    if not isinstance(command, SetSlot) or command.slot not in (Slot.HEIGHT, Slot.SIZE):
        return False
    chosen = any(isinstance(c, SetSlot) and command.evidence.words == c.evidence.words for c in method)
    return chosen or f"{command.evidence.words}%" in said.text.replace(" ", "")


def _unsearched(wanted: list[Command], asks: list[Ask], said: Message) -> list[Command]:
    """«як прати костюм?», «а як повернути, якщо щось?»: beside a question about something else a shelf or a trait is no search."""
    policies = [ask for ask in asks if ask.topic in _POLICIES]
    if not policies or said.has("want", "show", "price") or any(isinstance(c, RefProduct) for c in wanted):
        return wanted
    asks[:] = [ask for ask in asks if ask.topic is not Topic.CATALOGUE]
    return [c for c in wanted if not (isinstance(c, SetSlot) and c.slot in _LOOKED_FOR)]


def _only_echoes(wanted: Sequence[Command], replies: Sequence[Command]) -> bool:
    """«тренч? ні, дякую»: a thing named only to be declined."""
    declined = any(isinstance(c, Answer) and c.value == "no" for c in replies)
    return declined and all(
        (isinstance(c, SetSlot) and c.slot is Slot.CATEGORY) or (isinstance(c, RefProduct) and not c.rejected) for c in wanted
    )


def _pruned(asks: Sequence[Ask], others: Sequence[Command], said: Message) -> list[Ask]:
    """Without questions that are only the words of an answer: «передоплата» chosen, «скасуйте», «оплатила»."""
    tall = said.has("which_size") and bool(said.numbers)
    kept = [replace(ask, topic=Topic.SIZE_ADVICE) if tall and ask.topic is Topic.SIZES else ask for ask in asks]
    if any(isinstance(c, Paid) for c in others):
        kept = [
            a
            for a in kept
            if a.topic in (Topic.REQUISITES, Topic.MONEY_ARRIVED, Topic.EXCHANGE, Topic.TRACKING)
            or (a.topic is Topic.PAYMENT and said.has("payment"))
            if said.asks
        ]
    if any(isinstance(c, Answer) and c.value == "no" for c in others) or said.has("hesitation"):
        kept = [ask for ask in kept if ask.topic is not Topic.DISPUTE]  # refused or postponed, not disputed
    if any(isinstance(c, Answer) and c.value == "unsure" for c in others) and "?" not in said.text:
        kept = [ask for ask in kept if ask.topic not in (Topic.HOURS, Topic.CATALOGUE)]  # «щось сумніваюсь», «на вихідних»
    if any(isinstance(c, Cancel) for c in others):
        kept = []
    return kept


def is_awaited(commands: Sequence[Command], scene: Scene) -> bool:
    """Whether a value answers the question that waits."""
    awaited = _AWAITED.get(scene.pending) if scene.pending else None
    return bool(awaited) and any(isinstance(c, SetSlot) and c.slot in (awaited or ()) for c in commands)
