"""What is withheld is found in any spelling, struck out of every answer of a desk, and kept as a setting of the ledger."""

import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corrobora.custody.searching import read_question
from corrobora.errors import BadSetting, Overtaken
from corrobora.export.spotting import MARK, Spot, Struck
from corrobora.records import Actor, Claim, Decision, Judgement, Place
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import Desk, Question
from corrobora.workflow.struck import StruckDesk, _Striking
from corrobora.workflow.withholding import LONGEST, MOST, Kind, Withheld, Withholding, checked

NOW = "2024-05-01T10:00:00Z"
TEXT = "Soldiers killed three men in Tessun on 5 March 2024, Dako Rell, a herder, said. Dako Rell's sister denied killing 19 civilians."


def person(words: str) -> Withheld:
    return Withheld(kind=Kind.PERSON, words=words, why="asked for it")


def wording(words: str) -> Withheld:
    return Withheld(kind=Kind.WORDING, words=words, why="asked for it")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("struck")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    with init_project(folder / "project", by="Ana", at=NOW) as project:
        project.add([folder / "one.txt"])
        project.read()
        project.assess()
    return folder / "project"


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copytree(made, tmp_path / "project")
    with open_project(tmp_path / "project", by="Ana", at=lambda: NOW) as opened:
        yield opened


# --------------------------------------------------------------------------- the list


@pytest.mark.parametrize(
    "wrong",
    [
        [wording("a")],
        [wording("--")],
        [wording("x" * (LONGEST + 1))],
        [wording("a\u202eb")],
        [wording("2024")],
        [wording("12 03")],
        [person("Mr")],
        [wording("Withheld")],
        [Withheld(kind=Kind.PERSON, words="Dako Rell", why=" ")],
        [person("Dako Rell"), Withheld(kind=Kind.PERSON, words="Other Name", why="x" * 3_000)],
        [wording(f"word{number}") for number in range(MOST + 1)],
    ],
)
def test_what_cannot_be_looked_for_is_not_listed(wrong: list[Withheld]) -> None:
    with pytest.raises(BadSetting) as refused:
        checked(wrong)
    assert not any(
        one.words in str(refused.value) for one in wrong if len(one.words) > 2 and one.words.islower()
    )


def test_a_list_is_kept_once_and_on_one_line() -> None:
    kept = checked(
        [person(" Dako \n Rell "), person("dako rell"), wording("Dako Rell"), wording("0033 612345678")]
    )
    assert [one.words for one in kept] == ["Dako Rell", "Dako Rell", "0033 612345678"]


def test_the_ledger_keeps_the_list_and_its_hash_confirms_no_guess(project: Project, tmp_path: Path) -> None:
    assert project.withheld() == (0, ())
    assert project.withholding() is None
    project.set_withheld([person("Dako Rell")], seen=0)
    entry, withheld = project.withheld()
    assert withheld == (person("Dako Rell"),)
    with pytest.raises(Overtaken):
        project.set_withheld([], seen=0)
    project.set_withheld([person("Dako Rell")], seen=entry)  # the same: nothing is written
    assert project.withheld() == (entry, withheld)
    project.set_withheld([], seen=entry)
    again, _ = project.withheld()
    project.set_withheld([person("Dako Rell")], seen=again)
    entries = [one for one in project.iter_history() if (one.what, one.subject) == ("set", "withheld")]
    assert len({one.payload["object"] for one in entries}) == 3
    project.rebuild()
    assert project.withheld()[1] == withheld


def test_setting_the_list_leaves_how_many_persons_are_asked_for(project: Project) -> None:
    project.set_coders(2)
    project.set_withheld([person("Dako Rell")], seen=0)
    assert project.desk.coders == 2


# --------------------------------------------------------------------------- finding


def test_all_names_of_an_actor_are_withheld_with_one() -> None:
    actors = [
        Actor(id="ex:1", name="Dako Rell", aliases=("Commander Okun",)),
        Actor(id="ex:2", name="Dako Front"),
    ]
    held = Withholding([person("Dako Rell")], actors=actors)
    assert held.strike("Okun and the Front") == f"{MARK} and the Front"


def test_ids_and_hashes_hold_no_name_by_chance() -> None:
    held = Withholding([person("Ada Bex")])
    hashes = "9ada9" + "0" * 59
    for text in (hashes, f"by report {hashes[:12]}", f"c-{hashes[:16]}"):
        assert held.strike(text) == text
        assert held.leaks(text) == ()
    assert held.strike("Ada said") == f"{MARK} said"


def test_a_colleagues_own_name_is_left() -> None:
    held = Withholding([person("Dako Rell")], known=["Rell Okello", "Ana"])
    assert held.is_of_us("Rell Okello")
    assert not held.is_of_us("Ana Rell")
    assert held.strike("Rell Okello said") == f"{MARK} Okello said"
    judgement = Judgement(proposal="p", decision=Decision.ACCEPT, by="Rell Okello", at=NOW, why="Rell Okello")
    seen = _Striking(held, lambda _: None).seen(judgement, None)
    assert (seen.by, seen.why) == ("Rell Okello", f"{MARK} Okello")  # type: ignore[attr-defined]  # of the type it was
    assert held.known == {"Rell Okello"}


