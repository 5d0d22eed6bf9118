"""The program that comes with a package: it says sound of what is, and finds whatever was changed."""

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corrobora import Settings, brief
from corrobora.custody import FolderCustody, canonical, verify
from corrobora.export import verify_bag
from corrobora.export.verify_bag import examine, main, parsed, signature_holds
from tests.export.export_sample import AGENCY_REPORT, STATEMENT_REPORT
from tests.export.package_sample import (
    AT,
    KEY,
    NEW_KEY,
    add_key,
    change_dossier,
    checkpoint,
    hold,
    package,
    public,
    read_ledger,
    remake_manifests,
    write_ledger,
)

ROOT = Path(__file__).parents[2]
EXERCISE = ROOT / "examples" / "two-incidents"
PROGRAM = Path(verify_bag.__file__)


def faults(bag: Path, **held: Any) -> list[tuple[str, str]]:
    return [(fault.where, fault.why) for fault in examine(bag, **held).faults]


def words(bag: Path, **held: Any) -> str:
    return " / ".join(f"{where}: {why}" for where, why in faults(bag, **held))


def digests_of(custody: FolderCustody) -> None:
    """Add digests of another kind for one object and for the ledger so far."""
    held = custody.get(STATEMENT_REPORT.id)
    custody.append(
        "hashed", STATEMENT_REPORT.id, {"algorithm": "sha512", "digest": hashlib.sha512(held).hexdigest()}
    )
    ledger = (custody.path / "ledger.jsonl").read_bytes()
    payload = {"algorithm": "sha3_256", "ledger_digest": hashlib.sha3_256(ledger).hexdigest()}
    custody.append("hashed", custody.head, payload)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with two keys, digests, a time stamp, and checkpoints that are added once it is made."""
    folder = tmp_path_factory.mktemp("made")
    custody = hold(folder / "custody")
    add_key(custody, KEY)
    first = list(custody.iter_entries())[-1]
    digests_of(custody)
    add_key(custody, NEW_KEY, KEY)
    custody.append("key-retired", public(KEY), {"why": "the laptop was handed on"})
    custody.append("timestamped", custody.head, {"kind": "opentimestamps", "object": custody.put(b"a token")})
    entries = list(custody.iter_entries())
    last = entries[-1]
    bag = package(folder / "bag", custody.path)
    write_checkpoints(
        bag,
        checkpoint(first.number, first.hash, KEY),
        checkpoint(last.number, last.hash, NEW_KEY),
    )
    assert faults(bag) == []
    return bag


@pytest.fixture
def bag(made: Path, tmp_path: Path) -> Path:
    """A copy of the package to be tampered with."""
    return Path(shutil.copytree(made, tmp_path / "bag"))


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exercise")
    told = Settings(
        gazetteer=EXERCISE / "gazetteer.csv",
        actors=EXERCISE / "actors.csv",
        processes=1,
    )
    dossier = brief([EXERCISE / "reports"], settings=told, keep=folder / "project")
    return package(folder / "bag", folder / "project" / "custody", dossier)


def write_checkpoints(bag: Path, *lines: bytes) -> None:
    (bag / "data" / "custody" / "checkpoints.jsonl").write_bytes(b"".join(lines))
    remake_manifests(bag)


def run(bag: Path, *arguments: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-I", "-S", str(bag / "data" / "verify.py"), *arguments],
        capture_output=True,
        encoding="ascii",
        check=False,
        cwd=bag.parent,
    )


# --------------------------------------------------------------------------- what it is


def test_it_imports_nothing_but_the_standard_library() -> None:
    module = ast.parse(PROGRAM.read_text(encoding="utf-8"))
    names = {
        alias.name.partition(".")[0]
        for node in ast.walk(module)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {
        (node.module or "").partition(".")[0] for node in ast.walk(module) if isinstance(node, ast.ImportFrom)
    }
    assert names <= sys.stdlib_module_names
    assert not names & {"socket", "urllib", "http", "subprocess", "ctypes", "tempfile", "shutil", "pickle"}


def test_no_module_of_corrobora_imports_it() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        assert not re.search(
            r"^\s*(from|import)\b.*verify_bag", path.read_text(encoding="utf-8"), re.MULTILINE
        ), path


def test_it_can_be_read_by_python_3_8() -> None:
    ast.parse(PROGRAM.read_text(encoding="utf-8"), feature_version=(3, 8))
    assert PROGRAM.read_bytes().isascii()


GUARD = """
import runpy, sys
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if mode and set(str(mode)) & set("wax+"):
            raise SystemExit(77)
    elif event.split(".")[0] in {"socket", "subprocess", "shutil", "ctypes", "urllib", "tempfile"}:
        raise SystemExit(77)
    elif event in {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink",
                   "os.chmod", "os.utime", "os.system", "os.exec", "os.fork", "os.posix_spawn"}:
        raise SystemExit(77)
sys.addaudithook(watch)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_it_writes_nothing_connects_to_nothing_and_starts_nothing(bag: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in bag.rglob("*")}
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-B", "-c", GUARD, str(bag / "data" / "verify.py")],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran
    assert {path: path.stat().st_mtime_ns for path in bag.rglob("*")} == before


# --------------------------------------------------------------------------- sound


def test_a_package_of_the_exercise_is_sound(exercise: Path) -> None:
    ran = run(exercise)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1].startswith("SOUND:")
    assert "8 reports: original bytes in custody" in ran.stdout
    assert "Whether what anybody says in a report is true" in ran.stdout
    assert f"SHA-256 {hashlib.sha256(PROGRAM.read_bytes()).hexdigest()}, the same" in ran.stdout


