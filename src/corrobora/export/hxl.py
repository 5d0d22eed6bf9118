"""A dossier's incidents as a table with HXL hashtags (Humanitarian Exchange Language 1.1).

The hashtags are core tags of the HXL 1.1 dictionary. HXL lets anybody add
attributes of their own ("you are free to use whatever attributes you wish");
those that are ours, or that we have not checked against the dictionary itself,
are listed in `UNCHECKED`.

HXL tools take the first column that carries a tag and at least the attributes
they look for. ``#affected+killed`` would therefore find
``#affected+killed+min``, if that stood first. So the best figure stands before
the lowest and the highest, and everybody before any group.
"""

from dataclasses import dataclass
from datetime import date

from corrobora.export.dates import find_span
from corrobora.export.exported import Exported, Loss, render_csv
from corrobora.export.onerow import (
    check_entries,
    find_position,
    find_standing,
    find_total,
    iter_left_out,
    iter_place_losses,
)
from corrobora.export.withheld import without_private_names
from corrobora.records import Assessment, Casualties, Category, Dossier, Outcome

FORM = "hxl-csv/1"
"""Name and version of this mapping."""
FILE = "incidents-hxl.csv"
"""The one file of the form."""

UNCHECKED = (
    "act",
    "claims",
    "conflicts",
    "date",
    "detained",
    "edtf",
    "geo",
    "loc",
    "max",
    "min",
    "missing",
    "origins",
    "prec",
    "reports",
    "responsibility",
    "stands",
    "v_acled",
    "v_iso2",
    "v_ucdp",
    "words",
)
"""Attributes not checked against the HXL 1.1 dictionary itself: ours, or seen in data that others publish (``+min``,
``+max``, ``+v_iso2``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Whom a group of three columns counts, and how its hashtag begins."""

    outcome: Outcome
    category: Category | None
    title: str
    hashtag: str


COUNTED: tuple[Counted, ...] = (
    Counted(outcome=Outcome.KILLED, category=None, title="Killed", hashtag="#affected+killed"),
    Counted(outcome=Outcome.INJURED, category=None, title="Injured", hashtag="#affected+injured"),
    Counted(outcome=Outcome.ABDUCTED, category=None, title="Abducted", hashtag="#affected+abducted"),
    Counted(outcome=Outcome.DISPLACED, category=None, title="Displaced", hashtag="#affected+displaced"),
    Counted(outcome=Outcome.MISSING, category=None, title="Missing", hashtag="#affected+missing"),
    Counted(outcome=Outcome.DETAINED, category=None, title="Detained", hashtag="#affected+detained"),
    Counted(
        outcome=Outcome.KILLED,
        category=Category.CHILDREN,
        title="Children killed",
        hashtag="#affected+killed+children",
    ),
    Counted(
        outcome=Outcome.KILLED,
        category=Category.WOMEN,
        title="Women killed",
        hashtag="#affected+killed+f+adults",
    ),
)
"""Figures that have columns, in the order of the columns: best, then lowest, then highest. Any other is a loss."""

COLUMNS: tuple[tuple[str, str], ...] = (
    ("Incident", "#event+id"),
    ("Headline", "#event+name"),
    ("Act", "#event+type"),
    ("First day", "#date+start"),
    ("Last day", "#date+end"),
    ("Date (EDTF)", "#meta+date+edtf"),
    ("Date as worded", "#meta+date+words"),
    ("Date precision (UCDP)", "#meta+date+prec+v_ucdp"),
    ("Country (ISO 3166-1 alpha-2)", "#country+code+v_iso2"),
    ("Region", "#adm1+name"),
    ("Place", "#loc+name"),
    ("Place as worded", "#meta+loc+words"),
    ("Latitude", "#geo+lat"),
    ("Longitude", "#geo+lon"),
    ("What the point stands for", "#meta+geo+stands"),
    ("Place precision (UCDP)", "#meta+geo+prec+v_ucdp"),
    ("Place precision (ACLED)", "#meta+geo+prec+v_acled"),
    *(
        column
        for counted in COUNTED
        for column in (
            (f"{counted.title}, best", counted.hashtag),
            (f"{counted.title}, lowest", f"{counted.hashtag}+min"),
            (f"{counted.title}, highest", f"{counted.hashtag}+max"),
        )
    ),
    ("Independent origins of the act, at least", "#indicator+origins+act+min+num"),
    ("Independent origins of the act, at most", "#indicator+origins+act+max+num"),
    ("Independent origins of who did it, at least", "#indicator+origins+responsibility+min+num"),
    ("Independent origins of who did it, at most", "#indicator+origins+responsibility+max+num"),
    ("Reports", "#indicator+reports+num"),
    ("Claims", "#indicator+claims+num"),
    ("Conflicts", "#indicator+conflicts+num"),
)
"""Column title and hashtag, left to right."""


