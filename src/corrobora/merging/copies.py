"""Which report repeats another's text: whole, cut, or told again in other words.

A sentence of six words or more *stands* in another report when at least seven
in ten of its four-word sequences do. A report copies another when at least
half of its own sentences, and two of them, stand there; or when it takes over a
passage, three sentences that stand there one after another and are no mere
quotation. Of two reports that share text the copy is the one published later; where that is not known, the
one that is shorter.

A report *retells* another when the same named person speaks in both, and a run
of its sentences says, in the same order, what sentences of the other say: the
same names, numbers and rare words. Two newsrooms at one press conference can
come close to that, so the demands are high and the edge says no more than that
the one may rest on the other. Thresholds are ours; `docs/methods/copies.md`
says how they were chosen.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corrobora.edtf import bounds
from corrobora.records import CopyEdge, Report, ReportId

METHOD = "copies/3"
SENTENCE_SHARE = 0.7
REPORT_SHARE = 0.5
GRAM = 4
PASSAGE_SENTENCES = 3
"""Sentences that must stand in the other report one after another, in its order, to be a passage taken over."""
PASSAGE_WORDS = 40
"""Words such a passage must have."""
PASSAGE_TOLD = 8
"""Words of it that must stand outside quotation marks: what a body said is quoted by many who took it from nobody."""
_POSTINGS = 12
"""Originals kept per word sequence: the earliest ones, which are the ones a copy can come from."""
RETOLD_MARKS = 3
"""Marks that a sentence must share with the one it retells: names, numbers and rare words."""
RETOLD_OVERLAP = 0.2
"""Share of the marks of the shorter of two sentences that both must have."""
RETOLD_SENTENCES = 4
"""Sentences that must retell others in the same order."""
RETOLD_SHARE = 1 / 3
"""Share of its own sentences that a report must retell to be called retold."""

_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_QUOTE = re.compile(r"([“”\"])")
_NAME = re.compile(r"\b[A-Z][\w'’-]+ (?:(?:al|el|ag|ben|bin|ould|de|van|von)[ -])?[A-Z][\w'’-]+")
_SAYS = re.compile(
    r"\b(?:said|says?|saying|told|tells|according|alleg\w+|accus\w+|claim\w*|stat(?:ed|es)|add(?:ed|s)|confirm\w*"
    r"|den(?:y|ied|ies)|believ\w+|explain\w*|report(?:ed|s)|recall\w*|describ\w+|account)\b",
    re.IGNORECASE,
)

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_NUMBERS = {**{word: n for n, word in enumerate(_UNITS)}, **_TENS}

_COMMON = frozenset(
    (
        "the a an and or but nor so yet if as at by for from in into of off on onto out over per than that this these "
        "those to up upon with without within who whom whose which what when where why how he him his she her hers it "
        "its they them their theirs we us our you your i me my not no none any all both each few more most other some "
        "such own same too very can could may might must shall should will would do does did done be been being is are "
        "was were am has have had having there here then now also just only even still about after before again "
        "against among around because between during until while under since one two say said tell told people person "
        "man men year month week day time last next first according two later ago new news report reporter state "
        "country government spokesman spokesperson kill killed dead died death attack account statement"
    ).split()
)
"""Words that stand in any report of violence and tell no two sentences apart."""


def _own_text(report: Report) -> str:
    text = report.text
    for span in report.furniture:
        text = text[: span.start] + "\n" * (span.end - span.start) + text[span.end :]
    return text


def _parts(report: Report) -> list[str]:
    return [part for part in _CUT.split(_own_text(report)) if len(_WORD.findall(part)) >= 6]


def _told_words(report: Report) -> list[int]:
    """Return for each sentence how many of its words stand outside quotation marks; a paragraph ends every quotation."""
    found = []
    for paragraph in re.split(r"\n+", _own_text(report)):
        quoted = False
        for part in _CUT.split(paragraph):
            outside = []
            for piece in _QUOTE.split(part):
                if _QUOTE.fullmatch(piece):
                    quoted = piece == "“" or (piece == '"' and not quoted)
                elif not quoted:
                    outside.append(piece)
            if len(_WORD.findall(part)) >= 6:
                found.append(sum(len(_WORD.findall(piece)) for piece in outside))
    return found


def _sentences(report: Report) -> list[list[str]]:
    return [[w.casefold() for w in _WORD.findall(part)] for part in _parts(report)]


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]


def _order(report: Report) -> tuple[str, int, str]:
    published = report.published
    first = "9999" if published is None or published.edtf is None else bounds(published.edtf)[0].isoformat()
    return first, -sum(len(s) for s in _sentences(report)), report.id


def find_copies(reports: Sequence[Report]) -> dict[ReportId, tuple[CopyEdge, ...]]:
    """Return for each report that repeats another the edge to its likeliest original.

    The result does not depend on the order of ``reports``. A copy of a copy
    points at the report it shares most with, the earliest of those.
    """
    ordered = sorted(reports, key=_order)
    edges = _repeated(ordered)
    edges.update(_retold([report for report in ordered if report.id not in edges]))
    return edges


def _repeated(ordered: Sequence[Report]) -> dict[ReportId, tuple[CopyEdge, ...]]:
    postings: dict[tuple[str, ...], list[int]] = defaultdict(list)
    edges: dict[ReportId, tuple[CopyEdge, ...]] = {}
    for number, report in enumerate(ordered):
        sentences = _sentences(report)
        hits: Counter[int] = Counter()
        likeness: Counter[int] = Counter()
        per_sentence: list[frozenset[int]] = []
        for words in sentences:
            grams = _grams(words)
            stands: Counter[int] = Counter()
            for gram in grams:
                for other in postings.get(gram, ()):
                    stands[other] += 1
            found = frozenset(other for other, n in stands.items() if n >= SENTENCE_SHARE * len(grams))
            per_sentence.append(found)
            hits.update(found)
            likeness.update({other: stands[other] for other in found})
        # of a chain of copies the link whose words are closest, of equals the earliest
        for other, count in sorted(hits.items(), key=lambda item: (-item[1], -likeness[item[0]], item[0])):
            edge = _edge(report, ordered[other], count, [other in found for found in per_sentence])
            if edge is not None:
                edges[report.id] = (edge,)
                break
        for words in sentences:
            for gram in set(_grams(words)):
                if len(postings[gram]) < _POSTINGS:
                    postings[gram].append(number)
    return edges


def _edge(report: Report, other: Report, count: int, standing: Sequence[bool]) -> CopyEdge | None:
    """Return the edge to another report in which some sentences stand: as a whole, or by a passage."""
    total = len(standing)
    share = round(count / total, 3)
    if share >= REPORT_SHARE and count >= min(2, total):
        evidence = f"{count} of {total} sentences stand in the other report word for word or nearly so"
        return CopyEdge(report=other.id, share=share, evidence=evidence)
    passage = _passage(report, standing) if count >= PASSAGE_SENTENCES else None
    if passage is None:
        return None
    first, last = passage
    evidence = (
        f"a passage: sentences {first + 1} to {last + 1} of {total} stand in the other report one after another, "
        "word for word or nearly so"
    )
    return CopyEdge(report=other.id, share=share, evidence=evidence)


def _passage(report: Report, standing: Sequence[bool]) -> tuple[int, int] | None:
    """Return the first and last sentence of the longest run that stands in the other report and is no mere quotation."""
    words = [len(sentence) for sentence in _sentences(report)]
    told = _told_words(report)
    runs: list[tuple[int, int]] = []
    for place, stands in enumerate(standing):
        if stands and runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        elif stands:
            runs.append((place, place))
    fitting = [
        (first, last)
        for first, last in runs
        if last - first + 1 >= PASSAGE_SENTENCES
        and sum(words[first : last + 1]) >= PASSAGE_WORDS
        and sum(told[first : last + 1]) >= PASSAGE_TOLD
    ]
    return max(fitting, key=lambda run: (run[1] - run[0], -run[0]), default=None)


# --------------------------------------------------------------------------- told again in other words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What is compared of a report: its sentences in order."""

    marks: tuple[frozenset[str], ...]
    grams: tuple[frozenset[tuple[str, ...]], ...]
    names: tuple[frozenset[str], ...]
    """The full names in each sentence that reports speech."""
    speaks: tuple[bool, ...]


