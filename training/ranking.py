"""Which candidates fill a role, and which of them belong together: learnt from MUC-4, whatever model gave the scores.

Two steps. The first learns from the training reports, with evidence and clues;
the model has seen these reports and is surer of them than of others, so the
first step trusts it too much. The second learns on dev, which the model has not
seen, from the evidence and from what the first step says. It has few weights,
and what is said of dev for tuning comes from folds.

What tells two incidents of one kind apart is learnt from the key of the training
reports alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import Final

import numpy as np

from training.candidates import Candidate, Judged, Lexicon, judged, lexicon_of, phrase, worded
from training.loglinear import Floats, cases, chance, fitted
from training.muc4 import Document, spans
from training.rolemarks import WindowScores
from training.templates import ANCHORS, KINDS, Kind, Link, Mention, Reading, alike

FOLDS: Final = 10
COMMON: Final = 3
"""Candidates of the training reports that must share a clue for it to have a weight."""
CLUE_RIDGE: Final = 3.0
RIDGE: Final = 0.5
SECOND_RIDGE: Final = 10.0
LINK_RIDGE: Final = 1.0
FLOOR: Final = 0.05
"""Candidates less sure than this are not in a reading."""
ABDUCTION: Final = "kidnapping"
"""The key tells one incident for each abducted person oftener than it does for the killed."""
_SENTENCE: Final = frozenset(".?!")
_NEAR: Final = 3
_FAR: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A report of the corpus with what the model says of its windows."""

    document: Document
    held: Sequence[WindowScores]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What makes columns alike in size: subtract the mean, divide by the spread."""

    means: Floats
    spreads: Floats

    def of(self, numbers: Floats) -> Floats:
        """Return the columns scaled."""
        scaled: Floats = (numbers - self.means) / self.spreads
        return scaled


def scale_of(numbers: Floats) -> Scale:
    """Return the scale of columns (rows, columns)."""
    return Scale(means=numbers.mean(0), spreads=numbers.std(0) + 1e-9)


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """What the training reports teach."""

    lexicon: Lexicon
    clues: dict[str, int]
    """The number of each clue that has a weight."""
    scale: Scale
    weights: Floats

    def scores(self, found: Judged) -> Floats:
        """Return the log odds of the candidates of a report."""
        known = [[self.clues[c] for c in sorted(cs) if c in self.clues] for cs in found.clues]
        return cases(self.scale.of(found.evidence), known, len(self.clues)).scores(self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """What dev teaches beside."""

    scale: Scale
    weights: Floats

    def chances(self, table: Floats) -> Floats:
        """Return the chances of candidates from their evidence and the log odds of the first step."""
        return chance(cases(self.scale.of(table)).scores(self.weights))


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How surely two participants stand in one template."""

    scale: Scale
    weights: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """All that was learnt; takes the scores of the model it was learnt with."""

    first: First
    second: Second
    anchors: Links
    """For two of the roles that tell incidents apart."""
    others: Links
    """For one of these and a perpetrator or a weapon."""

    def reading(self, text: str, held: Sequence[WindowScores]) -> Reading:
        """Return the reading of a report: of candidates that name one thing the surest, with links between them."""
        found = judged(text, held, self.first.lexicon)
        return self._read(found, self.second)

    def _read(self, found: Judged, second: Second) -> Reading:
        chances = second.chances(_table(self.first, found)) if found.candidates else np.zeros(0)
        kept = _chosen(found, chances)
        spans_of = found.worded.spans
        mentions = tuple(
            Mention(
                role=one.role,
                start=spans_of[one.surest.first][0],
                end=spans_of[one.surest.end - 1][1],
                score=float(chances[n]),
                kinds=_kinds(found.kinds[[p.first for p in one.places]]),
            )
            for n, one in kept
        )
        return Reading(
            text=found.worded.text,
            kinds=_kinds(found.kinds),
            mentions=mentions,
            links=tuple(self._links(found, [one for _, one in kept], [m.kinds for m in mentions])),
        )

    def _links(
        self, found: Judged, kept: Sequence[Candidate], kinds: Sequence[Sequence[Kind]]
    ) -> Iterator[Link]:
        sentence = _sentences(found.worded.words)
        for a, b in combinations(range(len(kept)), 2):
            count = sum(c.role in ANCHORS for c in (kept[a], kept[b]))
            if not count:
                continue
            links = self.anchors if count > 1 else self.others
            abducted = _likeliest(kinds[a], kinds[b]) == ABDUCTION
            row = _apart(_spots(kept[a]), _spots(kept[b]), sentence, kept[a].role == kept[b].role, abducted)
            apart = np.array([row])
            yield Link(
                one=a, other=b, score=float(chance(cases(links.scale.of(apart)).scores(links.weights))[0])
            )


