"""Which language a text is in."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from footpress.languages.language import every

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
    identifier.set_languages([language.code for language in every() if language.babel and language.code in identifier.nb_classes])
    return identifier
