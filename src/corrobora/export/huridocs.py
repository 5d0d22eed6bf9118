"""A dossier as HURIDOCS Events Standard Formats: one CSV table for each format, with the micro-thesaurus codes.

The formats (third edition) tell an event as acts by perpetrators against victims, and beside it what source says so and
who stepped in. Field numbers and names are those of the formats as HURIDOCS' own OpenEvSys has them in its data
dictionary; codes are HURIDOCS', named in our own words, with acknowledgement to HURIDOCS. Of the type of act (MT4) the
branch of killings (0101) is used in full and of the rest what fits an act of ours; where none fits, the general code
stands and a `Loss` says so.

An incident is an event. What befell people is an act for each outcome, with the victims as one group; manner alone
(shelling, an air strike) is the method. A denial or an admission is the attribution of the act (MT28), by stance and by
whether a state or a non-state party speaks. Who is accused is *suspected of involvement*, unless it admits the deed.
Whoever tells is a source with an information record for each report. Demands and steps of accountability are
interventions.

``docs/reference/export-huridocs.md`` has every field and rule.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corrobora.export.coding import OF_A_STATE, ORGANISED
from corrobora.export.dates import find_span
from corrobora.export.exported import Exported, render_csv
from corrobora.export.jsonform import check_integrity
from corrobora.export.naming import harmless
from corrobora.export.worksheet import Worksheet
from corrobora.records import (
    ActKind,
    ActorKind,
    Assertion,
    Assessment,
    Casualties,
    Category,
    Claim,
    Dossier,
    Outcome,
    Party,
    Report,
    ReportId,
    Speaker,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    When,
    digest,
)

FORM = "huridocs-esf/1"
"""Name and version of this mapping."""

OTHER, UNKNOWN = "900000000000", "990000000000"
"""The general codes of a thesaurus: other, and unknown."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "events.csv": (
        "0101 event_record_number", "0102 event_title", "0108 confidentiality", "0111 geographical_term",
        "0112 local_geographical_area", "0113 initial_date", "113_1 initial_date_type", "0114 final_date",
        "114_1 final_date_type", "0115 event_description", "0151 violation_status", "0160 date_received",
        "0161 date_of_entry", "0162 entered_by", "0165 comments", "0170 date_updated", "0171 updated_by",
        "0172 monitoring_status", "0173 event_location",
    ),
    "persons.csv": (
        "0901 person_record_number", "0902 counting_unit", "0903 person_name", "0908 confidentiality",
        "0930 group_description", "0931 number_of_persons_in_group", "0953 reliability_as_source",
        "0960 date_received", "0961 date_of_entry", "0962 entered_by", "0965 comments", "0970 date_updated",
        "0971 updated_by",
    ),
    "acts.csv": (
        "2101 act_record_number", "2102 victim", "2103 event", "2108 confidentiality", "2109 type_of_act",
        "2111 initial_date", "2111_1 initial_date_type", "2112 exact_location", "2114 method_of_violence",
        "2115 attribution", "2121 final_date", "2121_1 final_date_type", "2123 status_at_end_of_act",
        "2160 date_received", "2161 date_of_entry", "2162 entered_by", "2165 comments", "2170 date_updated",
        "2171 updated_by",
    ),
    "involvement.csv": (
        "2401 involvement_record_number", "2402 perpetrator", "2403 event", "2404 act", "2408 confidentiality",
        "2409 degree_of_involvement", "2412 type_of_perpetrator", "2422 latest_status_as_perpetrator_in_the_act",
        "2461 date_of_entry", "2462 entered_by", "2465 comments", "2470 date_updated", "2471 updated_by",
    ),
    "information.csv": (
        "2501 information_record_number", "2502 source", "2503 event", "2508 confidentiality",
        "2509 source_connection_to_information", "2510 language_of_source_material", "2511 date_of_source_material",
        "2512 type_of_source_material", "2553 reliability_of_information", "2560 date_received",
        "2561 date_of_entry", "2562 entered_by", "2565 comments", "2570 date_updated", "2571 updated_by",
    ),
    "intervention.csv": (
        "2601 intervention_record_number", "2602 intervening_party", "2603 event", "2604 victim",
        "2608 confidentiality", "2609 type_of_intervention", "2611 date_of_intervention", "2612 parties_requested",
        "2613 response", "2614 impact_on_the_situation", "2651 intervention_status", "2652 priority",
        "2661 date_of_entry", "2662 entered_by", "2665 comments", "2670 date_updated", "2671 updated_by",
    ),
    "chain_of_events.csv": (
        "2201 chain_of_events_record_number", "2202 event", "2203 related_event", "2209 type_of_chain_of_events",
        "2250 remarks", "2261 date_of_entry", "2262 entered_by", "2265 comments", "2270 date_updated",
        "2271 updated_by",
    ),
}  # fmt: skip
"""Columns of each table, field number and name. Those of entry and update stay empty: an importer fills them.

0953 is named after the field list of the standard; its name was not seen in the data dictionary (to verify)."""

# --------------------------------------------------------------------------- codes

_INDIVIDUAL, _GROUP, _PEOPLE = "010000000000", "030000000000", "060000000000"  # MT7

_ACT_TYPE: Mapping[ActKind, str] = {
    ActKind.INJURY: "020101000000",
    ActKind.TORTURE: "020111110000",
    ActKind.SEXUAL_VIOLENCE: "020102000000",
}
"""MT4 outside the branch of killings: physical assaults, torture, sexual violations."""

