"""A reconciliation with a coded dataset as two files: a table for a person, and JSON with the passages behind our values.

``reconciled.csv`` is made for being worked through and passed on: private persons' names are left out of it, and no
passage stands in it. ``reconciled.json`` holds quotations, as the dossier does. Of the dataset stand ids, dates, places,
parties and numbers of those events alone that are proposed or missing here; no notes and no sources.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from corrobora.export.exported import Exported, render_csv
from corrobora.export.withheld import PRIVATE_KINDS, names_withheld
from corrobora.records import (
    ClaimId,
    CodedEvent,
    Compared,
    Dossier,
    IncidentId,
    Judgement,
    Match,
    Proposed,
    Reconciled,
    Reconciliation,
    by_id,
)

FORM = "reconciled/1"
SCHEMA = "corrobora/reconciled/1"
NOT_HERE = "not-here"
"""What stands in the column ``presence`` for an event of theirs of which no report is here."""

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "presence": "in-it, possibly-in-it, not-in-it, not-covered; not-here for an event of theirs without a report here",
        "incident": "id of our incident; empty for not-here",
        "headline": "what our incident is called",
        "event": "ids of their events, with a semicolon between them where several are one incident",
        "about": "same-incident, or the point compared: date, place, actors, deaths, civilian-deaths",
        "relation": "same, finer, coarser, differs, ours-silent, theirs-silent; empty for same-incident",
        "ours": "our value",
        "theirs": "their value",
        "why": "why it is proposed, or in what the two differ",
        "claims": "ids of the claims that carry our value, with a semicolon between them",
        "proposal": "ids of what a person may decide on; for same-incident one for each event, in their order",
        "decision": "what a person decided, likewise; empty: nobody has",
        "decided_by": "who did",
    }
)
"""Columns of ``reconciled.csv`` in their order, and what they hold."""

_WITHHELD = "name withheld"


def to_reconciled(reconciliation: Reconciliation, dossier: Dossier) -> Exported:
    """Return a reconciliation as ``reconciled.csv`` and ``reconciled.json``.

    Rows follow the order of the dossier; for each match first the proposal that they are one, then each point. The same
    reconciliation gives the same bytes.

    Args:
        reconciliation: what was found.
        dossier: the one it was found in.

    """
    private = names_withheld(dossier, PRIVATE_KINDS)
    headlines = {incident.id: incident.headline for incident in dossier.incidents}

    def shown(words: str) -> str:
        return _WITHHELD if private.stands_in(words) else words

    rows = [
        tuple(cells.get(column, "") for column in COLUMNS)
        for one in reconciliation.incidents
        for cells in _rows(one, shown(headlines[one.incident]), shown)
    ]
    rows += [
        tuple(_missing(event).get(column, "") for column in COLUMNS) for event in reconciliation.unreported
    ]
    return Exported(
        form=FORM,
        files={
            "reconciled.csv": render_csv(tuple(COLUMNS), rows),
            "reconciled.json": _json(reconciliation, dossier, headlines),
        },
    )


def _rows(one: Reconciled, headline: str, shown: Callable[[str], str]) -> Iterator[dict[str, str]]:
    start = {"incident": one.incident, "headline": headline}
    if not one.matches:
        yield {**start, "presence": one.presence, "why": one.why}
    for match in one.matches:
        told = {**start, "presence": match.presence, "event": _ids(match)}
        yield {
            **told,
            "about": "same-incident",
            "theirs": "; ".join(map(write_event, match.events)),
            "why": match.why,
            **_decided(match.same),
        }
        for point in match.compared:
            yield {
                **told,
                "about": point.about,
                "relation": point.relation,
                "ours": shown(point.ours),
                "theirs": point.theirs,
                "why": shown(point.why),
                "claims": ";".join(point.claims),
                **_decided(() if point.proposed is None else (point.proposed,)),
            }


def _missing(event: CodedEvent) -> dict[str, str]:
    return {
        "presence": NOT_HERE,
        "event": event.id,
        "theirs": write_event(event),
        "why": "no report of it is here: it lies within the time and region of our incidents and is proposed for none",
    }


def write_event(event: CodedEvent) -> str:
    """Return an event on one line: day, place, parties, dead; no more than tells which it is."""
    dead = "" if event.best is None else f"{event.best} dead"
    parties = " / ".join(party.text for party in event.parties)
    place = event.place.name or event.country
    return ", ".join(part for part in (event.when.edtf or "", place, event.kind, parties, dead) if part)


def _ids(match: Match) -> str:
    return ";".join(event.id for event in match.events)


def _decided(proposed: Iterable[Proposed]) -> dict[str, str]:
    some = tuple(proposed)
    judged = [one.judgement for one in some]
    return {
        "proposal": ";".join(one.proposal.id for one in some),
        "decision": ";".join("" if one is None else one.decision for one in judged) if any(judged) else "",
        "decided_by": ";".join("" if one is None else one.by for one in judged) if any(judged) else "",
    }


# --------------------------------------------------------------------------- JSON


def _json(reconciliation: Reconciliation, dossier: Dossier, headlines: Mapping[IncidentId, str]) -> bytes:
    used = {
        claim
        for one in reconciliation.incidents
        for match in one.matches
        for point in match.compared
        for claim in point.claims
    }
    values = {
        "schema": SCHEMA,
        "method": reconciliation.method,
        "dataset": reconciliation.dataset,
        "file": {
            "name": reconciliation.file,
            "sha256": reconciliation.sha256,
            "rows": reconciliation.rows,
            "first": reconciliation.first,
            "last": reconciliation.last,
            "refused": [{"what": one.what, "why": one.why} for one in reconciliation.refused],
        },
        "incidents": [
            {
                "incident": one.incident,
                "headline": headlines[one.incident],
                "presence": one.presence,
                "why": one.why,
                "matches": [_match(match) for match in one.matches],
                "rejected": [_proposed(proposed) for proposed in one.rejected],
            }
            for one in reconciliation.incidents
        ],
        "not_here": [_event(event) for event in reconciliation.unreported],
        "claims": _passages(used, dossier),
    }
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _passages(used: set[ClaimId], dossier: Dossier) -> dict[str, object]:
    """Return the claims behind our values with their passages, by id."""
    claims = by_id(dossier.claims)
    reports = {report.id: report for report in dossier.reports}
    return {
        one: {
            "report": claims[one].report,
            "start": claims[one].start,
            "end": claims[one].end,
            "quote": reports[claims[one].report].quote(claims[one].start, claims[one].end),
        }
        for one in sorted(used & claims.keys())
    }


def _match(match: Match) -> dict[str, object]:
    return {
        "presence": match.presence,
        "events": [_event(event) for event in match.events],
        "same": [_proposed(one) for one in match.same],
        "agrees": list(match.agrees),
        "why": match.why,
        "compared": [_compared(one) for one in match.compared],
    }


def _compared(one: Compared) -> dict[str, object]:
    return {
        "about": one.about,
        "relation": one.relation,
        "ours": one.ours,
        "theirs": one.theirs,
        "why": one.why,
        "claims": list(one.claims),
        "proposed": None if one.proposed is None else _proposed(one.proposed),
    }


def _proposed(one: Proposed) -> dict[str, object]:
    return {
        "proposal": one.proposal.id,
        "kind": one.proposal.kind,
        "subjects": list(one.proposal.subjects),
        "value": one.proposal.value,
        "judgement": None if one.judgement is None else _judgement(one.judgement),
    }


def _judgement(one: Judgement) -> dict[str, object]:
    return {"decision": one.decision, "by": one.by, "at": one.at, "why": one.why, "value": one.value}


def _event(event: CodedEvent) -> dict[str, object]:
    place = event.place
    return {
        "id": event.id,
        "line": event.line,
        "date": event.when.edtf,
        "date_prec": event.when.date_prec,
        "time_precision": event.when.time_prec,
        "place": place.name,
        "admin1": place.admin1,
        "country": event.country,
        "latitude": place.lat,
        "longitude": place.lon,
        "where_prec": place.where_prec,
        "geo_precision": place.geo_prec,
        "kind": event.kind,
        "parties": [
            {"text": party.text, "actor": None if party.actor is None else party.actor.id}
            for party in event.parties
        ],
        "best": event.best,
        "low": event.low,
        "high": event.high,
        "civilians": event.civilians,
    }
