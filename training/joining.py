"""Learn by what two reports are joined: the weights of `corrobora.merging.likeness`, and the term statistics.

    python -m training.joining --cache FOLDER --check     leave one folder of the incident set out after the other: prints
    python -m training.joining --cache FOLDER --write     learn from all of it and write the package's data
    python -m training.joining --cache FOLDER --write --keep-tracing     the same but for the weights of tracing, as was last done

Term statistics: in how many reports of the training halves of PolNeAR, MUC-4 and
the gun-violence corpus a word stands, kept as a sketch no word can be read from.

Weights of joining: the tune half of ``tests/incidents`` and the four folds of the
gun-violence training half. From each folder pairs of groups of beginnings that would be compared are
drawn by seed, one to six reports on a side, of one happening or of two; a log-linear model
tells them apart. Weights of tracing: the paragraphs of the tune half, each
labelled with its happening, against the happenings as the other reports tell
them. In both a weight may not have the sign that contradicts its signal.

What is read is kept in ``--cache`` (it holds text of the corpora: not to be
committed). Nothing of the held half or of a test set is opened.
"""

import argparse
import json
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from benchmarks.clusters import Scores, grouped, scores
from benchmarks.joining import FOLDS, fold_of, load_cases, read_pages
from tests.gold.annotation import Half
from tests.incidents.keys import HERE, folders, load_told

from corrobora.merging import METHODS
from corrobora.merging.copies import find_copies
from corrobora.merging.joining import beginnings, bodies_of, place
from corrobora.merging.likeness import Likeness
from corrobora.merging.neighbours import blocks_of, keys_of
from corrobora.merging.paragraphs import Paragraph, paragraphs_of, set_apart_in
from corrobora.merging.profiles import AGAINST, FOR, SIGNALS, Profile, profile_of, shared
from corrobora.merging.terms import Terms, sketch_of, words_of
from corrobora.merging.tracing import ParagraphKey
from corrobora.records import Reading, Report, ReportId
from corrobora.workflow.run import read_reports
from corrobora.workflow.settings import Settings
from training.corpora import data_root

Floats = npt.NDArray[np.float64]
SEED: Final = 1
WIDTH: Final = 1 << 16
READ: Final = 6000
"""Code points of a training report whose words are counted: the rest of a crawled page is mostly not its own."""
PAIRS: Final = 1500
"""Pairs of groups drawn from each folder of the incident set, and as many from each fold of gun-violence news."""
GUN: Final = "gunviolence-"
"""What the names of its folds begin with."""
ALIKE: Final = 0.4
"""Share of the drawn pairs that are of one happening."""
RIDGE: Final = 1.0
LEAN: Final = 0.5
"""Added to the fitted bias."""
STAY: Final = 3.0
MARGIN: Final = 6.0
"""All three chosen by leaving one folder out: see --check."""
PACKAGED: Final = Path(__file__).resolve().parents[1] / "src" / "corrobora" / "workflow" / "data"

