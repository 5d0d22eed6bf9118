"""An assessment that goes on from the one before ends where one of everything does."""

import json
import random
import sqlite3
import struct
import threading
from pathlib import Path

import pytest

from corrobora.export import render_json
from corrobora.merging import Joining
from corrobora.workflow import Settings, actors, reference
from corrobora.workflow.project import Assessed, Project, init_project
from corrobora.workflow.shelves import FILE

from .test_project import REPORTS, opened
from .worked import AT, EXERCISE, begun

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


def journal_to(wanted: bytes, held: bytes) -> bytes:
    """Return a journal by which SQLite would make a file into another one of the same length, as its file format has it."""
    page, nonce = 4096, 1
    pages = [n for n in range(0, len(held), page) if wanted[n : n + page] != held[n : n + page]]
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(
        ">5I", len(pages), nonce, len(held) // page, 512, page
    )
    made = head.ljust(512, b"\0")
    for begin in pages:
        words = wanted[begin : begin + page]
        sums = (nonce + sum(words[page - 200 : 0 : -200])) % 2**32
        made += struct.pack(">I", begin // page + 1) + words + struct.pack(">I", sums)
    return made


def test_what_lies_beside_the_shelves_is_not_taken_for_theirs(tmp_path: Path) -> None:
    shelves = tmp_path / "p" / FILE
    with begun(tmp_path / "p") as made:
        after(made, REPORTS[:6])
    other = tmp_path / "other.sqlite"
    other.write_bytes(shelves.read_bytes())
    changed = sqlite3.connect(other)
    changed.execute("DELETE FROM shelf WHERE name NOT IN ('cards', 'grams', 'seeds')")
    changed.commit()
    changed.close()
    journal = shelves.with_name(f"{FILE}-journal")
    journal.write_bytes(journal_to(other.read_bytes(), shelves.read_bytes()))
    with opened(tmp_path / "p") as found:
        assert after(found, REPORTS[6:]).joined == len(REPORTS[6:])
        goes_on = render_json(found.dossier())
        found.assess(as_of=DAY, anew=True)
        assert render_json(found.dossier()) == goes_on


def test_a_project_uses_no_parties_but_its_own_and_those_shipped(tmp_path: Path) -> None:
    told = Settings(gazetteer=EXERCISE / "gazetteer.csv", actors=EXERCISE / "actors.csv")
    with init_project(tmp_path / "p", by="first", at=AT, settings=told) as made:
        after(made, REPORTS[:7])
    with opened(tmp_path / "p") as found:
        after(found, REPORTS[7:])
        goes_on = render_json(found.dossier())
        found.read(anew=True)
        found.assess(as_of=DAY, anew=True)
        assert render_json(found.dossier()) == goes_on


def test_where_other_parties_are_shipped_all_is_joined_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = (
        "Boko Haram fighters killed 12 farmers in Maiduguri on 4 March 2031, a resident said.",
        "Gunmen shot dead three drivers at Kismayo on 9 May 2031, a nurse said.",
    )
    paths = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(f"{text}\n", encoding="utf-8")
    shipped = actors._shipped()
    caches = (actors.standard_actors, reference._standard_index)
    with init_project(tmp_path / "p", by="first", at=AT) as made:
        after(made, paths[:1])
        monkeypatch.setattr(actors, "_shipped", lambda: shipped.replace(b"Boko Haram", b"Those of Boko"))
        try:
            for cache in caches:
                cache.cache_clear()
            after(made, paths[1:])
            goes_on = render_json(made.dossier())
            made.assess(as_of=DAY, anew=True)
            assert render_json(made.dossier()) == goes_on
        finally:
            monkeypatch.undo()
            for cache in caches:
                cache.cache_clear()


def test_threads_that_share_a_project_wait_for_one_another(tmp_path: Path) -> None:
    ended: list[str] = []
    with begun(tmp_path / "p") as made:
        made.add(REPORTS)
        made.read()

        def assess_for(day: str) -> None:
            made.assess(as_of=day)
            ended.append(day)

        other = threading.Thread(target=assess_for, args=("2031-07-20",))

        def begin_another(_stage: str, done: int, _total: int) -> None:
            if done == 1 and other.ident is None:
                other.start()
                other.join(timeout=2)  # all that it needs, were it not made to wait

        made.assess(as_of=DAY, progress=begin_another)
        ended.append(DAY)
        other.join()
        assert sorted(ended) == [DAY, "2031-07-20"]
        found = made.dossier()
        goes_on = render_json(found)
        made.assess(as_of=found.as_of, anew=True)
        assert render_json(made.dossier()) == goes_on
