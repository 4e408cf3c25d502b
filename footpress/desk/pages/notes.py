"""Correct: the text with its calls, the note at hand as typed, its citations, and how it will print."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from footpress.desk.alike import CLEAR, alike
from footpress.desk.desk import Desk, desk_of, texts_of
from footpress.desk.note_view import note_view, progress, version, work_names
from footpress.desk.pages.note_acts import ACTS, Act, Form, entry_being_typed, span_of, wanted_work
from footpress.desk.printed import printed
from footpress.desk.running_text import text_blocks
from footpress.desk.sitting import Assigned, article_names
from footpress.gathering.corrections.also_there import also_there, assign_there, read_at
from footpress.gathering.corrections.merging import merge_entries, with_key
from footpress.gathering.corrections.rewriting import notes_of
from footpress.gathering.corrections.standing_texts import StandingTexts
from footpress.problems import FootpressError, UsageError
from footpress.source.articles import find_articles


async def first(request: Request) -> Response:
    """GET /a/SLUG: the first note that is to be looked at."""
    slug = request.path_params["slug"]
    texts = desk_of(request).sitting.texts(slug)
    how = progress(texts)
    number = next(iter(how.doubtful or how.states), None)
    return RedirectResponse(f"/a/{slug}/note/{number}" if number else f"/a/{slug}/text", 303)


async def note(request: Request) -> Response:
    """GET /a/SLUG/note/N"""
    return await run_in_threadpool(_page, request, desk_of(request), *_place(request))


async def printed_note(request: Request) -> Response:
    """GET and POST /a/SLUG/note/N/printed: the note as it will print, with the entry or the Markdown that a form is being given."""
    desk, (slug, number) = desk_of(request), _place(request)
    form = texts_of(await request.form()) if request.method == "POST" else {}
    return await run_in_threadpool(_printed, request, desk, slug, number, form)


async def change(request: Request) -> Response:
    """POST /a/SLUG/note/N/ACT"""
    desk, (slug, number) = desk_of(request), _place(request)
    form = texts_of(await request.form())
    act = ACTS.get(request.path_params["act"])
    if act is None:
        raise UsageError("The desk knows no such change.")
    return await run_in_threadpool(_change, request, desk, slug, number, act, form)


async def also(request: Request) -> Response:
    """POST /a/SLUG/note/N/also: what was just corrected here is corrected in the other notes too."""
    desk, (slug, number) = desk_of(request), _place(request)
    await run_in_threadpool(desk.sitting.change, "also", slug, number, _also(desk, number))
    return RedirectResponse(f"/a/{slug}/note/{number}", 303)


async def merge(request: Request) -> Response:
    """POST /a/SLUG/note/N/merge: the entry `key` is the same work as another one; every article and record cites that from now on."""
    desk, (slug, number) = desk_of(request), _place(request)
    form = texts_of(await request.form())
    texts = desk.sitting.texts(slug)
    one, into = form.get("key", ""), wanted_work(texts, form)

    def files() -> dict[str, str]:
        names = article_names(find_articles(desk.directory).slugs)
        standing = {name: desk.sitting.text(name).replace("\r\n", "\n") for name in names}
        bibliography = merge_entries(desk.sitting.text("bibliography.bib").replace("\r\n", "\n"), one, into)
        return {**with_key(standing, one, into), "bibliography.bib": bibliography}

    try:
        await run_in_threadpool(desk.sitting.change_files, "merge", slug, number, files)
    except FootpressError as error:
        return await run_in_threadpool(_page, request, desk, slug, number, 422, str(error))
    return RedirectResponse(f"/a/{slug}/note/{number}", 303)


def _place(request: Request) -> tuple[str, int]:
    return request.path_params["slug"], request.path_params["number"]


def _page(request: Request, desk: Desk, slug: str, number: int, status: int = 200, alert: str = "", typed: str = "") -> Response:
    texts = desk.sitting.texts(slug)
    if number not in notes_of(texts.markdown):
        raise UsageError(f"There is no note {number} in this article.")
    how = progress(texts)
    numbers = list(how.states)
    at = numbers.index(number)
    doubtful = [each for each in how.doubtful if each != number]
    return desk.page(
        request,
        "note",
        status,
        slug=slug,
        title=str(number),
        note=note_view(texts, number),
        blocks=text_blocks(texts.markdown),
        progress=how,
        before=numbers[at - 1] if at else None,
        behind=numbers[at + 1] if at + 1 < len(numbers) else None,
        next_doubt=next((each for each in doubtful if numbers.index(each) > at), next(iter(doubtful), None)),
        works=work_names(texts),
        also=_offered(desk, slug, number, texts),
        alike=alike(texts, number),
        alert=alert,
        typed=typed,
    )


def _printed(request: Request, desk: Desk, slug: str, number: int, form: Form) -> Response:
    words = desk.words.of(desk.language(request))
    try:
        texts = desk.sitting.texts(slug)
        typed = {form["key"]: entry_being_typed(texts, form)} if form.get("key") else {}
        shown = printed(desk.directory, slug, number, texts, typed, form.get("markdown", ""), desk.pandoc)
    except FootpressError as error:
        return HTMLResponse(f'<p class="refused">{escape(str(error))}</p>')
    waits = f'<p class="hint">{escape(words["prints_when_confirmed"])}</p>' if shown.waits else ""
    entries = "".join(f"<li>{entry}</li>" for entry in shown.entries)
    listed = f'<h3>{escape(words["in_bibliography"])}</h3><ul class="works">{entries}</ul>' if entries else ""
    return HTMLResponse(f'{waits}<div class="printed-note">{shown.note}</div>{listed}')


def _change(request: Request, desk: Desk, slug: str, number: int, act: Act, form: Form) -> Response:
    """Do it; where the note does not stand as it was shown, nothing is done, and both are shown."""
    words = desk.words.of(desk.language(request))

    def make(texts: StandingTexts) -> StandingTexts:
        if form.get("version") != version(texts, number):
            raise _ChangedMeanwhile
        return act(texts, number, form)

    name = request.path_params["act"]
    try:
        assigned = _told(desk.sitting.texts(slug), number, name, form)
        desk.sitting.change(name, slug, number, make, assigned)
    except _ChangedMeanwhile:
        typed = "; ".join(f"{name}: {value}" for name, value in form.items() if name not in ("version", "key", "next") and value)
        return _page(request, desk, slug, number, 409, words["changed_meanwhile"], typed)
    except FootpressError as error:
        return _page(request, desk, slug, number, 422, str(error))
    if form.get("next"):
        how = progress(desk.sitting.texts(slug))
        later = [each for each in how.doubtful if each > number] or list(how.doubtful)
        if later or how.clear:
            return RedirectResponse(f"/a/{slug}/note/{later[0]}" if later else f"/a/{slug}/together/{CLEAR}", 303)
    return RedirectResponse(f"/a/{slug}/note/{number}", 303)


def _told(texts: StandingTexts, number: int, name: str, form: Form) -> Assigned | None:
    """Of words that are said to be a field: how they were read, and what they are now."""
    return Assigned(read_at(texts, number, span_of(form)), form.get("field", "")) if name == "assign" else None


def _offered(desk: Desk, slug: str, number: int, texts: StandingTexts) -> tuple[int, ...]:
    """The notes in which what was just corrected here is read in the same way."""
    last = desk.sitting.done[-1] if desk.sitting.done else None
    if last is None or last.assigned is None or (last.slug, last.note) != (slug, number):
        return ()
    return tuple(note for note, _ in also_there(texts, number, last.assigned.was))


def _also(desk: Desk, number: int) -> Callable[[StandingTexts], StandingTexts]:
    assigned = desk.sitting.done[-1].assigned if desk.sitting.done else None
    if assigned is None:
        raise UsageError("What this was about is no longer known: correct the notes one by one.")
    return lambda texts: assign_there(texts, number, assigned.was, assigned.field)


class _ChangedMeanwhile(Exception):
    """A note does not stand as it was shown to whoever changes it."""
