"""The exercise folder: pages that were replaced, corrected or withdrawn, from the files to the dossier."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corrobora.merging.revisions import NOT_FOLLOWED
from corrobora.records import Claim, Dossier, Outcome, Report, Revision, by_id
from corrobora.workflow import Settings, brief

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/key.toml"))
SETTINGS = Settings(gazetteer=HERE / "gazetteer.csv", actors=HERE / "actors.csv")


def key(case: str) -> dict[str, Any]:
    return tomllib.loads((HERE / case / "key.toml").read_text(encoding="utf-8"))


@cache
def dossier(case: str, without: str = "") -> Dossier:
    files = sorted((HERE / case / "reports").glob("*.txt"))
    return brief([path for path in files if path.stem != without], settings=SETTINGS)


def name(report: Report) -> str:
    return Path(report.paths[0]).stem


def names(found: Dossier) -> dict[str, str]:
    return {report.id: name(report) for report in found.reports}


def revision(found: Dossier, wanted: dict[str, Any]) -> Revision:
    known = names(found)
    (one,) = (
        revision
        for revision in found.revisions
        if known[revision.report] == wanted["report"]
        and revision.kind == wanted["kind"]
        and known[revision.by] == wanted["by"]
    )
    return one


def quoted(found: Dossier, claim: Claim) -> str:
    (report,) = (report for report in found.reports if report.id == claim.report)
    return report.quote(claim.start, claim.end)


@pytest.mark.parametrize("case", CASES)
def test_what_the_key_says_has_fallen_and_nothing_else(case: str) -> None:
    found, wanted = dossier(case), key(case)
    known = names(found)
    expected = {(one["report"], one["kind"], one["by"]) for one in wanted.get("falls", ())}
    assert {(known[one.report], one.kind.value, known[one.by]) for one in found.revisions} == expected
    claims = by_id(found.claims)
    for one in wanted.get("falls", ()):
        held = revision(found, one)
        if "through" in one:
            assert held.through is not None
            assert known[held.through] == one["through"]
        if one.get("all"):
            assert set(held.claims) == {claim.id for claim in found.claims if claim.report == held.report}
        if "quote" in one:
            assert any(one["quote"] in quoted(found, claims[claim]) for claim in held.claims)
        if "struck" in one:
            assert one["struck"] in {struck.wording for struck in held.struck}
            assert not held.claims


@pytest.mark.parametrize("case", [case for case in CASES if "stands" in key(case)])
def test_what_an_outlet_gathered_itself_stands(case: str) -> None:
    found = dossier(case)
    fallen = {claim for one in found.revisions for claim in one.claims}
    for one in key(case)["stands"]:
        assert any(
            one["quote"] in quoted(found, claim) and claim.id not in fallen
            for claim in found.claims
            if names(found)[claim.report] == one["report"]
        )


@pytest.mark.parametrize("case", [case for case in CASES if "killed" in key(case)])
def test_the_range_is_of_what_still_counts(case: str) -> None:
    found, (low, best, high) = dossier(case), key(case)["killed"]
    (row,) = (
        row
        for incident in found.incidents
        for row in incident.casualties
        if row.outcome is Outcome.KILLED and row.category is None
    )
    assert (row.low, row.best, "open" if row.high is None else row.high) == (low, best, high)


@pytest.mark.parametrize("case", [case for case in CASES if "origins_act" in key(case)])
def test_the_origins_are_of_what_still_counts(case: str) -> None:
    (incident,) = (one for one in dossier(case).incidents if one.casualties)
    act = incident.independent_origins.act
    assert [act.low, act.high] == key(case)["origins_act"]


@pytest.mark.parametrize("case", [case for case in CASES if key(case).get("nothing_stands")])
def test_an_incident_of_which_nothing_stands_is_kept_and_says_so(case: str) -> None:
    (incident,) = dossier(case).incidents
    assert incident.claims == ()
    assert incident.set_aside
    assert incident.casualties == ()
    assert incident.headline.startswith("Nothing stands of what")
    assert incident.independent_origins.act.high == 0


@pytest.mark.parametrize("case", CASES)
def test_a_notice_that_is_not_followed_is_refused_with_its_reason(case: str) -> None:
    found = dossier(case)
    refused = {Path(one.what).stem for one in found.refused if one.code == NOT_FOLLOWED}
    assert refused == set(key(case).get("refused", ()))


@pytest.mark.parametrize("case", CASES)
def test_nothing_vanishes(case: str) -> None:
    found = dossier(case)
    everything = {claim.id for claim in found.claims}
    fallen = {claim for one in found.revisions for claim in one.claims}
    assert fallen <= everything
    for incident in found.incidents:
        assert not set(incident.claims) & fallen
        assert set(incident.set_aside) <= fallen
    for one in found.revisions:
        assert one.evidence
        assert one.passages or one.kind == "earlier-version"
        assert all(passage.report == one.by for passage in one.passages)


def test_a_notice_about_something_else_leaves_every_assessment_as_it_was() -> None:
    with_notice, without = dossier("unrelated-notice"), dossier("unrelated-notice", without="r2")
    told_without = [incident for incident in without.incidents if incident.casualties]
    told_with = [incident for incident in with_notice.incidents if incident.casualties]
    assert told_with == told_without
    assert with_notice.revisions == without.revisions == ()


@pytest.mark.parametrize("case", ["same-address", "same-headline", "note-on-the-page"])
def test_an_earlier_version_in_custody_changes_no_number(case: str) -> None:
    def numbers(found: Dossier) -> list[object]:
        return [(one.casualties, one.independent_origins, one.headline) for one in found.incidents]

    assert numbers(dossier(case)) == numbers(dossier(case, without="r1"))


def test_without_its_notice_a_killed_story_counts_again() -> None:
    (row,) = (
        row
        for incident in dossier("agency-kill", without="r4").incidents
        for row in incident.casualties
        if row.outcome is Outcome.KILLED and row.category is None
    )
    assert row.high is None or row.high >= 31
    assert dossier("agency-kill", without="r4").revisions == ()
