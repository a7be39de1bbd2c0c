"""What the shop sells, as the dialogue sees it: a frozen snapshot without stock, and variants read with their stock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.money import Money


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour of one product. `name` is what is shown; `words` are further names a shopper may use for it here."""

    name: str
    sku: str
    words: tuple[str, ...] = ()
    note: str = ""  # for recognition only: «шоколад», «червона клітинка»
    look: str = ""  # one whole sentence on how it looks in life; empty when the shop has none
    photos: tuple[str, ...] = ()  # the names their picture files carry, the cover first; empty when the shop has none
    swatch: str = ""  # «#e8b5ba» for a small sample of it; two of them and «stripes», «check» or «leopard» for a print

    @property
    def picture(self) -> str:
        """The cover, or empty."""
        return self.photos[0] if self.photos else ""


@dataclass(frozen=True, slots=True)
class Category:
    """A shelf: `title` is shown, `words` are the nouns shoppers use for such things, `adjacent` what may be suggested after."""

    id: str
    title: str
    words: tuple[str, ...]
    adjacent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feature:
    """A visible trait (hood, zip to the hem) that shoppers name and deciding questions ask about."""

    id: str
    phrase: str  # lower-case nominative fragment: «капюшон»
    words: tuple[str, ...]
    excludes: tuple[str, ...] = ()  # features that cannot stand together with this one


@dataclass(frozen=True, slots=True)
class Product:
    """A model. Prices of single sizes are not here: they are read with their stock, as `Variant`."""

    id: str
    title: str
    category: str
    words: tuple[str, ...]  # distinguishing names: «лагуна»
    sizes: tuple[str, ...]
    colours: tuple[Colour, ...]
    price_min: Money
    price_max: Money
    fabric: str
    features: frozenset[str]
    facts: Mapping[str, str] = field(default_factory=dict)  # topic or feature id → one whole sentence
    trait: str = ""  # what tells it from its twin, a lower-case fragment
    worth: str = ""  # what one pays for, one whole sentence
    care: str = ""
    measures: Mapping[str, str] = field(default_factory=dict)  # size label → «довжина 76 см, талія 39 см»
    version: int = 1

    def colour(self, name: str) -> Colour | None:
        return next((c for c in self.colours if c.name == name), None)


@dataclass(frozen=True, slots=True)
class Variant:
    """Product × colour × size with its price and stock, read together at one moment. `available` None: sewn to order."""

    product_id: str
    title: str
    colour: str
    sku: str
    size: str
    price: Money
    available: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Confusable:
    """Two models easily mixed up, the one question that decides, and what each answer means."""

    products: tuple[str, str]
    question: str
    answers: tuple[str, str]  # labels, in the order of `products`


@dataclass(frozen=True)
class Catalogue:
    """All sellable products at one version. Older snapshots stay valid for turns under way."""

    version: int
    products: tuple[Product, ...]
    categories: tuple[Category, ...] = ()
    features: tuple[Feature, ...] = ()
    confusable: tuple[Confusable, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Product]:
        return {p.id: p for p in self.products}

    @cached_property
    def pictures(self) -> frozenset[str]:
        """SKUs the shop has a picture of."""
        return frozenset(c.sku for p in self.products for c in p.colours if c.picture)

    def find(self, product_id: str | None) -> Product | None:
        return self.by_id.get(product_id) if product_id else None

    def category(self, category_id: str) -> Category | None:
        return next((c for c in self.categories if c.id == category_id), None)

    def feature(self, feature_id: str) -> Feature | None:
        return next((f for f in self.features if f.id == feature_id), None)

    def of_category(self, category_id: str) -> tuple[Product, ...]:
        return tuple(p for p in self.products if p.category == category_id)
