"""How well reports are grouped by incident, on a public key, beside two simple groupings in the same run.

    python -m benchmarks.joining --cache DIR                     a sample of train: prints, records nothing
    python -m benchmarks.joining --cache DIR --fold 2            one of the four folds of train, the size of dev
    python -m benchmarks.joining --cache DIR --dev --record      dev, once per final method: appends to results.csv
    python -m benchmarks.joining --baselines [--dev]             the two simple groupings alone: reads no report
    python -m benchmarks.joining --cache DIR --ablate [--dev]    beside the figures, what is left without each signal

The corpus is `gunviolence` of the folder that CORROBORA_DATA names: pages of
local news as crawled, each with its incident. Every page goes through intake,
reading and copies as in `corrobora brief`, without the key's incident, and all
pages of a split are joined at once.

A report may tell of several incidents or of none; the key gives it one. Its home
is the incident of its first claim that is in any, since news begins with what it is about (on the folds of train that is
right more often than the incident of most of its claims); one without such a claim is at home in the incident it is named by as
telling nothing of, and a report that no incident holds, and a page that was refused, stand alone.

``alone``
    Every report an incident of its own.
``tf-idf``
    Single link between pages published within seven days of each other whose words are alike: cosine of TF-IDF vectors (Salton,
    Buckley 1988; counts as logarithms) over words and pairs of neighbouring words that two pages have, the commonest words left out,
    of at least `ALIKE`, chosen on train.

Train is cut into four folds of whole incidents, so that a fold is as dense in
incidents a day as dev is: twice as many incidents a day would be another, harder task. A
sample is the incidents of the first fold that begin in one stretch of time.

With ``--ablate`` all is joined again for every signal of `corrobora.merging.profiles.SIGNALS`, with that signal's weight nothing wherever it is
weighed and the other weights and the bias as they are: they are not learnt anew, so that the figures say what the shipped weights rest on,
not what could be had without the signal.

Reading takes most of the time. With ``--cache`` what was read is kept, one file a
page, under a name made of the versions of reading's methods, the model's hash and the
fields of the records: a new version reads anew. An edit within a version is not seen;
empty the folder then. The folder holds text of the corpus; it is not to be committed.
"""

import argparse
import json
import math
import pickle
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

from training.corpora import data_root

from benchmarks.clusters import Groups, Scores, grouped, scores
from benchmarks.speed import Row, record
from corrobora import records
from corrobora.merging import METHODS as MERGING_METHODS
from corrobora.merging import Joined, Likeness, find_copies, join
from corrobora.merging.profiles import SIGNALS
from corrobora.reading import METHODS as READING_METHODS
from corrobora.records import ClaimId, Reading, Report, ReportId, digest
from corrobora.workflow.joining import standard_likeness
from corrobora.workflow.run import read_reports
from corrobora.workflow.trained import trained_judge, trained_reader

SEED: Final = 20190323
FOLDS: Final = 4
SAMPLE: Final = 300
"""Reports of a sample, about."""
WINDOW_DAYS: Final = 7
ALIKE: Final = 0.14
"""The cosine with the best F1 of pairs on the first fold of train, among 0.10 to 0.30 in steps of 0.02."""
COMMON: Final = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below between both but by can could "
    "did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself "
    "just me more most my no nor not now of off on once only or other our out over own said same she should so some such than that the their "
    "them then there these they this those through to too under until up very was we were what when where which while who whom why will with "
    "would you your".split()
)

_WORD = re.compile(r"\b\w\w+\b")


