"""What may fill a role of a report, and what speaks for it: the model's tags, and how such words filled roles before.

The tag heads alone mark a stretch or do not. Here every stretch they think
possible at all is a candidate, and so is every phrase that filled a role in the
training reports often enough; all places of the same words count as one. Which
of them to take is learnt from their evidence (`training.ranking`).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from corrobora.reading.marks import BEGINS, INSIDE, OUTSIDE, Scores, best_paths, log_softmax, stretches
from training.fillers import normalised
from training.muc4 import ROLES, Document
from training.rolemarks import FAVOURED, WindowScores
from training.templates import KINDS, alike

BEGINNING: Final = 0.005
"""Below this chance nothing is thought to begin."""
LEAST: Final = 0.01
"""Below this chance a stretch is no candidate."""
LONGEST: Final = 14
"""Words of a candidate at most: of the training fillers one in two hundred is longer."""
LONGEST_KNOWN: Final = 6
"""Words of a candidate at most that is one because it filled the role before."""
KNOWN: Final = 2
"""Reports a phrase must have filled a role in to be a candidate wherever it stands."""
SHARE: Final = 0.04
"""And the least share of the reports with that phrase."""
SURROUNDINGS: Final = 3
"""Surest places of a candidate whose neighbouring words count."""

EVIDENCE: Final = (
    "tagged, surest place", "tagged, mean of places", "tagged, any place", "tags alone", "overlapping stretch",
    "same words in another role", "places", "length", "first place", "first word of the report", "article within",
    "ends in the middle", "begins in the middle", "article before", "of behind", "digits",
    "fillers expected", "report's surest kind", "attack", "bombing", "kidnapping", "window's surest kind",
    "window without kind", "marked", "marked, how surely", "marked with none favoured",
    "marked so, how surely", "other stretch marked", "other stretch marked, how surely", "words alike, surest",
    "words alike, all", "longer alike", "shorter alike", "alike", "phrase filled the role", "phrase, how often",
    "head filled the role", "head, how often", "its words filled the role", *ROLES,
)  # fmt: skip
"""Names of the columns of ``Judged.evidence``."""

_UNREAD: Final = -9.0
"""Log odds of any kind for a word no window holds."""
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?|[^\w\s]")
_ARTICLES = frozenset({"the", "a", "an"})
_FUNCTION = frozenset(
    "and at by for from in of on to with de del el la las los y a an the or s who which that his her their its".split()
)
_HALVES = frozenset(
    "of the a an and by in on at to with for from that who which was were is has had been de del la el las los y or"
    " against as".split()
)
"""Words with which no filler begins or ends."""
_BREAKS = frozenset("of who which in from at with de owned belonging on".split())
"""Behind the head of a phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A report cut into words and punctuation marks."""

    text: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    plain: tuple[str, ...]
    """Each as `phrase` has it; punctuation marks and articles are empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a candidate stands."""

    first: int
    """Number of its first word."""
    end: int
    chance: float
    """That just these words fill the role here, by the tags: 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may fill a role, wherever in the report they stand."""

    role: str
    phrase: str
    places: tuple[Place, ...]
    """In the order of the text."""

    @property
    def surest(self) -> Place:
        """The place with the highest chance."""
        return max(self.places, key=lambda p: p.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The candidates of a report with their evidence."""

    worded: Worded
    candidates: tuple[Candidate, ...]
    evidence: np.ndarray
    """(candidates, columns of `EVIDENCE`)."""
    kinds: np.ndarray
    """(words, 7): for each word the log odds of the kinds of `KINDS` and of none, where it stands."""
    clues: tuple[frozenset[str], ...]
    """Of each candidate the words it is made of and those beside it, marked with where they stand and the role."""


def worded(text: str) -> Worded:
    """Cut a text into words and punctuation marks."""
    spans = tuple(m.span() for m in _WORD.finditer(text))
    words = tuple(text[a:b] for a, b in spans)
    return Worded(text=text, spans=spans, words=words, plain=tuple(normalised(w) for w in words))


def phrase(words: str) -> str:
    """Return words as phrases are compared: as the scorers do, but with words parted at hyphens."""
    return normalised(words.replace("-", " "))


