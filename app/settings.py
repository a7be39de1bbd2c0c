"""Typed settings: the only place that reads the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_SECRET = "demo-secret-change-me"


class Settings(BaseSettings):
    """Every setting with its default. Names are the environment's, in lower case."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    app_env: Literal["demo", "production"] = "demo"
    port: int = 8000
    database_url: str = ""  # empty: SQLite in the instance folder
    secret_key: str = DEFAULT_SECRET
    instance_dir: Path = Path("instance")
    turn_lease_seconds: float = 30.0

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.instance_dir / 'shop.db').resolve()}"
