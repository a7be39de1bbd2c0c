"""What a message sounds like when the rules found nothing in it: the model is asked, the talk's own question weighs more.

A hunch never orders, cancels, consents, answers or fills a field; only a strong one calls people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.adapters.brain_embedded.intuition import Intuition
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.ngrams import spelt
from app.adapters.brain_embedded.scene import Scene
from app.dialog.conversation import Asking
from app.domain.commands import (
    Answer,
    Ask,
    Cancel,
    Command,
    Evidence,
    Handoff,
    HandoffReason,
    NotMade,
    OffTopic,
    PhotoTalk,
    Pleasantry,
    Reference,
    RefProduct,
    SetSlot,
    SmallTalk,
    Sounds,
    Topic,
)
from app.domain.dialog_state import Intent, State
from app.domain.intents import IntentContext, name
from app.domain.slots import DELIVERY_SLOTS, Slot

# Thresholds chosen on authors left out of the teaching: see tests/voices/README.md.
_ENOUGH = 0.3  # below this nothing is guessed
_SURE_OF_TROUBLE = 0.5  # people are called for no less where the rules found nothing,
_SURE_OF_ASKED_TROUBLE = 0.6  # nor for less than this where it is a question
_LIKELY = 0.5  # a second opinion is heard from here on,
_SURE: Mapping[Intent, float] = {Intent.PAYMENT: 0.8, Intent.COLOUR: 0.8, Intent.PHOTO: 0.7}  # against what rules seldom mistake
_UNMISTAKABLE = 0.85  # people are called beside a question for no less
_SUPPOSED = ("pondering", "if", "lest", "hearsay")
_MEASURED = frozenset({Slot.HEIGHT, Slot.SIZE})
_OF_GOODS = frozenset({Intent.SIZE, Intent.COLOUR, Intent.PHOTO})
_WHEREABOUTS = frozenset({Topic.STATUS, Topic.TRACKING, Topic.DELIVERY})
_EXPECTED = 3.0  # how much likelier an answer to the pending question is than the words alone say
_COLUMN: Mapping[Asking, Intent] = {
    Asking.HEIGHT: Intent.SIZE, Asking.SIZE: Intent.SIZE, Asking.WHICH_SIZE: Intent.SIZE, Asking.COLOUR: Intent.COLOUR,
    Asking.WHICH_PRODUCT: Intent.DISCOVERY, Asking.DELIVERY: Intent.PAYMENT, Asking.METHOD: Intent.PAYMENT,
    Asking.RECEIPT: Intent.PAYMENT, Asking.CATEGORY: Intent.DISCOVERY,
}  # fmt: skip

_OPEN_STATES = frozenset({State.INIT, State.DISCOVERY, State.END, State.OUT_OF_DOMAIN})
_HELD: Mapping[State, Intent] = {State.PAYMENT_DELIVERY: Intent.PAYMENT, State.COMPLAINT: Intent.COMPLAINT}


@dataclass(frozen=True, slots=True)
class Hunch:
    """`sure`: likely enough that the words are not taken for talk about something else."""

    commands: tuple[Command, ...] = ()
    confidence: float = 1.0
    sure: bool = False

    @property
    def is_talk(self) -> bool:
        """Only small talk: it adds nothing to politeness already heard."""
        return all(isinstance(command, SmallTalk) for command in self.commands)


def read(message: Message, scene: Scene, model: Callable[[], Intuition]) -> Hunch:
    """The likeliest intent as the harmless command that stands for it."""
    keys = _keys(message)
    if not any(key.isalpha() for key in keys):
        return Hunch()
    intent, probability = _likeliest(model().weigh(keys), scene)
    if probability < _ENOUGH or intent is Intent.UNKNOWN:
        return Hunch(confidence=probability, sure=intent is Intent.UNKNOWN and probability >= _ENOUGH)
    if intent is Intent.COMPLAINT and (probability < _trouble(message) or message.has(*_SUPPOSED)):
        return Hunch(confidence=probability, sure=True)
    if intent is Intent.PHOTO and scene.product is not None and not message.has("photo"):
        return Hunch(confidence=probability, sure=True)  # no picture is named, and a thing is being talked about
    return Hunch((_COMMANDS[intent](scene, Evidence(message.text)),), probability, sure=True)


def _trouble(message: Message) -> float:
    return _SURE_OF_ASKED_TROUBLE if "?" in message.text else _SURE_OF_TROUBLE


def second(message: Message, scene: Scene, commands: Sequence[Command], model: Callable[[], Intuition]) -> tuple[Command, ...]:
    """Which column a message belongs to, where none of our questions waits and nothing binding was said.

    It is heard beside what the rules found, never instead of it; only a strong one calls people.
    """
    if scene.pending is not None or scene.state not in _OPEN_STATES or not all(_is_open(command) for command in commands):
        return ()
    named = any(isinstance(command, RefProduct) and command.how is Reference.NAME for command in commands)
    pointed = any(isinstance(command, RefProduct) for command in commands)
    if any(isinstance(command, SetSlot) and (named or (pointed and command.slot in _MEASURED)) for command in commands):
        return ()  # a wish spelt out leaves nothing to guess
    intent, probability = _likeliest(model().weigh(_keys(message)), scene)
    if any(isinstance(command, NotMade) for command in commands) and intent is not Intent.COMPLAINT:
        return ()  # what the shop does not make is no size of ours
    if intent is Intent.GREETING and not all(isinstance(command, SmallTalk) for command in commands):
        return ()  # a greeting in front of something else
    if intent is Intent.UNKNOWN or probability < _SURE.get(_by_rules(commands, scene), _LIKELY):
        return ()
    if intent is Intent.COMPLAINT:
        return _grievance(message, commands, probability)
    if named and intent not in _OF_GOODS:
        return ()
    return (Sounds(intent, Evidence(message.text)),)


def _grievance(message: Message, commands: Sequence[Command], probability: float) -> tuple[Command, ...]:
    """People are called beside a question only for what is unmistakable: not for what is supposed, not for where a parcel is."""
    calm = any(isinstance(c, RefProduct) or (isinstance(c, Ask) and c.topic in _WHEREABOUTS) for c in commands)
    if calm or message.has(*_SUPPOSED) or probability < _UNMISTAKABLE:
        return ()
    return (Handoff(HandoffReason.COMPLAINT, Evidence(message.text)),)


def _by_rules(commands: Sequence[Command], scene: Scene) -> Intent:
    return name(commands, IntentContext(state=scene.state, has_order=scene.has_order))


def _keys(message: Message) -> list[str]:
    return spelt(message.words, message.text, message.hits.meanings(), message.numbers)


def _is_open(command: Command) -> bool:
    if isinstance(command, SetSlot):
        return command.slot not in (*DELIVERY_SLOTS, Slot.METHOD)
    return isinstance(command, (Answer, Ask, Cancel, NotMade, OffTopic, PhotoTalk, RefProduct, SmallTalk))


def _likeliest(weighed: Mapping[Intent, float], scene: Scene) -> tuple[Intent, float]:
    expected = _COLUMN.get(scene.pending) if scene.pending else None
    expected = expected or _HELD.get(scene.state)
    leaning = {intent: p * (_EXPECTED if intent is expected else 1.0) for intent, p in weighed.items()}
    best = max(leaning, key=leaning.__getitem__)
    return best, leaning[best] / sum(leaning.values())


def _sounds(intent: Intent) -> Callable[[Scene, Evidence], Command]:
    return lambda scene, evidence: Sounds(intent, evidence)


def _about_product(topic: Topic, intent: Intent) -> Callable[[Scene, Evidence], Command]:
    """The product's own list, if one is talked about."""
    return lambda scene, evidence: Ask(topic, evidence=evidence) if scene.product else Sounds(intent, evidence)


_COMMANDS: Mapping[Intent, Callable[[Scene, Evidence], Command]] = {
    Intent.GREETING: lambda scene, evidence: SmallTalk(Pleasantry.GREETING, evidence),
    Intent.THANKS: lambda scene, evidence: SmallTalk(Pleasantry.ACKNOWLEDGE, evidence),
    Intent.OUT_OF_DOMAIN: lambda scene, evidence: OffTopic(evidence),
    Intent.COMPLAINT: lambda scene, evidence: Handoff(HandoffReason.COMPLAINT, evidence),
    Intent.PHOTO: lambda scene, evidence: PhotoTalk(evidence),
    Intent.SIZE: _about_product(Topic.SIZES, Intent.SIZE),
    Intent.COLOUR: _about_product(Topic.COLOURS, Intent.COLOUR),
    Intent.DISCOVERY: _sounds(Intent.DISCOVERY),
    Intent.PAYMENT: _sounds(Intent.PAYMENT),
}
