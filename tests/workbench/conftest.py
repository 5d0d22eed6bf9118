"""A workbench with one person of each role."""

from collections.abc import Callable, Iterator
from pathlib import Path

import argon2
import pytest
from starlette.testclient import TestClient

from corrobora.workbench.app import make_app
from corrobora.workbench.people import People, Role

PASSWORD = "seven goats in the rain"  # noqa: S105 - of nobody
AT = "http://localhost"
Comes = Callable[[Role | None], TestClient]


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    made = People(tmp_path / "people.sqlite", hasher=cheap)
    for role in Role:
        made.add(f"The {role}", role, PASSWORD)
    yield made
    made.close()


@pytest.fixture
def comes(people: People) -> Comes:
    """Return what lets somebody of a role come in; nobody in particular for ``None``."""
    app = make_app(people)

    def come(role: Role | None) -> TestClient:
        client = TestClient(app, base_url=AT, follow_redirects=False)
        if role is not None:
            told = {"name": f"The {role}", "password": PASSWORD}
            assert client.post("/login", data=told).status_code == 303
        return client

    return come
