"""What the markup of an edition may hold: one list of elements, of attributes and, in `footpress.allowed.addresses`, of schemes.

Nothing but what is listed here is published. An article has the elements and attributes that Markdown can mean; the documents around
it, made from templates, have those that our templates need. https://html.spec.whatwg.org/multipage/indices.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from footpress.allowed.addresses import is_relative, refusal
from footpress.problems import Problem, ProblemsFound

Kind = Literal["article", "page", "book", "typeset"]
"""article: a fragment that Markdown became; page: a web page; book: a document of an EPUB; typeset: what becomes a PDF."""

_EVERYWHERE = frozenset("class id lang dir title role style {http://www.w3.org/XML/1998/namespace}lang xml:lang".split())
_ARTICLE: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        "p div section span h1 h2 h3 h4 h5 h6 blockquote ul dl dt dd figure figcaption hr br wbr pre code kbd samp var em strong i b u s "
        "sub sup small del ins mark q cite abbr dfn bdi bdo table caption colgroup thead tbody tfoot tr label aside header nav".split(),
        frozenset(),
    ),
    "a": frozenset({"href"}),
    "img": frozenset("src alt width height".split()),
    "ol": frozenset("start type reversed".split()),
    "li": frozenset({"value"}),
    "col": frozenset({"span"}),
    "th": frozenset("colspan rowspan scope headers abbr".split()),
    "td": frozenset("colspan rowspan headers".split()),
    "time": frozenset({"datetime"}),
    "input": frozenset("type checked disabled".split()),
}  # fmt: skip
_DATA = frozenset({"data-cites", "data-entry"})
_MATH = frozenset(
    "math semantics annotation annotation-xml maction maligngroup malignmark menclose merror mfenced mfrac mglyph mi mlabeledtr "
    "mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr "
    "munder munderover none".split()
)
_OF_MATH = frozenset(
    "display xmlns encoding mathvariant mathsize mathcolor mathbackground displaystyle scriptlevel stretchy symmetric largeop movablelimits "
    "accent accentunder form fence separator lspace rspace minsize maxsize linethickness notation open close separators width height depth "
    "voffset columnalign columnspacing columnlines rowspacing rowlines rowalign frame framespacing equalrows equalcolumns columnspan "
    "rowspan linebreak align side denomalign numalign bevelled alttext intent".split()
)
_FRAME = frozenset({"html", "head", "title", "body", "main", "article", "footer", "address"})
_OF_PAGE: Mapping[str, frozenset[str]] = {
    "a": frozenset("href rel hreflang type download".split()),
    "meta": frozenset("charset name property http-equiv content".split()),
    "link": frozenset("rel href type hreflang title sizes as crossorigin".split()),
    "script": frozenset("type src defer".split()),
    "style": frozenset({"media"}),
    "button": frozenset("type hidden popovertarget popovertargetaction disabled".split()),
    "form": frozenset("action hidden".split()),
    "input": frozenset("type name value checked disabled autocomplete spellcheck placeholder".split()),
    "aside": frozenset({"popover"}),
    "details": frozenset({"open"}),
    **dict.fromkeys(("summary", "noscript", "search"), frozenset()),
}
_OF_BOOK: Mapping[str, frozenset[str]] = {
    "meta": frozenset("charset name content".split()),
    "link": frozenset("rel href type".split()),
    "style": frozenset(),
}
_TYPESET: Mapping[str, frozenset[str]] = {
    "meta": frozenset("charset name content".split()),
    **dict.fromkeys(("footnote", "contents-title", "contents-entry", "contents-section"), frozenset()),
}
_KINDS: Mapping[Kind, Mapping[str, frozenset[str]]] = {"article": {}, "page": _OF_PAGE, "book": _OF_BOOK, "typeset": _TYPESET}
_IN_TEMPLATES = frozenset({"hidden", "tabindex", "{http://www.idpf.org/2007/ops}type"})
_LOADS = ("src",)
_RELATIONS = frozenset(
    "alternate author bookmark canonical cite-as describedby external help icon item license me nofollow noopener noreferrer next prev "
    "preload related search self stylesheet type up tag".split()
)
_LOADING = frozenset("icon preload stylesheet".split())
_LENGTH = r"-?[\d.]+(?:%|px|pt|pc|cm|mm|in|em|ex|rem|ch)?"
_STYLE = re.compile(
    rf"\s*(?:(?:width|height|max-width|vertical-align|margin|padding|padding-inline-start|line-height|font-size)\s*:\s*(?:auto|{_LENGTH})"
    r'|list-style-type\s*:\s*"[\w.() -]{1,40}"'
    r"|text-align\s*:\s*(?:left|right|center|justify|start|end)"
    r"|display\s*:\s*(?:block|inline|inline-block|none|table-row-group))\s*"
)
_PICTURE_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]")


def keep_allowed(root: Any) -> tuple[str, ...]:
    """Leave out of an article's markup (lxml) every attribute that is not listed. Returns the names of elements that are not."""
    strange = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            strange.append("comment")
            continue
        if not _is_known(_local(element.tag), "article"):
            strange.append(_local(element.tag))
        if measures := ";".join(rule for rule in element.get("style", "").split(";") if _STYLE.fullmatch(rule)):
            element.set("style", measures)  # width=50% is one to pandoc
        for name, value in list(element.attrib.items()):
            if _stray(element.tag, name, value, "article"):
                del element.attrib[name]
    return tuple(dict.fromkeys(strange))