def test_it_names_the_hashes_to_compare(bag: Path) -> None:
    ran = run(bag)
    assert ran.returncode == 0
    newest = read_ledger(bag)[-1]
    assert f"newest entry of the ledger: {newest['number']}, hash {newest['hash']}" in ran.stdout
    assert f"newest checkpoint: entry {newest['number']}, hash {newest['hash']}" in ran.stdout
    assert public(NEW_KEY) in ran.stdout
    assert hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest() in ran.stdout
    assert "time stamp (opentimestamps): held, not checked" in ran.stdout


def test_it_checks_the_folder_it_is_given_and_says_that_another_program_ran(bag: Path) -> None:
    told: list[str] = []
    program = bag / "data" / "verify.py"
    program.write_bytes(program.read_bytes() + b"\n")
    remake_manifests(bag)
    assert main([str(bag)], told.append) == 0
    assert "ANOTHER ONE than that in the package" in "".join(told)


def test_what_custody_calls_sound_it_calls_sound(tmp_path: Path) -> None:
    custody = hold(tmp_path / "custody")
    assert verify(custody.path).sound
    assert faults(package(tmp_path / "bag", custody.path)) == []


@pytest.mark.parametrize("layout", ["corrobora/custody/1", "corrobora/custody/2"])
def test_both_layouts_are_known_and_no_other(layout: str, bag: Path) -> None:
    file = bag / "data" / "custody" / "custody.json"
    file.write_bytes(canonical({"layout": layout}) + b"\n")
    remake_manifests(bag)
    assert faults(bag) == []
    file.write_bytes(canonical({"layout": "corrobora/custody/3"}) + b"\n")
    remake_manifests(bag)
    assert "does not name a layout" in words(bag)


# --------------------------------------------------------------------------- any byte


def every_file(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_changed_byte_at_either_end_or_the_middle_of_any_file_is_found(bag: Path) -> None:
    for path in every_file(bag):
        whole = path.read_bytes()
        for place in {0, len(whole) // 2, len(whole) - 1} if whole else ():
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert faults(bag), (path, place)
        path.write_bytes(whole)
    assert faults(bag) == []


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.data())
def test_any_single_byte_that_changes_in_any_file_is_found(bag: Path, chosen: st.DataObject) -> None:
    files = [path for path in every_file(bag) if path.stat().st_size]
    path = chosen.draw(st.sampled_from(files))
    whole = path.read_bytes()
    place = chosen.draw(st.integers(0, len(whole) - 1))
    other = chosen.draw(st.integers(1, 255))
    try:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :])
        assert faults(bag)
    finally:
        path.write_bytes(whole)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.data())
def test_any_byte_added_or_cut_off_is_found(bag: Path, chosen: st.DataObject) -> None:
    path = chosen.draw(st.sampled_from(every_file(bag)))
    whole = path.read_bytes()
    place = chosen.draw(st.integers(0, len(whole)))
    more = chosen.draw(st.binary(max_size=3))
    if not more:
        place = min(place, len(whole) - 1)
    try:
        path.write_bytes(whole[:place] + more + (whole[place:] if more else b""))
        assert faults(bag)
    finally:
        path.write_bytes(whole)


def test_any_file_that_is_missing_is_found(bag: Path) -> None:
    for path in every_file(bag):
        whole = path.read_bytes()
        path.unlink()
        assert path.relative_to(bag).as_posix() in words(bag)
        path.write_bytes(whole)
    assert faults(bag) == []


@pytest.mark.parametrize(
    "name", ["extra.txt", "fetch.txt", "data/extra", "data/custody/lock", "data/custody/objects/ab/x"]
)
def test_an_extra_file_is_found(name: str, bag: Path) -> None:
    (bag / name).parent.mkdir(exist_ok=True)
    (bag / name).write_bytes(b"")
    assert name in words(bag)


def test_a_stray_file_in_the_custody_is_found_though_every_manifest_lists_it(bag: Path) -> None:
    (bag / "data" / "custody" / "objects" / "more.txt").write_bytes(b"more")
    remake_manifests(bag)
    assert faults(bag) == [("data/custody/objects/more.txt", "has no place in a custody")]


def test_an_empty_folder_is_found(bag: Path) -> None:
    (bag / "data" / "exports").mkdir()
    assert "data/exports: a folder with nothing in it" in words(bag)


def test_a_link_is_found_though_it_leads_to_the_same_bytes(bag: Path) -> None:
    path = bag / "data" / "dossier.json"
    shutil.move(path, bag.parent / "dossier.json")
    path.symlink_to(bag.parent / "dossier.json")
    assert "data/dossier.json: a link" in words(bag)
    path.unlink()
    shutil.move(bag.parent / "dossier.json", path)
    shutil.move(bag / "data" / "methods", bag.parent / "methods")
    (bag / "data" / "methods").symlink_to(bag.parent / "methods")
    assert "data/methods: a link" in words(bag)


def test_a_pipe_is_found_and_not_waited_for(bag: Path) -> None:
    os.mkfifo(bag / "data" / "pipe")
    assert "data/pipe: neither a file nor a folder" in words(bag)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("  ", " *", 1),
        lambda text: text.replace("\n", "\r\n", 1),
        lambda text: text + text.splitlines(keepends=True)[-1],
        lambda text: "".join(reversed(text.splitlines(keepends=True))),
        lambda text: text.replace("data/README.txt", "data/../data/README.txt"),
        lambda text: text.replace("data/README.txt", "data/README%2Etxt"),
        lambda text: text.upper(),
        lambda text: text + "\n",
        lambda text: text[:-1],
    ],
)
def test_a_manifest_is_written_in_one_way_only(change: Callable[[str], str], bag: Path) -> None:
    path = bag / "manifest-sha512.txt"
    path.write_bytes(change(path.read_text()).encode())
    for algorithm in ("sha256", "sha512"):
        tags = bag / f"tagmanifest-{algorithm}.txt"
        listed = {line.split("  ")[1] for line in tags.read_text().splitlines()}
        lines = [
            f"{hashlib.new(algorithm, (bag / name).read_bytes()).hexdigest()}  {name}"
            for name in sorted(listed)
        ]
        tags.write_text("\n".join(lines) + "\n", newline="\n")
    assert "manifest-sha512.txt" in words(bag)


