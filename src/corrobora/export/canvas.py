"""A canvas of plain marks in pixels that writes itself as SVG fit for inlining.

No library draws: six kinds of marks are little work; a chart library with a renderer took most of the time of a
small dossier and measured words by the fonts of the machine. Here the same marks give the same bytes everywhere.
The markup (groups, order, numbers) is that of Vega's SVG renderer, which drew these pictures before; curves are
its B-splines, symbols its symbols.

Marks are drawn in the order of their kinds: shapes, bars, curves, rules, dots, words; of one kind, those that
share their looks stand in one group, in the order in which their looks first came.
"""

import math
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from markupsafe import Markup

from corrobora.export.geography import Point
from corrobora.export.passages import printable

INKS: Mapping[str, str] = {
    "ink": "#1d1b18",
    "muted": "#5f5a52",
    "rule": "#d8d2c6",
    "land": "#f1ece1",
    "sea": "#fbf9f4",
    "accent": "#8a2b1d",
    "calm": "#275a7a",
    "node": "#fffdf8",
}
"""Colour tokens of the pictures, as the SVG carries them. Contrast is tested in tests/export."""

_FONT = "system-ui, sans-serif"
_SVG = "http://www.w3.org/2000/svg"
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_CORNER = 2.0
_ROUNDING = 0.448084975506
"""How far, in radii, the control point of a rounded corner lies from its square one."""
_CURVE_LINE, _SHAPE_LINE, _DOT_LINE = 1.2, 0.8, 1.4
"""Pixels of a stroke."""

