"""The living page of every part and state; only while the shop is a demo."""

from __future__ import annotations

from flask import abort, render_template

from app.domain.orders import OrderStatus
from app.domain.theme import palette
from app.services import catalogue
from app.services.runtime import runtime
from app.web import rendering
from app.web.admin import admin, samples


@admin.get("/design")
def design() -> str:
    if runtime().settings.app_env != "demo":
        abort(404)
    goods, shop = catalogue.current()
    rendering.know(shop)
    variants = runtime().ports.variants.read([goods.products[0].id])
    return render_template(
        "admin/design.html",
        tokens=tuple(palette(shop.theme)[0]),
        statuses=tuple(OrderStatus),
        messages=samples.thread(goods.products[0], variants, shop, runtime().clock()),
        sample_sentence=True,
    )
