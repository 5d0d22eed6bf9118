"""Who is the same person: every person of a report gets a key, the same wherever the report tells of him or her.

Where in doubt two are one, so that the number of keys is a lower bound. Other names, ages
that differ, other sex, two trades, "another", and standing side by side in one sentence
keep two apart. No name goes into a key, nor into the wording of a count: the
passage holds it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corrobora.reading.counting.nouns import listed
from corrobora.reading.persons import Person, describe_persons, find_persons
from corrobora.records import Assertion, Category, Claim, Count, Outcome, Unit


@dataclass(slots=True, kw_only=True)
class _Known:
    """One person of a report, as far as it has told of him or her."""

    key: str
    names: list[frozenset[str]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    age: int | None = None
    sex: str | None = None
    grown: bool | None = None
    """Whether grown up; ``None``: not said."""


def tell_apart(claims: Iterable[Claim], sentences: Sequence[tuple[int, str]]) -> list[Claim]:
    """Return the claims of one report, every count of somebody told of singly under the key of that person.

    A person is a part where the report gives a larger number of the same outcome, or tells of more persons
    singly. A name leaves the wording: the passage holds it.

    Args:
        claims: All claims of the report, with counts as read.
        sentences: Where each sentence of the report begins, and its text, in order.

    """
    told = list(claims)
    everybody: list[_Known] = []
    by_place: dict[tuple[int, int], _Known] = {}
    keyed: dict[int, list[tuple[Count, str]]] = {}
    for number in sorted(range(len(told)), key=lambda n: (told[n].start, told[n].end)):
        claim = told[number]
        if not any(_is_one(count) for count in claim.counts):
            continue
        within = [
            (start, text)
            for start, text in sentences
            if start < claim.end and claim.start < start + len(text)
        ]
        persons = [
            (start, text, p) for start, text in within for p in (*find_persons(text), *describe_persons(text))
        ]
        counts: list[tuple[Count, str]] = []
        used: set[tuple[int, int, Outcome, str]] = set()
        for count in claim.counts:
            found = next(
                (
                    (start, text, p)
                    for start, text, p in persons
                    if _is_one(count)
                    and _is_worded(text, p, count.wording)
                    and (start, p.start, count.outcome, count.wording) not in used
                ),
                None,
            )
            if found is None:
                counts.append((count, count.wording))
                continue
            start, text, person = found
            used.add((start, person.start, count.outcome, count.wording))
            place = (start, person.start)
            if place not in by_place:
                barred = [known for (at, _), known in by_place.items() if at == start]
                by_place[place] = _whose(person, everybody, barred)
            key = by_place[place].key
            if any(c.person == key and c.outcome is count.outcome for c, _ in counts):
                continue  # "Ilo Benda, a father of five": told of twice, one person
            words = "" if person.described is None else text[person.described[0] : person.described[1]]
            counts.append((replace(count, person=key, wording=words), count.wording))
        keyed[number] = counts
    for number, counts in keyed.items():
        told[number] = _without_names(told[number], counts)
    return _with_parts(told)


def count_persons(sentences: Iterable[str]) -> dict[Outcome, int]:
    """Return how many different people the sentences of one report tell of singly, by what became of them.

    A lower bound, as of keys (`tell_apart`). Who was hurt and is told dead elsewhere is dead alone.
    """
    everybody: list[_Known] = []
    fates: dict[str, set[Outcome]] = {}
    for sentence in sentences:
        here: list[_Known] = []
        for person in find_persons(sentence):
            known = _whose(person, everybody, here)
            here.append(known)
            fates.setdefault(known.key, set()).add(person.outcome)
    counted: dict[Outcome, int] = {}
    for told in fates.values():
        for outcome in {Outcome.KILLED} if Outcome.KILLED in told else told:
            counted[outcome] = counted.get(outcome, 0) + 1
    return counted


def _is_worded(text: str, person: Person, wording: str) -> bool:
    """Whether the words of a count are those of a person, or of what stands beside the name."""
    return bool(wording) and text.find(wording, person.start, person.stop) >= 0


def _is_one(count: Count) -> bool:
    return count.low == count.high == 1 and count.exact and count.unit in (Unit.PEOPLE, Unit.BODIES)


def _whose(person: Person, everybody: list[_Known], barred: Sequence[_Known]) -> _Known:
    """Return the one of everybody whom the words fit, or a new one; those told of beside it in its sentence are others."""
    name = (
        None
        if person.name is None
        else frozenset(w.casefold() for w in re.findall(r"[^\W\d_]+", person.name))
    )
    fitting = [
        known
        for known in everybody
        if not any(known is b for b in barred) and not person.other and _fits(person, name, known)
    ]
    best = max(
        fitting, key=lambda known: (_likeness(person, name, known), everybody.index(known)), default=None
    )
    if best is None:
        best = _Known(key=f"p{len(everybody) + 1}")
        everybody.append(best)
    if name is not None:
        best.names.append(name)
    if person.noun is not None:
        best.nouns.add(person.noun)
    best.age = person.age if best.age is None else best.age
    best.sex = person.sex if best.sex is None else best.sex
    best.grown = _is_grown(person) if best.grown is None else best.grown
    return best


def _fits(person: Person, name: frozenset[str] | None, known: _Known) -> bool:
    """Whether nothing in the words says that a person is another than the one known."""
    if name is not None and known.names and not any(name <= other or other <= name for other in known.names):
        return False
    if person.age is not None and known.age is not None and person.age != known.age:
        return False
    if person.sex is not None and known.sex is not None and person.sex != known.sex:
        return False
    grown = _is_grown(person)
    if grown is not None and known.grown is not None and grown is not known.grown:
        return False
    if name is not None and known.names:
        return True
    trades = {noun for noun in known.nouns if noun not in _NO_TRADE}
    return person.noun is None or person.noun in _NO_TRADE or not trades or person.noun in trades


def _is_grown(person: Person) -> bool | None:
    """Return whether the words make somebody grown up, by age or noun; ``None`` where they do not say."""
    if person.category is Category.CHILDREN:
        return False
    return True if (person.age or 0) >= 18 or person.noun in _GROWN else None


_GROWN: Final = listed(
    "man woman wife husband mother father grandmother grandfather widow widower soldier officer policeman pensioner"
)


def _likeness(person: Person, name: frozenset[str] | None, known: _Known) -> int:
    same_name = name is not None and any(name <= other or other <= name for other in known.names)
    return (
        4 * same_name
        + 2 * (person.age is not None and person.age == known.age)
        + (person.noun in known.nouns)
    )


_NO_TRADE: Final = listed(
    "man woman person boy girl child teenager youth youngster adult civilian victim individual resident villager local citizen national inhabitant human soul minor kid baby infant toddler "
    "son daughter brother sister father mother husband wife uncle aunt cousin nephew niece grandson granddaughter grandmother grandfather grandchild parent sibling relative friend neighbour neighbor colleague "
    "pensioner elder adolescent lady gentleman male female protester protestor demonstrator passenger passerby bystander pedestrian worshipper member suspect captive hostage detainee prisoner "
    "soldier fighter militant policeman officer trooper gunman bride groom widow survivor patient occupant"
)
"""Nouns that say no trade: who is called so may be the one called a teacher elsewhere."""


def _without_names(claim: Claim, counts: Sequence[tuple[Count, str]]) -> Claim:
    """Return a claim with these counts, the names that their first wordings held taken out of the reasons that quote them."""
    grounds = list(claim.grounds)
    for count, first in counts:
        if count.wording != first:
            said = f"“{count.wording}”" if count.wording else "one person by name"
            grounds = [
                replace(g, reason=g.reason.replace(f"“{first}”", said)) if g.part == "count" else g
                for g in grounds
            ]
    return replace(claim, counts=tuple(count for count, _ in counts), grounds=tuple(grounds))


def _with_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Mark persons as parts where the report gives a larger number of the outcome or tells of more persons singly."""
    stated: dict[Outcome, int] = {}
    keys: dict[Outcome, set[str]] = {}
    for claim in claims:
        asserted = claim.act is None or claim.act.asserted is Assertion.ASSERTED
        for count in claim.counts:
            if count.person is not None:
                keys.setdefault(count.outcome, set()).add(count.person)
            elif asserted and count.low is not None and count.unit in (Unit.PEOPLE, Unit.BODIES):
                stated[count.outcome] = max(stated.get(count.outcome, 0), count.low)
    marked = []
    for claim in claims:
        counts = tuple(
            replace(c, part=c.part or stated.get(c.outcome, 0) > 1 or len(keys[c.outcome]) > 1)
            if c.person is not None
            else c
            for c in claim.counts
        )
        marked.append(claim if counts == claim.counts else replace(claim, counts=counts))
    return marked