_KILLING_GENERAL = "010100000000"
_KILLING_CONFLICT = "010103000000"
_KILLING_COMBATANTS = "010103010000"
_KILLING_NON_COMBATANT = "010103020000"
_KILLING_EXTRAJUDICIAL = "010101020000"
_KILLING_CROWD = "010105010000"
_KILLING_CUSTODY = "010106010000"

_BY_OUTCOME: Mapping[Outcome, ActKind] = {
    Outcome.KILLED: ActKind.KILLING,
    Outcome.INJURED: ActKind.INJURY,
    Outcome.MISSING: ActKind.DISAPPEARANCE,
    Outcome.DETAINED: ActKind.DETENTION,
    Outcome.ABDUCTED: ActKind.ABDUCTION,
    Outcome.DISPLACED: ActKind.DISPLACEMENT,
}
"""The act that each outcome is a consequence of; survived and affected are none's."""
_STATUS: Mapping[Outcome, str] = {
    Outcome.KILLED: "010100000000",
    Outcome.INJURED: "010200000000",
    Outcome.MISSING: "010300000000",
    Outcome.DETAINED: "020200000000",
    Outcome.DISPLACED: "030300000000",
}
"""MT25, status at the end of the act. Abduction has none: what became of them is another outcome."""
_MANNERS = frozenset(
    {ActKind.SHELLING, ActKind.AIR_STRIKE, ActKind.DRONE_STRIKE, ActKind.CROWD_FORCE, ActKind.ATTACK}
)
"""Kinds of act that say how and not what: beside a killing or an injury they are its method and no act of their own."""

_METHOD_WORDS: tuple[tuple[re.Pattern[str], str, str | None], ...] = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), killing, person)
    for words, killing, person in (
        (r"shot\b|shoot|gunfire|gunshot|gunned|open(?:ed)? fire|bullet|fir(?:ed|ing) (?:on|at|into)|machine[- ]?gun|live (?:rounds|ammunition)", "010100000000", "030200000000"),
        (r"beat|club|whip|flog", "010200000000", "030100000000"),
        (r"machete|kni(?:fe|ves)|hack|stabb|throat|behead|\baxes?\b", "010300000000", "030200000000"),
        (r"strangl|hanged|suffocat|asphyx|drown", "010400000000", "030900000000"),
        (r"burn|torch|set (?:alight|ablaze|on fire|fire)|charred", "010500000000", "030400000000"),
        (r"bomb|air[- ]?(?:strike|raid)|drone|unmanned|shell|artiller|mortar|rocket|missile|explosive|grenade|landmine|ieds?\b|warplane|blown up", "010600000000", "030200000000"),
        (r"starv", "010700000000", "031500000000"),
        (r"poison|nerve agent|sarin|chlorine", "010800000000", None),
        (r"electric shock|electroshock", "019000000000", "030800000000"),
        (r"\brap(?:e|ed|ing)\b", "019000000000", "030500000000"),
    )
)  # fmt: skip
"""Words of a means with MT5 for a killing and for other violence against a person."""
_METHOD_KIND: Mapping[ActKind, str] = {
    ActKind.SHELLING: "010600000000",
    ActKind.AIR_STRIKE: "010600000000",
    ActKind.DRONE_STRIKE: "010600000000",
}
"""MT5 bombing, for a killing whose manner is the act itself."""
_PERSON_HARM = frozenset({ActKind.INJURY, ActKind.TORTURE, ActKind.SEXUAL_VIOLENCE})

_EXECUTION = re.compile(r"\b(?:execut|point[- ]blank)", re.IGNORECASE)

_STATE_SPEAKERS = frozenset({SpeakerKind.OFFICIAL, SpeakerKind.ARMED_FORCES})
_NON_STATE_ACTORS = ORGANISED | {ActorKind.ARMED_MEN}
_ATTRIBUTION: Mapping[Stance, str] = {
    Stance.ALLEGES: "01",
    Stance.AFFIRMS: "01",
    Stance.DENIES: "02",
    Stance.ADMITS_ACT_DENIES_RESPONSIBILITY: "03",
    Stance.GIVES_ALTERNATIVE_EXPLANATION: "04",
    Stance.ADMITS: "05",
}
"""Second pair of MT28: states circumstances, denies, acknowledges and denies responsibility, explains otherwise, accepts."""

_PERPETRATOR: Mapping[ActorKind, str] = {
    ActorKind.STATE_FORCES: "010103000000",
    ActorKind.POLICE: "010104000000",
    ActorKind.GOVERNMENT: "010100000000",
    ActorKind.STATE: "010000000000",
    ActorKind.REBEL_GROUP: "020200000000",
    ActorKind.POLITICAL_MILITIA: "029000000000",
    ActorKind.COMMUNAL_MILITIA: "029000000000",
    ActorKind.PRIVATE_FORCE: "020300000000",
    ActorKind.PEACEKEEPERS: OTHER,
    ActorKind.EXTERNAL_FORCES: OTHER,
    ActorKind.ARMED_MEN: UNKNOWN,
    ActorKind.CIVILIANS: "020500000000",
    ActorKind.PROTESTERS: "020500000000",
    ActorKind.NGO: OTHER,
    ActorKind.UN_BODY: OTHER,
    ActorKind.MEDIA: OTHER,
    ActorKind.OTHER: UNKNOWN,
}
"""MT24, type of perpetrator."""
_COARSER_PERPETRATOR = frozenset(
    {
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.PEACEKEEPERS,
        ActorKind.EXTERNAL_FORCES,
    }
)
_SUSPECTED, _CARRIED_OUT, _FAILED_TO_PROTECT = "010600000000", "010100000000", "050000000000"  # MT18

