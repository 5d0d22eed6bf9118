"""What a package opens of an encrypted custody: the reports of its dossier, and nothing else.

    data/opened/objects/ab/ab12…   the words of an object, under their own SHA-256
    data/opened/objects.jsonl      one a line: commitment, name (of the ciphertext in custody), sha256
    data/opened/entries.jsonl      one a line: commitment, number, payload, subject

``commitment`` is the key, in hexadecimal digits, by which the commitment at the front of the ciphertext is the HMAC-SHA-256 of
the words (`corrobora.custody.encrypting`). It opens nothing, and shows that these are the words that the ledger fixes. A
container is opened where all that came in it are reports of the dossier; else others' words would go along. A ZIP never is: what
lies in it beside (hidden files, a system's own notes) is in no list, and the bytes of its files are there themselves.
"""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corrobora.custody import EncryptedCustody, canonical
from corrobora.custody.encrypting import ENCRYPTED
from corrobora.errors import UnknownRecord
from corrobora.records import Dossier, Entry

OPENED = "opened"
"""Folder of a package, beside its custody."""
_TAKEN_IN = "taken-in"
_HELD = "held"
_REFUSED = "refused"
_WITHIN = ("!/", "#", ":")
"""What stands between the path of a container and the place within it, as intake writes paths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was opened."""

    entries: Mapping[int, Entry]
    """By their numbers, as a plain ledger would show them."""
    objects: frozenset[str]
    """SHA-256 of the words."""


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(content)


def lies_within(path: str, container: str) -> bool:
    """Whether a path is one of what came in a container, by how intake writes paths."""
    return path.startswith(tuple(f"{container}{mark}" for mark in _WITHIN))


def _containers(custody: EncryptedCustody, entries: Sequence[Entry], reports: frozenset[str]) -> set[str]:
    """Return the containers of which all that came in them is among these reports, ZIPs left out."""
    within: dict[str, set[str]] = {}
    held: dict[str, set[str]] = {}
    beside: set[str] = set()
    for entry in entries:
        if entry.what == _TAKEN_IN:
            within.setdefault(entry.payload.get("container_sha256", ""), set()).add(entry.subject)
        elif entry.what == _HELD:
            held.setdefault(entry.subject, set()).update(json.loads(entry.payload.get("paths", "[]")))
        elif entry.what == _REFUSED:
            beside.add(entry.subject)
    taken = set().union(*within.values())
    found = {
        sha256
        for sha256, some in within.items()
        if some <= reports and (sha256 in reports or sha256 not in taken) and custody.is_kept(sha256)
    }
    beside.update(path for sha256 in held.keys() - found - reports for path in held[sha256])
    return {
        sha256
        for sha256 in found
        if not any(lies_within(path, one) for one in held.get(sha256, ()) for path in beside)
        and not zipfile.is_zipfile(io.BytesIO(custody.get(sha256)))
    }


def write_opened(data: Path, dossier: Dossier, custody: EncryptedCustody) -> Shown:
    """Write what a dossier rests on, opened, into the folder of a package's payload, and return what that was.

    Raises:
        UnknownRecord: the keyring does not open the bytes of one of the dossier's reports.
        BrokenIntegrity: the keyring does not open what it should.

    """
    reports = frozenset(str(report.id) for report in dossier.reports)
    told = [(entry, custody.opened(entry)) for entry in custody.folder.iter_entries()]
    containers = _containers(custody, [shown for _, shown in told], reports)
    lines: list[bytes] = []
    entries: dict[int, Entry] = {}
    for entry, shown in told:
        wanted = shown.what == _TAKEN_IN and shown.subject in reports
        wanted |= shown.what == _HELD and shown.subject in containers | reports
        if wanted and ENCRYPTED in entry.payload:
            entries[entry.number] = shown
            line = {"number": entry.number, "payload": dict(shown.payload), "subject": shown.subject}
            lines.append(canonical({**line, "commitment": custody.commitment_key(entry.subject)}) + b"\n")
    _write(data / OPENED / "entries.jsonl", b"".join(lines))
    lines = []
    for sha256 in sorted(reports | containers):
        name = custody.name_of(sha256)
        if name is None:
            raise UnknownRecord(
                f"the keyring opens no bytes {sha256} of the dossier; run verify on the project"
            )
        _write(data / OPENED / "objects" / sha256[:2] / sha256, custody.get(sha256))
        line = {"name": name, "sha256": sha256, "commitment": custody.commitment_key(name)}
        lines.append(canonical(line) + b"\n")
    _write(data / OPENED / "objects.jsonl", b"".join(lines))
    return Shown(entries=entries, objects=reports | containers)


README = """
WHAT IS ENCRYPTED

The archive that this comes from is encrypted. custody/ is the whole of it as it lies there, and stays
closed. Of it, opened/ holds the words of the reports that the dossier rests on: the original bytes,
each under its SHA-256, and what the ledger says of them. verify.py computes from these words again
what stands at the front of each ciphertext, and the ledger fixes that. Nothing else can be read here.
"""
"""What ``README.txt`` says further."""
