"""A claim that a person found: where its words stand, what is kept, who settles it, and that it can be taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrobora.custody import EncryptedCustody
from corrobora.errors import BadSetting, Overtaken, UnknownRecord
from corrobora.records import ClaimId, Decision, Judgement, Report, ReportId
from corrobora.review import Accord, propose_reading
from corrobora.workflow.desk import Question
from corrobora.workflow.finding import find_words
from corrobora.workflow.project import Project, init_project, open_project

from .worked import EXERCISE, begun

AT = "2031-07-01T09:00:00Z"
SAYS = ["stance=alleges", "speaker=a herder", "act=killing", "counts=killed 3 civilians"]
"""What a person finds in a report."""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("found") / "p"
    with begun(root) as made:
        made.add([EXERCISE / "reports"])
        made.read()
        made.assess()
    return root


@pytest.fixture
def project(read: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copytree(read, tmp_path / "p")
    with open_project(tmp_path / "p", by="desk", at=lambda: AT) as opened:
        yield opened


def a_report(project: Project) -> Report:
    return project.desk.reports(Question()).rows[0].report


def found(project: Project, *, by: str = "Ana", to: list[str] | None = None) -> Judgement:
    return project.add_claim(
        a_report(project).id, 0, 9, SAYS if to is None else to, by=by, at=AT, why="missed"
    )


def text_of(words: str) -> Report:
    return Report(id=ReportId("r" * 64), text=words)


def test_words_are_found_whatever_stands_between_them() -> None:
    report = text_of("One\r\n  shot   fell. Two\tshots fell.")
    start, end = find_words(report, " shot fell. Two ")
    assert report.quote(start, end) == "shot   fell. Two"


@pytest.mark.parametrize(
    ("words", "occurrence", "why"),
    [
        ("   ", None, "no words are given"),
        ("nowhere", None, "does not hold these words"),
        ("SHOT", None, "does not hold these words"),
        ("shot", None, "2 times"),
        ("shot", 3, "found occurrence 3, expected 1 to 2"),
        ("shot", 0, "found occurrence 0, expected 1 to 2"),
        ("<b>", None, "does not hold"),
    ],
)
def test_words_that_lead_to_no_one_place_are_refused(words: str, occurrence: int | None, why: str) -> None:
    report = text_of("A shot, then a shot.")
    with pytest.raises(BadSetting, match=why):
        find_words(report, words, occurrence)


def test_an_occurrence_says_which_of_equal_words() -> None:
    report = text_of("A shot, then a shot.")
    assert find_words(report, "shot", 2) == (15, 19)


def test_what_a_person_found_stands_in_the_reading_and_counts(project: Project) -> None:
    made = found(project)
    assert made.claim is None
    assert made.corrected is not None
    (stands,) = project.desk.report(a_report(project).id).found
    assert stands.id == made.corrected.id
    assert (stands.by_person, stands.counts[0].low) == (True, 3)
    project.assess()
    claims = {one.id for one in project.dossier().claims}
    assert made.corrected.id in claims
    assert project.verify().sound


def test_what_a_person_found_is_taken_back_and_stands_again_for_nobody(project: Project) -> None:
    report = a_report(project).id
    before = project.desk.report(report)
    made = found(project)
    project.withdraw(made.proposal, of="Ana", at=AT, why="too quick")
    after = project.desk.report(report)
    assert (after.found, after.claims) == (before.found, before.claims)
    assert project.desk.found_in(report) == ()
    with pytest.raises(BadSetting, match="nothing of Ana is left"):
        project.withdraw(made.proposal, of="Ana", at=AT, why="again")
    with pytest.raises(BadSetting, match="nothing of Ben is left"):
        project.withdraw(made.proposal, of="Ben", at=AT, why="not mine")


@pytest.mark.parametrize(
    ("to", "why"),
    [
        (["stance=alleges"], "say who speaks"),
        (["stance=alleges", "speaker=-", "act=-"], "say who speaks"),
        ([], "say who speaks"),
        (["stance=sings", "speaker=a herder"], "expected one of"),
        (["colour=red", "speaker=a herder"], "expected some of"),
        (["speaker"], "expected field=value"),
        (["speaker=a herder", "place=Nowhereville"], "no place of this name"),
    ],
)
def test_a_claim_that_says_nothing_or_what_no_field_takes_is_refused(
    project: Project, to: list[str], why: str
) -> None:
    with pytest.raises(BadSetting, match=why):
        found(project, to=to)
    assert project.desk.found_in(a_report(project).id) == ()


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (9, 2), (0, 10**6)])
def test_a_passage_outside_of_the_text_is_refused(project: Project, start: int, end: int) -> None:
    with pytest.raises(BadSetting, match="expected one of the text"):
        project.add_claim(a_report(project).id, start, end, SAYS, by="Ana", at=AT, why="missed")


def test_a_claim_needs_a_report_a_person_a_reason_and_to_be_new(project: Project) -> None:
    with pytest.raises(UnknownRecord, match="no report"):
        project.add_claim(ReportId("0" * 64), 0, 9, SAYS, by="Ana", at=AT, why="missed")
    for by, why in (("", "missed"), ("Ana", " ")):
        with pytest.raises(BadSetting, match="a person decides"):
            project.add_claim(a_report(project).id, 0, 9, SAYS, by=by, at=AT, why=why)
    found(project)
    with pytest.raises(BadSetting, match="Ana found this before"):
        found(project)
    read = project.desk.report(a_report(project).id).claims[0].claim
    assert read.speaker is not None
    assert read.act is not None
    same = [f"stance={read.stance}", f"speaker={read.speaker.text}", f"act={read.act.kind}"]
    with pytest.raises(BadSetting, match=f"already, as {read.id}"):
        project.add_claim(read.report, read.start, read.end, same, by="Ana", at=AT, why="missed")


def test_of_two_coders_each_has_to_find_it_or_a_reviewer_settles_it(project: Project) -> None:
    project.set_coders(2)
    report = a_report(project).id
    made = found(project)
    assert project.desk.report(report).found == ()
    (waiting,) = project.desk.found_in(report)
    assert waiting.opinions.accord is Accord.WAITING
    found(project, by="Ben")
    assert len(project.desk.report(report).found) == 1
    project.settle_found(made.proposal, stands=False, by="Rita", at=AT, why="a quotation of last year")
    assert project.desk.report(report).found == ()
    project.settle_found(made.proposal, stands=True, by="Rita", at=AT, why="no, it is of this one")
    assert len(project.desk.report(report).found) == 1
    with pytest.raises(UnknownRecord, match="no claim was found"):
        project.settle_found("p-0", stands=True, by="Rita", at=AT, why="x")
    with pytest.raises(BadSetting, match="a person decides"):
        project.settle_found(made.proposal, stands=True, by="Rita", at=AT, why="")


def test_a_decision_is_taken_back_and_the_one_before_it_stands_again(project: Project) -> None:
    claim = project.desk.report(a_report(project).id).claims[0].claim
    for how in (Decision.REJECT, Decision.UNSURE):
        project.decide_claim(claim.id, Judgement(proposal="", decision=how, by="Ana", at=AT, why="read"))
    taken = project.withdraw(propose_reading(claim).id, of="Ana", at=AT, why="too quick")
    assert (taken.decision, taken.withdrawn, taken.claim) == (Decision.UNSURE, True, claim)
    stands = project.desk.report(claim.report).claims[0].judgement
    assert stands is not None
    assert stands.decision is Decision.REJECT


def test_a_form_that_saw_what_nobody_decided_is_overtaken_and_no_fault(project: Project) -> None:
    claim = project.desk.report(a_report(project).id).claims[0].claim.id
    with pytest.raises(Overtaken, match="look at it again"):
        project.decide_claim(
            ClaimId(claim),
            Judgement(proposal="", decision=Decision.ACCEPT, by="Ana", at=AT, why="read"),
            seen=7,
        )


def test_files_below_a_folder_that_is_left_out_are_kept_by_the_rest_of_their_names(
    project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "for a moment"
    folder.mkdir()
    (folder / "note.txt").write_text("Two people were killed in Tessun, a herder said.")
    (folder / "empty.txt").write_text("")
    added = project.add([folder / "note.txt", folder / "empty.txt"], under=folder)
    assert [report.paths for report in added.taken.reports] == [("note.txt",)]
    assert [one.what for one in added.taken.refused] == ["empty.txt"]


def test_what_was_found_in_a_report_goes_with_it_and_with_no_other(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in ("Lenk", "Odra"):
        (reports / f"{name}.txt").write_text(
            f"{name} said that soldiers had killed two men in Tessun on Monday."
        )
    with init_project(tmp_path / "p", by="Ana", at=AT, keys=tmp_path / "keys") as project:
        project.add([reports])
        one, other = sorted(row.report.id for row in project.desk.reports(Question()).rows)
        for report in (one, other):
            project.add_claim(report, 0, 4, SAYS, by="Ana", at=AT, why="missed")
        assert isinstance(project._custody, EncryptedCustody)
        project.erase([one], why="asked for")
        assert project.desk.found_in(one) == ()
        assert len(project.desk.found_in(other)) == 1
        assert len(project.judgements()) == 1
        assert project.verify().sound