_CONNECTION: Mapping[SpeakerKind, str] = {
    SpeakerKind.SURVIVOR: "010100000000",
    SpeakerKind.EYEWITNESS: "010200000000",
    SpeakerKind.RELATIVE: "020101000000",
    SpeakerKind.NGO: "040400000000",
    SpeakerKind.MEDIA: "030100000000",
    SpeakerKind.LOCAL_SOURCE: "030000000000",
    SpeakerKind.UN_BODY: "030000000000",
    SpeakerKind.EXPERT: "030000000000",
    SpeakerKind.OFFICIAL: UNKNOWN,
    SpeakerKind.ARMED_FORCES: UNKNOWN,
    SpeakerKind.ARMED_GROUP: UNKNOWN,
    SpeakerKind.OTHER: UNKNOWN,
}
"""MT19. A party to the conflict is *unknown*: the list has *perpetrator*, and that is for a person to say."""
_REPORTER = "030100000000"

_WRITE_UP, _GOVERNMENT_RELEASE, _NGO_RELEASE = "140523191601", "161805191901", "161805191902"  # MT16

_RELIABILITY: Mapping[str, str] = {
    "1": "020000000000",
    "2": "020000000000",
    "3": "030000000000",
    "4": "040000000000",
    "5": "050000000000",
}
"""MT42 by the figure of the Admiralty code. *Highly reliable* is never written: no machine says so."""

_DEMAND, _DENIED_EVENT, _INHIBITED = "020100000000", "030100000000", "030200000000"  # MT20, MT27
_STATUS_OF_STEP: Mapping[StepKind, str] = {
    StepKind.ANNOUNCED: "050000000000",
    StepKind.CLOSED: "070000000000",
}
"""MT45: action pending, intervention closed; of other steps nobody says."""

_COMBATANTS = frozenset({Category.COMBATANTS, Category.STATE_FORCES, Category.PEACEKEEPERS})
_ARMED = OF_A_STATE | _NON_STATE_ACTORS | {ActorKind.PEACEKEEPERS}
_OUTCOME_WORDS: Mapping[Outcome, str] = {outcome: outcome.value for outcome in Outcome}


_Row = tuple[ActKind, bool]

# --------------------------------------------------------------------------- one dossier


