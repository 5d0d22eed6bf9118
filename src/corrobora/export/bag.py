"""A package for a court or an archive: a BagIt bag that a stranger can check offline.

BagIt 1.0 is RFC 8493 (2018). A bag's ``data/`` holds a copy of the custody, byte for byte, the
dossier in its forms, the methods' pages, whatever else is handed in, and ``verify.py``, which
checks all of it with Python's standard library. ``docs/reference/bag.md`` gives the layout.

The tag files are written here and validated with the Library of Congress's `bagit` before the bag
gets its name. `bagit` does not write them itself: it makes bags of version 0.97, reads the clock,
and changes the folder the whole process works in while it does so.
"""

import hashlib
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from corrobora.custody import LAYOUT, EncryptedCustody, Verification, verify
from corrobora.custody.folder import LEDGER_FILE, UNFINISHED, object_path
from corrobora.custody.ledger import from_line
from corrobora.errors import BadSetting, BrokenIntegrity, MissingPath, UnknownRecord
from corrobora.export.dossier import render_pages
from corrobora.export.jsonform import dossier_to_json, render_json
from corrobora.export.opened import README as README_OPENED
from corrobora.export.opened import Shown, write_opened
from corrobora.export.prov import to_prov
from corrobora.records import Dossier, Entry

FORM = "bag/1"
"""Name and version of what a package holds and where."""

RELEASE_FILE = "release.json"
"""What a release says of itself, in the folder it goes into and in its package."""

VERIFIER = Path(__file__).with_name("verify_bag.py")
"""The program that goes into every package as ``verify.py``, byte for byte."""

