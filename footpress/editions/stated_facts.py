"""The facts of an article as its readers see them, in the words of its language: for the templates of every edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from footpress.editions.printed_dates import in_figures, printed
from footpress.model.article import FrontMatter
from footpress.records.relations import corrections

_HISTORY = ("received", "revised", "accepted", "published", "printed")


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """Each is "" or () where there is nothing to say.

    `place` is where it stands ("Vol. 12, No. 3, pp. 45–67", or the number of a report alone), `history` (label, ISO 8601, date as printed),
    `statements` (label, text) in the order in which they stand at the end, `original` and `retraction` a line of text and the address
    that it leads to.
    """

    type: str
    place: str
    history: tuple[tuple[str, str, str], ...]
    version: str
    corresponding: tuple[tuple[str, str], ...]
    """(name, mail)."""
    statements: tuple[tuple[str, str], ...]
    copyright: str
    original: tuple[str, str]
    retraction: tuple[str, str]
    notice_of: str


def stated_facts(front: FrontMatter, terms: Mapping[str, str]) -> StatedFacts:
    """What a front matter says, in the words of `terms`."""
    facts = front.facts
    retraction, original = facts.retraction, facts.original
    return StatedFacts(
        type=terms[f"type_{facts.type.replace('-', '_')}"] if facts.type else "",
        place=_place(front, terms),
        history=tuple((terms[name], day, printed(day, terms)) for name in _HISTORY if (day := getattr(facts, name))),
        version=f"{terms['version']} {facts.version}" if facts.version else "",
        corresponding=tuple((author.name.display, author.email) for author in front.authors if author.corresponding),
        statements=tuple(_statements(front, terms)),
        copyright=" ".join(filter(None, ("©", front.date[:4], facts.copyright))) if facts.copyright else "",
        original=(", ".join(filter(None, (original.title, original.source))), original.address) if original else ("", ""),
        retraction=(f"{printed(retraction.date, terms)}{terms['colon']}{retraction.note}", retraction.address)
        if retraction
        else ("", ""),
        notice_of=facts.notice_of,
    )


def told_corrections(slug: str, front: FrontMatter, terms: Mapping[str, str]) -> tuple[tuple[int, str, str, str], ...]:
    """(number, ISO 8601, date as printed, what changed) of each correction, the first one first. Raises ProblemsFound for one that
    cannot be read."""
    found = enumerate(corrections(slug, front), start=1)
    return tuple((number, each.date, printed(each.date, terms), each.note) for number, each in found)


def _place(front: FrontMatter, terms: Mapping[str, str]) -> str:
    facts = front.facts
    if not (facts.volume or facts.pages or facts.article_number):
        return front.number
    pages = terms["page_several"] if facts.last_page else terms["page_one"]
    return _joined(terms, *_issue(front, terms), (terms["article_number"], facts.article_number), (pages, facts.pages))


def issue_in_words(front: FrontMatter, terms: Mapping[str, str]) -> str:
    """The issue in which something appears, or that it is: "Vol. 12, No. 3"; the number of a report alone."""
    return _joined(terms, *_issue(front, terms)) if front.facts.volume else front.number


def _issue(front: FrontMatter, terms: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return (terms["volume"], front.facts.volume), (terms["issue"], front.number)


def _joined(terms: Mapping[str, str], *labelled: tuple[str, str]) -> str:
    return terms["comma"].join(in_figures(_labelled(label, value), terms) for label, value in labelled if value)


def _labelled(label: str, value: str) -> str:
    """ "Vol. 12", "第12卷"; a value in words ("Sonderband") says itself what it is."""
    if len(value) >= 5 and not any(sign.isdecimal() for sign in value):
        return value
    return label.replace("{}", value) if "{}" in label else f"{label}\u00a0{value}"


def _statements(front: FrontMatter, terms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    facts = front.facts
    funding = "; ".join(f"{each.funder} ({each.award})" if each.award else each.funder for each in facts.funding)
    done = "; ".join(
        f"{author.name.display}: {', '.join(_done(role, terms) for role in author.credit)}"
        for author in front.authors
        if author.credit
    )
    said = {
        "acknowledgement": facts.acknowledgement,
        "contributions": done,
        "funding": funding,
        "conflicts": facts.conflicts,
        "data_availability": facts.data_availability,
    }
    return ((terms[name], text) for name, text in said.items() if text)


def _done(role: str, terms: Mapping[str, str]) -> str:
    """What an author did, by its key in CRediT."""
    return terms[f"credit_{role.replace('-', '_')}"]