class _Book(Worksheet):
    """One dossier while it is written: beside the sheet, the rows by table and record number."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(dossier)
        self.rows: dict[str, dict[str, tuple[str, ...]]] = {table: {} for table in TABLES}

    def write(self, table: str, **cells: str) -> None:
        """Write a row; cells by field number, ``n0101="…"``. The first column is the record's number.

        Of a record written before only the empty cells are filled: a party may also be a source.
        """
        columns = TABLES[table]
        numbers = [f"n{column.split(' ', 1)[0]}" for column in columns]
        row = tuple(cells.pop(number, "") for number in numbers)
        if cells:
            raise KeyError(f"table {table} has no field {sorted(cells)}")
        before = self.rows[table].get(row[0], row)
        self.rows[table][row[0]] = tuple(old or new for old, new in zip(before, row, strict=True))


def to_huridocs(dossier: Dossier) -> Exported:
    """Return a dossier as HURIDOCS Events Standard Formats: form `FORM`, one CSV for each of `TABLES`.

    Rows stand in the order of their record numbers, which come from our ids, so the same dossier gives the same bytes.
    Each incident is a row of ``events.csv``. Several codes in one cell are parted by "; ".

    Raises:
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere (see `check_integrity`).

    """
    check_integrity(dossier)
    book = _Book(dossier)
    for incident in sorted(dossier.incidents, key=lambda one: one.id):
        _event(book, incident)
    _lose_the_rest(book)
    return Exported(
        form=FORM,
        files={
            table: render_csv(columns, [book.rows[table][number] for number in sorted(book.rows[table])])
            for table, columns in TABLES.items()
        },
        losses=book.losses,
    )


def _lose_the_rest(book: _Book) -> None:
    dossier = book.dossier
    inside = {str(key) for incident in dossier.incidents for key in incident.claims}
    aside = {str(key) for incident in dossier.incidents for key in incident.set_aside}
    for claim in dossier.claims:
        if claim.id in aside or claim.id in book.gone:
            book.lose(claim.id, "claim", "no longer counts, since its report was revised; it is in no table")
        elif claim.id not in inside:
            book.lose(claim.id, "claim", "belongs to no incident; it is in no table")
    for fact in dossier.background:
        for claim_id in fact.claims:
            book.lose(
                claim_id,
                "background",
                "a fact beside the incidents; whether it is one of a chain nobody says",
            )
    for revision in dossier.revisions:
        book.lose(
            revision.report, "revision", "that claims of it no longer count has no field; they are left out"
        )
    if dossier.refused:
        book.lose("dossier", "refused", f"{len(dossier.refused)} things were not used; no table is for it")
    if len(dossier.incidents) > 1:
        book.lose(
            "dossier", "chain of events", "how incidents hang together is not recorded; the table is empty"
        )


# --------------------------------------------------------------------------- days


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    """First and last day as ``YYYY-MM-DD``, empty where open or unknown, with the type of date (MT48)."""

    first: str = ""
    last: str = ""
    kind: str = ""


def _days(when: When | None) -> _Days:
    """Return the days of a date. MT48: a month has an unknown day, a year an unknown day and month, else an estimate."""
    span = find_span(when.edtf if when is not None else None)
    if when is None or when.edtf is None or span is None:
        return _Days()
    exact = span.first is not None and span.first == span.last
    kind = "010000000000"
    if exact and when.edtf[-1:] not in {"?", "~", "%"}:
        kind = ""
    elif re.fullmatch(r"\d{4}-\d{2}", when.edtf):
        kind = "020000000000"
    elif re.fullmatch(r"\d{4}", when.edtf):
        kind = "030000000000"
    return _Days(
        first="" if span.first is None else span.first.isoformat(),
        last="" if span.last is None else span.last.isoformat(),
        kind=kind,
    )


# --------------------------------------------------------------------------- people


def _person_number(*parts: str) -> str:
    return f"person-{digest(FORM, 'person', *parts)[:16]}"


_MAY_BE_ONE = frozenset({ActorKind.OTHER, ActorKind.GOVERNMENT, ActorKind.STATE})
"""Kinds of party that may be one person where no list says that they are a body."""


def _party(book: _Book, incident: Assessment, party: Party, owner: str) -> str:
    """Write a party that acts and return its number. Who has a name is one person in all events, others one in each.

    `owner` is the claim or the record it is first named in: the number of somebody without a name rests on it.
    """
    name = book.naming.find_party(party)
    if name is None:
        number = _person_number("party", incident.id, owner)
        book.lose(number, "name", "is private or not known; only the kind of party stands")
    else:
        number = _person_number("named", name)
    kind = _actor_kind(book, party.actor, party.kind)
    book.write(
        "persons.csv",
        n0901=number,
        # an office that no list holds may be one person: "Governor Salla Brandt"
        n0902=_GROUP if party.actor in book.naming.actors or kind not in _MAY_BE_ONE else "",
        n0903=name or "",
        n0908="Y",
        n0930="" if kind is ActorKind.OTHER else kind.value,
    )
    return number


def _actor_kind(book: _Book, actor: str | None, kind: ActorKind) -> ActorKind:
    known = book.naming.actors.get(actor) if actor is not None else None
    return kind if known is None or kind is not ActorKind.OTHER else known.kind


def _source(
    book: _Book, incident: Assessment, speaker: Speaker | None, report: Report | None, owner: str
) -> str:
    """Write a source and return its number: a named speaker, an unnamed one of this incident, or the outlet itself."""
    if speaker is None:
        name = None if report is None else book.naming.find_words(report.outlet)
        number = (
            _person_number("named", name)
            if name is not None
            else _person_number("outlet", incident.id, owner)
        )
        unit, described = _GROUP, "outlet"
    else:
        name = book.naming.find_speaker(speaker)
        number = (
            _person_number("named", name)
            if name is not None
            else _person_number("source", incident.id, owner)
        )
        known = speaker.actor is not None and speaker.actor in book.naming.actors
        unit = _GROUP if name is not None and known else ""
        described = speaker.kind.value
    if name is None:
        book.lose(number, "name", "is anonymous, private or not known; only the kind of source stands")
    book.write(
        "persons.csv",
        n0901=number,
        n0902=unit,
        n0903=name or "",
        n0908="Y",
        n0930=described,
        n0953=UNKNOWN,
    )
    return number


def _speaker_key(book: _Book, claim: Claim) -> tuple[str, ...]:
    speaker = claim.speaker
    if speaker is None:
        return ("outlet",)
    name = book.naming.find_speaker(speaker)
    if name is not None:
        return ("named", name)
    return ("unnamed", speaker.kind.value, str(speaker.anonymous), " ".join(speaker.text.split()).casefold())


# --------------------------------------------------------------------------- events


def _event(book: _Book, incident: Assessment) -> None:
    keys = sorted({str(key) for key in incident.claims} - book.gone)
    claims = [book.claims[key] for key in keys]
    days = _days(incident.when)
    place = book.naming.find_place(incident.place)
    if incident.when is not None and not days.first and not days.last:
        book.lose(incident.id, "date", "is known in words alone; the dates are left empty")
    if days.kind == "010000000000":
        book.lose(
            incident.id, "date", "a stretch of days or an uncertain day; first and last stand as an estimate"
        )
    location = ""
    if incident.place is not None:
        if place is None:
            book.lose(
                incident.id,
                "place",
                "is known in a report's words alone, or these name somebody; it is left out",
            )
        else:
            book.lose(
                incident.id, "place", "the name stands; the codes of MT15 and a precision have no place"
            )
        lat, lon = incident.place.lat, incident.place.lon
        pinned = lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180
        if pinned and place is not None and not incident.place.ends and incident.place.where_prec != 5:
            location = f"geo:{lat},{lon}"
        elif pinned:
            book.lose(incident.id, "location", "a point between places would be a false pin, and none is set")
    kind = "incident" if incident.act is None else incident.act.value.replace("-", " ")
    title = f"Reports of {kind}" + (f", {place}" if place else "") + (f", {days.first}" if days.first else "")
    act, responsible = incident.independent_origins.act, incident.independent_origins.responsibility
    book.write(
        "events.csv",
        n0101=incident.id,
        n0102=title,
        n0108="Y",
        n0112=place or "",
        n0113=days.first,
        n113_1=days.kind,
        n0114=days.last,
        n114_1=days.kind,
        n0115=(
            f"{len(claims)} claims of {len(set(incident.reports))} reports. Independent origins: of the act {act.low} to "
            f"{act.high}, of who did it {responsible.low} to {responsible.high}."
        ),
        n0151=UNKNOWN,
        n0165="; ".join(
            f"{harmless(name)}: {harmless(incident.grades[name].value)} (proposed by a rule)"
            for name in sorted(incident.grades)
        ),
        n0173=location,
    )
    book.lose(
        incident.id,
        "headline",
        "attributes in words and may name somebody; a title of act, place and day stands",
    )
    for number, conflict in enumerate(incident.conflicts, 1):
        book.lose(
            incident.id,
            f"conflict {number}",
            f"{len(conflict.sides)} sides exclude each other; no field is for it",
        )
    for gap in range(len(incident.not_known)):
        book.lose(incident.id, f"not known {gap + 1}", "no field is for what nobody tells")
    for report in incident.without_claims:
        book.lose(
            incident.id, f"report {report}", "is about it and no claim of it was read; it is in no table"
        )
    acts = _acts(book, incident, claims, days, place)
    _involvement(book, incident, claims, acts)
    _information(book, incident, claims)
    _interventions(book, incident, claims)
    for claim in claims:
        if claim.act is not None and claim.act.asserted is not Assertion.ASSERTED:
            if claim.stance is not Stance.DENIES:
                book.lose(
                    claim.id,
                    "act",
                    f"is {claim.act.asserted.value}; no table is for it, only its source is kept",
                )


# --------------------------------------------------------------------------- acts


def _asserted(claims: Iterable[Claim]) -> list[Claim]:
    return [
        claim
        for claim in claims
        if claim.act is not None and claim.act.asserted is Assertion.ASSERTED and claim.stance.carries_act
    ]


def _row_of(claim: Claim) -> _Row | None:
    """Return the row of acts a claim would belong to: its kind, and whether all its victims are armed."""
    act = claim.act
    if act is None:
        return None
    armed = bool(act.victims) and all(victim.kind in _ARMED for victim in act.victims)
    return act.kind, armed


def _victim_ranges(book: _Book, incident: Assessment) -> dict[tuple[Outcome, bool], Casualties]:
    """Return the range that the victims of each outcome and side are counted by: everybody's, else the highest part's."""
    chosen: dict[tuple[Outcome, bool], Casualties] = {}
    for one in sorted(
        incident.casualties,
        key=lambda c: (c.outcome.value, c.category is not None, -(c.low or 0), c.category or ""),
    ):
        what = f"casualties {one.outcome.value}" + (f" {one.category.value}" if one.category else "")
        if one.outcome not in _BY_OUTCOME:
            book.lose(incident.id, what, "no act is the cause of this outcome; it is in no table")
        elif (key := (one.outcome, one.category in _COMBATANTS)) in chosen:
            book.lose(
                incident.id, what, "a part of a total; as victims of their own they would be counted twice"
            )
        else:
            chosen[key] = one
    return chosen


def _target(claim: Claim, rows: Iterable[_Row]) -> _Row | None:
    """Return the row a claim's act belongs to: its own, or for a manner the killing or the injury on the same side."""
    own = _row_of(claim)
    if own is None or own in rows:
        return own
    kind, armed = own
    if kind in _MANNERS:
        return next((row for row in ((ActKind.KILLING, armed), (ActKind.INJURY, armed)) if row in rows), None)
    return None