def test_another_version_of_bagit_is_found(bag: Path) -> None:
    (bag / "bagit.txt").write_bytes(b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
    remake_manifests(bag)
    assert "does not declare BagIt 1.0" in words(bag)


def test_a_wrong_sum_of_files_is_found(bag: Path) -> None:
    info = (bag / "bag-info.txt").read_text()
    remade = bag / "bag-info.txt"
    remade.write_text(info.replace("Payload-Oxum: ", "Payload-Oxum: 1"), newline="\n")
    assert "bag-info.txt: does not state the number of files and bytes" in words(bag)


# --------------------------------------------------------------------------- the ledger


def test_an_entry_removed_swapped_or_added_is_found(bag: Path) -> None:
    entries = read_ledger(bag)
    for changed in (
        entries[:3] + entries[4:],
        [*entries[:3], entries[4], entries[3], *entries[5:]],
        [*entries[:3], entries[3], *entries[3:]],
        entries[1:],
    ):
        write_ledger(bag, changed)
        assert "chain is broken" in words(bag)


def test_an_entry_that_is_reworded_is_found(bag: Path) -> None:
    entries = read_ledger(bag)
    entries[4]["at"] = "2020-01-01T00:00:00Z"
    write_ledger(bag, entries)
    assert "line 5: does not have the hash it carries" in words(bag)


def test_a_ledger_made_anew_is_found_by_its_checkpoints(bag: Path) -> None:
    entries = read_ledger(bag)
    for entry in entries:
        entry["at"] = "2020-01-01T00:00:00Z"
    write_ledger(bag, entries, relink=True)
    found = words(bag)
    assert "chain" not in found
    assert "checkpoints.jsonl, line 1: names an entry that the ledger does not have" in found


def test_a_ledger_made_anew_without_checkpoints_is_found_by_a_hash_held_elsewhere(bag: Path) -> None:
    held = read_ledger(bag)[-1]["hash"]
    (bag / "data" / "custody" / "checkpoints.jsonl").unlink()
    entries = [entry for entry in read_ledger(bag) if entry["what"] not in {"hashed", "timestamped"}]
    write_ledger(bag, entries, relink=True)
    assert "the hash held elsewhere is of no entry" in words(bag, head=held)


def test_a_cut_tail_is_found_by_a_hash_or_a_checkpoint_held_elsewhere(bag: Path, tmp_path: Path) -> None:
    custody = bag / "data" / "custody"
    lines = (custody / "checkpoints.jsonl").read_bytes().splitlines(keepends=True)
    entries = read_ledger(bag)
    held = tmp_path / "held.jsonl"
    held.write_bytes(lines[1])
    number = json.loads(lines[0])["number"]
    token = json.loads(lines[1])
    write_ledger(bag, entries[:number])
    shutil.rmtree(custody / "objects" / entries[-2]["subject"][:2])
    write_checkpoints(bag, lines[0])
    assert faults(bag) == []
    assert "is of no entry of this ledger" in words(bag, head=token["hash"])
    assert "held elsewhere, line 1: names an entry" in words(bag, checkpoint=held)


def test_the_hash_of_an_earlier_entry_fixes_what_came_before_it(bag: Path) -> None:
    entries = read_ledger(bag)
    found = examine(bag, head=entries[5]["hash"])
    assert found.faults == []
    assert any("entry 6's: it fixes all up to there" in line for line in found.checked)
    assert any(f"{len(entries) - 6} entries were added after" in line for line in found.held)


@pytest.mark.parametrize(
    "line",
    [
        b"[]\n",
        b"{}\n",
        b"\n",
        b"\xff\n",
        b"[" * 100_000 + b"\n",
        b'{"number":' + b"9" * 10_000 + b"}\n",
        b'{"a":1,"a":1}\n',
        b"no end",
        b'{"number":NaN}\n',
    ],
)
def test_a_line_that_is_no_entry_is_found_and_breaks_nothing(line: bytes, bag: Path) -> None:
    ledger = bag / "data" / "custody" / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes() + line)
    remake_manifests(bag)
    assert "ledger.jsonl" in words(bag)


def test_a_line_in_another_form_that_means_the_same_is_found(bag: Path) -> None:
    ledger = bag / "data" / "custody" / "ledger.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    lines[2] = json.dumps(json.loads(lines[2])).encode() + b"\n"
    ledger.write_bytes(b"".join(lines))
    remake_manifests(bag)
    assert "line 3: is not in canonical form" in words(bag)


def test_an_entry_with_a_number_for_a_word_is_found(bag: Path) -> None:
    entries = read_ledger(bag)
    entries[2]["payload"] = {"bytes": 3}
    write_ledger(bag, entries, relink=True)
    assert "line 3: has a field of the wrong type" in words(bag)


def test_a_head_that_names_another_entry_is_found(bag: Path) -> None:
    (bag / "data" / "custody" / "head.json").write_bytes(canonical({"number": 1, "hash": "0" * 64}) + b"\n")
    remake_manifests(bag)
    assert words(bag) == "data/custody/head.json: does not name the last entry of the ledger"


def test_an_object_that_is_changed_is_found_though_every_manifest_fits(bag: Path) -> None:
    path = bag / "data/custody/objects" / STATEMENT_REPORT.id[:2] / STATEMENT_REPORT.id
    path.write_bytes(path.read_bytes() + b" ")
    remake_manifests(bag)
    found = words(bag)
    assert "do not have the hash they are held under" in found
    assert f"report {STATEMENT_REPORT.id}: its original bytes are not in custody" in found


