"""Whom reports repeat, found again as they come and go, is what would be found of all at once."""

import random
from dataclasses import replace

import pytest

from corrobora.merging import copies, find_copies
from corrobora.merging.copies import find_copies_again, fingerprint_of
from corrobora.merging.fingerprints import Fingerprint
from corrobora.records import CopyEdge, Report, ReportId, When

WORDS = tuple(
    f"{one}{two}"
    for one in "bar cal dor fen gul har kel lom mir nov".split()
    for two in "a eth in ora usk ile am ent".split()
)
PEOPLE = ("Tibo Zembra", "Ana Kolle", "Marek Sull", "Ida Ferran")


def sentences(chance: random.Random) -> list[str]:
    made = []
    for _ in range(60):
        words = [chance.choice(WORDS) for _ in range(chance.randrange(7, 16))]
        if chance.random() < 0.6:
            words[2:2] = [chance.choice(PEOPLE), "said", "that", str(chance.randrange(3, 90))]
        made.append(" ".join([words[0].capitalize(), *words[1:]]) + ".")
    return made


def reworded(told: str, chance: random.Random) -> str:
    """Say it in another order: what retells shares marks, not sequences."""
    words = told[:-1].split()
    head, said = words[:1], words[1:]
    at = next((n for n, word in enumerate(said) if word == "said"), None)
    keep = said[max(0, at - 1) : at + 1] if at is not None else []
    rest = [word for word in said if word not in keep]
    chance.shuffle(rest)
    return " ".join([*head, *keep, *rest]) + "."


def report(number: int, pool: list[str], chance: random.Random) -> Report:
    begin = chance.randrange(len(pool) - 12)
    told = pool[begin : begin + chance.randrange(5, 12)]
    again = chance.random() < 0.4
    if again:
        told = [reworded(one, chance) for one in told]
    elif chance.random() < 0.5:
        told += chance.sample(pool, 3)
    day = chance.choice(["2031-03-01", "2031-03-02", "2031-03-05", None])
    return Report(
        id=ReportId(f"r{number:03d}"),
        text="\n".join(told),
        outlet=chance.choice(["The Wire", "Dawn", "Courier", None]),
        published=None if day is None else When(text=day, edtf=day),
    )


@pytest.mark.parametrize("postings", [12, 3])
@pytest.mark.parametrize("seed", range(8))
def test_found_again_is_found_at_once(seed: int, postings: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_POSTINGS", postings)
    chance = random.Random(seed)  # noqa: S311 - a test is there to be repeated
    pool = sentences(chance)
    there: dict[ReportId, Report] = {}
    edges: dict[ReportId, tuple[CopyEdge, ...]] = {}
    repeating: set[ReportId] = set()
    number, asked, kinds = 0, [], set()
    for some in (20, 1, 1, 5, 1, 1, 1, 8, 1):
        changed: dict[ReportId, tuple[Fingerprint, ...]] = {}
        for gone in chance.sample(sorted(there), min(len(there), chance.randrange(3))):
            changed[gone] = (fingerprint_of(there.pop(gone)),)
        for other in chance.sample(sorted(there), min(len(there), chance.randrange(2))):
            changed[other] = (fingerprint_of(there[other]),)
            there[other] = replace(report(0, pool, chance), id=other)
        for _ in range(some):
            number += 1
            one = report(number, pool, chance)
            there[one.id] = one
            changed[one.id] = ()
        recalled: set[ReportId] = set()

        def recall(known: ReportId, recalled: set[ReportId] = recalled) -> Report:
            recalled.add(known)
            return there[known]

        found = find_copies_again(
            {known: fingerprint_of(held) for known, held in there.items()},
            changed=changed,
            repeating=repeating,
            recall=recall,
        )
        asked.append(len(recalled))
        edges = {known: held for known, held in edges.items() if known in there and known not in found}
        edges |= {known: copied.edges for known, copied in found.items() if copied.edges}
        repeating = {known for known in repeating if known in there and known not in found}
        repeating |= {known for known, copied in found.items() if copied.repeats}
        assert edges == find_copies(list(there.values()))
        kinds |= {edge.evidence.split(":")[0][:9] for held in edges.values() for edge in held}
    assert edges
    assert min(asked[1:]) < len(there)
    KINDS.update(kinds)


KINDS: set[str] = set()


def test_all_kinds_of_copies_were_among_them() -> None:
    assert {"a passage", "reworded"} <= KINDS
    assert any(kind[:1].isdigit() for kind in KINDS)


def test_where_nothing_changed_nothing_is_asked_for() -> None:
    chance = random.Random(1)  # noqa: S311 - a test is there to be repeated
    pool = sentences(chance)
    held = [report(number, pool, chance) for number in range(12)]

    def recall(known: ReportId) -> Report:
        raise AssertionError(known)

    prints = {one.id: fingerprint_of(one) for one in held}
    assert find_copies_again(prints, changed={}, repeating=(), recall=recall) == {}
