"""A project on disk: the archive that an organisation keeps for years.

    project.json      the name of this layout, where the store is
    custody/          originals and records by their hashes, and the ledger: the truth (`corrobora.custody`)
    store.sqlite      what follows from it, found quickly; can be made anew at any time (`folding`)
    joining.sqlite    what the last assessment knew, so that the next one goes on from it; may be deleted (`shelves`)

Where the project is encrypted, its keys lie in a keyring outside of the folder (`corrobora.custody.encrypted`), and what is
said below of objects and entries is said of their words.

Every act writes to custody first and to the store then. What the store lacks after a crash is
applied from the ledger when the project is opened next.
"""

import hashlib
import heapq
import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import dropwhile
from pathlib import Path
from typing import Final, Protocol, TypeVar

from corrobora.custody import (
    Checkpoint,
    EncryptedCustody,
    FolderCustody,
    Keyring,
    SigningKey,
    Standing,
    Verification,
    add_key,
    follow_folder,
    is_custody,
    is_unstarted,
    make_keyring,
    open_folder,
    open_keyring,
    read_folder,
    read_head,
    read_keys,
    retire_key,
    seal,
)
from corrobora.custody import Finding as Difference
from corrobora.custody import verify as verify_custody
from corrobora.custody.folder import ERASED, Clock
from corrobora.custody.store import SQLITE_FILE, Held, Row, Store, open_store, read_store
from corrobora.errors import (
    BadReferenceFile,
    BadSetting,
    BrokenIntegrity,
    InUse,
    MissingPath,
    Overtaken,
    ReadOnly,
    UnknownRecord,
)
from corrobora.export import Profile
from corrobora.export.jsonform import record_to_values
from corrobora.intake import TAKEN_IN, read_mapping, take_in
from corrobora.merging import METHODS as MERGING_METHODS
from corrobora.reading import METHODS as READING_METHODS
from corrobora.records import (
    LANGUAGE_NOT_READ,
    ClaimId,
    Decision,
    Dossier,
    Entry,
    Intake,
    Judgement,
    Reading,
    Reconciliation,
    Refusal,
    Report,
    ReportId,
    digest,
    unread,
)
from corrobora.review import METHODS as REVIEW_METHODS
from corrobora.review import (
    Laid,
    in_force,
    names_in,
    propose_reading,
    unite_laid,
)
from corrobora.weighing import METHODS as WEIGHING_METHODS
from corrobora.workflow.actors import standard_actors_sha256
from corrobora.workflow.assessing import Archive, Before, Task, Weighed, weigh_again
from corrobora.workflow.deciding import Deciding
from corrobora.workflow.desk import Desk
from corrobora.workflow.erasing import Erased, erase
from corrobora.workflow.folding import (
    ASSESSED,
    CODERS,
    COPIED,
    DISSOLVED,
    READ,
    REFERENCE,
    REPORTED,
    SET,
    UNCOPIED,
    WEIGHED,
    WITHHELD,
    fold,
    rank_of,
)
from corrobora.workflow.gathering import Listing, Manner, Visit, list_feed, note_arrived, unknown, visit
from corrobora.workflow.holdings import WHOLE, Frame, Holdings, Said, record_of, values_of
from corrobora.workflow.joining import weights_sha256
from corrobora.workflow.judging import (
    Proposed,
    State,
    proposals,
    states,
    states_of_pairs,
)
from corrobora.workflow.layout import (
    CUSTODY,
    ENCRYPTED_LAYOUT,
    LAYOUT,
    PROJECT_FILE,
    is_encrypted,
    is_project,
)
from corrobora.workflow.offered import BAG, EXPORTS
from corrobora.workflow.readers import Progress, readers
from corrobora.workflow.reconciling import reconcile_file
from corrobora.workflow.reference import OwnFile, Reference, open_reference
from corrobora.workflow.releasing import Source, preview_release, write_release, write_whole_export
from corrobora.workflow.settings import Settings
from corrobora.workflow.shelves import FILE as SHELVES_FILE
from corrobora.workflow.shelves import LAYOUT as SHELVES_LAYOUT
from corrobora.workflow.shelves import FileShelves, InMemory, sha256_of
from corrobora.workflow.struck import StruckDesk
from corrobora.workflow.turns import alone, at_once, at_work
from corrobora.workflow.withholding import Listed, Withheld, Withholding, checked

ROLES: Final = ("gazetteer", "actors")
"""Files of its own that a project may bring along."""
_SUFFIXES: Final = frozenset({".csv", ".json", ".jsonl", ".ndjson"})
"""Endings of such files."""
_UNFINISHED: Final = ".unfinished-"
"""Prefix of what is being written and may be deleted after a crash."""
_LEFT_BY_A_CRASH: Final = frozenset(
    {CUSTODY, SQLITE_FILE, f"{SQLITE_FILE}-wal", f"{SQLITE_FILE}-shm", f"{_UNFINISHED}{PROJECT_FILE}"}
)
"""What a making that died may leave in a folder, so that it can be begun again there."""
_FILES: Final = tuple(
    f"{name}{end}" for name in (SQLITE_FILE, SHELVES_FILE) for end in ("", "-journal", "-shm", "-wal")
)
"""What is a file, or not there, in every project."""
_READ_TOGETHER: Final = 64
"""Readings that are written together: what a run that dies repeats, and what a person's decision may have to wait for."""
_SAID_BEFORE: Final = 5_000
"""Incidents up to which all is worded before anybody who decides has to wait. Ours: at 7,000 bytes each, as in the archive
of `benchmarks.workbench`, these are 35 MB, and more are weighed at the first time alone."""
_HELD: Final = 4_096
"""Reports that an assessment keeps at hand, those asked for last."""


