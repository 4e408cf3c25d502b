"""YAML as this project writes it: keys in the order given, short lists of plain values in one line, no wrapping, raw Unicode.

The bytes are those of PyYAML with libyaml. The many notes of a record are written here, line by line: a tree of nodes made of them first
takes longer than all else that is done with a record. What is not plain enough for that, a text of several lines above all, is left to libyaml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

_ONE_LINE = re.compile(r"[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]+")
"""What libyaml prints as it is, on one line."""
_NEVER_PLAIN = re.compile(r"[ #,\[\]{}&*!|>'\"%@`]|[-?:](?: |$)|---|\.\.\.|.*(?::(?: |$)| #| $)")
"""What would mean something without quotation marks, where it begins a word or stands in it."""
_LINE = 90
"""Characters of a list in one line at most."""


class _Dumper(yaml.CSafeDumper):
    """Short lists of plain values in one line."""


class _Otherwise(Exception):
    """A value is left to libyaml."""


def _is_short(data: Sequence[Any]) -> bool:
    return all(isinstance(item, int | float | str) for item in data) and sum(len(str(item)) for item in data) < _LINE


def _represent_list(dumper: yaml.CSafeDumper, data: Sequence[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=_is_short(data))


_Dumper.add_representer(list, _represent_list)


def dump_yaml(data: object) -> str:
    """Plain data as YAML."""
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**9)


def dump_lists(data: Mapping[str, Any]) -> str:
    """The same of a mapping of which some values are long lists of mappings, in less time."""
    return "".join(
        f"{_word(key)}:\n{''.join(map(_item, value))}" if key.isidentifier() and _are_mappings(value) else dump_yaml({key: value})
        for key, value in data.items()
    )


def _are_mappings(value: object) -> bool:
    return isinstance(value, list) and value != [] and all(isinstance(item, dict) and item for item in value)


def _item(data: Mapping[str, Any]) -> str:
    """A mapping of a list."""
    lines: list[str] = []
    try:
        _add_pairs(lines, data, "- ", "  ")
    except _Otherwise:
        return dump_yaml([data])
    return "".join(lines)


def _add_pairs(lines: list[str], data: Mapping[str, Any], first: str, rest: str) -> None:
    """The lines of a mapping; `first` begins its first line, `rest` the others."""
    begin = first
    for key, value in data.items():
        name = f"{begin}{_name(key)}:"
        begin = rest
        if isinstance(value, str):
            lines.append(f"{name} {_word(value)}\n")
        elif type(value) is int:
            lines.append(f"{name} {value}\n")
        elif isinstance(value, dict) and value:
            lines.append(f"{name}\n")
            _add_pairs(lines, value, f"{rest}  ", f"{rest}  ")
        elif isinstance(value, dict):
            lines.append(f"{name} {{}}\n")
        elif not isinstance(value, list):
            lines.append(f"{name} {_alone(value)}\n")
        elif all(type(item) is int for item in value) and _is_short(value):
            lines.append(f"{name} [{', '.join(map(str, value))}]\n")
        elif _is_short(value):
            lines.append(f"{name} {_on_one_line(value)}\n")
        elif not _are_mappings(value):
            raise _Otherwise
        else:
            lines.append(f"{name}\n")
            for item in value:
                _add_pairs(lines, item, f"{rest}- ", f"{rest}  ")


@lru_cache(maxsize=1024)
def _name(key: str) -> str:
    if len(key) > _LINE:
        raise _Otherwise
    return _word(key)


@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    """A text on one line, in quotation marks where YAML needs them."""
    if not _ONE_LINE.fullmatch(text):
        return _on_one_line(text)
    resolvers = yaml.CSafeDumper.yaml_implicit_resolvers.get(text[0], ())
    means = any(pattern.match(text) for _, pattern in resolvers)  # a number, a date, yes, none
    return "'" + text.replace("'", "''") + "'" if means or _NEVER_PLAIN.match(text) else text


@lru_cache(maxsize=1024, typed=True)
def _alone(value: object) -> str:
    """A number that is not whole, yes, no or nothing, as libyaml writes it."""
    return _on_one_line(value)


def _on_one_line(value: object) -> str:
    written = dump_yaml({"a": value})
    if len(written.splitlines()) > 1:
        raise _Otherwise
    return written[3:-1]
