"""Two real reports of one event, read end to end: what the dossier of them must say.

The reports themselves are not ours to publish; see `data_dir`. Only names and
numbers stand here, never a sentence of theirs. A is the longer report, B the
shorter one.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import corrobora
from corrobora.export import dossier_to_json
from corrobora.records import (
    Agreement,
    Category,
    Claim,
    Fact,
    Origin,
    Outcome,
    ReportId,
    SpeakerKind,
    Stance,
    Step,
    StepKind,
    Support,
    Within,
)
from tests.golden.lookup import Lookup

ARMY = "ml-armed-forces"
FLA = "fla"
UN = "un"
JUDGED = {
    StepKind.REPORTED,
    StepKind.CHARGED,
    StepKind.TRIED,
    StepKind.CONVICTED,
    StepKind.ACQUITTED,
    StepKind.CLOSED,
}
"""Steps that would be an outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds(Lookup):
    """The one incident of the two reports."""

    a: ReportId
    b: ReportId

    def in_a(self, claim: Claim) -> bool:
        return claim.report == self.a

    def said(self, *words: str, stance: Stance | None = None, report: ReportId | None = None) -> list[Claim]:
        """Return the incident's claims whose quotation holds all these words."""
        return [
            claim
            for claim in self.claims()
            if all(word.casefold() in self.words(claim).casefold() for word in words)
            and stance in (None, claim.stance)
            and report in (None, claim.report)
        ]

    def of_kind(self, kind: SpeakerKind, support: Support) -> list[Origin]:
        """Return the origins of one kind of speaker that stand for the act, or for who did it."""
        return [
            origin
            for origin in self.incident.origins
            if origin.speaker is not None and origin.speaker.kind is kind and support in origin.supports
        ]

    @property
    def fla(self) -> Origin:
        (found,) = (o for o in self.incident.origins if o.speaker is not None and o.speaker.actor == FLA)
        return found

    @property
    def opened(self) -> Step:
        (found,) = (s for s in self.incident.accountability if s.step is StepKind.OPENED)
        return found

    def facts(self, kind: str, edtf: str | None) -> list[Fact]:
        return [
            fact
            for fact in self.dossier.background
            if fact.kind == kind and fact.when is not None and fact.when.edtf == edtf
        ]


@pytest.fixture(scope="module")
def seeds(data_dir: Path) -> Seeds:
    dossier = corrobora.brief(data_dir / "seeds")
    shorter, longer = sorted(dossier.reports, key=lambda report: len(report.text))
    assert len(dossier.incidents) == 1
    return Seeds(dossier=dossier, incident=dossier.incidents[0], a=longer.id, b=shorter.id)


# --------------------------------------------------------------------------- the whole


def test_two_reports_of_one_event_give_one_incident(data_dir: Path) -> None:
    dossier = corrobora.brief(data_dir / "seeds")
    (incident,) = dossier.incidents
    assert set(incident.reports) == {report.id for report in dossier.reports}
    assert len(dossier.reports) == 2
    assert dossier.refused == ()


def test_every_quotation_stands_in_the_text_in_custody(seeds: Seeds, data_dir: Path) -> None:
    found: dict[str, Any] = json.loads(json.dumps(dossier_to_json(seeds.dossier)))
    kept = {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes().decode("utf-8")
        for path in (data_dir / "seeds").iterdir()
    }
    texts = {report["id"]: report["text"] for report in found["reports"]}
    assert set(texts) == set(kept)
    assert found["claims"]
    for claim in found["claims"]:
        quote = claim["quote"]
        assert quote.strip(), claim["id"]
        assert quote == texts[claim["report"]][claim["start"] : claim["end"]], claim["id"]
        assert quote in kept[claim["report"]].replace("\r\n", "\n"), claim["id"]


