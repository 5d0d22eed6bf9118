"""How far coders agree, field by field: Krippendorff's alpha for any number of them, Cohen's kappa for two.

Alpha after Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), for nominal and interval data, values missing or not; kappa after
Cohen, "A coefficient of agreement for nominal scales" (1960). Both tell agreement beyond chance: 1 is perfect, 0 what chance gives.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from corrobora.records import Claim, Decision, Judgement, Outcome
from corrobora.review.opinions import Opinions

Unit = Mapping[str, Hashable]
"""What each coder found in one thing; coders who found nothing there are left out."""
Difference = Callable[[Hashable, Hashable], float]
METHOD: Final = "agreement/1"
NO_CLAIM: Final = "no claim"
"""Stands for every field of a claim that a coder rejected."""


def nominal(one: Hashable, other: Hashable) -> float:
    """Return 0 where two values are the same, else 1."""
    return float(one != other)


def interval(one: Hashable, other: Hashable) -> float:
    """Return the square of the difference of two numbers."""
    assert isinstance(one, (int, float))  # noqa: S101 - whoever asks for it has numbers
    assert isinstance(other, (int, float))  # noqa: S101 - as above
    return float((one - other) ** 2)


def alpha(units: Iterable[Unit], *, difference: Difference = nominal) -> float | None:
    """Return Krippendorff's alpha.

    Args:
        units: what the coders found, thing by thing; those that fewer than two coded do not count.
        difference: squared, of two values, 0 where they are the same.

    Returns:
        1 for perfect agreement, 0 for what chance gives, below 0 for less; ``None`` where no two coded the same thing, or all values
        ever found are the same, so that there is no chance to disagree.

    """
    pairable = [list(unit.values()) for unit in units if len(unit) > 1]
    found = Counter(value for values in pairable for value in values)
    number = found.total()
    if not number:
        return None
    seen = sum(_differences(Counter(values), difference) / (len(values) - 1) for values in pairable)
    expected = _differences(found, difference) / (number - 1)
    return None if not expected else 1 - seen / expected


def _differences(found: Mapping[Hashable, int], difference: Difference) -> float:
    """Return the differences of all ordered pairs."""
    return 2 * sum(found[a] * found[b] * difference(a, b) for a, b in combinations(found, 2))


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two coders.

    Args:
        pairs: what the one and the other found, thing by thing.

    Returns:
        As `alpha`; ``None`` where there are no pairs, or both always found one same value.

    """
    number = len(pairs)
    if not number:
        return None
    same = sum(one == other for one, other in pairs) / number
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(ones[value] * others[value] for value in ones) / number**2
    return None if chance == 1 else (same - chance) / (1 - chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree on one field."""

    field: str
    units: int
    """Claims that two persons or more judged, and were sure of."""
    coders: int
    same: float | None
    """Share of the pairs of coders on one claim that found the same; ``None``: no pair."""
    alpha: float | None
    kappa: float | None
    """``None`` also where there are not exactly two coders."""


def agreement(found: Iterable[Opinions]) -> tuple[Agreement, ...]:
    """Return how far persons agree who judged the same claims, field by field.

    Who accepts a claim found in it what the machine read, who corrects it what they wrote, who rejects it `NO_CLAIM`; who is unsure
    found nothing. The machine is no coder: what it read is what persons were shown.

    Args:
        found: what persons hold of each proposal; those that are on no claim are passed over.

    """
    units: dict[str, list[Unit]] = {field: [] for field in FIELDS}
    for one in found:
        for field, unit in _units(one).items():
            if len(unit) > 1:
                units[field].append(unit)
    return tuple(_agreement(field, held) for field, held in units.items())


def _agreement(field: str, units: Sequence[Unit]) -> Agreement:
    coders = sorted({coder for unit in units for coder in unit})
    pairs = [pair for unit in units for pair in combinations(unit.values(), 2)]
    return Agreement(
        field=field,
        units=len(units),
        coders=len(coders),
        same=None if not pairs else sum(one == other for one, other in pairs) / len(pairs),
        alpha=alpha(units),
        kappa=kappa([(unit[coders[0]], unit[coders[1]]) for unit in units]) if len(coders) == 2 else None,
    )


def _units(opinions: Opinions) -> dict[str, Unit]:
    units: dict[str, dict[str, Hashable]] = defaultdict(dict)
    for coder, judgement in opinions.each.items():
        if judgement.claim is None or judgement.decision not in _SURE:
            continue
        units["decision"][coder] = str(judgement.decision)
        claim = _found(judgement)
        for field, value_of in _OF_CLAIM.items():
            units[field][coder] = NO_CLAIM if claim is None else value_of(claim)
    return dict(units)


def _found(judgement: Judgement) -> Claim | None:
    """Return the claim as a coder reads it; ``None``: there is none."""
    if judgement.decision is Decision.REJECT:
        return None
    return judgement.corrected or judgement.claim


def _speaker(claim: Claim) -> Hashable:
    return None if claim.speaker is None else claim.speaker.text


def _number(outcome: Outcome) -> Callable[[Claim], Hashable]:
    def value_of(claim: Claim) -> Hashable:
        return frozenset((c.category, c.unit, c.low, c.high) for c in claim.counts if c.outcome is outcome)

    return value_of


_SURE: Final = frozenset({Decision.ACCEPT, Decision.REJECT, Decision.CORRECT})
_OF_CLAIM: Final[Mapping[str, Callable[[Claim], Hashable]]] = {
    "speaker": _speaker,
    "stance": lambda claim: str(claim.stance),
    "act": lambda claim: None if claim.act is None else (str(claim.act.kind), str(claim.act.asserted)),
    "perpetrators": lambda claim: (
        None
        if claim.act is None
        else frozenset(party.actor or party.text for party in claim.act.perpetrators)
    ),
    "killed": _number(Outcome.KILLED),
    "injured": _number(Outcome.INJURED),
    "place": lambda claim: (
        None if claim.place is None else claim.place.id or claim.place.name or claim.place.text
    ),
    "when": lambda claim: None if claim.when is None else claim.when.edtf or claim.when.text,
}
FIELDS: Final = ("decision", *_OF_CLAIM)
"""What agreement is told of: the decision itself, and each part of a claim."""