def head(words: str) -> str:
    """Return the word a phrase is about: the last, or the one before "of", "who" and the like."""
    cut = words.split()
    return next((cut[n - 1] for n, w in enumerate(cut) if n and w in _BREAKS), cut[-1] if cut else "")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """In which training reports which words filled which roles.

    Evidence for a training report is taken without that report, else every one
    of its fillers would be known.
    """

    phrases: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    """Role and phrase to the numbers of reports."""
    heads: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    inner: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    """Role and any word of a filler."""
    standing: Counter[str] = field(default_factory=Counter)
    """Of each phrase that ever filled a role, the reports that hold it."""
    telling: Counter[str] = field(default_factory=Counter)
    """Of these, the reports that tell of an incident."""
    words: Counter[str] = field(default_factory=Counter)
    """Of each word the reports that hold it."""
    told: frozenset[int] = frozenset()
    """Reports that tell of an incident."""

    def known(self, role: str, words: str, without: int | None) -> bool:
        """Whether the phrase filled the role often enough to be a candidate wherever it stands."""
        found = self.phrases.get((role, words), set())
        count = len(found) - (without in found)
        return count >= KNOWN and count / max(self.standing[words] - (without is not None), 1) > SHARE

    def evidence(self, role: str, words: str, without: int | None) -> list[float]:
        """Return the last columns of `EVIDENCE` but the roles: log shares and counts."""

        def count(table: dict[tuple[str, str], set[int]], key: str) -> int:
            found = table.get((role, key), set())
            return len(found) - (without in found)

        own = without is not None
        filled = count(self.phrases, words)
        beside = max(self.telling[words] - (without in self.told), 0)
        about = head(words)
        headed = count(self.heads, about)
        parts = [w for w in words.split() if w not in _FUNCTION] or words.split() or [""]
        shares = [np.log(count(self.inner, w) + 0.3) - np.log(max(self.words[w] - own, 0) + 3) for w in parts]
        return [
            float(np.log((filled + 0.5) / (beside + 5))),
            float(np.log1p(filled)),
            float(np.log((headed + 0.3) / (max(self.words[about] - own, 0) + 5))),
            float(np.log1p(headed)),
            float(np.mean(shares)),
        ]


def lexicon_of(documents: Sequence[Document]) -> Lexicon:
    """Count which words fill which roles in training reports."""
    made = Lexicon(told=frozenset(n for n, d in enumerate(documents) if d.templates))
    for number, document in enumerate(documents):
        for one in document.templates:
            for slot in one.fillers:
                for mention in (m for e in slot.entities for m in e):
                    words = phrase(mention)
                    made.phrases.setdefault((slot.role, words), set()).add(number)
                    made.heads.setdefault((slot.role, head(words)), set()).add(number)
                    for word in words.split():
                        made.inner.setdefault((slot.role, word), set()).add(number)
    ever = {words for _, words in made.phrases}
    for document in documents:
        said = phrase(document.text).split()
        made.words.update(set(said))
        held = {s for _, _, s in _runs(said, LONGEST_KNOWN) if s in ever}
        made.standing.update(held)
        if document.templates:
            made.telling.update(held)
    return made


def _runs(words: Sequence[str], longest: int) -> Iterator[tuple[int, int, str]]:
    """Yield every run of words that begins and ends with a word, with its first and end number."""
    for first, word in enumerate(words):
        if word:
            said = ""
            for end in range(first + 1, min(first + longest, len(words)) + 1):
                if words[end - 1]:
                    said = f"{said} {words[end - 1]}" if said else words[end - 1]
                    yield first, end, said


def judged(
    text: str, held: Sequence[WindowScores], lexicon: Lexicon, *, without: int | None = None
) -> Judged:
    """Return the candidates of a report with their evidence.

    ``held`` may hold several windows over the same words, cut in different ways
    (`rolemarks.every_cut`): their mean counts. ``without`` is the report's number
    if the lexicon counts it.
    """
    report = worded(text)
    chances, kinds = _read(report, held)
    stretch = {
        (role, first, end): chance
        for number, role in enumerate(ROLES)
        for first, end, chance in _possible(chances[:, number])
    }
    places: dict[tuple[str, str], list[Place]] = {}
    for (role, first, end), chance in stretch.items():
        words = phrase(text[report.spans[first][0] : report.spans[end - 1][1]])
        if words:
            places.setdefault((role, words), []).append(Place(first=first, end=end, chance=chance))
    for first, end, words in _runs(report.plain, LONGEST_KNOWN):
        if words in lexicon.standing:
            for number, role in enumerate(ROLES):
                here = places.get((role, words), [])
                if lexicon.known(role, words, without) and all(p.first != first for p in here):
                    chance = _chance(chances[:, number], first, end)
                    places.setdefault((role, words), []).append(Place(first=first, end=end, chance=chance))
    found = tuple(
        Candidate(role=role, phrase=words, places=tuple(sorted(p, key=lambda p: (p.first, p.end))))
        for (role, words), p in places.items()
    )
    evidence = _evidence(report, held, kinds, chances, stretch, found)
    before = [lexicon.evidence(c.role, c.phrase, without) for c in found]
    roles = [[float(c.role == r) for r in ROLES] for c in found]
    table = (
        np.concatenate([evidence, np.array(before), np.array(roles)], 1)
        if found
        else np.zeros((0, len(EVIDENCE)))
    )
    return Judged(
        worded=report,
        candidates=found,
        evidence=table,
        kinds=kinds,
        clues=tuple(frozenset(_clues(report, c)) for c in found),
    )


