"""What the dialogue remembers at a scene: the basket, the step and the question that waits for an answer."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.conversation import Asking, Conversation, Question
from app.domain import pricing, sizing, suggesting
from app.domain.basket import Basket, Item
from app.domain.catalogue import Catalogue, Product, Variant
from app.domain.dialog_state import Owner, State
from app.domain.orders import OrderStatus
from app.domain.shop import Shop
from app.services.rehearsal.scene import PAID, Hold, Scene, Step


def conversation_at(scene: Scene, number: int, catalogue: Catalogue, shop: Shop, price: Variant | None) -> Conversation:
    """The talk's own document. `price`: the variant that would be ordered, as it was shown."""
    state = scene.state or State.INIT
    product = catalogue.find(scene.item.product_id)
    offered = state is State.OFFER or scene.offered or scene.order is not None
    item = replace(scene.item, price_shown=pricing.price(price) if price and offered else None)
    approved = scene.order in PAID
    return Conversation(
        number=number,
        state=state,
        state_before_hold=_before_hold(scene, state),
        owner=Owner.PERSON if scene.hold is Hold.TAKEOVER else Owner.BOT,
        pending=pending_at(scene, item, product, catalogue, shop),
        basket=Basket() if item == Item() else Basket((item,)),
        delivery=scene.customer,
        method=scene.method,
        heights=(item.height,) if item.height else (),
        shown=_shown(scene, product, catalogue, shop),
        offered=offered and not approved,
        upsold=approved,
        turns=0 if state is State.INIT else 1,
        tickets=1 if scene.hold is Hold.TICKET else 0,
        ordered=approved,
    )


def pending_at(scene: Scene, item: Item, product: Product | None, catalogue: Catalogue, shop: Shop) -> Question | None:
    """What the bot's last reply left to be answered."""
    state = scene.state
    if scene.order is OrderStatus.AWAITING_APPROVAL or state in (State.INIT, State.END, State.COMPLAINT, State.OUT_OF_DOMAIN):
        return None
    if state is State.UPSELL:
        keys = suggested(scene, catalogue, shop)
        return Question(Asking.UPSELL, keys) if keys else None
    if state is State.PAYMENT_DELIVERY:
        return _checkout_question(scene, shop)
    if product is None:
        return _question_without_product(state, catalogue)
    return _item_question(scene, item, product, shop)


def suggested(scene: Scene, catalogue: Catalogue, shop: Shop) -> tuple[str, ...]:
    """Keys of what was put forward after approval: what the scene names, or what the shop would have."""
    bought = ((scene.item.product_id or "", scene.item.colour or ""),)
    if not scene.suggested:
        return tuple(map(suggesting.key, suggesting.suggestions(bought, catalogue, shop.upsell_limit)))
    named = [p for p in (catalogue.find(i) for i in scene.suggested) if p]
    again = [s for p in named if p.id == scene.item.product_id for s in suggesting.other_colours(p, bought)]
    found = [*((p, None) for p in named if p.id != scene.item.product_id), *again]
    return tuple(map(suggesting.key, found[: shop.upsell_limit]))


def _shown(scene: Scene, product: Product | None, catalogue: Catalogue, shop: Shop) -> tuple[str, ...]:
    """Ids of the products last shown."""
    if scene.state is State.UPSELL:
        return tuple(dict.fromkeys(key.partition(":")[0] for key in suggested(scene, catalogue, shop)))
    return (product.id,) if product else ()


def _before_hold(scene: Scene, state: State) -> State | None:
    if scene.hold is not Hold.TAKEOVER:
        return None
    # A complaint hides the state the talk came from: it is what the rest amounts to.
    return _without_complaint(scene) if state is State.COMPLAINT else state


def _without_complaint(scene: Scene) -> State:
    if scene.order in PAID:
        return State.END
    if scene.order or scene.step:
        return State.PAYMENT_DELIVERY
    return State.SIZE_COLOR if scene.item.product_id else State.DISCOVERY


def _checkout_question(scene: Scene, shop: Shop) -> Question:
    if scene.order is OrderStatus.AWAITING_PAYMENT:
        return Question(Asking.RECEIPT)
    if scene.step is Step.CONFIRM_DATA or (scene.customer.is_complete and scene.method is None):
        return Question(Asking.METHOD, shop.payment.methods)
    return Question(Asking.DELIVERY, scene.customer.missing())


def _question_without_product(state: State | None, catalogue: Catalogue) -> Question | None:
    if state is State.VISION:
        return Question(Asking.PHOTO)
    return Question(Asking.CATEGORY, tuple(c.id for c in catalogue.categories)) if state is State.DISCOVERY else None


def _item_question(scene: Scene, item: Item, product: Product, shop: Shop) -> Question | None:
    if scene.state is State.OFFER or scene.offered:
        return Question(Asking.CONFIRM_ORDER)
    if sizing.size_of(item, product, shop.sizing) is None:
        return Question(Asking.HEIGHT) if shop.sizing.table else Question(Asking.SIZE, product.sizes)
    if item.colour is None:
        return Question(Asking.COLOUR, tuple(colour.name for colour in product.colours))
    # A recognised garment with nothing left to ask waits to be accepted.
    return Question(Asking.WHICH_PRODUCT, (suggesting.key((product, item.colour)),)) if scene.state is State.VISION else None
