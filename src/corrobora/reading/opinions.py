"""What the trained model makes of a passage: how its speaker stands to it, what befell those it counts.

The model's encoder gives every word piece of a window a vector; small heads weigh the vectors of a
sentence, of the passage in it, of its speaker or of a number. Pure arithmetic on arrays handed in: opinions are
probabilities, and what is done with them is for the rules to say (`settle`).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corrobora.records import Outcome, Span, Stance

METHOD = "opinions/3"
STANCES = tuple(Stance)
NOBODY_HARMED = "none"
OVERRULES = 0.5
"""Another stance than the rules' is settled only where it is likelier than not."""
TO_A_GRANT = 0.7
"""To an admission or an excuse that the rules do not hear only from here on: nothing harms more than to make the accused admit."""
FROM_A_CUE = 0.7
"""What a cue says by itself ("demanded", "doubted") is given up only from here on."""
FROM_AN_ANSWER = 0.85
"""A denial, an excuse or an admission the rules hear, knowing what was told before, is given up only from here on; a denial or an excuse for a plain admission too."""
GRANTS = frozenset(
    {Stance.ADMITS, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY, Stance.GIVES_ALTERNATIVE_EXPLANATION}
)
"""Stances in which the accused side lets something have happened."""
_ANSWERS = GRANTS | {Stance.DENIES}
NEAR = 600
"""Code points from a passage within which its speaker's words are looked for."""
OUTCOMES = (NOBODY_HARMED, *(str(o) for o in Outcome))

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenWindow:
    """One window the model has seen: the offsets of its pieces, and a vector for each, the marks at both ends among them."""

    starts: Sequence[int]
    end: int
    states: Array
    """(n + 2, width) for n pieces."""


class Settled(NamedTuple):
    """What rules and model together come to."""

    stance: Stance
    share: float
    """How likely it is, 0 to 1."""
    leaning: Stance
    """The likeliest stance, which stays a leaning where it is not likely enough to overrule the rules."""