@pytest.mark.parametrize(
    ("asked", "doubtful"), [("dak*", 1), ("rell", 1), ("-d*", 1), ("market", 0), ('"the rell"', 1)]
)
def test_what_could_be_a_part_of_it_is_doubtful(asked: str, doubtful: int) -> None:
    held = Withholding([person("Dako Rell")])
    assert sum(map(held.touches, read_question(f"market {asked}"))) == doubtful


def test_a_stretch_of_a_struck_text_is_found_in_the_true_one() -> None:
    text = "One Dako Rell two Okun three"
    struck = Struck(text, [Spot(start=4, end=13, entries=()), Spot(start=18, end=22, entries=())])
    assert struck.text == f"One {MARK} two {MARK} three"
    for start, end in ((0, 3), (14, 17), (0, len(text)), (14, len(text)), (4, 13)):
        assert (struck.true_start(struck.start(start)), struck.true_end(struck.end(end))) == (start, end)
    at = struck.text.index(MARK)
    assert (struck.true_start(at + 3), struck.true_end(at + 5)) == (4, 13)


# --------------------------------------------------------------------------- the desk


def desk_of(project: Project) -> Desk:
    project.set_withheld([person("Dako Rell"), wording("Tessun")], seen=project.withheld()[0])
    withholding = project.withholding()
    assert withholding is not None
    return project.desk_without(withholding)


def test_a_report_is_struck_and_its_ids_and_passages_fit(project: Project) -> None:
    report = project.desk.reports(Question()).rows[0].report.id
    true, seen = project.desk.report(report), desk_of(project).report(report)
    assert seen.report.text == TEXT.replace("Dako Rell's", f"{MARK}'s").replace("Dako Rell", MARK).replace(
        "Tessun", MARK
    )
    assert [one.claim.id for one in seen.claims] == [one.claim.id for one in true.claims]
    assert [one.proposal.id for one in seen.claims] == [one.proposal.id for one in true.claims]
    assert [one.seen for one in seen.claims] == [one.seen for one in true.claims]
    for one, other in zip(seen.claims, true.claims, strict=True):
        words = true.report.quote(other.claim.start, other.claim.end)
        held = project.withholding()
        assert held is not None
        assert seen.report.quote(one.claim.start, one.claim.end) == held.strike(words)
        assert one.claim.text_sha256 == seen.report.text_sha256
    assert project.desk.report(report) == true


def test_a_place_that_is_struck_has_no_point() -> None:
    held = Withholding([wording("Tessun")])
    place = Place(text="Tessun", name="Tessun", id="ex:t", lat=1.0, lon=2.0, country="XA", admin1="Upper")
    seen = _Striking(held, lambda _: None).seen(place, None)
    assert seen == Place(text=MARK, country="XA", admin1="Upper")


def test_a_claim_made_of_a_struck_one_has_its_own_id(project: Project) -> None:
    import dataclasses

    seen = desk_of(project).report(project.desk.reports(Question()).rows[0].report.id)
    claim = next(one.claim for one in seen.claims if type(one.claim) is not Claim)
    assert dataclasses.replace(claim, stance=claim.stance).id != claim.id


def test_what_nobody_thought_of_is_not_shown() -> None:
    held = Withholding([wording("Tessun")])
    with pytest.raises(TypeError, match="nobody said how it is struck"):
        _Striking(held, lambda _: None).seen({"Tessun"}, None)


def test_every_question_of_a_desk_is_asked_of_the_true_one_and_struck(project: Project) -> None:
    desk = desk_of(project)
    assert isinstance(desk, StruckDesk)
    questions = [name for name, _ in inspect.getmembers(Desk) if not name.startswith("_")]
    assert len(questions) > 30
    for name in questions:
        if name in StruckDesk.__dict__:
            continue
        answer = getattr(desk, name)
        if callable(answer):
            # none is the true desk's own, which would answer with true records
            assert getattr(answer, "__self__", None) is None, name
    assert "history" in questions


def test_two_lists_have_two_desks(project: Project) -> None:
    first = desk_of(project)
    assert desk_of(project) is first
    project.set_withheld([], seen=project.withheld()[0])
    assert project.withholding() is None


def test_an_encrypted_project_has_the_list_in_no_plain_file(tmp_path: Path) -> None:
    folder, keys = tmp_path / "project", tmp_path / "keys"
    with init_project(folder, by="Ana", at=NOW, keys=keys) as project:
        project.set_withheld([person("Dako Rellington")], seen=0)
        assert project.withheld()[1] == (person("Dako Rellington"),)
    for path in (one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        assert b"Rellington" not in content, path
        assert b"asked for it" not in content, path
