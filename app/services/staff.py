"""Members of staff: how they come to be, and the demo's owner."""

from __future__ import annotations

import secrets
from typing import NamedTuple

from flask_security import SQLAlchemyUserDatastore, hash_password
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import StaffExists
from app.extensions import db, write_transaction
from app.models.staff import Role, StaffMember
from app.services.runtime import runtime

ROLES = {
    "owner": "everything, settings and staff included",
    "manager": "talks, payments and orders",
    "viewer": "looks, changes nothing",
}
DECIDING_ROLES = ("owner", "manager")
DEMO_OWNER = "owner@mirt.example"


class SignIn(NamedTuple):
    """`password` is None once somebody has changed it."""

    email: str
    password: str | None


def datastore() -> SQLAlchemyUserDatastore:
    """What Flask-Security reads members of staff through."""
    return SQLAlchemyUserDatastore(db, StaffMember, Role)


def add(email: str, name: str, password: str, role: str) -> None:
    """Raises StaffExists when the address is taken."""
    with write_transaction() as session:
        if _find(session, email):
            raise StaffExists(email)
        session.add(_member(session, email, name, password, role))


def demo_sign_in() -> SignIn:
    """The demo owner with a new random password, made on first use."""
    password = secrets.token_urlsafe(9)
    with write_transaction() as session:
        owner = _find(session, DEMO_OWNER)
        if owner is None:
            owner = _member(session, DEMO_OWNER, "Demo", password, "owner")
            owner.demo = True
            session.add(owner)
        elif not owner.demo:
            return SignIn(DEMO_OWNER, None)
        else:
            owner.password = hash_password(password)
    return SignIn(DEMO_OWNER, password)


def _find(session: Session, email: str) -> StaffMember | None:
    return session.execute(select(StaffMember).where(StaffMember.email == email.strip().lower())).scalar_one_or_none()


def _member(session: Session, email: str, name: str, password: str, role: str) -> StaffMember:
    return StaffMember(
        email=email.strip().lower(),
        name=name.strip(),
        password=hash_password(password),
        fs_uniquifier=secrets.token_hex(32),
        created_at=runtime().clock(),
        roles=[_role(session, role)],
    )


def _role(session: Session, name: str) -> Role:
    found = session.execute(select(Role).where(Role.name == name)).scalar_one_or_none()
    return found or Role(name=name, description=ROLES[name])
