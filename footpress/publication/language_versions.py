"""The language versions of articles: whichever of them names another, each leads to all.

Search engines take an alternate (hreflang) for one only where it is named back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from footpress.model.article import FrontMatter
from footpress.problems import ProblemsFound
from footpress.records.relations import Translation, translations
from footpress.text.slugs import is_slug


@dataclass(frozen=True, slots=True)
class LanguageVersions:
    """The articles that name translations, as they say them, and the group of each slug that names one or is named."""

    naming: Mapping[str, FrontMatter]
    groups: Mapping[str, frozenset[str]]

    def of(self, slug: str, front: FrontMatter) -> FrontMatter:
        """An article with all its versions in `translations:`, those that it names itself first.

        Raises ProblemsFound for a translation of its own that cannot be read.
        """
        found = {each.lang: each.target for each in translations(slug, front)}
        for member in sorted(self.groups.get(slug, frozenset()) - {slug}):
            named = _readable(member, self.naming[member]) if member in self.naming else ()
            own = (Translation(self.naming[member].lang, member),) if member in self.naming else ()
            for each in (*own, *named):
                if each.target != slug and each.lang != front.lang:
                    found.setdefault(each.lang, each.target)
        return replace(front, settings={**front.settings, "translations": found}) if found else front


def language_versions(naming: Mapping[str, FrontMatter]) -> LanguageVersions:
    """Of the articles that name translations: who names each other, directly or by way of another, is one group."""
    groups: dict[str, frozenset[str]] = {}
    for slug, front in naming.items():
        joined = {slug, *(each.target for each in _readable(slug, front) if is_slug(each.target))}
        whole = frozenset(joined.union(*(groups.get(member, frozenset()) for member in joined)))
        groups.update(dict.fromkeys(whole, whole))
    return LanguageVersions(naming, groups)


def mistaken(slug: str, front: FrontMatter, language_of: Callable[[str], str]) -> Iterator[str]:
    """Sentences on the translations that an article names: one that is not there, or in another language than it says; `language_of`
    gives that of an article by its slug, "" where there is none."""
    for each in _readable(slug, front):
        said = f"`translations: {each.lang}: {each.target}`:"
        if not is_slug(each.target):
            continue
        if not (own := language_of(each.target)):
            yield f"{said} there is no such article; write the slug of one, or an address."
        elif own != each.lang:
            yield f"{said} that article is in {own}; write its own language."
        elif each.lang == front.lang:
            yield f"{said} this article is in {each.lang} itself; its translations are in other languages."


def _readable(slug: str, front: FrontMatter) -> tuple[Translation, ...]:
    """The translations that an article names; none where they cannot be read, which is told of the article itself."""
    try:
        return translations(slug, front)
    except ProblemsFound:
        return ()