def test_an_object_that_no_entry_tells_of_is_found(bag: Path) -> None:
    sha256 = hashlib.sha256(b"slipped in").hexdigest()
    folder = bag / "data/custody/objects" / sha256[:2]
    folder.mkdir(exist_ok=True)
    (folder / sha256).write_bytes(b"slipped in")
    remake_manifests(bag)
    assert "no entry of the ledger says that it is held" in words(bag)


def test_another_length_than_the_ledger_records_is_found(bag: Path) -> None:
    entries = read_ledger(bag)
    entries[0]["payload"]["bytes"] = "1"
    write_ledger(bag, entries, relink=True)
    assert "the ledger records another length" in words(bag)


# --------------------------------------------------------------------------- keys and checkpoints


class Ledger:
    """Takes steps that a custody might refuse: what a stranger's ledger holds, nobody has checked."""

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        self.entries = entries

    def append(self, what: str, subject: str, payload: dict[str, str]) -> None:
        entry = {"what": what, "subject": subject, "payload": payload, "by": "x", "at": AT, "hash": ""}
        self.entries.append(entry)

    @property
    def head(self) -> str:
        """Hash of the last entry, as writing the ledger anew will give it."""
        previous = "0" * 64
        for number, entry in enumerate(self.entries, 1):
            whole = {**entry, "number": number, "previous": previous}
            del whole["hash"]
            previous = hashlib.sha256(canonical(whole)).hexdigest()
        return previous


def sealed(tmp_path: Path, *steps: Callable[[Any], object]) -> tuple[Path, list[dict[str, Any]]]:
    """Package a custody, take some steps in the ledger of the package, and return it with the entries."""
    bag = package(tmp_path / "sealed", hold(tmp_path / "held").path)
    ledger = Ledger(read_ledger(bag))
    for step in steps:
        step(ledger)
    write_ledger(bag, ledger.entries, relink=True)
    return bag, read_ledger(bag)


def retire(key: Ed25519PrivateKey, **payload: str) -> Callable[[Any], object]:
    return lambda custody: custody.append("key-retired", public(key), {"why": "lost", **payload})


def one_more(custody: Any) -> None:
    custody.append("refused", "reports/other.txt", {"code": "empty"})


def added(key: Ed25519PrivateKey, by: Ed25519PrivateKey | None = None) -> Callable[[Any], object]:
    return lambda custody: add_key(custody, key, by)


def test_a_signature_by_another_key_is_found(bag: Path) -> None:
    entry = read_ledger(bag)[-1]
    line = json.loads(checkpoint(entry["number"], entry["hash"], KEY))
    line["key"] = public(NEW_KEY)
    write_checkpoints(bag, canonical(line) + b"\n")
    assert "its signature does not hold" in words(bag)


def test_a_key_that_the_ledger_does_not_name_is_found(bag: Path) -> None:
    entry = read_ledger(bag)[-1]
    stranger = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
    write_checkpoints(bag, checkpoint(entry["number"], entry["hash"], stranger))
    assert "a key that the ledger does not name" in words(bag)


def test_a_checkpoint_from_before_its_key_was_added_is_found(bag: Path) -> None:
    entry = read_ledger(bag)[2]
    write_checkpoints(bag, checkpoint(entry["number"], entry["hash"], KEY))
    assert "a key that was added later" in words(bag)


def test_a_checkpoint_from_after_its_key_was_retired_is_found(bag: Path) -> None:
    entry = read_ledger(bag)[-1]
    write_checkpoints(bag, checkpoint(entry["number"], entry["hash"], KEY))
    assert "a key that was retired before" in words(bag)


@pytest.mark.parametrize("number", [0, -1, 999])
def test_a_checkpoint_of_no_entry_is_found(number: int, bag: Path) -> None:
    write_checkpoints(bag, checkpoint(number, "0" * 64, NEW_KEY))
    assert "names an entry that the ledger does not have" in words(bag)


def test_a_checkpoint_of_another_kind_is_found(bag: Path) -> None:
    entry = read_ledger(bag)[-1]
    for changed in (
        {"statement": "corrobora/checkpoint/2"},
        {"algorithm": "none"},
        {"number": True},
        {"at": 1},
    ):
        write_checkpoints(bag, checkpoint(entry["number"], entry["hash"], NEW_KEY, changed))
        assert "checkpoints.jsonl, line 1" in words(bag)
    write_checkpoints(bag, b'{"number":1}\n')
    assert "does not have the fields of a checkpoint" in words(bag)


def test_a_checkpoint_written_otherwise_is_found(bag: Path) -> None:
    path = bag / "data" / "custody" / "checkpoints.jsonl"
    value = json.loads(path.read_bytes().splitlines()[0])
    write_checkpoints(bag, json.dumps(value).encode() + b"\n")
    assert "is not in canonical form" in words(bag)
    write_checkpoints(bag, canonical({**value, "signature": value["signature"].upper()}) + b"\n")
    assert "lower-case hexadecimal" in words(bag)


def test_checkpoints_of_a_stolen_key_are_void_and_vouch_for_nothing(tmp_path: Path) -> None:
    bag, entries = sealed(tmp_path, added(KEY), one_more, one_more, retire(KEY, since="13"))
    good, stolen = (checkpoint(number, entries[number - 1]["hash"], KEY) for number in (12, 13))
    write_checkpoints(bag, good, stolen)
    found = examine(bag)
    assert [fault.why for fault in found.faults] == [
        "is void: its key was in other hands from entry 13 on, as its retirement says"
    ]
    assert any(f"newest checkpoint: entry 12, hash {entries[11]['hash']}" in line for line in found.compare)
    write_checkpoints(bag, good)
    held = tmp_path / "held.jsonl"
    held.write_bytes(stolen)
    assert "held elsewhere, line 1: is void" in words(bag, checkpoint=held)


