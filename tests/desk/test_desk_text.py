"""The text: written where it was changed, never over another's change; each finding at its line with what mends it."""

import html
import re
from pathlib import Path

import pytest

import footpress

BUNDLE = Path(footpress.__file__).parents[1] / "templates/desk/editor.js"
TOOLS = BUNDLE.parents[2] / "tools/editor"


def text_form(sitter, body: str) -> dict[str, str]:
    return {"version": re.search(r'name="version" value="(\w+)"', sitter.get("/a/tide/text").text)[1], "body": body}


def findings(page: str) -> list[tuple[str, ...]]:
    """(line of the text, start, end, what is written instead) of each finding."""
    found = re.findall(r'<li class="\w+" data-at="(\d+)" data-start="(-?\d+)" data-end="(-?\d+)" data-instead="([^"]*)">', page)
    return [(*place, html.unescape(instead)) for *place, instead in found]


def test_the_text_is_written_and_a_change_meanwhile_stays(sitter) -> None:
    given = text_form(sitter, "New words[^1].\r\n\r\n[^1]: A note.\r\n")
    assert sitter.ask("POST", "/a/tide/text", data=given).status_code == 303
    assert sitter.texts().markdown.endswith("---\n\nNew words[^1].\n\n[^1]: A note.\n")
    stale = sitter.ask("POST", "/a/tide/text", data={**given, "body": "Mine."})
    assert stale.status_code == 409 and "Mine." in stale.text and "New words" in stale.text
    assert "Mine." not in sitter.texts().markdown
    assert sitter.ask("POST", "/a/tide/text", data=text_form(sitter, " \n")).status_code == 409


def test_what_is_typed_in_one_go_is_one_step_to_undo(sitter) -> None:
    before = sitter.texts()
    for body in ("One.", "One two.", "One two three."):
        sitter.ask("POST", "/a/tide/text", data=text_form(sitter, body))
    assert sitter.texts().markdown.endswith("One two three.\n")
    assert sitter.ask("POST", "/undo").headers["location"] == "/a/tide/text"
    assert sitter.texts() == before
    sitter.ask("POST", "/redo")
    assert sitter.texts().markdown.endswith("One two three.\n")


def test_the_version_changes_with_the_text_alone(sitter) -> None:
    before = sitter.get("/a/tide/text/version").text
    sitter.file("bibliography.bib").write_text("", encoding="utf-8")
    assert sitter.get("/a/tide/text/version").text == before
    sitter.ask("POST", "/a/tide/text", data=text_form(sitter, "Other."))
    assert sitter.get("/a/tide/text/version").text != before


TYPED = "Boats 𝔉  came (Lovelace 1999, p. 3).[^1]\n\nShips , see pages 3-5.\n\n[^1]: Blum, *Dry Docks*, p. 5.\n"


def test_each_remedy_is_taken_by_a_click_and_leaves_the_rest(sitter) -> None:
    """A letter beyond the basic plane stands before them: places count as JavaScript does."""
    sitter.ask("POST", "/a/tide/text", data=text_form(sitter, TYPED))
    page = sitter.get("/a/tide/text").text
    assert sorted(findings(page)) == [
        ("1", "15", "36", "[@lovelace1999, 3]"), ("1", "8", "10", " "), ("3", "19", "20", "–"), ("3", "5", "7", ","),
        ("5", "6", "29", "[@blum2001, 5]"),
    ]  # fmt: skip
    assert "<code>3–5</code>" in page, "a dash alone would say nothing"
    version = re.search(r'name="version" value="(\w+)"', page)[1]
    assert sitter.ask("POST", "/a/tide/text/remedy", data={"version": version, "n": "0"}).status_code == 303
    assert "Boats 𝔉  came [@lovelace1999, 3].[^1]\n" in sitter.texts().markdown
    assert sitter.ask("POST", "/a/tide/text/remedy", data={"version": version, "n": "1"}).status_code == 409, "of an older text"
    while found := findings(page := sitter.get("/a/tide/text").text):
        version = re.search(r'name="version" value="(\w+)"', page)[1]
        assert sitter.ask("POST", "/a/tide/text/remedy", data={"version": version, "n": "0"}).status_code == 303, found
    end = "Boats 𝔉 came [@lovelace1999, 3].[^1]\n\nShips, see pages 3–5.\n\n[^1]: [@blum2001, 5].\n"
    assert sitter.texts().markdown.endswith(end)


@pytest.mark.parametrize("n", ["", "x", "-1", "99", "١"])
def test_a_remedy_that_is_none_is_a_sentence(n: str, sitter) -> None:
    before = sitter.texts()
    data = {**text_form(sitter, ""), "n": n}
    assert sitter.ask("POST", "/a/tide/text/remedy", data=data).status_code == 409
    assert sitter.texts() == before


def test_a_text_that_cannot_be_read_shows_why(sitter) -> None:
    sitter.file("source/tide.md").write_text("---\ntitle: ''\n---\n\nWord.\n", encoding="utf-8")
    page = sitter.get("/a/tide/text").text
    assert "there is no title" in page and "Word." in page


def test_only_the_styles_of_this_answer_may_be_written(sitter) -> None:
    one, other = (sitter.get("/a/tide/text") for _ in range(2))
    nonces = [re.search(r'data-nonce="([\w-]{16,})"', answer.text)[1] for answer in (one, other)]
    assert nonces[0] != nonces[1]
    for answer, nonce in zip((one, other), nonces, strict=True):
        policy = answer.headers["content-security-policy"]
        assert f"style-src 'self' 'nonce-{nonce}'" in policy and "unsafe" not in policy and "script-src 'self';" in policy


def test_the_editor_names_what_it_is_made_of_and_asks_no_other_host() -> None:
    bundle = BUNDLE.read_text(encoding="utf-8")
    head, code = bundle.split("*/", 1)
    made = (TOOLS / "package-lock.json").read_text(encoding="utf-8")
    named = re.findall(r"((?:@[\w-]+/)?[\w-]+) (\d+\.\d+\.\d+)", head)
    assert len(named) > 10 and {"@codemirror/view", "@lezer/markdown", "style-mod"} <= {name for name, _ in named}
    for name, version in named:
        assert f'"node_modules/{name}": {{\n      "version": "{version}"' in made, name
    assert head.count("Permission is hereby granted, free of charge") == len(re.findall(r"Copyright \(C\).*", head)) >= 1
    assert set(re.findall(r"https?://[\w./]+", code)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"\b(?:eval|Function)\(|importScripts|XMLHttpRequest|\bfetch\(", code)
