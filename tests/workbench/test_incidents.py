"""Pages of incidents: what they show, what persons decide there and take back, what leaves the house, and what hostile reports get."""

import contextlib
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corrobora.errors import BadSetting
from corrobora.records import Assessment, Decision, Judgement
from corrobora.workbench import incidents
from corrobora.workbench.app import make_app
from corrobora.workbench.incidents import MOST_COMPARED, WHAT_IT_IS, line_of
from corrobora.workbench.keeper import Keeper
from corrobora.workbench.people import People, Role
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.desk import Question
from corrobora.workflow.offered import EXPORTS
from tests.workbench.conftest import AT, EXERCISE, NOW, PASSWORD, Comes

PAGES_ALLOW = re.compile(r"<script(?! src=)|<style|<[a-z][^>]*\s(?:style|on\w+)=", re.IGNORECASE)
"""What the policy of the workbench forbids within a page."""


def csrf_of(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def cases(project: Project) -> list[Assessment]:
    return [case.incident for case in project.desk.incidents(Question()).rows]


def strike(project: Project) -> Assessment:
    """Return the incident in Ombrel, of which claims name a place of the gazetteer."""
    return next(one for one in cases(project) if one.place is not None and one.place.name == "Ombrel")


def road(project: Project) -> Assessment:
    return next(one for one in cases(project) if one.place is not None and one.place.name != "Ombrel")


def both(project: Project) -> list[str]:
    return [one.id for one in cases(project)]


# --------------------------------------------------------------------------- looking


def test_the_list_says_of_each_incident_what_is_claimed_and_how_many_origins_it_has(
    comes: Comes, project: Project
) -> None:
    page = comes(Role.READER).get("/incidents").text
    for one in cases(project):
        line = line_of(one)
        assert f'href="/incidents/{one.id}"' in page
        assert f"<b>{line.killed}</b>" in page
        assert f"independent origins: {line.origins}" in page
        assert f"reports: {len(one.reports)}" in page
        assert f"conflicts: {len(one.conflicts)}" in page
        assert f"overdue steps: {line.overdue}" in page
    assert "by what is said" in page
    assert 'type="checkbox"' not in page, "readers put nothing together"
    assert 'type="checkbox"' in comes(Role.REVIEWER).get("/incidents").text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"country": "XA"}, 2),
        ({"country": "ML"}, 0),
        ({"act": "air-strike"}, 1),
        ({"since": "2024-03-08"}, 1),
        ({"until": "2024-03-06"}, 1),
        ({"since": "2024", "until": "2024"}, 2),
        ({"place": "ex:ombrel"}, 1),
        ({"actor": "nobody-at-all"}, 0),
        ({"before": "1"}, 0),
        ({"before": "x" * 30}, 2),
        ({"before": "²"}, 2),
    ],
)
def test_the_list_is_narrowed_down(comes: Comes, query: dict[str, str], count: int) -> None:
    page = comes(Role.READER).get("/incidents", params=query).text
    assert len(set(re.findall(r'href="/incidents/(i-\w+)"', page))) == count
    assert ("No incident fits." in page) is (count == 0)


def test_a_day_that_is_none_is_refused_in_words(comes: Comes) -> None:
    answer = comes(Role.READER).get("/incidents", params={"since": "<b>yesterday"})
    assert "expected a day, month or year" in answer.text
    assert "<b>yesterday" not in answer.text


def test_a_page_shows_all_that_the_dossier_shows_and_leads_to_pages_of_the_workbench(
    comes: Comes, project: Project
) -> None:
    one = strike(project)
    answer = comes(Role.READER).get(f"/incidents/{one.id}")
    for title in (
        "Casualties", "Who says what, point by point", "Conflicts", "Origins", "Where", "When",
        "Accountability", "Proposed grades", "What is not known", "Claims", "Method",
    ):  # fmt: skip
        assert re.search(rf"<h[23][^>]*>{title}</h[23]>", answer.text), title
    assert answer.text.count("<svg ") >= 5
    assert answer.text.count("<h1>") == 1
    claim, report = one.claims[0], one.reports[0]
    assert re.search(rf'href="/reports/[0-9a-f]{{64}}#{claim}"', answer.text)
    assert f'href="/reports/{report}"' in answer.text
    assert 'href="#report-' not in answer.text
    ids = set(re.findall(r'\sid="([^"]+)"', answer.text))
    assert set(re.findall(r'href="#([^"]+)"', answer.text)) <= ids, "links within the page lead somewhere"


