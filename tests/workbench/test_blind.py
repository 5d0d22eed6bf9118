"""Where two are asked to decide, the second sees nothing of what the first decided, on whatever page and by whatever program, before deciding."""

import pytest
from starlette.testclient import TestClient

from corrobora.records import Decision, Judgement
from corrobora.workbench.people import Account, People, Role
from corrobora.workbench.seeing import is_seen_by
from corrobora.workflow import Project
from tests.workbench.conftest import NOW, Comes
from tests.workbench.judged import claims_of
from tests.workbench.test_access import csrf_of
from tests.workbench.walked import addresses

FIRST = "Bela"
WORD = "zwetschgenbaum"
"""Stands in what the first coder writes, and nowhere else."""


@pytest.fixture
def judged(project: Project) -> Project:
    """Return a project that asks for two, in which one person accepted, corrected, took back and found claims, and judged copies, with a word in each reason."""
    project.set_coders(2)
    claims = claims_of(project)
    for number, decision in enumerate((Decision.ACCEPT, Decision.CORRECT, Decision.REJECT)):
        to = ("stance=denies",) if decision is Decision.CORRECT else ()
        _say(project, claims[number].id, decision, *to)
    _say(project, claims[2].id, Decision.REJECT, withdrawn=True)
    report = project.desk.find_report(claims[0].report)
    assert report is not None
    with project.in_the_name_of(FIRST):
        project.add_claim(report.id, 0, 60, ["counts=killed 31"], by=FIRST, at=NOW, why=f"found, {WORD}")
    for pair, decision in zip(project.desk.copy_pairs(), (Decision.REJECT, Decision.CORRECT), strict=True):
        with project.in_the_name_of(FIRST):
            project.judge_copy(pair.copying, pair.edge.report, decision, by=FIRST, at=NOW, why=WORD)
    return project


def _say(project: Project, claim: str, decision: Decision, *to: str, withdrawn: bool = False) -> None:
    judgement = Judgement(
        proposal="", decision=decision, by=FIRST, at=NOW, why=f"so it is, {WORD}", withdrawn=withdrawn
    )
    with project.in_the_name_of(FIRST):
        project.decide_claim(claim, judgement, to=to)  # type: ignore[arg-type]  # ids are strings


def told(client: TestClient, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code < 500, path
    return answer.content


def test_the_second_coder_is_told_nothing_by_any_route(judged: Project, comes: Comes) -> None:
    coder = comes(Role.CODER)
    asked = list(addresses(judged, FIRST))
    assert len(asked) > 150
    leaks = [path for path in asked if WORD.encode() in told(coder, path)]
    assert leaks == []


def test_who_does_not_code_or_has_decided_is_told(judged: Project, comes: Comes) -> None:
    claim = claims_of(judged)[0]
    places = (f"/reports/{claim.report}", "/history", "/api/1/judgements", f"/api/1/claims/{claim.id}")
    for role in (Role.READER, Role.REVIEWER, Role.ADMIN):
        client = comes(role)
        assert all(WORD.encode() in told(client, path) for path in places), role
    coder = comes(Role.CODER)
    form = {"csrf": csrf_of(coder), "decision": "accept", "why": "as it stands", "back": "card"}
    assert coder.post(f"/claims/{claim.id}/decision", data=form).status_code == 303
    assert [path for path in places if WORD.encode() not in told(coder, path)] == []


def test_nothing_is_hidden_where_one_coder_is_enough(judged: Project, comes: Comes) -> None:
    judged.set_coders(1)
    assert WORD.encode() in told(comes(Role.CODER), "/history")


def test_a_sealed_entry_tells_that_it_is_there_and_no_hash_to_guess_by(judged: Project, comes: Comes) -> None:
    coder, reader = comes(Role.CODER), comes(Role.READER)
    rows = {row["number"]: row for row in coder.get("/api/1/history?limit=100").json()["rows"]}
    whole = {row["number"]: row for row in reader.get("/api/1/history?limit=100").json()["rows"]}
    sealed = [number for number, row in whole.items() if row["what"] == "judged"]
    assert sealed
    for number in sealed:
        assert (rows[number]["payload"], rows[number]["hash"], rows[number]["by"]) == ({}, "", FIRST)
        assert whole[number]["payload"]["object"] not in coder.get("/history").text
        # the judgement's bytes, too, came into custody by their hash
        assert (whole[number - 1]["what"], rows[number - 1]["subject"]) == ("kept", "")
    others = whole.keys() - set(sealed) - {number - 1 for number in sealed}
    assert others
    assert all(rows[number] == whole[number] for number in others)


def test_a_program_of_the_second_coder_decides_without_having_seen(
    judged: Project, comes: Comes, people: People
) -> None:
    claim = claims_of(judged)[0]
    coder = comes(Role.CODER)
    row = coder.get(f"/api/1/claims/{claim.id}").json()
    assert (row["seen"], row["opinions"], row["accord"], row["judgement"], row["instead"]) == (0, [], None, None, None)  # fmt: skip
    token = people.give_token("The coder", label="script", days=1)
    headers = {"Authorization": f"Bearer {token}"}
    body = {"decision": "reject", "why": "it does not say so", "seen": row["seen"]}
    answer = comes(None).post(f"/api/1/claims/{claim.id}/decisions", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    row = coder.get(f"/api/1/claims/{claim.id}").json()
    assert (row["accord"], len(row["opinions"])) == ("disputed", 2)
    again = comes(None).post(f"/api/1/claims/{claim.id}/decisions", json=body, headers=headers)
    assert again.status_code == 409


def test_ones_own_decision_is_seen_though_it_was_taken_back(judged: Project) -> None:
    said = judged.desk.judgements(limit=100)
    mine, other = (Account(name=name, role=Role.CODER) for name in (FIRST, "Cyr"))
    assert all(is_seen_by(judged.desk, mine, one.judgement) for one in said)
    assert not any(is_seen_by(judged.desk, other, one.judgement) for one in said)
