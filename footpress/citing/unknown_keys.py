"""Keys that an article cites and that name no work: what is said of each, with its line and what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from footpress.citing.entries.inheritance import UNCITABLE, names
from footpress.citing.set_citations import lines_of
from footpress.model.entry import Bibliography
from footpress.problems import Problem
from footpress.source.reading import Source


def unknown_key(key: str, source: Source, bibliography: Bibliography) -> Iterator[Problem]:
    """A problem for each place where an article cites a key that the bibliography does not have, or not as a work that can be read."""
    message = _why_unknown(key, source, bibliography)
    for line in lines_of(key, source) or [_line_of_nocite(source)]:
        yield Problem(source.file, line, "key-unknown", "error", message)
    yield from (one.problem for one in bibliography.broken if one.key == key)


def _line_of_nocite(source: Source) -> int:
    """The line of a front matter that lists works without citing them; 0 where it has none."""
    return next((line for line, text in enumerate(source.head.split("\n"), 2) if text.startswith("nocite:")), 0)


def _why_unknown(key: str, source: Source, bibliography: Bibliography) -> str:
    file = bibliography.file
    if broken := next((one.problem for one in bibliography.broken if one.key == key), None):
        return f"the entry @{key} cannot be cited, since it is broken: see {file}:{broken.line}."
    if entry := bibliography.get(key):
        served = names(entry.get("entryset"))
        cited = f" [{'; '.join(f'@{name}' for name in served)}]" if served else ""
        return f"@{key} is no work: it {UNCITABLE[entry.type]}; cite those{cited}."
    longer = (entry.key for entry in bibliography.entries if entry.key.startswith(key))
    if braced := next((other for other in longer if f"@{other}" in f"{source.head}{source.text}"), ""):
        return f"@{braced} is read as @{key}, which is no entry: write @{{{braced}}}, since the key has a sign that ends a key."
    if re.search(rf"^ {{0,3}}\(@{re.escape(key)}\)[ \t]", source.text, re.MULTILINE):
        numbered = "footpress numbers no examples, since (@key) cites a work: type the number, as (1), at the example and where it is named."
        return f"(@{key}) begins a line as an example to be numbered does, and there is no entry @{key} in {file}; {numbered}"
    near = get_close_matches(key, [entry.key for entry in bibliography.entries], n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"add it to {file}, or correct the key."
    return f"there is no entry @{key} in {file}; {hint}"
