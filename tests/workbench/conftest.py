"""A workbench with one person of each role."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import argon2
import pytest
from starlette.testclient import TestClient

from corrobora.workbench.app import make_app
from corrobora.workbench.people import People, Role
from corrobora.workflow import Project, init_project, open_project

PASSWORD = "seven goats in the rain"  # noqa: S105 - of nobody
AT = "http://localhost"
NOW = "2024-05-01T10:00:00Z"
EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"
Comes = Callable[[Role | None], TestClient]


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made = People(tmp_path / "people.sqlite", hasher=cheap)
    for role in Role:
        made.add(f"The {role}", role, PASSWORD)
    yield made
    made.close()


def make_exercise(root: Path) -> None:
    """Make a project with the reports of the exercise in a folder, read and assessed."""
    with init_project(root, by="Ana", at=NOW) as project:
        project.refer("gazetteer", EXERCISE / "gazetteer.csv")
        project.refer("actors", EXERCISE / "actors.csv")
        project.add([EXERCISE / "reports"])
        project.read()
        project.assess()


@pytest.fixture(scope="session")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project with the reports of the exercise, read and assessed; copy it before changing anything."""
    root = tmp_path_factory.mktemp("exercise") / "project"
    make_exercise(root)
    return root


@pytest.fixture
def project(exercise: Path, tmp_path: Path) -> Iterator[Project]:
    """Return that project, open, to be changed at will."""
    root = tmp_path / "project"
    shutil.copytree(exercise, root)
    with open_project(root, by="workbench", at=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def comes(project: Project, people: People) -> Comes:
    """Return what lets somebody of a role come in; nobody in particular for ``None``."""
    app = make_app(project, people, clock=lambda: NOW)

    def come(role: Role | None) -> TestClient:
        client = TestClient(app, base_url=AT, follow_redirects=False)
        if role is not None:
            told = {"name": f"The {role}", "password": PASSWORD}
            assert client.post("/login", data=told).status_code == 303
        return client

    return come
