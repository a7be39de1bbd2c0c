"""What may be written into `flask talk --json`, one object a line: the fixed contract of PRODUCT §11, strictly typed."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from app.domain.dialog_state import State
from app.domain.slots import Method
from app.errors import BadLine

Name = Annotated[str, Field(min_length=1, max_length=200)]
Height = Annotated[float, Field(ge=30, le=250)]  # cm


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Named(_Strict):
    """A garment as the catalogue writes it."""

    product: Name
    color: Name | None = None


class Seen(_Strict):
    """What recognition would have seen on a photo."""

    kind: Literal["product", "receipt", "foreign", "unclear", "multi", "selfie"]
    product: Name | None = None
    color: Name | None = None
    items: Annotated[tuple[Named, ...], Field(strict=False)] | None = None
    candidates: Annotated[tuple[Named, ...], Field(strict=False)] | None = None


class MessageLine(_Strict):
    """A shopper's message; at least one of its parts."""

    text: str | None = None
    photo: str | None = None
    choice: str | None = None
    sighting: Seen | None = None

    @model_validator(mode="after")
    def _says_something(self) -> MessageLine:
        if self.text is None and self.photo is None and self.choice is None and self.sighting is None:
            raise ValueError("a line needs one of text, photo, choice, sighting, staff, advance_hours, setup")
        return self


class StaffLine(_Strict):
    staff: Literal["approve_payment", "reject_payment", "reply", "release"]
    text: str | None = None


class ClockLine(_Strict):
    advance_hours: Annotated[float, Field(ge=0, le=24 * 366 * 10)]


class Customer(_Strict):
    full_name: Annotated[str, Field(min_length=2, max_length=100)] | None = None
    phone: Name | None = None
    city: Annotated[str, Field(min_length=2, max_length=50)] | None = None
    np_branch: Annotated[str, Field(pattern=r"^[0-9]{1,5}$")] | None = None


class Child(_Strict):
    height: Height
    measured_days_ago: Annotated[int, Field(ge=0, le=36500)] = 30


class Ordered(Named):
    size: Name | None = None


class Memory(Customer):
    """What is remembered of a returning shopper, with their consent."""

    child: Child | None = None
    last_order: Ordered | None = None


class Setup(_Strict):
    """A talk that is already somewhere. Every key is optional."""

    state: Annotated[State, Field(strict=False)] | None = None
    product: Name | None = None
    color: Name | None = None
    size: Name | None = None
    height: Height | None = None
    checkout_step: Literal["request_data", "confirm_data", "show_payment"] | None = None
    customer: Customer | None = None
    payment_method: Annotated[Method, Field(strict=False)] | None = None
    order: Literal["awaiting_approval", "paid", "shipped", "delivered"] | None = None
    offered: bool | Name | None = None
    memory: Memory | None = None
    greeted_today: bool | None = None
    returning: bool | None = None
    handoff: bool | Literal["ticket", "takeover"] | None = None


class SetupLine(_Strict):
    setup: Setup


Line = MessageLine | StaffLine | ClockLine | SetupLine
_KINDS: tuple[tuple[str, type[StaffLine] | type[ClockLine] | type[SetupLine]], ...] = (
    ("setup", SetupLine),
    ("staff", StaffLine),
    ("advance_hours", ClockLine),
)


def read_line(raw: str | bytes) -> Line:
    """The line as a typed object. Raises BadLine with one sentence that says what is wrong with it."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadLine("The line is not valid JSON.") from None
    if not isinstance(found, dict):
        raise BadLine("The line is not a JSON object.")
    kind = next((model for key, model in _KINDS if key in found), MessageLine)
    try:
        return kind.model_validate(found)
    except ValidationError as refused:
        raise BadLine(_sentence(refused)) from None


def _sentence(refused: ValidationError) -> str:
    first: Any = refused.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return _printable(f"The key «{where}» is unknown.")
    reason = str(first["msg"]).removeprefix("Value error, ")
    return _printable(f"{where}: {reason}." if where else f"{reason[:1].upper()}{reason[1:]}.")


def _printable(sentence: str) -> str:
    """Keys come from outside: keep the sentence short and writable."""
    return sentence.encode("utf-8", "replace").decode()[:300]
