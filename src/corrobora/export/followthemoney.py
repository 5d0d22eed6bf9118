"""A dossier as FollowTheMoney entities: who is named, in which report, about which incident.

The mapping, by schema of the library (4.11, the version it was checked with):

- an incident is an ``Event`` and its place an ``Address``;
- a report is an ``Article`` where it has a web address, otherwise a ``Document``, tied to its incidents by
  ``Documentation``;
- a party of the actor list that is a body is a ``PublicBody`` or an ``Organization``, tied to a report by a
  ``Mention`` and to an incident by an ``UnknownLink`` whose ``role`` says what reports say of it;
- a report that repeats another is tied to it by an ``UnknownLink``.

Left out on purpose: ``Event.involved``, which would say in our own voice that somebody took part; every ``Person``;
every topic of crime. The library is an extra, because PyICU has to be compiled for it.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from corrobora.errors import BadSetting, how_to_install
from corrobora.export.dates import date_words, find_span
from corrobora.export.exported import Exported, Loss
from corrobora.export.jsonform import check_integrity, in_order
from corrobora.export.withheld import Withheld, is_web_address, names_withheld
from corrobora.export.wording import PLACE_PRECISION
from corrobora.records import (
    Actor,
    ActorKind,
    Assertion,
    Assessment,
    Casualties,
    Claim,
    ClaimId,
    Dossier,
    OriginRange,
    Party,
    Place,
    Report,
    ReportId,
    When,
    by_id,
    digest,
)
from corrobora.spelling import folded

FORM = "followthemoney/1"
FILE = "entities.ftm.json"

_BODIES: Mapping[ActorKind, tuple[str, str | None]] = {
    ActorKind.STATE_FORCES: ("PublicBody", "mil"),
    ActorKind.POLICE: ("PublicBody", "gov.security"),
    ActorKind.GOVERNMENT: ("PublicBody", "gov"),
    ActorKind.STATE: ("PublicBody", "gov"),
    ActorKind.UN_BODY: ("PublicBody", "gov.igo"),
    ActorKind.EXTERNAL_FORCES: ("Organization", None),
    ActorKind.PEACEKEEPERS: ("Organization", None),
    ActorKind.REBEL_GROUP: ("Organization", None),
    ActorKind.POLITICAL_MILITIA: ("Organization", None),
    ActorKind.COMMUNAL_MILITIA: ("Organization", None),
    ActorKind.PRIVATE_FORCE: ("Organization", None),
    ActorKind.NGO: ("Organization", None),
    ActorKind.MEDIA: ("Organization", None),
}
"""Schema and topic of a party by its kind. Armed men, civilians, protesters and *other* are no bodies, or may be persons."""
_SCHEMATA = (
    "PublicBody",
    "Organization",
    "Article",
    "Document",
    "Address",
    "Event",
    "Documentation",
    "UnknownLink",
    "Mention",
)
"""The order of the lines: what is pointed at stands before what points."""
_PLAIN_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")
_PINNED = frozenset({1, 2})
"""UCDP where_prec of a place whose coordinates are written: the place itself, or within about 25 km of it."""
_NO_WORDS = "stays in the dossier; the form has no place for it"
_WITHHELD = "left out: it holds a name that may be a person's"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An entity before the library has seen it."""

    id: str
    schema: str
    record: str
    """Id of the record it is made from, for the loss report."""
    values: tuple[tuple[str, str], ...]
    """Property and value, in the order they are written."""


