"""What the pictures of a dossier show: a casualty range, a graph of origins, a timeline, a map.

Every picture is laid out here in pixels, as plain marks on a `Canvas`, so the same records give the same
bytes and nothing depends on a library's idea of a good default.

A picture is a help to the eye and never the only place where a thing is said:
each carries a title and a description in words, and the page has the same
content in a table or list beside it.

Colours are written as the values of `INKS`; the page's style sheet maps each to
a design token, which is what turns the same SVG dark.
"""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corrobora.export.canvas import INKS, Canvas, Picture
from corrobora.export.dates import date_words, days_after
from corrobora.export.geography import RADII, Extent, MapPlan, circle, plan_map
from corrobora.records import Place

_WIDTH = 720.0
_GLYPH = 7.0
"""Pixels a character takes at most on average in 12-pixel type of the widest common system fonts."""
_FIGURE_GLYPH = 6.2
"""The same for 11-pixel type."""


def wrapped(text: str, width: int, lines: int = 2) -> list[str]:
    """Return a text in at most `lines` lines of about `width` characters, the cut shown."""
    found = textwrap.wrap(" ".join(text.split()), width, break_long_words=True) or [""]
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1][: width - 1].rstrip() + "…"]
    return found


# --------------------------------------------------------------------------- casualties


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number somebody gives: a dot, or a line for a range."""

    low: int | None
    high: int | None
    label: str
    """Which reports give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyBar:
    """One row of the casualty picture."""

    name: str
    words: str
    """The range in words."""
    low: int | None
    best: int | None
    high: int | None
    """``None``: open."""
    figures: tuple[Figure, ...]


_MOST_FIGURES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """Where things stand in the casualty picture, in pixels."""

    width: float
    gutter: float
    """Left of it stand the names; 0: they stand above their bands."""
    right: float
    """Kept free at the right for the word "open"."""
    label: int
    """Characters that the label of a figure may have."""
    min_width: int


_WIDE = _Sheet(width=_WIDTH, gutter=150, right=84, label=60, min_width=560)
_NARROW = _Sheet(width=360, gutter=0, right=52, label=44, min_width=300)


def draw_casualties(bars: Sequence[CasualtyBar], *, name: str, narrow: bool = False) -> Picture | None:
    """Draw each range as a band from low to high with the figures behind it; an open end fades out.

    The narrow form has the names above the bands and is readable at the width of a telephone.
    """
    numbers = [
        number
        for bar in bars
        for number in (
            bar.low,
            bar.best,
            bar.high,
            *(one for fig in bar.figures for one in (fig.low, fig.high)),
        )
        if number is not None
    ]
    if not numbers:
        return None
    sheet = _NARROW if narrow else _WIDE
    above = 20.0 if narrow else 0.0
    top = 26.0
    left = sheet.gutter or 8.0
    is_open = any(bar.high is None for bar in bars)
    most = max(numbers) * (1.18 if is_open else 1.04) or 1
    canvas = Canvas(
        sheet.width, top + sum(44 + above + 17 * min(len(bar.figures), _MOST_FIGURES) for bar in bars) + 4
    )

    def at(number: float) -> float:
        return round(left + number / most * (sheet.width - left - sheet.right), 1)

    step = _round_step(most, 5 if narrow else 8)
    for number in range(0, int(most) + 1, step):
        canvas.rule(at(number), top - 6, at(number), canvas.height, "rule")
        canvas.text(at(number), 10, f"{number:,}", "muted", align="center", size=11)
    y = top
    for bar in bars:
        middle = y + above + 16
        if narrow:
            canvas.text(0, y + 10, clip(f"{bar.name}: {bar.words}", 50), bold=True, size=12)
        else:
            for number, line in enumerate(wrapped(bar.name, 22)):
                canvas.text(0, middle + 14 * number, line, bold=number == 0, size=12)
        _draw_band(canvas, bar, at, middle, far=sheet.width - sheet.right + 6)
        y = middle + 24
        for figure in bar.figures[:_MOST_FIGURES]:
            _draw_figure(canvas, figure, at, y, longest=sheet.label)
            y += 17
        y += 4
    described = " ".join(
        f"{bar.name}: {bar.words}."
        + (f" Given as {'; '.join(figure.label for figure in bar.figures)}." if bar.figures else "")
        for bar in bars
    )
    return canvas.render(
        "Casualty ranges and the figures behind them", described, name=name, min_width=sheet.min_width
    )