def _acts(
    book: _Book, incident: Assessment, claims: Sequence[Claim], days: _Days, place: str | None
) -> dict[_Row, str]:
    """Write the acts of an event and return their numbers.

    Killed fighters and killed civilians are two acts: who admits the one admits nothing of the other.
    """
    asserted = _asserted(claims)
    ranges = _victim_ranges(book, incident)
    wanted: dict[_Row, Casualties | None] = {
        (_BY_OUTCOME[outcome], armed): one for (outcome, armed), one in ranges.items()
    }
    told = sorted({row for claim in asserted if (row := _row_of(claim)) is not None})
    for kind, armed in sorted(told, key=lambda row: row[0] in _MANNERS):
        harmed = {(ActKind.KILLING, armed), (ActKind.INJURY, armed)}
        if kind not in _MANNERS or not harmed & set(wanted):
            wanted.setdefault((kind, armed), None)
    if not wanted and incident.act is not None:
        wanted[incident.act, False] = None
    if not wanted:
        book.lose(incident.id, "act", "no claim says what was done; the event has no act")
        for claim in claims:
            if claim.stance in _ATTRIBUTION:
                book.lose(
                    claim.id,
                    f"stance {claim.stance.value}",
                    "no act is there that it could be an attribution of",
                )
    numbers = {
        (kind, armed): f"{incident.id}-act-{kind.value}{'-armed' if armed else ''}" for kind, armed in wanted
    }
    for row, counted in sorted(wanted.items(), key=lambda pair: pair[0]):
        number = numbers[row]
        meant = [claim for claim in asserted if _target(claim, numbers) == row]
        attribution, who = _attributions(book, row, claims, numbers)
        book.write(
            "acts.csv",
            n2101=number,
            n2102=_victims(book, incident, row, counted, number),
            n2103=incident.id,
            n2108="Y",
            n2109=_type_of_act(book, incident, row, meant, claims, number),
            n2111=days.first,
            n2111_1=days.kind,
            n2112=place or "",
            n2114="; ".join(_methods(book, number, row[0], meant)),
            n2115="; ".join(attribution),
            n2121=days.last,
            n2121_1=days.kind,
            n2123="" if counted is None else _STATUS.get(counted.outcome, ""),
            n2165=who,
        )
    return numbers


