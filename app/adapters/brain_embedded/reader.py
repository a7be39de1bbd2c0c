"""Free text → commands: every reader in turn, each leaving the words it used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.adapters.brain_embedded import (
    answers,
    goods,
    grievances,
    hunches,
    measures,
    message,
    moods,
    options,
    parcel,
    questions,
    shop_questions,
    wishes,
)
from app.adapters.brain_embedded.intuition import Intuition
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.adapters.brain_embedded.vocabulary import Vocabulary
from app.dialog.conversation import Asking
from app.dialog.turn import Turn
from app.domain.commands import (
    Answer,
    Ask,
    Cancel,
    Command,
    Do,
    Handoff,
    HandoffReason,
    Paid,
    Pleasantry,
    Reference,
    RefProduct,
    SetSlot,
    SmallTalk,
    Topic,
)
from app.domain.dialog_state import State
from app.domain.slots import DELIVERY_SLOTS, Slot

_AWAITED = {
    Asking.COLOUR: (Slot.COLOUR,),
    Asking.HEIGHT: (Slot.HEIGHT, Slot.SIZE),
    Asking.SIZE: (Slot.HEIGHT, Slot.SIZE),
    Asking.WHICH_SIZE: (Slot.HEIGHT, Slot.SIZE),
}
_COURTESIES = (Pleasantry.GREETING, Pleasantry.THANKS)
_POLITE_WORDS = 4
_PLAIN_ENOUGH = frozenset({Topic.PHOTO, Topic.EXCHANGE})  # questions no second opinion is asked about
_POLICIES = frozenset({
    Topic.CARE, Topic.EXCHANGE, Topic.PRODUCTION, Topic.DELIVERY, Topic.DELIVERY_COST, Topic.PAYMENT, Topic.HOURS, Topic.LEGAL,
    Topic.STATUS, Topic.TRACKING, Topic.FAQ,
})  # fmt: skip
_LOOKED_FOR = frozenset({Slot.CATEGORY, Slot.FEATURE, Slot.ROOM_TO_GROW})
_WISH_TAKEOVERS = frozenset({HandoffReason.ASKED, HandoffReason.WHOLESALE, HandoffReason.URGENT})


@dataclass(frozen=True, slots=True)
class Read:
    """`unconsumed`: known words that found no command. `confidence`: below 1 where the model below the rules was asked."""

    commands: list[Command]
    unconsumed: tuple[str, ...] = ()
    confidence: float = 1.0


def read(text: str, scene: Scene, turn: Turn, vocabulary: Vocabulary, model: Callable[[], Intuition]) -> Read:
    """The commands of a free text, and what is left of it."""
    said = message.parse(text, vocabulary)
    handoffs = moods.handoffs(said, scene)
    if any(handoff.reason not in _WISH_TAKEOVERS for handoff in handoffs):
        return Read([*handoffs, *_kept_questions(said, scene)])
    refused = moods.refusals(said)
    if refused:
        return Read([*refused, *_asked_for(said, scene), *moods.off_topic(said)])
    if moods.is_sum(said):
        return Read([*handoffs, *moods.off_topic(said)])
    commands = [*handoffs, *_sale(said, scene, turn)]
    if said.has("off_topic") and not _is_ours(said, commands, scene):
        commands = [
            c for c in commands if isinstance(c, (Answer, Cancel, Handoff)) or (isinstance(c, SetSlot) and c.slot in DELIVERY_SLOTS)
        ]
    if _is_praise(said) and not _chooses_shown(said, scene) and scene.pending in (None, Asking.RECEIPT, Asking.CSAT):
        commands = [c for c in commands if isinstance(c, Answer)]
    commands.extend(answers.pleasantries(said, commands))
    confidence = 1.0
    if not _substance(commands) and said.has("off_topic") and not _is_ours(said, commands, scene):
        courtesies = (Pleasantry.GREETING, Pleasantry.THANKS)
        commands = [c for c in commands if isinstance(c, Answer) or (isinstance(c, SmallTalk) and c.kind in courtesies)]
        commands.extend(moods.off_topic(said))
    elif _is_slight(commands, said):
        hunch = hunches.read(said, scene, model)
        if grievances.is_calm(said):
            hunch = replace(hunch, commands=tuple(c for c in hunch.commands if not isinstance(c, Handoff)))
        strange = moods.off_topic(said) if not commands and not hunch.sure and _is_early(scene) else []
        polite = commands if hunch.is_talk or not hunch.commands else []
        commands, confidence = [*polite, *hunch.commands, *strange], hunch.confidence
    elif not _is_praise(said) and not any(isinstance(c, Ask) and _is_plain(c) for c in commands):
        commands = [*commands, *hunches.second(said, scene, commands, model)]
    return Read(commands, _unconsumed(said, commands), confidence)


def _is_plain(ask: Ask) -> bool:
    return ask.topic in _PLAIN_ENOUGH or (ask.topic is Topic.FAQ and ask.detail in shop_questions.TOPICS)


def _is_slight(commands: Sequence[Command], said: Message) -> bool:
    """Nothing, or no more than a word of politeness before something else."""
    polite = all(isinstance(c, SmallTalk) and c.kind in (Pleasantry.ACKNOWLEDGE, Pleasantry.GREETING) for c in commands)
    return not commands or (polite and len(said.words) > _POLITE_WORDS)


def _is_early(scene: Scene) -> bool:
    """Before anything was bought, words that mean nothing to us are talk about something else; later they may be a grievance."""
    return scene.state in (State.INIT, State.DISCOVERY, State.OUT_OF_DOMAIN) and not scene.has_order


def _is_ours(said: Message, commands: Sequence[Command], scene: Scene) -> bool:
    """Goods are named, or the question that waits is answered: a foreign word beside is only a manner of speaking."""
    if _is_awaited(commands, scene):
        return True
    return any(
        mention.of("product") or mention.of("category") or (mention.of("not_made") and not moods.is_of_house(said, mention.first))
        for mention in said.mentions
    )


def _is_awaited(commands: Sequence[Command], scene: Scene) -> bool:
    awaited = _AWAITED.get(scene.pending) if scene.pending else None
    return bool(awaited) and any(isinstance(c, SetSlot) and c.slot in (awaited or ()) for c in commands)


def _is_praise(said: Message) -> bool:
    """Praise names things without wishing them: «сукня просто бомба»."""
    return (
        said.has("praise")
        and not said.has("photo", "want", "price", "how_much", "add", "order")
        and "?" not in said.text
        and not said.numbers
    )


def _chooses_shown(said: Message, scene: Scene) -> bool:
    """«мрія більше подобається»: of several shown, before anything is bought, the one praised is the one chosen."""
    named = {name for m in said.mentions if (entry := m.of("product")) for name in entry.names} & set(scene.shown)
    return len(named) == 1 and len(scene.shown) > 1 and not scene.has_order


def _sale(said: Message, scene: Scene, turn: Turn) -> list[Command]:
    fields, taken = parcel.read(said, scene)
    found = measures.read(said, scene, turn.catalogue, turn.shop.sizing, taken)
    removed = options.removals(said, scene, turn.catalogue)
    wanted = [] if removed else wishes.read(said, scene, turn.catalogue, turn.shop, found, taken)
    repeated = goods.again(said, scene, turn, wanted)
    wanted = [*repeated, *wanted]
    named = any(isinstance(command, RefProduct) for command in wanted)
    outright = named or any(isinstance(c, SetSlot) and c.slot is not Slot.AGE for c in (*fields, *wanted))
    wanted = [*removed, *wanted, *([] if removed else options.read(said, scene, found, outright))]
    paid = answers.payment(said, scene)
    method = answers.method(said, scene)
    wanted = [c for c in wanted if not _is_share(c, said, method)]
    replies = answers.read(
        said, scene, gives_value=any(isinstance(c, SetSlot) and c.op == "set" for c in (*fields, *wanted)) or named
    )
    if paid:
        replies = [
            c for c in replies if not (isinstance(c, Answer) and c.value == "unsure")
        ]  # «оплачу пізніше» is said of the money
    asks = _pruned(questions.read(said, scene, named), [*fields, *paid, *method, *replies], said)
    if repeated:  # the last order is wished for again, not asked about, and it is no address
        asks = [ask for ask in asks if ask.topic is not Topic.LAST_ORDER]
        replies = [c for c in replies if not isinstance(c, Do)]
    wanted = _unsearched(wanted, asks, said)
    photo = answers.photo(said, scene)
    foreign = [] if named or _is_awaited(wanted, scene) else list(moods.not_made(said))
    if foreign:
        wanted = [c for c in wanted if not (isinstance(c, SetSlot) and c.slot in (Slot.HEIGHT, Slot.SIZE))]  # no size of ours
        asks = [ask for ask in asks if ask.topic not in (Topic.SIZES, Topic.SIZE_ADVICE)]
    if scene.pending in (Asking.CONFIRM_ORDER, Asking.UPSELL) and _only_echoes(wanted, replies):
        wanted = []
    if not named:
        wanted = [*wanted, *answers.accepted_guess(scene, replies)]
    elif scene.in_checkout and scene.item.product_id and said.has("give_up") and not said.has("add"):
        wanted = [RefProduct(scene.item.product_id, Reference.PRONOUN, rejected=True, evidence=said.said("give_up")), *wanted]
    wanted = [*wanted, *answers.refused_guess(said, scene, replies)]
    return [*replies, *fields, *method, *paid, *photo, *wanted, *foreign, *asks]


def _unsearched(wanted: list[Command], asks: list[Ask], said: Message) -> list[Command]:
    """«як прати костюм?», «а як повернути, якщо щось?»: beside a question about something else a shelf or a trait is no search."""
    policies = [ask for ask in asks if ask.topic in _POLICIES]
    if not policies or said.has("want", "show", "price") or any(isinstance(c, RefProduct) for c in wanted):
        return wanted
    asks[:] = [ask for ask in asks if ask.topic is not Topic.CATALOGUE]
    return [c for c in wanted if not (isinstance(c, SetSlot) and c.slot in _LOOKED_FOR)]


def _is_share(command: Command, said: Message, method: Sequence[Command]) -> bool:
    """«100% оплата», «200» of the ways to pay: a number that is money or a share is nobody's height."""
    if not isinstance(command, SetSlot) or command.slot not in (Slot.HEIGHT, Slot.SIZE):
        return False
    chosen = any(isinstance(c, SetSlot) and command.evidence.words == c.evidence.words for c in method)
    return chosen or f"{command.evidence.words}%" in said.text.replace(" ", "")


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


