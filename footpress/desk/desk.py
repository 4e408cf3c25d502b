"""The desk as its pages have it: the publication, the sitting, the workers, the templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from footpress.desk.changes import Watch
from footpress.desk.jobs import Jobs
from footpress.desk.kinds import NO_FIELD, NOTE_FIELDS, WORK_TYPES
from footpress.desk.previews import warm_up
from footpress.desk.seen import Seen
from footpress.desk.sitting import Sitting
from footpress.desk.words import LANGUAGES, Words, chosen_language
from footpress.pandoc.running import pandoc_path
from footpress.pandoc.warm import WarmPandoc
from footpress.publication.workers import Worker, ready
from footpress.templates import Templates

_PRELOAD = ("footpress.desk.previews",)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page asks for. Its templates are footpress's own: those of a publication may come from anybody."""

    directory: Path
    read_only: bool = False
    templates: Templates = field(default_factory=Templates)
    sitting: Sitting = field(init=False)
    words: Words = field(init=False)
    quick: Worker = field(default_factory=lambda: Worker("previews", *_PRELOAD))
    typesetter: Worker = field(default_factory=lambda: Worker("pages", *_PRELOAD))
    slow: Worker = field(default_factory=lambda: Worker("work", *_PRELOAD))
    pandoc: WarmPandoc = field(default_factory=lambda: WarmPandoc(pandoc_path()))
    jobs: Jobs = field(init=False)
    seen: Seen = field(init=False)
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        """The parts that are made of others."""
        object.__setattr__(self, "sitting", Sitting(self.directory))
        object.__setattr__(self, "words", Words(self.templates))
        object.__setattr__(self, "jobs", Jobs(self.slow))
        object.__setattr__(self, "watch", Watch(self.directory))
        object.__setattr__(self, "seen", Seen(self.directory, self.quick, self.typesetter))

    def page(self, request: Request, name: str, status: int = 200, **shown: Any) -> HTMLResponse:
        """A page from its template, in the language of whoever asks."""
        lang = self.language(request)
        sitting = self.sitting
        return HTMLResponse(
            self.templates.render(
                f"desk/{name}.html",
                w=self.words.of(lang),
                lang=lang,
                languages={code: self.words.table["language_name"][code] for code in LANGUAGES},
                read_only=self.read_only,
                undoable=sitting.done[-1] if sitting.done else None,
                redoable=sitting.undone[-1] if sitting.undone else None,
                field_keys={**NOTE_FIELDS, "": NO_FIELD},
                work_types=WORK_TYPES,
                path=request.url.path,
                **{"slug": "", "title": "", "alert": "", **shown},
            ),
            status,
        )

    def language(self, request: Request) -> str:
        """The language of a request."""
        return chosen_language(request.cookies.get("footpress-desk-lang", ""), request.headers.get("accept-language", ""))

    def warm(self) -> None:
        """Start the workers, so that nobody waits for it."""
        self.quick.result(ready)
        self.typesetter.result(warm_up)
        self.slow.result(ready)

    def close(self) -> None:
        """End the workers."""
        for worker in (self.quick, self.typesetter, self.slow):
            worker.close()
        self.pandoc.close()


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def texts_of(form: Mapping[str, Any]) -> dict[str, str]:
    """What a form says, without the files in it."""
    return {name: value for name, value in form.items() if isinstance(value, str)}
