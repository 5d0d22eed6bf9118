"""What is open for a person, what was decided, and the keys that sign it, as it is typed."""

import json
import stat
from pathlib import Path

import pytest

from corrobora.custody import load_key
from corrobora.workflow import judging, open_project
from tests.cli.typing_in import Typed

REPORT = """Two drivers were shot dead at the Iribel bridge on 4 May 2023, a relative said.

The army denied that its soldiers had fired on the drivers.
"""


@pytest.fixture
def typed(typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typed:
    """Return what types a command and gives status, output and errors; `archive` holds one report, assessed."""
    monkeypatch.chdir(tmp_path)

    Path("bridge.txt").write_text(REPORT, encoding="utf-8")
    assert typed("brief", "bridge.txt", "--keep", "archive", "--quiet")[0] == 0
    return typed


def listed(typed: Typed, *words: str) -> list[dict[str, object]]:
    status, said, _ = typed("proposals", "archive", *words, "--json")
    assert status == 0
    return [json.loads(line) for line in said.splitlines()]


def decided(
    typed: Typed, proposal: object, decision: str, *more: str, by: str = "R. A."
) -> tuple[int, str, str]:
    return typed("judge", "archive", str(proposal), decision, "--by", by, "--why", "as written", *more)


def states(typed: Typed) -> list[tuple[object, object]]:
    said = typed("judgements", "archive", "--json")[1]
    return [(one["decision"], one["state"]) for one in map(json.loads, said.splitlines())]


def test_every_claim_is_proposed_with_its_words_and_leaves_the_list_once_judged(typed: Typed) -> None:
    made = listed(typed)
    dossier = json.loads(Path("dossier/dossier.json").read_text(encoding="utf-8"))
    assert [one["claim"] for one in made] == [claim["id"] for claim in dossier["claims"]]
    assert all(REPORT[int(str(one["start"])) : int(str(one["end"]))] == one["words"] for one in made)
    denial = next(one for one in made if one["value"] == "denies")
    said = typed("proposals", "archive")[1]
    assert f"{denial['id']}  {denial['speaker']}: denies" in said
    assert f"{len(made)} of {len(made)} proposals" in said
    assert decided(typed, denial["id"], "accept")[0] == 0
    assert denial["id"] not in {one["id"] for one in listed(typed)}
    (again,) = [one for one in listed(typed, "--all") if one["id"] == denial["id"]]
    assert again["judgement"] == {
        "proposal": denial["id"],
        "decision": "accept",
        "by": "R. A.",
        "at": again["judgement"]["at"],  # type: ignore[index]  # an object, as the line before says
        "why": "as written",
        "value": None,
        "withdrawn": False,
    }
    assert "1 judgement" in typed("judgements", "archive")[1]
    told = typed("history", "archive", str(denial["id"]))[1]
    assert (told.count("R. A.  judged"), told.count("\n")) == (1, 1)


def test_proposals_about_one_incident_or_report_are_those_of_its_claims(typed: Typed) -> None:
    dossier = json.loads(Path("dossier/dossier.json").read_text(encoding="utf-8"))
    (incident,) = dossier["incidents"]
    wanted = {*incident["claims"], *incident["set_aside"]}
    assert {one["claim"] for one in listed(typed, incident["id"])} == wanted
    assert len(listed(typed, dossier["reports"][0]["id"])) == len(dossier["claims"])
    status, _, said = typed("proposals", "archive", "i-none")
    assert (status, "no report, incident, claim or proposal i-none" in said, said.count("\n")) == (2, True, 1)


def test_the_history_of_a_claim_is_that_of_its_report_and_its_incident(typed: Typed) -> None:
    dossier = json.loads(Path("dossier/dossier.json").read_text(encoding="utf-8"))
    (incident,) = dossier["incidents"]
    told = typed("history", "archive", incident["claims"][0])[1]
    assert [line.split()[3] for line in told.splitlines()] == [
        "kept",
        "taken-in",
        "reported",
        "read",
        "weighed",
    ]


def test_a_judgement_reaches_the_export_and_is_taken_back_without_being_erased(typed: Typed) -> None:
    first, second, *_ = listed(typed)
    assert decided(typed, first["id"], "correct", "--to", "stance=doubts")[0] == 0
    assert decided(typed, second["id"], "unsure")[0] == 0
    assert decided(typed, second["id"], "reject")[0] == 0
    assert typed("export", "archive", "--as", "claimreview", "--out", "out")[0] == 0
    graph = json.loads(Path("out/claimreview/claimreview.jsonld").read_text(encoding="utf-8"))["@graph"]
    rated = {one["identifier"]: one["reviewRating"]["alternateName"] for one in graph}
    assert rated == {first["claim"]: "Corrected", second["claim"]: "Rejected"}
    assert decided(typed, second["id"], "reject", "--withdraw")[0] == 0
    assert states(typed) == [
        ("correct", "in force"),
        ("unsure", "in force"),
        ("reject", "withdrawn"),
        ("reject", "a withdrawal"),
    ]
    assert decided(typed, second["id"], "accept", by="T. O.")[0] == 0
    assert states(typed)[1] == ("unsure", "replaced")
    assert typed("verify", "archive")[0] == 0


def test_a_judgement_of_what_is_proposed_no_longer_is_adrift(typed: Typed) -> None:
    (first, *_) = listed(typed)
    decided(typed, first["id"], "accept")
    with open_project("archive", by="x", at="2031-05-01T08:00:00Z") as project:
        held, made = project.judgements(), project.proposals()
    assert judging.states(held, made, {}) == (judging.State.IN_FORCE,)
    others = [one for one in made if one.proposal.id != held[0].proposal]
    assert judging.states(held, others, {}) == (judging.State.ADRIFT,)


def test_what_cannot_be_judged_is_one_line_and_changes_nothing(typed: Typed) -> None:
    (first, *_) = listed(typed)
    before = Path("archive/custody/head.json").read_bytes()
    proposal = str(first["id"])
    for words, message in (
        (("p-0", "accept"), "no proposal p-0"),
        ((proposal, "confirm"), "found confirm, expected accept"),
        ((proposal, "merge"), "found merge, expected one of accept"),
        ((proposal, "correct"), "correct says by --to"),
        ((proposal, "accept", "--to", "doubts"), "belongs to correct alone"),
        ((proposal, "reject", "--withdraw"), "has no reject in force"),
    ):
        status, _, said = decided(typed, *words)
        assert (status, message in said, said.count("\n")) == (2, True, 1), said
    status, _, said = typed("judge", "archive", proposal, "accept", "--by", "R. A.", "--why", " ")
    assert (status, "for a reason" in said) == (2, True)
    status, _, said = typed("judge", "archive", proposal, "accept", "--why", "x")
    assert (status, "--by" in said) == (2, True)
    assert Path("archive/custody/head.json").read_bytes() == before


def test_nothing_is_proposed_before_it_was_assessed(typed: Typed) -> None:
    typed("init", "other")
    for words in (("proposals", "other"), ("judge", "other", "p-0", "accept", "--by", "x", "--why", "y")):
        status, _, said = typed(*words)
        assert (status, "nothing was assessed yet" in said) == (2, True)
    assert typed("judgements", "other")[1] == "0 judgements.\n"


# --------------------------------------------------------------------------- keys


def test_a_key_is_made_signs_and_signs_no_more_once_it_is_retired(typed: Typed) -> None:
    Path("words").write_text("six random words or more\n", encoding="utf-8")
    status, said, _ = typed("key", "new", "first.key", "--passphrase", "words")
    public = said.split()[-1]
    assert (status, public) == (0, load_key("first.key", "six random words or more").public)
    assert stat.S_IMODE(Path("first.key").stat().st_mode) == 0o600
    typed("key", "new", "second.key", "--passphrase", "words", "--quiet")
    sealing = ("seal", "archive", "--by", "M. K.", "--passphrase", "words", "--key")
    assert typed(*sealing, "first.key")[0] == 0
    assert typed(*sealing, "second.key", "--old-key", "first.key")[0] == 0
    assert typed("key", "retire", "archive", public, "--why", "laptop lost", "--by", "M. K.")[0] == 0
    status, _, said = typed(*sealing, "first.key")
    assert (status, "it is retired" in said, said.count("\n")) == (2, True, 1)
    assert typed(*sealing, "second.key")[0] == 0
    told = typed("key", "list", "archive")[1].splitlines()
    assert [line.split()[0] for line in told] == [
        public,
        load_key("second.key", "six random words or more").public,
    ]
    assert ["retired by entry" in line for line in told] == [True, False]
    assert typed("verify", "archive")[0] == 0


def test_a_theft_noticed_later_takes_back_what_the_key_signed(typed: Typed) -> None:
    public = typed("key", "new", "my.key")[1].split()[-1]
    said = typed("seal", "archive", "--key", "my.key", "--by", "M. K.")[1]
    number = int(said.split("signed entry ")[1].split(":")[0])
    assert typed("key", "retire", "archive", public, "--why", "stolen", "--since", str(number))[0] == 0
    status, said, _ = typed("verify", "archive")
    assert (status, "checkpoint-void" in said) == (1, True)
    assert f"void from entry {number} on" in typed("key", "list", "archive")[1]


def test_what_cannot_be_done_with_a_key_is_one_line(typed: Typed) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    for words, message in (
        (("new", "taken"), "never written over"),
        (("new", "archive/my.key"), "lies in the project"),
        (("new", "archive/custody/objects/my.key"), "lies in the project"),
        (("retire", "archive", "0" * 64, "--why", "x"), "no such key"),
    ):
        status, _, said = typed("key", *words)
        assert (status, message in said, said.count("\n")) == (2, True, 1), said
    assert Path("taken").read_text(encoding="utf-8") == "a file"


SECOND = """Five shepherds were killed in an air strike on Dunlow on 9 September 2023, the mayor said.

The air force denied that it had bombed Dunlow.
"""


def assessed(typed: Typed) -> list[dict[str, list[str]]]:
    assert typed("assess", "archive", "--quiet")[0] == 0
    assert typed("export", "archive", "--as", "json", "--out", "out")[0] == 0
    incidents: list[dict[str, list[str]]] = json.loads(Path("out/dossier.json").read_text(encoding="utf-8"))[
        "incidents"
    ]
    return incidents


def test_what_is_put_together_and_apart_is_followed_and_taken_back(typed: Typed) -> None:
    Path("strike.txt").write_text(SECOND, encoding="utf-8")
    assert typed("add", "archive", "strike.txt", "--quiet")[0] == 0
    assert typed("read", "archive", "--quiet")[0] == 0
    first, second = assessed(typed)
    ids = [str(first["id"]), str(second["id"])]
    why = ("--by", "R. A.", "--why", "one march")
    status, said, _ = typed("merge", "archive", *ids, *why)
    assert (status, said.startswith("merge p-")) == (0, True)
    (one,) = assessed(typed)
    assert set(one["claims"]) == {*first["claims"], *second["claims"]}
    assert typed("judge", "archive", said.split()[1], "merge", "--withdraw", *why)[0] == 0
    assert [str(one["id"]) for one in assessed(typed)] == ids
    assert typed("split", "archive", ids[0], first["claims"][0], *why, "--quiet") == (0, "", "")
    assert sorted(len(one["claims"]) for one in assessed(typed)) == sorted(
        [1, len(first["claims"]) - 1, len(second["claims"])]
    )
    assert [state for _, state in states(typed)] == ["withdrawn", "a withdrawal", "in force"]
    assert typed("verify", "archive")[0] == 0
    wrong: tuple[tuple[tuple[str, ...], str], ...] = (
        (("merge", "archive", ids[1]), "two incidents or more"),
        (("merge", "archive", ids[1], "i-none"), "no incident i-none"),
        (("split", "archive", ids[1], "c-none"), "claim c-none is not among those"),
        (("split", "archive", ids[1], *second["claims"]), "leave some that stay"),
    )
    for words, message in wrong:
        status, _, told = typed(*words, *why)
        assert (status, message in told, told.count("\n")) == (2, True, 1)


def test_what_cannot_be_corrected_so_is_one_line(typed: Typed) -> None:
    (first, *_) = listed(typed)
    for to, message in (
        (("banana",), "expected field=value"),
        (("stance=denies", "stance=doubts"), "each field once"),
        (("colour=red",), "expected some of stance"),
    ):
        words = [word for one in to for word in ("--to", one)]
        status, _, told = decided(typed, first["id"], "correct", *words)
        assert (status, message in told, told.count("\n")) == (2, True, 1)
    assert states(typed) == []


TWICE = """Two drivers were shot dead at the Iribel bridge on 4 May 2023, Colonel Ado Zembra said.

The Hill Heron Brigade of the north shot the drivers, Ado Zembra Kolle told reporters.
"""


@pytest.fixture
def two(typed: Typed) -> tuple[str, str]:
    """Add a second report to the archive, assess it, and return the ids of both."""
    Path("other.txt").write_text(TWICE, encoding="utf-8")
    for words in (("add", "archive", "other.txt"), ("read", "archive"), ("assess", "archive")):
        assert typed(*words)[0] == 0
    with open_project("archive", by="x", at="2031-05-01T08:00:00Z") as project:
        first, second = (report.id for report in project.dossier().reports)
    return first, second


def test_a_copy_is_judged_and_taken_back_as_it_is_typed(typed: Typed, two: tuple[str, str]) -> None:
    why = ("--by", "R. A.", "--why", "read both")
    status, said, _ = typed("copy", "archive", *two, "accept", *why)
    assert (status, "next: corrobora assess" in said) == (0, True)
    status, _, said = typed("copy", "archive", *reversed(two), "reject", *why)
    assert (status, "nothing to reject" in said, said.count("\n")) == (2, True, 1)
    status, _, said = typed("copy", "archive", *two, "perhaps", *why)
    assert (status, "copy: found perhaps" in said) == (2, True)
    status, said, _ = typed("copy", "archive", *two, "accept", *why, "--withdraw")
    assert (status, said.startswith("withdrawn: accept p-")) == (0, True)
    assert states(typed) == [("accept", "withdrawn"), ("accept", "a withdrawal")]
    assert f"copy-of: {two[0]} / {two[1]}" in typed("judgements", "archive")[1]


def test_names_are_judged_as_they_are_typed(typed: Typed, two: tuple[str, str]) -> None:
    assert len(two) == 2
    why = ("--by", "R. A.", "--why", "asked him")
    assert typed("actors", "archive", "Ado Zembra", "Ado Zembra Kolle", "accept", *why)[0] == 0
    status, _, said = typed("actors", "archive", "Ado Zembra", "Nobody Here", "accept", *why)
    assert (status, "nobody is called" in said, said.count("\n")) == (2, True, 1)
    assert typed("assess", "archive")[0] == 0
    assert states(typed) == [("accept", "in force")]
    status, said, _ = typed("proposals", "archive", "--actors")
    assert (status, "0 proposals" in said) == (0, True)
    status, _, said = typed("proposals", "archive", "--actors", "--all")
    assert (status, "--actors lists" in said) == (2, True)
