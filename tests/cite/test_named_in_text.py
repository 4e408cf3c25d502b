"""A work that a sentence names has a name there in any style, with an author or without; no stop stands twice; signs are numbers alone."""

import re
from pathlib import Path

import pytest
from PIL import Image

from footpress.citing.cite import cite
from footpress.model.article import Article, Publication
from footpress.readback.passages import plain
from footpress.records.bibtex import parse_bibliography
from footpress.source.reading import read_source
from footpress.templates import Templates

BIB = """
@book{anon1702, title = {{A Book of Tolls}}, date = {1702}}
@online{web2019, title = {{Harbour News}}, url = {https://a.example/x}, date = {2019}}
@article{press1911, title = {{Storm at Aber}}, journaltitle = {The Times}, entrysubtype = {newspaper}, date = {1911-03-02}}
@report{un2003, institution = {{Office of Ports}}, title = {{Are Ports Safe?}}, date = {2003}}
@legislation{act2001, title = {{Ports Act 2001}}, date = {2001}}
@jurisdiction{case1932, title = {{Donogh v Stevens}}, date = {1932}, journaltitle = {AC}, pages = {562}}
@unpublished{tolls, title = {{Tolls of Aber}}, library = {Aber Town Archive}}
@book{dorn2004, author = {Dorn, Nat}, title = {{What Is a Port?}}, date = {2004}, publisher = {Pier}, location = {Bath}}
@book{lamps1988, editor = {Osei, Ama and Ost, Una}, title = {{Lamps}}, date = {1988}}
"""
KEYS = re.findall(r"@\w+\{(\w+),", BIB)
IN_TEXT = "\n\n".join(f"As @{key} says, so it is. As @{key} [4] has it: so. So says @{key} [45]." for key in KEYS)
PLACES = (
    "\n\n> Ports *sleep*. [@dorn2004, 3]\n\n![A map [@dorn2004, 9]](x.png)\n\n| a |\n|---|\n| b |\n\n: Tolls [@dorn2004, 8]\n"
)
NOTE = " ".join(f"Words [@{key}]. More of @{key}. [See @{key}, 5, for this]. And [@{key}, 6]." for key in KEYS)
HEAD = "abstract: In the abstract @anon1702 [5] says, and [@web2019].\ntitle-note: See [@dorn2004, 3].\n"
WRONG = re.compile(
    r"As (?:says|has)\b|So says\s*\.|As [\d\[(]+\S* (?:says|has)|[,;:] ?[.,;]|\.\s*\.|[?!]\.|\(\s*\)|\s[,.;](?=\s|$)|@|"
    r"(?<!bid)(?<!\bId)(?<!\b[nd])(?<!\bp)(?<!\bed)(?<!\b[A-Z])(?<!\b[Ee]ds)(?<!\b[Hh]rsg)(?<!haz)\.,"
)
"""A hole, a mark that stands twice or alone, a key as typed; an abbreviation may have a comma behind its stop."""


def article(folder: Path, style: str, text: str, head: str = "", lang: str = "en") -> Article:
    (folder / "source").mkdir(exist_ok=True)
    Image.new("1", (9, 9)).save(folder / "source/x.png")
    front = f"title: T\nlang: {lang}\ncitation-style: {style}\n{head}"
    (folder / "source/a.md").write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")
    publication = Publication(folder)
    return cite(read_source(folder / "source/a.md", publication), parse_bibliography(BIB), publication, "page", Templates())


@pytest.mark.parametrize(
    "style",
    ["footpress-notes", "chicago-notes-bibliography", "oscola", "isnad-dipnotlu", "mhra-notes", "chicago-author-date", "apa", "ieee", "nature"],
)  # fmt: skip
def test_no_hole_and_no_doubled_mark_in_any_place(style: str, tmp_path: Path) -> None:
    made = article(tmp_path, style, f"{IN_TEXT}{PLACES}\n\nFoot.[^1]\n\n[^1]: {NOTE}", HEAD)
    printed = [made.body, *(note.html for note in made.notes), *made.front_matter.html.values()]
    found = [f"{found[0]} in …{words[max(0, found.start() - 40) : found.end() + 20]}" for words in map(plain, printed) for found in WRONG.finditer(words)]  # fmt: skip
    assert found == []


def said(made: Article) -> str:
    return plain(made.body)


@pytest.mark.parametrize(
    ("style", "lang", "text", "printed"),
    [
        ("footpress-notes", "en", "As @anon1702 says.", "As A Book of Tolls says."),
        ("footpress-notes", "en", "As @press1911 says.", "As “Storm at Aber” says."),
        ("footpress-notes", "de", "Wie @press1911 sagt.", "Wie „Storm at Aber“ sagt."),
        ("footpress-notes", "en", "As @act2001 says.", "As Ports Act 2001 says."),
        ("ieee", "en", "As @lamps1988 [3] say.", "As Osei and Ost [1, p. 3] say."),
        ("ieee", "tr", "@lamps1988 der.", "Osei ve Ost [1] der."),
        ("nature", "en", "As @dorn2004 says.", "As Dorn1 says."),
    ],
)
def test_what_a_style_cannot_name_is_named(style: str, lang: str, text: str, printed: str, tmp_path: Path) -> None:
    assert said(article(tmp_path, style, text, lang=lang)) == printed


def test_prose_stays_out_of_a_raised_number(tmp_path: Path) -> None:
    body = article(tmp_path, "nature", "So it is [see @dorn2004, 3, for this; @lamps1988].").body
    raised = [plain(sign) for sign in re.findall(r"<sup>.*?</sup>", body)]
    assert raised == ["1 p. 3", "2"]
    assert plain(body) == "So it is see1 p. 3, for this, 2."
