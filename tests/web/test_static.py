"""Vendored code is as it was published; our own pages carry no inline code or style."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"
VENDOR = APP / "static" / "vendor"
TEMPLATES = sorted((APP / "templates").rglob("*.html"))


def test_vendored_files_are_those_of_the_list() -> None:
    listed = dict(re.findall(r"\| `(\S+\.js)` \|.*\| `([0-9a-f]{64})` \|", (VENDOR / "VENDOR.md").read_text()))
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.glob("*.js")}
    assert listed == found and found


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_code_or_style(template: Path) -> None:
    text = template.read_text()
    text = text.replace('<script type="application/ld+json">', "")  # data: no browser runs it
    assert not re.search(r"<style|\sstyle=|\son\w+=|hx-on|js:|javascript:|<script(?![^>]*\ssrc=)|\|safe", text)


def test_templates_name_only_icons_that_are_there() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (APP / "static" / "icons.svg").read_text()))
    used = {name for template in TEMPLATES for name in re.findall(r"icon\('([\w-]+)'", template.read_text())}
    used |= set(re.findall(r"item\('[\w.]+', '([\w-]+)'", (APP / "templates" / "admin" / "_rail.html").read_text()))
    assert used == drawn
