"""Three hundred withheld strings, and not one of them in any byte of anything released."""

import base64
import html
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from corrobora.errors import BadSetting, BrokenIntegrity
from corrobora.export import Profile, read_profile, render_json
from corrobora.export.leaks import iter_texts
from corrobora.export.spotting import MARK, Spot, Spotter
from corrobora.export.verify_bag import examine
from corrobora.records import Decision, Judgement
from corrobora.review import propose_reading
from corrobora.workflow import EXPORTS, init_project, open_project, project
from tests.workflow.planted import (
    MAPPING,
    of_kind,
    planted,
    points,
    profile_text,
    write_references,
    write_reports,
)
from tests.workflow.worked import by_rules_alone

AT = "2031-06-01T08:00:00Z"
ALL = planted()
PEOPLE = of_kind(ALL, "speaker")


@cache
def forms() -> tuple[str, ...]:
    """Return every form whose library is installed; whether it is, is told by making it of a small dossier."""
    from corrobora.export import FORMS
    from tests.export.export_sample import SAMPLE

    absent = set()
    for form in FORMS:
        try:
            FORMS[form](SAMPLE)
        except BadSetting:
            absent.add(form)
    return tuple(form for form in EXPORTS if form not in absent)


def judged_archive(folder: Path, stories: Sequence[int]) -> Path:
    """Make a project whose reports and judgements are full of what is withheld, and its profile; return their folder."""
    write_reports(folder / "reports", ALL, stories)
    (folder / "mapping.json").write_text(json.dumps(MAPPING), encoding="utf-8")
    (folder / "profile.toml").write_text(profile_text(ALL), encoding="utf-8")
    gazetteer, actors = write_references(folder, ALL)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(project, "readers", by_rules_alone)
        with init_project(folder / "archive", by=PEOPLE[0].string, at=AT) as made:
            made.refer("gazetteer", gazetteer)
            made.refer("actors", actors)
            made.add([folder / "reports" / "cases"], mapping=folder / "mapping.json")
            made.add([path for path in sorted((folder / "reports").iterdir()) if path.is_file()])
            made.read()
            made.assess()
            for number, claim in enumerate(made.dossier().claims[:40]):
                named = ALL[7 * number % len(ALL)].string
                made.judge(
                    Judgement(
                        proposal=propose_reading(claim).id,
                        decision=Decision.CORRECT if number % 2 else Decision.ACCEPT,
                        by=PEOPLE[number].string,
                        at=AT,
                        why=f"{named} says so; see {claim.id} of report {claim.report}",
                        value=named if number % 2 else None,
                    )
                )
    return folder


def release(archive: Path, some: Sequence[str]) -> Path:
    """Release forms of a project under its profile; return their folder."""
    with open_project(archive / "archive", by=PEOPLE[1].string, at=AT) as found:
        found.export(some, archive / "released", profile=read_profile(archive / "profile.toml"))
    return archive / "released"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of all stories."""
    return judged_archive(tmp_path_factory.mktemp("planted"), range(9))


@pytest.fixture(scope="module")
def released(archive: Path) -> Path:
    """Return everything that can be released but paper, under the profile."""
    return release(archive, [form for form in forms() if form != "pdf"])


@pytest.fixture(scope="module")
def for_paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of one story, which holds some strings of every kind.

    A PDF is the page once more, set and packed otherwise: what that could let out hangs on the kind of a string and on
    the parts of a dossier, not on how many there are, and a page of all stories takes minutes to set and to read back.
    """
    return judged_archive(tmp_path_factory.mktemp("paper"), range(1))


@pytest.fixture(scope="module")
def released_paper(for_paper: Path) -> Path:
    """Return the PDF, by itself and in the package, under the profile of all three hundred."""
    if "pdf" not in forms():
        pytest.skip("needs the libraries of Pango, which set the text of a PDF")
    return release(for_paper, ("json", "pdf", "bag"))


