"""The names of what was assessed last that may be one actor's: told by the names that the store counts, and not by going through readings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from corrobora.custody.store import Store
from corrobora.records import Report, ReportId
from corrobora.review import (
    Accord,
    Namesakes,
    find_names,
    is_by_words,
    key_of_name,
    opinions,
    propose_namesakes,
)
from corrobora.review.namesakes import iter_initials
from corrobora.workflow.holdings import Holdings, record_of

LOOKED: Final = 20
"""Reports of a name that are looked into: for an acronym behind its long form, and whether it stood in what was assessed. Ours: of a name
that stands in more, these tell it as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One of two names."""

    key: str
    """`corrobora.review.key_of`."""
    text: str
    """As worded; of a person who speaks, the name as first given in full."""
    wordings: tuple[str, ...]
    """All wordings of it; none for a person who speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePair:
    """Two names that may be one actor's."""

    pair: Namesakes
    one: Name
    other: Name


def list_names(store: Store, holdings: Holdings) -> tuple[NamePair, ...]:
    """Return the pairs of names that a person is asked about; none where nothing is assessed.

    As `corrobora.workflow.judging.namesakes_of` finds them, of names as the machine reads them; texts are looked into for an acronym alone,
    `LOOKED` of each name. Left out are pairs that are decided, as many coders asked for as now, names that are one already, and names of
    reports that came after the assessment.
    """
    last = holdings.last_assessed()
    if last is None:
        return ()
    names = _names(store, holdings)
    said = holdings.on_pairs()
    coders, united = holdings.coders, holdings.united(said)
    on_names = [one for one in said if find_names(one) is not None]
    closed = {
        proposal
        for proposal, held in opinions(on_names, coders=coders).items()
        if coders == 1 or held.accord in {Accord.AGREED, Accord.SETTLED}
    }
    upto = int(last.payload["upto"])
    found = propose_namesakes(
        {key: name.text for key, name in names.items()},
        texts=_spelling_out(store, holdings, names),
        judgements=[one for one in on_names if one.proposal in closed],
    )
    pairs = (
        NamePair(pair=one, one=names[first], other=names[second])
        for one in found
        for first, second in [one.proposal.subjects]
        if united.of.get(first, first) != united.of.get(second, second)
    )
    return tuple(
        pair for pair in pairs if all(_was_assessed(store, name, upto) for name in (pair.one, pair.other))
    )


def reports_of(store: Store, name: Name) -> tuple[ReportId, ...]:
    """Return the reports in whose readings a name stands, in the order of their ids."""
    if not is_by_words(name.key):
        return tuple(map(ReportId, store.linked("reading-speaker", name.key)))
    found = {one for words in name.wordings for one in store.linked("reading-name", words)}
    return tuple(map(ReportId, sorted(found)))


def _names(store: Store, holdings: Holdings) -> Mapping[str, Name]:
    wordings: dict[str, list[str]] = defaultdict(list)
    for words in store.tally("reading-name"):
        wordings[key_of_name(words)].append(words)
    found = {
        key: Name(key=key, text=min(some), wordings=tuple(sorted(some))) for key, some in wordings.items()
    }
    actors = {actor.id for actor in holdings.frame().actors}
    for key in store.tally("reading-speaker").keys() - actors:
        found[key] = Name(key=key, text=key, wordings=())
    return found


def _spelling_out(store: Store, holdings: Holdings, names: Mapping[str, Name]) -> Iterator[str]:
    """Give the texts in which an acronym may stand behind its long form: of the reports of either, and of those that introduce somebody by it."""
    keys = {key for pair in iter_initials({key: name.text for key, name in names.items()}) for key in pair}
    found = {one for key in keys for one in reports_of(store, names[key])[:LOOKED]}
    for actor in holdings.frame().actors if keys else ():
        if keys & {key_of_name(name) for name in (actor.name, *actor.aliases)}:
            found |= set(map(ReportId, store.linked("reading-actor", actor.id)[:LOOKED]))
    for report in sorted(found):
        held = store.find("report", report)
        if held is not None:
            yield record_of(Report, held).text


def _was_assessed(store: Store, name: Name, upto: int) -> bool:
    readings = (store.find("reading", one) for one in reports_of(store, name)[:LOOKED])
    return any(held is not None and held.entry <= upto for held in readings)
