"""What an article says of its other addresses and of its past: slugs it had before, translations, corrections.

former-slugs: [mongolia-draft]
translations: {tr: mogolistan-dengesi, mn: https://example.org/mn/}
corrections:
- date: 2026-10-01
  note: In note 4 the page is 12, not 21.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from footpress import languages
from footpress.allowed.addresses import is_web
from footpress.model.article import FrontMatter, Publication
from footpress.problems import Problem, ProblemsFound
from footpress.text.slugs import is_slug


@dataclass(frozen=True, slots=True)
class Correction:
    """What changed, and when (ISO 8601). The first correction made version 2."""

    date: str
    note: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The article in another language: a slug of this publication, or an address elsewhere."""

    lang: str
    target: str

    @property
    def name(self) -> str:
        """The language by its own name, as its readers look for it: "Türkçe"; its tag where footpress does not know it."""
        return languages.of(self.lang).endonym or self.lang

    def address(self, base: str) -> str:
        """Where it is; `base` is where the site begins, with its slash: "../" or "https://papers.example/"."""
        return f"{base}{self.target}/" if is_slug(self.target) else self.target


def former_slugs(slug: str, front_matter: FrontMatter) -> tuple[str, ...]:
    """The names that the article had in addresses before. Raises ProblemsFound for what can be no part of an address."""
    value = front_matter.settings.get("former-slugs") or ()
    former = tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
    for name in former:
        if not is_slug(name) or name == slug:
            raise _problem(slug, f"`former-slugs: {name}` is no earlier address: write small letters, digits and hyphens.")
    return former


def corrections(slug: str, front_matter: FrontMatter) -> tuple[Correction, ...]:
    """What was corrected, in the order of the file. Raises ProblemsFound for one without date or note."""
    value = front_matter.settings.get("corrections") or ()
    found = []
    for item in value if isinstance(value, list | tuple) else [value]:
        fields = item if isinstance(item, Mapping) else {}
        date, note = str(fields.get("date", "")), " ".join(str(fields.get("note", "")).split())
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) or not note:
            raise _problem(slug, "each of `corrections:` wants `date: 2026-10-01` and `note:` with a sentence of what changed.")
        found.append(Correction(date, note))
    return tuple(found)


def translations(slug: str, front_matter: FrontMatter) -> tuple[Translation, ...]:
    """The translations by language. Raises ProblemsFound where one is neither a slug nor an address."""
    value = front_matter.settings.get("translations") or {}
    if not isinstance(value, Mapping):
        raise _problem(slug, "`translations:` wants lines such as `tr: slug-of-the-turkish-article`.")
    found = tuple(Translation(str(lang), str(target)) for lang, target in value.items())
    for translation in found:
        if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", translation.lang):
            raise _problem(slug, f"`translations: {translation.lang}` is no language tag; write en, tr, de …")
        if not is_slug(translation.target) and not is_web(translation.target):
            raise _problem(
                slug, f"`translations: {translation.target}` is neither an article of this publication nor an address."
            )
    return found


def alternates(slug: str, front_matter: FrontMatter, publication: Publication) -> tuple[tuple[str, str], ...]:
    """(hreflang, address) of an article and its translations, () where it has none; "x-default", for readers of any other language, is
    the one in the language of the publication."""
    found = translations(slug, front_matter)
    if not found or not publication.url:
        return ()
    every = {
        front_matter.lang: f"{publication.url}/{slug}/",
        **{each.lang: each.address(f"{publication.url}/") for each in found},
    }
    default = every.get(publication.lang)
    return (*every.items(), *((("x-default", default),) if default else ()))


def last_change(slug: str, front_matter: FrontMatter) -> str:
    """The date of the last correction, else of the article, "" where there is none."""
    return max([front_matter.date, *(correction.date for correction in corrections(slug, front_matter))])


def _problem(slug: str, message: str) -> ProblemsFound:
    return ProblemsFound([Problem(f"source/{slug}.md", 0, "article-setting", "error", message)])
