"""A project: what it keeps is what a brief gives, and all of it follows from the ledger."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import op

from corrobora.custody import FolderCustody
from corrobora.custody.store import SQLITE_FILE, Held
from corrobora.errors import BadReferenceFile, BadSetting, BrokenIntegrity, CorroboraError, MissingPath
from corrobora.export import render_json
from corrobora.intake import take_in
from corrobora.records import Decision, Entry, Intake, Judgement
from corrobora.workflow import Settings, brief
from corrobora.workflow.folding import REFERENCE
from corrobora.workflow.layout import is_project
from corrobora.workflow.project import Project, init_project, open_project, read_project, verify_project

from .worked import AT, EXERCISE, assessed, begun

REPORTS = sorted((EXERCISE / "reports").iterdir())
A_PAGE = next(path for path in REPORTS if path.suffix in {".html", ".txt"})


def opened(path: Path) -> Project:
    """Open a project, later than it was made."""
    return open_project(path, by="second", at="2031-06-01T08:00:00Z")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project in which the exercise was assessed."""
    path = tmp_path_factory.mktemp("archive") / "project"
    assessed(path).close()
    return path


@pytest.fixture
def project(whole: Path, tmp_path: Path) -> Iterator[Project]:
    """Return a copy of it, open."""
    shutil.copytree(whole, tmp_path / "project")
    with opened(tmp_path / "project") as found:
        yield found


@pytest.fixture(scope="module")
def dossier() -> str:
    """Return what a brief gives of the same reports."""
    settings = Settings(gazetteer=EXERCISE / "gazetteer.csv", actors=EXERCISE / "actors.csv")
    return render_json(brief([EXERCISE / "reports"], settings=settings))


def test_a_project_gives_what_a_brief_gives(project: Project, dossier: str) -> None:
    assert render_json(project.dossier()) == dossier


def test_reports_that_come_one_by_one_end_in_the_same(tmp_path: Path, dossier: str) -> None:
    with begun(tmp_path / "p") as made:
        for report in reversed(REPORTS):
            made.add([report])
            made.read()
            made.assess()
    with opened(tmp_path / "p") as found:
        # the paths are as they were given: each by itself here, a folder there
        assert json.loads(render_json(found.dossier()))["incidents"] == json.loads(dossier)["incidents"]
        assert found.verify().sound


def test_a_project_on_postgresql_is_the_same(tmp_path: Path, empty_postgresql: str, dossier: str) -> None:
    with begun(tmp_path / "p", store=empty_postgresql) as made:
        made.add([EXERCISE / "reports"])
        made.read()
        made.assess()
    assert not (tmp_path / "p" / SQLITE_FILE).exists()
    with opened(tmp_path / "p") as found:
        assert render_json(found.dossier()) == dossier
        assert found.verify().sound


def test_the_store_can_be_deleted_and_comes_back_from_the_ledger(
    whole: Path, tmp_path: Path, dossier: str
) -> None:
    path = tmp_path / "project"
    shutil.copytree(whole, path)
    for file in path.glob(f"{SQLITE_FILE}*"):
        file.unlink()
    with opened(path) as found:
        assert render_json(found.dossier()) == dossier
        assert found.verify().sound


def test_nothing_is_read_or_kept_twice(project: Project) -> None:
    before = project.status()
    added = project.add([EXERCISE / "reports"])
    assert (len(added.new), len(added.again)) == (0, len(REPORTS))
    assert project.read() == 0
    after = project.status()
    assert (after.reports, after.unread, after.waiting) == (before.reports, 0, 0)
    project.assess()
    told = [entry.what for entry in project.iter_history()][before.entries :]
    assert set(told) == {"held", "taken-in", "assessed"}


def test_a_report_that_comes_by_another_path_is_one_report_with_two(project: Project, tmp_path: Path) -> None:
    again = tmp_path / f"elsewhere{A_PAGE.suffix}"
    shutil.copy(A_PAGE, again)
    added = project.add([again])
    assert added.new == ()
    (known,) = added.again
    project.assess()
    (report,) = (one for one in project.dossier().reports if one.id == known)
    assert str(again) in report.paths
    assert len(report.paths) == 2


