"""A draft becomes rows, all or nothing; whoever saves second sees what the first one changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import StorefrontError
from app.extensions import locked, write_transaction
from app.models.catalogue import ONLY, CatalogueRow, CategoryRow, ColourRow, ProductRow, ShopRow, VariantRow
from app.services import catalogue, shelves
from app.services.products import history, naming, sheets, writing
from app.services.products.checking import Known, check
from app.services.products.drafts import ColourCard, ProductDraft
from app.services.products.history import FieldChange, Path
from app.services.products.sheets import Sheet
from app.services.runtime import runtime


class UnknownProduct(StorefrontError):
    pass


class SavedMeanwhile(StorefrontError):
    """Somebody else saved the product since the form was opened.

    `now`: the sheet that stands. `theirs`: what changed meanwhile; `ours`: what was typed. `merged`: theirs with ours laid over it.
    """

    def __init__(self, now: Sheet, theirs: list[FieldChange], ours: list[FieldChange], merged: Sheet) -> None:
        super().__init__(f"{len(theirs)} fields changed meanwhile")
        self.now, self.theirs, self.ours, self.merged = now, theirs, ours, merged


def create(draft: ProductDraft, by: str) -> str:
    """The new product's id. Raises DraftRefused."""
    with write_transaction() as session:
        version = catalogue.raise_version(session)
        ids = frozenset(session.scalars(select(ProductRow.id)))
        draft = replace(draft, id=draft.id.strip() or naming.article(draft.title, ids))
        sheet = check(*_known(session, draft, None, ids))
        last = session.scalar(select(func.max(ProductRow.position)))
        row = ProductRow(id=draft.id, position=0 if last is None else last + 1, retired=False, seeded=None)
        writing.write(session, row, sheet, version)
        history.append(session, row.id, version, runtime().clock(), by, "added", history.differences({}, sheet))
        return row.id


def save(product_id: str, draft: ProductDraft, base: Sheet, by: str, theirs_taken: Collection[Path] = ()) -> list[FieldChange]:
    """`base`: the sheet the form was opened with; `theirs_taken`: fields left as another saved them, whatever the draft says.

    What was changed. Raises UnknownProduct, DraftRefused, SavedMeanwhile.
    """
    with write_transaction() as session:
        locked(session, CatalogueRow, ONLY)
        now = sheets.read(session, product_id, lock=True)
        if now is None:
            raise UnknownProduct(product_id)
        typed = history.differences(base, check(*_known(session, replace(draft, id=product_id), product_id, frozenset())))
        mine = [each for each in typed if each.path not in theirs_taken]
        theirs = _not_only_sold(history.differences(base, now), mine)
        merged = history.with_changes(now, mine)
        if theirs:
            raise SavedMeanwhile(now, theirs, mine, merged)
        changed = history.differences(now, merged)
        if changed:
            version = catalogue.raise_version(session)
            writing.write(session, session.get_one(ProductRow, product_id), merged, version)
            history.append(session, product_id, version, runtime().clock(), by, "changed", changed)
        return changed


def hide(product_id: str, by: str) -> None:
    """Neither window nor chat shows it from now on; orders keep theirs. Raises UnknownProduct."""
    _turn(product_id, by, retired=True)


def show(product_id: str, by: str) -> None:
    """For sale again. Raises UnknownProduct."""
    _turn(product_id, by, retired=False)


def _turn(product_id: str, by: str, *, retired: bool) -> None:
    with write_transaction() as session:
        locked(session, CatalogueRow, ONLY)
        row = session.get(ProductRow, product_id)
        if row is None:
            raise UnknownProduct(product_id)
        if row.retired != retired:
            row.retired, row.version = retired, catalogue.raise_version(session)
            history.append(session, product_id, row.version, runtime().clock(), by, "hidden" if retired else "shown", [])


def _not_only_sold(theirs: list[FieldChange], mine: list[FieldChange]) -> list[FieldChange]:
    """A piece sold meanwhile is no quarrel, unless the same count was typed anew."""
    typed = {each.path for each in mine}
    return [each for each in theirs if "stock" not in each.path[2:3] or each.path in typed]


def _known(session: Session, draft: ProductDraft, own: str | None, ids: frozenset[str]) -> tuple[ProductDraft, Known]:
    """The draft with every colour named, and what else is kept. `own`: the product that is edited."""
    typed = [card.sku.strip() for card in draft.colours if card.sku.strip()]
    own_skus = set(session.scalars(select(ColourRow.sku).where(ColourRow.product_id == own)))
    taken = {*typed, *own_skus}
    wanted = [
        card
        if card.sku.strip() or not (card.name.strip() or draft.plain)
        else replace(card, sku=naming.sku(*_named(draft, card), taken))
        for card in _cards(draft)
    ]
    skus = [card.sku.strip() for card in wanted if card.sku.strip()]
    owners = select(ColourRow.sku, ProductRow.title, ProductRow.id).join(ProductRow, ProductRow.id == ColourRow.product_id)
    titles = session.execute(select(ProductRow.id, ProductRow.title).where(ProductRow.id != (own or "")))
    shop = shelves.shop(session.execute(select(ShopRow.document).where(ShopRow.id == ONLY)).scalar_one())
    whole = session.execute(select(CatalogueRow.document).where(CatalogueRow.id == ONLY)).scalar_one()
    known = Known(
        categories=frozenset(session.scalars(select(CategoryRow.id).where(~CategoryRow.retired))),
        features={feature.id: feature for feature in shelves.features(whole)},
        bands={band.label: (band.low, band.high) for band in shop.sizing.table},
        titles=frozenset(title.casefold() for _, title in titles),
        ids=ids,
        skus={sku: title for sku, title, of in session.execute(owners.where(ColourRow.sku.in_(skus))) if of != own},
        reserved=_reserved(session, own),
    )
    return replace(draft, colours=wanted), known


def _cards(draft: ProductDraft) -> list[ColourCard]:
    """The cards that say something; of a thing without colours one, whatever it says."""
    cards = draft.colours if not draft.plain else [card for card in draft.colours if not card.is_empty]
    return cards or ([ColourCard()] if draft.plain else [])


def _named(draft: ProductDraft, card: ColourCard) -> tuple[str, str]:
    return draft.id, card.name.strip() or draft.category


def _reserved(session: Session, product_id: str | None) -> Mapping[tuple[str, str], int]:
    query: Any = select(VariantRow.sku, VariantRow.size, VariantRow.reserved).where(VariantRow.product_id == product_id)
    return {(sku, size): pieces for sku, size, pieces in session.execute(query) if pieces}
