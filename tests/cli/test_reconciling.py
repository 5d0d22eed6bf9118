"""The command `reconcile`, as it is typed."""

import csv
import io
import json
from pathlib import Path

import pytest

from corrobora.export.acled import COLUMNS, to_acled
from corrobora.export.jsonform import read_dossier
from tests.cli.typing_in import EXERCISE, Typed

GOLDEN = Path(__file__).parents[1] / "golden" / "two-incidents.json"


@pytest.fixture
def archive(typed: Typed, tmp_path: Path) -> Path:
    path = tmp_path / "archive"
    own = ("--gazetteer", EXERCISE / "gazetteer.csv", "--actors", EXERCISE / "actors.csv")
    typed("init", path, *own, "--quiet")
    typed("add", path, EXERCISE / "reports", "--quiet")
    typed("read", path, "--quiet")
    typed("assess", path, "--quiet")
    return path


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """Return ACLED's view of one of both incidents, with another number of dead, an event beside it, and a row that is broken."""
    content = to_acled(read_dossier(GOLDEN.read_text(encoding="utf-8"))).files["acled.csv"].decode("utf-8")
    row = next(r for r in csv.DictReader(io.StringIO(content, newline="")) if r["location"] == "Ombrel")
    row |= {"country": "Orvenia", "fatalities": "31", "event_id_cnty": "ORV7"}
    other = row | {
        "event_id_cnty": "ORV8",
        "location": "=cmd|' /C calc'!A0\x1b[31m",
        "latitude": "-46.60",
        "event_date": "2024-03-05",
        "time_precision": "1",
        "actor1": "Unidentified Armed Group (Orvenia)",
        "fatalities": "2",
    }
    path = tmp_path / "theirs.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows([row, other, row | {"event_id_cnty": "ORV9", "event_date": "soon"}])
    return path


def test_what_is_in_it_what_is_not_and_what_differs(
    typed: Typed, archive: Path, theirs: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in sorted((archive / "custody").rglob("*")) if path.is_file()}
    out = tmp_path / "out" / "deeper"
    status, said, err = typed("reconcile", archive, theirs, "--out", out)
    assert (status, err) == (0, "")
    assert "ACLED: 2 rows, 2024-03-02 to 2024-03-14, 1 not read." in said
    assert "1 incident in it, as proposed\n" in said
    assert "1 incident not in it\n" in said
    assert "1 event of theirs without a report here, in the regions and days of ours" in said
    assert "deaths 1" in said
    assert "not used: theirs.csv:4: its date cannot be read" in said
    assert "\x1b" not in said
    with (out / "reconciled.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [
        (row["event"], row["about"], row["ours"], row["theirs"]) for row in rows if row["about"] == "deaths"
    ] == [("ORV7", "deaths", "6 to 14, best 11", "31")]
    assert [row["event"] for row in rows if row["presence"] == "not-here"] == ["ORV8"]
    whole = json.loads((out / "reconciled.json").read_text(encoding="utf-8"))
    assert whole["file"]["name"] == "theirs.csv"
    dead = next(
        point
        for one in whole["incidents"]
        for match in one["matches"]
        for point in match["compared"]
        if point["about"] == "deaths"
    )
    assert dead["proposed"]["kind"] == "coded-deaths"
    assert any("11" in whole["claims"][claim]["quote"] for claim in dead["claims"])
    # nothing is entered: neither the file nor that it was compared
    after = {path: path.read_bytes() for path in sorted((archive / "custody").rglob("*")) if path.is_file()}
    assert before == after


def test_the_same_gives_the_same_bytes(typed: Typed, archive: Path, theirs: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        typed("reconcile", archive, theirs, "--out", tmp_path / name, "--quiet")
    for file in ("reconciled.csv", "reconciled.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_quiet_says_nothing(typed: Typed, archive: Path, theirs: Path, tmp_path: Path) -> None:
    assert typed("reconcile", archive, theirs, "--out", tmp_path / "out", "--quiet") == (0, "", "")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("other.csv", "id,text\n1,word\n", "not the columns of ACLED or UCDP GED"),
        ("book.xlsx", "PK\x03\x04", "save the table as CSV"),
        ("gone.csv", None, "no file at"),
    ],
)
def test_a_file_that_is_none_is_one_line_and_writes_nothing(
    typed: Typed, archive: Path, tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content.encode("latin-1"))
    status, out, err = typed("reconcile", archive, tmp_path / name, "--out", tmp_path / "out")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (tmp_path / "out").exists()


def test_what_is_theirs_is_not_written_into_the_project(
    typed: Typed, archive: Path, theirs: Path, tmp_path: Path
) -> None:
    for out, said in ((archive / "out", "lies in the project"), (theirs, "is a file")):
        status, _, err = typed("reconcile", archive, theirs, "--out", out)
        assert status == 2
        assert said in err
