"""Fields whose value has not the form that every style expects: what a style prints beside a value is not written into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from footpress.checks.lint.rule import Finding, Sources, place
from footpress.languages.patterns import alternatives
from footpress.model.entry import Entry
from footpress.text.check_digits import mistaken

_TITLES = ("title", "subtitle", "booktitle", "maintitle", "journaltitle", "journal")
_JOURNALS = ("journaltitle", "journal")
_PEOPLE = ("author", "editor", "translator")
_EDITION = alternatives("labels", "edition")
_LABELS = {
    "pages": rf"(?:{alternatives('labels', 'pages')})(?:\.\s*|\s+)(?=\d)",
    "volume": rf"(?:{alternatives('labels', 'volume')})(?:\.\s*|\s+)(?=[\dIVXLC])",
    "number": rf"(?:{alternatives('labels', 'number')})(?:\.\s*|\s+)(?=\d)",
    "edition": rf"(?=\d+\s*(?:\.|{alternatives('labels', 'ordinal')})?\s*(?:{_EDITION})\b)",
}
"""What stands before, or in, a value and is printed by the style: a beginning of the field that names it again."""
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_IN = re.compile(r"[Ii]n\s?:\s*(?=\S)")
_SCRIPTS = {
    "Latin": (
        r"[A-Za-zÀ-ɏḀ-ỿ]+",
        "english british american ukenglish usenglish german ngerman austrian naustrian french francais spanish italian portuguese "
        "portuges brazilian dutch turkish polish czech slovak slovene hungarian magyar romanian danish swedish norwegian norsk nynorsk "
        "finnish estonian latvian lithuanian catalan".split(),
    ),
    "Cyrillic": (r"[Ѐ-ԯ]+", "russian ukrainian bulgarian belarusian macedonian".split()),
    "Greek": (r"[Ͱ-Ͽἀ-῿]+", "greek polutonikogreek".split()),
    "Hebrew": (r"[\u0590-\u05ff]+", ["hebrew"]),
    "Arabic": (r"[\u0600-\u06ff]+", "arabic persian urdu".split()),
    "Chinese or Japanese": (r"[\u3040-\u30ff\u3400-\u9fff]+", "chinese japanese".split()),
}
"""The letters of a script, and the languages that are written in it."""
_QUOTED = re.compile(r"[“\"„«‘](?P<inner>[^“”\"„«»‘’]+)[”\"“»’]")


def malformed_dois(sources: Sources) -> Iterator[Finding]:
    """A DOI with its address before it, or that is none (https://www.doi.org/doi-handbook/)."""

    def says(entry: Entry) -> str:
        doi = entry.get("doi").strip()
        bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi, flags=re.IGNORECASE)
        if doi and not re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z0-9]+", bare):
            return f"the DOI of {entry.key}, {doi}, is none: a DOI begins with 10., has a / and no blank; look it up."
        return f"the DOI of {entry.key} stands with its address: write {bare} alone." if bare != doi else ""

    return _found(sources, says)


def addresses_with_blanks(sources: Sources) -> Iterator[Finding]:
    """An address with a blank, which ends where the blank is."""

    def says(entry: Entry) -> str:
        broken = re.search(r"\S+\s+\S+", entry.get("url").strip())
        return f"the address of {entry.key} has a blank in it (“{broken[0][-40:]}”): delete it, or write %20." if broken else ""

    return _found(sources, says)


def wrong_check_digits(sources: Sources) -> Iterator[Finding]:
    """An ISBN or ISSN whose last digit does not follow from the others."""

    def says(entry: Entry) -> str:
        for name in ("isbn", "issn"):
            for typed in filter(None, re.split(r"[;,/]|\s+(?=\d[\d-]{6,})", entry.get(name))):
                signs = re.sub(r"\(.*?\)|[^\dXx]", "", typed).upper()
                if signs and (why := mistaken(name.upper(), signs)):
                    return f"the {name.upper()} of {entry.key}, {typed.strip()}, {why}."
        return ""

    return _found(sources, says)


def entities(sources: Sources) -> Iterator[Finding]:
    """A character written as HTML does, which is printed as it is typed."""

    def says(entry: Entry) -> str:
        for name, value in entry.fields:
            if name not in ("url", "abstract") and (entity := _ENTITY.search(value)):
                return f"the {name} of {entry.key} says {entity[0]}, as web pages write a character: type the character itself."
        return ""

    return _found(sources, says)


def capitals(sources: Sources) -> Iterator[Finding]:
    """A title or a name in capitals throughout: no style makes small letters of them."""

    def says(entry: Entry) -> str:
        for name in (*_TITLES, *_PEOPLE):
            words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\\[A-Za-z]+", "", entry.get(name)))
            long = [word for word in words if len(word) > 3]
            whole = all(map(str.isupper, words)) and "".join(words).lower() != "".join(words)
            if whole and (len(long) > 1 or (name in _PEOPLE and long and "," in entry.get(name))):
                return f"the {name} of {entry.key} is in capitals: write it as a sentence has it, “{' '.join(words).title()}”."
        return ""

    return _found(sources, says)


