"""A dossier while a form is made of it: what is looked up again and again, and what is found not to fit."""

from corrobora.export.exported import Loss
from corrobora.export.naming import naming_of
from corrobora.records import Dossier, by_id


class Worksheet:
    """What coding one dossier needs at hand, and the losses so far."""

    def __init__(self, dossier: Dossier) -> None:
        """Begin with no loss."""
        self.dossier = dossier
        self.naming = naming_of(dossier)
        self.claims = {str(key): claim for key, claim in by_id(dossier.claims).items()}
        self.reports = {report.id: report for report in dossier.reports}
        self.gone = frozenset(str(key) for revision in dossier.revisions for key in revision.claims)
        """Claims that no longer count."""
        self._losses: set[tuple[str, str, str]] = set()

    def lose(self, record: str, what: str, why: str) -> None:
        """Note that something does not fit; the same is noted once."""
        self._losses.add((record, what, why))

    @property
    def losses(self) -> tuple[Loss, ...]:
        """All that does not fit, in the order of the records."""
        return tuple(Loss(record=record, what=what, why=why) for record, what, why in sorted(self._losses))
