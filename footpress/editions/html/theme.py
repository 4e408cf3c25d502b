"""A publication's own colours and fonts, from source/publication.yaml, as rules that follow the style sheet of the page.

    colors:
      link: "#004488"
      dark: {link: "#8fb8ff"}

Names: paper, ink, soft (what stands back), rule, link, mark; under `dark:` the same for readers who prefer dark. Text must be
legible: WCAG 2.2, 1.4.3, a contrast of 4.5 : 1 with the paper.

    fonts:
      text: Literata
      web: [Literata.woff2, Literata-Italic.woff2]

`text` is asked of the reader's system; the files of `web`, which stand in source/, are published with the pages and bring it along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from footpress.model.article import Publication
from footpress.problems import Problem, ProblemsFound

FILE = "source/publication.yaml"
NAMES = ("paper", "ink", "soft", "rule", "link", "mark")
_TEXT = ("ink", "soft", "link")
LEAST_CONTRAST = 4.5
_LIGHT, _DARK = "@media not all and (prefers-color-scheme: dark)", "@media (prefers-color-scheme: dark)"
_ROOT = re.compile(r":root\s*\{([^}]*)\}")


def themed(style: str, publication: Publication) -> str:
    """The style sheet with the publication's colours. Raises ProblemsFound for a colour that cannot be, or cannot be read."""
    colours = publication.settings.get("colors") or {}
    if not isinstance(colours, Mapping) or not isinstance(colours.get("dark", {}), Mapping):
        raise ProblemsFound([_problem('`colors:` wants lines such as `link: "#004488"`, and `dark:` with lines of its own.')])
    light = {str(name): str(value) for name, value in colours.items() if name != "dark"}
    dark = {str(name): str(value) for name, value in colours.get("dark", {}).items()}
    preset = [dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{6})", rule)) for rule in _ROOT.findall(style)[:2]]
    problems = [*_wrong(light), *_wrong(dark)]
    if not problems and len(preset) == 2:
        problems = [*_illegible(light, preset[0], "light"), *_illegible(dark, preset[1], "dark")]
    if problems:
        raise ProblemsFound(map(_problem, problems))
    return style + _rule(_LIGHT, light) + _rule(_DARK, dark) + _fonts(publication)


def single_file(publication: Publication) -> bool:
    """Whether each page holds its own style and script, as it does unless `single-file: false` shares them between the pages."""
    value = publication.settings.get("single-file", True)
    if not isinstance(value, bool):
        raise ProblemsFound(
            [_problem(f"`single-file: {value}` is neither yes nor no: write `single-file: no`, or leave it out.")]
        )
    return value


def palette(style: str, publication: Publication) -> Mapping[str, str]:
    """The colours of the light scheme by name, the publication's own before those of the style sheet."""
    preset = dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{6})", next(iter(_ROOT.findall(style)), "")))
    colours = publication.settings.get("colors") or {}
    return {**preset, **{str(name): str(value) for name, value in colours.items() if name != "dark"}}


def web_fonts(publication: Publication) -> tuple[str, ...]:
    """The names of the font files in source/. Raises ProblemsFound for one that is missing or that browsers cannot read."""
    settings = publication.settings.get("fonts") or {}
    value = settings.get("web") if isinstance(settings, Mapping) else ()
    names = tuple(map(str, value if isinstance(value, list | tuple) else [value] if value else []))
    for name in names:
        if not re.fullmatch(r"[\w.-]+\.woff2?", name):
            raise ProblemsFound(
                [_problem(f"`fonts: web: {name}` is no file that every browser reads: name a .woff2 file in source/.")]
            )
        if not (publication.directory / "source" / name).is_file():
            raise ProblemsFound([_problem(f"`fonts: web: {name}`: there is no file source/{name}: put it there.")])
    return names


def _fonts(publication: Publication) -> str:
    """The family in front of the style sheet's own, and where its files are: fonts/ beside the folders of the articles."""
    settings = publication.settings.get("fonts") or {}
    family = str(settings.get("text") or "") if isinstance(settings, Mapping) else ""
    files = web_fonts(publication)
    if not family:
        return ""
    name = re.sub(r'["\\<>{};]', "", family)
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; font-style: {"italic" if "italic" in file.lower() else "normal"}; '
        f'font-weight: {"700" if "bold" in file.lower() else "400"}; font-display: swap; src: url("../fonts/{file}"); }}\n'
        for file in files
    )
    return f'\n{faces}:root {{ --family: "{name}"; }}\n'


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (#rrggbb), from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _wrong(colours: Mapping[str, str]) -> Iterator[str]:
    for name, value in colours.items():
        if name not in NAMES:
            yield f"`colors: {name}` is none of {', '.join(NAMES)} and dark."
        elif not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            yield f'`colors: {name}: {value}` is no colour that can be read: write six digits in quotation marks, as "#004488".'


def _illegible(colours: Mapping[str, str], preset: Mapping[str, str], scheme: str) -> Iterator[str]:
    """Texts of too little contrast, where a colour of the publication's own is one of the two."""
    every = {**preset, **colours}
    for name in _TEXT:
        ratio = contrast(every[name], every["paper"])
        if ratio < LEAST_CONTRAST and (name in colours or "paper" in colours):
            yield (
                f"{name} ({every[name]}) on paper ({every['paper']}) cannot be read well in the {scheme} scheme: "
                f"the contrast is {ratio:.1f} : 1, and {LEAST_CONTRAST} : 1 is the least; choose another under `colors:`."
            )


def _rule(condition: str, colours: Mapping[str, str]) -> str:
    own = " ".join(f"--{name}: {value};" for name, value in colours.items())
    return f"\n{condition} {{ :root {{ {own} }} }}\n" if own else ""


def _problem(sentence: str) -> Problem:
    return Problem(FILE, 0, "publication-setting", "error", sentence)
