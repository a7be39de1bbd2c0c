"""The linear model below the rules: what it was taught, what it may do, and what it may never do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.adapters.brain_embedded import EmbeddedBrain, phrasebook
from app.adapters.brain_embedded.intuition import intuition
from app.adapters.brain_embedded.ngrams import grams, of_word, spelt
from app.adapters.brain_embedded.numerals import numerals
from app.adapters.brain_embedded.words import fold, tokens
from app.dialog.facts import FactSheet
from app.domain.commands import Ask, Handoff, OffTopic, PhotoTalk, SmallTalk, Sounds
from app.domain.dialog_state import Intent
from tests.adapters.brain_embedded.reading import LAGUNA, commands, intent, turn, understood

_HARMLESS = (Ask, Handoff, OffTopic, PhotoTalk, SmallTalk, Sounds)


class Certain:
    """A model that hears one intent in everything."""

    def __init__(self, heard: Intent, probability: float) -> None:
        others = (1 - probability) / (len(Intent) - 1)
        self.weighed = {intent: probability if intent is heard else others for intent in Intent}

    def weigh(self, _keys: list[str]) -> dict[Intent, float]:
        return self.weighed


def heard(text: str, certain: Certain, state: str = "discovery", pending: str | None = None, **known: object) -> tuple[object, ...]:
    brain = EmbeddedBrain(lambda: certain)  # type: ignore[arg-type,return-value]
    return brain.read(turn(text, state, pending, **known), FactSheet()).understanding.commands


def test_the_weights_are_those_of_the_phrases_beside_them() -> None:
    assert intuition().fingerprint == phrasebook.fingerprint(), "phrases changed: run `flask brain train`"


def test_authors_are_kept_apart_and_every_intent_is_taught_by_each() -> None:
    assert len(phrasebook.authors()) >= 8
    for author in phrasebook.authors():
        assert {p.intent for p in phrasebook.phrases() if p.author == author} == set(Intent), author


@pytest.mark.parametrize("intent", list(Intent))
def test_a_hunch_causes_nothing(intent: Intent) -> None:
    for state, pending in (("init", None), ("offer", "confirm_order"), ("payment_delivery", "delivery"), ("upsell", "upsell")):
        found = heard("щзщзщ кгкгкг", Certain(intent, 0.99), state, pending, **LAGUNA)
        assert all(isinstance(c, _HARMLESS) for c in found), (state, found)


def test_people_are_called_only_by_a_strong_hunch() -> None:
    assert [type(c) for c in heard("щзщзщ кгкгкг", Certain(Intent.COMPLAINT, 0.95))] == [Handoff]
    assert not any(isinstance(c, Handoff) for c in heard("щзщзщ кгкгкг", Certain(Intent.COMPLAINT, 0.45)))


def test_a_grievance_beside_a_question_is_heard_only_when_it_is_unmistakable() -> None:
    asked = "прати як?"
    assert Handoff in {type(c) for c in heard(asked, Certain(Intent.COMPLAINT, 0.9))}
    assert Handoff not in {type(c) for c in heard(asked, Certain(Intent.COMPLAINT, 0.7))}
    assert Handoff not in {type(c) for c in heard(asked, Certain(Intent.COMPLAINT, 0.9), "offer", "confirm_order", **LAGUNA)}


def test_a_second_opinion_changes_no_slot_and_takes_nothing_back() -> None:
    named = "хочу лагуну сіру на 112"
    alone, beside = commands(named, "init"), heard(named, Certain(Intent.SIZE, 0.9), "init")
    assert set(alone) - {c for c in alone if isinstance(c, Sounds)} <= set(beside)
    assert all(isinstance(c, Sounds) for c in set(beside) - set(alone))


def test_a_neighbours_words_are_read_by_what_all_others_taught() -> None:
    keys = spelt(tokens("broken zipper"), "broken zipper", (), ())
    assert set(of_word(fold("блискавка"))) <= set(grams(keys))
    assert spelt(tokens("брак"), "брак", ("defect",), ())[-1].endswith("defect")


def test_a_height_a_sum_and_a_phone_are_numbers_of_different_kinds() -> None:
    kinds = {
        spelt(words, text, (), numerals().find(words))[-1] for text in ("134", "1990", "0671234567") for words in [tokens(text)]
    }
    assert len(kinds) == 3


def test_what_is_only_guessed_says_how_sure_it_is() -> None:
    assert understood(turn("хочу лагуну")).confidence == 1.0
    brain = EmbeddedBrain(lambda: Certain(Intent.PAYMENT, 0.6))  # type: ignore[arg-type,return-value]
    read = brain.read(turn("щзщзщ кгкгкг"), FactSheet()).understanding
    assert read.confidence == pytest.approx(0.6)
    assert [(c.intent, c.evidence.words) for c in read.commands if isinstance(c, Sounds)] == [(Intent.PAYMENT, "щзщзщ кгкгкг")]


def test_the_question_that_waits_weighs_more_than_the_words() -> None:
    unsure = Certain(Intent.DISCOVERY, 0.55)
    unsure.weighed[Intent.SIZE] = 0.4
    found = heard("щзщзщ кгкгкг", unsure, "size_color", "height")
    assert [c.intent for c in found if isinstance(c, Sounds)] == [Intent.SIZE]


def test_the_rules_go_first() -> None:
    assert not any(isinstance(c, Handoff) for c in heard("хочу лагуну", Certain(Intent.COMPLAINT, 0.99)))


def test_words_no_rule_knows_find_their_column() -> None:
    assert not any(isinstance(c, OffTopic) for c in commands("а довго до нас їде посилочка?", "init"))
    assert intent("а довго до нас їде посилочка?", "init") is Intent.PAYMENT


def test_a_settled_message_loads_no_model() -> None:
    script = (
        "import sys\nfrom tests.adapters.brain_embedded.reading import commands\n"
        "commands('хочу лагуну сіру на 112')\nassert 'numpy' not in sys.modules\n"
        "commands('щзщзщ кгкгкг')\nassert 'numpy' in sys.modules and 'sklearn' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_teaching_the_same_phrases_twice_makes_the_same_weights(tmp_path: Path) -> None:
    pytest.importorskip("sklearn", reason="the extra «train»")
    from app.adapters.brain_embedded import teaching

    few = [phrase for phrase in phrasebook.phrases() if phrase.author == "mother"]
    kept = []
    for name in ("one.npz", "two.npz"):
        teaching.save(teaching.teach(few), tmp_path / name)
        kept.append((tmp_path / name).read_bytes())
    assert kept[0] == kept[1]