# --------------------------------------------------------------------------- pages and what is read in them


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a corpus as the intake gets it."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    """``YYYY-MM-DD``."""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page, and the incident of the key."""

    page: Page
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Reports with their copies found, their readings, and the page each came from."""

    reports: Mapping[ReportId, Report]
    readings: tuple[Reading, ...]
    pages: Mapping[ReportId, str]

    def of(self, pages: frozenset[str]) -> "Shelf":
        """Return what came from these pages alone, copies among them found anew."""
        return shelf_of(
            (self.reports[reading.report], reading)
            for reading in self.readings
            if self.pages[reading.report] in pages
        )


def shelf_of(read: Iterable[tuple[Report, Reading]]) -> Shelf:
    """Put reports and their readings side by side and find the copies among them."""
    held = sorted(read, key=lambda pair: pair[0].id)
    copies = find_copies([report for report, _ in held])
    return Shelf(
        reports={report.id: replace(report, copy_of=copies.get(report.id, ())) for report, _ in held},
        readings=tuple(reading for _, reading in held),
        pages={report.id: str(report.external_id) for report, _ in held},
    )


def load_cases(split: str) -> tuple[Case, ...]:
    """Return every page of "train" or "dev" in the order of the file.

    A page without text keeps its headline as text, which is all that was
    crawled of it. A page that stands under two incidents is two reports: the
    second gets another id, and is what it is, a copy.
    """
    path = data_root() / "corpora" / "gunviolence" / f"{split}.reports.jsonl"
    seen: Counter[str] = Counter()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        seen[row["id"]] += 1
        again = f"-{seen[row['id']]}" if seen[row["id"]] > 1 else ""
        page = Page(
            id=row["id"] + again,
            text=row["text"].strip() or row["title"] or "-",
            title=row["title"],
            published=row["published"],
            url=row["uri"],
        )
        found.append(Case(page=page, incident=row["incident"]))
    return tuple(found)


def fold_of(cases: Sequence[Case], number: int) -> tuple[Case, ...]:
    """Return one of the `FOLDS` parts of whole incidents, drawn by `SEED`."""
    incidents = sorted({c.incident for c in cases})
    random.Random(SEED).shuffle(incidents)  # noqa: S311 - folds are there to be repeated
    held = frozenset(incidents[number::FOLDS])
    return tuple(c for c in cases if c.incident in held)


def sample_of(cases: Sequence[Case], reports: int) -> tuple[Case, ...]:
    """Return about so many reports: the whole incidents whose first report falls in a stretch of time that `SEED` places."""
    first: dict[str, str] = {}
    for case in cases:
        day = case.page.published or ""
        first[case.incident] = min(first.get(case.incident, day), day)
    many = Counter(c.incident for c in cases)
    ordered = sorted(first, key=lambda i: (first[i], i))
    total, last = 0, len(ordered)
    # the last place from which there are still enough
    while last and total < reports:
        last -= 1
        total += many[ordered[last]]
    start = random.Random(SEED).randint(0, last)  # noqa: S311 - a sample is there to be repeated
    held: set[str] = set()
    total = 0
    for incident in ordered[start:]:
        if total >= reports:
            break
        held.add(incident)
        total += many[incident]
    return tuple(c for c in cases if c.incident in held)


def cache_key() -> str:
    """Return a name for what reading gives now: the versions of its methods, the models, the fields of the records."""
    versions = [f"{name}={version}" for name, version in sorted(READING_METHODS.items())]
    shape = [
        f"{name}.{field.name}"
        for name, kind in sorted(vars(records).items())
        if is_dataclass(kind)
        for field in fields(kind)
    ]
    return digest(*versions, trained_reader().sha256, trained_judge().sha256, *shape)[:16]


def read_pages(pages: Sequence[Page], *, cache: Path | None) -> Shelf:
    """Take in and read pages as `corrobora brief` does; what ``cache`` holds is not read again."""
    held: dict[str, tuple[Report, Reading]] = {}
    folder = None if cache is None else cache / cache_key()
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for page in pages:
            path = folder / f"{_file_name(page)}.pickle"
            if path.exists():
                held[page.id] = pickle.loads(path.read_bytes())  # noqa: S301 - written below, in the caller's own folder
    left = [page for page in pages if page.id not in held]
    if left:
        by_id = {page.id: page for page in left}
        with tempfile.TemporaryDirectory() as name:
            source = Path(name) / "pages.jsonl"
            source.write_text("".join(json.dumps(asdict(page)) + "\n" for page in left), encoding="utf-8")
            for number, (report, reading) in enumerate(read_reports([source]), 1):
                held[str(report.external_id)] = report, reading
                if folder is not None:
                    path = folder / f"{_file_name(by_id[str(report.external_id)])}.pickle"
                    path.write_bytes(pickle.dumps((report, reading)))
                if number % 100 == 0:
                    print(f"read {number} of {len(left)}", file=sys.stderr)
    return shelf_of(held[page.id] for page in pages if page.id in held)


def _file_name(page: Page) -> str:
    return digest(*(str(value) for value in asdict(page).values()))[:32]


# --------------------------------------------------------------------------- groupings


def join_shelf(shelf: Shelf, *, likeness: Likeness | None = None) -> Joined:
    """Join what stands on a shelf, as `corrobora brief` does unless another ``likeness`` is handed in."""
    return join(shelf.readings, reports=shelf.reports, likeness=likeness or standard_likeness())


def homes(joined: Joined, shelf: Shelf) -> dict[str, str]:
    """Return each page's home: the incident of its report's first claim, else the one it is about, else the report itself."""
    held: dict[ClaimId, str] = {
        claim: incident.id for incident in joined.incidents for claim in incident.claims
    }
    about: dict[str, str] = {
        report: incident.id for incident in joined.incidents for report in incident.without_claims
    }
    found: dict[str, str] = {}
    for reading in shelf.readings:
        ordered = sorted(reading.claims, key=lambda claim: (claim.start, claim.end, claim.id))
        first = next((held[claim.id] for claim in ordered if claim.id in held), "")
        found[shelf.pages[reading.report]] = first or about.get(reading.report, reading.report)
    return found


def groups_of(pages: Iterable[Page], home_of: Mapping[str, str]) -> Groups:
    """Return the pages grouped by home; one without a home stands alone."""
    return grouped({page.id: home_of.get(page.id, page.id) for page in pages})


def alike_groups(pages: Sequence[Page], *, alike: float = ALIKE, days: int | None = WINDOW_DAYS) -> Groups:
    """Group pages by single link: cosine of TF-IDF vectors at least ``alike``, published at most so many days apart.

    With ``days`` a page without a date stands alone; with ``None`` dates tell nothing.
    """
    terms = [Counter(_terms(f"{page.title or ''} {page.text}")) for page in pages]
    spread = Counter(term for counted in terms for term in counted)
    rare = {term: math.log((1 + len(pages)) / (1 + n)) + 1 for term, n in spread.items() if n > 1}
    vectors: list[dict[str, float]] = []
    for counted in terms:
        raw = {term: (1 + math.log(n)) * rare[term] for term, n in counted.items() if term in rare}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors.append({term: weight / length for term, weight in raw.items()})
    day = [None if page.published is None else date.fromisoformat(page.published) for page in pages]
    home = list(range(len(pages)))

    def root(of: int) -> int:
        while home[of] != of:
            home[of] = home[home[of]]
            of = home[of]
        return of

    for a, b in combinations(range(len(pages)), 2):
        if root(a) == root(b) or (days is not None and not _within_days(day[a], day[b], days)):
            continue
        short, long = sorted((vectors[a], vectors[b]), key=len)
        if sum(weight * long.get(term, 0.0) for term, weight in short.items()) >= alike:
            home[root(b)] = root(a)
    return grouped({page.id: root(n) for n, page in enumerate(pages)})


def _within_days(one: date | None, other: date | None, days: int) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= days


def _terms(text: str) -> list[str]:
    words = [word for word in _WORD.findall(text.lower()) if word not in COMMON]
    return [*words, *(f"{a} {b}" for a, b in pairwise(words))]


# --------------------------------------------------------------------------- figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Ablated:
    """What is left of the scores without one signal."""

    signal: str
    scores: Scores


def ablation(
    signals: Sequence[str],
    *,
    joined: Callable[[frozenset[str]], Joined],
    scored: Callable[[Joined], Scores],
) -> tuple[Ablated, ...]:
    """Leave each signal out once, the others as they are; the one whose loss costs most pairs comes first.

    Args:
        signals: Their names.
        joined: Joins the same readings without the signals it is given.
        scored: Scores what was joined.

    """
    found = [Ablated(signal=name, scores=scored(joined(frozenset({name})))) for name in signals]
    return tuple(sorted(found, key=lambda one: (one.scores.pairs.f1, one.signal)))


def weighed_without(likeness: Likeness, signals: frozenset[str]) -> Likeness:
    """Return a likeness to which some signals tell nothing, neither in joining nor in tracing.

    Raises:
        KeyError: a signal is none of `corrobora.merging.profiles.SIGNALS`.

    """
    if unknown := signals - set(SIGNALS):
        raise KeyError(f"no signals of joining: {sorted(unknown)}")
    silenced = dict.fromkeys(signals, 0.0)
    return replace(
        likeness,
        joining={**likeness.joining, **silenced},
        tracing={**likeness.tracing, **silenced},
    )


def ablation_rows(found: Iterable[Ablated], *, split: str, method: str) -> list[Row]:
    """Return what is left without each signal as lines of the results."""
    return [
        Row(
            metric=f"joining-gunviolence-{split} without {one.signal} {measure}",
            value=round(100 * value, 1),
            unit="%",
            method=method,
        )
        for one in found
        for measure, value in (("pairs F1", one.scores.pairs.f1), ("B³ F1", one.scores.b_cubed.f1))
    ]


def rows_of(name: str, made: Scores, *, split: str, method: str) -> list[Row]:
    """Return one grouping's figures as lines of the results."""
    shown = {
        "pairs P": made.pairs.precision,
        "pairs R": made.pairs.recall,
        "pairs F1": made.pairs.f1,
        "B³ P": made.b_cubed.precision,
        "B³ R": made.b_cubed.recall,
        "B³ F1": made.b_cubed.f1,
        "CoNLL F1": made.conll,
    }
    return [
        Row(
            metric=f"joining-gunviolence-{split} {name} {measure}",
            value=round(100 * value, 1),
            unit="%",
            method=method,
        )
        for measure, value in shown.items()
    ]