def test_what_was_assessed_stays_until_it_is_assessed_again(
    project: Project, tmp_path: Path, dossier: str
) -> None:
    late = tmp_path / "late.txt"
    late.write_text(
        "Late News\n\n4 May 2031\n\nGunmen killed three herders near Tarsit on 3 May 2031, a nurse said.\n",
        encoding="utf-8",
    )
    project.add([late])
    assert project.status().unread == 1
    project.read()
    assert project.status().waiting == 1
    assert render_json(project.dossier()) == dossier
    project.assess()
    assert project.status().waiting == 0
    assert len(project.dossier().reports) == len(REPORTS) + 1


def test_a_reading_made_anew_leaves_the_assessment_as_it_was(
    project: Project, tmp_path: Path, dossier: str
) -> None:
    actors = tmp_path / "actors.csv"
    words = (EXERCISE / "actors.csv").read_text(encoding="utf-8").splitlines()
    actors.write_text("\n".join(words[:-1]) + "\n", encoding="utf-8")
    project.refer("actors", actors)
    assert project.status().outdated == len(REPORTS)
    assert project.read() == 0
    assert project.read(anew=True) == len(REPORTS)
    assert render_json(project.dossier()) == dossier
    assert project.verify().sound


def test_a_dossier_that_is_assessed_again_while_it_is_read_is_no_mixture(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.assess(as_of="2031-06-20")
    reader = read_project(tmp_path / "project", by="reader", at=AT)
    plain = reader._store.iter_records

    def assessed_meanwhile(kind: str) -> Iterator[Held]:
        if kind == "incident":
            project.assess(as_of="2031-07-20")
        return plain(kind)

    monkeypatch.setattr(reader._store, "iter_records", assessed_meanwhile)
    with reader, pytest.raises(BadSetting, match="assessed again"):
        reader.dossier()


def test_a_project_that_was_closed_makes_no_store_anew(project: Project, tmp_path: Path) -> None:
    project.close()
    with opened(tmp_path / "project") as found:
        before = found.status()
        with pytest.raises(BadSetting, match="closed"):
            project.rebuild()
        assert found.status() == before


def test_a_judgement_is_kept_with_all_before_it(project: Project) -> None:
    first = Judgement(proposal="p-1", decision=Decision.ACCEPT, by="A. N.", at=AT, why="seen in the footage")
    second = Judgement(proposal="p-1", decision=Decision.ACCEPT, by="A. N.", at=AT, why="", withdrawn=True)
    project.judge(first)
    project.judge(second)
    assert project.judgements() == (first, second)
    project.rebuild()
    assert project.judgements() == (first, second)
    assert [entry.what for entry in project.iter_history("p-1")] == ["judged", "judged"]
    with pytest.raises(BadSetting, match="who decides"):
        project.judge(Judgement(proposal="p-1", decision=Decision.ACCEPT, by="", at=AT, why=""))


def test_the_history_of_a_report_says_who_and_when(project: Project) -> None:
    report = project.dossier().reports[0].id
    told = [(entry.what, entry.by, entry.at) for entry in project.iter_history(report)]
    assert told[:3] == [("kept", "first", AT), ("taken-in", "first", AT), ("reported", "first", AT)]
    assert ("read", "first", AT) in told


def test_a_changed_row_of_the_store_is_found(project: Project, tmp_path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(tmp_path / "project" / SQLITE_FILE)
    with connection:
        connection.execute("UPDATE record SET body = replace(body, '24', '25') WHERE kind = 'incident'")
    connection.close()
    found = project.verify()
    assert {one.code for one in found.findings} == {"store-differs"}
    project.rebuild()
    assert project.verify().sound


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM link WHERE kind = 'incident-claim'",
        "INSERT INTO link VALUES ('incident-claim', 'i', 'c')",
    ],
)
def test_a_row_too_few_or_too_many_is_found(project: Project, tmp_path: Path, change: str) -> None:
    import sqlite3

    connection = sqlite3.connect(tmp_path / "project" / SQLITE_FILE)
    with connection:
        connection.execute(change)
    connection.close()
    assert {one.code for one in project.verify().findings} == {"store-differs"}