@pytest.fixture(scope="module")
def whole(archive: Path) -> Path:
    """Return everything but paper with nothing withheld: that the strings are found does not hang on a PDF."""
    with open_project(archive / "archive", by=PEOPLE[1].string, at=AT) as found:
        found.export([form for form in forms() if form != "pdf"], archive / "whole")
    return archive / "whole"


# --------------------------------------------------------------------------- opening every byte


def bare(text: str) -> str:
    """Return the letters and digits of a text in a row, without case and accents: by another way than the one under test."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[\W_]+", "", decomposed)


def spellings(string: str) -> Iterator[bytes]:
    """Yield a string as bytes can hold it."""
    yield from (string.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
    yield json.dumps(string)[1:-1].encode()
    yield quote(string).encode()
    yield html.escape(string).encode()
    yield "".join(f"&#{ord(letter)};" for letter in string).encode()
    raw = string.encode()
    yield raw.hex().encode()
    for before in range(3):
        # in Base64 the same bytes have three forms, by where they stand; the ends depend on their neighbours
        whole = base64.b64encode(b"\0" * before + raw)
        inner = whole[4 if before else 0 : len(whole) // 4 * 4 - 4]
        if len(inner) >= 12:  # fewer letters may stand in a hash by chance
            yield inner


@cache
def texts_of(content: bytes) -> tuple[str, ...]:
    """Return all texts in the bytes of a file, each once; of the pages of a PDF they take a while to read."""
    return tuple(dict.fromkeys(iter_texts(content)))


def opened(content: bytes) -> Iterator[str]:
    """Yield all texts in the bytes of a file, as they are, without escapes, and without tags."""
    for text in texts_of(content):
        yield text
        yield html.unescape(text)
        yield unquote(text)
        yield re.sub(r"(?:\\u[0-9a-f]{4})+", lambda found: json.loads(f'"{found[0]}"'), text)
        yield html.unescape(re.sub(r"<[^>]*>", "", text))


NEEDLES = {one.string: {bare(one.string), *map(bare, one.written)} for one in ALL}
_MARK = r"[^\w\n]?"
_SHORT = 10
"""Digits up to which a number stands by chance among the coordinates and offsets of a PDF, once all else is left out between them."""
NUMBERS = {
    needle: string
    for string, needles in NEEDLES.items()
    for needle in needles
    if needle.isdecimal() and len(needle) <= _SHORT
}
"""Such numbers, and the strings that they are of."""
AS_WRITTEN = re.compile(rf"(?<!\d)(?:{'|'.join(_MARK.join(needle) for needle in sorted(NUMBERS))})(?!\d)")
"""The same as they may be written, a mark between two digits at most."""
DIGITS = re.compile(r"(?<!\d)\d(?:[^\w\n]?\d){5,}")
"""Where such a number may stand: six digits or more, a mark between two at most."""
SPELLINGS = {one.string: tuple(spellings(one.string)) for one in ALL}


def found_in(folder: Path) -> Mapping[str, set[str]]:
    """Return the planted strings that stand in any file of a folder, each with the files."""
    found: dict[str, set[str]] = {}
    seen: dict[bytes, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name.startswith("bag/data/methods/") or name == "bag/data/verify.py":
            continue
        content = path.read_bytes()
        if content not in seen:
            # the same file stands in several places
            seen[content] = strings_in(content)
        called = bare(name)
        for string in seen[content] | {
            one for one, needles in NEEDLES.items() if any(n in called for n in needles)
        }:
            found.setdefault(string, set()).add(name)
    return found


def strings_in(content: bytes) -> set[str]:
    """Return the planted strings that stand in the bytes of a file."""
    whole = set(opened(content))
    # between two texts a sign that stands in no wording
    texts = "\n".join({bare(text) for text in whole})
    digits = {run[0] for text in whole for run in DIGITS.finditer(text)}
    found = {NUMBERS[bare(match[0])] for run in digits for match in AS_WRITTEN.finditer(run)}
    return found | {
        string
        for string, needles in NEEDLES.items()
        if any(each in content for each in SPELLINGS[string])
        or any(needle in texts for needle in needles - NUMBERS.keys())
    }


# --------------------------------------------------------------------------- the tests


def test_there_are_three_hundred_and_each_is_long_enough_to_be_told_from_chance() -> None:
    assert len(ALL) == 300
    assert len({one.string for one in ALL}) == 300
    assert min(len(bare(one.string)) for one in ALL) >= 6
    assert min(map(len, NUMBERS)) >= 6


def test_without_a_profile_they_are_everywhere(whole: Path) -> None:
    found = found_in(whole)
    assert len(found) == 300
    for form in ("dossier.json", "dossier.html", "bag/data/dossier.json", "parquet/", "tables/", "geojson/"):
        assert any(name.startswith(form) for names in found.values() for name in names), form


def test_none_of_them_is_in_any_byte_of_what_was_released(released: Path) -> None:
    assert found_in(released) == {}
    assert {path.name for path in released.iterdir()} >= {
        "release.json",
        "dossier.json",
        "dossier.html",
        "bag",
    }


def test_what_only_belongs_to_them_is_gone_too(released: Path, archive: Path) -> None:
    """Aliases of a withheld party, parts of names, points of withheld villages, the hashes and ids of what was redacted."""
    assert left_in(released, archive) == []


def test_none_of_them_is_in_any_byte_of_what_was_released_on_paper(
    released_paper: Path, for_paper: Path
) -> None:
    with open_project(for_paper / "archive", by="x", at=AT) as opened_again:
        before = bare(render_json(opened_again.dossier()))
    held = {one.kind for one in ALL if any(bare(words) in before for words in one.written)}
    assert held == {one.kind for one in ALL}
    for name in ("pdf/dossier.pdf", "bag/data/exports/pdf/dossier.pdf"):
        assert (released_paper / name).is_file()
    pages = bare("".join(texts_of((released_paper / "pdf" / "dossier.pdf").read_bytes())))
    assert bare("1,200 people fled on") in pages, "the pages were not read"
    assert found_in(released_paper) == {}
    assert left_in(released_paper, for_paper) == []


def left_in(released: Path, archive: Path) -> list[str]:
    """Return what a release still has of people, places and records that were withheld or redacted, without their names."""
    with open_project(archive / "archive", by="x", at=AT) as found:
        old = found.dossier()
    gone = [f"Mama{number} of the wells" for number in range(1, 5)]
    gone += [part for one in PEOPLE for part in one.string.split()]
    gone += points(ALL)
    gone += [report.id for report in old.reports] + [claim.id for claim in old.claims]
    gone += [incident.id for incident in old.incidents]
    gone += [report.text_sha256 for report in old.reports]
    gone += [report.container.sha256 for report in old.reports if report.container is not None]
    several = [one for one in gone if " " in one]
    left = []
    seen: set[bytes] = set()
    for path in sorted(released.rglob("*")):
        if path.is_file() and "methods" not in path.parts and path.name != "verify.py":
            content = path.read_bytes()
            if content in seen:
                continue
            seen.add(content)
            for text in texts_of(content):
                words = set(re.findall(r"[\w.-]+", text))
                left += [f"{one} in {path}" for one in words.intersection(gone)]
                left += [f"{one} in {path}" for one in several if one in text]
    return left


def test_what_is_not_withheld_stays(released: Path) -> None:
    dossier = json.loads((released / "dossier.json").read_text(encoding="utf-8"))
    text = "\n".join(report["text"] for report in dossier["reports"])
    assert "Soldiers shot dead 13 villagers in" in text
    assert "1,200 people fled on 2031-05-03" in text
    assert {claim["stance"] for claim in dossier["claims"]} >= {"denies", "alleges"}
    assert {claim["speaker"]["kind"] for claim in dossier["claims"] if claim["speaker"]} >= {"survivor"}
    assert any(claim["quote"].count(MARK) for claim in dossier["claims"])


def test_incidents_and_claims_are_as_many_as_before(released: Path, whole: Path) -> None:
    before, after = (
        json.loads((folder / "dossier.json").read_text(encoding="utf-8")) for folder in (whole, released)
    )
    for part in ("reports", "claims", "incidents", "revisions", "background"):
        assert len(after[part]) == len(before[part]), part
    ranges = [
        sorted(json.dumps(incident["independent_origins"]) for incident in told["incidents"])
        for told in (before, after)
    ]
    assert ranges[0] == ranges[1]


def test_the_package_is_sound_as_a_release_and_says_what_cannot_be_checked(released: Path) -> None:
    found = examine(released / "bag")
    assert found.faults == []
    assert found.released
    assert not (released / "bag" / "data" / "custody").exists()
    statement = json.loads((released / "bag" / "data" / "release.json").read_text(encoding="utf-8"))
    assert statement == json.loads((released / "release.json").read_text(encoding="utf-8"))
    assert any("originals" in line for line in statement["cannot_be_checked"])


def find_nothing(_spotter: Spotter, _text: str, *, machine: bool = False) -> tuple[Spot, ...]:
    """Redact nothing, as a rule with a hole in it would."""
    del machine
    return ()


def test_a_string_that_the_redaction_missed_is_found_after_writing_and_everything_removed(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The records are left as they are: what is written then leaks, and the look through every byte must see it."""
    profile = Profile(name="one", strings=(of_kind(ALL, "village")[0].string,))
    monkeypatch.setattr(Spotter, "find", find_nothing)
    out = archive / "leaking"
    with (
        open_project(archive / "archive", by="x", at=AT) as found,
        pytest.raises(BrokenIntegrity, match="strings 1 of the profile was found in") as raised,
    ):
        found.export(("json", "tables"), out, profile=profile)
    assert profile.strings[0] not in str(raised.value)
    assert not out.exists()
    assert not list(archive.glob(".unfinished-*"))


