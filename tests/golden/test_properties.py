"""What holds of every dossier, whatever the reports and in whatever order they come."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corrobora
from corrobora import Dossier, Settings
from corrobora.export import dossier_to_json, render_json
from corrobora.merging import join
from corrobora.records import Assessment, Incident, IndependentOrigins
from corrobora.workflow.joining import standard_likeness
from tests.golden.exercise import EXERCISE, FILES, ROOT, brief_exercise
from tests.golden.reports import INCIDENTS, LOOKALIKES, STORIES, Story

AS_OF = "2024-06-01"
"""Handed in, so that a later report does not move the day that steps are measured against."""

quick = settings(
    deadline=None,
    max_examples=25,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""A run reads reports from disk: few examples, the same in every run, and no clock."""


def told_as(story: Story, *, outlet: str | None = None, text: str | None = None) -> str:
    """Return a story as one line of JSON, as an outlet's feed would carry it."""
    body = story.text if text is None else text
    fields = {"outlet": outlet or story.outlet, "published": story.published, "language": "en", "text": body}
    return json.dumps(fields, ensure_ascii=False) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every story in a file of its own."""
    found = tmp_path_factory.mktemp("stories")
    for story in STORIES:
        (found / f"{story.name}.jsonl").write_text(told_as(story), encoding="utf-8")
    return found


def golden_settings() -> Settings:
    return Settings(
        as_of=AS_OF,
        gazetteer=ROOT / EXERCISE / "gazetteer.csv",
        actors=ROOT / EXERCISE / "actors.csv",
    )


def brief(paths: Sequence[Path]) -> Dossier:
    return corrobora.brief(list(paths), settings=golden_settings())


@cache
def brief_once(paths: tuple[Path, ...]) -> Dossier:
    """Return the dossier of some of the stories in `folder`, whose files stay as they are; made once for all that compare with it."""
    return brief(paths)


@cache
def exercise_once() -> Dossier:
    """Return the dossier of the exercise; made once for all that compare with it."""
    return brief_exercise()


def assessments(dossier: Dossier) -> dict[str, Any]:
    """Return the incidents of a dossier as they are written, by their ids."""
    found: dict[str, Any] = json.loads(render_json(dossier))
    return {incident["id"]: incident for incident in found["incidents"]}


def without_paths(dossier: Dossier) -> object:
    found: dict[str, Any] = json.loads(json.dumps(dossier_to_json(dossier)))
    for report in found["reports"]:
        del report["paths"]
    return found


def telling(dossier: Dossier, claims: set[str]) -> Assessment:
    """Return the incident that holds most of these claims."""
    return max(dossier.incidents, key=lambda incident: len(claims & set(incident.claims)))


some_stories = st.lists(st.sampled_from(STORIES), min_size=1, max_size=7, unique_by=lambda story: story.name)


def of(*incidents: str) -> list[Story]:
    return [story for story in STORIES if story.incident in incidents]


# --------------------------------------------------------------------------- the stories themselves


def test_the_stories_are_read_as_the_incidents_they_tell_of(folder: Path) -> None:
    """Without this, the laws below could hold of dossiers in which nothing happens."""
    dossier = brief([folder])
    assert len(dossier.reports) == len(STORIES)
    assert dossier.refused == ()
    names = {report.id: Path(report.paths[0]).name.partition("-")[0] for report in dossier.reports}
    told = [{names[id_] for id_ in incident.reports} for incident in dossier.incidents]
    assert all(len(incidents) == 1 for incidents in told)
    assert {name for incidents in told for name in incidents} == set(INCIDENTS)


# --------------------------------------------------------------------------- order and repetition


@quick
@given(stories=some_stories, data=st.data())
def test_order_and_repetition_of_the_paths_never_change_the_dossier(
    folder: Path, stories: list[Story], data: st.DataObject
) -> None:
    paths = [folder / f"{story.name}.jsonl" for story in stories]
    again = data.draw(st.lists(st.sampled_from(paths), max_size=3))
    shuffled = data.draw(st.permutations(paths + again))
    assert render_json(brief(shuffled)) == render_json(brief_once(tuple(paths)))


@pytest.mark.parametrize(
    "order",
    [tuple(reversed(range(8))), (4, 0, 6, 2, 7, 1, 5, 3), (6, 7, 6, 0, 1, 2, 3, 4, 5, 0)],
    ids=["backwards", "mixed", "with repetitions"],
)
def test_order_and_repetition_never_change_the_dossier_of_the_exercise_set(order: tuple[int, ...]) -> None:
    found = render_json(brief_exercise([FILES[number] for number in order]))
    assert found == render_json(exercise_once())


def test_a_folder_is_the_files_in_it(folder: Path) -> None:
    files = sorted(folder.iterdir(), reverse=True)
    assert render_json(brief([folder])) == render_json(brief(files))


@quick
@given(story=st.sampled_from(of(*INCIDENTS)), others=some_stories)
def test_the_same_bytes_under_another_name_are_one_report_with_two_paths(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, story: Story, others: list[Story]
) -> None:
    paths = sorted({folder / f"{each.name}.jsonl" for each in (story, *others)})
    twin = tmp_path_factory.mktemp("twin") / "again.jsonl"
    twin.write_bytes((folder / f"{story.name}.jsonl").read_bytes())
    once, twice = brief(paths), brief([twin, *paths])
    assert _without_containers(without_paths(twice)) == _without_containers(without_paths(once))
    assert sorted(len(report.paths) for report in twice.reports) == [*[1] * (len(paths) - 1), 2]


def _without_containers(found: object) -> object:
    """Drop the name of the file a line was cut from, which differs with the file's name."""
    assert isinstance(found, dict)
    for report in found["reports"]:
        report.pop("container")
    return found


