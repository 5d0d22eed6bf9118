"""What event forms such as ACLED's and UCDP's ask of an incident, answered once for all of them.

Event forms hold one date, one point, two sides and few numbers an incident. What is chosen for those cells is
chosen here by written rules, so that two forms of one dossier never choose differently:

* **who is accused**: of all who are named in the values of the point *responsibility*, the one that most origins
  name; then most reports, then most claims, then the name in the order of its letters. Origins that the dossier
  counts as one (`Origin.counted_with`) are one here, and those that may be one (`Origin.may_share`) count as one before
  they count as several. A denial names nobody;
* **who was hit**: civilians or fighters, by the number of origins that carry the act and say either. Whoever also
  denies is heard only where nobody else tells: the accused does not choose what its victims are called;
* **how many**: the range for everybody; where nobody counts everybody, the largest range of a part. Parts overlap
  and are never added up (Every Casualty, Standards for Casualty Recording, 2016);
* **what a speaker is called**: the listed party it speaks for, or what it is ("relative", "official"); never its own
  name. Event forms are made to be passed on.

The rules are ours; neither codebook publishes one for accounts that differ.
"""

import functools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corrobora.edtf import bounds
from corrobora.export.exported import Loss, would_run
from corrobora.export.geography import find_country
from corrobora.export.withheld import PERSONAL_KINDS
from corrobora.export.wording import (
    DATE_PRECISION,
    PLACE_PRECISION,
    closeness,
    counted,
    origins_words,
    plain,
    range_words,
    reason,
)
from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Casualties,
    Category,
    Claim,
    ClaimId,
    Dossier,
    Origin,
    OriginId,
    OriginRange,
    Outcome,
    Party,
    Place,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Support,
    Unit,
    Value,
    When,
    by_id,
)

LONGEST_CELL = 32_000
"""Characters a cell may hold; spreadsheets stop at 32,767, and an escape or an apostrophe must still fit."""

LONGEST_SPAN = 366
"""Days a date may leave open and still be written as one day; a year is the coarsest that UCDP codes."""

COMPANION_COLUMNS = (
    "incident",
    "row",
    "left_out",
    "headline",
    "act",
    "date_edtf",
    "date_words",
    "date_reasons",
    "place_words",
    "place_name",
    "country_code",
    "place_reasons",
    "reports_consulted",
    "origins_act_low",
    "origins_act_high",
    "origins_responsibility_low",
    "origins_responsibility_high",
    "killed_low",
    "killed_best",
    "killed_high",
    "killed_open_top",
    "killed_largest_said",
    "killed_reasons",
    "killed_parts",
    "other_outcomes",
    "accused",
    "denied_by",
    "admitted_by",
    "conflicts",
    "airwars",
    "admiralty",
    "every_casualty",
    "ucdp_event_clarity",
)
"""Columns of a companion file that every event form shares: what the form itself has no column for."""

ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.POLICE,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PRIVATE_FORCE,
        ActorKind.PEACEKEEPERS,
        ActorKind.EXTERNAL_FORCES,
        ActorKind.ARMED_MEN,
    }
)
"""Kinds of party that are fighters where they are hit."""

OF_A_STATE = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.POLICE,
        ActorKind.GOVERNMENT,
        ActorKind.STATE,
        ActorKind.EXTERNAL_FORCES,
    }
)
"""Kinds of party that act for a state, their own or another."""

ORGANISED = frozenset(
    {
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PRIVATE_FORCE,
    }
)
"""Kinds of organised party that are no state. Armed people whom nobody ties to a group, and peacekeepers, are neither."""

CIVIL = frozenset(
    {ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.NGO, ActorKind.UN_BODY, ActorKind.MEDIA}
)
"""Kinds of party that are civilians where they are hit; officials, states and others are neither."""

