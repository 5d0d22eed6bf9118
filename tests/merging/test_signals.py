"""What two happenings share, and what joins them."""

from dataclasses import replace

import pytest

from corrobora.merging import join
from corrobora.merging.happenings import happenings_of
from corrobora.merging.signals import ANCHORS, SIGNALS, profile, shared
from corrobora.records import Claim, Place, Reading, Report, ReportId, Span, SpeakerKind, When

from .telling import ARMY, FRONT, KEBA, MOLEN, SARRAT, VASSA, day, killing, report

TIBO = Place(text="Tibo", name="Tibo", lat=16.5, lon=-0.5, country="ML", admin1="Sarrat", where_prec=3)


def told(name: str, text: str, *claims: Claim, published: str | None = None) -> tuple[Report, Reading]:
    """Return a report and its reading, its telling names being the capitalised words in brackets."""
    spans, plain = [], ""
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            spans.append(Span(start=len(plain), end=len(plain) + len(piece)))
        plain += piece
    made = replace(report(name, published=published), text=plain)
    whole = [replace(c, start=0, end=len(plain)) for c in claims]
    return made, Reading(report=ReportId(name), claims=tuple(whole), names=tuple(spans))


def signals(*pairs: tuple[Report, Reading]) -> set[str]:
    profiles = []
    for made, read in pairs:
        (only,) = happenings_of(made, read.claims, (), set_apart=frozenset())
        profiles.append(profile(only, made, names=read.names, others=[]))
    return set(shared(*profiles))


def incidents(*pairs: tuple[Report, Reading]) -> list[set[str]]:
    found = join([read for _, read in pairs], reports={made.id: made for made, _ in pairs})
    return [set(i.reports) for i in found.incidents]


def test_a_village_spelt_two_ways_is_one_place() -> None:
    other = replace(TIBO, text="Khan Bilozirka", name="Khan Bilozirka")
    third = replace(TIBO, text="Han Belozyorka", name="Khan Belozyorka")
    assert "same place" in signals(
        told("a", "x", killing("a", place=other)), told("b", "x", killing("b", place=third))
    )


def test_a_village_named_in_the_other_report_is_a_sign() -> None:
    found = signals(
        told("a", "x", killing("a", place=TIBO)),
        told("b", "They came to [Tibo].", killing("b", place=SARRAT)),
    )
    assert "village named" in found


def test_a_day_without_its_year_matches_the_day_with_it() -> None:
    bare = replace(killing("b"), when=When(text="17 November"))
    found = signals(told("a", "x", killing("a", when="2031-11-17")), told("b", "x", bare))
    assert "same day, year not told" in found


@pytest.mark.parametrize("words", ["18 November", "Monday", "November", "17"])
def test_another_day_or_no_day_does_not(words: str) -> None:
    bare = replace(killing("b"), when=When(text=words))
    found = signals(told("a", "x", killing("a", when="2031-11-17")), told("b", "x", bare))
    assert "same day, year not told" not in found


def test_a_victims_full_name_joins_two_reports_without_place_or_day() -> None:
    pairs = (
        told("a", "[Evara Lunas Tibo] was shot.", killing("a", place=KEBA)),
        told("b", "Two men held over the death of [Evara Lunas].", killing("b", by=None)),
    )
    assert "a person's full name" in signals(*pairs)
    assert incidents(*pairs) == [{"a", "b"}]


def test_a_spokesmans_name_joins_nothing() -> None:
    spoken = killing("a", place=KEBA, speaker="Evara Lunas")
    again = killing("b", by=None, speaker="Evara Lunas")
    pairs = (told("a", "[Evara Lunas] said so.", spoken), told("b", "[Evara Lunas] said so.", again))
    assert spoken.speaker is not None
    assert spoken.speaker.kind is SpeakerKind.ARMED_FORCES
    assert "a person's full name" not in signals(*pairs)
    assert len(incidents(*pairs)) == 2


def test_three_telling_names_join_and_one_does_not() -> None:
    one = told("a", "[Zembra] and [Tarrok] and [Hollmar].", killing("a"))
    assert incidents(one, told("b", "[Zembra], [Tarrok], [Hollmar].", killing("b"))) == [{"a", "b"}]
    assert len(incidents(one, told("b", "[Zembra], [Pellar], [Wendor].", killing("b", by=None)))) == 2


