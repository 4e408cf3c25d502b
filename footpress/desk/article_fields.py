"""What the desk asks of an article: one table, of which the form is made, read and written. What is not in it stays as it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from footpress.model.facts import TYPES
from footpress.source.contributors import ROLES

Kind = Literal["line", "text", "list", "choice", "yes", "places"]
"""How a value is typed: on a line, in a field of several lines, with commas between, one of a few, a tick, or as affiliations."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field by its key in the front matter, which is also its word at the desk, with `word` where that means something else there."""

    name: str
    kind: Kind = "line"
    choices: tuple[str, ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together under a heading; `is_first`: every journal fills them, so that they are not folded away."""

    name: str
    fields: tuple[Field, ...]
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A key whose value is a block of fields: one (`is_one`), or a list of them, one without its first field left out. `is_named`: each by a name of its own, which is the
    first field (the languages of `translated:`)."""

    name: str
    fields: tuple[Field, ...]
    is_one: bool = False
    is_named: bool = False
    is_first: bool = False


_TITLE, _SUBTITLE, _ABSTRACT = Field("title"), Field("subtitle"), Field("abstract", "text")
_KEYWORDS = Field("keywords", "list")
_LANG, _DOI, _URL = Field("lang"), Field("doi"), Field("url")

GROUPS = (
    Group("group_title", (_TITLE, _SUBTITLE, Field("type", "choice", TYPES, "article_type"), _LANG, _ABSTRACT, _KEYWORDS), True),
    Group("group_issue", (
        Field("volume"), Field("number", word="issue"), Field("pages"), Field("article-number"), Field("date"), Field("series"), _DOI
    ), True),
    Group("group_history", tuple(map(Field, ("received", "revised", "accepted", "published", "printed", "version")))),
    Group("group_statements", (
        Field("conflicts", "text"), Field("data-availability", "text"), Field("acknowledgement", "text"), Field("copyright"), Field("license"),
    )),
    Group("group_notes", (Field("author-note", "text"), Field("title-note", "text"), Field("notice-of"))),
)  # fmt: skip
BLOCKS = (
    Block("author", (
        Field("family"), Field("given"), Field("name", word="name_whole"), Field("latin"), Field("orcid"), Field("affiliation", "places"), Field("email"),
        Field("corresponding", "yes"), Field("credit", "list"),
    ), is_first=True),
    Block("funding", (Field("funder"), Field("award"), Field("ror"))),
    Block("contributor", (Field("family"), Field("given"), Field("role", "choice", tuple(ROLES)))),
    Block("translated", (Field("lang"), _TITLE, _SUBTITLE, _ABSTRACT, _KEYWORDS), is_named=True),
    Block("original", (_TITLE, _LANG, Field("source"), _DOI, _URL), is_one=True),
    Block("retraction", (Field("date"), Field("note", "text", word="reason"), _DOI, _URL), is_one=True),
)  # fmt: skip
FIELDS = tuple(field for group in GROUPS for field in group.fields)
_ROR = re.compile(r"\s*\(?(https://ror\.org/\S+?)\)?$")


def shown(field: Field, value: Any) -> str:
    """A value of the front matter as it is typed at the desk."""
    if field.kind == "yes":
        return "yes" if value is True else ""
    if field.kind == "places":
        places = value if isinstance(value, list) else [] if value is None else [value]
        return "; ".join(" ".join(map(str, each.values())) if isinstance(each, dict) else str(each) for each in places)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")


def read(field: Field, text: str, standing: Any = None) -> Any:
    """What is typed as a value of the front matter; one that is as it was stays as it is written. Empty for none."""
    typed = " ".join(text.split())
    if typed == " ".join(shown(field, standing).split()):
        return standing
    if field.kind == "yes":
        return True if typed else None
    if field.kind == "list":
        return [part for each in typed.split(",") if (part := each.strip())]
    if field.kind == "places":
        places = [_place(part) for each in typed.split(";") if (part := each.strip())]
        return places[0] if len(places) == 1 else places
    return typed


def _place(typed: str) -> str | dict[str, str]:
    found = _ROR.search(typed)
    return {"name": typed[: found.start()].strip(), "ror": found[1]} if found else typed


def listed(block: Block, value: Any) -> list[dict[str, Any]]:
    """The blocks of a key as they stand; a person who is only named has a family name and a given one."""
    if block.is_named:
        named = value if isinstance(value, dict) else {}
        return [{block.fields[0].name: str(name), **inner} for name, inner in named.items() if isinstance(inner, dict)]
    every = value if isinstance(value, list) else [] if value is None else [value]
    return [dict(each) if isinstance(each, dict) else _of_words(block, str(each)) for each in every]


def _of_words(block: Block, text: str) -> dict[str, Any]:
    if block.name in ("author", "contributor"):
        given, _, family = text.strip().rpartition(" ")
        return {"family": family, "given": given}
    return {block.fields[0].name: text}


def form_of(standing: Mapping[str, Any]) -> dict[str, str]:
    """Each field of the form by its name; those of the second author as author-family-1."""
    values = {field.name: shown(field, standing.get(field.name)) for field in FIELDS}
    for block in BLOCKS:
        for number, each in enumerate(listed(block, standing.get(block.name))):
            values |= {f"{block.name}-{field.name}-{number}": shown(field, each.get(field.name)) for field in block.fields}
    return values


def front_matter_of(form: Mapping[str, str], standing: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the front matter that a form changes."""
    values = {field.name: read(field, form.get(field.name, ""), standing.get(field.name)) for field in FIELDS}
    for block in BLOCKS:
        was = listed(block, standing.get(block.name))
        said = _blocks(block, form, was)
        values[block.name] = standing.get(block.name) if said == was else _written(block, said)
    return {name: value for name, value in values.items() if value != standing.get(name) and (value or name in standing)}


def _blocks(block: Block, form: Mapping[str, str], was: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The blocks of a form, each with what the form does not show of it; one in which nothing stands is left out."""
    found = []
    for number in range(count(block, form)):
        if block.is_named:
            named = form.get(f"{block.name}-{block.fields[0].name}-{number}", "").strip()
            standing = next((each for each in was if each[block.fields[0].name] == named), {})
        else:
            standing = was[number] if number < len(was) else {}
        said = {f.name: read(f, form.get(f"{block.name}-{f.name}-{number}", ""), standing.get(f.name)) for f in block.fields}
        kept = {name: said.get(name, value) for name, value in standing.items()} | said
        kept = {name: value for name, value in kept.items() if value not in ("", None, [])}
        names = block.fields[:1] if block.is_named else [field for field in block.fields if field.kind != "choice"]
        if any(kept.get(field.name) for field in names):
            found.append(kept)
    return found


def _written(block: Block, said: list[dict[str, Any]]) -> Any:
    if block.is_named:
        return {each[(name := block.fields[0].name)]: {key: value for key, value in each.items() if key != name} for each in said}
    return (said[0] if said else None) if block.is_one else said


def count(block: Block, form: Mapping[str, str]) -> int:
    """How many blocks a form has."""
    first = f"{block.name}-{block.fields[0].name}-"
    return sum(name.startswith(first) for name in form)
