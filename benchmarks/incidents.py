"""How well reports are joined and weighed: our dossiers of the incident set (`tests/incidents`) against its keys.

    python -m benchmarks.incidents            the tune half
    python -m benchmarks.incidents --held     the held half: once per final method
    python -m benchmarks.incidents -v         each incident beside the key
    python -m benchmarks.incidents --record   append to benchmarks/results.csv
    python -m benchmarks.incidents --oracle   joined by the labels instead: what is left is reading and weighing
    python -m benchmarks.incidents --segments claims together as the labels have them: joining alone

Every folder is briefed on its own, all its reports at once. An incident of ours stands for the one of the key with which it shares
the most reports for its size (Jaccard), each taken once.

``grouping``
    Which reports tell of one incident. Since a report may tell of several, what is compared are pairs of reports that some incident holds
    together (pairwise precision, recall, F1), and the share of the key's incidents that one of ours matches with half of both.
``copies``
    Pairs of reports where the later repeats the earlier's words.
``shared``
    Pairs of reports that carry one origin's word: those of each origin of an incident (the key's of `[[incident.origin]]` and
    `[[shared]]`; ours of the origins of the incident that stands for it), copies of each other left out, which `copies` counts. *Reworded* is the share
    of the key's `[[shared]]` pairs among ours.
``origins``
    Incidents whose range of independent origins lies within the key's, for the act and for who did it; *meet*: that have a number in common with it.
``killed``, ``injured``
    Incidents whose low, best and high are the key's; whose best is; whose range holds the key's best.

`--oracle` and `--segments` are measured on the folders whose paragraphs are labelled (``told.csv``; the tune half).

``--oracle``
    The same figures twice, our joining beside the labels': every claim and step of a paragraph goes to each incident the label names.
    A paragraph of several puts every word to all of them, for the label does not say which word is whose; that costs the weighing a little. Three columns: ours; the labels with the background set apart as the program does;
    the labels with nothing set apart. Happenings that are not in the key are incidents too, as they would be for us.
``--segments``
    B-cubed precision, recall and F1 (Bagga and Baldwin 1998) over the claims whose act is asserted or denied and whose paragraph's label names one happening: for each claim,
    how many of the claims of its incident belong to its happening (precision), how many of its happening's are in its incident (recall); the mean over all claims of all folders.
    A claim left out of every incident stands alone. *Within reports* counts the claims of the same report alone: how a report is cut into happenings; *of several*, in the reports whose claims
    belong to more than one, since whoever never cuts is right about all others. *Left out* is the
    share of those claims that no incident takes; *strays* the share of the claims in paragraphs without a happening that some incident takes.
"""

import argparse
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from tests.gold.annotation import Half
from tests.incidents.keys import (
    HERE,
    Key,
    KeyIncident,
    Toll,
    folders,
    is_labelled,
    load_key,
    load_told,
    paragraph_starts,
)

import corrobora
from benchmarks.speed import Row, record
from corrobora.merging.paragraphs import set_apart_in
from corrobora.merging.revisions import Revisions
from corrobora.records import (
    Assertion,
    Assessment,
    Claim,
    ClaimId,
    Dossier,
    Incident,
    Origin,
    OriginId,
    OriginRange,
    Outcome,
    Reading,
    Report,
    Stance,
    Step,
    by_id,
)
from corrobora.weighing import assess
from corrobora.weighing.unions import Groups
from corrobora.workflow.run import take_and_read

Edge = frozenset[str]
SETTINGS = corrobora.Settings(gazetteer=HERE / "gazetteer.csv", actors=HERE / "actors.csv")
"""The set's own places and parties."""
Told = Mapping[ClaimId, frozenset[str]]
"""What the paragraph of each claim tells of."""


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
    dossier = corrobora.brief([folder / "reports"], settings=SETTINGS)
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


def copied_pairs(held: Weighed) -> set[Edge]:
    """Return the pairs of reports of which the key calls one a copy of the other, also through a third."""
    tied = {r: {r} for c in held.key.copies for r in (c.report, c.of)}
    for copy in held.key.copies:
        both = tied[copy.report] | tied[copy.of]
        for report in both:
            tied[report] = both
    return together(frozenset(group) for group in tied.values())


def retold_pairs(held: Weighed) -> set[Edge]:
    """Return the key's pairs of reports that carry one origin's word, copies left out."""
    told = together(o.reports for i in held.key.incidents for o in i.origins)
    return (told | {s.reports for s in held.key.shared}) - copied_pairs(held)


def found_pairs(held: Weighed) -> set[Edge]:
    """Return our pairs of reports that carry one origin's word, copies left out."""
    told = together(
        frozenset(held.names[r] for o in one for r in o.reports)
        for _, found in matched(held)
        if found is not None
        for one in counted_as_one(found)
    )
    return told - copied_pairs(held)


