"""`flask staff`: who may sign in, told from the terminal."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_security import verify_password
from sqlalchemy import select

from app.cli.staff import cli
from app.extensions import read_session, write_transaction
from app.models.staff import StaffMember

GIVEN = ["--name", "Марія", "--role", "manager", "--password", "long enough"]


def member(email: str) -> StaffMember:
    with read_session() as session:
        return session.scalars(select(StaffMember).where(StaffMember.email == email)).one()


def test_a_new_member_may_sign_in_with_their_role(sqlite_house: Flask) -> None:
    told = sqlite_house.test_cli_runner().invoke(cli, ["add", "Maria@Shop.example", *GIVEN])
    assert told.exit_code == 0 and "may sign in as manager" in told.output
    maria = member("maria@shop.example")
    assert maria.name == "Марія" and [role.name for role in maria.roles] == ["manager"]
    assert verify_password("long enough", maria.password)


def test_an_address_signs_in_once(sqlite_house: Flask) -> None:
    runner = sqlite_house.test_cli_runner()
    runner.invoke(cli, ["add", "maria@shop.example", *GIVEN])
    again = runner.invoke(cli, ["add", "MARIA@shop.example", *GIVEN])
    assert again.exit_code == 1 and "signs in already" in again.output


@pytest.mark.parametrize("given", [["--password", "short"], ["--role", "admin"]])
def test_a_short_password_or_an_unknown_role_is_refused(sqlite_house: Flask, given: list[str]) -> None:
    told = sqlite_house.test_cli_runner().invoke(cli, ["add", "maria@shop.example", *GIVEN, *given])
    assert told.exit_code != 0


def test_the_demos_password_is_drawn_anew_until_somebody_changes_it(sqlite_house: Flask) -> None:
    runner = sqlite_house.test_cli_runner()
    first, second = (runner.invoke(cli, ["demo-password"]).output.split() for _ in range(2))
    assert first[0] == second[0] == "owner@mirt.example"
    assert first[1] != second[1]
    assert verify_password(second[1], member("owner@mirt.example").password)
    with write_transaction() as session:
        session.scalars(select(StaffMember)).one().demo = False
    assert runner.invoke(cli, ["demo-password"]).output.split() == ["owner@mirt.example"]
