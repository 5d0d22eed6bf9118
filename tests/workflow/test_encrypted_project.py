"""An encrypted project gives what a plain one gives, holds no word of a report, and forgets a report that was erased."""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from corrobora.custody import EncryptedCustody, generate_key, open_folder, verify
from corrobora.custody.folder import head_bytes, object_path
from corrobora.custody.ledger import canonical, from_line, link, to_line
from corrobora.custody.store import SQLITE_FILE
from corrobora.errors import BadSetting, BrokenIntegrity, MissingPath, UnknownRecord
from corrobora.export import render_json, verify_bag
from corrobora.intake.capture import STANDARD
from corrobora.records import Decision, Judgement, Proposal, ReportId
from corrobora.review import propose_reading
from corrobora.workflow import project as project_module
from corrobora.workflow.gathering import Manner
from corrobora.workflow.layout import is_encrypted
from corrobora.workflow.project import Project, init_project, open_project, verify_project
from tests.cli.test_gathering import rss
from tests.export.package_sample import remake_manifests
from tests.intake.test_capture import Site, page

from .altering import unseen_in_custody, unseen_in_package
from .killing import faults_of, killed_after, moments
from .worked import AT, EXERCISE, by_rules_alone

LATER = "2031-06-01T08:00:00Z"
STORY = (
    "Oria Front fighters killed four farmers near Velmor on 3 May 2031, the shopkeeper {name} told the Keba Courier. "
    "She said the men came on motorcycles before dawn and burned two granaries."
)
NAMES = ("Ysolde Trennick", "Odrun Vastemar", "Pelka Imbrody")
SEEDS = tuple(part.encode() for name in NAMES for part in name.split())


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_module, "readers", by_rules_alone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A project and its keyring, in folders of their own."""

    folder: Path
    keys: Path

    def opened(self, *, rebuild: bool = False) -> Project:
        return open_project(self.folder, by="second", at=LATER, keys=self.keys, rebuild=rebuild)


def told(folder: Path) -> Path:
    """Write reports, each of one witness, a table of others, and a file that is refused; return their folder."""
    folder.mkdir(parents=True)
    for name in NAMES:
        (folder / f"{name.split(maxsplit=1)[0]}.txt").write_text(STORY.format(name=name), encoding="utf-8")
    rows = ["id,title,text"]
    rows += [f'{n},"Row {n}","{STORY.format(name=f"Zerban{n} Quillot")}"' for n in range(3)]
    (folder / "Quillot-table.csv").write_text("\n".join(rows), encoding="utf-8")
    (folder / "Quillot-tape.bin").write_bytes(b"\x00\x01\x02 Ysolde on tape" * 40)
    return folder


def made(root: Path, *, keys: bool = True, store: str | None = None, reports: Path | None = None) -> Archive:
    """Make a project in which all was done that can be done."""
    root.mkdir(parents=True, exist_ok=True)
    archive = Archive(folder=root / "archive", keys=root / "keys")
    with init_project(
        archive.folder, by="first", at=AT, store=store, keys=archive.keys if keys else None
    ) as project:
        for role in ("gazetteer", "actors"):
            project.refer(role, EXERCISE / f"{role}.csv")
        project.add([reports or told(root / "reports")])
        project.read()
        project.assess()
        for claim in project.dossier().claims:
            project.judge(
                Judgement(
                    proposal=propose_reading(claim).id,
                    decision=Decision.ACCEPT,
                    by="Ysolde herself",
                    at=AT,
                    why=f"as {NAMES[0]} said",
                )
            )
        project.seal(generate_key(), label="office")
    return archive


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(project_module, "readers", by_rules_alone)
        return made(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def archive(whole: Archive, tmp_path: Path) -> Archive:
    """Return a copy of an encrypted project, closed."""
    shutil.copytree(whole.folder, tmp_path / "archive")
    shutil.copy(whole.keys, tmp_path / "keys")
    return Archive(folder=tmp_path / "archive", keys=tmp_path / "keys")


def found_in(folder: Path, seeds: tuple[bytes, ...]) -> list[str]:
    """Return where one of the seeded words stands in a name or in a byte below a folder."""
    found = []
    for path in folder.rglob("*"):
        data = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        found += [f"{seed!r} in {path.relative_to(folder)}" for seed in seeds if seed in data]
    return found


def report_of(project: Project, name: str) -> ReportId:
    """Return the report that holds a name."""
    return next(ReportId(h.id) for h in project._store.iter_records("report") if name in h.body)


def readable_objects(project: Project) -> list[bytes]:
    """Return the words of every object that the keys still open."""
    custody = project._custody
    assert isinstance(custody, EncryptedCustody)
    hashes = [custody.keyring.words_of(name) for name in custody.keyring.names()]
    return [custody.get(sha256) for sha256 in hashes if sha256 is not None]


def readable(project: Project) -> list[str]:
    """Return the words of every object and of every entry but tombstones that the keys still open."""
    entries = [repr((e.subject, e.payload)) for e in project._custody.iter_entries() if e.what != "erased"]
    return [*entries, *map(repr, readable_objects(project))]


# --------------------------------------------------------------------------- what it holds and gives


def test_it_gives_what_a_plain_project_gives(archive: Archive, whole: Archive, tmp_path: Path) -> None:
    plain = made(tmp_path / "plain", keys=False, reports=whole.folder.parent / "reports")
    with open_project(plain.folder, by="second", at=LATER) as one, archive.opened() as other:
        assert render_json(one.dossier()) == render_json(other.dossier())
        assert one.judgements() == other.judgements()
        assert {e.subject for e in one.iter_history() if e.what == "refused"} == {
            e.subject for e in other.iter_history() if e.what == "refused"
        }
        assert other.verify().sound
    assert not is_encrypted(plain.folder)
    assert found_in(plain.folder, SEEDS), "the search finds what is there"


def test_no_seeded_word_is_in_any_byte_of_the_folder(archive: Archive, whole: Archive) -> None:
    hashes = tuple(
        word.encode()
        for line in whole.keys.read_text(encoding="ascii").splitlines()[1:]
        if (word := json.loads(line).get("of"))
    )
    assert len(hashes) > 20
    seeds = (*SEEDS, b"Quillot", b"Velmor", b"Keba Courier", b"motorcycles", b".csv", b".txt", *hashes)
    assert found_in(archive.folder, seeds) == []
    with archive.opened() as project:
        assert project.verify().sound
        assert found_in(archive.folder, seeds) == [], "while it is open"
        project.read(anew=True)
        project.assess(as_of="2031-06-01")
        assert found_in(archive.folder, seeds) == [], "after it was worked with"


def test_nothing_is_exported_into_the_folder(archive: Archive) -> None:
    with archive.opened() as project:
        for out in (archive.folder, archive.folder / "dossier"):
            with pytest.raises(BadSetting, match="not encrypted; give a folder elsewhere"):
                project.export(("json",), out)
    assert found_in(archive.folder, SEEDS) == []


def test_a_postgresql_of_an_encrypted_project_holds_no_seeded_word(
    tmp_path: Path, empty_postgresql: str
) -> None:
    archive = made(tmp_path / "made", store=empty_postgresql)
    engine = sa.create_engine(sa.make_url(empty_postgresql).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        dump = repr(
            [
                tuple(row)
                for table in sa.inspect(connection).get_table_names()
                for row in connection.execute(sa.text(f"SELECT * FROM {table}"))  # noqa: S608 - its own tables
            ]
        ).encode()
    engine.dispose()
    assert len(dump) > 10_000
    assert [seed for seed in (*SEEDS, b"Quillot", b"Velmor", b".txt") if seed in dump] == []
    assert found_in(archive.folder, SEEDS) == []
    with archive.opened() as project:
        project.erase([report_of(project, NAMES[1])], why="asked for")
        project.assess()
        assert project.verify().sound


def test_a_changed_byte_of_an_encrypted_custody_is_found_without_any_key(archive: Archive) -> None:
    assert unseen_in_custody(archive.folder, seed=21, number=100) == []
    assert verify(archive.folder / "custody").sound


def test_a_store_that_was_changed_or_lost_is_found_and_comes_back(archive: Archive) -> None:
    with archive.opened() as project:
        dossier = render_json(project.dossier())
        with project._store._engine.begin() as connection:
            connection.execute(sa.text("UPDATE record SET rank = 'x' WHERE kind = 'report'"))
        assert {finding.code for finding in project.verify().findings} == {"store-differs"}
    with archive.opened(rebuild=True) as project:
        assert project.verify().sound
    for file in archive.folder.glob(f"{SQLITE_FILE}*"):
        file.unlink()
    with archive.opened() as project:
        assert render_json(project.dossier()) == dossier


# --------------------------------------------------------------------------- keys


def test_without_its_keys_it_is_not_opened_and_checked_as_far_as_that_goes(archive: Archive) -> None:
    with pytest.raises(BadSetting, match="is encrypted; give its keyring"):
        open_project(archive.folder, by="x", at=LATER)
    before = {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()}
    found = verify_project(archive.folder, by="x", at=LATER)
    assert (found.sound, found.opened, found.checkpoints) == (True, False, 1)
    assert found.encrypted > 20
    assert {path: path.read_bytes() for path in archive.folder.rglob("*") if path.is_file()} == before
    opened = verify_project(archive.folder, by="x", at=LATER, keys=archive.keys)
    assert (opened.sound, opened.opened) == (True, True)


def test_another_keyring_is_refused(archive: Archive, tmp_path: Path) -> None:
    other = made(tmp_path / "other")
    with pytest.raises(BadSetting, match="that of another project"):
        open_project(archive.folder, by="x", at=LATER, keys=other.keys)
    with pytest.raises(MissingPath, match="no file at"):
        open_project(archive.folder, by="x", at=LATER, keys=tmp_path / "none")
    with pytest.raises(BadSetting, match="is there already"):
        init_project(tmp_path / "new", by="x", at=LATER, keys=archive.keys)
    with pytest.raises(BadSetting, match="lies in the project"):
        init_project(tmp_path / "new", by="x", at=LATER, keys=tmp_path / "new" / "keys")
    assert not (tmp_path / "new").exists()
    with archive.opened() as project:  # all that was refused left the lock
        assert project.verify().sound


def test_an_older_copy_of_the_keyring_is_named_as_that(archive: Archive) -> None:
    older = archive.keys.read_bytes()
    with archive.opened() as project:
        project.judge(Judgement(proposal="p-1", decision=Decision.UNSURE, by="x", at=LATER, why="not seen"))
    archive.keys.write_bytes(older)
    found = verify_project(archive.folder, by="x", at=LATER, keys=archive.keys)
    assert {finding.code for finding in found.findings} == {"key-missing"}
    with pytest.raises(BrokenIntegrity, match="older copy"):
        archive.opened(rebuild=True)


def test_an_erasure_by_somebody_without_the_keys_is_found_with_them_and_destroys_nothing(
    archive: Archive,
) -> None:
    """Whoever can write the folder could delete an original and say that it was erased."""
    with open_folder(archive.folder / "custody", by="thief", at=LATER) as folder:
        victim = next(e.subject for e in folder.iter_entries() if e.payload.get("form"))
        folder.append(
            "erased", "0" * 32, {"names": json.dumps([victim]), "undone": "no", "encrypted": "AAAA"}
        )
    object_path(archive.folder / "custody", victim).unlink()
    before = archive.keys.read_bytes()
    found = verify_project(archive.folder, by="x", at=LATER, keys=archive.keys)
    # and the store is not compared with a ledger that cannot be followed
    assert {finding.code for finding in found.findings} == {"erasure-wrong", "store-unchecked"}
    assert [one.by for one in found.erased] == ["thief"]
    assert archive.keys.read_bytes() == before


def test_nothing_is_added_in_plain_where_somebody_says_that_it_is_not_encrypted(archive: Archive) -> None:
    """Whoever can write the folder could have the next report lie there to be read."""
    file = archive.folder / "project.json"
    file.write_bytes(canonical({"layout": "corrobora/project/1", "store": SQLITE_FILE}) + b"\n")
    with pytest.raises(BrokenIntegrity, match="its custody holds what is: the file was changed"):
        archive.opened()


def test_who_acted_and_when_is_bound_to_what_was_done(archive: Archive) -> None:
    """Of the last entry no later one fixes it."""
    with archive.opened() as project:
        project.judge(Judgement(proposal="p-1", decision=Decision.UNSURE, by="x", at=LATER, why="not seen"))
    custody = archive.folder / "custody"
    *before, line = (custody / "ledger.jsonl").read_bytes().splitlines(keepends=True)
    last = from_line(line)
    fields = {name: getattr(last, name) for name in ("what", "subject", "payload", "number", "previous")}
    for by, at in (("another", last.at), (last.by, AT)):
        forged = link(**fields, by=by, at=at)
        (custody / "ledger.jsonl").write_bytes(b"".join((*before, to_line(forged))))
        (custody / "head.json").write_bytes(head_bytes(forged.number, forged.hash))
        for store in archive.folder.glob(f"{SQLITE_FILE}*"):
            store.unlink()
        found = verify_project(archive.folder, by="x", at=LATER, keys=archive.keys)
        assert "encryption-wrong" in {finding.code for finding in found.findings}


def test_an_older_corrobora_does_not_take_it_for_a_plain_project(archive: Archive) -> None:
    told = json.loads((archive.folder / "project.json").read_text(encoding="ascii"))
    assert told["layout"] == "corrobora/project/2"
    assert re.fullmatch("[0-9a-f]{32}", told["keys"])


# --------------------------------------------------------------------------- erasing


def test_an_erased_report_is_nowhere_any_more_even_for_whoever_has_the_keys(archive: Archive) -> None:
    with archive.opened() as project:
        victim = report_of(project, NAMES[1])
        others = {h.id for h in project._store.iter_records("report")} - {victim}
        erased = project.erase([victim], why=f"{NAMES[1]} asked for it")
        assert erased.reports == (victim,)
        assert erased.undone
        status = project.status()
        assert (status.reports, status.erased, status.undone, status.incidents) == (len(others), 1, True, 0)
        with pytest.raises(BadSetting, match="was erased on which the last assessment rested"):
            project.dossier()
        # every object and every entry that the keys still open
        left = readable(project)
        assert len(left) > 20
        for word in (*NAMES[1].split(), victim):
            assert [one[:80] for one in left if word in one] == []
        assert any(NAMES[0] in one for one in left)
        (tombstone,) = project.iter_history(victim)
        assert (tombstone.what, tombstone.payload["why"]) == ("erased", f"{NAMES[1]} asked for it")
        assert project.verify().sound
        with pytest.raises(UnknownRecord, match="no report"):
            project.erase([victim], why="again")
    with archive.opened() as project:
        assert project.verify().sound
        project.assess()
        dossier = project.dossier()
        assert {report.id for report in dossier.reports} == others
        project.assess(anew=True)
        assert render_json(project.dossier()) == render_json(dossier)
        assert not project.status().undone
    found = verify_project(archive.folder, by="x", at=LATER, keys=archive.keys)
    assert found.sound
    assert [(one.by, one.at) for one in found.erased] == [("second", LATER)]


def test_it_gives_what_a_project_gives_that_never_had_the_report(archive: Archive, tmp_path: Path) -> None:
    rest = told(tmp_path / "rest" / "reports")
    (rest / "Odrun.txt").unlink()
    never = made(tmp_path / "never", reports=rest)
    with archive.opened() as project, never.opened() as other:
        project.erase([report_of(project, NAMES[1])], why="asked for")
        project.assess()
        mine, theirs = (json.loads(render_json(one.dossier())) for one in (project, other))
        assert mine["incidents"] == theirs["incidents"]
        assert mine["claims"] == theirs["claims"]


def test_a_report_out_of_a_table_takes_the_table_with_it_and_leaves_the_other_rows(archive: Archive) -> None:
    with archive.opened() as project:
        victim = report_of(project, "Zerban1")
        erased = project.erase([victim], why="asked for")
        assert (erased.containers, erased.beside) == (1, 2)
        left = [h.body for h in project._store.iter_records("report")]
        assert sum("Quillot" in body for body in left) == 2
        objects = readable_objects(project)
        assert not [one for one in objects if b"Zerban1" in one]
        project.assess()
        assert project.verify().sound


def test_a_report_within_a_mail_is_not_erased_without_the_mail(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "mail.eml").write_text(
        "From: a@example.org\nTo: b@example.org\nSubject: News\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="cut"\n\n--cut\nContent-Type: text/plain\n\n'
        f"{STORY.format(name=NAMES[0])}\n--cut\nContent-Type: text/plain\n"
        'Content-Disposition: attachment; filename="more.txt"\n\n'
        f"{STORY.format(name=NAMES[1])}\n--cut--\n",
        encoding="utf-8",
    )
    archive = made(tmp_path / "made", reports=reports)
    with archive.opened() as project:
        within, around = report_of(project, NAMES[1]), report_of(project, NAMES[0])
        before = project.status()
        with pytest.raises(BadSetting, match=f"came within report {around}"):
            project.erase([within], why="asked for")
        assert project.status() == before
        project.erase([within, around], why="asked for")
        assert project.status().erased == 2
        assert project.verify().sound


def test_an_archive_within_an_archive_goes_with_its_report(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("one.txt", STORY.format(name=NAMES[0]))
    with zipfile.ZipFile(reports / "outer.zip", "w") as archive:
        archive.write(inner, "inner.zip")
        archive.writestr("two.txt", STORY.format(name=NAMES[1]))
    found = made(tmp_path / "made", reports=reports)
    with found.opened() as project:
        erased = project.erase([report_of(project, NAMES[0])], why="asked for")
        assert (erased.containers, erased.beside) == (2, 1)


def test_a_report_that_could_not_be_read_is_not_left_in_what_was_refused(
    archive: Archive, tmp_path: Path
) -> None:
    """An assessment lists it by its path, and a path can be a witness's name."""
    path = tmp_path / "Mirtel Osk.txt"
    path.write_text(
        "Les hommes armés sont arrivés avant l'aube et ont tué quatre paysans près de Velmor, a dit la commerçante. "
        "Elle a ajouté que deux greniers avaient été brûlés et que personne n'avait été averti.",
        encoding="utf-8",
    )
    with archive.opened() as project:
        added = project.add([path])
        project.read()
        project.assess()
        assert any("Mirtel" in one.what for one in project.dossier().refused)
        project.erase(added.new, why="asked for")
        assert not [one for one in readable_objects(project) if b"Mirtel" in one]
        project.assess()
        assert not any("Mirtel" in one.what for one in project.dossier().refused)


