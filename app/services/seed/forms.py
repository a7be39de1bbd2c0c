"""The shape of `products.yaml`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError


def _sentence(text: str) -> str:
    if text and not text.endswith((".", "!", "?", "…")):
        raise PydanticCustomError("sentence", "a whole sentence with its stop")
    return text


def _question(text: str) -> str:
    if not text.endswith("?"):
        raise PydanticCustomError("question", "a question with «?»")
    return text


def _fragment(text: str) -> str:
    if text.endswith((".", "!", "?", ";", ",")):
        raise PydanticCustomError("fragment", "a fragment without a stop")
    return text


def _file_name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text):
        raise PydanticCustomError("file_name", "a file's name of Latin letters, digits, «-» and «_», without folder and ending")
    return text


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) < len(names):
        raise PydanticCustomError("photo_twice", "each photo once")
    return names


def _swatch(text: str) -> str:
    if text and not re.fullmatch(r"#[0-9a-f]{6}( #[0-9a-f]{6}( (stripes|check|leopard))?)?", text.lower()):
        raise PydanticCustomError("swatch", "a colour such as «#e8b5ba»; of a print two, then «stripes», «check» or «leopard»")
    return text


Word = Annotated[str, Field(min_length=1, max_length=100)]
Words = tuple[Word, ...]
Id = Annotated[str, Field(min_length=1, max_length=64)]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Fragment = Annotated[str, AfterValidator(_fragment)]
Sentence = Annotated[str, AfterValidator(_sentence)]
Question = Annotated[str, AfterValidator(_question)]
PictureName = Annotated[str, Field(max_length=64), AfterValidator(_file_name)]
Swatch = Annotated[str, AfterValidator(_swatch)]
Price = Annotated[Decimal, Field(gt=0, lt=10_000_000, decimal_places=2)]
PHOTOS_MAX = 20  # of one colour
Size = Annotated[str, Field(min_length=1, max_length=32)]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CategoryForm(Form):
    id: Id
    title: Annotated[Fragment, Field(min_length=1)]
    words: Words
    adjacent: tuple[Id, ...] = ()


class FeatureForm(Form):
    id: Id
    phrase: Annotated[Fragment, Field(min_length=1)]
    words: Words
    excludes: tuple[Id, ...] = ()


class ColourForm(Form):
    """`sizes`: of this colour alone, instead of the product's; for colours that cost otherwise or lack a size.

    `photos`: the cover first; `picture` is the short way to name just one.
    """

    name: Word
    sku: Id
    words: Words = ()
    note: Fragment = ""
    look: Sentence = ""
    picture: PictureName | None = None
    photos: Annotated[tuple[PictureName, ...], Field(max_length=PHOTOS_MAX), AfterValidator(_each_once)] = ()
    sizes: dict[Size, Price] = {}
    swatch: Swatch = ""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.picture and self.photos:
            raise PydanticCustomError("picture_and_photos", "either «picture» or «photos»")
        return self

    def document(self) -> dict[str, Any]:
        """What a row keeps of it."""
        photos = [self.picture] if self.picture else list(self.photos)
        return {**self.model_dump(mode="json", exclude={"sku", "sizes", "picture"}), "photos": photos}


class ProductForm(Form):
    """What has no sizes has a `price` instead of them; what has no colours has `sku` and photos of its own."""

    id: Id
    title: Title
    category: Id
    words: Words
    price: Price | None = None
    sizes: dict[Size, Price] = Field(default=None, validate_default=True)
    fabric: Fragment = ""
    features: tuple[Id, ...] = ()
    facts: dict[Id, Sentence] = {}
    trait: Fragment = ""
    worth: Sentence = ""
    care: Sentence = ""
    measures: dict[str, Fragment] = {}
    sku: Id | None = None
    picture: PictureName | None = None
    photos: tuple[PictureName, ...] = ()
    colours: tuple[ColourForm, ...] = Field(default=None, validate_default=True)

    @field_validator("sizes", "colours", mode="before")
    @classmethod
    def _one_of_two(cls, given: Any, info: ValidationInfo) -> Any:
        one = "price" if info.field_name == "sizes" else "sku"
        if info.data.get(one) is not None:
            if given is not None:
                raise PydanticCustomError("both", "one of the two, «{one}» stands there too", {"one": one})
            return {} if one == "price" else ()
        if given is None:
            raise PydanticKnownError("missing")
        if given in ({}, [], ()):
            raise PydanticKnownError("too_short", {"field_type": "Value", "min_length": 1, "actual_length": 0})
        return given

    @property
    def prices(self) -> dict[str, Decimal]:
        """Size label → price; the only label of a thing without sizes is empty."""
        return dict(self.sizes) if self.price is None else {"": self.price}

    @property
    def shades(self) -> tuple[ColourForm, ...]:
        """Its colours; the only one of a thing without colours has an empty name."""
        if self.sku is None:
            return self.colours
        return (ColourForm.model_construct(name="", sku=self.sku, picture=self.picture, photos=self.photos),)


class ConfusableForm(Form):
    products: Annotated[tuple[Id, ...], Field(min_length=2, max_length=2)]
    question: Question
    answers: Annotated[tuple[Word, ...], Field(min_length=2, max_length=2)]


class CatalogueForm(Form):
    categories: Annotated[tuple[CategoryForm, ...], Field(min_length=1)]
    features: tuple[FeatureForm, ...] = ()
    products: Annotated[tuple[ProductForm, ...], Field(min_length=1)]
    confusable: tuple[ConfusableForm, ...] = ()
