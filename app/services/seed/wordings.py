"""What pydantic found wrong, as a sentence: what stands there, and what is expected."""

from __future__ import annotations

import types
import typing
from typing import Any

from pydantic import BaseModel, ValidationError

from app.services.seed.files import Place, SeedFile

_EXPECTED = {
    "string_type": "text",
    "string_too_short": "some text",
    "string_too_long": "at most {max_length} characters",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number from {ge}",
    "less_than": "a number below {lt}",
    "less_than_equal": "a number up to {le}",
    "decimal_parsing": "a number",
    "decimal_type": "a number",
    "decimal_max_places": "a number with at most {decimal_places} digits after the point",
    "decimal_max_digits": "a number of at most {max_digits} digits",
    "finite_number": "a number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "literal_error": "{expected}",
    "enum": "{expected}",
    "time_parsing": "a time such as 09:00",
    "time_type": "a time such as 09:00",
    "date_parsing": "a date such as 2027-01-01",
    "date_from_datetime_parsing": "a date such as 2027-01-01",
    "date_type": "a date such as 2027-01-01",
}  # fmt: skip


def note(file: SeedFile, form: type[BaseModel], error: ValidationError) -> None:
    """Every error of a form as a problem of the file, at its line."""
    for each in error.errors(include_url=False):
        place: Place = each["loc"]
        file.wrong(place, sentence(form, place, each))


def sentence(form: type[BaseModel], place: Place, error: Any) -> str:
    name = str(place[-1]) if place else "the file"
    if error["type"] == "missing":
        return f"«{name}» is missing; expected a value"
    if error["type"] == "extra_forbidden":
        return f"unknown key «{name}»; expected one of: {', '.join(_fields(form, place[:-1]))}"
    expected = _EXPECTED.get(error["type"])
    wanted = expected.format(**error.get("ctx", {})) if expected else error["msg"]
    return f"{_given(name, error['input'])}; expected {wanted}"


def _given(name: str, value: Any) -> str:
    if value in ("", [], {}, ()):
        return f"«{name}» is empty"
    if isinstance(value, str):
        return f"«{name}» is «{value if len(value) <= 60 else value[:57] + '…'}»"
    return f"«{name}» is a list" if isinstance(value, list | tuple) else f"wrong in «{name}»"


def _fields(form: Any, place: Place) -> list[str]:
    """The keys that the form at `place` knows."""
    for step in place:
        if isinstance(form, type) and issubclass(form, BaseModel):
            found = form.model_fields.get(str(step))
            form = found.annotation if found else None
        else:
            form = next((part for part in typing.get_args(form)[::-1] if part not in (Ellipsis, types.NoneType)), None)
    return list(form.model_fields) if isinstance(form, type) and issubclass(form, BaseModel) else []
