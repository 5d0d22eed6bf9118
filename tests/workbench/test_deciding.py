"""Deciding on one claim after the other, as a person without a mouse, a script or a colleague in the room would."""

import re
from dataclasses import dataclass, fields
from html import unescape
from html.parser import HTMLParser

import httpx2
import pytest
from starlette.testclient import TestClient

from corrobora.records import Claim, Decision, Judgement
from corrobora.review import Accord
from corrobora.workbench.cards import Card, card_of, changes_in, fields_of
from corrobora.workbench.people import Account, People, Role
from corrobora.workbench.walking import find_next, scope_of
from corrobora.workflow import Project
from corrobora.workflow.desk import Question, Sheet
from tests.workbench.conftest import NOW, PASSWORD, Comes
from tests.workbench.test_access import csrf_of

WHY = "read as the passage says"
CODER, SECOND, REVIEWER = "The coder", "Second", "The reviewer"


@dataclass
class Form:
    """A form as a browser without scripts would send it, nothing typed or clicked."""

    action: str
    told: dict[str, str]


class Forms(HTMLParser):
    """Takes the forms out of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(action=told.get("action", ""), told={}))
        elif not self.forms:
            return
        elif tag == "input" and told.get("name") and (told.get("type") != "radio" or "checked" in told):
            self.forms[-1].told[told["name"]] = told.get("value", "")
        elif tag == "select":
            self.select = told["name"]
        elif (
            tag == "option" and self.select and (self.select not in self.forms[-1].told or "selected" in told)
        ):
            self.forms[-1].told[self.select] = told["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""


def form_in(page: str, ends: str) -> Form:
    found = Forms()
    found.feed(page)
    return next(one for one in found.forms if one.action.endswith(ends))


def sent(client: TestClient, page: str, ends: str = "/decision", **told: str) -> httpx2.Response:
    form = form_in(page, ends)
    typed = {name.replace("to_", "to-"): value for name, value in told.items()}
    return client.post(form.action, data={**form.told, **typed})


def first_report(project: Project) -> Sheet:
    return project.desk.report(project.desk.reports(Question()).rows[0].report.id)


def judged(project: Project, claim: Claim, by: str, how: Decision = Decision.REJECT, why: str = WHY) -> None:
    project.decide_claim(claim.id, Judgement(proposal="", decision=how, by=by, at=NOW, why=why))


@pytest.fixture
def second(comes: Comes, people: People) -> TestClient:
    people.add(SECOND, Role.CODER, PASSWORD)
    client = comes(None)
    assert client.post("/login", data={"name": SECOND, "password": PASSWORD}).status_code == 303
    return client


# --------------------------------------------------------------------------- walking


def test_a_report_is_decided_by_forms_alone_from_its_first_claim_to_its_last(
    comes: Comes, project: Project
) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    where = f"/queue?scope=report:{sheet.report.id}"
    for one in sheet.claims:
        page = client.get(where).text
        assert form_in(page, "/decision").action == f"/claims/{one.claim.id}/decision"
        answer = sent(client, page, decision="accept", why=WHY)
        assert answer.status_code == 303
        where = answer.headers["location"]
    last = client.get(where)
    assert "Nothing is left here" in last.text
    assert "/decision" not in last.text
    held = project.desk.report(sheet.report.id).claims
    assert {(one.judgement.by, one.judgement.decision) for one in held if one.judgement} == {
        (CODER, Decision.ACCEPT)
    }
    assert all(one.judgement is not None for one in held)
    assert {entry.by for entry in project.desk.history(limit=len(held)) if entry.what == "judged"} == {CODER}


def test_the_queue_of_all_goes_on_into_the_next_report_and_says_what_was_kept(
    comes: Comes, project: Project
) -> None:
    client = comes(Role.CODER)
    rows = project.desk.reports(Question(left="open")).rows
    last = project.desk.report(rows[0].report.id).claims[-1].claim
    page = client.get(f"/queue?scope=all&at={last.id}").text
    answer = sent(client, page, decision="unsure", why="it can be read both ways")
    shown = client.get(answer.headers["location"]).text
    first = project.desk.report(rows[1].report.id).claims[0].claim.id
    assert form_in(shown, "/decision").action == f"/claims/{first}/decision"
    assert re.search(r'role="status" aria-live="polite"[^>]*>\s*<p>Kept: unsure', shown)
    assert form_in(shown, "/undo").action == f"/claims/{last.id}/undo"


def test_what_is_passed_over_can_be_gone_back_to(comes: Comes, project: Project) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    scope = f"report:{sheet.report.id}"
    one, two, three = (claim.claim.id for claim in sheet.claims[:3])
    page = client.get(f"/queue?scope={scope}&after={one}&from={one}").text
    assert form_in(page, "/decision").action == f"/claims/{two}/decision"
    ways = {rel: unescape(href) for rel, href in re.findall(r'rel="(\w+)" href="([^"]+)"', page)}
    assert ways["prev"] == f"/queue?scope={scope}&at={one}"
    assert ways["next"] == f"/queue?scope={scope}&after={two}&from={two}"
    assert f"/claims/{three}/decision" in client.get(ways["next"]).text
    end = client.get(f"/queue?scope={scope}&after={sheet.claims[-1].claim.id}").text
    assert "Begin again with what was passed over" in end
    assert f'href="/queue?scope={scope}"' in end


def test_the_queue_of_an_incident_holds_its_reports_alone(comes: Comes, project: Project) -> None:
    client = comes(Role.CODER)
    incident = project.desk.incidents(Question()).rows[0].incident
    where, seen = f"/queue?scope=incident:{incident.id}", set()
    for _ in range(200):
        page = client.get(where).text
        if "/decision" not in page:
            break
        claim = form_in(page, "/decision").action.split("/")[2]
        assert claim not in seen
        seen.add(claim)
        where = f"/queue?scope=incident:{incident.id}&after={claim}"
    reports = {project.desk.report_of_claim(claim) for claim in seen}
    assert reports == {*incident.reports, *incident.without_claims}


def test_a_queue_that_finds_nothing_for_somebody_says_how_to_look_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrobora.workbench.walking.LOOKED", 2)
    project.set_coders(2)
    for row in project.desk.reports(Question()).rows[:4]:
        judged(project, project.desk.report(row.report.id).claims[0].claim, CODER)
    me, other = (Account(name=name, role=Role.CODER) for name in (CODER, SECOND))
    walked = find_next(project.desk, "waiting", me)
    assert walked.sheet is None
    assert walked.further is not None
    on = find_next(project.desk, "waiting", me, before=walked.further)
    assert (on.sheet, on.further is not None and on.further < walked.further) == (None, True)
    assert find_next(project.desk, "waiting", me, before=on.further).further is None
    assert find_next(project.desk, "waiting", other).sheet is not None


@pytest.mark.parametrize(
    "words", ["", "everything", "report:../../x", "report:" + "g" * 64, "incident:<b>", "all\n"]
)
def test_a_scope_that_is_none_is_all(comes: Comes, words: str) -> None:
    assert scope_of(words) == "all"
    page = comes(Role.CODER).get(
        "/queue", params={"scope": words, "after": words, "from": words, "done": words}
    )
    assert page.status_code == 200
    assert "of all reports" in page.text
    assert "<b>" not in page.text


@pytest.mark.parametrize("claim", ["c-0000000000000000", "nothing", "c-%3Cb%3E", "..%2f.."])
def test_a_claim_that_nobody_reads_is_not_here(comes: Comes, claim: str) -> None:
    client = comes(Role.REVIEWER)
    csrf = csrf_of(client)
    assert client.get(f"/queue?at={claim}").status_code == 404
    for act in ("decision", "undo", "settle"):
        told = {"csrf": csrf, "decision": "accept", "why": WHY, "seen": "0"}
        assert client.post(f"/claims/{claim}/{act}", data=told).status_code == 404, act
    assert client.get(f"/claims/{claim}/settle").status_code == 404
    assert client.get(f"/claims/{claim}/settle?report={'0' * 64}").status_code == 404


# --------------------------------------------------------------------------- deciding


def test_a_correction_keeps_what_was_changed_and_nothing_else(comes: Comes, project: Project) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    one = sheet.claims[0]
    page = client.get(f"/queue?at={one.claim.id}").text
    answer = sent(
        client, page, decision="correct", why="the number is another", to_counts="killed 21 civilians"
    )
    assert answer.status_code == 303
    again = project.desk.report(sheet.report.id).claims[0]
    assert again.judgement is not None
    assert again.judgement.value == "counts=killed 21 civilians"
    assert again.instead is not None
    assert (again.instead.counts[0].low, again.instead.act) == (21, one.claim.act)
    # what is decided can be decided anew, and its form is out of the way until then
    assert client.get(f"/reports/{sheet.report.id}").text.count("<summary>Decide anew on claim") == 1
    for where in ("/mine", f"/reports/{sheet.report.id}"):
        told = unescape(client.get(where).text)
        assert "Numbers: 21 civilians killed" in told, where
        assert "counts=" not in told, where
        assert '<time datetime="2024-05-01T10:00:00Z">1 May 2024, 10:00 UTC</time>' in told, where
    # what is changed next is changed in what holds now, and the first change is not lost
    page = client.get(f"/queue?at={one.claim.id}").text
    assert form_in(page, "/decision").told["to-counts"] == "killed 21 civilians"
    assert sent(client, page, decision="correct", why=WHY, to_stance="denies").status_code == 303
    both = project.desk.report(sheet.report.id).claims[0].judgement
    assert both is not None
    assert both.value == "stance=denies; counts=killed 21 civilians"


def test_every_field_says_what_was_read_and_an_unchanged_form_changes_nothing(project: Project) -> None:
    asked = 0
    for row in project.desk.reports(Question()).rows:
        for one in project.desk.report(row.report.id).claims:
            now = fields_of(one.claim)
            assert changes_in(now, {field.name: field.value for field in now}) == ()
            assert changes_in(now, {}) == ()
            asked += 1
    assert asked > 80


def test_a_new_speaker_is_of_the_kind_that_the_form_says_and_no_speaker_of_none(project: Project) -> None:
    claim = first_report(project).claims[0].claim
    now = fields_of(claim)
    told = {field.name: field.value for field in now}
    assert changes_in(now, told | {"speaker": "a herder", "speaker-kind": "eyewitness"}) == (
        "speaker=a herder",
        "speaker-kind=eyewitness",
        "anonymous=no",
    )
    assert changes_in(now, told | {"speaker": ""}) == ("speaker=-",)
    assert changes_in(now, told | {"act": ""}) == ("act=-",)
    assert changes_in(now, told | {"place": "  "}) == ("place=-",)
    assert changes_in(fields_of(None), {"stance": "alleges", "speaker-kind": "ngo"}) == (
        "stance=alleges",
        "speaker-kind=ngo",
    )


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"decision": ""}, "no decision was chosen"),
        ({"decision": "merge"}, "no decision was chosen"),
        ({"decision": "<b>\x07", "back": "<i>"}, "no decision was chosen"),
        ({"decision": "accept", "why": "  "}, "no reason was given"),
        ({"decision": "accept", "why": "x" * 2001}, "2,000 are the most"),
        ({"decision": "accept", "to-stance": "denies"}, "fields were changed, and accept was chosen"),
        ({"decision": "correct"}, "every field says what the machine read"),
        ({"decision": "correct", "to-counts": "very many"}, "expected outcome, number and whom"),
        ({"decision": "correct", "to-place": "Nowhereville"}, "no place of this name"),
        ({"decision": "correct", "to-when": "yesterday"}, "expected a day, month or year"),
        ({"decision": "accept", "seen": ""}, "does not say what you saw"),
        ({"decision": "accept", "seen": "-1"}, "does not say what you saw"),
        ({"decision": "accept", "seen": "9" * 400}, "does not say what you saw"),
    ],
)
def test_a_decision_that_says_nothing_is_refused_and_what_was_typed_stays(
    comes: Comes, project: Project, told: dict[str, str], why: str
) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    form = form_in(client.get(f"/queue?at={sheet.claims[0].claim.id}").text, "/decision")
    answer = client.post(form.action, data={**form.told, "why": "typed words", **told})
    assert answer.status_code == 400
    said = re.search(r'role="alert"[^>]*>(.*?)</p>', answer.text)
    assert said is not None
    assert why in unescape(said[1])
    for harm in ("<b>", "<i>", "\x07"):
        assert harm not in answer.text
    again = form_in(answer.text, "/decision").told
    assert again["why"] == told.get("why", "typed words")
    for name in told.keys() & again.keys() - {"seen", "decision", "back"}:
        assert again[name] == told[name]
    assert project.judgements() == ()


def test_who_was_overtaken_sees_both_words_side_by_side_and_may_decide_again(
    comes: Comes, project: Project
) -> None:
    client, claim = comes(Role.CODER), first_report(project).claims[0].claim
    page = client.get(f"/queue?at={claim.id}").text
    judged(project, claim, "Ben <i>", why="another <b>village</b> is meant")
    answer = sent(client, page, decision="accept", why="my own words")
    assert answer.status_code == 409
    assert "You sent, and it was not kept" in answer.text
    assert "my own words" in answer.text
    assert "another &lt;b&gt;village&lt;/b&gt; is meant" in answer.text
    assert len(project.judgements()) == 1
    assert sent(client, answer.text, decision="accept", why="seen, and still").status_code == 303
    held = project.desk.report(claim.report).claims[0].opinions
    assert held is not None
    assert list(held.each) == ["Ben <i>", CODER]
    assert held.accord is Accord.DISPUTED


def test_a_decision_from_a_card_leads_back_to_the_card(comes: Comes, project: Project) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    claim, report = sheet.claims[1].claim.id, sheet.report.id
    page = client.get(f"/reports/{report}").text
    answer = sent(client, page, f"{claim}/decision", decision="reject", why=WHY)
    assert answer.headers["location"] == f"/reports/{report}?claim={claim}#k-{claim}"
    page = client.get(f"/reports/{report}?correct={claim}").text
    answer = sent(client, page, f"{claim}/decision", to_stance="denies", why=WHY)
    assert answer.headers["location"] == f"/reports/{report}?claim={claim}#k-{claim}"
    answer = sent(client, client.get(f"/reports/{report}").text, f"{claim}/undo")
    assert answer.headers["location"] == f"/reports/{report}?claim={claim}#k-{claim}"
    held = project.desk.report(report).claims[1].judgement
    assert held is not None
    assert held.decision is Decision.REJECT


# --------------------------------------------------------------------------- taking back


def test_ones_own_last_decision_is_taken_back_from_the_queue_and_from_the_list(
    comes: Comes, project: Project
) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    claim = sheet.claims[0].claim
    page = client.get(f"/queue?at={claim.id}").text
    kept = client.get(sent(client, page, decision="reject", why=WHY).headers["location"]).text
    answer = sent(client, kept, "/undo")
    assert answer.headers["location"] == f"/queue?scope=all&at={claim.id}"
    assert project.desk.report(sheet.report.id).claims[0].judgement is None
    mine = client.get("/mine").text
    assert "taken back: reject" in mine
    assert "/undo" not in mine
    assert (
        sent(client, client.get(f"/queue?at={claim.id}").text, decision="accept", why=WHY).status_code == 303
    )
    mine = client.get("/mine").text
    assert mine.count("/undo") == 1
    assert sent(client, mine, "/undo").headers["location"] == "/mine"
    assert project.desk.report(sheet.report.id).claims[0].judgement is None
    told = {"csrf": csrf_of(client)}
    assert client.post(f"/claims/{claim.id}/undo", data=told).status_code == 404


def test_nobody_takes_back_what_another_decided(comes: Comes, project: Project) -> None:
    claim = first_report(project).claims[0].claim
    judged(project, claim, "Ben")
    client = comes(Role.ADMIN)
    proposal = first_report(project).claims[0].proposal.id
    for told in ({}, {"proposal": proposal}, {"proposal": "p-0"}):
        answer = client.post(f"/claims/{claim.id}/undo", data={"csrf": csrf_of(client), **told})
        assert answer.status_code == 404
    judged(project, claim, "The admin")
    other = first_report(project).claims[1].claim.id
    answer = client.post(f"/claims/{other}/undo", data={"csrf": csrf_of(client), "proposal": proposal})
    assert answer.status_code == 404
    assert len(project.judgements()) == 2
    assert comes(Role.CODER).get("/mine").text.count("/undo") == 0


def test_the_list_of_what_i_decided_goes_on_a_page_at_a_time(comes: Comes, project: Project) -> None:
    number = 0
    for row in project.desk.reports(Question()).rows:
        for one in project.desk.report(row.report.id).claims:
            if number < 30:
                judged(project, one.claim, CODER, why=f"reason {number:02d}")
                number += 1
    client = comes(Role.CODER)
    first = client.get("/mine").text
    more = re.search(r'rel="next" href="([^"]+)"', first)
    assert more is not None
    second = client.get(unescape(more[1])).text
    found = [re.findall(r"reason \d\d", page) for page in (first, second)]
    assert [len(one) for one in found] == [25, 5]
    assert found[0] + found[1] == [f"reason {n:02d}" for n in range(29, -1, -1)]
    assert 'rel="next"' not in second


# --------------------------------------------------------------------------- two coders


def test_a_coder_does_not_see_what_the_other_decided_before_having_decided(
    comes: Comes, project: Project, second: TestClient
) -> None:
    project.set_coders(2)
    client, sheet = comes(Role.CODER), first_report(project)
    claim, report = sheet.claims[0].claim.id, sheet.report.id
    secret = "because of the seventh line"  # noqa: S105 - a reason, of nobody's
    page = client.get(f"/queue?at={claim}").text
    told = {"decision": "correct", "why": secret, "to-stance": "doubts", "to-counts": "killed 977"}
    assert sent(client, page, **told).status_code == 303
    for path in (f"/queue?at={claim}", f"/reports/{report}", f"/reports/{report}?correct={claim}", "/mine", "/", "/queue?scope=waiting"):  # fmt: skip
        shown = second.get(path)
        assert shown.status_code == 200
        for word in (secret, CODER, "977", 'value="doubts" selected'):
            assert word not in shown.text, (path, word)
    page = second.get("/queue?scope=waiting").text
    form = form_in(page, "/decision")
    assert form.action == f"/claims/{claim}/decision"
    assert form.told["seen"] == "0"
    refused = sent(second, page, decision="accept", why="")
    assert refused.status_code == 400
    assert secret not in refused.text
    # the first one decided in between as far as the form knows, and the second is not told so
    answer = sent(second, page, decision="reject", why="no such thing")
    assert answer.status_code == 303
    assert secret in second.get(f"/queue?at={claim}").text
    held = project.desk.report(report).claims[0].opinions
    assert held is not None
    assert (list(held.each), held.accord) == ([CODER, SECOND], Accord.DISPUTED)


def test_a_card_that_a_coder_may_not_see_holds_nothing_of_the_other(project: Project) -> None:
    project.set_coders(2)
    claim = first_report(project).claims[0].claim
    for by in ("Ben", "Cem"):
        judged(project, claim, by, why="the very secret reason")
    sheet = first_report(project)
    assert sheet.claims[0].judgement is not None

    def card(name: str, role: Role) -> Card:
        return card_of(sheet, sheet.claims[0], Account(name=name, role=role), 2, number=1)

    blind = card("Ana", Role.CODER)
    assert blind.blind
    words = " ".join(str(getattr(blind, one.name)) for one in fields(Card))
    for secret in ("very secret", "Ben", "Cem", "reject"):
        assert secret not in words
    assert (blind.seen, blind.accord, blind.stands, blind.others, blind.person) == (0, "", None, (), ())
    for name, role in (
        ("Rita", Role.REVIEWER),
        ("Ada", Role.ADMIN),
        ("Rea", Role.READER),
        ("Ben", Role.CODER),
    ):
        seen = card(name, role)
        assert not seen.blind
        assert "Cem" in str(seen.others)
        assert seen.seen > 0


def test_with_one_coder_everybody_sees_what_was_decided(comes: Comes, project: Project) -> None:
    claim = first_report(project).claims[0].claim
    judged(project, claim, "Ben", why="the passage is of last year")
    assert "the passage is of last year" in comes(Role.CODER).get(f"/queue?at={claim.id}").text


def test_what_one_coder_found_is_not_shown_to_the_other(
    comes: Comes, project: Project, second: TestClient
) -> None:
    project.set_coders(2)
    sheet = first_report(project)
    says = ["stance=alleges", "speaker=a herder", "act=looting"]
    made = project.add_claim(sheet.report.id, 0, 9, says, by=CODER, at=NOW, why="missed, and secret")
    assert made.corrected is not None
    path = f"/reports/{sheet.report.id}"
    assert "missed, and secret" in comes(Role.CODER).get(path).text
    assert "missed, and secret" in comes(Role.REVIEWER).get(path).text
    shown = second.get(path).text
    assert "missed, and secret" not in shown
    assert made.corrected.id not in shown


# --------------------------------------------------------------------------- settling


def test_a_reviewer_settles_what_persons_hold_differently_and_sees_both(
    comes: Comes, project: Project
) -> None:
    project.set_coders(2)
    claim = first_report(project).claims[0].claim
    judged(project, claim, "Ben", Decision.REJECT, "no such words")
    judged(project, claim, "Cem", Decision.ACCEPT, "these very words")
    client = comes(Role.REVIEWER)
    listed = client.get("/queue?scope=disputed").text
    assert f"/claims/{claim.id}/decision" in listed
    assert f'href="/claims/{claim.id}/settle"' in client.get(f"/reports/{claim.report}").text
    page = client.get(f"/claims/{claim.id}/settle").text
    assert "no such words" in page
    assert "these very words" in page
    assert sent(client, page, "/settle", decision="accept", why="").status_code == 400
    answer = sent(client, page, "/settle", decision="accept", why="Cem is right")
    assert answer.status_code == 303
    held = project.desk.report(claim.report).claims[0]
    assert held.opinions is not None
    assert held.opinions.accord is Accord.SETTLED
    assert held.judgement is not None
    assert (held.judgement.by, held.judgement.settles, held.judgement.decision) == (
        REVIEWER,
        True,
        Decision.ACCEPT,
    )
    assert client.get(answer.headers["location"]).status_code == 200
    assert "/decision" not in client.get("/queue?scope=disputed").text


def test_a_reviewer_settles_whether_a_claim_stands_that_a_coder_found(comes: Comes, project: Project) -> None:
    project.set_coders(2)
    report = first_report(project).report.id
    says = ["stance=alleges", "speaker=a herder", "act=looting"]
    made = project.add_claim(report, 0, 9, says, by="Ben", at=NOW, why="missed")
    assert made.corrected is not None
    client = comes(Role.REVIEWER)
    path = f"/claims/{made.corrected.id}/settle?report={report}"
    assert path in unescape(client.get(f"/reports/{report}").text)
    page = client.get(path).text
    for told, status in (({"why": "x"}, 400), ({"stands": "yes", "why": " "}, 400), ({"stands": "yes", "why": "it does"}, 303)):  # fmt: skip
        assert sent(client, page, "/settle", **told).status_code == status
    assert [one.id for one in project.desk.report(report).found] == [made.corrected.id]
    assert sent(client, page, "/settle", stands="no", why="of another year").status_code == 303
    assert project.desk.report(report).found == ()


def test_whoever_is_no_reviewer_settles_nothing(comes: Comes, project: Project) -> None:
    claim = first_report(project).claims[0].claim.id
    client = comes(Role.CODER)
    assert client.get(f"/claims/{claim}/settle").status_code == 403
    told = {"csrf": csrf_of(client), "decision": "accept", "why": WHY, "seen": "0"}
    assert client.post(f"/claims/{claim}/settle", data=told).status_code == 403
    # and no field of another form makes a decision one that settles
    assert client.post(f"/claims/{claim}/decision", data=told | {"settles": "yes"}).status_code == 303
    assert [one.settles for one in project.judgements()] == [False]


# --------------------------------------------------------------------------- keys


def test_whatever_a_key_does_a_link_or_a_form_of_the_page_does(comes: Comes, project: Project) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    judged(project, sheet.claims[1].claim, CODER)
    page = client.get(f"/queue?at={sheet.claims[1].claim.id}").text
    script = client.get("/static/deciding.js").text
    assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/deciding.js" defer>']
    for id_ in re.findall(r'getElementById\("([\w-]+)"\)', script):
        assert f'id="{id_}"' in page, id_
    for id_ in ("next", "back"):
        assert re.search(rf'<a id="{id_}"[^>]* href="/queue', page)
    for decision in ("accept", "reject", "correct", "unsure"):
        assert f'name="decision" value="{decision}" required' in page
        assert f'"{decision}"' in script
    for outside in (
        "http",
        "eval(",
        "innerHTML",
        "fetch(",
        "XMLHttpRequest",
        "localStorage",
        "document.cookie",
    ):
        assert outside not in script


def test_every_field_of_a_form_has_a_label(comes: Comes, project: Project) -> None:
    client, sheet = comes(Role.CODER), first_report(project)
    for path in (f"/queue?at={sheet.claims[0].claim.id}", f"/reports/{sheet.report.id}?correct={sheet.claims[0].claim.id}", "/add"):  # fmt: skip
        page = client.get(path).text
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), path
        for tag in re.findall(r"<(?:select|textarea|input)\b[^>]*>", page):
            if 'type="hidden"' in tag:
                continue
            named = re.search(r' id="([^"]+)"', tag)
            within = re.search(rf"<label[^>]*>(?:(?!</label>).)*{re.escape(tag)}", page, re.DOTALL)
            assert within or (named and f'for="{named[1]}"' in page), tag
        for described in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page):
            assert described in ids, described
