"""What persons decided on copies and on names stands in what is assessed, however it was assessed."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corrobora.errors import BadSetting, UnknownRecord
from corrobora.export import render_json
from corrobora.records import Claim, Decision, Dossier, Judgement, Party, ReportId
from corrobora.review import METHODS, key_of_name, propose_reading
from corrobora.workflow import project as projects
from corrobora.workflow.judging import State
from corrobora.workflow.project import Project

from .test_encrypted_project import readable
from .test_going_on import DAY
from .test_judged import assessed
from .test_project import REPORTS
from .worked import begun, by_rules_alone

AT = "2031-07-01T09:00:00Z"
FRONT, MILITIA = "report:red-heron-front", "report:hill-heron-militia"
BRIGADE = "the Hill Heron Brigade"
TOLD = {
    "front": (
        "The Red Heron Front (RHF) killed 12 herders at Oskel on 4 May 2031, the mayor, Tibo Zembra, said.\n\n"
        "Fighters of the Red Heron Front came at dawn, a herder said. RHF denied that it had killed the herders.",
        "Lantern Post",
    ),
    "nurse": (
        "The Heron Liberation Front killed 14 herders at Oskel on 4 May 2031, a nurse told the River Daily.\n\n"
        "Mayor Tibo Zembra Kolle said that the Heron Liberation Front shot 14 herders.",
        "River Daily",
    ),
    "militia": (
        "Herders blamed the Hill Heron Militia (HHM) for killing 15 herders in Oskel on 4 May 2031. Fighters of the Hill Heron Militia "
        "shot 15 herders, according to a driver. The Hill Heron Militia denied that it had killed the herders.",
        "Hill Radio",
    ),
    "brigade": (
        "The herders at Oskel were killed by the Hill Heron Brigade on 4 May 2031, a teacher, Ana Kolle, said. "
        "The Hill Heron Brigade was behind the attack, she said.",
        "Dawn",
    ),
}
FAR = "Two nurses were abducted near Tarsit on 9 June 2031, a driver said. The driver blamed the Hill Heron Brigade."


@pytest.fixture(autouse=True)
def _by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projects, "readers", by_rules_alone)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Project]:
    """Lend a project with a copy and a retelling in it."""
    with begun(tmp_path / "p") as made:
        made.add(REPORTS)
        made.read()
        made.assess(as_of=DAY)
        yield made


@pytest.fixture
def herons(tmp_path: Path) -> Iterator[Project]:
    """Lend a project in which one armed group goes by several names."""
    with begun(tmp_path / "p") as made:
        for name, (text, outlet) in TOLD.items():
            made.add([written(tmp_path, name, text, outlet)])
        made.read()
        made.assess(as_of=DAY)
        yield made


def written(folder: Path, name: str, text: str, outlet: str) -> Path:
    path = folder / f"{name}.jsonl"
    told = {"id": name, "title": "Herders", "text": text, "published": "2031-06-12", "outlet": outlet}
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    return path


def edges(dossier: Dossier) -> dict[tuple[ReportId, ReportId], str]:
    return {(one.id, edge.report): edge.evidence for one in dossier.reports for edge in one.copy_of}


def the_copy(dossier: Dossier) -> tuple[ReportId, ReportId]:
    (found,) = (pair for pair, evidence in edges(dossier).items() if not evidence.startswith("reworded"))
    return found


def copying(
    project: Project,
    pair: tuple[ReportId, ReportId],
    how: Decision,
    *,
    by: str = "coder",
    withdrawn: bool = False,
) -> Judgement:
    return project.judge_copy(*pair, how, by=by, at=AT, why="read both", withdrawn=withdrawn)


def named(
    project: Project, one: str, other: str, how: Decision = Decision.ACCEPT, *, withdrawn: bool = False
) -> Judgement:
    return project.judge_actors(one, other, how, by="coder", at=AT, why="asked", withdrawn=withdrawn)


def states(project: Project) -> list[State]:
    return [state for _, state in project.judgements_with_states()]


def blamed(dossier: Dossier) -> set[str | None]:
    """Return whom the herders' deaths are laid to."""
    return {
        party.actor
        for claim in dossier.claims
        if claim.act is not None
        for party in claim.act.perpetrators
        if "heron" in party.text.casefold() or "RHF" in party.text
    }


