r"""Checks a package of evidence, offline, with Python's standard library and nothing else.

This file is copied into every package as ``verify.py``. It needs Python 3.8 or
newer, opens no connection, starts no program and writes no file. Run it so,
which also keeps other people's Python packages out::

    python3 -I -S verify.py

It takes the package it lies in, or the folder it is given. It reads every byte
of the package and says in plain words what it checked, what it found, what it
could not check, and which hashes to compare with what you hold from elsewhere.

Exit status: 0 sound, 1 not sound, 2 the check could not be run.

Everything in a package is taken for hostile: numbers and lengths are bounded,
names are shown in ASCII, links are not followed, and a check that breaks off is
a fault of the package and never a pass.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

# --------------------------------------------------------------------------- Ed25519, verifying only

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
"""A square root of -1."""


class _Point(NamedTuple):
    """Extended homogeneous coordinates: the point (x/z, y/z), with t = x*y/z (RFC 8032, 5.1.4)."""

    x: int
    y: int
    z: int
    t: int


_NEUTRAL = _Point(0, 1, 1, 0)


def _added(one: _Point, other: _Point) -> _Point:
    a = (one.y - one.x) * (other.y - other.x) % _P
    b = (one.y + one.x) * (other.y + other.x) % _P
    c = 2 * one.t * other.t * _D % _P
    d = 2 * one.z * other.z % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return _Point(e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _times(number: int, point: _Point) -> _Point:
    total = _NEUTRAL
    while number:
        if number & 1:
            total = _added(total, point)
        point = _added(point, point)
        number >>= 1
    return total


def _same(one: _Point, other: _Point) -> bool:
    return (one.x * other.z - other.x * one.z) % _P == 0 and (one.y * other.z - other.y * one.z) % _P == 0


def _decoded(encoded: bytes) -> _Point | None:
    """Return the point of 32 bytes (RFC 8032, 5.1.3); ``None``: no point, or not the one way to write it."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if len(encoded) != 32 or y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return _Point(x, y, 1, x * y % _P)


def _encoded(point: _Point) -> bytes:
    inverse = pow(point.z, _P - 2, _P)
    x, y = point.x * inverse % _P, point.y * inverse % _P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_BASE_Y = 4 * pow(5, _P - 2, _P) % _P
_BASE = _decoded(_BASE_Y.to_bytes(32, "little")) or _NEUTRAL


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is the key's over the message (RFC 8032, 5.1.7), stricter where the RFC leaves a choice.

    Refused: a scalar S of L or more, a key or an R that is not written in the one canonical way, and the keys
    of small order, with which one signature fits every message. The equation is the one without a cofactor. A
    key with a component of small order beside its own is not told apart; no honest key has one.
    """
    if len(key) != 32 or len(signature) != 64:
        return False
    public, commitment = _decoded(key), _decoded(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or commitment is None or scalar >= _L or _same(_times(8, public), _NEUTRAL):
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % _L
    negative = _Point(_P - public.x, public.y, public.z, _P - public.t)
    return _encoded(_added(_times(scalar, _BASE), _times(challenge, negative))) == signature[:32]


# --------------------------------------------------------------------------- reading hostile JSON

_HEX64 = re.compile("[0-9a-f]{64}")
_LONGEST_NUMBER = 18
"""Digits of a whole number: more are no number of ours, and cost time without bound."""
_LONGEST_LINE = 1 << 24
"""Bytes of one line of the ledger or of the checkpoints."""


def _whole_number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError("a whole number of more than 18 digits")
    return int(digits)


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an object has one name twice")
    return found


def parsed(data: bytes) -> Any:  # noqa: ANN401 - JSON of a stranger can be anything
    """Return the value of strict JSON in UTF-8: no name twice in an object, no NaN, no endless numbers.

    Raises:
        ValueError: it is not that, or nested too deep to read.

    """
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_int=_whole_number, parse_constant=_no_number
        )
    except RecursionError:
        raise ValueError("nested too deep to read") from None


def canonical(value: dict[str, Any]) -> bytes:
    """Return the one way in which custody writes a value down: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _digest_of(*parts: str) -> str:
    """Return the SHA-256 of the parts, each preceded by its length in bytes: how ids are derived."""
    hashed = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        hashed.update(str(len(encoded)).encode("ascii") + b":" + encoded)
    return hashed.hexdigest()


def _shown(text: object) -> str:
    """Return a stranger's word in ASCII and of bearable length: a terminal obeys what it is shown."""
    word = str(text)
    return ascii(word if len(word) <= 200 else word[:200] + "...")[1:-1]


# --------------------------------------------------------------------------- what was found


class Finding(NamedTuple):
    """One thing that is not as it was recorded."""

    where: str
    """Path in the package, or id of the record."""
    why: str


class Findings:
    """What an examination has found so far: faults, sums of what was checked, and words for the reader."""

    def __init__(self) -> None:
        self.faults: list[Finding] = []
        self.checked: list[str] = []
        """What was checked, with numbers."""
        self.held: list[str] = []
        """What is there and was not, or cannot be, checked."""
        self.compare: list[str] = []
        """Hashes to compare with what is held elsewhere."""
        self.released = False
        """Whether it is a release: redacted, and without originals and ledger."""

    def fault(self, where: object, why: str) -> None:
        """Note that something is not as recorded; `where` may be a stranger's word."""
        self.faults.append(Finding(_shown(where), why))


_SHOWN_FAULTS = 200
"""Faults that are written out; the rest is counted."""

# --------------------------------------------------------------------------- the files of the bag

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_SUMS = (("sha256", 64), ("sha512", 128))
_TAGGED = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt")
_UNTAGGED = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
_PACKAGE = "tagmanifest-sha256.txt"
"""Its hash fixes the manifests, and through them every file."""
_BLOCK = 1 << 20


