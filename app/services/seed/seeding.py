"""`flask seed`: what the files would change, and doing it, in one transaction."""

from __future__ import annotations

from sqlalchemy import select

from app.extensions import read_session, write_transaction
from app.models.catalogue import ONLY, CatalogueRow
from app.services.seed import standing
from app.services.seed.changes import Changes
from app.services.seed.comparing import compare
from app.services.seed.documents import entries
from app.services.seed.loading import Progress, SeedFiles, silent
from app.services.seed.writing import write


def plan(files: SeedFiles, *, overwrite: bool = False) -> Changes:
    """What `apply` would do now. Writes nothing."""
    with read_session() as session:
        return compare(entries(files), standing.read(session), overwrite=overwrite)


def apply(files: SeedFiles, *, overwrite: bool = False, progress: Progress = silent) -> Changes:
    """Compare once more and write what differs, all or nothing. The changes are those that were really made."""
    said = entries(files)
    with write_transaction() as session:
        session.execute(select(CatalogueRow.version).where(CatalogueRow.id == ONLY).with_for_update())
        found = standing.read(session)
        changes = compare(said, found, overwrite=overwrite)
        done, total = 0, max(changes.rows, 1)

        def wrote(rows: int) -> None:
            nonlocal done
            done += rows
            progress("writing", done, total)

        write(session, changes, found, wrote)
    return changes