_NO_FILES: Mapping[str, bytes] = MappingProxyType({})
_LEFT_OUT = "lock"
"""File of a custody that says who is writing now: it is no part of what is held."""
OF_LOST_KEYS = frozenset({"checkpoint-void", "key-unendorsed"})
"""Findings that a custody keeps for ever once a key was retired as stolen. They keep nobody from handing the case over:
verify.py tells of each, and the package is then not sound in that point."""
_LATER_FILES = frozenset({"checkpoints.jsonl", _LEFT_OUT})

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""Names that Windows keeps for devices (Microsoft, Naming Files, Paths, and Namespaces)."""
_AT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_ABOUT = "Reports of violence, what was read in them, and verify.py to check it all"
_ABOUT_RELEASE = (
    "Redacted reports of violence, what was read in them, and verify.py to check what can be checked"
)
_BLOCK = 1 << 20
_SUMS = ("sha256", "sha512")


def _check_words(at: str, by: str) -> list[str]:
    faults = []
    try:
        in_time = bool(_AT.fullmatch(at)) and bool(datetime.strptime(at, "%Y-%m-%dT%H:%M:%S%z"))
    except ValueError:
        in_time = False
    if not in_time:
        faults.append("at: expected UTC with seconds, as 2026-03-01T09:30:00Z")
    # Of the categories C (control, format, surrogate, private) and the two separators of lines: bag-info.txt is read
    # by people and by programs that take a line break for the next label (RFC 8493, 2.2.2).
    unwritable = any(unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029" for sign in by)
    if not by.strip() or by != by.strip() or len(by) > 200 or unwritable:
        faults.append("by: expected a name of 1 to 200 characters on one line, without control characters")
    return faults


def _check_names(names: Sequence[str]) -> list[str]:
    faults = []
    files: set[str] = set()
    folders: dict[str, str] = {}
    for name in sorted(names, key=lambda one: (one.casefold(), one)):
        parts = name.split("/")
        plain = all(
            _PART.fullmatch(part) and not part.endswith(".") and not _RESERVED.fullmatch(part)
            for part in parts
        )
        if not plain or len(name) > 200:
            faults.append(
                f"files: {name[:200]!a} is no name that every system can hold; use letters, digits, '.', '_', '-'"
                " and '/' between folders"
            )
            continue
        # Windows and macOS take names that differ in case alone for one; a folder's name sorts before what is in it.
        within = ["/".join(parts[:end]) for end in range(1, len(parts))]
        if (
            name.casefold() in files
            or any(folder.casefold() in files for folder in within)
            or any(folders.get(folder.casefold(), folder) != folder for folder in within)
        ):
            faults.append(f"files: {name} stands in the way of another file; give it a name of its own")
        files.add(name.casefold())
        folders |= {folder.casefold(): folder for folder in within}
    return faults


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(content)


def _iter_held(custody: Path) -> Iterator[tuple[str, Path]]:
    """Go through the files of a custody in the order of their paths, without what is no part of it.

    Raises:
        BrokenIntegrity: a link, or something that is neither a file nor a folder, lies in it.

    """
    for folder, names, files in os.walk(custody):
        names.sort()
        for name in (*names, *sorted(files)):
            path = Path(folder) / name
            inside = path.relative_to(custody).as_posix()
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                raise BrokenIntegrity(
                    f"{inside} in the custody is neither a file nor a folder; run verify on the custody"
                )
            if path.is_file() and inside != _LEFT_OUT and not name.startswith(UNFINISHED):
                yield inside, path


def _copy_custody(custody: Path, into: Path) -> None:
    for inside, path in _iter_held(custody):
        target = into / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as source, target.open("xb") as copy:
            shutil.copyfileobj(source, copy, _BLOCK)


def _check_copy(checked: Verification) -> None:
    wrong = [
        finding
        for finding in checked.findings
        if finding.code not in OF_LOST_KEYS
        and not (finding.code == "stray-file" and finding.subject in _LATER_FILES)
    ]
    if wrong:
        first = "; ".join(f"{finding.code} {finding.subject}" for finding in wrong[:5])
        raise BrokenIntegrity(
            f"the custody is not sound, so nothing was packaged: {first} ({len(wrong)} in all); run verify on it"
        )


def _entries(custody: Path) -> tuple[Entry, ...]:
    with (custody / LEDGER_FILE).open("rb") as stream:
        return tuple(from_line(line) for line in stream)


def _check_reports(dossier: Dossier, custody: Path, entries: Sequence[Entry], shown: Shown | None) -> None:
    told: dict[str, set[str]] = {}
    for entry in entries:
        if entry.what == "taken-in":
            told.setdefault(entry.subject, set()).add(entry.payload.get("text_sha256", ""))
    for report in dossier.reports:
        wanted = {str(report.id)} | ({report.container.sha256} if report.container else set())
        for sha256 in sorted(wanted) if shown is None else ():  # what is encrypted was opened, or an error
            if not re.fullmatch("[0-9a-f]{64}", sha256) or not object_path(custody, sha256).is_file():
                raise UnknownRecord(
                    f"report {report.id} of the dossier rests on bytes {sha256!a} that the custody does not hold;"
                    " give the custody it was taken into"
                )
        if report.text_sha256 not in told.get(report.id, set()):
            raise BrokenIntegrity(
                f"report {report.id} has a text that the custody's ledger never recorded; make the dossier from this custody"
            )


def find_methods() -> Path | None:
    """Return the folder of the methods' pages: beside this module where installed, else the checkout's ``docs/methods``."""
    for folder in (
        Path(__file__).with_name("methods"),
        Path(__file__).resolve().parents[3] / "docs" / "methods",
    ):
        if (folder / "index.md").is_file():
            return folder
    return None


def _lines_of(records: object) -> bytes:
    """Return records one a line, in ASCII, so that no character of a report can end a line."""
    assert isinstance(records, list)  # noqa: S101 - what dossier_to_json gives; narrows the type
    lines = (
        json.dumps(record, ensure_ascii=True, separators=(",", ":"), allow_nan=False) for record in records
    )
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def _write_payload(
    data: Path,
    dossier: Dossier,
    entries: Sequence[Entry],
    files: Mapping[str, bytes],
    at: str,
    by: str,
    *,
    template: str | None = None,
    newest: str = "none",
) -> None:
    _write(data / "dossier.json", render_json(dossier).encode("utf-8"))
    for page in render_pages(dossier):
        _write(data / page.name, page.text.encode("utf-8"))
    body = dossier_to_json(dossier)
    for part in ("reports", "claims"):
        _write(data / "records" / f"{part}.jsonl", _lines_of(body[part]))
    for name, content in to_prov(dossier, entries).files.items():
        _write(data / name, content)
    methods = find_methods()
    if methods is None:
        raise MissingPath(
            f"no pages of the methods at {Path(__file__).with_name('methods')}; install corrobora again, whole"
        )
    for page_path in sorted(methods.glob("*.md")):
        _write(data / "methods" / page_path.name, page_path.read_bytes())
    for name in sorted(files):
        _write(data / "exports" / name, files[name])
    program = VERIFIER.read_bytes()
    _write(data / "verify.py", program)
    if entries:
        newest = f"number {entries[-1].number}, hash {entries[-1].hash}"
    readme = (template or README).format(
        at=at,
        by=by,
        reports=len(dossier.reports),
        claims=len(dossier.claims),
        incidents=len(dossier.incidents),
        newest=newest,
        program=hashlib.sha256(program).hexdigest(),
    )
    _write(data / "README.txt", readme.encode("utf-8"))


def _sums(path: Path) -> tuple[dict[str, str], int]:
    hashes = {name: hashlib.new(name) for name in _SUMS}
    size = 0
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            for hashed in hashes.values():
                hashed.update(block)
    return {name: hashed.hexdigest() for name, hashed in hashes.items()}, size


def _write_manifests(bag: Path, prefix: str, paths: Sequence[Path]) -> int:
    """Write both manifests over some files and return how many bytes these have."""
    summed = {path.relative_to(bag).as_posix(): _sums(path) for path in paths}
    for algorithm in _SUMS:
        lines = "".join(f"{summed[name][0][algorithm]}  {name}\n" for name in sorted(summed))
        _write(bag / f"{prefix}-{algorithm}.txt", lines.encode("utf-8"))
    return sum(size for _, size in summed.values())


def _write_tags(bag: Path, *, at: str, by: str, head: str, about: str = _ABOUT) -> None:
    payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
    size = _write_manifests(bag, "manifest", payload)
    _write(bag / "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    info = (
        ("Bag-Software-Agent", f"corrobora {FORM}"),
        ("Bagging-Date", at[:10]),
        ("Bagging-Time", at),
        ("Contact-Name", by),
        ("External-Description", about),
        ("Internal-Sender-Identifier", f"newest ledger entry {head}"),
        ("Payload-Oxum", f"{size}.{len(payload)}"),
    )
    _write(bag / "bag-info.txt", "".join(f"{label}: {value}\n" for label, value in info).encode("utf-8"))
    _write_manifests(bag, "tagmanifest", [path for path in bag.iterdir() if path.is_file()])


def _check_bag(bag: Path) -> None:
    import bagit  # noqa: PLC0415 - loaded late: it loads multiprocessing, and few runs make a bag

    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagError as error:
        raise BrokenIntegrity(
            f"the package does not validate as BagIt and was not made: {type(error).__name__}; please report this"
        ) from error


def write_bag(
    folder: Path,
    *,
    dossier: Dossier,
    custody: Path,
    at: str,
    by: str,
    files: Mapping[str, bytes] = _NO_FILES,
    opened: EncryptedCustody | None = None,
) -> Path:
    """Write a package that a stranger can check, and return its folder.

    The same arguments give the same bytes. The package is written under another name beside ``folder``, checked,
    and renamed: under its own name it is whole or absent. The custody is only read; its copy is verified, so that
    what is handed over is what was checked, even if somebody wrote to the custody meanwhile.

    Args:
        folder: Where the package shall stand: nothing, or an empty folder. Its parents are made.
        dossier: The dossier to hand over, made from this custody.
        custody: The custody folder that holds the originals of every report of the dossier.
        at: When it is packaged, UTC, ISO 8601 with seconds and ``Z``.
        by: Who packages it, as ``bag-info.txt`` and ``README.txt`` will say.
        files: Further files under ``exports/`` by their names there, with forward slashes between folders.
        opened: The same custody with its keyring, where it is encrypted. It goes in closed, and the words of the
            dossier's reports beside it (`corrobora.export.opened`).

    Raises:
        BadSetting: the folder is not empty or lies in the custody, an earlier packaging did not end, or a time, a
            name or the name of a file cannot be used. All faults are named together.
        MissingPath: there is no custody at the path, or the installation lacks the methods' pages.
        UnknownRecord: the custody does not hold the bytes of one of the dossier's reports.
        BrokenIntegrity: the custody is not sound, recorded another text of a report, or the dossier's own ids
            and quotations do not hold.
        OSError: a file cannot be read or written.

    """
    faults = [*_check_words(at, by), *_check_names(tuple(files))]
    unfinished = folder.with_name(f"{UNFINISHED}{folder.name}")
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        faults.append(f"folder: {folder} is not an empty folder; give a new one")
    if folder.resolve().is_relative_to(custody.resolve()):
        faults.append(f"folder: {folder} lies in the custody; give one outside it")
    if unfinished.exists() or unfinished.is_symlink():
        faults.append(
            f"folder: {unfinished} is there: a packaging goes on or did not end; remove it if none does"
        )
    if faults:
        raise BadSetting("; ".join(faults))
    if not custody.is_dir():
        raise MissingPath(f"{custody} is no custody ({LAYOUT}); give a project's folder custody")
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished.mkdir()
    try:
        copy = unfinished / "data" / "custody"
        copy.mkdir(parents=True)
        _copy_custody(custody, copy)
        checked = verify(copy)
        _check_copy(checked)
        entries = _entries(copy)
        shown = None if opened is None else write_opened(unfinished / "data", dossier, opened)
        if shown is not None:
            entries = tuple(shown.entries.get(entry.number, entry) for entry in entries)
        _check_reports(dossier, copy, entries, shown)
        _write_payload(unfinished / "data", dossier, entries, files, at, by)
        if shown is not None:
            with (unfinished / "data" / "README.txt").open("ab") as stream:
                stream.write(README_OPENED.encode("ascii"))
        _write_tags(unfinished, at=at, by=by, head=checked.head)
        _check_bag(unfinished)
        if folder.exists():
            # Windows renames onto nothing, not even onto an empty folder.
            folder.rmdir()
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def write_released_bag(
    folder: Path,
    *,
    dossier: Dossier,
    statement: Mapping[str, object],
    at: str,
    by: str,
    files: Mapping[str, bytes] = _NO_FILES,
) -> Path:
    """Write a package of a redacted dossier, without originals and without their ledger, and return its folder.

    The reports are redacted derivatives; ``release.json`` and ``README.txt`` say what was withheld and which checks
    cannot be made, and ``verify.py`` makes those that can. The same arguments give the same bytes.

    Args:
        folder: where the package shall stand; nothing is there yet. Should it fail, what was written stays there.
        dossier: as `corrobora.export.release.redact` gives it.
        statement: what the release says of itself (`statement_of`).
        at: when it is packaged, UTC, ISO 8601 with seconds and ``Z``.
        by: who packages it; a name that may be public.
        files: further files under ``exports/``, by their names there.

    Raises:
        BadSetting: a time, a name or the name of a file cannot be used.
        MissingPath: the installation lacks the methods' pages.
        BrokenIntegrity: the dossier's own ids and quotations do not hold.
        OSError: a file cannot be written, or the folder is there already.

    """
    if faults := [*_check_words(at, by), *_check_names(tuple(files))]:
        raise BadSetting("; ".join(faults))
    ledger = statement["ledger"]
    assert isinstance(ledger, Mapping)  # noqa: S101 - what statement_of gives; narrows the type
    folder.mkdir(parents=True)
    _write(folder / "data" / RELEASE_FILE, render_statement(statement))
    _write_payload(
        folder / "data",
        dossier,
        (),
        files,
        at,
        by,
        template=README_RELEASE,
        newest=f"number {ledger['number']}, hash {ledger['hash']}",
    )
    _write_tags(folder, at=at, by=by, head=str(ledger["hash"]), about=_ABOUT_RELEASE)
    _check_bag(folder)
    return folder


def render_statement(statement: Mapping[str, object]) -> bytes:
    """Return the bytes of ``release.json``: two spaces of indent, ASCII, a line feed at the end."""
    return f"{json.dumps(statement, indent=2, ensure_ascii=True)}\n".encode("ascii")


README = """\
WHAT THIS IS

