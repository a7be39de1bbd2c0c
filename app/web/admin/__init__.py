"""The staff's side: everything under /admin, behind sign-in."""

from __future__ import annotations

from flask import Blueprint

from app.services import approvals
from app.services import news as news_cursors
from app.web import sign_in

admin = Blueprint("admin", __name__, url_prefix="/admin")
admin.before_request(sign_in.require_staff)


@admin.context_processor
def desk() -> dict[str, object]:
    """What stands on every page of the desk."""
    return {
        "me": sign_in.name(),
        "may_decide": sign_in.may_decide(),
        "waiting_count": approvals.waiting_count(),
        "calls": inbox.calls(),
        "seen": news_cursors.seen(),
    }


# They hang their views on the blueprint above.
from app.web.admin import design, inbox, news, orders, payments, products, why  # noqa: E402, F401
