"""The second shop sells by its own talks, and speaks of nothing the first one sells."""

from __future__ import annotations

import re

import pytest

from app.cli.talk.session import Talk
from tests.dialogues.scripts import Script, scripts_of
from tests.dialogues.walking import walk
from tests.second_shop.conftest import HERE

SCRIPTS = scripts_of(HERE / "talks.yaml")
# Children, heights, clothes and the first shop's names, in any form; «модель» and «річ» are said of clothes only.
FOREIGN = re.compile(
    r"\b(?:дитин|дітей|дітям|діти|зріст|зрост|виріст|одяг|взутт|сукн|костюм|тренч|плащ|капюшон|штан|блискавк|ґудзик|рукав|крій|крою"
    r"|тканин|носит|приміря|розмірн|розмір у розмір|модел|mirt|ольг)\w*",
    re.IGNORECASE,
)


@pytest.mark.parametrize("script", [pytest.param(script, id=script.script) for script in SCRIPTS])
def test_the_second_shop_does_what_its_script_expects(script: Script, talk: Talk) -> None:
    found = walk(script, talk)
    assert not found.wrong, found.wrong
    assert found.said and [text for text in found.said if FOREIGN.search(text)] == []


def test_the_foreign_words_would_be_noticed() -> None:
    assert FOREIGN.search("Який зріст у дитини?") and FOREIGN.search("Ціна моделі") and not FOREIGN.search("Розмір горщика 17 см")
