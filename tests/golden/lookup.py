"""A dossier as a reader asks of it: whose words, in which report, standing where."""

from collections.abc import Iterable
from dataclasses import dataclass

from corrobora import Dossier, Report
from corrobora.records import (
    Assessment,
    Casualties,
    Category,
    Claim,
    ClaimId,
    Conflict,
    Origin,
    Outcome,
    Point,
    Step,
    by_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """Finds things in one incident of a dossier, and the words they rest on."""

    dossier: Dossier
    incident: Assessment

    def report_of(self, claim: Claim) -> Report:
        (found,) = (report for report in self.dossier.reports if report.id == claim.report)
        return found

    def words(self, claim: Claim) -> str:
        """Return the quotation; an empty one fails, as it would show nothing."""
        quote = self.report_of(claim).quote(claim.start, claim.end)
        assert quote.strip()
        return quote

    def claims(self, ids: Iterable[ClaimId] | None = None) -> list[Claim]:
        """Return the claims of these ids, or those of the incident."""
        known = by_id(self.dossier.claims)
        return [known[id_] for id_ in (self.incident.claims if ids is None else ids)]

    def quotes(self, ids: Iterable[ClaimId]) -> str:
        """Return the quotations of these claims, one a line."""
        return "\n".join(self.words(claim) for claim in self.claims(ids))

    def sources(self, ids: Iterable[ClaimId]) -> set[str]:
        """Return the ids of the reports these claims stand in."""
        return {claim.report for claim in self.claims(ids)}

    def row(self, outcome: Outcome, category: Category | None = None) -> Casualties:
        (found,) = (
            row for row in self.incident.casualties if row.outcome is outcome and row.category is category
        )
        return found

    def range_of(
        self, outcome: Outcome, category: Category | None = None
    ) -> tuple[int | None, int | None, int | None]:
        row = self.row(outcome, category)
        return row.low, row.best, row.high

    def point(self, about: str) -> Point:
        (found,) = (point for point in self.incident.points if point.about == about)
        return found

    def conflicts(self, about: str) -> list[Conflict]:
        return [conflict for conflict in self.incident.conflicts if conflict.about == about]

    def origins_of(self, ids: Iterable[ClaimId]) -> list[Origin]:
        """Return the origins that carry at least one of these claims."""
        wanted = set(ids)
        return [origin for origin in self.incident.origins if wanted & set(origin.claims)]

    def steps_by(self, actor: str) -> list[Step]:
        """Return the steps taken by somebody, by actor id or by a part of the words for it."""
        return [
            step
            for step in self.incident.accountability
            if step.by is not None and (step.by.actor == actor or actor in step.by.text)
        ]
