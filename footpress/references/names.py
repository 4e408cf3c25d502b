"""Step 2, reading: people and organisations: "J. Kocka and H. Zwahr", "Beekman, John", "Böhle/Voß", "Ц.Лхам", "Sastre Genoveva y Moreno Monserrat"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from footpress.languages.patterns import alternatives
from footpress.languages.terms import all_words, fold_term, words, words_of
from footpress.model.names import Name
from footpress.references.tokens import Token

_ROLE = re.compile(
    rf"[(\[]?\s{{0,4}}(?:^|(?<=[\s,(\[]))(?:{alternatives('reading', 'role')})\b\.?\s{{0,4}}[)\]]?\s*$", re.IGNORECASE
)
_ET_AL = re.compile(rf"[\s,;/(]{{0,4}}\b(?:{alternatives('reading', 'others')})\s*\)?\s*$", re.IGNORECASE)
_AND = words("reading", "joins people") | {"&"}
_WITH_CHARACTERS = re.compile(
    r"(?P<family>[^\W\d_]+)\s(?P<given>[^\W\d_]+(?:[-’' ][^\W\d_]+)?)\s(?P<characters>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)"
)
"""A name of East Asia in Latin letters, the family's first, and in its own characters: "Chen Guang 陳光"."""
_INITIAL = re.compile(r"^(?:[^\W\d_]{1,3}\.[-‐]?)+[^\W\d_]?\.?$|^[^\W\d_]$")
_HONORIFIC = {"sir", "lord", "dr", "prof", "rev", "mr", "mrs", "ders", "dies", "dra", "av", "dr.", "prof.", "hz"}


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


_BREAK = re.compile(rf"[;/]\s*|(?<=\s)[–—-]\s+|&\s*|(?<=\s)(?:{alternatives('reading', 'between people')})\s+(?=\S)")


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
        _INITIAL.match(p) or fold_term(p.strip(".")) in words("particles", "suffix") | words("particles", "particle")
        for p in parts
    ):
        return True
    first = fold_term(parts[0].strip("."))
    return first in all_words("given_names") and (
        len(parts) == 1
        or all(
            _INITIAL.match(p) or fold_term(p.strip(".")) in all_words("given_names") | words("particles", "particle")
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
        and (bool(_INITIAL.match(parts[0])) or fold_term(parts[0]) in all_words("given_names"))
        and not _INITIAL.match(parts[-1])
    )


def person(text: str, family_first: bool = False) -> Name:
    """One person's or organisation's name; the family name comes first where there is a comma or the document does so."""
    text = " ".join(text.split()).strip(" ,;:")
    text = re.sub(r"(?:['’]s)$", "", text)
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        suffix = fold_term(given.strip("."))
        if suffix in words("particles", "suffix"):
            inner = person(family, family_first)
            return Name(f"{inner.family}, {given}", inner.given)
        return Name(family, given)
    if in_characters := _WITH_CHARACTERS.fullmatch(text):
        return Name(in_characters["family"], f"{in_characters['given']} {in_characters['characters']}")
    if is_organisation(text):
        return Name(text, "", literal=True)
    parts = _parts(text)
    while len(parts) > 1 and fold_term(parts[0].strip(".")) in _HONORIFIC:
        parts = parts[1:]
    if len(parts) == 1 or (parts[0] == "v." and len(parts) == 2):
        return Name(" ".join(parts))
    if (
        _INITIAL.match(parts[-1])
        and not _INITIAL.match(parts[0])
        and fold_term(parts[-1].strip(".")) not in words("particles", "suffix")
        and not (len(parts) > 2 and fold_term(parts[0]) in all_words("given_names"))
    ):
        k = len(parts) - 1
        while k > 1 and _INITIAL.match(parts[k - 1]):
            k -= 1
        return Name(" ".join(parts[:k]), " ".join(parts[k:]))
    if (
        len(parts) == 2
        and len(parts[1]) < 4
        and parts[1].isupper()
        and parts[1].isalpha()
        and not parts[0].isupper()
        and fold_term(parts[0]) not in all_words("given_names")
    ):
        return Name(parts[0], parts[1])
    if len(parts[0]) in (2, 3) and parts[0].isalpha() and parts[0].isupper() and parts[0].isascii() and not parts[-1].isupper():
        return Name(" ".join(parts[1:]), parts[0])
    if _capitals(parts[0]) and not _capitals(parts[-1]) and not _INITIAL.match(parts[0]) and len(parts[0]) > 2:
        k = 1
        while k < len(parts) - 1 and _capitals(parts[k]):
            k += 1
        return Name(" ".join(parts[:k]), " ".join(parts[k:]))
    known = all_words("given_names")
    if len(parts) > 2 and _capitals(parts[-1]) and not _capitals(parts[0]):
        k = len(parts) - 1
        while k > 1 and (_capitals(parts[k - 1]) or fold_term(parts[k - 1]) in words("particles", "particle")):
            k -= 1
        return Name(" ".join(parts[k:]), " ".join(parts[:k]))
    if family_first and not _INITIAL.match(parts[0]) and not (fold_term(parts[0]) in known and fold_term(parts[-1]) not in known):
        k = 1
        while k < len(parts) - 1 and fold_term(parts[k - 1]) in words("particles", "particle"):
            k += 1
        return Name(" ".join(parts[:k]), " ".join(parts[k:]))
    if (
        len(parts) == 2
        and fold_term(parts[1]) in known
        and fold_term(parts[0]) not in known
        and not _INITIAL.match(parts[0])
        and family_first is not None
        and _INITIAL.match(parts[1]) is None
        and family_first
    ):
        return Name(parts[0], parts[1])
    k = _iberian(parts) or _behind_initials(parts) or _particle(parts) or len(parts) - 1
    if fold_term(parts[-1].strip(".")) in words("particles", "suffix") and len(parts) > 2:
        k = len(parts) - 2
    if k == 1 and parts[0][0].islower() and fold_term(parts[0]) in words("particles", "particle"):
        return Name(text)
    return Name(" ".join(parts[k:]), " ".join(parts[:k]))


_LARGE = frozenset("Du Van Von Le La De Di Del Della Dello De' Da Dos Ter Ten El Saint Mac St.".split())
_LUSITANIAN = frozenset("da do dos das e".split())


def _particle(parts: list[str]) -> int:
    """Where the family name begins with a particle: "Emmanuel | Le Roy Ladurie", "Ludwig | van Beethoven"; Portuguese ones stay with the given names."""
    portuguese = fold_term(parts[0]) in words_of("pt", "given_names", "name") or any(p in ("do", "dos", "das") for p in parts)
    for k in range(1, len(parts) - 1):
        part = parts[k]
        if (
            part in _LARGE
            or part == "v."
            or (
                part[0].islower()
                and fold_term(part) in words("particles", "particle")
                and not (portuguese and part in _LUSITANIAN | {"de"})
            )
        ):
            return k
    return 0


def _iberian(parts: list[str]) -> int:
    """Where a Spanish double family name begins: "Manuel | Miño Grijalva", "Jaime E. | Rodríguez O."; 0 where it is none."""
    spanish = words_of("es", "given_names", "name")
    if len(parts) < 3 or fold_term(parts[0]) not in spanish or any(p in _LUSITANIAN for p in parts):
        return 0
    k = 1
    while k < len(parts) - 1 and (fold_term(parts[k]) in spanish or _INITIAL.match(parts[k])):
        k += 1
    rest = [p for p in parts[k:] if fold_term(p) not in words("particles", "particle")]
    accented = (
        _INITIAL.match(rest[-1]) is not None
        or "del" in parts
        or any(
            fold_term(p) in words("particles", "particle") or any(c in "áéíóúñ" for c in p.lower()) or p.lower().endswith("ez")
            for p in parts[k:]
        )
        or any(c in "áéíóúñ" for c in parts[0].lower())
    )
    return k if len(rest) == 2 and accented else 0


def _behind_initials(parts: list[str]) -> int:
    """Where a Spanish double family name begins behind initials: "J. J. | Díaz Benítez"; 0 where the first of two words may be a given name."""
    k = next((k for k, part in enumerate(parts) if not _INITIAL.match(part)), 0)
    double = parts[k:]
    if not k or len(double) != 2 or fold_term(double[0]) in all_words("given_names") | words("particles", "particle"):
        return 0
    spanish = any(part[0].isupper() and (set("áéíóúñ") & set(part.lower()) or part.lower().endswith("ez")) for part in double)
    return k if spanish and all(part[0].isupper() for part in double) else 0


def _capitals(part: str) -> bool:
    return part.isupper() and len(part.strip(".")) > 2


def _parts(text: str) -> list[str]:
    """Words of a name; "Ц.Лхам" and "J.Smith" are two."""
    return [p for p in re.sub(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})", " ", text).split() if p]


def is_organisation(text: str) -> bool:
    """Whether a name is a body's and not a person's."""
    folded = [fold_term(w) for w in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text)]
    if not folded:
        return True
    if len(folded) == 2 and folded[0] in all_words("given_names"):
        return False
    if any(
        w in words("institutions", "body") or w in all_words("bodies") or w in ("united", "nations", "international")
        for w in folded
    ):
        return True
    if folded[0] in {"the", "die", "la", "le", "el", "der", "das", "los", "les"} and len(folded) > 2 and not text.isupper():
        return True
    if any(w in words("reading", "tells a body") for w in folded):
        return True
    return len(folded) == 1 and text.isupper() and 2 < len(text) < 9 and text.isascii()


