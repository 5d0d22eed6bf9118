"""A release profile is read strictly: what is mistyped would withhold nothing."""

from pathlib import Path

import pytest

from corrobora.errors import BadSetting, MissingPath
from corrobora.export.profile import FIELDS, Profile, parse_profile, read_profile


def written(path: Path, text: str) -> Path:
    (path / "p.toml").write_text(text, encoding="utf-8")
    return path / "p.toml"


def test_a_whole_profile(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'name = "partners"\n[withhold]\nstrings = ["Tésso"]\nspeakers = ["Amina Diallo"]\nphones = true\nemails = true\n'
        'coordinates = 1\nfields = ["paths", "urls"]\n',
    )
    assert read_profile(path) == Profile(
        name="partners",
        strings=("Tésso",),
        speakers=("Amina Diallo",),
        phones=True,
        emails=True,
        coordinates=1,
        fields=frozenset({"paths", "urls"}),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('name = "p"\nwitness = "Sel"\n[withhold]\nphones = true', "found the key witness"),
        ('name = "p"\n[withhold]\nspeaker = ["Sel"]', "found the key speaker"),
        ('name = "p"\n[withhold]\nstrings = ["Sel", ""]', "number 2"),
        ('name = "p"\n[withhold]\nstrings = ["S"]', "number 1"),
        ('name = "p"\n[withhold]\nspeakers = ["-- "]', "number 1"),
        ('name = "p"\n[withhold]\nstrings = "Sel"', "strings: expected a list"),
        ('name = "p"\n[withhold]\nphones = "yes"', "phones: expected true or false"),
        ('name = "p"\n[withhold]\ncoordinates = 4', "coordinates: expected"),
        ('name = "p"\n[withhold]\ncoordinates = true', "coordinates: expected"),
        ('name = "p"\n[withhold]\nfields = ["path"]', "fields: found path"),
        ('name = "p"\n[withhold]\n', "withholds nothing"),
        ('name = "p"\n', "expected a table"),
        ("[withhold]\nphones = true", "name: expected"),
        ('name = "Sel\n', "no TOML"),
    ],
)
def test_what_is_no_profile_is_refused_without_repeating_what_it_withholds(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(BadSetting, match=message) as raised:
        read_profile(written(tmp_path, text))
    assert "Sel" not in str(raised.value)


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingPath):
        read_profile(tmp_path / "none.toml")


def test_what_becomes_public_of_a_profile_are_kinds_and_no_words() -> None:
    profile = Profile(name="p", strings=("Sel",), coordinates=-1, fields=frozenset(FIELDS))
    assert "Sel" not in " ".join(profile.classes)
    assert set(FIELDS) <= set(profile.classes)


def test_a_profile_that_was_sent_is_read_as_strictly_as_a_file() -> None:
    told = b'name = "partners"\n[withhold]\nphones = true\n'
    assert parse_profile(told, "the file sent") == Profile(name="partners", phones=True)
    for wrong, words in (
        (b"name = ", "the file sent is no TOML"),
        (b"\xff", "the file sent is no TOML"),
        (b"#" * ((1 << 20) + 1), "larger than 1 MiB"),
        (b'name = "x"\n[withhold]\nphone = true\n', "the key phone"),
    ):
        with pytest.raises(BadSetting, match=words):
            parse_profile(wrong, "the file sent")
