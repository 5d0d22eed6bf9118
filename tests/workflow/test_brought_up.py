"""A project whose store was made by an earlier version is opened, and is as it was."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from corrobora.custody import migrations
from corrobora.custody.store import VERSION
from corrobora.export import render_json
from corrobora.workflow.desk import Question
from corrobora.workflow.project import Project, open_project

from .test_at_once import a_claim
from .test_going_on import DAY
from .test_project import REPORTS
from .worked import AT, begun, by_rules_alone


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """Return a project with an assessment, closed, and the address of its database."""
    address = request.getfixturevalue("empty_postgresql") if request.param == "postgresql" else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corrobora.workflow.project.readers", by_rules_alone)
        with begun(tmp_path / "p", store=address) as made:
            made.add(REPORTS)
            made.read()
            made.assess(as_of=DAY)
    return tmp_path / "p", address or f"sqlite:///{tmp_path / 'p' / 'store.sqlite'}"


def told(project: Project) -> tuple[object, ...]:
    """Return what the store answers."""
    desk = project.desk
    return (
        render_json(project.dossier()),
        [row.report.id for row in desk.reports(Question(words="army")).rows],
        desk.report_of_claim(a_claim(project).id),
        list(project._store.iter_rows()),
    )


def take_down(engine: sa.Engine, version: str) -> None:
    """Bring the tables back to those of an earlier version."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, version)


@pytest.mark.parametrize("version", ["0002", "0003"])
def test_a_store_of_an_earlier_version_is_made_anew_from_the_ledger(
    place: tuple[Path, str], version: str
) -> None:
    folder, address = place
    with open_project(folder, by="first", at=AT) as project:
        before = told(project)
        assert before[1]
    engine = sa.create_engine(address)
    take_down(engine, version)
    with open_project(folder, by="second", at=AT) as project:
        assert told(project) == before
        assert project.verify().sound
    with engine.begin() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one() == VERSION
    engine.dispose()
