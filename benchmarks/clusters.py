"""How like two groupings of the same things are: pairs, B³, MUC, CEAF-e, and the mean of the last three.

A grouping is a sequence of groups without a thing in common; things that stand
alone are groups of one and count like any other. Key and answer must hold the
same things: what is measured here is grouping, not finding. Every score is a
`Score`, precision of the answer first.

Sources:
    MUC: Vilain, Burger, Aberdeen, Connolly, Hirschman, "A model-theoretic coreference scoring scheme", MUC-6, 1995.
    B³: Bagga, Baldwin, "Algorithms for scoring coreference chains", LREC workshop, 1998.
    CEAF: Luo, "On coreference resolution performance metrics", HLT/EMNLP 2005; its φ4 is what "CEAF-e" means.
    CoNLL: Pradhan and others, "CoNLL-2012 shared task", 2012: the mean of the F1 of MUC, B³ and CEAF-e.
    Checked against the rules as Pradhan, Luo, Recasens, Hovy, Ng, Strube restate them, ACL 2014.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Groups = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision and recall of an answer, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All measures of one answer."""

    pairs: Score
    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def conll(self) -> float:
        """Mean F1 of MUC, B³ and CEAF-e, 0 to 1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def grouped(homes: Mapping[str, Hashable]) -> tuple[frozenset[str], ...]:
    """Return the groups of things that have the same home, in the order of their least members."""
    held: dict[Hashable, set[str]] = {}
    for thing, home in homes.items():
        held.setdefault(home, set()).add(thing)
    return tuple(sorted((frozenset(group) for group in held.values()), key=min))


def scores(key: Groups, answer: Groups) -> Scores:
    """Return every measure of an answer.

    Raises:
        ValueError: a thing stands in two groups of one side, or on one side alone.

    """
    return Scores(
        pairs=pairs(key, answer),
        muc=muc(key, answer),
        b_cubed=b_cubed(key, answer),
        ceaf_e=ceaf_e(key, answer),
    )


def pairs(key: Groups, answer: Groups) -> Score:
    """Score the pairs of things that stand in one group; without any pair on a side its share is 0."""
    both = sum(_pairs_of(n) for n in _shared(key, answer).values())
    return Score(
        precision=_share(both, sum(_pairs_of(len(g)) for g in answer)),
        recall=_share(both, sum(_pairs_of(len(g)) for g in key)),
    )


def b_cubed(key: Groups, answer: Groups) -> Score:
    """Score thing by thing: of those in its group of the answer, how many belong there, and the other way round."""
    shared = _shared(key, answer)
    things = sum(len(g) for g in key)
    return Score(
        precision=_share(sum(n * n / len(answer[a]) for (_, a), n in shared.items()), things),
        recall=_share(sum(n * n / len(key[k]) for (k, _), n in shared.items()), things),
    )


def muc(key: Groups, answer: Groups) -> Score:
    """Score links: into how many pieces the other side breaks a group; groups of one have no link and count for nothing."""
    shared = _shared(key, answer)
    links_of_key = sum(len(g) - 1 for g in key)
    links_of_answer = sum(len(g) - 1 for g in answer)
    # a group of n things that the other side breaks into p pieces keeps n - p of its n - 1 links
    kept = sum(n - 1 for n in shared.values())
    return Score(precision=_share(kept, links_of_answer), recall=_share(kept, links_of_key))


def ceaf_e(key: Groups, answer: Groups) -> Score:
    """Score the best one-to-one pairing of groups, where two groups are alike by φ4: twice what they share over their sizes."""
    alike = {
        (k, a): 2 * n / (len(key[k]) + len(answer[a])) for (k, a), n in sorted(_shared(key, answer).items())
    }
    best = sum(_best_of(part) for part in _parts(alike))
    return Score(precision=_share(best, len(answer)), recall=_share(best, len(key)))


def assign(gains: npt.NDArray[np.float64]) -> tuple[int, ...]:
    """Return for every row its column so that the gains add up to the most; no column is taken twice.

    Exact: shortest augmenting paths with prices (Kuhn 1955; Jonker, Volgenant
    1987). At most rows · columns · rows steps, a row of columns at a time.

    Args:
        gains: What each row gains from each column; at least as many columns as rows.

    Raises:
        ValueError: there are more rows than columns.

    """
    rows, columns = gains.shape
    if rows > columns:
        raise ValueError(f"{rows} rows cannot each take one of {columns} columns; hand in the transpose")
    costs = -gains
    # column 0 stands for "none yet", as in the usual statement of the algorithm
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        holder[0] = row
        column = 0
        came_from = np.zeros(columns + 1, dtype=np.int64)
        slack = np.full(columns + 1, np.inf)
        settled = np.zeros(columns + 1, dtype=bool)
        while holder[column] != 0:
            settled[column] = True
            here = holder[column]
            reduced = costs[here - 1] - row_price[here] - column_price[1:]
            shorter = ~settled[1:] & (reduced < slack[1:])
            slack[1:][shorter] = reduced[shorter]
            came_from[1:][shorter] = column
            nearest = int(np.argmin(np.where(settled[1:], np.inf, slack[1:]))) + 1
            step = slack[nearest]
            row_price[holder[settled]] += step
            column_price[settled] -= step
            slack[~settled] -= step
            column = nearest
        while column:
            holder[column] = holder[came_from[column]]
            column = int(came_from[column])
    taken = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            taken[holder[column] - 1] = column - 1
    return tuple(taken)


def _pairs_of(number: int) -> int:
    return number * (number - 1) // 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _shared(key: Groups, answer: Groups) -> Counter[tuple[int, int]]:
    """Return how many things each group of the key shares with each of the answer, where it is any."""
    ours, theirs = _homes(answer), _homes(key)
    if ours.keys() != theirs.keys():
        raise ValueError(
            f"key and answer must group the same things; {len(theirs.keys() - ours.keys())} stand in the key alone, "
            f"{len(ours.keys() - theirs.keys())} in the answer alone"
        )
    return Counter((theirs[thing], home) for thing, home in ours.items())


def _homes(groups: Groups) -> dict[str, int]:
    found = {thing: number for number, group in enumerate(groups) for thing in group}
    if len(found) != sum(len(group) for group in groups):
        raise ValueError("a thing stands in two groups; every thing has one")
    return found


def _parts(alike: Mapping[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """Split the groups into parts that share nothing with each other: the best pairing of all is that of each."""
    of_key: dict[int, list[int]] = {}
    of_answer: dict[int, list[int]] = {}
    for k, a in alike:
        of_key.setdefault(k, []).append(a)
        of_answer.setdefault(a, []).append(k)
    seen: set[int] = set()
    for first in of_key:
        if first in seen:
            continue
        seen.add(first)
        waiting, held = [first], set[tuple[int, int]]()
        while waiting:
            k = waiting.pop()
            for a in of_key[k]:
                held.add((k, a))
                waiting += [other for other in of_answer[a] if other not in seen]
                seen.update(of_answer[a])
        yield {edge: alike[edge] for edge in sorted(held)}


def _best_of(alike: Mapping[tuple[int, int], float]) -> float:
    """Return the most that a one-to-one pairing of the groups of one part gains."""
    if len(alike) == 1:
        return next(iter(alike.values()))
    keys, answers = sorted({k for k, _ in alike}), sorted({a for _, a in alike})
    gains = np.zeros((len(keys), len(answers)))
    for (k, a), gain in alike.items():
        gains[keys.index(k), answers.index(a)] = gain
    if len(keys) > len(answers):
        gains = gains.T
    return float(sum(gains[row, column] for row, column in enumerate(assign(gains))))
