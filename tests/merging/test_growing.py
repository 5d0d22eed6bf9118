"""Joining a stream of reports of an invented world is joining all of them at once, in crowds too."""

import random

import pytest
from benchmarks.growth import Invented

from corrobora.merging import Joining, join, neighbours
from corrobora.merging.joining import beginnings, bodies_of, forbidden
from corrobora.merging.paragraphs import paragraphs_of

from .invented import likeness, reports


@pytest.mark.parametrize("crowd", [200, 6, 3])
@pytest.mark.parametrize("seed", [1, 2])
def test_reports_come_and_go_and_leave_what_all_at_once_would(
    crowd: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "CROWD", crowd)
    chance = random.Random(seed)  # noqa: S311 - a test is there to be repeated
    joining = Joining(likeness=likeness())
    there: dict[str, Invented] = {}
    waiting = list(reports())
    chance.shuffle(waiting)
    for some in (100, 1, 1, 20, 1, 1, 1, 30):
        for one in waiting[:some]:
            joining.add(one.report, one.reading)
            there[one.report.id] = one
        del waiting[:some]
        for gone in chance.sample(sorted(there), some // 5 or chance.randrange(3)):
            joining.remove(there[gone].report.id)
            waiting.append(there.pop(gone))
        assert joining.joined() == join(
            [one.reading for one in there.values()],
            reports={one.report.id: one.report for one in there.values()},
            likeness=likeness(),
        )


def test_there_were_crowds_to_part() -> None:
    made = neighbours.Neighbours(likeness=likeness(), forbidden=forbidden)
    keys = []
    for one in reports():
        told = paragraphs_of(one.report, one.reading, terms=likeness().terms, set_apart=frozenset())
        begun = beginnings(told)
        alone = {one.report.id: one.report}
        for seed in neighbours.seeds_of(begun, bodies_of(told, begun), reports=alone, likeness=likeness()):
            made.add(seed)
            keys.append(seed.key)
    assert max(len(made.around(key)) for key in keys) > 6