# --------------------------------------------------------------------------- copies


def test_a_rejected_copy_is_an_account_of_its_own_and_can_be_seen(archive: Project, tmp_path: Path) -> None:
    before = archive.dossier()
    pair = the_copy(before)
    kept = copying(archive, pair, Decision.REJECT)
    after = assessed(archive)
    assert pair not in edges(after)
    assert edges(before).keys() - edges(after).keys() == {pair}
    (aside,) = after.copies_aside
    assert (aside.report, aside.edge.report, aside.proposal) == (*pair, kept.proposal)
    assert aside.edge.evidence == edges(before)[pair]
    assert states(archive) == [State.IN_FORCE]
    archive.export(["html"], tmp_path / "out")
    page = (tmp_path / "out" / "dossier.html").read_text(encoding="utf-8")
    assert page.count("Set aside by a person") == 1
    copying(archive, pair, Decision.REJECT, withdrawn=True)
    assert replace(assessed(archive), methods=before.methods) == before
    assert states(archive) == [State.WITHDRAWN, State.WITHDRAWAL]


def test_a_copy_that_a_person_found_is_one_and_claims_no_sentences(archive: Project) -> None:
    before = archive.dossier()
    incident = before.incidents[1]
    alone = [one for one in incident.reports if not any(one in pair for pair in edges(before))]
    pair = (alone[1], alone[0])
    kept = copying(archive, pair, Decision.ACCEPT)
    assert kept.proposed is not None
    assert kept.proposed.value == "judged"
    after = assessed(archive)
    assert edges(after)[pair] == f"{METHODS['judging']}: a person's judgement"
    (edge,) = (edge for one in after.reports if one.id == pair[0] for edge in one.copy_of)
    assert (edge.share, edge.by_person) == (0.0, True)
    assert not after.copies_aside
    copying(archive, pair, Decision.REJECT)
    assert replace(assessed(archive), methods=before.methods) == before


STORY = (
    "Gunmen killed 12 herders at Oskel on 4 May 2031. A villager saw smoke over the camp in the morning.\n\n"
    "A herder said that gunmen had shot his two brothers."
)
TOLD_ANEW = "Twelve herders were killed by gunmen at Oskel on 4 May 2031.\n\nGunmen shot the people in their tents, a herder said."
SCENERY = (
    "\n\nOskel lies on a bend of the river where three roads meet and a market is held twice a week. "
    "The pastures around it are dry from January until the first rains come in early June. "
    "Families bring goats and camels there from as far away as the eastern hills. "
    "The well beside the old school has been the only one in use for six years."
)
"""What both may have from the same almanac."""


@pytest.mark.parametrize(
    ("other", "how"),
    [(TOLD_ANEW + SCENERY, Decision.REJECT), (TOLD_ANEW, Decision.ACCEPT)],
    ids=["apart", "one"],
)
def test_independent_origins_follow_what_a_person_says_of_copies(
    other: str, how: Decision, tmp_path: Path
) -> None:
    with begun(tmp_path / "p") as made:
        made.add([written(tmp_path, "one", STORY + SCENERY, "Lantern Post")])
        made.add([written(tmp_path, "other", other, "River Daily")])
        made.read()
        made.assess(as_of=DAY)
        before = made.dossier()
        found = list(edges(before))
        pair = found[0] if found else (before.reports[0].id, before.reports[1].id)
        assert bool(found) is (how is Decision.REJECT)
        copying(made, pair, how)
        made.assess(as_of=DAY)
        after = made.dossier()
        one, two = (dossier.incidents[0].independent_origins.act for dossier in (before, after))
        assert (two.high > one.high) if how is Decision.REJECT else (two.high < one.high)


def test_to_accept_what_the_machine_found_or_to_be_unsure_of_it_changes_nothing(archive: Project) -> None:
    before = archive.dossier()
    for how in (Decision.ACCEPT, Decision.UNSURE):
        copying(archive, the_copy(before), how)
        assert replace(assessed(archive), methods=before.methods) == before
    assert states(archive) == [State.REPLACED, State.IN_FORCE]