def baseline_rows(cases: Sequence[Case], split: str) -> list[Row]:
    """Return the figures of the two simple groupings."""
    pages, key = [c.page for c in cases], key_of(cases)
    alone: Groups = tuple(frozenset({page.id}) for page in pages)
    told = f"{len(cases)} reports of {len(key)} incidents"
    return [
        *rows_of("alone", scores(key, alone), split=split, method=f"every report alone, {told}"),
        *rows_of(
            "tf-idf",
            scores(key, alike_groups(pages)),
            split=split,
            method=f"single link, TF-IDF cosine at least {ALIKE}, {WINDOW_DAYS} days, {told}",
        ),
    ]


def key_of(cases: Iterable[Case]) -> Groups:
    """Return the key's groups."""
    return grouped({case.page.id: case.incident for case in cases})


def told(cases: Sequence[Case], home_of: Mapping[str, str]) -> None:
    """Print what was joined of several incidents of the key, and what was left apart of one."""
    of_home: dict[str, list[Case]] = {}
    of_key: dict[str, list[Case]] = {}
    for case in cases:
        of_home.setdefault(home_of.get(case.page.id, case.page.id), []).append(case)
        of_key.setdefault(case.incident, []).append(case)
    for home, held in sorted(of_home.items()):
        if len({c.incident for c in held}) > 1:
            print(f"== joined though apart: {home}")
            _list(held)
    for incident, held in sorted(of_key.items()):
        found = {home_of.get(c.page.id, c.page.id) for c in held}
        if len(found) > 1:
            print(f"== apart though one: {incident} in {len(found)} of ours")
            _list(held)


