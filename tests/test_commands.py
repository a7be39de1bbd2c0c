"""bin/run and bin/test: what they say when they cannot go on, and that nothing they start outlives them."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import runpy
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / "bin"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BIN))
    return importlib.import_module("bootstrap")


def command(name: str) -> ModuleType:
    """bin/run or bin/test as a module; they have no suffix."""
    loader = SourceFileLoader(f"bin_{name}", str(BIN / name))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(holds: Callable[[], bool], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return False


# An old Python


@pytest.mark.parametrize("name", ["run", "test"])
def test_an_old_python_reads_far_enough_to_say_that_it_is_old(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse((BIN / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(BIN / name))
    assert "Python 3.11 or newer and this is 3.9: install a newer one" in str(ended.value)


# Installing


def test_an_install_is_current_until_a_pin_moves(bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text("one\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    assert not bootstrap.is_current("")
    (tmp_path / "stamp.json").write_text(json.dumps({"pins": bootstrap.pins(), "extra": ""}))
    assert bootstrap.is_current("")
    assert not bootstrap.is_current("dev")
    (tmp_path / "stamp.json").write_text(json.dumps({"pins": bootstrap.pins(), "extra": "dev"}))
    assert bootstrap.is_current("") and bootstrap.is_current("dev")
    (tmp_path / "constraints.txt").write_text("two\n")
    assert not bootstrap.is_current("")


def test_a_folder_that_cannot_be_written_to_is_one_sentence(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "is_current", lambda extra: False)
    monkeypatch.setattr(bootstrap.os, "access", lambda path, mode: False)
    with pytest.raises(bootstrap.Stop, match=r"cannot be written to: copy the project where you may write"):
        bootstrap.install("")


def test_no_network_is_one_sentence(bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_port: int) -> None:
    for name in [name for name in os.environ if name.startswith("PIP_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{free_port}/")
    monkeypatch.setattr(bootstrap, "LOG", tmp_path / "install.log")
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    with pytest.raises(bootstrap.Stop, match="Installing needs the network and the package index cannot be reached"):
        bootstrap.pip("download", "--no-deps", "-d", str(tmp_path), "a-package-nobody-has")


def test_a_failed_install_says_its_last_error_and_where_the_rest_is(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "LOG", tmp_path / "install.log")
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    with pytest.raises(bootstrap.Stop, match=r"Installing failed: ERROR: .*install\.log"):
        bootstrap.pip("install", "--no-index", "-e", "./nowhere")


def test_a_python_without_the_libraries_is_one_sentence(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run = command("run")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(bootstrap.Stop, match="has not the shop's libraries: leave out --no-install"):
        run.own_python()


# Running together

SUPERVISE = """
import sys
sys.path.insert(0, {bin!r})
from supervisor import Child, supervise
web = Child("web server", [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", {port!r}])
worker = Child("worker", [sys.executable, "-c", {worker!r}], graceful="SIGINT")
sys.exit(supervise((web, worker), "http://127.0.0.1:" + {port!r}, lambda: print("ready", flush=True)))
"""
PATIENT = "import time, os; print(os.getpid(), flush=True); time.sleep(600)"


@pytest.fixture
def supervised(free_port: int, tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start(worker: str) -> subprocess.Popen[str]:
        code = SUPERVISE.format(bin=str(BIN), port=str(free_port), worker=worker)
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": tmp_path}
        started.append(subprocess.Popen([sys.executable, "-c", code], **pipes))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def is_closed(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def read_worker_and_ready(process: subprocess.Popen[str]) -> int:
    """The worker's process id, once both it and the web server are up."""
    assert process.stdout
    pid, ready = 0, False
    while not (pid and ready):
        line = process.stdout.readline()
        assert line, "ended before it was up"
        pid, ready = int(line) if line.strip().isdigit() else pid, ready or line == "ready\n"
    return pid


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] == "Z"


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_both_and_that_is_no_failure(sent: int, supervised: Any, free_port: int) -> None:
    process = supervised(PATIENT)
    worker = read_worker_and_ready(process)
    process.send_signal(sent)
    assert process.wait(20) == 0
    assert is_closed(free_port) and is_gone(worker)


def test_a_worker_that_dies_takes_the_web_server_along(supervised: Any, free_port: int) -> None:
    process = supervised("import sys; sys.exit(7)")
    assert process.wait(20) == 1
    assert "The worker stopped (status 7), so everything stops." in process.stderr.read()
    assert is_closed(free_port)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent died")
def test_a_killed_supervisor_leaves_nobody_behind(supervised: Any, free_port: int) -> None:
    process = supervised(PATIENT)
    worker = read_worker_and_ready(process)
    process.kill()
    process.wait()
    assert until(lambda: is_closed(free_port) and is_gone(worker), 10)


# The whole start


@pytest.fixture
def shop(tmp_path: Path, free_port: int) -> Iterator[subprocess.Popen[str]]:
    """bin/run on a fresh instance folder, with the Python of the tests."""
    environment = {**os.environ, "INSTANCE_DIR": str(tmp_path / "instance"), "DATABASE_URL": "", "APP_ENV": "demo"}
    command = [sys.executable, str(BIN / "run"), "--no-install", "--port", str(free_port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tmp_path)
    yield process
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=20)
    finally:
        process.kill()


def read_until(process: subprocess.Popen[str], last: str) -> str:
    said = ""
    assert process.stdout
    for line in process.stdout:
        said += line
        if last in line:
            return said
    raise AssertionError(f"ended before «{last}»: {said}")


def test_a_fresh_folder_becomes_an_open_shop_and_ctrl_c_closes_it(shop: Any, free_port: int, tmp_path: Path) -> None:
    said = read_until(shop, "Ctrl-C")
    for address in ("", "/chat", "/admin"):
        assert f"http://localhost:{free_port}{address}\n" in said
    assert "owner@mirt.example  password  " in said
    with urllib.request.urlopen(f"http://127.0.0.1:{free_port}/health/live", timeout=5) as reply:
        assert reply.status == 200
    assert (tmp_path / "instance" / "shop.db").exists()
    shop.send_signal(signal.SIGINT)
    assert shop.wait(20) == 0
    assert until(lambda: is_closed(free_port), 5)


def module(folder: Path, port: int, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "INSTANCE_DIR": str(folder), "DATABASE_URL": "", "PORT": str(port), "APP_ENV": "demo"}
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, env=environment, capture_output=True, text=True)


