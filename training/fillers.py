"""Scores of templates and of their fillers on MUC-4, as the published scorers count them.

``template_score`` is the template F1 of Du, Rush and Cardie (NAACL 2021), by the
rules of the ``eval.py`` in xinyadu/gtt; it gives GTT's shipped predictions 61.69,
42.36, 50.23. ``ceaf_ree`` is the CEAF-REE of Du, Rush and Cardie (EACL 2021,
"GRIT"), by the rules of the ``eval.py`` in xinyadu/grit_doc_event_entity.
"""

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from training.muc4 import ROLES, Document, Entity, Fillers, Template

KIND = "incident_type"
MICRO = "micro"

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


@dataclass(slots=True, kw_only=True)
class Count:
    """What was found and how much of it is right; what is there and how much of it was found."""

    right: int = 0
    found: int = 0
    hit: int = 0
    gold: int = 0

    def add(self, other: "Count") -> None:
        """Add the numbers of another count."""
        self.right += other.right
        self.found += other.found
        self.hit += other.hit
        self.gold += other.gold

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, 0 to 1."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def normalised(mention: str) -> str:
    """Return a mention as both scorers compare it: lower case, no ASCII punctuation, no article, single spaces."""
    return " ".join(_ARTICLES.sub(" ", mention.lower().translate(_PUNCTUATION)).split())


def matches(gold: Entity, found: Entity) -> bool:
    """Say whether every mention found is one of the gold entity's (the "strict" phi of GRIT)."""
    return set(found) <= set(gold)


def ceaf_ree(documents: Sequence[Document], found: Sequence[Sequence[Template]]) -> dict[str, Count]:
    """Return CEAF-REE for each role and "micro".

    The entities of a role in a document, over all its templates, are aligned one
    to one with those found so that as many pairs as possible match. Of the
    entities of a document's templates, gold or found, one whose mentions are a
    subset or a superset of those of an earlier one is the same entity and left
    out, as in GRIT's preparation of the gold.
    """
    counts = {role: Count() for role in (*ROLES, MICRO)}
    for document, ours in zip(documents, found, strict=True):
        for role in ROLES:
            gold = _normal(entities(document.templates, role))
            mine = _normal(entities(ours, role))
            pairs = _matching([[n for n, g in enumerate(gold) if matches(g, m)] for m in mine])
            counts[role].add(Count(right=pairs, found=len(mine), hit=pairs, gold=len(gold)))
    for role in ROLES:
        counts[MICRO].add(counts[role])
    return counts


def entities(templates: Sequence[Template], role: str) -> tuple[Entity, ...]:
    """Return the entities of a role over the templates of a document, each once: the first that was named."""
    kept: list[Entity] = []
    for one in templates:
        for entity in one.of(role):
            if not any(set(entity) <= set(k) or set(k) <= set(entity) for k in kept):
                kept.append(entity)
    return tuple(kept)


def template_score(documents: Sequence[Document], found: Sequence[Sequence[Template]]) -> dict[str, Count]:
    """Return GTT's template scores for each role, "incident_type" and "micro".

    Templates of a document are aligned one to one where the type found is (part
    of) the gold type, some possibly left alone, so that the document's micro F1
    is highest. In an aligned pair the type is right and a found entity is right
    if some gold entity of the slot holds all of its mentions; a gold entity is
    hit if some found entity lies within it. (Entities are not aligned one to
    one: two found within one gold entity are both right, and hit one.) A gold
    template equal to an earlier one of its document counts once. Of alignments
    that score the same the one that takes the earliest gold templates counts.
    """
    counts = {role: Count() for role in (*ROLES, KIND, MICRO)}
    for document, ours in zip(documents, found, strict=True):
        gold = [_normal_template(t) for t in dict.fromkeys(document.templates)]
        mine = [_normal_template(t) for t in ours]
        for number, partner in enumerate(align(gold, mine)):
            if partner is not None:
                for role, count in _pair(gold[partner], mine[number]):
                    counts[role].add(count)
        for role in (KIND, *ROLES):
            counts[role].found += sum(_size(t, role) for t in mine)
            counts[role].gold += sum(_size(t, role) for t in gold)
    for role in (KIND, *ROLES):
        counts[MICRO].add(counts[role])
    return counts