def test_a_report_that_cites_an_erased_one_stays_whole(archive: Archive, tmp_path: Path) -> None:
    """What is written in a report is its own; ids of reports are published in every dossier."""
    with archive.opened() as project:
        victim = report_of(project, NAMES[1])
        path = tmp_path / "letter.txt"
        path.write_text(f"{STORY.format(name='Mirtel Osk')}\n\nSee report {victim}.", encoding="utf-8")
        (cites,) = project.add([path]).new
        project.read()
        project.assess()
        project.erase([victim], why="asked for")
        assert project.verify().sound
        project.assess()
        assert cites in {report.id for report in project.dossier().reports}


def test_a_file_that_was_refused_is_erased_with_its_name(archive: Archive) -> None:
    with archive.opened() as project:
        tape = next(
            e.subject
            for e in project.iter_history()
            if e.what == "held" and "Quillot-tape" in e.payload["paths"]
        )
        assert project.erase([ReportId(tape)], why="asked for").undone
        assert [one for one in readable(project) if "on tape" in one or "Quillot-tape" in one] == []
        project.assess()
        assert project.dossier().refused == ()
        assert project.verify().sound


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site({})
    yield served
    served.close()


def test_a_captured_page_goes_with_its_address_and_with_what_its_feed_told_of_it(
    archive: Archive, site: Site
) -> None:
    def told_by(*names: str) -> None:
        site.answers["/feed"] = page(rss(*((name, site.url(f"/{name}")) for name in names)))

    for name in ("Mirtel", "Anders", "Wolke"):
        site.answers[f"/{name}"] = page(f"<p>{STORY.format(name=name)}</p>".encode())
    manner = Manner(
        agent="x",
        allow_private=True,
        robots=False,
        marks=False,
        limits=replace(STANDARD, ports=frozenset({site.port})),
        pause_s=0.0,
    )
    with archive.opened() as project:
        told_by("Mirtel", "Anders")
        assert len(project.list_feed(site.url("/feed"), manner, now=lambda: AT).waiting) == 2
        told_by("Mirtel", "Anders", "Wolke")
        project.list_feed(site.url("/feed"), manner, now=lambda: AT)
        (visit,) = project.capture([site.url("/Mirtel")], manner, now=lambda: AT)
        project.read()
        project.assess()
        project.erase(visit.new, why="asked for")
        gone = ("Mirtel", visit.warc_sha256, visit.new[0])
        assert [one[:99] for one in readable(project) for word in gone if word in one] == []
        project.erase([report_of(project, NAMES[1])], why="a second one is erased as the first was")
        told_by("Mirtel", "Anders", "Wolke", "Odd")
        listing = project.list_feed(site.url("/feed"), manner, now=lambda: LATER)
        assert [entry.title for entry in listing.new] == ["Odd"]
        assert listing.waiting == tuple(site.url(f"/{name}") for name in ("Anders", "Wolke", "Odd"))
        assert [one[:99] for one in readable(project) if "Mirtel" in one] == [], (
            "nor does it come back by itself"
        )
        (again,) = project.capture([site.url("/Mirtel")], manner, now=lambda: LATER)
        assert again.new == visit.new, "but where a person asks for it"
        assert project.verify().sound


