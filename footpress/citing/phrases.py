"""What citeproc sets awkwardly in a note that a person wrote, mended as an editor would (jgm/pandoc#7110, jgm/citeproc#162).

citeproc takes a citation among the prose of a note for an aside and sets it in parentheses, with a small letter where a sentence
begins and a full stop after a full stop. Where a citation stands depends on the words before it: it begins a sentence, follows a word
that announces it ("see", "in", "vgl."), or is an aside indeed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from footpress.citing.styles import Manner
from footpress.languages.genders import GENDERS
from footpress.languages.patterns import alternatives
from footpress.languages.terms import rows, words

_MARK = "\ue000"  # stands for a citation while the words around it are looked at
_BLOCK = "ancestor::*[self::p or self::li or self::td or self::dd or self::blockquote or self::div][1]"
_CLOSERS = r"[”’»)\]\"']*"
_IBID = rf"(?:{alternatives('setting', 'ibid')})"
_IBID_WITH_STOP = rf"(?:{alternatives('setting', 'ibid with a stop')})"
_BACK = alternatives("referring back", "same", *GENDERS)
_BACK_WITH_STOP = alternatives("referring back", *rows("referring back"))
_SHORTENED = rf"(?:^|[^\w.])(?:{alternatives('setting', 'shortened')}|(?:[^\W\d_]\.)*[^\W\d_])$"
_ANNOUNCING = words("setting", "announcing")
_ABBREVIATED = re.compile(rf"(?:^|[\s(\[])(?:{alternatives('setting', 'abbreviated')})\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of the paragraph before and after a citation; another citation that follows at once begins with a mark."""

    before: str
    after: str

    @property
    def begins_sentence(self) -> bool:
        return not self.before or bool(
            re.search(rf"[.!?…。！？]{_CLOSERS}$", self.before) and not _ABBREVIATED.search(self.before)
        )

    @property
    def is_announced(self) -> bool:
        words = self.before.casefold().split()
        return bool(words) and (words[-1] in _ANNOUNCING or words[-1].strip("([.,:;“\"'") in _ANNOUNCING)

    @property
    def is_enclosed(self) -> bool:
        return self.before.count("(") > self.before.count(")")

    @property
    def follows_mark(self) -> bool:
        return self.before.endswith((":", ",", ";", "–", "—", "("))

    @property
    def ends_statement(self) -> bool:
        return not self.after.strip() or self.after.lstrip().startswith((".", ";", ")"))

    @property
    def ends_clause(self) -> bool:
        return not re.match(r"\s*\w", self.after)

    @property
    def goes_on(self) -> bool:
        """Whether the sentence goes on behind the citation: a mark that ends none, or a small letter."""
        word = re.match(r"\s+[(\[“‘„«\"']*([^\W\d_])", self.after)
        return self.after.lstrip().startswith((",", ";", ":", "–", "—")) or bool(word and word[1].islower())


def mend_citation(citation: html.HtmlElement, manner: Manner) -> None:
    """One citation in a note, in the manner of the style."""
    _end_without_blank(citation)
    around, kind = _around(citation), manner.kind
    if kind == "numeric" and around.is_enclosed:
        _without_parentheses(citation)
    if manner.stops and around.goes_on:
        _without_stop(citation, manner)
    if kind in ("note", "author-date", "author"):
        _mend_parentheses(citation, kind, around)
        _mend_in_text(citation, around)
    if around.begins_sentence:
        _capitalise(citation)
    if manner.ibid_has_stop:
        _end_ibid(citation)
    _space_commas(citation, kind)
    end_once(citation, kind)
    if manner.stop_within_quotes:
        _within_quotes(citation)
    if kind != "note" and around.begins_sentence and not around.after.strip():
        _end_at_all(citation, kind)


def _end_without_blank(citation: html.HtmlElement) -> None:
    """The blank or comma with which some styles end their citations goes before a mark: "1902. )", "12, ."."""
    last = _last_text(citation)
    text = re.sub(r"[\s,]+([.)])$", r"\1", _get(last))
    _put(last, re.sub(r"[\s,]+$", "", text) if re.match(r"[.,;:)]", citation.tail or "") else text)


