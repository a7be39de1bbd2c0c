"""Whatever is said in whatever order: the reply holds, nothing is ordered that was not asked for, no fact is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialog.acts import Act
from app.dialog.replies import SpeechAct
from app.dialog.turn import Sighting, SightedItem
from app.domain.commands import (
    AddLine, Answer, BadField, Cancel, Change, Command, Do, Handoff, HandoffReason, NotMade, OffTopic, Paid, PhotoTalk, Pleasantry,
    Reference, Refusal, Refuse, RefProduct, RemoveLine, SmallTalk, Topic, UnknownChoice,
)  # fmt: skip
from app.domain.dialog_state import Owner
from app.domain.effects import SaveOrder, StopReminders
from app.domain.orders import OrderStatus
from app.domain.slots import Slot
from tests.dialog.desk import Desk, asks, catalogue, sets

IDS = [p.id for p in catalogue().products]
COLOURS = sorted({c.name for p in catalogue().products for c in p.colours})
SIZES = sorted({s for p in catalogue().products for s in p.sizes})
FEATURES = [f.id for f in catalogue().features]

wishes = st.one_of(
    st.builds(RefProduct, st.sampled_from(IDS), st.sampled_from([Reference.NAME, Reference.DESCRIPTION]), st.integers(0, 1)),
    st.builds(RefProduct, st.sampled_from(IDS), st.just(Reference.NAME), st.just(0), st.just(True)),
    st.builds(
        lambda v, t, s: sets("color", v, t, scope=s),
        st.sampled_from(COLOURS),
        st.integers(0, 1),
        st.sampled_from(["search", "purchase"]),
    ),
    st.builds(lambda v, s: sets("size", v, scope=s), st.sampled_from(SIZES), st.sampled_from(["search", "purchase"])),
    st.builds(lambda v, t: sets("height", v, t), st.integers(60, 190), st.integers(0, 1)),
    st.builds(lambda v, o: sets("quantity", v, op=o), st.integers(1, 9), st.sampled_from(["set", "add", "remove"])),
    st.builds(lambda v: sets("color", v, op="negate"), st.sampled_from(COLOURS)),
    st.builds(lambda v: sets("category", v), st.sampled_from([c.id for c in catalogue().categories])),
    st.builds(lambda v: sets("feature", v), st.sampled_from(FEATURES)),
    st.builds(lambda v: sets("budget", v), st.integers(100, 5000)),
    st.just(sets("room_to_grow", True)),
    st.just(sets("age", 6)),
    st.just(AddLine()),
)
data = st.one_of(
    st.just(sets("full_name", "Коваль Ірина")), st.just(sets("phone", "+380671112233")), st.just(sets("phone", "+48501234567")),
    st.just(sets("city", "Львів")), st.just(sets("np_branch", "7")), st.builds(lambda m: sets("payment_method", m), st.sampled_from(["full", "prepay"])),
    st.builds(BadField, st.sampled_from([Slot.PHONE, Slot.BRANCH, Slot.FULL_NAME, Slot.CITY])),
)  # fmt: skip
others = st.one_of(
    st.builds(Answer, st.sampled_from(["yes", "no", "unsure"])),
    st.builds(lambda t: asks(t.value, detail="hood" if t is Topic.FEATURE else "delivery_time"), st.sampled_from(list(Topic))),
    st.builds(SmallTalk, st.sampled_from(list(Pleasantry))), st.builds(Handoff, st.sampled_from(list(HandoffReason))),
    st.builds(Refuse, st.sampled_from(list(Refusal))), st.builds(Change, st.sampled_from(["size", "color", "address", "method", "any", "height"])),
    st.builds(RemoveLine, st.one_of(st.none(), st.sampled_from(IDS)), st.none(), st.one_of(st.none(), st.integers(-1, 4))),
    st.builds(Paid, st.booleans()),
    st.builds(Do, st.sampled_from(["renew", "stop_reminders", "same_address", "remember", "do_not_remember", "csat_bad", "attach", "nonsense"])),
    st.sampled_from([Cancel(), NotMade(), OffTopic(), PhotoTalk(), UnknownChoice()]),
)  # fmt: skip
messages = st.one_of(
    st.lists(wishes, min_size=1, max_size=4), st.lists(data, min_size=1, max_size=5), st.lists(others, max_size=2),
    st.lists(st.one_of(wishes, data, others), max_size=5),
)  # fmt: skip
sights = st.one_of(
    st.none(), st.none(), st.none(), st.builds(Sighting, st.sampled_from(["receipt", "foreign", "unclear", "selfie", "multi", "product"])),
    st.builds(lambda i: Sighting("product", SightedItem(i)), st.sampled_from(IDS)),
    st.builds(lambda i: Sighting("product", candidates=(SightedItem(i[0]), SightedItem(i[1]))), st.tuples(st.sampled_from(IDS), st.sampled_from(IDS))),
)  # fmt: skip
SETS_ORDER = (OrderStatus.PREPAID, OrderStatus.PAID)


@settings(max_examples=250)
@given(st.lists(st.tuples(messages, sights, st.booleans()), min_size=1, max_size=9))
def test_any_talk_is_answered_by_sealed_words_and_never_loses_a_paid_line(
    talk: list[tuple[list[Command], Sighting | None, bool]],
) -> None:
    desk = Desk()
    for commands, sighting, decided in talk:
        if desk.conversation.owner is Owner.PERSON:
            return
        paid = desk.orders[-1].lines if desk.orders and desk.orders[-1].approved.amount else ()
        desk.hears(*commands, sighting=sighting)
        assert desk.plan, commands
        assert len("".join(b.text for b in desk.bubbles if b.act)) <= 900
        assert sum(isinstance(s, SpeechAct) and s.act in (Act.GREET_FIRST, Act.GREET_AGAIN) for s in desk.plan) <= 1
        _holds_its_orders(desk, commands, paid)
        if decided and desk.orders and desk.order.status is OrderStatus.AWAITING_APPROVAL:
            desk.approves()


def _holds_its_orders(desk: Desk, commands: list[Command], paid: tuple[object, ...]) -> None:
    for effect in desk.effects:
        if isinstance(effect, SaveOrder):
            assert effect.lines
            assert effect.place <= (effect.method is not None and effect.delivery.is_complete)
        if isinstance(effect, StopReminders):
            assert any(isinstance(c, Do) and c.what == "stop_reminders" for c in commands)
    if paid:
        touched = next((o for o in desk.orders if o.lines[: len(paid)] == paid), None)
        assert touched is not None
