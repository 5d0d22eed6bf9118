"""What a newsroom owns to: an error in what it told, and never a deed."""

import pytest

from corrobora.reading import read
from corrobora.records import Claim, Stance

from .telling import ACTORS, PLACES, claims_of, report_of

GRANTS = {
    Stance.ADMITS,
    Stance.ADMITS_ACT_DENIES_RESPONSIBILITY,
    Stance.GIVES_ALTERNATIVE_EXPLANATION,
}


def printed(text: str, *, outlet: str = "The Lantern Post") -> tuple[Claim, ...]:
    return read(report_of(text, outlet=outlet), gazetteer=PLACES, actors=ACTORS).claims


@pytest.mark.parametrize(
    "text",
    [
        "We acknowledge that the killing of nine herders in Keba was told by us too late.",
        "The Lantern Post admitted that soldiers had not killed nine herders in Keba, as it had told its readers.",
        "We admit that nine herders were killed in Keba, and that we printed twelve.",
        "The Post concedes that the nine herders killed in Keba were twelve in its story.",
        "We wrongly wrote on Friday that police had shot dead nine herders in Keba. We regret the error.",
    ],
)
def test_a_newsroom_owns_to_no_deed(text: str) -> None:
    told = printed(text)
    assert told
    assert not {c.stance for c in told} & GRANTS


@pytest.mark.parametrize(
    "text",
    [
        "The Orin Liberation Front admitted killing nine herders in Keba.",
        "The army acknowledged that its soldiers killed nine herders in Keba.",
        "The army admitted that its first statement had been wrong and that its soldiers killed nine herders in Keba.",
    ],
)
def test_a_side_in_arms_still_owns_to_its_deed(text: str) -> None:
    assert Stance.ADMITS in {c.stance for c in printed(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry acknowledged an error in its first toll of the killing of nine herders in Keba.",
        "Police conceded that their first report on the killing of nine herders in Keba was mistaken.",
        "The army admitted that the figure it gave after the raid on Keba had been too low.",
    ],
)
def test_who_owns_to_an_error_in_a_figure_owns_to_no_deed(text: str) -> None:
    told = claims_of(text)
    assert told
    assert not {c.stance for c in told} & GRANTS
