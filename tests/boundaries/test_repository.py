"""What the files of the repository must not hold, whatever they are for."""

import re
from pathlib import Path

import pytest

from tests.boundaries.source import ROOT, own_files, own_texts

MACHINE_PATH = re.compile(
    r"(?<![\w.~/])/(?:root|work|opt|mnt|srv|Users|home/\w+|tmp|var/tmp|var/folders)/[\w.-]+|[A-Z]:\\\\?Users|file:///\w"
)
"""Folders of the machine somebody happened to work on."""
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:gh[pousr]_|github_pat_|xox[abp]-|AKIA)[A-Za-z0-9_]{16,}|://[^/\s:@]+:[^/\s:@]+@"
)
LARGEST = 2_000_000
"""Bytes. What is larger is made by a script or does not belong here."""
WEIGHTS = {f"src/corrobora/workflow/data/{model}/model.onnx" for model in ("reader", "judge")}
"""The one exception: an hour and a half of training make it, and the card beside it holds its hash (tests/workflow/test_trained.py)."""


@pytest.mark.parametrize("line", ["see /" + "root/notes.txt", "cd /" + "tmp/x1", "file:/" + "//wheels"])
def test_a_machine_path_is_noticed(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize(
    "line", ["src/work/x", "https://a.example/home/x", "/proc/self/fd", "/dev/null", "out/tmp/x"]
)
def test_other_paths_are_let_through(line: str) -> None:
    assert not MACHINE_PATH.search(line)


def test_no_file_names_a_path_of_a_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path, text in own_texts()
        for match in MACHINE_PATH.finditer(text)
    ]
    assert found == []


def test_no_file_holds_a_secret() -> None:
    found = [path.relative_to(ROOT).as_posix() for path, text in own_texts() if SECRET.search(text)]
    assert found == []


def test_the_locked_packages_name_no_index_and_every_one_has_a_hash() -> None:
    for name in ("runtime", "build", "dev", "bench"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert not re.search(r"^\s*--(?!hash=sha256:)", text, re.MULTILINE), name
        blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
        assert blocks
        assert [block.partition("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_locks_agree_with_each_other() -> None:
    """A dossier made while testing is made with what a user gets."""
    locked = {
        name: dict(
            re.findall(
                r"^([\w.-]+)==(\S+)",
                (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8"),
                re.MULTILINE,
            )
        )
        for name in ("runtime", "build", "dev")
    }
    for name in ("runtime", "build"):
        assert locked[name].items() <= locked["dev"].items(), name


def test_no_file_is_large_and_none_is_compiled() -> None:
    large = [
        name
        for path in own_files()
        if path.stat().st_size > LARGEST and (name := path.relative_to(ROOT).as_posix()) not in WEIGHTS
    ]
    compiled = [path for path in own_files() if path.suffix in {".pyc", ".so", ".sqlite", ".whl"}]
    assert large == []
    assert compiled == []


def test_text_files_end_with_one_newline() -> None:
    def wrong(path: Path, text: str) -> bool:
        return (
            path.suffix in {".py", ".toml", ".yml"}
            and bool(text)
            and (not text.endswith("\n") or text.endswith("\n\n"))
        )

    assert [path.relative_to(ROOT).as_posix() for path, text in own_texts() if wrong(path, text)] == []
