"""What is asked: topics by phrases, questions about traits, and the shop's own FAQ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.adapters.brain_embedded import circumstances, goods, shop_matters, shop_questions
from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
from app.dialog.conversation import Asking
from app.domain.commands import Ask, Topic

_TOPICS = frozenset(str(topic) for topic in Topic)
_PLAIN: tuple[tuple[str, Topic], ...] = (
    ("price_list", Topic.PRICE_LIST),
    ("discount", Topic.DISCOUNT),
    ("size_chart", Topic.SIZE_CHART),
    ("size_advice", Topic.SIZE_ADVICE),
    ("fit", Topic.FIT),
    ("sizes", Topic.SIZES),
    ("colours", Topic.COLOURS),
    ("compare", Topic.COMPARE),
    ("fabric", Topic.FABRIC),
    ("care", Topic.CARE),
    ("production", Topic.PRODUCTION),
    ("delivery_cost", Topic.DELIVERY_COST),
    ("baby_package", Topic.BABY_PACKAGE),
    ("no_prepay", Topic.NO_PREPAY),
    ("full_terms", Topic.FULL_TERMS),
    ("prepay_terms", Topic.PREPAY_TERMS),
    ("requisites", Topic.REQUISITES),
    ("money_arrived", Topic.MONEY_ARRIVED),
    ("tracking", Topic.TRACKING),
    ("basket", Topic.BASKET),
    ("last_order", Topic.LAST_ORDER),
    ("legal", Topic.LEGAL),
    ("hours", Topic.HOURS),
    ("memory", Topic.MEMORY),
    ("export", Topic.EXPORT),
    ("bot", Topic.BOT),
)


_CARRIERS = "carriers"  # the entry of the shop's list of questions
_BESIDE_MATTERS = frozenset({Topic.EXCHANGE, Topic.DISPUTE, Topic.STATUS})
_ONLY_ASKED = frozenset({Topic.COLOURS, Topic.SIZES, Topic.FIT})


def read(message: Message, scene: Scene, wishes_product: bool) -> list[Ask]:
    """Every topic asked about, each once."""
    found: dict[Topic, Ask] = {}
    if matters := list(shop_matters.read(message, scene)):
        return [*matters, *(ask for ask in _guarded(message, scene, wishes_product) if ask.topic in _BESIDE_MATTERS)]
    ours = (*goods.shades(message, scene), *_plain(message, scene), *_guarded(message, scene, wishes_product))
    for ask in (
        *ours,
        *_traits(message, scene, wishes_product),
        *circumstances.unmeasured(message, scene),
        *circumstances.pictures(message),
    ):
        found.setdefault(ask.topic, ask)
    if goods.asks_shade(found.values()):
        found.pop(Topic.FEATURE, None)  # a colour is meant by the same word
    own = list(shop_questions.read(message, scene))
    asks = shop_questions.narrow(circumstances.beside_returns(list(found.values()), message), own)
    return [*asks, *(_own_answers(message) if not own else ())] or list(_faq(message))


def _own_answers(message: Message) -> list[Ask]:
    """A carrier named («укрпоштою»): the shop's own answer about carriers is meant, not its terms."""
    return [
        ask
        for mention in message.mentions
        if (entry := mention.of("faq")) and entry.names[0] == _CARRIERS
        for ask in (Ask(Topic.FAQ, detail=entry.names[0], evidence=message.evidence(mention.first, mention.last)),)
    ]


def _plain(message: Message, scene: Scene) -> Iterator[Ask]:
    for meaning, usual in _PLAIN:
        between_ways = usual is Topic.COMPARE and scene.pending is Asking.METHOD and not message.mentions
        topic = Topic.PREPAY_TERMS if between_ways else usual  # «а яка різниця?» between the ways to pay
        if topic is Topic.DELIVERY_COST and (message.has("delivery_time") or not circumstances.is_apart(message, meaning)):
            continue
        if topic is Topic.TRACKING and any(message.hits.covers(first, "cod") for first, _ in message.hits.spans("tracking")):
            continue  # «накладним платежем»: a way to pay, no consignment number
        if message.has(meaning) and not (topic in _ONLY_ASKED and _is_beside_the_point(message)):
            yield Ask(topic, detail=goods.detail(topic, message, scene), evidence=message.said(meaning))


def _is_beside_the_point(message: Message) -> bool:
    """Colours, sizes and fit only mentioned: in a question about returns, or in a statement."""
    asked = message.asks or message.has("request", "alternative") or len(message.words) <= 4
    return message.has("return_policy") or not asked


def _guarded(message: Message, scene: Scene, wishes_product: bool) -> Iterator[Ask]:
    """Topics whose words mean it only in some company."""
    company = _Company(message, scene, wishes_product)
    for topic, meanings, applies in _GUARDED:
        if message.has(*meanings) and applies(company):
            yield Ask(topic, detail=goods.detail(topic, message, scene), evidence=message.said(*meanings))
    if _chooses_colour(message) and message.asks:
        yield Ask(Topic.COLOUR_LOOK)


@dataclass(frozen=True, slots=True)
class _Company:
    message: Message
    scene: Scene
    wishes_product: bool

    @property
    def asks(self) -> bool:
        return self.message.asks

    @property
    def chooses(self) -> bool:
        """A model shown is pointed at by what it looks like."""
        return self.wishes_product and self.scene.pending is Asking.WHICH_PRODUCT

    def lacks(self, *meanings: str) -> bool:
        return not self.message.has(*meanings)