def test_a_retelling_that_a_person_calls_a_copy_is_one(archive: Project) -> None:
    before = archive.dossier()
    (pair,) = (pair for pair, evidence in edges(before).items() if evidence.startswith("reworded"))
    copying(archive, pair, Decision.CORRECT)
    after = assessed(archive)
    assert edges(after)[pair].startswith("judged/")
    assert [(one.report, one.edge.report) for one in after.copies_aside] == [pair]


def test_of_two_reports_the_one_is_the_copy_that_a_person_said_last(archive: Project) -> None:
    before = archive.dossier()
    copy, original = the_copy(before)
    copying(archive, (original, copy), Decision.ACCEPT)
    after = assessed(archive)
    assert (original, copy) in edges(after)
    assert (copy, original) not in edges(after)
    copying(archive, (copy, original), Decision.CORRECT, by="another")
    assert edges(assessed(archive)) == edges(before)
    assert states(archive) == [State.REPLACED, State.IN_FORCE]


def test_what_was_said_of_copies_holds_while_reports_come(tmp_path: Path) -> None:
    with begun(tmp_path / "p") as made:
        made.add(REPORTS)
        made.read()
        made.assess(as_of=DAY)
        pair = the_copy(made.dossier())
    with begun(tmp_path / "q") as made:
        named_so = [path for path in REPORTS if made.add([path]).new[0] in pair]
        assert len(named_so) == 2
    with begun(tmp_path / "r") as made:
        made.add([*named_so, REPORTS[0]])
        made.read()
        made.assess(as_of=DAY)
        copying(made, pair, Decision.REJECT)
        for path in REPORTS:
            made.add([path])
            made.read()
            made.assess(as_of=DAY)
        goes_on = render_json(made.dossier())
        made.assess(as_of=DAY, anew=True)
        assert render_json(made.dossier()) == goes_on
        assert pair not in edges(made.dossier())


def test_what_cannot_be_said_of_copies_is_refused_and_kept_nowhere(archive: Project) -> None:
    copy, original = the_copy(archive.dossier())
    none = ReportId("0" * 64)
    for pair, how, message in (
        ((copy, copy), Decision.ACCEPT, "expected two reports"),
        ((copy, original), Decision.MERGE, "found merge, expected one of accept"),
        ((original, copy), Decision.REJECT, "nothing to reject"),
    ):
        with pytest.raises(BadSetting, match=message):
            copying(archive, pair, how)
    with pytest.raises(UnknownRecord, match="no report 0000"):
        copying(archive, (copy, none), Decision.ACCEPT)
    with pytest.raises(BadSetting, match="has no reject in force on the two"):
        copying(archive, (copy, original), Decision.REJECT, withdrawn=True)
    with pytest.raises(BadSetting, match="for a reason"):
        archive.judge_copy(copy, original, Decision.REJECT, by="coder", at=AT, why=" ")
    assert not archive.judgements()


def test_nothing_is_said_of_copies_or_names_before_it_was_assessed(tmp_path: Path) -> None:
    with begun(tmp_path / "p") as made:
        with pytest.raises(BadSetting, match="nothing was assessed yet"):
            copying(made, (ReportId("0" * 64), ReportId("1" * 64)), Decision.ACCEPT)
        with pytest.raises(BadSetting, match="nothing was assessed yet"):
            named(made, "A", "B")


def test_a_judgement_on_a_copy_is_judged_by_its_proposal_as_any_other(archive: Project) -> None:
    before = archive.dossier()
    kept = copying(archive, the_copy(before), Decision.REJECT)
    archive.decide(replace(kept, withdrawn=True, proposed=None))
    assert replace(assessed(archive), methods=before.methods) == before
    archive.decide(replace(kept, by="another", proposed=None))
    assert the_copy(before) not in edges(assessed(archive))


# --------------------------------------------------------------------------- names


