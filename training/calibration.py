"""How often a mark of a given confidence is right: isotonic regression on dev.

Source: Ayer et al. 1955 (pool adjacent violators); Zadrozny and Elkan 2002 for
its use on classifiers. A mark is right if cue, source and content each overlap
the annotators' by half, as `training.scoring` counts whole attributions.
"""

from collections.abc import Sequence

from corrobora.reading.marks import Marked
from training.corpora import ROLES, Article, Attribution
from training.scoring import TOKEN, half, tokens_in

KNOTS = 12
"""The curve is kept at so many points."""


def judged(articles: Sequence[Article], marked: Sequence[Sequence[Marked]]) -> list[tuple[float, bool]]:
    """Return for every mark its confidence and whether it is right."""
    found: list[tuple[float, bool]] = []
    for article, marks in zip(articles, marked, strict=True):
        words = [m.span() for m in TOKEN.finditer(article.text)]
        gold = [{r: tokens_in(words, getattr(a, r)) for r in ROLES} for a in article.attributions]
        for mark in marks:
            ours = as_attribution(mark)
            mine = {r: tokens_in(words, getattr(ours, r)) for r in ROLES}
            found.append((mark.confidence, any(all(half(mine[r], g[r]) for r in ROLES) for g in gold)))
    return found


def as_attribution(mark: Marked) -> Attribution:
    """Return a mark as the scorer takes it."""
    return Attribution(
        source=tuple((s.start, s.end) for s in mark.source),
        cue=((mark.cue.start, mark.cue.end),),
        content=tuple((s.start, s.end) for s in mark.content),
    )


def curve(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return a rising curve from confidence to the share that is right, as (confidence, share) points.

    Marks are put into `KNOTS` groups of one size by confidence; neighbours whose
    shares fall are pooled.
    """
    ordered = sorted(
        pairs, key=lambda p: p[0]
    )  # ties in the order they came: by outcome they would seem worse
    size = max(1, len(ordered) // KNOTS)
    pools: list[tuple[float, float, int]] = []
    for first in range(0, len(ordered), size):
        group = ordered[first : first + size]
        pools.append(
            (sum(c for c, _ in group) / len(group), sum(r for _, r in group) / len(group), len(group))
        )
        while len(pools) > 1 and pools[-2][1] > pools[-1][1]:
            (c1, s1, n1), (c2, s2, n2) = pools[-2:]
            total = n1 + n2
            pools[-2:] = [((c1 * n1 + c2 * n2) / total, (s1 * n1 + s2 * n2) / total, total)]
    return [(round(c, 4), round(s, 4)) for c, s, _ in pools]


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error in ten groups of one size (Naeini et al. 2015), 0 to 1."""
    ordered = sorted(
        pairs, key=lambda p: p[0]
    )  # ties in the order they came: by outcome they would seem worse
    size = max(1, len(ordered) // 10)
    total = 0.0
    for first in range(0, len(ordered), size):
        group = ordered[first : first + size]
        total += abs(sum(c for c, _ in group) - sum(r for _, r in group))
    return total / len(ordered)
