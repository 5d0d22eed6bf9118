"""The workbench under load, killed, and page by page: how long people wait, and whether what they were told stands in the ledger.

    python -m benchmarks.workbench --users 10 --seconds 10 --reports 50      a trial: prints, records nothing
    python -m benchmarks.workbench --postgresql --record                     50 people for a minute; appends to results.csv
    python -m benchmarks.workbench --kill 20                                 the server is killed 20 times
    python -m benchmarks.workbench --pages 1000 10000 --record               each kind of page alone, 50 times
    python -m benchmarks.workbench --decisions 200                           one decision after the other, within this process

**Load.** `corrobora serve` runs as a process of its own, with the weights of the invented words in place of those shipped, `benchmarks.visitors` as another: 50 people, each with an account and a session, begin
one action every two seconds. They mostly look; nearly a third of what they do is deciding, by the forms of the pages; some share their reports, so that
two come upon one claim. One of them adds a report every ten seconds, which is read and weighed meanwhile. The archive is that of
`benchmarks.archive`: reports invented by seed, held as if they had been read, and assessed. The minute is short; whoever decides for hours adds to the
ledger, and nothing that a page asks grows with that but the list of one's own decisions, which is read a page at a time.

Afterwards the ledger is compared with what people were told: what was answered with success stands in it exactly once, by that person and as that
decision; what was refused does not stand; nothing stands that nobody asked for; what was never answered stands once or not at all. Anything else is a
fault, and so are answers that should not come.

**Killing.** The same with ten people who do nothing but decide, and a server that is ended by SIGKILL at a moment drawn by seed. Each time the project
is opened, checked as `corrobora verify` does, and compared.

**Pages.** One person, nobody else: every page that the table of routes has, for each size. What is larger than `WEIGHED` is held without being assessed,
and pages of incidents are then left out.

No peer stands beside these figures: no other program of this kind can be had that takes the same decisions and keeps a ledger of them.
"""

import argparse
import contextlib
import json
import os
import random
import re
import runpy
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

import argon2
from tests.postgresql import serving

from benchmarks.archive import AT, DAY, hold
from benchmarks.growth import Invented, invent, invented_likeness
from benchmarks.speed import ROOT, SEED, Row, record
from benchmarks.visitors import DECIDING, KEPT, REFUSED, Crowd, Deed, Gone, Notes, Person, notes_from
from corrobora import workflow
from corrobora.export.jsonform import record_from_values
from corrobora.records import ClaimId, Decision, Entry, Judgement
from corrobora.workbench.access import ACCESS
from corrobora.workbench.people import FILE as PEOPLE
from corrobora.workbench.people import People, Role
from corrobora.workflow import apart, assessing
from corrobora.workflow.desk import Question
from corrobora.workflow.folding import JUDGED, REPORTED
from corrobora.workflow.project import Project, init_project, open_project

USERS: Final = 50
SECONDS: Final = 60.0
REPORTS: Final = 1_000
ADDS_EVERY_S: Final = 10.0
PAGES: Final = (1_000, 10_000)
WEIGHED: Final = 10_000
"""Reports up to which an archive is assessed: ten times as many took 51 minutes and 9.3 GB on two cores, and pages of reports do not ask for it."""
REQUESTS: Final = 50
"""Of each page."""
KILLED_BY: Final = 10
"""People who decide while the server is killed."""
DECIDED: Final = 30
"""Claims that are decided before pages are measured, so that lists of decisions have a page."""
MOST_PRINTED: Final = 40
_PASSWORD: Final = "one of many, and nobody types it"  # noqa: S105 - of accounts that are gone with their folder
_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:(\d+)")


# --------------------------------------------------------------------------- the archive


def invent_weights() -> None:
    """Have words weigh in this process what they do in the invented world, of which the shipped statistics know none."""
    likeness = invented_likeness()
    setattr(assessing, "standard_likeness", lambda: likeness)  # noqa: B010 - to a checker it is another function


def make_archive(folder: Path, reports: int, *, assess: bool = True) -> None:
    """Make a project that holds so many invented reports, assessed or not."""
    invent_weights()
    with init_project(folder, by="benchmark", at=AT) as project:
        hold(project, [_of_its_text(one) for one in invent(reports)])
        if assess:
            project.assess(as_of=DAY)


def _of_its_text(one: Invented) -> Invented:
    """Return an invented report whose claims say of which text they are, as those of a reader do; dossiers refuse others."""
    claims = tuple(replace(claim, text_sha256=one.report.text_sha256) for claim in one.reading.claims)
    return replace(one, reading=replace(one.reading, claims=claims))