def _mend_parentheses(citation: html.HtmlElement, kind: str, around: _Around) -> None:
    """Parentheses stay around an aside, and go where the citation is a sentence or part of one."""
    if around.begins_sentence or around.is_announced or around.is_enclosed or around.follows_mark:
        _without_parentheses(citation)
    elif kind == "note" and around.ends_statement and _without_parentheses(citation):
        _put_before(citation, ":")


def _without_parentheses(citation: html.HtmlElement) -> bool:
    first, last = _first_text(citation), _last_text(citation)
    opening, closing = _get(first), _get(last)
    text = citation.text_content().strip()
    if not (opening.lstrip().startswith("(") and closing.endswith(")") and _is_one_pair(text)):
        return False
    _put(last, closing[:-1])
    _put(first, _get(first).replace("(", "", 1))
    return True


def _is_one_pair(text: str) -> bool:
    """Whether the parenthesis that opens a text is closed by the one that ends it."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return position == len(text) - 1
    return False


def _without_stop(citation: html.HtmlElement, manner: Manner) -> None:
    """The full stop that the style sets after a citation goes where the sentence goes on; one of an abbreviation stays."""
    last = _last_text(citation)
    found = re.search(r"\.([”’»“]*)$", _get(last))
    before = citation.text_content()[: -len(found[0])] if found else ""
    ibid = manner.ibid_has_stop and re.search(rf"(?:^|\W){_IBID_WITH_STOP}$", before, re.IGNORECASE)
    back = re.search(rf"(?:^|\W)(?:{_BACK_WITH_STOP})$", f"{before}.", re.IGNORECASE)
    if found and not ibid and not back and not re.search(_SHORTENED, before):
        _put(last, _get(last)[: found.start()] + found[1])


def _end_ibid(citation: html.HtmlElement) -> None:
    """ "Ibid" keeps the full stop that citeproc takes for the end of a sentence."""
    last = _last_text(citation)
    _put(last, re.sub(rf"((?:^|\W){_IBID_WITH_STOP})(\)?)$", r"\1.\2", _get(last), flags=re.IGNORECASE))


def _within_quotes(citation: html.HtmlElement) -> None:
    """A full stop or comma that follows a quotation mark stands inside it: “so,” not “so”,."""
    last = _last_text(citation)
    mark = (citation.tail or "")[:1]
    found = re.search(r"[“‘].*[^.,!?…”’]([”’]+)$", citation.text_content())
    if found and mark and mark in ".,":
        _put(last, _get(last).removesuffix(found[1]) + mark + found[1])
        citation.tail = citation.tail[1:]


def _mend_in_text(citation: html.HtmlElement, around: _Around) -> None:
    """`@key [593]`: "Reeves, ibid., 593. argues" becomes "Reeves (ibid., 593) argues"; a title gets its second comma."""
    parent = citation.getparent()
    if parent is None or parent.get("class") != "in-text":
        return
    last = _last_text(citation)
    if not re.search(r"\b(?:ff?|ss|sqq?|vd)\.$", _get(last)):
        _put(last, _get(last).removesuffix("."))
    _replace_in(citation, ", (", " (")
    if found := re.search(rf",?\s({_IBID}.*)$", citation.text_content(), re.IGNORECASE):
        _replace_in(citation, found[0], f" ({found[1]})")
    elif not around.ends_clause and "," in citation.text_content() and not _get(last).endswith((",", ")", "”", "’")):
        _put(last, _get(last) + ",")


def _replace_in(element: html.HtmlElement, old: str, new: str) -> None:
    """Replace words that stand in one piece of text."""
    for each in element.iter():
        for where in ("text", "tail"):
            text = getattr(each, where)
            if text and old in text and not (each is element and where == "tail"):
                setattr(each, where, text.replace(old, new))
                return


def _space_commas(citation: html.HtmlElement, kind: str) -> None:
    """A blank after commas, where a style that sets numbers closely ("1,2") has words among them ("1 p. 590,2")."""
    if kind != "numeric" or not re.search(r"[^\W\d_]", citation.text_content()):
        return
    places = [(element, where) for element, where in _places(citation) if getattr(element, where)]
    for (element, where), (after, what) in zip(places, [*places[1:], (None, "")], strict=True):
        text = re.sub(r",(?=\w)", ", ", getattr(element, where))
        closely = text.endswith(",") and after is not None and re.match(r"\w", getattr(after, what))
        setattr(element, where, f"{text} " if closely else text)


def _places(element: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Where the words inside an element stand, in reading order."""
    yield element, "text"
    for child in element:
        yield from _places(child)
        yield child, "tail"