def _retold(ordered: Sequence[Report]) -> dict[ReportId, tuple[CopyEdge, ...]]:
    """Return an edge for each report that tells an earlier one again, to the one it retells most of."""
    by_name: dict[str, list[int]] = defaultdict(list)
    tellings: dict[int, _Telling] = {}
    edges: dict[ReportId, tuple[CopyEdge, ...]] = {}
    for number, report in enumerate(ordered):
        names = _speaking_names(report)
        earlier = sorted({other for name in names for other in by_name[name]})
        best: tuple[int, int] | None = None
        for other in earlier:
            if _own_source(report, ordered[other]):
                continue
            for one in (number, other):
                if one not in tellings:
                    tellings[one] = _telling(ordered[one])
            matched = _matched(tellings[number], tellings[other])
            if best is None or matched > best[0]:
                best = (matched, other)
        if best is not None:
            matched, other = best
            total = len(tellings[number].marks)
            if matched >= RETOLD_SENTENCES and matched >= RETOLD_SHARE * total:
                edges[report.id] = (
                    CopyEdge(
                        report=ordered[other].id,
                        share=_standing(report, ordered[other]),
                        evidence=f"reworded: {matched} of {total} sentences tell in the same order, in other words, "
                        "what the other report tells, with the same named speaker; it may rest on it or on its source",
                    ),
                )
        for name in names:
            if len(by_name[name]) < _POSTINGS:
                by_name[name].append(number)
    return edges


