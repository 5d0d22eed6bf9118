"""`corrobora brief` connects to nothing and writes only where it was told to, seen from below Python.

The first half shows that the tracer catches what it is there to catch, from Python and from native
code, from threads and from other processes. Only after that does its silence mean anything.
"""

import csv
import gzip
import os
import re
import shutil
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.boundaries import tracer

ROOT = Path(__file__).parents[2]
EXERCISE = ROOT / "examples" / "two-incidents"
DEVICES = {"/dev/null", "/dev/zero", "/dev/tty"}
BYTECODE = re.compile(r"/__pycache__/[^/]+\.pyc(\.\d+)?$|/__pycache__$")
"""What CPython keeps beside a module, and the name it gives the file while writing it."""

pytestmark = pytest.mark.skipif(
    not tracer.supported(), reason="system calls are traced on Linux, on x86-64 and aarch64"
)

NATIVE = "import ctypes; libc = ctypes.CDLL(None); "
NATIVE_CONNECT = (
    NATIVE
    + "s = libc.socket(2, 1, 0); a = bytes([2, 0, 0, 9, 127, 0, 0, 1] + [0] * 8); libc.connect(s, a, len(a))"
)


def run(program: str, folder: Path) -> tracer.Trace:
    """Trace a small Python program."""
    command = [sys.executable, "-S", "-E", "-B", "-c", program]
    return tracer.trace(command, cwd=folder, env={"PATH": os.environ["PATH"]})


def seen(found: tracer.Trace, kind: str) -> list[tuple[str, str]]:
    return [(attempt.call, attempt.what) for attempt in found.attempts if attempt.kind == kind]


def in_thread(program: str) -> str:
    return f"import threading; t = threading.Thread(target=exec, args=({program!r},)); t.start(); t.join()"


def in_subprocess(program: str) -> str:
    return f"import subprocess, sys; subprocess.run([sys.executable, '-S', '-B', '-c', {program!r}])"


def in_orphan(program: str) -> str:
    """Run a program in a grandchild whose parent is gone."""
    return (
        f"import os\nif not os.fork():\n    if not os.fork():\n        exec({program!r})\n    os._exit(0)\n"
    )


WAYS = pytest.mark.parametrize(
    "way", [str, in_thread, in_subprocess, in_orphan], ids=["plain", "thread", "subprocess", "orphan"]
)


@WAYS
@pytest.mark.parametrize(
    "program",
    [
        "import socket\ns = socket.socket()\ns.setblocking(False)\ns.connect_ex(('127.0.0.1', 9))",
        NATIVE_CONNECT,
    ],
    ids=["python", "native"],
)
def test_a_connection_is_seen(program: str, way: Callable[[str], str], tmp_path: Path) -> None:
    found = run(way(program), tmp_path)
    network = seen(found, tracer.NETWORK)
    assert ("socket", "AF_INET") in network
    assert ("connect", "127.0.0.1 port 9") in network


def test_datagrams_listeners_and_ipv6_are_seen(tmp_path: Path) -> None:
    found = run(
        "import socket\n"
        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "s.bind(('127.0.0.1', 0))\n"
        "s.sendto(b'x', ('127.0.0.1', 9))\n"
        "s.sendmsg([b'x'], [], 0, ('127.0.0.1', 10))\n"
        "u = socket.socket(socket.AF_UNIX)\n"
        "u.connect_ex('absent')\n"
        "try:\n    socket.socket(socket.AF_INET6)\nexcept OSError:\n    pass\n",
        tmp_path,
    )
    assert seen(found, tracer.NETWORK) == [
        ("socket", "AF_INET"),
        ("bind", "127.0.0.1 port 0"),
        ("sendto", "127.0.0.1 port 9"),
        ("sendmsg", "127.0.0.1 port 10"),
        ("connect", "unix absent"),
        ("socket", "AF_INET6"),
    ]


@WAYS
@pytest.mark.parametrize(
    "program",
    ["open('new.txt', 'w').close()", NATIVE + "libc.open(b'new.txt', 0o102, 0o600)"],
    ids=["python", "native"],
)
def test_a_file_opened_for_writing_is_seen(program: str, way: Callable[[str], str], tmp_path: Path) -> None:
    found = run(way(program), tmp_path)
    assert str(tmp_path / "new.txt") in [what for _, what in seen(found, tracer.WRITE)]


