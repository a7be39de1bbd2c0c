"""Костюм Каприз: a smooth sweatshirt with a round neck and palazzo trousers."""

from __future__ import annotations

from ..cloth import Fabric
from ..colour import Tone
from ..hand import lay
from ..parts.bodice import rib_hem, sweatshirt
from ..parts.neck import RIB_NECKLINE, rib_back, rib_front
from ..parts.sleeve import ribbed_arms
from ..parts.trousers import palazzo
from ..sheet import Sheet


def kapryz(title: str, tone: Tone) -> Sheet:
    s, fab = Sheet(title, tone), Fabric(tone, "jersey")
    lay(0.9, 700)
    palazzo(s, fab)
    lay(-1.1, 280, 6)
    ribbed_arms(s, fab)
    rib_back(s, fab)
    rib_hem(s, tone)
    sweatshirt(s, fab, RIB_NECKLINE)
    rib_front(s, fab)
    return s