def _draw_band(
    canvas: Canvas, bar: CasualtyBar, at: Callable[[float], float], middle: float, *, far: float
) -> None:
    low = bar.low or 0
    if bar.high is not None:
        canvas.bar(at(low), middle - 8, max(3.0, at(bar.high) - at(low)), 16, "accent", opacity=0.28)
    else:
        solid = at(max(low, bar.best or low))
        if solid > at(low):
            canvas.bar(at(low), middle - 8, solid - at(low), 16, "accent", opacity=0.28)
        pieces = 12
        width = (far - solid) / pieces
        for piece in range(pieces):
            canvas.bar(
                solid + piece * width, middle - 8, width, 16, "accent", opacity=0.28 * (1 - piece / pieces)
            )
        canvas.rule(solid, middle, far + 4, middle, "accent", dashed=True)
        canvas.dot(far + 7, middle, "accent", mark="triangle-right", size=70)
        canvas.text(far + 16, middle, "open", "muted", size=11)
    if bar.low is not None:
        canvas.rule(at(bar.low), middle - 11, at(bar.low), middle + 11, "accent", width=2)
    if bar.high is not None:
        canvas.rule(at(bar.high), middle - 11, at(bar.high), middle + 11, "accent", width=2)
    if bar.best is not None:
        canvas.dot(at(bar.best), middle, "accent", mark="diamond", size=110)


def _draw_figure(
    canvas: Canvas, figure: Figure, at: Callable[[float], float], y: float, *, longest: int
) -> None:
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        start, end = at(low), at(high)
        canvas.rule(start, y, end, y, "calm", width=2)
        canvas.dot(start, y, "calm", size=36)
        canvas.dot(end, y, "calm", size=36)
    elif low is not None and high is None:
        start, end = at(low), at(low) + 26
        canvas.rule(start, y, start + 20, y, "calm", dashed=True)
        canvas.dot(start, y, "calm", size=36)
        canvas.dot(start + 22, y, "calm", mark="triangle-right", size=36)
    elif high is not None and low is None:
        start, end = at(high) - 20, at(high)
        canvas.rule(start, y, end, y, "calm", dashed=True)
        canvas.dot(end, y, "calm", size=36, hollow=True)
    elif low is not None:
        start = end = at(low)
        canvas.dot(start, y, "calm", size=36)
    else:
        return
    # The label goes to the side of its dot that has more room.
    if end + start > canvas.width * 1.24 or (end + start > canvas.width and canvas.width < _WIDTH):
        room = int((start - 9) / _FIGURE_GLYPH)
        canvas.text(start - 9, y, clip(figure.label, min(longest, room)), "muted", align="right", size=11)
    else:
        room = int((canvas.width - end - 9) / _FIGURE_GLYPH)
        canvas.text(end + 9, y, clip(figure.label, min(longest, room)), "muted", size=11)


def clip(text: str, limit: int) -> str:
    """Return a label of at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _round_step(most: float, steps: int) -> int:
    for power in (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000):
        for one in (1, 2, 5):
            if most / (one * power) <= steps:
                return one * power
    return max(1, int(most / steps))


# --------------------------------------------------------------------------- origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One box of the origin graph."""

    key: str
    label: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGraph:
    """Reports on the left, who gathered in the middle, who speaks on the right."""

    reports: tuple[Node, ...]
    gatherers: tuple[Node, ...]
    speakers: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]
    """Keys, left to right."""
    may_share: tuple[tuple[str, str], ...]
    """Speakers that may be one."""
    note: str = ""


_BOX, _ROW = 206.0, 48.0