class Opinions:
    """The model's opinions of one report, formed when they are asked for."""

    def __init__(self, windows: Sequence[SeenWindow], heads: Mapping[str, Array]) -> None:
        """Hold what the model has seen.

        Args:
            windows: In the order of the report.
            heads: The arrays of `training.model.Judge`, by its names, and ``given`` (see `settle`).

        """
        self._windows = windows
        self._heads = heads
        self._pooling: dict[int, Array] = {}
        """By window, how much each piece weighs in a sentence, a passage, a speaker's words: (n + 2, 3)."""

    def of_claim(self, passage: Span, *, sentence: Span, speaker: Span | None, spoken: bool) -> Array | None:
        """Return the probabilities of a passage's stances, in the order of `STANCES`; ``None`` of text not seen.

        Args:
            passage: The words said.
            sentence: The sentence or sentences they stand in.
            speaker: The words that name the speaker, where they stand nearest.
            spoken: Whether somebody is made to say it; false for the outlet's own voice.

        """
        window = self._window(passage)
        if window is None:
            return None
        heads, states = self._heads, window.states
        weighed = self._pooling.get(id(window))
        if weighed is None:
            weighed = self._pooling[id(window)] = states @ heads["pool.weight"].T + heads["pool.bias"]
        parts: list[Array] = []
        for at, stretch in enumerate((sentence, passage, speaker)):
            first, end = (0, 0) if stretch is None else _pieces(window, stretch)
            if first >= end:
                parts.append(np.zeros(states.shape[1], dtype=np.float32))
                continue
            share = _softmax(weighed[first + 1 : end + 1, at])
            parts.append(share @ states[first + 1 : end + 1])
        asked = np.concatenate((*parts, states[0], np.array([float(spoken)], dtype=np.float32)))
        hidden = _gelu(asked @ heads["claim.weight"].T + heads["claim.bias"])
        return _softmax(hidden @ heads["stance.weight"].T + heads["stance.bias"])

    def settle(
        self,
        rule: Stance,
        passage: Span,
        *,
        sentence: Span,
        speaker: Span | None,
        spoken: bool,
        barred: frozenset[Stance] = frozenset(),
        cued: bool = False,
    ) -> Settled | None:
        """Return the stance that rules and model come to together; ``None`` of text not seen.

        Bayes' rule, with the model's opinion as what was likely before the rules spoke: each stance's probability is
        multiplied by how often the rules say what they say where that stance is right, as counted on reports
        that the rules were not made on (the head ``given``: the rules' stance, the right one). Where no other stance
        is likely enough (`OVERRULES`, `TO_A_GRANT`, `FROM_A_CUE`, `FROM_AN_ANSWER`) the rules' word
        stands. Nobody who speaks is taken for the outlet.

        Args:
            rule: What the rules say.
            passage: As for `of_claim`, with the others.
            sentence: The same.
            speaker: The same.
            spoken: The same.
            barred: Stances that what was told so far rules out, whatever the words.
            cued: Whether the rules' stance is the very meaning of the cue ("demanded", "denied").

        """
        opinion = self.of_claim(passage, sentence=sentence, speaker=speaker, spoken=spoken)
        if opinion is None:
            return None
        shares = opinion * self._heads["given"][STANCES.index(rule)]
        for stance in barred - {rule} | ({Stance.REPORTS} if spoken else frozenset()):
            shares[STANCES.index(stance)] = 0
        shares = shares / shares.sum()
        leaning = STANCES[int(shares.argmax())]
        enough = shares.max() >= _needed(rule, leaning, cued=cued)
        stance = leaning if enough else rule
        return Settled(stance, float(shares[STANCES.index(stance)]), leaning)

    def of_number(self, stretch: Span) -> Array | None:
        """Return the probabilities of what befell those a stretch counts, in the order of `OUTCOMES`."""
        window = self._window(stretch)
        if window is None:
            return None
        heads, states = self._heads, window.states
        first, end = _pieces(window, stretch)
        asked = np.concatenate((states[first + 1 : end + 1].mean(0), states[first + 1]))
        hidden = _gelu(asked @ heads["number.weight"].T + heads["number.bias"])
        return _softmax(hidden @ heads["outcome.weight"].T + heads["outcome.bias"])

    def _window(self, stretch: Span) -> SeenWindow | None:
        """Return the window that holds the most pieces of a stretch."""
        best, most = None, 0
        for window in self._windows:
            if window.end <= stretch.start or (window.starts and window.starts[0] >= stretch.end):
                continue
            first, end = _pieces(window, stretch)
            if end - first > most:
                best, most = window, end - first
        return best


def named_nearest(text: str, words: str, passage: Span) -> Span | None:
    """Return where the words that name a speaker stand nearest to the beginning of a passage, if they stand near it."""
    before = text.rfind(words, max(0, passage.start - NEAR), passage.start + len(words))
    behind = text.find(words, passage.start, passage.end + NEAR)
    places = [at for at in (before, behind) if at >= 0]
    if not places:
        return None
    at = min(places, key=lambda p: min(abs(p - passage.start), abs(p + len(words) - passage.start)))
    return Span(start=at, end=at + len(words))


def _needed(rule: Stance, other: Stance, *, cued: bool) -> float:
    """Return from which probability on another stance is settled than the rules'."""
    if rule is other:
        return 0
    if rule in _ANSWERS and (other not in _ANSWERS or other is Stance.ADMITS):
        return FROM_AN_ANSWER
    if cued:
        return FROM_A_CUE
    return TO_A_GRANT if other in GRANTS and rule not in _ANSWERS else OVERRULES


def _pieces(window: SeenWindow, stretch: Span) -> tuple[int, int]:
    """Return the pieces [first, end) of a window that begin in a stretch."""
    return bisect_left(window.starts, stretch.start), bisect_left(window.starts, stretch.end)


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max())
    shares: Array = raised / raised.sum()
    return shares


def _gelu(x: Array) -> Array:
    """Return the activation, by its tanh approximation (Hendrycks and Gimpel 2016)."""
    bent: Array = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))
    return bent