_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far a project is."""

    reports: int
    unread: int
    """Reports without a reading."""
    other_language: int
    """Reports that are kept and of which nothing is read, because of their language."""
    outdated: int
    """Reports read by other methods, or with other files of places and parties, than those in force."""
    incidents: int
    judgements: int
    as_of: str | None
    """Day against which promises were measured last; ``None``: never assessed, or no day is known."""
    waiting: int
    """Reports that came or were read since the last assessment; all that are read where there was none."""
    entries: int
    head: str
    """Hash of the newest ledger entry, to be noted down elsewhere."""
    erased: int
    """Reports whose keys were destroyed."""
    undone: bool
    """Whether what was assessed last holds no longer, because a report under it was erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding gave."""

    taken: Intake
    new: tuple[ReportId, ...]
    """Reports that were not there before, in order."""
    again: tuple[ReportId, ...]
    """Reports that were there already; one that came by a further path says so from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What assessing gave; `Project.dossier` returns it whole."""

    as_of: str | None
    """Day against which promises were measured."""
    reports: int
    """All that are read."""
    incidents: int
    weighed: int
    """Incidents that were weighed this time; the others are as they were."""
    joined: int
    """Reports that came or were read since the last time; all where all was joined anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What is going to be kept and entered."""

    what: str
    subject: str
    data: bytes | None = None
    """The object that it names; ``None``: it names none."""
    payload: Mapping[str, str] = field(default_factory=dict)


class Weigher(Protocol):
    """Does elsewhere what `Project.weigh` does; `corrobora.workflow.apart.Apart` is one."""

    def __call__(self, task: Task, progress: Progress | None = None, /) -> tuple[Weighed, str] | None:
        """Return what came out and what stands for the shelves that were left; ``None``: it could not be done there."""
        ...


class Project(Deciding):
    """A project that is open. `init_project` makes one, `open_project` opens it; `close` lets it go.

    Threads may share it. Of two locks, whoever takes both takes `_working` first: it keeps reading, joining and weighing apart, which take
    long; `_acting` keeps apart what is written, so that a person's decision waits for no assessment.
    """

    def __init__(
        self,
        root: Path,
        *,
        custody: FolderCustody | EncryptedCustody,
        store: Store,
        settings: Settings,
        rebuild: bool = False,
        to_read: bool = False,
        beside: ExitStack | None = None,
    ) -> None:
        """Take what `open_project` or `read_project` opened."""
        super().__init__()
        self._root = root
        self._custody = custody
        self._store = store
        self._held = Holdings(store, custody)
        self._desk = Desk(store, self._held, str(root))
        self._withholding: tuple[tuple[int, int, frozenset[str]], Withholding, StruckDesk] | None = None
        """What is withheld, with what it was made for, since it takes some milliseconds."""
        # its files of places and parties lie in custody: others would be read by unnoticed, and not be there the next time
        self._settings = replace(settings, gazetteer=None, actors=None)
        self._reference: tuple[dict[str, str], Reference] | None = None
        self._applied = ("", 0)
        """Hash of the entry that the store ends with, and the bytes of the ledger up to it."""
        self._to_read = to_read
        self._beside = beside
        """Where another process writes meanwhile, what keeps all that is read here of one moment, until it is closed."""
        if to_read:
            return
        try:
            store.claim()
            if rebuild or store.applied()[0] < self._last_erasure():
                self.rebuild()  # what the store held of an erased report was encrypted under a key that is destroyed
            self._catch_up()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Project":
        """Return the project itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the project go."""
        self.close()

    def close(self) -> None:
        """Let store and custody go, so that others may open the project."""
        if self._beside is not None:
            self._beside.close()
        self._store.close()
        self._custody.close()

    # ------------------------------------------------------------------ what follows from the ledger

    def _catch_up(self) -> None:
        """Apply to the store what the ledger holds beyond it."""
        number, last = self._store.applied()
        if (number, last) != (self._custody.number, self._custody.head):
            self._apply_after(number, last)
        self._applied = (self._custody.head, self._custody.ledger_size)

    def _apply_after(self, number: int, last: str) -> None:
        hash_, size = self._applied
        if number and hash_ == last:
            # only what was added since: each act of a long ledger would go through all of it otherwise
            fold(self._store, self._custody, self._custody.iter_entries(start=size))
            return
        entries = self._custody.iter_entries()
        left = dropwhile(lambda entry: entry.number < number, entries) if number else entries
        if number:
            known = next(left, None)
            if known is None and self._custody.number < number:
                raise BrokenIntegrity(
                    f"the ledger of {self._root} ends with entry {self._custody.number}, and its store follows entry {number}: "
                    "the custody was cut off or restored from an older backup, or the store follows another ledger. Look for the right one, "
                    "and keep a copy of the store: corrobora verify DIR --rebuild would discard what the ledger lacks"
                )
            if known is None or known.hash != last:
                raise BrokenIntegrity(
                    f"the store of {self._root} goes on from entry {number} of another ledger; "
                    "if the custody is the right one, corrobora verify DIR --rebuild makes the store anew"
                )
        fold(self._store, self._custody, left)

    @alone
    def rebuild(self) -> None:
        """Empty the store and make it anew from ledger and archive.

        Raises:
            BadSetting: the project was closed, and another may have it open.
            BrokenIntegrity: an object is not what the ledger says.
            UnknownRecord: an object is missing.

        """
        self._folder.check_writable()
        self._store.clear()
        self._store.claim()
        fold(self._store, self._custody, self._custody.iter_entries())

    @property
    def lag(self) -> str:
        """What the store lacks of the ledger where nothing can be completed, in words; empty where it lacks nothing."""
        number, last = self._store.applied()
        if (number, last) == (self._custody.number, self._custody.head):
            return ""
        return f"it follows entry {number} of {self._custody.number}, and nothing can be completed where nothing can be written"

    def _last_erasure(self) -> int:
        """Return the number of the newest entry that says something was erased; 0 where none does."""
        tombstones = self._folder.of_erasures
        return tombstones[-1].number if tombstones else 0

    @property
    def _folder(self) -> FolderCustody:
        """Custody as it lies on the disk, ciphertexts where it is encrypted."""
        custody = self._custody
        return custody.folder if isinstance(custody, EncryptedCustody) else custody

    def _keep(self, what: str, subject: str, values: object, **payload: str) -> None:
        """Hold a record in custody and enter it into the ledger; both are on the disk once it returns, unless it is part of more."""
        # as one: ledger and head are synced once for the object's entry and the record's, and nobody finds the one without the other
        with self._custody.together():
            sha256 = self._custody.put(_canonical(values))
            self._custody.append(what, subject, {**payload, "object": sha256})

    # ------------------------------------------------------------------ acts

    @alone
    def refer(self, role: str, path: Path) -> None:
        """Bring along a file of places or parties of the project's own, in place of the one before; nothing happens where it is in force.

        Raises:
            BadSetting: the role is none of `ROLES`.
            BadReferenceFile: the file lacks a column or holds a value out of range; nothing is changed then.
            MissingPath: there is no file at the path.

        """
        if role not in ROLES:
            raise BadSetting(f"reference: found {role}, expected one of {', '.join(ROLES)}")
        if not path.is_file():
            raise MissingPath(f"{role}: no file at {path}; give the path of a CSV, JSON or JSONL file")
        open_reference(Settings(**{role: path}))  # type: ignore[arg-type]  # a role is the name of a setting
        if path.suffix.lower() not in _SUFFIXES:
            raise BadReferenceFile(f"{role}: {path} does not end in .csv, .json or .jsonl")
        data = path.read_bytes()
        values = {"file": hashlib.sha256(data).hexdigest(), "suffix": path.suffix.lower()}
        if self._store.objects("reference").get(role) == _sha256(values):
            return
        self._custody.put(data)
        self._keep(REFERENCE, role, values)
        self._catch_up()

    @at_once
    def add(
        self,
        paths: Sequence[str | Path],
        *,
        mapping: Path | None = None,
        progress: Progress | None = None,
        outputs: Sequence[Path] = (),
        under: Path | None = None,
    ) -> Added:
        """Take in everything under the paths; see `corrobora.intake.take_in`.

        Args:
            paths: files and folders.
            mapping: a file that says which columns of foreign tables are what; it is kept in custody.
            progress: called with ("taking in", done, total).
            outputs: files that this run writes, passed over.
            under: a folder that is left out of the names by which files are kept; see `corrobora.intake.take_in`.

        Returns:
            What was taken in and refused, and which reports are new.

        Raises:
            BadSetting: one of the paths lies in the project, or the mapping cannot be used; nothing is taken in then. A
                project that lies below a path is passed over.
            MissingPath: there is no mapping at its path.
            BrokenIntegrity: custody found its folder changed.

        """
        for path in paths:
            if _lies_in(path, self._root):
                # its store and its reference files would be kept once more each time, and refused in every dossier
                raise BadSetting(f"add: {path} lies in the project {self._root}; name the reports alone")
        told = None if progress is None else lambda done, total: progress("taking in", done, total)
        if mapping is not None and not mapping.is_file():
            raise MissingPath(f"mapping: no file at {mapping}; give the path of a JSON or TOML file")
        columns = None if mapping is None else read_mapping(mapping.read_bytes(), str(mapping))
        with self._custody.together():
            taken = take_in(
                paths,
                custody=self._custody,
                limits=self._settings.limits,
                mapping=columns,
                progress=told,
                outputs=(*outputs, self._root),
                under=under,
            )
            new, again = self._report(taken)
        self._catch_up()
        return Added(taken=taken, new=new, again=again)

    def _report(self, taken: Intake) -> tuple[tuple[ReportId, ...], tuple[ReportId, ...]]:
        """Keep the reports that were taken in, and return those that are new and those that were there."""
        new, again = [], []
        for report in taken.reports:
            known = self._store.find("report", report.id)
            if known is None:
                new.append(report.id)
            else:
                again.append(report.id)
                report = _with_paths_of(record_of(Report, known), report)  # noqa: PLW2901 - the same report, by more paths
            values = record_to_values(report)
            if known is None or _canonical(values).decode("ascii") != known.body:
                self._keep(REPORTED, report.id, values)
        return tuple(new), tuple(again)

    @alone
    def add_unknown(self, paths: Sequence[Path], *, progress: Progress | None = None) -> Added | None:
        """Take in the files that the project does not know; ``None`` where there are none. See `gathering.unknown`."""
        wanted = unknown(self._store, paths, limits=self._settings.limits)
        if not wanted:
            return None
        added = self.add(list(wanted), progress=progress)
        note_arrived(self._custody, self._store, wanted)
        self._catch_up()
        return added

    def capture(self, addresses: Sequence[str], manner: Manner, *, now: Callable[[], str]) -> Iterator[Visit]:
        """Capture pages one after the other, and give what became of each; see `gathering.visit`.

        Args:
            addresses: http or https.
            manner: how they are asked for, and how long is waited between two.
            now: the time, UTC, ISO 8601 with seconds.

        """
        for number, address in enumerate(addresses):
            if number:
                time.sleep(manner.pause_s)
            with self._working, self._acting:
                found = visit(
                    self._custody,
                    address,
                    manner=manner,
                    at=now(),
                    limits=self._settings.limits,
                    report=lambda taken: self._report(taken)[0],
                )
                self._catch_up()
            yield found

    @alone
    def list_feed(self, address: str, manner: Manner, *, now: Callable[[], str]) -> Listing:
        """Fetch a feed and keep what it tells of that is new; see `gathering.list_feed`.

        Args:
            address: of the feed itself.
            manner: how it is asked for.
            now: the time, UTC, ISO 8601 with seconds.

        """
        listing = list_feed(self._custody, self._store, address, manner=manner, at=now())
        self._catch_up()
        return listing

    @at_work
    def read(
        self,
        *,
        anew: bool = False,
        only: Collection[ReportId] | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Read the reports that are not read yet, and return how many were read: those in a language that is not read are kept, and not counted.

        Args:
            anew: read those again, too, that were read by other methods or other files of places and parties
                than those in force.
            only: of these reports alone; ``None``: of all.
            progress: called with ("reading", done, total).

        """
        by = self._methods_in_force()
        done = {record: rank for record, rank, _ in self._store.iter_marks("reading")}
        wanted = [
            record_of(Report, held)
            for held in self._store.iter_records("report")
            if (only is None or held.id in only) and (held.id not in done or (anew and done[held.id] != by))
        ]
        if not wanted:
            return 0
        left: list[Refusal] = []
        with readers(self._settings) as read_all:
            for some in _in_parts(read_all(wanted, self.reference(), progress)):
                with self._acting:
                    with self._custody.together():
                        for report, reading in some:
                            self._keep(READ, report.id, record_to_values(reading), rank=by)
                            left += reading.refused
                    self._catch_up()
        return len(wanted) - len(unread(wanted, left))

    @at_work
    def assess(
        self,
        *,
        as_of: str | None = None,
        anew: bool = False,
        progress: Progress | None = None,
        elsewhere: Weigher | None = None,
    ) -> Assessed:
        """Join and weigh what came or was read since the last time, and what that touches, and keep what came out.

        What comes out is what joining and weighing everything gives. Where methods, weights or files of parties are others than
        the last time, everything is.

        Args:
            as_of: day (``YYYY-MM-DD``) against which promises are measured; ``None``: the latest publication date. Where it is another
                day than the last time, every incident is weighed again: days of silence count up to it.
            anew: whether all is joined and weighed anew, whatever the last time left.
            progress: called with ("joining", done, total) and ("weighing", done, total).
            elsewhere: computes in a process of its own; ``None``: this one does. Of an encrypted project this one always does: no key
                leaves it.

        """
        Settings(as_of=as_of)  # a day that is none raises here
        self._folder.check_writable()
        task = self._task(as_of, anew=anew)
        found = None if elsewhere is None or self._is_encrypted else elsewhere(task, progress)
        weighed, kept = self.weigh(task, progress) if found is None else found
        entries: Iterable[_Entry] = self._say_weighed(weighed, kept, upto=task.now)
        if len(weighed.incidents) <= _SAID_BEFORE:
            entries = list(entries)
        with self._acting:
            with self._custody.together():
                for one in entries:
                    object_ = {} if one.data is None else {"object": self._custody.put(one.data)}
                    self._custody.append(one.what, one.subject, {**one.payload, **object_})
            self._catch_up()
        return Assessed(
            as_of=weighed.as_of,
            reports=weighed.reports - sum(one.code == LANGUAGE_NOT_READ for one in weighed.refused),
            incidents=self._store.count("incident"),
            weighed=len(weighed.incidents),
            joined=weighed.joined,
        )

    def _task(self, as_of: str | None, *, anew: bool) -> Task:
        """Return what there is to weigh, once what a run that died left beside the shelves is out of the way."""
        place = self._root / SHELVES_FILE
        for beside in ("-journal", "-shm", "-wal"):
            # SQLite would lay over the file what stands there, and no run of ours leaves any
            place.with_name(f"{SHELVES_FILE}{beside}").unlink(missing_ok=True)
        last = None if anew else self._store.find_last(ASSESSED)
        # what the last one knew is written down in plain, so that of an encrypted project nothing is
        goes_on = (
            last is not None
            and not self._is_encrypted
            and last.payload.get("joining") == _kept(self._basis(), place)
        )
        upto = int(last.payload["upto"]) if last is not None and goes_on else 0
        if not upto:
            place.unlink(missing_ok=True)
        # what comes or is decided from here on is for the next assessment
        return Task(upto=upto, now=self._store.applied()[0], as_of=as_of)

    @property
    def _is_encrypted(self) -> bool:
        return isinstance(self._custody, EncryptedCustody)

    def weigh(self, task: Task, progress: Progress | None = None) -> tuple[Weighed, str]:
        """Join and weigh, and return what came out and what stands for the shelves that were left; `assess` keeps both.

        Nothing is asked of what the ledger holds beyond ``task.now``: the same task gives the same.

        Args:
            task: of `assess`, in this process or another.
            progress: as for `assess`.

        """
        upto, now = task.upto, task.now
        judged, groups = self._held.judged_on(upto=now), self._held.judgements(upto=now)
        read = self._store.objects("reading").keys()
        frame = record_of(Frame, self._store.get("frame", WHOLE)) if upto else None
        changed = (
            {
                entry.subject
                for what in (REPORTED, READ)
                for entry in self._store.iter_history(what=what, since=upto + 1)
                if entry.number <= now
            }
            | {report for report, said in judged.items() if said[-1].entry > upto}
            | self._named_otherwise(upto, now, judged)
            if upto
            else set(read)
        ) & read
        place = self._root / SHELVES_FILE
        shelves = InMemory() if self._is_encrypted else FileShelves(place)
        try:
            weighed = weigh_again(
                self._archive(read, upto, now, judged, groups),
                shelves=shelves,
                before=None if frame is None else Before(as_of=frame.as_of, revisions=frame.revisions),
                changed={ReportId(report) for report in changed},
                reference=self.reference(),
                refused=self._refused(upto=now),
                as_of=task.as_of,
                progress=progress,
            )
            kept = _kept(self._basis(), place) if shelves.keep() else ""
        except BaseException:
            shelves.close()
            raise
        return weighed, kept

    def _archive(
        self,
        read: Collection[str],
        upto: int,
        now: int,
        judged: Mapping[str, Sequence[Said]],
        groups: Sequence[Judgement],
    ) -> Archive:
        """Return what an assessment asks for; ``upto`` is the entry that the last one rests on, ``now`` the one that this does."""
        pairs, pairs_then = self._held.on_pairs(upto=now), self._held.on_pairs(upto=upto)
        united, united_then = self._held.united(pairs), self._held.united(pairs_then)

        @lru_cache(maxsize=_HELD)
        def held(report: ReportId) -> tuple[Held, Held]:
            taken, read = self._store.get("report", report), self._store.get("reading", report)
            # a report that is added again meanwhile has one more path
            return self._held.as_of_entry(REPORTED, taken, now) or taken, read

        @lru_cache(maxsize=_HELD)
        def as_now(report: ReportId) -> tuple[Report, Laid]:
            taken, laid = self._held.laid(*held(report), judged.get(report, ()))
            return taken, unite_laid(laid, united)

        def then(report: ReportId) -> tuple[Report, Laid]:
            taken, read = held(report)
            said = judged.get(report, ())
            if united == united_then and max((taken.entry, read.entry, *(one.entry for one in said))) <= upto:
                return as_now(report)
            before = self._held.as_of_entry(REPORTED, taken, upto), self._held.as_of_entry(READ, read, upto)
            if before[0] is None or before[1] is None:
                raise UnknownRecord(f"report {report} was not there at the last assessment")
            was, laid = self._held.laid(before[0], before[1], [one for one in said if one.entry <= upto])
            return was, unite_laid(laid, united_then)

        def of_claim(claim: ClaimId) -> ReportId | None:
            return next((ReportId(found) for found in self._store.linked("reading-claim", claim)), None)

        return Archive(
            reports=frozenset(map(ReportId, read)),
            now=as_now,
            then=then,
            edges=self._machine_edges,
            of_claim=of_claim,
            groups=_of_groups(groups),
            copies=pairs,
            copies_then=pairs_then,
            unions=united,
            coders=self._held.coders,
        )

    def _named_otherwise(self, upto: int, now: int, judged: Mapping[str, Sequence[Said]]) -> set[str]:
        """Return the reports that name whom persons made one, or no longer one, from an entry to another."""
        before, after = self._held.on_pairs(upto=upto), self._held.on_pairs(upto=now)
        if before == after:
            return set()
        touched = self._held.united(before).touching(self._held.united(after))
        if not touched:
            return set()
        read = self._store.iter_records("reading")
        found = {held.id for held in read if not touched.isdisjoint(names_in(record_of(Reading, held)))}
        for report, said in judged.items():
            persons = tuple(one.judgement.corrected for one in said if one.judgement.corrected is not None)
            if not touched.isdisjoint(names_in(Reading(report=ReportId(report), claims=persons))):
                found.add(report)
        return found

    def _basis(self) -> str:
        """Return what stands for all that joining and weighing rest on beside the reports."""
        methods = [
            f"{name}={method}" for name, method in sorted({**MERGING_METHODS, **WEIGHING_METHODS}.items())
        ]
        return digest(
            SHELVES_LAYOUT,
            self._methods_in_force(),
            *methods,
            weights_sha256(),
            standard_actors_sha256(),
            f"coders={self._held.coders}",
        )

    def _say_weighed(self, weighed: Weighed, kept: str, *, upto: int) -> Iterator[_Entry]:
        """Give what an assessment is to be kept as, entry by entry; ``upto`` is the one that it rests on.

        Of copies and incidents nobody else writes meanwhile, so that it can be asked for before anybody is made to wait.
        """
        copies = (
            self._store.objects("copies")
            if weighed.anew
            else {one: held.object for one, held in self._store.find_some("copies", weighed.edges).items()}
        )
        for report, held in sorted(weighed.edges.items()):
            known = copies.pop(report, None)
            data = _canonical([record_to_values(edge) for edge in held]) if held else None
            if data is not None and known != hashlib.sha256(data).hexdigest():
                yield _Entry(what=COPIED, subject=report, data=data)
            elif data is None and known is not None:
                yield _Entry(what=UNCOPIED, subject=report)
        for copied_no_more in sorted(copies) if weighed.anew else ():
            yield _Entry(what=UNCOPIED, subject=copied_no_more)
        there = self._store.objects("incident")
        ranks = {known: rank for known, rank, _ in self._store.iter_marks("incident")}
        made = set()
        for incident, reports, claims in sorted(weighed.incidents, key=lambda one: one[0].id):
            made.add(incident.id)
            data, rank = _canonical(record_to_values(incident)), rank_of(reports, claims)
            if (there.get(incident.id), ranks.get(incident.id)) != (hashlib.sha256(data).hexdigest(), rank):
                yield _Entry(what=WEIGHED, subject=incident.id, data=data, payload={"rank": rank})
        if weighed.whole:
            gone = there.keys() - made
        else:
            claims_of = [claim for one, *_ in weighed.incidents for claim in (*one.claims, *one.set_aside)]
            told = {
                found
                for link, targets in (
                    ("incident-report", weighed.looked_at),
                    ("incident-claim", claims_of),
                )
                for some in self._store.linked_to(link, targets).values()
                for found in some
            }
            gone = ((told | set(weighed.gone)) & there.keys()) - made
        for dissolved in sorted(gone):
            yield _Entry(what=DISSOLVED, subject=dissolved)
        frame = Frame(
            as_of=weighed.as_of,
            methods={
                **READING_METHODS,
                **MERGING_METHODS,
                **WEIGHING_METHODS,
                **(REVIEW_METHODS if self._store.count("judgement") else {}),
            },
            background=weighed.background,
            refused=weighed.refused,
            actors=weighed.actors,
            revisions=weighed.revisions,
        )
        payload = {"since": str(upto + 1), "upto": str(upto)} | ({"joining": kept} if kept else {})
        yield _Entry(what=ASSESSED, subject=WHOLE, data=_canonical(record_to_values(frame)), payload=payload)

    @at_once
    def set_coders(self, coders: int) -> None:
        """Keep how many persons are asked for on each proposal from here on; the next assessment follows it.

        Raises:
            BadSetting: it is neither 1 nor 2.

        """
        if coders not in {1, 2}:
            raise BadSetting(f"coders: found {coders}, expected 1 or 2")
        if coders != self._held.coders:
            self._keep(SET, CODERS, coders)
            self._catch_up()

    @at_once
    def set_withheld(self, withheld: Sequence[Withheld], *, seen: int) -> None:
        """Keep which names are withheld at the workbench from here on, in place of those before.

        A salt by chance is kept beside them, so that nobody confirms a guess by the hash of the list.

        Args:
            withheld: all of them.
            seen: the entry that kept those before, as `withheld` says it, 0 where there was none.

        Raises:
            BadSetting: an entry cannot be looked for (`corrobora.workflow.withholding.checked`).
            Overtaken: somebody changed the list in between.

        """
        entry, before = self._held.withheld()
        if entry != seen:
            raise Overtaken(
                "withheld: somebody changed the list in between; look at it again, then change it"
            )
        kept = checked(withheld)
        if kept != before:
            listed = Listed(salt=secrets.token_hex(16), withheld=kept)
            self._keep(SET, WITHHELD, record_to_values(listed))
            self._catch_up()

    def withheld(self) -> tuple[int, tuple[Withheld, ...]]:
        """Return what is withheld at the workbench, with the entry that says so; 0 where nothing ever was."""
        return self._held.withheld()

    def withholding(self, known: Collection[str] = ()) -> Withholding | None:
        """Return what finds and strikes what is withheld; ``None`` where nothing is.

        It is made once for a list, an assessment and those who work here, and kept for the next that asks.

        Args:
            known: names of those who work here (`Withholding`).

        """
        entry, withheld = self._held.withheld()
        if not withheld:
            return None
        last = self._held.last_assessed()
        version = (entry, 0 if last is None else last.number, frozenset(known))
        found = self._withholding
        if found is None or found[0] != version:
            actors = () if last is None else self._held.frame().actors
            made = Withholding(withheld, actors=actors, known=known)
            found = self._withholding = (version, made, StruckDesk(self._desk, made))
        return found[1]

    def desk_without(self, withholding: Withholding) -> Desk:
        """Return what answers pages for those who may not see what is withheld; what they decide is kept by this project as ever."""
        found = self._withholding
        return (
            found[2] if found is not None and found[1] is withholding else StruckDesk(self._desk, withholding)
        )

    def in_the_name_of(self, by: str, at: str | None = None) -> AbstractContextManager[None]:
        """Have what this thread writes inside say that somebody else acts, and when; ``None``: as ever."""
        return self._custody.in_the_name_of(by, at)

    def signing_keys(self) -> tuple[Standing, ...]:
        """Return the keys that ever were allowed to sign, in the order in which they were added."""
        return tuple(read_keys(self._folder.of_keys)[0].values())

    @at_once
    def retire(self, key: str, *, why: str, since: int | None = None) -> None:
        """Enter into the ledger that a key signs no more; see `corrobora.custody.retire_key`.

        Args:
            key: the public key, 64 hexadecimal digits.
            why: the reason.
            since: number of the first entry at which it may have been in other hands.

        """
        retire_key(self._folder, key, why=why, since=since)
        self._catch_up()

    @at_once
    def seal(self, key: SigningKey, *, label: str = "", endorsed_by: SigningKey | None = None) -> Checkpoint:
        """Sign the newest entry of the ledger, and with it all before; the key is entered into the ledger first where it is new.

        Args:
            key: kept outside the project.
            label: whose key a new one is, as the ledger will say.
            endorsed_by: the key used before, which vouches for a new one; only the first needs none.

        Raises:
            BadSetting: the key is new and none endorses it, or it was retired.

        """
        known, _ = read_keys(self._folder.of_keys)
        if key.public not in known:
            add_key(self._folder, key.public, label=label, endorsed_by=endorsed_by)
        sealed = seal(self._folder, key)
        self._catch_up()
        return sealed

    @alone
    def erase(self, reports: Sequence[ReportId], *, why: str) -> Erased:
        """Make reports unreadable for good, with all that holds their words, and enter that it was done.

        The keys are destroyed of their bytes and of the containers they came in, of their records, readings and copies, of
        every assessment that rests on them, of the judgements on their claims and incidents, of captures and listings of feeds that
        tell of them, and of the ledger's entries about these. A file that was refused is erased by its SHA-256, too. What
        another report says in the same words stays: it is another report. Where an assessment rested on one, nothing is assessed
        until `assess` is run again. The store is made anew under another key.

        A copy of the keyring, or of the folder with a keyring of its time, still opens what it opened: destroy these, too.

        Raises:
            BadSetting: the project is not encrypted, no report is named, no reason is given, or a report came within
                another one, which has to be erased with it.
            UnknownRecord: there is no such report, or no longer; nothing is erased then.
            BrokenIntegrity: the keyring does not open what it should.

        """
        if not isinstance(self._custody, EncryptedCustody):
            raise BadSetting(
                f"erase: {self._root} is not encrypted, and deleting bytes would not take them out of copies, backups and the disk; "
                "make an encrypted project (corrobora init DIR --keys FILE), add the reports that stay, and destroy this one with its copies"
            )
        wanted = tuple(dict.fromkeys(reports))
        if not wanted or not why.strip():
            raise BadSetting("erase: name at least one report, and say why")
        erased = erase(self._custody, wanted, why=why)
        self._store.rekey(self._custody.keyring.store_key)
        self.rebuild()
        self._catch_up()
        return erased

    # ------------------------------------------------------------------ what there is

    def readings(self, reports: Iterable[ReportId]) -> tuple[Reading, ...]:
        """Return the readings in force of these reports, in the order asked for.

        Raises:
            UnknownRecord: a report is not in the project, or nobody has read it.
            BrokenIntegrity: a record in the store is not the object that it names.

        """
        return tuple(record_of(Reading, self._store.get("reading", report)) for report in reports)

    def is_all(self, taken: Intake) -> bool:
        """Whether the project holds these reports, as they are here, and these refusals, and nothing beside them."""
        ours = {str(report.id): _sha256(record_to_values(report)) for report in taken.reports}
        return self._store.objects("report") == ours and set(self._refused()) == set(taken.refused)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, the oldest first, those withdrawn among them; `corrobora.review.replay` says what holds."""
        return self._held.judgements()

    def proposals(self, about: str | None = None) -> tuple[Proposed, ...]:
        """Return what the machine proposes in what was assessed last; see `judging.proposals`.

        Args:
            about: id of a report, an incident, a claim or a proposal; ``None``: all.

        """
        return proposals(self.dossier(), self.judgements(), about=about)

    def judgements_with_states(self) -> tuple[tuple[Judgement, State], ...]:
        """Return all judgements, the oldest first, with what became of each."""
        judgements = self.judgements()
        made = self.proposals() if judgements and self._store.find_last(ASSESSED) is not None else ()
        footings = {
            proposal: footing
            for report, said in self._held.judged_on().items()
            for proposal, footing in self._held.laid_now(report, said).footings.items()
        }
        further = states_of_pairs(
            judgements,
            edges=self._machine_edges,
            there=self._store.objects("reading").keys(),
            named=lambda: self.dossier().claims,
        )
        return tuple(zip(judgements, states(judgements, made, footings, further), strict=True))

    @at_work
    def dossier(self) -> Dossier:
        """Return what was assessed last, as it was: reports that came and readings made since are no part of it.

        Raises:
            BadSetting: nothing was assessed yet, or it was assessed again in between by whoever may write.
            BrokenIntegrity: a record in the store is not the object that it names. Whether any is missing there, `verify` says.

        """
        return self._held.dossier(str(self._root))

    def reconcile(self, path: Path, *, dossier: Dossier | None = None) -> Reconciliation:
        """Lay what was assessed last beside a CSV of ACLED or UCDP GED; see `corrobora.workflow.reconciling`.

        Nothing is written: neither the file nor what was found goes into the archive. What a person decided on a proposal
        (`judge`) holds.

        Args:
            path: the file.
            dossier: what was assessed last, where it is at hand already.

        Raises:
            BadSetting: nothing was assessed yet.
            MissingPath: there is no file at the path.
            BadReferenceFile: it is of neither dataset, or cannot be read.

        """
        assessed = self.dossier() if dossier is None else dossier
        return reconcile_file(assessed, path, reference=self.reference(), judgements=self.judgements())

    @at_work
    def export(
        self,
        forms: Sequence[str],
        out: Path,
        *,
        profile: Profile | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> tuple[Path, ...]:
        """Write what was assessed last in the forms asked for, and return the paths of all files.

        ``json`` and ``html`` go into the folder itself, every other form into a folder of its name in it, with its loss
        report beside it. ``bag`` is the package for court or archive: custody, dossier and whatever other forms are asked for
        with it (`corrobora.export.write_bag`). ``claimreview`` holds the claims whose reading a person judged
        (`corrobora.review.propose_reading`).

        Args:
            forms: some of `EXPORTS`.
            out: a folder; made if missing. Under a profile it is new or empty.
            profile: what is withheld (`corrobora.export.release`); ``None``: nothing. Under one, a ``bag`` holds redacted
                texts, and neither originals nor ledger.
            tell: called with a line for a person where an entry of the profile was never found, or cannot be told from the
                forms' own words.

        Raises:
            BadSetting: there is no such form, a library that it needs is not installed, nothing was assessed yet, the folder
                is the project's own, or the one for ``bag`` or a release is not empty; nothing is written then.
            BrokenIntegrity: a quotation or an id of the dossier leads nowhere, or something withheld was found in what was
                written; nothing is left of it then. For ``bag`` also where the store is not what the ledger gives, or custody is
                not sound.

        """
        if unknown := sorted(set(forms) - set(EXPORTS)):
            raise BadSetting(f"export: found {', '.join(unknown)}, expected some of {', '.join(EXPORTS)}")
        if _lies_in(out, self._root / CUSTODY):
            raise BadSetting(f"export: {out} lies in the project's own folder {CUSTODY}; give another one")
        if isinstance(self._custody, EncryptedCustody) and _lies_in(out, self._root):
            raise BadSetting(
                f"export: {out} lies in the encrypted project {self._root}, and what is exported is not encrypted; give a folder elsewhere"
            )
        if BAG in forms:
            self._check_before_bag(out / BAG)
        if profile is None:
            return write_whole_export(self._source(), forms, out)
        return write_release(self._source(), forms, out, profile, tell=tell)

    def preview(self, profile: Profile) -> str:
        """Return what would become public under a profile, as plain text for a person; nothing is written.

        Raises:
            BadSetting: nothing was assessed yet, or the profile cannot be used with this dossier.
            BrokenIntegrity: a quotation or an id of the dossier leads nowhere.

        """
        return preview_release(self._source(), profile)

    def _source(self) -> Source:
        dossier = self.dossier()
        lines = list(self._folder.iter_checkpoint_lines())
        return Source(
            dossier=dossier,
            judged=self._judged(dossier),
            custody=self._root / CUSTODY,
            number=self._custody.number,
            head=self._custody.head,
            opened=self._custody if isinstance(self._custody, EncryptedCustody) else None,
            checkpoint=lines[-1].decode("ascii").strip() if lines else None,
            at=self._custody.at,
            by=self._custody.by,
        )

    def _check_before_bag(self, folder: Path) -> None:
        """Refuse before anything is written what would stop the package at its end, and a store that says other than the ledger."""
        if self._beside is not None:
            raise InUse(
                f"export: {BAG} holds a copy of the whole custody, and {self._root} is open for writing elsewhere; "
                "end the other run, or export at the workbench"
            )
        if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
            raise BadSetting(
                f"export: {folder} is not empty; a package is never written over, give another folder"
            )
        with self._anew() as anew:
            wrong = next(_compared(self._store.iter_rows(), anew.iter_rows()), None)
        if wrong is not None:
            raise BrokenIntegrity(
                f"{wrong.subject}: {wrong.why}; nothing was packaged. Run corrobora verify {self._root} --rebuild first"
            )

    def _judged(self, dossier: Dossier) -> dict[ClaimId, Judgement]:
        """Return the judgements in force of the dossier's claims, by claim."""
        held = in_force(self.judgements(), coders=self._held.coders)
        proposed = {claim.id: propose_reading(claim).id for claim in dossier.claims}
        by_id = {claim: held[proposal] for claim, proposal in proposed.items() if proposal in held}
        laid = {
            claim: judgement
            for report, said in self._held.judged_on().items()
            for claim, judgement in self._held.laid_now(report, said).judged.items()
            if claim in proposed
        }
        return by_id | laid

    @property
    def desk(self) -> Desk:
        """What answers pages."""
        return self._desk

    @property
    def newest(self) -> tuple[int, str]:
        """Number and hash of the newest entry of the ledger that the store follows; 0 and 64 zeros where there is none."""
        return self._store.applied()

    def status(self) -> Status:
        """Return how far the project is."""
        by = self._methods_in_force()
        read = {record: (rank, entry) for record, rank, entry in self._store.iter_marks("reading")}
        reports = self._store.objects("report")
        last = self._store.find_last(ASSESSED)
        undone = last is not None and self._held.is_undone(last)
        upto = 0 if last is None or undone else int(last.payload["upto"])
        frame = None if last is None or undone else record_of(Frame, self._store.get("frame", WHOLE))
        number, head = self._store.applied()
        return Status(
            reports=len(reports),
            unread=len(reports.keys() - read.keys()),
            other_language=self._count_other_language(
                () if frame is None else frame.refused,
                [report for report, (_, entry) in read.items() if entry > upto],
            ),
            outdated=sum(methods != by for methods, _ in read.values()),
            incidents=self._store.count("incident"),
            judgements=self._store.count("judgement"),
            as_of=None if frame is None else frame.as_of,
            waiting=sum(entry > upto for _, entry in read.values()),
            entries=number,
            head=head,
            erased=sum(1 for _ in self._store.iter_history(what=ERASED)),
            undone=undone,
        )

    def _count_other_language(self, assessed: Iterable[Refusal], since: Iterable[str]) -> int:
        """Count the reports in a language that is not read: those that the last assessment left aside, and those read since."""
        known = [refusal.what for refusal in assessed if refusal.code == LANGUAGE_NOT_READ]
        count = len(known)
        for report in since:
            # in canonical JSON no words of a report can look like this: their quotation marks are escaped
            if f'"code":"{LANGUAGE_NOT_READ}"' in self._store.get("reading", report).body:
                paths = record_of(Report, self._store.get("report", report)).paths
                count += "; ".join(paths) not in known  # read anew since then
        return count

    def iter_history(self, subject: str | None = None) -> Iterator[Entry]:
        """Go through what was done to a record, by its id, or to anything; the oldest first.

        What was done to a claim is what was done to its report and its incidents, which no entry names it for.
        """
        subjects = [subject]
        if subject is not None:
            for link in ("reading-claim", "incident-claim"):
                subjects += self._store.linked(link, subject)
        found = (self._store.iter_history(subject=one) for one in subjects)
        yield from heapq.merge(*found, key=lambda entry: entry.number)

    @alone
    def verify(self, *, head: str | None = None, held: bytes | None = None) -> Verification:
        """Check custody, every quotation, and the store against a replay of the ledger, and return all that differs.

        Args:
            head: hash of the newest entry as noted down elsewhere.
            held: line of a checkpoint that was kept elsewhere.

        Raises:
            InUse: another process has the project open for writing.
            BadSetting: what is held is no checkpoint.

        """
        if self._beside is not None:
            raise InUse(
                f"verify: {self._root} is open for writing elsewhere, and only what nobody adds to is checked to its end; end the other run"
            )
        found = verify_custody(self._root / CUSTODY, head=head, held=held)
        further: list[Difference] = []
        try:
            if isinstance(self._custody, EncryptedCustody):
                further.extend(self._custody.iter_findings())
                found = replace(found, opened=True)
            if not further:
                further.extend(self._differences())
        except (BrokenIntegrity, UnknownRecord) as fault:
            if found.sound:
                raise
            further.append(_unchecked(fault))
        return replace(found, findings=(*found.findings, *further))

    def _differences(self) -> Iterator[Difference]:
        if self.lag:
            yield Difference(code="store-behind", subject="store", why=self.lag)
        with self._anew() as anew:
            # asked of what the ledger gives: the store may hold anything
            yield from _wrong_quotations(anew)
            if self.lag:
                return
            try:
                yield from _compared(self._store.iter_rows(), anew.iter_rows())
            except (BrokenIntegrity, TypeError, ValueError) as fault:
                yield Difference(
                    code="store-differs",
                    subject="store",
                    why=f"its tables cannot be read to their end: {type(fault).__name__}",
                )

    @contextmanager
    def _anew(self) -> Iterator[Store]:
        """Lend a store made anew from the ledger, and remove it.

        It holds every report, so it lies beside the project's own and not in the system's folder for what is
        temporary, which may be on another disk; there alone where the project cannot be written to.
        """
        if self._to_read:
            folder = Path(tempfile.mkdtemp(prefix="corrobora-"))
        else:
            folder = self._root / f"{_UNFINISHED}store"
            shutil.rmtree(folder, ignore_errors=True)  # of a run that died
            folder.mkdir()
        try:
            anew = open_store(folder / SQLITE_FILE, key=_store_key(self._custody))
            try:
                anew.claim()
                fold(anew, self._custody, self._custody.iter_entries())
                yield anew
            finally:
                anew.close()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    # ------------------------------------------------------------------ what it is told

    def _own_files(self) -> tuple[OwnFile, ...]:
        """Return the project's own files of places and parties, from custody."""
        files: list[OwnFile] = []
        for role in ROLES:
            held = self._store.find("reference", role)
            if held is None:
                continue
            values = values_of(held)
            if not isinstance(values, dict) or values.get("suffix") not in _SUFFIXES or "file" not in values:
                raise BrokenIntegrity(
                    f"entry {held.entry} names no file of {role} that corrobora would have kept"
                )
            data = self._custody.get(values["file"])
            files.append(OwnFile(role=role, name=f"{role}{values['suffix']}", data=data))
        return tuple(files)

    def reference(self) -> Reference:
        """Return the gazetteer and the parties that the project reads with, its own first; opened once for each state of its files."""
        files = self._store.objects("reference")
        known = self._reference
        if known is None or known[0] != files:
            known = self._reference = (files, open_reference(self._settings, self._own_files()))
        return known[1]

    def _methods_in_force(self) -> str:
        """Return what stands for the methods of reading and the files they read with."""
        files = [f"{role}={self._store.objects('reference').get(role, '')}" for role in ROLES]
        methods = [f"{name}={method}" for name, method in sorted(READING_METHODS.items())]
        return digest(*methods, *files)[:32]

    def _refused(self, *, upto: int | None = None) -> tuple[Refusal, ...]:
        """Return what intake refused up to an entry; ``None``: all."""
        found = (
            json.loads(held.body)
            for held in self._store.iter_records("refusal")
            if upto is None or held.entry <= upto
        )
        return tuple(Refusal(what=one["what"], why=one["why"], code=one["code"]) for one in found)


