"""The basket: items in the order they were wished for, one of them under discussion."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.basket import Basket, Item

ITEMS = st.builds(Item, product_id=st.sampled_from(["a", "b", "c"]), quantity=st.integers(1, 3), height=st.integers(80, 168))
BASKETS = st.lists(ITEMS, min_size=1, max_size=5).flatmap(
    lambda items: st.builds(Basket, st.just(tuple(items)), st.integers(0, len(items) - 1))
)
ONE, TWO, THREE = Item("one"), Item("two"), Item("three")


def test_an_empty_basket_has_an_empty_item_under_discussion():
    assert Basket().item == Item()
    assert Basket().item.is_empty


def test_a_height_or_a_quantity_alone_is_no_wish():
    assert Item(height=112, quantity=2).is_empty
    assert not Item(size="110-116").is_empty
    assert not Item(colour="сірий").is_empty


def test_the_first_wish_fills_an_empty_basket():
    assert Basket().with_item(ONE) == Basket((ONE,), 0)


@given(BASKETS, ITEMS)
def test_one_more_wish_comes_last_and_under_discussion(basket, item):
    grown = basket.adding(item)
    assert grown.items == (*basket.items, item)
    assert grown.item == item


@given(BASKETS, ITEMS)
def test_a_changed_wish_replaces_only_the_one_under_discussion(basket, item):
    changed = basket.with_item(item)
    assert changed.item == item
    assert changed.focus == basket.focus
    assert [i for n, i in enumerate(changed.items) if n != basket.focus] == [
        i for n, i in enumerate(basket.items) if n != basket.focus
    ]


@given(BASKETS, st.integers(-7, 7))
def test_taking_out_leaves_the_others_in_order_and_always_one_under_discussion(basket, index):
    left = basket.without(index)
    if not 0 <= index < len(basket.items):
        assert left == basket
        return
    assert list(left.items) == [item for n, item in enumerate(basket.items) if n != index]
    assert left.focus in range(max(len(left.items), 1))


@given(BASKETS, st.integers(0, 4))
def test_taking_out_another_item_keeps_the_one_under_discussion(basket, index):
    if index != basket.focus:
        assert basket.without(index).item == basket.item


def test_taking_out_the_item_under_discussion_turns_to_the_one_before():
    basket = Basket((ONE, TWO, THREE), 1)
    assert basket.without(1).item == ONE
    assert replace(basket, focus=0).without(0).item == TWO
    assert Basket((ONE,)).without(0) == Basket()


def _others(basket: Basket) -> list[Item]:
    return [item for n, item in enumerate(basket.items) if n != basket.focus]