def _type_of_act(
    book: _Book, incident: Assessment, row: _Row, meant: Sequence[Claim], claims: Sequence[Claim], number: str
) -> str:
    """Return MT4. A code says no more than the claims: neither *massacre* nor *indiscriminate* is inferred."""
    kind, fighters = row
    if kind is not ActKind.KILLING:
        code = _ACT_TYPE.get(kind)
        if code is None:
            book.lose(
                number, "type of act", f"{kind.value}; no code of MT4 in use fits, the general code stands"
            )
            return OTHER
        return code
    acts = [claim.act for claim in meant if claim.act is not None]
    doers = {_actor_kind(book, one.actor, one.kind) for act in acts for one in act.perpetrators}
    armed = bool(doers & _ARMED)
    if fighters:
        if armed:
            return _KILLING_COMBATANTS
        book.lose(number, "type of act", "a killing of armed people by nobody named; the general code stands")
        return _KILLING_GENERAL
    kinds = {claim.act.kind for claim in _asserted(claims) if claim.act is not None}
    if ActKind.CROWD_FORCE in kinds:
        return _KILLING_CROWD
    categories = {
        one.category
        for one in incident.casualties
        if one.outcome is Outcome.KILLED and one.category not in _COMBATANTS
    }
    if categories == {Category.DETAINEES}:
        return _KILLING_CUSTODY
    civil = Category.CIVILIANS in categories or any(
        victim.kind is ActorKind.CIVILIANS for act in acts for victim in act.victims
    )
    executed = any(_EXECUTION.search(words) for act in acts for words in act.means)
    if civil and executed and doers & OF_A_STATE:
        return _KILLING_EXTRAJUDICIAL
    if civil and armed and (executed or ActKind.INTERCEPTION in kinds):
        return _KILLING_NON_COMBATANT
    if armed:
        book.lose(
            number, "type of act", "a killing by an armed party; the code of killings in a conflict stands"
        )
        return _KILLING_CONFLICT
    book.lose(number, "type of act", "a killing; no narrower code of branch 0101 follows from what is said")
    return _KILLING_GENERAL


def _methods(book: _Book, number: str, kind: ActKind, meant: Sequence[Claim]) -> list[str]:
    """Return MT5 of an act, sorted: by the words of its means, and of a killing by the manner of its acts."""
    codes: set[str] = set()
    unread = 0
    for claim in meant:
        act = claim.act
        if act is None:
            continue
        if kind is ActKind.KILLING and act.kind in _METHOD_KIND:
            codes.add(_METHOD_KIND[act.kind])
        for words in act.means:
            found: set[str] = set()
            for pattern, killing, person in _METHOD_WORDS:
                code = killing if kind is ActKind.KILLING else person if kind in _PERSON_HARM else None
                if code is not None and pattern.search(words):
                    found.add(code)
            unread += not found
            codes |= found
    if unread:
        book.lose(number, "method", f"{unread} wordings of a means have no code of MT5 here")
    return sorted(codes)


def _victims(book: _Book, incident: Assessment, row: _Row, counted: Casualties | None, act: str) -> str:
    """Write the victims of an act as one group without a name, and return its number."""
    number = _person_number("victims", incident.id, row[0].value, str(row[1]))
    low, best, high = (None, None, None) if counted is None else (counted.low, counted.best, counted.high)
    one_number = best if best is not None else low
    comment = ""
    if counted is not None:
        comment = f"low {_said(low)}, best {_said(best)}, high {_said(high)}"
        if low != one_number or high != one_number:
            book.lose(
                number,
                "number of persons",
                f"a range; {'the best' if best is not None else 'the lowest'} number stands",
            )
    else:
        book.lose(act, "victim", "no number of victims is known; a group without a number stands")
    who = "armed people" if row[1] else "people"
    if counted is not None and counted.category is not None:
        who = counted.category.value
    outcome = "" if counted is None else f", {_OUTCOME_WORDS[counted.outcome]}"
    book.write(
        "persons.csv",
        n0901=number,
        n0902=_INDIVIDUAL if low == high == 1 else _PEOPLE,
        n0908="Y",
        n0930=f"victims: {who}{outcome}",
        n0931="" if one_number is None else str(one_number),
        n0965=comment,
    )
    book.lose(number, "name", "victims are not named; what reports call them stays in the dossier")
    return number


def _said(number: int | None) -> str:
    return "not said" if number is None else str(number)


def _attributions(
    book: _Book, row: _Row, claims: Sequence[Claim], rows: Mapping[_Row, str]
) -> tuple[list[str], str]:
    """Return MT28 of an act, sorted, and who said so.

    A statement counts for the act it is of. A denial or another explanation of no act in particular counts for all acts
    against people who are not said to be armed, and where there are none such for all; an admission of none counts for
    none.
    """
    codes: dict[str, set[str]] = {}
    for claim in claims:
        second, side = _ATTRIBUTION.get(claim.stance), _side(book, claim)
        if second is None or side is None:
            if claim.stance is Stance.DOUBTS or second not in {None, "01"}:
                why = "MT28 is for states and parties to the conflict alone, and has no doubt; it is no attribution"
                book.lose(claim.id, f"stance {claim.stance.value}", why)
            continue
        if second == "01" and (claim.act is None or claim.act.asserted is not Assertion.ASSERTED):
            continue
        target = _target(claim, rows)
        if target is None and second in {"01", "03", "05"}:
            why = "of no act that has a row; it is no attribution, and laid at no other act's door"
            book.lose(claim.id, f"stance {claim.stance.value}", why)
            continue
        if target == row or (target is None and (not row[1] or all(armed for _, armed in rows))):
            codes.setdefault(f"{side}{second}00000000", set()).add(str(claim.id))
    told = "; ".join(f"{code} by {', '.join(sorted(ids))}" for code, ids in sorted(codes.items()))
    return sorted(codes), told