def end_once(citation: html.HtmlElement, kind: str) -> None:
    """No full stop after one, be it inside the citation or behind it. One inside a parenthesis ends nothing: "(pp. 3 ff.)."."""
    text = citation.text_content()
    last = _last_text(citation)
    if text.endswith(".") and not re.search(r"(?<!\.)\.\.\.$", text) and _ends(text[:-1], kind):
        _put(last, _get(last).removesuffix("."))
    parent = citation.getparent()
    is_in_text = parent is not None and parent.get("class") == "in-text" and not citation.tail and citation.getnext() is None
    owner = parent if is_in_text else citation
    before_call = "".join(owner.xpath(".//text()[not(ancestor::a[contains(@class,'footnote-ref')])]"))
    if (owner.tail or "").startswith(".") and _ends(before_call, kind):
        owner.tail = owner.tail[1:]


def _ends(text: str, kind: str) -> bool:
    """Whether a text ends its sentence already."""
    if not re.search(rf"[.!?…。！？]{_CLOSERS}$", text):
        return False
    own = text.rstrip("”’»\"'").endswith(")") and text.count("(") == text.count(")")
    return not own or (kind != "numeric" and _is_one_pair(text.strip()))


def _end_at_all(citation: html.HtmlElement, kind: str) -> None:
    """A full stop after a note that is one citation, which styles for the text do not set."""
    if not _ends(citation.text_content(), kind) and not citation.tail:
        citation.tail = "."


def _capitalise(citation: html.HtmlElement) -> None:
    """A sentence begins with a capital: what the style writes for ibid. does; a name that has none ("de Certeau") does not."""
    first = _first_text(citation)
    if re.match(rf"{_IBID}|(?:{_BACK})(?!\w)", _get(first)):
        _put(first, _get(first)[0].upper() + _get(first)[1:])


def _around(citation: html.HtmlElement) -> _Around:
    blocks = citation.xpath(_BLOCK)
    if not blocks:
        return _Around("", citation.tail or "")
    text = citation.text
    citation.text = _MARK + (text or "")
    before, _, rest = blocks[0].text_content().partition(_MARK)
    citation.text = text
    after = rest[len(citation.text_content()) :]
    following = citation.getnext()
    if after[:1].isspace() and not (citation.tail or "").strip() and following is not None and following.get("data-cites"):
        after = f" {_MARK}{after.lstrip()}"
    return _Around(before.strip(), after)


def _put_before(citation: html.HtmlElement, mark: str) -> None:
    """Put a mark right after the word before a citation."""
    owner = citation
    while owner.getprevious() is None and owner.getparent() is not None and not (owner.getparent().text or "").strip():
        owner = owner.getparent()
    previous, parent = owner.getprevious(), owner.getparent()
    place: _Place = (previous, "tail") if previous is not None else (parent, "text")
    text = _get(place)
    _put(place, f"{text.rstrip()}{mark} ")


# A place of text in an lxml tree: an element, and whether its text or its tail is meant.
_Place = tuple[html.HtmlElement, str]


def _first_text(element: html.HtmlElement) -> _Place:
    while not element.text and len(element):
        element = element[0]
    return element, "text"


def _last_text(element: html.HtmlElement) -> _Place:
    while len(element):
        element = element[-1]
        if element.tail:
            return element, "tail"
    return element, "text"


def _get(place: _Place) -> str:
    return getattr(place[0], place[1]) or ""


def _put(place: _Place, text: str) -> None:
    setattr(place[0], place[1], text)
