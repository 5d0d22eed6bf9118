"""Fits the weights by which a report's place names are resolved together (`corrobora.reading.homonyms`).

    python -m training.homonyms

Two kinds of documents, weighed equally:

* the articles of GeoVirus (Wikinews on epidemics; names of the whole world, few
  of them small), where a place within 161 km of the mark is right;
* documents drawn from the gazetteer: a town is drawn for what a local paper is
  about, and names around it, of its division, its country and of the world
  are drawn with it. They stand for what GeoVirus lacks, the local paper that
  says "Paris" and means the one next door. No text and no mark of any other corpus is used.

A conditional logit is fitted by gradient ascent, pulled a little towards the
starting weights; what a name's company says depends on the weights, so beliefs
are settled anew between fits. Prints the weights for `homonyms.WEIGHTS`.
"""

import math
import random
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corrobora.reading.gazetteer import Gazetteer, GazetteerEntry
from corrobora.reading.homonyms import FACTS, WEIGHTS, Name, weighings
from corrobora.reading.places import names_weighed
from corrobora.records import Span
from corrobora.spelling import normalised
from corrobora.sphere import distance_km
from corrobora.workflow.gazetteer import PACKAGED, SqliteGazetteer
from training.geoparsing import NEAR_KM, MarkedArticle, load

SEED = 20190919
DRAWN = 600
"""Documents drawn from the gazetteer."""
_ROUNDS = 3
_STEPS = 250
_PULL = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The names of one document and where each lies (``None``: not marked)."""

    names: tuple[Name, ...]
    countries: dict[str, float]
    points: tuple[tuple[float, float] | None, ...]


def marked_examples(articles: Sequence[MarkedArticle], gazetteer: Gazetteer) -> list[Example]:
    """Return the articles as the resolver sees them."""
    found = []
    for article in articles:
        spans = [Span(start=name.start, end=name.end) for name in article.names]
        names, countries = names_weighed(article.text, gazetteer=gazetteer, given=spans)
        found.append(
            Example(names=names, countries=dict(countries), points=tuple(n.point for n in article.names))
        )
    return found


def drawn_examples(gazetteer: Gazetteer, *, documents: int, seed: int = SEED) -> list[Example]:
    """Return documents drawn from the packaged gazetteer, the same for the same seed."""
    chance = random.Random(seed)
    connection = sqlite3.connect(f"file:{PACKAGED}?mode=ro", uri=True)
    rows = connection.execute(
        "SELECT place.name, lat, lon, country, division.name, kind, coalesce(population, 200) FROM place"
        " LEFT JOIN division ON division.number = place.division WHERE lat IS NOT NULL"
    ).fetchall()
    connection.close()
    towns = [row for row in rows if row[5] in {"town", "admin2"}]
    large = [row for row in rows if row[5] == "town" and row[6] > 50_000]
    countries = {row[3]: row for row in rows if row[5] == "country"}
    divisions = [row for row in rows if row[5] == "admin1"]
    cells: dict[tuple[int, int], list[tuple[object, ...]]] = {}
    for row in towns:
        cells.setdefault((int(row[1]), int(row[2])), []).append(row)
    focus_odds = [row[6] ** 0.3 for row in towns]
    large_odds = [float(row[6]) for row in large]
    found = []
    for focus in chance.choices(towns, focus_odds, k=documents):
        lat, lon = int(focus[1]), int(focus[2])
        around = [row for a in (-1, 0, 1) for b in (-1, 0, 1) for row in cells.get((lat + a, lon + b), ())]
        near_odds = [
            row[6] ** 0.4 * math.exp(-distance_km((focus[1], focus[2]), (row[1], row[2])) / 40)  # type: ignore[operator, arg-type]  # rows of SQLite come as objects
            for row in around
        ]
        own = [row for row in divisions if row[3] == focus[3] and row[4] == focus[4]]
        home = [row for row in divisions if row[3] == focus[3]]
        big_home = [row for row in large if row[3] == focus[3]]
        drawn: list[tuple[object, ...]] = [focus]
        for _ in range(chance.randint(2, 12)):
            kind = chance.random()
            if kind < 0.50:
                drawn.append(chance.choices(around, near_odds)[0])
            elif kind < 0.60 and own:
                drawn.append(own[0])
            elif kind < 0.68 and focus[3] in countries:
                drawn.append(countries[focus[3]])
            elif kind < 0.80 and big_home:
                drawn.append(chance.choices(big_home, [float(row[6]) for row in big_home])[0])
            elif kind < 0.86 and home:
                drawn.append(chance.choice(home))
            elif kind < 0.94:
                drawn.append(chance.choices(large, large_odds)[0])
            else:
                drawn.append(chance.choice(list(countries.values())))
        names, points = [], []
        for row in drawn:
            key = normalised(str(row[0]))
            names.append(Name(key=key, entries=gazetteer.find(key)))
            points.append((float(row[1]), float(row[2])))  # type: ignore[arg-type]  # as above
        found.append(Example(names=tuple(names), countries={}, points=tuple(points)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of facts, the name each row belongs to, and which rows are right."""

    facts: np.ndarray
    group: np.ndarray
    right: np.ndarray
    weight: np.ndarray
    """One weight a name."""