def test_a_changed_original_is_found_before_anything_else(project: Project, tmp_path: Path) -> None:
    report = project.dossier().reports[0].id
    path = tmp_path / "project" / "custody" / "objects" / report[:2] / report
    path.write_bytes(path.read_bytes() + b" ")
    assert {one.code for one in project.verify().findings} == {"object-changed"}


def test_what_is_amiss_in_custody_hides_nothing_that_is_amiss_in_the_store(
    project: Project, tmp_path: Path
) -> None:
    report = project.dossier().reports[0].id
    path = tmp_path / "project" / "custody" / "objects" / report[:2] / report
    path.write_bytes(path.read_bytes() + b" ")
    altered(tmp_path / "project", "DELETE FROM record WHERE kind = 'incident'")
    assert {one.code for one in project.verify().findings} == {"object-changed", "store-differs"}


def test_a_store_that_cannot_be_compared_is_said_not_to_have_been(project: Project, tmp_path: Path) -> None:
    (reading, *_) = project._store.objects("reading").values()
    (tmp_path / "project" / "custody" / "objects" / reading[:2] / reading).unlink()
    found = project.verify()
    assert {one.code for one in found.findings} == {"object-missing", "store-unchecked"}
    project.close()
    assert verify_project(tmp_path / "project", by="me", at=AT).findings == found.findings


def test_a_store_of_another_project_is_not_gone_on_with(whole: Path, tmp_path: Path) -> None:
    with begun(tmp_path / "p") as other:
        other.add(REPORTS[:1])
    shutil.copy(whole / SQLITE_FILE, tmp_path / "p" / SQLITE_FILE)
    with pytest.raises(BrokenIntegrity, match="another ledger"):
        opened(tmp_path / "p")


def test_a_reference_file_that_cannot_be_used_changes_nothing(project: Project, tmp_path: Path) -> None:
    before = project.status()
    wrong = tmp_path / "places.csv"
    wrong.write_text("colour\nred\n", encoding="utf-8")
    with pytest.raises(BadReferenceFile):
        project.refer("gazetteer", wrong)
    with pytest.raises(MissingPath):
        project.refer("gazetteer", tmp_path / "none.csv")
    with pytest.raises(BadSetting, match="expected one of"):
        project.refer("colours", wrong)
    assert project.status() == before


def test_the_projects_own_places_and_parties_are_read_from_custody_alone(
    project: Project, dossier: str
) -> None:
    """No copy of them lies in the folder, where it could be changed or found."""
    project.read(anew=True)
    project.assess()
    assert render_json(project.dossier()) == dossier
    assert not list(project._root.rglob("*.csv"))


def test_a_project_is_made_in_an_empty_folder_alone(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadSetting, match="not empty"):
        init_project(full, by="me", at=AT)
    with pytest.raises(MissingPath, match="is a file"):
        init_project(full / "notes.txt", by="me", at=AT)
    assert sorted(path.name for path in full.iterdir()) == ["notes.txt"]
    with pytest.raises(MissingPath, match="corrobora init"):
        opened(full)
    assert not is_project(full)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"layout":"corrobora/project/9","store":"store.sqlite"}', b'{"layout":1}', b"\xff"],
)
def test_a_project_file_that_is_another_stops_the_opening(
    project: Project, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "project" / "project.json").write_bytes(content)
    with pytest.raises(CorroboraError):
        opened(tmp_path / "project")


def test_nothing_is_given_before_it_was_assessed(tmp_path: Path) -> None:
    with begun(tmp_path / "p") as made:
        made.add(REPORTS[:1])
        with pytest.raises(BadSetting, match="corrobora assess"):
            made.dossier()
        assert made.status().unread == 1


