"""The way through the house as a caller sees it: whose names refusals carry, and what its own help says."""

import inspect
from pathlib import Path

import pytest

import corrobora
from corrobora.errors import BadSetting, MissingPath, UnknownRecord
from corrobora.records import ReportId, unread
from corrobora.workflow import Settings, brief, name_by_paths, open_project

FRENCH = """Le maire de la commune a annoncé lundi que trois pêcheurs avaient été tués sur le quai du port.

Les habitants demandent qu'une enquête indépendante soit ouverte sans attendre par la justice du pays.
"""


def test_a_report_left_unread_is_named_by_every_path_it_came_by(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(FRENCH, encoding="utf-8")
    found = brief([tmp_path])
    (refusal,) = found.refused
    assert refusal.what == f"{paths[0]}; {paths[1]}"
    assert unread(found.reports, found.refused) == {found.reports[0].id}


def test_a_refusal_of_something_else_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    found = brief([tmp_path])
    assert name_by_paths(found.refused, {}) == found.refused
    assert unread(found.reports, found.refused) == frozenset()


def test_the_public_brief_says_what_it_takes_gives_and_raises() -> None:
    for promised in (corrobora.brief, corrobora.read):
        told = inspect.getdoc(promised) or ""
        assert all(word in told for word in ("Args:", "paths:", "settings:", "Raises:", "BrokenIntegrity"))


def test_what_is_kept_changes_nothing_of_what_comes_out(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "quai.txt").write_text(FRENCH, encoding="utf-8")
    (reports / "bridge.txt").write_text("Two drivers were shot dead at the bridge, a relative said.\n")
    (reports / "empty.txt").write_bytes(b"")
    settings = Settings(as_of="2024-05-01", collector="M. K.")
    plain = corrobora.brief(reports, settings=settings)
    assert corrobora.brief(reports, settings=settings, keep=tmp_path / "kept") == plain
    assert corrobora.brief([reports / "bridge.txt"], keep=str(tmp_path / "kept")) == corrobora.brief(
        reports / "bridge.txt"
    )
    read = list(corrobora.read(reports))
    assert list(corrobora.read(reports, keep=tmp_path / "read")) == read
    with open_project(tmp_path / "kept", by="x", at="2031-05-01T08:00:00Z") as project:
        assert project.dossier() == plain
        assert {entry.by for entry in project.iter_history()} == {"M. K.", "corrobora"}
    with open_project(tmp_path / "read", by="x", at="2031-05-01T08:00:00Z") as project:
        assert project.readings(report.id for report, _ in read) == tuple(reading for _, reading in read)
        with pytest.raises(UnknownRecord):
            project.readings([ReportId("none")])


def test_a_folder_that_is_no_project_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Two drivers were shot dead at the bridge, a relative said.\n")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    for folder, error in (("report.txt", MissingPath), ("mine", BadSetting)):
        with pytest.raises(error, match=folder):
            corrobora.brief(tmp_path / "report.txt", keep=tmp_path / folder)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]
