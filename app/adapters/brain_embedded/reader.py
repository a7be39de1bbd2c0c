"""Free text → commands: what comes before any sale, the sale itself, then what the model below the rules supposes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.adapters.brain_embedded import (
    answers,
    grievances,
    hunches,
    message,
    moods,
    questions,
    sale,
    shop_questions,
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
    Handoff,
    HandoffReason,
    Paid,
    Pleasantry,
    RefProduct,
    SetSlot,
    SmallTalk,
    Topic,
)
from app.domain.dialog_state import State
from app.domain.slots import DELIVERY_SLOTS, Slot

_COURTESIES = (Pleasantry.GREETING, Pleasantry.THANKS)
_POLITE_WORDS = 4
_PLAIN_ENOUGH = frozenset({Topic.PHOTO, Topic.EXCHANGE})  # questions no second opinion is asked about
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
    instead = _instead_of_sale(said, scene, handoffs)
    if instead is not None:
        return Read(instead)
    commands = _without_manner(said, scene, [*handoffs, *sale.read(said, scene, turn)])
    commands.extend(answers.pleasantries(said, commands))
    confidence = 1.0
    if not _substance(commands) and _is_foreign(said, commands, scene):
        commands = [c for c in commands if isinstance(c, Answer) or (isinstance(c, SmallTalk) and c.kind in _COURTESIES)]
        commands.extend(moods.off_topic(said))
    elif _is_slight(commands, said):
        commands, confidence = _supposed(said, scene, commands, model)
    elif not _is_praise(said) and not any(isinstance(c, Ask) and _is_plain(c) for c in commands):
        commands = [*commands, *hunches.second(said, scene, commands, model)]
    return Read(commands, _unconsumed(said, commands), confidence)


def _instead_of_sale(said: Message, scene: Scene, handoffs: Sequence[Handoff]) -> list[Command] | None:
    """What is answered before anything is sold: a person called for, an attempt refused, a sum set. None where the sale is read."""
    if any(handoff.reason not in _WISH_TAKEOVERS for handoff in handoffs):
        return [*handoffs, *_kept_questions(said, scene)]
    refused = moods.refusals(said)
    if refused:
        return [*refused, *_asked_for(said, scene), *moods.off_topic(said)]
    return [*handoffs, *moods.off_topic(said)] if moods.is_sum(said) else None


def _without_manner(said: Message, scene: Scene, commands: list[Command]) -> list[Command]:
    """Without goods that are only a manner of speaking: beside something foreign, or in praise that chooses nothing."""
    if _is_foreign(said, commands, scene):
        commands = [
            c for c in commands if isinstance(c, (Answer, Cancel, Handoff)) or (isinstance(c, SetSlot) and c.slot in DELIVERY_SLOTS)
        ]
    if _is_praise(said) and not _chooses_shown(said, scene) and scene.pending in (None, Asking.RECEIPT, Asking.CSAT):
        return [c for c in commands if isinstance(c, Answer)]
    return commands


def _supposed(said: Message, scene: Scene, commands: list[Command], model: Callable[[], Intuition]) -> tuple[list[Command], float]:
    """Where the rules found next to nothing: what the model below them supposes, and how sure it is (0 to 1)."""
    hunch = hunches.read(said, scene, model)
    if grievances.is_calm(said):
        hunch = replace(hunch, commands=tuple(c for c in hunch.commands if not isinstance(c, Handoff)))
    strange = moods.off_topic(said) if not commands and not hunch.sure and _is_early(scene) else []
    polite = commands if hunch.is_talk or not hunch.commands else []
    return [*polite, *hunch.commands, *strange], hunch.confidence


def _is_plain(ask: Ask) -> bool:
    return ask.topic in _PLAIN_ENOUGH or (ask.topic is Topic.FAQ and ask.detail in shop_questions.TOPICS)


def _is_slight(commands: Sequence[Command], said: Message) -> bool:
    """Nothing, or no more than a word of politeness before something else."""
    polite = all(isinstance(c, SmallTalk) and c.kind in (Pleasantry.ACKNOWLEDGE, Pleasantry.GREETING) for c in commands)
    return not commands or (polite and len(said.words) > _POLITE_WORDS)


def _is_early(scene: Scene) -> bool:
    """Before anything was bought, words that mean nothing to us are talk about something else; later they may be a grievance."""
    return scene.state in (State.INIT, State.DISCOVERY, State.OUT_OF_DOMAIN) and not scene.has_order


def _is_foreign(said: Message, commands: Sequence[Command], scene: Scene) -> bool:
    return said.has("off_topic") and not _is_ours(said, commands, scene)


def _is_ours(said: Message, commands: Sequence[Command], scene: Scene) -> bool:
    """Goods are named, or the question that waits is answered: a foreign word beside is only a manner of speaking."""
    if sale.is_awaited(commands, scene):
        return True
    return any(
        mention.of("product") or mention.of("category") or (mention.of("not_made") and not moods.is_of_house(said, mention.first))
        for mention in said.mentions
    )


def _is_praise(said: Message) -> bool:
    """Praise names things without wishing them: «сукня просто бомба»."""
    return (
        grievances.is_praised(said)
        and not said.has("photo", "want", "price", "how_much", "add", "order")
        and "?" not in said.text
        and not said.numbers
    )


def _chooses_shown(said: Message, scene: Scene) -> bool:
    """«мрія більше подобається»: of several shown, before anything is bought, the one praised is the one chosen."""
    named = {name for m in said.mentions if (entry := m.of("product")) for name in entry.names} & set(scene.shown)
    return len(named) == 1 and len(scene.shown) > 1 and not scene.has_order


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
