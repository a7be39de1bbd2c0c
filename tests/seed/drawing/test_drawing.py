"""The drawing script: every SKU, the same bytes each time, parts that make garments nobody drew before."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from seed.drawing.catalogue import CATALOGUE
from seed.drawing.cloth import KINDS, Fabric
from seed.drawing.colour import NAVY, YELLOW
from seed.drawing.grain import grains
from seed.drawing.hand import lay
from seed.drawing.parts.bodice import rib_hem, sweatshirt
from seed.drawing.parts.hood import hood, hood_inside
from seed.drawing.parts.sleeve import ribbed_arms
from seed.drawing.parts.trousers import palazzo
from seed.drawing.sheet import Sheet

ROOT = Path(__file__).resolve().parents[3]
SVG = ROOT / "seed" / "photos" / "svg"
HREF = "href"
FINGERPRINTS = """
import hashlib
from seed.drawing.catalogue import CATALOGUE
for sku, draw in sorted(CATALOGUE.items(), reverse=True):
    print(sku, hashlib.sha256(draw().svg().encode()).hexdigest())
"""


def test_every_colour_of_the_shops_catalogue_is_drawn_and_nothing_else() -> None:
    goods = yaml.safe_load((ROOT / "seed" / "products.yaml").read_text(encoding="utf-8"))["products"]
    colours = [colour for product in goods for colour in product["colours"]]
    assert {colour["picture"] for colour in colours} == set(CATALOGUE)
    assert [colour["sku"] for colour in colours if colour["picture"] != colour["sku"]] == []


def test_drawings_are_the_same_to_the_byte_in_any_order_and_any_process() -> None:
    drawn = subprocess.run(
        [sys.executable, "-c", FINGERPRINTS],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    there = dict(line.split() for line in drawn.stdout.splitlines())
    assert there == {sku: hashlib.sha256(draw().svg().encode()).hexdigest() for sku, draw in CATALOGUE.items()}


@pytest.mark.parametrize("sku", CATALOGUE)
def test_the_drawing_that_is_kept_is_the_one_the_script_draws(sku: str) -> None:
    assert CATALOGUE[sku]().svg() == (SVG / f"{sku}.svg").read_text(encoding="utf-8"), "run `python -m seed.drawing`"


@pytest.mark.parametrize("sku", CATALOGUE)
def test_a_drawing_is_whole_and_needs_nothing_from_elsewhere(sku: str) -> None:
    svg = CATALOGUE[sku]().svg()
    tree = ElementTree.fromstring(svg)
    named = {element.get("id") for element in tree.iter() if element.get("id")}
    asked = set(re.findall(r'(?:href="#|url\(#)([\w-]+)', svg))
    assert asked <= named
    assert [v for e in tree.iter() for k, v in e.attrib.items() if k.endswith(HREF) and not v.startswith("#")] == []
    assert "nan" not in svg and "inf" not in svg


def test_a_new_garment_is_put_together_from_the_same_parts() -> None:
    new = _hooded_palazzo("Костюм новий, темно синій")
    tree = ElementTree.fromstring(new.svg())
    outlines = {e.get("d") for e in tree.iter() if (e.get("id") or "").startswith("s") and e.get("d")}
    assert len(outlines) >= 10
    assert "Костюм новий" in new.svg()


def test_the_title_is_the_seed_of_the_folds() -> None:
    one, again, other = (_hooded_palazzo(title).svg() for title in ("Один", "Один", "Інший"))
    assert one == again
    assert one.replace("Один", "") != other.replace("Інший", "")


def _hooded_palazzo(title: str) -> Sheet:
    sheet, fabric = Sheet(title, NAVY), Fabric(NAVY, "jersey")
    lay(1, 700)
    palazzo(sheet, fabric)
    lay(-1, 280, 18)
    ribbed_arms(sheet, fabric)
    hood_inside(sheet, fabric)
    rib_hem(sheet, NAVY)
    sweatshirt(sheet, fabric, "0,176 40,148 62,106c")
    hood(sheet, fabric)
    return sheet


def test_every_fabric_has_its_grain() -> None:
    drawn = set(re.findall(r'<filter id="(\w+)"', "".join(grains())))
    assert {kind.grain for kind in KINDS.values()} <= drawn


def test_only_leather_gets_the_drawn_sheen() -> None:
    leather, suiting = CATALOGUE["60809311-BLACK"]().svg(), CATALOGUE["1091363-NAVY"]().svg()
    assert leather.count('class="g') > 20 and 'class="g' not in suiting


def test_a_darker_shade_is_darker_and_a_lighter_one_lighter() -> None:
    def brightness(colour: str) -> int:
        return sum(int(colour[i : i + 2], 16) for i in (1, 3, 5))

    assert brightness(YELLOW.shade(-0.2)) < brightness(YELLOW.base) < brightness(YELLOW.shade(0.05))
    assert re.fullmatch(r"#[0-9a-f]{6}", YELLOW.shade(2.0)) and re.fullmatch(r"#[0-9a-f]{6}", YELLOW.shade(-2.0))


def test_the_shop_itself_knows_nothing_of_the_drawing() -> None:
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert [name for name in named if name.split(".")[0] == "seed"] == [], path