def _unchecked(fault: Exception) -> Difference:
    return Difference(code="store-unchecked", subject="store", why=f"not compared with the ledger: {fault}")


def _compared(ours: Iterator[Row], theirs: Iterator[Row]) -> Iterator[Difference]:
    """Compare the rows of a store with those the ledger gives, both in the order of their keys."""
    one, other = next(ours, None), next(theirs, None)
    while one is not None or other is not None:
        if one == other:
            one, other = next(ours, None), next(theirs, None)
        elif other is None or (one is not None and one.key <= other.key):
            assert one is not None  # noqa: S101 - else both were none
            same = other is not None and one.key == other.key
            why = "the row is not as the ledger gives it" if same else "the ledger gives no such row"
            yield Difference(code="store-differs", subject=one.name, why=why)
            if same:
                other = next(theirs, None)
            one = next(ours, None)
        else:
            yield Difference(code="store-differs", subject=other.name, why="the store lacks the row")
            other = next(theirs, None)


def _in_parts(found: Iterable[_Kind]) -> Iterator[list[_Kind]]:
    part: list[_Kind] = []
    for one in found:
        part.append(one)
        if len(part) >= _READ_TOGETHER:
            yield part
            part = []
    if part:
        yield part


def _kept(basis: str, place: Path) -> str:
    """Return what stands for shelves that rest on a basis; nothing where there are none."""
    return digest(basis, sha256_of(place)) if place.is_file() else ""


