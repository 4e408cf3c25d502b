"""Nobody but the editor at this machine sees or changes anything: names, origins, tokens, cookies, sizes, paths."""

import socket
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from footpress.desk import serving
from footpress.desk.application import ROUTES
from footpress.desk.pages.articles import file_name
from footpress.desk.safety import LARGEST_UPLOAD

PAGES = (
    "/",
    "/a/tide",
    "/a/tide/note/1",
    "/a/tide/note/1/printed",
    "/a/tide/article",
    "/a/tide/text",
    "/a/tide/publish",
    "/assets/desk.js",
)
CHANGES = (
    "/import",
    "/undo",
    "/redo",
    "/a/tide/note/1/confirm",
    "/a/tide/note/1/merge",
    "/a/tide/note/1/also",
    "/a/tide/article",
    "/a/tide/text",
    "/a/tide/text/remedy",
    "/a/tide/publish",
    "/a/tide/mend",
    "/a/tide/together/clear",
    "/a/tide/queries",
)


@pytest.mark.parametrize("path", [*PAGES, "/nowhere"])
def test_without_the_cookie_nothing_is_shown(path: str, sitter) -> None:
    sitter.cookies.clear()
    answer = sitter.get(path)
    assert (answer.status_code, "Tide" in answer.text) == (403, False)


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1", "127.0.0.1:80", "localhost.example.org:8181", "127.0.0.1:8181@evil", ""]
)
def test_by_another_name_it_does_not_answer(host: str, sitter) -> None:
    assert sitter.ask("GET", "/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["http://example.org", "null", "", "http://127.0.0.1:8182", "https://127.0.0.1:8181"])
@pytest.mark.parametrize("path", CHANGES)
def test_from_another_page_nothing_is_changed(path: str, origin: str, sitter) -> None:
    before = sitter.texts()
    assert sitter.ask("POST", path, headers={"origin": origin}, data={"x": "y"}).status_code == 403
    assert sitter.texts() == before


def test_every_change_is_among_those_that_are_tried() -> None:
    changing = {route.path.replace("{slug}", "tide").replace("{number:int}", "1") for route in ROUTES if "POST" in route.methods}
    tried = {path.replace("/confirm", "/{act}") for path in CHANGES}
    assert {path.replace("{reasons}", "clear") for path in changing} - {"/a/tide/note/1/printed"} == tried


def test_the_token_is_exchanged_for_a_cookie_that_no_script_and_no_other_site_has(sitter) -> None:
    sitter.cookies.clear()
    assert sitter.get("/?token=wrong").status_code == 403
    assert sitter.get("/?token=").status_code == 403
    answer = sitter.get(f"/?token={sitter.held.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert sitter.held.token not in cookie
    assert sitter.get(f"/?token={sitter.held.token}&article=tide").headers["location"] == "/a/tide"
    assert sitter.get(f"/?token={sitter.held.token}&article=tide&page=see").headers["location"] == "/a/tide/see"
    assert sitter.get(f"/?token={sitter.held.token}&article=//evil.example&page=//evil").headers["location"] == "/"


@pytest.mark.parametrize("path", PAGES)
def test_what_a_page_may_load_is_said(path: str, sitter) -> None:
    answer = sitter.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (
        "http://" not in answer.text.replace("http://www.w3.org", "") or path == "/assets/desk.js" or "example" not in answer.text
    )


def test_for_looking_only_nothing_is_changed(sitter) -> None:
    object.__setattr__(sitter, "desk", replace(sitter.desk, read_only=True))
    before = sitter.texts()
    for path in CHANGES:
        assert "looking only" in sitter.ask("POST", path, data={"x": "y"}).text
    assert sitter.texts() == before
    assert '<button class="main"' not in sitter.get("/a/tide/note/1").text


@pytest.mark.parametrize("length", [LARGEST_UPLOAD + 1, "many", "-1", ""])
def test_what_is_too_large_is_refused_before_it_is_read(length: object, sitter) -> None:
    assert sitter.ask("POST", "/import", headers={"content-length": str(length)}, content=b"").status_code == 413


def test_a_length_that_lies_reads_no_further(sitter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footpress.desk.safety.LARGEST_FORM", 1000)
    before = sitter.texts()
    headers = {"content-length": "10", "content-type": "application/x-www-form-urlencoded"}
    answer = sitter.ask("POST", "/a/tide/text", headers=headers, content=b"body=" + b"x" * 5000)
    assert answer.status_code == 413
    assert sitter.texts() == before


@pytest.mark.parametrize("slug", ["..", "%2e%2e", "..%2f..%2foutside", "tide%00", "nobody", "%2Fetc%2Fpasswd"])
@pytest.mark.parametrize("page", ["", "/note/1", "/article", "/text", "/check", "/publish", "/see", "/download/pdf"])
def test_no_address_leads_out_of_the_publication(slug: str, page: str, sitter) -> None:
    (sitter.desk.directory.parent / "outside.md").write_text(
        "---\ntitle: SECRET\n---\n\nSECRET[^1]\n\n[^1]: SECRET\n", encoding="utf-8"
    )
    answer = sitter.get(f"/a/{slug}{page}")
    assert "SECRET" not in answer.text
    assert answer.status_code in (200, 303, 404, 422)


def test_a_link_out_of_the_publication_is_not_followed(sitter) -> None:
    outside = sitter.desk.directory.parent / "outside.md"
    outside.write_text("---\ntitle: SECRET\n---\n\nSECRET[^1]\n\n[^1]: SECRET\n", encoding="utf-8")
    sitter.file("source/link.md").symlink_to(outside)
    for path in ("/", "/a/link", "/a/link/note/1", "/a/link/text", "/a/link/article"):
        assert "SECRET" not in sitter.get(path).text


@pytest.mark.parametrize(
    ("given", "name"),
    [("../../a.docx", "a.docx"), ("C:\\x\\b.docx", "b.docx"), ("..", "manuscript"), ("a\0b\n.txt", "ab.txt"), ("/etc/passwd", "passwd"),
     ("Метин 1.docx", "Метин 1.docx"), ("x" * 300 + ".md", "x" * 117 + ".md")],
)  # fmt: skip
def test_an_upload_has_a_name_and_no_folder(given: str, name: str) -> None:
    assert file_name(given) == name


def test_the_address_is_told_when_it_can_be_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that is quick is not sent away before the desk has loaded all that it serves."""
    asked: list[int] = []

    def at_once(address: str) -> None:
        with socket.create_connection(("127.0.0.1", urlsplit(address).port or 0), timeout=5) as connection:
            asked.append(connection.getpeername()[1])

    monkeypatch.setattr(serving.uvicorn.Server, "run", lambda *_, **__: None)
    monkeypatch.setattr(serving.Desk, "warm", lambda _: None)
    serving.serve(folder, 0, at_once, open_browser=False)
    assert asked
