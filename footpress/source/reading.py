"""The sources that a build reads: source/publication.yaml and source/<slug>.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from footpress.allowed.addresses import is_mail, is_web
from footpress.disk.reading import admit
from footpress.languages.codes import refusal_of_tag
from footpress.model.article import Contact, Evaluation, FrontMatter, Publication, Translated
from footpress.problems import Problem, ProblemsFound, UsageError
from footpress.source.contributors import authors, contributors
from footpress.source.dates import date
from footpress.source.facts import FACTS, read_facts
from footpress.source.identifiers import own_doi
from footpress.source.journals import board, issns
from footpress.source.settings import read_settings
from footpress.source.yaml_text import YamlMapping, read_mapping
from footpress.text.characters import refuse_unfit, with_plain_blanks
from footpress.text.check_digits import mistaken

_EVALUATION = ("evaluated-by", "level", "date")
_CONTACT = ("address", "phone", "fax", "email", "url", "social")
_SAID = ("title", "publisher", "place", "issn", "url", "lang", "license", "citation-style", "contact", "accessibility", "board")
_SETTINGS = (
    "checks",
    "fonts",
    "page-size",
    "layout",
    "print",
    "colors",
    "logo",
    "single-file",
    "right-hand",
    "bibliography",
    "annotation",
    "abbreviations",
    "full-in-each-chapter",
    "idem",
    "op-cit",
    "loc-cit",
)
_FRONT_MATTER = (
    "title", "subtitle", "author", "date", "lang", "series", "number", "abstract", "keywords", "author-note", "doi", "license",
    "publisher", "contact", "citation-style", "layout", "page-size", "contents", "title-note", "contributor", "isbn",
    "former-slugs", "corrections", "translations", "translated",
    "bibliography", "nocite", "annotation", "abbreviations", "full-in-each-chapter", "idem", "op-cit",
    "loc-cit", *FACTS,
)  # fmt: skip
_TRANSLATED = ("title", "subtitle", "abstract", "keywords")
_LOOK = ("layout", "page-size", "contents")
_WORKS = ("bibliography", "nocite", "annotation", "abbreviations", "full-in-each-chapter", "idem", "op-cit", "loc-cit")
_WEB = ("former-slugs", "corrections", "translations")


@dataclass(frozen=True, slots=True)
class Source:
    """One canonical article as it stands: `text` is the Markdown after the front matter, which begins on line `text_line`."""

    slug: str
    file: str
    front_matter: FrontMatter
    text: str
    text_line: int
    citation_style: str
    head: str = ""
    """The lines of its front matter, from line 2 of the file."""
    data: bytes = field(default=b"", repr=False)
    """The whole file, as it stands."""


def read_publication(directory: Path) -> Publication:
    """source/publication.yaml. Raises UsageError where there is none, ProblemsFound with file:line where it cannot be read."""
    path = admit(directory / "source" / "publication.yaml", directory)
    if not path.is_file():
        raise UsageError(
            f"{path} is missing: start a publication with `footpress new DIR`, or name its folder with --publication."
        )
    file = "source/publication.yaml"
    fields = read_mapping(read_text(path, file), file)
    fields.refuse_unknown((*_SAID, *_SETTINGS))
    issn, issn_online = issns(fields)
    return Publication(
        directory=directory,
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        place=fields.text("place"),
        issn=issn,
        issn_online=issn_online,
        board=board(fields),
        url=_address(fields, "url"),
        lang=_lang(fields, "en"),
        license=fields.text("license"),
        citation_style=fields.text("citation-style") or "footpress-notes",
        contact=_contact(fields) or Contact(),
        evaluated=_evaluation(fields),
        settings=read_settings(fields, _SETTINGS),
    )


def read_source(path: Path, publication: Publication) -> Source:
    """source/<slug>.md. Raises ProblemsFound with file:line where its front matter cannot be read."""
    data = admit(path, path.parent.parent).read_bytes()
    return source_of(decoded(data, f"source/{path.name}"), path.stem, publication, data)


def source_of(text: str, slug: str, publication: Publication, data: bytes = b"") -> Source:
    """A text as source/<slug>.md. Raises as `read_source`."""
    file = f"source/{slug}.md"
    start, end = front_matter_span(text, file)
    fields = read_mapping(text[start:end], file, first_line=2)
    fields.refuse_unknown(_FRONT_MATTER)
    body = text[end:].partition("\n")[2].lstrip("\n")
    line = text[: len(text) - len(body)].count("\n") + 1
    style = fields.text("citation-style") or publication.citation_style
    return Source(slug, file, read_front_matter(fields, publication), body, line, style, text[start:end], data)


def front_matter_span(text: str, file: str) -> tuple[int, int]:
    """Where the lines of the front matter begin and end, without the lines of ---. Raises ProblemsFound where there is none."""
    opening = re.match(r"\ufeff?---[ \t]*\n", text)
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        message = "an article begins with a block of `name: value` lines between two lines of ---; at least title: must be in it."
        raise ProblemsFound([Problem(file, 1, "front-matter-missing", "error", message)])
    return opening.end(), closing.start()


def read_front_matter(fields: YamlMapping, publication: Publication) -> FrontMatter:
    """The fields of a front matter. Raises ProblemsFound for a value that cannot be read."""
    if not fields.text("title"):
        raise fields.problem("title", "there is no title: write title: and its words.")
    lang = _lang(fields, publication.lang)
    fields = replace(fields, lang=lang)
    facts = read_facts(fields)
    return FrontMatter(
        title=fields.prose("title"),
        subtitle=fields.prose("subtitle"),
        authors=authors(fields),
        date=date(fields) or facts.printed or facts.published,
        lang=lang,
        series=fields.text("series"),
        number=fields.text("number"),
        abstract=fields.prose("abstract"),
        keywords=fields.texts("keywords"),
        author_note=fields.prose("author-note"),
        doi=own_doi(fields),
        license=fields.text("license") or publication.license,
        publisher=fields.text("publisher"),
        contact=_contact(fields),
        title_note=fields.prose("title-note"),
        contributors=contributors(fields),
        isbn=_isbn(fields),
        translated=_translated(fields, lang),
        facts=facts,
        settings=read_settings(fields, (*_LOOK, *_WEB, *_WORKS)),
    )


def _evaluation(fields: YamlMapping) -> Evaluation | None:
    inner = fields.mapping("accessibility", _EVALUATION)
    if inner is None:
        return None
    by, level = inner.text("evaluated-by"), inner.text("level", "AA")
    if not by:
        raise fields.problem("accessibility", "evaluated-by: is missing: only a person can say that a publication is accessible.")
    if level not in ("A", "AA", "AAA"):
        raise fields.problem("accessibility", f"level: {level} is none of A, AA and AAA, the levels of WCAG.")
    return Evaluation(by, level, date(inner))


def _isbn(fields: YamlMapping) -> str:
    isbn = fields.text("isbn")
    if isbn and (why := mistaken("ISBN-13", re.sub(r"[\s–-]", "", isbn))):
        raise fields.problem("isbn", f"isbn: {isbn} {why}.")
    return isbn


def _contact(fields: YamlMapping) -> Contact | None:
    inner = fields.mapping("contact", _CONTACT)
    if inner is None:
        return None
    address, phone, fax, email, url = (inner.text(name) for name in _CONTACT[:5])
    if url and not is_web(url):
        raise fields.problem("contact", f"url: {url} is no web address that can be published; it begins with https://.")
    if email and not is_mail(email):
        raise fields.problem("contact", f"email: {email} is not the address of one mailbox, as ada@example.org is.")
    return Contact(address, phone, fax, email, url, inner.texts("social"))


def _translated(fields: YamlMapping, own: str) -> tuple[Translated, ...]:
    """`translated:`, a block for each language with title:, subtitle:, abstract: and keywords: in it."""
    blocks = fields.values.get("translated") or {}
    if not isinstance(blocks, dict):
        raise fields.problem("translated", "translated: must be a block of languages, as `de:` with `abstract: …` below it.")
    if strange := next((str(lang) for lang in blocks if refusal_of_tag(str(lang))), ""):
        raise fields.problem("translated", f"translated: {strange} {refusal_of_tag(strange)}")
    if twice := next((str(lang) for lang in blocks if str(lang).casefold() == own.casefold()), ""):
        raise fields.problem(
            "translated",
            f"translated: {twice} is the language of the article, whose abstract stands in abstract: keep one of the two.",
        )
    languages = YamlMapping(fields.file, blocks, dict.fromkeys(map(str, blocks), fields.lines.get("translated", 1)))
    return tuple(
        Translated(str(lang), said.prose("title"), said.prose("subtitle"), said.prose("abstract"), said.texts("keywords"))
        for lang in blocks
        if (inner := languages.mapping(lang, _TRANSLATED)) is not None and (said := replace(inner, lang=str(lang)))
    )


def _lang(fields: YamlMapping, default: str) -> str:
    if fields.values.get("lang") is False:
        raise fields.problem("lang", "lang: YAML reads no without quotation marks as a negation: write lang: 'no' for Norwegian.")
    lang = fields.text("lang") or default
    if reason := refusal_of_tag(lang):
        raise fields.problem("lang", f"lang: {lang} {reason}")
    return lang


def _address(fields: YamlMapping, key: str) -> str:
    url = fields.text(key).rstrip("/")
    if url and not (is_web(url) and re.fullmatch(r"[^\s\"<>\\^`{|}]+", url)):
        raise fields.problem(key, f"{key}: {url} is no web address that can be published; it begins with https://.")
    return url


def read_text(path: Path, file: str) -> str:
    """A file of the source, UTF-8. Raises as `decoded`."""
    return decoded(path.read_bytes(), file)


def decoded(data: bytes, file: str) -> str:
    """The text of a source, UTF-8. Raises ProblemsFound with the line that is not, or has a character that no edition can hold."""
    try:
        text = with_plain_blanks(data.decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "this line is not UTF-8: open the file in an editor and save it as UTF-8."
        raise ProblemsFound([Problem(file, line, "source-encoding", "error", message)]) from error
    refuse_unfit(text, file)
    return text
