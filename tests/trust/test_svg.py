"""Drawings of strangers: nothing in them runs, loads, moves or leads astray; what charts and drawing programs write is published."""

from pathlib import Path

import pytest

from footpress.pictures.admitting import fault, published
from footpress.pictures.drawings import fault as fault_of
from footpress.pictures.drawings import plain
from footpress.problems import ProblemsFound
from footpress.publication.building import build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">\n{}\n</svg>'
PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<script href='data:text/javascript,alert(1)'/>",
        "<handler type='text/ecmascript'>alert(1)</handler>",
        "<rect onload='alert(1)'/>",
        "<rect ONCLICK='alert(1)'/>",
        "<a href='#ok' xlink:href='javascript:alert(1)'><rect/></a>",
        "<a xlink:href='https://ok.example/' href='javascript:alert(1)'><rect/></a>",
        "<a href='java&#9;script:alert(1)'><rect/></a>",
        "<a href='&#8203;JavaScript:alert(1)'><rect/></a>",
        "<a href=' java&#10;script&#58;alert(1)'><rect/></a>",
        "<a href='vbscript:x'><rect/></a>",
        "<a href='data:text/html,x'><rect/></a>",
        "<a href='//evil.example/'><rect/></a>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<rect><set attributeName='onclick' to='alert(1)'/></rect>",
        "<animateTransform attributeName='transform'/>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>",
        "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example/'/>",
        "<embed xmlns='http://www.w3.org/1999/xhtml' src='x'/>",
        "<image href='https://evil.example/a.png'/>",
        "<image href='//evil.example/a.png'/>",
        "<image href='../../secret.png'/>",
        "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
        "<image xlink:href='file:///etc/passwd'/>",
        "<use href='other.svg#x'/>",
        "<use xlink:href='https://evil.example/x.svg#x'/>",
        "<feImage href='https://evil.example/a.png'/>",
        "<rect style='fill:url(https://evil.example/x#y)'/>",
        "<rect style='fill:URL( \"//evil.example/x#y\" )'/>",
        "<rect style='fill:u\\72l(https://evil.example/)'/>",
        "<rect fill='url(https://evil.example/x#y)'/>",
        "<rect style='background: image-set(\"https://evil.example/a.png\" 1x)'/>",
        "<rect style='width: expression(alert(1))'/>",
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>/* x */ @im/**/port url(//evil.example)</style>",
        "<style>@font-face { src: url(https://evil.example/a.woff) }</style>",
        "<style>rect { fill: \\75 rl(https://evil.example/) }</style>",
        "<style><![CDATA[ @import url(//evil.example/a.css); ]]></style>",
        "<tref xlink:href='https://evil.example/#x'/>",
        "<video src='https://evil.example/'/>",
    ],
)
def test_what_a_drawing_may_not_hold_is_refused_with_its_line(inside: str) -> None:
    reason = fault_of(SVG.format(inside).encode())
    assert "line 2" in reason, reason
    with pytest.raises(ValueError, match=r"."):
        plain(SVG.format(inside).encode())


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY x "javascript:alert(1)">]>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<?xml-stylesheet href="https://evil.example/a.css"?>',
        '<?xml-stylesheet type="text/xsl" href="data:,x"?>',
    ],
)
def test_nor_may_its_head(head: str) -> None:
    assert fault_of(f'<?xml version="1.0"?>\n{head}\n{SVG.format("<rect/>")}'.encode())


CHART = """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- made by a program on /home/ada/secret -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:docname="/home/ada/secret/draft.svg" width="120" height="30" viewBox="0 0 120 30">
 <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><creator xmlns="http://purl.org/dc/elements/1.1/">Ada secret</creator></rdf:RDF></metadata>
 <sodipodi:namedview id="base" inkscape:export-filename="/home/ada/secret.png"/>
 <defs><style type="text/css">*{stroke-linejoin: round; fill: url(#g)} .a { font: 8px "Noto Sans", sans-serif }</style>
  <linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><clipPath id="p1"><rect width="9" height="9"/></clipPath></defs>
 <g clip-path="url(#p1)" data-name="secret"><path d="M 0 0 L 9 9" style="fill: none; stroke: #000000; stroke-width: 0.8" inkscape:label="secret"/>
  <use xlink:href="#m" x="1" y="2"/><text x="1" y="20" font-family="sans-serif">Exports<tspan dy="2">2019</tspan></text></g>
 <switch><foreignObject width="9" height="9"><div xmlns="http://www.w3.org/1999/xhtml">Label</div></foreignObject><text>Label</text></switch>
 <a href="https://example.org/"><rect width="5" height="5" fill="url(#g)"/></a>
</svg>"""


def test_a_chart_is_published_without_what_its_editor_wrote_for_itself() -> None:
    assert fault_of(CHART.encode()) == ""
    shown = plain(CHART.encode()).decode()
    assert "secret" not in shown and "DOCTYPE" not in shown and "foreignObject" not in shown and "inkscape" not in shown
    for kept in (
        "Exports<tspan",
        'd="M 0 0 L 9 9"',
        "stroke-linejoin: round",
        'xlink:href="#m"',
        'clip-path="url(#p1)"',
        ">Label</text>",
    ):
        assert kept in shown, kept
    assert plain(shown.encode()) == shown.encode()


@pytest.mark.parametrize(
    "inside",
    [
        f"<image href='{PIXEL}' width='9' height='9'/>",
        "<text x='1'>Ωμέγα &lt;1&gt;</text>",
        "<a href='https://example.org/?a=1&amp;b=2'><rect/></a>",
        "<style>@font-face { font-family: X; src: url(data:font/woff2;base64,AAAA) } @media print { rect { fill: red } }</style>",
        "<rect style='fill: url(#g)' filter='url(#f)'/>",
    ],
)
def test_harmless_drawings_keep_their_bytes(inside: str) -> None:
    data = SVG.format(inside).encode()
    assert fault_of(data) == ""
    assert plain(data) == data


def test_a_drawing_is_refused_where_the_article_shows_it_and_as_a_logo(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (tmp_path / "source/a.md").write_text("---\ntitle: A Map\n---\n\nLook.\n\n![A map](map.svg)\n", encoding="utf-8")
    (tmp_path / "source/map.svg").write_text(SVG.format("<animate/>"), encoding="utf-8")
    for edition in ("pdf", "epub", "html"):
        with pytest.raises(ProblemsFound, match=r"source/a\.md:7: error: the picture map\.svg .*<animate>.*line 2"):
            list(build(tmp_path, (), [edition]))
    (tmp_path / "source/a.md").write_text("---\ntitle: A Map\n---\n\nLook.\n", encoding="utf-8")
    (tmp_path / "source/publication.yaml").write_text("title: Papers\nlogo: map.svg\n", encoding="utf-8")
    with pytest.raises(ProblemsFound, match=r"source/publication\.yaml:2: error: `logo: map\.svg` .*<animate>.*line 2"):
        list(build(tmp_path, (), ["html"]))
    (tmp_path / "source/map.svg").write_text(CHART, encoding="utf-8")
    list(build(tmp_path, (), ["html"]))
    assert fault(tmp_path / "source/map.svg") == "" and b"secret" not in published(CHART.encode())
