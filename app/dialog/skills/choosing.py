"""Until there is something to offer: asking for height, size and colour, one at a time."""

from __future__ import annotations

from dataclasses import replace

from app.dialog import children
from app.dialog.acts import Act
from app.dialog.conversation import Asking, Question
from app.dialog.deciding import Deciding
from app.dialog.facts import Fact, height_fact
from app.dialog.hearing import Heard
from app.dialog.replies import BubbleKind
from app.dialog.skills import growing, showing
from app.domain import colours, sizing
from app.domain.basket import Item
from app.domain.catalogue import Product
from app.domain.commands import Ask, RefProduct
from app.domain.effects import TicketReason
from app.domain.shopper import Measurement
from app.domain.sizing import FitKind

MANY = 5  # colours too many to be told twice running
FRESH_DAYS = 183  # a measured height is asked again after half a year (PRODUCT §4)


def tell_problems(d: Deciding, heard: Heard) -> bool:
    """A colour or size the model does not have, a height it does not serve; whether anything was said."""
    for problem in heard.done.problems:
        subject = d.p(problem.product)
        if problem.kind == "colour":
            d.say(Act.COLOUR_MISSING, p1=subject)
            tell_nearest(d, problem.product, problem.value)
        else:
            d.say(Act.SIZE_MISSING, p1=subject, s=d.given(size=Fact("size", problem.value, "message")))
    return bool(heard.done.problems) or _tell_no_step(d, heard)


def tell_nearest(d: Deciding, product: Product, wanted: str) -> None:
    """Of a colour that is missing, the one that looks nearest to it, when any does."""
    near = colours.nearest(wanted, product, d.catalogue, d.shop)
    if near and len(product.colours) > 1 and f"color:{near}" not in d.conversation.rejected:
        d.say(Act.COLOUR_NEAREST, s=d.given(colour=Fact("colour", near, f"product:{product.id}", product.version)))


def _tell_no_step(d: Deciding, heard: Heard) -> bool:
    """A bigger or smaller size was wanted and this is the last one."""
    product = d.product(d.item)
    if not heard.done.no_step or product is None:
        return False
    variant = d.variant(d.item)
    if heard.done.no_step == "bigger" and variant and d.item.height:
        d.say(Act.NO_BIGGER_SIZE, v1=d.v(variant), s=d.given(height=height_fact(d.item.height)))
    else:
        d.say(Act.SIZES_ANSWER, p1=d.p(product))
    return True


def ask_missing(d: Deciding, heard: Heard) -> None:
    """The one next question that brings the item under discussion nearer to an offer."""
    _tell_added(d, heard)
    index = _first_incomplete(d)
    if index is not None and index != d.conversation.basket.focus:
        d.change(basket=replace(d.conversation.basket, focus=index))
    item = d.item
    product = d.product(item)
    if product is None:
        return
    showing.introduce(d, product)
    if d.size(item) is None:
        _ask_for_size(d, heard, item, product)
        return
    if d.colour(d.item) is None:
        if growing.show_next(d, heard, product):
            return
        _tell_price(d, product)
        _ask_colour(d, product)


def _tell_added(d: Deciding, heard: Heard) -> None:
    """A second wish that lacks nothing is written down aloud while something else is still asked about."""
    items = d.conversation.basket.items
    for index in heard.done.added:
        variant = d.variant(items[index]) if index < len(items) else None
        if variant and not d.complete:
            d.say(Act.LINE_NOTED, v1=d.v(variant))


def _tell_price(d: Deciding, product: Product) -> None:
    """A size that has just become known is priced, though its colour is still to be chosen."""
    size = d.size(d.item)
    before = d.before.basket.item
    news = size and (before.product_id != product.id or d.size(before) != size)
    variant = d.priced(product.id, size) if size and news else None
    if variant and not d.plan_says(Act.PRICE_ANSWER, Act.SIZE_FROM_HEIGHT, Act.SIZE_ALREADY_KNOWN):
        d.say(Act.PRICE_ANSWER, v1=d.v(variant))


def _first_incomplete(d: Deciding) -> int | None:
    items = d.conversation.basket.items
    focus = d.conversation.basket.focus
    order = sorted(range(len(items)), key=lambda index: index != focus)
    return next((index for index in order if not d.is_complete(items[index])), None)


def come_from_page(d: Deciding, heard: Heard) -> None:
    """The chat was opened from a product's page: that is what is talked about, unless the message names another (LOOK)."""
    page = next((inbound.page for inbound in d.turn.inbounds if inbound.page), None)
    product_id, _, colour = (page or "").partition(":")
    product = d.catalogue.find(product_id)
    if product is None or heard.has(RefProduct) or d.before.basket.items or d.before.turns:
        return
    d.change(basket=d.conversation.basket.with_item(replace(d.item, product_id=product.id)))
    if colour and colours.colour_of(colour, product, d.shop):
        d.change(basket=d.conversation.basket.with_item(replace(d.item, colour=colours.colour_of(colour, product, d.shop))))
    d.say(Act.FROM_PRODUCT_PAGE, p1=d.p(product))


