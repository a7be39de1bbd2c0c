"""The window: the whole collection, a part of it, and one model."""

from __future__ import annotations

from flask import abort, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.services import catalogue, window
from app.services.runtime import runtime
from app.web import rendering
from app.web.storefront import asking, pages, storefront, structured


@storefront.get("/")
def home() -> str:
    shown = window.look()
    rendering.know(shown.shop)
    example = pages.example(shown.catalogue, shown.shop)
    return render_template("shop/home.html", shown=shown, asked=asking.Asked(), example=example)


@storefront.get("/collection")
def collection() -> ResponseReturnValue:
    asked = asking.read()
    shown = window.look(asked.query, asked.wanted, asked.page)
    rendering.know(shown.shop)
    if not shown.shop.sizing.table:
        asked = asking.without_height(asked)
    if not shown.cards and shown.total:  # a page past the last
        return redirect(asking.address(page=shown.pages()))
    example = pages.example(shown.catalogue, shown.shop)
    instead = () if shown.cards else window.instead(shown)
    response = make_response(render_template("shop/collection.html", shown=shown, asked=asked, example=example, instead=instead))
    if request.headers.get("HX-Request") == "true" and asked.page == 1:  # a further page is added where one stands
        # Typing must not bury the page one came from under a step for every letter.
        came_from = "/collection" in request.headers.get("HX-Current-URL", "")
        response.headers["HX-Replace-Url" if came_from else "HX-Push-Url"] = asking.address()
    return response


@storefront.get("/product/<product_id>")
def product(product_id: str) -> str:
    goods, shop = catalogue.current()
    rendering.know(shop)
    found = goods.find(product_id) or abort(404)
    colour = next((c for c in found.colours if c.sku == request.args.get("colour")), None) or pages.first_colour(found)
    variants = runtime().ports.variants.read([product_id])
    typed = request.args.get("height", "").strip()[:20]
    height, problem = asking.read_height(typed)
    rows = pages.size_rows(found, colour, variants, shop.sizing, height)
    return render_template(
        "shop/product.html",
        product=found,
        colour=colour,
        category=goods.category(found.category),
        photos=pages.photos(colour),
        sizes=rows,
        chosen=pages.chosen(rows, request.args.get("size")),
        chart=pages.chart(rows, height),
        advice=pages.advice(found, rows, shop.sizing, height),
        height=height,
        typed=typed,
        problem=problem,
        beside=window.beside(found, colour, goods, shop),
        structured=structured.product(found, goods, variants, shop),
    )
