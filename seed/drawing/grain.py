"""Cloth seen close: the surface of every fabric, under the same light as its folds."""

from __future__ import annotations

from .effect import blend, blur, diffuse, displaced, filter_, ink, noise, within


def _grain(freq: str, octaves: int, depth: float, scatter: float, nap: str = "") -> str:
    """Fine noise, lit; scatter roughens every edge as pile does; nap: brushed patches."""
    lit = diffuse(depth, 1.35, "n") + within("d", "t") + blend("t", "d", "multiply", "g")
    grain = noise(freq, octaves, 7, "n") + displaced(scatter, "d") + lit
    if not nap:
        return grain
    return grain + noise(nap, 2, 4, "p") + ink("#ffffff", 1.3, -0.5, "p", "p") + within("d", "p") + blend("p", "g", "soft-light")


def _sway(freq: str, scale: float, soft: float) -> str:
    """Ruled things drawn by hand."""
    return noise(freq, 2, 8, "n") + displaced(scale) + blur(soft)


def grains() -> list[str]:
    return [
        filter_("plain", "<feOffset/>"),
        filter_("pile", _grain(".62 .4", 3, 0.5, 4.2, ".022 .011")),
        filter_("fleece", _grain("1.1 .9", 3, 0.42, 0.9)),
        filter_("jersey", _grain("1.3 1.1", 2, 0.17, 0.4)),
        filter_("wool", _grain(".6 .8", 2, 0.2, 1.2)),
        filter_("weave", _grain("1.1 .9", 2, 0.3, 0.5)),
        filter_("lawn", _grain("1.2 1", 2, 0.14, 0.3)),
        filter_("suit", _grain(".9 .25", 2, 0.24, 0.8)),
        filter_("sheen", _sway(".035 .012", 16, 1.4)),
        filter_("loose", _sway(".007 .011", 11, 0.7)),
        filter_("close", _sway(".006 .008", 6, 0.8)),
    ]
