"""The few SVG filter effects that light and grain are made of."""

from __future__ import annotations

Region = tuple[int, int, int, int]

SUN = '<feDistantLight azimuth="228" elevation="48"/>'  # the one light, from the upper left
SHEET: Region = (0, 0, 800, 1000)


def filter_(name: str, body: str, region: Region = SHEET) -> str:
    x, y, wide, high = region
    return (
        f'<filter id="{name}" x="{x}" y="{y}" width="{wide}" height="{high}" filterUnits="userSpaceOnUse" '
        f'color-interpolation-filters="sRGB">{body}</filter>'
    )


def noise(freq: str, octaves: int, seed: int, result: str = "") -> str:
    name = result and f' result="{result}"'
    return f'<feTurbulence type="fractalNoise" baseFrequency="{freq}" numOctaves="{octaves}" seed="{seed}"{name}/>'


def ink(colour: str, k: float, c: float, result: str, source: str = "") -> str:
    """Brightness (of a named source) or alpha (of what comes before) becomes the opacity of one ink."""
    r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    row = f"{k} 0 0 0 {c}" if source else f"0 0 0 {k} {c}"
    name = source and f' in="{source}"'
    return f'<feColorMatrix{name} values="0 0 0 0 {r:.3f} 0 0 0 0 {g:.3f} 0 0 0 0 {b:.3f} {row}" result="{result}"/>'


def blur(radius: float, result: str = "") -> str:
    name = result and f' result="{result}"'
    return f'<feGaussianBlur stdDeviation="{radius}"{name}/>'


def blend(source: str, below: str, mode: str, result: str = "") -> str:
    name = result and f' result="{result}"'
    return f'<feBlend in="{source}" in2="{below}" mode="{mode}"{name}/>'


def within(shape: str, result: str) -> str:
    return f'<feComposite in2="{shape}" operator="in" result="{result}"/>'


def add(source: str, k2: float, k3: float, k4: float = 0, result: str = "z") -> str:
    """source * k2 + what comes before * k3 + k4."""
    return f'<feComposite in="{source}" operator="arithmetic" k2="{k2}" k3="{k3}" k4="{k4}" result="{result}"/>'


def displaced(scale: float, result: str = "") -> str:
    """The drawing, pushed about by the noise 'n'."""
    name = result and f' result="{result}"'
    return f'<feDisplacementMap in="SourceGraphic" in2="n" scale="{scale}" xChannelSelector="R" yChannelSelector="G"{name}/>'


def diffuse(scale: float, strength: float, source: str = "") -> str:
    name = source and f' in="{source}"'
    return (
        f'<feDiffuseLighting{name} surfaceScale="{scale}" diffuseConstant="{strength}" lighting-color="#fff">{SUN}'
        "</feDiffuseLighting>"
    )


def specular(scale: float, strength: float, exponent: int, azimuth: int, elevation: int, source: str = "z") -> str:
    return (
        f'<feSpecularLighting in="{source}" surfaceScale="{scale}" specularConstant="{strength}" '
        f'specularExponent="{exponent}" lighting-color="#fff"><feDistantLight azimuth="{azimuth}" '
        f'elevation="{elevation}"/></feSpecularLighting>'
    )


def merge(*names: str) -> str:
    return "<feMerge>" + "".join(f'<feMergeNode in="{n}"/>' for n in names) + "</feMerge>"