A package of evidence made with corrobora, packaged {at} by {by}.
It holds {reports} reports of violence as they were taken in, {claims} claims read in them and
{incidents} incidents to which they were joined. It says who says what. It does not say what is true.

The reports may name people who are in danger. Keep the package as you would keep a witness's address.
The originals are unchanged: they come from strangers, so open them on a machine without a network.

  dossier.html         the dossier to read, in any browser; it fetches nothing
  dossier.json         the same for programs: reports, claims, incidents, methods
  records/             the reports and the claims of dossier.json, one a line
  custody/             the original bytes, each under its SHA-256, and the ledger of what was done,
                       in which every line fixes the line before it. It is the whole custody, and may
                       hold more reports than the dossier rests on
  prov.json            what was made from what, in the form W3C PROV-JSON
  methods/             by which rules it was read, joined and weighed
  exports/             further files, if any
  verify.py            a program that checks all of this

HOW TO CHECK IT

You need Python 3.8 or newer and nothing else. The check is offline and writes nothing.
In the folder of this file:

    python3 -I -S verify.py

It ends in SOUND or NOT SOUND and says what it checked and what it could not check. If you would
rather not trust a program that came with the package, take verify.py from corrobora's published
source (src/corrobora/export/verify_bag.py) and give it the folder above this one:

    python3 -I -S verify_bag.py PATH-OF-THE-PACKAGE

