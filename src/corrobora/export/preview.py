"""What becomes public under a profile, listed before anything is written.

A preview is made from the release alone, so it may be shown to whoever may see the release. Entries of the profile
stand in it by their numbers.
"""

from collections import Counter
from collections.abc import Iterable

from corrobora.export.release import HARMLESS, ID_OR_HASH, Release, iter_places, iter_strings
from corrobora.export.spotting import EMAIL, MARK, POINTS, many_digits, phone_spans
from corrobora.export.withheld import name_runs
from corrobora.export.wording import counted
from corrobora.records import ActorKind

_PEOPLE = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.OTHER})
_LONGEST = 120
_OURS = {f"{kind.__name__}.{field}" for kind, field in HARMLESS} | {"Dossier.methods"}


def render_preview(release: Release, *, collector: str | None = None) -> str:
    """Return the preview as plain text, for a person to read from the top.

    First what was struck and what was never found, then all that becomes public: speakers, other people, words in
    reports and judgements that look like names, titles, outlets, reasons, paths, places with their points, points and
    long numbers written out, addresses, and how many values each field has.

    Args:
        release: the release.
        collector: who acts, as a package would say; ``None``: nobody is said.

    """
    dossier = release.dossier
    speakers = Counter(
        claim.speaker.text
        for claim in dossier.claims
        if claim.speaker is not None and not claim.speaker.anonymous
    )
    persons = Counter(
        party.text
        for claim in dossier.claims
        if claim.act is not None
        for party in (*claim.act.victims, *claim.act.perpetrators)
        if party.actor is None and party.kind in _PEOPLE
    )
    # what strangers and colleagues wrote, once each: a title often stands in its text too
    written = [
        text
        for record in (*dossier.reports, *release.judged.values())
        for text in dict.fromkeys(text for _, text in iter_strings(record))
        if not ID_OR_HASH.fullmatch(text)
    ]
    names = Counter(" ".join(run) for text in written for run in name_runs(text))
    places: dict[str, set[str]] = {}
    for place in iter_places(dossier):
        point = "no point" if place.lat is None else f"{place.lat}, {place.lon}"
        places.setdefault(place.name or place.text, set()).add(point)
    strings = [text for record in (dossier, *release.judged.values()) for _, text in iter_strings(record)]
    # by a coarser rule than that by which they are struck, or what it overlooked would not be seen here either
    phones = Counter(
        number
        for text in written
        for number in {*many_digits(text), *(text[start:end] for start, end in phone_spans(text))}
    )
    points = Counter(match[0] for text in written for match in POINTS.finditer(text))
    emails = Counter(match for text in strings for match in EMAIL.findall(text))
    addresses = Counter(report.url for report in dossier.reports if report.url is not None)
    bylines = Counter(report.author for report in dossier.reports if report.author is not None)
    titles = Counter(report.title for report in dossier.reports if report.title is not None)
    outlets = Counter(report.outlet for report in dossier.reports if report.outlet is not None)
    paths = Counter(path for report in dossier.reports for path in report.paths)
    paths.update(refusal.what for refusal in dossier.refused)
    reasons = Counter(judgement.why for judgement in release.judged.values() if judgement.why)
    judges = Counter(judgement.by for judgement in release.judged.values())
    fields = Counter(
        path
        for record in (dossier, *release.judged.values())
        for path, text in iter_strings(record)
        if path not in _OURS and text and not ID_OR_HASH.fullmatch(text)
    )
    parts = [
        f"Release under the profile {release.profile.name}: "
        f"{counted(len(dossier.incidents), 'incident')}, {counted(len(dossier.claims), 'claim')}, {counted(len(dossier.reports), 'report')}; "
        f"something was struck in {counted(release.reports, 'report')}.",
        f"Withheld: {', '.join(release.profile.classes)}.",
        _part(
            "Struck, by entry of the profile",
            [f"{entry}: {number}" for entry, number in release.struck.items()],
        ),
        _part("Never found: mistyped, or not there", release.never_found),
        _part(
            "Ordinary words of the forms too: struck in the records; that none is left in a file cannot be shown",
            sorted(release.spotter.unsure),
        ),
        _part("Becomes public: speakers with a name or a description", _lines(speakers)),
        _part("Becomes public: other people that claims tell of", _lines(persons)),
        _part(
            "Becomes public: two or more words in reports and judgements that look like a name", _lines(names)
        ),
        _part("Becomes public: titles of reports", _lines(titles)),
        _part("Becomes public: outlets", _lines(outlets)),
        _part("Becomes public: bylines", _lines(bylines)),
        _part("Becomes public: who judged", _lines(judges)),
        _part("Becomes public: why it was judged so", _lines(reasons)),
        _part("Becomes public in a package: who acts", [] if collector is None else [_shown(collector)]),
        _part("Becomes public: paths and file names", _lines(paths)),
        _part(
            "Becomes public: places",
            [f"{_shown(name)}: {'; '.join(sorted(points))}" for name, points in sorted(places.items())],
        ),
        _part("Becomes public: points written out in reports and judgements", _lines(points)),
        _part("Becomes public: numbers of seven digits or more, or that may be telephones", _lines(phones)),
        _part("Becomes public: e-mail addresses", _lines(emails)),
        _part(
            "Becomes public: addresses of reports; whoever opens one reads the whole page", _lines(addresses)
        ),
        _part("Values by field", [f"{path}: {number}" for path, number in sorted(fields.items())]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _part(title: str, lines: Iterable[str]) -> str:
    listed = [f"  {line}" for line in lines]
    return "\n".join((title, *listed)) if listed else ""


def _lines(counts: Counter[str]) -> list[str]:
    return [
        f"{_shown(text)}: {number}"
        for text, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if text != MARK
    ]


def _shown(text: str) -> str:
    """Return a stranger's words on one line, without what a terminal would obey."""
    line = " ".join(text.split())
    line = "".join(letter if letter.isprintable() else "\ufffd" for letter in line)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
