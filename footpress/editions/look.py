"""What source/publication.yaml says about the look of the editions, read once: page, fonts, layout, colours.

page-size: A4            # or Letter, B5, A5
fonts:
  text: Gentium Plus
  code: DejaVu Sans Mono
  also: [Noto Serif CJK SC, Scheherazade]      # tried in this order for what the text font lacks
  scripts: {Arab: Scheherazade New, Hebr: Ezra SIL}      # first in texts and passages of languages written so (ISO 15924)
  languages: {ja: Noto Serif CJK JP}      # first in those of one language
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from footpress.languages.scripts import SCRIPTS, written_in
from footpress.model.article import FrontMatter, Publication
from footpress.problems import Problem, ProblemsFound
from footpress.source.settings import LAYOUTS

PAGE_SIZES = {
    "A4": "31mm 38mm 36mm",
    "Letter": "27mm 40mm 33mm",
    "B5": "24mm 24mm 27mm",
    "A5": "19mm 17mm 22mm",
}
"""The margins of each page size: top, sides, bottom."""
TEXT_FONT = "Gentium Plus"
CODE_FONT = "DejaVu Sans Mono"
FILE = "source/publication.yaml"


@dataclass(frozen=True, slots=True)
class Look:
    """Layout and page, the font families (of text, of code, for what the text font lacks, for passages in a language), and the web.

    Colours are as typed, by their names, those of the dark scheme apart; what they may be is judged beside the style sheet
    (`footpress.editions.html.theme`).
    """

    layout: str = "article"
    contents: bool = False
    print: bool = False
    page_size: str = "A4"
    text_font: str = TEXT_FONT
    code_font: str = CODE_FONT
    also: tuple[str, ...] = ()
    scripts: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    colours: tuple[tuple[str, str], ...] = ()
    dark_colours: tuple[tuple[str, str], ...] = ()
    web_family: str = ""
    """The family of text that the publication names itself."""
    web_fonts: tuple[str, ...] = ()
    """The files in source/ that bring it to readers."""
    single_file: bool = True
    """Whether each web page holds its own style and script."""
    right_hand: bool = False
    """Whether each article of an issue begins on a right-hand page, of a language from right to left on a left-hand one."""

    @property
    def margins(self) -> str:
        """The value of `margin` for a page."""
        return PAGE_SIZES[self.page_size]

    @property
    def families(self) -> tuple[str, ...]:
        """Every family that may be used."""
        named = (family for _, family in (*self.scripts, *self.languages))
        return tuple(dict.fromkeys((self.text_font, *self.also, *named)))

    @property
    def stack(self) -> str:
        """The value of `font-family` for text."""
        families = dict.fromkeys((self.text_font, *self.also, *(family for _, family in self.scripts)))
        return ", ".join(_quoted(family) for family in families)

    @property
    def language_stacks(self) -> tuple[tuple[str, str], ...]:
        """(language, the value of `font-family` for passages in it), the nearer tag behind the wider one ("zh", "zh-Hant")."""
        of_scripts = [(tag, family) for script, family in self.scripts for tag in written_in(script)]
        named = dict((*of_scripts, *self.languages))
        return tuple((tag, f"{_quoted(named[tag])}, {self.stack}") for tag in sorted(named, key=len))

    @property
    def code_stack(self) -> str:
        """The value of `font-family` for code."""
        return ", ".join(_quoted(family) for family in (self.code_font, self.text_font, *self.also))


def read_look(publication: Publication, front_matter: FrontMatter | None = None) -> Look:
    """The look that an article asks for, or else its publication. Raises ProblemsFound, one sentence for each impossible value."""
    settings = {**publication.settings, **(front_matter.settings if front_matter else {})}
    layout = str(settings.get("layout", "article"))
    problems: list[str] = []
    size = str(settings.get("page-size", "A4"))
    if size not in PAGE_SIZES:
        problems.append(f"`page-size: {size}` is none of {', '.join(PAGE_SIZES)}.")
    if layout not in LAYOUTS:
        problems.append(f"`layout: {layout}` is none of {', '.join(LAYOUTS)}.")
    fonts = settings.get("fonts", {})
    if not (
        isinstance(fonts, Mapping)
        and isinstance(fonts.get("also", []), list)
        and all(_is_table(fonts.get(name, {})) for name in ("languages", "scripts"))
    ):
        problems.append("`fonts:` wants lines such as `text: Gentium Plus` and `also: [Noto Serif CJK SC]`.")
        fonts = {}
    unknown = [str(script) for script in fonts.get("scripts", {}) if script not in SCRIPTS]
    if unknown:
        problems.append(f"`scripts: {unknown[0]}` is none of {', '.join(SCRIPTS)}, the names of ISO 15924.")
    colours = settings.get("colors") or {}
    if not (isinstance(colours, Mapping) and isinstance(colours.get("dark", {}), Mapping)):
        problems.append('`colors:` wants lines such as `link: "#004488"`, and `dark:` with lines of its own.')
        colours = {}
    single_file = settings.get("single-file", True)
    if not isinstance(single_file, bool):
        problems.append(f"`single-file: {single_file}` is neither yes nor no: write `single-file: no`, or leave it out.")
    if problems:
        raise ProblemsFound(Problem(FILE, 0, "publication-setting", "error", message) for message in problems)
    return Look(
        layout=layout,
        contents=bool(settings.get("contents", layout != "article")),
        print=bool(settings.get("print", False)),
        page_size=size,
        text_font=_name(fonts, "text", TEXT_FONT),
        code_font=_name(fonts, "code", CODE_FONT),
        also=tuple(map(str, fonts.get("also", []))),
        scripts=_named(fonts.get("scripts", {})),
        languages=_named(fonts.get("languages", {})),
        colours=_named({name: value for name, value in colours.items() if name != "dark"}),
        dark_colours=_named(colours.get("dark", {})),
        web_family=_name(fonts, "text", ""),
        web_fonts=_web_fonts(fonts),
        single_file=bool(single_file),
        right_hand=bool(settings.get("right-hand", False)),
    )


def _named(table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in table.items())


def _web_fonts(fonts: Mapping[str, Any]) -> tuple[str, ...]:
    value = fonts.get("web")
    return tuple(map(str, value if isinstance(value, list | tuple) else [value] if value else []))


def _is_table(value: object) -> bool:
    """Languages by their BCP 47 tag (letters, digits and hyphens), each with a family."""
    return isinstance(value, Mapping) and all(re.fullmatch(r"[A-Za-z0-9-]+", str(tag)) for tag in value)


def _name(fonts: Mapping[str, Any], use: str, default: str) -> str:
    return str(fonts.get(use) or default)


def _quoted(family: str) -> str:
    escaped = family.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
