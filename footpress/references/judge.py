"""Step 2, reading: the kind of a reference (full, short, ibid) and the type of its work, judged by a trained classifier.

The judge sees which parts the reference has, in which order, and what words stand in and between them. The file judge.crfsuite is
made by tools/training/train.py; a conditional random field over a single item is a maximum-entropy classifier.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from footpress.languages.terms import words
from footpress.model.reference import Kind
from footpress.references.features import dictionary_tags
from footpress.references.sheet import Sheet
from footpress.text.late_patterns import late

_KINDS: tuple[Kind, ...] = ("full", "short", "ibid")
_HOST = late(r"^(?:https?:/+)?(?:www\d?\.)?([^/:?#\s]+)")


@cache
def _tagger() -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(files("footpress.references").joinpath("judge.crfsuite")))
    return tagger


def judge(sheet: Sheet, start: int, labels: Sequence[str]) -> tuple[Kind, str, float]:
    """The kind, the type and the probability of the kind for the reference whose tokens from `start` bear these labels."""
    tagger = _tagger()
    tagger.set([traits(sheet, start, labels)])
    scores = {label: tagger.marginal(label, 0) for label in tagger.labels()}
    kinds: dict[Kind, float] = {kind: sum(p for label, p in scores.items() if label.split(":")[0] == kind) for kind in _KINDS}
    barred = _PARTS_OF_WORKS if _stands_alone(sheet, start, labels) else ()
    kind = max(kinds, key=lambda name: kinds[name])
    work = (
        "thesis"
        if _is_thesis(sheet, start, labels)
        else max(
            (label for label in scores if label.startswith("full:") and label not in barred), key=lambda label: scores[label]
        ).split(":")[1]
    )
    if kind == "ibid" and _names_a_note(sheet, start, labels):
        kind = "short"
    return kind, work, max(kinds[kind], 0.5)


_PARTS_OF_WORKS = ("full:article", "full:incollection")


def _stands_alone(sheet: Sheet, start: int, labels: Sequence[str]) -> bool:
    """Whether nothing is named that the work stands in, but a place, a house or an edition: it is no article."""
    titled = [start + k for k, label in enumerate(labels) if label == "title"]
    quoted = any(sheet.tokens[i].quoted for i in titled)
    return bool(titled) and not quoted and "container" not in labels and bool({"place", "publisher", "edition"} & set(labels))


def _names_a_note(sheet: Sheet, start: int, labels: Sequence[str]) -> bool:
    """Whether what points back is no ibid.: "supra note 5", "loc. cit.", "trad. it. cit."."""
    back = {sheet.words[start + k] for k, label in enumerate(labels) if label == "back"}
    return bool(back & _BACK_TO_A_NOTE)


_BACK_TO_A_NOTE = words("reading", "back to a note")


def _is_thesis(sheet: Sheet, start: int, labels: Sequence[str]) -> bool:
    """Whether a degree is named outside title and container: "PhD thesis", "Diss.", "tesi di laurea", "дис. … канд."."""
    outside = [sheet.words[start + k] for k, label in enumerate(labels) if label not in ("title", "container", "author", "url")]
    return any(word in words("fields", "thesis") and (len(word) > 4 or word in _DEGREES) for word in outside)


_DEGREES = words("reading", "short word of a degree")


def traits(sheet: Sheet, start: int, labels: Sequence[str]) -> list[str]:
    """What the judge sees."""
    runs = _runs(labels)
    present = [label for label, _, _ in runs if label != "x"]
    found = ["has=" + label for label in set(present)]
    found.append(
        "set="
        + "|".join(
            sorted(
                set(present)
                & {
                    "author",
                    "title",
                    "container",
                    "editor",
                    "publisher",
                    "place",
                    "volume",
                    "issue",
                    "pages",
                    "url",
                    "back",
                    "date",
                }
            )
        )
    )
    found += [f"{a}>{b}" for a, b in zip(["^", *present], [*present, "$"], strict=True)]
    for label, first, last in runs:
        tokens = range(start + first, start + last)
        style = "q" if sheet.tokens[tokens[0]].quoted else "i" if sheet.tokens[tokens[0]].italic else "p"
        plain = [sheet.words[i] for i in tokens if sheet.tokens[i].kind == "word"]
        if label in ("title", "container", "author", "publisher"):
            found.append(f"{label}.{style}")
            tags = {tag for word in plain for tag in dictionary_tags(word)}
            found += [f"{label}.{tag}" for tag in tags & set("JNUBLATRyGP")]
            found.append(f"{label}.n{min(len(plain), 6)}")
            found += [
                f"{label}.w={word}"
                for word in plain[:12]
                if label == "container" and ("J" in dictionary_tags(word) or "N" in dictionary_tags(word))
            ]
            if label == "container" and len(plain) == 1 and sheet.tokens[tokens[0]].text.isupper():
                found.append("container.CAPS")
        elif label == "x":
            found += [f"x={word}" for word in plain if dictionary_tags(word)]
            found += [f"x2={a}_{b}" for a, b in itertools.pairwise(plain)]
        elif label in ("date", "locator", "back"):
            found.append(f"{label}.n{min(len(tokens), 5)}")
            found += [f"{label}.w={word}" for word in plain[:4]]
        elif label == "url":
            found += _address_traits(sheet.tokens[tokens[0]].text)
    found.append(f"len={min(len(labels) // 6, 8)}")
    return found


_SITES = frozenset(
    "wikipedia youtube blogspot wordpress medium substack twitter facebook gov edu org com int gob gouv ac mil net europa".split()
)
_FOLDERS = frozenset(
    "news article articles story world politics haber noticias publications docs files reports pdf uploads resources about wiki page topics analysis blog doc "
    "post press dossier report".split()
)


def _address_traits(text: str) -> list[str]:
    """What an address tells: its top level, well-known sites, folders such as news and publications, a title in words."""
    host = _HOST.match(text)
    parts = set(host[1].lower().split(".")) if host else set()
    path = set(re.findall(r"[a-z]{3,}", text[host.end() :].lower() if host else ""))
    found = [*(f"host={part}" for part in sorted(parts & _SITES)), *(f"path={word}" for word in sorted(path & _FOLDERS))]
    return [*found, "path.words" if re.search(r"[a-z]+-[a-z]+-[a-z]+", text) else "path.none"]


def _runs(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    runs: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1], i + 1)
        else:
            runs.append((label, i, i + 1))
    return runs
