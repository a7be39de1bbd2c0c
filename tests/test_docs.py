"""What the documents say is so: files, functions, links, settings, commands."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

from app.settings import table

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# `app/services/x.py:verb` names a function, method, class or table of that file; `app/x.py` or `docs/` a file or folder.
NAMED = re.compile(r"`((?:app|bin|bench|docs|migrations|seed|tests)/[\w./-]*)(?::(\w+))?`")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_and_function_a_document_names_exists(path: Path) -> None:
    missing = [f"{name}:{symbol or ''}" for name, symbol in NAMED.findall(text(path)) if not stands(name, symbol)]
    assert missing == []


def stands(name: str, symbol: str) -> bool:
    place = ROOT / name
    return place.exists() and (not symbol or symbol in names_in(place))


def names_in(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def test_architecture_follows_the_message_through_functions_that_exist() -> None:
    hops = [symbol for _, symbol in NAMED.findall(text(ROOT / "docs" / "architecture.md")) if symbol]
    assert len(hops) >= 16


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text(path))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_table_of_settings_is_the_code_s() -> None:
    shown = text(ROOT / "docs" / "deployment.md").split("<!-- settings -->\n")[1].split("\n<!-- /settings -->")[0]
    assert shown == table(), "print it anew: python -m app.settings"


@pytest.mark.parametrize("command", ["bin/run", "bin/test"])
def test_the_two_commands_of_the_readme_exist_and_run(command: str) -> None:
    assert f"\n{command} " in text(ROOT / "README.md")
    assert os.access(ROOT / command, os.X_OK)


def test_the_readme_is_one_screen() -> None:
    assert len(text(ROOT / "README.md").splitlines()) <= 60


def test_the_changelog_has_room_for_what_comes() -> None:
    assert "\n## [Unreleased]\n" in text(ROOT / "CHANGELOG.md")


def test_every_document_is_reached_from_another() -> None:
    linked = {(path.parent / link).resolve() for path in DOCUMENTS for link in re.findall(r"\]\(([^)#:\s]+)", text(path))}
    folders = {place for place in linked if place.is_dir()}
    lost = [path.name for path in DOCUMENTS if path.name != "README.md" and path not in linked and not folders & set(path.parents)]
    assert lost == []


def test_every_decision_is_one_page_and_says_what_was_decided() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04d}" for number in range(1, len(decisions) + 1)]
    assert [path.name for path in decisions if len(text(path).splitlines()) > 60] == []


def test_every_library_has_its_line_of_why() -> None:
    wanted = re.findall(r'^  "([a-z0-9-]+)', text(ROOT / "pyproject.toml").split("[tool.")[0], re.M)
    said = text(ROOT / "docs" / "decisions" / "0002-libraries.md").lower()
    assert len(wanted) > 30
    assert [name for name in wanted if name not in said] == []
