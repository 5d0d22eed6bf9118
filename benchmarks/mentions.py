"""How well mentions of events are grouped across documents, on a public key, beside the same head lemma in the same run.

    python -m benchmarks.mentions --cache DIR                    dev: prints, records nothing
    python -m benchmarks.mentions --cache DIR --test --record    test, once per final method: appends to results.csv
    python -m benchmarks.mentions --baselines [--test]           same head lemma alone: reads no document

The corpus is `ecbplus` of the folder that CORROBORA_DATA names: news of many
kinds, little of it on violence (ECB+, Cybulska, Vossen, LREC 2014). Mentions
are the key's own; those of actions in the sentences that were annotated (1,245
of dev, 1,780 of test); one without a chain stands alone. What is measured is how they
are grouped, by the CoNLL F1 of `benchmarks.clusters`.

Three settings, by what is told of the documents:

``none``
    All documents at once.
``topic``
    The topic of every document is told: no group crosses topics. Each topic holds two
    series of events of one kind (two arrests, two earthquakes).
``subtopic``
    Each of the two series alone, which is what systems reach that first group documents; the setting of published figures.

Three groupings:

``same-lemma``
    Mentions whose head words are forms of one word.
``like-documents``
    The same, among documents whose words are alike (`benchmarks.joining.alike_groups`, whatever their dates; cosine of at least
    `ALIKE`, chosen on dev). Where nothing is told of the documents, most of what there is to gain is gained by this.
``ours``
    The same, among mentions that our joining puts into one incident: `clusters_of`.

Figures are of all mentions pooled; ``topic mean`` is the mean over topics. ``chained`` leaves
out mentions without a chain, as some older figures do.

ECB+ gives tokens. Text is made of them by the rules of `text_of`, one paragraph a
sentence, since the distribution does not say where paragraphs end.
"""

import argparse
import json
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from training.corpora import data_root

from benchmarks.clusters import Groups, Scores, grouped, scores
from benchmarks.joining import Page, Shelf, alike_groups, homes, join_shelf, read_pages
from benchmarks.speed import Row, record
from corrobora.merging import METHODS as MERGING_METHODS
from corrobora.merging import Joined
from corrobora.records import Claim, Span

ALIKE: Final = 0.25
"""The cosine with the best CoNLL F1 on dev, among 0.03 to 0.30."""


class Told(StrEnum):
    """What is told of the documents before anything is joined."""

    NONE = "none"
    TOPIC = "topic"
    SUBTOPIC = "subtopic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of an event, with its places in the document's text."""

    id: str
    head: str
    """The head word's common form; see `form_of`."""
    at: Span
    """The head word."""
    sentence: Span
    chain: str | None
    """``None``: nothing else speaks of this event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of the corpus."""

    id: str
    topic: str
    subtopic: str
    text: str
    mentions: tuple[Mention, ...]

    def series(self, told: Told) -> str:
        """Return what the document may be joined within."""
        return {Told.NONE: "", Told.TOPIC: self.topic, Told.SUBTOPIC: self.subtopic}[told]


# --------------------------------------------------------------------------- words

_FORMS: Final = {
    form: lemma
    for lemma, forms in (
        line.split(":")
        for line in (
            "arise:arose arisen|be:am is are was were been being|bear:bore borne|beat:beaten|become:became|begin:began begun|bend:bent|bind:bound|"
            "bite:bit bitten|bleed:bled|blow:blew blown|break:broke broken|bring:brought|build:built|buy:bought|catch:caught|choose:chose chosen|"
            "come:came|creep:crept|deal:dealt|die:died dying|dig:dug|do:doe doing did done|draw:drew drawn|drink:drank drunk|drive:drove driven|eat:ate eaten|"
            "fall:fell fallen|feed:fed|feel:felt|fight:fought|find:found|flee:fled|fly:flew flown|forbid:forbade forbidden|forget:forgot forgotten|"
            "freeze:froze frozen|get:got gotten|give:gave given|go:goe going went gone|grow:grew grown|hang:hung|have:had has ha|hear:heard|hide:hid hidden|"
            "hold:held|keep:kept|know:knew known|lay:laid|lead:led|leave:left|lend:lent|lie:lay lain lying lied|light:lit|lose:lost|make:made|mean:meant|"
            "meet:met|pay:paid|ride:rode ridden|ring:rang rung|rise:rose risen|run:ran|say:said|see:saw seen|seek:sought|sell:sold|send:sent|"
            "shake:shook shaken|shine:shone|shoot:shot|show:shown|shrink:shrank shrunk|sing:sang sung|sink:sank sunk|sit:sat|sleep:slept|"
            "slide:slid|speak:spoke spoken|speed:sped|spend:spent|spring:sprang sprung|stand:stood|steal:stole stolen|stick:stuck|strike:struck stricken|"
            "swear:swore sworn|sweep:swept|swim:swam swum|swing:swung|take:took taken|teach:taught|tear:tore torn|tell:told|think:thought|"
            "throw:threw thrown|sue:sued suing|spin:spun|tie:tied tying|wake:woke woken|wear:wore worn|win:won|withdraw:withdrew withdrawn|write:wrote written"
        ).split("|")
    )
    for form in forms.split()
}
"""Forms that no ending explains."""

