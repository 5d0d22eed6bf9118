"""A claim as a page shows it: who says what, what persons hold of it as far as whoever looks may see it, and the fields of a correction.

Where a project asks for two coders, neither sees what the other decided before having decided: a card for somebody who may not see it does
not hold it, so that no page can show it by mistake.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from corrobora.export.passages import Context, context, printable
from corrobora.export.wording import (
    ASSERTION_NOTES,
    place_words,
    plain,
)
from corrobora.records import (
    ActKind,
    Assertion,
    Claim,
    Count,
    Decision,
    Judgement,
    Party,
    Place,
    Report,
    SpeakerKind,
    Stance,
)
from corrobora.review import Accord, Footing, Opinions
from corrobora.workbench.languages import noted, spoken
from corrobora.workbench.ledger import changes_of
from corrobora.workbench.people import Account
from corrobora.workbench.seeing import is_blind
from corrobora.workbench.tellings import closeness_said, count_said, date_said, range_said
from corrobora.workflow.desk import ClaimSheet, FoundSheet, Sheet

LONGEST: Final = 600
"""Characters of a value that a page shows or a field holds. Ours: what is longer is read in the report itself."""
_REACH: Final = 1_500
"""Characters of its paragraph that are shown on either side of a passage. Ours: a screen."""
_UNNAMED: Final = "?"
"""Stands for the number of a count that has none; `corrobora.review.correct` does not take it, so that a person fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What somebody decided, for a page."""

    by: str
    decision: Decision
    why: str
    value: str
    at: str
    settles: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a correction."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    """Values with their words; empty: anything is typed."""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim as a page shows it."""

    id: str
    proposal: str
    number: int
    """Among the report's, in the order of the text, from 1; 0: somebody found it and the machine did not."""
    passage: Context
    machine: tuple[tuple[str, str], ...]
    """What was read, each with its name; of a claim that a person found, as that person reads it."""
    person: tuple[tuple[str, str], ...]
    """What a person reads instead, where it is in force and may be seen; else empty."""
    confidence: str
    method: str
    grounds: tuple[str, ...]
    mine: Word | None
    """What whoever looks decided last and did not take back."""
    others: tuple[Word, ...]
    """The same of everybody else; empty where it may not be seen."""
    stands: Word | None
    """The judgement in force, where it may be seen."""
    accord: str
    """How persons stand to each other, where it may be seen and there is anything to say."""
    moved: bool
    """Whether the machine reads otherwise now what was judged, where that may be seen."""
    blind: bool
    """Whether whoever looks has to decide before seeing what others hold."""
    is_open: bool
    """Whether somebody is asked to decide on it, as far as may be seen."""
    seen: int
    """Newest entry on its proposal that whoever looks has seen."""
    fields: tuple[Field, ...]


_ACCORDS: Final[Mapping[Accord, str]] = {
    Accord.WAITING: noted("waits for a second person"),
    Accord.DISPUTED: noted("persons differ; a reviewer settles it"),
    Accord.SETTLED: noted("settled"),
    Accord.AGREED: noted("agreed"),
}


def is_open(one: ClaimSheet, account: Account, coders: int) -> bool:
    """Whether a claim asks somebody to decide: nobody has, or a second person has to and whoever looks is not the first."""
    if one.opinions is None:
        return one.judgement is None
    return coders > 1 and one.opinions.accord is Accord.WAITING and account.name not in one.opinions.each


def cards_of(sheet: Sheet, found: Sequence[FoundSheet], account: Account, coders: int) -> tuple[Card, ...]:
    """Return the cards of a report's claims, in the order of the text, those that persons found among them as far as may be seen."""
    cards = [
        card_of(sheet, one, account, coders, number=number) for number, one in enumerate(sheet.claims, 1)
    ]
    cards += [
        _of_found(sheet.report, one, account, coders)
        for one in found
        if not is_blind(account, coders, one.opinions) or one.opinions.in_force is not None
    ]
    claims: list[Claim] = [one.claim for one in sheet.claims] + [one.claim for one in found]
    places = {str(one.id): (one.start, one.end) for one in claims}
    return tuple(sorted(cards, key=lambda card: (*places[card.id], card.id)))


def card_of(sheet: Sheet, one: ClaimSheet, account: Account, coders: int, *, number: int) -> Card:
    """Return the card of a claim that the machine reads."""
    claim, held = one.claim, one.opinions
    blind = is_blind(account, coders, held)
    footing = None if one.judgement is None else sheet.laid.footings.get(one.judgement.proposal)
    instead = None if blind else one.instead
    each = {} if held is None else dict(held.each)
    mine = each.pop(account.name, None)
    stands = None if blind else one.judgement
    return Card(
        id=claim.id,
        proposal=one.proposal.id,
        number=number,
        passage=_passage(sheet.report, claim),
        machine=rows_of(claim),
        person=() if instead is None else rows_of(instead),
        confidence=f"{claim.confidence:.2f}",
        method=printable(claim.method),
        grounds=_grounds(claim),
        mine=None if mine is None else word_of(mine),
        others=() if blind else tuple(map(word_of, each.values())),
        stands=None if stands is None else word_of(stands),
        accord=""
        if blind or held is None or (coders == 1 and len(held.each) == 1)
        else _accord(held, coders),
        moved=footing is Footing.MOVED and not blind,
        blind=blind,
        is_open=is_open(one, account, coders),
        seen=0 if blind else one.seen,
        fields=fields_of(claim if instead is None else instead),
    )


