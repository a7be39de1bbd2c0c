"""Several photos of a colour, the cover first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Document = dict[str, Any]
_COLOUR = sa.table("colour", sa.column("sku", sa.String), sa.column("document", sa.JSON), sa.column("seeded", sa.JSON))
_BATCH = 1000


def upgrade() -> None:
    _rewrite(_several)


def downgrade() -> None:
    """Only the covers are kept: the tables before had no room for more."""
    _rewrite(_one)


def _several(document: Document) -> Document:
    rest = {name: value for name, value in document.items() if name != "picture"}
    if "picture" not in document:
        return rest
    return {**rest, "photos": [document["picture"]] if document["picture"] else []}


def _one(document: Document) -> Document:
    rest = {name: value for name, value in document.items() if name != "photos"}
    return {**rest, "picture": next(iter(document["photos"]), "")} if "photos" in document else rest


def _rewrite(changed: Callable[[Document], Document]) -> None:
    """Both what stands and what the last seed wrote, or every photo would look like a change by staff. In batches by SKU."""
    connection = op.get_bind()
    last = ""
    while rows := connection.execute(sa.select(_COLOUR).where(_COLOUR.c.sku > last).order_by(_COLOUR.c.sku).limit(_BATCH)).all():
        statement = (
            sa.update(_COLOUR)
            .where(_COLOUR.c.sku == sa.bindparam("key"))
            .values(document=sa.bindparam("new"), seeded=sa.bindparam("told"))
        )
        values = [
            {"key": row.sku, "new": changed(row.document), "told": None if row.seeded is None else changed(row.seeded)}
            for row in rows
        ]
        connection.execute(statement, values)
        last = rows[-1].sku
