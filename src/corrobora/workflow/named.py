"""Which of the known parties a report names, and under which names: what the weighing of its incident is told.

An incident is weighed by what its own reports name, whatever else lies in the folder: whoever has these reports
alone finds the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corrobora.reading import ActorIndex
from corrobora.records import Actor, Reading, Report
from corrobora.review import NO_UNIONS, Unions


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The parties that one report names, by their ids."""

    media: Mapping[str, Actor]
    """Outlets and agencies that it is of, credits or has things from: they go by several names too."""
    meant: Mapping[str, Actor]
    """Parties that its claims and steps resolve to, those that the report introduces included."""
    mentioned: Mapping[str, Actor]
    """Parties whose names stand in it."""


def named_in(report: Report, reading: Reading, index: ActorIndex, unions: Unions = NO_UNIONS) -> Named:
    """Return which known parties a report names; those that persons made one go by all names of them (`review.unite`)."""
    spoken = [c.speaker for c in reading.claims if c.speaker is not None]
    names = {*report.credits, report.outlet, *(s.told for s in spoken)} - {None, ""}
    media = {actor.id: actor for name in sorted(n for n in names if n) if (actor := index.resolve(name))}
    meant = {s.actor for s in spoken}
    meant |= {
        p.actor for c in reading.claims if c.act is not None for p in (*c.act.perpetrators, *c.act.victims)
    }
    meant |= {p.actor for s in reading.steps for p in (s.by, s.of) if p is not None}
    own, _ = index.with_report_aliases(report.text)
    return Named(
        media=media,
        meant=_united(own, (actor for actor in meant if actor is not None), unions),
        mentioned=_known(own, (found.actor for found in own.find(report.text))),
    )


def _united(index: ActorIndex, wanted: Iterable[str], unions: Unions) -> dict[str, Actor]:
    found = {one: index.get(one) or unions.actors.get(one) for one in sorted(set(wanted))}
    return {one: unions.grown(actor) for one, actor in found.items() if actor is not None}


def _known(index: ActorIndex, wanted: Iterable[str]) -> dict[str, Actor]:
    return {one: actor for one in sorted(set(wanted)) if (actor := index.get(one)) is not None}


def together(named: Iterable[Named], *, mentioned: bool) -> dict[str, Actor]:
    """Return the parties that some reports name, each as the first report has it that names it.

    Args:
        named: one a report, in the order of their ids.
        mentioned: whether those are wanted, too, that no claim, step or credit leads to.

    """
    held = tuple(named)
    found: dict[str, Actor] = {}
    for one in held:
        found |= one.media
    for one in held:
        for known, actor in one.meant.items():
            found.setdefault(known, actor)
    for one in held if mentioned else ():
        for known, actor in one.mentioned.items():
            found.setdefault(known, actor)
    return found