def test_whatever_the_dossier_says_rests_on_a_claim(seeds: Seeds) -> None:
    known = {claim.id for claim in seeds.dossier.claims}
    incident = seeds.incident
    behind = [
        *(row.claims for row in incident.casualties),
        *(value.claims for point in incident.points for value in point.values),
        *(side.claims for conflict in incident.conflicts for side in conflict.sides),
        *(origin.claims for origin in incident.origins),
        *(step.claims for step in incident.accountability),
        *(fact.claims for fact in seeds.dossier.background),
    ]
    assert all(behind)
    assert {id_ for claims in behind for id_ in claims} <= known


# --------------------------------------------------------------------------- the dead


def test_at_least_24_were_killed_and_no_number_bounds_them_above(seeds: Seeds) -> None:
    assert seeds.range_of(Outcome.KILLED) == (24, 24, None)


def test_the_fla_says_at_least_24_in_b(seeds: Seeds) -> None:
    (claim,) = (c for c in seeds.claims(seeds.row(Outcome.KILLED).claims) if not seeds.in_a(c))
    assert "at least 24" in seeds.words(claim)
    assert claim.speaker is not None
    assert claim.speaker.actor == FLA
    assert [(c.low, c.high, c.exact) for c in claim.counts if c.outcome is Outcome.KILLED] == [
        (24, None, False)
    ]


def test_allegations_of_nobody_named_say_24_in_a_and_may_be_those_of_the_fla(seeds: Seeds) -> None:
    row = seeds.row(Outcome.KILLED)
    (claim,) = (c for c in seeds.dossier.claims if seeds.in_a(c) and any(n.low == 24 for n in c.counts))
    # nobody's word is kept and shown, and decides no range where somebody says a number
    assert claim.id not in row.claims
    assert any(reason.startswith("hearsay-left-out") for reason in row.reasons)
    assert claim.speaker is not None
    assert claim.speaker.actor is None
    assert claim.speaker.anonymous
    assert [(c.low, c.high) for c in claim.counts if c.outcome is Outcome.KILLED] == [(24, 24)]
    assert "24" in seeds.words(claim)
    (origin,) = seeds.origins_of([claim.id])
    assert origin.id != seeds.fla.id
    assert seeds.fla.id in origin.may_share


@pytest.mark.parametrize("category", [Category.WOMEN, Category.CHILDREN])
def test_women_and_children_are_among_the_dead_in_b(seeds: Seeds, category: Category) -> None:
    row = seeds.row(Outcome.KILLED, category)
    assert seeds.sources(row.claims) == {seeds.b}
    assert category.value in seeds.quotes(row.claims)
    assert [origin.id for origin in seeds.origins_of(row.claims)] == [seeds.fla.id]
    assert row.high is None


def test_the_relative_says_in_a_that_migrants_were_in_the_first_vehicle(seeds: Seeds) -> None:
    row = seeds.row(Outcome.KILLED, Category.MIGRANTS)
    (claim,) = seeds.claims(row.claims)
    assert claim.report == seeds.a
    assert claim.speaker is not None
    assert claim.speaker.kind is SpeakerKind.RELATIVE
    assert "migrants" in seeds.words(claim)
    assert "first vehicle" in seeds.words(claim)


# --------------------------------------------------------------------------- who says so


def test_the_accusation_is_one_origin_over_both_reports(seeds: Seeds) -> None:
    assert set(seeds.fla.reports) == {seeds.a, seeds.b}
    assert {Support.ACT, Support.RESPONSIBILITY} <= set(seeds.fla.supports)


@pytest.mark.parametrize(
    ("name", "in_a"),
    [
        ("Front for the Liberation of Azawad", True),
        ("Tuareg independence movement", True),
        ("Azawad Liberation Front", False),
        ("Tuareg rebel alliance", False),
    ],
)
def test_the_fla_is_one_speaker_under_all_its_names(seeds: Seeds, name: str, in_a: bool) -> None:
    report = seeds.a if in_a else seeds.b
    found = [c for c in seeds.claims(seeds.fla.claims) if name in seeds.words(c) and c.report == report]
    assert found
    assert all(claim.speaker is not None and claim.speaker.actor == FLA for claim in found)


