"""Step 3, rule: ibid. in all its words means the citation before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footpress.languages.patterns import alternatives
from footpress.resolution.folding import name_key
from footpress.resolution.locators import may_hold
from footpress.resolution.mention import Link, Mention, Placed
from footpress.resolution.sentences import called, shown
from footpress.resolution.shelf import Shelf
from footpress.text.late_patterns import late

_TRANSLATION = late(rf"(?<!\w)(?:{alternatives('pointing', 'beside a translation')})")

_LEGAL = late(
    r"\b(?:v\.?|vs\.|(?:Case|Rs\.|aff\.) [CT]-|ECLI|ECR|BVerfG\w*|BGH\w*|EuGH|EGMR|Directive|Richtlinie|Verordnung)(?!\w)"
)


def by_ibid(mention: Mention, shelf: Shelf) -> Link | None:
    """Ibid., ebd., ivi, там же …, "id." and "op. cit." without a name, and a page alone: the citation before."""
    if mention.back.below or not mention.is_bare or not (mention.back.kind or mention.reference.kind != "full"):
        return None
    if named := _named_before(mention, shelf):
        return named
    if mention.back.form:
        return _latest_of_form(mention, shelf)
    if _is_paragraph(mention):
        return _latest_case(shelf) or _previous(mention, shelf)
    return _previous(mention, shelf)


def _named_before(mention: Mention, shelf: Shelf) -> Link | None:
    """A known author just before the word, where the citation was read without it: "… cited by Eldershaw, ibid., p. 6"."""
    words = re.findall(r"([^\W\d_][\w’'-]+),\s*$", mention.before)
    works = shelf.by_name(name_key(words[0])) if words and words[0][0].isupper() else ()
    return Link(works[0].first, 0.85, "the author named before it") if works else None


def by_ibid_with_name(mention: Mention, shelf: Shelf) -> Link | None:
    """Where no work of the name in "Eldershaw, ibid., p. 6" was found: still the citation before, with a query."""
    if mention.back.below or not mention.is_lean or (mention.back.kind != "ibid" and mention.reference.kind != "ibid"):
        return None
    link = _previous(mention, shelf)
    if link is None or _is_another_day(mention, link, shelf):
        return None
    query = f"{shown(mention)} says that it is the work cited before, {called(link.to)}, but names another author or title."
    return Link(link.to, 0.6, link.reason, (*link.queries, query), is_apart=link.is_apart)


def _is_another_day(mention: Mention, link: Link, shelf: Shelf) -> bool:
    """Whether nothing but a day is said, and it isn't the work's: "Ibid., 9 January 1850" is another piece of the same archive, of which
    this is all that is known; the note stays as typed."""
    day = mention.reference.get("date")
    if len(day) < 8 or mention.title or mention.keys or mention.container or link.to.work is None:
        return False
    return shelf.works[link.to.work].first.mention.reference.get("date") != day


def _previous(mention: Mention, shelf: Shelf) -> Link | None:
    candidates = _originals(shelf.before(mention))
    if not candidates:
        return None
    fitting = [item for item in candidates if may_hold(item.mention, mention.reference.get("locator"))]
    chosen = (fitting or candidates)[-1]
    number = chosen.mention.note.number
    works = {(item.work, item.order if item.work is None else 0) for item in candidates}
    apart = shelf.is_apart(chosen)
    if len(works) == 1:
        return Link(chosen, 0.75 if apart else 0.97, "the citation before", is_apart=apart)
    query = f"{shown(mention)} follows note {number}, which cites {len(works)} works; {called(chosen)} was taken."
    return Link(chosen, 0.75, "the last citation of the note before that can hold the page", (query,), is_apart=apart)


def _originals(candidates: Sequence[Placed]) -> Sequence[Placed]:
    """Without translations of the citation before them, and without short forms of nothing known, where others are left."""
    own = [item for item in candidates if not is_translation(item.mention)] or candidates
    return [item for item in own if item.work is not None] or own


def is_translation(mention: Mention) -> bool:
    """Whether a citation is the translation of the one before it: "…; trad. it. *Idee*, Torino 1965"."""
    lead = f"{mention.before[-30:]} {mention.text[:20]}".casefold()
    return mention.index > 0 and bool(_TRANSLATION.search(lead))


def _latest_of_form(mention: Mention, shelf: Shelf) -> Link | None:
    """The latest article for "a.g.m., s. 12" alone, if one of the last few works is one; the latest book for "a.g.e."."""
    wanted = {"article": {"article", "news"}, "book": {"book", "incollection", "report"}, "thesis": {"thesis"}}[mention.back.form]
    before = shelf.before(mention)
    if not before:
        return None
    if any(item.mention.reference.type in wanted or item.mention.is_back_reference for item in before):
        fitting = [item for item in before if item.mention.reference.type in wanted] or list(before)
        return Link(fitting[-1], 0.93 if len(fitting) == 1 else 0.75, "the citation before")
    for item, _ in zip(shelf.latest(), range(8), strict=False):
        if item.work is not None and shelf.works[item.work].first.mention.reference.type in wanted:
            return Link(item, 0.7, f"the latest {mention.back.form}")
    return _previous(mention, shelf)


def _is_paragraph(mention: Mention) -> bool:
    locator = mention.reference.get("locator").casefold()
    words = ("para", "abs", "rn", "rz", "randnr", "§", "¶", "art")
    return not mention.back.kind and (mention.text.casefold().lstrip(" (").startswith(words) or locator.startswith(words))


def _latest_case(shelf: Shelf) -> Link | None:
    """A paragraph alone: the latest judgment or statute among the last fifty citations."""
    for item, _ in zip(shelf.latest(), range(50), strict=False):
        if item.work is not None and _is_legal(shelf.works[item.work].first.mention):
            return Link(item, 0.75, "a paragraph of the legal text cited last")
    return None


def _is_legal(mention: Mention) -> bool:
    return mention.reference.type == "legal" or bool(_LEGAL.search(mention.text))