def test_names_of_one_actor_are_one_in_claims_points_and_actors(herons: Project) -> None:
    before = herons.dossier()
    assert blamed(before) == {FRONT, MILITIA, None}
    named(herons, BRIGADE, "Hill Heron Militia")
    after = assessed(herons)
    assert blamed(after) == {FRONT, MILITIA}
    (incident,) = after.incidents
    (point,) = (one for one in incident.points if one.about == "responsibility")
    (value,) = (one for one in point.values if one.value == "Hill Heron Militia")
    assert len(value.reports) == 2
    (actor,) = (one for one in after.actors if one.id == MILITIA)
    assert actor.aliases == ("HHM", "The Hill Heron Brigade")
    assert [one.id for one in after.claims] == [one.id for one in before.claims]
    assert [party.text for party in parties(after)] == [party.text for party in parties(before)]
    named(herons, "HHM", BRIGADE, withdrawn=True)
    assert replace(assessed(herons), methods=before.methods) == before


def parties(dossier: Dossier) -> list[Party]:
    return [party for claim in dossier.claims if claim.act is not None for party in claim.act.perpetrators]


def test_persons_of_one_name_are_one_origin(herons: Project) -> None:
    before = herons.dossier()
    named(herons, "Tibo Zembra Kolle", "Tibo Zembra")
    after = assessed(herons)
    speaking = {c.speaker.actor for c in after.claims if c.speaker is not None and "Zembra" in c.speaker.text}
    assert speaking == {"Tibo Zembra"}
    one, other = before.incidents[0].independent_origins.act, after.incidents[0].independent_origins.act
    assert (other.low, other.high) < (one.low, one.high)
    assert "Tibo Zembra" not in {actor.id for actor in after.actors}


def test_chains_are_one_and_what_somebody_told_apart_is_not(herons: Project) -> None:
    named(herons, BRIGADE, MILITIA)
    named(herons, MILITIA, FRONT)
    assert blamed(assessed(herons)) == {MILITIA}
    named(herons, BRIGADE, FRONT, Decision.REJECT)
    after = assessed(herons)
    assert blamed(after) == {MILITIA, FRONT}
    assert states(herons) == [State.IN_FORCE, State.CONTRADICTED, State.IN_FORCE]
    named(herons, BRIGADE, FRONT, Decision.REJECT, withdrawn=True)
    assert blamed(assessed(herons)) == {MILITIA}


def test_names_are_one_in_what_comes_later_and_in_reports_that_nobody_judged(
    herons: Project, tmp_path: Path
) -> None:
    named(herons, BRIGADE, MILITIA)
    assessed(herons)
    herons.add([written(tmp_path, "far", FAR, "Courier")])
    herons.read()
    after = assessed(herons)
    assert blamed(after) == {FRONT, MILITIA}
    named(herons, BRIGADE, MILITIA, withdrawn=True)
    assert None in blamed(assessed(herons))


def test_a_claim_that_was_judged_stays_judged_when_its_names_become_one(herons: Project) -> None:
    (one, *_) = (claim for claim in herons.dossier().claims if parties_of(claim, BRIGADE))
    rejected = Judgement(
        proposal=propose_reading(one).id, decision=Decision.REJECT, by="coder", at=AT, why="read it"
    )
    herons.decide(rejected)
    assessed(herons)
    named(herons, BRIGADE, MILITIA)
    after = assessed(herons)
    assert one.id in after.incidents[0].set_aside
    assert states(herons) == [State.IN_FORCE, State.IN_FORCE]
    herons.decide(replace(rejected, withdrawn=True))
    (other,) = (claim for claim in assessed(herons).claims if claim.id == one.id)
    herons.decide(replace(rejected, decision=Decision.CORRECT, value="x"), to=["stance=doubts"])
    named(herons, BRIGADE, MILITIA, withdrawn=True)
    assessed(herons)
    assert other.act != one.act
    assert states(herons)[-2:] == [State.IN_FORCE, State.WITHDRAWAL]


def parties_of(claim: Claim, words: str) -> bool:
    return claim.act is not None and any(
        key_of_name(party.text) == key_of_name(words) for party in claim.act.perpetrators
    )


