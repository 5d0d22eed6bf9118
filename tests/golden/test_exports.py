"""What the exercise gives in every form of the field, byte for byte; `make golden` writes it anew."""

import csv
import io

import pytest

from corrobora.export import FORMS, read_dossier
from tests.golden.exercise import BAG, BINARY, EXPORTS, GOLDEN, exports, package

FOUND = exports(read_dossier(GOLDEN.read_text(encoding="utf-8")))
KEPT = {
    path.parent.name + "/" + path.name: path
    for path in sorted(EXPORTS.glob("*/*"))
    if path.parent.name != BAG
}


@pytest.mark.parametrize("name", KEPT)
def test_a_form_is_as_it_was(name: str) -> None:
    form, file = name.split("/")
    if form not in FOUND:
        pytest.skip(f"the library that {form} needs is not installed")
    assert file in FOUND[form], f"{name} is written no more; run `make golden`"
    assert FOUND[form][file] == KEPT[name].read_bytes(), f"{name} moved; run `make golden` and read what did"


def test_every_form_has_its_files_here() -> None:
    missing = [
        f"{form}/{file}" for form, files in FOUND.items() for file in files if f"{form}/{file}" not in KEPT
    ]
    assert missing == []
    assert {name.split("/")[0] for name in KEPT} >= FORMS.keys() - BINARY


@pytest.mark.parametrize("form", sorted(FOUND))
def test_every_loss_names_a_record_a_field_and_a_reason(form: str) -> None:
    rows = list(csv.reader(io.StringIO(FOUND[form]["losses.csv"].decode("utf-8"), newline="")))
    assert rows[0] == ["record", "what", "why"]
    assert all(len(row) == 3 and all(row) for row in rows[1:])


def test_a_package_is_as_it_was() -> None:
    found = package()
    kept = {path.name: path for path in (EXPORTS / BAG).iterdir()}
    assert found.keys() == kept.keys()
    for name, content in found.items():
        assert content == kept[name].read_bytes(), f"{name} moved; run `make golden` and read what did"
    assert b"\nSOUND: " in found["verified.txt"]