def _side(book: _Book, claim: Claim) -> str | None:
    """Return ``01`` where a state speaks, ``02`` where a non-state party does, ``None`` for anybody else."""
    speaker = claim.speaker
    if speaker is None:
        return None
    known = book.naming.actors.get(speaker.actor) if speaker.actor is not None else None
    if speaker.kind in _STATE_SPEAKERS:
        return "01"
    if speaker.kind is SpeakerKind.ARMED_GROUP:
        return "02"
    if speaker.kind is SpeakerKind.OTHER and known is not None:
        return "01" if known.kind in OF_A_STATE else "02" if known.kind in _NON_STATE_ACTORS else None
    return None


# --------------------------------------------------------------------------- involvement


def _involvement(
    book: _Book, incident: Assessment, claims: Sequence[Claim], acts: Mapping[_Row, str]
) -> None:
    """Write who is said to be involved in which act; an attack or a shelling goes with the killing or the injury."""
    told: dict[tuple[_Row, str], list[tuple[Claim, Party]]] = {}
    owners: dict[tuple[str, str], str] = {}
    for claim in _asserted(claims):
        act, row = claim.act, _target(claim, acts)
        if act is None:
            continue
        for position, party in enumerate(act.perpetrators):
            if row is None:
                book.lose(claim.id, "perpetrator", "its act has no row; nobody is tied to it")
                continue
            # Whoever has no name is one person by kind and words within the event; the number rests on the first claim.
            same = (party.kind.value, " ".join(party.text.split()).casefold())
            person = _party(book, incident, party, owners.setdefault(same, f"{claim.id} {position}"))
            told.setdefault((row, person), []).append((claim, party))
    for (row, person), found in sorted(told.items(), key=lambda pair: pair[0]):
        kind, number = row[0], f"{acts[row]}-{person}"
        party = found[0][1]
        kinds = sorted({_actor_kind(book, one.actor, one.kind) for _, one in found})
        admitted = any(
            claim.stance is Stance.ADMITS
            and claim.speaker is not None
            and one.actor is not None
            and claim.speaker.actor == one.actor
            for claim, one in found
        )
        degree = (
            _FAILED_TO_PROTECT
            if kind is ActKind.FAILURE_TO_PROTECT
            else _CARRIED_OUT
            if admitted
            else _SUSPECTED
        )
        if degree == _FAILED_TO_PROTECT and _actor_kind(book, party.actor, party.kind) not in OF_A_STATE:
            degree = _SUSPECTED
        for one in kinds:
            if one in _COARSER_PERPETRATOR:
                book.lose(
                    number,
                    "type of perpetrator",
                    f"{one.value}; {_PERPETRATOR[one]} is the nearest code of MT24",
                )
        book.write(
            "involvement.csv",
            n2401=number,
            n2402=person,
            n2403=incident.id,
            n2404=acts[row],
            n2408="Y",
            n2409=degree,
            n2412="; ".join(sorted({_PERPETRATOR[one] for one in kinds})),
            n2422=UNKNOWN,
            n2465=f"said by {', '.join(sorted({str(claim.id) for claim, _ in found}))}",
        )


# --------------------------------------------------------------------------- information


def _information(book: _Book, incident: Assessment, claims: Sequence[Claim]) -> None:
    """Write a record for each source and report that tells of the event."""
    grouped: dict[tuple[tuple[str, ...], ReportId], list[Claim]] = {}
    owners: dict[tuple[str, ...], str] = {}
    for claim in claims:
        key = _speaker_key(book, claim)
        grouped.setdefault((key, claim.report), []).append(claim)
        owners[key] = min(owners.get(key, str(claim.id)), str(claim.id))
    for (key, report_id), found in sorted(grouped.items()):
        report = book.reports.get(report_id)
        speaker = found[0].speaker
        owner = report_id if speaker is None else owners[key]
        source = _source(book, incident, speaker, report, owner)
        number = f"{incident.id}-information-{digest(FORM, 'information', *(str(c.id) for c in found))[:16]}"
        published = _days(report.published) if report is not None else _Days()
        connection = _REPORTER if speaker is None else _CONNECTION[speaker.kind]
        if speaker is not None and connection == UNKNOWN:
            book.lose(
                number, "source connection", f"{speaker.kind.value}; no code of MT19 says so without blame"
            )
        if report is not None and report.language is not None:
            book.lose(
                number,
                "language",
                "ISO 639-1 has no place beside MT14, which is not carried; it is left empty",
            )
        if published.first != published.last or published.kind:
            book.lose(number, "date of source", "no single day; the first stands")
        for told in found:
            if told.speaker is not None and (told.speaker.via or told.speaker.told is not None):
                book.lose(told.id, "told, via", "to whom and through whom it was said has no field")
            if told.hedge is not None:
                book.lose(told.id, "hedge", "the hedging word has no field")
            book.lose(told.id, "passage", "its words stay in the dossier; 2565 leads there by id and stance")
        book.write(
            "information.csv",
            n2501=number,
            n2502=source,
            n2503=incident.id,
            n2508="Y",
            n2509=connection,
            n2511=published.first,
            n2512=_material(book, number, report),
            n2553=_reliability(book, incident, number, found),
            n2565="; ".join(f"{claim.id} {claim.stance.value}" for claim in found)
            + f"; report sha256:{report_id}",
        )


