"""The dossier as HTML and as one JSON file.

The HTML is one page. Past `MOST_INCIDENTS` or `MOST_REPORTS` it is an index and a
page for each incident (decision 18): each of these holds the reports it rests on.

A page fetches nothing: no script, no font, no picture and no style sheet is
fetched, and a content security policy in the page forbids the browser to try.
What reports hold is hostile until proven otherwise: every template escapes by
default, and only addresses of the web become links.
"""

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.export import wording
from corrobora.export.dates import date_words, when_words
from corrobora.export.exported import write_whole
from corrobora.export.finding import overlook
from corrobora.export.jsonform import check_integrity, in_order, render_json
from corrobora.export.passages import clipped, printable
from corrobora.export.pictures import INKS
from corrobora.export.view import (
    PICTURED,
    Addresses,
    DossierView,
    IncidentView,
    ReportView,
    Sheet,
    arrange,
    claim_counts,
    incident_file,
    speaker_notes,
)
from corrobora.records import Assessment, Dossier, IncidentId, ReportId, unread

FORMATS = ("json", "html")
"""What `write` can write."""

MOST_INCIDENTS = 40
"""Incidents up to which a dossier is one page: as many as one page has pictures of."""
MOST_REPORTS = 120
"""Reports up to which a dossier is one page. One report takes about 12 kB there with its claims, one incident 35 kB."""

PAGE_FOLDERS = ("incidents", "reports")
"""Folders beside ``dossier.html`` that hold the further pages of a large dossier."""

SHEETS = ("tokens.css", "parts.css")
"""Style sheets of what `render_incident` gives, in their order; `style_sheet` gives each."""

_TEMPLATES = Path(__file__).with_name("templates")
_OURS = '<meta name="generator" content="corrobora">'
_HEAD = 1_000
"""Characters of a page within which it says who made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One HTML file of a dossier."""

    name: str
    """Its path from the folder of the dossier, with forward slashes: ``incidents/7.html``."""
    text: str


def render_html(dossier: Dossier) -> str:
    """Return the dossier as one self-contained page, however large: the same dossier gives the same text.

    Raises:
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere.

    """
    ordered = in_order(dossier)
    check_integrity(ordered)
    return _first_page(arrange(ordered, most_pictured=PICTURED))


def render_paper(dossier: Dossier) -> str:
    """Return the page of `render_html` with every picture and a style sheet for paper, to be laid out on pages.

    Raises:
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere.

    """
    ordered = in_order(dossier)
    check_integrity(ordered)
    view = arrange(ordered, most_pictured=len(ordered.incidents))
    return _first_page(view, style=_style("tokens.css", "style.css", "parts.css", "paper.css"))


def render_incident(dossier: Dossier, incident: IncidentId, addresses: Addresses) -> Markup:
    """Return what a dossier shows of one incident, to be set into a page of something else, without its headline.

    Nothing in it asks for a style or a script within the page: `style_sheet` has its rules. Its claims, what was taken back and the
    method stand below it, since its words lead there.

    Args:
        dossier: that holds the incident, and as little else as may be: of all its reports the claims are listed.
        incident: its id.
        addresses: where the links to reports and claims lead.

    Raises:
        UnknownRecord: the dossier has no such incident.
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere.

    """
    ordered = in_order(dossier)
    check_integrity(ordered)
    alone = tuple(one for one in ordered.incidents if one.id == incident)
    if not alone:
        raise UnknownRecord(f"no incident {incident} in this dossier")
    # links to other incidents would lead nowhere on this page
    view = _on(arrange(dataclasses.replace(ordered, incidents=alone)), Sheet(addresses=addresses))
    (item,) = view.incidents
    claims = tuple(view.index.claims.values())
    page = _rendered("_shown.html", view, view.reports, crossing=False, item=item, claims=claims)
    return Markup(page)  # noqa: S704 - every template escapes by default


def style_sheet(name: str) -> str:
    """Return one of `SHEETS`; with the tokens the rules that give the pictures their colours.

    Raises:
        UnknownRecord: there is no such style sheet.

    """
    if name not in SHEETS:
        raise UnknownRecord(f"no style sheet {name}; there are {', '.join(SHEETS)}")
    return _style(name)


def render_pages(dossier: Dossier) -> Iterator[Page]:
    """Yield the pages of a dossier, ``dossier.html`` last.

    Up to `MOST_INCIDENTS` incidents and `MOST_REPORTS` reports that is the only one. Past either there is a page
    for each incident, with the whole text of the reports it rests on, and one for each report that none rests on;
    ``dossier.html`` is then the index to them. Every page can be read alone.

    Raises:
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere; before the first page.

    """
    ordered = in_order(dossier)
    check_integrity(ordered)
    if len(ordered.incidents) <= MOST_INCIDENTS and len(ordered.reports) <= MOST_REPORTS:
        yield Page(name="dossier.html", text=_first_page(arrange(ordered, most_pictured=PICTURED)))
        return
    view = arrange(ordered, most_pictured=len(ordered.incidents))
    reports = {item.report.id: item for item in view.reports}
    shown = {item.number: _reports_of(item.assessment, view) for item in view.incidents}
    homes = {report: f"reports/{item.label}.html" for report, item in reports.items()}
    for number in sorted(shown, reverse=True):
        homes |= dict.fromkeys(shown[number], incident_file(number))
    for item in view.incidents:
        sheet = Sheet(
            split=True, up="../", incident=item.number, reports=frozenset(shown[item.number]), homes=homes
        )
        yield _further_page(view, sheet, [reports[report] for report in shown[item.number]], item)
    for report, one in reports.items():
        if homes[report] == f"reports/{one.label}.html":
            yield _further_page(
                view, Sheet(split=True, up="../", reports=frozenset({report}), homes=homes), [one], None
            )
    yield Page(
        name="dossier.html",
        text=_first_page(_on(view, Sheet(split=True, homes=homes))),
    )


