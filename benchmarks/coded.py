"""How well coded events are told to be our incidents: our own exports of the incident set, changed as coders change things.

    python -m benchmarks.coded            the tune half, by kind of change
    python -m benchmarks.coded --record   append to benchmarks/results.csv
    python -m benchmarks.coded --rows 300000   how long a file of so many rows takes beside 1,000 incidents

No dataset may be shipped, so nothing here was coded by other people: the figures say what a change of the kind costs, not how
coders really change things. Every folder is briefed on its own. Its incidents are written as ACLED and UCDP have them, each
row is changed (`tests.review.coders`), and the rows of all other folders and events near by stand beside them in the file.

``found``
    Share of the incidents with a row and a day whose row is proposed, and no other (both rows where it was coded as two).
``open``
    Share of which the row is among those left to a person.
``wrong``
    Share for which another row alone is proposed. Of those left out any row that is proposed is wrong.
"""

import argparse
import csv
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.gold.annotation import Half
from tests.incidents.keys import HERE, folders
from tests.review.coded_sample import FRONT, GUARD, LANCERS, PARTIES, TOWNS, Told, told, town
from tests.review.coders import CODERS, CODINGS, Coding, Row

import corrobora
from benchmarks.speed import SEED, record
from benchmarks.speed import Row as Result
from corrobora.export.ucdp import COLUMNS
from corrobora.reading import ActorIndex
from corrobora.records import Dossier, Match, Presence
from corrobora.review.pairing import METHOD
from corrobora.workflow.gazetteer import SqliteGazetteer
from corrobora.workflow.reconciling import reconcile_file
from corrobora.workflow.reference import Reference, open_reference

SETTINGS = corrobora.Settings(gazetteer=HERE / "gazetteer.csv", actors=HERE / "actors.csv")
COUNTRY = "Orvenia"
"""Of the incident set; the exports have no name for an invented country."""


def own_rows(dossier: Dossier, coding: Coding) -> dict[str, Row]:
    """Return the rows of a dossier that have a day, by incident."""
    exported = coding.export(dossier)
    lines = exported.files[f"{coding.name}-companion.csv"].decode("utf-8").splitlines(keepends=True)
    companion = list(csv.DictReader(lines))
    rows = coding.rows_of(dossier)
    named = {one["incident"]: rows[int(one["row"]) - 1] for one in companion if one["row"]}
    return {
        incident: {**row, "country": row["country"] or COUNTRY}
        for incident, row in named.items()
        if coding.is_dated(row)
    }


def judged(matches: Sequence[Match], wanted: set[str], *, left_out: bool) -> str:
    """Return ``found``, ``open``, ``wrong`` or ``missed``."""
    first = {event.id for event in matches[0].events} if matches else set()
    proposed = bool(matches) and matches[0].presence is Presence.FOUND
    if left_out:
        return "wrong" if proposed else "found"
    if proposed:
        return "found" if first == wanted else "open" if wanted & first else "wrong"
    return "open" if any(event.id in wanted for match in matches for event in match.events) else "missed"


def measure(dossiers: Sequence[Dossier], coding: Coding, coder: str, reference: Reference) -> Counter[str]:
    """Return how many incidents of all dossiers came out how, one kind of change on every row."""
    found: Counter[str] = Counter()
    by_dossier = [own_rows(dossier, coding) for dossier in dossiers]
    with tempfile.TemporaryDirectory() as folder:
        for number, dossier in enumerate(dossiers):
            rows: list[Row] = []
            wanted: dict[str, set[str]] = {}
            for incident, row in by_dossier[number].items():
                made = list(coding.coded(row, coder, names={}))
                wanted[incident] = {str(1000 + len(rows) + one) for one in range(len(made))}
                rows += made
            others = [row for one, held in enumerate(by_dossier) if one != number for row in held.values()]
            near = [one for row in by_dossier[number].values() for one in unrelated(row, coding)]
            path = Path(folder) / "theirs.csv"
            path.write_bytes(coding.file([*rows, *(coding.moved(row, 0) for row in others), *near]))
            for one in reconcile_file(dossier, path, reference=reference).incidents:
                if one.incident in wanted:
                    found[judged(one.matches, wanted[one.incident], left_out=coder == "left out")] += 1
    return found