def test_a_void_from_a_number_that_cannot_be_read_voids_all(tmp_path: Path) -> None:
    bag, entries = sealed(tmp_path, added(KEY), retire(KEY, since="soon"))
    write_checkpoints(bag, checkpoint(entries[-2]["number"], entries[-2]["hash"], KEY))
    found = examine(bag)
    assert found.faults[0].why == "voids checkpoints from a number that cannot be read"
    assert "is void" in found.faults[1].why
    assert not any("newest checkpoint" in line for line in found.compare)


def test_a_checkpoint_that_signs_no_later_entry_than_the_one_before_it_is_found(tmp_path: Path) -> None:
    bag, entries = sealed(tmp_path, added(KEY), one_more)
    lines = [checkpoint(entry["number"], entry["hash"], KEY) for entry in entries[-2:]]
    write_checkpoints(bag, *lines)
    assert faults(bag) == []
    write_checkpoints(bag, lines[1], lines[0])
    assert "line 2: signs no later entry" in words(bag)
    write_checkpoints(bag, lines[0], lines[0])
    assert "line 2: signs no later entry" in words(bag)


def test_checkpoints_that_were_cut_off_are_found_by_the_entry_that_counts_them(tmp_path: Path) -> None:
    bag, entries = sealed(tmp_path, added(KEY))
    line = checkpoint(entries[-1]["number"], entries[-1]["hash"], KEY)
    told = {"checkpoints": "1", "digest": hashlib.sha256(line).hexdigest()}
    counted = Ledger(entries)
    counted.append("sealed", "checkpoints.jsonl", told)
    write_ledger(bag, counted.entries, relink=True)
    write_checkpoints(bag, line)
    found = examine(bag)
    assert found.faults == []
    assert any("1 entries of the ledger follow the newest checkpoint" in line for line in found.held)
    (bag / "data" / "custody" / "checkpoints.jsonl").unlink()
    remake_manifests(bag)
    assert "counts and hashes other checkpoints than are there" in words(bag)
    for wrong in ({"checkpoints": "0"}, {"checkpoints": "x"}, {"digest": "00"}):
        counted.entries[-1]["payload"] = {**told, **wrong}
        write_ledger(bag, counted.entries, relink=True)
        write_checkpoints(bag, line)
        assert "counts and hashes other checkpoints than are there" in words(bag)


def test_a_second_key_without_an_endorsement_is_found(tmp_path: Path) -> None:
    bag, entries = sealed(tmp_path, added(KEY), added(NEW_KEY))
    assert "a key that no earlier key of the ledger speaks for" in words(bag)
    write_checkpoints(bag, checkpoint(entries[-1]["number"], entries[-1]["hash"], NEW_KEY))
    assert "a key that the ledger does not name" in words(bag)


def test_an_endorsement_of_another_key_is_found(bag: Path) -> None:
    entries = read_ledger(bag)
    (second,) = [
        entry for entry in entries if entry["what"] == "key-added" and "endorsed_by" in entry["payload"]
    ]
    third = Ed25519PrivateKey.from_private_bytes(b"t" * 32)
    second["subject"] = public(third)
    write_ledger(bag, entries, relink=True)
    assert "signature under that does not hold" in words(bag)


def test_a_key_spoken_for_by_one_that_was_not_good_then_is_found(tmp_path: Path) -> None:
    for number, steps in enumerate(
        (
            (added(KEY), retire(KEY), added(NEW_KEY, KEY)),
            (added(KEY), added(NEW_KEY, KEY), retire(KEY, since="13")),
        )
    ):
        bag, _ = sealed(tmp_path / str(number), *steps)
        assert "spoken for by one that was retired before, or void by then" in words(bag)
    bag, _ = sealed(tmp_path / "good", added(KEY), added(NEW_KEY, KEY), retire(KEY, since="14"))
    assert faults(bag) == []


def test_a_key_added_twice_of_another_kind_or_retired_unknown_is_found(tmp_path: Path) -> None:
    bag, _ = sealed(
        tmp_path,
        added(KEY),
        added(KEY),
        retire(NEW_KEY),
        lambda custody: custody.append("key-added", "zz", {"algorithm": "ed25519", "label": ""}),
        lambda custody: custody.append("key-added", public(NEW_KEY), {"algorithm": "rsa", "label": ""}),
    )
    assert sorted(why for _, why in faults(bag)) == [
        "adds a key that is no Ed25519 key",
        "adds a key that is no Ed25519 key",
        "adds a key that was added before",
        "retires a key that was not added, or was retired before",
    ]


def test_a_checkpoint_held_elsewhere_fixes_the_ledger(bag: Path, tmp_path: Path) -> None:
    held = tmp_path / "held.txt"
    lines = (bag / "data/custody/checkpoints.jsonl").read_bytes().splitlines()
    held.write_bytes(lines[0] + b"\r\n\r\n" + lines[1])
    found = examine(bag, checkpoint=held)
    assert found.faults == []
    assert any("2 checkpoints held elsewhere" in line for line in found.checked)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 50_000])
def test_a_file_held_elsewhere_without_a_checkpoint_is_no_pass(
    content: bytes, bag: Path, tmp_path: Path
) -> None:
    held = tmp_path / "held.txt"
    held.write_bytes(content)
    assert "holds no checkpoint of this ledger" in words(bag, checkpoint=held)


# --------------------------------------------------------------------------- further digests and stamps


@pytest.mark.parametrize("name", ["digest", "ledger_digest"])
def test_a_further_digest_that_is_wrong_is_found(name: str, bag: Path) -> None:
    entries = read_ledger(bag)
    (entry,) = [one for one in entries if name in one["payload"]]
    entry["payload"][name] = entry["payload"][name][::-1]
    write_ledger(bag, entries, relink=True)
    assert "has another digest than the" in words(bag)


