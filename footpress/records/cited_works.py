"""The works that an article cites as a bibliography of their own, for readers to take away: without the others, without what is private.

Reference managers write into a .bib file where a work lies on somebody's disk, what they noted of it, when they read it. What goes out is
a closed list: the fields of BibLaTeX's data model (https://ctan.org/pkg/biblatex, 2.2) that describe the work itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from footpress.model.article import Article
from footpress.model.entry import Bibliography, Entry
from footpress.records.bibtex import format_entry

PUBLIC = frozenset(
    "author editor editora editorb editorc editortype editoratype editorbtype editorctype translator annotator commentator introduction "
    "foreword afterword holder bookauthor shortauthor shorteditor authortype nameaddon namea nameb namec nameatype namebtype namectype "
    "title subtitle titleaddon shorttitle booktitle booksubtitle booktitleaddon maintitle mainsubtitle maintitleaddon journaltitle "
    "journalsubtitle journaltitleaddon journal shortjournal issuetitle issuesubtitle issuetitleaddon eventtitle eventtitleaddon eventdate "
    "venue reprinttitle indextitle origtitle origlanguage origlocation origpublisher origdate series shortseries volume volumes number part "
    "issue chapter edition version pages pagetotal bookpagination pagination eid type entrysubtype howpublished publisher institution "
    "organization school location address date year month day urldate url doi eprint eprinttype eprintclass archiveprefix primaryclass "
    "archive collection isbn issn isan ismn isrn iswc language langid langidopts lang gender note addendum pubstate status library "
    "crossref xref xdata related relatedtype relatedstring entryset options label labelyear presort sortkey sortname sorttitle sortyear "
    "sortshorthand shorthand shorthandintro key ids hyphenation usera userb userc userd usere userf verba verbb verbc".split()
)  # fmt: skip
"""`note` and `addendum` are printed by styles. Not: file, abstract, keywords, annotation, comment, owner, timestamp, groups, bdsk-… and all
else that is not listed."""
_PARENTS = ("crossref", "xref", "xdata", "related", "entryset")


def public(entry: Entry) -> Entry:
    """An entry with the fields that may go out."""
    return replace(entry, fields=tuple((name, value) for name, value in entry.fields if name in PUBLIC))


def works_cited(bibliography: Bibliography, keys: Sequence[str]) -> str:
    """The entries of these keys as a .bib text, in this order; after them those that they take fields from, and theirs."""
    wanted = dict.fromkeys(keys)
    for key in wanted_with_parents(bibliography, keys):
        wanted.setdefault(key)
    entries = (entry for key in wanted if (entry := bibliography.get(key)))
    return "\n".join(format_entry(public(entry)) for entry in entries)


def only_cited(bibliography: Bibliography, articles: Iterable[Article]) -> Bibliography:
    """What a bibliography has of the works that some articles cite, and of what these refer to, and nothing that is private."""
    keys = set(wanted_with_parents(bibliography, [key for article in articles for key in keys_of(article)]))
    return Bibliography(bibliography.file, tuple(public(entry) for entry in bibliography.entries if entry.key in keys))


def wanted_with_parents(bibliography: Bibliography, keys: Sequence[str]) -> Iterator[str]:
    """The keys, and those of the entries that they refer to, each once."""
    waiting, seen = list(keys), set[str]()
    while waiting:
        key = waiting.pop(0)
        entry = bibliography.get(key)
        if entry is None or key in seen:
            continue
        seen.add(key)
        yield key
        waiting += [name for field in _PARENTS for part in entry.get(field).split(",") if (name := part.strip())]


def keys_of(article: Article) -> tuple[str, ...]:
    """The keys of the works that an article cites: those with an entry first, in the order of the style; then those without one."""
    cited = [entry.key for entry in article.entries]
    cited += [key for note in article.notes for key in note.keys]
    cited += [key for keys in re.findall(r'data-cites="([^"]*)"', article.body) for key in keys.split()]
    return tuple(dict.fromkeys(cited))