def prepare(folder: Path, port: int) -> subprocess.CompletedProcess[str]:
    return module(folder, port, "flask", "--app", "wsgi", "prepare")


def test_preparing_is_needed_once_and_a_second_time_changes_nothing(tmp_path: Path, free_port: int) -> None:
    asked = json.loads(module(tmp_path, free_port, "app.starting").stdout)
    assert (asked["prepared"], asked["demo"], asked["port"]) == (False, True, free_port)
    first = prepare(tmp_path, free_port)
    assert first.returncode == 0 and "Костюм Лагуна" in first.stdout, first.stderr
    assert json.loads(module(tmp_path, free_port, "app.starting").stdout) == {**asked, "prepared": True}
    second = prepare(tmp_path, free_port)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_a_busy_port_is_one_sentence_and_nothing_is_touched(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        done = module(tmp_path, busy.getsockname()[1], "app.starting")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.strip().endswith("is busy: stop what listens there, or choose another with --port.")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_of_the_instance_is_one_sentence(tmp_path: Path, free_port: int) -> None:
    (tmp_path / "file").touch()
    done = prepare(tmp_path / "file" / "instance", free_port)
    assert done.returncode == 1
    assert "cannot be written to (Not a directory): set INSTANCE_DIR to one that can." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_is_copied_before_it_is_migrated(tmp_path: Path, free_port: int) -> None:
    assert prepare(tmp_path, free_port).returncode == 0
    revision = "the-one-before"
    with sqlite3.connect(tmp_path / "shop.db") as database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    done = prepare(tmp_path, free_port)  # the revision is unknown: the migration fails, the copy stands
    assert done.returncode != 0
    (copy,) = (tmp_path / "backups").iterdir()
    assert sqlite3.connect(copy).execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)


# Checking


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch, bootstrap: ModuleType) -> ModuleType:
    monkeypatch.setattr(bootstrap, "install", lambda extra: sys.executable)
    monkeypatch.chdir(ROOT)
    return command("test")


def test_a_step_that_fails_is_named_and_the_rest_still_runs(
    checks: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "STEPS", (("one", "", ("-c", "exit(3)")), ("two", "", ("-c", "print('ran')"))))
    monkeypatch.setattr(sys, "argv", ["bin/test"])
    assert checks.main() == 1
    said = capfd.readouterr().out
    assert "== one: FAILS" in said and "ran\n" in said and "== two: holds" in said
    assert said.rstrip().endswith("These fail: one")


def test_one_step_runs_alone(checks: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(checks, "STEPS", (("one", "", ("-c", "exit(3)")), ("two", "", ("-c", "print('ran')"))))
    monkeypatch.setattr(sys, "argv", ["bin/test", "two"])
    assert checks.main() == 0
    said = capfd.readouterr().out
    assert "== one" not in said and said.rstrip().endswith("Everything holds.")


def test_an_unknown_step_lists_those_there_are(
    checks: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bin/test", "everything"])
    with pytest.raises(SystemExit):
        checks.main()
    assert "no step everything; there are: lint, format, types, contracts, tests, browser" in capsys.readouterr().err


def test_an_unknown_proof_lists_those_there_are(checks: ModuleType, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bin/test", "--proof", "of-the-pudding"])
    with pytest.raises(bootstrap.Stop, match=r"The long proofs are: big \(10,000 products"):
        checks.main()