def test_digests_of_what_is_not_there_are_found(tmp_path: Path) -> None:
    bag, _ = sealed(
        tmp_path,
        lambda custody: custody.append("hashed", "ab" * 32, {"algorithm": "sha512", "digest": "00"}),
        lambda custody: custody.append("hashed", "ab" * 32, {"algorithm": "sha512", "ledger_digest": "00"}),
        lambda custody: custody.append("timestamped", "ab" * 32, {"kind": "rfc3161", "object": "cd" * 32}),
    )
    assert [why for _, why in faults(bag)] == [
        "has a digest of an object that is not held, or not unchanged",
        "has a digest of the ledger up to an entry that was not there before it",
        "stamps an entry that was not there before it",
        "names a time stamp that is not held",
    ]


def test_a_digest_of_an_unknown_kind_is_found(tmp_path: Path) -> None:
    bag, _ = sealed(
        tmp_path,
        lambda custody: custody.append(
            "hashed", STATEMENT_REPORT.id, {"algorithm": "shake_128", "digest": "00"}
        ),
    )
    assert "none of Python's of a fixed length" in words(bag)


# --------------------------------------------------------------------------- the dossier


def claim_in(body: dict[str, Any]) -> dict[str, Any]:
    claim: dict[str, Any] = body["claims"][0]
    return claim


def test_a_quotation_that_is_changed_with_every_hash_is_a_wrong_quotation(bag: Path) -> None:
    change_dossier(bag, lambda body: claim_in(body).update(quote=claim_in(body)["quote"] + "!"))
    ((where, why),) = faults(bag)
    assert where.startswith("claim c-")
    assert why == "its quotation is not what stands at these characters of its report"


def reword(body: dict[str, Any]) -> None:
    """Change a word of a report and make every hash and quotation in the dossier fit."""
    (report,) = [one for one in body["reports"] if one["id"] == STATEMENT_REPORT.id]
    report["text"] = report["text"].replace("no civilian was harmed", "one civilian was harmed")
    report["text_sha256"] = hashlib.sha256(report["text"].encode()).hexdigest()
    body["claims"] = [one for one in body["claims"] if one["report"] != report["id"]]


def test_a_text_that_is_changed_with_every_hash_is_not_the_ledger_s_text(bag: Path) -> None:
    change_dossier(bag, reword)
    assert "its text is not the text that the ledger recorded" in words(bag)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda body: claim_in(body).update(start=0, end=0), "points outside the text"),
        (lambda body: claim_in(body).update(end=10**9), "points outside the text"),
        (lambda body: claim_in(body).update(start=-1), "points outside the text"),
        (lambda body: claim_in(body).update(start=True), "points outside the text"),
        (lambda body: claim_in(body).update(report="0" * 64), "a report that the dossier does not hold"),
        (lambda body: claim_in(body).update(text_sha256="0" * 64), "was read from another text"),
        (lambda body: claim_in(body).update(stance="denies"), "does not have the id that follows from"),
        (lambda body: claim_in(body).update(id="c-" + "0" * 16), "does not have the id that follows from"),
        (lambda body: body["claims"].append(claim_in(body)), "stands in the dossier twice"),
        (lambda body: body["reports"].append(body["reports"][0]), "stands in the dossier twice"),
        (lambda body: body["reports"][0].update(text=7), "has no id or no text"),
        (lambda body: body["reports"][0].update(id="x"), "has no id or no text"),
        (
            lambda body: body["reports"][0].update(text_sha256="0" * 64),
            "does not have the hash the dossier gives",
        ),
        (lambda body: body["incidents"][0]["claims"].append("c-" + "1" * 16), "as its claims"),
        (lambda body: body["incidents"][0]["reports"].append("0" * 64), "as its reports"),
        (lambda body: body["incidents"][0].update(set_aside=["c-0"]), "as its set_aside"),
        (lambda body: body["incidents"][0]["origins"][0].update(may_share=["o-0"]), "as its may_share"),
        (
            lambda body: body["incidents"][0]["points"][0]["values"][0].update(origins=["o-0"]),
            "as its origins",
        ),
        (lambda body: body["background"][0].update(claims=["c-0"]), "background fact 1: names c-0"),
        (lambda body: body.update(schema="corrobora/dossier/2"), "is no dossier of schema"),
        (lambda body: body.update(incidents={}), "is no dossier of schema"),
        (lambda body: body["claims"].append("a claim"), "is no dossier of schema"),
    ],
)
def test_a_dossier_that_does_not_hold_together_is_found_though_every_hash_fits(
    change: Callable[[dict[str, Any]], None], why: str, bag: Path
) -> None:
    change_dossier(bag, change)
    assert why in words(bag)


def test_a_report_that_was_never_taken_in_is_found(bag: Path) -> None:
    entries = [entry for entry in read_ledger(bag) if entry["what"] != "taken-in"]
    write_ledger(bag, entries, relink=True)
    assert f"report {STATEMENT_REPORT.id}: no entry of the ledger says that it was taken in" in words(bag)


def test_another_container_than_the_ledger_names_is_found(bag: Path) -> None:
    def swap(body: dict[str, Any]) -> None:
        (report,) = [one for one in body["reports"] if one["id"] == AGENCY_REPORT.id]
        report["container"]["sha256"] = STATEMENT_REPORT.id

    change_dossier(bag, swap)
    assert f"report {AGENCY_REPORT.id}: the ledger names another file" in words(bag)


def revision(body: dict[str, Any], **changed: object) -> None:
    claim = claim_in(body)
    body["revisions"] = [
        {
            "report": claim["report"],
            "kind": "corrected",
            "by": claim["report"],
            "through": None,
            "claims": [claim["id"]],
            "struck": [{"claim": claim["id"], "wording": "24"}],
            "passages": [{"report": claim["report"], "start": claim["start"], "end": claim["end"]}],
            "evidence": "",
            **changed,
        }
    ]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"by": "0" * 64}, "as its by"),
        ({"through": "0" * 64}, "as its through"),
        ({"struck": [{"claim": "c-0"}]}, "as its claim"),
        ({"claims": ["c-0"]}, "as its claims"),
        ({"passages": [{"report": STATEMENT_REPORT.id, "start": 0, "end": 10**6}]}, "points at a passage"),
    ],
)
def test_a_revision_that_names_what_is_not_there_is_found(
    changed: dict[str, object], why: str, bag: Path
) -> None:
    change_dossier(bag, lambda body: revision(body, **changed))
    assert why in words(bag)