Or check the files alone, without Python, in the folder above this one:

    sha256sum --check --strict manifest-sha256.txt
    sha256sum --check --strict tagmanifest-sha256.txt

WHAT TO COMPARE

Somebody who could rewrite the whole package could make a new one that is sound in itself. So ask
whoever handed it over, by another way than the package came, for what they noted down when the
reports were taken in, and compare it with the last lines that verify.py prints:

  newest entry of the ledger: {newest}
  verify.py: SHA-256 {program}

and, where there are signed checkpoints, the number, the hash and the key of the newest. A hash on
paper, in a mail to a third person or with a notary fixes every line of the ledger up to its own,
and with it every original and the text read in it, whoever may have held the package since:

    python3 -I -S verify.py --head HASH
    python3 -I -S verify.py --checkpoint FILE

The ledger was written before this package and does not fix the dossier or the other files. One
hash does, if it was noted down when the package was made: that of tagmanifest-sha256.txt.

    python3 -I -S verify.py --package HASH

WHAT A SOUND PACKAGE SHOWS AND WHAT NOT

It shows that no byte differs from what was recorded, that every quotation stands in the report it
is taken from, and that every report's original is here. It does not show that what anybody said is
so, that a website or a witness gave these bytes, when anything was done, or who held the keys.
"""
"""Text of ``README.txt``, for somebody who has never heard of any of this."""

README_RELEASE = """\
WHAT THIS IS

