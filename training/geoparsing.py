"""Geoparsing corpora: reading them, and scoring the finding and the resolving of place names.

Four corpora of articles with place names marked by hand, as distributed with
Gritta, Pilehvar and Collier, "A Pragmatic Guide to Geoparsing Evaluation"
(2020, doi 10.1007/s10579-019-09475-3): LGL (Lieberman and others 2010),
GeoWebNews (GWN), TR-News (Kamalloo and Rafiei 2018) and GeoVirus.

What is counted, and out of what:

* **Recognition** against every name marked as a place, whether it has
  coordinates or not. GWN marks much that names no place (phrases such as "the
  city", languages, people called after a place, demonyms): only its types that
  name a place count. LGL marks demonyms as well and they stay in: published
  figures count them, and a reader that does not take "Iraqi" for a place loses
  them there.
* **Resolution** against the names that have coordinates, given where they
  stand; a name that is not resolved counts as wrong and has the error of the
  antipodes (`FARTHEST_KM`) in the median.
* **End to end**: what was found *and* given a point, against the names that
  have coordinates.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree  # noqa: ICN001 - the module itself: "ET" says nothing here

from corrobora.sphere import distance_km
from training.corpora import data_root
from training.scoring import Tally

NEAR_KM = 161.0
"""A hundred miles: what every published figure calls right."""
FARTHEST_KM = 20_040.0
"""Half the Earth's circumference: the error of a name that was not resolved."""
FILES: Mapping[str, str] = {
    "LGL": "lgl.xml",
    "GWN": "GWN.xml",
    "TR-News": "TR-News.xml",
    "GeoVirus": "GeoVirus.xml",
}
"""Corpus → its file. Tune on GeoVirus alone; the others are looked at once per final method."""
_NO_PLACE = frozenset(
    {"Demonym", "Homonym", "Language", "Non_Toponym", "Non_Lit_Expression", "Literal_Expression"}
)
"""Types of GWN that name no place."""
_SHIFTS = (0, -1, -2, -3, -4, 1, 2, 3, 4)
"""How far the marks of some articles are off, nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A place name marked by hand: offsets are code points into the article's text, end exclusive."""

    start: int
    end: int
    point: tuple[float, float] | None
    """Latitude and longitude in degrees; ``None``: the annotators gave none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedArticle:
    """An article with its place names in order."""

    id: str
    text: str
    names: tuple[Marked, ...]


class Found(Protocol):
    """What a reader found: a stretch, and a point if it was resolved."""

    @property
    def start(self) -> int:
        """First code point of the bare name."""
        ...

    @property
    def end(self) -> int:
        """One past its last."""
        ...

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, ``None`` if not resolved."""
        ...


def load(corpus: str) -> list[MarkedArticle]:
    """Return the articles of "LGL", "GWN", "TR-News" or "GeoVirus".

    Raises:
        FileNotFoundError: CORROBORA_DATA is not set, or has no ``corpora/geoparsing``.

    """
    return read(data_root() / "corpora" / "geoparsing" / FILES[corpus])


def read(path: Path) -> list[MarkedArticle]:
    """Return the articles of one file, in any of the four layouts.

    A mark that does not lie on its own words (GeoVirus counts from one, some
    articles are off by a few) is moved by up to four characters onto them; one
    that matches nowhere near stays where it is. Two marks of one stretch count once.
    """
    root = ElementTree.parse(path).getroot()  # noqa: S314 - corpora of our own folder
    found = []
    for number, article in enumerate(root.iter("article")):
        text = article.findtext("text") or ""
        marks: dict[tuple[int, int], Marked] = {}
        for element in (*article.iter("toponym"), *article.iter("location")):
            if element.findtext("type") in _NO_PLACE or element.find("start") is None:
                continue
            mark = _marked(element, text)
            known = marks.get((mark.start, mark.end))
            if known is None or known.point is None:
                marks[mark.start, mark.end] = mark
        names = tuple(marks[stretch] for stretch in sorted(marks))
        found.append(MarkedArticle(id=_id(article, number), text=text, names=names))
    return found


def _id(article: ElementTree.Element, number: int) -> str:
    return article.get("docid") or article.get("file") or str(number)


