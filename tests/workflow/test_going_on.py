"""An assessment that goes on from the one before ends where one of everything does."""

import json
import random
from pathlib import Path

import pytest

from corrobora.export import render_json
from corrobora.merging import Joining
from corrobora.workflow.project import Assessed, Project
from corrobora.workflow.shelves import FILE

from .test_project import REPORTS, opened
from .worked import begun

DAY = "2031-06-20"
STORY = (
    "Soldiers shot dead {n} traders on the market square of Oskel on Tuesday morning, the town's imam, Tibo Zembra, said.\n\n"
    "They came in four trucks and fired as soon as they had climbed down from them, the imam said. The stalls were burnt "
    "afterwards and the road to the river was closed until the evening, he said.\n\n"
    "The ministry of defence promised an inquiry within thirty days. The army denied that its soldiers were in Oskel.\n\n"
    "Last year gunmen killed nine herders near Oskel Bridge in May 2030."
)


def page(name: str, text: str, day: str, *, outlet: str, title: str, url: str | None = None) -> str:
    told = {"id": name, "title": title, "text": text, "published": day, "outlet": outlet, "url": url}
    return json.dumps({key: value for key, value in told.items() if value is not None})


MADE = (
    page("m1", STORY.format(n=24), "2031-03-04", outlet="Lantern Post", title="Traders shot dead on Oskel market", url="https://post.example/oskel-market-shooting"),
    page("m2", STORY.format(n=19), "2031-03-06", outlet="Lantern Post", title="Traders shot dead on Oskel market", url="https://post.example/oskel-market-shooting"),
    page("m3", STORY.format(n=24), "2031-03-05", outlet="River Daily", title="Market killing in Oskel"),
    page("m4", "CORRECTION: Our report of 4 March headlined “Traders shot dead on Oskel market” gave the number of dead as 24. It is 19.", "2031-03-08", outlet="Lantern Post", title="Correction: Oskel market"),
    page("m5", "The Hill Radio withdraws its report “Herders burnt at Oskel Bridge” of 7 March. The story was wrong.", "2031-03-09", outlet="Hill Radio", title="Hill Radio withdraws a story"),
    page("m6", "Gunmen burnt six herders at Oskel Bridge on Friday, a driver told Hill Radio.\n\nThe army did not answer.", "2031-03-07", outlet="Hill Radio", title="Herders burnt at Oskel Bridge"),
    page("m7", "Gunmen burnt six herders at Oskel Bridge on Friday, a driver told Hill Radio.\n\nThe governor of the region spoke of a tragedy.", "2031-03-08", outlet="River Daily", title="Herders killed at a bridge"),
    page("m8", "A drone struck a lorry near Tarsit on 2 April 2031 and killed four people, a nurse said.\n\nThe ministry of defence said that terrorists were neutralised.", "2031-04-03", outlet="Dawn", title="Drone kills four near Tarsit"),
    page("m9", "The nurse, Ana Kolle, said the drone near Tarsit had killed five people on 2 April, not four.", "2031-04-05", outlet="Courier", title="Nurse: five killed by drone"),
)  # fmt: skip


def after(project: Project, paths: list[Path]) -> Assessed:
    project.add(paths)
    project.read()
    return project.assess(as_of=DAY)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_in_whatever_order(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test is there to be repeated
    left = []
    for number, line in enumerate(MADE):
        path = tmp_path / f"m{number}.jsonl"
        path.write_text(line + "\n", encoding="utf-8")
        left.append(path)
    left += chance.sample(REPORTS, 4)
    chance.shuffle(left)
    with begun(tmp_path / "p") as made:
        partly = 0
        for some in (4, 1, 1, 3, 1, 1, 2):
            told = after(made, left[:some])
            del left[:some]
            partly += told.weighed < told.incidents
            goes_on = render_json(made.dossier())
            again = made.assess(as_of=DAY, anew=True)
            assert again.joined == again.reports
            assert render_json(made.dossier()) == goes_on
        assert not left
        assert partly
        dossier = made.dossier()
        assert dossier.revisions
        assert any(report.copy_of for report in dossier.reports)
        assert dossier.background


def test_another_day_weighs_all_and_joins_nothing(tmp_path: Path) -> None:
    with begun(tmp_path / "p") as made:
        after(made, REPORTS[:6])
        told = made.assess(as_of="2031-07-20")
        assert told.joined == 0
        assert told.weighed == told.incidents > 0
        later = render_json(made.dossier())
        made.assess(as_of="2031-07-20", anew=True)
        assert render_json(made.dossier()) == later


def test_what_is_read_anew_by_other_parties_is_joined_anew(tmp_path: Path) -> None:
    fewer = tmp_path / "actors.csv"
    words = (REPORTS[0].parents[1] / "actors.csv").read_text(encoding="utf-8").splitlines()
    fewer.write_text("\n".join(words[:-3]) + "\n", encoding="utf-8")
    with begun(tmp_path / "p") as made:
        after(made, REPORTS[:5])
        made.refer("actors", fewer)
        made.read(anew=True)
        told = made.assess(as_of=DAY)
        assert told.joined == told.reports
        found = render_json(made.dossier())
        made.assess(as_of=DAY, anew=True)
        assert render_json(made.dossier()) == found


@pytest.mark.parametrize("harm", ["missing", "changed", "empty", "older"])
def test_shelves_that_are_not_what_was_written_are_not_gone_on_from(harm: str, tmp_path: Path) -> None:
    shelves = tmp_path / "p" / FILE
    with begun(tmp_path / "p") as made:
        after(made, REPORTS[:4])
        older = shelves.read_bytes()
        after(made, REPORTS[4:5])
    if harm == "missing":
        shelves.unlink()
    elif harm == "empty":
        shelves.write_bytes(b"")
    elif harm == "older":
        shelves.write_bytes(older)
    else:
        held = bytearray(shelves.read_bytes())
        held[len(held) // 2] ^= 1
        shelves.write_bytes(held)
    with opened(tmp_path / "p") as found:
        told = after(found, REPORTS[5:6])
        assert told.joined == told.reports
        assert found.verify().sound
        # and the next goes on
        assert after(found, REPORTS[6:7]).joined < told.reports


def test_a_run_that_dies_on_its_way_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with begun(tmp_path / "p") as made:
        after(made, REPORTS[:4])
        before = render_json(made.dossier())
        plain = Joining.settle

        def dies(joining: Joining) -> None:
            plain(joining)
            raise KeyboardInterrupt

        monkeypatch.setattr(Joining, "settle", dies)
        with pytest.raises(KeyboardInterrupt):
            after(made, REPORTS[4:5])
        monkeypatch.undo()
        assert render_json(made.dossier()) == before
        told = made.assess(as_of=DAY)
        assert told.joined < told.reports
        found = render_json(made.dossier())
        made.assess(as_of=DAY, anew=True)
        assert render_json(made.dossier()) == found
