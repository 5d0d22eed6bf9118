"""What somebody decides in a project that tests of pages look at."""

import re

from starlette.testclient import TestClient

from corrobora.records import Claim, Decision, Judgement
from corrobora.workflow import Project
from corrobora.workflow.desk import Question
from tests.workbench.conftest import NOW

INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?! src=)")
"""What the policy of the workbench would stop."""


WHY = "the passage <b>says</b> so"


def claims_of(project: Project) -> tuple[Claim, ...]:
    """Return what the machine reads, report after report."""
    rows = project.desk.reports(Question()).rows
    return tuple(sheet.claim for row in rows for sheet in project.desk.report(row.report.id).claims)


def decide(
    project: Project,
    claim: Claim,
    decision: Decision,
    by: str,
    *to: str,
    withdrawn: bool = False,
    why: str = WHY,
) -> None:
    """Keep what somebody decided on a claim."""
    judgement = Judgement(
        proposal="",
        decision=decision,
        by=by,
        at=NOW,
        why=why,
        withdrawn=withdrawn,
    )
    with project.in_the_name_of(by):
        project.decide_claim(claim.id, judgement, to=to)


def page(client: TestClient, path: str, status: int = 200) -> str:
    """Return a page, once it is seen that nothing in it is stopped by the policy and no mark-up of a report got through."""
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code, answer.text[:300])
    assert not INLINE.search(answer.text)
    assert "<b>" not in answer.text
    return answer.text
