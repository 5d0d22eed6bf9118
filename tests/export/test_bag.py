"""A package for a court or an archive: what is in it, and what is refused."""

import dataclasses
import hashlib
import json
import shutil
from pathlib import Path

import bagit
import pytest

from corrobora.errors import BadSetting, BrokenIntegrity, MissingPath, UnknownRecord
from corrobora.export import bag as bag_module
from corrobora.export import read_dossier
from corrobora.export.bag import VERIFIER, find_methods, write_bag
from corrobora.export.jsonform import in_order
from corrobora.records import Dossier
from tests.export.export_sample import AGENCY_REPORT, SAMPLE, STATEMENT_REPORT
from tests.export.package_sample import AT, BY, PACKED, hold, package


@pytest.fixture
def custody(tmp_path: Path) -> Path:
    return hold(tmp_path / "custody").path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def nothing_was_left(tmp_path: Path) -> bool:
    return {path.name for path in tmp_path.iterdir()} <= {"custody"}


# --------------------------------------------------------------------------- what is in it


def test_it_validates_as_a_bag_with_both_manifests(tmp_path: Path, custody: Path) -> None:
    made = package(tmp_path / "bag", custody)
    bag = bagit.Bag(str(made))
    assert bag.validate()
    assert sorted(bag.algorithms) == ["sha256", "sha512"]
    assert bag.version_info == (1, 0)


def test_the_custody_is_in_it_byte_for_byte(tmp_path: Path, custody: Path) -> None:
    before = contents(custody)
    made = package(tmp_path / "bag", custody)
    assert contents(custody) == before
    assert contents(made / "data" / "custody") == {name: before[name] for name in before if name != "lock"}


def test_the_dossier_is_in_it_in_its_forms(tmp_path: Path, custody: Path) -> None:
    data = package(tmp_path / "bag", custody) / "data"
    assert read_dossier((data / "dossier.json").read_text(encoding="utf-8")) == in_order(PACKED)
    assert b"<!doctype html" in (data / "dossier.html").read_bytes().lower()
    body = json.loads((data / "dossier.json").read_bytes())
    for part in ("reports", "claims"):
        lines = (data / "records" / f"{part}.jsonl").read_bytes().splitlines()
        assert [json.loads(line) for line in lines] == body[part]
    assert json.loads((data / "prov.json").read_bytes())["entity"]["cor:dossier"]["cor:sha256"] == (
        hashlib.sha256((data / "dossier.json").read_bytes()).hexdigest()
    )


def test_verify_py_is_the_source_file_to_the_byte(tmp_path: Path, custody: Path) -> None:
    made = package(tmp_path / "bag", custody)
    assert (made / "data" / "verify.py").read_bytes() == VERIFIER.read_bytes()


def test_every_page_of_the_methods_is_in_it(tmp_path: Path, custody: Path) -> None:
    made = package(tmp_path / "bag", custody)
    folder = find_methods()
    assert folder is not None
    held = {name: page for name, page in contents(folder).items() if name.endswith(".md")}
    assert contents(made / "data" / "methods") == held
    assert "casualty-range.md" in held


def test_the_readme_names_the_newest_entry_and_the_program(tmp_path: Path) -> None:
    custody = hold(tmp_path / "custody")
    text = (package(tmp_path / "bag", custody.path) / "data" / "README.txt").read_text(encoding="utf-8")
    assert custody.head in text
    assert hashlib.sha256(VERIFIER.read_bytes()).hexdigest() in text
    assert f"packaged {AT} by {BY}" in text


def test_time_and_packager_are_those_handed_in(tmp_path: Path, custody: Path) -> None:
    info = bagit.Bag(str(package(tmp_path / "bag", custody))).info
    assert (info["Bagging-Date"], info["Bagging-Time"], info["Contact-Name"]) == (AT[:10], AT, BY)
    assert info["Bag-Software-Agent"] == "corrobora bag/1"


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path, custody: Path) -> None:
    turned = dataclasses.replace(PACKED, reports=PACKED.reports[::-1], claims=PACKED.claims[::-1])
    one = write_bag(
        tmp_path / "a", dossier=PACKED, custody=custody, at=AT, by=BY, files={"x": b"1", "y": b"2"}
    )
    other = write_bag(
        tmp_path / "b", dossier=turned, custody=custody, at=AT, by=BY, files={"y": b"2", "x": b"1"}
    )
    assert contents(one) == contents(other)


def test_files_of_the_caller_stand_under_exports(tmp_path: Path, custody: Path) -> None:
    files = {"acled/events.csv": b"a\r\n", "notes.txt": "é".encode()}
    made = write_bag(tmp_path / "bag", dossier=PACKED, custody=custody, at=AT, by=BY, files=files)
    assert contents(made / "data" / "exports") == files


