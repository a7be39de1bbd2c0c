"""Making an order look as the shopper agreed to it: lines at the prices they saw, pieces kept, a payment expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain import approvals
from app.domain.effects import AddLines, SaveOrder, WantedLine
from app.domain.orders import OrderStatus
from app.domain.shop import PaymentTerms, Shop
from app.errors import OrderMoved, PriceMoved, StockGone
from app.models.order import OrderLineRow, OrderRow, PaymentRow
from app.services.ordering import journal, locking, reading, stock
from app.services.ordering.stock import Goods, Key

_TAKES_LINES = frozenset({OrderStatus.PREPAID, OrderStatus.PAID, OrderStatus.AWAITING_PAYMENT})


def save(session: Session, effect: SaveOrder, shopper_id: str, conversation_id: int, shop: Shop, now: datetime) -> None:
    """Raises OrderMoved, PriceMoved, StockGone."""
    if effect.order_id is None:
        row = _draft(session, effect, shopper_id, conversation_id, shop.currency, now)
        before: dict[str, object] = {}
    else:
        row = locking.order(session, effect.order_id, shopper_id)
        before = journal.state_of(row)
    if not reading.from_row(row).is_open:
        raise OrderMoved(row.number)
    placed_before = row.status is not OrderStatus.DRAFT
    places = effect.place and not placed_before
    _rewrite_lines(session, row, effect.lines, keep=placed_before or places, trusted=placed_before)
    where = effect.delivery
    row.full_name, row.phone, row.city, row.np_branch = where.full_name, where.phone, where.city, where.np_branch
    row.method = effect.method
    if places:
        locking.move(row, OrderStatus.AWAITING_PAYMENT)
    if places or placed_before:
        expect_payment(session, row, shop.payment)
        start_clock(row, shop.payment, now, anew=places)
    journal.append(session, row, journal.SHOPPER, "placed" if places else "saved", before, now)


def add_lines(session: Session, effect: AddLines, shopper_id: str, shop: Shop, now: datetime) -> None:
    """Lines for an approved order (DOMAIN §6). Raises OrderMoved, PriceMoved, StockGone."""
    row = locking.order(session, effect.order_id, shopper_id)
    if row.status not in _TAKES_LINES or not row.approved:
        raise OrderMoved(row.number)
    before = journal.state_of(row)
    goods = stock.goods_of(session, effect.lines)
    added = [_line(row.lines[-1].position + n if row.lines else n, want, goods) for n, want in enumerate(effect.lines, start=1)]
    for line, want in zip(added, effect.lines, strict=True):
        _keep(line, goods[_key(want)])
    stock.rebalance(session, {}, stock.kept(added))
    row.lines.extend(added)
    locking.move(row, approvals.after_lines_added(reading.from_row(row)))
    if row.status is OrderStatus.AWAITING_PAYMENT:
        expect_payment(session, row, shop.payment)
        start_clock(row, shop.payment, now, anew=True)
    else:
        settle(session, row)
    journal.append(session, row, journal.SHOPPER, "lines added", before, now)


def expect_payment(session: Session, row: OrderRow, terms: PaymentTerms) -> PaymentRow:
    """The one undecided payment of the order, at what is due now. A receipt pays what was asked when it came: with one filed the
    sum stays, and what the order grew by since is still owed."""
    due = approvals.expected(reading.from_row(row), row.method, terms).amount
    known = locking.payments(session, row.id)
    payment = next((payment for payment in known if payment.status == "awaiting"), None)
    if payment is None:
        payment = PaymentRow(order_id=row.id, ordinal=len(known) + 1, expected=due, status="awaiting", proofs=[])
        session.add(payment)
    if payment.proof_at is None:
        payment.expected = due
    return payment


def start_clock(row: OrderRow, terms: PaymentTerms, now: datetime, *, anew: bool) -> None:
    """Until when kept pieces are kept, and the unpaid order lives. It runs only while a payment is awaited."""
    if row.status is not OrderStatus.AWAITING_PAYMENT:
        row.hold_until = row.expires_at = None
        return
    holds = any(line.reserved for line in row.lines)
    if not anew and row.expires_at is not None and holds == (row.hold_until is not None):
        return  # an order merely edited keeps its deadline
    row.hold_until = now + timedelta(hours=terms.hold_hours) if holds else None
    row.expires_at = row.hold_until or now + timedelta(days=terms.untracked_days)


def settle(session: Session, row: OrderRow) -> None:
    """The lines are approved: their pieces are sold."""
    stock.take(session, row.lines)
    for line in row.lines:
        line.settled = True


def _draft(session: Session, effect: SaveOrder, shopper_id: str, conversation_id: int, currency: str, now: datetime) -> OrderRow:
    row = OrderRow(
        number=effect.number, shopper_id=shopper_id, conversation_id=conversation_id, status=OrderStatus.DRAFT, currency=currency,
        approved=Decimal(0), created_at=now, changed_at=now, lines=[],
    )  # fmt: skip
    session.add(row)
    try:
        session.flush()
    except IntegrityError as taken:
        raise OrderMoved(effect.number) from taken  # the number is the key that makes twice once
    return row


def _rewrite_lines(session: Session, row: OrderRow, wanted: Sequence[WantedLine], *, keep: bool, trusted: bool) -> None:
    """`trusted`: the order was placed at these prices; a line it already has keeps its snapshot whatever it costs now."""
    open_lines = [line for line in row.lines if not line.settled]
    settled = [line for line in row.lines if line.settled]
    goods = stock.goods_of(session, wanted)
    snapshots = {((x.product_id, x.colour, x.size), x.price) for x in open_lines} if trusted else set()
    lines: list[OrderLineRow] = []
    for position, want in enumerate(wanted):
        agreed = (_key(want), want.price.amount) in snapshots
        line = _line(position, want, goods, check_price=not agreed)
        if keep:
            _keep(line, goods[_key(want)])
        lines.append(line)
    stock.rebalance(session, stock.kept(open_lines), stock.kept(lines))
    if [_content(x) for x in open_lines] != [_content(x) for x in lines]:
        row.lines = [*settled, *lines]
    else:
        for old, new in zip(open_lines, lines, strict=True):
            old.reserved = new.reserved


def _key(want: WantedLine) -> Key:
    return (want.product_id, want.colour, want.size)


def _line(position: int, want: WantedLine, goods: Mapping[Key, Goods], *, check_price: bool = True) -> OrderLineRow:
    found = goods.get(_key(want))
    if found is None:
        raise StockGone(f"{want.product_id} {want.size}")
    if check_price and found.price != want.price.amount:
        raise PriceMoved(f"{found.sku} {want.size}")
    return OrderLineRow(
        position=position, variant_id=found.variant_id, product_id=want.product_id, title=found.title, colour=want.colour,
        size=want.size, sku=found.sku, quantity=want.quantity, price=want.price.amount, price_version=found.version,
        reserved=0, taken=0, settled=False,
    )  # fmt: skip


def _keep(line: OrderLineRow, goods: Goods) -> None:
    line.reserved = line.quantity if goods.tracked else 0


def _content(line: OrderLineRow) -> tuple[object, ...]:
    return (line.product_id, line.colour, line.size, line.quantity, line.price)