def name_like(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether tokens [start, end) have the shape of one or more names: capitals, initials, particles and little else."""
    seen = 0
    for i in range(start, end):
        token = tokens[i]
        word = fold_term(token.text)
        if token.kind == "punct":
            if token.text not in ".,;/&-–—'’()":
                return False
            continue
        if token.kind != "word":
            return False
        if word in _AND or word in words("particles", "particle") or word in words("fields", "etal"):
            continue
        if not token.text[0].isupper():
            return False
        seen += 1
    return seen > 0


def person_like(tokens: Sequence[Token], start: int, end: int) -> float:
    """How much tokens [start, end) look like a person's name or several: 0 no, 1 surely (an initial or a given name is there)."""
    if not name_like(tokens, start, end):
        return 0.0
    named = [i for i in range(start, end) if tokens[i].kind == "word" and fold_term(tokens[i].text) not in _AND]
    folded = [fold_term(tokens[i].text) for i in named]
    if any(w in all_words("words") and w not in words("particles", "particle") and len(w) > 1 for w in folded):
        return 0.0
    if any(w in words("institutions", "body") or w in words("periodicals", "journal") for w in folded if len(w) > 1):
        return 0.0
    letters = [fold_term(token.text) for token in tokens[start : start + 3] if token.kind == "word"]
    if letters in (["u", "s"], ["u", "k"], ["e", "u"], ["u", "n"]):
        return 0.0
    initials = any(len(tokens[i].text) == 1 and i + 1 < end and tokens[i + 1].text == "." for i in named)
    if initials or any(w in all_words("given_names") for w in folded):
        return 1.0 if len(folded) < 5 or initials else 0.5
    if any(w in all_words("places") or w in all_words("countries") for w in folded):
        return 0.1
    return 0.6 if len(folded) < 4 else 0.2
