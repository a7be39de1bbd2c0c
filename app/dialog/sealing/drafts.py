"""The first half: a draft's words, before any fact is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.dialog.facts import Fact
from app.dialog.phrases import Entry, Phrasebook
from app.dialog.replies import Draft, Said, SpeechAct, Verdict
from app.dialog.sealing.ear import Ear
from app.dialog.sealing.names import NO_NAMES, Names
from app.dialog.wordings import handles, look_up, parse

SENTENCES, QUESTIONS = 2, 1
FORMS = frozenset({"", "or", "acc", "gen"})
_STOP = re.compile(r"[.!?…]+(?=\s|$)")
_MARKUP = re.compile(r"[*_`#<>\[\]{}|\\]|^\s*[-+>]\s|https?:|www\.", re.MULTILINE)
_HEARTS = re.compile("[❤♥♡💙💚💛🧡💜🖤🤎💖💗💓💕💘💞💝🩷🩵🩶❣]")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")


def check_draft(
    draft: Draft, book: Phrasebook, plan: Iterable[Said], sheet: Mapping[str, Fact], ear: Ear, names: Names = NO_NAMES
) -> Verdict:
    """Whether the draft may be filled: its act is planned with these refs, its facts are all at hand, its words claim nothing."""
    entry = book.entries[draft.act]
    reasons = [*_plan(draft, plan), *_handles(draft, entry, sheet), *_manners(draft, entry)]
    words = [part.words for part in parse(draft.text)]
    # Joined by a sign no pattern spans: «1{…}0» is two digits, never one word across a fact.
    reasons += [f"says on its own: {claim}" for claim in ear.claims_in(" ¦ ".join(words), names)]
    if ear.foreign.search("".join(words)):
        reasons.append("foreign letters")
    return Verdict(not reasons, tuple(reasons))


def _plan(draft: Draft, plan: Iterable[Said]) -> list[str]:
    planned = any(isinstance(said, SpeechAct) and said.act is draft.act and dict(said.refs) == dict(draft.refs) for said in plan)
    return [] if planned else ["no such act is planned with these refs"]


def _handles(draft: Draft, entry: Entry, sheet: Mapping[str, Fact]) -> list[str]:
    used = handles(draft.text)
    reasons = [f"{handle} is not the act's" for handle in used if handle not in entry.handles]
    reasons += [f"{handle} is not on the sheet" for handle in used if look_up(handle, draft.refs, sheet) is None]
    reasons += [f"unknown form {part.form}" for part in parse(draft.text) if part.form not in FORMS]
    # Wordings for certain missing fields name the fields themselves.
    if not (draft.author == "template" and draft.wording.count(":") > 1):
        left_out = entry.needed.difference(used)
        spared = {handle for handle in left_out & entry.spares if look_up(handle, draft.refs, sheet) is None}
        reasons += [f"{handle} is left out" for handle in sorted(left_out - spared)]
    return reasons


def _manners(draft: Draft, entry: Entry) -> list[str]:
    text = "".join(f"{part.words}{'X' if part.subject else ''}" for part in parse(draft.text))
    questions = text.count("?") + sum(entry.handles.get(handle) == "question" for handle in handles(draft.text))
    checks = {
        "too many sentences": len(_STOP.findall(text.rstrip(".!?…") + ".")) > SENTENCES,
        "too many questions": questions > QUESTIONS,
        "asks what the act does not": questions > 0 and entry.asks is None,
        "em dash": "—" in text,
        "markup": bool(_MARKUP.search(text)),
        "a heart that is not white": bool(_HEARTS.search(text)),
        "too many emoji": len(_EMOJI.findall(text.replace("🤍", ""))) + text.count("🤍") > 1,
        "nothing said": not draft.text.strip(),
    }
    return [reason for reason, broken in checks.items() if broken]
