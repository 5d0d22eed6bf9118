"""What keeps pages quick is set where the workbench is served: no answer waits for an acknowledgement, no decision long for a turn."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from corrobora.cli.serving import TURN_S
from tests.cli.typing_in import Typed

PASSWORD = "seven goats in the rain"  # noqa: S105 - of nobody


@pytest.fixture(autouse=True)
def _interval() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_what_is_accepted_sends_at_once_and_threads_take_turns_often(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, password = tmp_path / "archive", tmp_path / "password"
    password.write_text(f"{PASSWORD}\n", encoding="utf-8")
    assert typed("init", root, "--quiet")[0] == 0
    assert typed("admin", root, "Ana", "--password", password)[0] == 0
    sys.setswitchinterval(0.005)
    seen: list[tuple[int, float]] = []

    def run(_: uvicorn.Server, sockets: list[socket.socket]) -> None:
        (listening,) = sockets
        listening.listen()
        with socket.create_connection(listening.getsockname()):
            accepted, _address = listening.accept()
            with accepted:
                said = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        seen.append((said, sys.getswitchinterval()))

    monkeypatch.setattr(uvicorn.Server, "run", run)
    assert typed("serve", root, "--port", "0")[0] == 0
    ((said, turn),) = seen
    assert said != 0
    assert turn == pytest.approx(TURN_S)
