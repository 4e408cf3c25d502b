"""The settings of source/publication.yaml and of a front matter, each of its own kind: a value of another is told with its line.

What a value means is judged where it is used (`footpress.editions.look`, `theme`, `logo`, `checks.lint`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from footpress.source.yaml_text import YamlMapping

PAGE_SIZES = ("A4", "Letter", "B5", "A5")
LAYOUTS = ("article", "report", "book")
_Kind = tuple[Callable[[Any], bool], str]


def _is_text(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and bool(str(value).strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text_or_texts(value: Any) -> bool:
    return _is_text(value) or _is_texts(value)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) and all(_is_text(name) and _is_text(inner) for name, inner in value.items())


def _is_severities(value: Any) -> bool:
    """`off` is read by YAML as no."""
    severities = ("error", "warning", "query", "off", False)
    return isinstance(value, Mapping) and all(
        _is_text(name) and isinstance(severity, str | bool) and severity in severities for name, severity in value.items()
    )


def _is_colours(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        _is_text(name) and (_is_table(colour) if name == "dark" else _is_text(colour)) for name, colour in value.items()
    )


def _is_fonts(value: Any) -> bool:
    kinds = {
        "text": _is_text,
        "code": _is_text,
        "also": _is_texts,
        "languages": _is_table,
        "scripts": _is_table,
        "web": _is_text_or_texts,
    }
    return isinstance(value, Mapping) and all(name in kinds and kinds[name](inner) for name, inner in value.items())


def _is_corrections(value: Any) -> bool:
    return all(isinstance(item, Mapping) for item in (value if isinstance(value, list) else [value]))


def _is_parts(value: Any) -> bool:
    return value == "none" or (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(part, Mapping) and _is_text(part.get("title")) and all(map(_is_text_or_texts, part.values()))
            for part in value
        )
    )


_TEXT: _Kind = (_is_text, "one word or a line of text")
_YES_OR_NO: _Kind = (lambda value: isinstance(value, bool), "is neither yes nor no: write one of them, or leave it out")
KINDS: Mapping[str, _Kind] = {
    "checks": (_is_severities, "a block of lines such as `url-insecure: off`, each with error, warning, query or off"),
    "fonts": (_is_fonts, "a block of lines such as `text: Gentium Plus`, `also: [Noto Serif CJK SC]`, `code:`, `scripts:`, `languages:` and `web:`"),
    "page-size": (lambda value: value in PAGE_SIZES, f"is none of {', '.join(PAGE_SIZES)}"),
    "layout": (lambda value: value in LAYOUTS, f"is none of {', '.join(LAYOUTS)}"),
    "print": _YES_OR_NO,
    "single-file": _YES_OR_NO,
    "right-hand": _YES_OR_NO,
    "contents": _YES_OR_NO,
    "colors": (_is_colours, 'a block of lines such as `link: "#004488"`, and `dark:` with lines of its own'),
    "logo": _TEXT,
    "former-slugs": (_is_text_or_texts, "an earlier address, or a list of them"),
    "corrections": (_is_corrections, "a list of blocks, each with date: and note:"),
    "bibliography": (_is_parts, "`none`, or a list of parts, each with title: and what it holds: keyword:, type:, or another field"),
    "nocite": (_is_text_or_texts, "the keys of works that are listed without being cited, `[a2001, b2002]`, or `all`"),
    "annotation": _TEXT,
    "full-in-each-chapter": _YES_OR_NO,
    "idem": _YES_OR_NO,
    "op-cit": _YES_OR_NO,
    "loc-cit": _YES_OR_NO,
    "abbreviations": (lambda value: isinstance(value, bool) or _is_table(value), "yes, or a block of lines such as `HZ: Historische Zeitschrift`"),
    "translations": (_is_table, "a block of lines such as `tr: slug-of-the-turkish-article`"),
}  # fmt: skip


def read_settings(fields: YamlMapping, names: tuple[str, ...]) -> dict[str, Any]:
    """The settings of these names that a file has, as they stand. Raises ProblemsFound with file:line for one of a wrong kind."""
    found = {name: value for name in names if (value := fields.values.get(name)) is not None}
    for name, value in found.items():
        is_right, wanted = KINDS[name]
        if not is_right(value):
            if isinstance(value, str | int | float) and wanted.startswith("is "):
                raise fields.problem(name, f"`{name}: {str(value)[:80]}` {wanted}.")
            raise fields.problem(
                name, f"`{name}:` wants {wanted.replace('is none of', 'one of').replace('is neither yes nor no', 'yes or no')}."
            )
    return found
