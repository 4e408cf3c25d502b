"""YAML as people write it: a mapping with the line of each key, or one sentence that says what is wrong and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from footpress.languages.typography import typographic
from footpress.problems import Problem, ProblemsFound
from footpress.text.characters import refuse_unfit

_MOST = 200_000  # characters; a front matter is a page, and a longer one is a mistake or an attack


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """The keys and values of a YAML mapping, the file it stands in, the line of each key, and the language of its prose."""

    file: str
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    lang: str = "en"

    def problem(self, key: str, message: str, id: str = "yaml-value") -> ProblemsFound:
        """A problem with the value of a key, to raise."""
        return ProblemsFound([Problem(self.file, self.lines.get(key, 1), id, "error", message)])

    def text(self, key: str, default: str = "") -> str:
        """A value that must be a line of text, a number or a date."""
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self.problem(key, f"{key}: must be one line of text, not a {_kind(value)}.")
        return " ".join(str(value).split())

    def prose(self, key: str) -> str:
        """A value that must be a line of text, with the quotation marks of its language for straight ones."""
        return typographic(self.text(key), self.lang)

    def yes(self, key: str) -> bool:
        """A value that must be yes or no; no where there is none."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.problem(key, f"{key}: must be yes or no.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A value that must be a list of texts, or one text with commas."""
        value = self.values.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            return tuple(part for item in value.split(",") if (part := item.strip()))
        if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
            return tuple(str(item) for item in value)
        raise self.problem(key, f"{key}: must be a list of words or phrases.")

    def mapping(self, key: str, known: tuple[str, ...]) -> YamlMapping | None:
        """A value that must be a mapping with known keys; None where there is none."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.problem(key, f"{key}: must be a block of `name: value` lines.")
        line = self.lines.get(key, 1)
        inner = YamlMapping(self.file, value, {str(name): line for name in value}, self.lang)
        inner.refuse_unknown(known)
        return inner

    def refuse_unknown(self, known: tuple[str, ...]) -> None:
        """Raise ProblemsFound for each key that means nothing here, with the nearest that does."""
        problems = []
        for key in self.values:
            if key not in known:
                near = get_close_matches(str(key), known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}."
                problems.append(
                    Problem(self.file, self.lines.get(str(key), 1), "yaml-key", "error", f"{key}: means nothing here; {hint}")
                )
        if problems:
            raise ProblemsFound(problems)


def read_mapping(text: str, file: str, first_line: int = 1) -> YamlMapping:
    """A YAML mapping; `first_line` is the line of the file on which `text` begins. Dates stay text."""
    try:
        if len(text) > _MOST:
            raise _problem(file, first_line, f"this block is longer than {_MOST:,} characters; is the closing --- missing?")
        loader = _Loader(text)
        node = loader.get_single_node()
        if twice := next(_twice(node, set()), None):
            raise _problem(
                file, first_line + twice.start_mark.line, f"{twice.value}: stands here a second time: keep one of the two."
            )
        values = loader.construct_document(node) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise _problem(
            file, line, f"this is not YAML: {error.problem or error}. Quote a value that has a colon in it."
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _problem(file, first_line, f"this is not YAML that can be read ({type(error).__name__}).") from error
    if not isinstance(values, dict):
        raise _problem(file, first_line, "this must be a block of `name: value` lines.")
    lines = {str(key.value): first_line + key.start_mark.line for key, _ in node.value} if node is not None else {}
    for key, value in values.items():
        refuse_unfit(" ".join(_texts(value, set())).replace("\n", " "), file, lines.get(str(key), first_line))
    return YamlMapping(file, {str(key): value for key, value in values.items()}, lines)


def _texts(value: object, seen: set[int]) -> Iterator[str]:
    """Every text in a value, in its lists and blocks too; each list once, since aliases may name it a billion times."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict) and id(value) not in seen:
        seen.add(id(value))
        for inner in value if isinstance(value, list) else (*value, *value.values()):
            yield from _texts(inner, seen)


def _twice(node: yaml.Node | None, seen: set[int]) -> Iterator[yaml.ScalarNode]:
    """The keys that stand in one block a second time, of which YAML would keep the last and say nothing."""
    if not isinstance(node, yaml.CollectionNode) or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in keys:
                    yield key
                keys.add(key.value)
            yield from _twice(value, seen)
    else:
        for item in node.value:
            yield from _twice(item, seen)


class _Loader(yaml.SafeLoader):
    """Dates are left as text, so that 2020-08 and 2020-08-28 are read alike; depth is bounded."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        self._depth = getattr(self, "_depth", 0) + 1
        if self._depth > 20:
            raise yaml.YAMLError("too deep")
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _problem(file: str, line: int, message: str) -> ProblemsFound:
    return ProblemsFound([Problem(file, line, "yaml-broken", "error", message)])


def _kind(value: object) -> str:
    return {list: "list", dict: "block", bool: "yes or no"}.get(type(value), "value of another kind")
