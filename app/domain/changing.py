"""A frozen value with some fields changed, as `dataclasses.replace` gives it, at half its cost.

A turn passes through dozens of these; the library's own goes through the long `__init__` each time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

Value = TypeVar("Value")
_Setters = dict[str, Callable[[Any, Any], None]]


def replace(value: Value, /, **changes: Any) -> Value:
    """Raises TypeError for a field the value does not have."""
    kind: Any = type(value)
    plain = _plain(kind)
    if plain is None:
        changed: Value = dataclasses.replace(value, **changes)  # type: ignore[type-var]
        return changed
    read, setters = plain
    made: Value = object.__new__(kind)
    for put, field in zip(setters.values(), read(value), strict=True):
        put(made, field)
    for name, field in changes.items():
        if name not in setters:
            raise TypeError(f"{kind.__name__} has no field {name!r}")
        setters[name](made, field)
    return made


@cache
def _plain(kind: type[Any]) -> tuple[Callable[[Any], tuple[Any, ...]], _Setters] | None:
    """How all fields of a class are read and written; None for one that checks or reckons something when it is made."""
    fields = dataclasses.fields(kind)
    if len(fields) < 2 or hasattr(kind, "__post_init__") or not all(f.init for f in fields) or "__slots__" not in vars(kind):
        return None
    names = [field.name for field in fields]
    return attrgetter(*names), {name: getattr(kind, name).__set__ for name in names}
