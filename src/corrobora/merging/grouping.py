"""Which beginnings of reports tell of one happening: the two that are most alike are joined first, and so on.

Average-link clustering would compare report with report; a joined group is
compared as a whole, since what ten reports show together says more than any two
of them do. Whoever does not hang together (`neighbours`) is never compared.
"""

import heapq
from collections.abc import Mapping, Sequence

from corrobora.merging.likeness import Likeness
from corrobora.merging.neighbours import Forbidden, Neighbours, Seed, SeedKey, blocks_of
from corrobora.merging.profiles import Profile, profile_of
from corrobora.records import Report, ReportId


def group(
    seeds: Sequence[Seed],
    neighbours: Neighbours,
    *,
    reports: Mapping[ReportId, Report],
    likeness: Likeness,
    forbidden: Forbidden,
) -> list[tuple[SeedKey, ...]]:
    """Return which seeds tell of one happening, each group in order, the groups by their first seed.

    What reports begin with is joined first, so that what a report begins anew with bars no lead from its happening.

    The result depends on nothing but the seeds and their neighbours: ties go to the group that stands
    first, and seeds that share no key are never compared.
    """
    ordered = sorted(seeds, key=lambda seed: seed.key)
    profiles: dict[int, Profile] = {n: seed.profile for n, seed in enumerate(ordered)}
    members: dict[int, list[int]] = {n: [n] for n in profiles}
    blocks, stands_in = blocks_of(seed.keys for seed in ordered)
    now = list(range(len(ordered)))
    """The group each seed is in by now."""
    leads = {n for n, seed in enumerate(ordered) if seed.leads}
    """The groups that hold what a report begins with."""
    heap: list[tuple[float, int, int, int, int]] = []

    def score(one: int, two: int) -> float:
        if len(members[one]) == len(members[two]) == 1:
            return neighbours.near(ordered[one].key).get(ordered[two].key, 0.0)
        if forbidden(profiles[one], profiles[two]) is not None:
            return 0.0
        return likeness.same(profiles[one], profiles[two])

    def push(a: int, b: int) -> None:
        one, two = sorted((a, b), key=lambda n: members[n][0])
        alike = score(one, two)
        if alike > 0:
            heapq.heappush(heap, (-alike, members[one][0], members[two][0], one, two))

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
                (p for n in members[joined] for p in ordered[n].paragraphs),
                body=(p for n in members[joined] for p in ordered[n].body),
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
    return [tuple(ordered[n].key for n in held) for held in sorted(members.values())]
