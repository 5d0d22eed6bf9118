"""See every system call of a command that could reach the network or change a file.

    python tests/boundaries/tracer.py --report FILE -- COMMAND ARGUMENT...

Hooks inside Python do not see native code, so this looks from below: the command
runs under ptrace(2) with a seccomp(2) filter that stops it at the calls listed
here, in every thread and every process it starts, before the kernel carries them
out. An attempt is reported whether or not it would have succeeded. Calls that are
not listed run at full speed.

What could slip past the list is reported too: io_uring, and calls of a foreign
architecture (32-bit code on a 64-bit kernel). A child that asks not to be traced
gets ENOSYS from the filter for every listed call.

Linux on x86-64 and aarch64, kernel 5.3 or newer; needs no tool that the machine
may lack. Numbers and structures: linux/ptrace.h, linux/seccomp.h, linux/filter.h,
linux/audit.h and the two asm/unistd.h of the kernel's user-space headers.
"""

import argparse
import ctypes
import ipaddress
import json
import os
import platform
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

# --------------------------------------------------------------------------- what is looked at

SYSCALLS: Mapping[str, Mapping[str, int]] = {
    "x86_64": {
        "open": 2, "socket": 41, "connect": 42, "sendto": 44, "sendmsg": 46, "bind": 49, "execve": 59,
        "truncate": 76, "rename": 82, "mkdir": 83, "rmdir": 84, "creat": 85, "link": 86, "unlink": 87,
        "symlink": 88, "chmod": 90, "fchmod": 91, "chown": 92, "fchown": 93, "lchown": 94, "utime": 132,
        "mknod": 133, "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "removexattr": 197,
        "lremovexattr": 198, "fremovexattr": 199, "utimes": 235, "openat": 257, "mkdirat": 258, "mknodat": 259,
        "fchownat": 260, "futimesat": 261, "unlinkat": 263, "renameat": 264, "linkat": 265, "symlinkat": 266,
        "fchmodat": 268, "utimensat": 280, "sendmmsg": 307, "renameat2": 316, "execveat": 322,
        "io_uring_setup": 425, "openat2": 437, "fchmodat2": 452,
    },
    "aarch64": {
        "setxattr": 5, "lsetxattr": 6, "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15,
        "fremovexattr": 16, "mknodat": 33, "mkdirat": 34, "unlinkat": 35, "symlinkat": 36, "linkat": 37,
        "renameat": 38, "truncate": 45, "fchmod": 52, "fchmodat": 53, "fchownat": 54, "fchown": 55,
        "openat": 56, "utimensat": 88, "socket": 198, "bind": 200, "connect": 203, "sendto": 206,
        "sendmsg": 211, "execve": 221, "sendmmsg": 269, "renameat2": 276, "execveat": 281,
        "io_uring_setup": 425, "openat2": 437, "fchmodat2": 452,
    },
}  # fmt: skip
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
"""Set in the numbers of x86-64's x32 calls; no aarch64 number is that high."""

Argument = int
CHANGES: Mapping[str, tuple[tuple[Argument | None, Argument | None, bool], ...]] = {
    # call: (argument of the folder's descriptor, argument of the path, whether a last symlink is followed)
    "truncate": ((None, 0, True),),
    "rename": ((None, 0, False), (None, 1, False)),
    "mkdir": ((None, 0, False),),
    "rmdir": ((None, 0, False),),
    "link": ((None, 1, False),),
    "unlink": ((None, 0, False),),
    "symlink": ((None, 1, False),),
    "chmod": ((None, 0, True),),
    "fchmod": ((0, None, True),),
    "chown": ((None, 0, True),),
    "fchown": ((0, None, True),),
    "lchown": ((None, 0, False),),
    "utime": ((None, 0, True),),
    "mknod": ((None, 0, False),),
    "setxattr": ((None, 0, True),),
    "lsetxattr": ((None, 0, False),),
    "fsetxattr": ((0, None, True),),
    "removexattr": ((None, 0, True),),
    "lremovexattr": ((None, 0, False),),
    "fremovexattr": ((0, None, True),),
    "utimes": ((None, 0, True),),
    "mkdirat": ((0, 1, False),),
    "mknodat": ((0, 1, False),),
    "fchownat": ((0, 1, True),),
    "futimesat": ((0, 1, True),),
    "unlinkat": ((0, 1, False),),
    "renameat": ((0, 1, False), (2, 3, False)),
    "renameat2": ((0, 1, False), (2, 3, False)),
    "linkat": ((2, 3, False),),
    "symlinkat": ((1, 2, False),),
    "fchmodat": ((0, 1, True),),
    "fchmodat2": ((0, 1, True),),
    "utimensat": ((0, 1, True),),
}

