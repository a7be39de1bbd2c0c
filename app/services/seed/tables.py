"""A spreadsheet's export as rows of known columns: comma, semicolon or tab; UTF-8, UTF-16 or cp1251."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from app.services.products.drafts import one_line
from app.services.seed.files import SeedFile

SIZE = "size:"  # a column of prices: «size:110-116»
_SEPARATORS = (";", ",", "\t")
_UNIT = re.compile(r"\s*[,(]?\s*(грн|uah|₴|см|cm)\.?\s*\)?$")


@dataclass(frozen=True)
class Row:
    """`cells`: column → text, empty cells left out. `at`: its number, the place of its problems."""

    at: int
    cells: Mapping[str, str]


@dataclass
class Table:
    """`unread`: headings that mean nothing to us. `file` collects what is wrong, by line."""

    file: SeedFile
    rows: list[Row] = field(default_factory=list)
    unread: tuple[str, ...] = ()


def read(path: Path, sizes: Collection[str]) -> Table:
    """`sizes`: labels of the shop's size table. A file that cannot be read has problems and no rows."""
    table = Table(SeedFile(path.name))
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        table.file.wrong((), f"cannot be read ({error.strerror}); expected a spreadsheet's export as CSV")
        return table
    lines = text.splitlines(keepends=True)
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0  # Excel's own mark
    heading = lines[skipped] if len(lines) > skipped else ""
    separator = max(_SEPARATORS, key=lambda mark: len(_columns(_split(heading, mark), sizes)[0]))
    _fill(table, "".join(lines[skipped:]), separator, skipped, sizes)
    return table


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


def _split(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator), [])


def _fill(table: Table, text: str, separator: str, skipped: int, sizes: Collection[str]) -> None:
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        columns, table.unread = _columns(next(reader, []), sizes)
        if not columns:
            known = ", ".join(names[0] for names in _names().values())
            table.file.wrong((), f"no known column in the first line; expected some of: {known}")
            return
        began = reader.line_num + 1
        for at, cells in enumerate(reader):
            table.file.lines[(at,)] = began + skipped
            began = reader.line_num + 1
            if len(cells) > len(columns) + len(table.unread) and any(
                cell.strip() for cell in cells[len(columns) + len(table.unread) :]
            ):
                table.file.wrong(
                    (at,), f"{len(cells)} cells; expected {len(columns) + len(table.unread)}, a text with the separator in quotes"
                )
            found = {columns[place]: text for place, cell in enumerate(cells) if place in columns and (text := one_line(cell))}
            if found:
                table.rows.append(Row(at, found))
    except csv.Error as error:
        table.file.lines.setdefault(("csv",), reader.line_num + skipped)
        table.file.wrong(("csv",), f"not CSV: {error}")


def _columns(heading: list[str], sizes: Collection[str]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Place → what it means, the first of a kind; and the headings nobody knows."""
    meanings = {name: meaning for meaning, names in _names().items() for name in names}
    found: dict[int, str] = {}
    unread: list[str] = []
    for place, title in enumerate(heading):
        name = " ".join(title.casefold().split())
        size = name.replace("–", "-")
        meaning = meanings.get(name) or meanings.get(_UNIT.sub("", name)) or (SIZE + size if _is_size(size, sizes) else None)
        if meaning and meaning not in found.values():
            found[place] = meaning
        else:
            unread.append(title.strip())
    return found, tuple(unread)


def _is_size(name: str, sizes: Collection[str]) -> bool:
    return name in sizes or (name.isascii() and name.isdigit() and 40 <= int(name) <= 220)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "columns.yaml").read_text(encoding="utf-8"))
    return found