_MAY = np.array([1.0] * len(FOR) + [-1.0] * len(AGAINST))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Reports of one folder that were read, with what each of their paragraphs tells of."""

    name: str
    reports: Mapping[ReportId, Report]
    told: Mapping[ReportId, tuple[Paragraph, ...]]
    labels: Mapping[ParagraphKey, str]
    """Of the paragraphs that tell of one known happening alone."""


# --------------------------------------------------------------------------- what is read


def terms_of_corpora() -> Terms:
    """Count the words of the training halves."""
    corpora = data_root() / "corpora"
    seen: Counter[str] = Counter()
    documents = 0
    for path, field in (
        (corpora / "polnear" / "train.jsonl", "text"),
        (corpora / "muc4" / "train.json", "doctext"),
        (corpora / "gunviolence" / "train.reports.jsonl", "text"),
    ):
        for line in path.read_text(encoding="utf-8").splitlines():
            seen.update(set(words_of(json.loads(line)[field][:READ])))
            documents += 1
    return Terms(documents=documents, sketch=sketch_of(seen, width=WIDTH))


def _kept(cache: Path, name: str) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    return cache / f"{name}.pickle"


def _read_folder(folder: Path, cache: Path) -> list[tuple[Report, Reading]]:
    path = _kept(cache, folder.name)
    if not path.exists():
        settings = Settings(gazetteer=HERE / "gazetteer.csv", actors=HERE / "actors.csv")
        path.write_bytes(pickle.dumps(list(read_reports([folder / "reports"], settings=settings))))
    held: list[tuple[Report, Reading]] = pickle.loads(path.read_bytes())  # noqa: S301 - written above
    return held


def _shelf(
    name: str,
    held: Sequence[tuple[Report, Reading]],
    terms: Terms,
    labels_of: Mapping[str, Sequence[frozenset[str]]],
) -> Shelf:
    copies = find_copies([report for report, _ in held])
    reports = {r.id: replace(r, copy_of=copies.get(r.id, ())) for r, _ in held}
    told = {}
    labels = {}
    for report, reading in held:
        found = paragraphs_of(reports[report.id], reading, terms=terms, set_apart=set_apart_in(reading))
        if not found:
            continue
        told[report.id] = found
        known = labels_of.get(Path(report.paths[0]).stem, ())
        if not known:
            continue
        # the title may be a paragraph of the text that the labels do not number
        extra = len(found) - len(known)
        if extra < 0:
            continue
        for paragraph in found:
            ids = known[max(0, paragraph.number - extra)]
            if len(ids) == 1:
                labels[paragraph.key] = next(iter(ids))
    return Shelf(name=name, reports=reports, told=told, labels=labels)


def incident_shelves(cache: Path, terms: Terms) -> Iterator[Shelf]:
    """Yield the tune half of the incident set, folder by folder."""
    for folder in folders(Half.TUNE):
        yield _shelf(folder.name, _read_folder(folder, cache), terms, load_told(folder))


def gun_shelves(cache: Path, terms: Terms) -> Iterator[Shelf]:
    """Yield the folds of the gun-violence training half, every page about its incident alone."""
    cases = load_cases("train")
    for number in range(FOLDS):
        held = fold_of(cases, number)
        read = read_pages([c.page for c in held], cache=cache)
        incident = {c.page.id: c.incident for c in held}
        pairs = [(read.reports[r.report], r) for r in read.readings]
        shelf = _shelf(f"{GUN}{number}", pairs, terms, {})
        yield replace(
            shelf,
            labels={p.key: incident[read.pages[report]] for report, told in shelf.told.items() for p in told},
        )


# --------------------------------------------------------------------------- what is learnt from


def _subject(shelf: Shelf, seed: Sequence[Paragraph]) -> str | None:
    known = Counter(shelf.labels[p.key] for p in seed if p.key in shelf.labels)
    return known.most_common(1)[0][0] if known else None


def pairs_of(shelf: Shelf, likeness: Likeness, *, number: int, seed: int) -> tuple[Floats, Floats]:
    """Draw pairs of groups of beginnings that meet; return the signals between them and whether they are one happening.

    Drawn are two beginnings that `corrobora.merging.grouping` would compare; each brings some more of its own happening.
    Whoever shares nothing rare with another is never compared, and teaches nothing.
    """
    drawn = random.Random(f"{seed}{shelf.name}")
    seeds: list[tuple[Paragraph, ...]] = []
    bodies: list[tuple[Paragraph, ...]] = []
    subjects: list[str] = []
    for report in sorted(shelf.told):
        begun = beginnings(shelf.told[report])
        for seed_, body in zip(begun, bodies_of(shelf.told[report], begun), strict=True):
            subject = _subject(shelf, seed_)
            seeds.append(seed_)
            bodies.append(body)
            subjects.append(subject if subject is not None else f"alone {report}")
    of: dict[str, list[int]] = defaultdict(list)
    for n, subject in enumerate(subjects):
        of[subject].append(n)
    known: dict[tuple[int, ...], Profile] = {}

    def gathered(group: Sequence[int]) -> Profile:
        key = tuple(sorted(group))
        if key not in known:
            known[key] = profile_of(
                (p for n in key for p in seeds[n]),
                body=(p for n in key for p in bodies[n]),
                reports=shelf.reports,
                terms=likeness.terms,
            )
        return known[key]

    blocks, stands_in = blocks_of(keys_of(gathered((n,)), likeness=likeness) for n in range(len(seeds)))
    met = [
        (a, b)
        for a in range(len(seeds))
        for b in sorted({n for block in stands_in[a] for n in blocks[block] if n > a})
        if seeds[a][0].report != seeds[b][0].report
    ]
    ones = [pair for pair in met if subjects[pair[0]] == subjects[pair[1]]]
    twos = [pair for pair in met if subjects[pair[0]] != subjects[pair[1]]]
    rows, answers = [], []
    for _ in range(number):
        one = drawn.random() < ALIKE
        a, b = drawn.choice(ones if one else twos)
        left, right = [a], [b]
        for side, more in (
            (left, drawn.choice((0, 0, 0, 1, 2, 4))),
            (right, drawn.choice((0, 0, 1, 2, 3, 5))),
        ):
            rest = [n for n in of[subjects[side[0]]] if n not in {*left, *right}]
            side.extend(drawn.sample(rest, min(more, len(rest))))
        rows.append(shared(gathered(left), gathered(right), likeness.terms))
        answers.append(float(one))
    return np.array(rows), np.array(answers)


def choices_of(shelf: Shelf, terms: Terms) -> list[tuple[Floats, int]]:
    """Return, for each labelled paragraph, its signals with every happening that other reports tell, and which is its own."""
    made = []
    every = sorted(set(shelf.labels.values()))
    for report in sorted(shelf.told):
        others = {
            subject: profile_of(ps, reports=shelf.reports, terms=terms)
            for subject in every
            if (
                ps := [
                    p
                    for other in sorted(shelf.told)
                    if other != report
                    for p in shelf.told[other]
                    if shelf.labels.get(p.key) == subject
                ]
            )
        }
        for paragraph in shelf.told[report]:
            subject = shelf.labels.get(paragraph.key)
            if subject in others and len(others) > 1:
                alone = profile_of((paragraph,), reports=shelf.reports, terms=terms)
                made.append(
                    (
                        np.array([shared(alone, o, terms) for o in others.values()]),
                        list(others).index(subject),
                    )
                )
    return made


def fitted_pairs(rows: Floats, answers: Floats, weights: Floats | None = None) -> tuple[Floats, float]:
    """Return the weights and the bias of most likelihood whose signs do not contradict their signals (projected descent)."""
    each = np.ones(len(rows)) if weights is None else weights
    w, bias = np.zeros(rows.shape[1]), 0.0
    pace = 4.0 * each.sum() / (each[:, None] * rows**2).sum()
    for _ in range(6000):
        error = each * (1 / (1 + np.exp(-np.clip(rows @ w + bias, -30, 30))) - answers)
        w = w - pace * (rows.T @ error + RIDGE * w) / each.sum()
        w = np.where(w * _MAY < 0, 0.0, w)
        bias -= pace * error.sum() / each.sum()
    return w, bias


def fitted_choices(choices: Sequence[tuple[Floats, int]]) -> Floats:
    """Return the weights by which the right choice is likeliest, signs as in `fitted_pairs`."""
    w = np.zeros(len(SIGNALS))
    moment, spread = np.zeros_like(w), np.zeros_like(w)
    for turn in range(1, 601):
        slope = RIDGE * w * 0.05
        for rows, right in choices:
            scores = rows @ w
            likely = np.exp(scores - scores.max())
            slope = slope + rows.T @ (likely / likely.sum()) - rows[right]
        slope /= len(choices)
        moment = 0.9 * moment + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        w = w - 0.2 * (moment / (1 - 0.9**turn)) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-8)
        w = np.where(w * _MAY < 0, 0.0, w)
    return w


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What one shelf teaches."""

    rows: Floats
    answers: Floats
    choices: Sequence[tuple[Floats, int]]
    """None where every report tells of one happening alone."""


