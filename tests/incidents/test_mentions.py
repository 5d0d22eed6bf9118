"""What `benchmarks.mentions` measures: heads, texts made of tokens, and which incident a mention tells of."""

import pytest
from benchmarks.joining import Shelf
from benchmarks.mentions import (
    Document,
    Mention,
    Told,
    check_texts,
    clusters_of,
    document_of,
    form_of,
    head_of,
    key_of,
    lemma_groups,
    like_groups,
    text_of,
    topic_mean,
    within,
)

from corrobora.merging import Joined
from corrobora.records import Claim, Incident, Reading, Report, ReportId, Span, Stance


@pytest.mark.parametrize(
    "words",
    [
        "attack attacks attacked attacking Attacks'",
        "charge charges charged charging",
        "die dies died dying",
        "kill kills killed killing killings",
        "flee flees fled fleeing",
        "go goes went gone going",
        "stop stops stopped stopping",
        "try tries tried trying",
        "pass passes passed passing",
        "see sees saw seen seeing",
        "speed speeds sped speeding",
        "be is was were been being",
    ],
)
def test_inflections_of_a_word_have_one_form(words: str) -> None:
    assert len({form_of(word) for word in words.split()}) == 1


def test_different_words_have_different_forms() -> None:
    words = "bus bring bed red need sing crisis gas press strike string raid ride read".split()
    assert len({form_of(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("attack", "attack"),
        ("broke out", "broke"),
        ("prison term", "term"),
        ("was shot", "shot"),
        ("to be sentenced", "sentenced"),
        ("loss of life", "loss"),
        ("a heart attack", "attack"),
        ("checked - in", "checked"),
        ("in custody", "custody"),
        ("was", "was"),
    ],
)
def test_the_head_stands_before_particles_and_after_auxiliaries(mention: str, head: str) -> None:
    words = mention.split()
    assert words[head_of(words)] == head


def test_tokens_make_a_text_in_which_each_keeps_its_place() -> None:
    sentences = [
        ["``", "We", "do", "n't", "know", ",", "''", "he", "said", "(", "twice", ")", "."],
        ["Ana", "'s", "boat", "."],
    ]
    text, spans = text_of(sentences)
    assert text == "“We don't know,” he said (twice).\n\nAna's boat."
    assert [text[s.start : s.end] for s in spans[1]] == sentences[1]
    assert [text[s.start : s.end] for s in spans[0][1:4]] == ["We", "do", "n't"]


def row() -> dict[str, object]:
    return {
        "doc": "1_1.xml",
        "topic": 1,
        "subtopic": "1_a",
        "tokens": [
            [1, 0, "Header"],
            [2, 1, "Troops"],
            [3, 1, "opened"],
            [4, 1, "up"],
            [5, 1, "."],
            [6, 2, "Shots"],
            [7, 2, "fell"],
        ],
        "annotated_sentences": [1],
        "mentions": [
            {"type": "ACTION_OCCURRENCE", "tokens": [3, 4], "chain": "c1"},
            {"type": "HUMAN_PART_ORG", "tokens": [2], "chain": "c2"},
            {"type": "NEG_ACTION_STATE", "tokens": [2], "chain": None},
            {"type": "ACTION_OCCURRENCE", "tokens": [7], "chain": "c3"},
        ],
    }


def test_mentions_of_actions_in_annotated_sentences_alone_are_read() -> None:
    found = document_of(row())
    assert found.text == "Header\n\nTroops opened up.\n\nShots fell"
    assert [(m.id, found.text[m.at.start : m.at.end], m.head, m.chain) for m in found.mentions] == [
        ("1_1.xml/0", "opened", "open", "c1"),
        ("1_1.xml/2", "Troops", "troop", None),
    ]
    sentence = found.mentions[0].sentence
    assert found.text[sentence.start : sentence.end] == "Troops opened up."
    assert [found.series(told) for told in Told] == ["", "1", "1_a"]


def mention(name: str, at: int, *, head: str = "raid", chain: str | None = None) -> Mention:
    """A mention of one character in a sentence of ten."""
    start = at - at % 10
    return Mention(
        id=name,
        head=head,
        at=Span(start=at, end=at + 1),
        sentence=Span(start=start, end=start + 10),
        chain=chain,
    )


def document(name: str, *mentions: Mention, topic: str = "1") -> Document:
    return Document(id=name, topic=topic, subtopic=f"{topic}_a", text="", mentions=mentions)


def claim(report: str, start: int, end: int) -> Claim:
    return Claim(
        report=ReportId(report), text_sha256="", start=start, end=end, speaker=None, stance=Stance.REPORTS
    )


def part(claims: dict[str, list[Claim]], *incidents: list[Claim]) -> tuple[Shelf, Joined]:
    """Reports named as their documents."""
    return (
        Shelf(
            reports={ReportId(name): Report(id=ReportId(name), text="") for name in claims},
            readings=tuple(Reading(report=ReportId(n), claims=tuple(held)) for n, held in claims.items()),
            pages={ReportId(name): name for name in claims},
        ),
        Joined(
            incidents=tuple(
                Incident(
                    claims=tuple(sorted(c.id for c in held)),
                    reports=tuple(sorted({c.report for c in held})),
                )
                for held in incidents
            ),
            background=(),
        ),
    )


def groups(text: str) -> set[frozenset[str]]:
    return {frozenset(group.split("+")) for group in text.split()}


def test_mentions_of_one_head_meet_where_claims_that_hold_them_are_one_incident() -> None:
    a1, a2, b = claim("a", 0, 10), claim("a", 10, 20), claim("b", 0, 10)
    documents = [
        document("a", mention("x", 3), mention("y", 13), mention("z", 4, head="arrest")),
        document("b", mention("w", 5), mention("v", 6, head="arrest")),
    ]
    found = clusters_of(documents, [part({"a": [a1, a2], "b": [b]}, [a1, b], [a2])])
    assert set(found) == groups("x+w y z+v")


def test_the_shortest_claim_around_a_head_is_the_one_that_counts() -> None:
    wide, narrow, b = claim("a", 0, 20), claim("a", 10, 16), claim("b", 0, 10)
    documents = [document("a", mention("x", 12), mention("y", 18)), document("b", mention("w", 5))]
    found = clusters_of(documents, [part({"a": [wide, narrow], "b": [b]}, [narrow, b], [wide])])
    assert set(found) == groups("x+w y")


def test_a_head_outside_all_claims_goes_with_the_claim_of_its_sentence() -> None:
    first, second, b = claim("a", 0, 4), claim("a", 4, 11), claim("b", 0, 10)
    documents = [document("a", mention("x", 15)), document("b", mention("w", 5))]
    # one character of the sentence from 10 to 20 is the second's
    assert set(
        clusters_of(documents, [part({"a": [first, second], "b": [b]}, [second, b], [first])])
    ) == groups("x+w")
    assert set(
        clusters_of(documents, [part({"a": [first, second], "b": [b]}, [first], [second], [b])])
    ) == groups("x w")


def test_a_mention_that_no_claim_covers_goes_with_its_reports_home_and_else_stays_in_its_document() -> None:
    a, b = claim("a", 0, 10), claim("b", 0, 10)
    documents = [
        document("a", mention("x", 55)),
        document("b", mention("w", 5)),
        document("c", mention("s", 5), mention("t", 25)),
    ]
    found = clusters_of(documents, [part({"a": [a], "b": [b], "c": []}, [a, b])])
    assert set(found) == groups("x+w s+t")


def test_the_baseline_joins_forms_within_what_is_told() -> None:
    documents = [document("a", mention("x", 1)), document("b", mention("w", 1), topic="2")]
    assert set(lemma_groups(documents, told=Told.NONE)) == groups("x+w")
    assert set(lemma_groups(documents, told=Told.TOPIC)) == groups("x w")


def test_documents_with_words_in_common_are_joined_by_the_second_baseline() -> None:
    texts = {
        "a": "lantern ferry capsized",
        "b": "lantern ferry capsized again",
        "c": "orchard tractor stolen",
    }
    documents = [
        Document(id=name, topic="1", subtopic="1_a", text=text, mentions=(mention(f"x{name}", 1),))
        for name, text in texts.items()
    ]
    assert set(like_groups(documents)) == groups("xa+xb xc")


def test_a_mention_without_a_chain_stands_alone_or_is_left_out() -> None:
    documents = [
        document("a", mention("x", 1, chain="c"), mention("y", 2)),
        document("b", mention("w", 1, chain="c")),
    ]
    assert set(key_of(documents)) == groups("x+w y")
    assert set(key_of(documents, chained=True)) == groups("x+w")
    assert within(key_of(documents), frozenset("wy")) == (frozenset("w"), frozenset("y"))


def test_the_topic_mean_is_of_topics_and_not_of_mentions() -> None:
    documents = [
        document("a", mention("x", 1, chain="c"), mention("y", 2, chain="c")),
        document("b", *(mention(name, 1, chain="d") for name in "stuv"), topic="2"),
    ]
    # topic 1 is right in all; topic 2 is all alone: MUC 0, B³ 1 and 1/4, CEAF-e 2/5 over four and over one
    answer = tuple(groups("x+y s t u v"))
    alone = (0 + 2 * 1 * 0.25 / 1.25 + 2 * 0.1 * 0.4 / 0.5) / 3
    assert topic_mean(documents, answer) == pytest.approx((1 + alone) / 2)


def test_a_text_that_the_intake_changed_is_refused() -> None:
    shelf, _ = part({"a": []})
    check_texts([document("a")], shelf)
    other = Document(id="a", topic="1", subtopic="1_a", text="other words", mentions=())
    with pytest.raises(ValueError, match="changed the text of a"):
        check_texts([other], shelf)
