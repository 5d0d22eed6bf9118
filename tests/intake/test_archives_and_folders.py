"""ZIP files, folders, links, paths and what custody is told."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corrobora.custody import KEPT, MemoryCustody, open_folder, verify
from corrobora.intake import HELD, REFUSED, TAKEN_IN, Limits, take_in
from corrobora.records import Intake

Taking = Callable[..., Intake]

STORY = "Soldiers shot dead twelve villagers near the market of Seliba, three residents said on Tuesday."


def custody() -> MemoryCustody:
    return MemoryCustody(by="a registrar", at="2031-03-05T12:00:00Z")


def zipped(members: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_members_are_named_inside_their_archive(taking: Taking) -> None:
    inner = zipped({"deep.txt": STORY + " 2"})
    found = taking(
        {"in/a.zip": zipped({"x/one.txt": STORY, "inner.zip": inner, ".hidden": "x", "__MACOSX/y.txt": "z"})}
    )
    assert {report.paths for report in found.reports} == {
        ("in/a.zip!/x/one.txt",),
        ("in/a.zip!/inner.zip!/deep.txt",),
    }
    assert {report.container.name for report in found.reports if report.container} == {
        "in/a.zip",
        "in/a.zip!/inner.zip",
    }
    assert found.refused == ()


def test_names_that_climb_stay_inside(taking: Taking, tmp_path: Path) -> None:
    found = taking(
        {"a.zip": zipped({"../../up.txt": STORY, "C:\\win\\x.txt": STORY + "!", "/etc/y.txt": STORY + "?"})}
    )
    assert {path for report in found.reports for path in report.paths} == {
        "a.zip!/up.txt",
        "a.zip!/win/x.txt",
        "a.zip!/etc/y.txt",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("members", "limits"),
    [
        ({"a.txt": bytes(3 << 20)}, Limits()),
        ({f"{number}.txt": STORY for number in range(20)}, Limits(archive_members=10)),
        ({"a.txt": os.urandom(4000)}, Limits(archive_bytes=2000)),
        ({"1.zip": zipped({"2.zip": zipped({"3.zip": zipped({"a.txt": STORY})})})}, Limits(depth=2)),
        (
            {"1.zip": zipped({"a.txt": os.urandom(900)}), "2.zip": zipped({"a.txt": os.urandom(900)})},
            Limits(archive_bytes=3000),
        ),
    ],
    ids=["ratio", "members", "size", "depth", "size-in-depth"],
)
def test_an_archive_beyond_the_limits_is_refused(
    members: dict[str, bytes | str], limits: Limits, taking: Taking
) -> None:
    found = taking({"a.zip": zipped(members)}, limits=limits)
    assert "archive-too-large" in {refusal.code for refusal in found.refused}


def test_an_archive_with_a_directory_of_countless_members_is_not_opened(
    taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python takes twenty times its bytes to open it: four gigabytes for a file of 256 MiB."""
    monkeypatch.setattr("corrobora.intake.taking.open_zip", lambda _data: pytest.fail("opened"))
    found = taking(
        {"a.zip": zipped({f"{number}.txt": STORY for number in range(51)})}, limits=Limits(archive_members=5)
    )
    assert [one.code for one in found.refused] == ["archive-too-large"]