def _accord(held: Opinions, coders: int) -> str:
    if coders == 1 and held.accord is Accord.DISPUTED:
        return noted("persons differ; what was decided last holds")
    return _ACCORDS[held.accord]


def _of_found(report: Report, one: FoundSheet, account: Account, coders: int) -> Card:
    each = dict(one.opinions.each)
    blind = is_blind(account, coders, one.opinions)
    mine = each.pop(account.name, None)
    stands = one.opinions.in_force
    return Card(
        id=one.claim.id,
        proposal=one.proposal,
        number=0,
        passage=_passage(report, one.claim),
        machine=rows_of(one.claim),
        person=(),
        confidence="",
        method="",
        grounds=(),
        mine=None if mine is None else word_of(mine),
        others=() if blind else tuple(map(word_of, each.values())),
        stands=None if stands is None else word_of(stands),
        accord="" if coders == 1 else _ACCORDS[one.opinions.accord],
        moved=False,
        blind=blind,
        is_open=False,
        seen=0,
        fields=(),
    )


def word_of(judgement: Judgement) -> Word:
    """Return what somebody decided, for a page."""
    return Word(
        by=printable(judgement.by),
        decision=judgement.decision,
        why=printable(judgement.why),
        value=value_of(judgement),
        at=judgement.at,
        settles=judgement.settles,
    )


def value_of(judgement: Judgement) -> str:
    """Return what it should be, field by field in words; as it was sent where no field of a claim says so."""
    _ = spoken().gettext
    changes = [
        _("%(field)s: %(words)s") % {"field": spoken().said(one.field), "words": one.after or _("not said")}
        for one in changes_of(judgement)
    ]
    return _cut(printable("; ".join(changes) or judgement.value or ""))


def _passage(report: Report, claim: Claim) -> Context:
    around = context(report, claim.start, claim.end, reach=_REACH)
    return Context(
        before=printable(around.before), words=printable(around.words), after=printable(around.after)
    )


def _grounds(claim: Claim) -> tuple[str, ...]:
    return tuple(
        printable(f"{one.part}: {one.reason}")
        + ("" if one.confidence is None else f" ({one.confidence:.2f})")
        for one in claim.grounds
    )


# --------------------------------------------------------------------------- in words


