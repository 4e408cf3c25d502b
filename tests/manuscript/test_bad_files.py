"""Files that are no manuscript, or would harm: each is refused in a sentence that says what to do, soon and in little memory."""

import os
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from word_files import NAMES, SENTENCE, docx, p, r

from footpress.documents import read
from footpress.problems import FootpressError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SECONDS, MEGABYTES = 10, 512


def refusal(path: Path) -> str:
    with pytest.raises(FootpressError) as caught:
        read(path, path.name)
    return str(caught.value)


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("old.doc", OLE, "save it as .docx"),
        ("old.docx", OLE, "an old Word file"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "take the password off"),
        ("paper.docx", b"%PDF-1.7 ...", "this is a PDF"),
        ("paper.txt", b"%PDF-1.7 ...", "this is a PDF"),
        ("cut.docx", b"PK\x03\x04" + bytes(40), "damaged"),
        ("words.docx", b"Only words", "no .docx file, whatever its name says"),
        ("words.odt", b"Only words", "no .odt file, whatever its name says"),
        ("empty.docx", b"", "nothing in this file"),
        ("empty.odt", b"", "nothing in this file"),
        ("empty.txt", b"", "nothing in this file"),
        ("empty.epub", b" \n", "nothing in this file"),
        ("empty.html", b"", "nothing in this file"),
        ("empty.html", b"<html><body><p> </p></body></html>", "nothing in this file"),
        ("empty.md", b"\n", "nothing in this file"),
        ("empty.tex", b"\\documentclass{article}\\begin{document}\\end{document}", "nothing in this file"),
        ("empty.rtf", b"{\\rtf1 }", "nothing in this file"),
    ],
)
def test_what_is_no_manuscript_is_told_with_what_to_do(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    assert said in refusal(written(tmp_path / name, data))


def test_a_packed_file_that_is_no_manuscript(tmp_path: Path) -> None:
    assert "take the manuscript out of it" in refusal(zipped(tmp_path / "all.zip", {"a.txt": b"words"}))
    assert "take the manuscript out of it" in refusal(
        zipped(tmp_path / "sheet.docx", {"[Content_Types].xml": b"", "xl/workbook.xml": b""})
    )


def test_a_locked_open_document(tmp_path: Path) -> None:
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<a><encryption-data/></a>"}
    assert "locked with a password" in refusal(zipped(tmp_path / "locked.odt", parts))


@pytest.mark.parametrize("name", ["renamed.txt", "renamed.doc", "renamed.odt", "renamed"])
def test_a_word_file_of_any_name_is_a_word_file(name: str, tmp_path: Path) -> None:
    assert [block.text for block in read(docx(tmp_path / name, p(SENTENCE))).blocks] == [SENTENCE]


def test_an_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    text = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><w:document {NAMES}><w:body>{p("&x;")}</w:body></w:document>'
    assert "damaged (its part word/document.xml" in refusal(docx(tmp_path / "x.docx", text=text))


def test_pictures_outside_of_the_folder_of_a_manuscript_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent/link.png").symlink_to(tmp_path / "secret.png")
    names = ("../secret.png", f"{tmp_path}/secret.png", f"file://{tmp_path}/secret.png", "link.png", "https://example.org/a.png")
    markdown = f"# T\n\n{SENTENCE}\n\n" + "\n\n".join(f"![a](<{name}>)" for name in names)
    page = f"<html><body><p>{SENTENCE}</p>" + "".join(f'<p><img src="{name}"></p>' for name in names) + "</body></html>"
    for name, text in (("a.md", markdown), ("a.html", page)):
        manuscript = read(written(tmp_path / "sent" / name, text.encode()), name, "a")
        assert manuscript.pictures == ()
        assert len([problem for problem in manuscript.problems if problem.id == "picture-left-out"]) == len(names)


LARGE = {
    "bomb": lambda path: docx(path, text=f"<w:document {NAMES}><w:body>{p('a' * 150_000_000)}</w:body></w:document>"),
    "runs": lambda path: docx(path, f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * 1_000_000}</w:p>"),
    "deep": lambda path: docx(path, "<w:p>" + "<w:smartTag>" * 30_000 + r("a") + "</w:smartTag>" * 30_000 + "</w:p>"),
    "tables": lambda path: docx(path, "<w:tbl><w:tr><w:tc>" * 3_000 + p("a") + "</w:tc></w:tr></w:tbl>" * 3_000),
    "parts": lambda path: docx(path, p(SENTENCE), parts={f"word/media/{n}.png": b"" for n in range(20_000)}),
    "brackets": lambda path: written(path.with_suffix(".md"), b"# T\n\n" + b"[" * 5000 + b" **a** ![](x)"),
}


@pytest.mark.parametrize("kind", LARGE)
def test_what_would_fill_the_memory_ends_soon_with_a_sentence(kind: str, tmp_path: Path) -> None:
    path = LARGE[kind](tmp_path / f"{kind}.docx")
    program = (
        "import sys; from pathlib import Path; from footpress.documents import read; from footpress.problems import FootpressError\n"
        "try: read(Path(sys.argv[1])); print('read')\n"
        "except FootpressError as error: print('refused', error)\n"
        "import resource; print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    before = processor_time()
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS)),
    )
    took = processor_time() - before
    assert done.stdout.startswith(("refused", "read")), done.stderr[-500:]
    used = int(done.stdout.split()[-1]) / 1024
    assert took < 2 * SECONDS
    assert used < MEGABYTES


def processor_time() -> float:
    """What the programs that have ended took of the processor, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
