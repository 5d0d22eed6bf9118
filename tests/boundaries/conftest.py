"""What the files of these tests share."""

from collections.abc import Iterator

import pytest

from . import source


@pytest.fixture(autouse=True, scope="module")
def _let_go() -> Iterator[None]:
    yield
    source.parsed.cache_clear()
