"""Whether the addresses of a publication still open. This is the one thing that uses the network, and it is its own command.

Politely: one request at a time, a pause between two to one host, HEAD before GET, and nothing asked again within a week. For an
address that does not open, the Internet Archive is asked for a copy (https://archive.org/help/wayback_api.php).
"""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from footpress.disk.reading import listed
from footpress.disk.writing import replace_text
from footpress.problems import Problem
from footpress.records.bibtex import read_bibliography

ARCHIVE = "https://archive.org/wayback/available"
_AGENT = "footpress (checks the links of a publication; https://pypi.org/project/footpress)"
_SECONDS = 20.0
_PAUSE = 1.0
_WEEK = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the place where it stands."""

    url: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said: the HTTP status (0: nothing), the reason in words, a copy in the archive, and when it was asked (seconds)."""

    status: int
    reason: str
    archived: str
    asked: float

    @property
    def opens(self) -> bool:
        """Whether a reader who follows the link finds something. A host that refuses programs (401, 403, 429) is not dead."""
        return 200 <= self.status < 400 or self.status in (401, 403, 405, 429)


def find_links(directory: Path) -> tuple[Link, ...]:
    """Every web address in the bibliography and the articles of a publication, each once, at its first place."""
    found: dict[str, Link] = {}
    for link in (*_in_bibliography(directory), *_in_articles(directory)):
        found.setdefault(link.url, link)
    return tuple(found.values())


def _in_bibliography(directory: Path) -> Iterator[Link]:
    bibliography = read_bibliography(directory / "bibliography.bib")
    for entry in bibliography.entries:
        url = f"https://doi.org/{entry.get('doi')}" if entry.get("doi") else entry.get("url")
        if url:
            yield Link(url if "://" in url else f"https://{url}", bibliography.file, entry.line)


def _in_articles(directory: Path) -> Iterator[Link]:
    for path in listed(directory, "source/*.md"):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), start=1):
            for match in re.finditer(r"https?://[^\s<>\"')\]]+", line):
                yield Link(match.group().rstrip(".,;:"), f"source/{path.name}", number)


def check_links(
    links: tuple[Link, ...], cache: Path, *, archive: str = ARCHIVE, pause: float = _PAUSE, report: Callable[[Link, Answer], None]
) -> tuple[Problem, ...]:
    """Ask for every address that was not asked for within a week; `report` hears each answer. Returns those that do not open."""
    answers = _read_cache(cache)
    last: dict[str, float] = {}
    problems = []
    for link in links:
        answer = answers.get(link.url)
        if answer is None or time.time() - answer.asked > _WEEK:
            host = urllib.parse.urlsplit(link.url).netloc
            time.sleep(max(0.0, last.get(host, 0.0) + pause - time.monotonic()))
            answer = ask(link.url, archive)
            last[host] = time.monotonic()
            answers[link.url] = answer
            _write_cache(cache, answers)
        report(link, answer)
        if not answer.opens:
            problems.append(_problem(link, answer))
    return tuple(sorted(problems))


def ask(url: str, archive: str = ARCHIVE) -> Answer:
    """What the host of an address says to HEAD, or to GET where it knows no HEAD; and the archive's copy where it says no."""
    status, reason = _request(url, "HEAD")
    if status in (0, 403, 404, 405, 500, 501):
        status, reason = _request(url, "GET")
    answer = Answer(status, reason, "", time.time())
    return answer if answer.opens else Answer(status, reason, _archived(url, archive), answer.asked)


def _request(url: str, method: str) -> tuple[int, str]:
    try:
        quoted = urllib.parse.quote(url, safe="%/:=&?~#+!$,;'@()*[]")
        request = urllib.request.Request(quoted, method=method, headers={"User-Agent": _AGENT})
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:
            return int(response.status), str(response.reason)
    except urllib.error.HTTPError as error:
        return int(error.code), str(error.reason)
    except (OSError, ValueError) as error:
        return 0, str(getattr(error, "reason", error))


def _archived(url: str, archive: str) -> str:
    """The address of the newest copy in the archive, "" where there is none or it does not answer."""
    try:
        with urllib.request.urlopen(f"{archive}?{urllib.parse.urlencode({'url': url})}", timeout=_SECONDS) as response:
            closest = json.load(response).get("archived_snapshots", {}).get("closest", {})
            return str(closest.get("url", "")) if closest.get("available") else ""
    except (OSError, ValueError, AttributeError):
        return ""


def _problem(link: Link, answer: Answer) -> Problem:
    said = f"answers {answer.status} {answer.reason}" if answer.status else f"does not answer ({answer.reason})"
    remedy = f"the archive has {answer.archived}" if answer.archived else "look for its new address, or for a copy in an archive"
    return Problem(link.file, link.line, "link-dead", "warning", f"{link.url} {said}: {remedy}.")


def _read_cache(path: Path) -> dict[str, Answer]:
    try:
        return {url: Answer(**answer) for url, answer in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write_cache(path: Path, answers: Mapping[str, Answer]) -> None:
    replace_text(path, json.dumps({url: asdict(answer) for url, answer in answers.items()}, ensure_ascii=False, indent=1) + "\n")
