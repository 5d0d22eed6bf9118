"""The command line, typed."""

from pathlib import Path

import pytest

from corrobora.cli import main
from tests.cli.typing_in import Typed


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Return what types a command and gives status, output and errors."""

    def type_in(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["corrobora", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return type_in
