"""The probes are what their README says: every key can be judged, and its words stand in the text."""

import pytest
from benchmarks.probes import Probe, load, names, parties

from corrobora.records import Act, ActKind, Claim, Outcome, Party, ReportId, Stance

FILES = [(name, held) for name in names() for held in (False, True)]


@pytest.mark.parametrize(("name", "held"), FILES)
def test_a_key_uses_the_words_of_the_records(name: str, held: bool) -> None:
    for probe in load(name, held=held):
        said = probe.said
        assert said.get("stance") in {None, *map(str, Stance)}, probe.id
        assert said.get("kind") in {None, *map(str, ActKind)}, probe.id
        counts = said.get("counts", [])
        assert isinstance(counts, list)
        assert all(len(each) == 3 and each[0] in set(map(str, Outcome)) for each in counts), probe.id


@pytest.mark.parametrize(("name", "held"), FILES)
def test_ids_are_unlike_and_texts_too(name: str, held: bool) -> None:
    probes = load(name, held=held)
    assert len({p.id for p in probes}) == len({p.text for p in probes}) == len(probes) > 50


def test_parties_agree_where_one_wording_holds_the_other() -> None:
    probe = Probe(
        id="x", lead="", text="", said={"who": ["the coast guard", "two sailors"], "whom": ["a boy"]}
    )
    act = Act(kind=ActKind.KILLING, perpetrators=(Party(text="Coast guard"), Party(text="rebels")))
    claim = Claim(
        report=ReportId("r"),
        text_sha256="",
        start=0,
        end=1,
        speaker=None,
        stance=Stance.REPORTS,
        method="",
        act=act,
    )
    assert parties(probe, [claim], "who") == (1, 2, 2)
    assert parties(probe, [claim], "whom") == (0, 0, 1)