def to_followthemoney(dossier: Dossier) -> Exported:
    """Return a dossier as FollowTheMoney entities: one JSON object a line, ASCII, keys and values in one order.

    Nothing is asserted of a party: a link says what reports say of it, and its ``status`` that this is not
    established. No person is written, and no text in which a name stands that the claims give to a person (see
    `names_withheld`). Coordinates are written only where they are known to about 25 km (UCDP where_prec 1 and 2),
    since the form cannot say how near a point is.

    The library drops or rewrites in silence what it does not take; each value is compared with what came out, and a
    difference is a `Loss`. A language code in three letters and a country code in small letters are no difference.

    Raises:
        BadSetting: the ``followthemoney`` library is not installed or cannot be loaded.
        BrokenIntegrity: see `check_integrity`.

    """
    model = _load_model()
    ordered = in_order(dossier)
    check_integrity(ordered)
    losses: list[Loss] = []
    withheld = names_withheld(ordered)
    actors = _bodies(ordered, losses)
    drafts = [
        *(_report_draft(report, withheld, losses, released=ordered.released) for report in ordered.reports),
        *(_actor_draft(actor, withheld, losses) for actor in actors.values()),
        *_copy_drafts(ordered),
        *_mention_drafts(ordered, actors, losses),
    ]
    claims = by_id(ordered.claims)
    for incident in ordered.incidents:
        drafts += _incident_drafts(incident, claims, ordered.methods, actors, withheld, losses)
    _whole_losses(ordered, losses)
    unique = {draft.id: draft for draft in drafts}
    lines = [
        json.dumps(_write(model, draft, losses), ensure_ascii=True, sort_keys=True, allow_nan=False)
        for draft in sorted(unique.values(), key=lambda one: (_SCHEMATA.index(one.schema), one.id))
    ]
    return Exported(
        form=FORM,
        files={FILE: "".join(f"{line}\n" for line in lines).encode("ascii")},
        losses=tuple(sorted(set(losses), key=lambda loss: (loss.record, loss.what, loss.why))),
    )


def _load_model() -> Any:  # noqa: ANN401 - the library's model; it is an extra, so there is no type to name
    try:
        from followthemoney import model  # noqa: PLC0415 - loaded late: an extra, and slow to import
    except ImportError as error:
        raise BadSetting(
            f"the followthemoney library cannot be loaded; {how_to_install('followthemoney')}; its PyICU needs a C++ "
            "compiler, pkg-config and the headers of ICU (on Debian: g++ pkg-config libicu-dev)"
        ) from error
    return model


# --------------------------------------------------------------------------- through the library


def _write(model: Any, draft: _Draft, losses: list[Loss]) -> dict[str, object]:  # noqa: ANN401 - see _load_model
    """Return the entity as the library writes it; what it dropped or changed is added to the losses."""
    entity = model.make_entity(draft.schema)
    entity.id = draft.id
    wanted: dict[str, list[str]] = {}
    for name, value in draft.values:
        kept = _taken(model, draft, name, value, losses)
        if kept is not None:
            entity.add(name, kept)
            wanted.setdefault(name, []).append(kept)
    for name, values in sorted(wanted.items()):
        # Several values of one property can be refused together where each would do alone: there is a total size.
        if set(values) != set(entity.get(name)):
            losses.append(
                Loss(record=draft.record, what=name, why="the library kept only a part of the values")
            )
    written = entity.to_dict()
    return {
        "id": written["id"],
        "schema": written["schema"],
        "properties": {name: sorted(values) for name, values in written["properties"].items()},
    }


def _taken(model: Any, draft: _Draft, name: str, value: str, losses: list[Loss]) -> str | None:  # noqa: ANN401 - see _load_model
    """Return a value as the library takes it, or ``None``."""

    def lose(why: str) -> None:
        losses.append(Loss(record=draft.record, what=f"{draft.schema}.{name}", why=why))

    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        lose("holds half a character (a lone surrogate), which the form cannot carry: left out")
        return None
    alone = model.make_entity(draft.schema)
    alone.id = draft.id
    longest = alone.schema.get(name).max_length
    if len(value) > longest:
        lose(f"{len(value)} characters long, the form holds {longest}: left out")
        return None
    alone.add(name, value)
    kept: list[str] = list(alone.get(name))
    if not kept:
        lose("the library takes no such value, and dropped it")
        return None
    if not _same(alone.schema.get(name).type.name, value, kept[0]):
        lose("the library spells it otherwise than the dossier does")
    return kept[0]