def _canonical(values: object) -> bytes:
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _sha256(values: object) -> str:
    return hashlib.sha256(_canonical(values)).hexdigest()


def _lies_in(path: str | Path, folder: str | Path) -> bool:
    """Whether a path is a folder or below it, links followed; a path that cannot be one lies nowhere."""
    try:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except (OSError, ValueError):
        return False


def _store_key(custody: FolderCustody | EncryptedCustody) -> bytes | None:
    """Return under which key a project's store is encrypted; ``None``: it is not."""
    return custody.keyring.store_key if isinstance(custody, EncryptedCustody) else None


def _of_groups(judgements: Sequence[Judgement]) -> Sequence[Judgement]:
    """Return the judgements that put claims together or apart, with those that take such a one back."""
    of_groups = {Decision.MERGE, Decision.SPLIT}
    named = {one.proposal for one in judgements if one.groups and one.decision in of_groups}
    return [one for one in judgements if one.proposal in named]


def _wrong_quotations(store: Store) -> Iterator[Difference]:
    """Go through the reports whose text was never taken in, and the claims whose passages are not in their texts."""
    texts: dict[str, set[str | None]] = {}
    for entry in store.iter_history(what=TAKEN_IN):
        # the same bytes can give several texts: within another container, or to a later version of intake
        texts.setdefault(entry.subject, set()).add(entry.payload.get("text_sha256"))
    for held in store.iter_records("reading"):
        report = record_of(Report, store.get("report", held.id))
        sha256 = report.text_sha256
        if sha256 not in texts.get(report.id, set()):
            yield Difference(
                code="text-changed", subject=report.id, why="the text is not one that was taken in"
            )
        for claim in record_of(Reading, held).claims:
            if claim.text_sha256 != sha256 or not 0 <= claim.start < claim.end <= len(report.text):
                yield Difference(
                    code="quotation-wrong",
                    subject=claim.id,
                    why="its passage is not in the report's text",
                )


