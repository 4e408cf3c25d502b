"""Two entries that are one work become one, in every text that cites them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from footpress.problems import UsageError
from footpress.records.bibtex import parse_bibliography
from footpress.records.bibtex_edits import with_fields, without_entry
from footpress.text.escaping import citation_key


def merge_entries(bibliography: str, one: str, into: str) -> str:
    """A bibliography without the entry `one`; what it says that the entry `into` does not is added to that. Raises UsageError."""
    entries = parse_bibliography(bibliography)
    first, second = entries.get(one), entries.get(into)
    if first is None or second is None or one == into:
        raise UsageError("Two entries are merged that are in the bibliography: choose another one.")
    more = {name: value for name, value in first.fields if not second.get(name)}
    return without_entry(with_fields(bibliography, into, more), one)


def with_key(texts: Mapping[str, str], one: str, into: str) -> dict[str, str]:
    """Those of these articles and records that cite the key `one`, citing `into`."""
    cited = re.compile(rf"(?<![\w\\])@(?:\{{{re.escape(one)}\}}|{re.escape(one)}(?![\w:.#$%&+?<>~/-]*\w))")
    noted = re.compile(rf"^([ ]+(?:- )?(?:key|proposed): ){re.escape(one)}$", re.MULTILINE)
    changed: dict[str, str] = {}
    for name, text in texts.items():
        new = noted.sub(rf"\g<1>{into}", text) if name.endswith(".yaml") else cited.sub(f"@{citation_key(into)}", text)
        if name.endswith(".yaml"):
            new = cited.sub(f"@{citation_key(into)}", new)
        if new != text:
            changed[name] = new
    return changed
