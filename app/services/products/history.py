"""What differs between two sheets, and what was done to a product, by whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.extensions import read_session
from app.models.product_change import ProductChangeRow
from app.services.products.sheets import Sheet, whole
from app.services.seed.merging import ABSENT, deep, flat

Path = tuple[str, ...]


@dataclass(frozen=True)
class FieldChange:
    """`before` and `after` are None where the field was or is absent."""

    path: Path
    before: Any
    after: Any


@dataclass(frozen=True)
class Saved:
    """One save, or one hiding. `what`: added, changed, hidden, shown."""

    version: int
    at: datetime
    by: str
    what: str
    fields: tuple[FieldChange, ...]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldChange]:
    was, now = flat(before), flat(after)
    pairs = ((path, was.get(path, ABSENT), now.get(path, ABSENT)) for path in dict.fromkeys((*was, *now)))
    return [FieldChange(path, _plain(a), _plain(b)) for path, a, b in pairs if a != b and not _nothing(path, a, b)]


def _plain(value: Any) -> Any:
    return None if value is ABSENT else value


def _nothing(path: Path, before: Any, after: Any) -> bool:
    """Features have no order; an empty text that was not there before, or is no more, is no change to anybody."""
    if path == ("features",) and isinstance(before, list) and isinstance(after, list):
        return sorted(before) == sorted(after)
    return before in (ABSENT, "", []) and after in (ABSENT, "", [])


def append(session: Session, product_id: str, version: int, at: datetime, by: str, what: str, fields: list[FieldChange]) -> None:
    told = [[list(each.path), each.before, each.after] for each in fields]
    row = ProductChangeRow(product_id=product_id, version=version, at=at, by=by, what=what, fields=told)
    session.add(row)


def of(product_id: str, since: int = 0, limit: int = 50) -> list[Saved]:
    """The newest first; `since`: only versions above."""
    query = (
        select(ProductChangeRow)
        .where(ProductChangeRow.product_id == product_id, ProductChangeRow.version > since)
        .order_by(ProductChangeRow.id.desc())
        .limit(limit)
    )
    with read_session() as session:
        return [_saved(row) for row in session.scalars(query)]


def _saved(row: ProductChangeRow) -> Saved:
    fields = tuple(FieldChange(tuple(path), before, after) for path, before, after in row.fields)
    return Saved(row.version, row.at, row.by, row.what, fields)


def with_changes(sheet: Sheet, fields: list[FieldChange]) -> Sheet:
    """The sheet after these changes."""
    content = flat(sheet)
    for each in fields:
        if each.after is None:
            content.pop(each.path, None)
        else:
            content[each.path] = each.after
    return whole(deep(content))