def _list(held: Iterable[Case]) -> None:
    for case in sorted(held, key=lambda c: (c.incident, c.page.published or "", c.page.id)):
        print(
            f"   {case.incident:8} {case.page.published} {case.page.id[:12]} {(case.page.title or '')[:90]}"
        )


def main() -> None:
    """Print the figures, and record those of dev when asked."""
    asked = argparse.ArgumentParser(description="Score the grouping of reports by incident.")
    asked.add_argument("--cache", type=Path, help="folder for what was read; holds text of the corpus")
    which = asked.add_mutually_exclusive_group()
    which.add_argument("--dev", action="store_true", help="all of dev: once per final method")
    which.add_argument("--fold", type=int, choices=range(FOLDS), help="one fold of train")
    which.add_argument(
        "--reports", type=int, default=SAMPLE, help=f"so many reports of train; {SAMPLE} unless told"
    )
    asked.add_argument("--baselines", action="store_true", help="the simple groupings alone")
    asked.add_argument("--ablate", action="store_true", help="what is left without each signal, too")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    asked.add_argument("-v", "--verbose", action="store_true", help="what was joined wrongly; not with --dev")
    given = asked.parse_args()
    if given.verbose and given.dev:
        asked.error("-v shows single reports; dev is not looked at")
    if given.record and not given.dev:
        asked.error("--record needs --dev: figures of train are trials")
    if given.dev:
        cases, split = load_cases("dev"), "dev"
    elif given.fold is not None:
        cases, split = fold_of(load_cases("train"), given.fold), f"train-fold-{given.fold}"
    else:
        cases, split = sample_of(fold_of(load_cases("train"), 0), given.reports), "train-sample"
    rows = baseline_rows(cases, split)
    if not given.baselines:
        rows += measured(cases, split, cache=given.cache, verbose=given.verbose, ablate=given.ablate)
    for row in rows:
        print(f"{row.metric:60} {row.value:>6}  {row.method}")
    if given.record:
        record(rows, seed=None)


def measured(
    cases: Sequence[Case], split: str, *, cache: Path | None, verbose: bool, ablate: bool
) -> list[Row]:
    """Read, join and score."""
    shelf = read_pages([c.page for c in cases], cache=cache)
    key = key_of(cases)

    def scored(joined: Joined) -> Scores:
        return scores(key, groups_of((c.page for c in cases), homes(joined, shelf)))

    joined = join_shelf(shelf)
    if verbose:
        told(cases, homes(joined, shelf))
    method = f"{MERGING_METHODS['joining']}, {len(cases)} reports of {len(key)} incidents"
    rows = rows_of("ours", scored(joined), split=split, method=method)
    if ablate:
        standard = standard_likeness()
        found = ablation(
            SIGNALS,
            joined=lambda signals: join_shelf(shelf, likeness=weighed_without(standard, signals)),
            scored=scored,
        )
        rows += ablation_rows(found, split=split, method=method)
    return rows


if __name__ == "__main__":
    main()
