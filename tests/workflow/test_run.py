"""The way through the house as a caller sees it: whose names refusals carry, and what its own help says."""

import inspect
from pathlib import Path

import corrobora
from corrobora.workflow import brief, name_by_paths, unread

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
