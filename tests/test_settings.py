"""A wrong setting names itself and says what it takes; the environment is read in one place."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import SettingsError
from app.settings import DEFAULT_SECRET, Settings, accepts, plain_exit

ROOT = Path(__file__).resolve().parent.parent
NAMES = tuple(Settings.model_fields)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the developer's variables nor a .env of theirs."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name.upper(), raising=False)


WRONG = {
    "app_env": "staging",
    "host": "",
    "port": "eighty",
    "web_threads": "1",
    "secret_key": "",
    "database_url": "mysql://root@localhost/shop",
    "proxy_hops": "-1",
    "turn_lease_seconds": "soon",
    "sweep_seconds": "0",
    "warm_up": "perhaps",
    "worker_threads": "0",
    "message_max_characters": "10",
    "upload_max_megabytes": "many",
    "messages_per_minute": "0",
    "messages_per_hour": "0",
    "address_messages_per_minute": "0",
    "all_messages_per_minute": "0",
    "order_checks_per_minute": "0",
    "order_checks_per_hour": "0",
    "sign_ins_per_minute": "0",
}


def test_every_setting_but_the_folders_can_be_wrong() -> None:
    assert set(NAMES) - set(WRONG) == {"instance_dir", "seed_dir"}


@pytest.mark.parametrize(("name", "value"), WRONG.items())
def test_a_wrong_value_names_the_variable_and_what_it_takes(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name.upper(), value)
    with pytest.raises(SettingsError) as refused:
        Settings()
    said = str(refused.value)
    assert said.startswith(f"{name.upper()} takes {accepts(Settings.model_fields[name]).replace('`', '')}")
    assert "\n" not in said


def test_every_wrong_value_is_said_at_once_each_on_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "0")
    monkeypatch.setenv("APP_ENV", "test")
    with pytest.raises(SettingsError) as refused:
        Settings()
    assert str(refused.value).splitlines() == [
        "APP_ENV takes demo or production, not 'test'",
        "PORT takes a whole number from 1 to 65535, not '0'",
    ]


def test_a_password_in_a_wrong_address_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://shop:hunter2@localhost/shop")
    with pytest.raises(SettingsError) as refused:
        Settings()
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("secret", [DEFAULT_SECRET, "short"])
def test_production_refuses_a_secret_everybody_knows_or_guesses(secret: str) -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY takes a random text of your own in production"):
        Settings(app_env="production", secret_key=secret)
    assert Settings(app_env="demo", secret_key=secret).secret_key == secret


def test_production_starts_with_a_secret_of_its_own() -> None:
    assert Settings(app_env="production", secret_key="q" * 32).app_env == "production"


def test_a_dotenv_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("PORT=8100\nWEB_THREADS=9\n# a remark\nUNRELATED=1\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "8200")
    assert (Settings().port, Settings().web_threads) == (8200, 9)


def test_without_an_address_rows_live_in_the_instance_folder(tmp_path: Path) -> None:
    assert Settings(instance_dir=tmp_path).database == f"sqlite:///{tmp_path / 'shop.db'}"
    assert Settings(database_url="postgresql://shop@db/shop").database == "postgresql://shop@db/shop"


def test_the_doors_end_with_the_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, plain_exit():
        Settings(port=0)
    assert ended.value.code == 3
    assert capsys.readouterr().err == "PORT takes a whole number from 1 to 65535, not '0'\n"


@pytest.mark.parametrize("door", ["wsgi", "app.worker"])
def test_a_production_start_with_the_default_secret_is_one_sentence(door: str, tmp_path: Path) -> None:
    environment = {"PATH": "", "APP_ENV": "production", "PYTHONPATH": str(ROOT), "INSTANCE_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", f"import {door}"], env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 3
    assert done.stderr == "SECRET_KEY takes a random text of your own in production, at least 24 characters\n"


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "app").rglob("*.py"))
        if any(
            isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv") and getattr(node.value, "id", "") == "os"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    ]
    assert readers == []


def test_every_setting_is_read_by_the_code() -> None:
    """A setting nobody reads is a promise nobody keeps. `host` and its like reach the servers through `flask prepare`."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "app").rglob("*.py"))
    assert [name for name in NAMES if f"settings.{name}" not in code and f"self.{name}" not in code] == []