def _with_paths_of(known: Report, report: Report) -> Report:
    """Return a report that is there already, with the paths by which it came again."""
    return replace(known, paths=tuple(sorted({*known.paths, *report.paths})))


def init_project(
    path: str | Path,
    *,
    by: str,
    at: str,
    store: str | None = None,
    settings: Settings | None = None,
    keys: Path | None = None,
    passphrase: str | None = None,
) -> Project:
    """Make a project in a folder that is empty or not there yet, and open it.

    Args:
        path: the folder.
        by: who acts, as every entry of the ledger will say.
        at: when, UTC, ISO 8601 with seconds.
        store: ``postgresql://host/name`` without a password; ``None``: SQLite in the folder.
        settings: limits and processes; the files of places and parties come by `Project.refer`.
        keys: a new file outside the folder, for the keys of an encrypted project; ``None``: it is not encrypted.
        passphrase: what locks this file; ``None``: nothing.

    Raises:
        BadSetting: the folder holds something, or the store or the keyring cannot be used.
        MissingPath: the path is a file, or the keyring's folder is not there.

    """
    root = Path(path)
    if root.exists() and not root.is_dir():
        raise MissingPath(f"{root} is a file; give a new or an empty folder")
    if root.exists() and {entry.name for entry in root.iterdir()} - _LEFT_BY_A_CRASH:
        raise BadSetting(f"{root} is not empty; give a new or an empty folder")
    if not is_custody(root / CUSTODY) and not is_unstarted(root / CUSTODY):
        raise BadSetting(f"{root} is not empty; give a new or an empty folder")
    if store is not None and "://" not in store:
        raise BadSetting("store: expected postgresql://host/name; without it, SQLite in the folder is used")
    keyring = None if keys is None else make_keyring(keys, project=root, passphrase=passphrase)
    root.mkdir(parents=True, exist_ok=True)
    opened = open_store(
        store if store is not None else root / SQLITE_FILE, key=None if keyring is None else keyring.store_key
    )
    # a file of its own that a crash left is gone on with; a database that anybody marked is another's
    marked = store is not None and opened.claim()
    if not (root / CUSTODY).exists() and (opened.applied()[0] or (store is not None and not marked)):
        opened.close()
        raise BadSetting(f"store: {store} holds another project; give an empty database")
    try:
        folder = open_folder(root / CUSTODY, by=by, at=at)
    except BaseException:
        if marked:
            opened.clear()  # nobody's again
        opened.close()
        raise
    custody = folder if keyring is None else EncryptedCustody(folder, keyring)
    told = {"layout": LAYOUT} if keyring is None else {"keys": keyring.id, "layout": ENCRYPTED_LAYOUT}
    try:
        # last, so that a folder with a project file is a whole project
        _write(root / PROJECT_FILE, _canonical({**told, "store": store or SQLITE_FILE}) + b"\n")
    except BaseException:
        opened.close()
        custody.close()
        raise
    return Project(root, custody=custody, store=opened, settings=settings or Settings())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a project's file says."""

    store: str
    keys: str | None