def lessons_of(shelf: Shelf, terms: Terms) -> Lessons:
    """Draw what a shelf teaches."""
    bare = Likeness(
        terms=terms,
        joining=dict.fromkeys(SIGNALS, 0.0),
        joining_bias=0.0,
        tracing=dict.fromkeys(SIGNALS, 0.0),
        stay=0.0,
        margin=0.0,
    )
    rows, answers = pairs_of(shelf, bare, number=PAIRS, seed=SEED)
    return Lessons(
        rows=rows,
        answers=answers,
        choices=() if shelf.name.startswith(GUN) else choices_of(shelf, terms),
    )


def likeness_from(
    lessons: Sequence[Lessons],
    terms: Terms,
    *,
    bias: float = LEAN,
    stay: float = STAY,
    margin: float = MARGIN,
) -> Likeness:
    """Learn the weights."""
    w, fitted = fitted_pairs(
        np.concatenate([one.rows for one in lessons]), np.concatenate([one.answers for one in lessons])
    )
    traced = fitted_choices([c for one in lessons for c in one.choices])
    return Likeness(
        terms=terms,
        joining={name: round(float(x), 3) for name, x in zip(SIGNALS, w, strict=True)},
        joining_bias=round(fitted + bias, 3),
        tracing={name: round(float(x), 3) for name, x in zip(SIGNALS, traced, strict=True)},
        stay=stay,
        margin=margin,
    )


