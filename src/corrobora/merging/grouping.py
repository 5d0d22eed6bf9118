"""Which beginnings of reports tell of one happening: the two that are most alike are joined first, and so on.

Average-link clustering would compare report with report; a joined group is
compared as a whole, since what ten reports show together says more than any two
of them do. Only groups that share something rare are compared at all, so that
the cost grows with the reports, not with their square, and a report changes
nothing but the groups it shares something with.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from corrobora.merging.likeness import Likeness
from corrobora.merging.paragraphs import Paragraph
from corrobora.merging.profiles import RARE_NAME, Profile, profile_of
from corrobora.records import Report, ReportId

Forbidden = Callable[[Profile, Profile], str | None]
"""Why two groups cannot be one happening, or ``None``."""

RARE = 4.5
"""Weight from which on a word is rare enough to bring two reports together: it stands in one of ninety or fewer."""
SEASON = 60
"""Days within which publications meet over one rare word; further apart they need two."""
_MOST_TELLING = 8
"""So many of the rarest words of a beginning are paired."""
_MOST_NAMED = 24
"""So many of the persons named are met again at any time, those with the rarest names."""


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


def group(
    seeds: Sequence[Sequence[Paragraph]],
    bodies: Sequence[Sequence[Paragraph]],
    *,
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
    forbidden: Forbidden,
) -> list[list[int]]:
    """Return which seeds tell of one happening, each group in order, the groups by their first seed.

    ``bodies`` are the paragraphs that go on from each seed, its own among them. The first seed of each report is what it
    begins with: these are joined first, so that what a report begins anew with bars no lead from its happening. The seeds
    of one report stand together.

    The result depends on nothing but the seeds: ties go to the group that stands
    first, and seeds that share no key are never compared.
    """
    profiles: dict[int, Profile] = {
        n: profile_of(seed, body=body, reports=reports, terms=likeness.terms)
        for n, (seed, body) in enumerate(zip(seeds, bodies, strict=True))
    }
    members: dict[int, list[int]] = {n: [n] for n in profiles}
    blocks, stands_in = blocks_of(keys_of(profiles[n], likeness=likeness) for n in sorted(profiles))
    now = list(range(len(seeds)))
    """The group each seed is in by now."""
    leads = {n for n, seed in enumerate(seeds) if not n or seed[0].report != seeds[n - 1][0].report}
    """The groups that hold what a report begins with."""
    heap: list[tuple[float, int, int, int, int]] = []

    def push(a: int, b: int) -> None:
        one, two = sorted((a, b), key=lambda n: members[n][0])
        if forbidden(profiles[one], profiles[two]) is None:
            score = likeness.same(profiles[one], profiles[two])
            if score > 0:
                heapq.heappush(heap, (-score, members[one][0], members[two][0], one, two))

    def settle(*, first: bool) -> None:
        """Join what is most alike; ``first`` what reports begin with alone, then with what they begin anew with."""
        for a in sorted(members):
            for b in sorted({now[n] for block in stands_in[a] for n in blocks[block] if now[n] > a}):
                if first is (a in leads and b in leads):
                    push(a, b)
        while heap:
            _, _, _, a, b = heapq.heappop(heap)
            if a not in members or b not in members:
                continue
            joined = len(stands_in)
            members[joined] = sorted(members.pop(a) + members.pop(b))
            for n in members[joined]:
                now[n] = joined
            profiles[joined] = profile_of(
                (p for n in members[joined] for p in seeds[n]),
                body=(p for n in members[joined] for p in bodies[n]),
                reports=reports,
                terms=likeness.terms,
            )
            del profiles[a], profiles[b]
            if leads & {a, b}:
                leads.add(joined)
            stands_in.append(tuple(sorted({*stands_in[a], *stands_in[b]})))
            stands_in[a] = stands_in[b] = ()
            for other in sorted({now[n] for block in stands_in[joined] for n in blocks[block]} - {joined}):
                if first is (joined in leads and other in leads):
                    push(joined, other)

    settle(first=True)
    settle(first=False)
    return sorted(members.values())


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
