"""A shopper at the counter: says things, and gets as far into a sale as a test needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import update

from app.dialog.turn import Inbound, Sighting, Turn
from app.domain.orders import Order
from app.extensions import write_transaction
from app.models.conversation import ConversationRow
from app.ports import Ports
from app.services import approvals, conversations
from app.services.runtime import runtime
from app.services.views import OpenConversation, Standing, TurnResult, WaitingPayment

WISH = "Добрий день! Цікавить костюм Лагуна жовтий"
DELIVERY = "Іваненко Марія, 0671234567, Київ, відділення 12"
_names = count(1)


@dataclass(frozen=True)
class Shopper:
    talk: OpenConversation

    @classmethod
    def enters(cls) -> Shopper:
        return cls(conversations.open_for(None))

    @property
    def id(self) -> int:
        return self.talk.conversation_id

    def says(self, text: str = "", client_id: str | None = None, **more: object) -> TurnResult:
        inbound = Inbound(client_id or f"m-{next(_names):06}", text, **more)  # type: ignore[arg-type]
        return conversations.take_turn(self.talk.conversation_id, self.talk.shopper_id, inbound)

    def sends_receipt(self) -> TurnResult:
        return self.says(sighting=Sighting("receipt"))

    def gets_offer(self, wish: str = WISH) -> TurnResult:
        self.says(wish)
        return self.says("зріст 112")

    def orders(self, method: str = "повна оплата", wish: str = WISH) -> Order:
        """As far as the requisites."""
        self.gets_offer(wish)
        self.says("беру")
        self.says(DELIVERY)
        self.says(f"все вірно, {method}")
        return self.order

    def pays(self, method: str = "повна оплата", wish: str = WISH) -> WaitingPayment:
        self.orders(method, wish)
        self.sends_receipt()
        waiting = approvals.waiting_of(self.id)
        assert waiting
        return waiting

    @property
    def stands(self) -> Standing:
        return conversations.standing(self.id)

    @property
    def order(self) -> Order:
        return self.stands.orders[-1]


def words(result: TurnResult | None) -> str:
    return "\n".join(bubble.text for bubble in result.bubbles) if result else ""


def acts(result: TurnResult | None) -> list[str]:
    return [bubble.act or bubble.kind for bubble in result.bubbles] if result else []


class Thinking:
    """The dialogue with its run replaced: a test's hand in the moment when no transaction is open."""

    def __init__(self, run: Callable[[Turn, Ports], Turn]) -> None:
        real = runtime().dialogue
        self.run, self.redecide, self.apologise = run, real.redecide, real.apologise


def hold_lease(shopper: Shopper, clock: Callable[[], datetime], seconds: float) -> None:
    """As if another process were answering this talk."""
    with write_transaction() as session:
        session.execute(
            update(ConversationRow)
            .where(ConversationRow.id == shopper.id)
            .values(turn_id="somebody", turn_boot="web-else", turn_until=clock() + timedelta(seconds=seconds))
        )
