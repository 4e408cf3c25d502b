"""The one place that runs Jinja: templates, styles and terms, a publication's own file before the engine's of the same name."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
import yaml

from footpress.problems import WorldError


def _engine_templates() -> Path:
    """The templates that come with footpress: inside the installed package, or beside it in a clone."""
    installed = Path(__file__).parent / "_templates"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "templates"


class Templates:
    """Finds and renders templates for one publication folder (None: the engine's own only)."""

    def __init__(self, publication: Path | None = None) -> None:
        own = [publication / "templates"] if publication else []
        self.folders = [folder for folder in (*own, _engine_templates()) if folder.is_dir()]
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.folders),
            autoescape=jinja2.select_autoescape(("html", "xhtml", "xml", "opf", "ncx")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def find(self, name: str) -> Path:
        """The path of a template, style sheet or style, e.g. "styles/footpress-notes.csl"."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise WorldError(f"templates/{name} is missing: put it back, or reinstall footpress.")

    def read(self, name: str) -> str:
        """The text of a file that is used as it stands."""
        return self.find(name).read_text(encoding="utf-8")

    def render(self, name: str, /, **context: Any) -> str:
        """A template rendered; an error in it is one sentence with its file and line."""
        try:
            return self._environment.get_template(name).render(**context)
        except jinja2.TemplateNotFound as missing:
            raise WorldError(f"templates/{missing.name} is missing: put it back, or reinstall footpress.") from missing
        except jinja2.TemplateSyntaxError as error:
            raise WorldError(f"templates/{error.name or name}:{error.lineno}: {error.message}.") from error
        except jinja2.UndefinedError as error:
            raise WorldError(f"templates/{name}: {error.message}.") from error

    def terms(self, lang: str) -> dict[str, str]:
        """The words that templates print ("Notes", "Bibliography" …) in a language, English where it has none."""
        language = lang.split("-")[0]
        return {name: words.get(language, words["en"]) for name, words in self._terms.items()}

    @cached_property
    def _terms(self) -> dict[str, dict[str, str]]:
        """terms.yaml, read once."""
        return dict(yaml.safe_load(self.read("terms.yaml")))
