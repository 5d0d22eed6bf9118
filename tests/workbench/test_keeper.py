"""What people add and decide is read and weighed in the background, in the name of who asked."""

import threading
from typing import Any

import pytest

from corrobora.errors import BadSetting
from corrobora.records import Decision, Judgement
from corrobora.workbench.keeper import Keeper
from corrobora.workflow import Project
from corrobora.workflow.desk import Question

from .conftest import NOW

LONG = 120.0
"""Seconds after which a test gives up."""


def test_what_is_asked_for_is_done_in_the_name_of_who_asked(project: Project) -> None:
    row = project.desk.reports(Question()).rows[0]
    claim = project.desk.report(row.report.id).claims[0].claim
    told = Judgement(proposal="", decision=Decision.REJECT, by="Bo", at=NOW, why="misread")
    project.decide_claim(claim.id, told)
    keeper = Keeper(project)
    try:
        keeper.ask("Bo")
        assert keeper.wait(LONG)
        assert keeper.progress.wrong == ""
    finally:
        keeper.close()
    assert claim.id in {one for found in project.dossier().incidents for one in found.set_aside}
    assert project.desk.history("project")[0].by == "Bo"


def test_what_is_asked_for_during_the_work_is_done_right_after_and_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, goes_on = threading.Event(), threading.Event()
    runs: list[int] = []

    def assess(*_: Any, **__: Any) -> None:
        runs.append(1)
        began.set()
        assert goes_on.wait(LONG)

    monkeypatch.setattr(project, "assess", assess)
    keeper = Keeper(project)
    try:
        keeper.ask("Ana")
        assert began.wait(LONG)
        for name in ("Bo", "Chi", "Dee"):
            keeper.ask(name)
        goes_on.set()
        assert keeper.wait(LONG)
    finally:
        keeper.close()
    assert len(runs) == 2


def test_what_went_wrong_is_said_and_the_next_is_done_all_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> int:
        raise BadSetting("the disk is full")

    keeper = Keeper(project)
    try:
        with monkeypatch.context() as patch:
            patch.setattr(project, "read", fails)
            keeper.ask("Ana")
            assert keeper.wait(LONG)
        assert keeper.progress.wrong == "the disk is full"
        keeper.ask("Ana")
        assert keeper.wait(LONG)
        assert keeper.progress.wrong == ""
    finally:
        keeper.close()
