"""What each state does next. A new ability of a state is a function in its file; a new state is a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.dialog.skills import checkout, talking
from app.domain.dialog_state import State

Skill = Callable[[Deciding, Heard], None]

SKILLS: Mapping[State, Skill] = {
    State.INIT: talking.browse,
    State.DISCOVERY: talking.browse,
    State.VISION: talking.look_at_photo,
    State.SIZE_COLOR: talking.browse,
    State.OFFER: talking.offered,
    State.PAYMENT_DELIVERY: checkout.checkout,
    State.UPSELL: talking.suggest_answer,
    State.END: talking.farewell,
    State.COMPLAINT: talking.browse,  # reached only after staff have handed the talk back
    State.OUT_OF_DOMAIN: talking.browse,
}
