"""The search of a large site, in parts: Pagefind indexes each part alone, and only where one of its pages has changed; the search asks them all.

Which part an article is in is told by the digest of its slug: parts are halved where they grow too large, so that one article more or less
changes one part, seldom two. They are parts of chance, in which words are about as frequent as in the whole, so that the merits of
results from several are comparable, and these stand in one ranking (Pagefind's mergeIndex, https://pagefind.app/docs/multisite/).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256

MOST = 400
"""A site of no more articles has its search in one piece; no part has more."""
_DOOR = """// The search of this site is in parts, which are asked together, from the first search on.
import * as first from "./%(first)s/pagefind.js";
export * from "./%(first)s/pagefind.js";
const OTHERS = %(others)s;
const here = new URL(".", import.meta.url);
const baseUrl = new URL("../", here).pathname;
let whole;
const joined = () => (whole ??= Promise.all(OTHERS.map((part) => first.mergeIndex(new URL(`${part}/`, here).href, { baseUrl }))));
const asked = (name) => async (...words) => {
  await joined();
  return first[name](...words);
};
export const search = asked("search");
export const debouncedSearch = asked("debouncedSearch");
export const preload = asked("preload");
export const filters = asked("filters");
"""


def parts_of(slugs: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The articles of each part by its name, "010", in order; one part, "", for a site that is not large. None is empty."""
    return dict(_parted("", [(_bits(slug), slug) for slug in sorted(slugs)]))


def _parted(name: str, slugs: list[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if len(slugs) <= MOST:
        yield from [(name, tuple(slug for _, slug in slugs))] if slugs else []
        return
    for bit in "01":
        yield from _parted(name + bit, [pair for pair in slugs if pair[0][len(name)] == bit])


def _bits(slug: str) -> str:
    return f"{int.from_bytes(sha256(slug.encode()).digest()):0256b}"


def door(parts: Sequence[str]) -> bytes:
    """What a search page loads as pagefind/pagefind.js where there are parts: as Pagefind's own, but for all of them."""
    first, *others = parts
    return (_DOOR % {"first": first, "others": json.dumps(others)}).encode()