def test_a_database_that_holds_another_project_is_refused(
    whole: Path, tmp_path: Path, empty_postgresql: str
) -> None:
    with begun(tmp_path / "p", store=empty_postgresql):
        pass
    with pytest.raises(BadSetting, match="another project"):
        init_project(tmp_path / "q", by="me", at=AT, store=empty_postgresql)
    with opened(tmp_path / "p") as first:
        assert first.status().entries > 0


def test_a_database_is_nobodys_again_where_its_project_could_not_be_made(
    tmp_path: Path, empty_postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_words: object) -> None:
        raise BadSetting("no locks here")

    with monkeypatch.context() as patch:
        patch.setattr("corrobora.workflow.project.open_folder", fail)
        with pytest.raises(BadSetting, match="no locks"):
            init_project(tmp_path / "first", by="me", at=AT, store=empty_postgresql)
    init_project(tmp_path / "second", by="me", at=AT, store=empty_postgresql).close()


def test_the_status_of_a_project_loads_no_reading(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = project.status()

    def fail(_store: object, kind: str) -> None:
        raise AssertionError(f"all records of kind {kind} were loaded")

    monkeypatch.setattr("corrobora.custody.store.Store.iter_records", fail)
    assert project.status() == wanted


def test_an_empty_database_takes_one_project_alone(tmp_path: Path, empty_postgresql: str) -> None:
    init_project(tmp_path / "first", by="me", at=AT, store=empty_postgresql).close()
    with pytest.raises(BadSetting, match="another project"):
        init_project(tmp_path / "second", by="me", at=AT, store=empty_postgresql)
    assert not (tmp_path / "second" / "custody").exists()
    with opened(tmp_path / "first") as project:
        assert project.verify().sound
        project.add(REPORTS[:1])
        assert project.verify().sound
        project.rebuild()
        assert project.verify().sound


def altered(path: Path, statement: str) -> None:
    """Change a store behind corrobora's back."""
    import sqlite3

    connection = sqlite3.connect(path / SQLITE_FILE)
    with connection:
        connection.execute(statement)
    connection.close()


def without_store(path: Path) -> None:
    """Delete a project's store."""
    for file in path.glob(f"{SQLITE_FILE}*"):
        file.unlink()


@pytest.mark.parametrize("store_too", [False, True])
@pytest.mark.parametrize("rebuild", [False, True])
def test_a_project_without_its_custody_is_never_sound_and_gets_no_new_one(
    whole: Path, tmp_path: Path, store_too: bool, rebuild: bool
) -> None:
    path = tmp_path / "p"
    shutil.copytree(whole, path)
    shutil.rmtree(path / "custody")
    if store_too:
        without_store(path)
    with pytest.raises(CorroboraError):
        verify_project(path, by="me", at=AT, rebuild=rebuild)
    with pytest.raises(BrokenIntegrity, match="custody is missing"):
        opened(path)
    assert not (path / "custody").exists()


def test_a_custody_restored_from_an_older_backup_is_said_to_be_so(tmp_path: Path) -> None:
    with begun(tmp_path / "p") as made:
        shutil.copytree(tmp_path / "p" / "custody", tmp_path / "older")
        made.add(REPORTS[:1])
    shutil.rmtree(tmp_path / "p" / "custody")
    shutil.move(tmp_path / "older", tmp_path / "p" / "custody")
    with pytest.raises(BrokenIntegrity, match="older backup"):
        opened(tmp_path / "p")


@pytest.mark.parametrize("store", ["../../x.sqlite", "x.sqlite", 5, None, [], ""])
def test_a_project_file_leads_to_no_store_elsewhere(whole: Path, tmp_path: Path, store: object) -> None:
    path = tmp_path / "p"
    shutil.copytree(whole, path)
    (path / "project.json").write_text(
        json.dumps({"layout": "corrobora/project/1", "store": store}), encoding="ascii"
    )
    with pytest.raises(BrokenIntegrity, match="names a store other than"):
        opened(path)
    with pytest.raises(BadSetting, match="postgresql://"):
        init_project(tmp_path / "q", by="me", at=AT, store="x.sqlite")
    assert not (tmp_path / "q").exists()


def test_readings_by_different_files_stand_in_the_order_of_their_reports(tmp_path: Path) -> None:
    fewer = tmp_path / "actors.csv"
    words = (EXERCISE / "actors.csv").read_text(encoding="utf-8").splitlines()
    fewer.write_text("\n".join(words[:-1]) + "\n", encoding="utf-8")
    with begun(tmp_path / "p") as made:
        made.add(REPORTS[::2])
        made.read()
        made.refer("actors", fewer)
        made.add(REPORTS[1::2])
        made.read()
        made.assess()
        given = made.dossier()
        assert [report.id for report in given.reports] == sorted(report.id for report in given.reports)
        made.assess(anew=True)
        assert made.dossier() == given


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record SET body = 'x' WHERE kind = 'reading'",
        "UPDATE record SET body = '{}' WHERE kind = 'report'",
        "DELETE FROM record WHERE kind = 'report'",
        "UPDATE record SET rank = x'00ff' WHERE kind = 'incident'",
        "UPDATE entry SET line = 'x' WHERE what = 'taken-in'",
        "DROP TABLE link",
    ],
)
def test_a_store_that_holds_anything_is_a_finding_and_is_made_anew(
    whole: Path, tmp_path: Path, dossier: str, change: str
) -> None:
    path = tmp_path / "p"
    shutil.copytree(whole, path)
    altered(path, change)
    found = verify_project(path, by="me", at=AT)
    assert {one.code for one in found.findings} == {"store-differs"}
    assert verify_project(path, by="me", at=AT, rebuild=True).sound
    with opened(path) as mended:
        assert render_json(mended.dossier()) == dossier
    assert not list(path.glob(".unfinished-*"))


