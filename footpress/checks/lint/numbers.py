"""Numbers of the text that cannot be: a section sign without its section, years that run backwards, a day that no month has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from footpress import languages
from footpress.checks.lint.rule import Finding, Sources, at, text_lines
from footpress.checks.lint.typing import unprotected
from footpress.languages.patterns import alternatives, pattern
from footpress.languages.terms import fold_term

_NO_SECTION = re.compile(r"§+\s*(?=[A-ZÄÖÜ][a-zäöü]{1,5}\.\s*\d)|§+(?=\s*$)")
_SECTIONS = re.compile(r"§§\s*(?P<first>\d+(?:\s?[a-z](?!\w))?)(?P<rest>[^§;()\[\]]{0,60})")
_MORE = re.compile(rf"\d|(?<!\w)(?:f{{1,2}}|{alternatives('checks', 'and following')})(?!\w)")
_YEARS = re.compile(r"(?<![\w./–-])(?P<first>1[4-9]\d\d|20\d\d)(?:–|-)(?P<last>1[4-9]\d\d|20\d\d)(?![\w–/-])")
_BEFORE_CHRIST = re.compile(rf"(?<!\w)(?:{alternatives('checks', 'before Christ')})(?!\w)")


def sections_missing(sources: Sources) -> Iterator[Finding]:
    """A § with no number behind it, or a doubled one with a single section."""
    for article in sources.articles:
        for line, text in text_lines(article):
            if found := _NO_SECTION.search(text):
                yield at(
                    article, line, f"no number stands behind the § in “{text[found.start() : found.start() + 20]}”: write it."
                )
            for sections in _SECTIONS.finditer(text):
                if not _MORE.search(sections["rest"]) and re.match(r"\s+[^\W\d_]|[.,]?\s*$", sections["rest"]):
                    yield at(
                        article,
                        line,
                        f"“§§ {sections['first'].strip()}” has a doubled § and one section: write one §, or the other section.",
                    )


def years_reversed(sources: Sources) -> Iterator[Finding]:
    """Two years of which the second is the earlier: “1798–1795”; not in a text that counts years before Christ."""
    for article in sources.articles:
        if _BEFORE_CHRIST.search(article.text):
            continue
        for line, text in text_lines(article):
            for found in _YEARS.finditer(unprotected(text)):
                if int(found["first"]) > int(found["last"]):
                    yield at(article, line, f"“{found[0]}” ends before it begins: correct one of the two years.")


def days_of_no_month(sources: Sources) -> Iterator[Finding]:
    """A day that its month has not, in words: “31 April 1988”."""
    for article in sources.articles:
        dates, numbers = _dates((article.front_matter.lang or "en").split("-")[0].lower())
        for line, text in text_lines(article):
            for found in dates.finditer(unprotected(text)):
                day, name = (found["day"], found["month"]) if found["day"] else (found["behind"], found["before"])
                year = int(found["year"])
                if int(day) > monthrange(year if year > 0 else 2000, numbers[fold_term(name)])[1]:
                    yield at(article, line, f"“{found[0]}” is no day of the calendar: correct it.")


@cache
def _dates(code: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """(a date in the words of a language or in English, the number of each of their months)."""
    numbers = {
        fold_term(term): int(row)
        for each in (languages.of("en"), languages.of(code))
        for row, terms in each.rows("months").items()
        for term in terms
    }
    names = "|".join(map(pattern, sorted(numbers, key=len, reverse=True))) or "(?!)"
    of, ordinal = (alternatives("dates", row) for row in ("of", "ordinal"))
    return (
        re.compile(
            rf"(?<![\w.])(?:(?P<day>\d\d?)(?:\.|{ordinal})?(?:\s(?:{of}))?\s(?P<month>{names})\.?(?:\s(?:{of}))?|(?P<before>{names})\.?\s(?P<behind>\d\d?),)"
            rf"\s(?P<year>1\d{{3}}|20\d\d)(?!\w)",
            re.IGNORECASE,
        ),
        numbers,
    )
