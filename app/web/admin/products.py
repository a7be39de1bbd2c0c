"""The goods: the list, and one product in its form."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.services import catalogue
from app.services.products import history, listing, photos, saving, sheets
from app.services.products.checking import DraftRefused
from app.services.products.drafts import ProductDraft
from app.services.runtime import runtime
from app.web import sign_in
from app.web.admin import admin, product_form, product_words


@admin.get("/products")
def products() -> str:
    words, shelf = request.args.get("q", "").strip(), request.args.get("shelf", "")
    found = listing.look(words, shelf, request.args.get("page", 1, type=int))
    template = "admin/products/_list.html" if "HX-Request" in request.headers else "admin/products/list.html"
    return render_template(template, listing=found, words=words, shelf=shelf)


@admin.get("/products/new")
def new_product() -> str:
    draft = product_form.with_bands(ProductDraft(category=request.args.get("category", "")), catalogue.shop())
    return _page(None, draft)


@admin.post("/products/new")
def create_product() -> ResponseReturnValue:
    typed = product_form.read()
    if typed.looks:
        return _looked(None, typed)
    try:
        typed.refuse_photos()
        created = saving.create(typed.draft, by=sign_in.name())
    except DraftRefused as refused:
        return _page(None, typed.draft, refused), 422
    return redirect(url_for("admin.product", product_id=created, saved="added"), 303)


@admin.post("/products/photos")
def keep_photo() -> ResponseReturnValue:
    """One photo chosen or dropped, kept before the form is saved: its place in the form, or the sentence why not."""
    place = request.args.get("at", "")
    at, name, refused = product_form.read_photo(place)
    if refused:
        return product_words.sentence(refused), 422
    return render_template("admin/products/_kept.html", at=f"colours-{at}", name=name, shade=photos.shade(name))


@admin.get("/products/<product_id>")
def product(product_id: str) -> str:
    found = listing.find(product_id) or abort(404)
    return _page(found, product_form.with_bands(sheets.draft(product_id, found.sheet), catalogue.shop()))


@admin.post("/products/<product_id>")
def save_product(product_id: str) -> ResponseReturnValue:
    found = listing.find(product_id) or abort(404)
    typed = product_form.read()
    if typed.looks:
        return _looked(found, typed)
    try:
        typed.refuse_photos()
        changed = saving.save(product_id, typed.draft, typed.base, sign_in.name(), product_form.taken())
    except DraftRefused as refused:
        return _page(found, typed.draft, refused, base=typed.base, since=typed.version), 422
    except saving.SavedMeanwhile as meanwhile:
        draft = product_form.with_bands(sheets.draft(product_id, meanwhile.merged), catalogue.shop())
        return _page(found, draft, meanwhile=meanwhile, base=meanwhile.now, since=typed.version), 409
    return redirect(url_for("admin.product", product_id=product_id, saved="changed" if changed else "same"), 303)


@admin.post("/products/<product_id>/hide")
def hide_product(product_id: str) -> ResponseReturnValue:
    return _turned(product_id, hidden=True)


@admin.post("/products/<product_id>/show")
def show_product(product_id: str) -> ResponseReturnValue:
    return _turned(product_id, hidden=False)


def _turned(product_id: str, *, hidden: bool) -> ResponseReturnValue:
    try:
        (saving.hide if hidden else saving.show)(product_id, by=sign_in.name())
    except saving.UnknownProduct:
        abort(404)
    return redirect(url_for("admin.product", product_id=product_id), 303)


def _looked(found: listing.Product | None, typed: product_form.Typed) -> str:
    """Not saved, only shown as shoppers would see it: beside the fields while they are typed in, or with the whole page."""
    if "HX-Request" in request.headers:
        return render_template("admin/products/_preview.html", **product_words.heard(typed.draft))
    refused = DraftRefused(typed.draft, typed.problems) if typed.problems else None
    return _page(found, typed.draft, refused, base=typed.base, since=typed.version, unsaved=True)


def _page(
    found: listing.Product | None,
    draft: ProductDraft,
    refused: DraftRefused | None = None,
    *,
    meanwhile: saving.SavedMeanwhile | None = None,
    base: sheets.Sheet | None = None,
    since: int | None = None,
    unsaved: bool = False,
) -> str:
    """`since`: the catalogue's version the form was opened at."""
    goods, shop = catalogue.current()
    by = {saved.by: None for saved in history.of(found.id, since)} if meanwhile and found and since else {}
    return render_template(
        "admin/products/form.html",
        product=found,
        draft=draft,
        base=product_form.packed(found.sheet if found and base is None else base or {}),
        version=since if since is not None and not meanwhile else found.version if found else 0,
        errors=product_form.sentences(refused),
        odd=bool(refused and any(problem.kind == "price_odd" for problem in refused.problems)),
        theirs=meanwhile.theirs if meanwhile else (),
        ours={each.path: each.after for each in meanwhile.ours} if meanwhile else {},
        by=", ".join(by),
        saves=history.of(found.id) if found else (),
        categories=goods.categories,
        features=goods.features,
        used=product_form.in_use(goods.features, draft),
        bands={band.label: band for band in shop.sizing.table},
        blank=product_form.BLANK,
        saved=request.args.get("saved", ""),
        packed=product_form.packed,
        field_of=lambda path: product_form.field_of(path, draft),
        typed_as=product_form.typed_as,
        unsaved=unsaved or bool(refused or meanwhile),
        photo_limit=runtime().settings.upload_max_megabytes,
        **product_words.spoken(draft, goods.features),
        **product_words.heard(draft),
    )