def test_a_member_that_unpacks_to_more_than_it_declares_is_refused(taking: Taking) -> None:
    data = bytearray(zipped({"a.txt": bytes(3 << 20)}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = (1000).to_bytes(4, "little")
    found = taking({"a.zip": bytes(data)})
    assert found.reports == ()
    assert {refusal.code for refusal in found.refused} <= {"broken", "archive-too-large"}
    assert found.refused


def test_a_folder_is_read_with_all_below_it_but_what_is_hidden(taking: Taking, tmp_path: Path) -> None:
    taking({"f/b.txt": STORY, "f/sub/a.txt": STORY + "!", "f/.git/x.txt": "x", "f/sub/.y.txt": "y"})
    found = take_in(["f"], custody=custody())
    assert {report.paths for report in found.reports} == {("f/b.txt",), ("f/sub/a.txt",)}
    assert found.refused == ()


def test_paths_stay_as_they_were_given(taking: Taking, tmp_path: Path) -> None:
    taking({"a.txt": STORY})
    assert take_in(["a.txt"], custody=custody()).reports[0].paths == ("a.txt",)
    assert take_in([Path("a.txt")], custody=custody()).reports[0].paths == ("a.txt",)
    assert take_in([tmp_path], custody=custody()).reports[0].paths == (f"{tmp_path}/a.txt",)


def test_a_missing_path_is_a_refusal() -> None:
    found = take_in(["no/such/file.txt", "nul\0name"], custody=custody())
    assert [(refusal.what, refusal.code) for refusal in found.refused] == [
        ("no/such/file.txt", "missing"),
        ("nul\ufffdname", "missing"),
    ]


def test_an_empty_folder_is_a_refusal(tmp_path: Path) -> None:
    assert [refusal.code for refusal in take_in([tmp_path], custody=custody()).refused] == ["empty"]


def test_links_out_of_a_folder_are_refused_and_circles_end(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text(STORY)
    (folder / "a.txt").write_text(STORY + "!")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (folder / "sub" / "circle").symlink_to(folder)
    (folder / "twin.txt").symlink_to(folder / "a.txt")
    found = take_in([folder], custody=custody())
    assert [report.paths for report in found.reports] == [(f"{folder}/a.txt", f"{folder}/twin.txt")]
    assert {(Path(refusal.what).name, refusal.code) for refusal in found.refused} == {
        ("out.txt", "unreadable"),
        ("nowhere.txt", "unreadable"),
    }


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [refusal.code for refusal in take_in([tmp_path], custody=custody()).refused] == ["unreadable"]


def test_a_name_that_is_no_utf_8_can_be_written_down(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(STORY)
    (report,) = take_in([tmp_path], custody=custody()).reports
    assert report.paths[0].encode("utf-8").endswith(b"caf\xef\xbf\xbd.txt")


def test_a_file_beyond_the_limit_is_not_read(taking: Taking) -> None:
    found = taking({"a.txt": STORY}, limits=Limits(file_bytes=10))
    assert [refusal.code for refusal in found.refused] == ["too-large"]
    found = taking({"a.txt": STORY}, limits=Limits(text_chars=10))
    assert [refusal.code for refusal in found.refused] == ["text-too-long"]


def test_progress_counts_files(taking: Taking) -> None:
    taking({"f/a.txt": STORY, "f/b.txt": STORY + "!"})
    seen: list[tuple[int, int]] = []
    take_in(["f", "missing"], custody=custody(), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_custody_holds_the_bytes_and_the_ledger_tells_of_each(taking: Taking, tmp_path: Path) -> None:
    archive = zipped({"a.txt": STORY, "b.png": b"\x89PNG\r\n\x1a\n123"})
    taking({"a.zip": archive, "c.txt": STORY + "!"})
    opened = open_folder(tmp_path / "custody", by="a registrar", at="2031-03-05T12:00:00Z")
    found = take_in(["a.zip", "c.txt", "none"], custody=opened)
    entries = list(opened.iter_entries())
    held = {entry.subject for entry in entries if entry.what == KEPT}
    assert {opened.get(sha256) for sha256 in held} == {
        archive,
        STORY.encode(),
        (STORY + "!").encode(),
        b"\x89PNG\r\n\x1a\n123",
    }
    taken = {entry.subject: entry.payload for entry in entries if entry.what == TAKEN_IN}
    assert set(taken) == {report.id for report in found.reports}
    for report in found.reports:
        assert taken[report.id]["text_sha256"] == report.text_sha256
        assert json.loads(taken[report.id]["paths"]) == list(report.paths)
    assert {(entry.subject, entry.payload["code"]) for entry in entries if entry.what == REFUSED} == {
        ("a.zip!/b.png", "kept-not-read"),
        ("none", "missing"),
    }
    assert len([entry for entry in entries if entry.what == HELD]) == 2
    assert verify(tmp_path / "custody").sound


def test_the_ledger_holds_no_testimony(taking: Taking) -> None:
    taking({"a.txt": f"Twelve dead\nBy Jane Doe\n\n{STORY}"})
    kept = custody()
    take_in(["a.txt"], custody=kept)
    written = repr(list(kept.iter_entries()))
    assert "Jane" not in written
    assert "villagers" not in written


def test_plain_text_needs_no_library_of_other_formats(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "a.txt").write_text(STORY)
    heavy = "{'trafilatura', 'pypdf', 'docx', 'htmldate', 'charset_normalizer'}"
    script = (
        "import sys; from corrobora.custody import MemoryCustody; from corrobora.intake import take_in;"
        f"found = take_in([{str(tmp_path)!r}], custody=MemoryCustody(by='b', at=''));"
        f"assert found.reports[0].language == 'en'; print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
