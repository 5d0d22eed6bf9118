"""What the judge is taught on: whole, well-formed, and nothing of what measures it."""

import json
import re
from pathlib import Path

import pytest

from corrobora.records import Outcome, Stance
from tests.gold.annotation import HERE as GOLD
from tests.gold.annotation import parse_shorthand

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "training" / "examples"
LINES = [json.loads(line) for line in (EXAMPLES / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]
REPORTS = {p.stem: p.read_text(encoding="utf-8") for p in sorted((EXAMPLES / "reports").glob("*.txt"))}


def test_every_note_fits_its_report_and_every_report_has_notes() -> None:
    claims = parse_shorthand((EXAMPLES / "notes.txt").read_text(encoding="utf-8"), reports=REPORTS)
    assert {c.report for c in claims} == set(REPORTS)
    assert {c.stance for c in claims} == set(Stance)


def test_every_line_is_whole() -> None:
    assert len({line["id"] for line in LINES}) == len(LINES)
    for line in LINES:
        assert set(line) == {"id", "lead", "text", "speaker", "stance", "counts"}, line["id"]
        assert line["stance"] in set(Stance), line["id"]
        assert line["speaker"] is None or line["speaker"] in f"{line['lead']} {line['text']}", line["id"]
        for wording, outcome, low, high in line["counts"]:
            assert wording in line["text"], line["id"]
            assert outcome in set(Outcome), line["id"]
            assert low is not None or high is not None, line["id"]


def _sentences(text: str) -> set[str]:
    """Return the sentences of a text that are long enough to be nobody else's, in lower case and without marks."""
    pieces = re.split(r"(?<=[.!?])[\"”’]?\s+|\n+", text)
    told = {re.sub(r"\W+", " ", piece).strip().lower() for piece in pieces}
    return {piece for piece in told if len(piece) > 40}


def _measuring() -> list[Path]:
    probes = sorted((ROOT / "tests" / "probes").glob("*.jsonl"))
    incidents = sorted((ROOT / "tests" / "incidents").glob("f*/reports/*.txt"))
    return [*sorted((GOLD / "reports").glob("*.txt")), *incidents, *probes]


def test_no_sentence_of_what_measures_is_taught() -> None:
    taught: set[str] = set()
    for text in (*REPORTS.values(), *(line["text"] for line in LINES)):
        taught |= _sentences(text.split("---", 2)[-1])
    measured: set[str] = set()
    for file in _measuring():
        held = file.read_text(encoding="utf-8")
        texts = (
            [json.loads(line)["text"] for line in held.splitlines()] if file.suffix == ".jsonl" else [held]
        )
        for text in texts:
            measured |= _sentences(text.split("---", 2)[-1])
    if not measured:
        pytest.fail("nothing that measures was found: the paths above are wrong")
    assert not taught & measured