class _Way(NamedTuple):
    """An alignment of the first found templates: what it scores, and the gold partner of each."""

    right: int
    hit: int
    partners: tuple[int, ...]


def align(gold: Sequence[Template], found: Sequence[Template]) -> tuple[int | None, ...]:
    """Return for each found template the place of its gold one, so that micro F1 is highest.

    F1 is not a sum over pairs (right and hit may differ), so all alignments are
    walked through, and of those that use the same gold templates only ones that
    no other beats in both numbers are carried on.
    """
    alone = len(gold)
    ways: dict[frozenset[int], list[_Way]] = {frozenset(): [_Way(0, 0, ())]}
    for mine in found:
        onward: dict[frozenset[int], list[_Way]] = {}
        worth = []
        for number, theirs in enumerate(gold):
            if mine.kind in theirs.kind:
                pair = [count for _, count in _pair(theirs, mine)]
                worth.append((number, sum(c.right for c in pair), sum(c.hit for c in pair)))
        for used, reached in ways.items():
            for number, right, hit in [*worth, (alone, 0, 0)]:
                if number not in used:
                    key = used if number == alone else used | {number}
                    onward.setdefault(key, []).extend(
                        _Way(w.right + right, w.hit + hit, (*w.partners, number)) for w in reached
                    )
        ways = {used: _unbeaten(reached) for used, reached in onward.items()}
    sizes = [sum(_size(t, r) for t in side for r in (KIND, *ROLES)) for side in (found, gold)]
    every = sorted((w for reached in ways.values() for w in reached), key=lambda w: w.partners)
    best = max(every, key=lambda w: _f1(w.right, sizes[0], w.hit, sizes[1]))
    return tuple(None if p == alone else p for p in best.partners)


def _unbeaten(ways: list[_Way]) -> list[_Way]:
    kept: list[_Way] = []
    for way in sorted(ways, key=lambda w: (-w.right, -w.hit, w.partners)):
        if not kept or way.hit > kept[-1].hit:
            kept.append(way)
    return kept


def _f1(right: int, found: int, hit: int, gold: int) -> Fraction:
    """F1 without rounding, so that equal scores are equal."""
    return Fraction(2 * right * hit, right * gold + hit * found) if right and hit else Fraction(0)


def _pair(gold: Template, found: Template) -> list[tuple[str, Count]]:
    counts = [(KIND, Count(right=1, hit=1))]
    for role in ROLES:
        theirs, mine = gold.of(role), found.of(role)
        right = sum(any(matches(g, m) for g in theirs) for m in mine)
        hit = sum(any(matches(g, m) for m in mine) for g in theirs)
        counts.append((role, Count(right=right, hit=hit)))
    return counts


def _size(one: Template, role: str) -> int:
    return 1 if role == KIND else len(one.of(role))


def _normal(found: Sequence[Entity]) -> tuple[Entity, ...]:
    return tuple(tuple(normalised(m) for m in entity) for entity in found)


def _normal_template(one: Template) -> Template:
    return Template(
        kind=one.kind,
        fillers=tuple(Fillers(role=f.role, entities=_normal(f.entities)) for f in one.fillers),
    )


def _matching(wanted: Sequence[Sequence[int]]) -> int:
    """Return the size of the largest one-to-one choice (augmenting paths; Kuhn 1955).

    A pair is worth 1 or 0, so this is the optimal alignment that CEAF asks for.
    """
    taken: dict[int, int] = {}

    def place(number: int, seen: set[int]) -> bool:
        for choice in wanted[number]:
            if choice not in seen:
                seen.add(choice)
                if choice not in taken or place(taken[choice], seen):
                    taken[choice] = number
                    return True
        return False

    return sum(place(number, set()) for number in range(len(wanted)))
