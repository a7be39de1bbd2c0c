"""Who carries most of what was asked. Sets of products are whole numbers, a bit for each place in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Levels = Mapping[float, int]  # score → the products that have it
Group = tuple[int, float, int]  # parts of the query met, their score, the products


def bits(places: Iterable[int], size: int) -> int:
    marks = bytearray(size // 8 + 1)
    for place in places:
        marks[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(marks, "little")


def places(marked: int) -> Iterator[int]:
    """In the catalogue's order."""
    for at, byte in enumerate(marked.to_bytes((marked.bit_length() + 7) // 8, "little")):
        if byte:
            yield from (at * 8 + bit for bit in range(8) if byte >> bit & 1)


def ranked(units: Sequence[Levels]) -> tuple[Group, ...]:
    """Those that meet most parts of the query, and of them the best scored first."""
    everyone = 0
    for unit in units:
        for level in unit.values():
            everyone |= level
    groups: dict[tuple[int, float], int] = {(0, 0.0): everyone} if everyone else {}
    for unit in units:
        groups = _split(groups, unit)
    most = max((met for met, _ in groups), default=0)
    best = sorted((score for met, score in groups if met == most), reverse=True)
    return tuple((most, score, groups[most, score]) for score in best)


def _split(groups: Mapping[tuple[int, float], int], unit: Levels) -> dict[tuple[int, float], int]:
    split: dict[tuple[int, float], int] = {}
    for (met, score), members in groups.items():
        rest = members
        for worth in sorted(unit, reverse=True):
            hit = rest & unit[worth]
            if hit:
                rest ^= hit
                key = (met + 1, score + worth)
                split[key] = split.get(key, 0) | hit
        if rest:
            split[met, score] = split.get((met, score), 0) | rest
    return split