def rows_of(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Return what a claim says, part by part, each with its name; parts that it does not speak of are left out."""
    language = spoken()
    _ = language.gettext
    rows = [(noted("Who says it"), _voice(claim)), (noted("How"), language.said(plain(claim.stance)))]
    if claim.hedge:
        rows.append((noted("Hedged by"), _("“%(words)s”") % {"words": claim.hedge}))
    if claim.act is not None:
        note = ASSERTION_NOTES[claim.act.asserted]
        rows.append(
            (
                noted("What"),
                language.said(plain(claim.act.kind)) + (f", {language.said(note)}" if note else ""),
            )
        )
        for label, parties in (
            (noted("Said to have done it"), claim.act.perpetrators),
            (noted("Said to have suffered it"), claim.act.victims),
        ):
            if parties:
                rows.append((label, _named(parties)))
        if claim.act.means:
            rows.append((noted("With"), ", ".join(claim.act.means)))
    if claim.counts:
        rows.append((noted("How many"), "; ".join(map(_number, claim.counts))))
    if claim.place is not None:
        rows.append((noted("Where"), f"{place_words(claim.place)}, {closeness_said(claim.place)}"))
    if claim.when is not None:
        told = {
            "day": _("not resolved") if claim.when.edtf is None else date_said(claim.when.edtf),
            "words": claim.when.text,
        }
        same = claim.when.text in {claim.when.edtf, told["day"]}
        rows.append((noted("When"), told["day"] if same else _("%(day)s, as “%(words)s”") % told))
    return tuple((label, _cut(printable(words))) for label, words in rows)


def _voice(claim: Claim) -> str:
    speaker = claim.speaker
    _ = spoken().gettext
    if speaker is None:
        return _("the report in its own words")
    notes = [] if speaker.kind is SpeakerKind.OTHER else [spoken().said(plain(speaker.kind))]
    notes.append(_("not named") if speaker.anonymous else _("named"))
    if speaker.told:
        notes.append(_("told %(whom)s") % {"whom": speaker.told})
    if speaker.via:
        notes.append(_("as %(whom)s has it") % {"whom": ", ".join(speaker.via)})
    return f"{speaker.text} ({', '.join(notes)})"


def _named(parties: Sequence[Party]) -> str:
    return "; ".join(f"{one.text} ({spoken().said(plain(one.kind))})" for one in parties)


def _number(count: Count) -> str:
    """Return a count as worded, with its bounds beside it where the words do not say them as a number."""
    words = count_said(count)
    said = count.low == count.high and str(count.low) in words.split()
    return words if said or _bounds(count) == _UNNAMED else f"{words} [{range_said(count.low, count.high)}]"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


# --------------------------------------------------------------------------- the fields of a correction


def _choices(words: type[StrEnum], none: str = "", none_value: str = "") -> tuple[tuple[str, str], ...]:
    return (((none_value, none),) if none else ()) + tuple((one.value, plain(one)) for one in words)


_LABELS: Final[tuple[tuple[str, str, tuple[tuple[str, str], ...], str], ...]] = (
    ("stance", noted("How it is said"), _choices(Stance), ""),
    ("speaker", noted("Who says it"), (), noted("Words of the passage; empty: the report itself.")),
    ("speaker-kind", noted("What kind of speaker"), _choices(SpeakerKind, noted("no speaker")), ""),
    (
        "anonymous",
        noted("Is the speaker named"),
        (("", noted("no speaker")), ("no", noted("named")), ("yes", noted("not named"))),
        "",
    ),
    ("act", noted("What is said to have been done"), _choices(ActKind, noted("no act is told of")), ""),
    ("asserted", noted("How the act is put"), _choices(Assertion, noted("no act")), ""),
    (
        "perpetrators",
        noted("Who is said to have done it"),
        (),
        noted("Several with ; between; empty: nobody is named."),
    ),
    (
        "victims",
        noted("Who is said to have suffered it"),
        (),
        noted("Several with ; between; empty: nobody is named."),
    ),
    (
        "counts",
        noted("How many"),
        (),
        noted(
            "As “killed 24 civilians; injured 3-5; missing 10-”; empty: no number. Where a ? stands, say the number."
        ),
    ),
    ("place", noted("Where"), (), noted("A name, or “name (15.21, -3.4)”; empty: no place.")),
    ("when", noted("When"), (), noted("A day, month or year: 2031-05-02, 2031-05, 2031; empty: no day.")),
)


def fields_of(claim: Claim | None) -> tuple[Field, ...]:
    """Return the fields of a correction with what a claim says now; of ``None``, empty ones for a claim that somebody finds."""
    now = {} if claim is None else _present(claim)
    return tuple(
        Field(name=name, label=label, value=_plain_line(now.get(name, "")), choices=choices, hint=hint)
        for name, label, choices, hint in _LABELS
    )


def filled(fields: Sequence[Field], told: Mapping[str, str]) -> tuple[Field, ...]:
    """Return fields with what somebody typed in place of what they held, so that nothing has to be typed again."""
    return tuple(replace(one, value=_plain_line(told.get(one.name, one.value))) for one in fields)


def changes_in(fields: Sequence[Field], told: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a form changes, each as ``field=value``; what stands as it was is left out, and an emptied field says that there is none.

    A speaker's kind goes with a new speaker, since it was said of the one before; where there is no speaker or no act any more,
    nothing is said of it.
    """
    before = {one.name: one.value for one in fields}
    now = {name: _plain_line(told.get(name, value)) for name, value in before.items()}
    changed = {name for name in before if now[name] != before[name]}
    if "speaker" in changed:
        changed |= {name for name in ("speaker-kind", "anonymous") if now[name]}
    if not now["speaker"] and before["speaker"]:
        changed -= {"speaker-kind", "anonymous"}
    if not now["act"] and before["act"]:
        changed -= {"asserted", "perpetrators", "victims"}
    return tuple(f"{name}={now[name] or '-'}" for name in before if name in changed)


def _plain_line(words: str) -> str:
    """Return words as a browser sends them back from a field of one line."""
    return " ".join(printable(words).split())


def _present(claim: Claim) -> dict[str, str]:
    speaker, act = claim.speaker, claim.act
    said = {"stance": claim.stance.value, "counts": "; ".join(map(_count, claim.counts))}
    if speaker is not None:
        said |= {
            "speaker": speaker.text,
            "speaker-kind": speaker.kind.value,
            "anonymous": "yes" if speaker.anonymous else "no",
        }
    if act is not None:
        said |= {
            "act": act.kind.value,
            "asserted": act.asserted.value,
            "perpetrators": "; ".join(party.text for party in act.perpetrators),
            "victims": "; ".join(party.text for party in act.victims),
        }
    if claim.place is not None:
        said["place"] = _where(claim.place, by_person=claim.by_person)
    if claim.when is not None:
        said["when"] = claim.when.edtf or ""
    return said


def _where(place: Place, *, by_person: bool) -> str:
    """Return a place as a field takes it: with its point where a person gave that, since no gazetteer would find it again."""
    name = place.name or place.text
    if by_person and place.id is None and place.lat is not None and place.lon is not None:
        return f"{name} ({place.lat}, {place.lon})"
    return name


def _count(count: Count) -> str:
    whom = "" if count.category is None else f" {count.category}"
    return f"{count.outcome} {_bounds(count)}{whom}"


def _bounds(count: Count) -> str:
    if count.low is None:
        return _UNNAMED if count.high is None else f"-{count.high}"
    if count.high is None:
        return f"{count.low}-"
    return f"{count.low}" if count.low == count.high else f"{count.low}-{count.high}"
