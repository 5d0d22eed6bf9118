"""How well reports are joined and weighed: our dossiers of the incident set (`tests/incidents`) against its keys.

    python -m benchmarks.incidents            the tune half
    python -m benchmarks.incidents --held     the held half: once per final method
    python -m benchmarks.incidents -v         each incident beside the key
    python -m benchmarks.incidents --record   append to benchmarks/results.csv

Every folder is briefed on its own, all its reports at once. An incident of ours stands for the one of the key with which it shares
the most reports for its size (Jaccard), each taken once.

``grouping``
    Which reports tell of one incident. Since a report may tell of several, what is compared are pairs of reports that some incident holds
    together (pairwise precision, recall, F1), and the share of the key's incidents that one of ours matches with half of both.
``copies``
    Pairs of reports where the later repeats the earlier's words.
``origins``
    Incidents whose range of independent origins lies within the key's, for the act and for who did it.
``killed``, ``injured``
    Incidents whose low, best and high are the key's; whose best is; whose range holds the key's best.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tests.gold.annotation import Half
from tests.incidents.keys import HERE, Key, KeyIncident, Toll, folders, load_key

import corrobora
from benchmarks.speed import Row, record
from corrobora.records import Assessment, Dossier, OriginRange, Outcome

Edge = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A folder's dossier with its reports named as the key names them."""

    key: Key
    dossier: Dossier
    names: dict[str, str]

    def reports(self, incident: Assessment) -> frozenset[str]:
        """Return the names of an incident's reports."""
        return frozenset(self.names[r] for r in incident.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    hit: int
    of: int

    @property
    def per_cent(self) -> float:
        """Return the share; of nothing, nothing."""
        return 100 * self.hit / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """Found and wanted edges."""

    both: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the found that are wanted."""
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that are found."""
        return self.both / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.found + self.wanted
        return 2 * self.both / total if total else 0.0


def weigh(folder: Path) -> Weighed:
    """Brief a folder with the set's own places and parties."""
    key = load_key(folder)
    settings = corrobora.Settings(gazetteer=HERE / "gazetteer.csv", actors=HERE / "actors.csv")
    dossier = corrobora.brief([folder / "reports"], settings=settings)
    return Weighed(key=key, dossier=dossier, names={r.id: Path(r.paths[0]).stem for r in dossier.reports})


def together(groups: Iterable[frozenset[str]]) -> set[Edge]:
    """Return the pairs of reports that some group holds."""
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def edges(found: set[Edge], wanted: set[Edge]) -> Edges:
    """Compare two sets of edges."""
    return Edges(both=len(found & wanted), found=len(found), wanted=len(wanted))


def matched(held: Weighed) -> list[tuple[KeyIncident, Assessment | None]]:
    """Return each incident of the key with ours that is most like it, each of ours once."""
    ours = {n: held.reports(a) for n, a in enumerate(held.dossier.incidents)}
    likeness = sorted(
        (
            (-len(one.reports & theirs) / len(one.reports | theirs), one.id, n, one)
            for one in held.key.incidents
            for n, theirs in ours.items()
            if one.reports & theirs
        ),
        key=lambda found: found[:3],
    )
    taken: dict[str, int] = {}
    for _, name, n, _ in likeness:
        if name not in taken and n not in taken.values():
            taken[name] = n
    return [
        (one, held.dossier.incidents[taken[one.id]] if one.id in taken else None)
        for one in held.key.incidents
    ]


def toll_of(found: Assessment | None, outcome: Outcome) -> Toll | None:
    """Return our range of an outcome for everybody; none where nobody is said to have suffered it."""
    if found is None:
        return None
    row = next((c for c in found.casualties if c.outcome is outcome and c.category is None), None)
    return None if row is None else Toll(low=row.low or 0, best=row.best, high=row.high)


def holds(ours: Toll | None, theirs: Toll) -> bool:
    """Whether our range holds the key's best, or its low where nothing decides."""
    wanted = theirs.low if theirs.best is None else theirs.best
    return ours is not None and ours.low <= wanted and (ours.high is None or wanted <= ours.high)


def within(ours: OriginRange, theirs: tuple[int, int]) -> bool:
    """Whether our range of origins lies within the key's."""
    return theirs[0] <= ours.low and ours.high <= theirs[1]


def figures(sets: Sequence[Weighed]) -> dict[str, float]:
    """Return every figure in per cent."""
    joined = pooled(
        edges(
            together(w.reports(a) for a in w.dossier.incidents), together(i.reports for i in w.key.incidents)
        )
        for w in sets
    )
    copied = pooled(
        edges(
            {
                frozenset((w.names[r.id], w.names[e.report]))
                for r in w.dossier.reports
                for e in r.copy_of
            },
            {frozenset((c.report, c.of)) for c in w.key.copies},
        )
        for w in sets
    )  # fmt: skip
    pairs = [(w, one, found) for w in sets for one, found in matched(w)]
    like = share(
        found is not None
        and 2 * len(one.reports & w.reports(found)) >= max(len(one.reports), len(w.reports(found)))
        for w, one, found in pairs
    )
    made = {
        "grouping pairs P": 100 * joined.precision,
        "grouping pairs R": 100 * joined.recall,
        "grouping pairs F1": 100 * joined.f1,
        "incidents matched": like.per_cent,
        "copies P": 100 * copied.precision,
        "copies R": 100 * copied.recall,
        "copies F1": 100 * copied.f1,
        "origins of the act": share(
            f is not None and within(f.independent_origins.act, one.origins_act) for _, one, f in pairs
        ).per_cent,
        "origins of who did it": share(
            f is not None and within(f.independent_origins.responsibility, one.origins_responsibility)
            for _, one, f in pairs
        ).per_cent,
    }
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        tolls = [
            (toll_of(found, outcome), wanted)
            for _, one, found in pairs
            if (wanted := one.killed if outcome is Outcome.KILLED else one.injured) is not None
        ]
        made[f"{outcome} range the key's"] = share(ours == wanted for ours, wanted in tolls).per_cent
        made[f"{outcome} best the key's"] = share(
            ours is not None and ours.best == wanted.best for ours, wanted in tolls
        ).per_cent
        made[f"{outcome} range holds the key's best"] = share(holds(o, w) for o, w in tolls).per_cent
    return made


def share(found: Iterable[bool]) -> Share:
    """Count what holds."""
    held = list(found)
    return Share(hit=sum(held), of=len(held))


def pooled(found: Iterable[Edges]) -> Edges:
    """Add the edges of all folders up."""
    held = list(found)
    return Edges(
        both=sum(e.both for e in held), found=sum(e.found for e in held), wanted=sum(e.wanted for e in held)
    )


def told(held: Weighed) -> None:
    """Print each incident beside the key, and ours that stand for none."""
    print(f"== {held.key.folder.name}")
    left = {a.id: a for a in held.dossier.incidents}
    for one, found in matched(held):
        print(f"{one.id} {one.title[:60]} {one.date}")
        print(
            f"   key  {' '.join(sorted(one.reports))} | act {one.origins_act} who {one.origins_responsibility} | {one.killed}"
        )
        if found is None:
            print("   ours none")
            continue
        del left[found.id]
        own = found.independent_origins
        print(
            f"   ours {' '.join(sorted(held.reports(found)))} | act {own.act.low, own.act.high} who "
            f"{own.responsibility.low, own.responsibility.high} | {toll_of(found, Outcome.KILLED)}"
        )
    for other in sorted(left.values(), key=lambda a: a.headline):
        print(f"   besides {' '.join(sorted(held.reports(other)))} {other.headline[:80]}")


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description="Score joining and weighing on the incident set.")
    asked.add_argument("--held", action="store_true", help="the held half, once per final method")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    asked.add_argument(
        "-v", "--verbose", action="store_true", help="each incident beside the key; not with --held"
    )
    given = asked.parse_args()
    if given.held and given.verbose:
        raise SystemExit("-v shows the keys of the folders; the held half is not looked at")
    half = Half.HELD if given.held else Half.TUNE
    sets = [weigh(folder) for folder in folders(half)]
    if given.verbose:
        for held in sets:
            told(held)
    methods = " ".join(sorted(m for m in sets[0].dossier.methods.values() if m.split("/")[0] in PARTS))
    rows = [
        Row(metric=f"incidents-{half} {name}", value=round(value, 1), unit="%", method=methods)
        for name, value in figures(sets).items()
    ]
    for row in rows:
        print(f"{row.metric:50} {row.value:>6}")
    if given.record:
        record(rows, seed=None)


PARTS = frozenset({"joining", "copies", "origins", "casualties"})
"""Methods whose versions the rows name."""


if __name__ == "__main__":
    main()
