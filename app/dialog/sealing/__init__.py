"""The seal: nothing is shown whose facts are not this turn's.

Two halves that share nothing with the printing: drafts are checked before their facts are in, bubbles are read again after.
"""

from app.dialog.sealing.drafts import check_draft
from app.dialog.sealing.reading import Reader

__all__ = ["Reader", "check_draft"]
