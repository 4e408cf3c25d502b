"""Links to a place that is not there: `[x](#none)` in the article, `[x](two.md#none)` in another one of the publication."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from difflib import get_close_matches
from itertools import chain
from urllib.parse import unquote

from footpress.checks.lint.rule import Finding, Sources, at, text_lines
from footpress.citing.heading_ids import OF_EDITIONS, settle_heading_ids
from footpress.citing.tree import parse
from footpress.pandoc.elements import structures
from footpress.problems import ProblemsFound
from footpress.source.reading import Source, read_source

_ATTRIBUTES = {"Header": 1, "Div": 0, "Span": 0, "Code": 0, "CodeBlock": 0, "Link": 0, "Image": 0, "Figure": 0, "Table": 0}
"""Where the elements of pandoc's tree that may have an id have it."""


def links_astray(sources: Sources) -> Iterator[Finding]:
    """A link to an id that the article, or the other article that it leads to, has not; an empty one is a cross-reference."""
    known = {article.slug: article for article in sources.articles}
    places: dict[str, frozenset[str] | None] = {}
    for article in sources.articles:
        for target in _targets(article):
            file, _, fragment = target.partition("#")
            slug = file.removeprefix("./").removesuffix(".md") if file else article.slug
            name = unquote(fragment)
            if slug not in places:
                places[slug] = _ids(known.get(slug) or _read(slug, sources))
            there = places[slug]
            if there is None or name in there or (file and OF_EDITIONS.fullmatch(name)):
                continue
            near = get_close_matches(name, there, n=1)
            where = f"source/{slug}.md" if file else "the article"
            remedy = f"{{#{near[0]}}} is there" if near else f"correct it, or write {{#{name}}} behind the heading that is meant"
            lines = chain(text_lines(article), enumerate(article.head.split("\n"), start=2))
            line = next((line for line, text in lines if f"({target}" in text or f": {target}" in text), 0)
            yield at(
                article, line, f"the link to {target} leads to no place: nothing in {where} is called {{#{name}}}; {remedy}."
            )


def _targets(article: Source) -> list[str]:
    """What the links of an article's text and of the prose of its front matter (the abstract) lead to within the publication, each once;
    cross-references, which are empty, are read elsewhere."""
    trees = (parse(text)["blocks"] for text in (article.text, *article.front_matter.prose.values()) if text)
    links = [element["c"] for tree in trees for element in structures(tree) if element["t"] == "Link"]
    wanted = (target for _, words, (target, _) in links if words and "#" in target and not target.endswith("#"))
    return list(dict.fromkeys(t for t in wanted if t.startswith("#") or (":" not in t and t.partition("#")[0].endswith(".md"))))


def _read(slug: str, sources: Sources) -> Source | None:
    with suppress(ProblemsFound, OSError):
        return read_source(sources.publication.directory / "source" / f"{slug}.md", sources.publication)
    return None  # that it is not there, or cannot be read, is told elsewhere


def _ids(article: Source | None) -> frozenset[str] | None:
    """The ids in the text of an article; None where it cannot be read."""
    tree = deepcopy(parse(article.text)) if article else {"blocks": []}
    if article is None or not tree["blocks"]:
        return None
    settle_heading_ids(tree, article.text)
    elements = (each for each in structures(tree["blocks"]) if each["t"] in _ATTRIBUTES)
    found = (each["c"][at][0] if (at := _ATTRIBUTES[each["t"]]) else each["c"][0][0] for each in elements)
    return frozenset(name for name in found if name)
