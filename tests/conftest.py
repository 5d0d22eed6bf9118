"""Where the tests find the reports that are not ours to publish."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """Return the folder with ``seeds/`` and ``corpora/``; a folder that is named must exist."""
    named = os.environ.get("CORROBORA_DATA")
    if not named:
        pytest.skip("CORROBORA_DATA is unset: it names the folder with seeds/ and corpora/")
    found = Path(named)
    assert (found / "seeds").is_dir(), f"CORROBORA_DATA names {found}, which holds no folder seeds"
    return found
