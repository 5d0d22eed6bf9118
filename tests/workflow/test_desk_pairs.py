"""What pages of pairs ask the desk, and what a project keeps of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corrobora.errors import BadSetting, Overtaken, UnknownRecord
from corrobora.records import Decision
from corrobora.workflow import Project
from corrobora.workflow.desk import Question

from .test_desk_incidents import AT, EXERCISE, WHY, begun, written


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with begun(tmp_path / "p", EXERCISE / "reports") as made:
        yield made


def test_copies_come_a_page_at_a_time(project: Project) -> None:
    every = project.desk.copy_pairs()
    assert len(every) == 2
    first = project.desk.copy_pairs(limit=1)
    assert first == every[:1]
    assert project.desk.copy_pairs(before=first[-1].entry) == every[1:]
    assert project.desk.copy_pairs_of(every[0].copying) == every[:1]
    assert project.desk.copy_pairs_of("0" * 64) == ()


def test_a_judgement_on_a_copy_is_found_in_both_directions_and_overtakes(project: Project) -> None:
    pair = project.desk.copy_pairs()[0]
    one, other = pair.copying, pair.edge.report
    project.judge_copy(one, other, Decision.REJECT, by="Ana", at=AT, why=WHY, seen=0)
    (said,) = project.desk.said_on_copy(other, one)
    assert said.judgement.by == "Ana"
    with pytest.raises(Overtaken, match="Ana decided"):
        project.judge_copy(one, other, Decision.ACCEPT, by="Ben", at=AT, why=WHY, seen=0)
    project.judge_copy(one, other, Decision.ACCEPT, by="Ben", at=AT, why=WHY, seen=said.entry)


def test_incidents_that_agree_are_proposed_until_somebody_looked(tmp_path: Path) -> None:
    written(tmp_path / "in", "a", "Ombrel", "2", 4)
    written(tmp_path / "in", "b", "Tessun", "2", 4)
    with begun(tmp_path / "p", tmp_path / "in") as project:
        one, other = (case.incident.id for case in project.desk.incidents(Question()).rows)
        rows = (*project.desk.likely_of(one), *project.desk.likely_of(other))
        assert [{row.one, row.other} for row in rows] == [{one, other}]
        said = project.judge_two((one, other), Decision.REJECT, by="Ana", at=AT, why=WHY, seen=0)
        (found,) = project.desk.said_on_two(other, one)
        assert found.judgement == said
        with pytest.raises(Overtaken, match="Ana decided"):
            project.merge([one, other], by="Ben", at=AT, why=WHY, seen=0)
        project.assess()
        assert [held.judgement for held in project.desk.said_on_two(one, other)] == [said]
        assert project.desk.how_many_incidents(Question()) == 2
        project.withdraw(said.proposal, of="Ana", at=AT, why=WHY)
        assert len(project.desk.said_on_two(one, other)) == 2
        assert project.verify().sound


def test_what_is_no_answer_on_two_incidents_is_refused(project: Project) -> None:
    one, other = (case.incident.id for case in project.desk.incidents(Question()).rows)
    with pytest.raises(BadSetting, match="expected reject or unsure"):
        project.judge_two((one, other), Decision.ACCEPT, by="Ana", at=AT, why=WHY)
    with pytest.raises(BadSetting, match="two incidents"):
        project.judge_two((one, one), Decision.REJECT, by="Ana", at=AT, why=WHY)
    with pytest.raises(BadSetting, match="reason"):
        project.judge_two((one, other), Decision.REJECT, by="Ana", at=AT, why=" ")
    with pytest.raises(UnknownRecord):
        project.desk.said_on_two(one, "i-none")


def told(folder: Path, *texts: str) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


BLAMED = (
    "Two nurses were abducted near Ombrel on {day} June 2024, a driver said. The driver blamed the {name}."
)


def test_names_that_are_alike_are_told_with_where_they_stand(tmp_path: Path) -> None:
    names = ("Hill Heron Brigade", "Hill Heron Brigades", "Hill Heron Brigade")
    texts = [BLAMED.format(day=day, name=name) for day, name in enumerate(names, 2)]
    with begun(tmp_path / "p", told(tmp_path / "in", *texts)) as project:
        desk = project.desk
        (found,) = desk.name_pairs()
        assert desk.find_name_pair(found.pair.proposal.id) == found
        assert desk.find_name_pair("p-none") is None
        assert sorted(len(desk.where_named(one)) for one in (found.one, found.other)) == [1, 2]
        for name in (found.one, found.other):
            quoted = desk.find_naming(name, desk.where_named(name)[0])
            assert quoted is not None
            assert "blamed" in quoted.words
        others = [one for one in desk.where_named(found.one) if one not in desk.where_named(found.other)]
        assert desk.find_naming(found.other, others[0]) is None
        assert desk.find_naming(found.other, "0" * 64) is None


def test_a_pair_of_names_is_asked_until_it_is_decided_by_as_many_as_are_asked_for(tmp_path: Path) -> None:
    names = ("Hill Heron Brigade", "Hill Heron Brigades")
    texts = [BLAMED.format(day=2, name=name) for name in names]
    with begun(tmp_path / "p", told(tmp_path / "in", *texts)) as project:
        project.set_coders(2)
        (found,) = project.desk.name_pairs()
        proposal = found.pair.proposal.id
        with pytest.raises(Overtaken, match="nobody decided"):
            project.judge_names(proposal, Decision.REJECT, by="Ana", at=AT, why=WHY, seen=7)
        with pytest.raises(BadSetting, match="reason"):
            project.judge_names(proposal, Decision.REJECT, by="Ana", at=AT, why=" ")
        project.judge_names(proposal, Decision.REJECT, by="Ana", at=AT, why=WHY, seen=0)
        project.assess()
        assert [one.pair.proposal.id for one in project.desk.name_pairs()] == [proposal]
        project.judge_names(proposal, Decision.REJECT, by="Ben", at=AT, why=WHY)
        project.assess()
        assert project.desk.name_pairs() == ()
        with pytest.raises(UnknownRecord, match="no pair of names"):
            project.judge_names(proposal, Decision.ACCEPT, by="Eva", at=AT, why=WHY)
        project.withdraw(proposal, of="Ben", at=AT, why=WHY)
        project.assess()
        assert [one.pair.proposal.id for one in project.desk.name_pairs()] == [proposal]


def test_names_of_an_erased_report_are_proposed_no_more(tmp_path: Path) -> None:
    names = ("Hill Heron Brigade", "Hill Heron Brigades")
    texts = [BLAMED.format(day=2, name=name) for name in names]
    with begun(tmp_path / "p", told(tmp_path / "in", *texts), keys=tmp_path / "keys") as project:
        (found,) = project.desk.name_pairs()
        report = project.desk.where_named(found.one)[0]
        project.erase([report], why="asked for")
        assert project.desk.name_pairs() == ()
        project.assess()
        assert project.desk.name_pairs() == ()


def test_an_acronym_is_found_by_the_text_that_spells_it_out(tmp_path: Path) -> None:
    names = ("Upper Valley Watch", "UVW", "Upper Valley Watch (UVW)")
    texts = [BLAMED.format(day=day, name=name) for day, name in zip((2, 9, 16), names, strict=True)]
    texts[1] = texts[1].replace("the UVW", "UVW")
    with begun(tmp_path / "some", told(tmp_path / "two", *texts[:2])) as project:
        assert project.desk.name_pairs() == ()
    with begun(tmp_path / "p", told(tmp_path / "in", *texts)) as project:
        (found,) = project.desk.name_pairs()
        assert "(UVW)" in found.pair.reason
        assert [found.pair] == list(project.namesakes())


def test_that_two_incidents_are_two_goes_with_an_erased_report(tmp_path: Path) -> None:
    written(tmp_path / "in", "a", "Ombrel", "2", 4)
    written(tmp_path / "in", "b", "Tessun", "2", 4)
    with begun(tmp_path / "p", tmp_path / "in", keys=tmp_path / "keys") as project:
        (one, other) = (case.incident for case in project.desk.incidents(Question()).rows)
        project.judge_two((one.id, other.id), Decision.REJECT, by="Ana", at=AT, why=WHY)
        project.erase([one.reports[0]], why="asked for")
        project.assess()
        assert project.desk.how_many_judgements() == 0
        assert project.desk.likely_of(other.id) == ()
        with pytest.raises(UnknownRecord):
            project.desk.said_on_two(one.id, other.id)
        assert project.verify().sound


def test_where_no_names_are_alike_the_list_is_empty(project: Project) -> None:
    assert project.desk.name_pairs() == ()