def _read(report: Worded, held: Sequence[WindowScores]) -> tuple[Scores, Scores]:
    """Return for each word the chances of the tags, (words, roles, 3), and the log odds of the kinds, (words, 7).

    A word's tags are those of its first piece, its kinds those of its window;
    where windows overlap, the mean of them. A word in no window fills nothing.
    """
    starts = {start: n for n, (start, _) in enumerate(report.spans)}
    chances = np.zeros((len(report.spans), len(ROLES), 3), dtype=np.float32)
    kinds = np.zeros((len(report.spans), len(KINDS) + 1), dtype=np.float32)
    times = np.zeros(len(report.spans), dtype=np.float32)
    for one in held:
        here = [(starts[s], piece) for piece, (s, _) in enumerate(one.spans) if s in starts]
        words, pieces = [w for w, _ in here], [p for _, p in here]
        sure = np.exp(log_softmax(one.roles.reshape(len(one.spans), len(ROLES), 3)))
        chances[words] += sure[pieces]
        kinds[words] += one.kinds
        times[words] += 1
    unread = times == 0
    chances[unread, :, OUTSIDE] = 1
    kinds[unread] = _UNREAD
    times[unread] = 1
    return chances / times[:, None, None], kinds / times[:, None]


def _possible(chances: Scores) -> Iterator[tuple[int, int, float]]:
    """Yield the stretches of one role that are likely enough, with their chances.

    The chance of a stretch is that of its first word to begin, of the others to
    go on, and of the next not to: the heads judge every piece alone.
    """
    begins, goes_on = chances[:, BEGINS], chances[:, INSIDE]
    for first in np.flatnonzero(begins > BEGINNING).tolist():
        reached = float(begins[first])
        for end in range(first + 1, min(first + LONGEST, len(chances)) + 1):
            further = float(goes_on[end]) if end < len(chances) else 0.0
            if reached * (1 - further) > LEAST:
                yield first, end, reached * (1 - further)
            reached *= further
            if reached < LEAST:
                break


def _chance(chances: Scores, first: int, end: int) -> float:
    further = float(chances[end, INSIDE]) if end < len(chances) else 0.0
    return float(chances[first, BEGINS] * np.prod(chances[first + 1 : end, INSIDE])) * (1 - further)


def _marked(
    report: Worded, held: Sequence[WindowScores], favoured: float
) -> dict[tuple[str, int, int], float]:
    """Return the stretches the likeliest tag sequence marks, in words, with the mean chance of their pieces."""
    starts = [start for start, _ in report.spans]
    found: dict[tuple[str, int, int], float] = {}
    for one in held:
        logs = log_softmax(one.roles.reshape(len(one.spans), len(ROLES), 3)).transpose(1, 0, 2)
        moved = logs.copy()
        moved[:, :, OUTSIDE] -= favoured
        for role, path in enumerate(best_paths(moved)):
            for a, b in stretches(path):
                first = bisect_right(starts, one.spans[a][0]) - 1
                end = bisect_right(starts, one.spans[b - 1][1] - 1)
                sure = float(np.exp(logs[role, a:b, 1:]).sum(-1).mean())
                found[ROLES[role], first, end] = max(sure, found.get((ROLES[role], first, end), 0.0))
    return found


