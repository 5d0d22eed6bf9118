"""The gold set is well formed: passages, words, ids, halves."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from corrobora import edtf
from corrobora.custody import MemoryCustody
from corrobora.intake import take_in
from corrobora.records import Assertion, SpeakerKind, Stance
from corrobora.workflow.actors import load_actors, standard_actors
from corrobora.workflow.gazetteer import SqliteGazetteer, load_user_gazetteer
from tests.gold.annotation import (
    HERE,
    BadShorthand,
    GoldClaim,
    Half,
    body_of,
    load_claims,
    load_reports,
    main,
    parse_shorthand,
    save_claims,
)

REPORTS = load_reports()
TEXTS = {report.id: report.text() for report in REPORTS}
CLAIMS = {half: load_claims(HERE / f"{half}.jsonl") for half in Half}
ALL = [claim for claims in CLAIMS.values() for claim in claims]
LEAST = 5
FIRST_DRAWN = frozenset(
    {
        2,
        4,
        6,
        8,
        10,
        11,
        13,
        15,
        17,
        20,
        22,
        24,
        26,
        27,
        29,
        31,
        33,
        35,
        37,
        40,
        41,
        44,
        45,
        47,
        50,
        52,
        53,
        55,
        58,
        60,
        62,
        64,
    }
)
"""Numbers of the reports of the tune half."""


def test_every_report_has_its_file_and_every_file_its_report() -> None:
    assert sorted(p.stem for p in (HERE / "reports").iterdir()) == [r.id for r in REPORTS]
    assert len(REPORTS) >= 60


def test_the_halves_are_as_large_and_take_one_report_of_every_pair() -> None:
    halves = [r.half for r in REPORTS]
    assert halves.count(Half.TUNE) == halves.count(Half.HELD)
    assert all(one != other for one, other in zip(halves[::2], halves[1::2], strict=True))


def test_the_halves_are_those_drawn_at_first() -> None:
    """A report that changed sides would have been tuned on."""
    tune = {int(r.id[1:]) for r in REPORTS if r.half == Half.TUNE}
    assert tune == FIRST_DRAWN


@pytest.mark.parametrize("half", Half)
def test_claims_stand_in_the_file_of_their_half(half: Half) -> None:
    own = {r.id for r in REPORTS if r.half == half}
    assert {c.report for c in CLAIMS[half]} <= own


def test_ids_are_unique_and_begin_with_their_report() -> None:
    assert [i for i, n in Counter(c.id for c in ALL).items() if n > 1] == []
    assert [c.id for c in ALL if not c.id.startswith(f"{c.report}-")] == []


def test_every_passage_stands_in_its_report_where_it_says() -> None:
    assert [c.id for c in ALL if TEXTS[c.report][c.start : c.end] != c.quote] == []
    assert [c.id for c in ALL if c.start < body_of(TEXTS[c.report]) or not c.quote.strip()] == []


def test_intake_holds_every_report_as_its_file_does() -> None:
    taken = take_in([r.path for r in REPORTS], custody=MemoryCustody(by="tests", at="2024-01-01T00:00:00Z"))
    assert taken.refused == ()
    assert {Path(r.paths[0]).stem: r.text.rstrip() for r in taken.reports} == {
        known: text.rstrip() for known, text in TEXTS.items()
    }
    assert all(r.published is not None and r.language == "en" for r in taken.reports)


def test_no_passage_crosses_the_end_of_a_paragraph() -> None:
    assert [c.id for c in ALL if "\n\n" in c.quote] == []


def test_every_count_is_worded_in_its_passage_and_its_bounds_do_not_cross() -> None:
    assert [c.id for c in ALL for n in c.counts if n.wording not in c.quote] == []
    bounds = [
        (c.id, n.low, n.high) for c in ALL for n in c.counts if n.low is not None and n.high is not None
    ]
    assert [known for known, low, high in bounds if low > high] == []
    assert [c.id for c in ALL for n in c.counts if n.low is None and n.high is None] == []


def test_places_times_and_parties_are_worded_in_the_report() -> None:
    for claim in ALL:
        words = [w for a in claim.acts for w in (*a.perpetrators, *a.victims)]
        words += [claim.place] if claim.place else []
        words += [claim.when.text] if claim.when else []
        words += [claim.speaker.text] if claim.speaker else []
        assert [w for w in words if w not in TEXTS[claim.report]] == [], claim.id


def test_every_time_is_a_date_that_can_be_read_and_not_past_a_forecast() -> None:
    for claim in ALL:
        if claim.when is not None:
            first, _ = edtf.bounds(claim.when.edtf)
            published = re.search(r"^published: (\S+)$", TEXTS[claim.report], re.MULTILINE)
            assert published is not None
            assert first is not None
            assert first <= date.fromisoformat(published[1]), claim.id


def test_what_is_denied_is_never_left_open() -> None:
    """An act within a denial is negated unless the denier grants it (the guide, *Acts*)."""
    asserted = [
        c.id for c in ALL for a in c.acts if c.stance == Stance.DENIES and a.asserted == Assertion.ASSERTED
    ]
    assert len(asserted) <= 3


@pytest.mark.parametrize("half", Half)
def test_every_stance_occurs_often_enough_in_each_half(half: Half) -> None:
    counted = Counter(c.stance for c in CLAIMS[half] if not c.optional)
    assert {s: counted[s] for s in Stance if counted[s] < LEAST} == {}


def test_every_stance_occurs_often_enough_in_all() -> None:
    counted = Counter(c.stance for c in ALL if not c.optional)
    assert {s: counted[s] for s in Stance if counted[s] < 12} == {}


def test_reports_are_short() -> None:
    words = {known: len(text[body_of(text) :].split()) for known, text in TEXTS.items()}
    assert {known: n for known, n in words.items() if not 110 <= n <= 310} == {}


def test_places_and_parties_are_invented() -> None:
    """Nothing the package knows carries a name of the set."""
    load_user_gazetteer(HERE / "gazetteer.csv")
    packaged = SqliteGazetteer()
    with (HERE / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file) if packaged.find(row["name"])] == []
    known = {n.casefold() for a in standard_actors() for n in (a.name, *a.aliases)}
    own = load_actors(HERE / "actors.csv")
    assert [a.id for a in own for n in (a.name, *a.aliases) if n.casefold() in known] == []


def test_the_guide_tells_every_stance_and_every_kind_of_speaker() -> None:
    guide = (HERE / "README.md").read_text(encoding="utf-8")
    assert [s for s in Stance if f"| {s} |" not in guide] == []
    assert [k for k in SpeakerKind if not re.search(rf"\| [a-z, /-]*\b{k}\b[a-z, /-]* \|", guide)] == []


def test_claims_come_back_as_they_were_written(tmp_path: Path) -> None:
    save_claims(tmp_path / "again.jsonl", ALL)
    assert list(load_claims(tmp_path / "again.jsonl")) == ALL


# --------------------------------------------------------------------------- shorthand

REPORT = '---\ntitle: "He said"\n---\n\nHe said at least 12 men died in Osk on Tuesday. She denied it. He said no more.\n'


def parsed(line: str) -> GoldClaim:
    (claim,) = parse_shorthand(f"# a1\n{line}\n", reports={"a1": REPORT})
    return claim


def test_a_line_of_shorthand_becomes_a_claim() -> None:
    claim = parsed(
        "at least 12 … Tuesday | He = Ana Bel / Front X : armed-group ! @AZP <Post | alleges"
        ' | feared killing(rebels & police > at least 12 men) | killed/men 12+ "at least 12 men" part | Osk | Tuesday = 2024-03-05'
    )
    assert REPORT[claim.start : claim.end] == claim.quote == "at least 12 men died in Osk on Tuesday"
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.speaker.resolved) == ("He", ("Ana Bel", "Front X"))
    assert (claim.speaker.anonymous, claim.speaker.told, claim.speaker.via) == (True, "AZP", ("Post",))
    (act,) = claim.acts
    assert (act.kind, act.asserted, act.perpetrators) == ("killing", "feared", ("rebels", "police"))
    (count,) = claim.counts
    assert (count.low, count.high, count.exact, count.part, count.category) == (12, None, False, True, "men")
    assert (claim.place, claim.when and claim.when.edtf) == ("Osk", "2024-03-05")


@pytest.mark.parametrize(
    ("number", "bounds"),
    [
        ("12", (12, 12, True)),
        ("12+", (12, None, False)),
        ("-60", (None, 60, False)),
        ("10-12", (10, 12, False)),
        ("~20", (20, 20, False)),
    ],
)
def test_numbers_of_the_shorthand(number: str, bounds: tuple[int | None, int | None, bool]) -> None:
    (count,) = parsed(f'She denied it | She : other | denies | - | killed {number} "it"').counts
    assert (count.low, count.high, count.exact) == bounds


def test_a_passage_is_sought_behind_the_front_matter_and_by_its_number() -> None:
    assert parsed("He said ##2 | - | reports").start == REPORT.rindex("He said")
    assert parsed("?^She denied it | - | reports").optional
    assert parsed("^She denied it | - | reports").background


def test_an_act_in_a_denial_is_negated_unless_said_otherwise() -> None:
    assert parsed("She denied it | She : other | denies | killing").acts[0].asserted == Assertion.NEGATED
    assert (
        parsed("She denied it | She : other | denies | asserted killing").acts[0].asserted
        == Assertion.ASSERTED
    )


def test_the_line_shown_in_the_guide_can_be_read() -> None:
    guide = (HERE / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```\nPASSAGE.*\n(.+)\n```", guide)
    assert shown is not None
    (claim,) = parse_shorthand(f"# a1\n{shown[1]}", reports={"a1": "They entered the town and left."})
    assert [a.kind for a in claim.acts] == ["killing", "looting"]
    assert [n.part for n in claim.counts] == [False, True]


def test_shorthand_is_turned_to_json_lines(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text(
        "# g03\nOn our side we deplore … three wounded | we : armed-forces | alleges\n", encoding="utf-8"
    )
    main(notes, tmp_path / "second.jsonl")
    (claim,) = load_claims(tmp_path / "second.jsonl")
    assert claim.quote == TEXTS["g03"][claim.start : claim.end]


@pytest.mark.parametrize(
    "line",
    [
        "He said | - | reports",  # stands twice
        "nowhere | - | reports",
        "She denied it | She | denies",  # no kind
        "She denied it | She : other | disputes",
        "She denied it | She : other | denies | murder",
        "She denied it | She : other | denies | - | killed twelve",
    ],
)
def test_a_line_that_does_not_fit_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(BadShorthand, match="line 2"):
        parsed(line)
