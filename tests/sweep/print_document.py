"""An article whose works end, begin and lack what trips the punctuation of styles: titles with a stop, a question mark, a quotation or an
ellipsis at their end, publishers with "Co.", works without author, date, title, place or publisher."""

from __future__ import annotations

from itertools import product

TITLES = {
    "stop": "Tolls and Ports Co.",
    "question": "Who Pays the Tolls?",
    "exclamation": "No More Tolls!",
    "quoted": "On “the Old Tolls”",
    "quotedquestion": "On “Who Pays?”",
    "ellipsis": "And Then the Tolls …",
    "dots": "And Then the Ports...",
    "bracket": "Tolls (Revised)",
    "colon": "Tolls: Who Pays? A History",
    "marks": "Tolls, (Old.) and, () New .. and",
    "abbreviated": "Ports of the U.S.",
}
_LACKS = ("author", "date", "publisher", "location", "journaltitle", "volume", "pages")
_FIELDS = {
    "book": {"author": "Holm, Anna", "title": "T", "location": "Bergen", "publisher": "Quay and Co.", "date": "1902"},
    "article": {
        "author": "Osei, Jr., Ama", "title": "T", "journaltitle": "Harbour Studies", "volume": "14", "number": "2", "date": "1988",
        "pages": "9--30",
    },
    "incollection": {
        "author": "Lindqvist, Eva", "title": "T", "booktitle": "Working Water?", "editor": "Tan, Mei", "location": "Bristol",
        "publisher": "Quayside Inc.", "date": "1910", "pages": "25--48",
    },
    "online": {"author": "{Port Co.}", "title": "T", "url": "https://example.org/tolls", "urldate": "2020-05-01", "date": "2019"},
    "thesis": {"author": "Kaya, Deniz", "title": "T", "type": "phdthesis", "institution": "Marmara University", "date": "1979"},
}  # fmt: skip


def _entry(kind: str, key: str, title: str, without: tuple[str, ...] = ()) -> str:
    fields = {**_FIELDS[kind], "title": title}
    inside = ", ".join(f"{name}={{{value}}}" for name, value in fields.items() if name not in without)
    return f"@{kind}{{{key}, {inside}}}"


def _works() -> dict[str, str]:
    found = {
        f"{kind}{name}": _entry(kind, f"{kind}{name}", title)
        for kind, (name, title) in product(("book", "article"), TITLES.items())
    }
    for kind, fields in _FIELDS.items():
        for name in _LACKS:
            if name in fields:
                found[f"{kind}no{name}"] = _entry(kind, f"{kind}no{name}", "Book of Lamps", (name,))
        found[f"{kind}noname"] = _entry(kind, f"{kind}noname", "Book of Lights", ("author", "editor"))
        found[f"{kind}bare"] = _entry(kind, f"{kind}bare", "Book of Beacons", tuple(set(fields) - {"title"}))
        found[f"{kind}untitled"] = _entry(kind, f"{kind}untitled", "", ("title",))
    return found


WORKS = _works()
BIBLIOGRAPHY = "\n".join(WORKS.values())


def markdown() -> str:
    """Each work cited whole, some with a page, and later in short, among prose."""
    notes = [f"[@{key}, {100 + at}]." if at % 2 else f"[@{key}]." for at, key in enumerate(WORKS)]
    notes += [f"See [@{key}, {300 + at}], for this." for at, key in enumerate(WORKS) if at % 3 == 0]
    calls = " So.".join(f"[^{number}]" for number in range(1, len(notes) + 1))
    return f"Words.{calls}\n\n" + "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, start=1)) + "\n"
