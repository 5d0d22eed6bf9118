"""Which of several places of one name a report means: all its names are weighed together.

Every place that bears a name gets a score, a weighted sum of a few facts: how
many people live there, what kind of place it is, whether the name is its own
or another spelling, whether the words around it say so ("Osk, Varda"), and how
much of the rest of the report lies in the same country, in the same
first-order division and nearby. What the rest of the report means is not known
either; so beliefs start from what each name says by itself and are renewed a
few times, each name from all the others. A name that stands several times means
one place, unless the words around one of them say otherwise.

The weights are those of a conditional logit, fitted by ``training/homonyms.py``
on GeoVirus and on documents drawn from the gazetteer; nothing of either is kept
here. See ``docs/methods/places.md``.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corrobora.reading.gazetteer import GazetteerEntry, PlaceKind
from corrobora.spelling import normalised

METHOD = "homonyms/1"

FACTS = (
    "people",
    "country",
    "admin1",
    "admin2",
    "region",
    "division of a town",
    "other spelling",
    "said",
    "class agrees",
    "class differs",
    "shares country",
    "shares division",
    "nearby",
)
"""What is known of one place as the meaning of one name, in the order of `WEIGHTS`."""

WEIGHTS: tuple[float, ...] = (
    1.98,
    2.88,
    0.60,
    -0.11,
    1.04,
    -1.55,
    -3.44,
    4.11,
    0.65,
    -0.65,
    1.11,
    0.67,
    1.49,
)
"""One weight a fact, natural logarithms of odds."""

_OWN = FACTS.index("shares country")
"""The facts before this one hold whatever the rest of the report says."""
_ROUNDS = 3
"""How often beliefs are renewed; they hardly move after that."""
_FAINT = 0.01
"""A belief below this is no company for another name."""
_OFTEN = 3
"""A name said more often than this says no more of what the report is about."""
_LEAST = 0.02
"""Share of the report that a place without a companion is given."""
_WIDEST = 160
"""So many homonyms are weighed at most, those with most people."""
_CELL = 0.75
"""Degrees of latitude to the side of a cell; "nearby" is the cell of a place and the eight around it, some 80 to 120 km."""
_SEAT = 20_000
"""People of a town that may be meant where its division has its name too ("New York")."""
_ASSUMED = {
    PlaceKind.COUNTRY: 1_000_000,
    PlaceKind.ADMIN1: 300_000,
    PlaceKind.ADMIN2: 20_000,
    PlaceKind.AREA: 1_000_000,
    PlaceKind.FEATURE: 100_000,
    PlaceKind.TOWN: 200,
}
"""People of a place whose people are not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name where it stands: what may be meant by it, and what the words around it say."""

    key: str
    """The name, `normalised`: names with one key mean one place if nothing says otherwise."""
    entries: tuple[GazetteerEntry, ...]
    kinds: tuple[PlaceKind, ...] = ()
    """Kinds that the class word beside it asks for ("the Osk region"); empty: none does."""
    said: tuple[int, ...] = ()
    """Numbers of the entries that lie in what the words beside it name; empty: the words name nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a name most likely means."""

    entry: GazetteerEntry | None
    """``None``: the name had no entry."""
    certainty: float
    """Share of belief, 0 to 1, of all that lies where the entry lies (the same place twice in the gazetteer is no doubt)."""
    beliefs: Mapping[str, float]
    """Id of an entry → share of belief in it."""


_Division = tuple[str | None, str | None]
_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Home:
    """Where an entry lies; ``None`` where that says nothing."""

    country: str | None
    division: _Division | None
    cell: _Cell | None


@dataclass(slots=True)
class _Meaning:
    """All occurrences of one name that mean one place."""

    entries: tuple[GazetteerEntry, ...]
    plain: list[tuple[float, ...]]
    """Facts of every entry that the rest of the report does not touch."""
    base: list[float]
    """Their weighted sums."""
    homes: list[_Home]
    times: int = 1
    beliefs: list[float] = field(default_factory=list)


def choose(
    names: Sequence[Name],
    *,
    countries: Mapping[str, float],
    weights: Sequence[float] = WEIGHTS,
) -> tuple[Choice, ...]:
    """Choose one place for every name of one report, all together.

    Args:
        names: in the order of the text.
        countries: how often the report speaks of a country by other words than
            these names (demonyms, parties), by country code.
        weights: as `WEIGHTS`; for fitting them.

    """
    meanings, of = _meanings(names, weights)
    _settle(meanings, countries, weights[_OWN:])
    chosen = [_choice(one) for one in meanings]
    return tuple(chosen[at] for at in of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What is known of every place that may be meant by one name, for fitting the weights."""

    entries: tuple[GazetteerEntry, ...]
    facts: tuple[tuple[float, ...], ...]
    """One row an entry, in the order of `FACTS`."""
    names: tuple[int, ...]
    """Numbers of the names that share it."""


