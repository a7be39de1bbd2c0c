"""Answering all that waits in a conversation, by whoever holds its lease: recall, think, record, again if more came."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from app.dialog.turn import Inbound, Turn
from app.domain.changing import replace
from app.domain.dialog_state import Owner
from app.errors import EffectRefused, LeaseLost
from app.services.runtime import runtime
from app.services.turns import leases
from app.services.turns.leases import Lease
from app.services.turns.recall import Recalled, recall
from app.services.turns.record import Recorded, record
from app.services.views import TurnResult

ROUNDS = 3
log = logging.getLogger("storefront.turns")


def answer(lease: Lease, alone: tuple[int, Inbound] | None = None) -> TurnResult | None:
    """Everything said meanwhile, as one result; None when nothing waited.

    Raises LeaseLost when it ran out and another holds it. On any error the lease is given up: a sweep tries again.
    """
    results: list[TurnResult] = []
    try:
        for number in range(1, ROUNDS + 1):
            turn_id = lease.id if number == 1 else runtime().ids()
            recalled = recall(lease.conversation_id, turn_id, alone)
            alone = None
            if recalled is None:
                leases.free(lease)
                break
            result, more = _round(lease, recalled, last_round=number == ROUNDS)
            results.append(result)
            if not more:
                break
    except LeaseLost:
        raise
    except BaseException:
        leases.free(lease)
        raise
    return _together(results)


def give_in(lease: Lease) -> TurnResult | None:
    """The last resort for a talk whose turn failed by a fault of ours: an apology and a ticket instead of an answer."""
    recalled = recall(lease.conversation_id, lease.id)
    if recalled is None:
        leases.free(lease)
        return None
    apology = runtime().dialogue.apologise(recalled.turn, runtime().ports)
    return _result(apology, record(lease, recalled, apology, 0.0, last_round=True), 0.0)


def _round(lease: Lease, recalled: Recalled, *, last_round: bool) -> tuple[TurnResult, bool]:
    dialogue, ports = runtime().dialogue, runtime().ports
    started = time.perf_counter()
    turn = dialogue.run(recalled.turn, ports)
    attempts: tuple[Callable[[Turn], Turn], ...] = (
        lambda fresh: dialogue.redecide(fresh, ports),
        lambda fresh: dialogue.apologise(fresh, ports),
    )
    for again in attempts:
        try:
            ms = _ms_since(started)
            done = record(lease, recalled, turn, ms, last_round=last_round)
            return _logged(_result(turn, done, ms)), done.more
        except EffectRefused as refused:
            recalled, turn = _afresh(lease, recalled, turn, refused, again)
    ms = _ms_since(started)
    done = record(lease, recalled, turn, ms, last_round=last_round)
    return _logged(_result(turn, done, ms)), done.more


def _afresh(
    lease: Lease, recalled: Recalled, turn: Turn, refused: EffectRefused, again: Callable[[Turn], Turn]
) -> tuple[Recalled, Turn]:
    """The same messages with the same understanding, on facts read again; no second model call."""
    fresh = recall(lease.conversation_id, turn.id)
    if fresh is None:
        raise LeaseLost(lease.id)
    known = replace(
        fresh.turn,
        inbounds=recalled.turn.inbounds,
        event=recalled.turn.event,
        understanding=turn.understanding,
        sightings=turn.sightings,
        trail=turn.trail,
        model_calls=turn.model_calls,
    ).noted("refused", why=type(refused).__name__)
    if known.event is None and known.conversation.owner is Owner.PERSON and turn.conversation.owner is Owner.BOT:
        answered = replace(known, silent=True, decision=None, bubbles=())  # a person took the talk while we were thinking
    else:
        answered = again(known)
    # Messages that came meanwhile are the next round's.
    return replace(fresh, turn=known, waiting=recalled.waiting), answered


def _ms_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 3)


def _result(turn: Turn, done: Recorded, ms: float) -> TurnResult:
    understood = turn.understanding
    return TurnResult(
        conversation_id=turn.conversation.number,
        turn_id=turn.id,
        bubbles=done.bubbles,
        state=done.conversation.state,
        intent=understood.intent if understood else None,
        owner=done.conversation.owner,
        silent=turn.silent,
        brain=understood.provider if understood else "embedded",
        llm_calls=turn.model_calls,
        ms=ms,
        shop=turn.shop,
    )


def _logged(result: TurnResult) -> TurnResult:
    log.info(
        "turn=%s conversation=%s state=%s intent=%s bubbles=%d calls=%d ms=%.1f", result.turn_id, result.conversation_id,
        result.state, result.intent, len(result.bubbles), result.llm_calls, result.ms,
    )  # fmt: skip
    return result


def _together(results: list[TurnResult]) -> TurnResult | None:
    """Several rounds as one answer: the last one's standing, everybody's words."""
    if not results:
        return None
    return replace(
        results[-1],
        bubbles=tuple(bubble for result in results for bubble in result.bubbles),
        intent=next((r.intent for r in reversed(results) if r.intent), None),
        llm_calls=sum(r.llm_calls for r in results),
        ms=sum(r.ms for r in results),
    )