# --------------------------------------------------------------------------- how well


def b_cubed(shelf: Shelf, homes: Mapping[ParagraphKey, Hashable]) -> tuple[float, float]:
    """Return B³ precision and recall over the labelled paragraphs that were placed."""
    keys = [k for k in sorted(shelf.labels) if k in homes]
    wanted: dict[str, set[ParagraphKey]] = defaultdict(set)
    found: dict[Hashable, set[ParagraphKey]] = defaultdict(set)
    for key in keys:
        wanted[shelf.labels[key]].add(key)
        found[homes[key]].add(key)
    both = [len(wanted[shelf.labels[k]] & found[homes[k]]) for k in keys]
    return (
        float(np.mean([n / len(found[homes[k]]) for n, k in zip(both, keys, strict=True)])),
        float(np.mean([n / len(wanted[shelf.labels[k]]) for n, k in zip(both, keys, strict=True)])),
    )


def report_pairs(shelf: Shelf, homes: Mapping[ParagraphKey, Hashable]) -> tuple[int, int, int]:
    """Return how many pairs of reports are rightly held together, are held together, and ought to be."""
    ours: dict[Hashable, set[ReportId]] = defaultdict(set)
    for report, paragraphs in shelf.told.items():
        for p in paragraphs:
            if p.key in homes and (p.tells or p.steps):
                ours[homes[p.key]].add(report)
    theirs: dict[str, set[ReportId]] = defaultdict(set)
    for (report, _), subject in shelf.labels.items():
        theirs[subject].add(report)
    held = {frozenset(pair) for group in ours.values() for pair in combinations(sorted(group), 2)}
    wanted = {frozenset(pair) for group in theirs.values() for pair in combinations(sorted(group), 2)}
    return len(held & wanted), len(held), len(wanted)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def check(shelves: Sequence[Shelf], lessons: Mapping[str, Lessons], terms: Terms) -> None:
    """Print what each setting gives on folders, and folds, that the weights were not learnt from."""
    learnt = {
        name: likeness_from([taught for other, taught in lessons.items() if other != name], terms)
        for name in lessons
    }
    for bias in (-0.5, 0.0, 0.5):
        paragraphs, reports, gun = [], [], []
        for shelf in shelves:
            base = learnt[shelf.name]
            homes = place(
                shelf.told,
                reports=shelf.reports,
                likeness=replace(base, joining_bias=base.joining_bias + bias),
            )
            if shelf.name.startswith(GUN):
                gun.append(beginnings_scored(shelf, homes))
            else:
                paragraphs.append(b_cubed(shelf, homes))
                reports.append(report_pairs(shelf, homes))
        p, r = np.mean(paragraphs, axis=0)
        both, held, wanted = np.sum(reports, axis=0)
        print(
            f"bias {bias:4}: paragraphs B3 {p:.3f} {r:.3f} {f1(p, r):.3f}  "
            f"reports P {both / max(held, 1):.3f} R {both / wanted:.3f} F {f1(both / max(held, 1), both / wanted):.3f}  "
            f"gun violence B3 {np.mean([s.b_cubed.f1 for s in gun]):.3f} pairs {np.mean([s.pairs.f1 for s in gun]):.3f}",
            flush=True,
        )