def _read_project_file(root: Path) -> _Told:
    if not is_project(root):
        raise MissingPath(f"{root} is no project; corrobora init {root} makes one")
    for name in _FILES:
        if (root / name).is_dir():
            raise BrokenIntegrity(
                f"{root / name} is a folder, where a project keeps a file that can be made anew; move the folder elsewhere"
            )
    try:
        told = json.loads((root / PROJECT_FILE).read_text(encoding="ascii"))
        layout, store = told["layout"], told["store"]
        keys = told["keys"] if layout == ENCRYPTED_LAYOUT else None
    except (OSError, ValueError, KeyError, TypeError):
        raise BrokenIntegrity(f"{root / PROJECT_FILE} is not what corrobora writes") from None
    if layout not in {LAYOUT, ENCRYPTED_LAYOUT}:
        raise BrokenIntegrity(
            f"{root / PROJECT_FILE}: found layout {layout}, expected {LAYOUT} or {ENCRYPTED_LAYOUT}"
        )
    if store != SQLITE_FILE and not (isinstance(store, str) and "://" in store):
        raise BrokenIntegrity(f"{root / PROJECT_FILE} names a store other than {SQLITE_FILE} or an address")
    if not is_custody(root / CUSTODY):
        # a new one begun in its place would be sound, and empty
        raise BrokenIntegrity(
            f"{root / CUSTODY} is missing or no custody; put it back where it was, nothing can stand in for it"
        )
    return _Told(store=store, keys=keys)