def test_what_a_watched_folder_brought_does_not_come_back_by_itself(archive: Archive, tmp_path: Path) -> None:
    alone, packed = tmp_path / "one.txt", tmp_path / "Mirtel.zip"
    alone.write_text(STORY.format(name="Anders Wolf"), encoding="utf-8")
    with zipfile.ZipFile(packed, "w") as inside:
        inside.writestr("two.txt", STORY.format(name="Mirtel Osk"))
    with archive.opened() as project:
        added = project.add_unknown([alone, packed])
        assert added is not None
        project.erase(added.new, why="asked for")
        sha256 = hashlib.sha256(packed.read_bytes()).hexdigest()
        assert [one[:99] for one in readable(project) if "Mirtel" in one or sha256 in one] == []
        assert project.add_unknown([alone, packed]) is None
        assert project.add([alone]).new


def test_judgements_on_what_was_reconciled_go_with_their_incident(archive: Archive) -> None:
    with archive.opened() as project:
        ours = project.dossier().incidents[0].id
        made = {
            incident: Proposal(kind="same-incident", subjects=(incident, "acled:1"), value="same", method="m")
            for incident in (ours, "i-another")
        }
        for incident, proposal in made.items():
            judgement = Judgement(
                proposal=proposal.id, decision=Decision.ACCEPT, by="x", at=LATER, why=f"told of {incident}"
            )
            project.judge(judgement, proposal=proposal)
        project.judge(replace(judgement, proposal="p-loose", why="told of what nobody knows any more"))
        project.erase([report_of(project, NAMES[1])], why="asked for")
        left = {judgement.why for judgement in project.judgements() if judgement.why.startswith("told of")}
        assert left == {"told of i-another"}
        assert [
            one[:99] for one in readable(project) if "nobody knows" in one or f"told of {ours}" in one
        ] == []