_GUARDED: tuple[tuple[Topic, tuple[str, ...], Callable[[_Company], bool]], ...] = (
    (Topic.DISPUTE, ("dispute",), lambda c: True),
    (
        Topic.COLOURS,
        ("colour_noun",),
        lambda c: c.asks and not _colour_said(c.message) and c.lacks("want", "return_policy", "fabric", "compare"),
    ),
    (Topic.SIZES, ("size_noun",), lambda c: c.asks and not c.message.numbers and c.lacks("price", "return_policy", "compare")),
    (Topic.MEASURES, ("measure",), lambda c: (c.asks or c.lacks("height_word")) and not c.chooses),
    (Topic.PRICE, ("price", "how_much"), lambda c: _is_price(c.message, c.scene)),
    (Topic.CHEAPER, ("cheaper",), lambda c: c.lacks("dispute", "discount")),
    (Topic.COLOUR_LOOK, ("colour_look",), lambda c: c.asks and _colour_said(c.message)),
    (
        Topic.DELIVERY,
        ("delivery",),
        lambda c: (
            c.asks
            and c.lacks("return_policy", "production", "no_prepay")
            and not _own_answers(c.message)
            and (c.lacks("delivery_cost") or not c.lacks("delivery_time"))
        ),
    ),
    (
        Topic.PAYMENT,
        ("payment",),
        lambda c: c.asks and c.lacks("baby_package", "requisites", "no_prepay", "prepay_terms", "return_policy"),
    ),
    (Topic.COD, ("cod",), lambda c: c.lacks("no_prepay", "method_prepay") and not _says_prepaid_sum(c.message)),
    (Topic.EXCHANGE, ("return_policy", "wrong_item"), lambda c: circumstances.is_of_returns(c.message)),
    (Topic.STATUS, ("status", "arrival"), lambda c: c.lacks("tracking") and not circumstances.is_before_order(c.message, c.scene)),
    (Topic.DELIVERY, ("arrival",), lambda c: c.lacks("return_policy") and circumstances.is_before_order(c.message, c.scene)),
    (Topic.MONEY_ARRIVED, ("confirmation",), lambda c: c.scene.proof_waits or not c.lacks("paid", "paid_verb")),
    (Topic.AVAILABILITY, ("stock",), lambda c: c.asks and c.scene.product is not None and c.lacks("price")),
    (Topic.FIT, ("body",), lambda c: c.asks and c.scene.is_complete and not c.message.numbers),
    (
        Topic.AVAILABILITY,
        ("availability",),
        lambda c: _is_about_goods(c.message, c.wishes_product) and (c.asks or c.lacks("want")),
    ),
    (
        Topic.CATALOGUE,
        ("catalogue", "show"),
        lambda c: not c.wishes_product and c.lacks("care", "measure", "sizes", "colours"),
    ),
)


def _is_price(message: Message, scene: Scene) -> bool:
    has = message.has
    named = any(mention.of("product") or mention.of("category") for mention in message.mentions)
    if named and circumstances.is_apart(message, "price", "delivery_cost", "delivery", "payment", "prepay_terms"):
        return True
    if has("delivery_cost", "payment", "prepay_terms") or (has("delivery") and not has("price")):
        return False
    if has("price"):
        return True
    about_thing = bool(message.mentions) or scene.product is not None or len(message.words) <= 2
    return has("how_much") and about_thing and not has("measure", "delivery", "hours", "tracking")


def _chooses_colour(message: Message) -> bool:
    """Two colours with «чи» between them."""
    colours = [mention for mention in message.mentions if mention.of("colour")]
    return any(b.first - a.last == 2 and message.hits.covers(a.last + 1, "alternative") for a, b in pairwise(colours))


def _says_prepaid_sum(message: Message) -> bool:
    return any(number.value == 200 for number in message.numbers)


def _colour_said(message: Message) -> bool:
    return any(mention.of("colour") for mention in message.mentions)


def _is_about_goods(message: Message, wishes_product: bool) -> bool:
    return (
        wishes_product
        or any(m.of("colour") or m.of("category") or m.of("not_made") for m in message.mentions)
        or bool(message.numbers)
    )


def _traits(message: Message, scene: Scene, wishes_product: bool) -> Iterator[Ask]:
    """«а капюшон є?» about the thing under discussion."""
    if "?" not in message.text and not message.has("question", "availability"):
        return
    if scene.product is None and not wishes_product:
        return
    if wishes_product and scene.pending is Asking.WHICH_PRODUCT and "?" not in message.text:
        return  # «а та, що на довгій змійці» chooses
    for mention in message.mentions:
        feature = mention.of("feature")
        if feature and not message.has("care", "measure", "compare", "want"):
            yield Ask(Topic.FEATURE, detail=feature.names[0], evidence=message.evidence(mention.first, mention.last))
            return


def _faq(message: Message) -> Iterator[Ask]:
    for mention in message.mentions:
        entry = mention.of("faq")
        if entry is None:
            continue
        topic = entry.names[0]
        evidence = message.evidence(mention.first, mention.last)
        yield Ask(Topic(topic), evidence=evidence) if topic in _TOPICS else Ask(Topic.FAQ, detail=topic, evidence=evidence)