def move_to(folder: Path, address: str) -> None:
    """Have the store of a project lie in a database at an address from here on; it is made anew there from the ledger."""
    path = folder / "project.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(
        json.dumps({**told, "store": address}, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8"
    )
    for one in folder.glob("store.sqlite*"):
        one.unlink()
    open_project(folder, by="benchmark", at=AT).close()


def copied(archive: Path, place: Path, address: str | None) -> Path:
    """Return a copy of an archive, in place of the one before; its store lies at an address where one is given."""
    folder = place / "project"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(archive, folder)
    if address is not None:
        move_to(folder, address)
    return folder


def bring(folder: Path, users: int, *, role: Role = Role.CODER) -> dict[str, str]:
    """Make accounts, and return the tokens of a session of each, by name."""
    cheap = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    people = People(folder / PEOPLE, hasher=cheap)
    try:
        told = {}
        for number in range(users):
            name = f"Visitor {number + 1}"
            people.add(name, role, _PASSWORD)
            token = people.log_in(name, _PASSWORD, address="127.0.0.1")
            assert token is not None  # noqa: S101 - the account was made a line above
            told[name] = token
        return told
    finally:
        people.close()


def known_reports(project: Project, most: int = 2_000) -> list[str]:
    """Return the ids of reports, the newest first, so many at most."""
    return [row.report.id for row in project.desk.reports(Question(), limit=most).rows]


# --------------------------------------------------------------------------- the server


class Server:
    """`corrobora serve` of a project, as a process of its own."""

    def __init__(self, folder: Path, errors: Path, *, invented: bool = False) -> None:
        """Start it, and wait until it says where it is.

        Args:
            folder: of the project.
            errors: a file for what it prints as errors.
            invented: whether the project is an archive of `make_archive`: it is then weighed further as it was weighed.

        Raises:
            RuntimeError: it ended without saying so.

        """
        self._errors = errors.open("ab")
        ours, plain = (
            ("benchmarks.workbench", "--serve", str(folder)),
            ("corrobora", "serve", str(folder), "--port", "0"),
        )
        begins = ours if invented else plain
        self._process = subprocess.Popen(
            [sys.executable, "-m", *begins],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
        )
        assert self._process.stdout is not None  # noqa: S101 - opened with a pipe above
        for line in self._process.stdout:
            if found := _ADDRESS.search(line):
                self.port = int(found[1])
                return
        self.end()
        raise RuntimeError(f"the server did not start: {errors.read_text(encoding='utf-8')[-2_000:]}")

    def kill(self) -> None:
        """End it as a lack of memory would: at once, and it alone."""
        self._process.kill()
        self._close()

    def end(self) -> None:
        """End it as Ctrl-C does, and wait until it has."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGINT)
        self._close()

    def _close(self) -> None:
        self._process.communicate()
        self._errors.close()


@contextmanager
def serves(folder: Path, errors: Path) -> Iterator[Server]:
    """Lend a server of a project that ends with the context."""
    server = Server(folder, errors, invented=True)
    try:
        yield server
    finally:
        server.end()


def send(crowd: Crowd) -> "subprocess.Popen[str]":
    """Let people come, from a process of their own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.visitors"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None  # noqa: S101 - opened with a pipe above
    process.stdin.write(json.dumps(asdict(crowd)))
    process.stdin.close()
    process.stdin = None  # `communicate` would write to it
    return process


def gather(process: "subprocess.Popen[str]") -> Notes:
    """Wait until all have gone, and return what they were told."""
    told, _ = process.communicate()
    return notes_from(told)


def crowd_of(port: int, tokens: Mapping[str, str], reports: Sequence[str], **told: float) -> Crowd:
    """Return who comes to a workbench."""
    return Crowd(
        port=port,
        people=tokens,
        reports=reports,
        search=("GET", "/search") in ACCESS,
        incidents=any(path.startswith("/incidents/{") for _, path in ACCESS),
        seed=int(told.get("seed", SEED)),
        seconds=told["seconds"],
        pause_s=told.get("pause_s", 2.0),
        adds_every_s=told.get("adds_every_s", 0.0),
    )


# --------------------------------------------------------------------------- what was told, and what stands


