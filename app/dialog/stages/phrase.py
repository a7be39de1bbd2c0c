"""phrase: every planned act gets its words, every planned card its facts. No number is written here, only printed."""

from __future__ import annotations

from app.dialog.acts import Act
from app.dialog.replies import Bubble, Draft, SpeechAct
from app.dialog.sealing import Reader, check_draft
from app.dialog.turn import Turn
from app.dialog.voice import Voice
from app.domain.changing import replace
from app.errors import NoWording

REPLY_LIMIT = 900  # characters of one reply's words, cards aside (DOMAIN §4)


def phrase(turn: Turn) -> Turn:
    """One bubble for each thing planned, in order; the drawn wordings are remembered with the talk."""
    decision = turn.decision
    if decision is None or not decision.plan:
        return turn
    voice = Voice.of(turn)
    used = decision.conversation.used
    bubbles: list[Bubble] = []
    for said in decision.plan:
        try:
            if isinstance(said, SpeechAct):
                draft = _draft(said, voice, turn, used)
                used = voice.book.remember(used, draft)
                bubbles.append(voice.render(draft))
            else:
                bubbles.append(voice.draw(said))
        except NoWording as gap:
            turn = turn.noted("phrase", gap=gap.what)
            bubbles.append(last_resort(voice))
    shown = _within_limit(decision.plan, bubbles, voice)
    decision = replace(decision, conversation=replace(decision.conversation, used=used))
    return replace(turn, bubbles=tuple(shown), decision=decision).noted("phrase", wordings=[b.wording for b in shown if b.wording])


def last_resort(voice: Voice) -> Bubble:
    """The one sentence without facts; the seal sees it and tells staff."""
    return voice.render(voice.book.draft(Act.LAST_RESORT, {}, voice.sheet))


def words_of(bubbles: list[Bubble] | tuple[Bubble, ...]) -> int:
    """Characters of a reply's words, cards aside."""
    return sum(len(bubble.text) for bubble in bubbles if bubble.act)


def _draft(said: SpeechAct, voice: Voice, turn: Turn, used: tuple[str, ...]) -> Draft:
    """A model's words where they pass the seal, else the template's: never patched, never asked for again."""
    for draft in turn.drafts:
        if draft.act is said.act and dict(draft.refs) == dict(said.refs) and _may_be_filled(draft, said, voice, turn):
            return draft
    seed = (turn.conversation.number, turn.conversation.turns)
    return voice.book.draft(said.act, said.refs, voice.sheet, used, seed)


def _may_be_filled(draft: Draft, said: SpeechAct, voice: Voice, turn: Turn) -> bool:
    reader = Reader.of(turn)
    return check_draft(draft, voice.book, (said,), voice.sheet, reader.ear, reader.names).ok


def _within_limit(plan: tuple[object, ...], bubbles: list[Bubble], voice: Voice) -> list[Bubble]:
    """A reply that grew too long is said in the shortest wordings."""
    if words_of(bubbles) <= REPLY_LIMIT:
        return bubbles
    return [
        voice.render(voice.book.shortest(said.act, said.refs, voice.sheet))
        if isinstance(said, SpeechAct) and bubble.act == said.act
        else bubble
        for said, bubble in zip(plan, bubbles, strict=True)
    ]