def labels_in_fields(sources: Sources) -> Iterator[Finding]:
    """A field that says again what it is: “pp. 3–9” would be printed as “pp. pp. 3–9”."""

    def says(entry: Entry) -> str:
        for name, label in _LABELS.items():
            value = entry.get(name).strip("{} ")
            if re.match(label, value, re.IGNORECASE if name == "volume" else 0):
                bare = re.search(r"\d.*" if name != "edition" else r"\d+", value)
                return f"the field {name} of {entry.key} says “{value}”: write {bare[0] if bare else value}, since the style names it."
        return ""

    return _found(sources, says)


def numbers_in_volumes(sources: Sources) -> Iterator[Finding]:
    """A number that stands in the volume, “12(2)”: a style that sets the two apart prints it as it is typed."""

    def says(entry: Entry) -> str:
        both = re.fullmatch(r"(\w{1,6})\s?(?:\(|[,/:]\s?(?:no\.?\s?))(\d[\d/–-]*)\)?", entry.get("volume").strip("{} "))
        has = " (number says it already)" if entry.get("number") else f" and number = {{{both[2]}}}" if both else ""
        return f"the volume of {entry.key}, {both[0]}, has the number in it: write volume = {{{both[1]}}}{has}." if both else ""

    return _found(sources, says)


def titles_behind_in(sources: Sources) -> Iterator[Finding]:
    """The title of a book or journal with the “In:” that the style sets before it."""

    def says(entry: Entry) -> str:
        for name in ("booktitle", "maintitle", *_JOURNALS):
            if found := _IN.match(entry.get(name).strip("{} ")):
                return f"the {name} of {entry.key} begins with “{found[0].strip()}”, which the style sets: delete it."
        return ""

    return _found(sources, says)


def foreign_scripts(sources: Sources) -> Iterator[Finding]:
    """A title in another script than its `langid` is written in: it would be hyphenated, quoted and cased as that language is."""

    def says(entry: Entry) -> str:
        title, langid = entry.get("title"), entry.get("langid").strip().casefold()
        letters = "".join(re.findall(r"[^\W\d_]+", title))
        script = next(
            (name for name, (pattern, _) in _SCRIPTS.items() if len(letters) > 5 and re.fullmatch(pattern, letters)), ""
        )
        own = {name for name, (_, languages) in _SCRIPTS.items() if langid in languages}
        if script and script != "Latin" and own and script not in own:
            return f"the title of {entry.key} is in {script} letters, and its langid says {langid}: correct the langid."
        return ""

    return _found(sources, says)


def reversed_pages(sources: Sources) -> Iterator[Finding]:
    """Pages that end before they begin, or do not end."""

    def says(entry: Entry) -> str:
        if re.fullmatch(r"\s*\w*\d\s*[-–—]+\s*", entry.get("pages")):
            return f"the pages of {entry.key}, {entry.get('pages')}, do not end, and are printed as one page: write the last, or the first alone."
        pages = re.fullmatch(r"\s*(\d+)\s*[-–—]+\s*(\d+)\s*", entry.get("pages"))
        if pages and len(pages[1]) == len(pages[2]) and int(pages[2]) < int(pages[1]):
            return f"the pages of {entry.key}, {entry.get('pages')}, end before they begin: correct one of the two."
        return ""

    return _found(sources, says)


def marks_around_titles(sources: Sources) -> Iterator[Finding]:
    """A title in quotation marks throughout, or with a full stop at its end: the style sets both."""

    def says(entry: Entry) -> str:
        for name in _TITLES:
            title = entry.get(name).strip("{} ")
            if _QUOTED.fullmatch(title):
                return f"the {name} of {entry.key} stands in quotation marks: delete them, since the style sets its own."
            if name in _JOURNALS:
                continue  # often abbreviated
            if re.search(r"[^\W\d_]{4,}\.$", title) and len(title.split()) < 30:
                return f"the {name} of {entry.key} ends with a full stop: delete it, since the style sets its own."
        return ""

    return _found(sources, says)


def places_twice(sources: Sources) -> Iterator[Finding]:
    """A publisher with the place before it, which `location` says already or should."""

    def says(entry: Entry) -> str:
        publisher = re.match(r"([^\W\d_][\w .’'-]{1,40}):\s*\S", entry.get("publisher").strip("{}"))
        place = entry.get("location") or entry.get("address")
        if not publisher or (place and place.strip("{}") != publisher[1]):
            return ""
        remedy = f"delete “{publisher[1]}:”, which location says" if place else f"write “{publisher[1]}” as location"
        return f"the publisher of {entry.key} has its place before it: {remedy}."

    return _found(sources, says)


def _found(sources: Sources, says: Callable[[Entry], str]) -> Iterator[Finding]:
    for entry in sources.bibliography.entries:
        if message := says(entry):
            yield place(sources.bibliography, entry, message)