def test_what_cannot_be_said_of_names_is_refused_and_kept_nowhere(herons: Project) -> None:
    for one, other, how, message in (
        ("HHM", MILITIA, Decision.ACCEPT, "one name already"),
        ("herders", MILITIA, Decision.ACCEPT, "names nobody"),
        (BRIGADE, MILITIA, Decision.CORRECT, "found correct, expected one of accept"),
    ):
        with pytest.raises(BadSetting, match=message):
            named(herons, one, other, how)
    with pytest.raises(UnknownRecord, match="nobody is called 'Blue Heron'"):
        named(herons, "Blue Heron", MILITIA)
    with pytest.raises(BadSetting, match="has no accept in force on the two"):
        named(herons, BRIGADE, MILITIA, withdrawn=True)
    assert not herons.judgements()


def test_a_project_with_such_judgements_is_made_anew_and_packaged(herons: Project, tmp_path: Path) -> None:
    named(herons, BRIGADE, MILITIA)
    one, other = (report.id for report in herons.dossier().reports[:2])
    copying(herons, (one, other), Decision.ACCEPT)
    after = assessed(herons)
    herons.rebuild()
    assert herons.dossier() == after
    herons.export(["json", "html", "bag"], tmp_path / "out")
    assert herons.verify().sound


# --------------------------------------------------------------------------- encrypted projects


def test_judgements_on_pairs_are_erased_with_their_reports_and_others_stay(tmp_path: Path) -> None:
    with begun(tmp_path / "p", keys=tmp_path / "keys") as made:
        ids = {
            name: made.add([written(tmp_path, name, text, outlet)]).new[0]
            for name, (text, outlet) in TOLD.items()
        }
        made.read()
        made.assess(as_of=DAY)
        named(made, BRIGADE, MILITIA)
        named(made, "Tibo Zembra", "Tibo Zembra Kolle")
        copying(made, (ids["brigade"], ids["nurse"]), Decision.ACCEPT)
        copying(made, (ids["militia"], ids["nurse"]), Decision.ACCEPT)
        assessed_so = made.assess(as_of=DAY)
        assert assessed_so.reports == len(TOLD)
        assert made.dossier().reports[0].id in ids.values()
        made.erase([ids["brigade"]], why="asked for")
        left = made.judgements()
        assert [one.proposed.kind for one in left if one.proposed is not None] == ["same-actor", "copy-of"]
        assert [line for line in readable(made) if "Brigade" in line or ids["brigade"] in line] == []
        made.assess(as_of=DAY)
        assert states(made) == [State.IN_FORCE, State.IN_FORCE]
        assert (ids["militia"], ids["nurse"]) in edges(made.dossier())
        made.erase([ids["nurse"]], why="asked for")
        assert not made.judgements()
        made.assess(as_of=DAY)
        assert not edges(made.dossier())
        assert made.verify().sound


def test_a_copy_of_a_report_that_is_gone_is_adrift(tmp_path: Path) -> None:
    """A judgement that says only in its words what it is about stays when a report goes, and is followed no more."""
    with begun(tmp_path / "p") as made:
        for name in ("front", "nurse"):
            made.add([written(tmp_path, name, *TOLD[name])])
        made.read()
        made.assess(as_of=DAY)
        one, other = (report.id for report in made.dossier().reports)
        kept = copying(made, (one, other), Decision.ACCEPT)
        assert kept.proposed is not None
        gone = replace(kept.proposed, subjects=(one, "0" * 64))
        made.judge(replace(kept, proposal=gone.id, proposed=gone))
        after = assessed(made)
        assert list(edges(after)) == [(one, other)]
        assert states(made) == [State.IN_FORCE, State.ADRIFT]


def test_an_encrypted_project_follows_the_same_judgements(herons: Project, tmp_path: Path) -> None:
    with begun(tmp_path / "q", keys=tmp_path / "keys") as made:
        for name, (text, outlet) in TOLD.items():
            made.add([written(tmp_path, name, text, outlet)])
        made.read()
        made.assess(as_of=DAY)
        for project in (herons, made):
            named(project, BRIGADE, MILITIA)
            one, other, *_ = (report.id for report in project.dossier().reports)
            copying(project, (one, other), Decision.ACCEPT)
            project.assess(as_of=DAY)
        assert made.dossier() == herons.dossier()
