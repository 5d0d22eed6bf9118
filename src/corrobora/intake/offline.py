"""Keeping libraries from reaching outside while they are being loaded.

What each does was seen by the test that traces system calls; none of it is
needed for what we call them for.
"""

import contextlib
import io
import socket
import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace


def load_urllib3() -> None:
    """Load urllib3 without the probe that it makes while it is imported.

    trafilatura and htmldate import it for downloads, which we never ask for. On
    import it opens an IPv6 socket and binds it to learn whether this machine
    has IPv6 (``urllib3.util.connection.HAS_IPV6``); told that Python has none,
    it does not. Its answer is then set to what Python says, so that a program
    which uses both corrobora and urllib3 can still reach IPv6 addresses.
    """
    if "urllib3" in sys.modules:
        return
    has_ipv6 = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        from urllib3.util import connection  # noqa: PLC0415 - loaded late, and only inside this guard
    finally:
        socket.has_ipv6 = has_ipv6
    connection.HAS_IPV6 = has_ipv6


@contextlib.contextmanager
def temporary_files_in_memory(module: ModuleType) -> Iterator[None]:
    """Hold in memory what a module would unpack into a temporary file while the block runs.

    py3langid (0.4) unpacks its model into the system's folder of temporary
    files, where nothing of ours may be written.
    """
    names = vars(module)
    held = names["tempfile"]
    names["tempfile"] = SimpleNamespace(TemporaryFile=lambda **_: io.BytesIO())
    try:
        yield
    finally:
        names["tempfile"] = held
