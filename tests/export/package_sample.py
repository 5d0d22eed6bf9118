"""A custody and a dossier to package, and a forger who remakes every hash within reach.

Everything in it is invented. The signing is done here and with another library than the one under test.
"""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from corrobora.custody import FolderCustody, canonical, open_folder
from corrobora.export.bag import write_bag
from corrobora.records import Container, Dossier, Entry
from tests.export.export_sample import SAMPLE

AT = "2026-03-01T09:30:00Z"
BY = "Archive of the Selm Legal Clinic"
WHOLE_FILE = b'{"id": "nl-0012", "text": "the line that the agency report was cut from"}\n'

CUT = Container(name="reports/agency.jsonl", sha256=hashlib.sha256(WHOLE_FILE).hexdigest())
PACKED = dataclasses.replace(
    SAMPLE,
    reports=tuple(
        dataclasses.replace(report, container=CUT) if report.container else report
        for report in SAMPLE.reports
    ),
)
"""The sample dossier, its container one whose bytes we have."""

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NEW_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def hold(folder: Path, dossier: Dossier = PACKED) -> FolderCustody:
    """Take the dossier's originals into a custody, as intake would."""
    custody = open_folder(folder, by="R. Ansel", at="2026-02-27T08:00:00Z")
    for report in dossier.reports:
        custody.put(report.text.encode())
    custody.append("held", custody.put(WHOLE_FILE), {"paths": "[]"})
    for report in sorted(dossier.reports, key=lambda one: one.id):
        custody.append(
            "taken-in",
            report.id,
            {
                "container": report.container.name if report.container else "",
                "container_sha256": report.container.sha256 if report.container else "",
                "media_type": report.media_type,
                "paths": json.dumps(list(report.paths)),
                "text_sha256": report.text_sha256,
            },
        )
    custody.append("refused", "reports/empty.txt", {"code": "empty"})
    return custody


def checkpoint(
    number: int, last: str, key: Ed25519PrivateKey, changed: Mapping[str, object] | None = None
) -> bytes:
    """Return a signed line of ``checkpoints.jsonl``; ``changed`` fields are changed before it is signed."""
    unsigned = {
        "algorithm": "ed25519",
        "at": AT,
        "hash": last,
        "key": public(key),
        "number": number,
        "statement": "corrobora/checkpoint/1",
        **(changed or {}),
    }
    return canonical({**unsigned, "signature": key.sign(canonical(unsigned)).hex()}) + b"\n"


def add_key(custody: FolderCustody, key: Ed25519PrivateKey, by: Ed25519PrivateKey | None = None) -> Entry:
    """Add a key to the ledger, endorsed by an older one where there is one."""
    payload = {"algorithm": "ed25519", "label": "laptop"}
    if by is not None:
        statement = {
            "after": custody.head,
            "key": public(key),
            "previous": public(by),
            "statement": "corrobora/key/2",
        }
        payload |= {"endorsed_by": public(by), "endorsement": by.sign(canonical(statement)).hex()}
    return custody.append("key-added", public(key), payload)


def package(folder: Path, custody: Path, dossier: Dossier = PACKED, **files: bytes) -> Path:
    return write_bag(folder, dossier=dossier, custody=custody, at=AT, by=BY, files=files)


# --------------------------------------------------------------------------- the forger


def remake_manifests(bag: Path) -> None:
    """List every file anew, so that the bag is a valid one again."""
    payload = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    info = bag / "bag-info.txt"
    lines = [line for line in info.read_text().splitlines() if not line.startswith("Payload-Oxum")]
    lines.append(f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}")
    info.write_text("".join(f"{line}\n" for line in lines), newline="\n")
    for prefix in ("manifest", "tagmanifest"):
        for algorithm in ("sha256", "sha512"):
            files = payload if prefix == "manifest" else sorted(bag.glob("[bm]*.txt"))
            listed = {
                path.relative_to(bag).as_posix(): hashlib.new(algorithm, path.read_bytes()).hexdigest()
                for path in files
            }
            text = "".join(f"{listed[name]}  {name}\n" for name in sorted(listed))
            (bag / f"{prefix}-{algorithm}.txt").write_text(text, newline="\n")


def change_dossier(bag: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the dossier and its records alike, and remake the manifests."""
    path = bag / "data" / "dossier.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    change(body)
    path.write_text(json.dumps(body, indent=2) + "\n", newline="\n")
    for part in ("reports", "claims"):
        text = "".join(f"{json.dumps(record, separators=(',', ':'))}\n" for record in body[part])
        (bag / "data" / "records" / f"{part}.jsonl").write_text(text, newline="\n")
    remake_manifests(bag)


def read_ledger(bag: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (bag / "data/custody/ledger.jsonl").read_bytes().splitlines()]


def write_ledger(bag: Path, entries: Sequence[Mapping[str, Any]], *, relink: bool = False) -> None:
    """Write a ledger and the head that fits its last line; ``relink``: number, chain and hash it anew."""
    written = []
    previous = "0" * 64
    for number, entry in enumerate(entries, 1):
        kept = dict(entry)
        if relink:
            kept |= {"number": number, "previous": previous}
            del kept["hash"]
            kept["hash"] = hashlib.sha256(canonical(kept)).hexdigest()
        previous = kept["hash"]
        written.append(canonical(kept) + b"\n")
    custody = bag / "data" / "custody"
    (custody / "ledger.jsonl").write_bytes(b"".join(written))
    (custody / "head.json").write_bytes(canonical({"number": len(written), "hash": previous}) + b"\n")
    remake_manifests(bag)