# --------------------------------------------------------------------------- what does not belong together


@quick
@given(
    order=st.permutations(INCIDENTS),
    kept=st.data(),
)
def test_an_unrelated_report_never_changes_an_assessment(
    folder: Path, order: list[str], kept: st.DataObject
) -> None:
    here, elsewhere = order[0], [*order[1:], "other"]
    stories = kept.draw(st.lists(st.sampled_from(of(here)), min_size=1, unique_by=lambda story: story.name))
    strangers = kept.draw(
        st.lists(st.sampled_from(of(*elsewhere)), min_size=1, max_size=3, unique_by=lambda story: story.name)
    )
    alone = brief([folder / f"{story.name}.jsonl" for story in stories])
    together = brief([folder / f"{story.name}.jsonl" for story in (*strangers, *stories)])
    assert alone.incidents
    found = assessments(together)
    for id_, incident in assessments(alone).items():
        assert found.get(id_) == incident


@pytest.mark.parametrize(
    "with_others", [(), ("clinic-radio",), ("clinic-radio", "ferry-agency", "market-rights")]
)
def test_a_short_sentence_at_the_end_of_a_report_stays_with_it_beside_a_stranger_of_the_same_year(
    folder: Path, with_others: tuple[str, ...]
) -> None:
    """Found by going through all pairs: a promise with a date alone went over to the report of another happening."""
    stories = {story.name: story for story in STORIES}
    beside = [stories[name] for name in ("clinic-inquiry", *with_others)]
    own = [story for story in beside if story.incident == "clinic"]
    paths = [folder / f"{story.name}.jsonl" for story in own]
    strangers = [
        folder / f"{story.name}.jsonl" for story in (*beside, stories["market-company"]) if story not in own
    ]
    alone, together = assessments(brief_once(tuple(paths))), assessments(brief([*paths, *strangers]))
    assert len(alone) == 1
    assert alone == {id_: together.get(id_) for id_ in alone}


def test_no_story_changes_the_incidents_of_another_happening(folder: Path) -> None:
    """All pairs of stories of two happenings, joined: the example above was not drawn for long."""
    read = {
        path.stem: pair
        for path in sorted(folder.iterdir())
        for pair in corrobora.read([path], settings=golden_settings())
    }
    incident = {story.name: story.incident for story in STORIES}

    def joined(*names: str) -> set[Incident]:
        pairs = [read[name] for name in names]
        reports = {report.id: report for report, _ in pairs}
        return set(
            join([reading for _, reading in pairs], reports=reports, likeness=standard_likeness()).incidents
        )

    for one, other in combinations(sorted(read), 2):
        if incident[one] != incident[other]:
            assert joined(one, other) == joined(one) | joined(other), (one, other)