def test_many_names_of_which_few_are_shared_are_no_several() -> None:
    many = " ".join(
        f"[{a}{b}dor]" for a in ("Zem", "Tar", "Hol", "Pel", "Wen") for b in ("bra", "kol", "mir")
    )
    few = told("a", "[Zembradar] " + many, killing("a"))
    other = told(
        "b", "[Zembradar] " + many.replace("dor", "nul").replace("Zembranul", "Zembrador"), killing("b")
    )
    assert "several telling names" not in signals(few, other)


def test_what_was_hit_counts_for_less_than_where() -> None:
    found = signals(
        told("a", "A jet bombed the school.", killing("a")), told("b", "Schools are no target.", killing("b"))
    )
    assert "same target" in found
    assert SIGNALS["same target"] < SIGNALS["same place"]
    assert "same target" not in ANCHORS


@pytest.mark.parametrize(
    ("one", "other"),
    [("minibus", "buses"), ("lorries", "a truck"), ("churches", "the church"), ("jail", "prisons")],
)
def test_what_was_hit_is_compared_whatever_its_number_and_word(one: str, other: str) -> None:
    assert "same target" in signals(
        told("a", f"Hit: {one}.", killing("a")), told("b", f"Hit: {other}.", killing("b"))
    )


def test_treatment_in_a_hospital_is_no_target() -> None:
    found = signals(
        told("a", "They were taken to hospital.", killing("a")),
        told("b", "They died in hospital.", killing("b")),
    )
    assert "same target" not in found


def test_places_apart_forbid_unless_each_report_names_the_others() -> None:
    near = killing("a", place=KEBA, when="2031-03-04", killed=9)
    far = killing("b", place=MOLEN, when="2031-03-04", killed=9)
    assert len(incidents(told("a", "x", near), told("b", "x", far))) == 2
    assert incidents(told("a", "Also called [Molen].", near), told("b", "Also called [Keba].", far)) == [
        {"a", "b"}
    ]
    assert len(incidents(told("a", "Also called [Molen].", near), told("b", "x", far))) == 2


def test_days_apart_forbid_whatever_is_shared() -> None:
    text = "[Zembra] and [Tarrok] and [Hollmar] and [Evara Lunas]."
    one = told("a", text, killing("a", place=KEBA, when="2031-03-04", killed=9))
    other = told("b", text, killing("b", place=KEBA, when="2031-04-08", killed=9))
    assert len(incidents(one, other)) == 2


def test_other_perpetrators_weigh_against_but_forbid_nothing() -> None:
    one = told("a", "x", killing("a", place=KEBA, when="2031-03-04", by=ARMY))
    other = told("b", "x", killing("b", place=KEBA, when="2031-03-04", by=FRONT))
    assert "other perpetrators" in signals(one, other)
    assert incidents(one, other) == [{"a", "b"}]


def test_regions_apart_share_no_place() -> None:
    found = signals(told("a", "x", killing("a", place=SARRAT)), told("b", "x", killing("b", place=VASSA)))
    assert not found & {"same place", "place inside place", "village named"}
    assert day("2031-03-04").edtf is not None


def test_two_villages_that_no_gazetteer_has_weigh_against() -> None:
    other = replace(TIBO, text="Zembra", name="Zembra")
    one = told("a", "x", killing("a", place=TIBO))
    assert "other villages" in signals(one, told("b", "x", killing("b", place=other)))
    assert "other villages" not in signals(one, told("b", "Near [Tibo].", killing("b", place=other)))
    assert "other villages" not in signals(one, told("b", "x", killing("b", place=SARRAT)))


def test_a_weekday_counts_when_shared_and_never_against() -> None:
    on_tuesday = replace(killing("b"), when=When(text="on Tuesday"))
    tuesday = told("a", "x", killing("a", when="2031-03-04"))
    assert "same weekday" in signals(tuesday, told("b", "x", on_tuesday))
    friday = replace(on_tuesday, when=When(text="on Friday"))
    assert signals(tuesday, told("b", "x", friday)) <= {"same kind of act", "same perpetrator"}


@pytest.mark.parametrize(
    ("killed", "signal"), [(4, "same toll"), (14, "same toll"), (15, "same large toll"), (2, "tolls overlap")]
)
def test_a_large_toll_tells_more_than_a_small_one(killed: int, signal: str) -> None:
    found = signals(told("a", "x", killing("a", killed=killed)), told("b", "x", killing("b", killed=killed)))
    assert signal in found
    assert SIGNALS["same large toll"] > SIGNALS["same toll"] > SIGNALS["tolls overlap"]