def _marked(element: ElementTree.Element, text: str) -> Marked:
    start, end = int(_text(element, "start")), int(_text(element, "end"))
    words = next(
        (_text(element, tag) for tag in ("phrase", "extractedName", "name") if _text(element, tag)), ""
    )
    shift = next(
        (by for by in _SHIFTS if start + by >= 0 and text[start + by : start + by + len(words)] == words),
        None,
    )
    if words and shift is not None:
        start, end = start + shift, start + shift + len(words)
    tag = element.find("gaztag")
    holder = element if tag is None else tag
    lat = _text(holder, "lat") or _text(holder, "latitude")
    lon = _text(holder, "lon") or _text(holder, "longitude")
    return Marked(start=start, end=end, point=(float(lat), float(lon)) if lat and lon else None)


def _text(element: ElementTree.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """How well names were found; each tally has precision, recall and F1."""

    exact: Tally
    """Both edges right."""
    overlap: Tally
    """One found name for one marked name that it overlaps (the usual lenient measure)."""


def score_recognition(articles: Sequence[MarkedArticle], found: Sequence[Sequence[Found]]) -> Recognition:
    """Score what was found in each article against every name marked in it."""
    exact, overlap = Tally(), Tally()
    for article, ours in zip(articles, found, strict=True):
        gold = {(name.start, name.end) for name in article.names}
        mine = {(one.start, one.end) for one in ours}
        exact.add(set(mine), set(gold))
        overlap.gold += len(gold)
        overlap.found += len(mine)
        overlap.both += len(matched([*gold], [*mine]))
    return Recognition(exact=exact, overlap=overlap)


def matched(gold: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pair stretches one to one, equal ones first and then by overlap from left to right.

    Returns:
        Pairs of (number in ``gold``, number in ``found``).

    """
    at = {stretch: number for number, stretch in enumerate(found)}
    pairs = [(number, at[stretch]) for number, stretch in enumerate(gold) if stretch in at]
    used, paired = {theirs for _, theirs in pairs}, {ours for ours, _ in pairs}
    free = sorted((number for number in range(len(found)) if number not in used), key=found.__getitem__)
    for number in sorted((n for n in range(len(gold)) if n not in paired), key=gold.__getitem__):
        start, end = gold[number]
        hit = next((f for f in free if found[f][0] < end and start < found[f][1]), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((number, hit))
    return pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How well names were given a point, over the names that have coordinates."""

    names: int
    right: int
    """Within `NEAR_KM`."""
    answered: int
    """Given any point."""
    median_km: float

    @property
    def accuracy(self) -> float:
        """Share of the names that are right, 0 to 1; not answered is wrong."""
        return self.right / self.names if self.names else 0.0


def score_resolution(
    articles: Sequence[MarkedArticle], points: Sequence[Sequence[tuple[float, float] | None]]
) -> Resolution:
    """Score the points given to every name of every article, in the order of `MarkedArticle.names`."""
    errors = [
        FARTHEST_KM if point is None else distance_km(point, name.point)
        for article, given in zip(articles, points, strict=True)
        for name, point in zip(article.names, given, strict=True)
        if name.point is not None
    ]
    return Resolution(
        names=len(errors),
        right=sum(error <= NEAR_KM for error in errors),
        answered=sum(error < FARTHEST_KM for error in errors),
        median_km=statistics.median(errors) if errors else 0.0,
    )


def score_end_to_end(articles: Sequence[MarkedArticle], found: Sequence[Sequence[Found]]) -> Tally:
    """Score what was found and resolved: right if it overlaps a marked name and lies within `NEAR_KM` of it."""
    tally = Tally()
    for article, ours in zip(articles, found, strict=True):
        gold = [name for name in article.names if name.point is not None]
        mine = [one for one in ours if one.point is not None]
        tally.gold += len(gold)
        tally.found += len(mine)
        for g, f in matched([(n.start, n.end) for n in gold], [(o.start, o.end) for o in mine]):
            theirs, own = gold[g].point, mine[f].point
            if theirs is not None and own is not None and distance_km(theirs, own) <= NEAR_KM:
                tally.both += 1
    return tally
