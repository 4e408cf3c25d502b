"""Chinese and Japanese: the end of a line of Markdown is no blank; straight marks between letters open and close by turns."""

from pathlib import Path

import pytest

from footpress.citing.cite import cite
from footpress.model.article import FrontMatter, Publication
from footpress.model.entry import Bibliography
from footpress.readback.passages import plain
from footpress.source.reading import Source
from footpress.templates import Templates


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("zh", "港口，\n码头。\n路", "港口，码头。路"),
        ("ja", "港の\n帳簿「アジ」\n（注）", "港の帳簿「アジ」（注）"),
        ("zh", "港口\n*码头*\n路", "港口码头路"),
        ("zh", "港口\nQuay\n路", "港口 Quay 路"),
        ("ko", "항구의\n장부", "항구의 장부"),
        ("en", "the\n港\n口 of", "the 港口 of"),
        ("zh", '他说"好"，又说"没有\'数过\'的"。', "他说“好”，又说“没有‘数过’的”。"),
        ("zh-TW", '他說"好"。', "他說「好」。"),
        ("ja", '彼は"はい"と言った。', "彼は「はい」と言った。"),
        ("ar", 'قرأ و"الدفتر" هنا', "قرأ و«الدفتر» هنا"),
        ("zh", "他说“好”，没有'数过'的", "他说“好”，没有’数过’的"),
    ],
)
def test_what_is_written_together_is_printed_so(lang: str, typed: str, printed: str, tmp_path: Path) -> None:
    source = Source("a", "source/a.md", FrontMatter("T", lang=lang), f"{typed}\n", 1, "footpress-notes")
    article = cite(source, Bibliography("bibliography.bib"), Publication(tmp_path), "page", Templates())
    assert plain(article.body) == printed


def test_a_call_at_the_end_of_a_line_is_followed_by_no_blank(tmp_path: Path) -> None:
    source = Source("a", "source/a.md", FrontMatter("T", lang="zh"), "港口。[^1]\n码头\n\n[^1]: 注。\n", 1, "footpress-notes")
    article = cite(source, Bibliography("bibliography.bib"), Publication(tmp_path), "page", Templates())
    assert "</a>码头" in article.body


@pytest.mark.parametrize(
    ("typed", "upright"),
    [
        ("*码头*", '<em><span class="upright">码头</span></em>'),
        ("*码头 Quay 路*", '<em><span class="upright">码头</span> Quay <span class="upright">路</span></em>'),
        ("*الكتّاب الصغار*", '<em><span class="upright">الكتّاب الصغار</span></em>'),
        ("*Quay*", "<em>Quay</em>"),
        ("**码头**", "<strong>码头</strong>"),
    ],
)
def test_a_script_without_italics_stands_upright(typed: str, upright: str, tmp_path: Path) -> None:
    source = Source("a", "source/a.md", FrontMatter("T", lang="zh"), f"{typed}\n", 1, "footpress-notes")
    article = cite(source, Bibliography("bibliography.bib"), Publication(tmp_path), "page", Templates())
    assert article.body == f"<p>{upright}</p>"
