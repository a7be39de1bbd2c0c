"""A talk at the decider's desk: commands in, acts and effects out. Orders live in memory, as the services would write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from app.dialog.acts import Act
from app.dialog.conversation import Conversation
from app.dialog.replies import Bubble, Card, SpeechAct
from app.dialog.stages.decide import decide
from app.dialog.stages.phrase import phrase
from app.dialog.stages.seal import seal
from app.dialog.stages.understand import intent_of
from app.dialog.turn import Event, EventKind, Inbound, Sighting, Turn
from app.dialog.understanding import Understanding
from app.domain import approvals
from app.domain.catalogue import Catalogue, Variant
from app.domain.commands import Ask, Command, Reference, RefProduct, SetSlot, Topic
from app.domain.effects import AddLines, CancelOrder, Effect, FileProof, MarkGreeted, SaveOrder
from app.domain.money import Money
from app.domain.orders import Order, OrderLine, OrderStatus
from app.domain.shop import Shop
from app.domain.shopper import Shopper
from app.domain.slots import Slot
from app.ports import Ports
from app.services.seed import documents
from app.services.seed.loading import SeedFiles, load

NOON = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


@lru_cache
def seed_files() -> SeedFiles:
    return load(ROOT / "seed/products.yaml", ROOT / "seed/shop.yaml")


@lru_cache
def catalogue() -> Catalogue:
    return documents.catalogue(seed_files())


@lru_cache
def shop() -> Shop:
    return documents.shop(seed_files())


@lru_cache
def variants() -> tuple[Variant, ...]:
    told = documents.entries(seed_files())
    titles = {p.id: p for p in catalogue().products}
    return tuple(
        Variant(p.id, titles[p.id].title, c.name, c.sku, size, Money(Decimal(price), shop().currency))
        for p in told.products
        for c in titles[p.id].colours
        for size, price in p.prices.items()
    )


@dataclass
class Prices:
    """A reader of prices whose answers a test may change."""

    rows: tuple[Variant, ...] = field(default_factory=variants)

    def read(self, product_ids: Iterable[str]) -> tuple[Variant, ...]:
        wanted = set(product_ids)
        return tuple(v for v in self.rows if v.product_id in wanted)


@dataclass
class Desk:
    conversation: Conversation = field(default_factory=lambda: Conversation(number=42))
    shopper: Shopper = field(default_factory=lambda: Shopper("s"))
    orders: tuple[Order, ...] = ()
    prices: Prices = field(default_factory=Prices)
    now: datetime = NOON
    effects: tuple[Effect, ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    plan: tuple[SpeechAct | Card, ...] = ()

    def hears(self, *commands: Command, text: str = "…", sighting: Sighting | None = None, page: str | None = None) -> Desk:
        """One message of these commands, decided, said, sealed and written."""
        inbound = Inbound("c", text, sighting=sighting, page=page)
        turn = self._turn(inbounds=(inbound,), sightings=(sighting,) if sighting else ())
        return self._told(replace(turn, understanding=Understanding(commands, intent_of(turn, commands))))

    def happens(self, event: Event) -> Desk:
        return self._told(self._turn(event=event))

    def approves(self) -> Desk:
        order = self.orders[-1]
        paid = approvals.expected(replace(order, status=OrderStatus.AWAITING_PAYMENT), order.method, shop().payment)
        made = approvals.approve(order, paid)
        settled = tuple(replace(line, settled=True) for line in order.lines)
        self.orders = (
            *self.orders[:-1],
            replace(order, status=made.status, approved_sum=made.approved, proof_waiting=False, lines=settled),
        )
        return self.happens(Event(EventKind.PAYMENT_APPROVED, order.id))

    def rejects(self, reason: str) -> Desk:
        self.orders = (*self.orders[:-1], replace(self.orders[-1], status=OrderStatus.AWAITING_PAYMENT, proof_waiting=False))
        return self.happens(Event(EventKind.PAYMENT_REJECTED, self.orders[-1].id, reason))

    @property
    def acts(self) -> list[str]:
        return [said.act.value if isinstance(said, SpeechAct) else f"[{said.kind.value}]" for said in self.plan]

    @property
    def words(self) -> str:
        return "\n".join(bubble.text.replace("\u00a0", " ") for bubble in self.bubbles)

    @property
    def order(self) -> Order:
        return self.orders[-1]

    def said(self, act: Act) -> bool:
        return act.value in self.acts

    def _turn(self, **fields: object) -> Turn:
        return Turn(
            "t",
            self.conversation,
            self.shopper,
            shop(),
            catalogue(),
            self.now,
            orders=self.orders,
            **fields,  # type: ignore[arg-type]
        )

    def _told(self, turn: Turn) -> Desk:
        turn = seal(phrase(decide(turn, Ports(brain=None, variants=self.prices))))  # type: ignore[arg-type]
        assert turn.decision is not None
        assert "LAST_RESORT" not in [b.act.upper() for b in turn.bubbles], turn.trail
        self.conversation = turn.decision.conversation
        self.effects, self.plan, self.bubbles = turn.decision.effects, turn.decision.plan, turn.bubbles
        for effect in self.effects:
            self._write(effect)
        self.now += timedelta(minutes=1)
        return self

    def _write(self, effect: Effect) -> None:
        if isinstance(effect, SaveOrder):
            self._save(effect)
        elif isinstance(effect, CancelOrder):
            self.orders = (*self.orders[:-1], _ended(self.order))
        elif isinstance(effect, FileProof):
            self.orders = (*self.orders[:-1], replace(self.order, status=OrderStatus.AWAITING_APPROVAL, proof_waiting=True))
        elif isinstance(effect, AddLines):
            added = replace(self.order, lines=(*self.order.lines, *_lines(effect.lines)))
            self.orders = (*self.orders[:-1], replace(added, status=approvals.after_lines_added(added)))
        elif isinstance(effect, MarkGreeted):
            self.shopper = replace(self.shopper, introduced=True, greeted_on=effect.on, reminders_announced=True)

    def _save(self, effect: SaveOrder) -> None:
        old = self.orders[-1] if effect.order_id else None
        status = old.status if old and not effect.place else OrderStatus.AWAITING_PAYMENT if effect.place else OrderStatus.DRAFT
        if old and old.status is OrderStatus.AWAITING_APPROVAL:
            status = old.status
        order = Order(old.id if old else len(self.orders) + 1, effect.number, status, _lines(effect.lines), shop().currency,
                      effect.delivery, effect.method)  # fmt: skip
        if old:
            settled = tuple(line for line in old.lines if line.settled)
            order = replace(order, lines=(*settled, *order.lines), approved_sum=old.approved_sum)
        self.orders = (*self.orders[:-1], order) if old else (*self.orders, order)


def _ended(order: Order) -> Order:
    """Of an order already paid for only the unpaid addition ends."""
    if not order.approved.amount:
        return replace(order, status=OrderStatus.CANCELLED)
    kept = tuple(line for line in order.lines if line.settled)
    return replace(order, status=OrderStatus.PAID, lines=kept, proof_waiting=False)


def _lines(wanted: Iterable[object]) -> tuple[OrderLine, ...]:
    return tuple(
        OrderLine(w.product_id, catalogue().by_id[w.product_id].title, w.colour, w.size, "", w.quantity, w.price)  # type: ignore[attr-defined]
        for w in wanted
    )


def product(name: str, target: int = 0, rejected: bool = False) -> RefProduct:
    found = next(p for p in catalogue().products if name in p.title)
    return RefProduct(found.id, Reference.NAME, target, rejected)


def sets(slot: str, value: object, target: int = 0, **more: object) -> SetSlot:
    return SetSlot(Slot(slot), value, target=target, **more)  # type: ignore[arg-type]


def asks(topic: str, target: int = 0, detail: str = "") -> Ask:
    return Ask(Topic(topic), target, detail)