def test_the_dossier_lists_the_fla_with_its_names(seeds: Seeds) -> None:
    (actor,) = (actor for actor in seeds.dossier.actors if actor.id == FLA)
    assert {"Front for the Liberation of Azawad", "Azawad Liberation Front", "FLA"} <= {
        actor.name,
        *actor.aliases,
    }


@pytest.mark.parametrize("kind", [SpeakerKind.EYEWITNESS, SpeakerKind.RELATIVE])
def test_eyewitnesses_and_the_relative_carry_the_killing_but_name_no_perpetrator(
    seeds: Seeds, kind: SpeakerKind
) -> None:
    (origin,) = seeds.of_kind(kind, Support.ACT)
    assert origin.speaker is not None
    assert origin.speaker.anonymous
    assert origin.speaker.actor is None
    assert set(origin.reports) == {seeds.a}
    assert Support.RESPONSIBILITY not in origin.supports
    acts = [claim.act for claim in seeds.claims(origin.claims) if claim.act is not None]
    assert acts
    assert all(act.perpetrators == () for act in acts)
    assert origin.id != seeds.fla.id


def test_at_most_three_independent_origins_carry_the_act_and_one_the_responsibility(seeds: Seeds) -> None:
    independent = seeds.incident.independent_origins
    assert 1 <= independent.act.low <= independent.act.high <= 3
    assert (independent.responsibility.low, independent.responsibility.high) == (1, 1)


# --------------------------------------------------------------------------- the fate of those aboard


def test_the_fate_of_those_aboard_is_a_conflict_within_one_origin(seeds: Seeds) -> None:
    (conflict,) = seeds.conflicts("fate-of-those-present")
    assert conflict.within is Within.ORIGIN
    by_report = {frozenset(seeds.sources(side.claims)): side for side in conflict.sides}
    assert set(by_report) == {frozenset({seeds.a}), frozenset({seeds.b})}
    escaped, killed = by_report[frozenset({seeds.a})], by_report[frozenset({seeds.b})]
    assert seeds.fla.id in escaped.origins
    assert seeds.fla.id in killed.origins
    assert "escape" in seeds.quotes(escaped.claims)
    assert "all those on board" in seeds.quotes(killed.claims)


def test_shot_burnt_and_executed_stay_separate_claims(seeds: Seeds) -> None:
    found = [
        {claim.id for claim in seeds.said(word, report=seeds.a) if claim.act is not None}
        for word in ("shot", "on fire", "executed")
    ]
    assert all(len(claims) == 1 for claims in found)
    assert len(set().union(*found)) == 3
    values = [
        {value.value for value in seeds.point("means").values if claims & set(value.claims)}
        for claims in found
    ]
    assert all(len(value) == 1 for value in values)
    assert len(set().union(*values)) == 3


def test_whether_shot_burnt_and_executed_speak_of_one_vehicle_is_not_known(seeds: Seeds) -> None:
    assert [
        line
        for line in seeds.incident.not_known
        if line.startswith("Whether") and all(word in line for word in ("shot", "on fire", "executed"))
    ]


# --------------------------------------------------------------------------- the denial


def test_gen_oumar_diarra_denies_in_b(seeds: Seeds) -> None:
    claims = seeds.said("Oumar Diarra", stance=Stance.DENIES)
    assert {claim.report for claim in claims} == {seeds.b}
    assert all(claim.speaker is not None and "Oumar Diarra" in claim.speaker.text for claim in claims)
    assert {support for origin in seeds.origins_of(c.id for c in claims) for support in origin.supports} == {
        Support.DENIAL
    }


def test_the_unnamed_dismissal_in_a_may_share_his_origin(seeds: Seeds) -> None:
    """Nobody is named there, and no report says whether it is one statement (docs/decisions/0011)."""
    (general,) = seeds.origins_of(c.id for c in seeds.said("Oumar Diarra", stance=Stance.DENIES))
    (claim,) = seeds.said("initially dismissed", stance=Stance.DENIES)
    assert claim.report == seeds.a
    (unnamed,) = seeds.origins_of([claim.id])
    assert unnamed.id != general.id
    assert general.id in unnamed.may_share
    assert unnamed.id in general.may_share