def test_a_report_that_nothing_rests_on_yet_undoes_no_assessment(archive: Archive, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(STORY.format(name="Mirtel Osk"), encoding="utf-8")
    with archive.opened() as project:
        before = render_json(project.dossier())
        added = project.add([new])
        assert not project.erase(added.new, why="asked for").undone
        assert render_json(project.dossier()) == before
        assert project.verify().sound


def test_a_plain_project_erases_nothing_and_says_why(tmp_path: Path) -> None:
    archive = made(tmp_path / "plain", keys=False)
    with open_project(archive.folder, by="x", at=LATER) as project:
        victim = report_of(project, NAMES[1])
        with pytest.raises(BadSetting, match="is not encrypted"):
            project.erase([victim], why="asked for")
    with made(tmp_path / "other").opened() as project:
        with pytest.raises(BadSetting, match="say why"):
            project.erase([victim], why=" ")
        with pytest.raises(BadSetting, match="at least one"):
            project.erase([], why="asked for")
        with pytest.raises(UnknownRecord):
            project.erase([ReportId("0" * 64)], why="asked for")
        assert project.status().erased == 0


# --------------------------------------------------------------------------- a package of it


@pytest.fixture
def package(archive: Archive, tmp_path: Path) -> Path:
    """Return a package of a project that holds more than its dossier rests on, and from which a report was erased."""
    late = tmp_path / "late.txt"
    late.write_text(STORY.format(name="Mirtel Osk"), encoding="utf-8")
    with archive.opened() as project:
        project.erase([report_of(project, NAMES[1])], why="asked for")
        project.assess()
        project.add([late])
        project.export(("json", "bag"), tmp_path / "out")
    return tmp_path / "out" / "bag"


def faults(bag: Path) -> list[str]:
    return [f"{fault.where}: {fault.why}" for fault in verify_bag.examine(bag).faults]


def test_a_package_shows_what_its_dossier_rests_on_and_keeps_the_rest_closed(
    package: Path, archive: Archive
) -> None:
    assert faults(package) == []
    found = verify_bag.examine(package)
    said = " ".join((*found.checked, *found.held))
    assert "each has the words of its ciphertext in custody" in said
    assert "were erased by ledger entry" in said
    assert NAMES[0].split()[0].encode() in b"".join(
        p.read_bytes() for p in package.glob("data/opened/objects/*/*")
    )
    assert found_in(package, (b"Mirtel", b"Odrun", b"herself", b"on tape")) == []
    assert found_in(package / "data" / "custody", SEEDS) == []
    with archive.opened() as project:
        keyring = project._custody.keyring.path.read_bytes()  # type: ignore[union-attr]  # the project is encrypted
    shown = package.joinpath("data", "opened", "entries.jsonl").read_text(encoding="ascii").splitlines()
    assert len(shown) >= 5
    assert not [line for line in shown if json.loads(line)["commitment"].encode() in keyring], (
        "no key goes along"
    )
    assert "WHAT IS ENCRYPTED" in (package / "data" / "README.txt").read_text(encoding="ascii")


def test_a_file_that_others_words_came_in_stays_closed(archive: Archive, tmp_path: Path) -> None:
    """What was refused, what is hidden and what nobody has read yet is no part of the dossier."""
    with zipfile.ZipFile(tmp_path / "sent.zip", "w") as sent:
        sent.writestr("one.txt", STORY.format(name="Mirtel Osk"))
        sent.writestr(".hidden", "Quornt")
    parts = "".join(
        f"--cut\nContent-Type: {kind}\n{head}\n{words}\n"
        for kind, head, words in (
            ("text/plain", "", STORY.format(name="Quornt")),
            (
                "text/plain",
                'Content-Disposition: attachment; filename="a.txt"\n',
                STORY.format(name="Anders"),
            ),
        )
    )
    (tmp_path / "mail.eml").write_text(
        "From: a@example.org\nSubject: News\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="cut"\n\n{parts}--cut--\n',
        encoding="utf-8",
    )
    rows = [json.dumps(row) for row in ({"text": STORY.format(name="Wolke")}, {"note": "Quornt"})]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    with archive.opened() as project:
        project.add([tmp_path / name for name in ("sent.zip", "mail.eml", "rows.jsonl")])
        mail = report_of(project, "Quornt")
        project.read(only={ReportId(h.id) for h in project._store.iter_records("report")} - {mail})
        project.assess()
        # a row of a table that is erased takes the table's bytes with it, and the other rows are packaged without
        project.erase([report_of(project, "Zerban1")], why="asked for")
        project.assess()
        project.export(("bag",), tmp_path / "out")
    bag = tmp_path / "out" / "bag"
    assert faults(bag) == []
    assert found_in(bag, (b"Quornt", b"Zerban1")) == []
    assert found_in(bag, (b"Anders",)), "the search finds what is there"
    assert any("may hold others' words" in one for one in verify_bag.examine(bag).held)


def test_it_shows_what_a_package_of_a_plain_project_shows(package: Path) -> None:
    """The ledger's times stand in the provenance, which reads the entries that were opened."""
    prov = json.loads((package / "data" / "prov.json").read_bytes())
    times = [one for one in prov["activity"].values() if one.get("prov:startTime") or one.get("prov:endTime")]
    assert len(times) >= 5


def test_a_changed_byte_of_such_a_package_is_found_by_its_own_verifier(package: Path) -> None:
    assert unseen_in_package(package, seed=22, number=60) == []


def test_words_that_are_not_those_of_the_ciphertext_are_found_though_all_hashes_fit(package: Path) -> None:
    data = package / "data" / "opened"
    lines = [json.loads(line) for line in (data / "objects.jsonl").read_bytes().splitlines()]
    told = (data / "entries.jsonl").read_bytes()
    victim = lines[0]
    path = data / "objects" / victim["sha256"][:2] / victim["sha256"]
    forged = path.read_bytes().replace(b"four farmers", b"nine farmers")
    sha256 = hashlib.sha256(forged).hexdigest()
    path.unlink()
    (data / "objects" / sha256[:2]).mkdir(exist_ok=True)
    (data / "objects" / sha256[:2] / sha256).write_bytes(forged)
    lines[0] = {**victim, "sha256": sha256}
    (data / "objects.jsonl").write_bytes(b"".join(canonical(line) + b"\n" for line in lines))
    (data / "entries.jsonl").write_bytes(told.replace(victim["sha256"].encode(), sha256.encode()))
    for folder in sorted((data / "objects").iterdir()):
        if not any(folder.iterdir()):
            folder.rmdir()
    remake_manifests(package)
    said = faults(package)
    assert "data/opened/objects.jsonl, line 1: does not hold the words of its ciphertext" in said
    assert any("does not hold the words of its entry's ciphertext" in one for one in said)


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"no json",
        b'{"commitment":"zz","name":"x","sha256":"y"}',
        b'["a"]',
        b'{"commitment":1,"name":2,"sha256":3}',
    ],
)
def test_a_line_that_shows_nothing_is_a_fault_and_breaks_nothing(package: Path, line: bytes) -> None:
    for name in ("objects.jsonl", "entries.jsonl"):
        with (package / "data" / "opened" / name).open("ab") as stream:
            stream.write(line + b"\n")
    remake_manifests(package)
    said = faults(package)
    assert len([one for one in said if "opened/" in one]) == 2
    assert not [one for one in said if "to the end" in one]