_FIGHTING = frozenset({Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS})
_UNTOLD = frozenset({Category.MEN, Category.DETAINEES})
"""Categories that do not say whether those counted fought."""
_DENIED = "denied"
"""The value of a point that the weighing gives to a denial (``weighing/points.py``)."""
_NOT_NAMED = "told of without a name"
"""The value that the weighing gives to those who did it, where nobody names them (``weighing/points.py``)."""
_LEFT_OUT = re.compile(
    "(?:another-day|another-order|copied-otherwise|hearsay-left-out|inferred-left-out|of-a-group|superseded): "
    "((?:[a-z ]*[0-9]+(?:, )?)+)"
)
"""Reasons by which the weighing leaves numbers out of a range (``weighing/sifting.py``, ``weighing/casualties.py``), and the numbers."""
_DENYING = frozenset({Stance.DENIES, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY})
_ADMITTING = frozenset({Stance.ADMITS, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY})
_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]")
"""Control characters, line breaks, marks that turn the direction of what is read after them, the byte order mark,
lone surrogates and invisible tags."""
_SHORTENED: Mapping[str, str] = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "CD": "Democratic Republic of the Congo",
    "CF": "Central African Republic",
    "CK": "Cook Islands",
    "DO": "Dominican Republic",
    "EH": "Western Sahara",
    "FK": "Falkland Islands",
    "FO": "Faroe Islands",
    "GQ": "Equatorial Guinea",
    "KN": "Saint Kitts and Nevis",
    "KY": "Cayman Islands",
    "MH": "Marshall Islands",
    "MP": "Northern Mariana Islands",
    "PF": "French Polynesia",
    "SB": "Solomon Islands",
    "SS": "South Sudan",
    "TC": "Turks and Caicos Islands",
    "VC": "Saint Vincent and the Grenadines",
    "VI": "United States Virgin Islands",
}
"""Names that the outlines shorten for maps, in full, by ISO 3166-1 alpha-2."""


# --------------------------------------------------------------------------- cells


def tidy(words: str) -> str:
    r"""Return words as one line in which nothing is hidden.

    Tabs and line breaks become spaces; other control characters, lone surrogates and marks that turn the direction
    of reading become visible escapes (``\x00``, ``\ud800``, ``\u202e``). Everything else stays as it is.
    """
    return _HIDDEN.sub(_shown, words).strip(" ")