def beginnings_scored(shelf: Shelf, homes: Mapping[ParagraphKey, Hashable]) -> Scores:
    """Return how well reports are grouped by what they begin with, each page being of one incident alone."""
    label: dict[str, str] = {report: shelf.labels[told[0].key] for report, told in shelf.told.items()}
    ours: dict[str, str] = {
        report: str(homes.get(beginnings(told)[0][0].key, report)) for report, told in shelf.told.items()
    }
    return scores(grouped(label), grouped(ours))


def written(
    likeness: Likeness, shelves: Sequence[Shelf], *, tracing_learnt_with: str = METHODS["joining"]
) -> None:
    """Write the package's data."""
    (PACKAGED / "terms.bin").write_bytes(likeness.terms.sketch)
    held = {
        "documents": likeness.terms.documents,
        "joining": dict(likeness.joining),
        "joining_bias": likeness.joining_bias,
        "tracing": dict(likeness.tracing),
        "stay": likeness.stay,
        "margin": likeness.margin,
        "tracing_learnt_with": tracing_learnt_with,
        "learnt_by": "training/joining.py",
        "learnt_from": [s.name for s in shelves],
        "seed": SEED,
    }
    (PACKAGED / "joining.json").write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, and print or write."""
    asked = argparse.ArgumentParser(description="Learn by what reports are joined.")
    asked.add_argument(
        "--cache", type=Path, required=True, help="folder for what was read; holds text of corpora"
    )
    asked.add_argument("--check", action="store_true", help="leave one folder out after the other")
    asked.add_argument("--write", action="store_true", help="write the package's data")
    asked.add_argument("--keep-tracing", action="store_true", help="leave the weights of tracing as shipped")
    given = asked.parse_args()
    terms = terms_of_corpora()
    shelves = [*incident_shelves(given.cache, terms), *gun_shelves(given.cache, terms)]
    lessons = {shelf.name: lessons_of(shelf, terms) for shelf in shelves}
    if given.check:
        check(shelves, lessons, terms)
    learnt = likeness_from(list(lessons.values()), terms)
    for name in SIGNALS:
        print(f"{name:16} {learnt.joining[name]:7.3f} {learnt.tracing[name]:7.3f}")
    print(f"bias {learnt.joining_bias}")
    if given.write:
        shipped = json.loads((PACKAGED / "joining.json").read_text(encoding="utf-8"))
        if given.keep_tracing:
            learnt = replace(learnt, tracing=shipped["tracing"])
        since = shipped["tracing_learnt_with"] if given.keep_tracing else METHODS["joining"]
        written(learnt, shelves, tracing_learnt_with=since)


if __name__ == "__main__":
    main()
