"""A run that is killed at any moment loses nothing it has reported as done, and leaves nothing half done."""

import shutil
from pathlib import Path

import pytest

from .killing import faults_of, killed_after, moments
from .worked import EXERCISE


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with some reports of the exercise, each a file."""
    folder = tmp_path_factory.mktemp("reports")
    for path in sorted((EXERCISE / "reports").iterdir()):
        if path.suffix in {".html", ".txt", ".md"}:
            shutil.copy(path, folder)
    return folder


@pytest.mark.parametrize(("acts", "seconds"), moments(seed=5, number=14))
def test_a_killed_run_leaves_a_sound_project(
    tmp_path: Path, reports: Path, acts: int, seconds: float
) -> None:
    folder = tmp_path / "archive"
    told = killed_after(folder, reports, None, acts=acts, seconds=seconds)
    assert faults_of(folder, told) == []
    # and goes on from there
    told = killed_after(folder, reports, None, acts=3, seconds=seconds)
    assert len(told) >= 3
    assert faults_of(folder, told[-1:]) == []


@pytest.mark.parametrize(("acts", "seconds"), moments(seed=6, number=6))
def test_so_does_one_on_postgresql(
    tmp_path: Path, reports: Path, empty_postgresql: str, acts: int, seconds: float
) -> None:
    folder = tmp_path / "archive"
    told = killed_after(folder, reports, empty_postgresql, acts=acts, seconds=seconds)
    assert faults_of(folder, told) == []
