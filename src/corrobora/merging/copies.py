"""Which report repeats another's text: whole, cut, or told again in other words.

A sentence of six words or more *stands* in another report when at least seven
in ten of its four-word sequences do. A report copies another when at least
half of its own sentences, and two of them, stand there; or when it takes over a
passage, twenty-five words that stand there in one stretch, or nearly so, and are
no mere quotation. A text may be put together from several. Of two reports that share text the copy is the one published
later; where that is not known, the one that is shorter.

A report *retells* another when the same named person speaks in both, and a run
of its sentences says, in the same order, what sentences of the other say: the
same names, numbers and rare words. Two newsrooms at one press conference can
come close to that, so the demands are high and the edge says no more than that
the one may rest on the other. Thresholds are ours; `docs/methods/copies.md`
says how they were chosen.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from corrobora.edtf import bounds
from corrobora.merging.fingerprints import Fingerprint, Gram, hashes_of, postings_of, touched
from corrobora.records import CopyEdge, Report, ReportId

METHOD = "copies/4"
SENTENCE_SHARE = 0.7
REPORT_SHARE = 0.5
GRAM = 4
PASSAGE_WORDS = 25
"""Words that must stand in the other report in one stretch to be a passage taken over."""
PASSAGE_PIECE = 5
"""Words in a row that make a piece of a passage: what is changed inside a passage leaves such pieces."""
PASSAGE_CHANGED = 5
"""Words that may be changed or put in between two pieces of a passage."""
PASSAGE_SKIPPED = 60
"""Words of the original, a paragraph, that may lie between two pieces; their order may be another."""
PASSAGE_TOLD = 8
"""Words of it that must stand outside quotation marks in one of the two: what a body said is quoted by many who took it
from nobody."""
STANDING_REPORTS = 4
"""Reports of one outlet in which words stand that it has taken from none of them: a note to the reader, a background."""
_REPEATED = 16
"""Places of one report from which on a sequence of words begins no piece."""
_PASSAGE_GRAMS = PASSAGE_WORDS // PASSAGE_PIECE * (PASSAGE_PIECE - GRAM + 1)
"""Sequences of words that the pieces of the shortest passage have."""
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
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_TOKEN = re.compile(
    r"(?P<opens>[“«‘]|(?<!\w)'(?=\w))"
    r"|(?P<closes>[”»]|(?<![sS])[’'](?!\w)|(?<=[sS])[’'](?=\s*(?:[^\w\s]|$)))"
    r"|(?P<turns>\")|(?P<word>[^\W_]+)"
)
"""Words and quotation marks. An apostrophe between letters is none, nor is one behind an s, unless punctuation follows
("the rebels' fighters")."""
_CLOSED_BY = {"“": '”"', '"': '"”', "«": "»", "‘": "’'", "'": "'’"}
"""What ends the quotation that a mark begins."""
_NAME = re.compile(r"\b[A-Z][\w'’-]+ (?:(?:al|el|ag|ben|bin|ould|de|van|von)[ -])?[A-Z][\w'’-]+")
_SAYS = re.compile(
    r"\b(?:said|says?|saying|told|tells|according|alleg\w+|accus\w+|claim\w*|stat(?:ed|es)|add(?:ed|s)|confirm\w*"
    r"|den(?:y|ied|ies)|believ\w+|explain\w*|report(?:ed|s)|recall\w*|describ\w+|account)\b",
    re.IGNORECASE,
)

_TESTIFIES = re.compile(
    r"\b(?:said|says|saying|tells|(?<!been )(?<!was )(?<!were )(?<!be )told|recall(?:s|ed)|added|adds|explain(?:s|ed)|describ(?:es|ed)|testif(?:ies|ied))\b",
    re.IGNORECASE,
)
"""Verbs with which somebody is made to speak."""
_TO_WHOM = (
    r"(?:told|tells|telling|informed)(?: \w+){0,3}?|(?:spoke|speaks|speaking|talked|talking) (?:\w+ )?(?:to|with)|interview(?: \w+){0,2} (?:with|to|by)|(?:interviewed|quoted|cited|published|reported|carried|broadcast|obtained|seen) (?:\w+ )?by"
    r"|according to|(?:sent|given|wrote|statement|said|says|letter|confirmed|speech|word) (?:to|on|in|by)|reached by"
)
"""Words before the name of the outlet to which something was told."""
_BY_WHOM = (
    r"(?:(?:has|had|have|was|were|also|then|first|later|reporter|correspondent|earlier|exclusively|in|an?|interview|report) ){0,3}"
    r"(?:report(?:s|ed)|wr(?:ites|ote)|written|quot(?:es|ed)|cit(?:es|ed)|said|says|spoke|interview(?:s|ed)|told|publish(?:es|ed)|learn(?:s|ed|t)|heard|carried|broadcast)"
)
"""Words behind the name of the outlet that tells it."""

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
    return _unwrapped(re.sub(r"\n[ \t]+(?=\n)", "\n", text))


def _unwrapped(text: str) -> str:
    """Put lines that were broken at a width together again: there only a blank line ends a paragraph.

    A text is taken for broken so if half of its single line ends stand before a small letter.
    """
    ends = [found.end() for found in _LINE_END.finditer(text)]
    small = sum(text[end : end + 1].islower() for end in ends)
    return _LINE_END.sub(" ", text) if 2 * small >= len(ends) > 0 else text


def _parts(report: Report) -> list[str]:
    return [part for part in _CUT.split(_own_text(report)) if len(_WORD.findall(part)) >= 6]


def _sentences(report: Report) -> list[list[str]]:
    return [[w.casefold() for w in _WORD.findall(part)] for part in _parts(report)]


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]


def fingerprint_of(report: Report) -> Fingerprint:
    """Return what is looked up of a report to find out who repeats whom."""
    published = report.published
    first = "9999" if published is None or published.edtf is None else bounds(published.edtf)[0].isoformat()
    return Fingerprint(
        report=report.id,
        first=first,
        words=sum(len(s) for s in _sentences(report)),
        outlet=report.outlet,
        grams=hashes_of(_grams(_words(report))),
        speaking=tuple(sorted(_speaking_names(report))),
    )


def _words(report: Report) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_own_text(report))]


def find_copies(reports: Sequence[Report]) -> dict[ReportId, tuple[CopyEdge, ...]]:
    """Return for each report that repeats another the edge to its likeliest original.

    The result does not depend on the order of ``reports``. A copy of a copy
    points at the report it shares most with, the earliest of those.
    """
    held = {report.id: report for report in reports}
    prints = {report: fingerprint_of(held[report]) for report in held}
    found = find_copies_again(prints, changed=dict.fromkeys(held, ()), repeating=(), recall=held.__getitem__)
    return {report: copied.edges for report, copied in found.items() if copied.edges}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Whom a report repeats."""

    edges: tuple[CopyEdge, ...]
    repeats: bool
    """Whether its words stand elsewhere; where they do not, it may still tell again what another told."""