@pytest.mark.parametrize(
    ("program", "written"),
    [
        ("os.mkdir('a')", ["a"]),
        ("os.rename('old', 'b')", ["old", "b"]),
        ("os.replace('old', 'b')", ["old", "b"]),
        ("os.unlink('old')", ["old"]),
        ("os.symlink('/etc', 'c')", ["c"]),
        ("os.link('old', 'd')", ["d"]),
        ("os.truncate('old', 0)", ["old"]),
        ("os.chmod('old', 0o600)", ["old"]),
        ("os.utime('old')", ["old"]),
        ("os.rmdir('absent')", ["absent"]),
        ("os.close(os.open('old', os.O_RDWR))", ["old"]),
        ("os.close(os.open('e', os.O_CREAT | os.O_WRONLY, dir_fd=os.open('.', os.O_RDONLY)))", ["e"]),
        ("os.close(os.open('link', os.O_WRONLY))", ["old"]),
        ("os.close(os.open(f'/proc/self/fd/{os.open(chr(111) + chr(108) + chr(100), 0)}', os.O_WRONLY))", ["old"]),
        ("os.chdir('/'); os.fchmod(os.open(at, os.O_RDONLY), 0o600)", ["old"]),
    ],
)  # fmt: skip
def test_every_way_to_change_a_file_is_seen(program: str, written: list[str], tmp_path: Path) -> None:
    (tmp_path / "old").write_text("x")
    (tmp_path / "link").symlink_to("old")
    at = str(tmp_path / "old")
    found = run(f"import os; at = {at!r}\ntry:\n    {program}\nexcept OSError:\n    pass", tmp_path)
    assert found.status == 0, found.stderr
    assert [what for _, what in seen(found, tracer.WRITE)] == [str(tmp_path / name) for name in written]


def test_what_could_slip_past_is_reported(tmp_path: Path) -> None:
    found = run(NATIVE + "libc.syscall(425, 1, None)", tmp_path)
    assert [call for call, _ in seen(found, tracer.UNSEEN)] == ["io_uring_setup"]


def test_reading_is_no_attempt_and_the_exit_status_is_kept(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("x")
    found = run("import sys; open('old').read(); print('said'); sys.exit(3)", tmp_path)
    assert found.status == 3
    assert found.stdout == "said\n"
    assert [attempt.kind for attempt in found.attempts] == [tracer.PROGRAM]


# --------------------------------------------------------------------------- the run itself


def is_bytecode_cache(path: str) -> bool:
    """Whether CPython keeps compiled modules there.

    Nothing is switched off for the test: this is what a user runs. Bytecode beside the modules of the
    environment and of this source tree is the interpreter's cache and the only one that a run leaves;
    `PYTHONDONTWRITEBYTECODE=1` leaves none.
    """
    homes = {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")} | {str(ROOT / "src")}
    base = sysconfig.get_path("stdlib", vars={"installed_base": sys.base_prefix})
    inside = any(path.startswith(os.path.realpath(home) + "/") for home in homes | {base})
    return inside and BYTECODE.search(path) is not None


def test_loading_what_reads_pages_and_languages_touches_nothing_and_leaves_ipv6_to_others(
    tmp_path: Path,
) -> None:
    program = (
        "import socket\n"
        "before = socket.has_ipv6\n"
        "from corrobora.intake.offline import load_urllib3, temporary_files_in_memory\n"
        "load_urllib3()\n"
        "import htmldate, trafilatura\n"
        "from py3langid import langid, modelio\n"
        "own = modelio.tempfile\n"
        "with temporary_files_in_memory(modelio):\n"
        "    langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)\n"
        "from urllib3.util import connection\n"
        "assert modelio.tempfile is own\n"
        "assert socket.has_ipv6 == connection.HAS_IPV6 == before\n"
    )
    # without HOME the C library asks its name service, over a local socket, where the user's home is
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}

    found = tracer.trace([sys.executable, "-B", "-c", program], cwd=tmp_path, env=env)

    assert found.status == 0, found.stderr
    assert [attempt for attempt in found.attempts if attempt.kind != tracer.PROGRAM] == []


def every_format(folder: Path) -> Path:
    """Add to the exercise reports what their formats leave out, so that every reader of intake is loaded."""
    shutil.copytree(EXERCISE / "reports", folder)
    mail = (folder / "04-army-statement.eml").read_bytes()
    (folder / "box.mbox").write_bytes(b"From army@example.org Thu Mar  7 10:00:00 2024\n" + mail)
    text = (folder / "06-ministry.txt").read_text(encoding="utf-8")
    document = docx.Document()
    for paragraph in text.splitlines():
        document.add_paragraph(paragraph)
    document.save(str(folder / "statement.docx"))
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([["text", "outlet"], [text + "\n", "Table"]])
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("inside.txt", text + "\n\n")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text.encode() + b"\n\n\n"
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Type: application/http\r\n"
    record = f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(record, mtime=0))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.mark.parametrize("keep", [False, True], ids=["kept nowhere", "kept"])
