"""Whether the house stands: for supervisors and balancers, no secrets, no counts."""

from __future__ import annotations

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from app.services import health as checks

health = Blueprint("health", __name__, url_prefix="/health")


@health.get("/live")
def live() -> ResponseReturnValue:
    """The process answers."""
    return jsonify(status="ok")


@health.get("/ready")
def ready() -> ResponseReturnValue:
    """Database, migrations and the worker's beat; 503 when one of them is not as it should be."""
    found = checks.run()
    fine = all(found.values())
    return jsonify(status="ok" if fine else "not ready", checks=found), 200 if fine else 503