def reuse_height(d: Deciding) -> None:
    """A height this talk knows already, or the profile does, is used and said, not asked for again (DOMAIN §2, PRODUCT §4)."""
    item = d.item
    product = d.product(item)
    if product is None or item.height is not None or d.size(item) is not None or d.conversation.ordered:
        return
    if len(d.conversation.heights) == 1 and not children.is_anothers(d, d.conversation.heights[0]):
        _take_height(d, product, d.conversation.heights[0])
        return
    known = _remembered(d) if not d.conversation.heights else None
    if known and not _is_old(d, known):
        d.change(heights=(known.height,))
        d.change(basket=d.conversation.basket.with_item(replace(item, height=known.height)))
        d.say(Act.MEMORY_SHOWN, s=_kept(d, known))


def _take_height(d: Deciding, product: Product, height: int) -> None:
    d.change(basket=d.conversation.basket.with_item(replace(d.item, height=height)))
    size = d.size(d.item)
    variant = d.any_variant(product.id, size, d.colour(d.item)) if size else None
    if variant:
        d.say(Act.SIZE_ALREADY_KNOWN, v1=d.v(variant), s=d.given(height=height_fact(height)))


def _remembered(d: Deciding) -> Measurement | None:
    """The one child's height kept with consent; of several nobody knows which is meant."""
    known = d.turn.shopper.children if d.turn.shopper.remembers else ()
    return known[-1] if len(known) == 1 else None


def _is_old(d: Deciding, known: Measurement) -> bool:
    return (d.shop.local(d.turn.now).date() - known.measured_on).days > FRESH_DAYS


def _kept(d: Deciding, known: Measurement) -> str:
    return d.given(height=Fact("height", known.height, "profile"), measured_at=Fact("date", known.measured_on, "profile"))


def _ask_for_size(d: Deciding, heard: Heard, item: Item, product: Product) -> None:
    """Why the height leads to no size here, whose height it is, or what it is."""
    heights = d.conversation.heights
    known = _remembered(d)
    if item.height is not None:
        tell_fit(d, product, item.height)
    elif len(heights) == 2:
        one, two = (d.given(height=height_fact(height)) for height in heights)
        d.say(Act.ASK_WHICH_CHILD, ask=Question(Asking.WHICH_CHILD, tuple(map(str, heights))), s1=one, s2=two)
    elif known and not heights and _is_old(d, known):
        d.say(Act.MEMORY_HEIGHT_OLD_ASK_AGAIN, ask=Question(Asking.HEIGHT, (str(known.height),)), s=_kept(d, known))
    else:
        _ask_size(d, heard, product)


def _ask_size(d: Deciding, heard: Heard, product: Product) -> None:
    unsure = heard.answer() == "unsure" and d.before.pending is not None and d.before.pending.kind is Asking.HEIGHT
    again = d.before.pending is not None and d.before.pending.kind is Asking.HEIGHT and not heard.moved_on
    unsure = unsure or (again and d.asked_lately(Asking.HEIGHT))  # not the same question twice running: the labels instead
    if (unsure and not heard.done.aged) or not d.shop.sizing.table:
        d.say(
            Act.ASK_SIZE_INSTEAD if d.shop.sizing.table else Act.ASK_SIZE, ask=Question(Asking.SIZE, product.sizes), p1=d.p(product)
        )
        d.show(BubbleKind.SIZE_PICKER, p1=d.p(product))
        return
    if heard.done.aged:
        d.say(Act.ASK_HEIGHT_NOT_AGE, ask=Question(Asking.HEIGHT))
    elif not d.asked_lately(Asking.HEIGHT) or not heard.answered:
        d.say(Act.ASK_HEIGHT, ask=Question(Asking.HEIGHT))


def _ask_colour(d: Deciding, product: Product) -> None:
    """Without the colours said no to; asked again, not the whole list twice running: its buttons say it."""
    names = tuple(c.name for c in product.colours if f"color:{c.name}" not in d.conversation.rejected)
    question = Question(Asking.COLOUR, names)
    if d.plan_says(Act.COLOUR_MISSING, Act.COLOUR_SHADE, Act.COLOURS_ANSWER):
        d.change(pending=question)
        return
    listed = Fact("list", names, f"product:{product.id}", product.version, keys=names)
    left = d.given(title=d.title(product), colours=listed)
    if len(d.conversation.basket.items) > 1:
        d.say(Act.ASK_COLOUR_OF, ask=question, p1=left)
    else:
        again = d.asked_lately(Asking.COLOUR) and len(names) >= MANY and len(names) == len(product.colours)
        d.say(Act.ASK_COLOUR_AGAIN if again else Act.ASK_COLOUR, ask=question, p1=left)


def tell_fit(d: Deciding, product: Product, height: int) -> None:
    """Why a height leads to no size here; a ticket where nobody may promise one."""
    found = sizing.fit(height, product.sizes, d.shop.sizing)
    if found.kind is FitKind.OVER:
        d.say(Act.HEIGHT_OVER_LARGEST, s=d.given(height=height_fact(height)))
        d.ticket(TicketReason.NO_SIZE, f"{product.title}, {height}")
    elif found.kind is FitKind.MODEL_LACKS:
        d.say(Act.SIZE_MISSING_FOR_HEIGHT, p1=d.p(product), s=d.given(height=height_fact(height)))


def asked_product(d: Deciding, heard: Heard, ask: Ask) -> Product | None:
    """What a question is about: the product it names, the item under discussion, or the only one shown."""
    named = d.catalogue.find(heard.product_of(ask))
    if named:
        return named
    current = d.product(d.item)
    if current:
        return current
    return d.catalogue.find(d.conversation.shown[0]) if len(d.conversation.shown) == 1 else None