def test_a_brief_connects_to_nothing_and_writes_only_where_it_was_told_to(keep: bool, tmp_path: Path) -> None:
    out, custody, home, temporary = (tmp_path / name for name in ("out", "custody", "home", "temporary"))
    home.mkdir()
    temporary.mkdir()
    command = [f"{sysconfig.get_path('scripts')}/corrobora", "brief", str(every_format(tmp_path / "reports"))]
    command += ["--gazetteer", str(EXERCISE / "gazetteer.csv"), "--actors", str(EXERCISE / "actors.csv")]
    command += ["--out", str(out), *(["--keep", str(custody)] if keep else [])]
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(temporary), "LANG": "C.UTF-8"}

    found = tracer.trace(command, cwd=tmp_path, env=env)

    assert found.status == 0, found.stderr
    assert (out / "dossier.html").is_file()
    assert (out / "dossier.json").is_file()
    assert seen(found, tracer.NETWORK) == []
    assert seen(found, tracer.UNSEEN) == []
    assert [what for _, what in seen(found, tracer.PROGRAM)] == [os.path.realpath(command[0])]
    told = (out, custody) if keep else (out,)
    written = seen(found, tracer.WRITE)
    assert [
        (call, path)
        for call, path in written
        if not any(Path(path).is_relative_to(folder) for folder in told)
        and path not in DEVICES
        and not is_bytecode_cache(path)
    ] == []
    for folder in told:
        assert any(Path(path).is_relative_to(folder) for _, path in written), "the trace saw nothing"


def test_several_processes_connect_to_nothing_and_leave_nothing(tmp_path: Path) -> None:
    out, home, temporary = (tmp_path / name for name in ("out", "home", "temporary"))
    home.mkdir()
    temporary.mkdir()
    program = (
        "import sys\n"
        "from corrobora.cli import main\n"
        "from corrobora.workflow import readers\n"
        "readers.BULK = 1\n"
        "sys.exit(main())\n"
    )
    command = [sys.executable, "-c", program, "brief", str(EXERCISE / "reports"), "--processes", "2"]
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(temporary), "LANG": "C.UTF-8"}

    found = tracer.trace([*command, "--out", str(out)], cwd=tmp_path, env=env)

    assert found.status == 0, found.stderr
    assert (out / "dossier.html").is_file()
    assert seen(found, tracer.NETWORK) == []
    assert seen(found, tracer.UNSEEN) == []
    programs = [what for _, what in seen(found, tracer.PROGRAM)]
    assert len(programs) > 2, "no process was started"
    assert set(programs) == {os.path.realpath(sys.executable)}
    written = {what for _, what in seen(found, tracer.WRITE)}
    assert {
        path
        for path in written
        if not Path(path).is_relative_to(out)
        and path not in DEVICES
        and not is_bytecode_cache(path)
        # the processes wait for each other by semaphores, which lie in memory and hold a number each
        and not path.startswith("/dev/shm/sem.")  # noqa: S108 - a name to compare with: nothing is made there
    } == set()
    assert not list(home.iterdir())
    assert not list(temporary.iterdir())
