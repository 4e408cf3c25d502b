"""The two profiles of a citation style: *page* is the style as it is; *screen* is the same style without *ibid.*

A note in a pop-up is read alone, and "Ibid." says nothing there. The screen profile is derived mechanically: every condition of the
CSL that asks for the positions `ibid` and `ibid-with-locator` is made never true, so that the style's own short form is used.
CSL 1.0.2, "Choose": https://docs.citationstyles.org/en/stable/specification.html#choose
"""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache

from lxml import etree

from footpress.citing.days import locale_of_days
from footpress.citing.locators import AS_TYPED, TYPES, locator_word
from footpress.citing.printed_locators import mark
from footpress.citing.styles import style_tree
from footpress.languages import Language, of
from footpress.languages.quotation_marks import quotation_marks
from footpress.model.article import Profile

_CSL = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STRAIGHT_IN_CSL = ("ar", "fa", "he")
"""Languages whose locales of CSL have straight quotation marks, or those of English."""
_IBID = frozenset({"ibid", "ibid-with-locator"})
_CONDITIONS = (
    "disambiguate", "is-numeric", "is-uncertain-date", "locator", "position", "type", "variable",
)  # fmt: skip


@lru_cache(maxsize=32)
def prepare(style: bytes, lang: str) -> bytes:
    """A style as citeproc needs it to print what it means in a language.

    It learns footpress's words for locators (in a form of the terms that it does not print) and marks where it prints a locator and a
    label (see footpress.citing.printed_locators); a style that has no place for a locator gets one, since a page that an author gave must
    not be lost; a chapter after ibid. gets its label ("ibid 3" is a page); and a label before names that are not spelt out comes
    after them. Words that CSL's locales leave in English are put into the language; of others
    citeproc would read them in vain.
    """
    root = style_tree(style)
    for names in root.iter(f"{_CSL}names"):
        label = names.find(f"{_CSL}label")
        if label is not None and names.find(f"{_CSL}name") is None:
            label.addprevious(etree.Element(f"{_CSL}name"))
    for ibid in root.iterfind(f".//{_CSL}group/{_CSL}text[@term='ibid']"):
        _label_after(ibid)
    if not root.xpath("//@variable[contains(concat(' ', ., ' '), ' locator ')]"):
        _add_locator(root)
    mark(root)
    form = _unused_form(root)
    for term in root.xpath("c:locale/c:terms/c:term", namespaces={"c": _CSL[1:-1]}):
        if term.get("name") == AS_TYPED or (term.get("name") in TYPES and term.get("form") == form):
            term.getparent().remove(term)
    info = root.find(f"{_CSL}info")
    at = 0 if info is None else root.index(info) + 1
    root.insert(at, _locator_terms(form))
    language = of(lang)
    days = locale_of_days(root, language.code)
    if not _has_locale(root, language.code):
        if language.rows("printed terms"):
            root.insert(at, _locale(language))
        if language.code in _STRAIGHT_IN_CSL:
            root.insert(at, _quotation_marks(language.code))
    if days is not None:
        root.insert(at, days)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _unused_form(root: etree._Element) -> str:
    """A form of terms that the style prints nowhere; "verb-short" is looked for in "verb" as well.

    CSL 1.0.2, "Terms": https://docs.citationstyles.org/en/stable/specification.html#terms
    """
    used = set(root.xpath("//c:text[@term]/@form | //c:label/@form", namespaces={"c": _CSL[1:-1]}))
    if "verb-short" not in used:
        return "verb-short"
    return "symbol" if "symbol" not in used else "verb"


def _locator_terms(form: str) -> etree._Element:
    locale = etree.Element(f"{_CSL}locale")
    terms = etree.SubElement(locale, f"{_CSL}terms")
    for name in (*TYPES, AS_TYPED):
        etree.SubElement(terms, f"{_CSL}term", name=name, form=form).text = locator_word(name)
    for silent in sorted({"long", "short", "symbol", "verb", "verb-short"} - {form}):
        term = etree.SubElement(terms, f"{_CSL}term", name=AS_TYPED, form=silent)
        for number in ("single", "multiple"):
            etree.SubElement(term, f"{_CSL}{number}").text = ""
    etree.SubElement(terms, f"{_CSL}term", name="page-range-delimiter").text = "–"  # some locales have a hyphen, or none
    return locale


def _has_locale(root: etree._Element, lang: str) -> bool:
    """Whether a style brings words of its own for a language, which are then left alone."""
    return any((locale.get(_LANG) or "").startswith(lang) for locale in root.iterfind(f"{_CSL}locale"))


