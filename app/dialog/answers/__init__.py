"""Questions that belong to no state, answered before the state's skill. An answer says true when it has answered."""

from __future__ import annotations

from collections.abc import Mapping

from app.dialog.acts import Act
from app.dialog.answers import goods, orders, payments, policies, prices, sizes
from app.dialog.answers.policies import Answering, from_faq, says
from app.dialog.deciding import Deciding
from app.dialog.hearing import Heard
from app.domain.commands import Ask, Topic

ANSWERS: Mapping[Topic, Answering] = {
    Topic.PRICE: prices.price,
    Topic.PRICE_LIST: prices.price_list,
    Topic.CHEAPER: prices.cheaper,
    Topic.DISPUTE: prices.dispute,
    Topic.DISCOUNT: prices.discount,
    Topic.SIZES: sizes.sizes,
    Topic.SIZE_ADVICE: sizes.size_advice,
    Topic.SIZE_CHART: sizes.size_chart,
    Topic.FIT: sizes.fit,
    Topic.MEASURES: sizes.measures,
    Topic.COLOURS: goods.colours,
    Topic.COLOUR_LOOK: goods.colour_look,
    Topic.AVAILABILITY: goods.availability,
    Topic.PHOTO: goods.photo,
    Topic.COMPARE: goods.compare,
    Topic.FEATURE: goods.feature,
    Topic.FABRIC: goods.fabric,
    Topic.CARE: goods.care,
    Topic.PRODUCTION: says(Act.OWN_PRODUCTION, "own_production"),
    Topic.DELIVERY: says(Act.DELIVERY_TERMS, "delivery_terms"),
    Topic.DELIVERY_COST: says(Act.DELIVERY_COST, "delivery_cost"),
    Topic.EXCHANGE: says(Act.EXCHANGE_POLICY, "exchange"),
    Topic.NO_PREPAY: payments.no_prepay,
    Topic.BABY_PACKAGE: says(Act.BABY_PACKAGE_NO, "baby_package"),
    Topic.PAYMENT: payments.ways,
    Topic.FULL_TERMS: payments.full_terms,
    Topic.PREPAY_TERMS: payments.prepay_terms,
    Topic.COD: payments.cod,
    Topic.SUM: payments.sum_of_order,
    Topic.REQUISITES: payments.requisites,
    Topic.MONEY_ARRIVED: payments.money_arrived,
    Topic.STATUS: orders.status,
    Topic.TRACKING: orders.tracking,
    Topic.BASKET: orders.basket,
    Topic.LAST_ORDER: orders.last_order,
    Topic.MEMORY: orders.memory,
    Topic.HOURS: from_faq("hours"),
    Topic.LEGAL: policies.legal,
    Topic.EXPORT: policies.export,
    Topic.BOT: policies.bot,
    Topic.FAQ: policies.faq,
}
MOST = 3  # bubbles of answers in one reply


def answer(d: Deciding, heard: Heard) -> None:
    """Each question once, in the order asked."""
    seen: set[tuple[Topic, str, int]] = set()
    for ask in heard.of(Ask):
        key = (ask.topic, ask.detail, ask.target)
        answering = ANSWERS.get(ask.topic)
        if answering and key not in seen and len(seen) < MOST:
            seen.add(key)
            heard.answered = answering(d, heard, ask) or heard.answered
