"""Records to JSON and back: one walk over the domain types, no code per type.

The layout is that of `records`: a dataclass becomes an object with its fields
in their order, a tuple an array, ``None`` becomes ``null``. Three things are
added or changed, each because a reader without our code needs it:

- `DERIVED`: ids, text hashes and quotations, which the records derive rather
  than store, are written out;
- a `Span` becomes ``[start, end]``;
- mappings are written in the order of their keys.

Reports, claims, refusals and actors are put in an order of their own, so the
order in which files were read never shows.
"""

import dataclasses
import functools
import json
import re
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from enum import Enum

from corrobora.errors import BrokenIntegrity
from corrobora.records import (
    Actor,
    Claim,
    ClaimId,
    Dossier,
    Reading,
    Refusal,
    Report,
    ReportId,
    Revision,
    Span,
    by_id,
)

READING_SCHEMA = "corrobora/reading/1"


@functools.cache
def type_hints(kind: Hashable) -> dict[str, object]:
    """Return the types of a record's fields, by their names."""
    return typing.get_type_hints(typing.cast("type", kind))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A field of the JSON that the record derives and does not store."""

    name: str
    after: str | None
    """Field it stands behind; ``None``: it stands first."""
    meaning: str


DERIVED: Mapping[type, tuple[Derived, ...]] = {
    Report: (
        Derived(
            name="text_sha256",
            after="text",
            meaning="SHA-256 of the extracted text in UTF-8, lower-case hexadecimal.",
        ),
    ),
    Claim: (
        Derived(name="id", after=None, meaning="Derived from passage, speaker, stance, act and method."),
        Derived(
            name="quote",
            after="end",
            meaning="The words between start and end of the report's text, copied out for the reader.",
        ),
    ),
}

_SURROGATE = re.compile("[\ud800-\udfff]")


def _report_order(report: Report) -> str:
    return report.id


def _claim_order(claim: Claim) -> tuple[str, int, int, str]:
    return (claim.report, claim.start, claim.end, claim.id)


def _refusal_order(refusal: Refusal) -> tuple[str, str, str]:
    return (refusal.what, refusal.code, refusal.why)


def _actor_order(actor: Actor) -> str:
    return actor.id


def checked_quote(claim: Claim, report: Report | None, *, text_sha256: str) -> str:
    """Return the words a claim rests on, after checking that they are there.

    `text_sha256` is the report's own, handed in because a report is hashed
    once and its claims are many.

    Raises:
        BrokenIntegrity: the report is missing, its text is not the text that
            was read, or the passage is empty or leaves the text.

    """
    if report is None:
        raise BrokenIntegrity(f"claim {claim.id} rests on report {claim.report}, which is not in the dossier")
    if claim.text_sha256 != text_sha256:
        raise BrokenIntegrity(f"claim {claim.id} was read from another text of report {report.id}")
    if not 0 <= claim.start < claim.end <= len(report.text):
        raise BrokenIntegrity(
            f"claim {claim.id} points at {claim.start}-{claim.end}, "
            f"outside the {len(report.text)} characters of report {report.id}"
        )
    return report.quote(claim.start, claim.end)


def record_to_values(record: object) -> dict[str, object]:
    """Return a record as plain JSON values, what it derives left out: the form in which a project keeps it."""
    return _object(record, None)


def record_from_values(kind: type["_Record"], values: Mapping[str, object]) -> "_Record":
    """Return the record that `record_to_values` was given.

    Raises:
        BrokenIntegrity: the values are not those of such a record.

    """
    try:
        return _record(kind, values)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BrokenIntegrity(
            f"these are not the values of a {kind.__name__}: {type(error).__name__}"
        ) from error


def _to_json(value: object, quote: Callable[[Claim], str] | None) -> object:
    """Walk one value; `quote` gives the words of a claim, and without it nothing derived is written."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_to_json(member, quote) for member in value]
    if isinstance(value, Mapping):
        return {key: _to_json(value[key], quote) for key in sorted(value)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _object(value, quote)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def _object(record: object, quote: Callable[[Claim], str] | None) -> dict[str, object]:
    written: dict[str, object] = {}
    # a kind of a record, made by whoever shows it, derives what the record does
    kinds = (DERIVED[one] for one in type(record).__mro__ if one in DERIVED)
    derived = next(kinds, ()) if quote is not None else ()
    names: list[str | None] = [None, *_field_names(type(record))]
    for name in names:
        if name is not None:
            written[name] = _to_json(getattr(record, name), quote)
        for extra in derived:
            if extra.after == name:
                is_quote = isinstance(record, Claim) and extra.name == "quote"
                written[extra.name] = (
                    quote(record) if is_quote and quote is not None else getattr(record, extra.name)  # type: ignore[arg-type]
                )
    return written


def _field_names(kind: type) -> tuple[str, ...]:
    return _names_of(kind)


@functools.cache
def _names_of(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(typing.cast("type", kind)))


def in_order(dossier: Dossier) -> Dossier:
    """Return the dossier with reports, claims, refusals and actors in the order they are written in."""
    return dataclasses.replace(
        dossier,
        reports=tuple(sorted(dossier.reports, key=_report_order)),
        claims=tuple(sorted(dossier.claims, key=_claim_order)),
        refused=tuple(sorted(dossier.refused, key=_refusal_order)),
        actors=tuple(sorted(dossier.actors, key=_actor_order)),
    )


def check_integrity(dossier: Dossier) -> None:
    """Check that every claim, and every id anything points at, is really in the dossier.

    Law 1 of the project: an assertion that cannot point at characters in a
    report is a bug, so it stops the writing.

    Raises:
        BrokenIntegrity: a passage is not in its report, or an id leads nowhere.

    """
    reports = {report.id: report for report in dossier.reports}
    if len(reports) != len(dossier.reports):
        raise BrokenIntegrity("two reports of the dossier carry one id")
    hashes = {report.id: report.text_sha256 for report in dossier.reports}
    for claim in sorted(dossier.claims, key=_claim_order):
        checked_quote(claim, reports.get(claim.report), text_sha256=hashes.get(claim.report, ""))
    claims = {str(claim.id) for claim in dossier.claims}
    for incident in dossier.incidents:
        origins = {str(origin.id) for origin in incident.origins}
        known = {"claims": claims, "reports": {str(key) for key in reports}, "origins": origins}
        known["may_share"] = known["origin"] = origins
        known["set_aside"] = claims
        known["without_claims"] = known["reports"]
        _check_ids(incident, known, f"incident {incident.id}")
    for number, fact in enumerate(dossier.background, 1):
        _check_ids(fact, {"claims": claims}, f"background fact {number}")
    for one in dossier.copies_aside:
        if missing := sorted({one.report, one.edge.report} - reports.keys()):
            raise BrokenIntegrity(
                f"a copy set aside names report {missing[0]}, and the dossier has none such"
            )
    read = by_id(dossier.claims)
    for number, revision in enumerate(dossier.revisions, 1):
        _check_revision(revision, read, reports, f"revision {number}")


def _check_revision(
    revision: Revision, claims: Mapping[ClaimId, Claim], reports: Mapping[ReportId, Report], where: str
) -> None:
    """Check that what a revision names is in the dossier, and is of the report that it is said of.

    Raises:
        BrokenIntegrity: it is not.

    """
    for report in (revision.report, revision.by, revision.through):
        if report is not None and report not in reports:
            raise BrokenIntegrity(f"{where} names report {report}, and the dossier has none such")
    for claim in (*revision.claims, *(struck.claim for struck in revision.struck)):
        if claim not in claims or claims[claim].report != revision.report:
            raise BrokenIntegrity(f"{where} names claim {claim}, which is none of report {revision.report}")
    for passage in revision.passages:
        held = reports.get(passage.report)
        if held is None or not 0 <= passage.start < passage.end <= len(held.text):
            raise BrokenIntegrity(f"{where} points at a passage that report {passage.report} does not have")


def _check_ids(value: object, known: Mapping[str, set[str]], where: str) -> None:
    if isinstance(value, tuple):
        for member in value:
            _check_ids(member, known, where)
    elif isinstance(value, Mapping):
        for key in sorted(value):
            _check_ids(value[key], known, where)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for name in _field_names(type(value)):
            held = getattr(value, name)
            if name == "origin" and isinstance(held, str):
                held = (held,)
            # An assessment's own `origins` are the records; everywhere else the name holds their ids.
            if name in known and all(isinstance(key, str) for key in held):
                for key in held:
                    if key not in known[name]:
                        raise BrokenIntegrity(
                            f"{where} names {key} among its {name}, and the dossier has none such"
                        )
            else:
                _check_ids(held, known, where)


def dossier_to_json(dossier: Dossier) -> dict[str, object]:
    """Return the dossier as plain JSON values, by ``schema/dossier-1.json``.

    Raises:
        BrokenIntegrity: see `check_integrity`.

    """
    ordered = in_order(dossier)
    check_integrity(ordered)
    reports = {report.id: report for report in ordered.reports}
    body = _object(ordered, lambda claim: reports[claim.report].quote(claim.start, claim.end))
    return {"schema": body.pop("schema"), **body}


def render_json(dossier: Dossier) -> str:
    """Return the text of ``dossier.json``: the same dossier gives the same bytes.

    Two spaces of indent, UTF-8 without escapes save lone surrogates (which
    UTF-8 cannot carry), a newline at the end.
    """
    return _dump(dossier_to_json(dossier), indent=2) + "\n"


def _dump(value: object, *, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def reading_to_json(report: Report, reading: Reading) -> dict[str, object]:
    """Return what reading one report gave, by ``schema/reading-1.json``.

    Raises:
        BrokenIntegrity: the reading is of another report, or a passage is not in it.

    """
    if reading.report != report.id:
        raise BrokenIntegrity(f"a reading of report {reading.report} was handed in for report {report.id}")

    text_sha256 = report.text_sha256

    def quote(claim: Claim) -> str:
        own = report if claim.report == report.id else None
        return checked_quote(claim, own, text_sha256=text_sha256)

    claims = sorted(reading.claims, key=_claim_order)
    return {
        "schema": READING_SCHEMA,
        "report": _object(report, quote),
        "claims": [_object(claim, quote) for claim in claims],
        "steps": [_object(step, quote) for step in reading.steps],
        "background": [_object(fact, quote) for fact in reading.background],
        "refusals": [_object(refusal, quote) for refusal in sorted(reading.refused, key=_refusal_order)],
        "aliases": [list(pair) for pair in reading.aliases],
    }


def render_reading(report: Report, reading: Reading) -> str:
    """Return one line of ``readings.jsonl``, newline included."""
    return _dump(reading_to_json(report, reading)) + "\n"


# --------------------------------------------------------------------------- and back


def read_dossier(text: str) -> Dossier:
    """Return the dossier that `render_json` wrote.

    Derived fields are not believed but derived again and compared.

    Raises:
        BrokenIntegrity: the text is not a dossier of this schema, or an id, a
            hash or a quotation in it differs from what the record gives.

    """
    try:
        body = json.loads(text)
        dossier = _record(Dossier, body)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BrokenIntegrity(
            f"not a dossier of schema corrobora/dossier/1: {type(error).__name__}"
        ) from error
    if dossier.schema != Dossier.__dataclass_fields__["schema"].default:
        raise BrokenIntegrity("the dossier is of another schema than corrobora/dossier/1")
    if dossier_to_json(dossier) != body:
        raise BrokenIntegrity("an id, a hash or a quotation differs from what its record gives")
    return dossier


_Record = typing.TypeVar("_Record")


def _record(kind: type[_Record], body: Mapping[str, object]) -> _Record:
    hints = type_hints(typing.cast("Hashable", kind))
    return kind(**{name: _value(hints[name], body[name]) for name in _field_names(kind)})


def _value(hint: object, value: object) -> object:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        (hint,) = (member for member in arguments if member is not type(None))
        return _value(hint, value)
    if origin is tuple:
        members = typing.cast("list[object]", value)
        if arguments[-1] is Ellipsis:
            return tuple(_value(arguments[0], member) for member in members)
        return tuple(_value(one, member) for one, member in zip(arguments, members, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {
            key: _value(arguments[1], member)
            for key, member in typing.cast("Mapping[str, object]", value).items()
        }
    if hint is Span:
        start, end = typing.cast("list[int]", value)
        return Span(start=start, end=end)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _record(hint, typing.cast("Mapping[str, object]", value))
    return value
