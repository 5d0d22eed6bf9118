"""Across reports: which background facts are one fact."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from corrobora.merging.clashes import whens_clash
from corrobora.records import Agreement, ClaimId, Fact, Reading

_CAPITAL = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-ZÀ-Þ][\w’'-]{2,}")
_COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december the".split()
)


def join_background(
    facts: Sequence[tuple[Reading, Fact]], *, fallen: Collection[ClaimId] = frozenset()
) -> tuple[Fact, ...]:
    """Join background facts of one kind and one date over the reports.

    A fact whose date is not resolved joins one worded alike. *Agreed* needs two
    reports; what one report alone tells is *not known*. Of the claims that have
    ``fallen`` nothing is told, nor a fact that rests on no other.
    """
    if fallen:
        facts = [
            (reading, replace(fact, claims=left))
            for reading, fact in facts
            if (left := tuple(claim for claim in fact.claims if claim not in fallen))
        ]
    groups: dict[tuple[str, str], list[tuple[Reading, Fact]]] = defaultdict(list)
    naming: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    """Groups of earlier violence by the names in their facts, and by their facts, with their places in the order they began."""
    for reading, fact in sorted(facts, key=lambda pair: (pair[0].report, pair[1].claims, pair[1].kind)):
        date = "?" if fact.when is None else fact.when.edtf or fact.when.text.lower()
        if fact.kind == "pattern":
            groups[fact.kind, fact.fact].append((reading, fact))
            continue
        if fact.kind == "earlier-violence":
            # two facts are one only where they share a name, or are worded alike
            marks = ("=" + fact.fact, *_names(fact.fact))
            near = {key: at for mark in marks for key, at in naming[mark].items()}
            same = next(
                (
                    key
                    for key in sorted(near, key=near.__getitem__)
                    if any(_same_violence(fact, f) for _, f in groups[key])
                ),
                None,
            )
            key = same or (fact.kind, f"{date}|{fact.fact}")
            began = near.get(key, len(groups))
            groups[key].append((reading, fact))
            for mark in marks:
                naming[mark].setdefault(key, began)
            continue
        groups[fact.kind, date].append((reading, fact))
    made: list[Fact] = []
    for (kind, _), told in sorted(groups.items()):
        told.sort(key=lambda pair: (pair[0].report, pair[1].claims))
        claims = tuple(sorted({i for _, f in told for i in f.claims}))
        several = len({r.report for r, _ in told}) > 1
        first = told[0][1]
        made.append(
            Fact(
                fact=first.fact,
                kind=kind,
                when=first.when,
                claims=claims,
                agreement=Agreement.AGREED if several else Agreement.NOT_KNOWN,
            )
        )
    return tuple(
        sorted(
            made,
            key=lambda f: (
                f.when is None or f.when.edtf is None,
                "" if f.when is None else f.when.edtf or "",
                f.kind,
                f.claims,
            ),
        )
    )


def _same_violence(a: Fact, b: Fact) -> bool:
    """Whether two facts of earlier violence name one happening: overlapping dates and a name of their own in both."""
    if (
        a.when is None
        or b.when is None
        or whens_clash(a.when, b.when, slack=0)
        or a.when.edtf is None
        or b.when.edtf is None
    ):
        return a.fact == b.fact
    return bool(_names(a.fact) & _names(b.fact))


def _names(words: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _CAPITAL.findall(words)) - _COMMON
