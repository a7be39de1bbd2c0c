"""What is asked: topics by phrases, questions about traits, and the shop's own FAQ."""

from __future__ import annotations

from collections.abc import Iterator

from app.adapters.brain_embedded.message import Message
from app.adapters.brain_embedded.scene import Scene
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
    ("our_photo", Topic.PHOTO),
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


def read(message: Message, scene: Scene, wishes_product: bool) -> list[Ask]:
    """Every topic asked about, each once."""
    found: dict[Topic, Ask] = {}
    for ask in (*_plain(message), *_guarded(message, scene, wishes_product), *_traits(message, scene, wishes_product)):
        found.setdefault(ask.topic, ask)
    asks = list(found.values())
    return asks or list(_faq(message))


def _plain(message: Message) -> Iterator[Ask]:
    for meaning, topic in _PLAIN:
        if message.has(meaning):
            yield Ask(topic, evidence=message.said(meaning))


def _guarded(message: Message, scene: Scene, wishes_product: bool) -> Iterator[Ask]:
    """Topics whose words mean it only in some company."""
    has = message.has
    if has("dispute"):
        yield Ask(Topic.DISPUTE, evidence=message.said("dispute"))
    if has("measure") and (message.asks or not has("height_word")):
        yield Ask(Topic.MEASURES, evidence=message.said("measure"))
    if _is_price(message, scene):
        yield Ask(Topic.PRICE, evidence=message.said("price", "how_much"))
    if has("cheaper") and not has("dispute", "discount"):
        yield Ask(Topic.CHEAPER, evidence=message.said("cheaper"))
    if has("colour_look") and _colour_said(message) and message.asks:
        yield Ask(Topic.COLOUR_LOOK, evidence=message.said("colour_look"))
    if has("delivery") and not has("delivery_cost", "return_policy") and message.asks:
        yield Ask(Topic.DELIVERY, evidence=message.said("delivery"))
    if has("payment") and message.asks and not has("baby_package", "requisites", "no_prepay", "prepay_terms"):
        yield Ask(Topic.PAYMENT, evidence=message.said("payment"))
    if has("cod") and not has("no_prepay", "method_prepay") and not _says_prepaid_sum(message):
        yield Ask(Topic.COD, evidence=message.said("cod"))
    if has("return_policy"):
        yield Ask(Topic.EXCHANGE, evidence=message.said("return_policy"))
    if has("status") and not has("tracking"):
        yield Ask(Topic.STATUS, evidence=message.said("status"))
    if has("availability") and _is_about_goods(message, wishes_product) and (message.asks or not has("want")):
        yield Ask(Topic.AVAILABILITY, evidence=message.said("availability"))
    if has("catalogue", "show") and not wishes_product and not has("care", "measure", "sizes", "colours"):
        yield Ask(Topic.CATALOGUE, evidence=message.said("catalogue", "show"))


def _is_price(message: Message, scene: Scene) -> bool:
    has = message.has
    if has("delivery_cost", "payment", "prepay_terms") or (has("delivery") and not has("price")):
        return False
    if has("price"):
        return True
    about_thing = bool(message.mentions) or scene.product is not None or len(message.words) <= 2
    return has("how_much") and about_thing and not has("measure", "delivery", "hours", "tracking")


def _says_prepaid_sum(message: Message) -> bool:
    return any(number.value == 200 for number in message.numbers)


def _colour_said(message: Message) -> bool:
    return any(mention.of("colour") for mention in message.mentions)


def _is_about_goods(message: Message, wishes_product: bool) -> bool:
    return wishes_product or any(m.of("colour") or m.of("category") or m.of("not_made") for m in message.mentions) or bool(message.numbers)


def _traits(message: Message, scene: Scene, wishes_product: bool) -> Iterator[Ask]:
    """«а капюшон є?» about the thing under discussion."""
    if "?" not in message.text and not message.has("question", "availability"):
        return
    if scene.product is None and not wishes_product:
        return
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
