"""How well place names are found and resolved, next to published systems.

    python -m benchmarks.geoparsing
    python -m benchmarks.geoparsing --corpus GeoVirus

Corpora: ``corpora/geoparsing`` under the folder that CORROBORA_DATA names. The
weights of the resolver were fitted on GeoVirus, and every rule was tried on it
alone, so its own figures are no test; LGL, GWN and TR-News were never looked into.
What is counted, and out of what: `training.geoparsing`.

* **resolved**: share of the names with coordinates, given where they stand, whose
  point is within 161 km (a hundred miles); a name not resolved is wrong.
* **found**: F1 against every name marked, both edges right, and by overlap. The
  second figure ("loosely") is with well-known names that stand for a government or before
  the name of a body, and with demonyms, which some schemes of marking count.
* **end to end**: F1 of what was found and lies within 161 km, against the names
  with coordinates.

Results are appended to ``benchmarks/results.csv``, if all corpora were read.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training.geoparsing import (
    FILES,
    MarkedArticle,
    load,
    score_end_to_end,
    score_recognition,
    score_resolution,
)

from benchmarks.speed import RESULTS, Row, record
from corrobora.reading import homonyms, places
from corrobora.reading.places import find_places, find_toponyms
from corrobora.records import Span
from corrobora.workflow.gazetteer import SqliteGazetteer

METHOD = f"{places.METHOD}, {homonyms.METHOD}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A figure of somebody else's system, in percent."""

    system: str
    corpus: str
    measure: str
    percent: float
    source: str


PUBLISHED = (
    Published(
        system="CamCoder (Gritta and others 2018)",
        corpus="LGL",
        measure="resolved within 161 km",
        percent=76,
        source="from memory, not checked",
    ),
    Published(
        system="voting ensemble (Hu and others 2022)",
        corpus="mean of 12 corpora",
        measure="resolved within 161 km",
        percent=86,
        source="abstract of arXiv 2209.08286",
    ),
)


def measure(corpus: str) -> list[Row]:
    """Return the figures of one corpus."""
    articles = load(corpus)
    gazetteer = SqliteGazetteer()
    given = [
        [
            one.point
            for one in find_toponyms(
                article.text,
                gazetteer=gazetteer,
                given=[Span(start=name.start, end=name.end) for name in article.names],
            )
        ]
        for article in articles
    ]
    resolved = score_resolution(articles, given)
    rows = [
        _row(corpus, "resolved-161km", round(100 * resolved.accuracy, 1), "%"),
        _row(corpus, "resolved-median", round(resolved.median_km, 1), "km"),
    ]
    for name, loose in (("found", False), ("found-loosely", True)):
        found = [find_toponyms(article.text, gazetteer=gazetteer, loose=loose) for article in articles]
        score = score_recognition(articles, found)
        rows.extend(
            (
                _row(corpus, f"{name}-exact", round(100 * score.exact.f1, 1), "F1"),
                _row(corpus, f"{name}-overlap", round(100 * score.overlap.f1, 1), "F1"),
                _row(
                    corpus, f"{name}-end-to-end", round(100 * score_end_to_end(articles, found).f1, 1), "F1"
                ),
            )
        )
    rows.append(
        _row(
            corpus,
            "find-places",
            round(_cost(articles, lambda text: find_places(text, gazetteer=gazetteer)), 2),
            "us/word",
        )
    )
    gazetteer.close()
    return rows


def _row(corpus: str, measured: str, value: float, unit: str) -> Row:
    return Row(metric=f"geoparsing-{corpus}-{measured}", value=value, unit=unit, method=METHOD)


def _cost(articles: Sequence[MarkedArticle], read: Callable[[str], object]) -> float:
    """Return microseconds of processor time a word, names already looked up once."""
    begin = time.process_time()
    for article in articles:
        read(article.text)
    return (time.process_time() - begin) / sum(len(article.text.split()) for article in articles) * 1e6


def main() -> None:
    """Measure, print, and append to the results."""
    parser = argparse.ArgumentParser(description="Measure how well place names are found and resolved.")
    parser.add_argument("--corpus", choices=tuple(FILES), help="this one alone; nothing is recorded then")
    given = parser.parse_args()
    rows = [row for corpus in ([given.corpus] if given.corpus else FILES) for row in measure(corpus)]
    for row in rows:
        print(f"{row.metric:45} {row.value:>8,} {row.unit}")
    print("\npublished:")
    for one in PUBLISHED:
        print(f"{one.system}: {one.percent:g} % {one.measure}, {one.corpus} ({one.source})")
    if given.corpus:
        print("one corpus is a trial; nothing was recorded")
        return
    record(rows, seed=None)
    print(RESULTS)


if __name__ == "__main__":
    main()