_BEFORE: Final = frozenset(
    "to be am is are was were been being has have had having will would can could may might must shall should do does did not n't 's 'll 've "
    "'re the a an his her its their our my your".split()
)
"""Words before a head."""
_AFTER: Final = frozenset(
    "of in on at to for from by with into onto over under up down out off away back about against after before between through along "
    "around across together apart itself himself herself themselves it him them".split()
)
"""Words that end what the head stands in: "break out", "loss of life"."""

_VOWEL = re.compile(r"[aeiouy]")
_EDGES = re.compile(r"^\W+|\W+$")


def form_of(word: str) -> str:
    """Return a form that all inflections of a word share; not always a word itself ("charg").

    Endings are cut as in the first step of Porter's stemmer ("An algorithm for
    suffix stripping", 1980), irregular forms looked up.
    """
    plain = _EDGES.sub("", word.lower())
    plain = plain.removesuffix("'s").removesuffix("’s")
    if plain.endswith("ies") and len(plain) > 4:
        plain = plain[:-3] + "y"
    elif plain.endswith(("sses", "shes", "ches", "xes", "zes")):
        plain = plain[:-2]
    elif plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and len(plain) > 3:
        plain = plain[:-1]
    if plain in _FORMS:
        plain = _FORMS[plain]
    elif plain.endswith("ied") and len(plain) > 4:
        plain = plain[:-3] + "y"
    elif not plain.endswith("eed"):
        for ending in ("ing", "ed"):
            bare = plain.removesuffix(ending)
            if bare != plain and len(bare) > 2 and _VOWEL.search(bare):
                doubled = bare[-1] == bare[-2] and bare[-1] not in "aeiouylsz"
                plain = bare[:-1] if doubled else bare
                break
    return plain.removesuffix("e") if len(plain) > 3 else plain


def head_of(words: Sequence[str]) -> int:
    """Return which word of a mention is its head: the last before a particle or preposition, auxiliaries and articles before it skipped."""
    first = 0
    while first < len(words) - 1 and words[first].lower() in _BEFORE:
        first += 1
    last = first
    while last < len(words) - 1 and words[last + 1].lower() not in _AFTER:
        last += 1
    while last > first and not re.search(r"\w", words[last]):
        last -= 1
    return last


_OPENING: Final = frozenset("( [ { `` “ ‘ $ £ €".split())
_CLOSING = re.compile(r"[.,;:!?%)\]}”]|''|'(?:s|re|ve|ll|d|m|t)?|n't|’(?:s|re|ve|ll|d|m|t)?", re.IGNORECASE)
_AS_PRINTED: Final = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}


def text_of(sentences: Sequence[Sequence[str]]) -> tuple[str, tuple[tuple[Span, ...], ...]]:
    """Return a text made of tokens, and where each token stands in it.

    A sentence is a paragraph. Nothing stands before closing marks and the
    endings that tokenisers cut off ("'s", "n't"), nothing after opening marks.
    """
    text = ""
    spans: list[tuple[Span, ...]] = []
    for sentence in sentences:
        if text:
            text += "\n\n"
        held: list[Span] = []
        glued = True
        for token in sentence:
            printed = _AS_PRINTED.get(token, token)
            if not glued and not _CLOSING.fullmatch(token):
                text += " "
            held.append(Span(start=len(text), end=len(text) + len(printed)))
            text += printed
            glued = token in _OPENING
        spans.append(tuple(held))
    return text, tuple(spans)


# --------------------------------------------------------------------------- the corpus


