"""Nothing in a book is wider than a narrow screen: a reading system cuts off what is, or turns it into columns of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

from footpress.publication.building import build

ADDRESS = "https://example.org/a/very/long/address/of_a_page_that_fits_in_no_line/of_a_telephone.html"
TEXT = f"""---
title: Wide things
author: Maude Alder
date: 2026-03-01
---

See {ADDRESS} in the text.[^1]

| {" | ".join(f"A heading of column {number}" for number in range(8))} |
|{"---|" * 8}
| {" | ".join("Constantinopolitan" for _ in range(8))} |
| {" | ".join("1234567.89" for _ in range(8))} |

    a line of code that goes on and on, and on, and on, and that is not broken by anybody, since it is code

[^1]: And {ADDRESS} in a note.
"""


def test_nothing_is_wider_than_a_narrow_screen(open_page, serving, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/publication.yaml").write_text("title: Papers\n", encoding="utf-8")
    (tmp_path / "source/wide.md").write_text(TEXT, encoding="utf-8")
    list(build(tmp_path, ["wide"], ["epub"]))
    with zipfile.ZipFile(tmp_path / "build/wide.epub") as book:
        book.extractall(tmp_path / "open")
    with serving(tmp_path / "open/EPUB") as address:
        for name in ("text.xhtml", "notes.xhtml"):
            page = open_page(f"{address}/{name}", 320)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
            page.context.close()