def draw_origins(graph: OriginGraph, *, name: str) -> Picture | None:
    """Draw who is behind which report; origins that may be the same are tied by dashes."""
    if not graph.speakers or not graph.reports:
        return None
    columns = [_by_neighbours(graph, number) for number in range(3)]
    most = max(len(column) for column in columns)
    canvas = Canvas(_WIDTH, 30 + most * _ROW + 4)
    lefts = (0.0, (_WIDTH - 40 - _BOX) / 2, _WIDTH - 40 - _BOX)
    spots: dict[str, tuple[float, float]] = {}
    for left, column, title in zip(lefts, columns, ("Reports", "Gathered by", "Who speaks"), strict=True):
        if not column:
            continue
        canvas.text(left, 10, title, "muted", size=11, bold=True)
        gap = (canvas.height - 30) / len(column)
        for number, node in enumerate(column):
            y = round(30 + gap * (number + 0.5) - 2, 1)
            spots[node.key] = (left, y)
            canvas.bar(left, y - 19, _BOX, 38, "node", stroke="accent" if node.strong else "muted")
            lines = wrapped(node.label, 29, 1 if node.note else 2)
            if node.note:
                lines = [*lines, clip(node.note, 34)]
            for place, line in enumerate(lines):
                is_note = bool(node.note) and place == len(lines) - 1
                shift = 0.0 if len(lines) == 1 else (-7.0 if place == 0 else 8.0)
                canvas.text(
                    left + 8, y + shift, line, "muted" if is_note else "ink", size=11 if is_note else 12
                )
    for start, stop in graph.edges:
        (x1, y1), (x2, y2) = spots[start], spots[stop]
        x1 += _BOX
        middle = (x1 + x2) / 2
        canvas.curve(((x1, y1), (middle, y1), (middle, y2), (x2, y2)), "muted")
    for start, stop in graph.may_share:
        (x1, y1), (_, y2) = spots[start], spots[stop]
        x1 += _BOX
        out = x1 + min(46.0, 20 + abs(y2 - y1) / 8)
        canvas.curve(((x1, y1), (out, y1), (out, y2), (x1, y2)), "accent", dashed=True)
    labels = {node.key: node.label for node in (*graph.reports, *graph.gatherers, *graph.speakers)}
    described = "; ".join(f"{labels[start]} leads to {labels[stop]}" for start, stop in graph.edges)
    if graph.may_share:
        pairs = "; ".join(f"{labels[start]} and {labels[stop]}" for start, stop in graph.may_share)
        described += f". May be one origin: {pairs}"
    return canvas.render(
        "From reports to those who speak", f"{described}. {graph.note}".strip(), name=name, min_width=600
    )


def _by_neighbours(graph: OriginGraph, column: int) -> tuple[Node, ...]:
    """Order a column by the mean place of its neighbours to the left: fewer lines cross."""
    nodes = (graph.reports, graph.gatherers, graph.speakers)[column]
    if column == 0:
        return nodes
    places: dict[str, float] = {node.key: float(number) for number, node in enumerate(graph.reports)}
    for _ in range(column):
        reached: dict[str, list[float]] = {}
        for start, stop in graph.edges:
            if start in places:
                reached.setdefault(stop, []).append(places[start])
        places |= {key: sum(found) / len(found) for key, found in reached.items()}
    return tuple(sorted(nodes, key=lambda node: (places.get(node.key, 1e9), node.key)))


