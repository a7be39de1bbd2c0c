"""Long proofs, round by round: each round is a process of its own and a row in docs/proofs/NAME.json. Standard library only.

A round finds in its environment PROOF_ROUND (0, 1, …), PROOF_SO_FAR (the file of earlier rounds; perhaps not there yet) and
PROOF_RECORD (where it may leave a JSON object: `figures` over all rounds so far, `holds`, and `round`, what later rounds draw
figures from). In a proof's words {round}, {so_far} and {record} stand for the same. A round by pytest leaves figures with
`record_property(name, value)`. Without a word of its own a round is judged by its exit status.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

MINUTES = 40.0


@dataclass(frozen=True)
class Proof:
    """`words` after `python`; `rounds` until it is whole; `pytest`: a marked test, which leaves its figures as properties."""

    shows: str
    words: tuple[str, ...]
    rounds: int = 1
    pytest: bool = False


@dataclass(frozen=True)
class Record:
    """One proof's file: what is shown, how many rounds it rests on, the figures, and the rounds themselves."""

    path: Path

    def rounds(self) -> list[dict]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return list(found.get("by_round", ()))

    def write(self, name: str, proof: Proof, rounds: list[dict]) -> None:
        """Whole or not at all: a proof may be killed at any moment."""
        told = {
            "proof": name,
            "shows": proof.shows,
            "rounds": len(rounds),
            "whole_at": proof.rounds,
            "holds": all(row["holds"] for row in (rounds[-1:] if draws_together(rounds) else rounds)),
            "minutes": round(sum(row["seconds"] for row in rounds) / 60, 1),
            "figures": rounds[-1]["figures"] if draws_together(rounds) else worst(rounds),
            "by_round": rounds,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".part")
        beside.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(self.path)


def draws_together(rounds: list[dict]) -> bool:
    """Whether the last round's figures are over all of them."""
    return bool(rounds) and "round" in rounds[-1]


def worst(rounds: list[dict]) -> dict:
    """Of rounds that stand alone: each figure's largest value, for they are seconds, megabytes and failures."""
    found: dict = {}
    for row in rounds:
        for name, value in row["figures"].items():
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            found[name] = max(found.get(name, value), value) if is_number else value
    return found


def prove(
    name: str,
    proof: Proof,
    python: str,
    folder: Path,
    minutes: float = MINUTES,
    resume: bool = False,
    now: Callable[[], float] = time.monotonic,
) -> bool:
    """Runs the rounds that are lacking, as long as the minutes last; at least one. The file is new after each round."""
    record = Record(folder / f"{name}.json")
    rounds = record.rounds() if resume else []
    if not resume:
        record.path.unlink(missing_ok=True)
    ends = now() + minutes * 60
    longest = max((row["seconds"] for row in rounds), default=0.0)
    ran = 0
    while len(rounds) < proof.rounds and (not ran or now() + longest <= ends):
        print(f"\n== {name}, round {len(rounds) + 1} of {proof.rounds}: {proof.shows}", flush=True)
        rounds.append(run(proof, python, len(rounds), record.path, now))
        longest, ran = max(longest, rounds[-1]["seconds"]), ran + 1
        record.write(name, proof, rounds)
    return told(name, proof, record)


def run(proof: Proof, python: str, number: int, so_far: Path, now: Callable[[], float]) -> dict:
    """One round: its figures, whether it holds, its seconds."""
    with TemporaryDirectory(prefix="proof-") as place:
        left, junit = Path(place) / "record.json", Path(place) / "junit.xml"
        stands_for = {"{round}": str(number), "{so_far}": str(so_far), "{record}": str(left)}
        words = [stands_for.get(word, word) for word in proof.words] + ([f"--junitxml={junit}"] if proof.pytest else [])
        known = {"PROOF_ROUND": str(number), "PROOF_SO_FAR": str(so_far), "PROOF_RECORD": str(left)}
        began = now()
        done = subprocess.run([python, *words], env={**os.environ, **known})
        seconds = round(now() - began, 1)
        row = {"figures": properties(junit), **(json.loads(left.read_text(encoding="utf-8")) if left.exists() else {})}
    return {**row, "holds": done.returncode == 0 and row.get("holds", True), "seconds": seconds, "commit": commit()}


def commit() -> str:
    """What was proved, where git knows."""
    try:
        asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    except OSError:
        return ""
    return asked.stdout.strip()


def properties(junit: Path) -> dict:
    """What tests left by `record_property`, and how many of them ran."""
    if not junit.exists():
        return {}
    root = ElementTree.parse(junit).getroot()
    found: dict = {"tests": len(list(root.iter("testcase")))}
    for each in root.iter("property"):
        try:
            found[each.get("name")] = json.loads(each.get("value", ""))
        except ValueError:
            found[each.get("name")] = each.get("value")
    return found


def told(name: str, proof: Proof, record: Record) -> bool:
    found = json.loads(record.path.read_text(encoding="utf-8"))
    print(f"\n{name}: {proof.shows}")
    for figure, value in found["figures"].items():
        print(f"  {figure}: {json.dumps(value, ensure_ascii=False)}")
    rest = "" if found["rounds"] >= proof.rounds else f" of {proof.rounds}; continue with --resume"
    print(
        f"{'Holds' if found['holds'] else 'FAILS'}. The figures rest on {found['rounds']} round(s){rest}: docs/proofs/{name}.json"
    )
    return bool(found["holds"])
