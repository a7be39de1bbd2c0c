"""A pile of pieces of cloth on warm paper; the order of the pieces makes the garment, nothing is masked by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import hand
from .cloth import Fabric
from .colour import CAST, Tone
from .hand import num
from .ink import stroke
from .light import FRAME, SCALE, filters, ground
from .outline import Place, spline

_GLOSS = re.compile('<path class="g.*?/>')


class Sheet:
    def __init__(self, title: str, *tones: Tone) -> None:
        self.title, self.tones = title, tones
        self._out: list[str] = []
        self._on_paper: list[str] = []
        self._count = 0
        hand.begin(title)

    def add(self, *markup: str) -> None:
        self._out += markup

    def piece(
        self,
        outline: Sequence[Place],
        fab: Fabric,
        *,
        fill: str = "",
        paint: str = "",
        soft: str = "",
        ridges: str = "",
        grooves: str = "",
        ribs: str = "",
        over: str = "",
        depth: float = 1.0,
        lift: float = 1.0,
        edge: str = "b12",
        paper: bool = False,
    ) -> None:
        """One cut of cloth.

        paint: pattern under the light; soft, ridges, grooves: the height map; over: seams and stitches;
        edge: how far the roundness of the rim reaches; lift: its shadow; paper: it throws the wide one too.
        """
        self._count += 1
        n, me = self._count, f'<use href="#s{self._count}"'
        self.add(
            f'<defs><path id="s{n}" d="{spline(outline)}"/><clipPath id="c{n}">{me}/></clipPath></defs>',
            f'{me} class="m" fill="{CAST}" filter="url(#b5)" opacity="{num(0.55 * lift)}" transform="translate(4 6)"/>',
            f'<g filter="url(#{fab.kind.grain})"><g clip-path="url(#c{n})">{me} fill="{fill or fab.tone.base}"/>',
            paint,
        )
        crease = fab.kind.crease, fab.kind.fold
        self._model(me, fab, depth, edge, ((soft, "#fff", 0.3, "b12"), (ridges, "#fff", *crease), (grooves, "#000", *crease)))
        self.add(
            stroke(ribs, fab.tone.shade(-0.22, 1.1), 1.4, opacity=".5") if ribs else "",
            over if fab.shiny else _GLOSS.sub("", over),
        )
        self._finish(me, fab)
        if paper:
            self._on_paper.append(f'<use href="#s{n}"/>')

    def inside(
        self,
        outline: Sequence[Place],
        fab: Fabric,
        dark: float = 0.2,
        chroma: float = 1.0,
        depth: float = 0.4,
        lift: float = 1.0,
        over: str = "",
    ) -> None:
        """What shows of the wrong side of the cloth: the back of a hem, of a neck, of a hood."""
        self.piece(outline, fab, fill=fab.tone.shade(-dark, chroma), depth=depth, lift=lift, over=over)

    def _model(self, me: str, fab: Fabric, depth: float, edge: str, reliefs: Sequence[tuple[str, str, float, str]]) -> None:
        """The height map of a piece under the light; cloth that is none of the sheet's tones takes the first one's."""
        which = self.tones.index(fab.tone) if fab.tone in self.tones else 0
        self.add(
            f'<g opacity="{num(fab.kind.light * depth)}" filter="url(#{fab.lit}{which})"><path d="M0 0H800V1000H0Z"/>'
            f'{me} fill="#999" filter="url(#{edge})"/>'
        )
        self.add(
            *(
                f'<path d="{d}" fill="{grey}" opacity="{strength}" filter="url(#{blur})"/>'
                for d, grey, strength, blur in reliefs
                if d
            ),
            "</g>",
        )

    def _finish(self, me: str, fab: Fabric) -> None:
        if fab.piled:  # pile stands up along an edge and catches the light
            self.add(f'{me} fill="none" stroke="{fab.tone.shade(0.07, 0.8)}" stroke-width="11" opacity=".55" filter="url(#b5)"/>')
        self.add(
            f'</g>{me} fill="none" stroke="{fab.tone.line}" stroke-width="2.2" stroke-linejoin="round" '
            f'opacity="{fab.kind.ink}"/></g>'
        )

    def svg(self) -> str:
        x, y, wide, high = FRAME
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {wide} {high}" width="{wide * SCALE:.0f}" '
            f'height="{high * SCALE:.0f}" role="img"><title>{self.title}</title>'
            "<style>.m{mix-blend-mode:multiply}</style>"
        )
        body = "\n".join(filter(None, self._out))
        return f"{head}{filters(self.tones)}{ground(self._on_paper)}\n{body}</svg>\n"
