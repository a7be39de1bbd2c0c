"""From the few colours a shop picks to every colour of its pages, light and dark, each one legible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.domain.oklch import BLACK, WHITE, Colour, contrast, fit, parse, until

TEXT, LARGE, STRONG = 4.5, 3.0, 7.0  # least contrast: of words, of outlines and large areas, of the main ink
Tokens = Mapping[str, Colour]

_BRAND = Colour(0.52, 0.16, 10)
_TINT_BY_DAY, _TINT_BY_NIGHT = Colour(0.9, 0, 0), Colour(0.34, 0, 0)  # beyond any tint a brand gives
_SIGNALS = {"good": (0.5, 0.09, 155, 0.03), "warn": (0.53, 0.11, 70, 0.04), "bad": (0.5, 0.16, 28, 0.025)}


@dataclass(frozen=True, slots=True)
class Theme:
    """What a shop may set of its look; empty means the house's own. `paper` is light: the dark form is made from it."""

    brand: str = ""  # «#a8284e» or «oklch(0.52 0.16 10)», as paper and ink
    paper: str = ""
    ink: str = ""
    radius: int | None = None  # px, of cards; bubbles and fields follow
    font: str = ""  # a font family list: «Georgia, serif»

    @property
    def coloured(self) -> bool:
        return bool(self.brand or self.paper or self.ink)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What words stand on. `step` is the way to more contrast: darker by day, lighter by night."""

    paper: Colour
    surface: Colour
    sunken: Colour
    ink: Colour
    step: float

    @property
    def all(self) -> tuple[Colour, Colour, Colour]:
        return self.paper, self.surface, self.sunken

    @property
    def dark(self) -> bool:
        return self.step > 0


def palette(theme: Theme) -> tuple[Tokens, Tokens]:
    """The colours by day and by night, by the names of the style sheets' tokens."""
    brand = parse(theme.brand) if theme.brand else _BRAND
    return _colours(brand, _day(theme)), _colours(brand, _night(theme))


def _day(theme: Theme) -> Grounds:
    paper = fit(parse(theme.paper)) if theme.paper else Colour(0.985, 0.008, 80)
    ink = parse(theme.ink) if theme.ink else Colour(0.25, 0.015, 60)
    sunken = fit(Colour(paper.lightness - 0.023, paper.chroma + 0.003, paper.hue))
    return Grounds(paper, WHITE, sunken, until(ink, -0.005, ((sunken, STRONG), (_TINT_BY_DAY, STRONG))), -0.005)


def _night(theme: Theme) -> Grounds:
    """Charcoal with the paper's warmth, never pure black."""
    hue = parse(theme.paper).hue if theme.paper else 60.0
    warmth = min(0.008, parse(theme.paper).chroma) if theme.paper else 0.008
    paper, surface, sunken = (fit(Colour(lightness, warmth, hue)) for lightness in (0.21, 0.255, 0.185))
    ink = Colour(0.93, 0.008, parse(theme.ink).hue if theme.ink else 80.0)
    return Grounds(paper, surface, sunken, until(ink, 0.005, ((surface, STRONG), (_TINT_BY_NIGHT, STRONG))), 0.005)


def _colours(brand: Colour, grounds: Grounds) -> Tokens:
    return {
        "paper": grounds.paper, "surface": grounds.surface, "sunken": grounds.sunken, "ink": grounds.ink,
        **_quiet(grounds), **_branded(brand, grounds), **_signals(grounds),
    }  # fmt: skip


@lru_cache(maxsize=8)
def _quiet(grounds: Grounds) -> Tokens:
    """Second words, outlines of controls, hairlines (these only decorate)."""
    paper, ink, dark = grounds.paper, grounds.ink, grounds.dark
    muted = Colour(0.73 if dark else 0.49, 0.018, ink.hue)
    edge = Colour(0.5 if dark else 0.68, 0.016, ink.hue)
    return {
        "muted": until(muted, grounds.step, ((ground, TEXT) for ground in grounds.all)),
        "edge": until(edge, grounds.step, ((ground, LARGE) for ground in grounds.all)),
        "line": fit(Colour(0.33 if dark else paper.lightness - 0.075, 0.01, paper.hue)),
    }


def _branded(brand: Colour, grounds: Grounds) -> Tokens:
    """`brand` for words and outlines, `fill` for large areas: a deep button by night, not a pastel one."""
    dark, step = grounds.dark, grounds.step
    tint = fit(Colour(0.32 if dark else 0.93, min(brand.chroma, 0.05 if dark else 0.028), brand.hue))
    start = Colour(max(brand.lightness, 0.70), brand.chroma * 0.8, brand.hue) if dark else brand
    shown = until(start, step, ((ground, TEXT) for ground in (*grounds.all, tint)))
    fill = shown
    if dark:
        deep = Colour(min(max(brand.lightness, 0.575), 0.8), brand.chroma, brand.hue)
        fill = until(deep, step, ((ground, LARGE) for ground in grounds.all))
    on_fill = _written_on(fill)
    return {
        "brand": shown, "on-brand": _written_on(shown), "brand-tint": tint,
        "fill": fill, "on-fill": on_fill, "fill-hover": _pressed(fill, on_fill),
    }  # fmt: skip


def _written_on(ground: Colour) -> Colour:
    """White when it is read well, else near-black of the ground's hue, else black."""
    soft = fit(Colour(0.19, min(ground.chroma, 0.03), ground.hue))
    return next((ink for ink in (WHITE, soft) if contrast(ink, ground) >= TEXT), BLACK)


def _pressed(fill: Colour, words: Colour) -> Colour:
    tried = (fit(fill._replace(lightness=fill.lightness + step)) for step in (-0.05, 0.05, -0.03, 0.03))
    return next((colour for colour in tried if contrast(words, colour) >= TEXT), fill)


@lru_cache(maxsize=8)
def _signals(grounds: Grounds) -> Tokens:
    """Sage, amber and brick, each on the grounds and on its own tint."""
    found: dict[str, Colour] = {}
    for name, (lightness, chroma, hue, soft) in _SIGNALS.items():
        tint = fit(Colour(0.305 if grounds.dark else 0.95, soft + 0.01 if grounds.dark else soft, hue))
        strong = Colour(lightness + 0.26 if grounds.dark else lightness, chroma, hue)
        found[name] = until(strong, grounds.step, ((ground, TEXT) for ground in (*grounds.all, tint)))
        found[f"{name}-tint"] = tint
    return found