def _locale(language: Language) -> etree._Element:
    locale = etree.Element(f"{_CSL}locale", {_LANG: language.code})
    terms = etree.SubElement(locale, f"{_CSL}terms")
    for name, (one, several) in language.rows("printed terms").items():
        term = etree.SubElement(terms, f"{_CSL}term", name=name, form="short")
        etree.SubElement(term, f"{_CSL}single").text = one
        etree.SubElement(term, f"{_CSL}multiple").text = several
    return locale


def _quotation_marks(lang: str) -> etree._Element:
    """A locale with the quotation marks of a language."""
    locale = etree.Element(f"{_CSL}locale", {_LANG: lang})
    terms = etree.SubElement(locale, f"{_CSL}terms")
    marks = quotation_marks(lang)
    named = {
        "open-quote": marks.opening, "close-quote": marks.closing, "open-inner-quote": marks.inner_opening,
        "close-inner-quote": marks.inner_closing,
    }  # fmt: skip
    for name, sign in named.items():
        etree.SubElement(terms, f"{_CSL}term", name=name).text = sign
    return locale


def _label_after(ibid: etree._Element) -> None:
    """A bare locator beside ibid. is set with its label where it is not a page."""
    group = ibid.getparent()
    for locator in group.iterfind(f"{_CSL}text[@variable='locator']") if group is not None else ():
        if group is None or group.find(f"{_CSL}label") is not None:
            continue
        choose = etree.Element(f"{_CSL}choose")
        group.replace(locator, choose)
        etree.SubElement(choose, f"{_CSL}if", locator="page").append(deepcopy(locator))
        labelled = etree.SubElement(etree.SubElement(choose, f"{_CSL}else"), f"{_CSL}group", delimiter=" ")
        labelled.set("prefix", locator.attrib.pop("prefix", ""))
        periods = ibid.get("strip-periods", "false")
        etree.SubElement(labelled, f"{_CSL}label", {"variable": "locator", "form": "short", "strip-periods": periods})
        labelled.append(deepcopy(locator))


def _add_locator(root: etree._Element) -> None:
    """The locator after the number of a numeric style: (1 p. 590)."""
    layout = root.find(f"{_CSL}citation/{_CSL}layout")
    if layout is None:
        return
    group = etree.SubElement(layout, f"{_CSL}group", prefix=" ", delimiter=" ")
    etree.SubElement(group, f"{_CSL}label", variable="locator", form="short")
    etree.SubElement(group, f"{_CSL}text", variable="locator")


@lru_cache(maxsize=32)
def in_profile(style: bytes, profile: Profile) -> bytes:
    """A CSL style in a profile. The style must be well-formed."""
    if profile == "page":
        return style
    root = style_tree(style)
    for choose in list(root.iter(f"{_CSL}choose")):
        _without_ibid(choose)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _without_ibid(choose: etree._Element) -> None:
    """Drop the branches that only ibid. takes, and what ibid. adds to the conditions of the others."""
    for branch in list(choose):
        if branch.tag == f"{_CSL}else" or "position" not in branch.attrib:
            continue
        positions = branch.attrib["position"].split()
        others = [position for position in positions if position not in _IBID]
        if others == positions:
            continue
        match branch.attrib.get("match", "all"):
            case "all":
                choose.remove(branch)
            case "any":
                _set_positions(branch, others)
                if not _conditions(branch):
                    choose.remove(branch)
            case "none":
                _set_positions(branch, others)
                if not _conditions(branch):
                    _make_last(choose, branch)
    _begin_with_if(choose)


def _set_positions(branch: etree._Element, positions: list[str]) -> None:
    if positions:
        branch.attrib["position"] = " ".join(positions)
    else:
        del branch.attrib["position"]


def _conditions(branch: etree._Element) -> list[str]:
    return [name for name in branch.attrib if name in _CONDITIONS]


def _make_last(choose: etree._Element, branch: etree._Element) -> None:
    """A branch that is always taken becomes the else of its choose; what came after it is never reached."""
    for later in list(branch.itersiblings()):
        choose.remove(later)
    branch.tag = f"{_CSL}else"
    branch.attrib.pop("match", None)


def _begin_with_if(choose: etree._Element) -> None:
    """A choose begins with an if; one that has only an else left is replaced by what the else holds."""
    branches = list(choose)
    if not branches:
        _replace(choose, [])
    elif branches[0].tag == f"{_CSL}else":
        _replace(choose, list(branches[0]))
    else:
        branches[0].tag = f"{_CSL}if"


def _replace(element: etree._Element, by: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for offset, child in enumerate(by):
        parent.insert(at + offset, child)