def compare(project: Project, deeds: Sequence[Deed], *, after: int) -> list[str]:
    """Return in what the ledger differs from what people were told.

    Args:
        project: that they worked on.
        deeds: all that they asked for, what came of each among it.
        after: the newest entry before they came.

    """
    entries = [one for one in project.iter_history() if one.number > after]
    faults = _of_decisions(project, [one for one in entries if one.what == JUDGED], deeds)
    added = Counter(one.subject for one in entries if one.what == REPORTED)
    for deed in deeds:
        if deed.kind == "add":
            faults += _counted(deed, added.pop(deed.about, 0), f"report {deed.about[:12]}")
    return faults + [f"report {one[:12]} stands, and nobody added it" for one in added]


def _of_decisions(project: Project, entries: Sequence[Entry], deeds: Sequence[Deed]) -> list[str]:
    decided: dict[str, list[tuple[Entry, Judgement]]] = defaultdict(list)
    taken_back: Counter[tuple[str, str]] = Counter()
    faults = []
    for entry in entries:
        judgement = record_from_values(Judgement, json.loads(project._custody.get(entry.payload["object"])))
        if judgement.by != entry.by:
            faults.append(f"entry {entry.number} is by {entry.by}, and its judgement by {judgement.by}")
        if judgement.withdrawn:
            taken_back[judgement.by, judgement.proposal] += 1
        else:
            decided[judgement.why].append((entry, judgement))
    for deed in deeds:
        if deed.kind != "decide":
            continue
        found = decided.pop(deed.why, [])
        faults += _counted(deed, len(found), f"“{deed.why}” on {deed.about}")
        for entry, judgement in found:
            claim = None if judgement.claim is None else judgement.claim.id
            stands = (judgement.by, judgement.decision.value, claim)
            if stands != (deed.person, deed.decision, deed.about):
                faults.append(
                    f"entry {entry.number}: {stands} stands where “{deed.why}” asked for {deed.decision} on {deed.about}"
                )
    faults += [f"“{why}” stands, and nobody asked for it" for why in decided]
    asked: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds:
        if deed.kind == "undo":
            asked[deed.person, deed.about].append(deed)
    for who in asked.keys() | taken_back.keys():
        outcomes = Counter(deed.outcome for deed in asked[who])
        most = len(asked[who]) - outcomes[REFUSED]
        if not outcomes[KEPT] <= taken_back[who] <= most:
            faults.append(
                f"{who[0]} took {who[1]} back {outcomes[KEPT]} to {most} times; it stands {taken_back[who]} times"
            )
    return faults


def _counted(deed: Deed, stands: int, what: str) -> list[str]:
    expected = {KEPT: {1}, REFUSED: {0}}.get(deed.outcome, {0, 1})
    if stands in expected:
        return []
    return [f"{what} by {deed.person} was {deed.outcome} ({deed.status}) and stands {stands} times"]


def unsound(project: Project) -> set[str]:
    """Return what checking a project finds; of invented reports, whose bytes never came, that their texts are not those that were taken in."""
    return {f"verify: {one.code} {one.subject}: {one.why}" for one in project.verify().findings}


