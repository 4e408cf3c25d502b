"""What other programs and other people leave in a text: broken fields of Word, markup of web pages, letters read amiss, open questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footpress import languages
from footpress.checks.lint.rule import Finding, Sources, at
from footpress.checks.lint.typing import prose_lines, unprotected
from footpress.languages.patterns import alternatives, own_alternatives
from footpress.source.reading import Source

_FIELD = re.compile(
    rf"(?P<error>{alternatives('checks', 'broken field')})|\{{\s*(?:HYPERLINK|PAGEREF|NOTEREF|REF|SEQ|TOC|ADDIN)\s[^{{}}]*\}}"
)
_TAG = re.compile(
    r"(?<![\\\w])</?(?:[bisupqa]|em|strong|su[bp]|br|hr|span|div|font|small|big|center|blockquote|h[1-6]|table|thead|tbody|tfoot|t[rdh]|caption|col|colgroup|[uod]l|li|d[td]|img|del|ins|strike|tt|code|pre|cite)\b[^<>]*/?>",
    re.I,
)
_MISREAD = re.compile(r"[ÂÃÄÅÐÑĞİŞâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LETTER_IN_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:[lI][4-9]\d\d|(?!\d{4})1[\dOol]{2}[\dO]|2[Oo]\d\d|(?!\d{4})20[\dOol][\dO])(?![\w-])"
    rf"|(?<!\w)(?=\w*[XV])(?=\w{{3}})[XVI]+l[XVIl]*(?!\w)|(?<!\w)l\d(?=(?:{alternatives('labels', 'ordinal')})\b)"
)
_ASKED = re.compile(
    r"\[(?:A[UQ]|ED|Q|QUERY|NB)\s?\d*:[^\]]*\]|(?<!\w)(?:TODO|FIXME|TK TK|XXXX+)(?!\w)|(?<![?!])\?\?\??(?![?!])"
    r"|(?<![^\s.\]])XXX(?=\s+[^\W\d_]{2,})|\{[+\-~>=]{2}.*?[+\-~<=]{2}\}"
)
_PARTED = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,})- (?P<rest>[^\W\d_]{2,})(?![\w-])")


def broken_fields(sources: Sources) -> Iterator[Finding]:
    """A field of Word that lost what it refers to, or whose code was copied: “Error! Reference source not found.”"""
    for article, line, text in _lines(sources):
        if found := _FIELD.search(text):
            what = "a field of Word that lost its aim" if found["error"] else "the code of a field of Word"
            yield at(article, line, f"“{found[0]}” is {what}, and is printed: write what it stood for.")


def tags(sources: Sources) -> Iterator[Finding]:
    """A tag of HTML, which is printed as it is typed."""
    for article, line, text in _lines(sources):
        if found := _TAG.search(text):
            is_table = bool(re.match(r"</?t(?:able|head|body|foot|[rdh])\b", found[0], re.IGNORECASE))
            instead = "a table of Markdown, with bars between its cells" if is_table else "Markdown, as in *italics* and ^2^"
            yield at(article, line, f"{found[0]} is a tag of HTML, and is printed as it is typed: write {instead}.")


def misread_letters(sources: Sources) -> Iterator[Finding]:
    """Letters that were read with the wrong code page: “GÃ¶del”."""
    for article, line, text in _lines(sources):
        for word in text.split():
            if _MISREAD.search(word) and (meant := _meant(word)):
                yield at(article, line, f"the letters of “{word}” were read amiss when a file was saved: write “{meant}”.")
                break


def _meant(word: str) -> str:
    """What a word was before it was read with the wrong code page; "" where it makes no sense so."""
    for page in ("cp1252", "latin-1", "cp1254"):
        try:
            return word.encode(page).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def letters_for_figures(sources: Sources) -> Iterator[Finding]:
    """A letter that looks like a figure, within a year or a century: “l794”, “2O19”, “XlX century”."""
    for article, line, text in _lines(sources):
        if found := _LETTER_IN_NUMBER.search(text):
            roman = not re.search(r"\d", found[0])
            meant = found[0].replace("l", "I") if roman else re.sub("[lI]", "1", re.sub("[Oo]", "0", found[0]))
            yield at(article, line, f"“{found[0]}” has a letter where a figure is meant: write {meant}.")


def open_questions(sources: Sources) -> Iterator[Finding]:
    """A question or a mark that an editor left for the author: “[AU: …]”, “TODO”, “??”."""
    for article, line, text in _lines(sources):
        if found := _ASKED.search(text):
            yield at(
                article, line, f"“{found[0]}” looks like a question that is still open, and is printed: settle it, and delete it."
            )


def parted_words(sources: Sources) -> Iterator[Finding]:
    """A word that a line end of another page has parted, and that the text has whole elsewhere: “peti- tion”."""
    for article in sources.articles:
        language = languages.of(article.front_matter.lang or "en")
        goes_on = re.compile(own_alternatives(language, "manuscript", "suspended"), re.I)
        known = {word.casefold() for word in re.findall(r"[^\W\d_]{4,}", article.text)}
        for _, line, text in _lines(sources, article):
            for found in _PARTED.finditer(text):
                whole = found["first"] + found["rest"]
                if whole.casefold() in known and not goes_on.fullmatch(found["rest"]):
                    yield at(
                        article,
                        line,
                        f"“{found[0]}” was parted at the end of a line: write “{whole}”, as the text does elsewhere.",
                    )
                    break


def _lines(sources: Sources, one: Source | None = None) -> Iterator[tuple[Source, int, str]]:
    """The lines of prose of the articles, addresses and code blanked."""
    for article in (one,) if one else sources.articles:
        for line, text, prose in prose_lines(article.text, article.text_line):
            if prose or text.lstrip().startswith("|"):
                yield article, line, unprotected(text)
