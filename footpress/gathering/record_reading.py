"""The record, source/notes/<slug>.yaml, read: what a build asks of it, without all that an import writes into it."""

from __future__ import annotations

from typing import Any

import yaml

from footpress.problems import Problem, ProblemsFound


def read_record(text: str, file: str) -> dict[str, Any]:
    """The record as plain data. Raises ProblemsFound where it is no record any more."""
    try:
        data = yaml.load(text, yaml.CSafeLoader)
        if {"manuscript", "notes", "queries"} <= set(data) and all(
            {"n", "line", "raw", "citations"} <= set(note) for note in data["notes"]
        ):
            return dict(data)
        line = 0
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
    except (yaml.YAMLError, TypeError):
        line = 0
    message = "this record cannot be read: take it back from git, or delete it and import the manuscript again."
    raise ProblemsFound([Problem(file, line, "record-broken", "error", message)])
