"""`footpress links`, against a host on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from footpress.publication.links import Answer, Link, check_links, find_links


class Host(BaseHTTPRequestHandler):
    """/ok opens, /get-only knows no HEAD, /forbidden refuses programs, /archive is an archive, everything else is gone."""

    asked: list[str] = []  # noqa: RUF012 (the handler is made anew for every request)

    def do_HEAD(self) -> None:
        self.asked.append(f"HEAD {self.path}")
        self._answer(405 if self.path == "/get-only" else {"/ok": 200, "/forbidden": 403}.get(self.path, 404))

    def do_GET(self) -> None:
        self.asked.append(f"GET {self.path}")
        if self.path.startswith("/archive"):
            self._answer(
                200, json.dumps({"archived_snapshots": {"closest": {"available": True, "url": "https://archive.example/copy"}}})
            )
        else:
            self._answer({"/ok": 200, "/get-only": 200, "/forbidden": 403}.get(self.path, 404))

    def _answer(self, status: int, body: str = "") -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    Host.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def asked(host: str, cache: Path, *paths: str) -> tuple[dict[str, bool], list[str]]:
    answers: dict[str, bool] = {}

    def report(link: Link, answer: Answer) -> None:
        answers[link.url.removeprefix(host)] = answer.opens

    links = tuple(Link(f"{host}{path}", "bibliography.bib", 3) for path in paths)
    problems = check_links(links, cache, archive=f"{host}/archive", pause=0, report=report)
    return answers, [str(problem) for problem in problems]


def test_what_opens_and_what_does_not(host: str, tmp_path: Path) -> None:
    answers, problems = asked(host, tmp_path / "links.json", "/ok", "/get-only", "/forbidden", "/gone")
    assert answers == {"/ok": True, "/get-only": True, "/forbidden": True, "/gone": False}
    assert problems == [
        f"bibliography.bib:3: warning: {host}/gone answers 404 Not Found: the archive has https://archive.example/copy. [link-dead]"
    ]


def test_nothing_is_asked_twice_within_a_week(host: str, tmp_path: Path) -> None:
    asked(host, tmp_path / "links.json", "/ok", "/gone")
    count = len(Host.asked)
    assert asked(host, tmp_path / "links.json", "/ok", "/gone")[0] == {"/ok": True, "/gone": False}
    assert len(Host.asked) == count


def test_a_broken_cache_is_begun_anew(host: str, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text("[broken", encoding="utf-8")
    assert asked(host, tmp_path / "links.json", "/ok")[0] == {"/ok": True}


def test_a_host_that_is_not_there_is_said_not_to_answer(tmp_path: Path) -> None:
    (problem,) = check_links(
        (Link("http://127.0.0.1:9/x", "a", 1),), tmp_path / "c.json", archive="http://127.0.0.1:9/archive", report=lambda *_: None
    )
    assert "does not answer" in problem.message


def test_the_addresses_of_a_publication(publication: Path) -> None:
    (publication / "bibliography.bib").write_text(
        "@online{a, title={A}, url={example.org/a}}\n@book{b, title={B}, doi={10.1/x}}\n", encoding="utf-8"
    )
    (publication / "source/x.md").write_text(
        "---\ntitle: X\n---\n\nSee <https://example.org/b>, and (https://example.org/c).\n", encoding="utf-8"
    )
    assert [(link.url, link.file, link.line) for link in find_links(publication)] == [
        ("https://example.org/a", "bibliography.bib", 1),
        ("https://doi.org/10.1/x", "bibliography.bib", 2),
        ("https://example.org/b", "source/x.md", 5),
        ("https://example.org/c", "source/x.md", 5),
    ]
