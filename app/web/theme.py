"""The shop's own colours, corners and font as a small style sheet: no page needs an inline style."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache

from flask import Blueprint, Response, request, url_for

from app.domain.theme import Theme, Tokens, palette
from app.web import rendering

theme = Blueprint("theme", __name__)
_YEAR = 365 * 24 * 3600
_FALLBACK = "Onest, system-ui, sans-serif"


@theme.get("/theme.css")
def css() -> Response:
    """Kept for a year under its own version, asked for anew under none."""
    own = rendering.shop().theme
    response = Response(sheet(own), mimetype="text/css")
    response.cache_control.public = True
    if request.args.get("v") == version(own):
        response.cache_control.max_age = _YEAR
        response.cache_control.immutable = True
    else:
        response.cache_control.no_cache = True
        response.set_etag(version(own))
        response.make_conditional(request)
    return response


@theme.app_template_global("theme_address")
def address() -> str:
    """Where the pages of today's shop find it."""
    return url_for("theme.css", v=version(rendering.shop().theme))


@lru_cache(maxsize=8)
def sheet(theme: Theme) -> str:
    """What the shop sets after tokens.css; a shop that sets nothing keeps the house's look."""
    day, night = palette(theme) if theme.coloured else ({}, {})
    shape = [f"--radius: {theme.radius}px;"] if theme.radius is not None else []
    shape += [f"--font: {theme.font}, {_FALLBACK};"] if theme.font else []
    rules = [_rule(":root", (*_declared(day), *shape))]
    if night:
        rules.append(f"@media (prefers-color-scheme: dark) {{\n{_rule(':root:not([data-theme=light])', _declared(night))}}}\n")
    return "".join(rules)


@lru_cache(maxsize=8)
def version(theme: Theme) -> str:
    return hashlib.sha256(sheet(theme).encode()).hexdigest()[:12]


def _declared(tokens: Tokens) -> Iterator[str]:
    """As hex, which is understood where oklch() is not."""
    return (f"--{name}: {colour.hex()};" for name, colour in tokens.items())


def _rule(selector: str, declarations: Iterator[str] | tuple[str, ...]) -> str:
    return f"{selector} {{ {' '.join(declarations)} }}\n"
