"""Setting up a talk that is already somewhere, as if it had been led there: for the terminal, scripts and measurements."""

from __future__ import annotations

from app.services.rehearsal.staging import stage

__all__ = ["stage"]