def learnt(train: Sequence[Marked], dev: Sequence[Marked]) -> tuple[Ranker, tuple[Reading, ...]]:
    """Learn from the two sets.

    Returns:
        What was learnt, and the readings of dev to tune a policy on: each made
        with a second step learnt on the nine folds its report is not in.

    """
    documents = [m.document for m in train]
    first = _first(train, lexicon_of(documents))
    on_dev = [judged(m.document.text, m.held, first.lexicon) for m in dev]
    tables = [_table(first, j) for j in on_dev]
    answers = [_answers(m.document, j) for m, j in zip(dev, on_dev, strict=True)]
    anchors, others = (_linked(documents, both) for both in (True, False))
    ranker = Ranker(first=first, second=_second(tables, answers), anchors=anchors, others=others)
    readings: dict[int, Reading] = {}
    for fold in range(FOLDS):
        rest = [n for n in range(len(dev)) if n % FOLDS != fold]
        second = _second([tables[n] for n in rest], [answers[n] for n in rest])
        for n in range(fold, len(dev), FOLDS):
            readings[n] = ranker._read(on_dev[n], second)
    return ranker, tuple(readings[n] for n in range(len(dev)))


def _first(train: Sequence[Marked], lexicon: Lexicon) -> First:
    found = [judged(m.document.text, m.held, lexicon, without=n) for n, m in enumerate(train)]
    numbers = np.concatenate([j.evidence for j in found])
    clues = [c for j in found for c in j.clues]
    counts = Counter(c for cs in clues for c in cs)
    names = {c: n for n, c in enumerate(sorted(c for c, count in counts.items() if count >= COMMON))}
    yes = np.concatenate([_answers(m.document, j) for m, j in zip(train, found, strict=True)])
    scale = scale_of(numbers)
    ridges = np.array([CLUE_RIDGE] * len(names) + [RIDGE] * numbers.shape[1])
    known = [[names[c] for c in sorted(cs) if c in names] for cs in clues]
    weights = fitted(cases(scale.of(numbers), known, len(names)), yes, ridges)
    return First(lexicon=lexicon, clues=names, scale=scale, weights=weights)


def _second(tables: Sequence[Floats], answers: Sequence[Floats]) -> Second:
    table = np.concatenate(tables)
    scale = scale_of(table)
    ridges = np.full(table.shape[1], SECOND_RIDGE)
    return Second(scale=scale, weights=fitted(cases(scale.of(table)), np.concatenate(answers), ridges))


def _table(first: First, found: Judged) -> Floats:
    return np.concatenate([found.evidence, first.scores(found)[:, None]], 1)


def _answers(document: Document, found: Judged) -> Floats:
    """Return 1 for each candidate that is a mention of a filler of its role, else 0."""
    right = {
        (slot.role, phrase(mention))
        for one in document.templates
        for slot in one.fillers
        for entity in slot.entities
        for mention in entity
    }
    return np.array([float((c.role, c.phrase) in right) for c in found.candidates])


