"""What `benchmarks.joining` measures: homes of reports, parts of the corpus, the simple grouping, signals left out."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from benchmarks import joining
from benchmarks.clusters import Score, Scores
from benchmarks.joining import (
    FOLDS,
    Case,
    Page,
    Shelf,
    ablation,
    ablation_rows,
    alike_groups,
    fold_of,
    groups_of,
    homes,
    join_shelf,
    key_of,
    read_pages,
    sample_of,
    weighed_without,
)

from corrobora.merging import Joined
from corrobora.merging.profiles import SIGNALS
from corrobora.records import Claim, Incident, Reading, Report, ReportId, Stance
from corrobora.workflow.joining import standard_likeness
from tests.merging.stories import SHELF


def claim(report: str, start: int) -> Claim:
    return Claim(
        report=ReportId(report),
        text_sha256="",
        start=start,
        end=start + 1,
        speaker=None,
        stance=Stance.REPORTS,
    )


def shelf(claims: dict[str, int]) -> Shelf:
    """Reports "r…" of pages "p…" with so many claims each."""
    return Shelf(
        reports={ReportId(name): Report(id=ReportId(name), text="") for name in claims},
        readings=tuple(
            Reading(report=ReportId(name), claims=tuple(claim(name, n) for n in range(number)))
            for name, number in claims.items()
        ),
        pages={ReportId(name): name.replace("r", "p") for name in claims},
    )


def incident(*claims: Claim) -> Incident:
    return Incident(
        claims=tuple(sorted(c.id for c in claims)), reports=tuple(sorted({c.report for c in claims}))
    )


def joined(*incidents: Incident) -> Joined:
    return Joined(incidents=incidents, background=())


def page(name: str, text: str, published: str = "2031-05-01") -> Page:
    return Page(id=name, text=text, published=published)


def cases(sizes: Iterable[int]) -> tuple[Case, ...]:
    """Incidents of so many reports each, one begun every day."""
    return tuple(
        Case(page=page(f"{n}-{k}", "words", f"2031-{1 + n // 28:02}-{1 + n % 28:02}"), incident=f"i{n}")
        for n, size in enumerate(sizes)
        for k in range(size)
    )


def test_a_report_is_at_home_where_its_first_claim_is() -> None:
    held = shelf({"r1": 3, "r2": 1})
    one = incident(claim("r1", 0), claim("r2", 0))
    other = incident(claim("r1", 1), claim("r1", 2))
    assert homes(joined(other, one), held) == {"p1": one.id, "p2": one.id}


def test_a_claim_that_is_in_no_incident_is_passed_over() -> None:
    held = shelf({"r1": 2})
    one = incident(claim("r1", 1))
    assert homes(joined(one), held) == {"p1": one.id}


def test_a_report_that_no_incident_holds_and_a_page_without_a_report_stand_alone() -> None:
    held = shelf({"r1": 1, "r2": 1, "r3": 0})
    found = homes(joined(incident(claim("r1", 0), claim("r2", 0))), held)
    pages = [page(name, "") for name in ("p1", "p2", "p3", "p4")]
    assert groups_of(pages, found) == (frozenset({"p1", "p2"}), frozenset({"p3"}), frozenset({"p4"}))


def test_folds_are_whole_incidents_and_give_every_report_once() -> None:
    given = cases([1, 3, 2, 1, 1, 4, 1, 2, 1])
    folds = [fold_of(given, n) for n in range(FOLDS)]
    assert sorted(c.page.id for fold in folds for c in fold) == sorted(c.page.id for c in given)
    assert sum(len({c.incident for c in fold}) for fold in folds) == 9
    assert min(len(fold) for fold in folds) >= 1


def test_a_sample_is_whole_incidents_of_one_stretch_of_time() -> None:
    given = cases([2] * 40)
    found = sample_of(given, 10)
    numbers = sorted({int(c.incident[1:]) for c in found})
    assert len(found) == 10
    assert numbers == list(range(numbers[0], numbers[0] + 5))
    assert {c.page.id for c in sample_of(given, 1000)} == {c.page.id for c in given}


def test_pages_with_words_in_common_are_one_group_unless_days_apart() -> None:
    story = "lantern ferry capsized near heron island"
    other = "orchard tractor stolen beside granary wall"
    pages = [
        page("a", story),
        page("b", f"again {story}", "2031-05-08"),
        page("c", story, "2031-05-16"),
        page("d", other),
        page("e", other),
    ]
    assert alike_groups(pages) == (frozenset("ab"), frozenset("c"), frozenset("de"))
    assert alike_groups(pages, days=8)[0] == frozenset("abc")
    assert len(alike_groups(pages, alike=1.01)) == 5


def test_a_page_without_a_date_stands_alone_unless_dates_tell_nothing() -> None:
    story = "lantern ferry capsized near heron island"
    pages = [page("a", story), Page(id="b", text=story), page("c", story, "2039-01-01")]
    assert len(alike_groups(pages)) == 3
    assert alike_groups(pages, days=None) == (frozenset("abc"),)


def test_the_commonest_words_make_nothing_alike() -> None:
    pages = [
        page("a", "they said it was the same and not their own"),
        page("b", "it was not their own and the same said they"),
    ]
    assert len(alike_groups(pages)) == 2


def test_the_key_groups_pages_by_incident() -> None:
    assert key_of(cases([2, 1])) == (frozenset({"0-0", "0-1"}), frozenset({"1-0"}))


def test_every_signal_is_left_out_once_and_the_dearest_comes_first() -> None:
    worth = {"place": 3, "day": 5, "toll": 0}

    def without(signals: frozenset[str]) -> Joined:
        left = sum(value for name, value in worth.items() if name not in signals)
        return joined(*(incident(claim("r", n)) for n in range(left)))

    def scored(made: Joined) -> Scores:
        share = Score(precision=len(made.incidents) / 10, recall=len(made.incidents) / 10)
        return Scores(pairs=share, muc=share, b_cubed=Score(precision=1, recall=1), ceaf_e=share)

    found = ablation(["place", "day", "toll"], joined=without, scored=scored)
    rows = ablation_rows(found, split="train", method="m")
    assert [(row.metric, row.value) for row in rows] == [
        ("joining-gunviolence-train without day pairs F1", 30),
        ("joining-gunviolence-train without day B³ F1", 100),
        ("joining-gunviolence-train without place pairs F1", 50),
        ("joining-gunviolence-train without place B³ F1", 100),
        ("joining-gunviolence-train without toll pairs F1", 80),
        ("joining-gunviolence-train without toll B³ F1", 100),
    ]


@pytest.mark.parametrize("signal", SIGNALS)
def test_a_signal_left_out_weighs_nothing_and_the_others_what_they_did(signal: str) -> None:
    standard = standard_likeness()
    left = weighed_without(standard, frozenset({signal}))
    assert left.joining == {**standard.joining, signal: 0.0}
    assert left.tracing == {**standard.tracing, signal: 0.0}
    assert left.joining_bias == standard.joining_bias


def test_what_is_no_signal_cannot_be_left_out() -> None:
    with pytest.raises(KeyError, match="weather"):
        weighed_without(standard_likeness(), frozenset({"words", "weather"}))


def test_a_shelf_is_joined_by_the_weights_handed_in_else_by_those_shipped() -> None:
    told = Shelf(
        reports={report.id: report for report, _ in SHELF},
        readings=tuple(read for _, read in SHELF),
        pages={report.id: report.id for report, _ in SHELF},
    )
    assert join_shelf(told) == join_shelf(told, likeness=standard_likeness())
    mute = weighed_without(standard_likeness(), frozenset(SIGNALS))
    assert len(join_shelf(told, likeness=mute).incidents) > len(join_shelf(told).incidents)


def test_what_was_read_is_taken_from_the_cache_and_a_changed_page_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def told(paths: list[Path]) -> Iterable[tuple[Report, Reading]]:
        for line in paths[0].read_text(encoding="utf-8").splitlines():
            name = line.split('"id": "')[1].split('"')[0]
            read.append(name)
            yield Report(id=ReportId(line), text=line, external_id=name), Reading(report=ReportId(line))

    monkeypatch.setattr(joining, "read_reports", told)
    monkeypatch.setattr(joining, "cache_key", lambda: "one version")
    pages = [page("a", "first"), page("b", "second")]
    once = read_pages(pages, cache=tmp_path)
    again = read_pages(pages, cache=tmp_path)
    assert read == ["a", "b"]
    assert once == again
    assert sorted(again.pages.values()) == ["a", "b"]

    read_pages([page("a", "first, corrected"), pages[1]], cache=tmp_path)
    assert read == ["a", "b", "a"]
    monkeypatch.setattr(joining, "cache_key", lambda: "another version")
    read_pages(pages, cache=tmp_path)
    assert read == ["a", "b", "a", "a", "b"]


def test_a_part_of_a_shelf_knows_no_copies_outside_it() -> None:
    words = " ".join(f"The ferry {n} left the harbour before the storm came over the bay." for n in range(12))
    texts = {"r1": words, "r2": words + " It sank.", "r3": "Nothing of this kind."}
    whole = joining.shelf_of(
        (Report(id=ReportId(name), text=text, external_id=name), Reading(report=ReportId(name)))
        for name, text in texts.items()
    )
    assert any(report.copy_of for report in whole.reports.values())
    part = whole.of(frozenset({"r2", "r3"}))
    assert sorted(part.reports) == sorted(r.report for r in part.readings) == ["r2", "r3"]
    assert not any(report.copy_of for report in part.reports.values())