def weighings(
    names: Sequence[Name], *, countries: Mapping[str, float], weights: Sequence[float] = WEIGHTS
) -> tuple[Weighing, ...]:
    """Return what `choose` weighs, once beliefs have settled under the weights: what better weights are fitted on."""
    meanings, of = _meanings(names, weights)
    _settle(meanings, countries, weights[_OWN:])
    ground = _ground(meanings, countries)
    return tuple(
        Weighing(
            entries=one.entries,
            facts=tuple(
                (*plain, *company) for plain, company in zip(one.plain, _company(one, ground), strict=True)
            ),
            names=tuple(number for number, group in enumerate(of) if group == at),
        )
        for at, one in enumerate(meanings)
        if one.entries
    )


def middle_of(choices: Sequence[Choice]) -> tuple[float, float] | None:
    """Return the point that a report turns around, ``None`` if it has none.

    Of the settlements chosen it is the one whose surroundings hold most of the
    others; if there is none, the division named most, or else the country.
    """
    for kinds in _FROM_SMALL_TO_LARGE:
        points = [
            (one.entry.lat, one.entry.lon)
            for one in choices
            if one.entry is not None
            and one.entry.kind in kinds
            and one.entry.lat is not None
            and one.entry.lon is not None
        ]
        cells = Counter(_cell(*point) for point in points)
        if points:
            return max(points, key=lambda point: (sum(cells[each] for each in _around(_cell(*point))), point))
    return None


_FROM_SMALL_TO_LARGE = (
    frozenset({PlaceKind.TOWN, PlaceKind.ADMIN2}),
    frozenset({PlaceKind.ADMIN1}),
    frozenset({PlaceKind.COUNTRY}),
)


# --------------------------------------------------------------------------- meanings


def _meanings(names: Sequence[Name], weights: Sequence[float]) -> tuple[list[_Meaning], list[int]]:
    """Group the names that mean one place, and tell for every name its group."""
    said: dict[str, tuple[int, ...]] = {}
    for name in names:
        if name.said:
            said.setdefault(name.key, name.said)
    groups: dict[tuple[str, tuple[int, ...], tuple[PlaceKind, ...]], int] = {}
    meanings: list[_Meaning] = []
    of: list[int] = []
    for name in names:
        holds = name.said or said.get(name.key, ())
        group = (name.key, holds, name.kinds)
        at = groups.get(group)
        if at is None:
            at = groups[group] = len(meanings)
            meanings.append(_meaning(name, holds, weights))
        else:
            meanings[at].times += 1
        of.append(at)
    return meanings, of


def _meaning(name: Name, said: tuple[int, ...], weights: Sequence[float]) -> _Meaning:
    numbered = list(enumerate(name.entries))
    if len(numbered) > _WIDEST:
        numbered.sort(key=lambda one: (one[0] not in said, -(one[1].population or 0), one[0]))
        numbered = sorted(numbered[:_WIDEST], key=lambda one: one[0])
    seats = frozenset(
        (entry.country, entry.admin1)
        for _, entry in numbered
        if entry.kind is PlaceKind.TOWN and (entry.population or 0) >= _SEAT
    )
    plain = [_plain(name, entry, number in said, seats) for number, entry in numbered]
    base = [sum(fact * weight for fact, weight in zip(facts, weights, strict=False)) for facts in plain]
    return _Meaning(
        entries=tuple(entry for _, entry in numbered),
        plain=plain,
        base=base,
        homes=[_home(entry) for _, entry in numbered],
        beliefs=_shares(base),
    )


def _plain(name: Name, entry: GazetteerEntry, said: bool, seats: frozenset[_Division]) -> tuple[float, ...]:
    kind = entry.kind
    return (
        math.log10(max(entry.population or _ASSUMED[kind], 100)),
        float(kind is PlaceKind.COUNTRY),
        float(kind is PlaceKind.ADMIN1),
        float(kind is PlaceKind.ADMIN2),
        float(kind is PlaceKind.AREA or kind is PlaceKind.FEATURE),
        float(kind is PlaceKind.ADMIN1 and (entry.country, entry.admin1) in seats),
        float(kind is PlaceKind.TOWN and normalised(entry.name) != name.key),
        float(said),
        float(bool(name.kinds) and kind in name.kinds),
        float(bool(name.kinds) and kind not in name.kinds),
    )


