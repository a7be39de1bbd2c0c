"""Named errors, one per cause. Each is caught by name; the outermost edges alone catch everything."""

from __future__ import annotations

from typing import Any


class StorefrontError(Exception):
    """Base of every error of our own."""


class SettingsError(StorefrontError):
    """A setting is wrong; the message names the variable and what it accepts."""


class SeedError(StorefrontError):
    """The shop's files are wrong; `problems` holds one line each: file, line, what is expected."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class EffectRefused(StorefrontError):
    """An effect met facts that had moved; the turn is decided once more with fresh ones."""


class StockGone(EffectRefused):
    pass


class PriceMoved(EffectRefused):
    pass


class OrderMoved(EffectRefused):
    """The order was changed or decided by somebody else meanwhile."""


class VersionLost(EffectRefused):
    """The conversation was written by somebody else meanwhile."""


class LeaseLost(StorefrontError):
    """Another worker answers this conversation; nothing may be written."""


class TurnUnderWay(StorefrontError):
    """The message is stored and will be answered by whoever holds the conversation's lease; `message` is its view."""

    def __init__(self, message: Any) -> None:
        super().__init__("somebody else answers this talk")
        self.message = message


class UnknownConversation(StorefrontError):
    pass


class ForeignAttachment(StorefrontError):
    """An attachment id that is not this shopper's."""


class MessageTooLong(StorefrontError):
    def __init__(self, limit: int) -> None:
        super().__init__(f"a message has at most {limit} characters")
        self.limit = limit


class EmptyMessage(StorefrontError):
    """Neither text, photo, choice nor form."""


class UploadRefused(StorefrontError):
    """Base of the reasons a file is not accepted; the photos door says each in one sentence."""


class UploadTooBig(UploadRefused):
    pass


class UploadNotPicture(UploadRefused):
    pass


class UploadBroken(UploadRefused):
    pass


class PdfOutsideCheckout(UploadRefused):
    pass


class AlreadyDecided(StorefrontError):
    """Another member of staff decided this payment first; `by` says who."""

    def __init__(self, by: str) -> None:
        super().__init__(f"already decided by {by}")
        self.by = by


class SumMoved(StorefrontError):
    """The payment asks for another sum than the one staff saw; `expected` is the new one."""

    def __init__(self, expected: Any) -> None:
        super().__init__("the sum is another one now")
        self.expected = expected


class NothingWaiting(StorefrontError):
    """No payment proof waits for a decision."""


class ReasonMissing(StorefrontError):
    """A rejection needs a reason the shopper sees."""


class ImpossibleMove(StorefrontError):
    """An order cannot go from where it is to where it was sent."""


class DatabaseAway(StorefrontError):
    """The database cannot be reached; nothing already accepted is lost."""


class BadLine(StorefrontError):
    """A line that `flask talk --json` cannot take; the message is one sentence for whoever wrote it."""


class ForeignOrigin(StorefrontError):
    """A POST that did not come from our own pages."""


class TooManyMessages(StorefrontError):
    """The shopper, or their address, writes faster than a person; `retry_after` in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"again in {retry_after} s")
        self.retry_after = retry_after


class NotAllowed(StorefrontError):
    """This member of staff may look, not do."""


class StaffExists(StorefrontError):
    """Somebody already signs in with this address."""


class UnknownLanguage(StorefrontError):
    """There is no phrase catalogue for the language."""


class NoWording(StorefrontError):
    """The sheet lacks a fact that an act or a card cannot do without; `what` names the act or the card."""

    def __init__(self, what: str) -> None:
        super().__init__(f"nothing can be said for {what} with the facts of this turn")
        self.what = what


class ShoppersWrong(StorefrontError):
    """The evaluation's scripted shoppers cannot be read; the text says which and why."""
