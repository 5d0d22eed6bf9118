"""A workbench that is killed while people decide loses nothing that it told them was kept, keeps nothing twice, and goes on where it was."""

import threading
from dataclasses import replace
from pathlib import Path

from benchmarks.visitors import DECIDING, KEPT, REFUSED, UNKNOWN, Crowd, Deed, Forms, Notes, walk
from benchmarks.workbench import Server, bring, compare, known_reports

from corrobora.records import Decision, Judgement
from corrobora.workflow import Project, open_project

from .conftest import NOW

ANSWERED = (4, 9, 6)
"""After so many deeds that were answered with success the server is killed, each time anew: what is under way then differs."""
VISITORS = 4


def test_a_server_killed_three_times_keeps_what_it_said_it_kept(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "project"
    after, reports = project.newest[0], known_reports(project)
    project.close()
    tokens = bring(folder, VISITORS)
    deeds: list[Deed] = []
    for turn, answered in enumerate(ANSWERED):
        server = Server(folder, tmp_path / "errors.txt")
        notes = Notes()
        crowd = Crowd(
            port=server.port,
            people=tokens,
            reports=reports,
            seconds=120,
            pause_s=0.05,
            seed=turn,
            shares=DECIDING,
            until_gone=True,
        )
        people = threading.Thread(target=walk, args=(crowd, notes))
        people.start()
        try:
            enough = notes.wait_for(answered, 100)
        finally:
            server.kill()
            people.join()
        deeds += notes.deeds
        assert enough, (notes.faults, (tmp_path / "errors.txt").read_text(encoding="utf-8")[-2_000:])
        assert notes.faults == []
        with open_project(folder, by="Ana", at=NOW) as opened:
            assert compare(opened, deeds, after=after) == []
            assert opened.verify().findings == ()
    assert sum(deed.outcome == KEPT for deed in deeds) >= sum(ANSWERED)


def test_the_comparison_finds_what_was_lost_doubled_changed_or_never_asked_for(project: Project) -> None:
    after, report = (
        project.newest[0],
        next(one for one in known_reports(project) if len(project.desk.report(one).claims) > 1),
    )
    first, second = (one.claim.id for one in project.desk.report(report).claims[:2])

    def decide(claim: str, why: str) -> None:
        word = Judgement(proposal="", decision=Decision.ACCEPT, by="Bo", at=NOW, why=why)
        with project.in_the_name_of("Bo"):
            project.decide_claim(claim, word)  # type: ignore[arg-type]  # an id of the desk's own

    def compared(*deeds: Deed) -> list[str]:
        return compare(project, deeds, after=after)

    asked = Deed(person="Bo", kind="decide", about=first, decision="accept", why="one", outcome=KEPT)
    assert "stands 0 times" in compared(asked)[0]
    assert compared(replace(asked, outcome=REFUSED), replace(asked, why="two", outcome=UNKNOWN)) == []
    decide(first, "one")
    assert compared(asked) == []
    assert compared(replace(asked, outcome=UNKNOWN)) == []
    assert "was refused" in compared(replace(asked, outcome=REFUSED))[0]
    assert "asked for reject" in compared(replace(asked, decision="reject"))[0]
    assert "stands where" in compared(replace(asked, person="Cy"))[0]
    assert "stands where" in compared(replace(asked, about=second))[0]
    assert "nobody asked for it" in compared()[0]
    decide(first, "one")
    assert "stands 2 times" in compared(asked)[0]
    assert "stands 2 times" in compared(replace(asked, outcome=UNKNOWN))[0]


def test_the_comparison_counts_what_was_taken_back_and_what_was_added(
    project: Project, tmp_path: Path
) -> None:
    claim = next(
        one.claim.id for report in known_reports(project) for one in project.desk.report(report).claims
    )
    word = Judgement(proposal="", decision=Decision.ACCEPT, by="Bo", at=NOW, why="one")
    with project.in_the_name_of("Bo"):
        proposal = project.decide_claim(claim, word).proposal
        after = project.newest[0]
        undo = Deed(person="Bo", kind="undo", about=proposal, outcome=KEPT)
        assert "it stands 0 times" in compare(project, [undo], after=after)[0]
        project.withdraw(proposal, of="Bo", at=NOW, why="taken back")
    assert compare(project, [undo], after=after) == []
    assert compare(project, [replace(undo, outcome=UNKNOWN)], after=after) == []
    assert "it stands 1 times" in compare(project, [replace(undo, outcome=REFUSED)], after=after)[0]
    assert "it stands 1 times" in compare(project, [], after=after)[0]
    after = project.newest[0]
    (tmp_path / "new.txt").write_text("Nobody was hurt in Hanvo, a resident said.\n", encoding="utf-8")
    (new,) = project.add([tmp_path / "new.txt"]).new
    add = Deed(person="Bo", kind="add", about=new, outcome=KEPT)
    assert compare(project, [add], after=after) == []
    assert "nobody added it" in compare(project, [], after=after)[0]
    assert "stands 0 times" in compare(project, [add, replace(add, about="ab" * 32)], after=after)[0]


def test_a_form_is_read_as_a_browser_sends_it() -> None:
    page = """<form action="/a" id="x"><input type="hidden" name="csrf" value="&lt;1"><input type="radio" name="d" value="1">
    <input type="radio" name="e" value="2" checked><input type="file" name="f"><input name="why">
    <select name="s"><option value="p">P</option><option value="q" selected>Q</option></select>
    <select name="t"><option value="r">R</option></select><button>Go</button></form><input name="outside" value="3">"""
    (form,) = Forms(page).found
    assert (form.action, form.id) == ("/a", "x")
    assert form.fields == [("csrf", "<1"), ("e", "2"), ("why", ""), ("s", "q"), ("t", "r")]
    assert form.choices == {"s": ["p", "q"], "t": ["r"]}
