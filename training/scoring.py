"""Scores of attribution reading on PolNeAR: tokens, exact stretches, whole attributions."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from training.corpora import ROLES, Article, Attribution, Piece

TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was found, what should have been, and what is in both."""

    both: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[object], gold: set[object]) -> None:
        """Count two sets of one article."""
        self.both += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1."""
        return self.both / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, 0 to 1."""
        return self.both / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def trimmed(text: str, piece: Piece) -> Piece | None:
    """Cut white space and punctuation off both ends of a stretch; ``None`` if nothing is left."""
    start, end = piece
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


def tokens_in(starts: Sequence[tuple[int, int]], pieces: Iterable[Piece]) -> set[int]:
    """Return the numbers of the tokens that overlap the stretches."""
    return {n for n, (s, e) in enumerate(starts) for a, b in pieces if s < b and a < e}


def score(articles: Sequence[Article], found: Sequence[Sequence[Attribution]]) -> dict[str, Tally]:
    """Score what was found in each article against its marking.

    "role tok": tokens in any stretch of the role. "role exact": stretches with
    both edges right, punctuation at the edges left out. "whole": an attribution
    whose cue, source and content each overlap the marked ones by at least half
    of the marked tokens and half of their own; an attribution marked without a
    source is matched by one found without.
    """
    tallies = {f"{role} {how}": Tally() for role in ROLES for how in ("tok", "exact")} | {"whole": Tally()}
    for article, ours in zip(articles, found, strict=True):
        words = [m.span() for m in TOKEN.finditer(article.text)]
        for role in ROLES:
            marked = [p for a in article.attributions for p in getattr(a, role)]
            told = [p for a in ours for p in getattr(a, role)]
            tallies[f"{role} tok"].add(set(tokens_in(words, told)), set(tokens_in(words, marked)))
            tallies[f"{role} exact"].add(
                {t for p in told if (t := trimmed(article.text, p))},
                {t for p in marked if (t := trimmed(article.text, p))},
            )
        whole = tallies["whole"]
        gold = [{r: tokens_in(words, getattr(a, r)) for r in ROLES} for a in article.attributions]
        mine = [{r: tokens_in(words, getattr(a, r)) for r in ROLES} for a in ours]
        whole.gold += len(gold)
        whole.found += len(mine)
        taken: set[int] = set()
        for theirs in gold:
            for number, one in enumerate(mine):
                if number not in taken and all(half(one[r], theirs[r]) for r in ROLES):
                    taken.add(number)
                    whole.both += 1
                    break
    return tallies


def half(found: set[int], gold: set[int]) -> bool:
    """Whether what was found and what is marked overlap by at least half of each; nothing matches nothing."""
    if not gold or not found:
        return not gold and not found
    return 2 * len(found & gold) >= len(gold) and 2 * len(found & gold) >= len(found)
