"""Generated messages, as commands: wishes, delivery data, questions, moods, pictures."""

from __future__ import annotations

from hypothesis import strategies as st

from app.dialog.turn import SightedItem, Sighting
from app.domain.commands import (
    AddLine,
    Answer,
    BadField,
    Cancel,
    Change,
    Do,
    Evidence,
    Handoff,
    HandoffReason,
    NotMade,
    OffTopic,
    Paid,
    PhotoTalk,
    Pleasantry,
    Reference,
    RefProduct,
    Refusal,
    Refuse,
    RemoveLine,
    SmallTalk,
    Topic,
    UnknownChoice,
)
from app.domain.slots import Slot
from tests.dialog.desk import asks, catalogue, sets

IDS = [p.id for p in catalogue().products]
ids = st.sampled_from(IDS)
colours = st.sampled_from(sorted({c.name for p in catalogue().products for c in p.colours}))
sizes = st.sampled_from(sorted({s for p in catalogue().products for s in p.sizes}))
scopes = st.sampled_from(["search", "purchase"])
targets = st.integers(0, 1)
bad_slots = st.sampled_from([Slot.PHONE, Slot.BRANCH, Slot.FULL_NAME, Slot.CITY])
changes = st.sampled_from(["size", "color", "address", "method", "any", "height"])
doings = st.sampled_from(
    ["renew", "stop_reminders", "same_address", "remember", "do_not_remember", "csat_bad", "attach", "nonsense"]
)

wishes = st.one_of(
    st.builds(RefProduct, ids, st.sampled_from([Reference.NAME, Reference.DESCRIPTION]), targets),
    st.builds(lambda product: RefProduct(product, Reference.NAME, rejected=True), ids),
    st.builds(lambda value, target, scope: sets("color", value, target, scope=scope), colours, targets, scopes),
    st.builds(lambda value, scope: sets("size", value, scope=scope), sizes, scopes),
    st.builds(lambda value, target: sets("height", value, target), st.integers(60, 190), targets),
    st.builds(lambda value, op: sets("quantity", value, op=op), st.integers(1, 9), st.sampled_from(["set", "add", "remove"])),
    st.builds(lambda value: sets("color", value, op="negate"), colours),
    st.builds(lambda value: sets("category", value), st.sampled_from([c.id for c in catalogue().categories])),
    st.builds(lambda value: sets("feature", value), st.sampled_from([f.id for f in catalogue().features])),
    st.builds(lambda value: sets("budget", value), st.integers(100, 5000)),
    st.sampled_from([sets("room_to_grow", True), sets("age", 6), AddLine()]),
)
delivery = st.one_of(
    st.sampled_from(
        [
            sets("full_name", "Коваль Ірина"),
            sets("phone", "+380671112233"),
            sets("phone", "+48501234567"),
            sets("city", "Львів"),
            sets("np_branch", "7"),
            sets("payment_method", "full"),
            sets("payment_method", "prepay"),
        ]
    ),
    st.builds(lambda slot: BadField(slot, Evidence("Кірова")), bad_slots),
)
others = st.one_of(
    st.builds(Answer, st.sampled_from(["yes", "no", "unsure"])),
    st.builds(lambda t: asks(t.value, detail="hood" if t is Topic.FEATURE else "delivery_time"), st.sampled_from(list(Topic))),
    st.builds(SmallTalk, st.sampled_from(list(Pleasantry))),
    st.builds(Handoff, st.sampled_from(list(HandoffReason))),
    st.builds(Refuse, st.sampled_from(list(Refusal))),
    st.builds(Change, changes),
    st.builds(RemoveLine, st.one_of(st.none(), ids), st.none(), st.one_of(st.none(), st.integers(-1, 4))),
    st.builds(Paid, st.booleans()),
    st.builds(Do, doings),
    st.sampled_from([Cancel(), NotMade(), OffTopic(), PhotoTalk(), UnknownChoice()]),
)
messages = st.one_of(
    st.lists(wishes, min_size=1, max_size=4),
    st.lists(delivery, min_size=1, max_size=5),
    st.lists(others, max_size=2),
    st.lists(st.one_of(wishes, delivery, others), max_size=5),
)
sights = st.one_of(
    st.none(),
    st.none(),
    st.none(),
    st.builds(Sighting, st.sampled_from(["receipt", "foreign", "unclear", "selfie", "multi", "product"])),
    st.builds(lambda product: Sighting("product", SightedItem(product)), ids),
    st.builds(lambda one, two: Sighting("product", candidates=(SightedItem(one), SightedItem(two))), ids, ids),
)
