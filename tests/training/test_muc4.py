"""Reading of MUC-4's files, on invented reports."""

import json
from pathlib import Path

import pytest
from training.muc4 import Document, Filler, gtt_predictions, muc4, occurrences, spans, template, unfound

TEXT = "three riders burned a carriage. the red lance claimed it; riders of the lance fled."
#       0     6      13       22                36                58
REPORT = Document(
    id="TST3-MUC4-0007",
    text=TEXT,
    templates=(
        template("arson", PerpInd=[["riders"]], PerpOrg=[["red lance", "lance"]], Target=[["carriage"]]),
        template("attack / bombing", PerpInd=[["three riders", "riders"]]),
    ),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CORROBORA_DATA", str(tmp_path))
    inside = tmp_path / "corpora" / "muc4"
    inside.mkdir(parents=True)
    return inside


def test_a_file_is_read_into_documents_with_templates_in_order(folder: Path) -> None:
    row = {
        "docid": REPORT.id,
        "doctext": TEXT,
        "templates": [
            {
                "incident_type": "arson",
                "PerpInd": [[["riders", 6]]],
                "PerpOrg": [[["red lance", 36], ["lance", 40]]],
                "Target": [[["carriage", 22]]],
                "Victim": [],
                "Weapon": [],
            },
            {
                "incident_type": "attack / bombing",
                "PerpInd": [[["three riders", 0], ["riders", 6]]],
                "PerpOrg": [],
                "Target": [],
                "Victim": [],
                "Weapon": [],
            },
        ],
    }
    bare = {"docid": "TST3-MUC4-0008", "doctext": "nothing burned.", "templates": []}
    (folder / "test.json").write_text(f"{json.dumps(row)}\n{json.dumps(bare)}\n", encoding="utf-8")
    assert muc4("test") == [
        REPORT,
        Document(id="TST3-MUC4-0008", text="nothing burned.", templates=()),
    ]


def test_predictions_are_found_by_the_number_of_the_document(folder: Path) -> None:
    told = {"incident_type": "arson", "PerpInd": [["riders"]], "PerpOrg": [], "Target": [], "Victim": []}
    rows = {"30007": {"pred_templates": [told | {"Weapon": [["torch"], []]}]}}
    (folder / "gtt_predictions.json").write_text(json.dumps(rows), encoding="utf-8")
    assert gtt_predictions([REPORT]) == [(template("arson", PerpInd=[["riders"]], Weapon=[["torch"]]),)]


def test_a_template_knows_its_slots_and_the_types_it_leaves_open() -> None:
    arson, either = REPORT.templates
    assert arson.of("PerpOrg") == (("red lance", "lance"),)
    assert arson.of("Victim") == ()
    assert arson.kinds == ("arson",)
    assert either.kinds == ("attack", "bombing")


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="Witness"):
        template("arson", Witness=[["nobody"]])


def test_mentions_are_placed_where_the_text_first_has_them() -> None:
    assert spans(REPORT) == (
        Filler(role="PerpInd", template=0, entity=0, start=6, end=12),
        Filler(role="PerpOrg", template=0, entity=0, start=36, end=45),
        Filler(role="PerpOrg", template=0, entity=0, start=40, end=45),
        Filler(role="Target", template=0, entity=0, start=22, end=30),
        Filler(role="PerpInd", template=1, entity=0, start=0, end=12),
        Filler(role="PerpInd", template=1, entity=0, start=6, end=12),
    )


def test_every_place_of_a_mention_is_given_when_asked() -> None:
    riders = [(f.start, f.end) for f in spans(REPORT, every=True) if f.role == "PerpInd" and f.template == 0]
    assert riders == [(6, 12), (58, 64)]


def test_whole_words_come_before_letters_inside_a_word() -> None:
    assert occurrences("the cart hit a car", "car", every=True) == ((15, 18),)
    assert occurrences("two carts", "car", every=True) == ((4, 7),)
    assert occurrences("a plain text", "car") == ()
    assert occurrences("a plain text", "") == ()


def test_a_mention_the_text_lacks_is_told_and_gives_no_place() -> None:
    odd = Document(id="x", text="a shed burned.", templates=(template("arson", Target=[["barn", "shed"]]),))
    assert unfound(odd) == ("barn",)
    assert spans(odd) == (Filler(role="Target", template=0, entity=0, start=2, end=6),)
    assert unfound(REPORT) == ()
