"""Actor files: what is read, and what is refused with the line that is wrong."""

import json
from pathlib import Path

import pytest

from corrobora.errors import BadReferenceFile
from corrobora.reading.nations import COUNTRY_NAMES
from corrobora.records import Actor, ActorKind
from corrobora.workflow.actors import load_actors, standard_actors

EXPECTED = (
    Actor(
        id="front",
        name="Oria Front",
        aliases=("OF", "Front of Oria"),
        kind=ActorKind.REBEL_GROUP,
        country="OR",
        acled_inter=2,
        source="ours",
    ),
    Actor(id="other", name="Others"),
)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


CSV = (
    "id,name,aliases,kind,country,acled_inter,source\n"
    "front,Oria Front,OF| Front of Oria |OF,rebel-group,OR,2,ours\n\n"
    "other,Others,,,,,\n"
)
ROWS = [
    {
        "id": "front",
        "name": "Oria Front",
        "aliases": ["OF", "Front of Oria"],
        "kind": "rebel-group",
        "country": "OR",
        "acled_inter": 2,
        "source": "ours",
    },
    {"id": "other", "name": "Others"},
]


def test_the_same_actors_come_from_csv_json_and_jsonl(tmp_path: Path) -> None:
    files = (
        written(tmp_path, "a.csv", CSV),
        written(tmp_path, "b.csv", "\ufeff" + CSV),
        written(tmp_path, "c.json", json.dumps(ROWS)),
        written(tmp_path, "d.jsonl", "\n".join(json.dumps(row) for row in ROWS) + "\n\n"),
        written(tmp_path, "e.CSV", CSV.replace("\n", "\r\n")),
    )
    for path in files:
        assert load_actors(path) == EXPECTED, path.name
    assert load_actors(str(files[0])) == EXPECTED


def test_columns_may_stand_in_any_order_and_unknown_ones_are_let_be(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "Name,note,ID\nOria Front,x,front\n")
    assert load_actors(path) == (Actor(id="front", name="Oria Front"),)


@pytest.mark.parametrize(
    ("name", "text", "where", "what"),
    [
        ("a.csv", "", "line 1", "empty"),
        ("a.csv", "id,aliases\nx,y\n", "line 1", "'name'"),
        ("a.csv", "id,name\nx,X\ny\n", "line 3", "found 1"),
        ("a.csv", "id,name\n,X\n", "line 2", "id is empty"),
        ("a.csv", "id,name\nx, \n", "line 2", "name is empty"),
        ("a.csv", "id,name\nx,X\nx,Y\n", "line 3", "already"),
        ("a.csv", "id,name,kind\nx,X,army\n", "line 2", "state-forces"),
        ("a.csv", "id,name,country\nx,X,Mali\n", "line 2", "ISO 3166-1"),
        ("a.csv", "id,name,country\nx,X,ml\n", "line 2", "ISO 3166-1"),
        ("a.csv", "id,name,acled_inter\nx,X,9\n", "line 2", "from 1 to 8"),
        ("a.csv", "id,name,acled_inter\nx,X,two\n", "line 2", "from 1 to 8"),
        ("a.csv", 'id,name\nx,"X\n', "line 2", "CSV"),
        ("a.json", '{"id": "x"}', "line 1", "a list of objects"),
        ("a.json", "[\n{,}]", "line 2", "JSON"),
        ("a.json", '["x"]', "entry 1", "an object"),
        ("a.json", '[{"id": 5, "name": "X"}]', "entry 1", "id must be text"),
        ("a.json", '[{"id": "x", "name": "X", "aliases": [1]}]', "entry 1", "aliases"),
        ("a.json", '[{"id": "x", "name": "X", "acled_inter": true}]', "entry 1", "from 1 to 8"),
        ("a.jsonl", '{"id": "x", "name": "X"}\n{"id": "y"', "line 2", "JSON"),
        ("a.jsonl", "[]", "line 1", "an object"),
        ("a.txt", "x", "a.txt", ".csv"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(
    tmp_path: Path, name: str, text: str, where: str, what: str
) -> None:
    with pytest.raises(BadReferenceFile) as refused:
        load_actors(written(tmp_path, name, text))
    assert where in str(refused.value)
    assert what in str(refused.value)


def test_a_missing_file_and_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadReferenceFile, match="cannot be read"):
        load_actors(tmp_path / "none.csv")
    latin = tmp_path / "latin.csv"
    latin.write_bytes("id,name\nx,Libération\n".encode("latin-1"))
    with pytest.raises(BadReferenceFile, match="UTF-8"):
        load_actors(latin)


def test_the_shipped_list_is_whole() -> None:
    actors = standard_actors()
    assert len(actors) > 200
    assert all(actor.source for actor in actors)
    assert all(actor.country is None or actor.country in COUNTRY_NAMES for actor in actors)
    assert all(actor.aliases == tuple(dict.fromkeys(actor.aliases)) for actor in actors)
    for kind in (
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUP,
        ActorKind.NGO,
        ActorKind.UN_BODY,
        ActorKind.PEACEKEEPERS,
    ):
        assert any(actor.kind is kind for actor in actors)


def test_no_shipped_name_means_two_parties() -> None:
    owners: dict[str, str] = {}
    for actor in standard_actors():
        for name in (actor.name, *actor.aliases):
            assert owners.setdefault(name.lower(), actor.id) == actor.id, name


def test_no_shipped_name_is_a_bare_word_for_an_army() -> None:
    bare = {
        "army",
        "the army",
        "rebels",
        "soldiers",
        "police",
        "government",
        "junta",
        "military",
        "the group",
    }
    assert not bare & {name.lower() for actor in standard_actors() for name in (actor.name, *actor.aliases)}
