"""How staff sign in: Flask-Security behind /admin, its session cookie valid there and nowhere else."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, g, request
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_security import UserDatastore, auth_required, current_user
from flask_security.core import AnonymousUser

from app.errors import NotAllowed
from app.extensions import security
from app.services.staff import DECIDING_ROLES
from app.web import limits

_SIGNED_IN = auth_required("session")(lambda: None)


class StaffSession(SecureCookieSessionInterface):
    """Secure follows the request: the demo runs on plain http."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return bool(request and request.is_secure)


def open_admin(app: Flask, staff: UserDatastore) -> None:
    app.session_interface = StaffSession()
    app.config.update(
        SESSION_COOKIE_NAME="staff",
        SESSION_COOKIE_PATH="/admin",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SECURITY_URL_PREFIX="/admin",
        SECURITY_LOGIN_URL="/sign-in",
        SECURITY_LOGOUT_URL="/sign-out",
        SECURITY_POST_LOGIN_VIEW="/admin",
        SECURITY_POST_LOGOUT_VIEW="/admin",
        SECURITY_PASSWORD_HASH="argon2",
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_SINGLE_HASH=True,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_FLASH_MESSAGES=False,
        SECURITY_FRESHNESS=timedelta(minutes=-1),  # off: nothing asks for the password twice yet, and its page is not ours
        SECURITY_LOGIN_USER_TEMPLATE="admin/sign_in.html",
        # The Origin of every POST is checked before any view (web/security): a token in each form would add nothing.
        WTF_CSRF_ENABLED=False,
    )
    app.before_request(_look_nobody_up_for_shoppers)  # before the libraries' own, which would
    security.init_app(app, staff)
    app.before_request(_limit_attempts)


def _look_nobody_up_for_shoppers() -> None:
    """The staff's cookie is not sent to their doors; looking for it all the same would cost every turn."""
    if not request.path.startswith("/admin"):
        g._login_user = AnonymousUser()  # where Flask-Login keeps who is signed in


def _limit_attempts() -> None:
    if request.method == "POST" and request.endpoint == "security.login":
        limits.count_sign_in()


def require_staff() -> ResponseReturnValue | None:
    """Before every admin view: signed in, and allowed to change when it changes something. Raises NotAllowed."""
    refused: ResponseReturnValue | None = _SIGNED_IN()
    if refused is not None:
        return refused
    if request.method == "POST" and not may_decide():
        raise NotAllowed
    return None


def may_decide() -> bool:
    return any(current_user.has_role(role) for role in DECIDING_ROLES)


def name() -> str:
    """How shoppers and the records call whoever is signed in."""
    return str(current_user.name or current_user.email)
