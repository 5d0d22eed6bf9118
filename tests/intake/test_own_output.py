"""A dossier is made from reports and is never one of them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corrobora.custody import MemoryCustody
from corrobora.export import render_html, render_json, render_reading
from corrobora.intake import take_in
from corrobora.records import Intake
from corrobora.workflow import Settings, brief, take_and_read

Taking = Callable[..., Intake]

REPORT = "Three fishermen were shot dead on the quay of Port Asen on 4 May 2023, the harbour master said.\n"
OUTPUTS = ("page", "data", "readings")


@pytest.fixture
def written(tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "quay.txt"
    path.write_text(REPORT, encoding="utf-8")
    dossier = brief([path])
    _, readings = take_and_read([path], settings=Settings())
    path.unlink()
    return {
        "page": render_html(dossier),
        "data": render_json(dossier),
        "readings": "".join(render_reading(*pair) for pair in readings),
    }


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", ["dossier.html", "a.htm", "c.txt", "d.md", "e"])
def test_what_corrobora_wrote_is_refused_under_any_name(
    taking: Taking, written: dict[str, str], output: str, name: str
) -> None:
    found = taking({name: written[output]})
    assert found.reports == ()
    assert [(one.what, one.code) for one in found.refused] == [(name, "own-output")]


def test_it_is_refused_under_its_own_name(taking: Taking, written: dict[str, str]) -> None:
    found = taking({"dossier.json": written["data"], "readings.jsonl": written["readings"]})
    assert [(one.what, one.code) for one in found.refused] == [
        ("dossier.json", "own-output"),
        ("readings.jsonl", "own-output"),
    ]


@pytest.mark.parametrize("output", OUTPUTS)
def test_it_is_refused_in_an_archive_too(taking: Taking, written: dict[str, str], output: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("sent/x.txt", written[output])
        archive.writestr("sent/quay.txt", REPORT)
    found = taking({"a.zip": packed.getvalue()})
    assert [one.paths for one in found.reports] == [("a.zip!/sent/quay.txt",)]
    assert [(one.what, one.code) for one in found.refused] == [("a.zip!/sent/x.txt", "own-output")]


@pytest.mark.parametrize(
    "page",
    [
        '<html><head><meta name="generator" content="corrobora 0.1.0"></head><body><p>Who says what.</p></body></html>',
        "<html><body><p class=kicker>Corrobora · dossier</p><p>…</p><code>corrobora/dossier/2</code></body></html>",
    ],
)
def test_a_page_is_known_by_its_generator_or_by_head_and_schema(taking: Taking, page: str) -> None:
    assert [one.code for one in taking({"saved.html": page}).refused] == ["own-output"]


def test_a_printed_dossier_is_known_by_its_first_lines(taking: Taking) -> None:
    text = f"CORROBORA · DOSSIER\n\nWho says what happened\n\n{REPORT}"
    mail = f"From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\n\nForwarded:\n\n{text}"
    found = taking({"a.txt": text, "b.eml": mail.encode()})
    assert {(one.what, one.code) for one in found.refused} == {
        ("a.txt", "own-output"),
        ("b.eml", "own-output"),
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", f"The dossier that corrobora made was handed to the court.\n\n{REPORT}"),
        ("b.html", f"<html><body><h1>On formats</h1><p>{REPORT}</p><code>corrobora/dossier/1</code></body></html>"),
        ("c.html", f'<html><head><meta name="generator" content="WordPress 6"></head><body><p>{REPORT}</p></body></html>'),
        ("d.json", '{"schema": "another/dossier/1", "text": "Three fishermen were shot dead on the quay."}'),
        ("e.txt", f"Fishermen shot · dossier\n\n{REPORT}"),
    ],
)  # fmt: skip
def test_a_report_that_speaks_of_it_is_a_report(taking: Taking, name: str, content: str) -> None:
    found = taking({name: content})
    assert found.refused == ()
    assert len(found.reports) == 1


def test_a_report_at_the_place_of_an_output_is_not_passed_over(tmp_path: Path) -> None:
    place = tmp_path / "dossier.html"
    place.write_text(f"<html><body><p>{REPORT}</p></body></html>", encoding="utf-8")
    custody = MemoryCustody(by="a registrar", at="2031-03-05T12:00:00Z")
    assert len(take_in([tmp_path], custody=custody, outputs=[place]).reports) == 1