# --------------------------------------------------------------------------- load


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one run under load gave."""

    store: str
    users: int
    reports: int
    seconds: float
    notes: Notes
    faults: tuple[str, ...]
    clears_s: float
    """Seconds until the server had ended, with what it still worked at."""


def load(archive: Path, place: Path, *, address: str | None, users: int, seconds: float, seed: int) -> Load:
    """Let people come to a copy of an archive, and compare."""
    folder = copied(archive, place, address)
    with open_project(folder, by="benchmark", at=AT) as project:
        after, reports = project.newest[0], known_reports(project)
        held, before = project.status().reports, unsound(project)
    tokens = bring(folder, users)
    server = Server(folder, place / "errors.txt", invented=True)
    try:
        told = {"seconds": seconds, "seed": seed, "adds_every_s": ADDS_EVERY_S}
        notes = gather(send(crowd_of(server.port, tokens, reports, **told)))
    finally:
        began = time.perf_counter()
        server.end()
        ended = time.perf_counter() - began
    with open_project(folder, by="benchmark", at=AT) as project:
        faults = [
            *notes.faults,
            *compare(project, notes.deeds, after=after),
            *sorted(unsound(project) - before),
        ]
    said = (place / "errors.txt").read_text(encoding="utf-8")
    if said.strip():
        faults.append(f"the server printed: {said[-2_000:]}")
    return Load(
        store="sqlite" if address is None else "postgresql",
        users=users,
        reports=held,
        seconds=seconds,
        notes=notes,
        faults=tuple(faults),
        clears_s=ended,
    )


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that so large a share does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, -int(-share * len(ordered) // 1) - 1))]


def print_load(one: Load) -> None:
    """Print what a run gave."""
    taken = one.notes.taken
    overtaken = sum(deed.status == 409 for deed in one.notes.deeds)
    print(f"{one.store}: {one.users} people, {one.seconds:g} s, {one.reports} reports: {len(taken)} requests")
    for kind, times in by_kind(one).items():
        told = "  ".join(f"p{share * 100:.0f} {percentile(times, share):8.1f}" for share in (0.5, 0.95, 0.99))
        print(f"  {kind:12} {len(times):6}  {told} ms")
    outcomes = Counter((deed.kind, deed.outcome) for deed in one.notes.deeds)
    print(
        "  " + ", ".join(f"{kind} {outcome} {count}" for (kind, outcome), count in sorted(outcomes.items()))
    )
    print(f"  overtaken {overtaken}, faults {len(one.faults)}, ended after {one.clears_s:.1f} s", flush=True)
    print_faults(one.faults)


def print_faults(faults: Sequence[str]) -> None:
    """Print faults, each once, `MOST_PRINTED` at most."""
    found = Counter(faults).most_common()
    for fault, count in found[:MOST_PRINTED]:
        print(f"  fault ({count}): {fault}")
    if len(found) > MOST_PRINTED:
        print(f"  and {len(found) - MOST_PRINTED} other faults")


def by_kind(one: Load) -> dict[str, list[float]]:
    """Return how long requests took, by kind, and all of them."""
    found: dict[str, list[float]] = defaultdict(list)
    for taken in one.notes.taken:
        found[taken.kind].append(taken.ms)
    return {**dict(sorted(found.items())), "all": [taken.ms for taken in one.notes.taken]}


def rows_of(one: Load) -> list[Row]:
    """Return the rows of a run under load."""
    method = f"{one.users} people, one action each every 2 s for {one.seconds:g} s, {one.reports} invented reports, a report added every {ADDS_EVERY_S:g} s; no peer is to be had"
    name = f"workbench {one.store}"
    rows = [
        Row(
            metric=f"{name} {kind} p{share * 100:.0f}",
            value=round(percentile(times, share), 1),
            unit="ms",
            method=f"{method}; {len(times)} requests",
        )
        for kind, times in by_kind(one).items()
        for share in (0.5, 0.95, 0.99)
    ]
    overtaken = sum(deed.status == 409 for deed in one.notes.deeds)
    kept = sum(deed.outcome == KEPT for deed in one.notes.deeds)
    for what, count in (("kept", kept), ("overtaken", overtaken), ("faults", len(one.faults))):
        rows.append(Row(metric=f"{name} {what}", value=count, unit="", method=method))
    return rows


# --------------------------------------------------------------------------- killing


def killed(
    archive: Path, place: Path, *, address: str | None, times: int, users: int, seconds: float, seed: int
) -> list[str]:
    """Kill the server of one project over and over while people decide, and return what is wrong after any of it."""
    chance = random.Random(seed)  # noqa: S311 - moments
    folder = copied(archive, place, address)
    with open_project(folder, by="benchmark", at=AT) as project:
        after, reports, before = project.newest[0], known_reports(project), unsound(project)
    tokens = bring(folder, users)
    deeds: list[Deed] = []
    faults: list[str] = []
    for number in range(times):
        server = Server(folder, place / "errors.txt", invented=True)
        crowd = crowd_of(
            server.port,
            tokens,
            reports,
            seconds=4 * seconds,
            seed=seed + number,
            pause_s=0.3,
            adds_every_s=1.0,
        )
        people = send(replace(crowd, shares=DECIDING, until_gone=True))
        time.sleep(chance.uniform(1, seconds))
        server.kill()
        notes = gather(people)
        deeds += notes.deeds
        with open_project(folder, by="benchmark", at=AT) as project:
            found = [*notes.faults, *compare(project, deeds, after=after), *sorted(unsound(project) - before)]
        outcomes = Counter(deed.outcome for deed in notes.deeds)
        print(f"killed {number + 1}: {dict(sorted(outcomes.items()))}, {len(found)} faults", flush=True)
        faults += found
    return faults


# --------------------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTime:
    """How long a page takes where nobody else asks."""

    page: str
    p50: float
    p95: float
    size: int
    """Bytes of its answer, the largest."""


def measure_pages(folder: Path, place: Path) -> list[PageTime]:
    """Ask a server for each page of the table, one after the other."""
    (name, token), *_ = bring(folder, 1, role=Role.ADMIN).items()
    with open_project(folder, by="benchmark", at=AT) as project:
        reports = known_reports(project, 200)
        assessed = project.desk.is_assessed
        cases = project.desk.incidents(Question(), limit=REQUESTS).rows if assessed else ()
        claims = [one.claim.id for report in reports[:REQUESTS] for one in project.desk.report(report).claims]
        ids: dict[str, Sequence[str]] = {
            "/reports/": reports[:REQUESTS],
            "/history/": reports[:REQUESTS],
            "/claims/": claims[-REQUESTS:],
            "/incidents/": [case.incident.id for case in cases],
            "/actors/": [actor.id for actor, _ in project.desk.actors()][:REQUESTS],
        }
    with serves(folder, place / "errors.txt") as server:
        notes = Notes()
        crowd = crowd_of(server.port, {name: token}, reports, seconds=0)
        person = Person(crowd, 0, name, token, notes)
        while sum(deed.outcome == KEPT for deed in notes.deeds) < DECIDED:
            person.decide()
        found = []
        for page, paths in asked_pages(ids, reports, assessed=assessed).items():
            times, largest = [], 0
            for number in range(REQUESTS + 1):
                began = len(notes.taken)
                with contextlib.suppress(Gone):
                    largest = max(largest, len(person.open(page, paths[number % len(paths)])))
                if number:  # the first loads what the others find loaded
                    times += [one.ms for one in notes.taken[began:]]
            found.append(
                PageTime(page=page, p50=percentile(times, 0.5), p95=percentile(times, 0.95), size=largest)
            )
        person.close()
        print_faults(notes.faults)
    return found


def asked_pages(
    ids: Mapping[str, Sequence[str]], reports: Sequence[str], *, assessed: bool
) -> dict[str, list[str]]:
    """Return the addresses of each page that is measured: all that the table lets somebody look at, but for logging in and what programs ask."""
    pages = {}
    for method, path in ACCESS:
        if method != "GET" or path.startswith(("/api/", "/openid", "/login", "/static/")):
            continue
        if any(word in path for word in ("incident", "merge", "export")) and not assessed:
            continue
        if path in _WANTING or path.count("{") > 1:
            print(f"left out: {path}, which is asked for with what a person chose, or may see")
        elif "{" not in path:
            pages[path] = [path]
        elif known := next((some for begin, some in ids.items() if path.startswith(begin)), ()):
            pages[path] = [re.sub(r"\{\w+\}", urllib.parse.quote(one), path) for one in known]
        else:
            print(f"left out: {path}, of which this archive has nothing")
    pages["/?left=done"] = ["/?left=done"]
    pages["/?left="] = ["/?left="]
    pages["/queue?scope=report"] = [f"/queue?scope=report:{one}" for one in reports[:REQUESTS]]
    if ("GET", "/search") in ACCESS:
        pages["/search?q=killed"] = ["/search?q=killed"]
    some = ids["/incidents/"]
    if ("GET", "/merge") in ACCESS and len(some) > 1:
        pages["/merge"] = [f"/merge?incident={one}&incident={two}" for one, two in pairwise(some)]
    return pages


_WANTING: Final = frozenset({"/merge", "/incidents/{incident}/place", "/withheld"})
"""Pages that say what is missing where nothing is chosen, or whom they are for."""


def rows_of_pages(reports: int, found: Sequence[PageTime]) -> list[Row]:
    """Return the rows of pages of one archive."""
    size = f"{reports:,}".replace(",", " ")
    method = f"one person, {REQUESTS} requests of each page, loopback, SQLite, invented reports; no peer is to be had"
    return [
        Row(
            metric=f"workbench page {one.page} of {size} p{share}",
            value=round(value, 1),
            unit="ms",
            method=method,
        )
        for one in found
        for share, value in ((50, one.p50), (95, one.p95))
    ]


# --------------------------------------------------------------------------- decisions


def measure_decisions(folder: Path, number: int) -> tuple[float, float, float, float]:
    """Decide on so many claims one after the other, and return ms in the middle, p95, ms of the processor in the middle, and syncs for each."""
    synced = 0
    sync = os.fsync

    def counted(handle: int) -> None:
        nonlocal synced
        synced += 1
        sync(handle)

    with open_project(folder, by="benchmark", at=AT) as project:
        claims: list[ClaimId] = []
        for report in known_reports(project):
            claims += [one.claim.id for one in project.desk.report(report).claims]
            if len(claims) >= number:
                break
        times, worked = [], []
        setattr(os, "fsync", counted)  # noqa: B010 - to a checker it is another function
        try:
            for claim in claims[:number]:
                word = Judgement(
                    proposal="", decision=Decision.ACCEPT, by="benchmark", at=AT, why="it says so"
                )
                began, process = time.perf_counter(), time.process_time()
                project.decide_claim(claim, word, seen=0)
                times.append((time.perf_counter() - began) * 1000)
                worked.append((time.process_time() - process) * 1000)
        finally:
            setattr(os, "fsync", sync)  # noqa: B010 - as above
    return median(times), percentile(times, 0.95), median(worked), synced / len(times)


# --------------------------------------------------------------------------- the run


@contextmanager
def database(*, wanted: bool) -> Iterator[str | None]:
    """Lend the address of an empty PostgreSQL, or none."""
    if not wanted:
        yield None
        return
    with serving() as address:
        yield address


def main() -> None:
    """Measure, print, and record if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--users", type=int, default=USERS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--reports", type=int, default=REPORTS, help="reports of the archive")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--postgresql", action="store_true", help="the same on PostgreSQL, too")
    parser.add_argument("--kill", type=int, metavar="TIMES", help="kill the server so often")
    parser.add_argument(
        "--pages",
        type=int,
        nargs="*",
        metavar="REPORTS",
        help="measure each page alone in archives of these sizes",
    )
    parser.add_argument("--decisions", type=int, metavar="NUMBER", help="decide so often within this process")
    parser.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    parser.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--weigh", type=Path, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.weigh is not None:
        invent_weights()
        apart.serve(told.weigh)
        return
    if told.serve is not None:
        invent_weights()
        weighs = partial(apart.Apart, command=("-m", "benchmarks.workbench", "--weigh"))
        setattr(workflow, "Apart", weighs)  # noqa: B010 - to a checker it is another class
        sys.argv[1:] = ["serve", str(told.serve), "--port", "0"]
        runpy.run_module("corrobora", run_name="__main__", alter_sys=True)
        return
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if told.pages is not None:
            for size in told.pages or PAGES:
                folder = place / f"pages-{size}"
                make_archive(folder, size, assess=size <= WEIGHED)
                found = measure_pages(folder, place)
                for one in found:
                    print(
                        f"{size:7} {one.page:28} p50 {one.p50:8.1f}  p95 {one.p95:8.1f} ms  {one.size:8} bytes",
                        flush=True,
                    )
                rows += rows_of_pages(size, found)
                shutil.rmtree(folder)
        else:
            archive = place / "archive"
            make_archive(archive, told.reports)
            if told.decisions is not None:
                middle, slow, worked, syncs = measure_decisions(archive, told.decisions)
                print(
                    f"one decision: p50 {middle:.1f}  p95 {slow:.1f} ms, {worked:.1f} ms of the processor, {syncs:.1f} syncs"
                )
                method = f"{told.decisions} decisions one after the other, {told.reports} invented reports; no peer is to be had"
                rows.append(
                    Row(
                        metric="workbench decision in process p50",
                        value=round(middle, 1),
                        unit="ms",
                        method=method,
                    )
                )
                rows.append(
                    Row(
                        metric="workbench decision in process p95",
                        value=round(slow, 1),
                        unit="ms",
                        method=method,
                    )
                )
            for wanted in (False, True) if told.postgresql and told.decisions is None else (False,):
                if told.decisions is not None:
                    break
                with database(wanted=wanted) as address:
                    if told.kill is not None:
                        users = min(told.users, KILLED_BY)
                        seconds = min(told.seconds, 5.0)
                        wrong = killed(
                            archive,
                            place,
                            address=address,
                            times=told.kill,
                            users=users,
                            seconds=seconds,
                            seed=told.seed,
                        )
                        print_faults(wrong)
                        print(f"killed {told.kill} times: {len(wrong)} faults")
                    else:
                        run = load(
                            archive,
                            place,
                            address=address,
                            users=told.users,
                            seconds=told.seconds,
                            seed=told.seed,
                        )
                        print_load(run)
                        rows += rows_of(run)
    if told.record:
        record(rows)


if __name__ == "__main__":
    main()
