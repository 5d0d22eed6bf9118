"""A call of intake on files written for one test."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from corrobora.custody import MemoryCustody
from corrobora.intake import Limits, take_in
from corrobora.records import Intake, Report

Taking = Callable[..., Intake]
TakingOne = Callable[..., Report]


@pytest.fixture
def taking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Taking:
    """Write files into an empty folder, go there, and take in all of them."""
    monkeypatch.chdir(tmp_path)

    def take(files: Mapping[str, str | bytes], *, limits: Limits | None = None) -> Intake:
        for name, content in files.items():
            path = Path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return take_in(
            list(files), custody=MemoryCustody(by="a registrar", at="2031-03-05T12:00:00Z"), limits=limits
        )

    return take


@pytest.fixture
def taking_one(taking: Taking) -> TakingOne:
    """Write one file and return the one report that it must give."""

    def take(name: str, content: str | bytes) -> Report:
        found = taking({name: content})
        assert found.refused == ()
        (report,) = found.reports
        return report

    return take