def _home(entry: GazetteerEntry) -> _Home:
    small = entry.kind is PlaceKind.TOWN or entry.kind is PlaceKind.ADMIN2
    return _Home(
        entry.country,
        None if entry.admin1 is None else (entry.country, entry.admin1),
        _cell(entry.lat, entry.lon) if small and entry.lat is not None and entry.lon is not None else None,
    )


def _cell(lat: float, lon: float) -> _Cell:
    row = math.floor(lat / _CELL)
    wide = _CELL / max(math.cos(math.radians((row + 0.5) * _CELL)), 0.1)
    return row, math.floor(lon / wide)


def _around(cell: _Cell) -> list[_Cell]:
    row, column = cell
    return [(row + up, column + aside) for up in (-1, 0, 1) for aside in (-1, 0, 1)]


# --------------------------------------------------------------------------- beliefs


@dataclass(slots=True)
class _Ground:
    """How much of a report lies where, by present beliefs."""

    countries: dict[str, float] = field(default_factory=dict)
    divisions: dict[_Division, float] = field(default_factory=dict)
    near: dict[_Cell, float] = field(default_factory=dict)
    """What lies in each cell and the eight around it."""
    all: float = 0.0

    def add(self, one: _Meaning) -> None:
        """Count what one name means by present beliefs."""
        times = min(one.times, _OFTEN)
        self.all += times
        for belief, home in zip(one.beliefs, one.homes, strict=True):
            if belief < _FAINT:
                continue
            mass = belief * times
            if home.country is not None:
                self.countries[home.country] = self.countries.get(home.country, 0.0) + mass
            if home.division is not None:
                self.divisions[home.division] = self.divisions.get(home.division, 0.0) + mass
            if home.cell is not None:
                for cell in _around(home.cell):
                    self.near[cell] = self.near.get(cell, 0.0) + mass


def _settle(meanings: Sequence[_Meaning], countries: Mapping[str, float], weights: Sequence[float]) -> None:
    in_country, in_division, nearby = weights
    open_ = [one for one in meanings if len(one.entries) > 1]
    for _ in range(_ROUNDS if open_ else 0):
        ground = _ground(meanings, countries)
        renewed = [
            _shares(
                [
                    base + in_country * shares[0] + in_division * shares[1] + nearby * shares[2]
                    for base, shares in zip(one.base, _company(one, ground), strict=True)
                ]
            )
            for one in open_
        ]
        for one, beliefs in zip(open_, renewed, strict=True):
            one.beliefs = beliefs


def _ground(meanings: Sequence[_Meaning], countries: Mapping[str, float]) -> _Ground:
    ground = _Ground(countries=dict(countries), all=sum(countries.values()))
    for one in meanings:
        if one.entries:
            ground.add(one)
    return ground


_ALONE = math.log(_LEAST)


def _company(one: _Meaning, ground: _Ground) -> list[tuple[float, float, float]]:
    """Return for every entry how much of the rest of the report (not of the name itself) keeps it company, as logarithms."""
    own = _Ground()
    own.add(one)
    others = max(ground.all - own.all, 0.0) + 1.0

    def share(all_of_it: float, own_part: float) -> float:
        rest = all_of_it - own_part
        return _ALONE if rest < 1e-9 else math.log(_LEAST + rest / others)

    rows = []
    for home in one.homes:
        country = division = near = _ALONE
        if home.country is not None and home.country in ground.countries:
            country = share(ground.countries[home.country], own.countries.get(home.country, 0.0))
        if home.division is not None and home.division in ground.divisions:
            division = share(ground.divisions[home.division], own.divisions.get(home.division, 0.0))
        if home.cell is not None and home.cell in ground.near:
            near = share(ground.near[home.cell], own.near.get(home.cell, 0.0))
        rows.append((country, division, near))
    return rows


def _shares(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]


def _choice(meaning: _Meaning) -> Choice:
    if not meaning.entries:
        return Choice(entry=None, certainty=0.0, beliefs={})
    best = max(range(len(meaning.entries)), key=lambda number: (meaning.beliefs[number], -number))
    division = meaning.homes[best].division
    same = sum(
        belief
        for number, (belief, home) in enumerate(zip(meaning.beliefs, meaning.homes, strict=True))
        if number == best or (division is not None and home.division == division)
    )
    beliefs = {entry.id: belief for entry, belief in zip(meaning.entries, meaning.beliefs, strict=True)}
    return Choice(entry=meaning.entries[best], certainty=min(same, 1.0), beliefs=beliefs)