def _kept_questions(said: Message, scene: Scene) -> list[Ask]:
    return [ask for ask in questions.read(said, scene, False) if ask.topic in (Topic.STATUS, Topic.TRACKING, Topic.EXCHANGE)]


def _asked_for(said: Message, scene: Scene) -> list[Command]:
    """What an attempt asks of ours; it fills no slot."""
    asks = questions.read(said, scene, True)
    kept = [ask for ask in asks if ask.topic not in (Topic.AVAILABILITY, Topic.FEATURE, Topic.CATALOGUE)]
    if not kept and not said.has("others_data") and any(m.of("product") for m in said.mentions):
        return [Ask(Topic.DISCOUNT, evidence=said.said("price", "money_word"))]
    return list(kept)


def _substance(commands: Sequence[Command]) -> bool:
    """Whether anything of ours was said; an age or a height alone is nobody's yet."""
    slight = (Slot.AGE, Slot.HEIGHT, Slot.QUANTITY)
    return any(
        isinstance(c, (RefProduct, Ask, Answer, Cancel, Paid, Handoff)) or (isinstance(c, SetSlot) and c.slot not in slight)
        for c in commands
    )


def _unconsumed(said: Message, commands: Sequence[Command]) -> tuple[str, ...]:
    """Products, colours, categories and traits that no command rests on: they are asked about, never dropped."""
    kinds = ("product", "colour", "category", "feature")
    left = [m for m in said.mentions if not said.used & set(range(m.first, m.last + 1)) and any(m.of(kind) for kind in kinds)]
    return tuple(said.text[said.words[m.first].start : said.words[m.last].end] for m in left)
