"""Step 2, people: how much tokens look like the names of people."""

from __future__ import annotations

from collections.abc import Sequence

from footpress.languages.terms import all_words, fold_term, words
from footpress.references.tokens import Token

_AND = words("reading", "joins people") | {"&"}


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
