"""Whatever can be made up by the description, and against it, is answered as the description says, and never with a fault."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from corrobora.records import Decision
from corrobora.workbench import api
from corrobora.workbench.app import make_app
from corrobora.workbench.people import People, Role
from corrobora.workflow import Project
from corrobora.workflow.desk import Question
from tests.workbench.conftest import AT, NOW
from tests.workbench.described import expect_described

schemathesis = pytest.importorskip("schemathesis")

EXAMPLES = 5
"""Requests of each operation and manner. Ours: the whole in half a minute on a slow core."""


@pytest.mark.parametrize("manner", ["positive", "negative"])
def test_made_up_requests_get_answers_of_the_description(
    project: Project, people: People, monkeypatch: pytest.MonkeyPatch, manner: str
) -> None:
    def export(self: Project, forms: Sequence[str], out: Path) -> tuple[Path, ...]:
        # drawing maps and setting type takes seconds, and is tested where it is done
        (out / "forms.txt").write_text("\n".join(forms))
        return (out / "forms.txt",)

    monkeypatch.setattr(Project, "export", export)
    report = project.desk.reports(Question()).rows[0].report.id
    there = {
        "report": report,
        "claim": project.desk.report(report).claims[0].claim.id,
        "incident": project.desk.incidents(Question()).rows[0].incident.id,
        "facet": "act",
        "kind": "copies",
    }
    (copy, *_) = project.desk.copy_pairs(limit=1)
    there["pair"] = f"{copy.copying}~{copy.edge.report}"
    there["proposal"] = project.judge_copy(
        copy.copying, copy.edge.report, Decision.ACCEPT, by=f"The {Role.ADMIN}", at=NOW, why="word for word"
    ).proposal
    # an address may not be locked by what is made up, so every request has a token that is good
    token = people.give_token(f"The {Role.ADMIN}", label="made up", days=1)
    app = make_app(project, people, clock=lambda: NOW)
    described = schemathesis.openapi.from_dict(api.description())
    described.app = app
    mode = schemathesis.GenerationMode(manner)
    logging.getLogger("schemathesis").setLevel(logging.ERROR)
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def one_after_the_other(case: Any) -> None:
            nonlocal asked
            headers = {"Authorization": f"Bearer {token}"}
            if asked % 2:
                # what is made up is no record's id, so every other time one is
                case.path_parameters = {name: there[name] for name in case.path_parameters or {}}
            answer = case.call(base_url=AT, headers=headers)
            asked += 1
            path = answer.request.url.partition(AT)[2].partition("?")[0]
            assert answer.status_code < 500 or answer.status_code == 503, (case, answer.content[:300])
            told = {name: value[0] for name, value in answer.headers.items()}
            expect_described(case.method, path, answer.status_code, told, answer.content)

        one_after_the_other()
    assert asked >= len(api.OPERATIONS)