def test_a_missing_object_is_a_finding_also_where_the_store_is_missing(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "p"
    shutil.copytree(whole, path)
    with opened(path) as found:
        lost = min(found._store.objects("incident").values())
    without_store(path)
    (path / "custody" / "objects" / lost[:2] / lost).unlink()
    assert {one.code for one in verify_project(path, by="me", at=AT).findings} == {
        "object-missing",
        "store-unchecked",
    }


def test_a_record_changed_in_the_store_goes_out_in_no_form(project: Project, tmp_path: Path) -> None:
    altered(
        tmp_path / "project", "UPDATE record SET body = replace(body, '24', '25') WHERE kind = 'incident'"
    )
    with pytest.raises(BrokenIntegrity, match="is not the object"):
        project.export(("json",), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_record_missing_in_the_store_is_missing_in_no_package(project: Project, tmp_path: Path) -> None:
    altered(tmp_path / "project", "DELETE FROM record WHERE kind = 'incident'")
    with pytest.raises(BrokenIntegrity, match="the store lacks the row"):
        project.export(("json", "bag"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_package_that_is_there_stops_an_export_before_it_writes(project: Project, tmp_path: Path) -> None:
    project.export(("bag",), tmp_path / "out")
    with pytest.raises(BadSetting, match="never written over"):
        project.export(("json", "bag"), tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["bag"]


@pytest.mark.parametrize("folder", ["custody", "custody/objects"])
def test_nothing_is_exported_into_what_is_kept(project: Project, tmp_path: Path, folder: str) -> None:
    with pytest.raises(BadSetting, match="own folder"):
        project.export(("json",), tmp_path / "project" / folder)
    assert project.verify().sound


@pytest.mark.parametrize("path", [".", "custody", "custody/ledger.jsonl", "store.sqlite"])
def test_a_project_is_not_taken_into_itself(project: Project, tmp_path: Path, path: str) -> None:
    before = project.status()
    with pytest.raises(BadSetting, match="lies in the project"):
        project.add([tmp_path / "project" / path])
    assert project.status() == before


def test_a_project_below_a_path_is_passed_over_and_another_is_refused(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "new.txt").write_text("Two drivers were shot at the Iribel crossing, a relative said.\n")
    begun(tmp_path / "another").close()
    added = project.add([tmp_path])
    assert len(added.new) == 1
    assert [(Path(one.what).name, one.code) for one in added.taken.refused] == [("another", "own-output")]


@pytest.mark.parametrize("path", ["loop", "a\0b"])
def test_a_path_that_leads_nowhere_is_refused_as_a_report_is(
    project: Project, tmp_path: Path, path: str
) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    added = project.add([str(tmp_path / path)])
    assert [refusal.code for refusal in added.taken.refused] == ["missing"]


def test_the_same_bytes_with_two_texts_are_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*args: object, **kwargs: object) -> Intake:
        """Take in as another version would: the text ends otherwise."""
        taken = take_in(*args, **kwargs)  # type: ignore[arg-type]  # handed on as it came
        custody = kwargs["custody"]
        assert isinstance(custody, FolderCustody)
        shorter = tuple(replace(report, text=report.text[:-1]) for report in taken.reports)
        for report in shorter:
            custody.append("taken-in", report.id, {"text_sha256": report.text_sha256})
        return Intake(reports=shorter, refused=taken.refused)

    with begun(tmp_path / "p") as made:
        made.add(REPORTS[:1])
        made.read()
        monkeypatch.setattr("corrobora.workflow.project.take_in", cut)
        made.add(REPORTS[:1])
        assert made.verify().findings == ()


def test_a_reference_that_corrobora_would_not_have_kept_is_refused(project: Project) -> None:
    project._keep(REFERENCE, "actors", {"file": project._custody.put(b"x"), "suffix": "/../../../mine.txt"})
    project._catch_up()
    with pytest.raises(BrokenIntegrity, match="names no file of actors"):
        project.assess()


@pytest.mark.parametrize("payload", [{}, {"since": "x", "upto": "1"}, {"since": "0", "upto": "-1"}])
def test_an_assessment_that_names_no_entries_is_refused(tmp_path: Path, payload: dict[str, str]) -> None:
    with begun(tmp_path / "p") as made:
        made._custody.append("assessed", "project", payload)
        with pytest.raises(BrokenIntegrity, match=r"entry \d+ (does not say|holds from)"):
            made._catch_up()


def test_a_making_that_died_can_be_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = op.create_index

    def die(name: str, *args: object, **kwargs: object) -> None:
        if name == "link_back":
            raise KeyboardInterrupt
        begin(name, *args, **kwargs)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(op, "create_index", die)
    with pytest.raises(KeyboardInterrupt):
        init_project(tmp_path / "p", by="me", at=AT)
    monkeypatch.undo()
    for left in (f"{SQLITE_FILE}-wal", ".unfinished-project.json"):
        (tmp_path / "p" / left).touch()
    with init_project(tmp_path / "p", by="me", at=AT) as made:
        assert made.verify().sound


def test_an_act_goes_through_what_is_new_in_the_ledger_alone(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = FolderCustody.iter_entries

    def new_alone(custody: FolderCustody, *, start: int = 0) -> Iterator[Entry]:
        assert start > 0, "the whole ledger is gone through"
        return real(custody, start=start)

    monkeypatch.setattr(FolderCustody, "iter_entries", new_alone)
    for number in range(3):
        project.judge(
            Judgement(proposal=f"p-{number}", decision=Decision.ACCEPT, by="A. N.", at=AT, why="\ud800")
        )
    monkeypatch.undo()
    assert [judgement.why for judgement in project.judgements()] == ["\ud800"] * 3
    assert project.verify().sound


def test_what_a_store_lost_within_a_session_is_applied_again(project: Project, dossier: str) -> None:
    project._store.clear()
    project.judge(Judgement(proposal="p", decision=Decision.ACCEPT, by="A. N.", at=AT, why=""))
    assert render_json(project.dossier()) == dossier
    assert project.verify().sound
