"""Small Word files, made of the words of WordprocessingML, for tests to read."""

import zipfile
from pathlib import Path

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SENTENCE = "The ferries of the lower river were the first public service of a border town that had no other."
"""Long enough to be a paragraph of a text."""


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what is no run is the text of one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def call(number: int, kind: str = "footnote") -> str:
    """The call of a foot- or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def picture(name: str = "rId9", description: str = "A ferry") -> str:
    """A picture in its run."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="P" descr="{description}"/><a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="{name}"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def text_box(*paragraphs: str) -> str:
    """A text box in its run, said twice as Word says it."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="B"/>'
        f'<a:graphic><a:graphicData uri="{shape}"><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of words."""
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    columns = '<w:gridCol w:w="100"/>' * len(rows[0])
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{cells}</w:tbl>"


def style(name: str, label: str, more: str = "") -> str:
    """A style of paragraphs."""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label}"/>{more}</w:style>'


STYLES = "".join(style(f"Heading{n}", f"heading {n}") for n in (1, 2, 3)) + "".join(
    style(name, name) for name in ("Title", "Subtitle", "Author", "Abstract", "Caption", "Quote")
)


def docx(
    path: Path,
    *body: str,
    footnotes: dict[int, str] | None = None,
    endnotes: dict[int, str] | None = None,
    comments: str = "",
    styles: str = STYLES,
    parts: dict[str, bytes] | None = None,
    text: str = "",
) -> Path:
    """A Word file. Notes are given by their ids: words, or whole paragraphs; `text` is the whole of word/document.xml."""
    media = [name for name in parts or () if name.startswith("word/media/")]
    relations = [
        *(
            (f"rId{number}", f"{_OFFICE}/{kind}", f"{kind}.xml")
            for number, kind in enumerate(("styles", "footnotes", "endnotes", "comments"), 1)
        ),
        *((f"rId{9 + number}", f"{_OFFICE}/image", name.removeprefix("word/")) for number, name in enumerate(media)),
    ]
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations)
        + "</Relationships>",
        "word/document.xml": text or f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/footnotes.xml": _notes("footnote", footnotes or {}),
        "word/endnotes.xml": _notes("endnote", endnotes or {}),
        "word/comments.xml": f"<w:comments {NAMES}>{comments}</w:comments>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, **(parts or {})}.items():
            archive.writestr(name, content)
    return path


def _notes(kind: str, notes: dict[int, str]) -> str:
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    said = "".join(
        f'<w:{kind} w:id="{number}">{words if words.startswith("<w:p>") else p(words)}</w:{kind}>'
        for number, words in notes.items()
    )
    return f"<w:{kind}s {NAMES}>{separator}{said}</w:{kind}s>"
