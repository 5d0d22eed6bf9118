"""What persons decided stands in what is assessed, however it was assessed."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corrobora.export import render_json
from corrobora.records import Assessment, Claim, Decision, Dossier, Judgement, Outcome, RevisionKind
from corrobora.review import METHODS, propose_reading
from corrobora.workflow.project import Project

from .test_going_on import DAY
from .test_project import REPORTS
from .worked import begun

AT = "2031-07-01T09:00:00Z"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begun(tmp_path / "p") as made:
        made.add(REPORTS)
        made.read()
        made.assess(as_of=DAY)
        yield made


def assessed(project: Project) -> Dossier:
    """Assess on from before; what comes out is what assessing everything anew gives."""
    told = project.assess(as_of=DAY)
    dossier = project.dossier()
    goes_on = render_json(dossier)
    again = project.assess(as_of=DAY, anew=True)
    assert render_json(project.dossier()) == goes_on
    assert told.joined < again.joined == again.reports
    assert project.verify().sound
    return dossier


def decision(on: Claim, how: Decision, *, withdrawn: bool = False, value: str | None = None) -> Judgement:
    return Judgement(
        proposal=propose_reading(on).id,
        decision=how,
        by="coder",
        at=AT,
        why="read the passage",
        value=value,
        withdrawn=withdrawn,
    )


def killed(incident: Assessment) -> tuple[int | None, int | None]:
    (all_of_them,) = (c for c in incident.casualties if c.outcome is Outcome.KILLED and c.category is None)
    return all_of_them.low, all_of_them.high


def counting(dossier: Dossier, incident: Assessment) -> Sequence[Claim]:
    """Return the claims of an incident that say how many were killed."""
    claims = {claim.id: claim for claim in dossier.claims}
    (all_of_them,) = (c for c in incident.casualties if c.outcome is Outcome.KILLED and c.category is None)
    return [claims[claim] for claim in all_of_them.claims]


def incident_of(dossier: Dossier, claim: str) -> Assessment:
    (found,) = (one for one in dossier.incidents if claim in (*one.claims, *one.set_aside))
    return found


def test_a_correction_counts_and_the_machines_reading_can_be_seen(project: Project) -> None:
    before = project.dossier()
    one = counting(before, before.incidents[0])[0]
    project.decide(decision(one, Decision.CORRECT, value="counts"), to=["counts=killed 977"])
    after = assessed(project)
    incident = incident_of(after, one.id)
    assert killed(incident)[1] == 977
    assert one.id in incident.set_aside
    (persons,) = (claim for claim in after.claims if claim.method == METHODS["judging"])
    assert persons.id in incident.claims
    assert (persons.start, persons.end, persons.speaker) == (one.start, one.end, one.speaker)
    assert [r.claims for r in after.revisions if r.kind is RevisionKind.READING_CORRECTED] == [(one.id,)]
    assert after.methods.items() >= METHODS.items()


def test_a_rejected_claim_counts_for_nothing(project: Project) -> None:
    before = project.dossier()
    incident = before.incidents[0]
    for one in counting(before, incident):
        project.decide(decision(one, Decision.REJECT))
    after = assessed(project)
    found = incident_of(after, counting(before, incident)[0].id)
    rejected = {one.id for one in counting(before, incident)}
    assert rejected <= set(found.set_aside)
    assert rejected.isdisjoint(claim for range_ in found.casualties for claim in range_.claims)
    assert found.casualties != incident.casualties


def test_what_is_taken_back_leaves_no_trace_in_what_is_assessed(project: Project) -> None:
    before = project.dossier()
    one = counting(before, before.incidents[0])[0]
    for how, value in ((Decision.REJECT, None), (Decision.CORRECT, "stance")):
        project.decide(decision(one, how, value=value), to=["stance=doubts"] if value else [])
        assert assessed(project).incidents != before.incidents
        project.decide(decision(one, how, withdrawn=True))
        assert replace(assessed(project), methods=before.methods) == before


def test_incidents_are_put_together_and_apart_again(project: Project) -> None:
    before = project.dossier()
    first, second, *_ = before.incidents
    merged = project.merge([first.id, second.id], by="coder", at=AT, why="one march")
    one = assessed(project)
    found = incident_of(one, first.claims[0])
    assert set(found.claims) == {*first.claims, *second.claims}
    assert len(one.incidents) == len(before.incidents) - 1
    project.split(found.id, second.claims, by="coder", at=AT, why="two marches after all")
    two = assessed(project)
    assert {i.id for i in two.incidents} == {i.id for i in before.incidents}
    project.decide(replace(merged, withdrawn=True, groups=()))
    assert {i.id for i in assessed(project).incidents} == {i.id for i in before.incidents}


def test_what_comes_after_a_merge_joins_what_was_merged(tmp_path: Path) -> None:
    with begun(tmp_path / "p") as made:
        made.add(REPORTS[::2])
        made.read()
        made.assess(as_of=DAY)
        first, second, *_ = made.dossier().incidents
        made.merge([first.id, second.id], by="coder", at=AT, why="one march")
        assessed(made)
        for path in REPORTS[1::2]:
            made.add([path])
            made.read()
            made.assess(as_of=DAY)
        goes_on = render_json(made.dossier())
        made.assess(as_of=DAY, anew=True)
        assert render_json(made.dossier()) == goes_on
        found = incident_of(made.dossier(), first.claims[0])
        assert {*first.claims, *second.claims} <= {*found.claims, *found.set_aside}


def test_a_judged_project_is_packaged_and_replayed(project: Project, tmp_path: Path) -> None:
    before = project.dossier()
    one, other, *_ = before.claims
    project.decide(decision(one, Decision.CORRECT, value="stance"), to=["stance=doubts"])
    project.decide(decision(other, Decision.REJECT))
    after = assessed(project)
    project.rebuild()
    assert project.dossier() == after
    out = tmp_path / "out"
    project.export(["bag", "claimreview", "methodology"], out)
    told = (out / "methodology" / "methodology.md").read_text(encoding="utf-8")
    assert all(method in told for method in METHODS.values())
    prov = (out / "bag" / "data" / "prov.json").read_text(encoding="utf-8")
    assert all(f'"prov:delegate": "cor:method-{name}"' in prov for name in METHODS)
    checked = subprocess.run(
        [sys.executable, "-I", str(out / "bag" / "data" / "verify.py")], capture_output=True, check=False
    )
    assert (checked.returncode, b"SOUND" in checked.stdout) == (0, True)


def test_the_dossier_shows_what_a_person_read_otherwise(project: Project, tmp_path: Path) -> None:
    before = project.dossier()
    one, other, *_ = counting(before, before.incidents[0])
    project.decide(decision(one, Decision.CORRECT, value="counts"), to=["counts=killed 31"])
    project.decide(decision(other, Decision.REJECT))
    project.assess(as_of=DAY)
    project.export(["html"], tmp_path)
    page = (tmp_path / "dossier.html").read_text(encoding="utf-8")
    told = page[page.index("Read otherwise by a person") :]
    assert told.count("nothing: no such claim is in them") == 1
    for judged in (one, other):
        assert f"a person&#39;s judgement on {propose_reading(judged).id}" in told
    assert "2 of them since a person read them otherwise" in page
