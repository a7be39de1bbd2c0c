"""The desk on which one decision is put together: facts looked up, things to say, effects to cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.dialog import sheets
from app.dialog.acts import Act
from app.dialog.conversation import Asking, Conversation, Question
from app.dialog.facts import Fact, FactSheet
from app.dialog.replies import BubbleKind, Card, Decision, Said, SpeechAct
from app.dialog.turn import Turn
from app.domain import approvals, colours, pricing, sizing
from app.domain.basket import Item
from app.domain.catalogue import Product, Variant
from app.domain.changing import replace
from app.domain.effects import Effect, OpenTicket, TicketReason, WantedLine
from app.domain.orders import Order
from app.domain.slots import Method

ASKED_MEMORY = 2  # the same question at most once in three replies (DOMAIN §4)
CHOICES_KEPT = 300


class Deciding:
    """Mutable while one turn is decided, and seen by nobody else; `finished` gives the frozen result back."""

    def __init__(self, turn: Turn, variants: Iterable[Variant]) -> None:
        self.turn = turn
        self.shop = turn.shop
        self.catalogue = turn.catalogue
        self.before = turn.conversation
        self.conversation: Conversation = replace(turn.conversation, turns=turn.conversation.turns + 1)
        self.plan: list[Said] = []
        self.effects: list[Effect] = []
        self._facts: dict[str, Fact] = {
            f"shop.{name}": fact for name, fact in sheets.of_shop(self.shop, self.catalogue, turn.now).items()
        }
        self._variants = {(v.product_id, v.colour, v.size): v for v in variants}
        self._subjects: dict[object, str] = {}
        self._asked: list[str] = []

    # What is said and caused

    def say(self, act: Act, ask: Question | None = None, **refs: str) -> None:
        self.plan.append(SpeechAct(act, refs, ask))
        if ask:
            self.change(pending=ask)
            self._asked.append(ask.kind)

    def say_link(self, order: str) -> None:
        """The small line on where the order's news are. `order`: its subject on the sheet."""
        if self.shop.order_link:
            self.say(Act.ORDER_LINK, o=order)

    def show(self, kind: BubbleKind, **refs: str) -> None:
        self.plan.append(Card(kind, refs))

    def cause(self, effect: Effect) -> None:
        if effect not in self.effects:
            self.effects.append(effect)

    def ticket(self, reason: TicketReason, note: str = "") -> None:
        self.cause(OpenTicket(reason, note))

    def change(self, **fields: Any) -> None:
        """Remember something of the talk."""
        self.conversation = replace(self.conversation, **fields)

    def plan_says(self, *acts: Act) -> bool:
        return any(isinstance(said, SpeechAct) and said.act in acts for said in self.plan)

    def plan_asks(self) -> bool:
        """Whether this reply already leaves a question."""
        return bool(self._asked)

    def asked_lately(self, kind: Asking) -> bool:
        return any(kind in reply.split("+") for reply in self.before.asked[-ASKED_MEMORY:])

    def asked_often(self, kind: Asking) -> bool:
        """Whether each of the last replies asked it: once more would be nagging."""
        lately = self.before.asked[-ASKED_MEMORY:]
        return len(lately) == ASKED_MEMORY and all(kind in reply.split("+") for reply in lately)

    @property
    def open_order(self) -> Order | None:
        """The order this talk is still putting together. One that has money approved is staff's to change, not ours."""
        order = self.turn.open_order
        ours = order is not None and order.conversation in (None, self.conversation.number) and not order.approved.amount
        return order if ours else None

    # What the basket holds

    @property
    def item(self) -> Item:
        return self.conversation.basket.item

    def product(self, item: Item) -> Product | None:
        return self.catalogue.find(item.product_id)

    def colour(self, item: Item) -> str | None:
        product = self.product(item)
        return item.colour or (colours.sole_colour(product) if product else None)

    def size(self, item: Item) -> str | None:
        """The label that would be ordered: said, tapped, or derived from the height for this product."""
        product = self.product(item)
        return sizing.size_of(item, product, self.shop.sizing) if product else None

    def variant(self, item: Item, size: str | None = None) -> Variant | None:
        label = size or self.size(item)
        return self._variants.get((item.product_id or "", self.colour(item) or "", label or ""))

    def any_variant(self, product_id: str, size: str, colour: str | None = None) -> Variant | None:
        """A size's price where no colour was named: the first colour's."""
        return next(
            (v for (p, c, s), v in self._variants.items() if p == product_id and s == size and colour in (None, c)),
            None,
        )

    def priced(self, product_id: str, size: str, colour: str | None = None) -> Variant | None:
        """A size with its price: of the colour, or of any when all cost the same. None when the colour decides the price."""
        found = [v for (p, c, s), v in self._variants.items() if p == product_id and s == size and colour in (None, c)]
        return found[0] if found and len({v.price for v in found}) == 1 else None

    def is_complete(self, item: Item) -> bool:
        return self.variant(item) is not None

    @property
    def complete(self) -> bool:
        items = self.conversation.basket.items
        return bool(items) and all(self.is_complete(item) for item in items)

    def lines(self) -> tuple[WantedLine, ...]:
        """The basket as lines at today's prices; the incomplete items are left out."""
        found = ((item, self.variant(item)) for item in self.conversation.basket.items)
        return tuple(
            WantedLine(v.product_id, v.colour, v.size, item.quantity, pricing.price(v)) for item, v in found if v is not None
        )

    # Facts

    def given(self, **facts: Fact) -> str:
        """What the shopper gave, or one-off facts, as a subject of their own: «g1»."""
        return self._subject("g", tuple(facts.items()), facts)

    def add(self, subject: str, **facts: Fact) -> None:
        """More facts of a subject already on the sheet; one that is there stays as it is."""
        for name, fact in facts.items():
            self._facts.setdefault(f"{subject}.{name}", fact)

    def p(self, product: Product) -> str:
        """The product's subject on the sheet: «p1»."""
        variants = [v for (pid, _, _), v in self._variants.items() if pid == product.id]
        colour = self.item.colour if self.item.product_id == product.id else None
        return self._subject("p", product.id, sheets.of_product(product, variants, self.shop, colour))

    def v(self, variant: Variant) -> str:
        """The variant's subject on the sheet: «v1»."""
        key = (variant.product_id, variant.colour, variant.size)
        return self._subject("v", key, sheets.of_variant(variant, self.catalogue.find(variant.product_id)))

    def title(self, product: Product) -> Fact:
        return Fact("title", product.title, f"product:{product.id}", product.version)

    def o(self, order: Order) -> str:
        return self._subject("o", order, sheets.of_order(order, self.shop))

    def products(self, found: Iterable[Product], **more: Fact) -> str:
        """Several products at once as a subject: «ps1»."""
        several = tuple(found)
        keys = tuple(p.id for p in several)
        titles = Fact("list", tuple(p.title for p in several), "catalogue", keys=keys)
        return self._subject("ps", (keys, *more), {"titles": titles, **more})

    def q(self, method: Method | None = None, order: Order | None = None) -> str:
        """The sum of the basket (or of an order) as a subject: «q1»."""
        if order:
            quote = approvals.quote_of(order, method or order.method, self.shop.payment)
            return self._subject("q", (order, method), sheets.of_quote(quote, sum(line.quantity for line in order.lines)))
        sums = tuple((line.price, line.quantity) for line in self.lines())
        quote = pricing.quote(sums, method, self.shop.payment, self.shop.currency)
        return self._subject("q", (sums, method), sheets.of_quote(quote, sum(quantity for _, quantity in sums)))

    def _subject(self, letter: str, key: object, facts: Mapping[str, Fact]) -> str:
        name = self._subjects.get((letter, key))
        if name is None:
            name = f"{letter}{1 + sum(1 for known in self._subjects if isinstance(known, tuple) and known[0] == letter)}"
            self._subjects[(letter, key)] = name
            for label, fact in facts.items():
                self._facts[f"{name}.{label}"] = fact
        return name

    def finished(self) -> Turn:
        """The turn with its decision and sheet; what was asked is remembered for three replies."""
        asked = (*self.before.asked, "+".join(self._asked) or "-")[-ASKED_MEMORY:]
        self.change(asked=asked)
        decision = Decision(self.conversation, tuple(self.effects), tuple(self.plan))
        return replace(self.turn, sheet=FactSheet(dict(self._facts)), decision=decision)
