"""In which order things stand: kept where the file keeps it, so that what staff hid or added between moves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise


def places(named: Iterable[str], standing: Mapping[str, int]) -> dict[str, int]:
    """Position of each name of the file. `standing`: of everything that is kept, named or not.

    What is new comes last; only a file that tells another order numbers all its names anew.
    """
    names = list(named)
    known = [standing[name] for name in names if name in standing]
    new = [name for name in names if name not in standing]
    ordered = all(one < other for one, other in pairwise(known))
    if not ordered or names[len(known) :] != new:
        return {name: place for place, name in enumerate(names)}
    last = max(standing.values(), default=-1)
    return {name: standing.get(name, -1) for name in names} | {name: last + place for place, name in enumerate(new, 1)}


def by_number(labels: Iterable[str]) -> list[str]:
    """By the first number in them; sizes without numbers stay as they were given."""
    return sorted(labels, key=lambda label: int(found[0]) if (found := re.search(r"\d+", label)) else 0)