def _same(kind: str, given: str, kept: str) -> bool:
    if kind == "language":  # ISO 639-1 in, ISO 639-3 out: one list maps onto the other
        return True
    return given.lower() == kept.lower() if kind == "country" else given == kept


# --------------------------------------------------------------------------- reports and parties


def _report_id(report: ReportId) -> str:
    return f"report-{digest(report)[:40]}"


def _actor_id(actor: Actor) -> str:
    return f"actor-{digest(actor.id)[:40]}"


def _free(
    text: str | None, prop: str, record: str, withheld: Withheld, losses: list[Loss]
) -> list[tuple[str, str]]:
    """Return a free text as a property, or nothing where it is empty or names a person."""
    if not text:
        return []
    if withheld.stands_in(text):
        losses.append(Loss(record=record, what=prop, why=_WITHHELD))
        return []
    return [(prop, text)]


def _report_draft(report: Report, withheld: Withheld, losses: list[Loss], *, released: bool) -> _Draft:
    def lose(what: str, why: str = _NO_WORDS) -> None:
        losses.append(Loss(record=report.id, what=what, why=why))

    what = "redacted record" if released else "record as taken in"
    values: list[tuple[str, str]] = [("notes", f"SHA-256 of the {what}: {report.id}")]
    values += _free(report.title, "title", report.id, withheld, losses)
    values += _free(report.outlet, "publisher", report.id, withheld, losses)
    web = report.url is not None and is_web_address(report.url)
    if web:
        values += _free(report.url, "sourceUrl", report.id, withheld, losses)
    elif report.url is not None:
        lose("url", "no http or https address, or one with a user name in it: left out")
    if report.language is not None:
        values.append(("language", report.language))
    values.append(("mimeType", report.media_type))
    for category in report.categories:
        values += _free(category, "keywords", report.id, withheld, losses)
    if report.published is not None:
        if report.published.edtf is not None and _PLAIN_DATE.fullmatch(report.published.edtf):
            values.append(("publishedAt", report.published.edtf))
        else:
            lose("published", "no day, month or year without doubt, and the form holds no other")
    lose("text", "the text and the words of the claims stay in the dossier: whole articles are not passed on")
    if report.author is not None:
        lose("author", "left out: a byline may be a person's name")
    for what, held in (
        ("credits", report.credits),
        ("published_candidates", report.published_candidates),
        ("paths", report.paths),
        ("container", report.container),
        ("external_id", report.external_id),
        ("furniture", report.furniture),
    ):
        if held:
            lose(what)
    return _Draft(
        id=_report_id(report.id),
        schema="Article" if web else "Document",
        record=report.id,
        values=tuple(values),
    )


def _bodies(dossier: Dossier, losses: list[Loss]) -> dict[str, Actor]:
    """Return the parties that are bodies, by id; the rest is added to the losses."""
    found: dict[str, Actor] = {}
    for actor in dossier.actors:
        if actor.kind in _BODIES:
            found[actor.id] = actor
        else:
            losses.append(
                Loss(
                    record=actor.id,
                    what="actor",
                    why=f"left out: “{actor.kind}” is no body, or may be a person",
                )
            )
    return found


def _actor_draft(actor: Actor, withheld: Withheld, losses: list[Loss]) -> _Draft:
    schema, topic = _BODIES[actor.kind]
    values = _free(actor.name, "name", actor.id, withheld, losses)
    for alias in actor.aliases:
        # Capitals alone are an abbreviation that other bodies share, which the library calls a weak alias.
        weak = alias.isupper() and " " not in alias
        values += _free(alias, "weakAlias" if weak else "alias", actor.id, withheld, losses)
    if actor.country is not None:
        values.append(("country", actor.country))
    if topic is not None:
        values.append(("topics", topic))
    values.append(("notes", f"Id in the actor list: {actor.id}"))
    values.append(("notes", f"Kind in the actor list: {actor.kind}"))
    if actor.acled_inter is not None:
        values.append(("notes", f"ACLED inter code: {actor.acled_inter}"))
    if actor.source is not None:
        values.append(("notes", f"The names come from: {actor.source}"))
    return _Draft(id=_actor_id(actor), schema=schema, record=actor.id, values=tuple(values))


