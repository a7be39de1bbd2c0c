"""Where a price is born: what a variant costs, and what an order of several comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.catalogue import Variant
from app.domain.money import Money, total
from app.domain.shop import PaymentTerms
from app.domain.slots import Method

Priced = tuple[Money, int]  # one line: the price of a piece, and how many


@dataclass(frozen=True, slots=True)
class Quote:
    """What an order comes to. Approved payments, `due` and `rest` make the `total`; the carrier's `fee`, an estimate, is on top."""

    total: Money
    prepay: Money  # the prepayment such an order asks for, whichever method was chosen
    due: Money  # to be paid to the shop now
    rest: Money  # to be paid on delivery
    fee: Money  # the carrier's for passing the rest on, in whole units; zero when there is no rest


def price(variant: Variant) -> Money:
    """What one piece of this variant costs."""
    return variant.price


def quote(
    lines: Iterable[Priced], method: Method | None, terms: PaymentTerms, currency: str, approved: Money | None = None
) -> Quote:
    """The sums of an order. `approved` is what staff have already approved of its payments.

    Without a method everything is due. Raises ValueError on another currency than `currency`.
    """
    whole = total((each * quantity for each, quantity in lines), currency)
    nothing = Money(Decimal(0), currency)
    paid = min(nothing + (approved or nothing), whole)
    prepay = min(Money(terms.prepay, currency), whole)
    # A prepayment is asked once: after it, a line more raises only what is paid on delivery (DOMAIN §6).
    now = prepay if method is Method.PREPAY else whole
    due = max(now - paid, nothing)
    rest = whole - paid - due
    return Quote(whole, prepay, due, rest, _fee(rest, terms))


def only_method(whole: Money, terms: PaymentTerms) -> Method | None:
    """The method that need not be asked for: the shop takes no other, or the prepayment would be the whole sum anyway."""
    if len(terms.methods) == 1:
        return Method(terms.methods[0])
    covers = Method.FULL in terms.methods and terms.prepay >= whole.amount
    return Method.FULL if covers else None


def _fee(rest: Money, terms: PaymentTerms) -> Money:
    if not rest.amount:
        return rest
    return (rest * (terms.fee_percent / 100) + Money(terms.fee_fixed, rest.currency)).rounded()
