"""What no longer stands, in words: earlier versions, withdrawals, corrections, and what rests on them.

Nothing is decided here. Each sentence says by whose word something no longer counts; the words of that notice
are quoted beside it.
"""

from collections.abc import Iterable, Mapping

from corrobora.records import ClaimId, ReportId, Revision, RevisionKind

_NOTES: Mapping[RevisionKind, str] = {
    RevisionKind.EARLIER_VERSION: "earlier version of {by}",
    RevisionKind.WITHDRAWN: "withdrawn, see {by}",
    RevisionKind.CORRECTED: "corrected by {by}",
    RevisionKind.RESTS_ON_WITHDRAWN: "rests on what {by} withdraws",
    RevisionKind.RESTS_ON_CORRECTED: "rests on what {by} corrects",
}
_SENTENCES: Mapping[RevisionKind, str] = {
    RevisionKind.EARLIER_VERSION: "An earlier version of the page of report {by}. The later version speaks; what this one says no longer counts.",
    RevisionKind.WITHDRAWN: "Withdrawn by its own publisher, in report {by}. What it says no longer counts.",
    RevisionKind.CORRECTED: "Corrected by its own publisher, in report {by}. What is called wrong there no longer counts.",
    RevisionKind.RESTS_ON_WITHDRAWN: "Carries {through}, which its own publisher has withdrawn in report {by}. What nothing else backs does not count.",
    RevisionKind.RESTS_ON_CORRECTED: "Carries {through}, which its own publisher has corrected in report {by}. What is called wrong there does not count.",
}
_OWN: Mapping[RevisionKind, str] = {
    RevisionKind.READING_REJECTED: "A person found no such claim in these words. What the machine read does not count.",
    RevisionKind.READING_CORRECTED: "A person read these words otherwise. What the machine read does not count; what they read stands instead.",
    RevisionKind.WITHDRAWN: "Withdrawn by its own publisher, on the page itself. What it says no longer counts.",
    RevisionKind.CORRECTED: "Gives words only to call them wrong or withdrawn. These do not count.",
}


BY_PERSON = frozenset({RevisionKind.READING_REJECTED, RevisionKind.READING_CORRECTED})
"""Why a claim does not count that its publisher stands by."""
_OWN_NOTES: Mapping[RevisionKind, str] = {RevisionKind.WITHDRAWN: "withdrawn"}


def revision_note(revision: Revision, labels: Mapping[ReportId, str], *, whole: bool) -> str:
    """Return in a word what became of a report: ``earlier version of B``, ``in part rests on what C withdraws``.

    Nothing where a notice only quotes what it takes back, or a person read a claim of it otherwise. ``whole``: whether no claim of the report counts any more.
    """
    if revision.by == revision.report or revision.kind not in _NOTES:
        return _OWN_NOTES.get(revision.kind, "")
    note = _NOTES[revision.kind].format(by=labels[revision.by])
    return note if whole or revision.kind is not RevisionKind.RESTS_ON_WITHDRAWN else f"in part {note}"


def revision_words(revision: Revision, labels: Mapping[ReportId, str]) -> str:
    """Return in a sentence or two what no longer counts, and by whose word."""
    if revision.by == revision.report or revision.kind not in _SENTENCES:
        return _OWN[revision.kind]
    through = (
        "a report that was not taken in" if revision.through is None else f"report {labels[revision.through]}"
    )
    return _SENTENCES[revision.kind].format(by=labels[revision.by], through=through)


def by_report(revisions: Iterable[Revision]) -> dict[ReportId, tuple[Revision, ...]]:
    """Return the revisions of each report."""
    found: dict[ReportId, tuple[Revision, ...]] = {}
    for revision in revisions:
        found[revision.report] = (*found.get(revision.report, ()), revision)
    return found


def fallen(revisions: Iterable[Revision]) -> frozenset[ClaimId]:
    """Return the claims that no longer count."""
    return frozenset(claim for revision in revisions for claim in revision.claims)
