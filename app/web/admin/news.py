"""What changed at the desk since a page was drawn: nothing (204), or the parts of it that did.

One address and one cursor a part, so that a stream which merely says «look» can take the place of the browser's clock.
"""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.services import news as cursors
from app.web.admin import admin, inbox, payments


@admin.get("/news")
def news() -> ResponseReturnValue:
    """`here`: the page's section; `talk`, `payment`: what is open in it; `desk`, `thread`: how far it knows.

    `hold`: parts that are under somebody's hand just now and must not move.
    """
    asked = request.args
    talk, held = asked.get("talk", type=int), asked.get("hold", "").split()
    seen = cursors.seen(talk)
    changed = {part for part, cursor in seen.items() if cursor != asked.get(part)}
    if not changed - ({"desk"} if "list" in held else set()):
        return "", 204
    context: dict[str, Any] = {"changed": changed, "still": held, "here": asked.get("here", ""), "seen": seen}
    if context["here"] == "admin.inbox":
        context |= inbox.listed(talk) | (inbox.opened(talk) if talk and "thread" in changed else {})
        if "list" in held:
            context["seen"] = seen | {"desk": asked.get("desk", "")}  # told once the hand is off it
    elif context["here"] == "admin.approvals":
        context |= payments.opened(asked.get("payment", type=int)) | {"form": request.form, "failed": False}
    return render_template("admin/news.html", **context)