def test_who_is_responsible_is_contested(seeds: Seeds) -> None:
    assert seeds.point("responsibility").agreement is Agreement.CONTESTED
    (conflict,) = seeds.conflicts("responsibility")
    denying = [side for side in conflict.sides if seeds.fla.id not in side.origins]
    assert any("Oumar Diarra" in seeds.quotes(side.claims) for side in denying)


def test_a_denial_alone_makes_no_airwars_contested(seeds: Seeds) -> None:
    grade = seeds.incident.grades["airwars"].value.casefold()
    assert grade
    assert grade not in {"contested", "discounted"}


def test_a_denial_never_lowers_the_range_to_0(seeds: Seeds) -> None:
    row = seeds.row(Outcome.KILLED)
    assert row.low == 24
    assert not {c.id for c in seeds.claims() if c.stance is Stance.DENIES} & set(row.claims)
    assert all(row.low != 0 for row in seeds.incident.casualties)


# --------------------------------------------------------------------------- where and when


def test_the_place_is_the_way_between_gao_and_algeria_and_no_pin_on_gao(seeds: Seeds) -> None:
    place = seeds.incident.place
    assert place is not None
    assert place.where_prec == 5
    assert sorted(end.name or "" for end in place.ends) == ["Algeria", "Gao"]
    (gao,) = (end for end in place.ends if end.name == "Gao")
    assert gao.country == "ML"
    assert (place.lat, place.lon) != (gao.lat, gao.lon)
    assert place.id != gao.id


def test_the_way_is_said_in_both_reports(seeds: Seeds) -> None:
    claims = [
        claim
        for value in seeds.point("place").values
        for claim in seeds.claims(value.claims)
        if claim.place is not None and claim.place.ends
    ]
    assert {claim.report for claim in claims} == {seeds.a, seeds.b}
    assert all("Gao" in seeds.words(claim) and "Algeria" in seeds.words(claim) for claim in claims)
    assert all(claim.place is not None and claim.place.where_prec == 5 for claim in claims)


def test_the_date_of_the_killing_is_not_known(seeds: Seeds) -> None:
    assert seeds.incident.when is None
    assert seeds.point("date").agreement is Agreement.NOT_KNOWN
    assert [line for line in seeds.incident.not_known if "date of the event" in line]


def test_neither_reports_publication_date_is_known(seeds: Seeds) -> None:
    assert [report.published for report in seeds.dossier.reports] == [None, None]
    assert seeds.dossier.as_of is None


# --------------------------------------------------------------------------- accountability


def test_an_investigation_is_opened_once_and_two_bodies_are_said_to_open_it(seeds: Seeds) -> None:
    assert seeds.sources(seeds.opened.claims) == {seeds.a, seeds.b}
    values = {frozenset(seeds.sources(v.claims)): v for v in seeds.point("who-investigates").values}
    assert set(values) == {frozenset({seeds.a}), frozenset({seeds.b})}
    assert "army" in seeds.quotes(values[frozenset({seeds.a})].claims)
    assert "military government" in seeds.quotes(values[frozenset({seeds.b})].claims)
    assert values[frozenset({seeds.a})].value != values[frozenset({seeds.b})].value


def test_the_army_investigates_its_own_forces(seeds: Seeds) -> None:
    assert seeds.opened.by is not None
    assert seeds.opened.of is not None
    assert seeds.opened.of.actor == ARMY


@pytest.mark.parametrize(
    ("who", "word"), [("experts", "aimed at"), ("analysts", "accountable")], ids=["purpose", "accountability"]
)
def test_experts_and_analysts_doubt_its_purpose_and_accountability(seeds: Seeds, who: str, word: str) -> None:
    (claim,) = seeds.said(who, word, stance=Stance.DOUBTS, report=seeds.a)
    assert claim.speaker is not None
    assert claim.speaker.kind is SpeakerKind.EXPERT
    assert claim.speaker.anonymous