def load_documents(split: str) -> tuple[Document, ...]:
    """Return the documents of "train", "dev" or "test" in the order of the file."""
    path = data_root() / "corpora" / "ecbplus" / f"{split}.jsonl"
    return tuple(document_of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def document_of(row: Mapping[str, Any]) -> Document:
    """Read one line of the corpus: the mentions of actions that stand in its annotated sentences, and its tokens as text."""
    sentences: dict[int, list[str]] = {}
    place_of: dict[int, tuple[int, int]] = {}
    for number, sentence, token in row["tokens"]:
        held = sentences.setdefault(sentence, [])
        place_of[number] = (sentence, len(held))
        held.append(token)
    order = {sentence: n for n, sentence in enumerate(sentences)}
    text, spans = text_of(list(sentences.values()))
    annotated = frozenset(row["annotated_sentences"])
    mentions = []
    for number, marked in enumerate(row["mentions"]):
        places = [place_of[token] for token in marked["tokens"]]
        sentence = places[0][0]
        if "ACTION" not in marked["type"] or sentence not in annotated:
            continue
        words = [sentences[s][n] for s, n in places]
        head = head_of(words)
        of_sentence = spans[order[sentence]]
        mentions.append(
            Mention(
                id=f"{row['doc']}/{number}",
                head=form_of(words[head]),
                at=spans[order[places[head][0]]][places[head][1]],
                sentence=Span(start=of_sentence[0].start, end=of_sentence[-1].end),
                chain=marked.get("chain"),
            )
        )
    return Document(
        id=row["doc"],
        topic=str(row["topic"]),
        subtopic=row["subtopic"],
        text=text,
        mentions=tuple(mentions),
    )


def key_of(documents: Iterable[Document], *, chained: bool = False) -> Groups:
    """Return the key's groups; with ``chained``, without the mentions that have no chain."""
    return grouped(
        {
            mention.id: mention.chain or mention.id
            for document in documents
            for mention in document.mentions
            if mention.chain or not chained
        }
    )


# --------------------------------------------------------------------------- groupings


def lemma_groups(documents: Iterable[Document], *, told: Told) -> Groups:
    """Group mentions whose heads have one form, within what is told of the documents."""
    return grouped(
        {m.id: (document.series(told), m.head) for document in documents for m in document.mentions}
    )


def like_groups(documents: Sequence[Document], *, alike: float = ALIKE) -> Groups:
    """Group mentions whose heads have one form, within documents whose words are alike."""
    pages = [Page(id=document.id, text=document.text) for document in documents]
    home = {page: n for n, group in enumerate(alike_groups(pages, alike=alike, days=None)) for page in group}
    return grouped({m.id: (home[document.id], m.head) for document in documents for m in document.mentions})


def join_each(documents: Sequence[Document], shelf: Shelf, *, told: Told) -> tuple[tuple[Shelf, Joined], ...]:
    """Join the reports of each series of documents on their own; in the order of the series."""
    series = {document.id: document.series(told) for document in documents}
    parts = []
    for one in sorted(set(series.values())):
        part = shelf.of(frozenset(page for page in series if series[page] == one))
        parts.append((part, join_shelf(part)))
    return tuple(parts)


def clusters_of(documents: Sequence[Document], parts: Iterable[tuple[Shelf, Joined]]) -> Groups:
    """Group mentions by the incident they tell of and the form of their head.

    A mention tells of the incident of the claim that covers it: of its report's
    claims that hold its head word the shortest, else the one that shares most with
    its sentence. Where that claim is in no incident, or none covers it, it tells
    of its report's home (`benchmarks.joining.homes`), and of its document alone
    where the report has none.

    Args:
        documents: Whose mentions are grouped.
        parts: What was joined, as `join_each` gives it; every document's report in one part at most.

    """
    home: dict[str, str] = {}
    claims: dict[str, tuple[Claim, ...]] = {}
    incident_of: dict[str, str] = {}
    for shelf, joined in parts:
        home |= homes(joined, shelf)
        claims |= {shelf.pages[reading.report]: reading.claims for reading in shelf.readings}
        # a claim is in one incident; were it in two, the first would be the larger
        for incident in reversed(joined.incidents):
            incident_of |= dict.fromkeys(incident.claims, incident.id)
    found: dict[str, Hashable] = {}
    for document in documents:
        for mention in document.mentions:
            claim = _covering(mention, claims.get(document.id, ()))
            told_of = None if claim is None else incident_of.get(claim.id)
            found[mention.id] = (told_of or home.get(document.id, document.id), mention.head)
    return grouped(found)


def check_texts(documents: Iterable[Document], shelf: Shelf) -> None:
    """Make sure that the intake left every text as it was, so that the places of mentions hold.

    Raises:
        ValueError: a text is another one now.

    """
    texts = {shelf.pages[report]: taken.text for report, taken in shelf.reports.items()}
    other = [d.id for d in documents if d.id in texts and texts[d.id] != d.text]
    if other:
        raise ValueError(f"the intake changed the text of {', '.join(other)}; mentions have no place in them")


def _covering(mention: Mention, claims: Iterable[Claim]) -> Claim | None:
    held = list(claims)
    around = [c for c in held if c.start <= mention.at.start and mention.at.end <= c.end]
    if around:
        return min(around, key=lambda c: (c.end - c.start, c.start, c.id))
    sentence = mention.sentence
    shared = [(min(c.end, sentence.end) - max(c.start, sentence.start), c) for c in held]
    near = [(size, c) for size, c in shared if size > 0]
    return min(near, key=lambda found: (-found[0], found[1].start, found[1].id))[1] if near else None


# --------------------------------------------------------------------------- figures


def within(groups: Groups, kept: frozenset[str]) -> Groups:
    """Return the groups with nothing but what is kept."""
    return tuple(left for group in groups if (left := group & kept))


def topic_mean(documents: Sequence[Document], answer: Groups, *, chained: bool = False) -> float:
    """Return the mean of the topics' CoNLL F1, 0 to 1."""
    figures = []
    for topic in sorted({d.topic for d in documents}):
        key = key_of((d for d in documents if d.topic == topic), chained=chained)
        figures.append(scores(key, within(answer, frozenset().union(*key))).conll)
    return sum(figures) / len(figures)


def rows_of(
    name: str, documents: Sequence[Document], answer: Groups, *, split: str, method: str
) -> list[Row]:
    """Return one grouping's figures as lines of the results."""
    made: Scores = scores(key_of(documents), answer)
    chained = key_of(documents, chained=True)
    shown = {
        "MUC F1": made.muc.f1,
        "B³ F1": made.b_cubed.f1,
        "CEAF-e F1": made.ceaf_e.f1,
        "CoNLL F1": made.conll,
        "topic mean CoNLL F1": topic_mean(documents, answer),
        "chained CoNLL F1": scores(chained, within(answer, frozenset().union(*chained))).conll,
        "chained topic mean CoNLL F1": topic_mean(documents, answer, chained=True),
    }
    return [
        Row(
            metric=f"joining-ecbplus-{split} {name} {measure}",
            value=round(100 * value, 1),
            unit="%",
            method=method,
        )
        for measure, value in shown.items()
    ]


def main() -> None:
    """Print the figures, and record those of test when asked."""
    asked = argparse.ArgumentParser(description="Score the grouping of mentions of events across documents.")
    asked.add_argument("--cache", type=Path, help="folder for what was read; holds text of the corpus")
    asked.add_argument("--test", action="store_true", help="test: once per final method")
    asked.add_argument("--baselines", action="store_true", help="same head lemma alone")
    asked.add_argument("--record", action="store_true", help="append to benchmarks/results.csv")
    given = asked.parse_args()
    if given.record and not given.test:
        asked.error("--record needs --test: figures of dev are trials")
    split = "test" if given.test else "dev"
    documents = load_documents(split)
    many = f"{sum(len(d.mentions) for d in documents)} mentions of {len(documents)} documents"
    rows = [
        row
        for told in Told
        for row in rows_of(
            f"{told} same-lemma",
            documents,
            lemma_groups(documents, told=told),
            split=split,
            method=f"same form of the head, {many}",
        )
    ]
    rows += rows_of(
        f"{Told.NONE} like-documents",
        documents,
        like_groups(documents),
        split=split,
        method=f"same form of the head, documents of TF-IDF cosine at least {ALIKE}, {many}",
    )
    if not given.baselines:
        shelf = read_pages([Page(id=d.id, text=d.text) for d in documents], cache=given.cache)
        check_texts(documents, shelf)
        method = f"{MERGING_METHODS['joining']}, {many}"
        for told in Told:
            answer = clusters_of(documents, join_each(documents, shelf, told=told))
            rows += rows_of(f"{told} ours", documents, answer, split=split, method=method)
    for row in rows:
        print(f"{row.metric:64} {row.value:>6}  {row.method}")
    if given.record:
        record(rows, seed=None)


if __name__ == "__main__":
    main()