def _copy_drafts(dossier: Dossier) -> Iterable[_Draft]:
    held = {report.id for report in dossier.reports}
    for report in dossier.reports:
        for edge in report.copy_of:
            if edge.report in held and edge.report != report.id:
                yield _Draft(
                    id=f"copy-{digest(report.id, edge.report)[:40]}",
                    schema="UnknownLink",
                    record=report.id,
                    values=(
                        ("subject", _report_id(report.id)),
                        ("object", _report_id(edge.report)),
                        ("role", "repeats the text of"),
                        ("summary", f"{edge.share:.2f} of its own sentences stand in the other"),
                    ),
                )


def _wordings(claim: Claim) -> Iterable[tuple[str, str]]:
    """Yield the id of each party of a claim, and the words it is named in."""
    if claim.speaker is not None and claim.speaker.actor is not None:
        yield claim.speaker.actor, claim.speaker.text
    if claim.act is not None:
        for party in (*claim.act.perpetrators, *claim.act.victims):
            if party.actor is not None:
                yield party.actor, party.text


def _mention_drafts(dossier: Dossier, actors: Mapping[str, Actor], losses: list[Loss]) -> Iterable[_Draft]:
    worded: dict[tuple[ReportId, str], set[str]] = {}
    for claim in dossier.claims:
        for named, words in _wordings(claim):
            if named in actors:
                worded.setdefault((claim.report, named), set()).add(f" {_plain(words)} ")
    for (report, key), wordings in sorted(worded.items()):
        actor = actors[key]
        names = [
            name
            for name in dict.fromkeys((actor.name, *actor.aliases))
            if any(f" {_plain(name)} " in words for words in wordings)
        ]
        if not names:
            losses.append(
                Loss(
                    record=report,
                    what=f"mention of {key}",
                    why="worded otherwise than any name of the actor list; the wording may hold a person's name",
                )
            )
        yield _Draft(
            id=f"mention-{digest(report, key)[:40]}",
            schema="Mention",
            record=report,
            values=(
                ("document", _report_id(report)),
                ("resolved", _actor_id(actor)),
                ("detectedSchema", _BODIES[actor.kind][0]),
                *(("name", name) for name in names),
            ),
        )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", folded(text)))


# --------------------------------------------------------------------------- incidents


def _incident_drafts(
    incident: Assessment,
    claims: Mapping[ClaimId, Claim],
    methods: Mapping[str, str],
    actors: Mapping[str, Actor],
    withheld: Withheld,
    losses: list[Loss],
) -> Iterable[_Draft]:
    def lose(what: str, why: str = _NO_WORDS) -> None:
        losses.append(Loss(record=incident.id, what=what, why=why))

    place = incident.place
    places = () if place is None else place.ends or (place,)
    if withheld.stands_in(" ".join((_place_label(place) or "", *(one.name or "" for one in places)))):
        lose("place", _WITHHELD)
        place, places = None, ()
    addresses = [_address_draft(one, incident, lose) for one in places if one.name is not None]
    yield from addresses
    yield _Draft(
        id=str(incident.id),
        schema="Event",
        record=incident.id,
        values=(
            ("name", _label(incident, place)),
            ("recordId", str(incident.id)),
            *_free(incident.headline, "summary", incident.id, withheld, losses),
            *([("keywords", str(incident.act))] if incident.act is not None else []),
            *_dates(incident.when, lose),
            *([("location", label)] if (label := _place_label(place)) is not None else []),
            *([("country", place.country)] if place is not None and place.country is not None else []),
            *(("addressEntity", address.id) for address in addresses),
            *(("notes", _casualty_words(one, methods)) for one in incident.casualties),
            ("notes", _origin_words(incident, methods)),
        ),
    )
    if place is not None and place.name is None:
        lose("place", "worded in the reports and not resolved: the wording stays in the dossier")
    yield from _source_drafts(incident, claims)
    yield from _role_drafts(incident, claims, actors)
    for what, held in (
        ("points", incident.points),
        ("conflicts", incident.conflicts),
        ("origins", incident.origins),
        ("grades", incident.grades),
        ("not_known", incident.not_known),
        ("accountability", incident.accountability),
    ):
        if held:
            lose(what, f"{len(held)} in the dossier; the form has no place for them")
    if incident.casualties:
        lose("casualties", "the form has no field for numbers of people: they stand as words in notes")


