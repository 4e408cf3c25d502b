"""Web pages as Word, LibreOffice and Google Docs save them: their notes are links, and become notes again."""

import subprocess
from pathlib import Path

import pytest

from footpress import documents
from footpress.documents import read
from footpress.pandoc.running import pandoc_path

TEXT = "The keepers of the northern coast wrote down every night what the lamp had burned."
WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><title>Minutes of another day</title>
<style><!-- p.MsoNormal {{margin:0cm;}} --></style></head><body lang=EN-GB><div class=WordSection1>
<h1>The Lamp and the Ledger</h1><p class=MsoNormal>Ada Field</p>
<p class=MsoNormal>{TEXT}<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
class=MsoFootnoteReference><span style='font-size:11.0pt'>[1]</span></span></span></a> They were <i>not</i> asked.<a
href="#_ftn2" name="_ftnref2" title=""><span class=MsoFootnoteReference>[2]</span></a></p></div>
<div><br clear=all><hr align=left size=1 width="33%">
<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span
style='font-size:10.0pt'>[1]</span></span></a> Petra Lindqvist, <i>Crossing Places</i> (Malm\xf6: Quay, 2004), 12.</p>
<p class=MsoFootnoteText>More of it.</p></div>
<div id=ftn2><p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2" title=""><span class=MsoFootnoteReference>[2]</span></a>
Ibid., 14.</p></div></div></body></html>"""
LIBRE_OFFICE = f"""<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title></head>
<body lang="en-GB"><h1 class="western">The Lamp and the Ledger</h1><p>Ada Field</p>
<p>{TEXT}<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> They were <i>not</i> asked.<a
class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Petra
Lindqvist, <i>Crossing Places</i> (Malmö: Quay, 2004), 12.</p><p>More of it.</p></div>
<div id="sdfootnote2"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a>Ibid.,
14.</p></div></body></html>"""
GOOGLE = f"""<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">ol{{margin:0}}
.c1{{font-style:italic}}.c2{{color:#000000;font-weight:400}}</style></head><body class="c2 doc-content">
<h1 class="c0"><span class="c2">The Lamp and the Ledger</span></h1><p class="c0"><span class="c2">Ada Field</span></p>
<p class="c0"><span class="c2">{TEXT}</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span class="c2">&nbsp;They were
</span><span class="c1">not</span><span class="c2">&nbsp;asked.</span><sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p>
<hr class="c4"><div><p class="c0"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c2">&nbsp;Petra Lindqvist, </span><span
class="c1 c2">Crossing Places</span><span class="c2">&nbsp;(Malmö: Quay, 2004), 12.</span></p><p class="c0"><span>More of it.</span></p></div>
<div><p class="c0"><a href="#ftnt_ref2" id="ftnt2">[2]</a><span class="c2">&nbsp;Ibid., 14.</span></p></div></body></html>"""
PAGES = {"Word": WORD.encode("cp1252"), "LibreOffice": LIBRE_OFFICE.encode(), "Google Docs": GOOGLE.encode()}


@pytest.mark.parametrize("program", PAGES)
def test_the_notes_of_a_page_are_notes_again(program: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGES[program])
    manuscript = read(tmp_path / "page.html", "page.html")
    assert manuscript.metadata.title == "The Lamp and the Ledger"
    assert [author.name.display for author in manuscript.metadata.authors] == ["Ada Field"]
    assert [block.text for block in manuscript.blocks] == [f"{TEXT}[^1] They were *not* asked.[^2]"]
    assert [note.raw for note in manuscript.notes] == [
        "Petra Lindqvist, *Crossing Places* (Malmö: Quay, 2004), 12. More of it.",
        "Ibid., 14.",
    ]
    assert manuscript.notes[0].breaks == (60,)
    assert [problem.id for problem in manuscript.problems] == []


def test_what_a_page_hides_is_not_printed(tmp_path: Path) -> None:
    page = f"<html><body><h1>T</h1><p>{TEXT}<span style='display:none'> Unseen.</span><script>x = 1</script></p></body></html>"
    (tmp_path / "page.html").write_text(page)
    assert [block.text for block in read(tmp_path / "page.html").blocks] == [TEXT]


CALLS = {
    "link": '<a href="#fn1" id="r1"><sup>1</sup></a>',
    "raised": '<sup id="r1"><a href="#fn1">1</a></sup>',
    "brackets": '<a href="#fn1" name="r1">[1]</a>',
    "sign": '<sup><a href="#fn1" id="r1">*</a></sup>',
}
SAID = {
    "list": '<ol><li id="fn1">A <i>note</i> 44. <a href="#r1">back</a></li><li id="fn2">Other. <a href="#r2">^</a></li></ol>',
    "paragraphs": '<hr><ol><li id="fn1"><p>A <i>note</i> 44. <a href="#r1">↩</a></p></li><li id="fn2"><p>Other.</p></li></ol>',
    "section": '<section class="footnotes"><hr><p id="fn1"><a href="#r1">1</a> A <i>note</i> 44.</p><p id="fn2"><a href="#r2">2</a> Other.</p></section>',
    "anchors": '<h2>Notes</h2><p><a id="fn1" href="#r1">1</a> A <i>note</i> 44.</p><p><a id="fn2" href="#r2">2</a> Other.</p>',
    "divisions": '<div><div id="fn1">A <i>note</i> 44.</div><div id="fn2">Other.</div></div>',
}


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("call", CALLS)
def test_notes_written_by_hand_are_notes(call: str, said: str, tmp_path: Path) -> None:
    other = '<a href="#fn2" id="r2"><sup>2</sup></a>'
    (tmp_path / "page.html").write_text(
        f"<html><body><h1>The Lamp and the Ledger</h1><p>By Ada Field</p><p>{TEXT}{CALLS[call]} It <i>was</i>{other} so.</p>{SAID[said]}</body></html>",
        encoding="utf-8",
    )
    manuscript = read(tmp_path / "page.html", "page.html")
    assert [block.text for block in manuscript.blocks] == [f"{TEXT}[^1] It *was*[^2] so."]
    assert [note.raw for note in manuscript.notes] == ["A *note* 44.", "Other."]
    assert [problem.id for problem in manuscript.problems] == []


def test_a_link_to_a_chapter_is_no_note(tmp_path: Path) -> None:
    page = f'<html><body><h1>T</h1><p>{TEXT} See chapter <a href="#c2">2</a>.</p><h2 id="c2">Two</h2><p>{TEXT}</p></body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert read(tmp_path / "page.html").notes == ()


def test_a_note_that_is_called_twice_is_printed_once(tmp_path: Path) -> None:
    again = '<sup><a href="#fn1" id="r9">1</a></sup>'
    page = f'<html><body><h1>T</h1><p>{TEXT}{CALLS["link"]} Again{again}.</p><ol><li id="fn1">A note. <a href="#r1">a</a> <a href="#r9">b</a></li></ol></body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    manuscript = read(tmp_path / "page.html")
    assert [note.raw for note in manuscript.notes] == ["A note."]
    assert manuscript.blocks[0].text.endswith("[^1] Again^1^.")


@pytest.mark.parametrize("option", ["--mathjax", "--mathml", "--katex"])
def test_formulas_as_pandoc_writes_them(option: str, tmp_path: Path) -> None:
    """The formulas of the text and of its notes; what costs dollars is none."""
    text = f"{TEXT} Oil cost 5\\$ and $a_1 < b^{{2}}$.[^1]\n\n$$ r = \\frac{{c_0 \\cdot n}}{{2}} $$\n\n{TEXT}\n\n[^1]: Where $c_0$ is oil.\n"
    (tmp_path / "page.md").write_text(f"---\ntitle: T\n---\n\n{text}", encoding="utf-8")
    subprocess.run([pandoc_path(), "-s", option, "page.md", "-o", "page.html"], cwd=tmp_path, check=True)
    manuscript = read(tmp_path / "page.html")
    squeezed = ["".join(block.text.split()) for block in manuscript.blocks]
    assert "".join(f"{TEXT} Oil cost 5\\$ and".split()) in squeezed[0]
    assert squeezed[0].endswith("$a_1<b^{2}$.[^1]") or squeezed[0].endswith("$a_{1}<b^{2}$.[^1]")
    assert squeezed[1] in (r"$$r=\frac{c_0\cdotn}{2}$$", r"$$r=\frac{c_{0}\cdotn}{2}$$")
    assert "Where $c_" in manuscript.notes[0].markdown
    assert [problem.id for problem in manuscript.problems] == []


@pytest.mark.parametrize(
    "typed", [r'<span class="math display">$$ x_1 = 2 $$</span>', r'<span class="math display">\[ x_1 = 2 \]</span>']
)
def test_a_formula_between_dollars_or_brackets(typed: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        f"<html><body><h1>T</h1><p>{TEXT}</p><p>{typed}</p><p>{TEXT}</p></body></html>", encoding="utf-8"
    )
    assert read(tmp_path / "page.html").blocks[1].text == "$$x_1 = 2$$"


def test_a_page_that_is_one_plain_text_is_read_as_one(tmp_path: Path) -> None:
    text = (
        "Salt Roads\n\nAda Field\n\n" + "The road was there long before the town, and nobody knows who made it. " * 6 + "[1]\n\n"
    )
    (tmp_path / "roads.html").write_text(
        f"<html><body><pre>{text}[1] A. Field, *Salt*, 2001, 3.\n</pre></body></html>", encoding="utf-8"
    )
    read = documents.read(tmp_path / "roads.html", "roads.html", "roads")
    assert (read.metadata.title, [note.raw for note in read.notes]) == ("Salt Roads", ["A. Field, *Salt*, 2001, 3."])
