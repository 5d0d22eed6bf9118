"""Two texts laid beside each other."""

from corrobora.workbench.aligning import COMPARED, align


def test_sentences_that_share_words_stand_beside_each_other() -> None:
    found = align(
        "The herders fled to the river at dawn. Nobody came for them that day.",
        "It had rained. The herders fled to the river at dawn, a nurse said.",
    )
    both = [(row.left, row.right) for row in found.rows if row.both]
    assert both == [
        ("The herders fled to the river at dawn.", "The herders fled to the river at dawn, a nurse said.")
    ]
    assert {(row.left, row.right) for row in found.rows if not row.both} == {
        ("", "It had rained."),
        ("Nobody came for them that day.", ""),
    }
    assert (found.both, found.left, found.right) == (1, 1, 1)


def test_of_long_stretches_of_one_alone_the_rest_is_counted() -> None:
    here = " ".join(f"The {word} stood by the well all day." for word in "abcdefgh")
    found = align(here, "Nothing of that kind was ever told in here.")
    assert found.left == 8
    shown = [row for row in found.rows if row.left_out == 0]
    assert len(shown) == 4
    assert [row.left_out for row in found.rows if row.left_out] == [5]


def test_nothing_is_laid_beside_nothing() -> None:
    assert align("", "").rows == ()
    assert align("", "One sentence.").right == 1


def test_what_a_text_holds_stays_words() -> None:
    (row,) = align("<b>One\x07 two three four five six</b>", "<b>One\x07 two three four five six</b>").rows
    assert row.both
    assert "\x07" not in row.left


def test_a_text_of_any_length_is_looked_at_to_an_end() -> None:
    words = "The guards came to the mill at dawn. " * (2 * COMPARED // 36)
    found = align(words, words)
    assert found.both <= COMPARED // 30
    assert found.both > 0