def unrelated(row: Row, coding: Coding) -> Iterator[Row]:
    """Give events of the row's parties some days away 55 km off, and a calm one on its day."""
    if row["latitude"]:
        yield from coding.unrelated(
            row, "Kossum", float(row["latitude"]), float(row["longitude"]), row[coding.region]
        )


def large(rows: int) -> tuple[float, float, float]:
    """Return seconds of processor time, MB of memory and MB of file for so many rows beside 1,000 incidents."""
    dice = Random(SEED)  # noqa: S311 - places and days of a made-up file
    incidents = [
        Told(
            first=day,
            last=day,
            place=town(number),
            by=(FRONT, GUARD, LANCERS)[number % 3],
            low=10,
            best=12,
            high=15,
        )
        for number in range(1000)
        if (day := date(2010, 1, 1) + timedelta(days=dice.randrange(5400)))
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "theirs.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(drawn(dice, number) for number in range(rows))
        reference = Reference(gazetteer=SqliteGazetteer(), actors=ActorIndex(PARTIES))
        before = time.process_time()
        reconcile_file(told(*incidents), path, reference=reference)
        spent = time.process_time() - before
        return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, path.stat().st_size / 1e6


def drawn(dice: Random, number: int) -> Row:
    """Return a row of UCDP's shape and width, of one of ten countries."""
    first = date(1989, 1, 1) + timedelta(days=dice.randrange(13_500))
    prec, length = dice.choice(((1, 0), (1, 0), (1, 0), (2, 2), (3, 6), (4, 30), (5, 364)))
    best = dice.randrange(1, 40)
    return {
        "id": str(number),
        "side_a": dice.choice(("Government of Mali", "Reed Front", "Lancer Company")),
        "side_b": "Civilians",
        "country": dice.choice(
            (
                "Mali",
                "Niger",
                "Nigeria",
                "Sudan",
                "Syria",
                "Ukraine",
                "Colombia",
                "Chad",
                "Iraq",
                "Myanmar (Burma)",
            )
        ),
        "latitude": str(12 + 6 * dice.random()),
        "longitude": str(-8 + 9 * dice.random()),
        "where_prec": dice.choice("1112346"),
        "where_coordinates": dice.choice(TOWNS)[0] + dice.choice(("", " Ford", " Pans", " Wells")),
        "adm_1": dice.choice(("Gonda", "Bessar", "Karst", "Other")),
        "date_prec": str(prec),
        "date_start": f"{first} 00:00:00.000",
        "date_end": f"{first + timedelta(days=length)} 00:00:00.000",
        "best": str(best),
        "low": str(best - 1),
        "high": str(best + 4),
        "deaths_civilians": str(best),
        "source_article": "x" * 400,
    }


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description="Tell which coded events are incidents of ours.")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    asked.add_argument("--rows", type=int, help="measure the time for a file of so many rows instead")
    given = asked.parse_args()
    results: list[Result] = []
    if given.rows:
        spent, memory, size = large(given.rows)
        method = f"{METHOD}, {given.rows} rows ({size:.0f} MB) beside 1,000 incidents"
        results.append(Result(metric="coded-processor-time", value=round(spent, 1), unit="s", method=method))
        results.append(Result(metric="coded-memory", value=round(memory), unit="MB", method=method))
    else:
        reference = open_reference(SETTINGS)
        dossiers = [corrobora.brief([one / "reports"], settings=SETTINGS) for one in folders(Half.TUNE)]
        for dataset, coding in CODINGS.items():
            for coder in (
                one for one in CODERS if one != "their names"
            ):  # the set has no other names for its parties
                found = measure(dossiers, coding, coder, reference)
                whole = found.total()
                for how in ("found", "open", "wrong"):
                    value = round(100 * found[how] / whole, 1)
                    metric = f"coded-{dataset}-{coder.replace(' ', '-')}-{how}"
                    results.append(
                        Result(metric=metric, value=value, unit="%", method=f"{METHOD}, of {whole}")
                    )
    for row in results:
        print(f"{row.metric:48} {row.value:>6} {row.unit:2}  {row.method}")
    if given.record:
        record(results)


if __name__ == "__main__":
    main()
