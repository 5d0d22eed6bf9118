"""A dossier as UCDP georeferenced events: the 49 columns of UCDP GED, one row an incident that the form can hold.

Columns and their order are those of GED 23.1 to 26.1. UCDP counts as an event the use of armed force by an organised
actor against another or against civilians, with at least one direct death in the best, low or high estimate, at a
place and time (UCDP GED codebook). Incidents without a death are left out, each with a loss. The 25 deaths a year
that a dyad needs are a question of a whole year's data and are not tested.

The rules by which sides, numbers and dates are chosen stand in `corrobora.export.coding` and in
``docs/reference/export-ucdp.md``. Facts marked "not checked" were not seen in the codebook itself. Nothing here is
UCDP data, and UCDP has no part in it. Whoever stands as a side is accused, and no more.
"""

import math
from collections.abc import Callable
from datetime import date

from corrobora.export.coding import (
    COMPANION_COLUMNS,
    OF_A_STATE,
    ORGANISED,
    Coded,
    Named,
    Toll,
    code_incidents,
    companion,
    country_name,
    degrees,
    dossier_losses,
    fit,
    joined,
    number,
    shared_losses,
    tidy,
)
from corrobora.export.exported import Exported, Loss, render_csv
from corrobora.export.withheld import without_private_names
from corrobora.export.wording import counted
from corrobora.records import ActKind, ActorKind, Dossier, Report

FORM = "ucdp-ged-csv/1"

COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
"""UCDP GED's columns in the order of its files, versions 23.1 to 26.1."""

_UNKNOWN = (
    "id",
    "relid",
    "active_year",
    "code_status",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_b_dset_id",
    "side_b_new_id",
    "adm_2",
    "region",
)
"""Columns that only UCDP, or nobody, could fill."""

_GLEDITSCH_WARD = ("country_id", "gwnoa", "gwnob")
"""Columns of Gleditsch and Ward's state numbers; the package holds no list of them."""

_GOVERNED = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.STATE})
_FROM_AFAR = frozenset({ActKind.SHELLING, ActKind.AIR_STRIKE, ActKind.DRONE_STRIKE})

_CELLS_A_DEGREE = 2
_GRID_COLUMNS = 720
_GRID_ROWS = 360


def to_ucdp(dossier: Dossier) -> Exported:
    """Return a dossier in UCDP GED's columns, with a companion file and a report of what did not fit.

    ``ucdp.csv`` has one row for each incident with at least one death in low, best or high, and a day or a place;
    every other incident is a loss with ``what`` ``incident``. ``ucdp-companion.csv`` has one row
    for every incident. Rows follow the order of the dossier. The same dossier gives the same bytes.

    Source: UCDP GED codebook (definition of an event, columns, precision codes); the rules of choice are ours, see
    ``docs/reference/export-ucdp.md``.
    """
    rows: list[tuple[str, ...]] = []
    beside: list[tuple[str, ...]] = []
    shown, withheld = without_private_names(dossier)
    losses = [*dossier_losses(dossier), *withheld]
    for coded in code_incidents(shown):
        record = coded.incident.id
        left_out = coded.left_out or _no_event(coded)
        if left_out:
            losses.append(Loss(record=record, what="incident", why=f"{left_out}; in the companion file only"))
        else:
            cells, told = _row(coded)
            losses += [*told, *shared_losses(coded)]
            rows.append(fit(record, cells, COLUMNS, losses, file="ucdp.csv"))
        told_beside = companion(coded, row=None if left_out else len(rows), left_out=left_out)
        beside.append(fit(record, told_beside, COMPANION_COLUMNS, losses, file="ucdp-companion.csv"))
    return Exported(
        form=FORM,
        files={
            "ucdp.csv": render_csv(COLUMNS, rows),
            "ucdp-companion.csv": render_csv(COMPANION_COLUMNS, beside),
        },
        losses=tuple(losses),
    )


