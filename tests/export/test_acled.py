"""ACLED's 31 columns: every rule of choice, and that nothing is lost in silence."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.export.acled import COLUMNS, INTERACTIONS, INTERS, ISO_NUMBERS, to_acled
from corrobora.export.exported import render_losses
from corrobora.export.jsonform import read_dossier
from corrobora.records import (
    ActKind,
    Actor,
    ActorKind,
    Casualties,
    Category,
    Dossier,
    IncidentId,
    Outcome,
    Party,
    Place,
    Speaker,
    SpeakerKind,
    Stance,
    When,
)
from tests.export.event_sample import (
    ARMY,
    DAY,
    FRONT,
    GUNMEN,
    HIRED,
    PEOPLE,
    REBELS,
    SOLDIERS,
    TOWN,
    dossier,
    killed,
    report,
    rows,
    says,
)
from tests.export.export_sample import SAMPLE

HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


def exercise() -> Dossier:
    return read_dossier(Path("tests/golden/two-incidents.json").read_text(encoding="utf-8"))


def row(of: Dossier) -> dict[str, str]:
    (only,) = rows(to_acled(of).files["acled.csv"])
    return only


def lost(of: Dossier) -> dict[str, str]:
    return {loss.what: loss.why for loss in to_acled(of).losses}


def accused(party: Party, name: str, *, to: Party = PEOPLE, **fields: object) -> Dossier:
    one = says(1, by=(party,), to=(to,))
    return dossier((1, one), blamed=((name, (one,)),), **fields)  # type: ignore[arg-type]  # fields by name


# --------------------------------------------------------------------------- the form


def test_the_header_is_the_31_columns_of_acled() -> None:
    assert to_acled(SAMPLE).files["acled.csv"].split(b"\r\n")[0].decode() == HEADER
    assert len(COLUMNS) == 31


def test_form_and_file_names_are_the_same_for_every_dossier() -> None:
    for one in (SAMPLE, exercise(), dossier()):
        found = to_acled(one)
        assert found.form == "acled-csv/1"
        assert list(found.files) == ["acled.csv", "acled-companion.csv"]


def test_the_same_dossier_gives_the_same_bytes() -> None:
    one, two = to_acled(exercise()), to_acled(exercise())
    assert one.files == two.files
    assert render_losses(one.losses) == render_losses(two.losses)


def test_the_exercise_is_coded_as_its_reports_tell_it() -> None:
    road, strike = rows(to_acled(exercise()).files["acled.csv"])
    assert (road["event_type"], road["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (road["actor1"], road["assoc_actor_1"]) == ("Orvenian Armed Forces", "Grey Lance")
    assert (road["inter1"], road["inter2"], road["interaction"]) == ("1", "7", "17")
    assert (road["fatalities"], road["event_date"], road["geo_precision"]) == ("23", "2024-03-05", "3")
    assert "Killed, as reported: 19 to 23, best 23." in road["notes"]
    assert "Denied by: Orvenian Armed Forces." in road["notes"]
    assert strike["sub_event_type"] == "Air/drone strike"
    assert (strike["event_date"], strike["time_precision"]) == ("2024-03-08", "2")
    assert strike["civilian_targeting"] == "Civilian targeting"


def test_the_companion_has_one_row_an_incident_with_both_ranges_of_origins() -> None:
    road, strike = rows(to_acled(exercise()).files["acled-companion.csv"])
    assert [road["row"], strike["row"]] == ["1", "2"]
    assert (road["origins_act_low"], road["origins_act_high"]) == ("4", "5")
    assert (road["origins_responsibility_low"], road["origins_responsibility_high"]) == ("2", "2")
    assert road["reports_consulted"] == "5"
    assert road["place_reasons"].startswith("where_prec 5: between two named places")
    assert road["interaction_label"] == "State forces-Civilians"
    assert road["conflicts"].count(";") == 2


# --------------------------------------------------------------------------- event types


@pytest.mark.parametrize(
    ("act", "event", "sub_event", "disorder"),
    [
        (ActKind.KILLING, "Violence against civilians", "Attack", "Political violence"),
        (ActKind.TORTURE, "Violence against civilians", "Attack", "Political violence"),
        (ActKind.SEXUAL_VIOLENCE, "Violence against civilians", "Sexual violence", "Political violence"),
        (
            ActKind.DISAPPEARANCE,
            "Violence against civilians",
            "Abduction/forced disappearance",
            "Political violence",
        ),
        (
            ActKind.SHELLING,
            "Explosions/Remote violence",
            "Shelling/artillery/missile attack",
            "Political violence",
        ),
        (ActKind.DRONE_STRIKE, "Explosions/Remote violence", "Air/drone strike", "Political violence"),
        (
            ActKind.LOOTING,
            "Strategic developments",
            "Looting/property destruction",
            "Strategic developments",
        ),
        (ActKind.DETENTION, "Strategic developments", "Arrests", "Strategic developments"),
        (ActKind.INTERCEPTION, "Strategic developments", "Other", "Strategic developments"),
    ],
)
def test_an_act_has_its_event_type(act: ActKind, event: str, sub_event: str, disorder: str) -> None:
    found = row(accused(SOLDIERS, "Mali Plain Guard", act=act))
    assert (found["event_type"], found["sub_event_type"], found["disorder_type"]) == (
        event,
        sub_event,
        disorder,
    )


def test_every_act_is_an_event_or_a_stated_loss() -> None:
    for act in ActKind:
        found = to_acled(accused(SOLDIERS, "Mali Plain Guard", act=act))
        coded = rows(found.files["acled.csv"])
        assert [one["event_type"] != "" for one in coded] == [True] * (act is not ActKind.FAILURE_TO_PROTECT)
        assert len(coded) + sum(loss.what == "incident" for loss in found.losses) == 1


def test_a_killing_of_fighters_is_an_armed_clash() -> None:
    found = row(accused(SOLDIERS, "Mali Plain Guard", to=REBELS))
    assert (found["event_type"], found["sub_event_type"]) == ("Battles", "Armed clash")
    assert (found["actor2"], found["interaction"], found["civilian_targeting"]) == ("Reed Front", "12", "")


def test_whom_nobody_describes_gives_no_event_type_and_a_loss() -> None:
    one = says(1, by=(SOLDIERS,))
    found = dossier((1, one), blamed=(("Mali Plain Guard", (one,)),))
    assert (row(found)["event_type"], row(found)["actor2"], row(found)["inter2"]) == ("", "", "")
    assert {"event_type", "actor2"} <= set(lost(found))


def test_people_held_by_a_rebel_group_are_abducted_and_by_the_state_arrested() -> None:
    assert row(accused(REBELS, "Reed Front", act=ActKind.DETENTION))["sub_event_type"].startswith("Abduction")
    assert row(accused(SOLDIERS, "Mali Plain Guard", act=ActKind.DETENTION))["sub_event_type"] == "Arrests"


@pytest.mark.parametrize("act", [ActKind.ABDUCTION, ActKind.DISAPPEARANCE, ActKind.DETENTION])
def test_fighters_who_are_taken_are_no_civilians(act: ActKind) -> None:
    one = says(1, by=(REBELS,), to=(SOLDIERS,), kind=act)
    found = dossier((1, one), blamed=(("Reed Front", (one,)),), act=act)
    assert (row(found)["event_type"], row(found)["sub_event_type"]) == ("", "")
    assert "event_type" in lost(found)
    both = dossier((1, one), (2, says(2, by=(REBELS,), to=(PEOPLE,), kind=act)), (3, says(3, to=(PEOPLE,), kind=act)),
                   blamed=(("Reed Front", (one,)),), act=act)  # fmt: skip
    assert row(both)["sub_event_type"] == "Abduction/forced disappearance"


def test_force_against_a_crowd_is_excessive_where_somebody_was_hurt_and_protesters_come_first() -> None:
    hurt = accused(SOLDIERS, "Mali Plain Guard", act=ActKind.CROWD_FORCE, casualties=(killed(2, 2, 2),))
    assert row(hurt)["sub_event_type"] == "Excessive force against protesters"
    assert row(hurt)["disorder_type"] == "Political violence; Demonstrations"
    assert (row(hurt)["actor1"], row(hurt)["inter1"]) == ("Protesters (Mali)", "6")
    assert (row(hurt)["actor2"], row(hurt)["interaction"]) == ("Mali Plain Guard", "16")
    unhurt = accused(SOLDIERS, "Mali Plain Guard", act=ActKind.CROWD_FORCE)
    assert row(unhurt)["sub_event_type"] == "Protest with intervention"
    assert row(unhurt)["disorder_type"] == "Demonstrations"


# --------------------------------------------------------------------------- actors


def test_forces_of_a_state_are_external_in_another_country() -> None:
    abroad = replace(TOWN, country="NE")
    assert row(accused(SOLDIERS, "Mali Plain Guard"))["inter1"] == "1"
    assert row(accused(SOLDIERS, "Mali Plain Guard", place=abroad))["inter1"] == "8"
    assert row(accused(SOLDIERS, "Mali Plain Guard", place=abroad))["interaction"] == "78"


def test_that_forces_are_at_home_is_a_loss_where_nobody_says_whose_or_where() -> None:
    assert "inter1" not in lost(accused(SOLDIERS, "Mali Plain Guard"))
    unlisted = Party(text="the soldiers", kind=ActorKind.STATE_FORCES)
    nowhere = replace(TOWN, country=None)
    for found in (accused(unlisted, "soldiers"), accused(SOLDIERS, "Mali Plain Guard", place=nowhere)):
        assert row(found)["inter1"] == "1"
        assert "may be 8" in lost(found)["inter1"]


def test_the_number_of_the_list_goes_before_the_kind() -> None:
    listed = replace(FRONT, acled_inter=4)
    assert row(accused(REBELS, "Reed Front", actors=(listed,)))["inter1"] == "4"
    absurd = replace(FRONT, acled_inter=17)
    assert row(accused(REBELS, "Reed Front", actors=(absurd,)))["inter1"] == "2"


def test_a_party_of_no_known_kind_has_no_actor_type_and_the_interaction_is_lost() -> None:
    found = accused(Party(text="those of the hill"), "those of the hill")
    assert (row(found)["actor1"], row(found)["inter1"], row(found)["interaction"]) == (
        "those of the hill",
        "",
        "",
    )
    assert {"inter1", "interaction"} <= set(lost(found))


def test_who_is_accused_by_fewer_is_in_the_notes_and_a_loss() -> None:
    one, two, three = says(1, by=(SOLDIERS,)), says(2, by=(SOLDIERS,)), says(3, by=(GUNMEN,), to=(PEOPLE,))
    found = dossier(
        (1, one),
        (2, two),
        (3, three),
        blamed=(("Mali Plain Guard", (one, two)), ("gunmen", (three,))),
    )
    assert (row(found)["actor1"], row(found)["assoc_actor_1"]) == ("Mali Plain Guard", "")
    assert "Accused by others: gunmen." in row(found)["notes"]
    assert "1 further party" in lost(found)["accusation"]


def test_every_interaction_is_one_of_the_codebook_or_empty() -> None:
    kinds = [Party(text=f"party {kind}", kind=kind) for kind in ActorKind if kind is not ActorKind.CIVILIANS]
    for by in kinds:
        for to in (PEOPLE, REBELS, HIRED):
            found = row(accused(by, f"party {by.kind}", to=to))
            assert not found["interaction"] or int(found["interaction"]) in INTERACTIONS
            assert not found["inter1"] or int(found["inter1"]) in INTERS


def test_nobody_accused_leaves_actor1_empty_and_is_a_loss() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))))
    assert (row(found)["actor1"], row(found)["inter1"]) == ("", "")
    assert "actor1" in lost(found)


# --------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("low", "best", "high", "cell"),
    [
        (19, 23, 25, "23"),
        (24, None, None, "24"),
        (None, None, 30, ""),
        (5, 5, 5, "5"),
        (18, 24, None, "24"),
    ],
)
def test_one_number_stands_for_a_range_best_then_low_then_nothing(
    low: int | None, best: int | None, high: int | None, cell: str
) -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), casualties=(killed(low, best, high),))
    assert row(found)["fatalities"] == cell
    assert ("fatalities" in lost(found)) is not (low == best == high)
    assert ("killed: high" in lost(found)) is (high is None)
    assert "as reported" in row(found)["notes"]


def test_an_act_without_a_word_of_dead_is_acleds_none_reported_and_a_loss() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), act=ActKind.INJURY)
    assert row(found)["fatalities"] == "0"
    assert "none reported" in lost(found)["fatalities"]


def test_people_killed_whom_nobody_counts_are_not_none_killed() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), act=ActKind.KILLING)
    assert row(found)["fatalities"] == ""
    assert "nobody says how many" in lost(found)["fatalities"]
    assert "how many is not said" in row(found)["notes"]


def test_who_admits_stands_in_the_notes_and_the_companion() -> None:
    _, strike = rows(to_acled(exercise()).files["acled-companion.csv"])
    assert strike["admitted_by"] == "Ministry of Defence of Orvenia"
    _, coded = rows(to_acled(exercise()).files["acled.csv"])
    assert "Admitted, at least in part, by: Ministry of Defence of Orvenia." in coded["notes"]


def test_excessive_force_against_protesters_targets_civilians() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), act=ActKind.CROWD_FORCE, casualties=(killed(2, 2, 2),))
    assert row(found)["civilian_targeting"] == "Civilian targeting"


def test_a_private_persons_name_is_in_no_cell_and_the_loss_says_where() -> None:
    sel = Speaker(text="Sel Dorrin", kind=SpeakerKind.SURVIVOR)
    found = dossier((1, says(1, to=(PEOPLE,), speaker=sel)), headline="Sel Dorrin accuses somebody")
    out = to_acled(found)
    assert not any(b"Dorrin" in content for content in out.files.values())
    assert "headline" in lost(found)


def test_an_army_accused_together_with_a_private_person_stays_accused() -> None:
    sel = Speaker(text="Sel Dorrin", kind=SpeakerKind.RELATIVE)
    neighbour = Party(text="Sel Dorrin", kind=ActorKind.OTHER)
    one = says(1, by=(SOLDIERS, neighbour), to=(PEOPLE,), speaker=sel)
    found = dossier((1, one), blamed=(("Mali Plain Guard and Sel Dorrin", (one,)),))
    assert (row(found)["actor1"], row(found)["assoc_actor_1"]) == ("Mali Plain Guard", "name withheld")
    assert "points: responsibility" in lost(found)


def test_the_injured_are_not_counted_among_the_dead() -> None:
    hurt = Casualties(outcome=Outcome.INJURED, category=None, low=9, best=9, high=9, claims=(), reasons=())
    found = dossier((1, says(1, to=(PEOPLE,))), act=ActKind.INJURY, casualties=(hurt,))
    assert row(found)["fatalities"] == "0"
    assert rows(to_acled(found).files["acled-companion.csv"])[0]["other_outcomes"] == "injured: 9, best 9"
    assert "casualties" in lost(found)


# --------------------------------------------------------------------------- time, place, sources


@pytest.mark.parametrize(
    ("edtf", "day", "whole"),
    [
        ("2024-05-04", "2024-05-04", True),
        ("2024-05-04/2024-05-05", "2024-05-04", False),
        ("2024-05-04/2024-05-06", "2024-05-05", False),
        ("2024-05", "2024-05-16", False),
    ],
)
def test_a_span_is_its_middle_day_and_a_loss(edtf: str, day: str, whole: bool) -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), when=replace(DAY, edtf=edtf))
    assert (row(found)["event_date"], row(found)["year"]) == (day, "2024")
    assert ("event_date" in lost(found)) is not whole


@pytest.mark.parametrize("edtf", [None, "soon", "2024-05-04/..", "20XX", "2022/2024"])
def test_a_date_that_gives_no_day_within_a_year_leaves_the_row_and_empties_the_date(edtf: str | None) -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), when=When(text="then", edtf=edtf))
    assert (row(found)["event_date"], row(found)["year"], row(found)["location"]) == ("", "", "Dorel")
    assert any(what.startswith("event_date, year") for what in lost(found))


def test_an_incident_without_a_place_keeps_its_row_and_its_date() -> None:
    found = dossier((1, says(1, to=(PEOPLE,))), place=None)
    assert (row(found)["event_date"], row(found)["location"]) == ("2024-05-04", "")
    assert "location" in lost(found)


def test_precisions_are_those_of_the_assessment() -> None:
    found = dossier(
        (1, says(1, to=(PEOPLE,))), when=replace(DAY, time_prec=3), place=replace(TOWN, geo_prec=2)
    )
    assert (row(found)["time_precision"], row(found)["geo_precision"]) == ("3", "2")
    bare = dossier(
        (1, says(1, to=(PEOPLE,))), when=replace(DAY, time_prec=None), place=replace(TOWN, geo_prec=None)
    )
    assert (row(bare)["time_precision"], row(bare)["geo_precision"]) == ("", "")
    assert {"time_precision", "geo_precision"} <= set(lost(bare))


def test_a_country_has_its_iso_number_without_leading_zeros_and_an_unknown_one_none() -> None:
    assert (row(dossier((1, says(1))))["iso"], row(dossier((1, says(1))))["country"]) == ("466", "Mali")
    assert row(dossier((1, says(1)), place=replace(TOWN, country="AF")))["iso"] == "4"
    invented = dossier((1, says(1)), place=replace(TOWN, country="XA"))
    assert (row(invented)["iso"], row(invented)["country"]) == ("", "")
    assert {"iso", "country"} <= set(lost(invented))


def test_iso_numbers_are_one_for_each_country() -> None:
    assert len(ISO_NUMBERS) == len(set(ISO_NUMBERS.values())) == 249
    assert all(0 < number < 1000 for number in ISO_NUMBERS.values())


def test_half_a_point_is_no_point() -> None:
    found = dossier((1, says(1)), place=replace(TOWN, lon=None))
    assert (row(found)["latitude"], row(found)["longitude"]) == ("", "")
    assert "latitude, longitude" in lost(found)


def test_sources_are_the_outlets_once_each_by_publication() -> None:
    sources = (
        report(3, outlet="Late; Paper"),
        report(1, outlet="Early"),
        report(2, outlet="Early"),
        report(4, outlet=None),
    )
    found = dossier((1, says(1)), reports=sources)
    assert row(found)["source"] == "Early; Late, Paper"
    assert sum(loss.what == "source" for loss in to_acled(found).losses) == 2


# --------------------------------------------------------------------------- what does not fit


@pytest.mark.parametrize(
    "gone", [{"when": None, "place": None}, {"act": None}, {"act": ActKind.FAILURE_TO_PROTECT}]
)
def test_what_is_no_event_is_left_out_with_a_loss_and_keeps_its_companion_row(
    gone: dict[str, object],
) -> None:
    found = to_acled(dossier((1, says(1)), **gone))  # type: ignore[arg-type]  # fields by name
    assert rows(found.files["acled.csv"]) == []
    (beside,) = rows(found.files["acled-companion.csv"])
    assert (beside["row"], beside["incident"]) == ("", "i-00000000000000aa")
    assert beside["left_out"]
    assert [loss.record for loss in found.losses if loss.what == "incident"] == ["i-00000000000000aa"]


def test_losses_hold_no_name_and_no_words_of_a_report() -> None:
    one = says(1, by=(GUNMEN,), to=(PEOPLE,))
    no = says(2, stance=Stance.DENIES)
    found = dossier((1, one), (2, no), blamed=(("gunmen", (one,)),), casualties=(killed(4, None, None),))
    told = render_losses(to_acled(found).losses).decode()
    assert not any(words in told for words in ("gunmen", "Person", "Dorel", "Outlet", "Title"))


HOSTILE = '=HYPERLINK("http://x")\x00\u202e\ud800<script>\r\n,";\''


def test_hostile_words_stay_in_their_cell_and_run_nowhere() -> None:
    found = to_acled(
        dossier(
            (1, says(1, by=(Party(text=HOSTILE, kind=ActorKind.ARMED_MEN),), to=(PEOPLE,))),
            headline=HOSTILE,
            place=Place(text=HOSTILE, name=HOSTILE, country=HOSTILE, admin1=HOSTILE),
            when=When(text=HOSTILE, edtf="2024-05-04"),
            reports=(report(1, outlet=HOSTILE, title=HOSTILE),),
            actors=(replace(ARMY, name=HOSTILE),),
        )
    )
    for data in found.files.values():
        data.decode("utf-8")
        (only,) = rows(data)
        assert None not in only
        for cell in only.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert "\x00" not in cell
            assert "\u202e" not in cell
    assert any("location" in loss.what for loss in found.losses)


def test_an_endless_headline_is_cut_and_said_to_be() -> None:
    found = to_acled(dossier((1, says(1)), headline="a" * 100_000))
    (only,) = rows(found.files["acled.csv"])
    assert len(only["notes"]) < 32_767
    assert any("notes" in loss.what and "characters" in loss.why for loss in found.losses)


BOUND = st.none() | st.integers(0, 10**12)


@given(
    act=st.none() | st.sampled_from(ActKind),
    edtf=st.none() | st.sampled_from(["2024-05-04", "2024-05", "2024", "..", "20XX", "2024-02-30", "?"]),
    place=st.none() | st.sampled_from([TOWN, Place(text=""), replace(TOWN, lat=float("nan"))]),
    bounds=st.lists(st.tuples(BOUND, BOUND, BOUND), max_size=2),
    headline=st.text(alphabet=st.characters(exclude_categories=()), max_size=40),
    kind=st.sampled_from(ActorKind),
    twice=st.booleans(),
)
@settings(deadline=None, max_examples=60)
def test_every_incident_is_a_row_or_a_loss_and_no_row_is_invented(
    act: ActKind | None,
    edtf: str | None,
    place: Place | None,
    bounds: list[tuple[int | None, int | None, int | None]],
    headline: str,
    kind: ActorKind,
    twice: bool,
) -> None:
    party = Party(text="them", kind=kind)
    one = says(1, by=(party,), to=(party,))
    of = dossier(
        (1, one),
        blamed=(("them", (one,)),),
        act=act,
        when=None if edtf is None else When(text="", edtf=edtf),
        place=place,
        headline=headline,
        casualties=tuple(killed(*three) for three in bounds),
    )
    if twice:
        of = replace(of, incidents=(*of.incidents, replace(of.incidents[0], id=IncidentId("i-bb"))))
    found = to_acled(of)
    coded = rows(found.files["acled.csv"])
    assert len(coded) + sum(loss.what == "incident" for loss in found.losses) == len(of.incidents)
    assert len(rows(found.files["acled-companion.csv"])) == len(of.incidents)
    said = {str(bound) for three in bounds for bound in three if bound is not None} | {"0", ""}
    assert all(one["fatalities"] in said for one in coded)
    assert json.dumps([loss.why for loss in found.losses])


def test_a_listed_actor_of_a_state_seen_at_home_keeps_state_forces_even_if_the_list_says_otherwise() -> None:
    odd = Actor(id="army", name="Mali Plain Guard", kind=ActorKind.STATE_FORCES, country="ML", acled_inter=8)
    assert row(accused(SOLDIERS, "Mali Plain Guard", actors=(odd,)))["inter1"] == "1"


def test_a_part_stands_where_nobody_counts_everybody_and_is_a_loss() -> None:
    parts = (killed(3, 3, 3, category=Category.WOMEN), killed(2, 2, 2, category=Category.CHILDREN))
    found = to_acled(dossier((1, says(1, to=(PEOPLE,))), casualties=parts))
    assert rows(found.files["acled.csv"])[0]["fatalities"] == "3"
    assert [loss.why for loss in found.losses if loss.what == "fatalities"] == [
        "nobody counts everybody; the largest number of a part stands, parts are not added up"
    ]
