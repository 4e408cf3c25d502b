"""Citation fields carry the data of the works that they cite: entries are made of it, not of what was read in the notes."""

import base64
import json
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from word_files import SENTENCE, call, docx, p, r

from footpress.commands.new import start_publication
from footpress.documents import read
from footpress.publication.importing import import_manuscript
from footpress.records.bibtex import read_bibliography

COWS = {
    "id": 7,
    "type": "article-journal",
    "title": "Cows on the <i>Ferry</i>: A Comic History of the Velsk",
    "container-title": "Journal of Northern Studies",
    "author": [{"family": "Whitcombe", "given": "Gerald Arthur"}],
    "issued": {"date-parts": [["1987", 5]]},
    "volume": "14",
    "issue": "2",
    "page": "201-23",
    "DOI": "10.1234/jns.1987.14",
}
DISPLAYED = (
    "Gerald Whitcombe, “Cows on the Ferry: A Comic History of the Velsk,” Journal of Northern Studies 14, no. 2 (1987): 210."
)
CITED = {"citationItems": [{"id": 7, "itemData": COWS, "locator": "210"}]}
ENDNOTE = (
    '<EndNote><Cite><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Whitcombe, Gerald Arthur</author>'
    "</authors></contributors><titles><title><style>Cows on the Ferry: A Comic History of the Velsk</style></title><secondary-title>Journal of "
    "Northern Studies</secondary-title></titles><pages>201-23</pages><volume>14</volume><number>2</number><dates><year>1987</year></dates>"
    "<electronic-resource-num>10.1234/jns.1987.14</electronic-resource-num></record></Cite></EndNote>"
)
SOURCES = (
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:SourceType>JournalArticle'
    "</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Whitcombe</b:Last><b:First>Gerald Arthur</b:First></b:Person></b:NameList>"
    "</b:Author></b:Author><b:Title>Cows on the Ferry: A Comic History of the Velsk</b:Title><b:JournalName>Journal of Northern Studies"
    "</b:JournalName><b:Year>1987</b:Year><b:Volume>14</b:Volume><b:Issue>2</b:Issue><b:Pages>201-23</b:Pages>"
    "<b:DOI>10.1234/jns.1987.14</b:DOI></b:Source></b:Sources>"
)


def field(*codes: str) -> str:
    """A field that shows the citation; its code stands in one run or several."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>' for code in codes)
    return mark.format("begin") + runs + mark.format("separate") + r(DISPLAYED) + mark.format("end")


def code() -> str:
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CITED)}"


def tagged() -> str:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(CITED).encode()).decode()
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{r(DISPLAYED)}</w:sdtContent></w:sdt>'


def packed() -> str:
    data = base64.b64encode(ENDNOTE.encode("utf-16-le")).decode()
    mark = f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r>'
    return field(" ADDIN EN.CITE ").replace('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', mark)


FIELDS = {
    "Zotero": (field(code()), {}),
    "Mendeley Desktop, its code in two runs": (field(code()[:90], code()[90:]), {}),
    "Mendeley Cite": (tagged(), {}),
    "EndNote in its code": (field(f" ADDIN EN.CITE {ENDNOTE}"), {}),
    "EndNote in its data": (packed(), {}),
    "Word's own sources": (r(DISPLAYED), {"customXml/item1.xml": SOURCES.encode()}),
}


@pytest.mark.parametrize("program", FIELDS)
def test_the_entry_is_made_of_the_data_that_is_there(program: str, tmp_path: Path) -> None:
    shown, parts = FIELDS[program]
    path = docx(tmp_path / "ferries.docx", p(SENTENCE, call(1)), footnotes={1: p(shown)}, parts=parts)
    assert [note.raw for note in read(path).notes] == [DISPLAYED]
    start_publication(tmp_path / "papers", "Papers")
    import_manuscript(path, tmp_path / "papers")
    (entry,) = read_bibliography(tmp_path / "papers/bibliography.bib").entries
    assert (entry.key, entry.get("author"), entry.get("doi")) == (
        "whitcombe1987",
        "Whitcombe, Gerald Arthur",
        "10.1234/jns.1987.14",
    )
    assert "[^1]: [@whitcombe1987, 210]." in (tmp_path / "papers/source/ferries.md").read_text(encoding="utf-8")


def test_a_work_that_no_note_cites_is_not_entered(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "ferries.docx",
        p(SENTENCE, call(1)),
        footnotes={1: "Nothing is cited here."},
        parts={"customXml/item1.xml": SOURCES.encode()},
    )
    start_publication(tmp_path / "papers", "Papers")
    import_manuscript(path, tmp_path / "papers")
    assert read_bibliography(tmp_path / "papers/bibliography.bib").entries == ()


@pytest.mark.parametrize(
    "data",
    [
        "{",
        '{"citationItems": 3}',
        '{"citationItems": [{"itemData": []}, 4]}',
        '{"citationItems": [{"itemData": {"title": 3, "author": 4, "issued": [1]}}]}',
    ],
)
def test_broken_data_costs_nothing_but_itself(data: str, tmp_path: Path) -> None:
    path = docx(
        tmp_path / "ferries.docx", p(SENTENCE, call(1)), footnotes={1: p(field(f" ADDIN ZOTERO_ITEM CSL_CITATION {data}"))}
    )
    start_publication(tmp_path / "papers", "Papers")
    import_manuscript(path, tmp_path / "papers")
    assert len(read_bibliography(tmp_path / "papers/bibliography.bib").entries) == 1


def edited(said: str, **more: object) -> str:
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CITED | {'properties': {'plainCitation': said}} | more)}"


def overridden() -> str:
    data = CITED | {"manualOverride": {"isManuallyOverridden": True, "citeprocText": "(Whitcombe, 1987)"}}
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(data).encode()).decode()
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{r(DISPLAYED)}</w:sdtContent></w:sdt>'


EDITED = {
    "Zotero": field(edited("Whitcombe, “Cows on the Ferry,” 210.")),
    "Zotero, its code in two runs": field(edited("(Whitcombe 1987, 211)")[:90], edited("(Whitcombe 1987, 211)")[90:]),
    "Mendeley Desktop": field(edited("", mendeley={"formattedCitation": "(Whitcombe 1987)", "manualFormatting": DISPLAYED})),
    "Mendeley Cite": overridden(),
    "EndNote": field(f" ADDIN EN.CITE {ENDNOTE.replace('<record>', '<DisplayText>(Whitcombe 1987)</DisplayText><record>')}"),
}


@pytest.mark.parametrize("program", EDITED)
def test_a_citation_whose_words_differ_from_its_data_is_asked_about(program: str, tmp_path: Path) -> None:
    path = docx(tmp_path / "ferries.docx", p(SENTENCE, call(1)), footnotes={1: p(EDITED[program])})
    (problem,) = [problem for problem in read(path).problems if problem.id == "citation-edited"]
    assert "Gerald Whitcombe" in problem.message
    assert "Whitcombe" in problem.message.split("its data say")[1]


def test_one_that_shows_what_its_data_say_is_not_asked_about(tmp_path: Path) -> None:
    for number, shown in enumerate(
        (field(edited(DISPLAYED.replace("“", '"').replace("”", '"'))), *(FIELDS[name][0] for name in FIELDS))
    ):
        path = docx(tmp_path / f"{number}.docx", p(SENTENCE, call(1)), footnotes={1: p(shown)})
        assert "citation-edited" not in [problem.id for problem in read(path).problems]