# --------------------------------------------------------------------------- time


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One row of the timeline."""

    first: date
    last: date
    label: str
    kind: str
    """``event``, ``report``, ``step``, ``due`` or ``as-of``."""


_MOMENT_MARKS = {
    "event": ("accent", "diamond"),
    "report": ("calm", "circle"),
    "step": ("ink", "square"),
    "due": ("accent", "triangle-down"),
    "as-of": ("muted", "circle"),
}


def draw_timeline(moments: Sequence[Moment], *, name: str) -> Picture | None:
    """Draw what has a date, a row each, in the order of time. What has none is not on it."""
    if len({(moment.first, moment.last) for moment in moments}) < 2:
        return None
    ordered = sorted(moments, key=lambda moment: (moment.first, moment.last, moment.kind, moment.label))
    start, stop = min(moment.first for moment in ordered), max(moment.last for moment in ordered)
    days = max(1, (stop - start).days)
    top, row, left, right = 30.0, 24.0, 14.0, 14.0
    canvas = Canvas(_WIDTH, top + row * len(ordered) + 8)

    def at(day: date) -> float:
        return round(left + (day - start).days / days * (_WIDTH - left - right), 1)

    placed = -1e9
    for day in _ticks(start, stop):
        canvas.rule(at(day), top - 8, at(day), canvas.height, "rule")
        if at(day) - placed >= 78 and at(day) < _WIDTH - 30:
            words = f"{day.year}" if days > 1500 else _tick_words(day, days)
            canvas.text(max(at(day), 42.0), 10, words, "muted", align="center", size=11)
            placed = at(day)
    for number, moment in enumerate(ordered):
        y = top + row * number + 10
        ink, mark = _MOMENT_MARKS[moment.kind]
        first, last = at(moment.first), at(moment.last)
        if moment.kind == "as-of":
            canvas.rule(first, top - 8, first, canvas.height, "muted", dashed=True)
        elif last > first:
            canvas.bar(first, y - 5, last - first, 10, ink, opacity=0.35)
        if moment.kind != "as-of":
            canvas.dot((first + last) / 2, y, ink, mark=mark, size=70)
        words = f"{_moment_words(moment)}: {moment.label}"
        if (first + last) / 2 > _WIDTH * 0.55:
            canvas.text(first - 10, y, clip(words, int((first - 10) / _GLYPH)), align="right", size=12)
        else:
            canvas.text(last + 10, y, clip(words, int((_WIDTH - last - 10) / _GLYPH)), size=12)
    described = ". ".join(f"{_moment_words(moment)}: {moment.label}" for moment in ordered)
    return canvas.render("What has a date, in the order of time", f"{described}.", name=name, min_width=600)


def _moment_words(moment: Moment) -> str:
    if moment.first == moment.last:
        return date_words(moment.first.isoformat())
    return date_words(f"{moment.first.isoformat()}/{moment.last.isoformat()}")


def _tick_words(day: date, days: int) -> str:
    text = date_words(day.isoformat())
    return text if days <= 62 else text.partition(" ")[2]


def _ticks(start: date, stop: date) -> Iterable[date]:
    """Days up to two weeks, weeks up to two months, months up to four years, else years."""
    days = (stop - start).days
    if days <= 62:
        step = 1 if days <= 14 else 7
        for count in range(0, days + 1, step):
            yield days_after(start, count)
        return
    months = 1 if days <= 250 else 3 if days <= 1500 else 12 * max(1, days // 3650)
    year, month = start.year, 1
    while (day := date(year, month, 1)) <= stop:
        if day >= start:
            yield day
        month += months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        if year > date.max.year:
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """How many incidents one month or year holds."""

    year: int
    month: int | None
    """``None``: the whole year."""
    count: int

    @property
    def words(self) -> str:
        """Return the month or year as a reader writes it."""
        return date_words(f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}")


def draw_calendar(buckets: Sequence[Bucket], *, name: str, narrow: bool = False) -> Picture:
    """Draw a bar for each month or year, with how many incidents are said to have happened in it.

    ``narrow``: for a screen as wide as a hand.
    """
    tall, foot, wide = 96.0, 22.0, 350.0 if narrow else _WIDTH
    canvas = Canvas(wide, tall + foot + 16)
    step = wide / len(buckets)
    most = max(bucket.count for bucket in buckets)
    ground = 16 + tall
    canvas.rule(0, ground, wide, ground, "muted")
    placed = -1e9
    for number, bucket in enumerate(buckets):
        left = round(number * step, 1)
        middle = round(left + step / 2, 1)
        if bucket.count:
            height = round(max(2.0, bucket.count / most * (tall - 4)), 1)
            canvas.bar(left + step * 0.12, ground - height, step * 0.76, height, "accent", opacity=0.5)
            if step >= 14:
                canvas.text(middle, ground - height - 8, str(bucket.count), align="center", size=11)
        label = f"{bucket.year}" if bucket.month in {None, 1} or number == 0 else ""
        if bucket.month is not None and step >= 56:
            label = bucket.words
        if label and middle - placed >= 44 and 14 <= middle <= wide - 14:
            canvas.text(middle, ground + 12, label, "muted", align="center", size=11)
            placed = middle
    told = "; ".join(f"{bucket.words}: {bucket.count}" for bucket in buckets if bucket.count)
    unit = "year" if buckets[0].month is None else "month"
    return canvas.render(f"Incidents by {unit}", f"{told}.", name=name, min_width=300 if narrow else 420)


# --------------------------------------------------------------------------- places


def draw_map(plan: MapPlan, *, words: str, name: str) -> Picture:
    """Draw a map: land, the extent a place leaves open, the points it is measured from, a scale."""
    canvas = Canvas(plan.width, plan.height)
    _draw_ground(canvas, plan)
    _name_countries(canvas, plan, [(label.x, label.y) for label in (*plan.anchors, *plan.within)])
    for label in plan.anchors:
        canvas.dot(label.x, label.y, "ink", size=26, hollow=True)
        # The left one of two ends is named to the left, away from the band.
        leftmost = len(plan.anchors) > 1 and label.x == min(anchor.x for anchor in plan.anchors)
        to_left = label.x > plan.width * 0.72 or (leftmost and label.x > plan.width * 0.2)
        canvas.text(
            label.x - 8 if to_left else label.x + 8,
            label.y,
            clip(label.text, 34),
            align="right" if to_left else "left",
            size=12,
            bold=True,
        )
    for label in plan.within:
        canvas.text(label.x, label.y, clip(label.text, 60), align="center", size=12, bold=True)
    _draw_scale(canvas, plan)
    return canvas.render("Where it is said to have happened", words, name=name, min_width=420)


def draw_spread(plan: MapPlan, *, words: str, name: str) -> Picture:
    """Draw where many incidents lie: a dot for those near one another, its area by how many, the number in it."""
    canvas = Canvas(plan.width, plan.height)
    _draw_ground(canvas, plan)
    _name_countries(canvas, plan, [])
    # The largest first: a small one is never hidden.
    for label in sorted(plan.anchors, key=lambda label: (-int(label.text), label.x, label.y)):
        number = int(label.text)
        canvas.dot(label.x, label.y, "accent", size=min(90 + 26 * (number - 1), 1400), hollow=True)
        canvas.text(label.x, label.y, label.text, align="center", size=10, bold=number > 1)
    return canvas.render("Where the incidents are said to have happened", words, name=name, min_width=420)


def draw_candidates(places: Sequence[Place], *, name: str) -> Picture | None:
    """Draw where the places of one name lie, each as its number in the list, from 1; ``None`` where none has a point.

    Each stands in a circle of `geography.RADII`'s 25 km, so that no point is meant and the map of a single one shows what is around.
    """
    points = [
        (n, (one.lon, one.lat))
        for n, one in enumerate(places, 1)
        if one.lat is not None and one.lon is not None
    ]
    if not points:
        return None
    extent = Extent(
        areas=tuple(circle(point, RADII[2]) for _, point in points),
        anchors=tuple((point, str(number)) for number, point in points),
    )
    listed = "; ".join(
        f"{number}: {one.name or one.text}, {one.lat:.2f}, {one.lon:.2f}"
        for number, one in enumerate(places, 1)
        if one.lat is not None and one.lon is not None
    )
    plan = plan_map(extent)
    canvas = Canvas(plan.width, plan.height)
    _draw_ground(canvas, plan)
    _name_countries(canvas, plan, [(label.x, label.y) for label in plan.anchors])
    for label in plan.anchors:
        canvas.dot(label.x, label.y, "ink", size=26, hollow=True)
        canvas.text(label.x + 8, label.y, label.text, size=14, bold=True)
    _draw_scale(canvas, plan)
    return canvas.render("Where the places of this name lie", f"{listed}.", name=name, min_width=420)


def _draw_ground(canvas: Canvas, plan: MapPlan) -> None:
    frame = ((0.0, 0.0), (plan.width, 0.0), (plan.width, plan.height), (0.0, plan.height))
    canvas.shape(frame, "sea", stroke="rule")
    for ring in plan.land:
        canvas.shape(ring, "land", stroke="muted")
    for ring in plan.shaded:
        canvas.shape(ring, "accent", stroke="accent", opacity=0.22)
    for ring in plan.areas:
        canvas.shape(ring, "accent", stroke="accent", opacity=0.22)
    for (x1, y1), (x2, y2) in plan.grid:
        canvas.rule(x1, y1, x2, y2, "rule")
    for label in plan.grid_labels:
        at_bottom = label.y >= plan.height
        if at_bottom and not 20 < label.x < plan.width - 170:
            continue
        if not at_bottom and not 12 < label.y < plan.height - 14:
            continue
        canvas.text(
            label.x if at_bottom else 4,
            plan.height - 8 if at_bottom else label.y - 7,
            label.text,
            "muted",
            align="center" if at_bottom else "left",
            size=10,
        )


def _name_countries(canvas: Canvas, plan: MapPlan, taken: Sequence[tuple[float, float]]) -> None:
    for label in plan.names:
        if all(abs(label.x - x) > 90 or abs(label.y - y) > 18 for x, y in taken):
            x = min(max(label.x, 44.0), plan.width - 44)
            canvas.text(
                x,
                min(max(label.y, 14.0), plan.height - 22),
                label.text.upper(),
                "muted",
                align="center",
                size=10,
            )


def _draw_scale(canvas: Canvas, plan: MapPlan) -> None:
    x, y = plan.width - 16 - plan.scale_px, plan.height - 14
    canvas.rule(x, y, x + plan.scale_px, y, "ink", width=1.5)
    for edge in (x, x + plan.scale_px):
        canvas.rule(edge, y - 4, edge, y + 4, "ink", width=1.5)
    canvas.text(x + plan.scale_px / 2, y - 10, f"{plan.scale_km:,} km", align="center", size=11)


__all__ = [
    "INKS",
    "Bucket",
    "CasualtyBar",
    "Figure",
    "Moment",
    "Node",
    "OriginGraph",
    "Picture",
    "draw_calendar",
    "draw_candidates",
    "draw_casualties",
    "draw_map",
    "draw_origins",
    "draw_spread",
    "draw_timeline",
]