NETWORK, WRITE, PROGRAM, UNSEEN = "network", "write", "program", "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One system call that could reach the network, change a file or start a program."""

    kind: str
    """``network``, ``write``, ``program``, or ``unseen``: a way past this list."""
    call: str
    what: str
    """An address, an address family, or an absolute path with its symbolic links followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a traced command attempted, in order, and how it ended."""

    status: int
    """Exit status; the negative signal number if a signal ended it."""
    attempts: tuple[Attempt, ...]
    stdout: str
    stderr: str


def supported() -> bool:
    """Whether this machine is one whose system calls this file knows."""
    return sys.platform == "linux" and platform.machine() in SYSCALLS


def trace(command: Sequence[str], *, cwd: Path, env: Mapping[str, str], limit_s: float = 120) -> Trace:
    """Run a command under the tracer and return what it attempted.

    The tracer is a process of its own: it forks, and a test runner has threads.

    Raises:
        RuntimeError: the kernel refused tracing. That is no clean result.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        done = subprocess.run(
            [sys.executable, "-S", __file__, "--report", str(report), "--", *command],
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=limit_s,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"the tracer itself failed ({done.returncode}): {done.stderr}")
        found = json.loads(report.read_text(encoding="utf-8"))
    return Trace(
        status=found["status"],
        attempts=tuple(Attempt(**attempt) for attempt in found["attempts"]),
        stdout=done.stdout,
        stderr=done.stderr,
    )


# --------------------------------------------------------------------------- the kernel's side

PTRACE_TRACEME, PTRACE_CONT, PTRACE_SETOPTIONS, PTRACE_GET_SYSCALL_INFO = 0, 7, 0x4200, 0x420E
PTRACE_EVENT_SECCOMP = 7
OPTIONS = (
    0x00000001  # TRACESYSGOOD
    | 0x00000002  # TRACEFORK
    | 0x00000004  # TRACEVFORK
    | 0x00000008  # TRACECLONE
    | 0x00000010  # TRACEEXEC
    | 0x00000080  # TRACESECCOMP
    | 0x00100000  # EXITKILL
)
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
SECCOMP_RET_TRACE, SECCOMP_RET_ALLOW = 0x7FF00000, 0x7FFF0000
BPF_LD_W_ABS, BPF_JMP_JEQ, BPF_JMP_JGE, BPF_RET = 0x20, 0x15, 0x35, 0x06
WAIT_ALL = 0x40000000
"""__WALL: wait for threads too."""
AT_FDCWD = -100
CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
"""O_TMPFILE is always joined by O_WRONLY or O_RDWR."""

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)


class SockFprog(ctypes.Structure):
    """struct sock_fprog: how a filter is handed to the kernel."""

    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def filter_program(machine: str) -> bytes:
    """Return the seccomp filter that stops at the listed calls and at nothing else."""

    def instruction(code: int, k: int, jump_true: int = 0, jump_false: int = 0) -> bytes:
        return struct.pack("=HBBI", code, jump_true, jump_false, k)

    stop = instruction(BPF_RET, SECCOMP_RET_TRACE)
    program = [
        instruction(BPF_LD_W_ABS, 4),  # seccomp_data.arch
        instruction(BPF_JMP_JEQ, AUDIT_ARCH[machine], 1, 0),
        stop,
        instruction(BPF_LD_W_ABS, 0),  # seccomp_data.nr
        instruction(BPF_JMP_JGE, X32_BIT, 0, 1),
        stop,
    ]
    for number in SYSCALLS[machine].values():
        program += [instruction(BPF_JMP_JEQ, number, 0, 1), stop]
    program.append(instruction(BPF_RET, SECCOMP_RET_ALLOW))
    return b"".join(program)


def ask(request: int, pid: int, address: int = 0, data: int = 0) -> int:
    """Call ptrace(2).

    Raises:
        OSError: the kernel refused; ESRCH when the process has just died.
    """
    answer: int = libc.ptrace(request, pid, address, data)
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"ptrace {request:#x}: {os.strerror(number)}")
    return answer


def start(command: Sequence[str], machine: str) -> int:
    """Fork the command, stopped before its first instruction, and return its process id."""
    code = filter_program(machine)
    held = ctypes.create_string_buffer(code, len(code))
    program = SockFprog(len(code) // 8, ctypes.addressof(held))
    child = os.fork()
    if child:
        return child
    try:
        ask(PTRACE_TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        for arguments in (
            (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
            (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0),
        ):
            if libc.prctl(*arguments) != 0:
                raise OSError(ctypes.get_errno(), "prctl refused")
        os.execvp(command[0], list(command))  # noqa: S606 - the command is the caller's, no shell
    except OSError as refused:
        os.write(2, f"{refused}\n".encode())
    finally:
        os._exit(127)


class Watch:
    """Follows one command and all it starts, and notes what they attempt."""

    def __init__(self, machine: str) -> None:
        self.machine = machine
        self.names = {number: name for name, number in SYSCALLS[machine].items()}
        self.attempts: list[Attempt] = []

    def run(self, command: Sequence[str]) -> int:
        """Run the command to its end, and its orphans to theirs; return its exit status."""
        root = start(command, self.machine)
        os.waitpid(root, WAIT_ALL)
        ask(PTRACE_SETOPTIONS, root, data=OPTIONS)
        ask(PTRACE_CONT, root)
        known, status = {root}, 0
        while True:
            try:
                pid, state = os.waitpid(-1, WAIT_ALL)
            except ChildProcessError:
                return status
            if not os.WIFSTOPPED(state):
                if pid == root:
                    status = os.waitstatus_to_exitcode(state)
                continue
            deliver = os.WSTOPSIG(state)
            event = state >> 16
            if event or deliver == signal.SIGTRAP:
                deliver = 0
            elif pid not in known and deliver == signal.SIGSTOP:
                deliver = 0  # how a new thread or process greets its tracer
            known.add(pid)
            try:
                if event == PTRACE_EVENT_SECCOMP:
                    self.note(pid)
                ask(PTRACE_CONT, pid, data=deliver)
            except ProcessLookupError:
                continue  # killed while it was stopped; its end is reported by the next wait

    def note(self, pid: int) -> None:
        """Read the call a process is stopped at and keep it if it is an attempt."""
        size = 88  # sizeof(struct ptrace_syscall_info)
        held = ctypes.create_string_buffer(size)
        ask(PTRACE_GET_SYSCALL_INFO, pid, address=size, data=ctypes.addressof(held))
        arch = struct.unpack_from("=I", held, 4)[0]
        number, *arguments = struct.unpack_from("=7Q", held, 24)
        if arch != AUDIT_ARCH[self.machine] or number not in self.names:
            self.add(UNSEEN, f"call {number}", f"architecture {arch:#x}")
            return
        call = self.names[number]
        if call in CHANGES:
            for folder, path, follow in CHANGES[call]:
                at = AT_FDCWD if folder is None else signed(arguments[folder])
                self.add(WRITE, call, locate(pid, at, 0 if path is None else arguments[path], follow=follow))
        elif call in ("open", "openat", "openat2", "creat"):
            self.note_open(pid, call, arguments)
        elif call == "socket":
            family = arguments[0] & 0xFFFFFFFF
            if family != 1:  # AF_UNIX: reported when it connects, binds or sends
                self.add(NETWORK, call, {2: "AF_INET", 10: "AF_INET6"}.get(family, f"family {family}"))
        elif call in ("connect", "bind"):
            self.add(NETWORK, call, sockaddr(pid, arguments[1], arguments[2]))
        elif call == "sendto":
            self.add(NETWORK, call, sockaddr(pid, arguments[4], arguments[5]))
        elif call in ("sendmsg", "sendmmsg"):
            name, length = struct.unpack("=QI", memory(pid, arguments[1], 12))
            self.add(NETWORK, call, sockaddr(pid, name, length))
        elif call in ("execve", "execveat"):
            at, path = (AT_FDCWD, 0) if call == "execve" else (signed(arguments[0]), 1)
            self.add(PROGRAM, call, locate(pid, at, arguments[path], follow=True))
        else:
            self.add(UNSEEN, call, "could read, write and connect without further calls")

    def note_open(self, pid: int, call: str, arguments: Sequence[int]) -> None:
        """Keep an open that could change what it opens."""
        if call == "creat":
            at, path, flags = AT_FDCWD, arguments[0], os.O_CREAT
        elif call == "open":
            at, path, flags = AT_FDCWD, arguments[0], arguments[1]
        else:
            at, path, flags = signed(arguments[0]), arguments[1], arguments[2]
            if call == "openat2":
                flags = struct.unpack("=Q", memory(pid, arguments[2], 8))[0]
        if flags & CHANGING:
            self.add(WRITE, call, locate(pid, at, path, follow=not flags & os.O_NOFOLLOW))

    def add(self, kind: str, call: str, what: str) -> None:
        """Keep one attempt."""
        self.attempts.append(Attempt(kind=kind, call=call, what=what))


def signed(argument: int) -> int:
    """Read a register as the C int it carries."""
    return (argument & 0xFFFFFFFF) - ((argument & 0x80000000) << 1)


def memory(pid: int, address: int, size: int) -> bytes:
    """Read up to ``size`` bytes of a process; fewer where its memory ends.

    Raises:
        OSError: nothing is mapped at the address.
    """
    held = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        return os.pread(held, size, address)
    finally:
        os.close(held)


def string(pid: int, address: int) -> str:
    """Read a path, which ends at its NUL, page by page: the next page may not be mapped."""
    read = b""
    while len(read) < 4096:  # PATH_MAX
        step = memory(pid, address + len(read), 4096 - (address + len(read)) % 4096)
        end = step.find(b"\0")
        if end >= 0 or not step:
            return os.fsdecode(read + step[: max(end, 0)])
        read += step
    return os.fsdecode(read)


def locate(pid: int, folder: int, address: int, *, follow: bool) -> str:
    """Return the absolute path a call means; an empty path means the descriptor itself."""
    try:
        path = string(pid, address) if address else ""
    except OSError:
        return f"unreadable address {address:#x}"
    base = f"/proc/{pid}/cwd" if folder == AT_FDCWD else f"/proc/{pid}/fd/{folder}"
    for own in ("/proc/self", "/proc/thread-self"):
        if path == own or path.startswith(own + "/"):
            path = f"/proc/{pid}" + path[len(own) :]
    whole = os.path.join(os.path.realpath(base), path) if path else base  # noqa: PTH118 - "" is no Path
    if follow:
        return os.path.realpath(whole)
    parent, name = os.path.split(whole.rstrip("/"))
    return os.path.join(os.path.realpath(parent), name)  # noqa: PTH118 - as above


def sockaddr(pid: int, address: int, length: int) -> str:
    """Return the words for a struct sockaddr."""
    if not address or not length:
        return "no address"
    try:
        held = memory(pid, address, min(length & 0xFFFFFFFF, 128))
    except OSError:
        return f"unreadable address {address:#x}"
    family = int.from_bytes(held[:2], sys.byteorder)
    if family == 1:
        name = held[2:] if held[2:3] == b"\0" else held[2:].partition(b"\0")[0]  # abstract, or a path
        return "unix " + name.rstrip(b"\0").replace(b"\0", b"@").decode("ascii", "backslashreplace")
    port = int.from_bytes(held[2:4], "big")
    if family == 2:
        return f"{ipaddress.IPv4Address(held[4:8])} port {port}"
    if family == 10:
        return f"{ipaddress.IPv6Address(held[8:24])} port {port}"
    return f"family {family}"


def main() -> int:
    """Trace the command on the command line and write the report."""
    parser = argparse.ArgumentParser(description="Report a command's attempts to connect and to write.")
    parser.add_argument("--report", type=Path, required=True)
    parser.add_argument("command", nargs="+")
    given = parser.parse_args()
    watch = Watch(platform.machine())
    status = watch.run(given.command)
    found = {"status": status, "attempts": [asdict(attempt) for attempt in watch.attempts]}
    given.report.write_text(json.dumps(found, ensure_ascii=True), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
