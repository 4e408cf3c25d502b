"""The words that stand for who and what was cited before, in the language of the article: "idem", "dies.", "op. cit.", "a.g.e."."""

from __future__ import annotations

from footpress import languages
from footpress.citing.styles import Manner
from footpress.languages.genders import GENDERS
from footpress.languages.language import Language
from footpress.model.entry import Bibliography
from footpress.problems import Problem


class ReferringWords:
    """The words of a language that refer back, as a style writes them. `asked`: what is said of entries without a gender, by key."""

    def __init__(self, language: Language, manner: Manner, entries: Bibliography) -> None:
        latin = languages.of("la")
        self._own = language if language.rows("referring back") else latin
        self._latin, self._manner, self._entries = latin, manner, entries
        self.italic = manner.ibid_is_italic
        self.asked: dict[str, Problem] = {}

    def same(self, key: str, number: int, before: str) -> str:
        """The word for the people of an entry, so many, "" where it depends on a gender that neither this entry nor the one before it says."""
        genders = [entry.get("gender") for name in (key, before) if (entry := self._entries.get(name)) is not None]
        gender = next((each for each in genders if each in GENDERS), "")
        of_number = [row for row in (gender, "pp") if row.startswith("p")] if number > 1 else [gender]
        term = next((term for row in (*of_number, "same") if row for term in self._own.terms("referring back", row)), "")
        if not term and (entry := self._entries.get(key)) is not None:
            words = ", ".join(f"gender = {{{row}}} for “{self._own.terms('referring back', row)[0]}”" for row in GENDERS[:3])
            message = f"the author of {key} is named again, since no entry says the gender: add {words}."
            self.asked[key] = Problem(self._entries.file, entry.line, "gender-missing", "query", message)
        return self._written(term)

    def work(self, kind: str) -> str:
        """Op. cit., or what a language has for an article or a thesis."""
        row = {"article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "thesis": "thesis"}
        return self._term(row.get(kind, "work"), "work")

    def place(self) -> str:
        """Loc. cit."""
        return self._term("place")

    def _term(self, *rows: str) -> str:
        found = (term for language in (self._own, self._latin) for row in rows for term in language.terms("referring back", row))
        return self._written(next(found))

    def _written(self, term: str) -> str:
        return (term if self._manner.ibid_has_stop else term.replace(".", "")).replace(" ", "\u00a0")
