"""What no longer stands, as a reader of the dossier sees it."""

import re
from dataclasses import replace

import pytest

from corrobora.errors import BrokenIntegrity
from corrobora.export import dossier_to_json, render_html
from corrobora.export.jsonform import read_dossier, render_json
from corrobora.records import ClaimId, Dossier, Passage, ReportId, Revision, RevisionKind, Struck
from tests.export.export_sample import SAMPLE

FIRST, SECOND = sorted(SAMPLE.reports, key=lambda one: one.id)[:2]
OF_FIRST = tuple(claim.id for claim in SAMPLE.claims if claim.report == FIRST.id)


def revised(**change: object) -> Dossier:
    """Return the sample with the first report withdrawn by the second."""
    revision = Revision(
        report=FIRST.id,
        kind=RevisionKind.WITHDRAWN,
        by=SECOND.id,
        claims=OF_FIRST,
        passages=(Passage(report=SECOND.id, start=0, end=12),),
        evidence="both name one outlet",
    )
    return replace(SAMPLE, revisions=(replace(revision, **change),))  # type: ignore[arg-type]  # one field by name


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_dossier_without_revisions_has_no_part_for_them() -> None:
    page = render_html(SAMPLE)
    assert "taken-back" not in page
    assert "No longer counts" not in page


def test_the_page_says_what_fell_by_whose_word_and_in_which_words() -> None:
    page = words(render_html(revised()))
    assert "Corrected, replaced and withdrawn" in page
    assert "Withdrawn by its own publisher, in report" in page
    assert "both name one outlet" in page
    assert SECOND.text[:12].strip() in page
    assert "withdrawn, see" in page
    assert page.count("no longer counts") >= len(OF_FIRST)


@pytest.mark.parametrize(
    ("kind", "own"),
    # no report is an earlier version of itself, or rests on itself
    [
        *((kind, False) for kind in RevisionKind),
        (RevisionKind.WITHDRAWN, True),
        (RevisionKind.CORRECTED, True),
    ],
)
def test_every_kind_has_its_words(kind: RevisionKind, own: bool) -> None:
    by = FIRST.id if own else SECOND.id
    page = words(render_html(revised(kind=kind, by=by, passages=())))
    assert "not count" in page or "no longer counts" in page


def test_an_incident_says_what_is_no_longer_counted() -> None:
    incident = SAMPLE.incidents[0]
    (gone, *_) = sorted(incident.claims)
    report = next(claim.report for claim in SAMPLE.claims if claim.id == gone)
    other = next(one.id for one in SAMPLE.reports if one.id != report)
    revision = Revision(
        report=report, kind=RevisionKind.EARLIER_VERSION, by=other, claims=(gone,), evidence="x"
    )
    found = replace(
        SAMPLE,
        incidents=(replace(incident, set_aside=(gone,)), *SAMPLE.incidents[1:]),
        revisions=(revision,),
    )
    page = words(render_html(found))
    assert "No longer counted: 1 claim" in page
    assert "earlier version of" in page


def test_a_struck_number_is_quoted_with_its_claim() -> None:
    page = words(render_html(revised(claims=(), struck=(Struck(claim=OF_FIRST[0], wording="twenty-four"),))))
    assert "the number in" in page
    assert "twenty-four" in page


def test_json_carries_revisions_there_and_back() -> None:
    found = revised(struck=(Struck(claim=OF_FIRST[0], wording="24"),), claims=OF_FIRST[1:])
    assert read_dossier(render_json(found)).revisions == found.revisions


@pytest.mark.parametrize(
    "change",
    [
        {"report": SECOND.id},
        {"by": ReportId("f" * 64)},
        {"through": ReportId("f" * 64)},
        {"claims": (ClaimId("c-none"),)},
        {"struck": (Struck(claim=ClaimId("c-none"), wording="24"),)},
        {"passages": (Passage(report=SECOND.id, start=0, end=10**9),)},
        {"passages": (Passage(report=ReportId("f" * 64), start=0, end=1),)},
    ],
)
def test_a_revision_that_leads_nowhere_stops_the_writing(change: dict[str, object]) -> None:
    with pytest.raises(BrokenIntegrity):
        dossier_to_json(revised(**change))


def test_a_set_aside_claim_must_be_in_the_dossier() -> None:
    incident = replace(SAMPLE.incidents[0], set_aside=(ClaimId("c-none"),))
    with pytest.raises(BrokenIntegrity):
        dossier_to_json(replace(SAMPLE, incidents=(incident, *SAMPLE.incidents[1:])))