def test_nothing_in_a_page_asks_for_what_the_policy_forbids(comes: Comes, project: Project) -> None:
    client = comes(Role.REVIEWER)
    one, other = both(project)
    for path in (
        "/incidents", f"/incidents/{one}", f"/incidents/{other}", f"/incidents/{one}/split", "/places", "/export",
        f"/merge?incident={one}&incident={other}", "/incidents/nobody",
    ):  # fmt: skip
        page = client.get(path).text
        assert not PAGES_ALLOW.search(page), path
        assert "/static/tokens.css" in page


def test_style_sheets_come_from_the_dossier_and_are_sent_once(comes: Comes) -> None:
    client = comes(None)
    for name, rule in (("tokens.css", "--accent:"), ("parts.css", ".matrix")):
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/css")
        assert rule in answer.text
        again = client.get(f"/static/{name}", headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        other = client.get(f"/static/{name}", headers={"If-None-Match": '"old"'})
        assert other.status_code == 200


def test_there_is_no_page_of_an_incident_that_is_none(comes: Comes) -> None:
    client = comes(Role.ADMIN)
    csrf = csrf_of(client)
    for path in ("/incidents/%3Cb%3Ex", "/incidents/i-0/split", "/incidents/i-0/dossier.html", "/incidents/i-0/place?to=x"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "<b>x" not in answer.text
    answer = client.post("/merge", data={"csrf": csrf, "incident": ["i-0", "i-1"], "why": "alike"})
    assert answer.status_code == 404


def test_a_dossier_of_one_incident_is_taken_along_whole(comes: Comes, project: Project) -> None:
    one, other = strike(project), road(project)
    client = comes(Role.REVIEWER)
    page = client.get(f"/incidents/{one.id}/dossier.html")
    assert page.headers["content-disposition"] == f'attachment; filename="incident-{one.id}.html"'
    assert '<meta http-equiv="Content-Security-Policy"' in page.text
    assert "<link" not in page.text
    assert one.headline in page.text
    told = client.get(f"/incidents/{one.id}/dossier.json")
    assert "attachment" in told.headers["content-disposition"]
    assert [made["id"] for made in json.loads(told.content)["incidents"]] == [one.id]
    assert other.headline not in page.text
    assert comes(Role.CODER).get(f"/incidents/{one.id}/dossier.json").status_code == 403


# --------------------------------------------------------------------------- together and apart


def test_incidents_that_share_a_report_are_offered_and_laid_side_by_side(
    comes: Comes, project: Project
) -> None:
    one, other = road(project), strike(project)
    client = comes(Role.REVIEWER)
    page = client.get(f"/incidents/{one.id}").text.split("May be the same happening", 1)[1]
    assert f'value="{other.id}"' in page
    shown = client.get("/merge", params={"incident": [one.id, other.id]}).text
    assert shown.index(line_of(one).killed) < shown.index(line_of(other).killed)
    assert "Two bloody days" in shown
    assert 'name="why"' in shown


@pytest.mark.parametrize("count", [0, 1, MOST_COMPARED + 1])
def test_two_to_eight_incidents_are_compared(comes: Comes, count: int) -> None:
    client = comes(Role.REVIEWER)
    chosen = [f"i-{number}" for number in range(count)]
    answer = client.get("/merge", params={"incident": chosen})
    assert answer.status_code == 400
    assert "choose 2 to 8" in answer.text
    again = client.post("/merge", data={"csrf": csrf_of(client), "incident": chosen, "why": "alike"})
    assert again.status_code == 400


def test_no_incidents_are_put_together_without_a_reason(comes: Comes, project: Project) -> None:
    client = comes(Role.REVIEWER)
    for why in ("", "  ", "x" * 3_000):
        answer = client.post("/merge", data={"csrf": csrf_of(client), "incident": both(project), "why": why})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
    assert project.desk.judgements() == ()


def undo_form(page: str) -> tuple[str, dict[str, str]]:
    form = re.search(r'action="(/judgements/[^"]+/undo)".*?</form>', page, re.DOTALL)
    assert form is not None
    told = dict(re.findall(r'name="(csrf|of|seen|back)" value="([^"]*)"', form[0]))
    return form[1], told


def test_merge_assess_one_undo_assess_two(comes: Comes, project: Project) -> None:
    client = comes(Role.REVIEWER)
    one, other = both(project)
    told = {"csrf": csrf_of(client), "incident": [one, other], "why": "the <b>same</b> night"}
    answer = client.post("/merge", data=told)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/incidents/{one}")
    kept = project.desk.judgements()[0]
    assert (kept.judgement.decision, kept.judgement.by, kept.judgement.at) == (
        Decision.MERGE,
        "The reviewer",
        NOW,
    )
    assert project.desk.history()[0].by == "The reviewer"
    for incident in (one, other):
        page = client.get(f"/incidents/{incident}").text
        assert "Persons decided that this is one with others." in page
        assert "The next assessment follows it." in page
        assert "the &lt;b&gt;same&lt;/b&gt; night" in page
        assert "Judgements and readings since the last assessment: 1." in page
    project.assess()
    (whole,) = cases(project)
    for incident in {one, other} - {whole.id}:
        moved = client.get(f"/incidents/{incident}")
        assert (moved.status_code, moved.headers["location"]) == (303, f"/incidents/{whole.id}")
    page = client.get(f"/incidents/{whole.id}").text
    assert "The last assessment follows it." in page
    path, fields = undo_form(page)
    assert client.post(path, data=fields | {"why": ""}).status_code == 400
    answer = client.post(path, data=fields | {"why": "two villages"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents")
    again = client.post(path, data=fields | {"why": "twice"})
    assert again.status_code == 409, "somebody decided since this page was loaded"
    page = client.get(f"/incidents/{whole.id}").text
    assert "It was taken back." in page
    project.assess()
    assert sorted(both(project)) == sorted([one, other])
    assert "Persons decided" not in client.get(f"/incidents/{one}").text


def test_what_leaves_and_what_stays_is_shown_before_an_incident_is_put_apart(
    comes: Comes, project: Project
) -> None:
    one = road(project)
    client = comes(Role.REVIEWER)
    path, csrf = f"/incidents/{one.id}/split", csrf_of(client)
    page = client.get(path).text
    assert all(f'value="{claim}"' in page for claim in one.claims)
    report = re.findall(r'name="report" value="(\w+)"', page)[0]
    gone = {c.id for c in project.desk.incident(one.id).claims if c.report == report} & set(one.claims)
    looked = client.post(path, data={"csrf": csrf, "step": "look", "report": report})
    assert looked.status_code == 200
    assert set(re.findall(r'name="claim" value="([^"]+)"', looked.text)) == gone
    assert "What would leave" in looked.text
    assert project.desk.judgements() == ()
    assert client.post(path, data={"csrf": csrf, "step": "split", "claim": sorted(gone)}).status_code == 400
    told = {"csrf": csrf, "step": "split", "claim": sorted(gone), "why": "another road"}
    assert client.post(path, data=told).headers["location"] == f"/incidents/{one.id}"
    project.assess()
    assert len(cases(project)) == 3
    parts = [c for c in cases(project) if set(c.claims) & set(one.claims)]
    assert {frozenset(gone), frozenset(one.claims) - gone} <= {
        frozenset({*c.claims, *c.set_aside}) for c in parts
    }
    old = client.get(f"/incidents/{one.id}")
    assert old.status_code == 404 or one.id in both(project)
    if old.status_code == 404:
        assert "stand in several now" in old.text
    page = client.get(f"/incidents/{parts[0].id}").text
    assert "is of several happenings" in page
    where, fields = undo_form(page)
    assert client.post(where, data=fields | {"why": "one road"}).status_code == 303
    project.assess()
    assert one.id in both(project)


def test_some_claims_leave_and_some_stay(comes: Comes, project: Project) -> None:
    one, other = road(project), strike(project)
    client = comes(Role.REVIEWER)
    path, csrf = f"/incidents/{one.id}/split", csrf_of(client)
    for claims in ([], list(one.claims)):
        answer = client.post(path, data={"csrf": csrf, "step": "look", "claim": claims, "why": "x"})
        assert answer.status_code == 400
        assert "leave some that stay" in answer.text
    foreign = next(iter(set(other.claims) - set(one.claims)))
    assert client.post(path, data={"csrf": csrf, "step": "split", "claim": foreign}).status_code == 404


def test_a_decision_is_taken_back_by_whose_it_is_or_by_a_reviewer(comes: Comes, project: Project) -> None:
    one = strike(project)
    claim = next(c for c in project.desk.incident(one.id).claims if c.id in one.claims)
    made = Judgement(proposal="", decision=Decision.REJECT, by="The reviewer", at=NOW, why="not so")
    kept = project.decide_claim(claim.id, made)
    path = f"/judgements/{kept.proposal}/undo"
    coder, reviewer = comes(Role.CODER), comes(Role.ADMIN)
    told = {"csrf": csrf_of(coder), "why": "it is so", "back": "//evil.example"}
    assert coder.post(path, data=told).status_code == 400, "nothing of the coder's own"
    assert coder.post(path, data=told | {"of": "The reviewer"}).status_code == 403
    assert project.desk.report(claim.report).laid.judged
    answer = reviewer.post(path, data=told | {"csrf": csrf_of(reviewer), "of": "The reviewer"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    last = project.desk.judgements()[0].judgement
    assert (last.withdrawn, last.by, last.why) == (True, "The reviewer", "it is so")
    assert project.desk.history()[0].by == "The admin"
    assert not project.desk.report(claim.report).laid.judged
    assert (
        reviewer.post(path, data=told | {"csrf": csrf_of(reviewer), "of": "The reviewer"}).status_code == 400
    )
    assert (
        reviewer.post("/judgements/nobody/undo", data=told | {"csrf": csrf_of(reviewer)}).status_code == 404
    )


def test_the_keeper_weighs_what_was_put_together(project: Project, people: People) -> None:
    keeper = Keeper(project)
    with contextlib.closing(keeper):
        client = TestClient(
            make_app(project, people, clock=lambda: NOW, keeper=keeper), base_url=AT, follow_redirects=False
        )
        client.post("/login", data={"name": "The reviewer", "password": PASSWORD})
        told = {"csrf": csrf_of(client), "incident": both(project), "why": "alike"}
        assert client.post("/merge", data=told).status_code == 303
        assert keeper.wait(120)
        assert len(cases(project)) == 1
        answer = client.post("/assess", data={"csrf": csrf_of(client), "back": "/incidents"})
        assert answer.headers["location"] == "/incidents"
        assert keeper.wait(120)


# --------------------------------------------------------------------------- places


def test_a_place_is_picked_for_all_claims_that_name_it(comes: Comes, project: Project) -> None:
    one = strike(project)
    client = comes(Role.CODER)
    page = client.get(f"/incidents/{one.id}").text
    assert 'value="Ombrel (ex:ombrel)" checked' in page
    assert "Where the places of this name lie" in page
    path = f"/incidents/{one.id}/place"
    named = {
        c.id
        for c in project.desk.incident(one.id).claims
        if c.id in one.claims and c.place is not None and c.place.name == "Ombrel"
    }
    query = {"name": "Ombrel", "lat": "-46.5", "lon": "-125.25"}
    page = client.get(path, params=query).text
    keys = re.findall(r'name="claim" id="row-\d+" value="([^"]+)" checked', page)
    assert {key.split()[0] for key in keys} == named
    assert project.desk.judgements() == ()
    told = query | {"csrf": csrf_of(client), "to": "", "claim": keys}
    assert client.post(path, data=told).status_code == 400
    answer = client.post(path, data=told | {"why": "the ruins are there"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/incidents/{one.id}")
    kept = [said.judgement for said in project.desk.judgements(limit=100)]
    assert len(kept) == len(named)
    assert {(k.decision, k.by, k.value) for k in kept} == {
        (Decision.CORRECT, "The coder", "place=Ombrel (-46.5, -125.25)")
    }
    project.assess()
    moved = project.desk.incident(strike(project).id)
    points = {(c.place.lat, c.place.lon) for c in moved.claims if c.by_person and c.place is not None}
    assert points == {(-46.5, -125.25)}
    stale = client.post(path, data=told | {"why": "again"})
    assert stale.status_code in {303, 404, 409}
    assert len(project.desk.judgements(limit=100)) == len(named)


def test_what_was_corrected_before_stays_when_the_place_is_corrected(comes: Comes, project: Project) -> None:
    one = strike(project)
    claim = next(
        c
        for c in project.desk.incident(one.id).claims
        if c.id in one.claims and c.place is not None and c.place.name == "Ombrel"
    )
    before = Judgement(proposal="", decision=Decision.CORRECT, by="The coder", at=NOW, why="named")
    project.decide_claim(claim.id, before, to=("speaker=Somebody else",))
    client = comes(Role.CODER)
    query = {"name": "Ombrel", "to": "Tessun (ex:tessun)"}
    page = client.get(f"/incidents/{one.id}/place", params=query).text
    assert "corrected before: <bdi>Who says it: Somebody else" in page
    (key,) = re.findall(rf'value="({claim.id} \d+)"', page)
    told = query | {"csrf": csrf_of(client), "claim": key, "why": "the next town"}
    assert client.post(f"/incidents/{one.id}/place", data=told).status_code == 303
    kept = project.desk.judgements()[0].judgement
    assert kept.corrected is not None
    assert kept.corrected.speaker is not None
    assert kept.corrected.place is not None
    assert (kept.corrected.speaker.text, kept.corrected.place.id) == ("Somebody else", "ex:tessun")
    assert kept.value == "speaker=Somebody else; place=Tessun (ex:tessun)"
    again = client.post(f"/incidents/{one.id}/place", data=told)
    assert again.status_code == 409, "what was seen has changed"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "choose one of the gazetteer"),
        ({"lat": "north", "lon": "1"}, "expected degrees"),
        ({"lat": "1"}, "found longitude"),
        ({"lat": "95", "lon": "1"}, "a latitude is from -90 to 90"),
        ({"to": "Ombrel (ex:nowhere)"}, "no place of this name with the id ex:nowhere"),
        ({"to": "<b>Nowhere"}, "the gazetteer has no place of this name"),
    ],
)
def test_a_place_that_is_none_is_refused(
    comes: Comes, project: Project, told: dict[str, str], words: str
) -> None:
    client = comes(Role.CODER)
    answer = client.get(f"/incidents/{strike(project).id}/place", params={"name": "Ombrel"} | told)
    assert answer.status_code == 400
    assert words in answer.text
    assert "<b>Nowhere" not in answer.text


def test_a_place_is_looked_up_by_another_spelling(comes: Comes, project: Project) -> None:
    one = strike(project)
    client = comes(Role.CODER)
    path = f"/incidents/{one.id}/place"
    assert '<input name="like" maxlength="120" required>' in client.get(f"/incidents/{one.id}").text
    page = client.get(path, params={"name": "Ombrel", "like": " tessun "}).text
    assert "Written as <bdi>tessun</bdi>" in page
    assert '<input type="radio" name="to" value="tessun (ex:tessun)">' in page
    assert "Where the places of this name lie" in page
    page = client.get(path, params={"name": "Ombrel", "to": "tessun (ex:tessun)"}).text
    keys = re.findall(r'name="claim" id="row-\d+" value="([^"]+)" checked', page)
    told = {
        "name": "Ombrel",
        "to": "tessun (ex:tessun)",
        "csrf": csrf_of(client),
        "claim": keys,
        "why": "so locals write it",
    }
    assert client.post(path, data=told).status_code == 303
    project.assess()
    claims = [claim for case in cases(project) for claim in project.desk.incident(case.id).claims]
    moved = {(c.place.id, c.place.text) for c in claims if c.by_person and c.place is not None}
    assert moved == {("ex:tessun", "Ombrel")}


def test_a_spelling_that_the_gazetteer_has_not_leads_on_to_the_next(comes: Comes, project: Project) -> None:
    one = strike(project)
    client = comes(Role.CODER)
    answer = client.get(f"/incidents/{one.id}/place", params={"name": "Ombrel", "like": "<b>Nowhere"})
    assert answer.status_code == 200
    assert "The gazetteer has no place of this name." in answer.text
    assert '<input name="like"' in answer.text
    assert "<b>Nowhere" not in answer.text
    empty = client.get(f"/incidents/{one.id}/place", params={"name": "Ombrel", "like": "  "})
    assert (empty.status_code, "choose one of the gazetteer" in empty.text) == (400, True)


def test_countries_go_by_their_names(comes: Comes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incidents, "COUNTRY_NAMES", {"XA": "Mali"})
    client = comes(Role.READER)
    page = client.get("/places").text
    assert '<a href="/places?country=XA" aria-current="page">Mali</a>' in page
    assert "<h2>Mali</h2>" in page
    page = client.get("/incidents?country=XA").text
    assert '<option value="XA" selected>Mali</option>' in page
    assert "<bdi>Ombrel, Upper Ketva, Mali</bdi>" in page
    assert ">Mali</option>" in comes(Role.READER).get("/incidents", headers={"accept-language": "fr"}).text


def test_places_are_counted_by_country(comes: Comes) -> None:
    page = comes(Role.READER).get("/places").text
    assert '<a href="/places?country=XA" aria-current="page">XA</a> <span class="muted">2</span>' in page
    assert '<a href="/incidents?country=XA&amp;place=ex%3Aombrel"><bdi>Ombrel</bdi></a>' in page
    assert "not one place of the gazetteer" in page
    assert "No incident has a place in" in comes(Role.READER).get("/places?country=%3Cb%3E").text


# --------------------------------------------------------------------------- what leaves the house


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where temporary folders are made; none is left in the end."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert not list(place.iterdir())


PROFILE = b'name = "public"\n[withhold]\nspeakers = ["Mira Osk"]\n'


def exported(client: TestClient, *forms: str, profile: bytes | None = None, **told: str) -> tuple[int, bytes]:
    files = None if profile is None else {"profile": ("a.toml", profile)}
    data: dict[str, object] = {"csrf": csrf_of(client), "form": list(forms), **told}
    answer = client.post("/export", data=data, files=files)
    return answer.status_code, answer.content


def test_each_form_says_what_it_is_and_whether_private_persons_stand_in_it(comes: Comes) -> None:
    assert set(WHAT_IT_IS) == set(EXPORTS)
    named = {form for form, words in WHAT_IT_IS.items() if "private persons and their words" in words.lower()}
    # docs/concepts/care.md, "Who may be named in which form"
    assert named == {"json", "html", "pdf", "tables", "parquet", "bag"}
    assert all("no private person" in words for form, words in WHAT_IT_IS.items() if form not in named)
    page = comes(Role.REVIEWER).get("/export").text
    for form in EXPORTS:
        assert f'id="form-{form}" value="{form}" aria-describedby="what-{form}"' in page
        assert f'id="what-{form}">{WHAT_IT_IS[form]}</span>' in page


def test_an_export_is_one_zip_and_leaves_nothing_behind(comes: Comes, folders: Path) -> None:
    client = comes(Role.REVIEWER)
    status, packed = exported(client, "json", "acled")
    assert status == 200
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {"dossier.json", "acled/losses.csv"} <= set(names)
        assert "Mira Osk" in archive.read("dossier.json").decode()
    assert exported(client, "json", "acled")[1] == packed


def test_under_a_profile_nothing_withheld_leaves(comes: Comes, folders: Path) -> None:
    status, packed = exported(comes(Role.REVIEWER), "json", profile=PROFILE)
    assert status == 200
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert "release.json" in archive.namelist()
        assert b"Mira Osk" not in archive.read("dossier.json")


def test_a_profile_that_misses_its_mark_is_told_before_anything_is_sent(comes: Comes, folders: Path) -> None:
    client = comes(Role.REVIEWER)
    missing = PROFILE.replace(b"Mira Osk", b"Qvzx Wrnth")
    status, page = exported(client, "json", profile=missing)
    assert status == 400
    assert b"never found" in page
    assert exported(client, "json", profile=missing, surely="yes")[0] == 200


@pytest.mark.parametrize(
    ("forms", "profile", "words"),
    [
        ((), None, "Choose at least one form"),
        (("<b>x",), None, "expected some of"),
        (("json",), b"withhold = ", "no TOML"),
        (("json",), b'name = "x"\nwithold = 1\n', "found the key withold"),
    ],
)
def test_an_export_that_cannot_be_is_refused_in_words(
    comes: Comes, folders: Path, forms: tuple[str, ...], profile: bytes | None, words: str
) -> None:
    status, page = exported(comes(Role.REVIEWER), *forms, profile=profile)
    assert status == 400
    assert words in page.decode()
    assert b"<b>x" not in page


def test_nothing_is_left_of_an_export_that_stops_halfway(
    comes: Comes, folders: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = comes(Role.REVIEWER)
    csrf = csrf_of(client)

    def stops(self: Project, forms: object, out: Path, **_: object) -> None:
        out.mkdir()
        (out / "half.json").write_text("{", "utf-8")
        raise failure

    failure: Exception = BadSetting("the disk is elsewhere")
    monkeypatch.setattr(Project, "export", stops)
    answer = client.post("/export", data={"csrf": csrf, "form": "json"})
    assert (answer.status_code, "the disk is elsewhere" in answer.text) == (400, True)
    failure = OSError(28, "No space left on device")
    answer = client.post("/export", data={"csrf": csrf, "form": "json"})
    assert (answer.status_code, "No space left" in answer.text) == (400, True)


# --------------------------------------------------------------------------- hostile reports


HOSTILE = (
    "EXERCISE\n\nOmbrel, 3 March 2024 – At least nine people were killed by the <script>alert(1)</script> "
    '\u202eBrigade \u202c in Ombrel on 2 March 2024, Lena "><img src=x onerror=alert(2)> Varr, a nurse, told The {{ 7 * 7 }} Post.\x07\n\n'
    f"Soldiers of the Orvenian Armed Forces killed four people in Ombrel on 2 March 2024, {'Longname' * 60} said.\n"
)


@pytest.fixture
def hostile(tmp_path: Path, people: People) -> Iterator[tuple[Project, Callable[[], TestClient]]]:
    """Return a project of one report that means ill, and a reviewer who looks at it."""
    root, report = tmp_path / "hostile", tmp_path / "report.json"
    values = {
        "text": HOSTILE,
        "title": "<h1>Nine</h1> \u202edead\u202c \ud800",
        "outlet": "<i>The Post</i>" + "\x00",
        "published": "2024-03-03",
    }
    report.write_text(json.dumps(values), "utf-8")
    with init_project(root, by="Ana", at=NOW) as made:
        made.refer("gazetteer", EXERCISE / "gazetteer.csv")
        made.refer("actors", EXERCISE / "actors.csv")
        made.add([report])
        made.read()
        made.assess()
    with open_project(root, by="workbench", at=lambda: NOW) as opened:

        def come() -> TestClient:
            client = TestClient(
                make_app(opened, people, clock=lambda: NOW), base_url=AT, follow_redirects=False
            )
            client.post("/login", data={"name": "The reviewer", "password": PASSWORD})
            return client

        yield opened, come


def test_whatever_reports_say_is_shown_as_words(
    hostile: tuple[Project, Callable[[], TestClient]],
) -> None:
    project, come = hostile
    client = come()
    (one, *_) = cases(project)
    paths = ["/incidents", "/places", "/incidents?country=%3Cscript%3E&actor=%22%3E%3Cscript%3E"]
    for incident in cases(project):
        paths += [f"/incidents/{incident.id}", f"/incidents/{incident.id}/split"]
        paths += [f"/incidents/{incident.id}/place?name=Ombrel&lat=1&lon=2"]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = answer.text
        assert not PAGES_ALLOW.search(page), path
        assert "<img" not in page
        assert "<h1>Nine" not in page
        assert "<i>The Post" not in page
        assert "\x07" not in page
        assert "\x00" not in page
    page = client.get(f"/incidents/{one.id}/split").text
    assert "&lt;h1&gt;Nine" in page


def test_a_project_without_an_assessment_says_so(tmp_path: Path, people: People) -> None:
    root = tmp_path / "empty"
    with init_project(root, by="Ana", at=NOW):
        pass
    with open_project(root, by="workbench", at=lambda: NOW) as empty:
        client = TestClient(make_app(empty, people, clock=lambda: NOW), base_url=AT, follow_redirects=False)
        client.post("/login", data={"name": "The admin", "password": PASSWORD})
        assert "Nothing was assessed yet" in client.get("/incidents").text
        assert "No incident with a place" in client.get("/places").text
        assert client.get("/incidents/i-0").status_code == 400
        answer = client.post("/export", data={"csrf": csrf_of(client), "form": "json"})
        assert answer.status_code == 400
        assert "nothing was assessed yet" in answer.text