def test_an_empty_folder_is_filled_and_parents_are_made(tmp_path: Path, custody: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert package(tmp_path / "empty", custody) == tmp_path / "empty"
    assert (package(tmp_path / "deep" / "er", custody) / "bagit.txt").is_file()


def test_a_lock_and_what_was_never_finished_stay_behind(tmp_path: Path, custody: Path) -> None:
    (custody / "lock").write_bytes(b"")
    (custody / ".unfinished-ledger.jsonl").write_bytes(b"torn")
    made = package(tmp_path / "bag", custody)
    names = {path.name for path in (made / "data" / "custody").iterdir()}
    assert {"custody.json", "head.json", "ledger.jsonl", "objects"} <= names
    assert not names & {"lock", ".unfinished-ledger.jsonl"}


def test_a_dossier_of_nothing_can_be_packaged(tmp_path: Path) -> None:
    empty = Dossier(as_of=None, methods={}, reports=(), claims=(), incidents=(), background=(), refused=())
    custody = hold(tmp_path / "custody", empty)
    assert bagit.Bag(str(package(tmp_path / "bag", custody.path, empty))).is_valid()


# --------------------------------------------------------------------------- what is refused


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_was(tmp_path: Path, custody: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "mine.txt").write_text("mine")
    with pytest.raises(BadSetting, match="not an empty folder"):
        package(tmp_path / "bag", custody)
    assert contents(tmp_path / "bag") == {"mine.txt": b"mine"}
    with pytest.raises(BadSetting, match="not an empty folder"):
        package(tmp_path / "bag" / "mine.txt", custody)


def test_a_link_in_place_of_the_folder_is_refused(tmp_path: Path, custody: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "bag").symlink_to(tmp_path / "there")
    with pytest.raises(BadSetting, match="not an empty folder"):
        package(tmp_path / "bag", custody)


def test_a_folder_inside_the_custody_is_refused(tmp_path: Path, custody: Path) -> None:
    before = contents(custody)
    with pytest.raises(BadSetting, match="lies in the custody"):
        package(custody / "bag", custody)
    assert contents(custody) == before


def test_a_packaging_that_goes_on_or_died_is_not_written_over(tmp_path: Path, custody: Path) -> None:
    (tmp_path / ".unfinished-bag").mkdir()
    with pytest.raises(BadSetting, match="did not end"):
        package(tmp_path / "bag", custody)
    assert not (tmp_path / "bag").exists()


@pytest.mark.parametrize(
    "at", ["2026-03-01", "2026-03-01T09:30:00", "2026-02-30T09:30:00Z", "now", "2026-03-01T09:30:00Z\n"]
)
def test_a_time_that_is_none_in_utc_is_refused(at: str, tmp_path: Path, custody: Path) -> None:
    with pytest.raises(BadSetting, match="at: expected UTC"):
        write_bag(tmp_path / "bag", dossier=PACKED, custody=custody, at=at, by=BY)
    assert nothing_was_left(tmp_path)


@pytest.mark.parametrize(
    "by", ["", " ", "A\nPayload-Oxum: 0.0", "\u202eevil", "a\x00", "x" * 201, "\ud800", "a\u2028b", " Ansel"]
)
def test_a_packager_who_would_write_a_label_of_its_own_is_refused(
    by: str, tmp_path: Path, custody: Path
) -> None:
    with pytest.raises(BadSetting, match="by: expected a name") as refused:
        write_bag(tmp_path / "bag", dossier=PACKED, custody=custody, at=AT, by=by)
    assert not by.strip() or by not in str(refused.value)


@pytest.mark.parametrize(
    "name",
    [
        "../out.csv", "/etc/x", "a//b", "", ".", "a/../b", "a\\b", "a b", "é.csv", "con.txt", "a/NUL", "x.",
        "-rf", ".hidden", "a\n", "a%0A", "x" * 101, "a:b",
    ],
)  # fmt: skip
def test_a_name_that_not_every_system_can_hold_is_refused(name: str, tmp_path: Path, custody: Path) -> None:
    with pytest.raises(BadSetting, match="files: "):
        write_bag(tmp_path / "bag", dossier=PACKED, custody=custody, at=AT, by=BY, files={name: b""})
    assert nothing_was_left(tmp_path)


@pytest.mark.parametrize("names", [("a.csv", "A.csv"), ("a", "a/b"), ("x/y", "X/y/z"), ("x/a", "X/b")])
def test_names_that_stand_in_each_other_s_way_are_refused(
    names: tuple[str, ...], tmp_path: Path, custody: Path
) -> None:
    with pytest.raises(BadSetting, match="stands in the way"):
        write_bag(
            tmp_path / "bag",
            dossier=PACKED,
            custody=custody,
            at=AT,
            by=BY,
            files=dict.fromkeys(names, b""),
        )


def test_all_faults_are_named_together(tmp_path: Path, custody: Path) -> None:
    with pytest.raises(BadSetting) as refused:
        write_bag(custody, dossier=PACKED, custody=custody, at="", by="", files={"..": b""})
    for fault in ("at:", "by:", "files:", "not an empty folder", "lies in the custody"):
        assert fault in str(refused.value)


def test_no_custody_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(MissingPath):
        package(tmp_path / "bag", tmp_path / "nowhere")
    (tmp_path / "custody").mkdir()
    with pytest.raises(MissingPath):
        package(tmp_path / "bag", tmp_path / "custody")
    assert nothing_was_left(tmp_path)


def test_a_custody_that_is_not_sound_is_not_packaged(tmp_path: Path, custody: Path) -> None:
    path = custody / "objects" / STATEMENT_REPORT.id[:2] / STATEMENT_REPORT.id
    path.write_bytes(path.read_bytes().replace(b"Kessin", b"Kossin"))
    with pytest.raises(BrokenIntegrity, match=f"object-changed {STATEMENT_REPORT.id}"):
        package(tmp_path / "bag", custody)
    assert nothing_was_left(tmp_path)


def test_a_link_in_the_custody_is_not_followed(tmp_path: Path, custody: Path) -> None:
    path = custody / "objects" / STATEMENT_REPORT.id[:2] / STATEMENT_REPORT.id
    shutil.move(path, tmp_path / "custody-elsewhere")
    path.symlink_to(tmp_path / "custody-elsewhere")
    with pytest.raises(BrokenIntegrity, match="neither a file nor a folder"):
        package(tmp_path / "bag", custody)
    assert not (tmp_path / "bag").exists()


def test_a_report_that_the_custody_does_not_hold_is_refused(tmp_path: Path) -> None:
    without = dataclasses.replace(PACKED, reports=PACKED.reports[1:])
    custody = hold(tmp_path / "custody", without)
    with pytest.raises(UnknownRecord, match=PACKED.reports[0].id):
        package(tmp_path / "bag", custody.path)
    assert nothing_was_left(tmp_path)


def test_a_container_that_the_custody_does_not_hold_is_refused(tmp_path: Path, custody: Path) -> None:
    with pytest.raises(UnknownRecord, match=AGENCY_REPORT.id):
        package(tmp_path / "bag", custody, SAMPLE)


def test_a_text_that_the_ledger_never_recorded_is_refused(tmp_path: Path, custody: Path) -> None:
    report = dataclasses.replace(STATEMENT_REPORT, text=STATEMENT_REPORT.text + " More.")
    others = tuple(one for one in PACKED.reports if one.id != report.id)
    changed = dataclasses.replace(PACKED, reports=(*others, report))
    with pytest.raises(BrokenIntegrity, match="never recorded"):
        package(tmp_path / "bag", custody, changed)
    assert nothing_was_left(tmp_path)


def test_a_dossier_whose_ids_lead_nowhere_is_refused(tmp_path: Path, custody: Path) -> None:
    with pytest.raises(BrokenIntegrity):
        package(tmp_path / "bag", custody, dataclasses.replace(PACKED, claims=PACKED.claims[1:]))
    assert nothing_was_left(tmp_path)


def test_an_installation_without_the_methods_is_refused(
    tmp_path: Path, custody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bag_module, "find_methods", lambda: None)
    with pytest.raises(MissingPath, match="install corrobora again"):
        package(tmp_path / "bag", custody)
    assert nothing_was_left(tmp_path)


def test_a_disk_that_fills_up_leaves_nothing_half_made(
    tmp_path: Path, custody: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("_copy_custody", "_write_payload", "_write_tags", "_check_bag"):
        with monkeypatch.context() as patched:
            patched.setattr(bag_module, name, full)
            with pytest.raises(OSError, match="No space left"):
                package(tmp_path / "bag", custody)
        assert nothing_was_left(tmp_path)


def test_pages_beside_the_module_are_taken_before_those_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "methods").mkdir()
    monkeypatch.setattr(bag_module, "__file__", str(tmp_path / "bag.py"))
    assert find_methods() is None
    (tmp_path / "methods" / "index.md").write_text("# Methods\n")
    assert find_methods() == tmp_path / "methods"
