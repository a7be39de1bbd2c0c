"""APPLY: what each effect of a turn does to the rows, inside the commit that stores the reply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from app.dialog.turn import Turn
from app.domain import effects as fx
from app.domain.shopper import Measurement
from app.extensions import joined
from app.services import follow_ups, holding
from app.services.ordering import cancelling, placing, proofs
from app.services.turns import statements


@dataclass(frozen=True)
class Applying:
    """One commit's circumstances. `reminders_due`: some may still stand and must be cancelled before others take their place."""

    connection: Connection
    turn: Turn
    shopper_id: str
    now: datetime
    reminders_due: bool = True

    @property
    def conversation_id(self) -> int:
        return self.turn.conversation.number

    @cached_property
    def session(self) -> Session:
        """For effects that work with rows as objects; most turns have none."""
        return joined(self.connection)

    def settle(self) -> None:
        """Changed objects become rows, if there were any."""
        if "session" in vars(self):
            self.session.flush()

    @property
    def has_consent(self) -> bool:
        """Given earlier, or by this very turn."""
        effects = self.turn.decision.effects if self.turn.decision else ()
        now = [effect.given for effect in effects if isinstance(effect, fx.ConsentToMemory)]
        return now[-1] if now else self.turn.shopper.remembers

    def cancel_reminders(self, why: str) -> None:
        if self.reminders_due:
            follow_ups.cancel(self.connection, self.conversation_id, why)

    def remember(self, **fields: Any) -> None:
        """Write something down about the shopper."""
        self.connection.execute(update(statements.SHOPPER).where(statements.SHOPPER.c.id == self.shopper_id).values(**fields))


def apply(applying: Applying, effects: Iterable[fx.Effect]) -> None:
    """All of them or, by a raised EffectRefused, none."""
    for effect in effects:
        APPLY[type(effect)](applying, effect)
    applying.settle()


def _save_order(at: Applying, effect: fx.SaveOrder) -> None:
    placing.save(at.session, effect, at.shopper_id, at.conversation_id, at.turn.shop, at.now)


def _add_lines(at: Applying, effect: fx.AddLines) -> None:
    placing.add_lines(at.session, effect, at.shopper_id, at.turn.shop, at.now)


def _cancel_order(at: Applying, effect: fx.CancelOrder) -> None:
    cancelling.by_shopper(at.session, effect.order_id, at.shopper_id, at.now)


def _file_proof(at: Applying, effect: fx.FileProof) -> None:
    proofs.file(at.session, effect, at.shopper_id, at.turn.shop.payment, at.now)


def _open_ticket(at: Applying, effect: fx.OpenTicket) -> None:
    holding.open_ticket(at.session, at.conversation_id, effect.reason, effect.note, at.now)


def _take_over(at: Applying, effect: fx.TakeOver) -> None:
    holding.open_takeover(at.session, at.conversation_id, effect.reason, at.now)
    at.cancel_reminders("a person took over")


def _give_back(at: Applying, _: fx.GiveBack) -> None:
    holding.close_takeover(at.session, at.conversation_id, "shopper", at.now)


def _schedule(at: Applying, effect: fx.ScheduleFollowUps) -> None:
    at.cancel_reminders("replaced")
    follow_ups.schedule(at.connection, at.conversation_id, effect.due_at)


def _cancel_follow_ups(at: Applying, effect: fx.CancelFollowUps) -> None:
    at.cancel_reminders(effect.reason)


def _stop_reminders(at: Applying, _: fx.StopReminders) -> None:
    at.remember(reminders_stopped=True)
    at.cancel_reminders("the shopper's stop word")


def _announce(at: Applying, _: fx.AnnounceReminders) -> None:
    at.remember(reminders_announced=True)


def _greeted(at: Applying, effect: fx.MarkGreeted) -> None:
    at.remember(greeted_on=effect.on, introduced=effect.introduced or at.turn.shopper.introduced)


def _heights(at: Applying, effect: fx.RememberHeights) -> None:
    """Kept only with consent. A height given again is dated anew; the others stay as they were."""
    if at.has_consent:
        kept = tuple(known for known in at.turn.shopper.children if known.height not in effect.heights)
        at.remember(children=_children((*kept, *(Measurement(height, effect.on) for height in effect.heights))))


def _consent(at: Applying, effect: fx.ConsentToMemory) -> None:
    """With it what this talk knows of the children is kept; without it nothing that was kept stays."""
    if not effect.given:
        at.remember(remembers=False, children=[], full_name=None, phone=None, city=None, np_branch=None)
        return
    today = at.turn.shop.local(at.now).date()
    known = {child.height: child for child in at.turn.shopper.children}
    told = {height: Measurement(height, today) for height in at.turn.conversation.heights}
    at.remember(remembers=True, children=_children((told | known).values()))


def _address(at: Applying, effect: fx.RememberAddress) -> None:
    if at.has_consent:
        where = effect.delivery
        at.remember(full_name=where.full_name, phone=where.phone, city=where.city, np_branch=where.np_branch)


def _children(measured: Iterable[Measurement]) -> list[dict[str, Any]]:
    return [{"height": child.height, "measured_on": child.measured_on.isoformat()} for child in measured]


APPLY: Mapping[type[Any], Callable[[Applying, Any], None]] = {
    fx.SaveOrder: _save_order,
    fx.AddLines: _add_lines,
    fx.CancelOrder: _cancel_order,
    fx.FileProof: _file_proof,
    fx.OpenTicket: _open_ticket,
    fx.TakeOver: _take_over,
    fx.GiveBack: _give_back,
    fx.ScheduleFollowUps: _schedule,
    fx.CancelFollowUps: _cancel_follow_ups,
    fx.StopReminders: _stop_reminders,
    fx.AnnounceReminders: _announce,
    fx.MarkGreeted: _greeted,
    fx.RememberHeights: _heights,
    fx.ConsentToMemory: _consent,
    fx.RememberAddress: _address,
}