def _keyring_of(
    root: Path, told: _Told, folder: FolderCustody, keys: Path | None, passphrase: str | None
) -> Keyring | None:
    """Open the keyring of a project, and refuse another's."""
    if told.keys is None and folder.holds_encrypted:
        raise BrokenIntegrity(
            f"{root / PROJECT_FILE} says that the project is not encrypted, and its custody holds what is: the file was changed, "
            "and whatever is added now would lie there in plain; put the file back as it was"
        )
    if told.keys is None:
        # one that is handed in for another project in the same session (CORROBORA_KEYS) means nothing here
        return None
    if keys is None:
        raise BadSetting(
            f"{root} is encrypted; give its keyring, the file that init --keys made (--keys FILE, or its path in CORROBORA_KEYS)"
        )
    keyring = open_keyring(keys, project=root, passphrase=passphrase)
    if keyring.id != told.keys:
        raise BadSetting(
            f"keyring: {keys} is that of another project ({keyring.id}); {root} wants {told.keys}"
        )
    return keyring


def open_project(
    path: str | Path,
    *,
    by: str,
    at: Clock,
    settings: Settings | None = None,
    rebuild: bool = False,
    keys: Path | None = None,
    passphrase: str | None = None,
) -> Project:
    """Open a project; what the store lacks after a crash is applied from the ledger, and an erasure that was cut off is finished.

    Args:
        path: its folder.
        by: who acts, as every new entry of the ledger will say.
        at: when, UTC, ISO 8601 with seconds; or what gives it for each entry, where the project stays open for long.
        settings: limits and processes; its files of places and parties mean nothing here.
        rebuild: empty the store first and make it anew from ledger and archive.
        keys: the keyring of an encrypted project; means nothing for another.
        passphrase: what the keyring is locked with; ``None``: nothing.

    Raises:
        MissingPath: there is no project at the path, or no keyring at its.
        BadSetting: the store cannot be reached, or the keyring is missing, locked, damaged or another project's.
        BrokenIntegrity: layout, ledger or store are not what was written, or the keyring lacks keys.

    """
    root = Path(path)
    told = _read_project_file(root)
    # the lock first: nobody makes or changes the tables of a store that another has open
    folder = open_folder(root / CUSTODY, by=by, at=at)
    try:
        keyring = _keyring_of(root, told, folder, keys, passphrase)
        custody = folder if keyring is None else EncryptedCustody(folder, keyring)
        # the store's key is another from here on, and the store follows
        cut_off = custody.finish_erasures() if isinstance(custody, EncryptedCustody) else False
        opened = open_store(
            root / told.store if told.store == SQLITE_FILE else told.store, key=_store_key(custody)
        )
    except BaseException:
        folder.close()
        raise
    return Project(
        root, custody=custody, store=opened, settings=settings or Settings(), rebuild=rebuild or cut_off
    )


