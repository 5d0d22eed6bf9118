"""The scores of `benchmarks.incidents`, counted by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.incidents import (
    Piece,
    Weighed,
    b_cubed,
    edges,
    figures,
    found_pairs,
    holds,
    joined_by_label,
    labels,
    matched,
    retold_pairs,
    segments,
    together,
    within,
)

from corrobora.records import (
    Act,
    ActKind,
    Assertion,
    Assessment,
    Claim,
    ClaimId,
    Dossier,
    Fact,
    Origin,
    OriginId,
    OriginRange,
    Reading,
    Report,
    ReportId,
    Speaker,
    Stance,
    Step,
    StepKind,
)
from tests.incidents.keys import CopyKind, Key, KeyCopy, KeyIncident, KeyOrigin, KeyShared, Toll


def toll(low: int, best: int | None, high: int | None) -> Toll:
    return Toll(low=low, best=best, high=high)


def key_incident(name: str, reports: str) -> KeyIncident:
    return KeyIncident(
        id=name,
        title=name,
        date="2031-03-04",
        reports=frozenset(reports.split()),
        killed=toll(2, 3, 4),
        injured=None,
        origins_act=(2, 3),
        origins_responsibility=(1, 1),
        origins=(),
        why="",
    )


class Incident:
    """As much of an assessment as grouping looks at."""

    def __init__(self, name: str, reports: str) -> None:
        self.id = name
        self.headline = name
        self.reports = tuple(reports.split())
        self.casualties: tuple[()] = ()
        self.origins: tuple[Origin, ...] = ()
        self.independent_origins = type(
            "Origins", (), {"act": OriginRange(low=2, high=2), "responsibility": OriginRange(low=0, high=1)}
        )


def folder(theirs: list[KeyIncident], ours: list[Incident]) -> Weighed:
    names = {r: r for i in theirs for r in i.reports} | {r: r for i in ours for r in i.reports}
    key = Key(
        folder=Path("f"), incidents=tuple(theirs), copies=(), shared=(), pairs=(), unrelated=frozenset()
    )
    dossier = Dossier.__new__(Dossier)
    object.__setattr__(dossier, "incidents", tuple(ours))
    object.__setattr__(dossier, "reports", ())
    return Weighed(key=key, dossier=dossier, names=names)


def found(held: Weighed) -> dict[str, str | None]:
    def name(one: Assessment | None) -> str | None:
        return None if one is None else one.id

    return {theirs.id: name(ours) for theirs, ours in matched(held)}


def test_edges_are_the_pairs_some_group_holds_each_once() -> None:
    assert together([frozenset("abc"), frozenset("ab"), frozenset("d")]) == {
        frozenset("ab"),
        frozenset("ac"),
        frozenset("bc"),
    }


def test_precision_recall_and_f1_of_edges() -> None:
    # three found, four wanted, two of them alike: 2/3, 2/4, 2*2/(3+4)
    ab, ac, bc, bd, cd = (frozenset(p) for p in ("ab", "ac", "bc", "bd", "cd"))
    score = edges({ab, ac, bc}, {ab, ac, bd, cd})
    assert (score.precision, score.recall, score.f1) == pytest.approx((2 / 3, 1 / 2, 4 / 7))
    assert edges(set(), set()).f1 == 0.0


def test_each_of_ours_stands_for_one_of_the_key_the_likest_first() -> None:
    # n1 = abcd, n2 = ae; x = abc is 3/4 of n1 and 1/4 of n2, y = ad is 2/4 of n1 and 1/3 of n2: x takes n1, y is left n2
    held = folder(
        [key_incident("n1", "a b c d"), key_incident("n2", "a e")],
        [Incident("x", "a b c"), Incident("y", "a d")],
    )
    assert found(held) == {"n1": "x", "n2": "y"}
    assert found(folder([key_incident("n1", "a b")], [Incident("x", "c")])) == {"n1": None}


def test_figures_of_a_folder() -> None:
    held = folder(
        [key_incident("n1", "a b c d"), key_incident("n2", "a e")],
        [Incident("x", "a b c"), Incident("y", "a d")],
    )
    made = figures([held])
    # wanted ab ac ad bc bd cd ae; found ab ac bc ad: four right of four found and seven wanted
    assert made["grouping pairs P"] == 100
    assert made["grouping pairs R"] == pytest.approx(400 / 7)
    # x has three of n1's four; y shares one of two with n2: both at least half of the larger
    assert made["incidents matched"] == 100
    # 2 to 2 lies in 2 to 3; 0 to 1 does not lie in 1 to 1
    assert made["origins of the act"] == 100
    assert made["origins of who did it"] == 0
    assert made["killed range holds the key's best"] == 0


def origin(name: str, reports: str, *, speaker: Speaker | None = None) -> Origin:
    return Origin(
        id=OriginId(name),
        speaker=speaker,
        gathered_by=None,
        supports=(),
        reports=tuple(ReportId(r) for r in reports.split()),
        claims=(),
        evidence=(),
    )


def test_pairs_that_carry_one_origins_word_leave_copies_out() -> None:
    aunt = KeyOrigin(name="the aunt", reports=frozenset("abcd"), supports=frozenset({"act"}))
    theirs, ours = replace(key_incident("n1", "a b c d e"), origins=(aunt,)), Incident("x", "a b c d e")
    somebody = Speaker(text="an aunt")
    # an outlet's own voice tells nobody's word, so its pair a e is not ours
    ours.origins = (
        origin("o1", "a b c", speaker=somebody),
        origin("o2", "d e", speaker=somebody),
        origin("o3", "a e"),
    )
    held = folder([theirs], [ours])
    copy = KeyCopy(report="b", of="a", kind=CopyKind.WHOLE)
    key = replace(held.key, copies=(copy,), shared=(KeyShared(reports=frozenset("ac"), what="her account"),))
    held = replace(held, key=key)
    ac, ad, bc, bd, cd, de = (frozenset(p) for p in ("ac", "ad", "bc", "bd", "cd", "de"))
    assert retold_pairs(held) == {ac, ad, bc, bd, cd}
    assert found_pairs(held) == {ac, bc, de}
    made = figures([held])
    assert made["shared P"] == pytest.approx(100 * 2 / 3)
    assert made["shared R"] == pytest.approx(100 * 2 / 5)
    assert made["shared F1"] == pytest.approx(100 * 4 / 8)
    assert made["shared reworded R"] == 100


def test_copies_of_one_report_are_copies_of_each_other() -> None:
    aunt = KeyOrigin(name="the aunt", reports=frozenset("abc"), supports=frozenset({"act"}))
    held = folder([replace(key_incident("n1", "a b c"), origins=(aunt,))], [])
    chain = tuple(KeyCopy(report=r, of=o, kind=CopyKind.CUT) for r, o in ("ba", "ca"))
    assert retold_pairs(replace(held, key=replace(held.key, copies=chain))) == set()


def test_a_range_holds_the_best_or_the_low_where_nothing_decides() -> None:
    assert holds(toll(2, None, None), toll(1, 9, 9))
    assert holds(toll(1, 1, 1), toll(1, None, 9))
    assert not holds(toll(3, 3, 4), toll(1, 2, 9))
    assert not holds(None, toll(1, 1, 1))


def test_a_range_of_origins_must_lie_within_the_keys() -> None:
    assert within(OriginRange(low=2, high=3), (2, 4))
    assert not within(OriginRange(low=1, high=3), (2, 4))
    assert not within(OriginRange(low=3, high=5), (2, 4))


def test_b_cubed_is_the_mean_over_items() -> None:
    # ours {1 2 3} {4}, theirs {1 2} {3 4}
    score = b_cubed([("x", "a"), ("x", "a"), ("x", "b"), ("y", "b")])
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert score.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert score.f1 == pytest.approx(12 / 17)
    assert b_cubed([]).f1 == 0.0


def piece(claim: str, report: str, ours: str | None, theirs: str, *, folder: str = "f") -> Piece:
    return Piece(
        claim=ClaimId(claim), folder=folder, report=report, ours=ours, theirs=frozenset(theirs.split())
    )


def test_segments_over_a_folder_and_within_its_reports() -> None:
    made = segments(
        [
            piece("c1", "a", "i", "n1"),
            piece("c2", "a", "i", "n2"),
            piece("c3", "b", "i", "n1"),
            piece("c4", "b", "j", "n1"),
        ]
    )
    # i holds c1 c2 c3, of which c1 and c3 belong together; n1 is c1 c3 c4
    assert made["over a folder P"] == pytest.approx(100 * (2 / 3 + 1 / 3 + 2 / 3 + 1) / 4)
    assert made["over a folder R"] == pytest.approx(100 * (2 / 3 + 1 + 2 / 3 + 1 / 3) / 4)
    # in a: one happening of ours where there are two; in b: two of ours where there is one
    assert made["within reports P"] == pytest.approx(100 * (1 / 2 + 1 / 2 + 1 + 1) / 4)
    assert made["within reports R"] == pytest.approx(100 * (1 + 1 + 1 / 2 + 1 / 2) / 4)
    # a alone tells of two
    assert (made["within reports of several P"], made["within reports of several R"]) == (50, 100)


def test_equal_ids_of_two_folders_are_two_happenings() -> None:
    made = segments([piece("c1", "a", "i", "n1"), piece("c2", "a", "j", "n1", folder="g")])
    assert (made["over a folder P"], made["over a folder R"]) == (100, 100)


def test_claims_left_out_stand_alone_and_claims_of_no_happening_are_strays() -> None:
    made = segments(
        [
            piece("c1", "a", None, "n1"),
            piece("c2", "a", None, "n1"),
            piece("c3", "a", "i", "n1 n2"),
            piece("c4", "a", "i", ""),
            piece("c5", "a", None, ""),
        ]
    )
    # c3 is not scored: its paragraph does not say which of the two it tells
    assert (made["claims"], made["claims of no happening"]) == (2, 2)
    assert (made["over a folder P"], made["over a folder R"]) == (100, 50)
    assert (made["left out"], made["strays"]) == (100, 50)


KILLING = Act(kind=ActKind.KILLING)
VILLAGER = Speaker(text="a villager")


def claim(
    start: int, *, act: Act | None = KILLING, speaker: Speaker | None = None, report: str = "a"
) -> Claim:
    return Claim(
        report=ReportId(report),
        text_sha256=report,
        start=start,
        end=start + 1,
        speaker=speaker,
        stance=Stance.REPORTS,
        act=act,
    )


def joined(reading: Reading, told: list[str], *, apart: bool = True) -> list[tuple[int, ...]]:
    """Return the starts of the claims of each incident; ``told`` are the labels of the claims in their order."""
    by_claim = {c.id: frozenset(ids.split()) for c, ids in zip(reading.claims, told, strict=True)}
    starts = {c.id: c.start for c in reading.claims}
    return [
        tuple(sorted(starts[c] for c in i.claims)) for i in joined_by_label([reading], by_claim, apart=apart)
    ]


def test_claims_go_to_every_label_of_their_paragraph() -> None:
    reading = Reading(report=ReportId("a"), claims=(claim(1), claim(2), claim(3), claim(4)))
    assert joined(reading, ["n1", "n2 n1", "n1", ""]) == [(1, 2, 3), (2,)]


def test_background_is_set_apart_only_where_asked() -> None:
    earlier, here = claim(1), claim(2)
    reading = Reading(
        report=ReportId("a"),
        claims=(earlier, here),
        background=(Fact(fact="…", kind="earlier-violence", claims=(earlier.id,)),),
    )
    assert joined(reading, ["n1", "n1"]) == [(2,)]
    assert joined(reading, ["n1", "n1"], apart=False) == [(1, 2)]


def test_words_without_an_act_join_if_they_do_more_than_report_in_the_own_voice_or_carry_a_step() -> None:
    own, said, rests = claim(2, act=None), claim(3, act=None, speaker=VILLAGER), claim(4, act=None)
    denied = replace(claim(6, act=None), stance=Stance.DENIES)
    feared = claim(5, act=Act(kind=ActKind.KILLING, asserted=Assertion.FEARED))
    reading = Reading(
        report=ReportId("a"),
        claims=(claim(1), own, said, rests, feared, denied),
        steps=(Step(step=StepKind.DEMANDED, claims=(rests.id,)),),
    )
    assert joined(reading, ["n1"] * 6) == [(1, 3, 4, 6)]
    # nobody tells an act of n2
    assert joined(reading, ["n1", "n1", "n2", "n1", "n1", "n1"]) == [(1, 4, 6)]


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [("n1", "n2", [1, 0]), ("", "n2", [1]), ("n1 n2", "n2", [1, 1])],
)
def test_a_step_goes_where_its_first_joined_claim_goes(first: str, second: str, steps: list[int]) -> None:
    held = (claim(1), claim(2))
    reading = Reading(
        report=ReportId("a"),
        claims=held,
        steps=(Step(step=StepKind.DEMANDED, claims=(held[0].id, held[1].id)),),
    )
    told = {held[0].id: frozenset(first.split()), held[1].id: frozenset(second.split())}
    assert [len(i.steps) for i in joined_by_label([reading], told, apart=True)] == steps


def test_a_claim_has_the_label_of_the_paragraph_it_starts_in() -> None:
    text = "---\ntitle: x\n---\n\nOne.\n\nTwo. Three.\n"
    report = Report(id=ReportId("a"), text=text)
    title, one, three = claim(text.index("title")), claim(text.index("One")), claim(text.index("Three"))
    told = {"r01": (frozenset({"n1"}), frozenset({"n2", "n1"}))}
    found = labels([title, one, three], reports={"a": report}, names={"a": "r01"}, paragraphs=told)
    assert found == {title.id: frozenset(), one.id: {"n1"}, three.id: {"n1", "n2"}}
    with pytest.raises(ValueError, match="r01: 2 paragraphs, 1 labelled"):
        labels([one], reports={"a": report}, names={"a": "r01"}, paragraphs={"r01": (frozenset(),)})
