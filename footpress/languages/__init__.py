"""Languages: what footpress knows of each. One file a language holds its words; `of` gives a language, `every` all of them."""

from footpress.languages.language import Language, every, of

__all__ = ["Language", "every", "of"]