def strays(root: Any, kind: Kind) -> Iterator[str]:
    """What may not be published in a finished document (lxml or ElementTree), a sentence each."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue  # a comment says nothing to anyone
        name = _local(element.tag)
        if not _is_known(name, kind):
            yield f"<{name}> is no element that an edition may have"
        if name == "link" and _LOADING & set(element.get("rel", "").split()) and not _is_brought(element.get("href", "")):
            yield f"<link> loads {element.get('href')}, and an edition opens no connection"
        for attribute, value in element.attrib.items():
            if reason := _stray(element.tag, attribute, value, kind):
                yield reason


def refuse_strays(root: Any, kind: Kind, name: str) -> None:
    """Raise ProblemsFound, a sentence for each thing in a finished document that may not be published; `name` is what it is made from."""
    found = dict.fromkeys(strays(root, kind))
    if found:
        raise ProblemsFound(Problem(name, 0, "markup-refused", "error", f"{reason}.") for reason in found)


def _stray(tag: str, attribute: str, value: str, kind: Kind) -> str:
    """Why an attribute may not be published, "" where it may."""
    name = _local(tag)
    if not _is_listed(name, attribute, kind):
        return f"<{name}> may have no {_local(attribute)}="
    if attribute == "action":
        return "" if is_relative(value) else f"<{name}> sends what readers type to {value}"
    if attribute == "href" and name != "link":
        return (
            "" if kind == "page" and re.match(r"/(?![/\\])", value) else refusal(value)
        )  # a page that is not found knows no other way
    if attribute in _LOADS or attribute == "href":
        return _refusal_to_load(name, value, kind)
    if attribute == "style" and not all(_STYLE.fullmatch(rule) for rule in value.split(";") if rule.strip()):
        return f'style="{value}" may say measures and the labels of lists, and nothing else'
    if attribute == "rel" and (unknown := set(value.casefold().split()) - _RELATIONS):
        return f"rel={min(unknown)} is not published"
    if attribute == "http-equiv" and value.casefold() != "refresh":
        return f"<meta http-equiv={value}> is not published"
    return ""


def _refusal_to_load(name: str, value: str, kind: Kind) -> str:
    """An edition loads what it brings along; a link of a page's head may also name a place elsewhere, which no browser opens."""
    if _is_brought(value):
        return "" if name in ("img", "link") or not value.startswith("data:") else f"<{name}> may hold no data"
    if name == "link" and kind == "page":
        return refusal(value)
    return f"<{name}> loads {value}, and an edition opens no connection"


def _is_brought(address: str) -> bool:
    """Whether what is at an address comes with the edition: a picture within the address, or a file beside the document."""
    if _PICTURE_DATA.match(address):
        return True
    return is_relative(address) and "\\" not in address and ".." not in address.split("/")[1:]


def _is_known(name: str, kind: Kind) -> bool:
    if name in _ARTICLE or name in _MATH or name in _KINDS[kind]:
        return True
    return kind != "article" and name in _FRAME


def _is_listed(name: str, attribute: str, kind: Kind) -> bool:
    if attribute in _EVERYWHERE or re.fullmatch(r"aria-[a-z]+", attribute):
        return True
    if name in _MATH:
        return attribute in _OF_MATH
    if attribute.startswith("data-"):
        return attribute in _DATA or kind != "article"
    if kind in ("page", "book") and attribute in _IN_TEMPLATES:
        return True
    return attribute in _ARTICLE.get(name, frozenset()) or attribute in _KINDS[kind].get(name, frozenset())


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]