def find_priogrid_gid(lat: float, lon: float) -> int | None:
    """Return the id of the PRIO-GRID cell that holds a point in degrees, ``None`` for no point of the globe.

    Cells are half a degree wide and counted row by row from the south-west corner: (row − 1) · 720 + column. A point
    on an edge is of the cell to its north or east; the northern and the eastern end of the grid are of its last row
    and column. Source: Tollefsen, Strand and Buhaug (2012), by way of the formula in the R package priogridtools.
    """
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        return None
    # doubled before the shift: a sum with 90 or 180 would round a point just south or west of a line onto it
    row = min(math.floor(lat * _CELLS_A_DEGREE) + _GRID_ROWS // 2, _GRID_ROWS - 1)
    column = min(math.floor(lon * _CELLS_A_DEGREE) + _GRID_COLUMNS // 2, _GRID_COLUMNS - 1)
    return row * _GRID_COLUMNS + column + 1


def _no_event(coded: Coded) -> str:
    if coded.incident.act is ActKind.FAILURE_TO_PROTECT:
        return "a failure to protect is an omission; UCDP codes the use of armed force"
    killed = coded.killed
    if coded.dead_untold:
        return "people are said to be killed, and nobody says how many; UCDP asks for a number"
    if killed is None or not any((killed.low, killed.best, killed.high)):
        return "no death in low, best or high; UCDP asks for one"
    return ""


def _row(coded: Coded) -> tuple[dict[str, str], list[Loss]]:
    incident = coded.incident
    losses: list[Loss] = []

    def lose(what: str, why: str) -> None:
        losses.append(Loss(record=incident.id, what=what, why=why))

    cells = _source_cells(coded, lose) | _place_cells(coded, lose) | _time_cells(coded, lose)
    clarity = incident.grades.get("ucdp_event_clarity")
    cells["event_clarity"] = clarity.value if clarity is not None else ""
    if clarity is None:
        lose("event_clarity", "no such grade was proposed; left empty")
    sides = _sides(coded)
    cells |= sides
    if not cells["type_of_violence"]:
        lose("type_of_violence", "does not follow from who is accused and who was hit; left empty")
    elif cells["type_of_violence"] == "3" and incident.act in _FROM_AFAR:
        lose(
            "type_of_violence",
            "civilians are said to have been hit; whether they were aimed at is not judged",
        )
    for column in ("side_a", "side_b"):
        if not cells[column]:
            lose(column, "nobody is named for it; left empty")
    if any(cells[column].startswith("Government of ") for column in ("side_a", "side_b")):
        lose("side_a, side_b", "a body of a state stands as its government, as UCDP writes it")
    if coded.accusation.together:
        lose(
            "side_a, side_b",
            f"{counted(len(coded.accusation.together), 'party', 'parties')} accused together with the one that stands; no column",
        )
    if coded.killed is not None:
        cells |= _deaths(coded, coded.killed, cells, lose)
    lose(", ".join(_UNKNOWN), "UCDP's own, or not known to the dossier; left empty")
    lose(", ".join(_GLEDITSCH_WARD), "Gleditsch and Ward's state numbers are not in the package; left empty")
    return cells, losses


# --------------------------------------------------------------------------- sides and numbers


def _side_name(party: Named) -> str:
    """Return a side as UCDP names it: a state is its government, whichever of its bodies is said to have acted.

    "Government of Mali" is UCDP's practice (codebook not checked).
    """
    country = country_name(party.actor.country if party.actor else None)
    return f"Government of {country}" if party.kind in _GOVERNED and country else party.name


def _sides(coded: Coded) -> dict[str, str]:
    """Return type of violence and both sides.

    3 where the accused is a state or an organised group and more origins tell of civilians hit; 1 where fighters were
    hit and one side is a state; 2 where neither is. A state is side a (codebook). Otherwise the type is empty.
    """
    lead = coded.accusation.lead
    side = coded.victims.side
    able = lead is not None and lead.kind in OF_A_STATE | ORGANISED
    if side == "civil":
        return {
            "type_of_violence": "3" if able else "",
            "side_a": _side_name(lead) if lead is not None else "",
            "side_b": "Civilians",
        }
    other = _opponent(coded) if side == "armed" else None
    one, two = lead, other
    if one is not None and two is not None and two.kind in OF_A_STATE and one.kind not in OF_A_STATE:
        one, two = two, one
    kind = ""
    if able and other is not None and other.kind in OF_A_STATE | ORGANISED:
        kind = "1" if one is not None and one.kind in OF_A_STATE else "2"
    return {
        "type_of_violence": kind,
        "side_a": _side_name(one) if one is not None else "",
        "side_b": _side_name(two) if two is not None else "",
    }


def _opponent(coded: Coded) -> Named | None:
    """Return the armed party said to have been hit that most origins name; a party is not said to have fought itself."""
    lead = coded.accusation.lead
    return next((one for one in coded.victims.fighters if lead is None or one.key != lead.key), None)


def _deaths(
    coded: Coded, killed: Toll, cells: dict[str, str], lose: Callable[[str, str], None]
) -> dict[str, str]:
    """Return the numbers. No number stands that nobody said, save that parts of best that nobody is said to be are 0.

    * best: best; else low; else empty.
    * low: low; else empty.
    * high: high; where it is open, the largest number somebody said.
    * deaths by side: all of best where one kind of victim alone is told of, else all of it in deaths_unknown.
      The four add up to best (codebook).
    """
    best = killed.best if killed.best is not None else killed.low
    if killed.best is None:
        lose(
            "best",
            "nobody gives a best; low stands" if best is not None else "nobody says how many; left empty",
        )
    if killed.low is None:
        lose("low", "nobody says how many at least; left empty")
    high = killed.high
    if killed.open_top:
        high = killed.largest_said
        lose(
            "high",
            f"open; the largest number said, {number(high) or 'none'}, stands, and nobody says that it is the most",
        )
    if killed.part is not None:
        lose(
            "best, high, low",
            "nobody counts everybody; the largest range of a part stands, parts are not added up",
        )
    found = {"best": number(best), "high": number(high), "low": number(killed.low)}
    if best is None:
        return found
    victims = coded.victims
    shares = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    if victims.civil and not victims.armed:
        shares["deaths_civilians"] = best
    elif victims.armed and not victims.civil and cells["type_of_violence"]:
        opponent = _opponent(coded)
        shares["deaths_a" if opponent and cells["side_a"] == _side_name(opponent) else "deaths_b"] = best
    else:
        shares["deaths_unknown"] = best
        lose(
            "deaths_a, deaths_b, deaths_civilians",
            f"{victims.civil} origins tell of civilians and {victims.armed} of fighters; all dead stand as deaths_unknown",
        )
    return found | {column: str(share) for column, share in shares.items()}


# --------------------------------------------------------------------------- sources, place, time


def _source_cells(coded: Coded, lose: Callable[[str, str], None]) -> dict[str, str]:
    """Return the columns of sources; those of reports hold one entry a report, in one order, empty where not said.

    ``number_of_sources`` is the number of reports consulted, UCDP's meaning (codebook; not checked). It says nothing
    of how many independent origins they go back to.
    """
    reports = coded.reports
    offices = [tidy(report.outlet or "") for report in reports]
    dates = [_published(report) for report in reports]
    headlines = [tidy(report.title or "") for report in reports]
    if any(";" in words for words in (*offices, *headlines, *coded.claimants)):
        lose("source_office, source_headline", "a name or title holds a semicolon; a comma stands for it")
    if any('"' in words for words in (*offices, *headlines)):
        lose("source_article", "a name or title holds a double quotation mark; a single one stands for it")
    for column, parts in (
        ("source_office", offices),
        ("source_date", dates),
        ("source_headline", headlines),
    ):
        missing = sum(1 for part in parts if not part)
        if missing:
            lose(column, f"{missing} of {len(parts)} reports do not say; their entries are empty")
    lose(
        "number_of_sources",
        "reports consulted, as UCDP counts; independent origins are in the companion file",
    )
    return {
        "number_of_sources": str(len(coded.incident.reports)),
        "source_article": joined(
            '"{}"'.format(",".join(part.replace('"', "'") for part in parts if part))
            for parts in zip(offices, dates, headlines, strict=True)
        ),
        "source_office": joined(offices),
        "source_date": joined(dates),
        "source_headline": joined(headlines),
        "source_original": joined(coded.claimants),
    }


def _published(report: Report) -> str:
    return (report.published.edtf or "") if report.published else ""


def _place_cells(coded: Coded, lose: Callable[[str, str], None]) -> dict[str, str]:
    place = coded.incident.place
    if place is None:
        lose("where_description", "no place is said; left empty, and so is what follows from it")
        return {}
    lat, lon = degrees(place.lat, 90), degrees(place.lon, 180)
    grid = None
    if lat and lon and place.lat is not None and place.lon is not None:
        grid = find_priogrid_gid(place.lat, place.lon)
    else:
        lat = lon = ""
        lose(
            "latitude, longitude",
            "the place is not resolved to a point; left empty, and so is what follows from it",
        )
    if place.where_prec is None:
        lose("where_prec", "the place has no such code; left empty")
    if not coded.country:
        lose("country", "no country is known, or the packaged outlines have no name for its code; left empty")
    return {
        "where_prec": number(place.where_prec),
        "where_coordinates": (place.name or "") if lat else "",
        "where_description": place.text,
        "adm_1": place.admin1 or "",
        "latitude": lat,
        "longitude": lon,
        # well-known text has longitude before latitude
        "geom_wkt": f"POINT ({lon} {lat})" if lat else "",
        "priogrid_gid": number(grid),
        "country": coded.country,
    }


def _time_cells(coded: Coded, lose: Callable[[str, str], None]) -> dict[str, str]:
    when, first, last = coded.incident.when, coded.first, coded.last
    if when is None or (first is None and last is None):
        lose(
            "date_start, date_end, date_prec, year", "no date is said, or no day follows from it; left empty"
        )
        return {}
    if when.date_prec is None:
        lose("date_prec", "the date has no such code; left empty")
    if first is None or last is None:
        lose("date_start, date_end", "the date has an open end; left empty")
    elif first.year != last.year:
        lose("year", "the span runs over more than one year; the first stands")
    return {
        "year": "" if first is None else str(first.year),
        "date_prec": number(when.date_prec),
        "date_start": _midnight(first),
        "date_end": _midnight(last),
    }


def _midnight(day: date | None) -> str:
    """Return a day as UCDP's files write it, with a time that means nothing."""
    return "" if day is None else f"{day.isoformat()} 00:00:00.000"
