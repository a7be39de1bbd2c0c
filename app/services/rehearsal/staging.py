"""A scene made real: a shopper, a talk, and the order, hold and reminders that led there, through the services that make them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.dialog.conversation import Conversation
from app.dialog.turn import Turn
from app.domain import follow_ups, sizing
from app.domain.catalogue import Variant
from app.domain.dialog_state import State
from app.domain.effects import (
    Effect,
    FileProof,
    OpenTicket,
    SaveOrder,
    ScheduleFollowUps,
    TakeOver,
    TakeoverReason,
    TicketReason,
    WantedLine,
)
from app.domain.orders import Order, OrderStatus, number
from app.domain.shopper import Shopper
from app.extensions import write_connection
from app.models.conversation import ConversationRow
from app.models.shopper import ShopperRow
from app.services import catalogue, codec, conversations
from app.services.ordering import journal, locking, proofs, reading
from app.services.rehearsal.remembering import conversation_at
from app.services.rehearsal.scene import PAID, Hold, Remembered, Scene, completed, is_orderable
from app.services.runtime import runtime
from app.services.turns.effects import Applying, apply
from app.services.views import OpenConversation

STAFF = "staff"
TRACKING = "20451234567890"


def stage(scene: Scene) -> OpenConversation:
    """A new shopper in the middle of the scene, now. Nothing is said: whoever watches the talk sees it from here on."""
    goods, shop = catalogue.current()
    scene = completed(scene, goods, shop)
    talk = conversations.open_for(None)
    variant = _variant(scene)
    now = runtime().clock()
    shopper = Shopper(talk.shopper_id)
    turn = Turn(runtime().ids(), Conversation(talk.conversation_id), shopper, shop, goods, now)
    with write_connection() as connection:
        at = Applying(connection, turn, talk.shopper_id, now)
        if variant and scene.order:
            _make_order(at, scene, variant)
        after = conversation_at(scene, talk.conversation_id, goods, shop, variant)
        reminders = _reminders(scene, after, turn)
        apply(at, (*_hold(scene), ScheduleFollowUps(reminders)))
        _remember_shopper(at.session, talk.shopper_id, scene)
        _remember_talk(at.session, after, len(reminders), now)
        at.settle()
    return talk


def _variant(scene: Scene) -> Variant | None:
    goods, shop = catalogue.current()
    product = goods.find(scene.item.product_id)
    if product is None or not is_orderable(scene.item, goods, shop):
        return None
    size = sizing.size_of(scene.item, product, shop.sizing)
    read = catalogue.DatabaseVariants().read((product.id,))
    return next((v for v in read if (v.colour, v.size) == (scene.item.colour, size)), None)


def _make_order(at: Applying, scene: Scene, variant: Variant) -> None:
    """The order as far along as the scene wants it, by the effects a shopper's turns would have had."""
    placed = scene.order is not OrderStatus.DRAFT
    line = WantedLine(variant.product_id, variant.colour, variant.size, scene.item.quantity, variant.price)
    numbered = number(at.conversation_id, 1)
    apply(at, (SaveOrder(numbered, (line,), scene.customer, scene.method, place=placed),))
    order = _latest(at)
    if order.id is not None and (scene.order is OrderStatus.AWAITING_APPROVAL or scene.order in PAID):
        apply(at, (FileProof(order.id),))
    if scene.order in PAID:
        _approve(at, scene, order)


def _approve(at: Applying, scene: Scene, order: Order) -> None:
    """What staff would have done, without the news of it: approved, sent off, delivered."""
    assert order.id is not None
    row = locking.order(at.session, order.id, at.shopper_id)
    payment = locking.undecided(at.session, order.id)
    assert payment is not None
    proofs.approve(at.session, row, payment.id, STAFF, at.now)
    if scene.order in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        before = journal.state_of(row)
        locking.move(row, OrderStatus.SHIPPED)
        row.tracking = TRACKING
        if scene.order is OrderStatus.DELIVERED:
            locking.move(row, OrderStatus.DELIVERED)
        journal.append(at.session, row, STAFF, scene.order.value, before, at.now)
    at.remember(last_order=codec.write_items((replace(scene.item, price_shown=None),)))


def _latest(at: Applying) -> Order:
    at.session.flush()
    return reading.of_shopper(at.session, at.shopper_id)[-1]


def _hold(scene: Scene) -> Iterator[Effect]:
    if scene.hold is Hold.TICKET:
        yield OpenTicket(TicketReason.MISSING_FACT)
    elif scene.hold is Hold.TAKEOVER:
        yield TakeOver(TakeoverReason.COMPLAINT if scene.state is State.COMPLAINT else TakeoverReason.ASKED)


def _reminders(scene: Scene, after: Conversation, turn: Turn) -> tuple[datetime, ...]:
    """Owed from now on: the talk is taken to have been led up to this moment."""
    return follow_ups.plan(
        turn.now,
        after.state,
        after.offered,
        stopped=False,
        terms=turn.shop.follow_up,
        zone=turn.shop.zone,
        paid=scene.order is OrderStatus.AWAITING_APPROVAL or scene.order in PAID,
        held=scene.hold is Hold.TAKEOVER,
    )


def _remember_shopper(session: Session, shopper_id: str, scene: Scene) -> None:
    memory = scene.memory
    session.execute(
        update(ShopperRow)
        .where(ShopperRow.id == shopper_id)
        .values(introduced=scene.introduced, greeted_on=scene.greeted_on, **_kept(memory) if memory else {})
    )


def _kept(memory: Remembered) -> dict[str, object]:
    child, where = memory.child, memory.address
    return {
        "remembers": True,
        "children": [{"height": child.height, "measured_on": child.measured_on.isoformat()}] if child else [],
        "last_order": codec.write_items((memory.last_order,)) if memory.last_order else [],
        "full_name": where.full_name,
        "phone": where.phone,
        "city": where.city,
        "np_branch": where.np_branch,
    }


def _remember_talk(session: Session, after: Conversation, reminders: int, now: datetime) -> None:
    session.execute(
        update(ConversationRow)
        .where(ConversationRow.id == after.number)
        .values(
            memory=codec.write_conversation(replace(after, tickets=0)),
            state=after.state.value,
            owner=after.owner.value,
            follow_ups_due=reminders,
            last_shopper_message_at=now,
            last_message_at=now,
        )
    )
