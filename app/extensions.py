"""Flask's extensions, made once without an application, and the two ways to reach the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_security import Security
from flask_sqlalchemy import SQLAlchemy
from huey.api import Huey
from huey.storage import MemoryStorage
from sqlalchemy import Engine, bindparam, event, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.orm import Session

from app.errors import DatabaseAway
from app.models.base import Base

# expire_on_commit would reload rows and hide lost updates from version_id_col (STACK, SQLAlchemy).
db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False}, disable_autonaming=True)
limiter = Limiter(key_func=get_remote_address)
security = Security()
huey = Huey("storefront", storage_class=MemoryStorage)  # the factory gives it its real storage (DESIGN §8)

_BEGIN = "storefront_begin"
Row = TypeVar("Row")


@contextmanager
def write_transaction() -> Iterator[Session]:
    """The one way to write: commits at the end, rolls back on any error. Raises DatabaseAway.

    SQLite takes the write lock at BEGIN, so that what is read inside cannot be overtaken; on PostgreSQL lock the
    row you read and change with `locked`.
    """
    with _reaching(), Session(_writer(), expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def write_connection() -> Iterator[Connection]:
    """The same without rows as objects, for prepared statements only: half the cost. Raises DatabaseAway."""
    with _reaching(), _writer().begin() as connection:
        yield connection


@contextmanager
def read_session() -> Iterator[Session]:
    """A short session of its own for reading; never held while thinking. Raises DatabaseAway."""
    with _reaching(), Session(db.engine, expire_on_commit=False) as session:
        yield session


@contextmanager
def read_connection() -> Iterator[Connection]:
    """The same for prepared statements. Raises DatabaseAway."""
    with _reaching(), db.engine.connect() as connection:
        yield connection


def joined(connection: Connection) -> Session:
    """Rows as objects inside somebody's transaction. Flush it before that ends: it neither commits nor rolls back."""
    return Session(connection, expire_on_commit=False)


def _writer() -> Engine:
    return _writing(db.engine)


@lru_cache(maxsize=4)  # one in a server; a test has many, one after another
def _writing(engine: Engine) -> Engine:
    return engine.execution_options(**{_BEGIN: "IMMEDIATE"})


@contextmanager
def _reaching() -> Iterator[None]:
    """A database that cannot be reached, or stays locked, has one name."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolExhausted, sqlite3.OperationalError) as away:
        raise DatabaseAway(str(away.orig if isinstance(away, DBAPIError) else away)) from away


def locked(session: Session, model: type[Row], key: Any) -> Row | None:
    """The row by primary key, locked until the transaction ends (SQLite holds the whole file already)."""
    statement = _locking(cast(Any, model))
    found: Row | None = session.execute(statement, {"b_key": key}).scalar_one_or_none()
    return found


@cache
def _locking(model: Any) -> Any:
    """b_key."""
    return select(model).where(model.__mapper__.primary_key[0] == bindparam("b_key")).with_for_update()


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # the driver's own late BEGIN leaves reads unprotected
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "busy_timeout=5000", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    # By the driver itself: through the engine this one word would cost as much as a statement.
    cursor = connection.connection.cursor()
    cursor.execute(f"BEGIN {connection.get_execution_options().get(_BEGIN, 'DEFERRED')}")
    cursor.close()
