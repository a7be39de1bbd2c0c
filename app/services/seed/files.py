"""A YAML file as plain strings, lists and mappings, with the line of everything in it.

PyYAML's own types read `21:00` as 1260, `no` as False and `012345` as 5349 (DESIGN §8), so nothing is typed here:
the forms do that, and say by line what they expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]  # keys and list indexes from the top of the file

# libyaml is some ten times quicker; where it is missing the same is read by Python.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass
class SeedFile:
    """What a file says. `lines`: place → line from 1, of a mapping's key or a list's item."""

    name: str
    tree: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def wrong(self, place: Place, what: str) -> None:
        """Note a problem at the line of `place`, or of the nearest thing around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        self.problems.append((self.lines.get(place, 1), what))

    def told(self) -> list[str]:
        """Every problem as «file:line: what», in the file's order, each once."""
        return [f"{self.name}:{line}: {what}" for line, what in sorted(dict.fromkeys(self.problems))]

    def each(self, *pattern: str) -> Iterator[tuple[Place, Any]]:
        """Every (place, value) that fits a pattern of keys, «*» being any key or item; what is not there is passed over."""
        yield from _each(self.tree, pattern, ())


def read(path: Path) -> SeedFile:
    """The file's tree. A file that is missing, holds a tab or breaks YAML has problems and no tree."""
    file = SeedFile(path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        file.problems.append((1, f"cannot be read ({error}); expected a text file in UTF-8"))
        return file
    file.problems += [
        (number, "a tab; expected spaces") for number, line in enumerate(text.splitlines(), 1) if "\t" in line
    ]  # fmt: skip
    if not file.problems:
        _compose(file, text)
    return file


def _compose(file: SeedFile, text: str) -> None:
    try:
        top = yaml.compose(text, _LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        begun = f" ({error.context}, line {error.context_mark.line + 1})" if error.context_mark else ""
        what = f"not YAML: {error.problem or error.context}{begun}; expected keys and values, each text with its closing quote"
        file.problems.append((mark.line + 1 if mark else 1, what))
        return
    except yaml.YAMLError as error:
        file.problems.append((1, f"not YAML: {error}"))
        return
    if not isinstance(top, yaml.MappingNode):
        file.problems.append((1, "nothing to read; expected keys with values"))
        return
    file.tree = _plain(file, top, (), frozenset())


def _plain(file: SeedFile, node: Any, place: Place, around: frozenset[int]) -> Any:
    file.lines.setdefault(place, node.start_mark.line + 1)
    if id(node) in around:
        file.wrong(place, "refers to itself; expected a value")
        return ""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    around |= {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(file, item, (*place, index), around) for index, item in enumerate(node.value)]
    return _mapping(file, node, place, around)


def _mapping(file: SeedFile, node: Any, place: Place, around: frozenset[int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            file.problems.append((line, "a key is a list or a mapping; expected a word"))
        elif key.value in found:
            first = file.lines[(*place, key.value)]
            file.problems.append((line, f"«{key.value}» stands twice; expected once (first in line {first})"))
        else:
            file.lines[(*place, key.value)] = line
            found[key.value] = _plain(file, value, (*place, key.value), around)
    return found


def _each(value: Any, pattern: tuple[str, ...], place: Place) -> Iterator[tuple[Place, Any]]:
    if not pattern:
        yield place, value
        return
    head, rest = pattern[0], pattern[1:]
    if isinstance(value, dict):
        for key in value if head == "*" else [head] if head in value else []:
            yield from _each(value[key], rest, (*place, key))
    elif isinstance(value, list) and head == "*":
        for index, item in enumerate(value):
            yield from _each(item, rest, (*place, index))
