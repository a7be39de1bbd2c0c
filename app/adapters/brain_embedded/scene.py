"""Where the talk stands, as far as reading a message depends on it."""

from __future__ import annotations

from dataclasses import dataclass

from app.dialog.conversation import Asking
from app.dialog.turn import Turn
from app.domain.basket import Item
from app.domain.catalogue import Product
from app.domain.dialog_state import State
from app.domain.orders import OrderStatus
from app.domain.slots import Delivery, Method


@dataclass(frozen=True, slots=True)
class Scene:
    state: State
    pending: Asking | None
    options: tuple[str, ...]
    item: Item
    product: Product | None
    shown: tuple[str, ...]  # product ids an ordinal counts through
    colours: tuple[str | None, ...]  # beside each of `shown`: the colour it was shown in, where an option named one
    heights: tuple[int, ...]  # of the children this talk knows
    children: tuple[str, ...]  # the words they are called by
    weighed: tuple[str, ...]  # sizes whose price the last message only asked for
    lines: tuple[Item, ...]  # everything being put together, the item under discussion among it
    delivery: Delivery
    method: Method | None
    has_order: bool
    has_goods: bool  # a parcel of ours has arrived
    has_photo: bool
    proof_waits: bool  # a payment is being checked by people
    settled: bool  # what is in the basket was ordered and approved
    taken_back: bool  # nothing is chosen, and what was is cancelled or lapsed
    by_height: bool  # the shop's sizes follow from a height

    @property
    def in_checkout(self) -> bool:
        return self.state is State.PAYMENT_DELIVERY

    @property
    def wants_parcel(self) -> bool:
        """Delivery data may come: they are asked for, or a priced offer stands."""
        return self.in_checkout or self.pending in (Asking.DELIVERY, Asking.METHOD, Asking.RECEIPT)

    @property
    def is_known_in_size(self) -> bool:
        return bool(self.item.product_id and (self.item.size or self.item.height))

    @property
    def is_complete(self) -> bool:
        item = self.item
        return bool(
            item.product_id
            and (item.size or item.height or (self.product and len(self.product.sizes) == 1))
            and (item.colour or (self.product and len(self.product.colours) == 1))
        )


def of(turn: Turn) -> Scene:
    talk = turn.conversation
    pending = talk.pending.kind if talk.pending else None
    options = talk.pending.options if talk.pending else ()
    products = [(key, colour or None) for key, _, colour in (o.partition(":") for o in options) if turn.catalogue.find(key)]
    shown = products or [(key, None) for key in talk.shown]
    return Scene(
        state=talk.state,
        pending=pending,
        options=options,
        item=talk.basket.item,
        product=turn.catalogue.find(talk.basket.item.product_id),
        shown=tuple(key for key, _ in shown),
        colours=tuple(colour for _, colour in shown),
        heights=talk.heights or tuple(line.height for line in talk.basket.items if line.height),
        children=tuple(child.name for child in talk.children),
        weighed=talk.weighed,
        lines=talk.basket.items,
        delivery=talk.delivery,
        method=talk.method,
        has_order=turn.order is not None,
        has_goods=any(order.status is OrderStatus.DELIVERED for order in turn.orders),
        proof_waits=turn.order is not None and turn.order.status is OrderStatus.AWAITING_APPROVAL,
        settled=talk.ordered,
        taken_back=talk.basket.item.product_id is None
        and (
            bool(talk.set_aside.items)
            or (turn.order is not None and turn.order.status in (OrderStatus.CANCELLED, OrderStatus.EXPIRED))
        ),
        by_height=bool(turn.shop.sizing.table),
        has_photo=any(inbound.has_photo for inbound in turn.inbounds) or bool(turn.sightings),
    )