def find_copies_again(
    prints: Mapping[ReportId, Fingerprint],
    *,
    changed: Mapping[ReportId, Sequence[Fingerprint]],
    repeating: Collection[ReportId],
    recall: Callable[[ReportId], Report],
) -> dict[ReportId, Copied]:
    """Return whom those reports repeat for which it may be another since some came, went or changed.

    Args:
        prints: every report that is there now.
        changed: those that came, went or changed since, each with its fingerprints before; none where it came.
        repeating: the reports whose words were found elsewhere before.
        recall: returns a report; asked for few where few changed.

    """
    ordered = sorted(prints.values(), key=lambda one: one.order)
    asked = _Recalled(ordered, recall)
    again = set(changed)
    if len(changed) < len(prints):
        still = [one for one in ordered if one.report not in changed]
        moved = {
            report: (*before, *((prints[report],) if report in prints else ()))
            for report, before in changed.items()
        }
        again |= touched(still, moved, most=_POSTINGS)
    again &= prints.keys()
    repeated = _repeated(asked, again)
    made = {report: Copied(edges=repeated.get(report, ()), repeats=report in repeated) for report in again}
    repeats = {report for report in repeating if report in prints and report not in again} | repeated.keys()
    turned = {r for r in again if (r in repeats) != (r in repeating)} | set(changed)
    retelling = {
        report
        for report in again | _named_again(ordered, changed, turned, repeats=repeats, repeated=set(repeating))
        if report not in repeats
    }
    retold = _retold(asked, retelling, repeats=repeats)
    return made | {report: Copied(edges=retold.get(report, ()), repeats=False) for report in retelling}


