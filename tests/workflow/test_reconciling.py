"""From a file on the disk to proposals: our own exports, changed as coders change things, among events that are none of ours."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corrobora.errors import BadReferenceFile, BadSetting, MissingPath
from corrobora.intake import open_coded
from corrobora.intake.coded import read_party
from corrobora.reading import ActorIndex, GazetteerEntry
from corrobora.reading.gazetteer import PlaceKind
from corrobora.records import Dataset, Decision, Judgement, Presence, Reconciled, Reconciliation, Relation
from corrobora.workflow import Project, init_project, open_project
from corrobora.workflow.actors import standard_actors
from corrobora.workflow.gazetteer import SqliteGazetteer
from corrobora.workflow.reconciling import _Names, reconcile_file
from corrobora.workflow.reference import Reference
from tests.review.coded_sample import FRONT, GUARD, LANCERS, PARTIES, TOWNS, Told, told, town
from tests.review.coded_sample import event as coded_event
from tests.review.coders import CODERS, CODINGS

EXERCISE = Path(__file__).parents[2] / "examples" / "two-incidents"
AT = "2031-05-01T08:00:00Z"
BEGINNING = date(2023, 1, 2)
REFERENCE = Reference(gazetteer=SqliteGazetteer(), actors=ActorIndex(PARTIES))
ACTS = 64
INCIDENTS = tuple(
    Told(
        first=(day := BEGINNING + timedelta(days=9 * number)),
        last=day,
        place=town(number),
        by=(FRONT, GUARD, LANCERS)[number % 3],
        low=10 + number % 7,
        best=11 + number % 7,
        high=13 + number % 7,
    )
    for number in range(ACTS)
)
"""No two in one town within a week."""


def of_coder(found: Reconciliation, coder: str) -> list[Reconciled]:
    return [one for number, one in enumerate(found.incidents) if CODERS[number % len(CODERS)] == coder]


def relations(some: list[Reconciled], about: str) -> set[Relation]:
    return {point.relation for one in some for point in one.matches[0].compared if point.about == about}


def file_of(dataset: Dataset, path: Path) -> Path:
    """Write the file that the coders made of our incidents, with events beside it that are none of ours."""
    coding = CODINGS[dataset]
    ours = coding.rows_of(told(*INCIDENTS))
    assert len(ours) == ACTS
    rows = [
        made
        for number, row in enumerate(ours)
        for made in (
            *coding.coded(row, CODERS[number % len(CODERS)], names=NAMES),
            *(other for town in TOWNS for other in coding.unrelated(row, *town)),
        )
    ]
    path.write_bytes(coding.file(rows))
    return path


NAMES = {FRONT.name: "RF: Reed Front", GUARD.name: "Military Forces of Mali (2021-)"}
"""Our parties as coders call them; the others are called as here."""


@pytest.fixture(scope="module", params=list(Dataset))
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reconciliation:
    path = file_of(request.param, tmp_path_factory.mktemp("coded") / "theirs.csv")
    return reconcile_file(told(*INCIDENTS), path, reference=REFERENCE)


def test_the_file_is_read_whole(found: Reconciliation) -> None:
    assert (found.refused, len(found.incidents)) == ((), ACTS)
    assert found.rows >= 9 * ACTS


@pytest.mark.parametrize("coder", [coder for coder in CODERS if coder != "left out"])
def test_what_was_coded_is_found_whatever_the_coder_changed(found: Reconciliation, coder: str) -> None:
    some = of_coder(found, coder)
    assert {one.presence for one in some} == {Presence.FOUND}
    assert {len(one.matches[0].events) for one in some} == {2 if coder == "two days" else 1}


def test_what_was_left_out_is_not_found_in_its_neighbours(found: Reconciliation) -> None:
    assert {one.presence for one in of_coder(found, "left out")} == {Presence.ABSENT}


@pytest.mark.parametrize(
    ("coder", "about", "relation"),
    [
        ("as it is", "date", Relation.SAME),
        ("as it is", "deaths", Relation.SAME),
        ("as it is", "place", Relation.SAME),
        ("as it is", "actors", Relation.SAME),
        ("day after", "date", Relation.DIFFERS),
        ("centre of region", "place", Relation.COARSER),
        ("their names", "actors", Relation.SAME),
        ("other dead", "deaths", Relation.DIFFERS),
        ("two days", "deaths", Relation.SAME),
        ("two days", "date", Relation.COARSER),
        ("week", "date", Relation.COARSER),
    ],
)
def test_what_the_coder_changed_is_what_differs(
    found: Reconciliation, coder: str, about: str, relation: Relation
) -> None:
    assert relations(of_coder(found, coder), about) == {relation}


def test_events_that_are_none_of_ours_are_said_to_have_no_report_here(found: Reconciliation) -> None:
    taken = {event.id for one in found.incidents for match in one.matches for event in match.events}
    assert not taken & {event.id for event in found.unreported}
    assert not any("Peaceful" in event.kind for event in found.unreported)
    # eight fords for each incident; those after the last day of a region are beyond what is covered
    assert len(found.unreported) > 6 * ACTS


# --------------------------------------------------------------------------- names


class _OneRegion:
    """A gazetteer that knows a region by two names."""

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        known = {"Gonda", "Goundah Cercle", "Mali"}
        if name not in known:
            return ()
        kind = PlaceKind.COUNTRY if name == "Mali" else PlaceKind.ADMIN1
        return (GazetteerEntry(id="x", name=name, country="ML", admin1="Gonda", kind=kind),)


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("Mali", "ML"),
        ("DR Congo (Zaire)", "CD"),
        ("Congo", "CG"),
        ("Democratic Republic of Congo", "CD"),
        ("Myanmar (Burma)", "MM"),
        ("Bosnia-Herzegovina", "BA"),
        ("Yemen (North Yemen)", "YE"),
        ("Nowhere", None),
    ],
)
def test_countries_by_the_names_that_datasets_give_them(
    tmp_path: Path, country: str, code: str | None
) -> None:
    coding = CODINGS[Dataset.UCDP]
    (row,) = coding.rows_of(told(INCIDENTS[0]))
    row |= {"where_coordinates": "Kossum Pans", "latitude": "17.9"}
    path = tmp_path / "one.csv"
    path.write_bytes(
        coding.file([{**row, "country": country, "side_a": f"Government of {country}", "side_b": ""}])
    )
    place = replace(town(0), country=code)
    dossier = told(replace(INCIDENTS[0], place=place))
    (event,) = reconcile_file(dossier, path, reference=REFERENCE).unreported or (None,)
    if code is None:
        assert event is None
    else:
        assert event is not None
        assert event.place.country == code
        assert [party.actor.country if party.actor else None for party in event.parties] == [code]


@pytest.mark.parametrize(
    ("dataset", "region", "point", "code", "presence"),
    [
        (Dataset.UCDP, "Gaza Strip", "Khan Yunis town", "PS", Presence.FOUND),
        (Dataset.UCDP, "", "Jenin town", "PS", Presence.FOUND),
        (Dataset.UCDP, "Southern District", "Kossum Pans", "IL", Presence.ABSENT),
        (Dataset.ACLED, "Gaza Strip", "Khan Yunis", "IL", Presence.OUTSIDE),
    ],
)
def test_a_land_that_ucdp_codes_under_another_country_is_looked_for_there(
    tmp_path: Path, dataset: Dataset, region: str, point: str, code: str, presence: Presence
) -> None:
    coding = CODINGS[dataset]
    (row,) = coding.rows_of(told(INCIDENTS[0]))
    named = {Dataset.UCDP: ("adm_1", "where_coordinates"), Dataset.ACLED: ("admin1", "location")}[dataset]
    path = tmp_path / "one.csv"
    path.write_bytes(
        coding.file([{**row, "country": "Israel", **dict(zip(named, (region, point), strict=True))}])
    )
    dossier = told(replace(INCIDENTS[0], place=replace(town(0), country="PS", admin1="Gaza Strip")))
    (one,) = reconcile_file(dossier, path, reference=REFERENCE).incidents
    assert one.presence is presence
    names = _Names(REFERENCE, dataset)
    (event,) = open_coded(path).iter_events()
    assert names.settled(event).place.country == code


def test_a_branch_of_forces_and_a_name_of_two_letters_are_known() -> None:
    names = _Names(
        Reference(gazetteer=SqliteGazetteer(), actors=ActorIndex(standard_actors())), Dataset.ACLED
    )
    parties = [read_party("Military Forces of Mali (2021-) Gendarmerie"), read_party("IS")]
    event = coded_event("E", BEGINNING, town(0), parties=tuple(parties))
    assert [one.actor.id if one.actor else None for one in names.settled(event).parties] == [
        "ml-armed-forces",
        "islamic-state",
    ]


def test_a_region_is_called_as_the_gazetteer_calls_it(tmp_path: Path) -> None:
    path = file_of(Dataset.ACLED, tmp_path / "theirs.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("Gonda", "Goundah Cercle"), encoding="utf-8")
    reference = replace(REFERENCE, gazetteer=_OneRegion())
    found = reconcile_file(told(*INCIDENTS), path, reference=reference)
    assert {one.presence for one in of_coder(found, "centre of region")} == {Presence.FOUND}


# --------------------------------------------------------------------------- in a project


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "project"
    with init_project(path, by="first", at=AT) as made:
        for role in ("gazetteer", "actors"):
            made.refer(role, EXERCISE / f"{role}.csv")
        made.add([EXERCISE / "reports"])
        made.read()
        made.assess()
    return path


@pytest.fixture
def project(archive: Path) -> Iterator[Project]:
    with open_project(archive, by="second", at=AT) as opened:
        yield opened


@pytest.fixture
def theirs(project: Project, tmp_path: Path) -> Path:
    """Return ACLED's view of the exercise: the air strike with other dead, the killing on the road a day late."""
    coding = CODINGS[Dataset.ACLED]
    rows = coding.rows_of(project.dossier())
    for row in rows:
        row["country"] = "Orvenia"
        if row["location"] == "Ombrel":
            row |= {"fatalities": "31", "actor1": "Military Forces of Orvenia (2021-)"}
        else:
            row["event_date"] = "2024-03-06"
    path = tmp_path / "theirs.csv"
    path.write_bytes(coding.file(rows))
    return path


