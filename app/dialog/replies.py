"""What a turn says: the plan of acts and cards, drafts of their words, and the bubbles that are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.dialog.acts import Act
from app.domain.effects import Effect

if TYPE_CHECKING:
    from app.dialog.conversation import Conversation, Question


class BubbleKind(StrEnum):
    """The fixed kinds of PRODUCT §11."""

    TEXT = "text"
    PRODUCT = "product"
    PRICE_TABLE = "price_table"
    SIZE_PICKER = "size_picker"
    COLOURS = "colours"
    DELIVERY_FORM = "delivery_form"
    ORDER_SUMMARY = "order_summary"
    REQUISITES = "requisites"
    PHOTO = "photo"
    STATUS = "status"
    CSAT = "csat"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One bubble of words. `refs` maps the phrase's role to the sheet's subject ({"v1": "v3"}); a role left out is its own."""

    act: Act
    refs: Mapping[str, str] = field(default_factory=dict)
    ask: Question | None = None  # what it leaves pending


@dataclass(frozen=True, slots=True)
class Card:
    """One bubble drawn from the sheet. `refs` as for speech acts: a product card needs p1 (and v… of its sizes)."""

    kind: BubbleKind
    refs: Mapping[str, str] = field(default_factory=dict)


Said = SpeechAct | Card


@dataclass(frozen=True, slots=True)
class Decision:
    """What decide settled: the conversation after this turn, what it causes, and what is to be said, in order."""

    conversation: Conversation
    effects: tuple[Effect, ...] = ()
    plan: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Words for one act, with handles in place of every fact: «{v1.title}, розмір {v1.size}: {v1.price}.»"""

    act: Act
    text: str
    refs: Mapping[str, str] = field(default_factory=dict)
    author: str = "template"
    wording: str = ""  # «act:index»


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: `choice` is posted back as a message."""

    choice: str
    label: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """What is shown and stored. `payload` holds a card's facts as they were shown; `facts` the handles it rests on."""

    kind: BubbleKind
    text: str
    choices: tuple[Choice, ...] = ()
    payload: Mapping[str, Any] = field(default_factory=dict)
    act: str = ""
    facts: tuple[str, ...] = ()
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The seal's: whether a draft or a rendered bubble may be shown, and why not."""

    ok: bool
    reasons: tuple[str, ...] = ()