@pytest.mark.parametrize("stranger", LOOKALIKES, ids=lambda story: story.name)
def test_a_report_of_another_happening_with_one_thing_in_common_changes_no_assessment(
    folder: Path, tmp_path: Path, stranger: Story
) -> None:
    path = tmp_path / "stranger.jsonl"
    path.write_text(told_as(stranger), encoding="utf-8")
    market = tuple(folder / f"{story.name}.jsonl" for story in of("market"))
    alone, together = assessments(brief_once(market)), assessments(brief([path, *market]))
    assert len(together) == len(alone) + 1
    assert alone == {id_: together.get(id_) for id_ in alone}


def test_an_unrelated_report_never_changes_an_assessment_of_the_exercise_set(folder: Path) -> None:
    strangers = [folder / f"{story.name}.jsonl" for story in STORIES]
    own = [ROOT / path for path in FILES]
    alone, together = assessments(brief(own)), assessments(brief([*strangers, *own]))
    assert len(alone) == 2
    assert alone == {id_: together.get(id_) for id_ in alone}


# --------------------------------------------------------------------------- copies


def not_more(after: IndependentOrigins, before: IndependentOrigins) -> bool:
    """Say whether no bound of either range has risen."""
    return (
        after.act.low <= before.act.low
        and after.act.high <= before.act.high
        and after.responsibility.low <= before.responsibility.low
        and after.responsibility.high <= before.responsibility.high
    )


def _reprint(story: Story) -> str:
    return told_as(story, outlet="The Sarnoth Gazette")


def _respaced(story: Story) -> str:
    return told_as(story, text="\n" + story.text.replace("\n\n", "\n\n\n") + " \n")


def _cut_short(story: Story) -> str:
    return told_as(story, outlet="The Sarnoth Gazette", text=story.text.rpartition("\n\n")[0] + "\n")


def _with_a_line(story: Story) -> str:
    return told_as(
        story, outlet="The Sarnoth Gazette", text=story.text + "\nRead more in our weekend edition.\n"
    )


@pytest.mark.parametrize(
    "copied",
    [_reprint, _respaced, _cut_short, _with_a_line],
    ids=["another outlet", "other spaces", "cut short", "a line added"],
)
@pytest.mark.parametrize("story", of(*INCIDENTS), ids=lambda story: story.name)
def test_a_copy_never_raises_the_number_of_independent_origins(
    folder: Path, tmp_path: Path, story: Story, copied: Callable[[Story], str]
) -> None:
    copy = tmp_path / "copy.jsonl"
    copy.write_text(copied(story), encoding="utf-8")
    original = folder / f"{story.name}.jsonl"
    assert copy.read_bytes() != original.read_bytes()
    alone, joined = brief_once((original,)), brief([copy, original])
    assert len(joined.reports) == 2
    assert len(joined.incidents) == len(alone.incidents) == 1
    before = alone.incidents[0].independent_origins
    after = telling(joined, set(alone.incidents[0].claims)).independent_origins
    assert not_more(after, before)


@quick
@given(data=st.data())
def test_copies_beside_other_reports_never_raise_the_number_of_independent_origins(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    place = tmp_path_factory.mktemp("copies")
    stories = data.draw(
        st.lists(st.sampled_from(of("market")), min_size=2, max_size=5, unique_by=lambda story: story.name)
    )
    copied = data.draw(st.lists(st.sampled_from(stories), min_size=1, max_size=3))
    for number, story in enumerate(copied):
        text = told_as(story, outlet=f"The Sarnoth Gazette, edition {number}")
        (place / f"{number}.jsonl").write_text(text, encoding="utf-8")
    originals = [folder / f"{story.name}.jsonl" for story in stories]
    alone, joined = brief(originals), brief([*originals, place])
    assert len(joined.incidents) == len(alone.incidents)
    for incident in alone.incidents:
        after = telling(joined, set(incident.claims)).independent_origins
        before = incident.independent_origins
        assert not_more(after, before)
