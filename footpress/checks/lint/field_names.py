"""Names of fields and languages that BibLaTeX does not know, where one that it knows is near: what is misspelt is not printed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from footpress.checks.lint.rule import Finding, Sources, place
from footpress.languages.language import every

_KNOWN = frozenset(
    """abstract addendum address afterword annotation annotator annote archiveprefix archive archive_location author authortype bookauthor
    bookpagination booksubtitle booktitle booktitleaddon chapter commentator crossref date day doi edition editor editora editoratype editorb
    editorbtype editorc editorctype editortype eid entryset entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon execute file fjournal foreword gender
    holder howpublished hyphenation ids indextitle institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle iswc
    journal journalsubtitle journaltitle journaltitleaddon keywords label langid langidopts language library location mainsubtitle maintitle
    maintitleaddon month mrclass mrnumber nameaddon note number options organization origdate origlanguage origlocation origpublisher origtitle pages
    pagetotal pagination part primaryclass presort pubstate publisher related relatedoptions relatedstring relatedtype reprinttitle school
    series shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle
    sortyear subtitle title titleaddon translator type url urldate urlday urlmonth urlyear venue version volume volumes xdata xref
    year zblnumber""".split()
)
"""Fields of BibLaTeX 3.20, and of archives as pandoc has them (docs/bibliography of the style)."""
_PRIVATE = frozenset("abstract annotation annote file ids keywords label library options".split())
"""Those of them that no style prints."""
_LANGUAGES = frozenset(
    """acadian afrikaans american arabic armenian australian austrian basque belarusian bengali brazil brazilian breton british bulgarian
    canadian canadien catalan chinese croatian czech danish dutch english esperanto estonian finnish francais french galician georgian
    german germanb greek hebrew hindi hungarian icelandic indonesian irish italian japanese kannada kazakh korean kurdish kurmanji latin
    latvian lithuanian macedonian magyar malay malayalam mexican mongolian naustrian newzealand ngerman norsk norwegian nswissgerman
    nynorsk persian piedmontese polish polutonikogreek portuges portuguese romanian russian sanskrit scottish serbian serbianc slovak
    slovene slovenian spanish swedish swiss swissgerman tamil telugu thai tibetan turkish turkmen ukenglish ukrainian urdu usenglish
    uyghur uzbek vietnamese welsh""".split()
)
"""Languages of babel and polyglossia, by which `langid` names them."""


def unknown_fields(sources: Sources) -> Iterator[Finding]:
    """A field that BibLaTeX has not, and whose name is nearly that of one which the entry lacks."""
    for entry in sources.bibliography.entries:
        names = {name for name, _ in entry.fields}
        for name in sorted(names - _KNOWN):
            near = get_close_matches(name, sorted(_KNOWN - _PRIVATE - names), n=1, cutoff=0.84)
            if near and not name.startswith(("bdsk", "date-", "x-")):
                message = f"{entry.key} has a field {name}, which is printed nowhere: did you mean {near[0]}?"
                yield place(sources.bibliography, entry, message)


def unknown_languages(sources: Sources) -> Iterator[Finding]:
    """A `langid` that names no language: what is quoted and divided then follows the article's."""
    known = _LANGUAGES | {name for each in every() for name in (each.code, each.babel) if name} | {"und", "zxx"}
    for entry in sources.bibliography.entries:
        langid = entry.get("langid").strip().casefold()
        if langid and langid not in known and langid.split("-")[0] not in known:
            near = get_close_matches(langid, sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else "write the language’s English name, as in langid = {turkish}."
            yield place(sources.bibliography, entry, f"the langid of {entry.key}, {langid}, is no language: {hint}")