def test_rida_lyammouri_predicts_exoneration(seeds: Seeds) -> None:
    (claim,) = seeds.said("Lyammouri", stance=Stance.PREDICTS)
    assert claim.report == seeds.a
    assert claim.speaker is not None
    assert "Rida Lyammouri" in claim.speaker.text
    assert not claim.speaker.anonymous
    assert claim.speaker.kind is SpeakerKind.EXPERT
    assert "exonerate" in seeds.words(claim)


def test_the_army_is_said_to_have_resisted_independent_investigations(seeds: Seeds) -> None:
    (step,) = (s for s in seeds.incident.accountability if s.step is StepKind.OBSTRUCTED)
    assert step.by is not None
    assert step.by.actor == ARMY
    assert seeds.sources(step.claims) == {seeds.a}
    assert "independent investigations" in seeds.quotes(step.claims)


def test_the_un_and_watchdogs_demand_transparency(seeds: Seeds) -> None:
    (step,) = (s for s in seeds.steps_by(UN) if s.step is StepKind.DEMANDED)
    assert seeds.sources(step.claims) == {seeds.a}
    quotes = seeds.quotes(step.claims)
    assert "transparency" in quotes
    assert "watchdogs" in quotes


def test_no_outcome_is_known_and_none_is_invented(seeds: Seeds) -> None:
    assert not JUDGED & {step.step for step in seeds.incident.accountability}
    assert all(step.when is None and step.due is None for step in seeds.incident.accountability)
    assert [line for line in seeds.incident.not_known if "outcome of the investigation" in line]


# --------------------------------------------------------------------------- beside the incident


@pytest.mark.parametrize(
    ("kind", "edtf", "word", "both"),
    [
        ("coup", "2020", "coup", True),
        ("coup", "2021", "coup", False),
        ("withdrawal", "2022", "France", True),
        ("expulsion", "2023", "12,000", False),
    ],
    ids=["coup of 2020", "coup of 2021", "withdrawal of 2022", "expulsion of 2023"],
)
def test_background_is_dated_and_told_by_whom_it_is_told(
    seeds: Seeds, kind: str, edtf: str, word: str, both: bool
) -> None:
    (fact,) = seeds.facts(kind, edtf)
    assert seeds.sources(fact.claims) == ({seeds.a, seeds.b} if both else {seeds.b})
    assert word in seeds.quotes(fact.claims)
    assert fact.agreement is (Agreement.AGREED if both else Agreement.NOT_KNOWN)


def test_the_exit_from_ecowas_stays_relative(seeds: Seeds) -> None:
    (fact,) = seeds.facts("exit", None)
    assert fact.when is not None
    assert fact.when.text.casefold() == "last month"
    assert seeds.sources(fact.claims) == {seeds.b}
    assert "ecowas" in seeds.quotes(fact.claims).casefold()


def test_background_stands_apart_from_the_incident(seeds: Seeds) -> None:
    told = {id_ for fact in seeds.dossier.background for id_ in fact.claims}
    assert told
    assert not told & set(seeds.incident.claims)
    numbers = {n for row in seeds.incident.casualties for n in (row.low, row.best, row.high)}
    assert not numbers & {12_000, 2020, 2021, 2022, 50, 58}


def test_views_and_likes_are_furniture_and_the_category_is_kept(seeds: Seeds) -> None:
    (report,) = (report for report in seeds.dossier.reports if report.id == seeds.b)
    furniture = [report.quote(span.start, span.end) for span in report.furniture]
    assert [text for text in furniture if "Views" in text]
    assert [text for text in furniture if "Likes" in text]
    assert report.categories == ("Africa",)
    assert not [
        claim
        for claim in seeds.dossier.claims
        for span in report.furniture
        if claim.report == report.id and claim.start < span.end and span.start < claim.end
    ]
