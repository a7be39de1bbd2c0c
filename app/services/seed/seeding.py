"""`flask seed`: what the files, or a table, would change, and doing it, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import SeedError
from app.extensions import read_session, write_transaction
from app.models.catalogue import ONLY, CatalogueRow
from app.services.seed import standing, table_entries, tables
from app.services.seed.changes import Changes
from app.services.seed.comparing import compare
from app.services.seed.documents import Entries, entries
from app.services.seed.loading import Progress, SeedFiles, silent
from app.services.seed.standing import Standing
from app.services.seed.writing import write

Said = Callable[[Standing], Entries]


def plan(files: SeedFiles, *, overwrite: bool = False) -> Changes:
    """What `apply` would do now. Writes nothing."""
    return _plan(lambda _: entries(files), overwrite)


def apply(files: SeedFiles, *, overwrite: bool = False, progress: Progress = silent) -> Changes:
    """Compare once more and write what differs, all or nothing. The changes are those that were really made."""
    told = entries(files)
    return _apply(lambda _: told, overwrite, progress)


def plan_table(path: Path, *, overwrite: bool = False) -> Changes:
    """What `apply_table` would do now. Raises SeedError."""
    return _plan(_of_table(path), overwrite)


def apply_table(path: Path, *, overwrite: bool = False, progress: Progress = silent) -> Changes:
    """A spreadsheet's export: it adds and changes what it names and leaves everything else. Raises SeedError."""
    return _apply(_of_table(path), overwrite, progress)


def unread_columns(path: Path) -> tuple[str, ...]:
    """Headings of the table that mean nothing to us."""
    with read_session() as session:
        return tables.read(path, _sizes(standing.read_shop(session))).unread


def _of_table(path: Path) -> Said:
    def said(found: Standing) -> Entries:
        if found.shop is None:
            raise SeedError([f"{path.name}:1: there is no shop yet; expected `flask seed` with the shop's files before"])
        return table_entries.entries(tables.read(path, _sizes(found.shop.document)), found)

    return said


def _sizes(shop: dict[str, object] | None) -> list[str]:
    sizing = (shop or {}).get("sizing")
    return [band["label"] for band in sizing.get("table", ())] if isinstance(sizing, dict) else []


def _plan(said: Said, overwrite: bool) -> Changes:
    with read_session() as session:
        found = standing.read(session)
        return compare(said(found), found, overwrite=overwrite)


def _apply(said: Said, overwrite: bool, progress: Progress) -> Changes:
    with write_transaction() as session:
        _lock(session)
        found = standing.read(session)
        changes = compare(said(found), found, overwrite=overwrite)
        done, total = 0, max(changes.rows, 1)

        def wrote(rows: int) -> None:
            nonlocal done
            done += rows
            progress("writing", done, total)

        write(session, changes, found, wrote)
    return changes


def _lock(session: Session) -> None:
    session.execute(select(CatalogueRow.version).where(CatalogueRow.id == ONLY).with_for_update())
