"""The house stands as DESIGN draws it: who imports whom, what is pure, where things are, how big they are."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"
FRAMEWORKS = ("flask", "werkzeug", "jinja2", "sqlalchemy", "alembic", "huey", "openai", "pydantic", "pydantic_settings")
MOST_LINES = 300
BROAD = ("Exception", "BaseException")
EDGES = ("app/web/error_pages.py", "app/cli/", "app/tasks/", "app/services/sweeps.py")

# Imports every module of the packages named, with the frameworks unimportable.
IMPORT_ALL = """
import importlib, pkgutil, sys
package, *banned = sys.argv[1:]
class Ban:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in banned or name.startswith("flask_"):
            raise ImportError(f"{name} is banned here")
sys.meta_path.insert(0, Ban())
found = importlib.import_module(package)
names = [module.name for module in pkgutil.walk_packages(found.__path__, package + ".")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def modules(folder: str = "") -> list[Path]:
    return sorted((APP / folder).rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(("package", "least"), [("app.domain", 10), ("app.dialog", 15)])
def test_the_core_imports_where_no_framework_is_installed(package: str, least: int) -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL, package, *FRAMEWORKS], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= least


def test_the_ban_would_be_noticed() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL, "app.models", *FRAMEWORKS], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "sqlalchemy is banned here" in done.stderr


def test_imports_go_downward_only() -> None:
    """Every contract of pyproject.toml, by import-linter."""
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("place", ["services", "tasks", "models", "dialog", "domain", "adapters"])
def test_only_doors_see_the_request(place: str) -> None:
    assert [shown(path) for path in modules(place) if "request" in flask_names(path) or "session" in flask_names(path)] == []


def flask_names(path: Path) -> set[str]:
    """What a module takes from flask, by `from flask import x` or `flask.x`."""
    taken: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "flask":
            taken |= {alias.name for alias in node.names}
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "flask":
            taken.add(node.attr)
    return taken


def test_doors_open_no_session_of_their_own() -> None:
    reach = {"db", "write_transaction", "read_session", "locked"}
    assert [shown(path) for path in modules("web") if reach & imported_from(path, "app.extensions")] == []


def imported_from(path: Path, module: str) -> set[str]:
    return {
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    }


def test_only_the_outermost_edges_catch_everything() -> None:
    caught = [f"{shown(path)}:{line}" for path in modules() for line in broad_handlers(path)]
    assert [place for place in caught if not place.startswith(EDGES)] == []


def broad_handlers(path: Path) -> Iterator[int]:
    """Lines that catch anything and keep it; one that only tidies up and raises again is no edge."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or getattr(node.type, "id", "") in BROAD):
            last = node.body[-1]
            if not (isinstance(last, ast.Raise) and last.exc is None):
                yield node.lineno


FILES = """
wsgi.py pyproject.toml constraints.txt README.md CHANGELOG.md SECURITY.md CONTRIBUTING.md LICENSE
bin/run bin/test .ci/run docs/architecture.md docs/deployment.md seed/products.yaml seed/shop.yaml
app/factory.py app/settings.py app/extensions.py app/errors.py app/ports.py app/worker.py
app/dialog/pipeline.py app/dialog/turn.py app/dialog/understanding.py app/dialog/facts.py app/dialog/replies.py
app/dialog/phrases.py app/dialog/phrases.uk.yaml
"""
FOLDERS = """
migrations/versions bench docs/decisions app/domain app/dialog/stages app/dialog/skills app/dialog/answers app/dialog/sealing
app/adapters app/models app/services app/tasks app/cli app/web app/templates app/static tests/dialogues tests/browser
"""


def test_the_tree_is_the_one_drawn() -> None:
    assert [name for name in FILES.split() if not (ROOT / name).is_file()] == []
    assert [name for name in FOLDERS.split() if not (ROOT / name).is_dir()] == []


def test_the_stages_are_seven_files() -> None:
    names = {path.stem for path in (APP / "dialog" / "stages").glob("*.py")} - {"__init__"}
    assert names >= {"screen", "yield_to_staff", "look", "understand", "decide", "phrase", "seal"}


def test_every_file_fits_on_a_few_screens() -> None:
    assert [shown(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES] == []


def test_nothing_is_called_by_a_word_that_says_nothing() -> None:
    empty = ("utils", "util", "helpers", "helper", "common", "misc", "manager", "data", "info")
    assert [shown(path) for path in modules() if path.stem in empty or path.parent.name in empty] == []


def test_the_tools_have_one_configuration() -> None:
    others = "setup.cfg setup.py tox.ini pytest.ini mypy.ini .mypy.ini ruff.toml .ruff.toml .importlinter .flake8 .coveragerc"
    assert [name for name in others.split() if (ROOT / name).exists()] == []


def test_every_dependency_is_pinned_once() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("==")[0].lower().replace("_", "-") for line in lines if line and not line.startswith("#")]
    assert len(pins) == len(set(pins))
    assert [line for line in lines if not line.startswith("#") and "==" not in line] == []
    assert {"flask", "sqlalchemy", "huey", "pydantic", "pytest", "ruff"} <= set(pins)