def counted_as_one(found: Assessment) -> list[list[Origin]]:
    """Return the origins with a speaker, those together that the count takes for one mouth."""
    groups: Groups[OriginId] = Groups()
    for origin in found.origins:
        for other in origin.counted_with:
            groups.tie(origin.id, other.origin)
    made: dict[OriginId, list[Origin]] = defaultdict(list)
    for origin in found.origins:
        if origin.speaker is not None:
            made[groups.find(origin.id)].append(origin)
    return list(made.values())


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


def meets(ours: OriginRange, theirs: tuple[int, int]) -> bool:
    """Whether our range of origins and the key's have a number in common."""
    return ours.low <= theirs[1] and theirs[0] <= ours.high


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
    shared = pooled(edges(found_pairs(w), retold_pairs(w)) for w in sets)
    reworded = share(s.reports in found_pairs(w) for w in sets for s in w.key.shared)
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
        "shared P": 100 * shared.precision,
        "shared R": 100 * shared.recall,
        "shared F1": 100 * shared.f1,
        "shared reworded R": reworded.per_cent,
        "origins of the act": share(
            f is not None and within(f.independent_origins.act, one.origins_act) for _, one, f in pairs
        ).per_cent,
        "origins of who did it": share(
            f is not None and within(f.independent_origins.responsibility, one.origins_responsibility)
            for _, one, f in pairs
        ).per_cent,
        "origins of the act meet": share(
            f is not None and meets(f.independent_origins.act, one.origins_act) for _, one, f in pairs
        ).per_cent,
        "origins of who did it meet": share(
            f is not None and meets(f.independent_origins.responsibility, one.origins_responsibility)
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


def labels(
    claims: Iterable[Claim],
    *,
    reports: Mapping[str, Report],
    names: Mapping[str, str],
    paragraphs: Mapping[str, tuple[frozenset[str], ...]],
) -> Told:
    """Return the labels of the paragraph in which each claim starts.

    Raises:
        ValueError: a report has not as many paragraphs as are labelled.

    """
    starts = {r: paragraph_starts(reports[r].text) for r in reports}
    for report, found in starts.items():
        wanted = len(paragraphs[names[report]])
        if len(found) != wanted:
            raise ValueError(f"{names[report]}: {len(found)} paragraphs, {wanted} labelled")

    def of(claim: Claim) -> frozenset[str]:
        number = bisect_right(starts[claim.report], claim.start)
        return paragraphs[names[claim.report]][number - 1] if number else frozenset()

    return {claim.id: of(claim) for claim in claims}


def labels_of(held: Weighed) -> Told:
    """Return what the paragraph of each claim of a folder tells of."""
    return labels(
        held.dossier.claims,
        reports={r.id: r for r in held.dossier.reports},
        names=held.names,
        paragraphs=load_told(held.key.folder),
    )


def telling(claim: Claim) -> bool:
    """Whether a claim asserts or denies an act; what is feared, planned or demanded tells of no happening."""
    return claim.act is not None and claim.act.asserted in {Assertion.ASSERTED, Assertion.NEGATED}


def bare(claim: Claim) -> bool:
    """Whether a claim only reports, in the outlet's own voice."""
    return claim.speaker is None and claim.stance is Stance.REPORTS


def joined_by_label(readings: Sequence[Reading], labelled: Told, *, apart: bool) -> tuple[Incident, ...]:
    """Join the claims and steps of one folder by the labels of their paragraphs.

    As in `corrobora.merging`: of the claims without an act, those that the outlet merely reports in its own voice join
    only where a step rests on them; a step goes where the first of its claims that is joined goes; an incident without an act is none.

    Args:
        readings: every report of the folder, read.
        labelled: what the paragraph of each claim tells of.
        apart: whether claims that the program keeps apart as background join nothing.

    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    steps: dict[str, list[Step]] = defaultdict(list)
    for reading in readings:
        set_apart = set_apart_in(reading) if apart else frozenset()
        held = {i for s in reading.steps for i in s.claims}
        homes: dict[ClaimId, frozenset[str]] = {}
        for claim in reading.claims:
            joins = telling(claim) or (claim.act is None and (not bare(claim) or claim.id in held))
            if joins and claim.id not in set_apart:
                homes[claim.id] = labelled[claim.id]
                for name in labelled[claim.id]:
                    claims[name].append(claim)
        for step in reading.steps:
            for name in next((homes[i] for i in step.claims if homes.get(i)), frozenset()):
                steps[name].append(step)
    return tuple(
        Incident(
            claims=tuple(sorted({c.id for c in claims[name]})),
            reports=tuple(sorted({c.report for c in claims[name]})),
            steps=tuple(sorted(steps[name], key=lambda s: (s.step, s.claims))),
            method="labels",
        )
        for name in sorted(claims)
        if any(telling(c) for c in claims[name])
    )


def read_again(held: Weighed) -> tuple[Reading, ...]:
    """Return the readings of a folder's reports; a dossier does not keep the steps that joined nothing."""
    return tuple(reading for _, reading in take_and_read([held.key.folder / "reports"], settings=SETTINGS)[1])


def oracle(held: Weighed, readings: Sequence[Reading], *, apart: bool) -> Weighed:
    """Return a folder's dossier with the incidents the labels make, weighed by the program."""
    dossier = held.dossier
    claims, reports = by_id(dossier.claims), {r.id: r for r in dossier.reports}
    actors = {a.id: a for a in dossier.actors}
    revised = Revisions(revisions=dossier.revisions, refused=())
    incidents = tuple(
        assess(
            incident,
            claims=claims,
            reports=reports,
            actors=actors,
            as_of=dossier.as_of,
            fallen=revised.claims,
            struck=revised.struck,
        )
        for incident in joined_by_label(readings, labels_of(held), apart=apart)
    )
    return replace(held, dossier=replace(dossier, incidents=incidents))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bcubed:
    """Mean over items: how much of an item's cluster is of its class, how much of its class is in its cluster."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(items: Sequence[tuple[Hashable, Hashable]]) -> Bcubed:
    """Score items, each given as (our cluster, its class); of nothing, nothing."""
    if not items:
        return Bcubed(precision=0.0, recall=0.0)
    both, ours, theirs = Counter(items), Counter(o for o, _ in items), Counter(t for _, t in items)
    return Bcubed(
        precision=sum(n * n / ours[o] for (o, _), n in both.items()) / len(items),
        recall=sum(n * n / theirs[t] for (_, t), n in both.items()) / len(items),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A claim that tells an act: where we put it (``None``: nowhere) and what its paragraph tells of."""

    claim: ClaimId
    folder: str
    report: str
    ours: str | None
    theirs: frozenset[str]


def pieces(held: Weighed) -> list[Piece]:
    """Return the claims of a folder that tell an act, in the order of the dossier."""
    home = {claim: incident.id for incident in held.dossier.incidents for claim in incident.claims}
    told = labels_of(held)
    return [
        Piece(
            claim=c.id, folder=held.key.folder.name, report=c.report, ours=home.get(c.id), theirs=told[c.id]
        )
        for c in held.dossier.claims
        if telling(c)
    ]


def segments(found: Sequence[Piece]) -> dict[str, float]:
    """Return how well claims are put together, in per cent; *claims* and *claims of no happening* are numbers."""
    scored = [p for p in found if len(p.theirs) == 1]
    made = {"claims": float(len(scored))}
    told: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for p in scored:
        told[p.folder, p.report].add(p.theirs)
    several = [p for p in scored if len(told[p.folder, p.report]) > 1]
    for where, taken, within_reports in (
        ("over a folder", scored, False),
        ("within reports", scored, True),
        ("within reports of several", several, True),
    ):
        score = b_cubed(
            [
                (
                    (p.folder, p.report if within_reports else "", p.ours or p.claim),
                    (p.folder, p.report if within_reports else "", p.theirs),
                )
                for p in taken
            ]
        )
        made[f"{where} P"] = 100 * score.precision
        made[f"{where} R"] = 100 * score.recall
        made[f"{where} F1"] = 100 * score.f1
    beside = [p for p in found if not p.theirs]
    made["left out"] = share(p.ours is None for p in scored).per_cent
    made["claims of no happening"] = float(len(beside))
    made["strays"] = share(p.ours is not None for p in beside).per_cent
    return made


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


def by_labels(sets: Sequence[Weighed], given: argparse.Namespace) -> None:
    """Print what was asked for of the labelled folders."""
    if given.segments:
        for name, value in segments([p for w in sets for p in pieces(w)]).items():
            print(f"segments {name:41} {value:>6.1f}")
    if given.oracle:
        readings = [read_again(w) for w in sets]
        apart = [oracle(w, r, apart=True) for w, r in zip(sets, readings, strict=True)]
        whole = [oracle(w, r, apart=False) for w, r in zip(sets, readings, strict=True)]
        if given.verbose:
            for held in apart:
                told(held)
        columns = [figures(column) for column in (sets, apart, whole)]
        print(f"{'':50} {'ours':>6} {'labels':>6} {'all':>6}")
        for name in columns[0]:
            print(f"{'incidents-tune ' + name:50} {' '.join(f'{c[name]:>6.1f}' for c in columns)}")


def main() -> None:
    """Print the figures."""
    asked = argparse.ArgumentParser(description="Score joining and weighing on the incident set.")
    asked.add_argument("--held", action="store_true", help="the held half, once per final method")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    asked.add_argument(
        "-v", "--verbose", action="store_true", help="each incident beside the key; not with --held"
    )
    asked.add_argument("--oracle", action="store_true", help="joined by the labels; never recorded")
    asked.add_argument("--segments", action="store_true", help="claims joined as labelled; never recorded")
    given = asked.parse_args()
    if given.held and (given.verbose or given.oracle or given.segments):
        raise SystemExit("the held half is not looked at: no -v, --oracle or --segments with --held")
    if given.record and (given.oracle or given.segments):
        raise SystemExit("--oracle and --segments are for finding causes and are not recorded")
    half = Half.HELD if given.held else Half.TUNE
    if given.oracle or given.segments:
        by_labels([weigh(f) for f in folders(half) if is_labelled(f)], given)
        return
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
