"""Which language a text is in, where it is long enough to tell."""

import functools
import re
from collections.abc import Callable, Sequence
from itertools import islice

from corrobora.intake.limits import Limits
from corrobora.intake.offline import temporary_files_in_memory

_NAMES = {
    "english": "en", "eng": "en", "anglais": "en", "french": "fr", "fra": "fr", "fre": "fr", "français": "fr",
    "arabic": "ar", "ara": "ar", "spanish": "es", "spa": "es", "español": "es", "portuguese": "pt", "por": "pt",
    "german": "de", "deu": "de", "ger": "de", "deutsch": "de", "russian": "ru", "rus": "ru", "italian": "it",
    "ita": "it", "turkish": "tr", "tur": "tr", "ukrainian": "uk", "ukr": "uk", "chinese": "zh", "zho": "zh",
    "swahili": "sw", "swa": "sw", "amharic": "am", "amh": "am", "hausa": "ha", "hau": "ha", "somali": "so",
    "persian": "fa", "farsi": "fa", "fas": "fa", "hebrew": "he", "heb": "he", "dutch": "nl", "nld": "nl",
}  # fmt: skip

_ENGLISH = frozenset(
    """the and that which with were been being this from their they them these those there have had who whom whose said
    would could should when where while what than then after before because about between against through his her
    its not only other into by an are""".split()
)
"""Function words of English that no other language we know of has more than one or two of in common use.

Left out on purpose: "a", "as", "in", "is", "on", "to", "of", "was", "he", "we", "me", "no", "do", "so", "but" and "over",
which are words of Dutch, German, French, Spanish, Portuguese, Hausa, Scots or others as well.
"""
_ENGLISH_PARTS = 3
_ENGLISH_WORDS = 20
"""Words that each part must have: some 60 in all, three sentences of news."""
_ENGLISH_SHARE = 0.14
"""Share of `_ENGLISH` among the words of each part. Measured: the middle of English news is 0.27, of Nigerian Pidgin 0.05."""
_ENGLISH_KINDS = 4
"""Different ones among them in each part: a quoted title ("The Voice of the Desert") has one or two, over and over."""
_WORD = re.compile(r"[^\W\d_]+")


@functools.cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    from py3langid import modelio  # type: ignore[import-untyped] # noqa: PLC0415 - comes with the next line
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped] # noqa: PLC0415 - 84 ms

    with temporary_files_in_memory(modelio):
        classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
            MODEL_FILE, norm_probs=True
        ).classify
    return classify


def read_language(stated: str) -> str | None:
    """Return the ISO 639-1 code of a stated language (``en-GB``, ``eng``, ``English``), or ``None``."""
    word = stated.strip().lower().replace("_", "-").split("-")[0]
    if len(word) == 2 and word.isascii() and word.isalpha():
        return word
    return _NAMES.get(word)


def clearly_english(text: str) -> bool:
    """Whether a text is English beyond doubt by its function words, from its beginning to its end.

    Each third must hold 20 words and, among them, four different English function
    words that make up 14 % of all. ``False`` says nothing: the text may be English
    that is short, clipped or mixed, and is a matter for the model. Function words
    tell languages apart since Grefenstette (1995), who found them as good as
    letter sequences from a sentence of fifteen words on; here they answer one
    question only, and only where the answer is plain.
    """
    words = _WORD.findall(text.lower())
    size = len(words) // _ENGLISH_PARTS
    if size < _ENGLISH_WORDS:
        return False
    return all(_is_english(words[start : start + size]) for start in range(0, size * _ENGLISH_PARTS, size))


def _is_english(words: Sequence[str]) -> bool:
    found = [word for word in words if word in _ENGLISH]
    return len(found) >= _ENGLISH_SHARE * len(words) and len(set(found)) >= _ENGLISH_KINDS


def identify_language(text: str, *, limits: Limits) -> str | None:
    """Return the ISO 639-1 code of the text's language, or ``None`` where it is too short or unclear.

    The first 1,500 code points decide. A text of several languages gets that of its beginning.
    What is `clearly_english` is English; for everything else py3langid is asked, whose model
    takes 0.4 s to load.
    """
    start = text[:1500]
    letters = (character for character in start if character.isalpha())
    if sum(1 for _ in islice(letters, limits.language_letters)) < limits.language_letters:
        return None
    if clearly_english(start):
        return "en"
    language, confidence = _classifier()(start)
    return str(language) if confidence >= limits.language_confidence else None