class _Recalled:
    """Reports in their order, each asked for when it is needed."""

    def __init__(self, prints: Sequence[Fingerprint], recall: Callable[[ReportId], Report]) -> None:
        self.prints = prints
        self._recall = recall
        self._held: dict[int, Report] = {}

    def __getitem__(self, number: int) -> Report:
        if number not in self._held:
            self._held[number] = self._recall(self.prints[number].report)
        return self._held[number]


def _named_again(
    ordered: Sequence[Fingerprint],
    changed: Mapping[ReportId, Sequence[Fingerprint]],
    turned: Collection[ReportId],
    *,
    repeats: Collection[ReportId],
    repeated: Collection[ReportId],
) -> set[ReportId]:
    """Return the reports in which somebody speaks who speaks in one of those that changed, or repeats no more, or now does."""
    names = {
        name
        for one in (*ordered, *(one for held in changed.values() for one in held))
        if one.report in turned
        for name in one.speaking
    }
    now = _first_named(ordered, names, without=repeats)
    known = sorted(
        (
            *(one for one in ordered if one.report not in changed),
            *(one for held in changed.values() for one in held),
        ),
        key=lambda one: one.order,
    )
    then = _first_named(known, names, without=repeated)
    others = {
        name for name in names if now.get(name) != then.get(name) or set(now.get(name, ())) & set(turned)
    }
    return {one.report for one in ordered if not others.isdisjoint(one.speaking)}


def _first_named(
    ordered: Iterable[Fingerprint], names: Collection[str], *, without: Collection[ReportId]
) -> dict[str, list[ReportId]]:
    """Return the first reports in which each of these names speaks."""
    found: dict[str, list[ReportId]] = defaultdict(list)
    for one in ordered:
        if one.report in without:
            continue
        for name in one.speaking:
            if name in names and len(found[name]) < _POSTINGS:
                found[name].append(one.report)
    return found


def _repeated(ordered: _Recalled, again: Collection[ReportId]) -> dict[ReportId, tuple[CopyEdge, ...]]:
    """Return the edges of those of these reports whose words stand in reports before them."""
    wanted = [number for number, one in enumerate(ordered.prints) if one.report in again]
    some = None if len(wanted) == len(ordered.prints) else [ordered.prints[number] for number in wanted]
    posted = postings_of(ordered.prints, only=some)
    streams: dict[int, _Stream] = {}
    edges: dict[ReportId, tuple[CopyEdge, ...]] = {}
    for number in wanted:
        report = ordered[number]
        own = _stream(report)
        postings = posted.of(_grams(own.words), most=_POSTINGS)
        sentences = _sentences(report)
        hits: Counter[int] = Counter()
        likeness: Counter[int] = Counter()
        for words in sentences:
            grams = _grams(words)
            stands: Counter[int] = Counter()
            for gram in grams:
                stands.update(_before(postings.get(gram, ()), number))
            found = frozenset(other for other, n in stands.items() if n >= SENTENCE_SHARE * len(grams))
            hits.update(found)
            likeness.update({other: stands[other] for other in found})
        # of a chain of copies the link whose words are closest, of equals the earliest
        whole = None
        for other, count in sorted(hits.items(), key=lambda item: (-item[1], -likeness[item[0]], item[0])):
            whole = _whole(ordered.prints[other].report, count, len(sentences))
            if whole is not None:
                break
        shared = Counter(
            other for gram in _grams(own.words) for other in _before(postings.get(gram, ()), number)
        )
        near = sorted(other for other, n in shared.items() if n >= _PASSAGE_GRAMS)
        for one in (number, *near):
            if near and one not in streams:
                streams[one] = own if one == number else _stream(ordered[one])
        others = {one: (ordered[one], streams[one]) for one in near}
        standing = _standing_lines(report, own, postings, ordered.prints) if near else set()
        made = _put_together(report, own, whole, others, standing)
        if made:
            edges[report.id] = made
    return edges


