"""One row's fields three ways: what the file says, what stands now, what the last seed wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]
ABSENT = object()  # a field one of the three does not have
FROM_TABLE = {"from": "table"}


@dataclass(frozen=True)
class Difference:
    """One field that differs. `before` and `after` are None where the field is absent."""

    field: Path
    before: Any
    after: Any


@dataclass(frozen=True)
class Merged:
    """`document`: what shall stand. `changed`: the file's word taken; `kept`: staff's word kept against the file's (`after`)."""

    document: dict[str, Any]
    changed: tuple[Difference, ...]
    kept: tuple[Difference, ...]


def merge(
    said: Mapping[str, Any],
    standing: Mapping[str, Any],
    seeded: Mapping[str, Any] | None,
    *,
    overwrite: bool = False,
    partial: bool = False,
) -> Merged:
    """A field staff changed since the last seed is kept, unless `overwrite`; every other follows the file.

    `partial`: the file is a table of some fields; what it does not name stays as it stands.
    """
    file, now, last = flat(said), flat(standing), flat(seeded or {})
    result: dict[Path, Any] = {}
    changed: list[Difference] = []
    kept: list[Difference] = []
    for field in dict.fromkeys((*file, *now)):
        wanted, stands = file.get(field, ABSENT), now.get(field, ABSENT)
        by_staff = seeded is None or stands != last.get(field, ABSENT)
        if partial and field not in file:
            wanted = stands
        elif stands != wanted:
            keeps = by_staff and not overwrite
            (kept if keeps else changed).append(Difference(field, _shown(stands), _shown(wanted)))
            wanted = stands if keeps else wanted
        if wanted is not ABSENT:
            result[field] = wanted
    return Merged(deep(result), tuple(changed), tuple(kept))


def told(said: Mapping[str, Any], seeded: Mapping[str, Any] | None, *, partial: bool) -> dict[str, Any]:
    """What to remember as the last seed's word. A row that only tables ever named is marked: the shop's files do not know it."""
    if not partial:
        return dict(said)
    return deep({**flat(FROM_TABLE if seeded is None else seeded), **flat(said)})


def is_of_files(seeded: Mapping[str, Any] | None) -> bool:
    """Whether the shop's files made the row, so that leaving it out of them retires it."""
    return seeded is not None and "from" not in seeded


def flat(document: Mapping[str, Any], above: Path = ()) -> dict[Path, Any]:
    """Nested mappings by their path; lists stay whole."""
    found: dict[Path, Any] = {}
    for key, value in document.items():
        if isinstance(value, Mapping):
            found.update(flat(value, (*above, key)))
        else:
            found[(*above, key)] = value
    return found


def deep(fields: Mapping[Path, Any]) -> dict[str, Any]:
    """The nested document of `flat`; a mapping without entries leaves no trace."""
    document: dict[str, Any] = {}
    for path, value in fields.items():
        inner = document
        for key in path[:-1]:
            inner = inner.setdefault(key, {})
        inner[path[-1]] = value
    return document


def _shown(value: Any) -> Any:
    return None if value is ABSENT else value
