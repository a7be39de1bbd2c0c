"""The shape of `shop.yaml`: the domain's Shop, with what each value must hold."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from app.dialog.sealing import own
from app.domain import oklch
from app.domain.shop import SizeRule
from app.services.seed.forms import Form, Fragment, Id, Sentence, Word, Words


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise PydanticCustomError("zone", "a time zone such as Europe/Kyiv")
    ZoneInfo(name)
    return name


Text = Annotated[str, Field(min_length=1, max_length=200)]
Centimetres = Annotated[int, Field(gt=0, le=300)]


class BandForm(Form):
    label: Annotated[str, Field(min_length=1, max_length=32)]
    low: Centimetres
    high: Centimetres

    @model_validator(mode="after")
    def _grows(self) -> BandForm:
        if self.low > self.high:
            raise PydanticCustomError("band", "«low» not above «high»")
        return self


class SizingForm(Form):
    table: tuple[BandForm, ...] = ()
    rule: SizeRule = SizeRule.EDGE_STAYS
    grow_margin: Annotated[int, Field(ge=0, le=50)] = 3
    slack_under: Annotated[int, Field(ge=0, le=50)] = 6


class HoursForm(Form):
    opens: time
    closes: time
    holidays: tuple[date, ...] = ()
    in_hours: Fragment = ""
    tomorrow: Fragment = ""
    today: Fragment = ""

    @model_validator(mode="after")
    def _opens_first(self) -> HoursForm:
        if self.opens >= self.closes:
            raise PydanticCustomError("hours", "«opens» before «closes»")
        return self


class PaymentForm(Form):
    prepay: Annotated[Decimal, Field(gt=0, max_digits=12, decimal_places=2)]
    fee_percent: Annotated[Decimal, Field(ge=0, le=100)]
    fee_fixed: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
    hold_hours: Annotated[int, Field(gt=0)] = 24
    untracked_days: Annotated[int, Field(gt=0)] = 7
    methods: Annotated[tuple[Literal["full", "prepay"], ...], Field(min_length=1)] = ("full", "prepay")


class RequisitesForm(Form):
    payee: Text
    iban: Annotated[str, Field(min_length=15, max_length=34)]
    tax_id: Annotated[str, Field(min_length=1, max_length=20)]
    purpose: str = ""
    demo: bool = False


class FollowUpForm(Form):
    after_hours: tuple[Annotated[int, Field(gt=0)], ...] = (24, 72)
    from_time: time = time(9)
    until_time: time = time(21)

    @model_validator(mode="after")
    def _starts_first(self) -> FollowUpForm:
        if self.from_time >= self.until_time:
            raise PydanticCustomError("hours", "«from_time» before «until_time»")
        return self


class FaqForm(Form):
    topic: Id
    answer: Annotated[Sentence, Field(min_length=1)]
    words: Words = ()


class SectionForm(Form):
    heading: Annotated[Fragment, Field(min_length=1, max_length=100)]
    text: Annotated[Sentence, Field(min_length=1)]


def _order_link(text: str) -> str:
    if text and ("{number}" not in text or not text.startswith(("/", "https://", "http://"))):
        raise PydanticCustomError("order_link", "an address with «{number}» in it, such as /order?number={number}")
    return text


def _colour(text: str) -> str:
    try:
        oklch.parse(text)
    except ValueError:
        raise PydanticCustomError("colour", "a colour such as «#a8284e» or «oklch(0.52 0.16 10)»") from None
    return text


def _light(text: str) -> str:
    if oklch.parse(text).lightness < 0.9:
        raise PydanticCustomError("paper", "a light colour: the dark form of the pages is made from it")
    return text


ColourText = Annotated[str, AfterValidator(_colour)]


class ThemeForm(Form):
    brand: ColourText | Literal[""] = ""
    paper: Annotated[ColourText, AfterValidator(_light)] | Literal[""] = ""
    ink: ColourText | Literal[""] = ""
    radius: Annotated[int, Field(ge=0, le=28)] | None = None
    font: Annotated[str, Field(max_length=200, pattern=r"^[A-Za-z0-9 ,-]*$")] = ""


class ShopForm(Form):
    name: Text
    agent: Text
    agent_role: Text
    language: Annotated[str, Field(min_length=2, max_length=8)] = "uk"
    currency: Annotated[str, Field(min_length=3, max_length=3)]
    zone: Annotated[str, AfterValidator(_zone)]
    subject: Annotated[Fragment, Field(min_length=1)]
    carrier: Text
    carrier_genitive: Text
    hours: HoursForm
    sizing: SizingForm = SizingForm()
    payment: PaymentForm
    requisites: RequisitesForm
    follow_up: FollowUpForm = FollowUpForm()
    texts: dict[Id, Annotated[Sentence, Field(min_length=1)]] = {}
    faq: tuple[FaqForm, ...] = ()
    lead: Annotated[Fragment, Field(max_length=120)] = ""
    terms: tuple[SectionForm, ...] = ()
    privacy: tuple[SectionForm, ...] = ()
    colour_words: dict[Word, Word] = {}
    colour_twins: tuple[Annotated[Words, Field(min_length=2)], ...] = ()
    colours_not: Words = ()
    made_not: Words = ()
    terms_link: str = ""
    order_link: Annotated[str, AfterValidator(_order_link)] = ""
    says: dict[Id, Annotated[tuple[Text, ...], Field(min_length=own.LEAST)]] = {}
    upsell_limit: Annotated[int, Field(ge=0, le=10)] = 2
    theme: ThemeForm = ThemeForm()
