"""Languages: which one a text is in, and what BibLaTeX and BCP 47 call it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

BABEL = {
    "en": "english", "de": "german", "fr": "french", "it": "italian", "es": "spanish", "pt": "portuguese", "tr": "turkish",
    "ru": "russian", "mn": "mongolian", "nl": "dutch", "pl": "polish", "la": "latin", "el": "greek", "ar": "arabic",
    "he": "hebrew", "zh": "chinese", "ja": "japanese", "ko": "korean",
}  # fmt: skip
"""BCP 47 language → the name in `langid`. A text is looked for among these."""

_SURE = 0.75


@lru_cache(maxsize=4096)
def detect(text: str, default: str = "") -> str:
    """The BCP 47 language of a text of a few words or more; `default` where the text does not say clearly."""
    if not any(character.isalpha() for character in text):
        return default
    language, probability = _identifier().rank(text.lower())[0]
    return str(language) if probability >= _SURE else default


@cache
def _identifier() -> Any:
    """py3langid's model, restricted to our languages; loaded on first use, since it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(BABEL))
    return identifier