def tabulated(examples: Sequence[Example], weights: Sequence[float], *, share: float) -> Table:
    """Return the facts of all names that have a right and a wrong entry; the names together weigh ``share``."""
    rows: list[tuple[float, ...]] = []
    group: list[int] = []
    right: list[bool] = []
    count = 0
    for example in examples:
        for weighing in weighings(example.names, countries=example.countries, weights=weights):
            point = next((p for n in weighing.names if (p := example.points[n]) is not None), None)
            if point is None:
                continue
            fits = [_fits(entry, point) for entry in weighing.entries]
            if any(fits) and not all(fits):
                rows.extend(weighing.facts)
                right.extend(fits)
                group.extend([count] * len(fits))
                count += 1
    return Table(
        facts=np.array(rows),
        group=np.array(group),
        right=np.array(right),
        weight=np.full(count, share / max(count, 1)),
    )


def _fits(entry: GazetteerEntry, point: tuple[float, float]) -> bool:
    return (
        entry.lat is not None
        and entry.lon is not None
        and distance_km((entry.lat, entry.lon), point) <= NEAR_KM
    )


def _joined(tables: Sequence[Table]) -> Table:
    groups, offset = [], 0
    for table in tables:
        groups.append(table.group + offset)
        offset += len(table.weight)
    return Table(
        facts=np.concatenate([t.facts for t in tables]),
        group=np.concatenate(groups),
        right=np.concatenate([t.right for t in tables]),
        weight=np.concatenate([t.weight for t in tables]),
    )


def gain(table: Table, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the weighted log-likelihood that a right entry is chosen, and its gradient."""
    scores = table.facts @ weights
    top = np.full(len(table.weight), -np.inf)
    np.maximum.at(top, table.group, scores)
    odds = np.exp(scores - top[table.group])
    whole = np.bincount(table.group, odds, len(table.weight))
    good = np.bincount(table.group, odds * table.right, len(table.weight))
    share = odds / whole[table.group]
    share_good = odds * table.right / np.maximum(good, 1e-300)[table.group]
    value = float(np.sum(table.weight * np.log(np.maximum(good / whole, 1e-300))))
    slope = table.facts.T @ ((share_good - share) * table.weight[table.group])
    return value, slope


def fitted(table: Table, start: np.ndarray, *, anchor: np.ndarray) -> np.ndarray:
    """Climb from the starting weights (Adam), pulled towards the anchor."""
    weights = start.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        _, slope = gain(table, weights)
        slope = slope - _PULL * (weights - anchor)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights = weights + 0.03 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def main() -> None:
    """Fit and print."""
    gazetteer = SqliteGazetteer()
    marked = marked_examples(load("GeoVirus"), gazetteer)
    drawn = drawn_examples(gazetteer, documents=DRAWN)
    weights = anchor = np.array(WEIGHTS)
    for number in range(_ROUNDS):
        tables = [tabulated(marked, tuple(weights), share=1.0), tabulated(drawn, tuple(weights), share=1.0)]
        for name, table in zip(("GeoVirus", "drawn"), tables, strict=True):
            sys.stdout.write(
                f"round {number} {name}: {gain(table, weights)[0]:.4f} over {len(table.weight)} names\n"
            )
        weights = fitted(_joined(tables), weights, anchor=anchor)
    sys.stdout.writelines(f"{weight:6.2f}  {name}\n" for name, weight in zip(FACTS, weights, strict=True))


if __name__ == "__main__":
    main()