def test_an_original_that_was_not_opened_is_missed(package: Path) -> None:
    data = package / "data" / "opened"
    lines = (data / "objects.jsonl").read_bytes().splitlines(keepends=True)
    (data / "objects.jsonl").write_bytes(b"".join(lines[1:]))
    remake_manifests(package)
    said = faults(package)
    assert any("is not among the words that were opened" in one for one in said)
    assert any("original bytes are not in custody" in one for one in said)


def test_what_is_said_to_be_erased_and_was_never_encrypted_is_a_fault(tmp_path: Path) -> None:
    archive = made(tmp_path / "plain", keys=False)
    with open_project(archive.folder, by="x", at=LATER) as project:
        project.export(("bag",), tmp_path / "out")
        victim = report_of(project, NAMES[1])
        payload = {"names": json.dumps([victim]), "undone": "no", "encrypted": "AAAA"}
        project._folder.append("erased", "0" * 32, payload)
    bag = tmp_path / "out" / "bag"
    shutil.rmtree(bag / "data" / "custody")
    shutil.copytree(archive.folder / "custody", bag / "data" / "custody", ignore=lambda _, __: ["lock"])
    object_path(bag / "data" / "custody", victim).unlink()
    folder = object_path(bag / "data" / "custody", victim).parent
    if not any(folder.iterdir()):
        folder.rmdir()
    remake_manifests(bag)
    said = faults(bag)
    assert any("erased that was never held encrypted" in one for one in said)
    assert any(victim in one and "are held, and they are not" in one for one in said)


