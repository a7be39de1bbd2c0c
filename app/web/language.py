"""Which language the interface speaks: asked for in the address, remembered in a cookie, else the browser's."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_babel import Babel, get_locale

LANGUAGES = ("uk", "en")
_COOKIE = "lang"
_YEAR = 365 * 24 * 3600

babel = Babel()


def speak(app: Flask) -> None:
    """Choose the language for each request; the first of LANGUAGES when nothing is known."""
    babel.init_app(app, default_locale=LANGUAGES[0], locale_selector=chosen)
    app.after_request(_remember)
    app.jinja_env.globals.update(languages=LANGUAGES, get_locale=get_locale)


def chosen() -> str:
    for word in (request.args.get(_COOKIE), request.cookies.get(_COOKIE)):
        if word in LANGUAGES:
            return word
    return request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])


def _remember(response: Response) -> Response:
    """Only a choice made by hand is kept."""
    word = request.args.get(_COOKIE)
    if word in LANGUAGES and request.cookies.get(_COOKIE) != word:
        response.set_cookie(_COOKIE, word, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response
