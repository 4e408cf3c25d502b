"""A publication with an article of six notes, and its desk without a browser: requests as a page of the desk sends them."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from imported_notes import NOTES, imported

from footpress.desk.application import application
from footpress.desk.desk import Desk
from footpress.desk.safety import Guard, Secrets
from footpress.gathering.corrections.standing_texts import StandingTexts

PORT = 8181
HERE = f"http://127.0.0.1:{PORT}"


@dataclass
class Sitter:
    """Somebody at the desk; the cookie is there unless it was taken away."""

    desk: Desk
    held: Secrets = field(default_factory=Secrets)
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, **more: object) -> httpx.Response:
        guard = Guard(application(self.desk), PORT, self.held, read_only=self.desk.read_only)
        headers = {"origin": HERE, "cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **more.pop("headers", {})}

        async def answered() -> httpx.Response:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url=HERE) as client:
                return await client.request(method, path, headers=headers, **more)

        with ThreadPoolExecutor(1) as aside:  # where a browser is tested in the same process, this thread has a loop that runs
            return aside.submit(asyncio.run, answered()).result()

    def get(self, path: str) -> httpx.Response:
        return self.ask("GET", path)

    def do(self, number: int, act: str, **form: object) -> httpx.Response:
        """Change a note as it stands now."""
        shown = self.get(f"/a/tide/note/{number}").text
        version = re.search(r'data-version="(\w+)"', shown)[1]
        data = {"version": version, **{name.replace("_", "-"): str(value) for name, value in form.items()}}
        return self.ask("POST", f"/a/tide/note/{number}/{act}", data=data)

    def texts(self) -> StandingTexts:
        return self.desk.sitting.texts("tide")

    def file(self, name: str) -> Path:
        return self.desk.directory / name


@pytest.fixture(scope="session")
def tide_texts() -> StandingTexts:
    return imported(*NOTES)


@pytest.fixture
def folder(tide_texts: StandingTexts, tmp_path: Path) -> Path:
    for name, text in {
        "source/publication.yaml": "title: Papers of the Tide\n",
        "source/tide.md": tide_texts.markdown,
        "source/notes/tide.yaml": tide_texts.record,
        "bibliography.bib": tide_texts.bibliography,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def sitter(folder: Path) -> Iterator[Sitter]:
    desk = Desk(folder)
    one = Sitter(desk)
    one.cookies[f"footpress-desk-{PORT}"] = one.held.cookie
    yield one
    desk.close()