def _before(posted: Sequence[int], number: int) -> Sequence[int]:
    return posted[: bisect_left(posted, number)]


def _whole(other: ReportId, count: int, total: int) -> CopyEdge | None:
    """Return the edge to a report in which at least half of another's sentences stand."""
    share = round(count / total, 3)
    if share < REPORT_SHARE or count < min(2, total):
        return None
    evidence = f"{count} of {total} sentences stand in the other report word for word or nearly so"
    return CopyEdge(report=other, share=share, evidence=evidence)


# --------------------------------------------------------------------------- a passage taken over


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    """All words of a report in order, short sentences too."""

    words: tuple[str, ...]
    quoted: tuple[bool, ...]
    """Whether each word stands between quotation marks; a paragraph ends every quotation."""
    places: dict[tuple[str, ...], list[int]]
    """Where each sequence of words begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Words in a row that stand in another report: from where here, from where there, how many."""

    here: int
    there: int
    words: int


def _stream(report: Report) -> _Stream:
    words: list[str] = []
    marked: list[bool] = []
    for paragraph in re.split(r"\n+", _own_text(report)):
        closing = ""
        for token in _TOKEN.finditer(paragraph):
            if token["word"] is not None:
                words.append(token["word"].casefold())
                marked.append(closing != "")
            elif closing == "":
                closing = "" if token["closes"] is not None else _CLOSED_BY[token[0]]
            elif token["opens"] is None and token[0] in closing:
                closing = ""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, gram in enumerate(_grams(words)):
        places[gram].append(place)
    return _Stream(words=tuple(words), quoted=tuple(marked), places=dict(places))


def _standing_lines(
    report: Report, own: _Stream, postings: Mapping[Gram, Sequence[int]], ordered: Sequence[Fingerprint]
) -> set[int]:
    """Return which words stand in three more reports of the same outlet: its notes to the reader and its background.

    What somebody says in them is neither: a witness's word in four follow-ups was gathered once, as in three.
    """
    if report.outlet is None:
        return set()
    often = {
        place + n
        for place, gram in enumerate(_grams(own.words))
        if sum(ordered[other].outlet == report.outlet for other in postings.get(gram, ())) >= STANDING_REPORTS
        for n in range(GRAM)
    }
    if not often:
        return often
    said = {
        place
        for text, first, end in _spoken_sentences(report)
        if _TESTIFIES.search(text)
        for place in range(first, end)
    }
    return {place for place in often - said if not own.quoted[place]}


def _spoken_sentences(report: Report) -> list[tuple[str, int, int]]:
    """Return each sentence with the places of its first word and behind its last; “…,” he said is one."""
    found: list[tuple[str, int, int]] = []
    place = 0
    for part in _CUT.split(_own_text(report)):
        end = place + len(_WORD.findall(part))
        if found and part[:1].islower():
            text, first, _ = found[-1]
            found[-1] = f"{text} {part}", first, end
        elif end > place:
            found.append((part, place, end))
        place = end
    return found


