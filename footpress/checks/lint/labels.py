"""Languages of articles in which footpress has no words for what it prints: "Notes", "Bibliography" stand in another language then."""

from __future__ import annotations

from collections.abc import Iterator

from footpress import languages
from footpress.checks.lint.rule import Finding, Sources, at
from footpress.languages.standing_in import tags_of
from footpress.templates import Templates


def labels_missing(sources: Sources) -> Iterator[Finding]:
    """An article whose language has no labels, once."""
    templates = Templates(sources.publication.directory)
    for article in sources.articles:
        lang = article.front_matter.lang
        if (standing := templates.labelled_in(lang)) not in tags_of(lang):
            line = next((number for number, text in enumerate(article.head.split("\n"), start=2) if text.startswith("lang:")), 1)
            named = languages.of(standing).endonym or standing
            message = (
                f"footpress has no labels in {languages.of(lang).endonym or lang}; “Notes” and its like are printed in {named}: write them in "
                f"templates/terms/{tags_of(lang)[0]}.yaml, with those of templates/terms/{standing}.yaml as the pattern."
            )
            yield at(article, line, message)