def _material(book: _Book, number: str, report: Report | None) -> str:
    """Return MT16: a release where the outlet is a state body or an NGO of the dossier, a write-up of any other outlet."""
    if report is None or report.outlet is None:
        book.lose(number, "type of source material", "no outlet is known; it is left empty")
        return ""
    outlet = " ".join(report.outlet.split()).casefold()
    for actor in sorted(book.naming.actors.values(), key=lambda one: one.id):
        if outlet in {" ".join(name.split()).casefold() for name in (actor.name, *actor.aliases)}:
            if actor.kind in OF_A_STATE:
                return _GOVERNMENT_RELEASE
            if actor.kind is ActorKind.NGO:
                return _NGO_RELEASE
    return _WRITE_UP


def _reliability(book: _Book, incident: Assessment, number: str, claims: Sequence[Claim]) -> str:
    """Return MT42 by the proposed Admiralty figure, for claims that the grade rests on; *unknown* for any other."""
    grade = incident.grades.get("admiralty")
    if grade is None or not {claim.id for claim in claims} & set(grade.claims):
        return UNKNOWN
    code = _RELIABILITY.get(grade.value[-1:], UNKNOWN)
    if code != UNKNOWN:
        book.lose(number, "reliability", "a figure proposed by a rule for the incident; MT42 has other steps")
    return code


# --------------------------------------------------------------------------- interventions


def _interventions(book: _Book, incident: Assessment, claims: Sequence[Claim]) -> None:
    """Write the steps of accountability, and the demands that are none of them."""
    deniers = {
        claim.speaker.actor
        for claim in claims
        if claim.stance is Stance.DENIES and claim.speaker is not None and claim.speaker.actor is not None
    }
    counted: dict[str, int] = {}
    used: set[str] = set()
    for step in sorted(incident.accountability, key=_step_order):
        used |= {str(key) for key in step.claims}
        number = f"{incident.id}-intervention-{digest(FORM, 'step', *_step_order(step)[:4])[:16]}"
        counted[number] = counted.get(number, 0) + 1
        if counted[number] > 1:
            number = f"{number}-{counted[number]}"
        _write_step(book, incident, step, number, deniers)
    for claim in claims:
        if claim.stance is not Stance.DEMANDS or claim.id in used:
            continue
        number = f"{incident.id}-intervention-{claim.id}"
        book.lose(number, "type of intervention", "what is demanded is not coded; the general code stands")
        report = book.reports.get(claim.report)
        owner = min(str(one.id) for one in claims if _speaker_key(book, one) == _speaker_key(book, claim))
        book.write(
            "intervention.csv",
            n2601=number,
            n2602=_source(
                book, incident, claim.speaker, report, claim.report if claim.speaker is None else owner
            ),
            n2603=incident.id,
            n2608="Y",
            n2609=OTHER,
            n2665=f"demand; {claim.id}",
        )


def _step_order(step: Step) -> tuple[str, ...]:
    """Return what a step is told from others by; the words of its parties come last and are in no number."""
    return (
        (step.when.edtf if step.when else None) or "~",
        step.step.value,
        " ".join(sorted(step.claims)),
        (step.due.edtf if step.due else None) or "",
        "" if step.by is None else step.by.text,
        "" if step.of is None else step.of.text,
    )


def _write_step(book: _Book, incident: Assessment, step: Step, number: str, deniers: set[str]) -> None:
    days = _days(step.when)
    if step.by is None:
        book.lose(number, "intervening party", "who makes the step is not said; it is left empty")
    if days.first != days.last or days.kind:
        book.lose(number, "date", "no single day; the first stands")
    kind = _DEMAND if step.step is StepKind.DEMANDED else OTHER
    if kind == OTHER:
        book.lose(
            number,
            "type of intervention",
            f"{step.step.value}; MT20 has no code for it, the general one stands",
        )
    response = ""
    if step.of is not None and step.of.actor is not None and step.of.actor in deniers:
        response = _DENIED_EVENT if step.step is StepKind.DEMANDED else ""
    if step.step is StepKind.OBSTRUCTED:
        response = _INHIBITED
    comment = [f"step: {step.step.value}"]
    due = _days(step.due)
    if due.last:
        comment.append(f"promised by {due.last}")
    if step.overdue is not None:
        comment.append("the date has passed and no such step is told of" if step.overdue else "not overdue")
    if step.due is not None or step.overdue is not None:
        book.lose(number, "due", "what was promised by when has no field; 2665 says so")
    if step.checklist is not None:
        book.lose(number, "checklist", "the demands of the Minnesota Protocol have no field")
    comment += sorted(str(key) for key in step.claims)
    requested = book.naming.find_party(step.of)
    if step.of is not None and requested is None:
        book.lose(number, "parties requested", "is private or not known; it is left empty")
    book.write(
        "intervention.csv",
        n2601=number,
        n2602="" if step.by is None else _party(book, incident, step.by, number),
        n2603=incident.id,
        n2608="Y",
        n2609=kind,
        n2611=days.first,
        n2612=requested or "",
        n2613=response,
        n2651=_STATUS_OF_STEP.get(step.step, ""),
        n2665="; ".join(comment),
    )