def _evidence(
    report: Worded,
    held: Sequence[WindowScores],
    kinds: Scores,
    chances: Scores,
    stretch: dict[tuple[str, int, int], float],
    found: Sequence[Candidate],
) -> np.ndarray:
    """Return the columns of `EVIDENCE` that the report itself gives."""
    eager, plain = _marked(report, held, FAVOURED), _marked(report, held, 0.0)
    top = kinds[:, : len(KINDS)].max(1)
    by_role = {role: [(key, c) for key, c in stretch.items() if key[0] == role] for role in ROLES}
    marked = {role: [(key, s) for key, s in eager.items() if key[0] == role] for role in ROLES}
    surest = {(c.role, c.phrase): c.surest.chance for c in found}
    expected = {role: sum(chance for (r, _), chance in surest.items() if r == role) for role in ROLES}
    kin = _kin(found)
    rows: list[list[float]] = []
    for number, one in enumerate(found):
        role = ROLES.index(one.role)
        best = one.surest
        each = [p.chance for p in one.places]
        first, end = best.first, best.end
        near = [c for (_, a, b), c in by_role[one.role] if a < end and first < b and (a, b) != (first, end)]
        spots = {(p.first, p.end) for p in one.places}
        parted = [
            s
            for (_, a, b), s in marked[one.role]
            if any(a < e and f < b and (a, b) != (f, e) for f, e in spots)
        ]
        so, flat = (
            max((m.get((one.role, f, e), 0.0) for f, e in spots), default=0.0) for m in (eager, plain)
        )
        like = [found[n] for n in kin[number]]
        like_chances = [c.surest.chance for c in like]
        words = one.phrase.split()
        before = report.words[first - 1] if first else ""
        behind = report.words[end] if end < len(report.words) else ""
        last = report.words[end - 1]
        rows.append(
            [
                _odds(best.chance),
                _odds(float(np.mean(each))),
                _odds(1 - float(np.prod([1 - c for c in each]))),
                _odds(float(chances[first:end, role, 1:].sum(-1).mean())),
                _odds(max(near, default=0.0)),
                _odds(max(surest.get((r, one.phrase), 0.0) for r in ROLES if r != one.role)),
                float(np.log(len(each))),
                float(np.log1p(len(words))),
                one.places[0].first / len(report.words),
                float(np.log1p(one.places[0].first)),
                float(report.words[first] in _ARTICLES),
                float(last in _HALVES or not last[-1].isalnum()),
                float(words[0] in _HALVES),
                float(before in _ARTICLES or before == "of"),
                float(behind == "of"),
                float(any(c.isdigit() for c in one.phrase)),
                float(np.log(expected[one.role] + 0.1)),
                float(top.max()),
                *kinds[:, :3].max(0).tolist(),
                float(top[first]),
                float(kinds[first, -1]),
                float(so > 0),
                so,
                float(flat > 0),
                flat,
                float(bool(parted)),
                max(parted, default=0.0),
                _odds(max(like_chances, default=0.0)),
                float(np.log1p(sum(like_chances))),
                _odds(max((c.surest.chance for c in like if len(c.phrase) > len(one.phrase)), default=0.0)),
                _odds(max((c.surest.chance for c in like if len(c.phrase) < len(one.phrase)), default=0.0)),
                float(np.log1p(len(like))),
            ]
        )
    return np.array(rows)


def _kin(found: Sequence[Candidate]) -> list[list[int]]:
    """Return for each candidate the others of its role that name the same by their words."""
    kin: list[list[int]] = [[] for _ in found]
    for role in ROLES:
        numbers = [n for n, c in enumerate(found) if c.role == role]
        for place, a in enumerate(numbers):
            for b in numbers[:place]:
                if alike(found[a].phrase, found[b].phrase):
                    kin[a].append(b)
                    kin[b].append(a)
    return kin


def _odds(chance: float) -> float:
    """Log odds, kept within those of one in ten thousand."""
    held = min(max(chance, 1e-4), 1 - 1e-4)
    return float(np.log(held / (1 - held)))


def _clues(report: Worded, one: Candidate) -> Iterable[str]:
    words = ["0" if w.isdigit() else w for w in report.words]
    said = one.phrase.split()
    yield f"{one.role} head {head(one.phrase)}"
    yield f"{one.role} first {said[0]}"
    yield f"{one.role} last {said[-1]}"
    yield f"{one.role} all {one.phrase}"
    for word in said:
        yield f"{one.role} word {word}"
    for place in sorted(one.places, key=lambda p: -p.chance)[:SURROUNDINGS]:
        before, behind = words[max(0, place.first - 2) : place.first], words[place.end : place.end + 2]
        yield f"{one.role} before {before[-1] if before else '<'}"
        yield f"{one.role} before two {' '.join(before)}"
        yield f"{one.role} behind {behind[0] if behind else '>'}"
        yield f"{one.role} behind two {' '.join(behind)}"