A redacted package made with corrobora, released {at} by {by}.
It holds {reports} reports of violence from which something was withheld, {claims} claims read in them and
{incidents} incidents to which they were joined. It says who says what. It does not say what is true.

What was withheld is marked [withheld] in the reports. release.json says what kinds of things it was,
and not which. Do not try to find out who is meant: somebody may pay for it.

  dossier.html         the dossier to read, in any browser; it fetches nothing
  dossier.json         the same for programs: reports, claims, incidents, methods
  records/             the reports and the claims of dossier.json, one a line
  release.json         what was withheld, and what cannot be checked
  prov.json            what was made from what, in the form W3C PROV-JSON
  methods/             by which rules it was read, joined and weighed
  exports/             further files, if any
  verify.py            a program that checks what can be checked

HOW TO CHECK IT

You need Python 3.8 or newer and nothing else. The check is offline and writes nothing.
In the folder of this file:

    python3 -I -S verify.py

It ends in SOUND, AS A RELEASE or NOT SOUND and says what it checked. If you would rather not trust a
program that came with the package, take verify.py from corrobora's published source
(src/corrobora/export/verify_bag.py) and give it the folder above this one:

    python3 -I -S verify_bag.py PATH-OF-THE-PACKAGE

WHAT CANNOT BE CHECKED ON A RELEASE

The originals are not here, nor their hashes, nor the ledger: a hash of an original would let anybody
confirm a guess at what was withheld. So nobody can see from this package that a text is that of its
original but for the marks, that an original is unchanged since it was taken in, or that a quotation
stands in the original. Whoever released it can show that to somebody they trust, on the whole package.

WHAT TO COMPARE

The archive that this was released from ended, at that time, with this entry of its ledger:

  newest entry of the ledger: {newest}
  verify.py: SHA-256 {program}

It names the archive and fixes nothing here. What fixes every file here is one hash, if it was noted
down when the release was made: that of tagmanifest-sha256.txt.

    python3 -I -S verify.py --package HASH

WHAT A SOUND RELEASE SHOWS AND WHAT NOT

It shows that no byte differs from what was released, and that every quotation stands in the redacted
report it is taken from. It does not show that what anybody said is so.
"""
"""Text of ``README.txt`` in a package that was made under a release profile."""
