"""Row 11, product search with typos, beside a LIKE over the same titles; and what the window's HTML costs beside the bare page."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from app.domain.catalogue import Catalogue, Product
from app.services import catalogue
from app.services.runtime import runtime
from app.services.searching.index import Index
from bench import bare, house
from bench.figures import Row, Spread, percentile

SEED = 11
SIZES: dict[int, float] = {1_000: 2, 100_000: 20}  # products → goal in ms
PAGE = 24
_SYLLABLES = "ба ве гі до жу за ки ло ме ну пі ра со ту фе ха ці чо ша ян".split()  # noqa: SIM905


def measure(rounds: int, sizes: Sequence[int], told: Callable[[int], None]) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, house.product(Path(folder)) as (app, counted):
        ceiling, engine = bare.bare_app(Path(folder))
        window = _window(app, counted, ceiling, rounds)
        with app.app_context():
            rows = [_search(size, rounds, told) for size in sizes]
        engine.dispose()
    return [*rows, *window]


def _search(size: int, rounds: int, told: Callable[[int], None]) -> Row:
    goods, shop = catalogue.current()
    many, words = multiplied(goods, size), runtime().ports.words
    assert words is not None
    started = time.perf_counter()
    index = Index(many, shop, words)
    made = time.perf_counter() - started
    queries = asked(goods)
    table = _table(many.products)
    ours, theirs, slowest = [], [], 0.0
    for query in queries:  # the words' cache is warm afterwards
        index.find(query)
    for _ in range(rounds):
        mine = [_ms(lambda query=query: (len(found := index.find(query)), list(islice(found, PAGE)))) for query in queries]
        plain = [_ms(lambda query=query: table.execute(_LIKE, (f"%{query}%",)).fetchall()) for query in queries]
        ours.append(percentile(mine, 0.95))
        theirs.append(percentile(plain, 0.95))
        slowest = max(slowest, *mine)
    told(size)
    notes = {"queries": len(queries), "slowest_ms": round(slowest, 2), "index_made_in_s": round(made, 2)}
    return Row(
        11,
        f"search among {size:,} products, p95",
        "ms",
        Spread.of(ours),
        SIZES.get(size, 20),
        Spread.of(theirs),
        "ILIKE",
        notes=notes,
    )


_LIKE = "SELECT id FROM product WHERE title LIKE ? LIMIT 24"


def _table(products: Sequence[Product]) -> sqlite3.Connection:
    """What a shop without an index does."""
    found = sqlite3.connect(":memory:")
    found.execute("CREATE TABLE product (id TEXT, title TEXT)")
    found.executemany("INSERT INTO product VALUES (?, ?)", ((p.id, p.title) for p in products))
    return found


def multiplied(goods: Catalogue, size: int) -> Catalogue:
    """The shop's own models, and more of their kind under invented names; the same every time."""
    chance = random.Random(SEED)
    products = list(goods.products[:size])
    while len(products) < size:
        like, number = chance.choice(goods.products), len(products)
        name = "".join(chance.choice(_SYLLABLES) for _ in range(3))
        colours = tuple(replace(colour, sku=f"{colour.sku}-{number}") for colour in like.colours)
        title = f"{like.title.split()[0]} {name.capitalize()}"
        products.append(replace(like, id=f"b{number}", title=title, words=(name,), colours=colours))
    return replace(goods, products=tuple(products))


def asked(goods: Catalogue) -> list[str]:
    """Each model as it is called, with a letter left out, with two changed about, in a colour, by a feature and a colour."""
    queries = []
    for number, product in enumerate(goods.products):
        title, colour = product.title.lower(), product.colours[-1].name
        at = 1 + number % (len(title) - 3)
        feature = goods.feature(min(product.features, default=""))
        queries += [title, title[:at] + title[at + 1 :], title[:at] + title[at + 1] + title[at] + title[at + 2 :]]
        queries += [f"{colour} {title}", f"{feature.phrase} {colour}" if feature else colour]
    return queries


def _window(app: house.Flask, counted: house.Counted, ceiling: bare.Flask, rounds: int) -> list[Row]:
    ours, theirs, statements = [], [], []
    client, plain = app.test_client(), ceiling.test_client()
    for number in range(rounds + 1):  # the first warms both up
        mine, base = [], []
        for _ in range(20):
            house.reset(counted)
            mine.append(_ms(lambda: client.get("/")))
            statements.append(float(len(counted.statements)))
            base.append(_ms(lambda: plain.post("/messages", data={"text": "…"})))
        if number:
            ours.append(percentile(mine, 0.5))
            theirs.append(percentile(base, 0.5))
    html = Row(11, "the window's HTML, p50", "× bare", Spread.of(ours), 3, Spread.of(theirs))
    # After the first, which reads the catalogue itself.
    return [html, Row(11, "statements of the window", "count", Spread.of(statements[1:]), 1, hard=True)]


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