def _label(incident: Assessment, place: Place | None) -> str:
    """Return a name for an incident that says of nobody that he did it."""
    told = "Incident" if incident.act is None else str(incident.act).replace("-", " ").capitalize()
    where = _place_label(place)
    edtf = None if incident.when is None else incident.when.edtf
    parts = [part for part in (where, None if edtf is None else date_words(edtf)) if part is not None]
    return f"{told}, as reported: {', '.join(parts)}" if parts else f"{told}, as reported"


def _place_label(place: Place | None) -> str | None:
    return None if place is None else place.name


def _address_draft(place: Place, incident: Assessment, lose: Callable[[str, str], None]) -> _Draft:
    name = place.name or ""
    values = [("full", name)]
    if place.country is not None:
        values.append(("country", place.country))
    if place.admin1 is not None:
        values.append(("region", place.admin1))
    precision = PLACE_PRECISION.get(place.where_prec or 0)
    if precision is not None:
        values.append(("remarks", f"How closely it is known: {precision}"))
    if place.id is not None:
        values.append(("notes", f"Id in the gazetteer: {place.id}"))
    if place.lat is not None and place.lon is not None:
        if place.where_prec in _PINNED:
            values += [("latitude", f"{place.lat:.6f}"), ("longitude", f"{place.lon:.6f}")]
        else:
            lose("place", "coordinates left out: the form cannot say that the point stands for a wide area")
    key = digest(*(f"{prop}={value}" for prop, value in values))
    return _Draft(id=f"place-{key[:40]}", schema="Address", record=incident.id, values=tuple(values))


def _dates(when: When | None, lose: Callable[[str, str], None]) -> list[tuple[str, str]]:
    """Return the dates of an incident; a doubt, an open end and a choice of days are in the losses."""
    if when is None:
        return []
    if when.edtf is None:
        lose("when", "worded in the reports, and no date follows from it")
        return []
    if _PLAIN_DATE.fullmatch(when.edtf):
        return [("date", when.edtf)]
    first, _, last = when.edtf.partition("/")
    if _PLAIN_DATE.fullmatch(first) and _PLAIN_DATE.fullmatch(last):
        lose(
            "when",
            "one time between two: the form holds a start and an end, which reads as lasting from one to the other",
        )
        return [("startDate", first), ("endDate", last)]
    span = find_span(when.edtf)
    if span is None:
        lose("when", "a date that the form cannot hold: it stands in words in the name at most")
        return []
    lose("when", "a date with a doubt or an open end: the form holds only the first and last day it may mean")
    return [
        (name, day.isoformat())
        for name, day in (("startDate", span.first), ("endDate", span.last))
        if day is not None
    ]


def _casualty_words(casualties: Casualties, methods: Mapping[str, str]) -> str:
    whose = "everybody" if casualties.category is None else str(casualties.category)
    low = "not known" if casualties.low is None else str(casualties.low)
    best = "none" if casualties.best is None else str(casualties.best)
    high = "open" if casualties.high is None else str(casualties.high)
    method = methods.get("casualties")
    made = "" if method is None else f", proposed by {method}"
    return f"Reported as {casualties.outcome} ({whose}): low {low}, best {best}, high {high}{made}"


def _origin_words(incident: Assessment, methods: Mapping[str, str]) -> str:
    def words(found: OriginRange) -> str:
        return str(found.low) if found.low == found.high else f"{found.low} to {found.high}"

    made = methods.get("origins")
    counted = incident.independent_origins
    return (
        f"Independent origins: {words(counted.act)} of the act, {words(counted.responsibility)} of who did it"
        f"{'' if made is None else f', counted by {made}'}; this says nothing of whether it is true"
    )