def _iter_files(root: Path, found: Findings) -> Iterator[str]:
    """Go through the regular files under a folder, as paths with forward slashes; anything else is a fault."""
    pending = [""]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(root / folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            found.fault(folder, f"the folder cannot be listed ({error.strerror})")
            continue
        if folder and not entries:
            found.fault(folder, "a folder with nothing in it, which no manifest can list")
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            try:
                if entry.is_symlink():
                    found.fault(path, "a link: a package holds files, and links lead out of it")
                elif entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif entry.is_file(follow_symlinks=False):
                    yield path
                else:
                    found.fault(path, "neither a file nor a folder")
            except OSError as error:
                found.fault(path, f"cannot be looked at ({error.strerror})")


def _sums_of(path: Path, algorithms: Sequence[str]) -> dict[str, str]:
    hashes = {name: hashlib.new(name) for name in algorithms}
    size = 0
    with path.open("rb") as stream:
        for block in iter(lambda: stream.read(_BLOCK), b""):
            size += len(block)
            for hashed in hashes.values():
                hashed.update(block)
    return {"size": str(size), **{name: hashed.hexdigest() for name, hashed in hashes.items()}}


def _unescaped(path: str) -> str:
    """Return a path as RFC 8493, 2.1.3 has it in a manifest: CR, LF and % are percent-encoded."""
    plain = path.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    if plain.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A") != path:
        raise ValueError("a path is not written as RFC 8493 has it")
    return plain


def _manifest(data: bytes, digits: int) -> dict[str, str]:
    """Return the hashes of a manifest by path. One byte more or less than corrobora writes is a fault."""
    listed: dict[str, str] = {}
    line = re.compile(rf"([0-9a-f]{{{digits}}})  ([^\r\n]+)")
    last = ""
    if not data.endswith(b"\n"):
        raise ValueError("does not end in a line feed")
    for number, text in enumerate(data.decode("utf-8")[:-1].split("\n"), 1):
        read = line.fullmatch(text)
        if read is None:
            raise ValueError(f"line {number} is not a hash, two spaces and a path")
        path = _unescaped(read.group(2))
        if path <= last:
            raise ValueError(f"line {number} is not in the order of the paths, or lists one twice")
        listed[path] = read.group(1)
        last = path
    return listed


_CUSTODY = "data/custody/"
_NEEDED = ("data/README.txt", "data/dossier.html", "data/prov.json", "data/verify.py")
"""What every package has, beside what is read as JSON and said to be missing there."""
_PLACED = re.compile(
    r"data/(?:README\.txt|verify\.py|prov\.json|release\.json|dossier\.(?:html|json)|records/(?:reports|claims)\.jsonl"
    r"|(?:incidents|reports)/[^/]+\.html|methods/[^/]+\.md|exports/.+"
    r"|opened/(?:(?:entries|objects)\.jsonl|objects/[0-9a-f]{2}/[0-9a-f]{64}))",
    re.DOTALL,
)
"""Where a file under data/ may lie: what stands elsewhere was put there by somebody else."""


class _Bag:
    """The files of a package as they were found, each read once from its first byte to its last."""

    def __init__(self, root: Path, found: Findings) -> None:
        self.root = root
        self.found = found
        self.sums: dict[str, dict[str, str]] = {}
        for path in _iter_files(root, found):
            try:
                self.sums[path] = _sums_of(root / path, ["sha256", "sha512"])
            except OSError as error:
                found.fault(path, f"cannot be read ({error.strerror})")

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file that was found, ``None`` and a fault where there is none."""
        if path not in self.sums:
            self.found.fault(path, "is not there")
            return None
        return (self.root / path).read_bytes()


def _check_files(bag: _Bag) -> None:
    found = bag.found
    payload = {path for path in bag.sums if path.startswith("data/")}
    for path in sorted(set(bag.sums) - payload - set(_TAGGED) - set(_UNTAGGED)):
        found.fault(path, "has no place in a package of this kind")
    for path in sorted(payload):
        if not path.startswith(_CUSTODY) and not _PLACED.fullmatch(path):
            found.fault(path, "has no place in a package of this kind, though a manifest may list it")
    for path in _NEEDED:
        if path not in payload:
            found.fault(path, "is not there")
    declaration = bag.read("bagit.txt")
    if declaration is not None and declaration != _DECLARATION:
        found.fault("bagit.txt", "does not declare BagIt 1.0 in UTF-8, to the byte")
    for prefix, expected in (("manifest", payload), ("tagmanifest", set(_TAGGED))):
        for algorithm, digits in _SUMS:
            name = f"{prefix}-{algorithm}.txt"
            data = bag.read(name)
            if data is None:
                continue
            try:
                listed = _manifest(data, digits)
            except ValueError as error:
                found.fault(name, f"is no manifest: {_shown(error)}")
                continue
            for path in sorted(set(listed) | expected):
                if path not in bag.sums:
                    found.fault(path, f"is listed in {name} and is not there")
                elif path not in listed:
                    found.fault(path, f"is there and is not listed in {name}")
                elif path not in expected:
                    found.fault(path, f"is listed in {name}, where it has no place")
                elif listed[path] != bag.sums[path][algorithm]:
                    found.fault(path, f"its bytes do not have the hash that {name} lists")
    size = sum(int(bag.sums[path]["size"]) for path in payload)
    described = bag.read("bag-info.txt")
    oxum = f"Payload-Oxum: {size}.{len(payload)}".encode("ascii")
    if described is not None and described.split(b"\n").count(oxum) != 1:
        found.fault("bag-info.txt", "does not state the number of files and bytes that are there")
    found.checked.append(
        f"{len(payload)} files with {size} bytes, each against SHA-256 and SHA-512; none missing, none extra, no links"
        if not found.faults
        else f"{len(payload)} files with {size} bytes, each against SHA-256 and SHA-512"
    )


# --------------------------------------------------------------------------- custody

_LAYOUTS = ("corrobora/custody/1", "corrobora/custody/2")
_NO_ENTRY = "0" * 64
_ENTRY_TEXTS = ("what", "subject", "by", "at", "previous", "hash")
_DIGESTS = frozenset(
    "sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 blake2b blake2s md5".split()
)
"""Hash functions of a fixed length that Python always has."""


class _Entry(NamedTuple):
    number: int
    what: str
    subject: str
    by: str
    at: str
    payload: dict[str, str]
    previous: str
    hash: str
    end: int
    """Bytes of the ledger up to and including this entry."""


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while True:
            line = stream.readline(_LONGEST_LINE)
            if not line:
                return
            if not line.endswith(b"\n"):
                raise ValueError("a line does not end in a line feed, or is longer than 16 MiB")
            yield line


def _entry(line: bytes, end: int) -> _Entry:
    value = parsed(line)
    if not isinstance(value, dict) or set(value) != set(_ENTRY_TEXTS) | {"number", "payload"}:
        raise ValueError("does not have the fields of an entry")
    payload = value["payload"]
    well_typed = (
        type(value["number"]) is int
        and all(type(value[name]) is str for name in _ENTRY_TEXTS)
        and type(payload) is dict
        and all(type(word) is str for word in payload.values())
    )
    if not well_typed:
        raise ValueError("has a field of the wrong type")
    if canonical(value) + b"\n" != line:
        raise ValueError("is not in canonical form")
    unhashed = {name: value[name] for name in value if name != "hash"}
    if hashlib.sha256(canonical(unhashed)).hexdigest() != value["hash"]:
        raise ValueError("does not have the hash it carries")
    return _Entry(end=end, **value)


class _Key(NamedTuple):
    added: int
    """Number of its key-added entry."""
    retired: int | None
    since: int | None
    """Number from which on its checkpoints are void."""


class _Custody:
    """The ledger and what follows from it."""

    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self.by_hash: dict[str, _Entry] = {}
        self.keys: dict[str, _Key] = {}
        self.taken_in: dict[str, list[dict[str, str]]] = {}
        """Payloads of the taken-in entries, by report."""
        self.objects: dict[str, str] = {}
        """Path in the package of every object whose bytes have the hash it is held under."""
        self.encrypted = False
        """Whether it is that of an encrypted archive, of which the package shows a part."""
        self.erased: set[str] = set()
        """Objects that are not there any more because their keys were destroyed."""
        self.newest: dict[str, Any] | None = None
        """The newest checkpoint that holds."""
        self.stated: tuple[int, str] | None = None
        """Number and hash of the newest entry, as a release states them; the ledger is not there then."""

    @property
    def head(self) -> str:
        """Hash of the newest entry."""
        return self.entries[-1].hash if self.entries else _NO_ENTRY


def _check_ledger(bag: _Bag, custody: _Custody) -> None:
    found, name = bag.found, _CUSTODY + "ledger.jsonl"
    if name not in bag.sums:
        found.fault(name, "is not there")
        return
    previous, end, number = _NO_ENTRY, 0, 0
    try:
        for number, line in enumerate(_lines(bag.root / name), 1):
            end += len(line)
            where = f"{name}, line {number}"
            try:
                entry = _entry(line, end)
            except ValueError as error:
                found.fault(where, _shown(error))
                previous = ""
                continue
            if entry.number != number:
                found.fault(
                    where, "does not have the number of its place: an entry was removed, added or moved"
                )
            # After a line that cannot be read its hash is not known, and that line is a fault already.
            if previous and entry.previous != previous:
                found.fault(where, "does not follow the line before it: the chain is broken")
            previous = entry.hash
            custody.entries.append(entry)
            custody.by_hash[entry.hash] = entry
            if entry.what == "taken-in":
                custody.taken_in.setdefault(entry.subject, []).append(entry.payload)
    except ValueError as error:
        found.fault(name, _shown(error))
    layout = bag.read(_CUSTODY + "custody.json")
    if layout is not None and layout not in {canonical({"layout": known}) + b"\n" for known in _LAYOUTS}:
        found.fault(_CUSTODY + "custody.json", "does not name a layout this program knows, to the byte")
    head = bag.read(_CUSTODY + "head.json")
    if head is not None and head != canonical({"number": len(custody.entries), "hash": custody.head}) + b"\n":
        found.fault(_CUSTODY + "head.json", "does not name the last entry of the ledger")
    found.checked.append(
        f"{number} entries of the ledger: written canonically, each fixing the one before it"
    )


def _check_objects(bag: _Bag, custody: _Custody) -> None:
    found = bag.found
    kept = {entry.subject: entry for entry in custody.entries if entry.what == "kept"}
    known = {_CUSTODY + name for name in ("custody.json", "ledger.jsonl", "head.json", "checkpoints.jsonl")}
    for path in sorted(bag.sums):
        if not path.startswith(_CUSTODY) or path in known:
            continue
        placed = re.fullmatch(r"objects/([0-9a-f]{2})/(\1[0-9a-f]{62})", path[len(_CUSTODY) :])
        if placed is None:
            found.fault(path, "has no place in a custody")
            continue
        sha256 = placed.group(2)
        if bag.sums[path]["sha256"] != sha256:
            found.fault(path, "its bytes do not have the hash they are held under")
            continue
        custody.objects[sha256] = path
        if sha256 not in kept:
            found.fault(path, "no entry of the ledger says that it is held")
        elif kept[sha256].payload.get("bytes") != bag.sums[path]["size"]:
            found.fault(path, "the ledger records another length")
    custody.erased = _erased(custody, kept, found)
    for sha256 in sorted(set(kept) - set(custody.objects) - custody.erased):
        found.fault(sha256, "the ledger says that these bytes are held, and they are not, or not unchanged")
    found.checked.append(
        f"{len(custody.objects)} originals and other objects against their SHA-256 and the ledger"
    )


# --------------------------------------------------------------------------- what is encrypted

_ENCRYPTED = "corrobora/encrypted/1"
_OPENED = "data/opened/"
_COMMITMENT = 32
_LEAST = 256
_KEY_NAME = re.compile("[0-9a-f]{32}")


def _padded_length(length: int) -> int:
    """Return how long words of a length are before they are encrypted: the rule of Padme (PURBs, PETS 2019, section 4)."""
    length = max(length + 1, _LEAST)
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def _committed(key: str, about: dict[str, Any], words: bytes) -> bytes:
    """Return what stands at the front of a ciphertext of these words, by the key that came with them."""
    hashed = hmac.new(bytes.fromhex(key), hashlib.sha256(canonical(about)).digest(), hashlib.sha256)
    hashed.update((words + b"\x80").ljust(_padded_length(len(words)), b"\0"))
    return hashed.digest()


def _erased(custody: _Custody, kept: dict[str, _Entry], found: Findings) -> set[str]:
    """Return the objects whose keys the ledger says were destroyed, and say so; only what is encrypted can be erased."""
    gone: set[str] = set()
    for entry in custody.entries:
        if entry.what != "erased":
            continue
        where = f"ledger entry {entry.number}"
        try:
            names = parsed(entry.payload.get("names", "").encode("ascii"))
        except ValueError:
            names = None
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            found.fault(where, "says that something was erased, and names nothing")
            continue
        objects = {name for name in names if not _KEY_NAME.fullmatch(name)}
        if not all(
            name in kept and kept[name].number < entry.number and kept[name].payload.get("form") == _ENCRYPTED
            for name in objects
        ):
            found.fault(where, "says that something was erased that was never held encrypted")
            continue
        gone |= objects
        found.held.append(
            f"{len(objects)} objects were erased by ledger entry {entry.number}, on {_shown(entry.at)} by"
            f" {_shown(entry.by)}: their keys are destroyed, and nobody can check them any more."
        )
    return gone


def _opened_lines(bag: _Bag, name: str, fields: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through the lines of a file of what was opened; what is no such line is a fault."""
    data = bag.read(_OPENED + name)
    texts = (fields | {"commitment"}) - {"number", "payload"}
    for number, line in enumerate((data or b"").splitlines(), 1):
        where = f"{_OPENED}{name}, line {number}"
        try:
            value = parsed(line)
        except ValueError as error:
            bag.found.fault(where, f"cannot be read: {_shown(error)}")
            continue
        if (
            not isinstance(value, dict)
            or set(value) != fields | {"commitment"}
            or not all(isinstance(value[text], str) for text in texts)
            or not _HEX64.fullmatch(value["commitment"])
        ):
            bag.found.fault(where, "is not what a package shows of an encrypted archive")
            continue
        yield where, value


def _check_opened(bag: _Bag, custody: _Custody) -> None:
    """Check that the words beside an encrypted custody are those of its ciphertexts, and take them for what it says."""
    kept = {entry.subject: entry for entry in custody.entries if entry.what == "kept"}
    custody.encrypted = any(entry.payload.get("form") == _ENCRYPTED for entry in kept.values())
    shown = {path for path in bag.sums if path.startswith(_OPENED)}
    if not custody.encrypted:
        for path in sorted(shown):
            bag.found.fault(path, "says that something was opened, and nothing in custody is encrypted")
        return
    closed = len(custody.objects)
    entries = _check_opened_entries(bag, custody)
    objects = _check_opened_objects(bag, custody, kept)
    lists = {_OPENED + "entries.jsonl", _OPENED + "objects.jsonl"}
    for path in sorted(shown - lists - set(objects.values())):
        bag.found.fault(path, "is not among the words that were opened, or not those of its ciphertext")
    custody.objects.update(objects)
    bag.found.checked.append(
        f"{entries} entries and {len(objects)} originals that were opened: each has the words of its ciphertext in custody"
    )
    bag.found.held.append(
        f"The archive is encrypted. Of {closed} objects {len(objects)} were opened; what the others say, and the"
        " entries that were not opened, cannot be read here."
    )


def _check_opened_entries(bag: _Bag, custody: _Custody) -> int:
    count = 0
    by_number = {entry.number: entry for entry in custody.entries}
    for where, told in _opened_lines(bag, "entries.jsonl", {"number", "payload", "subject"}):
        number, payload = told["number"], told["payload"]
        entry = by_number.get(number) if type(number) is int else None
        well_typed = isinstance(payload, dict) and all(type(word) is str for word in payload.values())
        if entry is None or not well_typed:
            bag.found.fault(where, "is of no entry of the ledger")
            continue
        plain = {name: word for name, word in entry.payload.items() if name != "encrypted"}
        about = {
            "number": entry.number,
            "what": entry.what,
            "by": entry.by,
            "at": entry.at,
            "previous": entry.previous,
            "plain": plain,
        }
        words = canonical({"payload": payload, "subject": told["subject"]})
        try:
            front = base64.b64decode(entry.payload.get("encrypted", ""), validate=True)[:_COMMITMENT]
        except ValueError:
            front = b""
        if not hmac.compare_digest(front, _committed(told["commitment"], about, words)):
            bag.found.fault(where, "does not hold the words of its entry's ciphertext")
            continue
        count += 1
        if entry.what == "taken-in":
            custody.taken_in.setdefault(told["subject"], []).append(payload)
    return count


def _check_opened_objects(bag: _Bag, custody: _Custody, kept: dict[str, _Entry]) -> dict[str, str]:
    """Return the path of the words of every object that was opened, by their SHA-256."""
    objects: dict[str, str] = {}
    for where, told in _opened_lines(bag, "objects.jsonl", {"name", "sha256"}):
        name, sha256 = told["name"], told["sha256"]
        path = f"{_OPENED}objects/{sha256[:2]}/{sha256}"
        entry = kept.get(name)
        if entry is None or entry.payload.get("form") != _ENCRYPTED or name not in custody.objects:
            bag.found.fault(where, "names no ciphertext that is in custody, unchanged")
        elif bag.sums.get(path, {}).get("sha256") != sha256:
            bag.found.fault(where, "the words are not there, or do not have their hash")
        else:
            with (bag.root / custody.objects[name]).open("rb") as stream:
                front = stream.read(_COMMITMENT)
            words = (bag.root / path).read_bytes()
            if hmac.compare_digest(front, _committed(told["commitment"], {"what": "object"}, words)):
                objects[sha256] = path
            else:
                bag.found.fault(where, "does not hold the words of its ciphertext")
    return objects


def _number_in(payload: dict[str, str], name: str) -> int | None:
    word = payload.get(name, "")
    return int(word) if re.fullmatch("[0-9]{1,18}", word) else None


def _check_keys(custody: _Custody, found: Findings) -> None:
    ends: dict[str, tuple[int, int | None]] = {}
    added: set[str] = set()
    for entry in custody.entries:
        where = f"ledger entry {entry.number}"
        if entry.what == "key-added":
            added.add(entry.subject)
        elif entry.what == "key-retired" and (
            entry.subject not in added or (entry.subject in ends and "since" not in entry.payload)
        ):
            found.fault(where, "retires a key that was not added, or was retired before")
        elif entry.what == "key-retired":
            since = _number_in(entry.payload, "since")
            if "since" in entry.payload and since is None:
                found.fault(where, "voids checkpoints from a number that cannot be read")
                since = 0
            first, known = ends.get(entry.subject, (entry.number, None))
            if known is not None and since is not None and since >= known:
                found.fault(where, "retires a key again and takes back no more than was taken back before")
            else:
                ends[entry.subject] = (first, since)
    for entry in custody.entries:
        if entry.what != "key-added":
            continue
        where = f"ledger entry {entry.number}"
        if not _HEX64.fullmatch(entry.subject) or entry.payload.get("algorithm") != "ed25519":
            found.fault(where, "adds a key that is no Ed25519 key")
        elif entry.subject in custody.keys:
            found.fault(where, "adds a key that was added before")
        elif not custody.keys or _is_endorsed(entry, custody, found, where):
            custody.keys[entry.subject] = _Key(entry.number, *ends.get(entry.subject, (None, None)))


def _is_endorsed(entry: _Entry, custody: _Custody, found: Findings, where: str) -> bool:
    old = entry.payload.get("endorsed_by", "")
    signature = entry.payload.get("endorsement", "")
    if old not in custody.keys:
        found.fault(where, "adds a key that no earlier key of the ledger speaks for")
        return False
    statement = canonical(
        {"after": entry.previous, "key": entry.subject, "previous": old, "statement": "corrobora/key/2"}
    )
    if not re.fullmatch("[0-9a-f]{128}", signature) or not signature_holds(
        bytes.fromhex(old), statement, bytes.fromhex(signature)
    ):
        found.fault(where, "adds a key, and the earlier key's signature under that does not hold")
        return False
    key = custody.keys[old]
    if (key.retired is not None and entry.number > key.retired) or (
        key.since is not None and entry.number >= key.since
    ):
        found.fault(where, "adds a key that is spoken for by one that was retired before, or void by then")
        return False
    return True


_CHECKPOINT = frozenset({"algorithm", "at", "hash", "key", "number", "signature", "statement"})


def _checkpoint(line: bytes) -> dict[str, Any]:
    """Return a checkpoint whose form is right, whatever it says.

    Raises:
        ValueError: its form is not that of a checkpoint, to the byte.

    """
    value = parsed(line)
    if not isinstance(value, dict) or set(value) != _CHECKPOINT:
        raise ValueError("does not have the fields of a checkpoint")
    well_typed = type(value["number"]) is int and all(
        type(value[name]) is str for name in _CHECKPOINT - {"number"}
    )
    if not well_typed:
        raise ValueError("has a field of the wrong type")
    if value["algorithm"] != "ed25519" or value["statement"] != "corrobora/checkpoint/1":
        raise ValueError("is of a kind this program does not know")
    if not (
        _HEX64.fullmatch(value["hash"])
        and _HEX64.fullmatch(value["key"])
        and re.fullmatch("[0-9a-f]{128}", value["signature"])
    ):
        raise ValueError("has a hash, a key or a signature that is not written in lower-case hexadecimal")
    if canonical(value) + b"\n" != line:
        raise ValueError("is not in canonical form")
    return value


def _fault_of(checkpoint: dict[str, Any], custody: _Custody) -> str | None:
    """Return what is wrong with what a checkpoint says; ``None``: nothing."""
    number = checkpoint["number"]
    if not 1 <= number <= len(custody.entries) or custody.entries[number - 1].hash != checkpoint["hash"]:
        return "names an entry that the ledger does not have: entries were changed or cut off, or it is of another ledger"
    key = custody.keys.get(checkpoint["key"])
    if key is None:
        return "is signed with a key that the ledger does not name"
    if number < key.added:
        return "is signed with a key that was added later"
    if key.retired is not None and number > key.retired:
        return "is signed with a key that was retired before"
    if key.since is not None and number >= key.since:
        return f"is void: its key was in other hands from entry {key.since} on, as its retirement says"
    unsigned = {name: checkpoint[name] for name in checkpoint if name != "signature"}
    if not signature_holds(
        bytes.fromhex(checkpoint["key"]), canonical(unsigned), bytes.fromhex(checkpoint["signature"])
    ):
        return "its signature does not hold"
    return None


def _check_checkpoints(bag: _Bag, custody: _Custody) -> None:
    found, name = bag.found, _CUSTODY + "checkpoints.jsonl"
    # The first layout had no such file.
    if (
        name not in bag.sums
        and bag.read(_CUSTODY + "custody.json") != canonical({"layout": _LAYOUTS[0]}) + b"\n"
    ):
        found.fault(name, "is not there")
    running = hashlib.sha256()
    digests = [running.hexdigest()]
    count, signed = 0, 0
    try:
        for number, line in enumerate(_lines(bag.root / name) if name in bag.sums else (), 1):
            running.update(line)
            digests.append(running.hexdigest())
            where = f"{name}, line {number}"
            try:
                checkpoint = _checkpoint(line)
            except ValueError as error:
                found.fault(where, _shown(error))
                continue
            wrong = _fault_of(checkpoint, custody)
            if wrong is None and checkpoint["number"] <= signed:
                wrong = "signs no later entry than the line before it"
            signed = max(signed, checkpoint["number"])
            if wrong is not None:
                found.fault(where, wrong)
            else:
                count += 1
                custody.newest = checkpoint
    except ValueError as error:
        found.fault(name, _shown(error))
    for entry in custody.entries:
        if entry.what == "sealed":
            told = _number_in(entry.payload, "checkpoints")
            if not told or told >= len(digests) or digests[told] != entry.payload.get("digest"):
                found.fault(
                    f"ledger entry {entry.number}", "counts and hashes other checkpoints than are there"
                )
    if count:
        found.checked.append(f"{count} signed checkpoints: entry, key and Ed25519 signature of each")
        later = len(custody.entries) - signed
        if later > 0:
            found.held.append(
                f"{later} entries of the ledger follow the newest checkpoint: no key vouches for them."
            )
    else:
        found.held.append("The ledger carries no signed checkpoint that holds: nobody's key vouches for it.")


def _check_digests(bag: _Bag, custody: _Custody) -> None:
    found, count = bag.found, 0
    of_ledger: dict[str, list[tuple[int, str, str]]] = {}
    of_objects: dict[str, dict[str, str]] = {}
    for entry in custody.entries:
        if entry.what == "timestamped":
            held = entry.payload.get("object", "")
            if entry.subject not in custody.by_hash or custody.by_hash[entry.subject].number >= entry.number:
                found.fault(f"ledger entry {entry.number}", "stamps an entry that was not there before it")
            if held not in custody.objects:
                found.fault(f"ledger entry {entry.number}", "names a time stamp that is not held")
            found.held.append(
                f"Ledger entry {entry.number} names a time stamp ({_shown(entry.payload.get('kind', ''))}): held, not checked."
            )
        if entry.what != "hashed":
            continue
        where = f"ledger entry {entry.number}"
        algorithm = entry.payload.get("algorithm", "").lower().replace("-", "_")
        if algorithm not in _DIGESTS:
            found.fault(where, "has a digest by a hash function that is none of Python's of a fixed length")
            continue
        count += 1
        if "ledger_digest" in entry.payload:
            before = custody.by_hash.get(entry.subject)
            if before is None or before.number >= entry.number:
                found.fault(where, "has a digest of the ledger up to an entry that was not there before it")
            else:
                of_ledger.setdefault(algorithm, []).append(
                    (before.end, entry.payload["ledger_digest"], where)
                )
        elif entry.subject in custody.erased:
            pass  # said already that nobody can check it
        elif entry.subject not in custody.objects:
            found.fault(where, "has a digest of an object that is not held, or not unchanged")
        else:
            sums = of_objects.setdefault(entry.subject, {})
            if algorithm not in sums:
                path = bag.root / custody.objects[entry.subject]
                sums[algorithm] = _sums_of(path, [algorithm])[algorithm]
            if sums[algorithm] != entry.payload.get("digest", ""):
                found.fault(where, "has another digest than the object's bytes give")
    for algorithm, wanted in sorted(of_ledger.items()):
        hashed, done = hashlib.new(algorithm), 0
        with (bag.root / _CUSTODY / "ledger.jsonl").open("rb") as stream:
            for end, digest, where in sorted(wanted):
                hashed.update(stream.read(end - done))
                done = end
                if hashed.hexdigest() != digest:
                    found.fault(where, "has another digest than the ledger's bytes give")
    if count:
        found.checked.append(f"{count} further digests in the ledger, of objects and of the ledger itself")


# --------------------------------------------------------------------------- the dossier


def _records(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _words(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _span(record: dict[str, Any], text: str) -> tuple[int, int] | None:
    """Return the stretch that a record points at, if it lies in the text and is not empty."""
    start, end = record.get("start"), record.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        return None
    return start, end


def _told_reports(
    body: dict[str, Any], texts: dict[str, str], found: Findings
) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Go through the reports that have an id and a text, each with both, and enter the texts by their ids."""
    for report in _records(body["reports"]):
        identity, text = _text(report, "id"), report.get("text")
        where = f"report {identity}"
        if not _HEX64.fullmatch(identity) or not isinstance(text, str):
            found.fault(where, "has no id or no text")
            continue
        if identity in texts:
            found.fault(where, "stands in the dossier twice")
        texts[identity] = text
        yield report, identity, text


def _check_derivatives(body: dict[str, Any], found: Findings) -> dict[str, str]:
    """Check the reports of a release, each by the id that follows from its own fields, and return their texts by id."""
    texts: dict[str, str] = {}
    alike: dict[str, list[str]] = {}
    expected: dict[str, set[str]] = {}
    for report, identity, text in _told_reports(body, texts, found):
        where = f"report {identity}"
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != report.get("text_sha256"):
            found.fault(where, "its text does not have the hash the dossier gives")
        if report.get("container") is not None:
            found.fault(where, "names the file it was cut from, which no release does")
        fields = {name: report[name] for name in report if name not in ("id", "copy_of", "text_sha256")}
        first = hashlib.sha256(canonical(fields)).hexdigest()
        alike.setdefault(first, []).append(identity)
        number = len(alike[first])
        follow = first if number == 1 else hashlib.sha256(canonical({**fields, "number": number})).hexdigest()
        expected.setdefault(first, set()).add(follow)
    # Reports that are, redacted, the same are numbered from the second on, in any order.
    for first, identities in alike.items():
        for identity in identities:
            if identity not in expected[first]:
                found.fault(f"report {identity}", "does not have the id that follows from its fields")
    return texts


def _check_reports(body: dict[str, Any], custody: _Custody, found: Findings) -> dict[str, str]:
    """Check the reports and return their texts by id."""
    texts: dict[str, str] = {}
    for report, identity, text in _told_reports(body, texts, found):
        where = f"report {identity}"
        if identity not in custody.objects:
            found.fault(where, "its original bytes are not in custody, or not unchanged")
        held = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if held != report.get("text_sha256"):
            found.fault(where, "its text does not have the hash the dossier gives")
        told = custody.taken_in.get(identity, [])
        same = [payload for payload in told if payload.get("text_sha256") == held]
        if not told:
            found.fault(where, "no entry of the ledger says that it was taken in")
        elif not same:
            found.fault(where, "its text is not the text that the ledger recorded when it was taken in")
        elif same[-1] is not told[-1]:
            found.held.append(
                f"Report {identity} was taken in again later with another text; the dossier rests on an earlier one."
            )
        container = report.get("container")
        if isinstance(container, dict):
            outer = _text(container, "sha256")
            if outer not in custody.objects and custody.encrypted:
                found.held.append(
                    f"The file in which report {identity} was found, {_shown(outer)}, was not opened: it was erased, or may hold others' words, too."
                )
            elif outer not in custody.objects:
                found.fault(where, "the file it was found in is not in custody, or not unchanged")
            if same and all(payload.get("container_sha256") != outer for payload in same):
                found.fault(where, "the ledger names another file in which it was found")
    return texts


def _check_claims(body: dict[str, Any], texts: dict[str, str], found: Findings) -> dict[str, str]:
    """Check the claims and return the report of each by its id."""
    owners: dict[str, str] = {}
    sums = {
        key: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for key, text in texts.items()
    }
    for claim in _records(body["claims"]):
        identity, report = _text(claim, "id"), _text(claim, "report")
        where = f"claim {identity}"
        if identity in owners:
            found.fault(where, "stands in the dossier twice")
        owners[identity] = report
        if report not in texts:
            found.fault(where, "rests on a report that the dossier does not hold")
            continue
        if claim.get("text_sha256") != sums[report]:
            found.fault(where, "was read from another text of its report")
        span = _span(claim, texts[report])
        if span is None:
            found.fault(where, "points outside the text of its report")
        elif claim.get("quote") != texts[report][span[0] : span[1]]:
            found.fault(where, "its quotation is not what stands at these characters of its report")
        speaker, act = claim.get("speaker"), claim.get("act")
        who = _text(speaker, "text") if isinstance(speaker, dict) else ""
        done = f"{_text(act, 'kind')}/{_text(act, 'asserted')}" if isinstance(act, dict) else ""
        parts = [report, str(claim.get("start")), str(claim.get("end")), who, _text(claim, "stance"), done]
        if identity != "c-" + _digest_of(*parts, _text(claim, "method"))[:16]:
            found.fault(
                where, "does not have the id that follows from its passage, speaker, stance, act and method"
            )
    return owners


def _check_names(
    record: object,
    where: str,
    known: dict[str, dict[str, str]],
    found: Findings,
) -> None:
    """Check that every id anywhere in a record leads to something; `known` has the ids by the field that names them."""
    pending: list[object] = [record]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending.extend(value)
        elif isinstance(value, dict):
            for name, inner in value.items():
                ids = [inner] if isinstance(inner, str) else _words(inner)
                for key in ids if name in known else ():
                    if key not in known[name]:
                        found.fault(
                            where, f"names {_shown(key)} as its {name}, and the dossier has none such"
                        )
                pending.append(inner)


def _check_dossier(bag: _Bag, custody: _Custody) -> None:
    found, name = bag.found, "data/dossier.json"
    data = bag.read(name)
    if data is None:
        return
    try:
        body = parsed(data)
    except ValueError as error:
        found.fault(name, f"cannot be read: {_shown(error)}")
        return
    lists = ("reports", "claims", "incidents", "background", "revisions", "refused", "actors")
    if (
        not isinstance(body, dict)
        or body.get("schema") != "corrobora/dossier/1"
        or not all(isinstance(body.get(part), list) for part in lists)
        or not all(isinstance(one, dict) for part in lists for one in body[part])
    ):
        found.fault(name, "is no dossier of schema corrobora/dossier/1")
        return
    released = _RELEASE in bag.sums
    texts = _check_derivatives(body, found) if released else _check_reports(body, custody, found)
    owners = _check_claims(body, texts, found)
    known = {"claims": owners, "set_aside": owners, "claim": owners}
    known.update(dict.fromkeys(("reports", "without_claims", "report"), texts))
    for incident in body["incidents"]:
        origins = {_text(origin, "id"): "" for origin in _records(incident.get("origins"))}
        own = dict(known, origins=origins, may_share=origins, origin=origins)
        _check_names(incident, f"incident {_text(incident, 'id')}", own, found)
    for number, fact in enumerate(body["background"], 1):
        _check_names(fact, f"background fact {number}", known, found)
    for number, revision in enumerate(body["revisions"], 1):
        where = f"revision {number}"
        _check_names(revision, where, dict(known, by=texts, through=texts), found)
        if any(owners.get(claim) != revision.get("report") for claim in _words(revision.get("claims"))):
            found.fault(where, "takes back a claim of another report")
        for passage in _records(revision.get("passages")):
            if _span(passage, texts.get(_text(passage, "report"), "")) is None:
                found.fault(where, "points at a passage that its report does not have")
    for report in body["reports"]:
        _check_names(report.get("copy_of"), f"report {_text(report, 'id')}", known, found)
    # a package made before there were any has no such list
    for number, aside in enumerate(_records(body.get("copies_aside")), 1):
        _check_names(aside, f"copy set aside {number}", known, found)
    for part in ("reports", "claims"):
        lines = bag.read(f"data/records/{part}.jsonl")
        if lines is None:
            continue
        try:
            # As text: to Python 1, 1.0 and true are equal.
            told = [parsed(line) for line in lines.splitlines()]
            alike = json.dumps(told, sort_keys=True) == json.dumps(body[part], sort_keys=True)
        except (ValueError, RecursionError):
            alike = False
        if not alike:
            found.fault(f"data/records/{part}.jsonl", "does not hold the same records as dossier.json")
    found.checked.append(
        f"{len(texts)} redacted reports: the id of each derived again from its fields; no original is here"
        if released
        else f"{len(texts)} reports: original bytes in custody, text as the ledger recorded it"
    )
    found.checked.append(
        f"{len(owners)} claims: each quotation read again at its characters, each id derived again"
    )
    found.checked.append(
        f"{len(body['incidents'])} incidents: every report, claim and origin they name is there"
    )


# --------------------------------------------------------------------------- a release

_RELEASE = "data/release.json"
"""Its presence says that what is here was redacted and no original handed over."""
RELEASE_NOT_CHECKED = (
    "Whether a report's text is, but for what is marked [withheld], that of its original: neither the originals nor"
    " their hashes are here.",
    "Whether the originals are unchanged since they were taken in: the ledger is not here. Its newest entry and"
    " checkpoint are stated, and fix nothing in this package.",
    "Whether the quotations stand in the originals. They were read again in the redacted texts alone.",
    "Whether more, or less, was withheld than the release says.",
    "Whether the dossier is the one that was released first. Only the package's hash fixes it, if you hold that from"
    " elsewhere.",
)
"""What cannot be checked on a package that was made under a release profile, and can on a whole one."""


def _check_release(bag: _Bag, custody: _Custody) -> None:
    """Check what a release states of itself; its words about the ledger are noted, not believed."""
    found = bag.found
    for path in sorted(bag.sums):
        if path.startswith(_CUSTODY):
            found.fault(path, "has no place in a release, which holds no part of a custody")
    data = bag.read(_RELEASE)
    try:
        body = parsed(data or b"")
    except ValueError as error:
        found.fault(_RELEASE, f"cannot be read: {_shown(error)}")
        return
    ledger = body.get("ledger") if isinstance(body, dict) else None
    if (
        not isinstance(ledger, dict)
        or body.get("statement") != "corrobora/release/1"
        or type(ledger.get("number")) is not int
        or not _HEX64.fullmatch(_text(ledger, "hash"))
    ):
        found.fault(_RELEASE, "is no statement of a release (corrobora/release/1)")
        return
    custody.stated = (ledger["number"], ledger["hash"])
    found.held.append(f"The release states as its profile: {_shown(_text(body, 'profile'))}.")
    told = body.get("checkpoint")
    if told is None:
        found.held.append("The release states no checkpoint of its ledger.")
        return
    try:
        checkpoint = _checkpoint(canonical(told) + b"\n" if isinstance(told, dict) else b"")
    except ValueError as error:
        found.fault(_RELEASE, f"its checkpoint {_shown(error)}")
        return
    unsigned = {name: checkpoint[name] for name in checkpoint if name != "signature"}
    if not signature_holds(
        bytes.fromhex(checkpoint["key"]), canonical(unsigned), bytes.fromhex(checkpoint["signature"])
    ):
        found.fault(_RELEASE, "the signature of its checkpoint does not hold")
        return
    custody.newest = checkpoint
    found.checked.append("The stated checkpoint: its key's Ed25519 signature. What it signs is not here")


def _check_held_release(
    bag: _Bag, custody: _Custody, *, head: str | None, checkpoint: Path | None, package: str | None
) -> None:
    """Compare what is held elsewhere with what a release states."""
    found = bag.found
    _check_held_package(bag, package)
    if head is not None and custody.stated is not None and head == custody.stated[1]:
        found.held.append(
            "The hash held elsewhere is that of the newest entry which the release states: it names the archive"
            " and fixes nothing here."
        )
    elif head is not None:
        found.fault(head, "the hash held elsewhere is not the one that the release states")
    if checkpoint is not None:
        lines = {line.strip() for line in checkpoint.read_bytes().split(b"\n")}
        if custody.newest is not None and canonical(custody.newest) in lines:
            found.held.append("The stated checkpoint is among those held elsewhere: it fixes nothing here.")
        else:
            found.fault("the checkpoint held elsewhere", "is not the one that the release states")


# --------------------------------------------------------------------------- what is held elsewhere

_NEVER_CHECKED = (
    "Whether what anybody says in a report is true. This checks that words are kept, not that they are so.",
    "Whether claims and incidents were read and joined rightly. The pages under methods/ say by which rules; a person"
    " must judge the outcome.",
    "Who holds the keys, and whether they were kept well. A signature shows which key, never which person.",
    "Whether README.txt, bag-info.txt, dossier.html, prov.json, the methods and the files under exports/ say the same as dossier.json. They are"
    " checked for being unchanged, and no further.",
)
_NOT_CHECKED = (
    "Whether a report's text is what its original page shows a reader. The text was taken out of the original by a"
    " program; open the original, which is held beside it, and compare.",
    "Whether the originals were what a website or a witness once gave. The hashes fix them from the taking in onward,"
    " not before.",
    "Whether the dossier is the one that was handed over first. Its quotations are fixed by the texts in the ledger;"
    " its numbers, grades and headlines are fixed by the package's hash alone, if you hold that from elsewhere.",
    "When anything was done. The times in the ledger are what the collector's machine said; a time stamp that is held"
    " has to be checked with its authority's certificate.",
)


def _check_held_package(bag: _Bag, package: str | None) -> None:
    found = bag.found
    if package is not None:
        if package == bag.sums.get(_PACKAGE, {}).get("sha256"):
            found.checked.append(
                "The package's hash held elsewhere is this package's: it fixes every file in it"
            )
        else:
            found.fault(package, "the package's hash held elsewhere is not this package's")


def _check_held(
    bag: _Bag, custody: _Custody, *, head: str | None, checkpoint: Path | None, package: str | None
) -> None:
    found = bag.found
    _check_held_package(bag, package)
    if head is not None:
        entry = custody.by_hash.get(head)
        if entry is None:
            found.fault(head, "the hash held elsewhere is of no entry of this ledger")
        elif head == custody.head:
            found.checked.append("The hash held elsewhere is the newest entry's: it fixes the whole ledger")
        else:
            later = len(custody.entries) - entry.number
            found.checked.append(
                f"The hash held elsewhere is entry {entry.number}'s: it fixes all up to there"
            )
            found.held.append(f"{later} entries were added after the hash held elsewhere was noted down.")
    if checkpoint is None:
        return
    count = 0
    # A line that went through a mail may have lost its line feed or gained a carriage return.
    lines = [line.rstrip(b"\r") for line in checkpoint.read_bytes().split(b"\n")]
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        where = f"the checkpoint held elsewhere, line {number}"
        try:
            held = _checkpoint(line + b"\n")
        except ValueError as error:
            found.fault(where, _shown(error))
            continue
        wrong = _fault_of(held, custody)
        if wrong is not None:
            found.fault(where, wrong)
        else:
            count += 1
    if count == 0:
        found.fault("the checkpoint held elsewhere", "holds no checkpoint of this ledger")
    else:
        found.checked.append(f"{count} checkpoints held elsewhere: each fixes this ledger up to its entry")


def _to_compare(bag: _Bag, custody: _Custody, running: str | None) -> list[str]:
    lines = []
    if custody.newest is not None:
        lines.append(f"newest checkpoint: entry {custody.newest['number']}, hash {custody.newest['hash']},")
        lines.append(f"    signed with the key {custody.newest['key']}")
    if custody.stated is None:
        lines.append(f"newest entry of the ledger: {len(custody.entries)}, hash {custody.head}")
    else:
        lines.append(f"newest entry of the ledger, as stated: {custody.stated[0]}, hash {custody.stated[1]}")
    lines.append(
        f"the package ({_PACKAGE}): SHA-256 {bag.sums.get(_PACKAGE, {}).get('sha256', 'is not there')}"
    )
    inside = bag.sums.get("data/verify.py", {}).get("sha256", "is not there")
    lines.append(f"verify.py in the package: SHA-256 {inside}")
    if running is not None:
        same = "the same" if running == inside else "ANOTHER ONE than that in the package"
        lines.append(f"the program that ran: SHA-256 {running}, {same}")
    return lines


def examine(
    folder: Path,
    *,
    head: str | None = None,
    checkpoint: Path | None = None,
    package: str | None = None,
    running: str | None = None,
) -> Findings:
    """Check a package and return all that was found; sound means: no faults.

    Args:
        folder: the package, the folder that holds ``bagit.txt``.
        head: hash of a ledger entry that was noted down elsewhere.
        checkpoint: a file of checkpoints, one a line, that was kept elsewhere.
        package: SHA-256 of ``tagmanifest-sha256.txt`` that was noted down elsewhere.
        running: SHA-256 of the program that runs, for the reader to compare.

    Raises:
        OSError: the folder, or the file of checkpoints, cannot be read.

    """
    found, custody = Findings(), _Custody()
    bag = _Bag(folder, found)
    released = _RELEASE in bag.sums
    steps: list[tuple[str, Callable[[], None]]] = [("the files", lambda: _check_files(bag))]
    if released:
        steps += [("the release", lambda: _check_release(bag, custody))]
    else:
        steps += [
            ("the ledger", lambda: _check_ledger(bag, custody)),
            ("the objects", lambda: _check_objects(bag, custody)),
            ("what was opened", lambda: _check_opened(bag, custody)),
            ("the keys", lambda: _check_keys(custody, found)),
            ("the checkpoints", lambda: _check_checkpoints(bag, custody)),
            ("the digests", lambda: _check_digests(bag, custody)),
        ]
    steps += [("the dossier", lambda: _check_dossier(bag, custody))]
    for what, step in steps:
        try:
            step()
        except Exception as error:  # a check that breaks off must never pass for one that was made
            found.fault(what, f"could not be checked to the end ({type(error).__name__})")
    found.released = released
    if released:
        _check_held_release(bag, custody, head=head, checkpoint=checkpoint, package=package)
    else:
        _check_held(bag, custody, head=head, checkpoint=checkpoint, package=package)
    found.compare.extend(_to_compare(bag, custody, running))
    return found


def report_on(folder: str, found: Findings) -> str:
    """Return the outcome in plain words and in ASCII, to be read from the top."""
    lines = ["Check of a package of evidence", f"package: {_shown(folder)}", "", "CHECKED"]
    lines += [f"  - {line}" for line in found.checked]
    lines += ["", "FAULTS"]
    lines += [f"  - {fault.where}: {fault.why}" for fault in found.faults[:_SHOWN_FAULTS]]
    if len(found.faults) > _SHOWN_FAULTS:
        lines.append(f"  - and {len(found.faults) - _SHOWN_FAULTS} more")
    lines += [] if found.faults else ["  none"]
    lines += ["", "COULD NOT BE CHECKED"]
    never = (*(RELEASE_NOT_CHECKED if found.released else _NOT_CHECKED), *_NEVER_CHECKED)
    lines += [f"  - {line}" for line in (*found.held[:_SHOWN_FAULTS], *never)]
    if len(found.held) > _SHOWN_FAULTS:
        lines.append(f"  - and {len(found.held) - _SHOWN_FAULTS} more notes of this kind")
    lines += ["", "COMPARE with what you hold from elsewhere (on paper, in a mail, with a notary)"]
    lines += [f"  {line}" for line in found.compare]
    lines += [
        "  Somebody who can rewrite the whole package can make a new one that is sound in itself, and another",
        "  verify.py. Only a hash that lay outside their reach shows that this is the package it was.",
        "",
    ]
    if found.faults:
        lines.append(f"NOT SOUND: {len(found.faults)} things are not as they were recorded.")
    elif found.released:
        lines.append(
            "SOUND, AS A RELEASE: what is here is as it was released. It was redacted; no original is here."
        )
    else:
        lines.append("SOUND: everything in the package is as it was recorded.")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str], say: Callable[[str], object]) -> int:
    """Run the check that the arguments ask for, hand its outcome to ``say`` and return the exit status.

    0: sound. 1: not sound. 2: the check could not be run; ``say`` is told why.
    """
    parser = argparse.ArgumentParser(
        prog="verify.py",
        description="Checks a package of evidence, offline. Exit status: 0 sound, 1 not sound, 2 could not run.",
    )
    parser.add_argument(
        "package", nargs="?", help="the folder that holds bagit.txt; without it, the one this lies in"
    )
    parser.add_argument("--head", metavar="HASH", help="hash of a ledger entry that you noted down elsewhere")
    parser.add_argument(
        "--checkpoint", metavar="FILE", help="checkpoints that you kept elsewhere, one a line"
    )
    parser.add_argument(
        "--package",
        metavar="HASH",
        dest="package_hash",
        help=f"SHA-256 of {_PACKAGE} that you noted down elsewhere",
    )
    given = parser.parse_args(list(arguments))
    try:
        own = Path(__file__).resolve()
        folder = own.parent.parent if given.package is None else Path(given.package)
        if not all(_HEX64.fullmatch(word) for word in (given.head, given.package_hash) if word is not None):
            say("A hash has to be given as 64 lower-case hexadecimal digits.\n")
            return 2
        if not folder.is_dir() or not ((folder / "bagit.txt").exists() or (folder / "data").exists()):
            say(f"{_shown(folder)} is no package; give the folder that holds bagit.txt.\n")
            return 2
        running = _sums_of(own, ["sha256"])["sha256"]
        checkpoint = None if given.checkpoint is None else Path(given.checkpoint)
        if checkpoint is not None and not checkpoint.is_file():
            say(f"{_shown(checkpoint)} is no file; give the checkpoints that you kept elsewhere.\n")
            return 2
        found = examine(
            folder, head=given.head, checkpoint=checkpoint, package=given.package_hash, running=running
        )
        say(report_on(str(folder), found))
    except (Exception, MemoryError) as error:  # whatever goes wrong, the status must not read as an answer
        say(f"The check could not be run: {type(error).__name__}.\n")
        return 2
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout.write))