def test_a_release_goes_into_a_new_folder_alone(archive: Path, released: Path) -> None:
    with (
        open_project(archive / "archive", by="x", at=AT) as found,
        pytest.raises(BadSetting, match="not empty"),
    ):
        found.export(("json",), released, profile=read_profile(archive / "profile.toml"))


def test_the_same_profile_gives_the_same_bytes(archive: Path, released: Path) -> None:
    with open_project(archive / "archive", by=PEOPLE[1].string, at=AT) as found:
        found.export(("json", "html"), archive / "again", profile=read_profile(archive / "profile.toml"))
    for name in ("dossier.json", "dossier.html", "release.json"):
        assert (archive / "again" / name).read_bytes() == (released / name).read_bytes()


def test_the_preview_names_no_withheld_string_and_writes_nothing(archive: Path) -> None:
    before = {path: path.stat().st_size for path in archive.rglob("*") if "custody" in path.parts}
    with open_project(archive / "archive", by="x", at=AT) as found:
        told = found.preview(read_profile(archive / "profile.toml"))
    assert [one for one in ALL if bare(one.string) in bare(told)] == []
    assert "strings 1: " in told
    assert "Becomes public: places" in told
    assert before == {path: path.stat().st_size for path in archive.rglob("*") if "custody" in path.parts}


def test_an_entry_that_nothing_was_struck_for_is_named_by_its_number(archive: Path) -> None:
    profile = Profile(name="typo", strings=(of_kind(ALL, "village")[0].string, "Qwertyzuiopü"))
    with open_project(archive / "archive", by="x", at=AT) as found:
        told = found.preview(profile)
    assert re.search(r"Never found.*\n  strings 2\n", told)


def test_a_release_of_a_custody_that_is_not_sound_is_no_package(archive: Path) -> None:
    broken = archive / "broken"
    shutil.copytree(archive / "archive", broken)
    with open_project(broken, by="x", at=AT) as found:
        original = found.dossier().reports[0].id
        (broken / "custody" / "objects" / original[:2] / original).write_bytes(b"other bytes")
        with pytest.raises(BrokenIntegrity, match="nothing was released: object-changed"):
            found.export(("bag",), archive / "unsound", profile=read_profile(archive / "profile.toml"))
    assert not (archive / "unsound").exists()
