"""Addresses and attributes of strangers: one list for all that leads anywhere, in every edition."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree, html

from footpress.allowed.addresses import clean, is_mail, is_web, refusal, scheme_of
from footpress.allowed.elements import keep_allowed, strays
from footpress.problems import FootpressError, ProblemsFound
from footpress.publication.building import build

RUNS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\x01javascript:alert(1)", " \tjavascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "java\x00script:alert(1)", "\u200bjavascript:alert(1)", "java\u00adscript:alert(1)", "\ufeffjavascript:x",
    "javascript\u200b:alert(1)", "javascript :alert(1)", "ｊavascript:alert(1)", "javascript：alert(1)", "vbscript:x", "data:text/html,x",
    "data:image/svg+xml,<svg/>", "DATA:text/html;base64,PHN2Zy8+", "blob:https://x", "file:///etc/passwd", "view-source:https://x",
    "ms-office:x", "intent://x", "about:blank", "feed:javascript:alert(1)", "java%73cript:alert(1)", "j%0aavascript:x", "jar:https://x!/",
]  # fmt: skip
MISLEAD = [
    "//evil.example/", "\\\\evil.example\\x", "/\\evil.example", "/etc/passwd", "C:\\x", "https:evil", "https://", "http:///x",
    "https://bank.example@evil.example/", "https://user:word@evil.example/", "http://[::1", "..\\x",
    "mailto:a@b.example?bcc=c@d.example", "mailto:a@b.example?subject=x&BCC=c@d.example", "mailto:a@b.example?b%63c=c@d.example",
    "mailto:a@b.example?cc=c@d.example", "mailto:a@b.example,c@d.example", "mailto:?to=a@b.example", "mailto:", "mailto:a@b.example?attach=/x",
    "mailto:a@b.example?subject=x%0D%0ABcc:c@d.example", "mailto:a%2Cc@d.example", "mailto:a@b.example&bcc=x@y.example",
]  # fmt: skip
LEAD = [
    "https://example.org/?a=1&b=2#c", "HTTP://EXAMPLE.ORG/", "https://fa.wikipedia.org/wiki/می\u200cخواهم", "https://例え.jp/道",
    "https://medium.com/@ada/x", "https://web.archive.org/web/2020/http://x.example/", "https://[2001:db8::1]/", "mailto:ada@example.org",
    "mailto:ada@example.org?subject=Your%20paper&body=Dear%20Ada%0A", "tel:+49-30-1", "doi:10.1000/x", "#part", "data.csv",
    "data/exports%202019.csv", "12:30.csv".replace(":", "-"), "https://example.org:8080/x",
]  # fmt: skip


@pytest.mark.parametrize("address", [*RUNS, *MISLEAD])
def test_what_runs_or_misleads_is_refused(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize("address", LEAD)
def test_what_leads_where_it_says_is_published(address: str) -> None:
    assert refusal(address) == ""


def test_an_address_is_cleaned_before_it_is_judged() -> None:
    assert clean(" \x01https://exa\tmple.org/\n") == "https://example.org/"
    assert scheme_of("\x01Java\tScript:x") == "javascript" and scheme_of("a/b:c") == "" and scheme_of("?x:y") == ""
    assert is_web("https://example.org/") and not is_web("https://exa\x01mple.org/") and not is_web("mailto:a@b.example")
    assert is_mail("ada@example.org") and not is_mail("ada@example.org?bcc=x@y.example") and not is_mail('"a"@b.example')


def papers(folder: Path, text: str, settings: str = "", bibliography: str = "", head: str = "") -> Path:
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source/publication.yaml").write_text(f"title: Papers\n{settings}", encoding="utf-8")
    (folder / "source/a.md").write_text(f"---\ntitle: A Paper\n{head}---\n\n{text}\n", encoding="utf-8")
    (folder / "bibliography.bib").write_text(bibliography, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "typed",
    [
        "&#1;javascript:alert(1)",
        "java&#9;script:alert(1)",
        "JAVASCRIPT&colon;alert(1)",
        "<data:text/html,x>",
        "&#x200b;vbscript:x",
        "//evil.example",
    ],
)
def test_a_link_of_an_article_is_refused_with_its_line(typed: str, tmp_path: Path) -> None:
    for text in (f"One.\n\n[x]({typed})", f"One.[^1]\n\n[^1]: See [x]({typed}).", f"One.\n\n[x][y]\n\n[y]: {typed}"):
        with pytest.raises(ProblemsFound, match=r"source/a\.md:\d+: error: .*\[link-unsafe\]"):
            list(build(papers(tmp_path, text), (), ["html"]))
    assert not (tmp_path / "build/html").exists()


@pytest.mark.parametrize(
    "entry",
    [
        "@online{a, title={T}, url={javascript:alert(1)}}",
        "@online{a, title={T}, url={ java\tscript:alert(1)}}",
        "@book{a, title={\\href{javascript:alert(1)}{T}}, year={2001}}",
        "@book{a, title={T}, note={\\href{data:text/html,x}{T}}, year={2001}}",
        "@online{a, title={T}, url={https://bank.example@evil.example/}}",
    ],
)
def test_a_link_of_the_bibliography_is_refused_with_its_line(entry: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"bibliography\.bib:1: error: .*\[link-unsafe\]"):
        list(build(papers(tmp_path, "One.[^1]\n\n[^1]: [@a, 3].", bibliography=entry), (), ["html"]))


def test_an_address_is_judged_as_it_is_opened(tmp_path: Path) -> None:
    entry = "@online{a, title={T}, url={https://example.org/a\\&b\\_c}}"
    assert list(build(papers(tmp_path, "One.[^1]\n\n[^1]: [@a, 3].", bibliography=entry), (), ["html"]))
    page = (tmp_path / "build/html/a/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/a&amp;b_c"' in page


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("contact:\n  url: javascript:alert(1)\n", "source/publication.yaml:2"),
        ("contact:\n  url: https://bank.example@evil.example/\n", "source/publication.yaml:2"),
        ("contact:\n  email: a@b.example?bcc=c@d.example\n", "source/publication.yaml:2"),
        ("url: javascript:alert(1)\n", "source/publication.yaml:2"),
        ('url: "https://x.example/\\"onmouseover=alert(1)"\n', "source/publication.yaml:2"),
    ],
)
def test_so_are_those_of_the_publication(settings: str, line: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as caught:
        list(build(papers(tmp_path, "One.", settings), (), ["html"]))
    assert str(caught.value).startswith(f"{line}: error: ")


@pytest.mark.parametrize(
    "head",
    [
        "contact: {url: 'javascript:alert(1)'}\n",
        "translations: {tr: 'https://bank.example@evil.example/'}\n",
        "translations: {tr: 'javascript:alert(1)'}\n",
        "author: {name: X, email: 'a@b.example?bcc=c@d.example'}\n",
    ],
)
def test_and_of_a_front_matter(head: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"source/a\.md"):
        list(build(papers(tmp_path, "One.", head=head), (), ["html"]))


ATTRIBUTES = (
    'ping="https://evil.example/" onclick="x" ONMOUSEOVER=x style="position:fixed" target=_blank rel=attachment download=x '
    'longdesc="https://evil.example/" srcset="https://evil.example/ 2x" formaction=x background=x poster=x data=x code=x usemap="#x" '
    'data-note=7 data-pagefind-body=x popover=auto autofocus=x contenteditable=x tabindex=1 accesskey=x is=x slot=x nonce=x itemprop=x '
    'xml:base="https://evil.example/" xlink:href="javascript:x" fetchpriority=high referrerpolicy=x ismap=x crossorigin=x loading=lazy '
)  # fmt: skip


def editions(folder: Path) -> dict[str, bytes]:
    """Every document of every edition that is markup."""
    found = {str(path): path.read_bytes() for path in (folder / "build").rglob("*.html")}
    for book in (folder / "build").glob("*.epub"):
        with zipfile.ZipFile(io.BytesIO(book.read_bytes())) as archive:
            found |= {f"{book.name}/{name}": archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")}
    return found


def test_attributes_that_markdown_has_no_need_of_are_left_out_of_every_edition(tmp_path: Path) -> None:
    text = (
        f"# Head {{#h .c lang=de {ATTRIBUTES}}}\n\n[x](https://example.org/){{#l lang=de title=T {ATTRIBUTES}}} and [y]{{.z {ATTRIBUTES}}} `c`{{{ATTRIBUTES}}}\n\n"
        f"![A map](map.png){{width=50% alt=Map {ATTRIBUTES}}}\n\n::: {{.d {ATTRIBUTES}}}\nA part.[^1]\n:::\n\n| a | b |\n|--:|:-:|\n| 1 | 2 |\n\n"
        f"- [ ] one\n- [x] two\n\n(@) three\n\n``` {{.python {ATTRIBUTES}}}\ncode\n```\n\n[^1]: A [note]{{{ATTRIBUTES}}}."
    )
    papers(tmp_path, text)
    from PIL import Image

    Image.new("RGB", (4, 4)).save(tmp_path / "source/map.png")
    list(build(tmp_path, (), ["html", "epub", "kindle"]))
    documents = editions(tmp_path)
    assert len(documents) > 8
    for name, data in documents.items():
        root = html.document_fromstring(data)
        for element in root.xpath("//*[@id='text']//* | //*[starts-with(@id,'note-')]//*"):
            boxed = element.tag == "pre" or element.get("class") == "scroll"
            for attribute in (name for name in element.attrib if not (boxed and (name, element.get(name)) == ("tabindex", "0"))):
                assert attribute.split("}")[-1] in {
                    "id", "class", "lang", "xml:lang", "title", "href", "src", "alt", "style", "role", "epub:type", "aria-label",
                    "aria-hidden", "type", "checked", "disabled", "start", "popovertarget", "popover", "popovertargetaction", "scope",
                    "aria-labelledby",
                }, (name, attribute)  # fmt: skip
        assert b"evil.example" not in data and b"position" not in data.partition(b"<body")[2], name
    page = (tmp_path / "build/html/a/index.html").read_text(encoding="utf-8")
    for kept in ('lang="de"', 'title="T"', "width:50.0%", "text-align: right", 'type="checkbox"', 'alt="Map"', 'class="z"'):
        assert kept in page, kept


@pytest.mark.parametrize(
    ("fragment", "kind"),
    [
        ('<a href="https://x.example/" ping="https://evil.example/">x</a>', "page"),
        ('<p onclick="x">x</p>', "book"),
        ('<img src="https://evil.example/a.png" alt=""/>', "page"),
        ('<img src="data:text/html,x" alt=""/>', "page"),
        ('<script src="https://evil.example/a.js"></script>', "page"),
        ("<script>alert(1)</script>", "book"),
        ("<script>alert(1)</script>", "typeset"),
        ('<iframe src="x"></iframe>', "page"),
        ('<object data="x"></object>', "book"),
        ('<form action="https://evil.example/"></form>', "page"),
        ('<base href="https://evil.example/"/>', "page"),
        ('<link rel="stylesheet" href="https://evil.example/a.css"/>', "page"),
        ('<link rel="attachment" href="bibliography.bib"/>', "typeset"),
        ('<a rel="attachment" href="bibliography.bib">x</a>', "typeset"),
        ('<a href="javascript:x">x</a>', "typeset"),
        ('<p style="background: url(https://evil.example/)">x</p>', "page"),
        ('<svg onload="x"></svg>', "page"),
        ('<meta http-equiv="set-cookie" content="x"/>', "page"),
    ],
)
def test_a_finished_document_is_looked_at_too(fragment: str, kind: str) -> None:
    root = etree.fromstring(f"<html><body>{fragment}</body></html>")
    assert list(strays(root, kind))
    keep_allowed(root)


def test_a_template_of_ones_own_adds_nothing_that_is_not_listed(tmp_path: Path) -> None:
    papers(tmp_path, "One.")
    for name, edition in (("html/navigation.html", "html"), ("epub/opening.xhtml", "epub"), ("pdf/about.html", "pdf")):
        path = tmp_path / "templates" / name
        path.parent.mkdir(parents=True)
        path.write_text('<p><a href="https://x.example/" ping="https://evil.example/">x</a></p>', encoding="utf-8")
        with pytest.raises(FootpressError, match=r"<a> may have no ping="):
            list(build(tmp_path, (), [edition]))
        path.write_text('<p class="own"><a href="https://x.example/">x</a></p>', encoding="utf-8")
        list(build(tmp_path, (), [edition]))


@pytest.mark.parametrize("address", ["", "url: https://papers.example\n"])
def test_a_link_to_a_file_beside_the_article_is_published_with_it(address: str, tmp_path: Path) -> None:
    text = "See [data](data/exports%202019.csv), [b](b.md#x), [b](b/).[^1]\n\n[^1]: In [a table](data/exports%202019.csv)."
    papers(tmp_path, text, address)
    (tmp_path / "source/b.md").write_text("---\ntitle: B\n---\n\nTwo.\n", encoding="utf-8")
    (tmp_path / "source/data").mkdir()
    (tmp_path / "source/data/exports 2019.csv").write_text("year,exports\n2019,6.2\n", encoding="utf-8")
    list(build(tmp_path, ["a"], ["pdf", "epub", "html"]))
    base, site = ("", "../") if not address else ("https://papers.example/a/", "https://papers.example/")
    page = (tmp_path / "build/html/a/index.html").read_text(encoding="utf-8")
    for link in (f'href="{base}data/exports%202019.csv"', f'href="{site}b/#x"', f'href="{site}b/"'):
        assert link in page, link
    assert (tmp_path / "build/html/a/data/exports 2019.csv").read_text(encoding="utf-8").startswith("year")
    with zipfile.ZipFile(tmp_path / "build/a.epub") as archive:
        text = archive.read("EPUB/text.xhtml").decode()
    assert (f'href="{site}b/"' in text) == bool(address) and "exports%202019.csv" in text if address else "data" in text
    with pikepdf.open(tmp_path / "build/a.pdf") as opened:
        found = [str(item.A.URI) for page in opened.pages for item in page.get("/Annots", []) if "/URI" in item.get("/A", {})]
    assert [each for each in found if "pub.invalid" in each] == []
    assert (f"{base}data/exports%202019.csv" in found) == bool(address)


@pytest.mark.parametrize(
    "target",
    [
        "manuscripts/other.txt", "notes/a.yaml", "publication.yaml", "a.pdf", "../bibliography.bib", "%2e%2e/bibliography.bib", "page.html",
        "missing.csv", "c.md", "link.csv", "data/../../x.csv", "..%2fx.csv", "data%5c..%5cx.csv", ".hidden.csv", "a-bibliography.bib",
    ],
)  # fmt: skip
def test_other_files_are_not_published_and_the_sentence_says_so(target: str, tmp_path: Path) -> None:
    papers(tmp_path, f"One.\n\nSee [it]({target}).")
    for name in ("manuscripts/other.txt", "notes/a.yaml", "a.pdf", "page.html", ".hidden.csv", "a-bibliography.bib"):
        (tmp_path / "source" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "source" / name).write_text("secret", encoding="utf-8")
    (tmp_path / "source/link.csv").symlink_to("/etc/hostname")
    with pytest.raises(ProblemsFound, match=r"source/a\.md:7: error: "):
        list(build(tmp_path, (), ["html"]))
