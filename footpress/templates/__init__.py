"""The one place that runs Jinja: templates, styles and terms, a publication's own file before the engine's of the same name."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError

from footpress.disk.reading import admit
from footpress.languages.standing_in import stand_in, tags_of
from footpress.problems import WorldError
from footpress.templates.compiled import COMPILED
from footpress.templates.limits import SECONDS, Environment, TakesTooLong, bounded, ending_within
from footpress.templates.shipped import shipped_templates
from footpress.templates.terms import Words, WordsByLanguage, read_words, read_words_by_language, with_words


class Templates:
    """Finds and renders templates for one publication folder (None: the engine's own only).

    A publication's own templates may come from a stranger: they run in a sandbox, read no file outside of their folder, and end in time.
    """

    def __init__(self, publication: Path | None = None) -> None:
        self._publication = publication
        self._own = publication / "templates" if publication else None
        own = [self._own] if self._own and self._own.resolve() != shipped_templates().resolve() else []
        self._strange = bool(own) and own[0].is_dir()
        self.folders = [folder for folder in (*own, shipped_templates()) if folder.is_dir()]
        self._environment = Environment(
            loader=_Loader(self.folders, self._admitted),
            autoescape=jinja2.select_autoescape(("html", "xhtml", "xml", "opf", "ncx")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=COMPILED,
        )
        self._environment.filters = bounded(self._environment.filters)

    def find(self, name: str) -> Path:
        """The path of a template, style sheet or style, e.g. "styles/footpress-notes.csl"."""
        for folder in self.folders:
            if (folder / name).is_file():
                return self._admitted(folder / name)
        raise WorldError(f"templates/{name} is missing: put it back, or reinstall footpress.")

    def every(self, pattern: str) -> Iterator[Path]:
        """The files whose names match ("styles/*.csl"), the publication's own first."""
        for folder in self.folders:
            for path in sorted(folder.glob(pattern)):
                yield self._admitted(path)

    def read(self, name: str) -> str:
        """The text of a file that is used as it stands."""
        return self.find(name).read_text(encoding="utf-8")

    def render(self, name: str, /, **context: Any) -> str:
        """A template rendered; an error in it is one sentence with its file and line."""
        try:
            return self._rendered(name, context)
        except jinja2.TemplateNotFound as missing:
            raise WorldError(f"templates/{missing.name} is missing: put it back, or reinstall footpress.") from missing
        except jinja2.TemplateSyntaxError as error:
            raise WorldError(f"templates/{error.name or name}:{error.lineno}: {error.message}.") from error
        except SecurityError as error:
            raise WorldError(
                f"{self._place(error, name)}: a template may not do this ({error}): it prints, and no more."
            ) from error
        except TakesTooLong as error:
            raise WorldError(
                f"{self._place(error, name)}: this does not end within {SECONDS:.0f} seconds of the processor: look for a loop."
            ) from error
        except (MemoryError, RecursionError) as error:
            raise WorldError(f"{self._place(error, name)}: this takes all the memory there is: look for what grows.") from error
        except jinja2.TemplateError as error:
            raise WorldError(f"{self._place(error, name)}: {error.message}.") from error
        except Exception as error:
            place = self._place(error, name)
            if not self._strange or not self._is_in_own(error):
                raise
            raise WorldError(f"{place}: {type(error).__name__}: {error}.") from error

    def terms(self, lang: str) -> dict[str, str]:
        """The words that templates print ("Notes", "Bibliography" …) in a language, each from the nearest language that has it."""
        return dict(self._in_language(lang))

    def labelled_in(self, lang: str) -> str:
        """The tag of the language whose words these are: the language itself, or the one that stands in for it."""
        by_word = {tag for words in self._own_by_word.values() for tag in words}
        return next(
            tag for tag in (*tags_of(lang), *stand_in(lang)) if self._own_words(tag) or tag in by_word or _engine_words(tag)
        )

    @cached_property
    def _in_language(self) -> Callable[[str], Mapping[str, str]]:
        return cache(self._chosen)

    def _chosen(self, lang: str) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for tag in reversed((*tags_of(lang), *stand_in(lang))):
            own = {word: words[tag] for word, words in self._own_by_word.items() if tag in words}
            for words in (_engine_words(tag), own, self._own_words(tag)):
                found = with_words(found, words)
        return found

    @cached_property
    def _own_by_word(self) -> WordsByLanguage:
        """The publication's own terms.yaml, read once."""
        if self._own is None or not (path := self._own / "terms.yaml").is_file():
            return {}
        return read_words_by_language(self._admitted(path).read_text(encoding="utf-8"), "templates/terms.yaml")

    def _own_words(self, tag: str) -> Words:
        """The publication's own terms/<tag>.yaml."""
        if self._own is None or not (path := self._own / "terms" / f"{tag}.yaml").is_file():
            return {}
        if path.is_relative_to(shipped_templates()):
            return _engine_words(tag)
        return read_words(self._admitted(path).read_text(encoding="utf-8"), f"templates/terms/{tag}.yaml")

    def _rendered(self, name: str, context: Mapping[str, Any]) -> str:
        """Rendered; under watch where templates are here that are not footpress's own."""
        if not self._strange:
            return self._environment.get_template(name).render(**context)
        assert self._own is not None
        with ending_within(SECONDS, self._own):
            return self._environment.get_template(name).render(**context)

    def _admitted(self, path: Path) -> Path:
        """A path in one of the folders. Raises ProblemsFound for one of the publication's that leads out of it."""
        if self._publication is not None and self._own is not None and path.is_relative_to(self._own):
            return admit(path, self._publication)
        return path

    def _place(self, error: BaseException, name: str) -> str:
        """The template and its line in which an error was raised."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if self._named(frame.filename)]
        return f"templates/{self._named(frames[-1].filename)}:{frames[-1].lineno}" if frames else f"templates/{name}"

    def _is_in_own(self, error: BaseException) -> bool:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if self._named(frame.filename)]
        return bool(frames) and self._own is not None and Path(frames[-1].filename).is_relative_to(self._own)

    def _named(self, file: str) -> str:
        """A file of one of the folders by its name there, "" for any other."""
        path = Path(file)
        return next((path.relative_to(folder).as_posix() for folder in self.folders if path.is_relative_to(folder)), "")


class _Loader(jinja2.FileSystemLoader):
    """Loads templates, but none of a publication's that leads out of it."""

    def __init__(self, folders: list[Path], admitted: Any) -> None:
        super().__init__(folders)
        self._admitted = admitted

    def get_source(self, environment: jinja2.Environment, template: str) -> Any:
        """As Jinja wants it: text, path, and whether it is up to date."""
        source = super().get_source(environment, template)
        self._admitted(Path(source[1]))
        return source


@cache
def _engine_words(tag: str) -> Words:
    """footpress's own words in a language, none where it has no file for it."""
    path = shipped_templates() / "terms" / f"{tag}.yaml"
    return read_words(path.read_text(encoding="utf-8"), f"templates/terms/{tag}.yaml") if path.is_file() else {}