def _put_together(
    report: Report,
    own: _Stream,
    whole: CopyEdge | None,
    others: Mapping[int, tuple[Report, _Stream]],
    standing: Set[int],
) -> tuple[CopyEdge, ...]:
    """Return the edge to the report copied as a whole, then one for every passage that stands in none of those before.

    The longest passage comes first, of equals that of the earliest report.
    """
    explained: set[int] = set()
    edges = [] if whole is None else [whole]
    if whole is not None:
        for original, stream in others.values():
            if original.id == whole.report:
                explained |= _covered(_pieces(own, stream, explained))
    left = dict(others)
    while left:
        passages = {}
        for number, (original, stream) in sorted(left.items()):
            without = explained | standing if report.outlet == original.outlet else explained
            passage = _passage(own, stream, without, _gathered_once(report, own, original))
            if passage is not None:
                passages[number] = passage
        left = {number: left[number] for number in passages}
        if not passages:
            break
        best = min(passages, key=lambda number: (-len(_covered(passages[number])), number))
        original, stream = left.pop(best)
        if whole is None or whole.report != original.id:
            edges.append(_passage_edge(report, own, original, passages[best]))
        explained |= _covered(_pieces(own, stream, explained))
    return tuple(edges)


def _gathered_once(report: Report, own: _Stream, original: Report) -> Set[int]:
    """Return the words that, where both quote them, were taken once: one outlet printed them twice, or the earlier's is named.

    "…", he told the Wire: who prints that has it from the Wire, if the Wire printed it before. The outlet's name must
    stand beside a verb of telling, in the sentence or the one before or after: elsewhere in a text it tells of
    something else, and "Dawn had just broken" names no paper.
    """
    if original.outlet is None:
        return frozenset()
    if report.outlet == original.outlet:
        return frozenset(range(len(own.words)))
    if original.outlet not in " ".join(_own_text(report).split()):
        return frozenset()
    name = rf"(?:the |The )?{re.escape(original.outlet)}\b"
    credit = re.compile(rf"\b(?:{_TO_WHOM}) {name}|\b{name}(?:['’]s?)? (?:{_BY_WHOM})\b")
    sentences = _spoken_sentences(report)
    return frozenset(
        place
        for number, (text, _, _) in enumerate(sentences)
        if credit.search(" ".join(text.split()))
        for _, first, end in sentences[max(0, number - 1) : number + 2]
        for place in range(first, end)
    )


def _pieces(own: _Stream, other: _Stream, without: Set[int]) -> list[_Piece]:
    """Return the rows of words that stand in another report, from the first on, each as long as it goes.

    A row begins at no words that the other repeats many times, the lines of a table, since each place would have to be tried.
    """
    found: list[_Piece] = []
    place = 0
    while place <= len(own.words) - GRAM:
        longest = _Piece(here=place, there=0, words=0)
        at = other.places.get(own.words[place : place + GRAM], ())
        for there in at if len(at) <= _REPEATED else ():
            many = 0
            while (
                place + many < len(own.words)
                and there + many < len(other.words)
                and place + many not in without
                and own.words[place + many] == other.words[there + many]
            ):
                many += 1
            if many > longest.words:
                longest = _Piece(here=place, there=there, words=many)
        if longest.words >= PASSAGE_PIECE:
            found.append(longest)
        place += max(1, longest.words if longest.words >= PASSAGE_PIECE else 1)
    return found


def _covered(pieces: Sequence[_Piece]) -> set[int]:
    return {piece.here + n for piece in pieces for n in range(piece.words)}