def read_project(
    path: str | Path,
    *,
    by: str,
    at: str,
    keys: Path | None = None,
    passphrase: str | None = None,
    beside: bool = False,
) -> Project:
    """Open a project to be read where it cannot be written to (a disk that is sealed, a folder of somebody else's), or while another process writes.

    No lock is taken and nothing is completed: where the store lacks entries, `Project.lag` says which. Whatever would
    write raises `ReadOnly`.

    Beside another process, all that is read until it is closed is of one moment: that of the newest entry which the store followed when
    it was opened. What is added meanwhile is not seen, and one thread alone may ask. Nothing keeps the other process waiting; a
    SQLite store's log grows meanwhile, so nobody should keep it open for hours.

    Args:
        path: its folder.
        by: who acts, for what is exported.
        at: when, UTC, ISO 8601 with seconds.
        keys: the keyring of an encrypted project; means nothing for another.
        passphrase: what the keyring is locked with; ``None``: nothing.
        beside: another process has the project open for writing.

    Raises:
        MissingPath: there is no project at the path, no store in it, or no keyring at its path.
        InUse: with ``beside``, it is encrypted (an erasure could take its keys away in between), or its store is being brought up to its ledger.
        BadSetting: the store cannot be reached, or not without writing; or the keyring is missing, locked, damaged or another project's.
        BrokenIntegrity: layout, ledger or store are not what was written, or the keyring lacks keys.

    """
    root = Path(path)
    told = _read_project_file(root)
    if beside:
        return _read_beside(root, told, by=by, at=at)
    folder = read_folder(root / CUSTODY, by=by, at=at)
    keyring = _keyring_of(root, told, folder, keys, passphrase)
    custody = folder if keyring is None else EncryptedCustody(folder, keyring)
    opened = read_store(
        root / told.store if told.store == SQLITE_FILE else told.store, key=_store_key(custody)
    )
    return Project(root, custody=custody, store=opened, settings=Settings(), to_read=True)


_CATCHES_UP_WITHIN_S: Final = 10.0
"""Ours: custody is written before the store, by some seconds where many reports are added at once."""


def _read_beside(root: Path, told: _Told, *, by: str, at: str) -> Project:
    if is_encrypted(root):
        raise InUse(
            f"{root} is encrypted and open for writing elsewhere: only the process that holds its keys reads it; end the other run, "
            "then give the keyring"
        )
    newest = read_head(root / CUSTODY).number
    until = time.monotonic() + _CATCHES_UP_WITHIN_S
    with ExitStack() as entered:
        store = read_store(root / told.store if told.store == SQLITE_FILE else told.store, beside=True)
        entered.callback(store.close)
        while (follows := store.applied()[0]) < newest and time.monotonic() < until:
            time.sleep(0.1)
        if follows < newest:
            raise InUse(
                f"{root} is open for writing elsewhere, and its store follows entry {follows} of {newest} so far: "
                "it is being brought up to its ledger; try again when it is, or end the other run"
            )
        entered.enter_context(store.look())
        # the ledger ends where this look at the store does: the store follows it, and never goes before
        folder = read_folder(root / CUSTODY, by=by, at=at, until=store.applied)
        return Project(
            root, custody=folder, store=store, settings=Settings(), to_read=True, beside=entered.pop_all()
        )


def follow_project(path: str | Path) -> Project:
    """Open a project to be read while another process has it open to write; `Project.weigh` there gives what it would give here.

    What the other one adds is seen in the store; of the ledger nothing is asked.

    Args:
        path: folder of a project that is not encrypted.

    Raises:
        MissingPath: there is no project at the path.
        BadSetting: it is encrypted, or its store cannot be reached.
        BrokenIntegrity: the store's tables are not those of a store.

    """
    root = Path(path)
    told = _read_project_file(root)
    if is_encrypted(root):
        raise BadSetting(f"{root} is encrypted; only the process that holds its keys reads it")
    opened = open_store(root / told.store if told.store == SQLITE_FILE else told.store)
    return Project(
        root, custody=follow_folder(root / CUSTODY), store=opened, settings=Settings(), to_read=True
    )


def verify_project(
    path: str | Path,
    *,
    by: str,
    at: str,
    head: str | None = None,
    held: bytes | None = None,
    rebuild: bool = False,
    keys: Path | None = None,
    passphrase: str | None = None,
) -> Verification:
    """Open a project and check all of it; what a crash left undone is completed first where the project can be written to.

    Without its keyring an encrypted project is not opened: bytes, chain and signatures are checked, and no word is read
    (``opened`` of what is returned says so).

    Args:
        path: its folder.
        by: who acts, should something have to be completed.
        at: when, UTC, ISO 8601 with seconds.
        head: hash of the newest entry as noted down elsewhere.
        held: line of a checkpoint that was kept elsewhere.
        rebuild: make the store anew first.
        keys: the keyring of an encrypted project.
        passphrase: what the keyring is locked with.

    Raises:
        BadSetting: the store cannot be reached, what is held is no checkpoint, or the keyring is locked, damaged or another project's.
        MissingPath: there is no project at the path, nothing of its custody is there, or no keyring at its path.
        InUse: another process has the project open for writing.
        UnknownRecord: an entry names an object that was never kept.
        BrokenIntegrity: the project cannot be opened although its custody is sound.

    """
    root = Path(path)
    if keys is None and is_encrypted(root):
        return verify_custody(root / CUSTODY, head=head, held=held)
    try:
        try:
            project = open_project(path, by=by, at=at, rebuild=rebuild, keys=keys, passphrase=passphrase)
        except ReadOnly:
            if rebuild:
                raise
            try:
                project = read_project(path, by=by, at=at, keys=keys, passphrase=passphrase)
            except (BadSetting, BrokenIntegrity, MissingPath) as fault:
                found = verify_custody(root / CUSTODY, head=head, held=held)
                return replace(found, findings=(*found.findings, _unchecked(fault)))
        with project:
            return project.verify(head=head, held=held)
    except (BrokenIntegrity, UnknownRecord) as fault:
        found = verify_custody(root / CUSTODY, head=head, held=held)
        if found.sound and keys is not None and is_encrypted(root):
            found = _opened_alone(root, found, keys, passphrase, by=by, at=at)
        if found.sound:
            raise
        return replace(found, findings=(*found.findings, _unchecked(fault)))


def _opened_alone(
    root: Path, found: Verification, keys: Path, passphrase: str | None, *, by: str, at: str
) -> Verification:
    """Check what is encrypted of a project that cannot be opened as a whole."""
    with open_folder(root / CUSTODY, by=by, at=at) as folder:
        keyring = _keyring_of(root, _read_project_file(root), folder, keys, passphrase)
        assert keyring is not None  # noqa: S101 - the project says that it is encrypted
        findings = EncryptedCustody(folder, keyring).iter_findings()
        return replace(found, findings=(*found.findings, *findings), opened=True)


def _write(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f"{_UNFINISHED}{path.name}")
    with unfinished.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(path)
