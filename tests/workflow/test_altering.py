"""No byte of a project's custody or of a package changes unseen."""

from pathlib import Path

import pytest

from corrobora.custody import verify

from .altering import sealed_and_packed, unseen_in_custody, unseen_in_package, without_end
from .worked import assessed


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """Return a sealed project, the package made from it, and its checkpoint."""
    folder = tmp_path_factory.mktemp("packed")
    with assessed(folder / "archive") as project:
        bag, line = sealed_and_packed(project, folder / "out")
    return folder / "archive", bag, line


def test_a_changed_byte_of_custody_is_found(packed: tuple[Path, Path, bytes]) -> None:
    assert unseen_in_custody(packed[0], seed=11, number=100) == []
    assert verify(packed[0] / "custody", held=packed[2]).sound


def test_a_changed_byte_of_a_package_is_found_by_its_own_verifier(packed: tuple[Path, Path, bytes]) -> None:
    assert unseen_in_package(packed[1], seed=12, number=100) == []


def test_an_end_that_was_cut_off_is_found_against_a_checkpoint_held_elsewhere(
    packed: tuple[Path, Path, bytes], tmp_path: Path
) -> None:
    cut = without_end(packed[0], tmp_path / "cut", entries=2)
    assert verify(cut).sound
    assert not verify(cut, held=packed[2]).sound