def test_a_project_is_laid_beside_a_file_and_nothing_is_entered(project: Project, theirs: Path) -> None:
    before = project.status()
    road, strike = project.reconcile(theirs).incidents
    assert project.status() == before
    assert (strike.presence, strike.matches[0].agrees) == (Presence.FOUND, ("date", "place", "parties"))
    assert relations([strike], "deaths") == {Relation.DIFFERS}
    assert relations([strike], "actors") == {Relation.SAME}
    # between two places, a day late: too little to propose, enough for a person
    assert (road.presence, road.matches[0].agrees) == (Presence.POSSIBLE, ("parties", "deaths"))


def test_what_is_judged_in_a_project_holds_when_it_is_reconciled_again(
    project: Project, theirs: Path
) -> None:
    road, _ = project.reconcile(theirs).incidents
    proposal = road.matches[0].same[0].proposal
    judgement = Judgement(
        proposal=proposal.id, decision=Decision.ACCEPT, by="M. K.", at=AT, why="the same road"
    )
    project.judge(judgement)
    again, _ = project.reconcile(theirs).incidents
    assert (again.presence, again.matches[0].same[0].judgement) == (Presence.FOUND, judgement)
    project.judge(replace(judgement, withdrawn=True))
    assert project.reconcile(theirs).incidents[0].presence is Presence.POSSIBLE


def test_files_that_cannot_be_used_are_said(project: Project, tmp_path: Path) -> None:
    with pytest.raises(MissingPath):
        project.reconcile(tmp_path / "none.csv")
    (tmp_path / "other.csv").write_text("id,text\n1,word\n", encoding="utf-8")
    with pytest.raises(BadReferenceFile, match="not the columns"):
        project.reconcile(tmp_path / "other.csv")


def test_nothing_is_reconciled_before_it_is_assessed(tmp_path: Path) -> None:
    with (
        init_project(tmp_path / "p", by="first", at=AT) as made,
        pytest.raises(BadSetting, match="nothing was assessed"),
    ):
        made.reconcile(tmp_path / "theirs.csv")