# --------------------------------------------------------------------------- runs that die


STEPS = ("keyring", "objects", "clear", "fold")


@pytest.mark.parametrize("step", STEPS)
def test_an_erasure_that_dies_is_finished_by_the_next_opening(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = {
        "keyring": "corrobora.custody.keyring.Keyring.keep_only",
        "objects": "corrobora.custody.folder.FolderCustody.remove",
        "clear": "corrobora.custody.store.Store.clear",
        "fold": "corrobora.workflow.project.fold",
    }[step]

    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    with archive.opened() as project:
        victim = report_of(project, NAMES[1])
        monkeypatch.setattr(target, die)
        with pytest.raises(KeyboardInterrupt):
            project.erase([victim], why="asked for")
    monkeypatch.undo()
    monkeypatch.setattr(project_module, "readers", by_rules_alone)
    with archive.opened() as project:
        assert project._store.find("report", victim) is None
        assert project.status().erased == 1
        assert project.verify().sound
        project.assess()
        assert project.verify().sound


@pytest.mark.parametrize(("acts", "seconds"), moments(seed=7, number=8))
def test_a_killed_run_leaves_an_encrypted_project_sound_and_without_a_seeded_word(
    tmp_path: Path, acts: int, seconds: float
) -> None:
    reports = told(tmp_path / "reports")
    archive = Archive(folder=tmp_path / "archive", keys=tmp_path / "keys")
    for again in (acts, 3):
        done = killed_after(archive.folder, reports, None, acts=again, seconds=seconds, keys=archive.keys)
        assert found_in(archive.folder, (*SEEDS, b"Quillot", b"Velmor")) == []
        assert faults_of(archive.folder, done, archive.keys) == []
    assert found_in(archive.folder, (*SEEDS, b"Quillot", b"Velmor")) == []