def _own_source(one: Report, other: Report) -> bool:
    """Whether two reports credit agencies, and none in common, or are of one outlet, which repeats itself."""
    if one.outlet is not None and one.outlet == other.outlet:
        return True
    return bool(one.credits and other.credits) and not set(one.credits) & set(other.credits)


def _standing(one: Report, other: Report) -> float:
    """Return the share of a report's sentences that stand in another word for word or nearly so."""
    known = {gram for words in _sentences(other) for gram in _grams(words)}
    told = [_grams(words) for words in _sentences(one)]
    standing = sum(sum(gram in known for gram in grams) >= SENTENCE_SHARE * len(grams) for grams in told)
    return round(standing / len(told), 3)


def _speaking_names(report: Report) -> frozenset[str]:
    """Return the full names that stand in sentences of saying."""
    return frozenset(name for part in _parts(report) for name in _said_names(part))


def _said_names(part: str) -> frozenset[str]:
    if not _SAYS.search(part):
        return frozenset()
    return frozenset(_plain(name.group()) for name in _NAME.finditer(part))


def _telling(report: Report) -> _Telling:
    parts = _parts(report)
    marks = [_marks(part) for part in parts]
    often = Counter(mark for found in marks for mark in found)
    limit = max(2, len(parts) // 3)
    return _Telling(
        marks=tuple(frozenset(mark for mark in found if often[mark] <= limit) for found in marks),
        grams=tuple(frozenset(_grams(words)) for words in _sentences(report)),
        names=tuple(_said_names(part) for part in parts),
        speaks=tuple(_SAYS.search(part) is not None for part in parts),
    )


def _marks(part: str) -> frozenset[str]:
    """Return a sentence's numbers, names and content words, the latter without their endings."""
    words = [_plain(word) for word in _WORD.findall(part)]
    found: set[str] = set()
    skip = False
    for place, word in enumerate(words):
        if skip:
            skip = False
            continue
        after = words[place + 1] if place + 1 < len(words) else ""
        if word.isdigit():
            found.add(f"#{int(word)}")
        elif word in _TENS and 0 < _NUMBERS.get(after, 0) < 10:
            found.add(f"#{_TENS[word] + _NUMBERS[after]}")
            skip = True
        elif _NUMBERS.get(word, 0) > 2:
            found.add(f"#{_NUMBERS[word]}")
        elif len(word) >= 3 and word not in _COMMON and word not in _NUMBERS:
            found.add(_stem(word))
    return frozenset(found)


def _plain(word: str) -> str:
    spelled = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in spelled if not unicodedata.combining(letter)).casefold()


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _matched(one: _Telling, other: _Telling) -> int:
    """Return how many sentences of the one tell what sentences of the other tell, in the same order.

    Nought where fewer than two of them report speech in both, or none of them is
    the word of the same named person: events told alike are told by anybody,
    what several people say in one order is not.
    """
    width = len(other.marks) + 1
    row = [(0, 0, 0)] * width
    for place_one, marks in enumerate(one.marks):
        above = row
        row = [(0, 0, 0)] * width
        for place, others in enumerate(other.marks, 1):
            best = max(above[place], row[place - 1])
            if _tells_again(marks, others) and not _repeats(one.grams[place_one], other.grams[place - 1]):
                pairs, said, named = above[place - 1]
                both = one.speaks[place_one] and other.speaks[place - 1]
                same = bool(one.names[place_one] & _near(other.names, place - 1))
                best = max(best, (pairs + 1, said + both, named + same))
            row[place] = best
    pairs, said, named = row[-1]
    return pairs if said >= 2 and named else 0


def _near(names: tuple[frozenset[str], ...], place: int) -> frozenset[str]:
    """Return the names of a sentence, and of the quotation and its speaker after it: a retelling draws them together."""
    return names[place].union(*names[place + 1 : place + 3])


def _tells_again(marks: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(marks & others)
    return shared >= RETOLD_MARKS and shared >= RETOLD_OVERLAP * min(len(marks), len(others))


def _repeats(grams: frozenset[tuple[str, ...]], others: frozenset[tuple[str, ...]]) -> bool:
    """Whether a sentence stands in the other: it is repeated, not retold. What pages of one site share is such."""
    return len(grams & others) >= SENTENCE_SHARE * len(grams)