def _source_drafts(incident: Assessment, claims: Mapping[ClaimId, Claim]) -> Iterable[_Draft]:
    roles: dict[ReportId, str] = {}
    for report in incident.without_claims:
        roles[report] = "is about it by its words; no claim was read of it"
    for claim in incident.set_aside:
        roles[claims[claim].report] = "told of it; what it said of it no longer counts"
    for report in (*incident.reports, *(claims[claim].report for claim in incident.claims)):
        roles[report] = "tells of it"
    for report, role in sorted(roles.items()):
        yield _Draft(
            id=f"source-{digest(incident.id, report)[:40]}",
            schema="Documentation",
            record=incident.id,
            values=(("document", _report_id(report)), ("entity", str(incident.id)), ("role", role)),
        )


def _role_drafts(
    incident: Assessment, claims: Mapping[ClaimId, Claim], actors: Mapping[str, Actor]
) -> Iterable[_Draft]:
    roles: dict[tuple[str, str], dict[str, str]] = {}

    def add(party: str | None, role: str, rests_on: Iterable[Claim]) -> None:
        if party is not None and party in actors:
            found = roles.setdefault((party, role), {})
            found.update((str(claim.id), _report_id(claim.report)) for claim in rests_on)

    def of(party: Party | None) -> str | None:
        return None if party is None else party.actor

    for claim in (claims[key] for key in incident.claims):
        if claim.speaker is not None:
            add(claim.speaker.actor, f"speaks of it: {claim.stance}", (claim,))
        if claim.act is not None and claim.act.asserted is Assertion.ASSERTED and claim.stance.carries_act:
            for party in claim.act.perpetrators:
                add(party.actor, f"is said to have done it: {claim.act.kind}", (claim,))
            for party in claim.act.victims:
                add(party.actor, f"is said to have suffered it: {claim.act.kind}", (claim,))
    for step in incident.accountability:
        rests_on = tuple(claims[key] for key in step.claims)
        add(of(step.by), f"is said to have made a step towards accountability: {step.step}", rests_on)
        add(of(step.of), f"is whom a step towards accountability is said to be about: {step.step}", rests_on)
    for (named, role), found in sorted(roles.items(), key=lambda pair: pair[0]):
        yield _Draft(
            id=f"role-{digest(incident.id, named, role)[:40]}",
            schema="UnknownLink",
            record=incident.id,
            values=(
                ("subject", _actor_id(actors[named])),
                ("object", str(incident.id)),
                ("role", role),
                ("status", "as reported, not established"),
                ("recordId", str(incident.id)),
                *(("proof", report) for report in sorted(set(found.values()))),
                *(("summary", f"Claim {claim}") for claim in sorted(found)),
            ),
        )


def _whole_losses(dossier: Dossier, losses: list[Loss]) -> None:
    """Add what the form leaves out of claims, background, refusals, revisions and methods."""
    bodies = {actor.id for actor in dossier.actors}
    for claim in dossier.claims:
        losses.append(
            Loss(
                record=claim.id,
                what="claim",
                why="its words, numbers, place, date and confidence stay in the dossier; a link carries its id at most",
            )
        )
        if claim.speaker is not None and claim.speaker.actor not in bodies:
            losses.append(
                Loss(
                    record=claim.id,
                    what="speaker",
                    why="left out: no body of the actor list, and may be a person",
                )
            )
    losses += [
        Loss(record=claim, what="background", why=_NO_WORDS)
        for fact in dossier.background
        for claim in fact.claims
    ]
    losses += [Loss(record=revision.report, what="revision", why=_NO_WORDS) for revision in dossier.revisions]
    for what, count in (
        ("refused", len(dossier.refused)),
        ("methods", len(dossier.methods)),
        ("as_of", int(dossier.as_of is not None)),
    ):
        if count:
            losses.append(Loss(record="dossier", what=what, why=_NO_WORDS))
