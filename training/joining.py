"""Learn by what two reports are joined: the weights of `corrobora.merging.likeness`, and the term statistics.

    python -m training.joining --cache FOLDER --check     leave one folder of the incident set out after the other: prints
    python -m training.joining --cache FOLDER --write     learn from all of it and write the package's data

Term statistics: in how many reports of the training halves of PolNeAR, MUC-4 and
the gun-violence corpus a word stands, kept as a sketch no word can be read from.

Weights of joining: the tune half of ``tests/incidents`` and a sample of the
gun-violence training half. From each folder pairs of groups of beginnings are
drawn by seed, one to four reports on a side, of one happening or of two; a log-linear model
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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from tests.gold.annotation import Half
from tests.incidents.keys import HERE, folders, load_told

from corrobora.merging.copies import find_copies
from corrobora.merging.joining import beginnings, place
from corrobora.merging.likeness import Likeness
from corrobora.merging.paragraphs import Paragraph, paragraphs_of
from corrobora.merging.profiles import AGAINST, FOR, SIGNALS, Profile, profile_of, shared
from corrobora.merging.terms import Terms, sketch_of, words_of
from corrobora.records import Reading, Report, ReportId
from corrobora.workflow.run import read_reports
from corrobora.workflow.settings import Settings
from training.corpora import data_root
from training.tally import load_cases

Floats = npt.NDArray[np.float64]
SEED: Final = 1
WIDTH: Final = 1 << 16
READ: Final = 6000
"""Code points of a training report whose words are counted: the rest of a crawled page is mostly not its own."""
PAIRS: Final = 1500
"""Pairs of groups drawn from each folder of the incident set, and as many from the gun-violence sample."""
GUN_REPORTS: Final = 400
ALIKE: Final = 0.4
"""Share of the drawn pairs that are of one happening."""
RIDGE: Final = 1.0
LEAN: Final = 0.5
"""Added to the fitted bias: pairs drawn are of one happening oftener than pairs met."""
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
    labels: Mapping[tuple[ReportId, int], str]
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
        apart = frozenset(
            i for f in reading.background if f.kind in {"earlier-violence", "pattern"} for i in f.claims
        )
        found = paragraphs_of(reports[report.id], reading, terms=terms, set_apart=apart)
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


def gun_shelf(cache: Path, terms: Terms) -> Shelf:
    """Return incidents of the gun-violence training half with two pages or more, each page about its incident alone."""
    path = _kept(cache, "gunviolence")
    if not path.exists():
        cases = sorted((c for c in load_cases("train") if len(c.reports) > 1), key=lambda c: c.id)
        random.Random(SEED).shuffle(cases)
        chosen: list[tuple[str, Report]] = []
        for case in cases:
            if len(chosen) < GUN_REPORTS:
                chosen += [(case.id, report) for report in case.reports]
        path.write_bytes(pickle.dumps(_read_pages(chosen)))
    held: list[tuple[str, Report, Reading]] = pickle.loads(path.read_bytes())  # noqa: S301 - written above
    shelf = _shelf("gunviolence", [(report, reading) for _, report, reading in held], terms, {})
    of = {report.id: incident for incident, report, _ in held}
    return replace(
        shelf, labels={p.key: of[report] for report, paragraphs in shelf.told.items() for p in paragraphs}
    )


def _read_pages(chosen: Sequence[tuple[str, Report]]) -> list[tuple[str, Report, Reading]]:
    from corrobora.workflow.readers import read_one  # noqa: PLC0415 - only where pages are read anew
    from corrobora.workflow.reference import open_reference  # noqa: PLC0415 - the same

    reference = open_reference(Settings())
    return [(incident, report, read_one(report, reference)) for incident, report in chosen]


# --------------------------------------------------------------------------- what is learnt from


def _subject(shelf: Shelf, seed: Sequence[Paragraph]) -> str | None:
    known = Counter(shelf.labels[p.key] for p in seed if p.key in shelf.labels)
    return known.most_common(1)[0][0] if known else None


def pairs_of(shelf: Shelf, terms: Terms, *, number: int, seed: int) -> tuple[Floats, Floats]:
    """Draw pairs of groups of beginnings; return the signals between them and whether they are one happening."""
    drawn = random.Random(f"{seed}{shelf.name}")
    of: dict[str, list[tuple[Paragraph, ...]]] = defaultdict(list)
    for report in sorted(shelf.told):
        first = beginnings(shelf.told[report])[0]
        subject = _subject(shelf, first)
        of[subject if subject is not None else f"alone {report}"].append(first)
    several = sorted(s for s in of if len(of[s]) > 1)
    every = sorted(of)
    known: dict[tuple[tuple[ReportId, int], ...], Profile] = {}

    def gathered(group: Sequence[tuple[Paragraph, ...]]) -> Profile:
        key = tuple(sorted(seed[0].key for seed in group))
        if key not in known:
            known[key] = profile_of((p for s in group for p in s), reports=shelf.reports, terms=terms)
        return known[key]

    rows, answers = [], []
    for _ in range(number):
        left, right = drawn.choice((1, 1, 1, 2, 3, 5)), drawn.choice((1, 1, 2, 3, 4, 6))
        one = drawn.random() < ALIKE
        if one:
            group = list(of[drawn.choice(several)])
            drawn.shuffle(group)
            left = min(left, len(group) - 1)
            a, b = group[:left], group[left : left + right]
        else:
            this, that = drawn.sample(every, 2)
            a = drawn.sample(of[this], min(left, len(of[this])))
            b = drawn.sample(of[that], min(right, len(of[that])))
        rows.append(shared(gathered(a), gathered(b)))
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
                    (np.array([shared(alone, o) for o in others.values()]), list(others).index(subject))
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


def likeness_from(
    shelves: Sequence[Shelf], terms: Terms, *, bias: float = LEAN, stay: float = STAY, margin: float = MARGIN
) -> Likeness:
    """Learn from some shelves; paragraphs of shelves whose reports tell of one happening alone teach no tracing."""
    drawn = [pairs_of(s, terms, number=PAIRS, seed=SEED) for s in shelves]
    w, fitted = fitted_pairs(np.concatenate([r for r, _ in drawn]), np.concatenate([a for _, a in drawn]))
    traced = fitted_choices([c for s in shelves if s.name != "gunviolence" for c in choices_of(s, terms)])
    return Likeness(
        terms=terms,
        joining={name: round(float(x), 3) for name, x in zip(SIGNALS, w, strict=True)},
        joining_bias=round(fitted + bias, 3),
        tracing={name: round(float(x), 3) for name, x in zip(SIGNALS, traced, strict=True)},
        stay=stay,
        margin=margin,
    )


# --------------------------------------------------------------------------- how well


def b_cubed(shelf: Shelf, homes: Mapping[tuple[ReportId, int], int]) -> tuple[float, float]:
    """Return B³ precision and recall over the labelled paragraphs that were placed."""
    keys = [k for k in sorted(shelf.labels) if k in homes]
    wanted: dict[str, set[tuple[ReportId, int]]] = defaultdict(set)
    found: dict[int, set[tuple[ReportId, int]]] = defaultdict(set)
    for key in keys:
        wanted[shelf.labels[key]].add(key)
        found[homes[key]].add(key)
    both = [len(wanted[shelf.labels[k]] & found[homes[k]]) for k in keys]
    return (
        float(np.mean([n / len(found[homes[k]]) for n, k in zip(both, keys, strict=True)])),
        float(np.mean([n / len(wanted[shelf.labels[k]]) for n, k in zip(both, keys, strict=True)])),
    )


def report_pairs(shelf: Shelf, homes: Mapping[tuple[ReportId, int], int]) -> tuple[int, int, int]:
    """Return how many pairs of reports are rightly held together, are held together, and ought to be."""
    ours: dict[int, set[ReportId]] = defaultdict(set)
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


def check(shelves: Sequence[Shelf], gun: Shelf, terms: Terms) -> None:
    """Print what each setting gives on folders that the weights were not learnt from."""
    learnt = {s.name: likeness_from([o for o in shelves if o is not s] + [gun], terms) for s in shelves}
    for bias in (-1.0, -0.5, 0.0, 0.5):
        for stay in (3.0, 4.0, 6.0):
            for margin in (6.0, 10.0):
                scores, both, held, wanted = [], 0, 0, 0
                for shelf in shelves:
                    base = learnt[shelf.name]
                    like = replace(base, joining_bias=base.joining_bias + bias, stay=stay, margin=margin)
                    homes = place(shelf.told, reports=shelf.reports, likeness=like)
                    scores.append(b_cubed(shelf, homes))
                    n, h, w = report_pairs(shelf, homes)
                    both, held, wanted = both + n, held + h, wanted + w
                p, r = np.mean(scores, axis=0)
                print(
                    f"bias {bias:4} stay {stay} margin {margin}: paragraphs B3 {p:.3f} {r:.3f} {f1(p, r):.3f}  "
                    f"reports P {both / max(held, 1):.3f} R {both / wanted:.3f} F {f1(both / max(held, 1), both / wanted):.3f}",
                    flush=True,
                )


def written(likeness: Likeness, shelves: Sequence[Shelf]) -> None:
    """Write the package's data."""
    (PACKAGED / "terms.bin").write_bytes(likeness.terms.sketch)
    held = {
        "documents": likeness.terms.documents,
        "joining": dict(likeness.joining),
        "joining_bias": likeness.joining_bias,
        "tracing": dict(likeness.tracing),
        "stay": likeness.stay,
        "margin": likeness.margin,
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
    given = asked.parse_args()
    terms = terms_of_corpora()
    shelves, gun = list(incident_shelves(given.cache, terms)), gun_shelf(given.cache, terms)
    if given.check:
        check(shelves, gun, terms)
    learnt = likeness_from([*shelves, gun], terms)
    for name in SIGNALS:
        print(f"{name:16} {learnt.joining[name]:7.3f} {learnt.tracing[name]:7.3f}")
    print(f"bias {learnt.joining_bias}")
    if given.write:
        written(learnt, [*shelves, gun])


if __name__ == "__main__":
    main()
