"""Counts of requests: a window counts to its end and no further, and ended windows leave the memory."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.web import counts
from app.web.counts import ProcessCounts


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [1000.0]
    monkeypatch.setattr(counts.time, "time", lambda: moment[0])
    return moment


def test_a_window_begins_with_its_first_request_and_ends_once(now: list[float]) -> None:
    kept = ProcessCounts()
    assert [kept.incr("a", 60), kept.incr("a", 60)] == [1, 2]
    assert kept.get_expiry("a") == 1060
    now[0] = 1059.9
    assert (kept.get("a"), kept.incr("a", 60)) == (2, 3)
    now[0] = 1060.0
    assert (kept.get("a"), kept.get_expiry("a"), kept.incr("a", 60)) == (0, 1060.0, 1)


def test_keys_are_counted_apart_and_forgotten_apart(now: list[float]) -> None:
    kept = ProcessCounts()
    kept.incr("a", 60)
    kept.incr("b", 60, amount=5)
    kept.clear("a")
    assert (kept.get("a"), kept.get("b")) == (0, 5)
    assert kept.reset() == 1
    assert kept.get("b") == 0


def test_ended_windows_leave_the_memory(now: list[float]) -> None:
    kept = ProcessCounts()
    for number in range(100):
        kept.incr(f"address {number}", 60)
    now[0] += 61
    kept.incr("newcomer", 60)
    assert list(kept._windows) == ["newcomer"]


def test_threads_lose_no_count_and_none_is_started() -> None:
    before = threading.active_count()
    kept = ProcessCounts()
    kept.incr("a", 60)
    assert threading.active_count() == before
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: kept.incr("a", 60), range(2000)))
    assert kept.get("a") == 2001
