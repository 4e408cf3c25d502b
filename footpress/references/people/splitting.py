"""Step 2, people: the text of a field cut into its people: "J. Kocka and H. Zwahr", "Beekman, John", "Böhle/Voß"."""

from __future__ import annotations

import re

from footpress.languages.patterns import alternatives
from footpress.languages.terms import all_words, fold_term, terms, words
from footpress.references.people.words import INITIAL
from footpress.text.late_patterns import late

_ROLE = late(rf"[(\[]?\s{{0,4}}(?:^|(?<=[\s,(\[]))(?:{alternatives('reading', 'role')})\b\.?\s{{0,4}}[)\]]?\s*$", re.IGNORECASE)
_ET_AL = late(rf"[\s,;/(]{{0,4}}\b(?:{alternatives('reading', 'others')})\s*\)?\s*$", re.IGNORECASE)


def split_people(text: str) -> list[str]:
    """The text of a name field cut into its people; commas inside "Family, Given" pairs are kept."""
    text = " ".join(text.replace("*", "").replace("\\", "").split()).strip(" ,;:–—-")
    for _ in range(3):
        text = _ROLE.sub("", _ET_AL.sub("", text)).strip(" ,;:(")
    pieces = _cut_at_words(text)
    people: list[str] = []
    surnames = len(pieces) > 1 and not re.search(r"[\s,.]", pieces[-1])  # "Bell, Odin & Tovey": no given name follows a comma
    for piece in pieces:
        several = [part.strip() for part in piece.split(",")]
        alone = surnames and len(several) == 2 and not given_like(several[1]) and " " not in f"{several[0]}{several[1]}"
        people.extend(several if alone else _cut_commas(piece))
    return [person for person in (" ".join(p.split()).strip(" ,;") for p in people) if any(c.isalpha() for c in person)]


_IN_CAPITALS = "|".join(re.escape(term.upper()) for term in terms("reading", "between people") if len(term) > 1)
_BREAK = late(rf"[;/]\s*|(?<=\s)[–—-]\s+|&\s*|(?<=\s)(?:{alternatives('reading', 'between people')}|{_IN_CAPITALS})\s+(?=\S)")


def _cut_at_words(text: str) -> list[str]:
    """Cut at semicolons, slashes and words for "and"; "Ortega y Medina" behind a given name is one person's."""
    parts: list[str] = []
    end, sign = 0, ""
    for found in [*_BREAK.finditer(text), None]:
        piece = text[end : found.start() if found else len(text)].strip(" ,")
        if (
            piece
            and parts
            and sign in ("y", "e", "i")
            and " " not in piece
            and _starts_given(parts[-1])
            and "," not in parts[-1]
            and found is None
        ):
            parts[-1] = f"{parts[-1]} {sign} {piece}"
        elif piece:
            parts.append(piece)
        if found:
            end, sign = found.end(), found[0].strip(" ,")
    return parts


def given_like(piece: str) -> bool:
    """Whether a piece between commas is only given names or initials: "John", "J. R.", "George Gordon"."""
    parts = re.findall(r"[^\s.]+\.?", piece)
    if not parts or len(parts) > 4:
        return False
    if all(
        INITIAL.match(p) or fold_term(p.strip(".")) in words("particles", "suffix") | words("particles", "particle")
        for p in parts
    ):
        return True
    first = fold_term(parts[0].strip("."))
    return first in all_words("given_names") and (
        len(parts) == 1
        or all(
            INITIAL.match(p) or fold_term(p.strip(".")) in all_words("given_names") | words("particles", "particle")
            for p in parts[1:]
        )
    )


def _cut_commas(piece: str) -> list[str]:
    """Cut "A. Smith, B. Jones" but keep "Smith, A." and "Smith, A., Jones, B." as pairs."""
    parts = [p.strip() for p in piece.split(",") if p.strip()]
    if len(parts) < 2:
        return parts
    out: list[str] = []
    k = 0
    while k < len(parts):
        this = parts[k]
        following = parts[k + 1] if k + 1 < len(parts) else ""
        lone = len(parts) == 2 and len(this.split()) <= 3 and not _starts_given(this)
        if (
            following
            and lone
            and (" " not in this or " " not in following or fold_term(this.split()[0]) in words("particles", "particle"))
        ) or (following and (given_like(following) and not _starts_given(this) and len(this.split()) <= 3)):
            out.append(f"{this}, {following}")
            k += 2
        else:
            out.append(this)
            k += 1
    if out and len(out) > 1 and fold_term(out[-1].strip(".")) in words("particles", "suffix"):
        out = [*out[:-2], f"{out[-2]}, {out[-1]}"]
    return out


def _starts_given(piece: str) -> bool:
    """Whether a piece is a whole name in reading order: "A. Smith", "John Smith"."""
    parts = piece.split()
    return (
        len(parts) > 1
        and (bool(INITIAL.match(parts[0])) or fold_term(parts[0]) in all_words("given_names"))
        and not INITIAL.match(parts[-1])
    )
