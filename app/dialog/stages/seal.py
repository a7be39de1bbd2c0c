"""seal: every bubble is read again; what does not hold gives way to the template, and that to one sentence without facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.dialog.acts import Act
from app.dialog.conversation import Conversation
from app.dialog.replies import Bubble, Said, SpeechAct
from app.dialog.sealing import Reader
from app.dialog.stages.phrase import REPLY_LIMIT, last_resort, words_of
from app.dialog.turn import Turn
from app.dialog.voice import Voice
from app.domain.changing import replace
from app.domain.effects import OpenTicket, TicketReason
from app.errors import NoWording

CHOICES_KEPT = 300  # a talk remembers so many buttons; older ones count as no longer valid


def seal(turn: Turn) -> Turn:
    """The same bubbles, or what may be said instead. Staff get one ticket when a template did not hold."""
    decision = turn.decision
    if decision is None or not turn.bubbles:
        return turn
    sealing = _Sealing(turn)
    bubbles = [sealing.sealed(said, bubble) for said, bubble in zip(decision.plan, turn.bubbles, strict=True)]
    shown = _shown_once(_with_notes(sealing.within_limit(bubbles)))
    effects = decision.effects
    if sealing.broken:
        effects = (*effects, OpenTicket(TicketReason.SEAL, "; ".join(sealing.broken)))
    conversation = _remembering(decision.conversation, shown)
    decision = replace(decision, conversation=conversation, effects=effects)
    return replace(turn, bubbles=shown, decision=decision).noted("seal", replaced=sealing.replaced, broken=sealing.broken)


@dataclass
class _Sealing:
    """One reply at the seal: `replaced` names the model's drafts that gave way, `broken` what even the template could not say."""

    turn: Turn
    voice: Voice = field(init=False)
    reader: Reader = field(init=False)
    replaced: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.voice = Voice.of(self.turn)
        self.reader = Reader.of(self.turn)

    def sealed(self, said: Said, bubble: Bubble) -> Bubble:
        if _gave_up(said, bubble):
            return self._give_up(said, bubble, "facts are missing")
        verdict = self.reader.reread(bubble, self.turn.sheet, self.voice.buttons(said))
        if verdict.ok:
            return bubble
        if isinstance(said, SpeechAct) and not bubble.wording:
            self.replaced.append(f"{said.act}: {', '.join(verdict.reasons)}")
            return self._template(said)
        return self._give_up(said, bubble, ", ".join(verdict.reasons))

    def within_limit(self, bubbles: list[Bubble]) -> list[Bubble]:
        """A reply still too long even in its shortest wordings loses its longest words to staff."""
        if words_of(bubbles) <= REPLY_LIMIT:
            return bubbles
        longest = max((b for b in bubbles if b.act), key=lambda b: len(b.text))
        self.broken.append(f"{longest.act}: the reply is too long")
        return [last_resort(self.voice) if bubble is longest else bubble for bubble in bubbles]

    def _template(self, said: SpeechAct) -> Bubble:
        seed = (self.turn.conversation.number, self.turn.conversation.turns)
        used = self.turn.conversation.used
        try:
            bubble = self.voice.render(self.voice.book.draft(said.act, said.refs, self.turn.sheet, used, seed))
        except NoWording as gap:
            return self._give_up(said, None, gap.what)
        verdict = self.reader.reread(bubble, self.turn.sheet, self.voice.buttons(said))
        return bubble if verdict.ok else self._give_up(said, bubble, ", ".join(verdict.reasons))

    def _give_up(self, said: Said, bubble: Bubble | None, reason: str) -> Bubble:
        self.broken.append(f"{(bubble and bubble.wording) or _name(said)}: {reason}")
        return last_resort(self.voice)


def _gave_up(said: Said, bubble: Bubble) -> bool:
    return bubble.act == Act.LAST_RESORT and not (isinstance(said, SpeechAct) and said.act is Act.LAST_RESORT)


def _name(said: Said) -> str:
    return str(said.act if isinstance(said, SpeechAct) else said.kind)


def _with_notes(bubbles: list[Bubble]) -> list[Bubble]:
    """The order's link is no bubble of its own: a small line under what stands before it."""
    shown: list[Bubble] = []
    for bubble in bubbles:
        if bubble.act == Act.ORDER_LINK and shown:
            over = shown[-1]
            payload = {**over.payload, "note": bubble.text}
            shown[-1] = replace(over, text=f"{over.text}\n{bubble.text}", payload=payload, facts=(*over.facts, *bubble.facts))
        else:
            shown.append(bubble)
    return shown


def _shown_once(bubbles: list[Bubble]) -> tuple[Bubble, ...]:
    """One apology is enough."""
    first = next((n for n, bubble in enumerate(bubbles) if bubble.act == Act.LAST_RESORT), None)
    return tuple(bubble for n, bubble in enumerate(bubbles) if bubble.act != Act.LAST_RESORT or n == first)


def _remembering(conversation: Conversation, bubbles: tuple[Bubble, ...]) -> Conversation:
    """A button counts as offered from the moment it is shown."""
    shown = dict.fromkeys(choice.choice for bubble in bubbles for choice in bubble.choices)
    kept = (choice for choice in conversation.offered_choices if choice not in shown)
    labels = tuple((choice.label, choice.choice) for bubble in bubbles for choice in bubble.choices)
    offered = (*kept, *shown)[-CHOICES_KEPT:]
    return replace(conversation, offered_choices=offered, buttons=labels or conversation.buttons)
