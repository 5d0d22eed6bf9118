"""Which beginnings of reports are compared at all, and which of them hang together closely enough to be grouped.

Two beginnings meet where they share a key: a rare word of one season, a day, a
person, a copied text. Those that are not unlike are neighbours, and whoever hangs
together through neighbours is grouped together (`grouping`), apart from all others. So the
cost grows with the reports, not with their square, and where a report comes or goes
no other neighbourhoods than those of its neighbours are grouped again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from corrobora.merging.likeness import Likeness
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.profiles import RARE_NAME, Profile, profile_of
from corrobora.merging.shelves import InMemory, Shelves
from corrobora.records import Report, ReportId

SeedKey = tuple[ReportId, int]
"""Report and number of a beginning's first paragraph."""
Forbidden = Callable[[Profile, Profile], str | None]
"""Why two groups cannot be one happening, or ``None``."""

RARE: Final = 4.5
"""Weight from which on a word is rare enough to bring two reports together: it stands in one of ninety or fewer."""
SEASON: Final = 60
"""Days within which publications meet over one rare word; further apart they need two."""
_MOST_TELLING: Final = 8
"""So many of the rarest words of a beginning are paired."""
_MOST_NAMED: Final = 24
"""So many of the persons named are met again at any time, those with the rarest names."""

