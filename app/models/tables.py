"""Every table of the house, imported together: migrations and the schema's tests look here."""

from __future__ import annotations

from app.models import catalogue, conversation, handoff, order, product_change, shopper, staff
from app.models.base import Base

MODULES = (catalogue, conversation, handoff, order, product_change, shopper, staff)
METADATA = Base.metadata