_ADVANCES: Mapping[int, str] = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-r`“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "ckszvxyJ",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
"""Widths of Helvetica in thousandths of its size, by Adobe's font metrics for its fourteen core fonts; Arial and
Liberation Sans have the same. Whatever does not stand here is as wide as a figure."""
_FIGURE_ADVANCE = 556
_BOLDER = 1.07
"""So many times as wide, on average, is the bold face of the same."""
_ADVANCE = {letter: width for width, letters in _ADVANCES.items() for letter in letters}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture ready to be inlined."""

    svg: Markup
    title: str
    words: str
    """What the picture shows, for those who do not see it."""
    min_width: int
    """Pixels below which its words get too small; the page scrolls it instead of shrinking it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark, written, and the pixels it takes up with its stroke; ``looks`` is what its group shares."""

    looks: tuple[object, ...]
    element: ET.Element
    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Canvas:
    """Marks to be drawn, in pixels from the upper left corner. Lives as long as one picture."""

    width: float
    height: float
    _shapes: list[_Mark] = field(default_factory=list)
    _bars: list[_Mark] = field(default_factory=list)
    _curves: list[_Mark] = field(default_factory=list)
    _rules: list[_Mark] = field(default_factory=list)
    _dots: list[_Mark] = field(default_factory=list)
    _words: list[_Mark] = field(default_factory=list)

    def shape(self, ring: Sequence[Point], fill: str, *, stroke: str, opacity: float = 1.0) -> None:
        """Fill the inside of a ring; its first point is not given again at its end."""
        d = "M" + "L".join(f"{_short(x)},{_short(y)}" for x, y in ring) + "Z"
        element = _element(
            "path", transform="translate(0,0)", d=d, fill=INKS[fill],
            fill_opacity=_number(opacity), stroke=INKS[stroke], stroke_width=_number(_SHAPE_LINE),
        )  # fmt: skip
        self._shapes.append(_mark(element, ring, _SHAPE_LINE))

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        stroke: str = "",
        opacity: float = 1,
    ) -> None:
        """Draw a box with rounded corners."""
        line = 1 if stroke else 0
        element = _element(
            "path", d=_box(x, y, x + width, y + height), fill=INKS[fill], fill_opacity=_number(opacity),
            stroke=INKS[stroke or fill], stroke_width=_number(line),
        )  # fmt: skip
        self._bars.append(_mark(element, ((x, y), (x + width, y + height)), line))

    def curve(self, points: tuple[Point, Point, Point, Point], stroke: str, *, dashed: bool = False) -> None:
        """Draw a smooth line from the first to the last of four points, drawn towards those between."""
        ends = _spline(points)
        d = f"M{_at(ends[0])}L{_at(ends[1])}" + "".join(
            f"C{_at(ends[k])},{_at(ends[k + 1])},{_at(ends[k + 2])}" for k in range(2, len(ends) - 1, 3)
        )
        element = _element(
            "path", d=f"{d}L{_at(ends[-1])}", stroke=INKS[stroke], stroke_width=_number(_CURVE_LINE),
            stroke_dasharray=_dashes(dashed=dashed),
        )  # fmt: skip
        self._curves.append(_mark(element, _reach(ends), _CURVE_LINE, dashed))

    def rule(
        self, x: float, y: float, x2: float, y2: float, stroke: str, *, width: float = 1, dashed: bool = False
    ) -> None:
        """Draw a straight line."""
        element = _element(
            "line", transform=_shift(x, y), x2=_number(x2 - x), y2=_number(y2 - y), stroke=INKS[stroke],
            stroke_width=_number(width), stroke_dasharray=_dashes(dashed=dashed),
        )  # fmt: skip
        self._rules.append(_mark(element, ((x, y), (x2, y2)), width, dashed))

    def dot(
        self, x: float, y: float, fill: str, *, mark: str = "circle", size: float = 60, hollow: bool = False
    ) -> None:
        """Draw a symbol of ``size`` square pixels about a point: one of those of `_SYMBOLS`."""
        half = math.sqrt(size) / 2
        element = _element(
            "path", transform=_shift(x, y), d=_SYMBOLS[mark](half), fill=INKS["node"] if hollow else INKS[fill],
            stroke=INKS[fill], stroke_width=_number(_DOT_LINE), opacity="1",
        )  # fmt: skip
        self._dots.append(_mark(element, ((x - half, y - half), (x + half, y + half)), _DOT_LINE))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        ink: str = "ink",
        *,
        align: str = "left",
        size: int = 12,
        bold: bool = False,
    ) -> None:
        """Write words whose middle line is ``y``, to the right of ``x``, to its left or about it."""
        element = _element(
            "text", text_anchor=_ANCHORS[align], transform=_shift(x, y + _rounded(0.3 * size)), font_family=_FONT,
            font_size=f"{size}px", font_weight="bold" if bold else "normal", fill=INKS[ink],
        )  # fmt: skip
        element.text = printable(words).strip()
        wide = _width_of(element.text, size=size, bold=bold)
        start = {"left": x, "center": x - wide / 2, "right": x - wide}[align]
        self._words.append(_mark(element, ((start, y), (start + wide, y)), 0, align, size, bold))

    def render(self, title: str, words: str, *, name: str, min_width: int) -> Picture:
        """Write the picture; ``name`` keeps the ids inside apart from those of other pictures."""
        kinds = (self._shapes, self._bars, self._curves, self._rules, self._dots, self._words)
        marks = [mark for kind in kinds for mark in kind]
        left = max(0, math.ceil(-min((mark.left for mark in marks), default=0)))
        top = max(0, math.ceil(-min((mark.top for mark in marks), default=0)))
        right = max(0, math.ceil(max((mark.right for mark in marks), default=0) - self.width))
        bottom = max(0, math.ceil(max((mark.bottom for mark in marks), default=0) - self.height))
        width, height = _number(self.width + left + right), _number(self.height + top + bottom)
        # as an attribute: prefixes are a registry of the whole process, which other libraries change
        root = _element("svg", xmlns=_SVG, version="1.1", viewBox=f"0 0 {width} {height}")
        root.attrib |= {
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
            "focusable": "false",
        }
        for tag, told in (("title", title), ("desc", words)):
            described = _element(tag, id=f"{name}-{tag}")
            described.text = printable(told)
            root.append(described)
        sheet = _element("g", fill="none", stroke_miterlimit="10", transform=_shift(left, top))
        root.append(sheet)
        whole = _element("g")
        sheet.append(whole)
        layers = [
            self._layer(kind, group, clip=f"{name}-1" if kind is self._shapes else "")
            for kind in kinds
            for group in _alike(kind)
        ]
        whole.append(self._group(layers))
        if self._shapes:
            root.append(self._clip(f"{name}-1"))
        # ElementTree escapes every text and attribute it writes.
        svg = Markup(ET.tostring(root, encoding="unicode"))  # noqa: S704 - a tree that ElementTree wrote out: every text in it is escaped
        return Picture(svg=svg, title=title, words=words, min_width=min_width)

    def _layer(self, kind: list[_Mark], group: Iterable[_Mark], *, clip: str) -> ET.Element:
        layer = _element("g", clip_path=f"url(#{clip})") if clip else _element("g")
        for mark in group:
            if kind is self._curves:
                line = _element("g")
                line.append(mark.element)
                layer.append(self._group([line]))
            else:
                layer.append(mark.element)
        return layer

    def _group(self, layers: Iterable[ET.Element]) -> ET.Element:
        """Return a group with its ground below and nothing above it."""
        group, inside = _element("g", transform="translate(0,0)"), _element("g")
        width, height = _number(self.width), _number(self.height)
        inside.extend(layers)
        group.extend(
            [
                _element("path", d=f"M0,0h{width}v{height}h-{width}Z"),
                inside,
                _element("path", d="", display="none"),
            ]
        )
        return group

    def _clip(self, name: str) -> ET.Element:
        defs, clip = _element("defs"), _element("clipPath", id=name)
        clip.append(_element("rect", x="0", y="0", width=_number(self.width), height=_number(self.height)))
        defs.append(clip)
        return defs


def _element(tag: str, **attributes: str) -> ET.Element:
    """Return an element of SVG; an underscore in a name stands for a hyphen."""
    return ET.Element(tag, {key.replace("_", "-"): value for key, value in attributes.items()})


def _mark(element: ET.Element, corners: Iterable[Point], line: float, *looks: object) -> _Mark:
    across, down = zip(*corners, strict=True)
    return _Mark(looks, element, min(across) - line, min(down) - line, max(across) + line, max(down) + line)


def _alike(marks: Iterable[_Mark]) -> Iterable[list[_Mark]]:
    groups: dict[tuple[object, ...], list[_Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.looks, []).append(mark)
    return groups.values()


def _width_of(words: str, *, size: int, bold: bool) -> float:
    """Return about how many pixels wide words get; a letter with an accent is as wide as without."""
    bare = (letter for letter in unicodedata.normalize("NFD", words) if not unicodedata.combining(letter))
    thousandths = sum(_ADVANCE.get(letter, _FIGURE_ADVANCE) for letter in bare)
    return thousandths * size * (_BOLDER if bold else 1) / 1000


# --------------------------------------------------------------------------- numbers


def _number(value: float) -> str:
    """Return a number as JavaScript writes it: no ``.0``."""
    return str(int(value)) if value == int(value) else repr(value)


def _short(value: float) -> str:
    """Return a coordinate that has been rounded to a thousandth, with one decimal at most."""
    return _place(math.floor(value * 1000 + 0.5) / 1000)


def _place(value: float) -> str:
    """Return a coordinate with one decimal, or as it stands where it has no more."""
    written = _number(value)
    return written if len(written.partition(".")[2]) < 2 else f"{value:.1f}"


def _at(point: Point) -> str:
    return f"{_short(point[0])},{_short(point[1])}"


def _shift(x: float, y: float) -> str:
    return f"translate({_place(x)},{_place(y)})"


def _rounded(value: float) -> int:
    return math.floor(value + 0.5)


def _dashes(*, dashed: bool) -> str:
    return "4,3" if dashed else "1,0"


# --------------------------------------------------------------------------- outlines


def _box(left: float, top: float, right: float, bottom: float) -> str:
    """Return the outline of a box; its corners are rounded as far as it is large enough."""
    width, height = right - left, bottom - top
    corner = min(_CORNER, width / 2, height / 2)
    if corner <= 0:
        return f"M{_place(left)},{_place(top)}h{_place(width)}v{_place(height)}h{_place(-width)}Z"
    right, bottom, bend = left + width, top + height, _ROUNDING * corner
    stations = (
        ("M", (left + corner, top)),
        ("L", (right - corner, top)),
        ("C", (right - bend, top), (right, top + bend), (right, top + corner)),
        ("L", (right, bottom - corner)),
        ("C", (right, bottom - bend), (right - bend, bottom), (right - corner, bottom)),
        ("L", (left + corner, bottom)),
        ("C", (left + bend, bottom), (left, bottom - bend), (left, bottom - corner)),
        ("L", (left, top + corner)),
        ("C", (left, top + bend), (left + bend, top), (left + corner, top)),
    )
    outline = "".join(
        f"{letter}{','.join(f'{_place(x)},{_place(y)}' for x, y in points)}" for letter, *points in stations
    )
    return f"{outline}Z"


def _circle(half: float) -> str:
    r = _short(half)
    return f"M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0"


def _square(half: float) -> str:
    r, side = _short(half), _short(2 * half)
    return f"M-{r},-{r}h{side}v{side}h-{side}Z"


def _diamond(half: float) -> str:
    r = _short(half)
    return f"M-{r},0L0,-{r}L{r},0L0,{r}Z"


def _triangle_right(half: float) -> str:
    r, tall = _short(half), _short(half * math.sqrt(3) / 2)
    return f"M{tall},0L-{tall},-{r}L-{tall},{r}Z"


def _triangle_down(half: float) -> str:
    r, tall = _short(half), _short(half * math.sqrt(3) / 2)
    return f"M0,{tall}L-{r},-{tall}L{r},-{tall}Z"


_SYMBOLS: Mapping[str, Callable[[float], str]] = {
    "circle": _circle,
    "square": _square,
    "diamond": _diamond,
    "triangle-right": _triangle_right,
    "triangle-down": _triangle_down,
}
"""Outlines of the symbols about their middle, from half the side of a square of their size."""


def _spline(points: tuple[Point, Point, Point, Point]) -> list[Point]:
    """Return a uniform cubic B-spline through its first and last point, as the ends and controls of Bézier curves.

    First the start and where its straight beginning ends, then three points a curve, last the end of a straight line.
    """
    first, second, *_ = points
    ends = [first, _mix((5, 1, 0), (first, second, second), 6)]
    for before, here, after in zip(points, points[1:], (*points[2:], points[-1]), strict=False):
        ends += [
            _mix((2, 1, 0), (before, here, after), 3),
            _mix((1, 2, 0), (before, here, after), 3),
            _mix((1, 4, 1), (before, here, after), 6),
        ]
    return [*ends, points[-1]]


def _mix(shares: tuple[int, int, int], points: tuple[Point, Point, Point], parts: int) -> Point:
    (a, b, c), ((x0, y0), (x1, y1), (x2, y2)) = shares, points
    return (a * x0 + b * x1 + c * x2) / parts, (a * y0 + b * y1 + c * y2) / parts


def _reach(ends: Sequence[Point]) -> list[Point]:
    """Return the corners of what a spline from `_spline` takes up: its ends and wherever a curve turns back."""
    found = [ends[0], ends[-1], *ends[1:-1:3]]
    for k in range(1, len(ends) - 4, 3):
        curve = ends[k : k + 4]
        turns = {turn for axis in (0, 1) for turn in _turns(*(point[axis] for point in curve))}
        found += [_bezier(curve, turn) for turn in turns]
    return found


def _turns(p: float, q: float, r: float, s: float) -> list[float]:
    """Return where between 0 and 1 a cubic Bézier curve turns back along one axis."""
    a, b, c = 3 * (q - r) + s - p, 2 * (p - 2 * q + r), q - p
    if abs(a) < 1e-12:
        found = [-c / b] if b else []
    elif b * b < 4 * a * c:
        found = []
    else:
        root = math.sqrt(b * b - 4 * a * c)
        found = [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    return [t for t in found if 0 < t < 1]


def _bezier(curve: Sequence[Point], t: float) -> Point:
    shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    x, y = (sum(share * point[axis] for share, point in zip(shares, curve, strict=True)) for axis in (0, 1))
    return x, y


__all__ = ["INKS", "Canvas", "Picture"]