def _passage(own: _Stream, other: _Stream, without: Set[int], once: Set[int]) -> list[_Piece] | None:
    """Return the longest passage taken over from another report: its pieces in the order of the copy.

    Args:
        own: the copy.
        other: the report it may have been taken from.
        without: words of the copy that were taken from elsewhere.
        once: words of the copy of which a quotation was taken once; of others, some must stand outside quotation marks.

    """
    chains: list[list[_Piece]] = []
    for piece in _pieces(own, other, without):
        before = chains[-1][-1] if chains else None
        if (
            before is not None
            and piece.here - (before.here + before.words) <= PASSAGE_CHANGED
            and _distance(before, piece) <= PASSAGE_SKIPPED
        ):
            chains[-1].append(piece)
        else:
            chains.append([piece])
    fitting = [
        chain
        for chain in chains
        if len(_covered(chain)) >= PASSAGE_WORDS
        and (_told(own, other, chain) >= PASSAGE_TOLD or not once.isdisjoint(_covered(chain)))
    ]
    return max(fitting, key=lambda chain: len(_covered(chain)), default=None)


def _distance(one: _Piece, other: _Piece) -> int:
    """Return how many words of the original lie between two pieces, in whichever order they stand there."""
    return max(other.there - (one.there + one.words), one.there - (other.there + other.words))


def _told(own: _Stream, other: _Stream, chain: Sequence[_Piece]) -> int:
    """Return how many words of a passage stand outside quotation marks in one of the two."""
    return sum(
        not (own.quoted[piece.here + n] and other.quoted[piece.there + n])
        for piece in chain
        for n in range(piece.words)
    )


def _passage_edge(report: Report, own: _Stream, original: Report, chain: Sequence[_Piece]) -> CopyEdge:
    """Return the edge of a passage; a sentence stands in the other report if half of its words are of the passage."""
    covered = _covered(chain)
    standing, place = [], 0
    for part in _CUT.split(_own_text(report)):
        many = len(_WORD.findall(part))
        if many >= 6:
            standing.append(2 * len(covered & set(range(place, place + many))) >= many)
        place += many
    first, last = min(covered), max(covered)
    evidence = (
        f"a passage: {len(covered)} words one after another, from “{' '.join(own.words[first : first + 4])}” to "
        f"“{' '.join(own.words[last - 3 : last + 1])}”, stand in the other report word for word or nearly so"
    )
    return CopyEdge(
        report=original.id, share=round(sum(standing) / max(1, len(standing)), 3), evidence=evidence
    )


# --------------------------------------------------------------------------- told again in other words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What is compared of a report: its sentences in order."""

    marks: tuple[frozenset[str], ...]
    grams: tuple[frozenset[tuple[str, ...]], ...]
    names: tuple[frozenset[str], ...]
    """The full names in each sentence that reports speech."""
    speaks: tuple[bool, ...]


def _retold(
    ordered: _Recalled, again: Collection[ReportId], *, repeats: Collection[ReportId]
) -> dict[ReportId, tuple[CopyEdge, ...]]:
    """Return an edge for each of these reports that tells an earlier one again, to the one it retells most of."""
    names = {name for one in ordered.prints if one.report in again for name in one.speaking}
    by_name: dict[str, list[int]] = defaultdict(list)
    tellings: dict[int, _Telling] = {}
    edges: dict[ReportId, tuple[CopyEdge, ...]] = {}
    for number, known in enumerate(ordered.prints):
        if known.report in repeats:
            continue
        if known.report in again:
            earlier = sorted({other for name in known.speaking for other in by_name[name]})
            best: tuple[int, int] | None = None
            for other in earlier:
                if _own_source(ordered[number], ordered[other]):
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
                    edges[known.report] = (
                        CopyEdge(
                            report=ordered.prints[other].report,
                            share=_standing(ordered[number], ordered[other]),
                            evidence=f"reworded: {matched} of {total} sentences tell in the same order, in other words, "
                            "what the other report tells, with the same named speaker; it may rest on it or on its source",
                        ),
                    )
        for name in known.speaking:
            if name in names and len(by_name[name]) < _POSTINGS:
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