def _shown(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _BREAKS:
        return " "
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def joined(parts: Iterable[str]) -> str:
    """Return parts with ``;`` between them, as both forms write lists; a semicolon inside a part becomes a comma."""
    return ";".join(part.replace(";", ",").strip() for part in parts)


def number(value: int | None) -> str:
    """Return a whole number as a cell, empty for ``None``."""
    return "" if value is None else str(value)


def degrees(value: float | None, most: float) -> str:
    """Return degrees with at most six decimals (a decimetre), empty where they are none or lie beyond ``most``."""
    if value is None or not math.isfinite(value) or abs(value) > most:
        return ""
    return f"{value:.6f}".rstrip("0").rstrip(".") if round(value, 6) else "0"


def fit(
    record: str, cells: Mapping[str, str], columns: Sequence[str], losses: list[Loss], *, file: str
) -> tuple[str, ...]:
    """Return a row in the order of its columns, each cell tidied and no longer than `LONGEST_CELL`.

    What had to be changed is added to ``losses`` under the file and the column.
    """
    row = []
    for column in columns:
        words = cells.get(column, "")
        shown = tidy(words)
        if shown != words.strip(" "):
            losses.append(
                Loss(
                    record=record,
                    what=f"{file}: {column}",
                    why="holds line breaks or hidden characters; they stand as spaces and visible escapes",
                )
            )
        if would_run(shown):
            losses.append(
                Loss(
                    record=record,
                    what=f"{file}: {column}",
                    why="it, or a part after a semicolon, begins as a spreadsheet formula does; an apostrophe stands there",
                )
            )
        if len(shown) > LONGEST_CELL:
            losses.append(
                Loss(
                    record=record,
                    what=f"{file}: {column}",
                    why=f"has {len(shown)} characters; a cell holds the first {LONGEST_CELL} and an ellipsis",
                )
            )
            shown = f"{shown[:LONGEST_CELL]}…"
        row.append(shown)
    return tuple(row)


# --------------------------------------------------------------------------- what an incident is coded as


NOBODY = OriginRange(low=0, high=0)
"""No origin at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party that claims name, with how much stands behind the naming."""

    key: str
    """The same for the same party in all claims of a dossier."""
    name: str
    kind: ActorKind
    actor: Actor | None = None
    """``None``: the name is on no list."""
    origins: OriginRange = NOBODY
    """Independent origins that name it, at least and at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """Who is named as having done it. Nothing here says that it did."""

    lead: Named | None = None
    """The party that most origins name; ``None``: nobody is named."""
    together: tuple[Named, ...] = ()
    """Parties that somebody names together with it."""
    others: tuple[Named, ...] = ()
    """Parties that nobody names together with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """Whom the reports say was hit."""

    civil: int = 0
    """Origins that tell of civilians."""
    armed: int = 0
    """Origins that tell of fighters."""
    fighters: tuple[Named, ...] = ()
    """Armed parties said to have been hit, those that most origins name first."""
    bodies: tuple[Named, ...] = ()
    """Listed civil bodies said to have been hit (an aid agency, a broadcaster), in the same order."""

    @property
    def side(self) -> str:
        """``civil`` or ``armed``, whichever more origins say; empty where neither is said, or both equally often."""
        if self.civil == self.armed:
            return ""
        return "civil" if self.civil > self.armed else "armed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One range for the dead of an incident."""

    low: int | None
    best: int | None
    high: int | None
    largest_said: int | None
    """The largest number that a claim behind the range gives; stands in for an open top, never above what was said."""
    part: Category | None
    """The part it counts, where nobody counts everybody; ``None``: everybody."""
    reasons: tuple[str, ...] = ()

    @property
    def open_top(self) -> bool:
        """Whether nobody bounds the number from above."""
        return self.high is None

    @property
    def words(self) -> str:
        """The range in words, such as ``19 to 23, best 23``, ``24 or more``."""
        best = "" if self.best is None else f", best {self.best}"
        return f"{range_words(self.low, self.high)}{best}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One incident with what event forms choose from it."""

    incident: Assessment
    first: date | None
    """First day it may have happened on; ``None``: open, or no day follows from the words."""
    last: date | None
    """Last day it may have happened on; ``None``: as above."""
    country: str
    """English name by the packaged outlines; empty: no country known, or no name for its code."""
    accusation: Accusation
    victims: Victims
    killed: Toll | None
    reports: tuple[Report, ...]
    """By publication, reports without a date last."""
    claimants: tuple[str, ...]
    """Who says that it happened, or who did it: listed parties by name, all others by what they are."""
    deniers: tuple[str, ...]
    """Who denies it or its part in it, as weighed: not who denies something else beside it."""
    admitters: tuple[str, ...]
    """Who admits it, with or without its own part in it; the same may deny too. Not who owns up to fighters alone where others are told of."""

    @property
    def dead_untold(self) -> bool:
        """Whether people are said to be killed and no range says how many."""
        incident = self.incident
        told = incident.act is ActKind.KILLING or any(
            row.outcome is Outcome.KILLED for row in incident.casualties
        )
        return told and self.killed is None

    @property
    def left_out(self) -> str:
        """Why no event form can hold it, or nothing.

        Both codebooks define an event by a time and a place. Where one of them is not known, the row is kept and the
        cells are empty: that nobody said when does not undo what was said. Where neither is known, nothing tells the
        incident from any other.
        """
        if self.incident.place is None and self.first is None and self.last is None:
            return "neither a day nor a place is known; an event is told from others by its time and place"
        return ""


def code_incidents(dossier: Dossier) -> tuple[Coded, ...]:
    """Return every incident with what event forms choose from it, in the order of the dossier."""
    claims = by_id(dossier.claims)
    reports = {report.id: report for report in dossier.reports}
    actors = {actor.id: actor for actor in dossier.actors}
    return tuple(_coded(incident, claims, reports, actors) for incident in dossier.incidents)


def _coded(
    incident: Assessment,
    claims: Mapping[ClaimId, Claim],
    reports: Mapping[ReportId, Report],
    actors: Mapping[str, Actor],
) -> Coded:
    own = tuple(claims[one] for one in incident.claims if one in claims)
    first, last = _days(incident.when)
    denying = {
        claim for origin in incident.origins if Support.DENIAL in origin.supports for claim in origin.claims
    }
    return Coded(
        incident=incident,
        first=first,
        last=last,
        country=country_name(incident.place.country if incident.place else None),
        accusation=_accusation(incident, claims, actors),
        victims=_victims(incident, own, actors),
        killed=find_toll(incident, Outcome.KILLED, claims),
        reports=tuple(
            sorted((reports[one] for one in set(incident.reports) if one in reports), key=_published)
        ),
        claimants=_claimants(incident, actors),
        deniers=_voices(
            (one for one in own if one.stance in _DENYING and one.id in denying), reports, actors
        ),
        admitters=_voices(_admitting(own, actors), reports, actors),
    )


def _published(report: Report) -> tuple[bool, str, str]:
    edtf = report.published.edtf if report.published else None
    return (edtf is None, edtf or "", report.id)


def _days(when: When | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of a date, ``None`` for an end that is open or cannot be read."""
    try:
        first, last = bounds(when.edtf or "") if when and when.edtf else (date.min, date.max)
    except ValueError:
        return None, None
    return None if first == date.min else first, None if last == date.max else last


@functools.lru_cache(maxsize=512)
def country_name(code: str | None) -> str:
    """Return a country's English name by its ISO 3166-1 alpha-2 code, empty where the packaged outlines have none.

    Names are those of Natural Earth, written in full; neither ACLED's nor UCDP's own spelling.
    """
    found = find_country(code) if code else None
    return "" if found is None else _SHORTENED.get(code or "", found.name)


# --------------------------------------------------------------------------- who


def _tied(pairs: Iterable[tuple[OriginId, OriginId]]) -> Callable[[OriginId], OriginId]:
    """Return what gives each origin the id of its group, pairs being of one group; the least id stands for it."""
    root: dict[OriginId, OriginId] = {}

    def find(one: OriginId) -> OriginId:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for pair in pairs:
        one, two = sorted(map(find, pair))
        root[two] = one
    return find


def _one_mouth(origins: Iterable[Origin]) -> Callable[[OriginId], OriginId]:
    return _tied((origin.id, other.origin) for origin in origins for other in origin.counted_with)


def _mouths(origins: Sequence[Origin]) -> dict[ClaimId, frozenset[OriginId]]:
    """Return for each claim the origins it comes from, those counted as one under one id."""
    find = _one_mouth(origins)
    found: dict[ClaimId, set[OriginId]] = {}
    for origin in origins:
        for claim in origin.claims:
            found.setdefault(claim, set()).add(find(origin.id))
    return {claim: frozenset(ids) for claim, ids in found.items()}


def _independent(ids: Iterable[OriginId], origins: Sequence[Origin]) -> OriginRange:
    """Return how many of some origins are independent: at most all, at least one for each group that may be one."""
    find = _one_mouth(origins)
    said = {find(one) for one in ids}
    pairs = [(find(origin.id), find(other)) for origin in origins for other in origin.may_share]
    perhaps = _tied(pair for pair in pairs if said.issuperset(pair))
    return OriginRange(low=len({perhaps(one) for one in said}), high=len(said))


@functools.lru_cache(maxsize=4096)
def _listed(actor: Actor) -> Named:
    # a country that is known by its code alone is left out of the name, as it is in the points of the dossier
    name = re.sub(r" (?:of|in) (?:the )?[A-Z]{2}$", "", tidy(actor.name))
    return Named(key=f"actor:{actor.id}", name=name, kind=actor.kind, actor=actor)


def _named(party: Party, actors: Mapping[str, Actor]) -> Named:
    actor = actors.get(party.actor or "")
    if actor is not None:
        return _listed(actor)
    name = re.sub(
        r"^(?:the|a|an|its|their|his|her|our|some|several)\s+", "", tidy(party.text), flags=re.IGNORECASE
    )
    return Named(key=f"text:{name.casefold()}", name=name, kind=party.kind)


def _lists(words: str, name: str) -> bool:
    """Whether words are a name, or several names joined by "and" of which it is one; never a part of a name.

    A value "hunters of Mali" does not accuse Mali.
    """
    folded, wanted = tidy(words).casefold(), name.casefold()
    if not wanted or wanted not in folded:
        return False
    return re.search(rf"(?:^|(?<= and )){re.escape(wanted)}(?=$| and )", folded) is not None


def _parties(value: Value, claims: Mapping[ClaimId, Claim], actors: Mapping[str, Actor]) -> tuple[Named, ...]:
    """Return the parties a value of *responsibility* names; its own words where no claim resolves them."""
    found: dict[str, Named] = {}
    for claim in value.claims:
        act = claims[claim].act if claim in claims else None
        for party in () if act is None else act.perpetrators:
            named = _named(party, actors)
            if _lists(value.value, named.name) or (named.actor is not None and named.actor.id == value.value):
                found.setdefault(named.key, named)
    for actor in sorted(actors.values(), key=lambda one: one.id):
        listed = _listed(actor)
        if actor.id == value.value or _lists(value.value, listed.name):
            found.setdefault(listed.key, listed)
    # "Guard and Front" may be two parties, or one of that name; the longer name is meant
    whole = [
        one
        for one in found.values()
        if not any(one.name != other.name and _lists(other.name, one.name) for other in found.values())
    ]
    if whole:
        return tuple(sorted(whole, key=lambda one: one.key))
    name = tidy(value.value)
    return (Named(key=f"text:{name.casefold()}", name=name, kind=ActorKind.OTHER),) if name else ()


def _denies(value: Value, claims: Mapping[ClaimId, Claim]) -> bool:
    told = [claims[one] for one in value.claims if one in claims]
    return value.value == _DENIED or (bool(told) and not any(_tells(claim) for claim in told))


def _tells(claim: Claim) -> bool:
    return claim.stance.carries_act and (claim.act is None or claim.act.asserted is Assertion.ASSERTED)


def _accusation(
    incident: Assessment, claims: Mapping[ClaimId, Claim], actors: Mapping[str, Actor]
) -> Accusation:
    mouths = _mouths(incident.origins)
    known: dict[str, Named] = {}
    behind: dict[str, tuple[set[OriginId], set[ReportId], set[ClaimId]]] = {}
    beside: dict[str, set[str]] = {}
    for point in incident.points:
        if point.about != "responsibility":
            continue
        for value in point.values:
            if value.value == _NOT_NAMED or _denies(value, claims):
                continue
            parties = _parties(value, claims, actors)
            # origins of the value as recorded, those counted as one by way of their claims
            origins = {one for claim in value.claims for one in mouths.get(claim, ())} or set(value.origins)
            for party in parties:
                known.setdefault(party.key, party)
                said_by, said_in, said = behind.setdefault(party.key, (set(), set(), set()))
                said_by.update(origins)
                said_in.update(value.reports)
                said.update(value.claims)
                beside.setdefault(party.key, set()).update(one.key for one in parties)
    weighed = sorted(
        (
            replace(party, origins=_independent(behind[key][0], incident.origins))
            for key, party in known.items()
        ),
        key=lambda one: (
            -one.origins.low,
            -one.origins.high,
            *(-len(part) for part in behind[one.key][1:]),
            one.name.casefold(),
            one.key,
        ),
    )
    if not weighed:
        return Accusation()
    lead, rest = weighed[0], weighed[1:]
    return Accusation(
        lead=lead,
        together=tuple(one for one in rest if one.key in beside[lead.key]),
        others=tuple(one for one in rest if one.key not in beside[lead.key]),
    )


def _victims(incident: Assessment, claims: Iterable[Claim], actors: Mapping[str, Actor]) -> Victims:
    mouths = _mouths(incident.origins)
    deniers = {
        one
        for origin in incident.origins
        if Support.DENIAL in origin.supports
        for claim in origin.claims
        for one in mouths.get(claim, ())
    }
    civil: set[OriginId] = set()
    armed: set[OriginId] = set()
    hit: dict[str, tuple[Named, set[OriginId]]] = {}
    for claim in claims:
        if not _tells(claim):
            continue
        origins = mouths.get(claim.id, frozenset())
        for party in () if claim.act is None else claim.act.victims:
            named = _named(party, actors)
            hit.setdefault(named.key, (named, set()))[1].update(origins)
            if named.kind in CIVIL:
                civil |= origins
            elif named.kind in ARMED:
                armed |= origins
        for count in claim.counts:
            if count.category in _FIGHTING:
                armed |= origins
            elif count.category is not None and count.category not in _UNTOLD:
                civil |= origins
    if (civil | armed) - deniers:
        civil, armed = civil - deniers, armed - deniers
        hit = {key: (named, origins - deniers) for key, (named, origins) in hit.items()}
    ranked = sorted(
        (
            replace(named, origins=_independent(origins, incident.origins))
            for named, origins in hit.values()
            if origins
        ),
        key=lambda one: (
            -one.origins.low,
            -one.origins.high,
            one.actor is None,
            one.name.casefold(),
            one.key,
        ),
    )
    return Victims(
        civil=len(civil),
        armed=len(armed),
        fighters=tuple(one for one in ranked if one.kind in ARMED),
        bodies=tuple(one for one in ranked if one.kind in CIVIL and one.actor is not None),
    )


def speaker_name(speaker: Speaker, actors: Mapping[str, Actor]) -> str:
    """Return what a speaker is called in a form that is passed on: the listed party it speaks for, else what it is.

    UCDP's codebook allows either ("name or type of person or organization"). A relative or an eyewitness is called that
    even where a list ties it to a party. A person's own name or words are never
    written, whatever the office: who may be endangered by it cannot be told from a report.
    """
    actor = actors.get(speaker.actor or "")
    if actor is not None and speaker.kind not in PERSONAL_KINDS:
        return _listed(actor).name
    return "unnamed source" if speaker.kind is SpeakerKind.OTHER else plain(speaker.kind)


def _claimants(incident: Assessment, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    names = []
    for origin in sorted(incident.origins, key=lambda one: one.id):
        if not {Support.ACT, Support.RESPONSIBILITY} & set(origin.supports):
            continue
        if origin.speaker is not None:
            names.append(speaker_name(origin.speaker, actors))
        else:
            names.append(tidy(origin.gathered_by or "") or "own reporting of an outlet")
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (name.casefold(), name)))


def _admitting(claims: Iterable[Claim], actors: Mapping[str, Actor]) -> list[Claim]:
    """Return what admits the act or a part in it.

    Who owns up to fighters alone, where anybody tells of others, has owned up to another killing, or to this one under
    another name: which of the two is not said, so that it stands among the claims and is no admission.
    """
    told = [(claim, _sides_hit(claim, actors)) for claim in claims if _tells(claim)]
    others = any("civil" in sides for _, sides in told)
    return [
        claim for claim, sides in told if claim.stance in _ADMITTING and not (others and sides == {"armed"})
    ]


def _sides_hit(claim: Claim, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Return whether a claim says that fighters were hit (``armed``), or others (``civil``)."""
    found = {
        "civil" if kind in CIVIL else "armed"
        for party in (() if claim.act is None else claim.act.victims)
        if (kind := _named(party, actors).kind) in CIVIL | ARMED
    }
    found |= {
        "armed" if count.category in _FIGHTING else "civil"
        for count in claim.counts
        if count.category is not None and count.category not in _UNTOLD
    }
    return frozenset(found)


def _voices(
    claims: Iterable[Claim],
    reports: Mapping[ReportId, Report],
    actors: Mapping[str, Actor],
) -> tuple[str, ...]:
    names = set()
    for claim in claims:
        if claim.speaker is not None:
            names.add(speaker_name(claim.speaker, actors))
        else:
            report = reports.get(claim.report)
            names.add(tidy((report.outlet if report else None) or "") or "an outlet")
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


# --------------------------------------------------------------------------- how many


def find_toll(incident: Assessment, outcome: Outcome, claims: Mapping[ClaimId, Claim]) -> Toll | None:
    """Return the range for everybody; the largest of a part where nobody counts everybody; ``None``: no number."""
    rows = [row for row in incident.casualties if row.outcome is outcome]
    rows = [row for row in rows if (row.low, row.best, row.high) != (None, None, None)]
    whole = [row for row in rows if row.category is None] or rows
    if not whole:
        return None
    # of equals the first by name, so that the choice does not hang on the order of rows
    row = min(whole, key=lambda one: (-(one.best or one.low or one.high or 0), str(one.category or "")))
    return Toll(
        low=row.low,
        best=row.best,
        high=row.high,
        largest_said=_largest_said(row, claims),
        part=row.category,
        reasons=row.reasons,
    )


def _largest_said(row: Casualties, claims: Mapping[ClaimId, Claim]) -> int | None:
    """Return the largest number that a claim behind a range gives for the same people, or that the range holds.

    Claims whose number no longer counts, or was judged to count something else, are not among the range's; a number
    that its reasons say was left out (`_LEFT_OUT`) is not largest, though another number of its claim counts.
    """
    gone = {
        int(number)
        for one in row.reasons
        if (found := _LEFT_OUT.match(one))
        for number in re.findall("[0-9]+", found[1])
    }
    said = [bound for bound in (row.low, row.best, row.high) if bound is not None]
    for one in row.claims:
        for count in claims[one].counts if one in claims else ():
            same = (
                count.category is row.category
                if row.category
                else (count.category not in _FIGHTING and not count.part)
            )
            if count.outcome is row.outcome and same and count.unit in {Unit.PEOPLE, Unit.BODIES}:
                said += [
                    bound for bound in (count.low, count.high) if bound is not None and bound not in gone
                ]
    return max(said, default=None)


# --------------------------------------------------------------------------- companion and losses


def place_reasons(place: Place | None) -> str:
    """Return why a place has its precision: the code with its meaning, and how closely the words give it."""
    if place is None:
        return "no place is said"
    code = PLACE_PRECISION.get(place.where_prec or 0)
    meaning = f"where_prec {place.where_prec}: {code}; " if code else ""
    return f"{meaning}geo_precision {number(place.geo_prec) or 'not given'}; {closeness(place)}"


def date_reasons(when: When | None) -> str:
    """Return why a date has its precision: both codes with their meaning, and the words they are read from."""
    if when is None:
        return "no date is said"
    meaning = DATE_PRECISION.get(when.date_prec or 0, "no precision follows from the words")
    return f"date_prec {number(when.date_prec) or 'not given'}: {meaning}; time_precision {number(when.time_prec) or 'not given'}"


def _grade(incident: Assessment, scheme: str) -> str:
    grade = incident.grades.get(scheme)
    return "" if grade is None else f"{grade.value} ({'; '.join(grade.reasons)})"


def _range_cell(row: Casualties) -> str:
    name = plain(row.outcome) if row.category is None else f"{plain(row.outcome)} {plain(row.category)}"
    best = "" if row.best is None else f", best {row.best}"
    return f"{name}: {range_words(row.low, row.high)}{best}"


def companion(coded: Coded, *, row: int | None, left_out: str) -> dict[str, str]:
    """Return the cells of `COMPANION_COLUMNS` for one incident.

    ``row`` is its row in the form's own file, the first after the header being 1; ``None``: it has none, and
    ``left_out`` says why.
    """
    incident, killed = coded.incident, coded.killed
    origins = incident.independent_origins
    named = coded.accusation
    accused = [one for one in (named.lead, *named.together, *named.others) if one is not None]
    return {
        "incident": incident.id,
        "row": number(row),
        "left_out": left_out,
        "headline": incident.headline,
        "act": incident.act or "",
        "date_edtf": (incident.when.edtf or "") if incident.when else "",
        "date_words": incident.when.text if incident.when else "",
        "date_reasons": date_reasons(incident.when),
        "place_words": incident.place.text if incident.place else "",
        "place_name": (incident.place.name or "") if incident.place else "",
        "country_code": (incident.place.country or "") if incident.place else "",
        "place_reasons": place_reasons(incident.place),
        "reports_consulted": str(len(incident.reports)),
        "origins_act_low": str(origins.act.low),
        "origins_act_high": str(origins.act.high),
        "origins_responsibility_low": str(origins.responsibility.low),
        "origins_responsibility_high": str(origins.responsibility.high),
        "killed_low": number(killed.low if killed else None),
        "killed_best": number(killed.best if killed else None),
        "killed_high": number(killed.high if killed else None),
        "killed_open_top": ("yes" if killed.open_top else "no") if killed else "",
        "killed_largest_said": number(killed.largest_said if killed else None),
        "killed_reasons": joined(reason(one) for one in killed.reasons) if killed else "",
        "killed_parts": joined(
            _range_cell(one)
            for one in incident.casualties
            if one.outcome is Outcome.KILLED and one.category is not None
        ),
        "other_outcomes": joined(
            _range_cell(one) for one in incident.casualties if one.outcome is not Outcome.KILLED
        ),
        "accused": joined(
            f"{one.name} (named by {origins_words(one.origins)} {'origin' if one.origins.high == 1 else 'origins'})"
            for one in accused
        ),
        "denied_by": joined(coded.deniers),
        "admitted_by": joined(coded.admitters),
        "conflicts": joined(
            f"{conflict.about}: {conflict.why} ({' / '.join(side.value for side in conflict.sides)})"
            for conflict in incident.conflicts
        ),
        "airwars": _grade(incident, "airwars"),
        "admiralty": _grade(incident, "admiralty"),
        "every_casualty": _grade(incident, "every_casualty"),
        "ucdp_event_clarity": _grade(incident, "ucdp_event_clarity"),
    }


def shared_losses(coded: Coded) -> list[Loss]:
    """Return what no event form has a column for; numbers and codes only, never words of a report."""
    incident, accusation = coded.incident, coded.accusation
    losses: list[Loss] = []

    def lose(what: str, why: str) -> None:
        losses.append(Loss(record=incident.id, what=what, why=why))

    origins = incident.independent_origins
    lose(
        "independent_origins",
        f"act {origins_words(origins.act)}, responsibility {origins_words(origins.responsibility)}; no column, the "
        "companion file holds it",
    )
    if accusation.lead is not None:
        lose(
            "accusation", "whoever is accused stands in a column for who did it; the form cannot say alleged"
        )
    if accusation.others:
        lose(
            "accusation",
            f"{counted(len(accusation.others), 'further party', 'further parties')} accused by others; the form holds the one that most origins "
            "name, the companion file all",
        )
    if coded.deniers:
        lose(
            "denial",
            f"denied by {counted(len(coded.deniers), 'party or kind of speaker', 'parties or kinds of speaker')}; no column, the "
            "companion file names them",
        )
    if coded.admitters:
        lose(
            "admission",
            f"admitted, at least in part, by {counted(len(coded.admitters), 'party or kind of speaker', 'parties or kinds of speaker')}; "
            "no column, the companion file names them",
        )
    for conflict in incident.conflicts:
        lose(
            f"conflicts: {tidy(conflict.about)}",
            f"{len(conflict.sides)} sides that cannot all be so; no column, the companion file holds them",
        )
    for point in incident.points:
        if point.agreement == "contested" and not any(one.about == point.about for one in incident.conflicts):
            lose(
                f"points: {point.about}", f"{len(point.values)} values, contested; no column for any but one"
            )
    others = [row for row in incident.casualties if row.outcome is not Outcome.KILLED or row.category]
    if others:
        lose(
            "casualties",
            f"{counted(len(others), 'range')} of other outcomes or of parts; no column, the companion file holds them",
        )
    if incident.accountability:
        lose("accountability", f"{counted(len(incident.accountability), 'step')}; no column")
    if incident.not_known:
        lose("not_known", f"{counted(len(incident.not_known), 'thing')} the reports do not say; no column")
    if incident.set_aside:
        lose("set_aside", f"{counted(len(incident.set_aside), 'claim')} set aside; no column")
    if incident.without_claims:
        lose(
            "without_claims",
            f"{counted(len(incident.without_claims), 'report')} about it without a claim; not among those consulted",
        )
    if set(incident.grades) - {"ucdp_event_clarity"}:
        lose("grades", "proposed grades of other schemes; no column, the companion file holds them")
    when, place = incident.when, incident.place
    if when is not None and when.edtf and set("?~%") & set(when.edtf):
        lose("when", "the date is marked uncertain or approximate; the form's precision code cannot say so")
    if place is not None and place.ends:
        lose("place", "a way between two places; the form holds one point of it or none")
    if place is not None and place.unlisted:
        lose("place", "a place that no gazetteer in use holds; a point would be that of what holds it")
    return losses


def dossier_losses(dossier: Dossier) -> list[Loss]:
    """Return what stands in a dossier beside its incidents, which no event form has rows for."""
    used = {claim for incident in dossier.incidents for claim in incident.claims}
    beside = sum(1 for claim in dossier.claims if claim.id not in used)
    told = (
        ("background", len(dossier.background), "fact", "told beside the incidents"),
        ("claims", beside, "claim", "of no incident, or no longer counted"),
        ("refused", len(dossier.refused), "record", "not used"),
        ("revisions", len(dossier.revisions), "correction", "of a report"),
    )
    return [
        Loss(record="dossier", what=what, why=f"{counted(count, one)} {why}; no rows")
        for what, count, one, why in told
        if count
    ]


def notes(coded: Coded) -> str:
    """Return a free-text account in which everything is said by somebody; nothing is stated in our own voice."""
    incident, accusation = coded.incident, coded.accusation
    parts = [f"Reported: {incident.headline.strip().rstrip('.')}."]
    if coded.dead_untold:
        parts.append("Killed, as reported: how many is not said.")
    if coded.killed is not None:
        whom = "" if coded.killed.part is None else f" ({plain(coded.killed.part)})"
        parts.append(f"Killed{whom}, as reported: {coded.killed.words}.")
        if coded.killed.open_top:
            parts.append("No upper end is said.")
    if accusation.lead is not None:
        accused = ", ".join(one.name for one in (accusation.lead, *accusation.together))
        parts.append(f"Accused, not established: {accused}.")
    if accusation.others:
        parts.append(f"Accused by others: {', '.join(one.name for one in accusation.others)}.")
    if coded.deniers:
        parts.append(f"Denied by: {', '.join(coded.deniers)}.")
    if coded.admitters:
        parts.append(f"Admitted, at least in part, by: {', '.join(coded.admitters)}.")
    origins = incident.independent_origins
    parts.append(
        f"Independent origins: act {origins_words(origins.act)}, "
        f"responsibility {origins_words(origins.responsibility)}."
    )
    return " ".join(parts)