def test_a_revision_takes_back_claims_of_its_own_report_alone(bag: Path) -> None:
    change_dossier(bag, revision)
    assert faults(bag) == []

    def of_another(body: dict[str, Any]) -> None:
        other = next(one["id"] for one in body["reports"] if one["id"] != claim_in(body)["report"])
        revision(body, report=other)

    change_dossier(bag, of_another)
    assert words(bag) == "revision 1: takes back a claim of another report"


def test_records_that_differ_from_the_dossier_are_found(bag: Path) -> None:
    path = bag / "data" / "records" / "claims.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    remake_manifests(bag)
    assert words(bag) == "data/records/claims.jsonl: does not hold the same records as dossier.json"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 100_000, b'{"schema":1,"schema":2}', b"NaN", b"1e999999",
        b"9" * 100_000, b'{"reports":[{"id":"\\ud800"}]}', b"\x00" * 100, b"null",
    ],
)  # fmt: skip
def test_a_dossier_made_to_break_the_reader_is_a_fault(content: bytes, bag: Path) -> None:
    (bag / "data" / "dossier.json").write_bytes(content)
    remake_manifests(bag)
    assert "data/dossier.json" in words(bag)
    ran = run(bag)
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.parametrize("depth", [500, 900, 5_000, 100_000])
def test_a_record_of_any_depth_is_no_crash(depth: int, bag: Path) -> None:
    path = bag / "data" / "dossier.json"
    whole = path.read_text(encoding="utf-8")
    deep = "[" * depth + "]" * depth
    path.write_text(whole.replace('"background": [', f'"background": [{{"claims":{deep}}},', 1), newline="\n")
    remake_manifests(bag)
    ran = run(bag)
    assert ran.returncode in {0, 1}
    assert ran.stderr == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.data())
def test_no_value_anywhere_in_a_dossier_breaks_it(bag: Path, made: Path, chosen: st.DataObject) -> None:
    body = json.loads((made / "data" / "dossier.json").read_bytes())
    place = chosen.draw(st.sampled_from(list(places(body))))
    inner = body
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = chosen.draw(json_values)
    (bag / "data" / "dossier.json").write_text(json.dumps(body), newline="\n")
    remake_manifests(bag)
    found = examine(bag)
    assert not any("could not be checked to the end" in fault.why for fault in found.faults)


# --------------------------------------------------------------------------- running it


def test_a_package_hash_held_elsewhere_fixes_the_dossier_too(bag: Path) -> None:
    held = hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    assert run(bag, "--package", held).returncode == 0
    change_dossier(bag, lambda body: body["incidents"][0].update(headline="Nobody says that anybody died"))
    assert run(bag).returncode == 0
    ran = run(bag, "--package", held)
    assert ran.returncode == 1
    assert "is not this package's" in ran.stdout


def test_it_says_not_sound_and_why(bag: Path) -> None:
    (bag / "data" / "extra\n\x1b[2Jsound").write_bytes(b"")
    ran = run(bag)
    assert ran.returncode == 1
    assert "\x1b" not in ran.stdout
    assert "extra\\n\\x1b[2Jsound" in ran.stdout
    assert ran.stdout.splitlines()[-1].startswith("NOT SOUND: ")


def test_many_faults_are_counted_and_not_all_written(bag: Path) -> None:
    for number in range(300):
        (bag / f"{number}.txt").write_bytes(b"")
    ran = run(bag)
    assert ran.returncode == 1
    assert "and 100 more" in ran.stdout


@pytest.mark.parametrize("arguments", [["--head", "x"], ["--package", "A" * 64], ["--checkpoint", "no/such"]])
def test_what_cannot_be_run_is_neither_sound_nor_not(arguments: list[str], bag: Path) -> None:
    assert run(bag, *arguments).returncode == 2


def test_a_folder_that_is_no_package_is_neither_sound_nor_not(bag: Path, tmp_path: Path) -> None:
    assert run(bag, str(tmp_path / "nowhere")).returncode == 2
    (tmp_path / "empty").mkdir()
    assert run(bag, str(tmp_path / "empty")).returncode == 2
    assert run(bag, "--no-such-option").returncode == 2
    told: list[str] = []
    assert main(["a\x00b"], told.append) == 2
    assert told


# --------------------------------------------------------------------------- reading JSON


@pytest.mark.parametrize("text", ['{"a":1,"a":2}', "NaN", "-Infinity", "1" * 19, "[" * 100_000, "", "{"])
def test_what_two_readers_could_read_in_two_ways_is_no_json(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is Python's own for some
        parsed(text.encode())


# --------------------------------------------------------------------------- Ed25519

VECTORS = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").hexdigest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
)
"""Secret key, public key, message and signature: RFC 8032, 7.1, tests 1, 2, 3 and SHA(abc)."""

ORDER = 2**252 + 27742317777372353535851937790883648493
FIELD = 2**255 - 19


def theirs(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@pytest.mark.parametrize(("secret", "key", "message", "signature"), VECTORS)
def test_the_vectors_of_rfc_8032_hold(secret: str, key: str, message: str, signature: str) -> None:
    signer = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    assert public(signer) == key
    assert signer.sign(bytes.fromhex(message)).hex() == signature
    assert signature_holds(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))
    assert not signature_holds(bytes.fromhex(key), bytes.fromhex(message) + b"\0", bytes.fromhex(signature))


