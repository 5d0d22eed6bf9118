"""The page of settings."""

import pytest

from corrobora.workbench.people import Role
from corrobora.workflow import Project
from tests.workbench.conftest import Comes
from tests.workbench.judged import page
from tests.workbench.test_access import csrf_of


def test_one_or_two_persons_are_set_in_the_name_of_the_admin(comes: Comes, project: Project) -> None:
    client = comes(Role.ADMIN)
    answer = client.post("/settings", data={"csrf": csrf_of(client), "coders": "2"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings")
    assert project.desk.coders == 2
    entry = next(one for one in project.desk.history(limit=5) if one.what == "set")
    assert entry.by == "The admin"
    assert '<input type="radio" name="coders" value="2" checked>' in page(client, "/settings")


@pytest.mark.parametrize("coders", ["", "0", "3", "two", "1.0", "٢", "9" * 5_000, "\x00", "<b>"])
def test_anything_else_is_refused_and_changes_nothing(comes: Comes, project: Project, coders: str) -> None:
    client = comes(Role.ADMIN)
    before = project.newest
    answer = client.post("/settings", data={"csrf": csrf_of(client), "coders": coders})
    assert answer.status_code == 400
    assert "expected 1 or 2" in answer.text
    assert "<b>" not in answer.text
    assert project.newest == before


def test_the_page_tells_what_to_note_down_outside(comes: Comes, project: Project) -> None:
    text = page(comes(Role.ADMIN), "/settings")
    number, newest = project.newest
    assert f"Newest entry of the ledger: {number}" in text
    assert newest in text
    assert "was never sealed" in text
    assert "<dt>Reports</dt><dd>8</dd>" in text
