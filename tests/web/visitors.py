"""Who knocks on the doors in these tests: shoppers, staff, and the script of what the shop answers."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from app.dialog.replies import Bubble, BubbleKind, Choice, Decision
from app.dialog.turn import Turn
from app.domain.effects import FileProof, SaveOrder, WantedLine
from app.domain.money import Money
from app.domain.slots import Delivery, Method
from app.ports import Ports

OWN = "http://localhost"
PASSWORD = "a plain word for tests"
PRODUCT = "11698818"


@dataclass
class Script:
    """A dialogue of one line: `answers` makes the turn's bubbles and effects. Every turn it was given is kept."""

    answers: Callable[[Turn], Turn] = field(default=lambda turn: say(turn, Bubble(BubbleKind.TEXT, f"echo {turn.text}")))
    turns: list[Turn] = field(default_factory=list)

    def run(self, turn: Turn, ports: Ports) -> Turn:
        self.turns.append(turn)
        return self.answers(turn)

    def redecide(self, turn: Turn, ports: Ports) -> Turn:
        return self.answers(turn)

    def apologise(self, turn: Turn, ports: Ports) -> Turn:
        return say(turn, Bubble(BubbleKind.TEXT, "sorry"))

    def says(self, *bubbles: Bubble) -> None:
        self.answers = lambda turn: say(turn, *bubbles)

    def sells(self) -> None:
        """The first message places an order, one with a photo pays it."""
        self.answers = sell


def say(turn: Turn, *bubbles: Bubble, effects: tuple[Any, ...] = ()) -> Turn:
    return replace(turn, bubbles=bubbles, decision=Decision(turn.conversation, effects=effects))


def sell(turn: Turn) -> Turn:
    heard = Bubble(BubbleKind.TEXT, "noted")
    if turn.event:
        return say(turn, Bubble(BubbleKind.TEXT, f"{turn.event.kind} {turn.event.text}".strip()))
    if turn.order is None:
        line = WantedLine(PRODUCT, "жовтий", "110-116", 1, Money(Decimal(1990), "UAH"))
        parcel = Delivery("Коваль Олена", "+380671234567", "Харків", "12")
        return say(
            turn, heard, effects=(SaveOrder(f"{1000 + turn.conversation.number}", (line,), parcel, Method.FULL, place=True),)
        )
    photos = tuple(photo for inbound in turn.inbounds for photo in inbound.photos)
    assert turn.order.id is not None
    return say(turn, heard, effects=(FileProof(turn.order.id, photos),) if photos else ())


def grow(turn: Turn, quantity: int) -> Turn:
    """The order as the shopper wants it now: so many of its only line."""
    order = turn.order
    assert order and order.id
    (line,) = order.lines
    wanted = WantedLine(line.product_id, line.colour, line.size, quantity, line.price)
    return say(turn, effects=(SaveOrder(order.number, (wanted,), order.delivery, order.method, order_id=order.id),))


def button(choice: str, label: str) -> Bubble:
    return Bubble(BubbleKind.TEXT, "?", (Choice(choice, label),))


def picture(size: tuple[int, int] = (40, 30), form: str = "PNG") -> BytesIO:
    content = BytesIO()
    Image.new("RGB", size, "white").save(content, form)
    content.seek(0)
    return content


@dataclass
class Shopper:
    """Writes by script (htmx) or, with `plain`, by an ordinary form."""

    client: FlaskClient

    def write(self, text: str = "", *, plain: bool = False, origin: str | None = OWN, **fields: Any) -> TestResponse:
        headers = {} if plain else {"HX-Request": "true"}
        if origin is not None:
            headers["Origin"] = origin
        form = {"client_id": str(uuid.uuid4()), "text": text, **fields}
        return self.client.post("/chat/messages", data=form, headers=headers, content_type="multipart/form-data")

    def send_big(self, content: bytes) -> TestResponse:
        """A photo of megabytes, encoded by hand: the test client's own encoder leaves its temporary files open."""
        head = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
        headers = {"Origin": OWN, "HX-Request": "true"}
        body = head + content + b"\r\n--x--\r\n"
        return self.client.post("/chat/messages", data=body, headers=headers, content_type="multipart/form-data; boundary=x")

    def page(self) -> str:
        return self.client.get("/chat").get_data(as_text=True)

    def bubbles(self) -> list[str]:
        """The words of every bubble on the page, in order."""
        return words(self.page())

    def since(self, seq: int, talk: int = 1) -> TestResponse:
        return self.client.get(f"/chat/since/{seq}?talk={talk}", headers={"HX-Request": "true"})

    def pays(self) -> None:
        """Two messages of the selling script: an order, and its receipt."""
        self.write("беру")
        self.write(photo=(picture(), "receipt.png"))


@dataclass
class Staff:
    client: FlaskClient

    def sign_in(self, email: str, password: str = PASSWORD) -> TestResponse:
        return self.post("/admin/sign-in", email=email, password=password)

    def signed_in(self, email: str) -> Staff:
        assert self.sign_in(email).status_code == 302
        return self

    def post(self, path: str, origin: str | None = OWN, **form: str) -> TestResponse:
        return self.client.post(path, data=form, headers={"Origin": origin} if origin else {})

    def page(self, path: str) -> str:
        response = self.client.get(path)
        assert response.status_code == 200, response.status
        return response.get_data(as_text=True)


def words(page: str) -> list[str]:
    shown = re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)
    found = re.findall(r'<p class="b">(.*?)</p>', shown, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", text).strip() for text in found]
