"""Pages of actors."""

import re

import pytest

from corrobora.workbench.people import Role
from tests.workbench.conftest import Comes
from tests.workbench.judged import page


def named(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*><bdi>([^<]+)', text)


def test_actors_come_with_names_kind_country_and_reports_those_named_most_first(comes: Comes) -> None:
    text = page(comes(Role.READER), "/actors")
    assert named(text)[:2] == ["Orvenian Armed Forces", "Free Ketva Front"]
    assert "Orvenian military" in text
    assert "Rebel group" in text
    assert "Actors: 9" in text


def test_they_are_found_by_a_name_or_an_alias(comes: Comes) -> None:
    client = comes(Role.READER)
    assert named(page(client, "/actors?q=fkf")) == ["Free Ketva Front"]
    assert "No actor has this" in page(client, "/actors?q=zerbanquillot")
    assert named(page(client, "/actors?q=%00")) == []


def test_an_actor_has_its_names_incidents_and_what_it_says(comes: Comes) -> None:
    client = comes(Role.READER)
    text = page(client, "/actors/ex:grey-lance")
    assert "Grey Lance contractors" in text
    # it is named there together with the army alone
    assert re.findall(r'href="/incidents/(i-[0-9a-f]+)"', text)
    assert "/search?actor=ex%3Agrey-lance" in text
    army = page(client, "/actors/ex:oaf")
    assert "rejects false allegations" in army
    assert "In no report that is read" in page(client, "/actors/ex:mpa")


def test_many_actors_take_several_pages(comes: Comes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corrobora.workbench.actors.ROWS", 4)
    client = comes(Role.READER)
    seen = [name for begin in (0, 4, 8) for name in named(page(client, f"/actors?from={begin}"))]
    assert len(seen) == len(set(seen)) == 9
    assert 'href="/actors?from=4" rel="next"' in page(client, "/actors")
    assert 'rel="next"' not in page(client, "/actors?from=8")


@pytest.mark.parametrize("actor", ["nobody", "%00", "<b>x", "%ED%A0%80", "x" * 3000])
def test_somebody_unknown_is_not_found(comes: Comes, actor: str) -> None:
    text = page(comes(Role.READER), f"/actors/{actor}", 404)
    assert "names no actor" in text