def _reports_of(incident: Assessment, view: DossierView) -> tuple[ReportId, ...]:
    """Return the reports of an incident, those of claims that no longer count included, in the order of their labels."""
    claims = (*incident.claims, *incident.set_aside)
    return view.index.reports_in_order(
        {*incident.reports, *incident.without_claims, *(view.index.claim(claim).report for claim in claims)}
    )


def _on(view: DossierView, sheet: Sheet) -> DossierView:
    return dataclasses.replace(view, index=dataclasses.replace(view.index, sheet=sheet))


def _first_page(view: DossierView, *, style: Markup | None = None) -> str:
    overview = overlook(view.incidents, view.index, view.dossier.actors)
    whole = not view.index.sheet.split
    return _rendered(
        "dossier.html",
        view,
        view.reports,
        crossing=whole,
        overview=overview,
        style=style or _style("tokens.css", "style.css", "parts.css"),
    )


def _further_page(
    view: DossierView, sheet: Sheet, reports: Sequence[ReportView], item: IncidentView | None
) -> Page:
    claims = [claim for report in reports for claim in report.claims]
    template = "report.html" if item is None else "incident.html"
    text = _rendered(
        template,
        _on(view, sheet),
        reports,
        crossing=True,
        item=item,
        claims=claims,
        style=_style("tokens.css", "style.css", "parts.css"),
    )
    name = f"reports/{reports[0].label}.html" if item is None else incident_file(item.number)
    return Page(name=name, text=text)


def _rendered(
    template: str, view: DossierView, reports: Sequence[ReportView], *, crossing: bool, **more: object
) -> str:
    """Return a page; ``crossing``: whether it holds the reports' texts, whose cut passages need rules."""
    page = (
        _environment()
        .get_template(template)
        .render(
            view=view,
            dossier=view.dossier,
            unread=len(unread(view.dossier.reports, view.dossier.refused)),
            index=view.index,
            reports=reports,
            exercise=[report.label for report in reports if report.exercise],
            crossing=[claim for report in reports for claim in report.marked.crossing] if crossing else [],
            words=wording,
            **more,
        )
    )
    # Lone surrogates and control characters cannot stand in a page; the JSON keeps them.
    return printable(page.lstrip())


def write(dossier: Dossier, out: Path, *, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Write ``dossier.json`` and ``dossier.html`` into a folder and return their paths.

    The further pages of a large dossier (`render_pages`) go into the folders ``incidents`` and ``reports`` beside
    them. Pages that an earlier run left there and this one has not are removed, so that no old account stands
    among the new; what corrobora has not made is left alone. A file appears whole or not at all, the index last.
    The folder is made if it is missing.

    Raises:
        BadSetting: a format other than those of `FORMATS`.
        BrokenIntegrity: see `render_html`; nothing is written then.
        OSError: the folder or a file cannot be written.

    """
    if unknown := sorted(set(formats) - set(FORMATS)):
        raise BadSetting(f"cannot write {', '.join(unknown)}: the formats are {', '.join(FORMATS)}")
    check_integrity(in_order(dossier))
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    if "json" in formats:
        written.append(write_whole(out / "dossier.json", render_json(dossier).encode("utf-8")))
    if "html" in formats:
        paths = [write_whole(out / page.name, page.text.encode("utf-8")) for page in render_pages(dossier)]
        _remove_old_pages(out, keep=frozenset(paths))
        written.append(paths[-1])
    return tuple(written)


def _remove_old_pages(out: Path, *, keep: frozenset[Path]) -> None:
    for folder in (out / name for name in PAGE_FOLDERS):
        if folder.is_symlink() or not folder.is_dir():
            continue
        for path in sorted(folder.glob("*.html")):
            if path not in keep and not path.is_symlink() and _is_ours(path):
                path.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()


def _is_ours(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as page:
        return _OURS in page.read(_HEAD)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "plain": wording.plain,
        "heading": wording.heading,
        "when": when_words,
        "day": date_words,
        "notes": speaker_notes,
        "counts": claim_counts,
        "counted": wording.counted,
        "listed": wording.listed,
        "origins": wording.origins_words,
        "sentence": wording.sentence,
        "reason": wording.reason,
        "question": wording.question,
        "language": wording.language,
        "closeness": wording.closeness,
        "clipped": clipped,
        "own_marks": wording.own_marks,
    }
    return environment


@functools.cache
def _style(*names: str) -> Markup:
    """Return style sheets. They are ours, so they are the one thing that goes into the page unescaped."""
    return Markup("".join(map(_sheet, names)))  # noqa: S704 - files of this package


def _sheet(name: str) -> str:
    text = (_TEMPLATES / name).read_text("utf-8")
    if name != SHEETS[0]:
        return text
    # a picture carries its colours as values; these make them the page's
    inks = (
        f'svg [{part}="{ink}"] {{ {part}: var(--{token}); }}\n'
        for token, ink in INKS.items()
        for part in ("fill", "stroke")
    )
    return text + "".join(inks)
