"""What the trained model makes of a passage: how its speaker stands to it, what befell those it counts.

The model's encoder gives every word piece of a window a vector; small heads weigh the vectors of a
sentence, of the passage in it, of its speaker or of a number. Pure arithmetic on arrays handed in: opinions are
probabilities, and what is done with them is for the rules to say (`settle`).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corrobora.records import Outcome, Span, Stance

METHOD = "opinions/1"
STANCES = tuple(Stance)
NOBODY_HARMED = "none"
OVERRULES = 0.5
"""Another stance than the rules' is settled only where it is likelier than not."""
TO_AN_ADMISSION = 0.7
"""To an admission that the rules do not hear only from here on: nothing harms more than to make the accused admit."""
FROM_A_CUE = 0.7
"""What a cue says by itself ("demanded", "doubted") is given up only from here on."""
FROM_AN_ANSWER = 0.85
"""A denial, an excuse or an admission the rules hear, knowing what was told before, is given up only from here on."""
_ADMISSIONS = frozenset({Stance.ADMITS, Stance.ADMITS_ACT_DENIES_RESPONSIBILITY})
_ANSWERS = _ADMISSIONS | {Stance.DENIES, Stance.GIVES_ALTERNATIVE_EXPLANATION}
OUTCOMES = (NOBODY_HARMED, *(str(o) for o in Outcome))

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenWindow:
    """One window the model has seen: the offsets of its pieces, and a vector for each, the marks at both ends among them."""

    starts: Sequence[int]
    end: int
    states: Array
    """(n + 2, width) for n pieces."""


class Opinions:
    """The model's opinions of one report, formed when they are asked for."""

    def __init__(self, windows: Sequence[SeenWindow], heads: Mapping[str, Array]) -> None:
        """Hold what the model has seen.

        Args:
            windows: In the order of the report.
            heads: The arrays of `training.model.Judge`, by its names.

        """
        self._windows = windows
        self._heads = heads

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
        weighed = states @ heads["pool.weight"].T + heads["pool.bias"]
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
    ) -> tuple[Stance, float] | None:
        """Return the stance that rules and model together make the likeliest, and how likely; ``None`` of text not seen.

        Bayes' rule, with the model's opinion as what was likely before the rules spoke: each stance's probability is
        multiplied by how often the rules say what they say where that stance is right, as counted on reports
        that neither had seen (the head ``given``). Where no other stance is
        likely enough (`OVERRULES`, `TO_AN_ADMISSION`, `FROM_AN_ANSWER`) the rules' word stands. The outlet's voice is never taken for somebody's, nor anybody's for
        the outlet's.

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
        best = int(shares.argmax())
        if shares[best] < max(
            _needed(rule, STANCES[best]), FROM_A_CUE if cued and rule is not STANCES[best] else 0
        ):
            return rule, float(shares[STANCES.index(rule)])
        return STANCES[best], float(shares[best])

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


def _needed(rule: Stance, other: Stance) -> float:
    """Return from which probability on another stance is settled than the rules'."""
    if rule is other:
        return 0
    if rule in _ANSWERS and other not in _ANSWERS:
        return FROM_AN_ANSWER
    if other in _ADMISSIONS and rule not in _ANSWERS:
        return TO_AN_ADMISSION
    return OVERRULES


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
