"""The methodology statement: how a dossier was made, for the public, in plain words.

Every Casualty's *Standards for Casualty Recording* (2016) ask a recorder to publish five parts of its methodology:
types of sources, collection, evaluation of sources and information, corroboration, quality control; and with them
definitions and the criteria by which things are taken in or left out. Each is a section here, written from the
methods in force and counted from the dossier. The section titles and sentences are ours; the standard's own wording
was not reprinted, and its numbering not checked against the print.

A programme can state what it did and not what an organisation does. What only the publisher knows stands in a list of
its own, as questions, so that nobody takes silence for an answer.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corrobora.export.exported import Exported, Loss
from corrobora.export.jsonform import check_integrity
from corrobora.export.withheld import Withheld, names_withheld
from corrobora.export.wording import LANGUAGES, counted, heading, plain
from corrobora.records import Assessment, Claim, Dossier, OriginRange, Report

FORM = "methodology/1"
FILE = "methodology.md"

_STAGES: tuple[tuple[str, Mapping[str, str]], ...] = (
    (
        "From a report to claims",
        {
            "reading": "how the rules of this group are put together",
            "sentences": "where a sentence begins and ends",
            "attribution": "who says what, by written rules",
            "marks": "who says what, by a small trained model",
            "reconcile": "how rules and model are made one; both are named beside each claim",
            "opinions": "a second trained model's view of stances and numbers, weighed with the rules",
            "speakers": "what kind of speaker somebody is, and whether a name is given",
            "tellers": "which texts are one person's own words from beginning to end",
            "stances": "how a speaker stands to what is said: alleges, denies, admits and so on",
            "acts": "what is said to have been done, by whom, to whom, with what",
            "steps": "moves towards accountability: demanded, opened, charged and so on",
            "background": "what is told beside the incident",
            "counts": "how many, with the bounds that the wording gives and no more",
            "persons": "people who are told of one by one",
            "victims": "what became of each person or group told of",
            "tally": "an estimate of killed and injured from all reports, kept apart from the casualty range",
            "dates": "times as dates, relative ones only against a known date",
            "places": "names of places, routes, and how closely each is known",
            "homonyms": "which of several places of one name is meant",
            "actors": "parties and the names they go by",
        },
    ),
    (
        "From claims to incidents",
        {
            "copies": "which report repeats another's text",
            "joining": "which claims tell of one happening",
            "revisions": "which claims no longer count because their own publisher took them back",
        },
    ),
    (
        "Weighing an incident",
        {
            "origins": "how many independent voices stand behind it, and why some count as one",
            "points": "what is agreed, compatible, contested or not known",
            "relations": "whether two things said can both be so",
            "conflicts": "which things said cannot all be so",
            "casualties": "the lowest, the best and the highest number, each with its reason",
            "grades": "proposals on four published scales",
            "accountability": "the steps taken, and what is overdue",
            "headline": "the one line that says who says what",
            "gaps": "what nobody says",
        },
    ),
    (
        "What persons decided",
        {
            "judging": "a claim that a person rejected counts for nothing, one that they corrected as they read it",
            "regrouping": "incidents that a person put together or apart stand as the person put them",
            "replay": "which of several decisions holds",
        },
    ),
    ("Before it was made public", {"release": "what was struck from the records, and is marked"}),
)
_REFUSED: Mapping[str, str] = {
    "archive-too-large": "an archive beyond the limits on size, growth or depth",
    "binary": "bytes that are no text and no known format",
    "broken": "could not be taken apart",
    "broken-line": "a line or row that is no record",
    "empty": "nothing in it",
    "encrypted": "under a password",
    "kept-not-read": "a photograph, recording or video: its bytes are kept, nothing in it is read",
    "language-not-read": "in a language that is not read",
    "missing": "nothing at the path",
    "missing-columns": "a table without the columns that its mapping names",
    "missing-text": "a record without a text",
    "no-text-layer": "a PDF of pictures; its bytes are kept",
    "own-output": "written by the programme itself",
    "text-too-long": "a text beyond the limits",
    "too-large": "a file beyond the limits",
    "unknown-type": "a format that is not read",
    "unreadable": "could not be opened",
    "wrong-encoding": "no encoding explains the bytes",
    "wrong-unit": "a row whose date is in another unit than its mapping says",
}
_CORROBORATED = "corroborated by independent sources"
"""The one status of ``every-casualty/1`` that stands for full corroboration: docs/methods/grades.md."""
_SHOWN = 80
"""Characters of a name from a report that are printed; the rest is cut off and marked."""
_HELD = frozenset("\\`*_{}[]<>#|!&~$")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def to_methodology(dossier: Dossier) -> Exported:
    """Return the methodology statement of a dossier: Markdown, UTF-8, the same bytes for the same dossier.

    It names every method in force once, with its version, and gives counts of reports, outlets, languages, kinds of
    speakers, refusals and corroboration statuses. It quotes no report and names no speaker; an outlet whose name may
    be a person's is counted under *name withheld*. Signs that Markdown or a terminal would act on are escaped or
    written as their code points: names of outlets are written by strangers.

    Raises:
        BrokenIntegrity: see `check_integrity`.

    """
    check_integrity(dossier)
    withheld = names_withheld(dossier)
    losses = [
        Loss(
            record=report.id,
            what="outlet",
            why="counted and not named: it holds a name that may be a person's",
        )
        for report in dossier.reports
        if report.outlet is not None and withheld.stands_in(report.outlet)
    ]
    parts = (
        *_opening(dossier),
        *_sources(dossier, withheld),
        *_collection(dossier),
        *_evaluation(dossier),
        *_corroboration(dossier),
        *_control(dossier),
        *_definitions(),
        *_criteria(dossier),
        *_methods(dossier.methods),
        *_division(),
        *_open_questions(),
    )
    return Exported(
        form=FORM,
        files={FILE: ("\n\n".join(parts) + "\n").encode("utf-8")},
        losses=tuple(sorted(losses, key=lambda loss: loss.record)),
    )


# --------------------------------------------------------------------------- Markdown


def _cell(text: str) -> str:
    """Return a stranger's words as one line of Markdown that means nothing but itself."""
    shown = " ".join(text[: _SHOWN + 1].split())
    shown = f"{shown[:_SHOWN]}…" if len(text) > _SHOWN else shown
    written = "".join(
        f"U+{ord(letter):04X}"
        if unicodedata.category(letter) in _HIDDEN
        else f"\\{letter}"
        if letter in _HELD
        else letter
        for letter in shown
    )
    # An address would become a link wherever Markdown is shown by the rules of a code host.
    return re.sub(r"(?<=\w)([.@])(?=\w)|:(?=//)", lambda found: f"\\{found[0]}", written)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _by_number(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return names and numbers, the largest number first, equal ones by name."""
    return [
        (name, f"{number:,}") for name, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _bullets(*lines: str) -> str:
    return "\n".join(f"- {line}" for line in lines)


# --------------------------------------------------------------------------- the parts


def _opening(dossier: Dossier) -> tuple[str, ...]:
    days = sorted(
        report.published.edtf
        for report in dossier.reports
        if report.published is not None
        and report.published.edtf is not None
        and _DAY.fullmatch(report.published.edtf)
    )
    dated = f", published from {days[0]} to {days[-1]}" if days else ""
    measured = (
        "No date is known against which promises could be measured."
        if dossier.as_of is None
        else f"Promises and open steps are measured against {_cell(dossier.as_of)}."
    )
    return (
        "# Methodology",
        f"This statement goes with a dossier of {counted(len(dossier.incidents), 'incident')}, made from "
        f"{counted(len(dossier.claims), 'claim')} in {counted(len(dossier.reports), 'report')}{dated}. {measured} "
        "It has the parts that Every Casualty’s *Standards for Casualty Recording* (2016) ask a recorder to publish. "
        "It was written by a programme, corrobora, from the dossier itself: the numbers are counted, not estimated.",
        "A dossier says who says what. It does not say what is true, and the programme calls nothing confirmed. Where "
        "the Airwars scale is proposed, its grade *Confirmed* means that a belligerent accepted responsibility.",
    )


def _sources(dossier: Dossier, withheld: Withheld) -> tuple[str, ...]:
    reports = dossier.reports
    claims_by_kind: Counter[str] = Counter()
    reports_by_kind: dict[str, set[str]] = {}
    for claim in dossier.claims:
        kind = _kind(claim)
        claims_by_kind[kind] += 1
        reports_by_kind.setdefault(kind, set()).add(claim.report)
    anonymous = sum(1 for claim in dossier.claims if claim.speaker is not None and claim.speaker.anonymous)
    outlets = Counter(_outlet(report, withheld) for report in reports)
    languages = Counter(_language(report) for report in reports)
    undated = sum(1 for report in reports if report.published is None or report.published.edtf is None)
    return (
        "## 1. Types of sources",
        "Sources are published reports and statements as they were handed to the programme. A report’s outlet is not "
        "where its claims come from: each claim is tied to whoever is made to say it. Kinds of speakers, by their "
        "position towards the event:",
        _table(
            ("who speaks", "claims", "reports"),
            [
                (kind, number, f"{len(reports_by_kind[kind]):,}")
                for kind, number in _by_number(claims_by_kind)
            ],
        ),
        f"{counted(anonymous, 'claim')} {_has(anonymous)} a speaker whom the report does not name. The programme never "
        "resolves an anonymous speaker to a name.",
        _table(("outlet", "reports"), _by_number(outlets)),
        _table(("language", "reports"), _by_number(languages)),
        f"{counted(undated, 'report')} {_has(undated)} no known date of publication. "
        f"{counted(sum(1 for report in reports if report.url is None), 'report')} came without an address.",
    )


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def _kind(claim: Claim) -> str:
    return "the outlet in its own voice" if claim.speaker is None else plain(claim.speaker.kind)


def _outlet(report: Report, withheld: Withheld) -> str:
    if not report.outlet:
        return "not known"
    return "name withheld" if withheld.stands_in(report.outlet) else _cell(report.outlet)


def _language(report: Report) -> str:
    if report.language is None:
        return "not known"
    return LANGUAGES.get(report.language, _cell(report.language))


def _collection(dossier: Dossier) -> tuple[str, ...]:
    types = Counter(_cell(report.media_type) for report in dossier.reports)
    identified = (
        "Before this was made public, something was withheld from the reports; what was struck is marked. Each report "
        "is identified by the SHA-256 of its redacted record, and nothing here is a hash of an original. "
        if dossier.released
        else "Each report is identified by the SHA-256 of its original bytes, so that a changed byte gives another "
        "report, and the same bytes twice are one report. "
    )
    return (
        "## 2. Collection",
        "The programme searches for nothing and opens no connection. It takes the files it is given; how they were "
        "looked for and chosen is for the publisher to say (section 10). "
        f"{identified}"
        "Whatever was given is a report, a part of one, or a refusal with its reason (section 7).",
        _table(("form", "reports"), _by_number(types)),
    )


def _evaluation(dossier: Dossier) -> tuple[str, ...]:
    kinds = Counter(heading(revision.kind) for revision in dossier.revisions)
    taken_back = len({claim for revision in dossier.revisions for claim in revision.claims})
    revised = (
        (
            "A claim no longer counts where its own publisher replaced, corrected or withdrew it: "
            f"{counted(taken_back, 'claim')} here. They stay in the dossier, and stand behind nothing.",
            _table(("why", "cases"), _by_number(kinds)),
        )
        if dossier.revisions
        else (
            "A claim no longer counts where its own publisher replaced, corrected or withdrew it; no such case was "
            "found here.",
        )
    )
    return (
        "## 3. Evaluation of sources and information",
        "**Sources.** The programme does not grade the reliability of a source: no text says of itself how reliable "
        "its outlet is. In the Admiralty code the letter therefore stays F, *cannot be judged*, until a person sets it.",
        "**Information.** Each claim keeps the exact words it rests on, who is made to say them, how that speaker "
        "stands to them, and any word of doubt. What the wording leaves open stays open: “dozens” has no upper end, "
        "and a place between two towns is not one of them. The confidence beside a claim says how sure the programme "
        "is of its own reading, and nothing of whether the claim is true.",
        *revised,
    )


def _corroboration(dossier: Dossier) -> tuple[str, ...]:
    incidents = dossier.incidents
    grades = Counter(
        _cell(incident.grades["every_casualty"].value)
        if "every_casualty" in incident.grades
        else "not graded"
        for incident in incidents
    )
    act = Counter(_band(incident.independent_origins.act) for incident in incidents)
    responsibility = Counter(_band(incident.independent_origins.responsibility) for incident in incidents)
    short = sum(1 for incident in incidents if not _corroborated(incident))
    copies = sum(1 for report in dossier.reports if report.copy_of)
    contested = sum(1 for incident in incidents if incident.conflicts)
    return (
        "## 4. Corroboration",
        "Corroboration counts independent origins and never reports. An origin is a speaker together with whoever "
        "gathered its word; copies, reprints and quotations of one speaker are one origin. Where it cannot be decided "
        "whether two origins are one, the number is a range, and the lower end counts here. A denial is a side of a "
        "conflict: it adds no origin and lowers no number.",
        f"{counted(copies, 'report')} {'repeats' if copies == 1 else 'repeat'} the text of another report of this dossier.",
        _table(("independent origins of the act", "incidents"), _by_number(act)),
        _table(("independent origins of who did it", "incidents"), _by_number(responsibility)),
        _table(("status proposed by the rules", "incidents"), _by_number(grades)),
        f"**Not fully corroborated:** {short:,} of {counted(len(incidents), 'incident')}. Counted here is whatever has "
        f"fewer than two independent origins of the act, or another status than *{_CORROBORATED}*, or none. "
        "Corroboration is of the act; who did it has a count of its own.",
        f"{counted(contested, 'incident')} {_has(contested)} accounts that cannot all be so; every side is shown, and "
        "none is chosen.",
        "“No shared origin found” is a statement about the search. Two independent voices can both be wrong.",
    )


def _band(found: OriginRange) -> str:
    return "at least two" if found.low >= 2 else "one" if found.low == 1 else "none found"


def _corroborated(incident: Assessment) -> bool:
    grade = incident.grades.get("every_casualty")
    return incident.independent_origins.act.low >= 2 and grade is not None and grade.value == _CORROBORATED


def _control(dossier: Dossier) -> tuple[str, ...]:
    return (
        "## 5. Quality control",
        _bullets(
            "Every claim points at the characters it was read from. When this statement was written, each of the "
            f"{counted(len(dossier.claims), 'claim')} was checked against the text of its report.",
            "The same reports and methods give the same dossier, byte for byte; a change of a method changes its version.",
            "Nothing is dropped in silence: what was not used is listed with its reason.",
            "The reading makes mistakes: a pronoun taken for the wrong party, a number tied to the wrong group. The "
            "words beside each value are there to be read.",
            "Grades, groupings and origins are proposals. This dossier does not record which of them a person has "
            "checked; the publisher has to say so (section 10).",
        ),
    )


def _definitions() -> tuple[str, ...]:
    return (
        "## 6. Definitions",
        _table(
            ("word", "what it means here"),
            (
                ("report", "one publication or statement, exactly as it was taken in"),
                ("claim", "what one report says that one speaker says, in one passage"),
                ("speaker", "whoever is made to say something; an outlet may speak in its own voice"),
                ("origin", "where a claim first comes from: a speaker, and who gathered its word"),
                ("incident", "claims judged by the rules to be about one happening"),
                ("act", "what is said to have been done; saying it asserts nothing"),
                ("killed, injured, missing …", "what the words of a report say became of those counted"),
                (
                    "civilians, women, children …",
                    "who is counted, in the reports’ own words; the programme decides nobody’s status or age",
                ),
                ("low, best, high", "the range that somebody’s words support; an open upper end stays open"),
                ("contested", "two things said that cannot both be so"),
                (
                    "not stated, unsure, unjudged",
                    "nobody says it; somebody looked and could not decide; nobody looked",
                ),
            ),
        ),
    )


def _criteria(dossier: Dossier) -> tuple[str, ...]:
    codes = Counter(refusal.code for refusal in dossier.refused)
    refused = (
        (
            f"{counted(len(dossier.refused), 'refusal')}, by reason:",
            _table(
                ("code", "reason", "cases"),
                [
                    (_cell(code), _REFUSED.get(code, "see the dossier"), f"{number:,}")
                    for code, number in sorted(codes.items())
                ],
            ),
        )
        if dossier.refused
        else ("Nothing was refused.",)
    )
    used = {claim for incident in dossier.incidents for claim in (*incident.claims, *incident.set_aside)}
    beside = sum(1 for claim in dossier.claims if claim.id not in used)
    return (
        "## 7. What is taken in and what is left out",
        "**Taken in:** every report that could be opened, and every claim that the rules read in it, from whichever side.",
        "**Counted towards an incident:** claims that tell of one happening by act, place, time and people. "
        f"{counted(beside, 'claim')} {'belongs' if beside == 1 else 'belong'} to no incident and "
        f"{'is' if beside == 1 else 'are'} listed all the same. There is no lower limit on the number of dead or of sources.",
        "**Left out of numbers:** denials, doubts, demands, predictions, what is planned, feared or habitual, and what "
        "its publisher has taken back.",
        *refused,
    )


def _methods(methods: Mapping[str, str]) -> tuple[str, ...]:
    """Return one table a stage, and each method in exactly one of them."""
    parts = [
        "## 8. Methods in force",
        "Each is a written rule, or a trained model under written rules, with a version; the documentation of "
        "corrobora prints them.",
    ]
    known: set[str] = set()
    for stage, descriptions in _STAGES:
        rows = [
            (_cell(name), _cell(methods[name]), meaning)
            for name, meaning in descriptions.items()
            if name in methods
        ]
        known.update(descriptions)
        if rows:
            parts += [f"**{stage}**", _table(("method", "version", "what it decides"), rows)]
    others = [(_cell(name), _cell(methods[name])) for name in sorted(methods) if name not in known]
    if others:
        parts += [
            "**Others**, for which this statement has no description of its own",
            _table(("method", "version"), others),
        ]
    return tuple(parts)


def _division() -> tuple[str, ...]:
    return (
        "## 9. What the machine does and what a person must do",
        _table(
            ("the machine", "a person"),
            (
                (
                    "reads who says what, and shows the words",
                    "reads the words and sees whether it was read rightly",
                ),
                ("proposes which claims tell of one incident", "accepts, splits or joins"),
                (
                    "counts origins that no rule finds to be one",
                    "knows outlets and people, and may know better",
                ),
                ("proposes grades, with reasons", "sets them, and alone judges the reliability of a source"),
                ("gives the range that the words support", "decides what is published of it"),
                ("withholds names by a rule", "thinks of who could be found by what is left, and decides"),
                ("never says that something is true", "answers for whatever is said to be"),
            ),
        ),
    )


def _open_questions() -> tuple[str, ...]:
    return (
        "## 10. What only the publisher can state",
        "The programme does not know the answers. A published methodology needs them:",
        _bullets(
            "Who publishes this, for what purpose, with whose money, and how can it be reached?",
            "How were reports looked for, where, in which languages, over which time, and by whom?",
            "Which sources were left out on purpose, and why?",
            "Who checked the proposals, how many of them, by which rules, and who checked the checkers?",
            "How is a correction asked for, and how are later findings taken in?",
            "What was done so that nobody named or described in the dossier, and nobody who collected it, comes to harm?",
            "How often is this statement brought up to date?",
        ),
    )
