"""Which language a text is in, where it is long enough to tell."""

import functools
from collections.abc import Callable
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


def identify_language(text: str, *, limits: Limits) -> str | None:
    """Return the ISO 639-1 code of the text's language by py3langid, or ``None`` where it is too short or unclear.

    The first 1,500 code points decide. A text of several languages gets that of its beginning.
    """
    start = text[:1500]
    letters = (character for character in start if character.isalpha())
    if sum(1 for _ in islice(letters, limits.language_letters)) < limits.language_letters:
        return None
    language, confidence = _classifier()(start)
    return str(language) if confidence >= limits.language_confidence else None
