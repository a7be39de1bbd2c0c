"""Flat-lay drawings of children's clothes, as plain SVG: the same bytes on every run. Our own work, under the shop's licence.

From paper to picture, each room knowing only those above it:

    colour      a colour and its shades; the palette of paper, metal and cloth
    hand        how a thing was laid down: its turn, the wobble of its edges, its chance
    outline     points into smooth outlines
    strip       a sleeve, a belt, a cuff: two edges and every place between
    folds       creases, gathers, flares: what cloth does
    ink         seams, stitches, sheen
    cables      braids in knit
    effect      the SVG filter effects the next two are made of
    grain       the surface of every fabric
    light       the frame, one light from the upper left
    cloth       what sets one fabric apart from another
    sheet       a pile of pieces of cloth on warm paper
    prints      check, stripes, knit; leopard
    parts/      sleeve, bodice, neck, hood, trousers, belt, and notions: zip, button, cord, label
    garments/   one model a file
    catalogue   SKU -> garment and colour
    render      SVG -> pixels

The sheet is 800 x 1000 with about 9 units a centimetre; x is measured from the middle of the garment, y from the top.

A colour is a Tone in `colour` and a line in `catalogue`; the title there is the seed: change it and every fold falls anew.
A garment is a file in `garments/`: from the table up, trousers, arms, what shows of the inside, hem rib, front, neck, closures,
with `lay()` before each thing that lies on its own. A fabric is a line in `cloth` with its surface in `grain`.
"""
