"""Photos: what is on them, if anybody can say. A sighting that came along stands in for recognition."""

from __future__ import annotations

from dataclasses import replace

from app.dialog.turn import Inbound, Sighting, Turn
from app.ports import Ports


def look(turn: Turn, ports: Ports) -> Turn:
    seen = tuple(s for inbound in turn.inbounds for s in _sightings(inbound, turn, ports))
    return replace(turn, sightings=seen) if seen else turn


def _sightings(inbound: Inbound, turn: Turn, ports: Ports) -> tuple[Sighting, ...]:
    if inbound.sighting:
        return (inbound.sighting,)
    if ports.vision is None:
        return ()
    return tuple(ports.vision.look(photo, turn) for photo in inbound.photos)
