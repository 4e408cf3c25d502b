"""How the authors are reached, out of a line above the text: e-mail addresses, ORCID iDs (https://orcid.org, ISO 27729)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footpress.languages.patterns import alternatives
from footpress.text.check_digits import mistaken
from footpress.text.folding import fold_letters
from footpress.text.late_patterns import late

_MAIL = late(r"(?:mailto:)?([A-Za-z0-9_][\w.+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_ORCID = late(r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(?<![\d-])(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])(?![\d-])/?")
_LABEL = late(rf"(?:ORCID(?:\s*iD)?|e-?mail|(?:{alternatives('manuscript', 'reach')}))\s*[:：]?\s*$", re.IGNORECASE)
_LEFT = late(r"^[\s,;:|·•()<>\[\]/–—-]+|[\s,;:|·•(<\[/–—-]+$")


@dataclass(frozen=True, slots=True)
class Reach:
    """E-mail addresses and ORCID iDs of a line, the words of it that are none, and the labels that stood before them."""

    mails: tuple[str, ...]
    orcids: tuple[str, ...]
    rest: str
    labels: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    """What was typed of each, with the words around it that are no name ("https://orcid.org/0000-…")."""


def read_reach(text: str) -> Reach:
    """Take apart a line; `rest` is the line itself where there is nothing of the kind in it."""
    mails: list[str] = []
    orcids: list[str] = []
    labels: list[str] = []
    typed: list[str] = []
    for pattern, found in ((_ORCID, orcids), (_MAIL, mails)):
        while match := pattern.search(text):
            before = re.sub(r"[\s(<\[]+$", "", text[: match.start()])
            label = _LABEL.search(before)
            if label:
                labels.append(label.group().strip())
                before = before[: label.start()]
            found.append(match[1].upper() if pattern is _ORCID else match[1].rstrip("."))
            typed.append(match.group())
            text = f"{before.rstrip(' ,;(<[')}, {text[match.end() :].lstrip(' )>],;.')}"
    rest = re.sub(r"\s*,(?:\s*,)+", ",", text)
    if not typed:
        return Reach((), (), text)
    rest = re.sub(r"\(\s*\)|<\s*>", "", rest)
    return Reach(tuple(mails), tuple(orcids), _LEFT.sub("", rest), tuple(labels), tuple(typed))


def is_orcid(orcid: str) -> bool:
    """Whether the check digit of an iD is right."""
    return not mistaken("ORCID", orcid.replace("-", ""))


def belongs_to(mail: str, family: str, given: str) -> bool:
    """Whether an address has the name of someone in it: "a.field@…" and Ada Field."""
    box, name = fold_letters(mail.partition("@")[0]), fold_letters(family)
    first = fold_letters(given)
    return (len(name) > 2 and name in box) or (len(first) > 2 and first in box)
