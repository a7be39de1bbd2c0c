"""One shop's settings: everything of `seed/shop.yaml` that the dialogue and the services need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.theme import Theme


class SizeRule(StrEnum):
    """Whether a height on a band's upper edge stays in it or goes up (DOMAIN §2)."""

    EDGE_STAYS = "edge_stays"
    EDGE_UP = "edge_up"


@dataclass(frozen=True, slots=True)
class Band:
    """One row of the size table; heights in whole cm, both ends included."""

    label: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Sizing:
    table: tuple[Band, ...] = ()
    rule: SizeRule = SizeRule.EDGE_STAYS
    grow_margin: int = 3  # the top so many cm of a band show the next size too
    slack_under: int = 6  # a single-size model serves heights at most this much under its smallest label


@dataclass(frozen=True, slots=True)
class Hours:
    """When people answer, in the shop's zone."""

    opens: time
    closes: time
    holidays: tuple[date, ...] = ()
    in_hours: str = ""  # «протягом 15 хвилин»
    tomorrow: str = ""  # «завтра після 9:00»
    today: str = ""  # «сьогодні після 9:00»
    later: str = ""  # «{date} після 9:00», when holidays lie between; {date} is filled in as 03.05


@dataclass(frozen=True, slots=True)
class PaymentTerms:
    prepay: Decimal  # sum of the prepayment per order
    fee_percent: Decimal  # the carrier's, of the part paid on delivery
    fee_fixed: Decimal
    hold_hours: int = 24
    untracked_days: int = 7  # an order of untracked lines expires after so many days
    methods: tuple[str, ...] = ("full", "prepay")


@dataclass(frozen=True, slots=True)
class Requisites:
    payee: str
    iban: str
    tax_id: str
    purpose: str = ""
    demo: bool = False  # stamped ДЕМО; refused by a production check


@dataclass(frozen=True, slots=True)
class FollowUpTerms:
    after_hours: tuple[int, ...] = (24, 72)
    from_time: time = time(9)
    until_time: time = time(21)


@dataclass(frozen=True, slots=True)
class Faq:
    """One question the shop has an answer for. `topic` ties it to a built-in topic; else `words` find it."""

    topic: str
    answer: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a longer text. `text` is whole sentences, paragraphs apart by an empty line."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Shop:
    """Everything configurable of one shop. Texts are whole sentences, printed as they stand."""

    name: str
    agent: str
    agent_role: str
    currency: str
    zone: str
    subject: str  # «одяг для дітей»: what this shop talks about, a lower-case fragment
    carrier: str
    carrier_genitive: str
    hours: Hours
    sizing: Sizing
    payment: PaymentTerms
    requisites: Requisites
    follow_up: FollowUpTerms
    texts: Mapping[str, str] = field(default_factory=dict)  # exchange, discount, delivery_terms, full_terms, fit, …
    faq: tuple[Faq, ...] = ()
    lead: str = ""  # the window's one sentence on what the shop is
    terms: tuple[Section, ...] = ()  # the public offer, and under `privacy` what is kept of a shopper
    privacy: tuple[Section, ...] = ()
    colour_words: Mapping[str, str] = field(default_factory=dict)  # what shoppers say → the catalogue's colour name
    colour_twins: tuple[tuple[str, ...], ...] = ()  # names that count as one in search (білий, молочний)
    colours_not: tuple[str, ...] = ()  # colours shoppers ask for that no model has
    made_not: tuple[str, ...] = ()  # clothes and shoes shoppers ask for and the shop does not make
    terms_link: str = ""  # where the offer and the privacy policy stand
    order_link: str = ""  # where an order's news are, «{number}» in place of its number; empty: shoppers are not told
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # speech act → wordings instead of the language's
    upsell_limit: int = 2
    message_limit: int = 4000  # characters
    language: str = "uk"
    theme: Theme = field(default_factory=Theme)

    def local(self, moment: datetime) -> datetime:
        """A UTC moment on the shop's own clock."""
        return moment.astimezone(ZoneInfo(self.zone))
