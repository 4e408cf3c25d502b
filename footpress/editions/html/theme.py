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

from footpress.editions.look import FILE, Look
from footpress.model.volume import Enclosed, admitted
from footpress.problems import Problem, ProblemsFound
from footpress.templates import Templates

NAMES = ("paper", "ink", "soft", "rule", "link", "mark")
_TEXT = ("ink", "soft", "link")
LEAST_CONTRAST = 4.5
_LIGHT, _DARK = "@media not all and (prefers-color-scheme: dark)", "@media (prefers-color-scheme: dark)"
_ROOT = re.compile(r":root\s*\{([^}]*)\}")


def style_sheet(templates: Templates, look: Look, fonts: Mapping[str, Enclosed]) -> str:
    """The style sheet of all web pages, with the publication's colours and fonts; raises what `themed` does."""
    return themed(templates.read("blocks.css") + templates.read("html/article.css"), look, fonts)


def themed(style: str, look: Look, fonts: Mapping[str, Enclosed]) -> str:
    """A style sheet with the publication's colours and fonts. Raises ProblemsFound for a colour that cannot be, or cannot be read,
    and for a font that is not there."""
    light, dark = dict(look.colours), dict(look.dark_colours)
    preset = [dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{6})", rule)) for rule in _ROOT.findall(style)[:2]]
    problems = [*_wrong(light), *_wrong(dark)]
    if not problems and len(preset) == 2:
        problems = [*_illegible(light, preset[0], "light"), *_illegible(dark, preset[1], "dark")]
    if problems:
        raise ProblemsFound(map(_problem, problems))
    return style + _rule(_LIGHT, light) + _rule(_DARK, dark) + _fonts(look, fonts)


def palette(style: str, look: Look) -> Mapping[str, str]:
    """The colours of the light scheme by name, the publication's own before those of the style sheet."""
    preset = dict(re.findall(r"--(\w+):\s*(#[0-9a-fA-F]{6})", next(iter(_ROOT.findall(style)), "")))
    return {**preset, **dict(look.colours)}


def _fonts(look: Look, fonts: Mapping[str, Enclosed]) -> str:
    """The family in front of the style sheet's own, and where its files are: fonts/ beside the folders of the articles."""
    for file in fonts.values():
        admitted(file)
    if not look.web_family:
        return ""
    name = re.sub(r'["\\<>{};]', "", look.web_family)
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; font-style: {"italic" if "italic" in file.lower() else "normal"}; '
        f'font-weight: {"700" if "bold" in file.lower() else "400"}; font-display: swap; src: url("../fonts/{file}"); }}\n'
        for file in fonts
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
