"""Pictures of the goods, at addresses that change with the picture."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, abort, request, url_for

from app.services import pictures as shelf

pictures = Blueprint("pictures", __name__)
_NAME = "<any('320', '640', '1280', 'square'):size>/<name>.webp"
_KEPT = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Shown:
    """What an `img` needs. `full` is the largest there is."""

    src: str
    srcset: str
    full: str


@pictures.get("/pictures/<version>/" + _NAME)
def show(version: str, size: str, name: str) -> Response:
    """An old address shows the picture of today, and is not kept."""
    found = shelf.find(name, size) or abort(404)
    response = Response(found.path.read_bytes(), mimetype="image/webp")
    response.set_etag(found.version)
    response.headers["Cache-Control"] = _KEPT if version == found.version else "no-cache"
    response.make_conditional(request)
    return response


@pictures.app_template_global("picture")
def picture(name: str | None) -> Shown | None:
    """None where the shop has no such picture."""
    addresses = {width: at for width in shelf.WIDTHS if name and (at := address(name, str(width)))}
    if not addresses:
        return None
    src = addresses.get(640) or next(iter(addresses.values()))
    return Shown(src, ", ".join(f"{at} {width}w" for width, at in addresses.items()), addresses[max(addresses)])


def address(name: str, size: str) -> str | None:
    found = shelf.find(name, size)
    return url_for("pictures.show", version=found.version, size=size, name=name) if found else None
