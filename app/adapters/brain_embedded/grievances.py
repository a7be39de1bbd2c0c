"""What went wrong with something ordered: a complaint is told from a policy question, a supposition and praise (DOMAIN §6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.adapters.brain_embedded.consent import NOT
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.negation import is_rejected
from app.adapters.brain_embedded.scene import Scene
from app.domain.commands import HandoffReason
from app.domain.dialog_state import State

_R = HandoffReason
_PRESSING = ("late", "return_wanted", "defect", "wrong_item", "impatient")


def read(message: Message, scene: Scene) -> tuple[HandoffReason, tuple[str, ...]] | None:
    """The reason people are needed for, and the meanings it rests on."""
    if message.has("off_topic") and not message.mentions:
        return None
    case = _Case(message, scene)
    for reason, meanings, even_supposed, applies in _CASES:
        if message.has(*meanings) and (even_supposed or not case.supposed) and applies(case):
            return _exact(message, reason), meanings
    pressed = scene.state is State.COMPLAINT and (message.has(*_PRESSING) or case.asks_of_nothing)
    return (_R.COMPLAINT, _PRESSING) if pressed and not case.supposed else None


def is_calm(message: Message) -> bool:
    """A defect is named and only denied, or asked about at large: nobody need be called."""
    return message.has("defect") and not _is_defective(message)


@dataclass(frozen=True, slots=True)
class _Case:
    message: Message
    scene: Scene

    @property
    def supposed(self) -> bool:
        at_large = self.message.asks and self.has("in_general") and not self.has("received")
        return at_large or self.message.has("if", "lest", "hearsay")

    @property
    def asks_of_nothing(self) -> bool:
        return self.message.asks and not self.message.mentions and not self.has("thanks")

    @property
    def has(self) -> Callable[..., bool]:
        return self.message.has

    @property
    def returns_own(self) -> bool:
        """«чи можна обміняти, річ нова з биркою»: what has arrived is spoken of, however politely."""
        return self.scene.has_goods and self.has("own_thing", "too_small") and not self.has("lest", "hearsay")

    @property
    def gives_back(self) -> bool:
        """A thing in the shopper's hands goes back: said of it, or wished by someone whose parcel has arrived."""
        if self.has("received", "too_small"):
            return True
        if self.scene.has_goods:
            return not self.has("in_general") and (not self.message.asks or self.has("take_back", "bigger", "smaller", "want"))
        return self.has("take_back") and self.has("bare_wish", "want") and not self.message.asks and not self.scene.in_checkout


def _exact(message: Message, reason: HandoffReason) -> HandoffReason:
    if reason is _R.RETURN and message.has("exchange"):
        return _R.EXCHANGE
    return _R.COMPLAINT if reason is _R.LOST_PARCEL and not message.has("parcel") else reason


def _is_defective(message: Message) -> bool:
    """A defect that is not only denied («нитки не стирчать, шви рівні?») nor asked about at large («буває брак?»)."""
    if message.asks and message.has("in_general") and not message.has("received"):
        return False
    return any(not is_rejected(message, first, last) for first, last in message.hits.spans("defect"))


def _is_furious(case: _Case) -> bool:
    if "?" in case.message.text and not any(_is_meant(case.message, first) for first, _ in case.message.hits.spans("fury")):
        return False  # «ви точно не шахраї?» asks to be reassured
    praised = is_praised(case.message) and not case.has("deadline_missed", "defect")
    return not praised and (not case.supposed or case.has("threat"))


def is_praised(message: Message) -> bool:
    """A word of praise that no «не» stands before: «не підійшов» praises nothing."""
    return any(_is_meant(message, first) for first, _ in message.hits.spans("praise"))


def _is_meant(message: Message, at: int) -> bool:
    return at == 0 or message.words[at - 1].low not in NOT or message.words[at].opens_clause


def _has_not_come(case: _Case) -> bool:
    """«посилка так і не приїхала»: said of a parcel that should be there, or after all this time."""
    if case.has("photo", "photo_receipt", "requisites", "tracking"):
        return False
    return case.scene.has_goods or (case.has("parcel") and case.has("still_not"))


def _is_dawdled(case: _Case) -> bool:
    return case.scene.has_order or case.scene.has_goods or case.has("parcel", "waited", "ignored")


def _is_overdue(case: _Case) -> bool:
    """A promised day that passed; a promised price is no deadline."""
    promised_price = case.has("promise_of_price") and not case.has("parcel", "waited")
    asked_how_long = case.has("delivery") and case.has("how_much") and not case.has("waited", "parcel", "received")
    return (
        not asked_how_long
        and not case.has("pondering", "hesitation")
        and case.has("deadline_missed")
        and not promised_price
        and not (case.has("price") and bool(case.message.mentions))
    )


def _gave_no_part(case: _Case) -> bool:
    return case.scene.has_goods or case.has("received", "parcel", "wrong_item_sure")


def _is_rag(case: _Case) -> bool:
    return case.has("received", "wrong_item", "return_wanted", "defect") or not case.has("price", "dispute")


_Applies = Callable[[_Case], bool]
# Reason, the words that begin it, whether «якщо» leaves it standing, and the company it needs.
_CASES: tuple[tuple[HandoffReason, tuple[str, ...], bool, _Applies], ...] = (
    (_R.ABUSE, ("abuse",), True, lambda case: True),
    (_R.COMPLAINT, ("fury",), True, _is_furious),
    (_R.DEFECT, ("defect",), True, lambda c: _is_defective(c.message) and (not c.supposed or c.has("threat"))),
    (_R.COMPLAINT, ("warning",), False, lambda c: not c.message.asks),
    (_R.COMPLAINT, ("ignored",), False, lambda c: not c.has("instruct")),
    (_R.COMPLAINT, ("wrong_item",), False, lambda c: c.has("received", "late", "return_wanted", "wrong_item_sure")),
    (_R.COMPLAINT, ("missing_part",), False, _gave_no_part),
    (_R.RETURN, ("return_wanted", "take_back"), True, lambda c: c.gives_back and (not c.supposed or c.returns_own)),
    (_R.COMPLAINT, ("too_small",), False, lambda c: c.has("received") and not is_praised(c.message)),
    (_R.LOST_PARCEL, ("not_come",), False, _has_not_come),
    (_R.LOST_PARCEL, ("dawdling",), False, _is_dawdled),
    (_R.LOST_PARCEL, ("waited",), False, lambda c: not c.has("if", "pondering")),
    (_R.LOST_PARCEL, ("late",), False, _is_overdue),
    (_R.COMPLAINT, ("rag",), False, _is_rag),
)