@settings(deadline=None, max_examples=40)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=300), bit=st.integers(0, 511))
def test_it_agrees_with_another_library_on_signatures_and_on_changed_ones(
    seed: bytes, message: bytes, bit: int
) -> None:
    signer = Ed25519PrivateKey.from_private_bytes(seed)
    key = signer.public_key().public_bytes_raw()
    signature = signer.sign(message)
    assert signature_holds(key, message, signature)
    changed = bytearray(signature)
    changed[bit // 8] ^= 1 << bit % 8
    assert not signature_holds(key, message, bytes(changed))
    assert not theirs(key, message, bytes(changed))
    other = bytearray(key)
    other[bit % 256 // 8] ^= 1 << bit % 8
    assert not signature_holds(bytes(other), message, signature)


def test_a_second_signature_made_from_the_first_is_refused() -> None:
    """S + L satisfies the same equation: RFC 8032, 5.1.7 demands S < L, or one signature becomes two."""
    message = b"testimony"
    signature = KEY.sign(message)
    key = bytes.fromhex(public(KEY))
    scalar = int.from_bytes(signature[32:], "little")
    for more in (ORDER, 2 * ORDER):
        second = signature[:32] + (scalar + more).to_bytes(32, "little")
        assert not signature_holds(key, message, second)
    assert signature_holds(key, message, signature)


SMALL_ORDER = (
    (1).to_bytes(32, "little"),
    (FIELD - 1).to_bytes(32, "little"),
    bytes(32),
    bytes(31) + b"\x80",
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
)
"""The eight points whose eightfold is the neutral one."""


@pytest.mark.parametrize("key", SMALL_ORDER)
def test_a_key_that_fits_every_message_is_refused(key: bytes) -> None:
    neutral = SMALL_ORDER[0]
    for commitment in SMALL_ORDER:
        assert not signature_holds(key, b"whatever you like", commitment + bytes(32))
    assert not signature_holds(key, b"", neutral + bytes(32))


def test_the_points_of_small_order_are_points_and_have_small_order() -> None:
    """Otherwise the test above would pass for another reason."""
    for encoded in SMALL_ORDER:
        point = verify_bag._decoded(encoded)
        assert point is not None
        assert verify_bag._encoded(point) == encoded
        assert verify_bag._encoded(verify_bag._times(8, point)) == SMALL_ORDER[0]


@pytest.mark.parametrize("number", [FIELD, FIELD + 1, FIELD + 3, 2**255 - 1])
@pytest.mark.parametrize("sign", [0, 1])
def test_a_point_that_is_not_written_in_the_one_way_is_refused(number: int, sign: int) -> None:
    encoded = (number | sign << 255).to_bytes(32, "little")
    assert verify_bag._decoded(encoded) is None
    signature = KEY.sign(b"m")
    assert not signature_holds(encoded, b"m", signature)
    assert not signature_holds(bytes.fromhex(public(KEY)), b"m", encoded + signature[32:])


def test_the_negative_of_nought_is_refused() -> None:
    for y in (1, FIELD - 1):
        assert verify_bag._decoded((y | 1 << 255).to_bytes(32, "little")) is None


def test_keys_and_signatures_of_another_length_are_refused() -> None:
    key, signature = bytes.fromhex(public(KEY)), KEY.sign(b"m")
    assert not signature_holds(key[:-1], b"m", signature)
    assert not signature_holds(key + b"\0", b"m", signature)
    assert not signature_holds(key, b"m", signature[:-1])
    assert not signature_holds(key, b"m", signature + b"\0")


# --------------------------------------------------------------------------- what a manifest may list


@pytest.mark.parametrize(
    "name", ["letter.html", "json.py", "records/more.jsonl", "methods/a/b.md", "verify.pyc"]
)
def test_a_file_under_data_that_has_no_place_is_found_though_every_manifest_lists_it(
    name: str, bag: Path
) -> None:
    path = bag / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"put there later\n")
    remake_manifests(bag)
    assert (
        f"data/{name}",
        "has no place in a package of this kind, though a manifest may list it",
    ) in faults(bag)


@pytest.mark.parametrize(
    "name", ["README.txt", "dossier.html", "prov.json", "verify.py", "custody/checkpoints.jsonl"]
)
def test_a_part_that_is_taken_out_is_found_though_every_manifest_was_made_anew(name: str, bag: Path) -> None:
    (bag / "data" / name).unlink()
    remake_manifests(bag)
    assert (f"data/{name}", "is not there") in faults(bag)


def test_records_that_only_python_takes_for_the_same_are_found(bag: Path) -> None:
    path = bag / "data" / "records" / "claims.jsonl"
    words_of = path.read_bytes()
    changed = re.sub(rb'"start":(\d+)', rb'"start":\1.0', words_of, count=1)
    assert changed != words_of
    path.write_bytes(changed)
    remake_manifests(bag)
    assert "does not hold the same records as dossier.json" in words(bag)


def test_an_endorsement_taken_from_another_ledger_adds_no_key(tmp_path: Path) -> None:
    bag, entries = sealed(tmp_path / "one", added(KEY), added(NEW_KEY, KEY))
    assert faults(bag) == []
    taken = entries[-1]
    other, _ = sealed(
        tmp_path / "other",
        one_more,
        added(KEY),
        lambda custody: custody.append("key-added", taken["subject"], taken["payload"]),
    )
    assert "signature under that does not hold" in words(other)


def test_a_theft_noticed_after_a_key_was_retired_voids_what_it_signed(tmp_path: Path) -> None:
    bag, _ = sealed(tmp_path / "late", added(KEY), added(NEW_KEY, KEY), retire(KEY), retire(KEY, since="13"))
    assert "void by then" in words(bag)
    assert "retired before" not in words(bag).replace("one that was retired before", "")
    bag, _ = sealed(tmp_path / "less", added(KEY), retire(KEY, since="3"), retire(KEY, since="4"))
    assert "takes back no more than was taken back before" in words(bag)