LEVELS: Final = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
"""Log-odds above which two beginnings are neighbours, the first unless there is a crowd; 0 would join them. What the first costs and
wins stands in decision 22: of three folds of gun-violence news one is better, one a little worse, one the same."""
CROWD: Final = 200
"""Beginnings that hang together without being a crowd. Where more do, being neighbours takes the next level, until there is none: in
an archive of years chance likenesses tie almost all to almost all. What is a crowd at the last level too is one large happening, and stays whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """What a report begins with, or where it begins anew."""

    paragraphs: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    """What goes on from it, itself among them."""
    profile: Profile
    keys: frozenset[str]
    """Under which it meets others."""
    leads: bool
    """Whether its report begins with it."""

    @property
    def key(self) -> SeedKey:
        """Return by what it is known."""
        return self.paragraphs[0].key

    @property
    def report(self) -> ReportId:
        """Return whose it is."""
        return self.paragraphs[0].report


def seeds_of(
    beginnings: Sequence[Sequence[Paragraph]],
    bodies: Sequence[Sequence[Paragraph]],
    *,
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
) -> list[Seed]:
    """Return the seeds of one report, given where it begins and what goes on from there."""
    made = []
    for number, (begun, body) in enumerate(zip(beginnings, bodies, strict=True)):
        profile = profile_of(begun, body=body, reports=reports, terms=likeness.terms)
        made.append(
            Seed(
                paragraphs=tuple(begun),
                body=tuple(body),
                profile=profile,
                keys=keys_of(profile, likeness=likeness),
                leads=number == 0,
            )
        )
    return made


def keys_of(profile: Profile, *, likeness: Likeness) -> frozenset[str]:
    """Return the keys under which a group meets others worth comparing.

    A rare word, or a person's full name, within a season; two rare names, or two persons, at any time (trials,
    anniversaries); a day; a copied text.
    """
    rare = sorted(
        (w for w in profile.words if likeness.terms.weight(w) >= RARE),
        key=lambda w: (-profile.words[w], w),
    )
    names = {w for p in profile.paragraphs for w in p.names}
    seasons = sorted(
        {
            s
            for day in profile.published.values()
            for s in (day // SEASON, (day + SEASON // 2) // SEASON + 10**6)
        }
    )
    found = {f"w:{w}:{season}" for w in rare[: 5 * _MOST_TELLING] for season in seasons or ("",)}
    paired = sorted(w for w in [w for w in rare if w in names][:_MOST_TELLING])
    found |= {f"n:{v}|{w}" for v, w in combinations(paired, 2)}
    found |= {
        f"d:{day}" for day in sorted(profile.act_days or {d for p in profile.paragraphs[:2] for d in p.days})
    }
    told_of = sorted(profile.persons, key=lambda n: (-likeness.terms.full_name(n), n))
    known = [n for n in told_of[:_MOST_NAMED] if likeness.terms.full_name(n) >= RARE_NAME]
    found |= {f"p:{n}:{season}" for n in known for season in seasons or ("",)}
    found |= {f"p:{v}|{w}" for v, w in combinations(sorted(known[:_MOST_TELLING]), 2)}
    found |= {f"r:{r}" for r in (*profile.reports, *profile.copied)}
    return frozenset(found)


class Neighbours:
    """Seeds, and which of them are neighbours; kept as seeds come and go, whatever the order."""

    def __init__(
        self,
        *,
        likeness: Likeness,
        forbidden: Forbidden,
        shelves: Shelves | None = None,
        seeds_again: Callable[[ReportId], Iterable[Seed]] | None = None,
    ) -> None:
        """Begin with the seeds that are on the shelves; ``seeds_again`` makes those of a report once more."""
        shelves = InMemory() if shelves is None else shelves
        self._likeness = likeness
        self._forbidden = forbidden
        self._seeds: dict[SeedKey, Seed] = {}
        """Those that were asked for."""
        self._seeds_again = seeds_again
        self._blocks: MutableMapping[str, set[SeedKey]] = shelves.shelf("blocks", set)
        self._near: MutableMapping[SeedKey, dict[SeedKey, float]] = shelves.shelf("near")

    def __contains__(self, key: SeedKey) -> bool:
        """Whether there is such a seed."""
        return key in self._near

    def __getitem__(self, key: SeedKey) -> Seed:
        """Return a seed."""
        if key not in self._seeds and self._seeds_again is not None and key in self._near:
            self._seeds |= {seed.key: seed for seed in self._seeds_again(key[0])}
        return self._seeds[key]

    def add(self, seed: Seed) -> None:
        """Enter a seed and compare it with all that share a key with it."""
        mates = {key for k in seed.keys for key in self._blocks.get(k, ()) if key[0] != seed.report}
        near: dict[SeedKey, float] = {}
        for key in sorted(mates):
            score = self._score(seed, self[key])
            if score > LEVELS[0]:
                near[key] = self._near[key][seed.key] = score
        self._near[seed.key] = near
        self._seeds[seed.key] = seed
        for k in seed.keys:
            self._blocks[k].add(seed.key)

    def remove(self, key: SeedKey) -> None:
        """Forget a seed."""
        seed = self[key]
        for other in self._near.pop(key):
            del self._near[other][key]
        del self._seeds[key]
        for k in seed.keys:
            self._blocks[k].discard(key)
            if not self._blocks[k]:
                del self._blocks[k]

    def _score(self, one: Seed, other: Seed) -> float:
        """Return the log-odds that two seeds are of one happening; minus infinity where that is forbidden."""
        a, b = (one, other) if one.key < other.key else (other, one)
        if self._forbidden(a.profile, b.profile) is not None:
            return float("-inf")
        return self._likeness.same(a.profile, b.profile)

    def near(self, key: SeedKey) -> Mapping[SeedKey, float]:
        """Return the neighbours of a seed at the first level, with their scores."""
        return self._near[key]

    def around(self, key: SeedKey, crowded: list[set[SeedKey]] | None = None) -> list[SeedKey]:
        """Return all that hang together with a seed, in order: at the first level at which they are no crowd, else at the last.

        ``crowded`` are those known to be in a crowd at each level, which is added to: whoever asks for many saves time.
        """
        known = crowded if crowded is not None else [set() for _ in LEVELS]
        for level, crowd in zip(LEVELS, known, strict=True):
            if key in crowd:
                continue
            found = self._hanging(key, level, most=CROWD)
            if len(found) <= CROWD:
                return sorted(found)
            crowd.update(found)
        return sorted(self._hanging(key, LEVELS[-1], most=None))

    def touched_by(self, key: SeedKey) -> set[SeedKey]:
        """Return whom it may concern that a seed came, or is about to go: who hang together with it, or would without it."""
        found = set(self.around(key))
        for level in LEVELS:
            seen: set[SeedKey] = set()
            for other, score in self._near[key].items():
                if score > level and other not in seen:
                    part = self._hanging(other, level, most=CROWD, without=key)
                    seen |= part
                    if len(part) <= CROWD:
                        found |= part
        return found

    def _hanging(
        self, key: SeedKey, level: float, *, most: int | None, without: SeedKey | None = None
    ) -> set[SeedKey]:
        """Return who hangs together with a seed at a level; some more than ``most`` of them where there are more."""
        found = {key}
        left = [key]
        while left and (most is None or len(found) <= most):
            for other, score in self._near[left.pop()].items():
                if score > level and other != without and other not in found:
                    found.add(other)
                    left.append(other)
        return found


def blocks_of(keyed: Iterable[Iterable[str]]) -> tuple[list[list[int]], list[tuple[int, ...]]]:
    """Return the blocks of some keyed things, and the blocks that each of them stands in.

    A block is the numbers of all things that share one key, two or more. Who meets whom is not written
    out: of things that meet everybody that would take memory with the square of their number.
    """
    held: dict[str, list[int]] = defaultdict(list)
    number = 0
    for number, keys in enumerate(keyed, 1):
        for key in keys:
            held[key].append(number - 1)
    blocks = [held[key] for key in sorted(held) if len(held[key]) > 1]
    stands_in: list[list[int]] = [[] for _ in range(number)]
    for block, numbers in enumerate(blocks):
        for one in numbers:
            stands_in[one].append(block)
    return blocks, [tuple(one) for one in stands_in]
