"""A claim that a person finds in a report and the machine did not: where its words stand, and what is kept of it."""

from collections.abc import Mapping
from typing import Final

from corrobora.errors import BadSetting
from corrobora.records import Claim, Proposal, Report, Stance
from corrobora.review import METHODS
from corrobora.workflow.correcting import correct_claim
from corrobora.workflow.reference import Reference

FOUND: Final = "found"
"""Kind of the proposal, a person's own, that a report says something there."""
_NONE: Final = "-"
"""Says that there is none (`corrobora.review.correcting`)."""


def find_words(report: Report, words: str, occurrence: int | None = None) -> tuple[int, int]:
    """Return where words stand in a report's text; line ends and runs of spaces count as one space.

    Args:
        report: in whose text they are looked for.
        words: as somebody typed or copied them.
        occurrence: which of several, from 1; ``None``: there is one alone.

    Raises:
        BadSetting: they are not in the text, more than once where no occurrence is told, or not so often.

    """
    wanted = " ".join(words.split())
    if not wanted:
        raise BadSetting("claim: no words are given; copy the passage from the text")
    plain, places = _on_one_line(report.text)
    found = []
    at = plain.find(wanted)
    while at >= 0:
        found.append(at)
        at = plain.find(wanted, at + 1)
    if not found:
        raise BadSetting(
            "claim: the text does not hold these words; copy them from it exactly, capitals and marks included"
        )
    if occurrence is None and len(found) > 1:
        raise BadSetting(
            f"claim: the text holds these words {len(found)} times; say which of them, 1 to {len(found)}, or give more of the words around them"
        )
    number = 1 if occurrence is None else occurrence
    if not 1 <= number <= len(found):
        raise BadSetting(
            f"claim: found occurrence {number}, expected 1 to {len(found)}: so often the text holds these words"
        )
    first = found[number - 1]
    return places[first], places[first + len(wanted) - 1] + 1


def found_claim(
    report: Report, start: int, end: int, changes: Mapping[str, str], reference: Reference
) -> Claim:
    """Return a claim that a person found.

    Args:
        report: in which it stands.
        start: of the passage, code points.
        end: of the passage, exclusive.
        changes: what it says, by the fields of `corrobora.review.correct`; what is not named, it does not say.
        reference: where places and parties are looked up.

    Raises:
        BadSetting: the passage is not in the text, a field takes no such value, or nothing is said of it but how.

    """
    if not 0 <= start < end <= len(report.text):
        raise BadSetting(f"claim: found a passage from {start} to {end}, expected one of the text's letters")
    told = {field: value for field, value in changes.items() if value.strip() != _NONE}
    if told.keys() <= {"stance"}:
        raise BadSetting(
            "claim: say who speaks or what is said to have happened: a speaker, an act, a number, a place or a day"
        )
    bare = Claim(
        report=report.id,
        text_sha256=report.text_sha256,
        start=start,
        end=end,
        speaker=None,
        stance=Stance.REPORTS,
        method=METHODS["judging"],
    )
    return correct_claim(bare, told, reference)


def propose_found(claim: Claim) -> Proposal:
    """Return the proposal, a person's own, that a report says this; two who find the same in the same words propose the same."""
    return Proposal(kind=FOUND, subjects=(claim.id,), value=claim.stance, method=claim.method)


def is_read_there(claim: Claim, by_machine: Claim) -> bool:
    """Whether the machine reads in overlapping words that the same speaker says the same act in the same manner."""
    ours, theirs = claim.speaker, by_machine.speaker
    return (
        by_machine.start < claim.end
        and claim.start < by_machine.end
        and (ours is None) == (theirs is None)
        and (ours is None or theirs is None or ours.text == theirs.text)
        and claim.stance is by_machine.stance
        and (None if claim.act is None else (claim.act.kind, claim.act.asserted))
        == (None if by_machine.act is None else (by_machine.act.kind, by_machine.act.asserted))
    )


def _on_one_line(text: str) -> tuple[str, list[int]]:
    """Return a text with every run of white space as one space, and where each of its letters stands in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if not letter.isspace():
            letters.append(letter)
        elif letters and letters[-1] != " ":
            letters.append(" ")
        else:
            continue
        places.append(place)
    return "".join(letters), places
