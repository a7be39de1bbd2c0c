"""Choosing for more than one: the child meant, the size next to this one, the same thing again, a second wish."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.conversation import Asking
from app.domain.commands import AddLine, Answer
from app.domain.dialog_state import State
from tests.dialog.desk import Desk, product, sets


def for_two(*heights: int) -> Desk:
    """Лагуна for each of these heights, yellow."""
    told = [c for n, height in enumerate(heights)
            for c in (product("Лагуна", n), sets("color", "жовтий", n), sets("height", height, n))]  # fmt: skip
    return Desk().hears(*told)


def chosen(desk: Desk) -> list[tuple[int | None, str | None, str | None]]:
    return [(item.height, item.colour, item.size) for item in desk.conversation.basket.items]


def test_the_bigger_size_is_taken_for_the_child_named_and_offered_with_its_price() -> None:
    desk = for_two(112, 120).hears(sets("height", 120), sets("size", "bigger"))
    assert chosen(desk) == [(112, "жовтий", None), (120, "жовтий", "122-128")]
    assert "4 180 грн" in desk.words


def test_of_several_things_the_one_near_the_edge_is_what_the_bigger_size_is_about() -> None:
    desk = for_two(120, 112).hears(sets("size", "bigger"))
    assert chosen(desk) == [(120, "жовтий", "122-128"), (112, "жовтий", None)]


def test_there_is_no_bigger_size_than_the_last() -> None:
    desk = Desk().hears(product("Лагуна"), sets("color", "жовтий"), sets("height", 162)).hears(sets("size", "bigger"))
    assert desk.said(Act.NO_BIGGER_SIZE)
    assert desk.conversation.basket.item.size is None


def test_a_colour_for_one_child_leaves_the_others_as_it_is() -> None:
    desk = for_two(104, 125).hears(sets("color", "рожевий", child="104"))
    assert chosen(desk) == [(104, "рожевий", None), (125, "жовтий", None)]


def test_a_colour_for_every_child_gives_each_the_thing_under_discussion() -> None:
    desk = Desk().hears(sets("height", 104), sets("height", 125, 1)).hears(product("Лагуна"))
    desk.hears(sets("color", "сірий", child="all"))
    assert sorted(chosen(desk), key=str) == [(104, "сірий", None), (125, "сірий", None)]
    assert desk.conversation.state is State.OFFER


def again() -> Desk:
    dress = (product("Анна"), sets("color", "чорний"), sets("size", "122-128"), AddLine())
    return for_two(112).hears(*dress).hears(*dress)


def test_the_same_wish_again_is_asked_about_and_not_doubled() -> None:
    desk = again()
    assert desk.acts == ["already_chosen"]
    assert [item.quantity for item in desk.conversation.basket.items] == [1, 1]
    assert desk.conversation.pending is not None
    assert desk.conversation.pending.kind is Asking.ONE_MORE


def test_one_more_of_it_is_a_piece_more_of_the_same_line() -> None:
    desk = again().hears(Answer("yes"))
    assert [item.quantity for item in desk.conversation.basket.items] == [1, 2]
    assert "5 690 грн" in desk.words


def test_said_twice_by_mistake_stays_one() -> None:
    desk = again().hears(Answer("no"))
    assert [item.quantity for item in desk.conversation.basket.items] == [1, 1]
    assert "3 840 грн" in desk.words


def test_the_same_thing_twice_in_one_message_is_two_pieces() -> None:
    desk = Desk().hears(
        *(c for n in (0, 1) for c in (product("Лагуна", n), sets("color", "жовтий", n), sets("size", "110-116", n)))
    )
    assert [item.quantity for item in desk.conversation.basket.items] == [2]


def test_a_second_wish_is_written_down_aloud_while_the_colour_of_the_first_is_asked() -> None:
    desk = Desk().hears(product("Лагуна"), sets("height", 112))
    desk.hears(AddLine(), product("Анна"), sets("color", "чорний"), sets("size", "122-128"))
    assert desk.acts == ["line_noted", "ask_colour_of"]
    assert "1 850 грн" in desk.words
    assert "Лагуна" in desk.words


def test_a_height_not_given_twice_running_is_asked_as_a_size() -> None:
    desk = Desk().hears(product("Лагуна")).hears(Answer("yes"))
    assert Act.ASK_HEIGHT not in desk.acts
    assert desk.said(Act.ASK_SIZE_INSTEAD)