def to_hxl(dossier: Dossier) -> Exported:
    """Return the incidents of a dossier as an HXL table: titles, hashtags, and one row an incident.

    CSV as `render_csv` writes it: UTF-8, comma, CRLF, cells that a spreadsheet would run made harmless. Cells of
    ``#date`` hold ``YYYY-MM-DD`` or nothing, cells of ``#affected`` and ``#indicator`` whole numbers or nothing,
    ``#geo`` degrees WGS 84. An empty upper figure says both "none was given" and "nothing is said of anybody", which
    is a loss where an upper end is open.

    Raises:
        BrokenIntegrity: the dossier names a record or a passage that it does not hold, or two incidents carry one id.

    """
    check_entries(dossier)
    shown, withheld = without_private_names(dossier)
    rows = [tuple(hashtag for _, hashtag in COLUMNS)]
    rows.extend(_row(incident) for incident in shown.incidents)
    data = render_csv(tuple(title for title, _ in COLUMNS), rows)
    return Exported(form=FORM, files={FILE: data}, losses=(*_losses(dossier), *withheld))


def _words(value: float | str | None) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _row(incident: Assessment) -> tuple[str, ...]:
    when, place = incident.when, incident.place
    span = None if when is None else find_span(when.edtf)
    position, standing = find_position(place), find_standing(place)
    origins = incident.independent_origins
    return (
        incident.id,
        incident.headline,
        _words(incident.act),
        "" if span is None else _day(span.first),
        "" if span is None else _day(span.last),
        "" if when is None else _words(when.edtf),
        "" if when is None else when.text,
        "" if when is None else _words(when.date_prec),
        "" if place is None else _words(place.country),
        "" if place is None else _words(place.admin1),
        "" if place is None else _words(place.name),
        "" if place is None else place.text,
        "" if position is None else _words(position.lat),
        "" if position is None else _words(position.lon),
        "" if position is None else _words(standing),
        "" if place is None else _words(place.where_prec),
        "" if place is None else _words(place.geo_prec),
        *(
            cell
            for counted in COUNTED
            for cell in _figures(find_total(incident, counted.outcome, counted.category))
        ),
        str(origins.act.low),
        str(origins.act.high),
        str(origins.responsibility.low),
        str(origins.responsibility.high),
        str(len(incident.reports)),
        str(len(incident.claims)),
        str(len(incident.conflicts)),
    )


def _figures(total: Casualties | None) -> tuple[str, str, str]:
    if total is None:
        return "", "", ""
    return _words(total.best), _words(total.low), _words(total.high)


def _date_losses(incident: Assessment) -> list[Loss]:
    if incident.when is None:
        return []
    span = find_span(incident.when.edtf)
    found: list[str] = []
    if span is None:
        found.append("no first and last day follow from the date; #date is empty and the words are kept")
    else:
        if span.first != span.last:
            found.append(
                "it may be any of several days; #date+start and #date+end, which read as a duration, hold the first and the last"
            )
        if set("?~%") & set(incident.when.edtf or ""):
            found.append("the date is uncertain or approximate; #date+start and #date+end cannot say so")
    return [Loss(record=incident.id, what="when", why=why) for why in found]


def _losses(dossier: Dossier) -> tuple[Loss, ...]:
    losses: list[Loss] = []
    columns = {(counted.outcome, counted.category) for counted in COUNTED}
    for incident in dossier.incidents:
        losses.extend(iter_place_losses(incident, line=False))
        losses.extend(_date_losses(incident))
        for total in incident.casualties:
            key = (total.outcome, total.category)
            what = f"casualties {total.outcome}" + (f" {total.category}" if total.category else "")
            if find_total(incident, *key) is not total:
                losses.append(
                    Loss(
                        record=incident.id,
                        what=what,
                        why="a second range of one kind; the form holds the first",
                    )
                )
            elif key not in columns:
                losses.append(
                    Loss(record=incident.id, what=what, why="the form has no column for these figures")
                )
            elif total.high is None:
                losses.append(
                    Loss(
                        record=incident.id,
                        what=what,
                        why="the upper end is open; the cell is empty, as where nothing is said",
                    )
                )
    return (*losses, *iter_left_out(dossier))
