"""Typed settings: the only place that reads the environment. `python -m app.settings` prints the table of the docs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import Field, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import SettingsError

DEFAULT_SECRET = "demo-secret-change-me"
SECRET_MIN_CHARACTERS = 24
_PROJECT = Path(__file__).resolve().parent.parent
_DATABASES = r"^(sqlite://.*|postgresql(\+psycopg)?://.+)?$"
# Values that must not be repeated on a screen or in a log.
_PRIVATE = {"secret_key", "database_url"}


class Settings(BaseSettings):
    """Every setting with its default and what it means. Names are the environment's, in lower case."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    app_env: Literal["demo", "production"] = Field(
        "demo", description="production refuses the default secret and creates no demo sign-in"
    )
    host: str = Field("127.0.0.1", min_length=1, description="the address the web server listens on; 0.0.0.0 for every interface")
    port: int = Field(8000, ge=1, le=65535, description="the web server's port")
    web_threads: int = Field(64, ge=2, le=1000, description="threads of the web server, and connections of its pool")
    secret_key: str = Field(DEFAULT_SECRET, min_length=1, description="signs cookies; a long random text of your own")
    database_url: str = Field(
        "",
        pattern=_DATABASES,
        description="where rows are kept; empty means SQLite in the instance folder",
        json_schema_extra={"accepts": "nothing, `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST/NAME`"},
    )
    seed_dir: Path = Field(Path("seed"), description="the folder of the shop's own products.yaml and shop.yaml")
    instance_dir: Path = Field(Path("instance"), description="the folder of the database, its backups, the queue and photos")
    proxy_hops: int = Field(0, ge=0, le=10, description="trusted reverse proxies in front; 0 believes no forwarded header")
    turn_lease_seconds: float = Field(30.0, ge=0.1, le=600, description="how long a turn holds its conversation before others may")
    sweep_seconds: float = Field(5.0, ge=0.1, le=3600, description="pause between the worker's sweeps of what is due")
    warm_up: bool = Field(True, description="load what the first message needs in the background, right after the start")
    worker_threads: int = Field(2, ge=1, le=64, description="tasks the worker runs at once")
    message_max_characters: int = Field(4000, ge=100, le=20000, description="the longest message a shopper may send")
    upload_max_megabytes: int = Field(10, ge=1, le=100, description="the largest photo or receipt")
    messages_per_minute: int = Field(60, ge=1, le=1000000, description="messages of one shopper in a minute")
    messages_per_hour: int = Field(1000, ge=1, le=1000000, description="messages of one shopper in an hour")
    address_messages_per_minute: int = Field(300, ge=1, le=1000000, description="messages from one IP address in a minute")
    all_messages_per_minute: int = Field(3000, ge=1, le=10000000, description="messages of everybody in a minute")
    order_checks_per_minute: int = Field(10, ge=1, le=1000000, description="order news asked for from one IP address in a minute")
    order_checks_per_hour: int = Field(20, ge=1, le=1000000, description="news of one order asked for in an hour")
    sign_ins_per_minute: int = Field(5, ge=1, le=1000000, description="attempts to sign in from one IP address in a minute")

    def __init__(self, **given: Any) -> None:
        """Raises SettingsError with one line per wrong value."""
        try:
            super().__init__(**given)
        except ValidationError as wrong:
            raise SettingsError("\n".join(_problem(error) for error in wrong.errors())) from None

    @model_validator(mode="after")
    def _production_has_a_secret(self) -> Settings:
        if self.app_env == "production" and (self.secret_key == DEFAULT_SECRET or len(self.secret_key) < SECRET_MIN_CHARACTERS):
            raise PydanticCustomError(
                "secret", f"SECRET_KEY takes a random text of your own in production, at least {SECRET_MIN_CHARACTERS} characters"
            )
        return self

    @property
    def seed_files(self) -> tuple[Path, Path]:
        """What is sold, and the shop's settings; a folder that is not absolute is the project's."""
        folder = _PROJECT / self.seed_dir
        return folder / "products.yaml", folder / "shop.yaml"

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.instance_dir / 'shop.db').resolve()}"


@contextmanager
def plain_exit() -> Iterator[None]:
    """For the doors of a process: a wrong setting ends it with its sentence and no traceback.

    Status 3 tells gunicorn not to start the worker again.
    """
    try:
        yield
    except SettingsError as wrong:
        print(wrong, file=sys.stderr)
        raise SystemExit(3) from None


def table() -> str:
    """The settings as the Markdown table of docs/deployment.md."""
    rows = [
        f"| `{name.upper()}` | {f'`{field.default}`' if str(field.default) else ''} | {accepts(field)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["| name | default | accepts | meaning |", "|---|---|---|---|", *rows])


def accepts(field: FieldInfo) -> str:
    """What a setting takes, in words."""
    if isinstance(field.json_schema_extra, dict):
        return str(field.json_schema_extra["accepts"])
    if get_origin(field.annotation) is Literal:
        return " or ".join(f"`{word}`" for word in get_args(field.annotation))
    if field.annotation is bool:
        return "`true` or `false`"
    if field.annotation in (int, float):
        least, most = (_bound(field, edge) for edge in ("ge", "le"))
        return f"a {'whole ' if field.annotation is int else ''}number from {least} to {most}"
    return "a folder" if field.annotation is Path else "a text, not empty"


def _bound(field: FieldInfo, edge: str) -> Any:
    return next(getattr(rule, edge) for rule in field.metadata if hasattr(rule, edge))


def _problem(error: Any) -> str:
    if not error["loc"]:
        return str(error["msg"])
    name = str(error["loc"][0])
    said = "" if name in _PRIVATE else f", not {str(error['input'])[:80]!r}"
    return f"{name.upper()} takes {accepts(Settings.model_fields[name]).replace('`', '')}{said}"


if __name__ == "__main__":
    print(table())