def _chosen(found: Judged, chances: Floats) -> list[tuple[int, Candidate]]:
    """Return the candidates to show, in the order of the text: the surest first, none that names or overlaps one taken."""
    taken: list[tuple[int, Candidate]] = []
    for n in np.argsort(-chances, kind="stable").tolist():
        one = found.candidates[n]
        if chances[n] < FLOOR:
            break
        if not any(
            one.role == other.role and (alike(one.phrase, other.phrase) or _overlap(one, other))
            for _, other in taken
        ):
            taken.append((n, one))
    return sorted(taken, key=lambda t: (t[1].surest.first, t[1].surest.end, t[1].role))


def _overlap(one: Candidate, other: Candidate) -> bool:
    return any(p.first < q.end and q.first < p.end for p in one.places for q in other.places)


def _kinds(odds: Floats) -> tuple[Kind, ...]:
    """Return the kinds by the surest of some words, (words, 7)."""
    sure = chance(odds.max(0, initial=-np.inf))
    return tuple(Kind(name=k, score=float(s)) for k, s in zip(KINDS, sure, strict=False))


def _likeliest(one: Sequence[Kind], other: Sequence[Kind]) -> str:
    """Return the kind two mentions are likeliest to share."""
    sums: dict[str, float] = {}
    for kind in (*one, *other):
        sums[kind.name] = sums.get(kind.name, 0.0) + kind.score
    return max(sums, key=lambda name: sums[name], default="")


def _sentences(words: Sequence[str]) -> list[int]:
    """Return for each word the number of its sentence."""
    ended = accumulate((int(w in _SENTENCE) for w in words), initial=0)
    return list(ended)[:-1]


def _spots(one: Candidate) -> list[tuple[int, int]]:
    return [(p.first, p.end) for p in one.places]


def _apart(
    ones: Sequence[tuple[int, int]],
    others: Sequence[tuple[int, int]],
    sentence: Sequence[int],
    same_role: bool,
    abducted: bool,
) -> list[float]:
    """Return how far two participants stand apart, from where each stands (in words)."""
    gap, a, b = min((max(p[0], q[0]) - min(p[1], q[1]), p, q) for p in ones for q in others)
    between = abs(sentence[a[0]] - sentence[b[0]])
    begins = abs(min(p[0] for p in ones) - min(q[0] for q in others))
    return [
        float(min(between, _FAR)),
        float(between == 0),
        float(between == 1),
        float(np.log1p(max(gap, 0))),
        float(gap <= _NEAR),
        float(np.log1p(begins)),
        float(same_role),
        float(abducted),
    ]


def _linked(documents: Sequence[Document], both: bool) -> Links:
    """Learn from the key which participants of one kind of incident stand in one template.

    With ``both`` of pairs of anchors, else of an anchor and another.
    """
    rows: list[list[float]] = []
    together: list[float] = []
    for document in documents:
        report = worded(document.text)
        sentence = _sentences(report.words)
        where: dict[tuple[str, tuple[str, ...]], tuple[set[tuple[int, int]], set[int]]] = {}
        for f in spans(document, every=True):
            held = [n for n, (s, e) in enumerate(report.spans) if s < f.end and f.start < e]
            entity = document.templates[f.template].of(f.role)[f.entity]
            places, numbers = where.setdefault((f.role, entity), (set(), set()))
            places.add((held[0], held[-1] + 1))
            numbers.add(f.template)
        for ((role, _), (ones, a)), ((other, _), (others, b)) in combinations(where.items(), 2):
            anchored = (role in ANCHORS) + (other in ANCHORS)
            kinds = [{document.templates[n].kinds[0] for n in numbers} for numbers in (a, b)]
            if anchored == (2 if both else 1) and kinds[0] & kinds[1]:
                abducted = ABDUCTION in kinds[0] & kinds[1]
                rows.append(_apart(sorted(ones), sorted(others), sentence, role == other, abducted))
                together.append(float(bool(a & b)))
    table = np.array(rows)
    scale = scale_of(table)
    weights = fitted(cases(scale.of(table)), np.array(together), np.full(table.shape[1], LINK_RIDGE))
    return Links(scale=scale, weights=weights)
