"""Frozen values as JSON has them, and back: a dataclass is the list of its fields, in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_T = TypeVar("_T")


def as_plain(value: object) -> Any:
    """A value of texts, numbers, tuples, mappings and dataclasses as JSON can hold it. What it cannot hold is left, for JSON to refuse."""
    if is_dataclass(value) and not isinstance(value, type):
        return [as_plain(getattr(value, field.name)) for field in fields(value) if field.init]
    if isinstance(value, tuple | list):
        return [as_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: as_plain(each) for name, each in value.items()}
    return value


def from_plain(kind: type[_T], plain: object) -> _T:
    """The value of this kind that `as_plain` made this of. Raises ValueError or TypeError where it is none."""
    read: Callable[[Any], _T] = _reader(cast(Any, kind))
    return read(plain)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What reads a value of a kind, as it is annotated."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = tuple(_reader(hints[field.name]) for field in fields(kind) if field.init)
        return lambda plain: kind(*(read(each) for read, each in zip(readers, plain, strict=True)))  # type: ignore[operator]
    if origin is tuple:
        if inner[1:] == (...,):
            of_each = _reader(inner[0])
            return lambda plain: tuple(map(of_each, plain))
        several = tuple(map(_reader, inner))
        return lambda plain: tuple(read(each) for read, each in zip(several, plain, strict=True))
    if origin in (UnionType, Union):
        some = [each for each in inner if each is not NoneType]
        if len(some) == 1:
            of_some = _reader(some[0])
            return lambda plain: None if plain is None else of_some(plain)
    return lambda plain: plain
