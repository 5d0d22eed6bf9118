"""What event forms choose from an incident: who, to whom, how many, and what is shown of hostile words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrobora.export.coding import (
    LONGEST_CELL,
    code_incidents,
    country_name,
    degrees,
    fit,
    joined,
    notes,
    tidy,
)
from corrobora.export.exported import Loss, render_csv
from corrobora.records import (
    Actor,
    ActorKind,
    Category,
    Count,
    CountedWith,
    Dossier,
    OriginId,
    OriginRange,
    Outcome,
    Party,
    Speaker,
    SpeakerKind,
    Stance,
    Support,
    Unit,
    When,
)
from tests.export.event_sample import (
    GUNMEN,
    HIRED,
    PEOPLE,
    REBELS,
    SOLDIERS,
    dossier,
    killed,
    report,
    says,
)

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


def names(of: Dossier) -> tuple[str, list[str], list[str]]:
    accusation = code_incidents(of)[0].accusation
    return (
        accusation.lead.name if accusation.lead else "",
        [one.name for one in accusation.together],
        [one.name for one in accusation.others],
    )


# --------------------------------------------------------------------------- cells


@given(ANY_TEXT)
@settings(deadline=None)
def test_a_tidied_cell_is_one_line_without_hidden_characters_and_stays_as_it_is(words: str) -> None:
    once = tidy(words)
    assert tidy(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert not any(ord(letter) < 32 or letter in "\u202e\u2066\u2028\x7f" for letter in once)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("one\r\ntwo", "one  two"),
        ("a\x00b", "a\\x00b"),
        ("a\u202eb", "a\\u202eb"),
        ("a\ud800b", "a\\ud800b"),
        ("a\U000e0041b", "a\\U000e0041b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_hidden_is_shown_and_what_a_script_needs_is_kept(words: str, shown: str) -> None:
    assert tidy(words) == shown


def test_a_changed_cell_and_a_cut_one_are_losses() -> None:
    losses: list[Loss] = []
    row = fit(
        "i-1", {"a": "x\x00", "b": "y" * (LONGEST_CELL + 1), "c": "z"}, ("a", "b", "c"), losses, file="f"
    )
    assert row == ("x\\x00", "y" * LONGEST_CELL + "…", "z")
    assert [loss.what for loss in losses] == ["f: a", "f: b"]


@pytest.mark.parametrize(("cell", "lost"), [("=1+1", True), ("-1.5", False), ("@x", True), ("x=1", False)])
def test_a_cell_that_gets_an_apostrophe_is_a_loss(cell: str, lost: bool) -> None:
    losses: list[Loss] = []
    (fitted,) = fit("i-1", {"a": cell}, ("a",), losses, file="f")
    assert bool(losses) is lost
    assert render_csv(("a",), [(fitted,)]).endswith(f"{chr(39) * lost}{cell}\r\n".encode())


def test_a_semicolon_inside_a_part_does_not_make_two_parts() -> None:
    assert joined(["a;b", "", "c"]) == "a,b;;c"


@pytest.mark.parametrize(
    ("value", "most", "cell"),
    [
        (None, 90, ""),
        (float("nan"), 90, ""),
        (float("inf"), 180, ""),
        (90.5, 90, ""),
        (-0.0, 90, "0"),
        (1e-9, 90, "0"),
        (10.0, 90, "10"),
        (-125.194, 180, "-125.194"),
    ],
)
def test_degrees_are_plain_decimals_of_the_globe_or_nothing(
    value: float | None, most: float, cell: str
) -> None:
    assert degrees(value, most) == cell


@pytest.mark.parametrize(("code", "name"), [("ML", "Mali"), ("SS", "South Sudan"), ("XA", ""), (None, "")])
def test_a_country_is_named_in_full_or_not_at_all(code: str | None, name: str) -> None:
    assert country_name(code) == name


# --------------------------------------------------------------------------- who is accused


def test_the_party_that_most_origins_name_leads_and_those_named_with_it_go_beside_it() -> None:
    one, two, three = (
        says(1, by=(SOLDIERS,)),
        says(2, by=(SOLDIERS, HIRED)),
        says(3, by=(REBELS,)),
    )
    found = dossier(
        (1, one),
        (2, two),
        (3, three),
        blamed=(
            ("Mali Plain Guard", (one,)),
            ("Lancer Company and Mali Plain Guard", (two,)),
            ("Reed Front", (three,)),
        ),
    )
    assert names(found) == ("Mali Plain Guard", ["Lancer Company"], ["Reed Front"])


def test_origins_counted_as_one_are_one_voice() -> None:
    one, two, three = says(1, by=(SOLDIERS,)), says(2, by=(SOLDIERS,)), says(3, by=(REBELS,))
    four = says(4, by=(REBELS,))
    blamed = (("Mali Plain Guard", (one, two)), ("Reed Front", (three, four)))
    apart = dossier((1, one), (2, two), (3, three), (4, four), blamed=blamed)
    assert names(apart)[0] == "Mali Plain Guard"
    incident = apart.incidents[0]
    tied = tuple(
        replace(origin, counted_with=(CountedWith(origin=OriginId("o-2"), reason="one account told again"),))
        if origin.id == "o-1"
        else origin
        for origin in incident.origins
    )
    together = replace(apart, incidents=(replace(incident, origins=tied),))
    assert names(together)[0] == "Reed Front"


def test_origins_that_may_be_one_count_as_one_before_they_count_as_several() -> None:
    one, two, three = says(1, by=(SOLDIERS,)), says(2, by=(SOLDIERS,)), says(3, by=(REBELS,))
    four, five = says(4, by=(REBELS,)), says(5, by=(SOLDIERS,))
    apart = dossier(
        (1, one),
        (2, two),
        (3, three),
        (4, four),
        (5, five),
        blamed=(("Mali Plain Guard", (one, two, five)), ("Reed Front", (three, four))),
    )
    incident = apart.incidents[0]
    unsure = tuple(
        replace(origin, may_share=(OriginId("o-2"), OriginId("o-5"))) if origin.id == "o-1" else origin
        for origin in incident.origins
    )
    of = replace(apart, incidents=(replace(incident, origins=unsure),))
    assert names(apart)[0] == "Mali Plain Guard"
    assert names(of) == ("Reed Front", [], ["Mali Plain Guard"])
    (other,) = code_incidents(of)[0].accusation.others
    assert other.origins == OriginRange(low=1, high=3)


def test_a_denial_names_nobody() -> None:
    no = says(1, by=(SOLDIERS,), stance=Stance.DENIES)
    assert names(dossier((1, no), blamed=(("denied", (no,)),))) == ("", [], [])
    assert names(dossier((1, no), blamed=(("nobody was harmed", (no,)),))) == ("", [], [])


def test_a_party_on_no_list_keeps_its_words_without_the_article() -> None:
    one = says(1, by=(GUNMEN,))
    found = code_incidents(dossier((1, one), blamed=(("gunmen", (one,)),)))[0].accusation.lead
    assert found is not None
    assert (found.name, found.kind, found.actor) == ("gunmen", ActorKind.ARMED_MEN, None)


def test_a_value_that_no_claim_resolves_stands_in_its_own_words() -> None:
    one = says(1)
    found = code_incidents(dossier((1, one), blamed=(("men from the hills", (one,)),)))[0].accusation.lead
    assert found is not None
    assert (found.name, found.kind) == ("men from the hills", ActorKind.OTHER)


def test_a_country_inside_the_words_for_somebody_is_not_accused() -> None:
    state = Actor(id="ml", name="Mali", kind=ActorKind.STATE, country="ML")
    one = says(1, by=(Party(text="the hunters of Mali", kind=ActorKind.COMMUNAL_MILITIA),))
    of = dossier((1, one), blamed=(("hunters of Mali", (one,)),), actors=(state,))
    assert names(of) == ("hunters of Mali", [], [])
    assert names(replace(of, claims=())) == ("hunters of Mali", [], [])
    joined_names = dossier((1, one), blamed=(("Mali and hunters of Mali", (one,)),), actors=(state,))
    assert names(joined_names) == ("hunters of Mali", ["Mali"], [])


def test_equal_support_is_settled_by_the_name_and_not_by_the_order_of_the_dossier() -> None:
    one, two = says(1, by=(REBELS,)), says(2, by=(SOLDIERS,))
    values = (("Reed Front", (one,)), ("Mali Plain Guard", (two,)))
    assert names(dossier((1, one), (2, two), blamed=values))[0] == "Mali Plain Guard"
    assert names(dossier((2, two), (1, one), blamed=values[::-1]))[0] == "Mali Plain Guard"


# --------------------------------------------------------------------------- who was hit


def test_who_denies_does_not_choose_what_the_victims_are_called() -> None:
    told = says(1, to=(PEOPLE,))
    owned = says(2, to=(REBELS,), stance=Stance.ADMITS)
    no = says(2, stance=Stance.DENIES, at=9)
    found = code_incidents(dossier((1, told), (2, owned), (2, no)))[0].victims
    assert (found.civil, found.armed, found.side) == (1, 0, "civil")
    alone = code_incidents(dossier((2, owned), (2, no)))[0].victims
    assert (alone.civil, alone.armed, alone.side) == (0, 1, "armed")


def test_as_many_for_fighters_as_for_civilians_is_neither() -> None:
    found = code_incidents(dossier((1, says(1, to=(PEOPLE,))), (2, says(2, to=(REBELS,)))))[0].victims
    assert found.side == ""


def test_a_category_tells_who_was_hit_where_no_party_does() -> None:
    women = Count(outcome=Outcome.KILLED, category=Category.WOMEN, low=3, high=3)
    men = Count(outcome=Outcome.KILLED, category=Category.MEN, low=3, high=3)
    fighters = Count(outcome=Outcome.KILLED, category=Category.COMBATANTS, low=3, high=3)
    sides = [
        code_incidents(dossier((1, says(1, counts=(one,)))))[0].victims.side for one in (women, men, fighters)
    ]
    assert sides == ["civil", "", "armed"]


# --------------------------------------------------------------------------- how many


def test_the_largest_number_said_stands_beside_an_open_top() -> None:
    counts = (
        Count(outcome=Outcome.KILLED, low=31, wording="at least 31"),
        Count(outcome=Outcome.KILLED, low=90, part=True),
        Count(outcome=Outcome.KILLED, low=91, unit=Unit.VEHICLES),
        Count(outcome=Outcome.KILLED, low=92, category=Category.COMBATANTS),
        Count(outcome=Outcome.INJURED, low=93),
    )
    one = says(1, counts=counts)
    stranger = says(2, counts=(Count(outcome=Outcome.KILLED, low=400),))
    found = code_incidents(dossier((1, one), (2, stranger), casualties=(killed(30, 30, None, one),)))[
        0
    ].killed
    assert found is not None
    assert (found.open_top, found.largest_said) == (True, 31)


@pytest.mark.parametrize(
    "why",
    [
        "inferred-left-out: 31 is taken for such a number by the trained judge alone",
        "another-order: about 31 is an outlet's own, and 2 times larger or smaller",
        "superseded: another number has taken the place of 12, 31",
    ],
)
def test_a_number_that_the_weighing_left_out_is_never_the_largest_said(why: str) -> None:
    one = says(1, counts=(Count(outcome=Outcome.KILLED, low=24), Count(outcome=Outcome.KILLED, low=31)))
    range_ = replace(killed(24, None, None, one), reasons=(why,))
    found = code_incidents(dossier((1, one), casualties=(range_,)))[0].killed
    assert found is not None
    assert (found.open_top, found.largest_said) == (True, 24)


def test_parts_are_not_added_up_where_nobody_counts_everybody() -> None:
    parts = (
        killed(3, 3, 3, category=Category.WOMEN),
        killed(7, 7, 7, category=Category.COMBATANTS),
    )
    found = code_incidents(dossier((1, says(1)), casualties=parts))[0].killed
    assert found is not None
    assert (found.best, found.part) == (7, Category.COMBATANTS)
    whole = code_incidents(dossier((1, says(1)), casualties=(*parts, killed(2, 2, 2))))[0].killed
    assert whole is not None
    assert (whole.best, whole.part) == (2, None)


# --------------------------------------------------------------------------- who speaks, where and when


@pytest.mark.parametrize("kind", list(SpeakerKind))
def test_no_speaker_is_written_by_name_unless_it_speaks_for_a_listed_party(kind: SpeakerKind) -> None:
    one = says(1, speaker=Speaker(text="Wen Tarrow", kind=kind))
    two = says(2, speaker=Speaker(text="Osk Lavin", kind=kind, actor="Osk Lavin"), stance=Stance.DENIES)
    three = says(3, speaker=Speaker(text="Captain Moll", kind=kind, actor="army"), stance=Stance.DENIES)
    found = code_incidents(dossier((1, one), (2, two), (3, three)))[0]
    shown = " ".join((*found.claimants, *found.deniers, notes(found)))
    assert not any(name in shown for name in ("Wen", "Osk", "Moll"))
    alone = kind in {
        SpeakerKind.EYEWITNESS,
        SpeakerKind.SURVIVOR,
        SpeakerKind.RELATIVE,
        SpeakerKind.LOCAL_SOURCE,
    }
    assert ("Mali Plain Guard" in found.deniers) is not alone


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-05-04", "2024-05-04", "2024-05-04"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-05-04/..", "2024-05-04", "None"),
        ("../2024-05-04", "None", "2024-05-04"),
        ("soon", "None", "None"),
        ("2024-02-30", "None", "None"),
        (None, "None", "None"),
    ],
)
def test_a_date_is_its_first_and_last_day_and_an_open_end_none(
    edtf: str | None, first: str, last: str
) -> None:
    found = code_incidents(dossier((1, says(1)), when=When(text="then", edtf=edtf)))[0]
    assert (str(found.first), str(found.last)) == (first, last)


def test_only_an_incident_with_neither_a_day_nor_a_place_fits_no_form() -> None:
    unread = When(text="one day", edtf=None)
    assert code_incidents(dossier((1, says(1)), when=None))[0].left_out == ""
    assert code_incidents(dossier((1, says(1)), place=None))[0].left_out == ""
    assert "place" in code_incidents(dossier((1, says(1)), when=None, place=None))[0].left_out
    assert "place" in code_incidents(dossier((1, says(1)), when=unread, place=None))[0].left_out


def test_reports_stand_by_publication_and_those_without_a_date_last() -> None:
    late, early, undated = report(9), report(2), report(3, published=None)
    found = code_incidents(dossier((1, says(1)), reports=(undated, late, early)))[0]
    assert [one.outlet for one in found.reports] == ["Outlet 2", "Outlet 9", "Outlet 3"]


def test_notes_attribute_the_deed_and_name_the_denial() -> None:
    one = says(1, by=(SOLDIERS,))
    no = says(2, stance=Stance.DENIES, speaker=Speaker(text="X", kind=SpeakerKind.OFFICIAL))
    words = notes(
        code_incidents(
            dossier(
                (1, one), (2, no), blamed=(("Mali Plain Guard", (one,)),), casualties=(killed(5, 5, None),)
            )
        )[0]
    )
    assert words.startswith("Reported: ")
    assert "Killed, as reported: 5 or more, best 5. No upper end is said." in words
    assert "Accused, not established: Mali Plain Guard." in words
    assert "Denied by: official." in words


def test_a_party_whose_words_are_hostile_is_shown_tidied() -> None:
    one = says(1, by=(Party(text="the \u202egunmen\x00", kind=ActorKind.ARMED_MEN),))
    found = code_incidents(dossier((1, one), blamed=(("\u202egunmen\x00", (one,)),)))[0].accusation.lead
    assert found is not None
    assert found.name == "\\u202egunmen\\x00"


# --------------------------------------------------------------------------- who denies, who admits


def test_who_owns_up_to_fighters_alone_admits_no_killing_of_others() -> None:
    army = Speaker(text="the army", kind=SpeakerKind.ARMED_FORCES)
    told = says(1, to=(PEOPLE,))
    owned = says(2, to=(REBELS,), stance=Stance.ADMITS, speaker=army)
    assert code_incidents(dossier((1, told), (2, owned)))[0].admitters == ()
    assert code_incidents(dossier((2, owned)))[0].admitters == ("armed forces",)
    both = says(3, to=(PEOPLE, REBELS), stance=Stance.ADMITS, speaker=army)
    assert code_incidents(dossier((1, told), (3, both)))[0].admitters == ("armed forces",)


def test_who_denies_something_else_denies_not_this() -> None:
    told = says(1, to=(PEOPLE,))
    no = says(2, stance=Stance.DENIES, speaker=Speaker(text="the army", kind=SpeakerKind.ARMED_FORCES))
    found = dossier((1, told), (2, no))
    assert code_incidents(found)[0].deniers == ("armed forces",)
    (incident,) = found.incidents
    beside = replace(
        incident,
        origins=tuple(
            replace(one, supports=(Support.OTHER,)) if Support.DENIAL in one.supports else one
            for one in incident.origins
        ),
    )
    assert code_incidents(replace(found, incidents=(beside,)))[0].deniers == ()
