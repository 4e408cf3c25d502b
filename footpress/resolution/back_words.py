"""Step 3. The words by which a note points back: ibid., op. cit., supra note 5 … in the languages that we read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from footpress.languages.patterns import alternatives
from footpress.text.late_patterns import late

BackKind = Literal["", "ibid", "idem", "opcit"]


def _of(*rows: str) -> str:
    """The words of rows of [pointing]; a row whose name begins with a capital counts in the very case in which it is written."""
    exact = [row for row in rows if row[0].isupper()]
    folded = [row for row in rows if row not in exact]
    parts = [alternatives("pointing", *folded)] * bool(folded) + [f"(?-i:{alternatives('pointing', *exact)})"] * bool(exact)
    return "|".join(parts)


# Abbreviations that could be initials of a name ("A. E. Housman") or a common word ("age", "isto") count in one case or place only.
_IBID = rf"{_of('ibid', 'Ibid')}|^(?:{_of('ibid at the start')})(?=[.,;]|$)"
_IDEM = rf"{_of('idem')}|(?:{_of('idem with a stop')})(?=\.)"
_AFTER_A_COMMA = rf"(?:(?<=[,;]\s)(?:{_of('Opcit after a comma')})|^(?:{_of('Opcit after a comma')})(?=,))"
_OPCIT = rf"{_of('opcit', 'Opcit')}|{_AFTER_A_COMMA}"
_ARTICLE = _of("article")
_BOOK = rf"{_of('book', 'Book')}|(?<=[,;]\s)(?:{_of('Book after a comma')})"
_THESIS = _of("thesis")

# "op. cit., n. 8", "supra note 5", "wie Anm. 3", "dipnot 5", "(n 7)": the number of a note of this very document.
_NOTE_WORD = _of("note")
_POINTER = late(
    rf"(?:(?P<back>(?<!\w)(?:{_OPCIT}|{_IDEM}|{_IBID}|{_of('see', 'above')})(?!\w)[.,:;]*\s*\(?\s*|[(\[]\s*|^\s*|(?<=,)\s*(?={_of('note after a comma')})))"
    rf"(?<!\w)(?:{_NOTE_WORD})(?!\w)\.?\s*(?:no\.?\s*)?(?P<number>\d{{1,5}})(?![\d–-])",
    re.IGNORECASE,
)
_ABOVE = late(
    rf"(?<!\w)(?:{_NOTE_WORD})(?!\w)\.?\s*(?P<number>\d{{1,5}})\s*,?\s*(?:{_of('above')})",
    re.IGNORECASE,
)
_NOTE_AND_NUMBER = late(rf"(?<!\w)(?:{_NOTE_WORD})(?!\w)\.?\s*(?:no\.?\s*)?\d+$", re.IGNORECASE)
_IBID_ALONE = late(rf"(?:{_IBID})[\s.,:;]*", re.IGNORECASE)
_BELOW = late(rf"(?<!\w)(?:{_of('below')})(?!\w)", re.IGNORECASE)
_TRANSLATION = late(
    rf"(?<!\w)(?:{_of('translation')})\.?\s*(?:(?:{_of('translated from')})\.?\s*)?,?\s*cit",
    re.IGNORECASE,
)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


_SAME_AUTHOR = late(rf"(?:^|[,;:(.]\s*|^\W*\w{{1,6}}\.?\s+)(?:{_IDEM})(?!\w)", re.IGNORECASE)
_KINDS: tuple[tuple[BackKind, re.Pattern[str]], ...] = (
    ("ibid", _whole(_IBID)),
    ("opcit", _whole(rf"(?:{_OPCIT})(?=\W|$)")),
    ("idem", _SAME_AUTHOR),
)
_ALONE = _whole(rf"{_IBID}|{_OPCIT}|{_IDEM}|{_of('paragraph')}|(?:(?:{_of('above')})\s+)?(?:{_NOTE_WORD})\.?(?:\s*\d+)?")
_ANYWHERE = _whole(rf"(?:{_IBID}|{_OPCIT})\.?(?=\W|$)|(?:{_NOTE_WORD})\.?\s*\d+")
_LONGEST = 400
"""A longer field is no back word, and holds none that matters."""
_LEAD = late(
    rf"(?:[(\[]|\b(?:{_of('just before a citation')})\.\s*\w*\.?,?|(?<!\w)(?:{_IDEM})\.?,?|(?<!\w)(?:{_NOTE_WORD})\.?\s*\d*[),]*)\s*$",
    re.IGNORECASE,
)
_TAIL = late(rf"\s{{0,4}}[(\[,]?\s{{0,4}}(?:{_of('just behind a citation')})\b[^;]{{0,30}}", re.IGNORECASE)
_BARE = _whole(rf"(?:{_IBID}|{_OPCIT}|id|idem)")
_FORMS = (("article", _whole(_ARTICLE)), ("book", _whole(_BOOK)), ("thesis", _whole(_THESIS)))
_SIGNAL = late(rf"^\W*(?:(?:{_of('signal')})\b[\s.,]*)+", re.IGNORECASE)
_QUOTED = late(r"https?://\S+|“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Back:
    """How a citation points back: by which kind of word, to what form of work, to which notes; "" and () where unsaid."""

    kind: BackKind = ""
    form: str = ""
    notes: tuple[int, ...] = ()
    translation: bool = False
    same_author: bool = False
    below: bool = False
    """Whether it points to a note still to come."""
    own_notes: frozenset[int] = frozenset()
    """Numbers of notes of the work itself."""


def read_back_words(text: str) -> Back:
    """The back words of a citation as typed (quoted titles and addresses do not count)."""
    bare = _QUOTED.sub(" ", text).replace("*", "")
    kind: BackKind = next((kind for kind, pattern in _KINDS if pattern.search(bare)), "")
    form = next((form for form, pattern in _FORMS if pattern.search(bare)), "")
    found = [match for pattern in (_POINTER, _ABOVE) for match in pattern.finditer(bare)]
    notes = tuple(dict.fromkeys(int(match["number"]) for match in found if not _is_of_the_work(match, bare)))
    own = frozenset(int(match["number"]) for match in found) - frozenset(notes)
    same_author = bool(_SAME_AUTHOR.search(bare))
    return Back(kind, form, notes, bool(_TRANSLATION.search(bare)), same_author, bool(_BELOW.search(bare)), own)


def _is_of_the_work(match: re.Match[str], text: str) -> bool:
    """Whether the number is that of a note of the work itself: "Ibid., n. 7"; "Ibid. (n 7)" and "ibid., n. 7 above" are of this document."""
    start = _NOTE_AND_NUMBER.search(match[0])
    if start is None:
        return False
    return bool(_IBID_ALONE.fullmatch(_SIGNAL.sub("", text[: match.start() + start.start()]).lstrip(" ([")))


def with_edges(before: str, text: str, after: str) -> str:
    """A citation with the brackets and back words just outside it: "(wie Anm. 3)", "trad. it. cit.", "dipnot 3, s. 90"."""
    lead, tail = _LEAD.search(before[-60:]), _TAIL.match(after[:60])
    return f"{lead.group() if lead else ''}{text}{tail.group() if tail else ''}"


def blank_back_words(text: str) -> str:
    """A text with a blank in the place of each back word and each number of a note."""
    return _ANYWHERE.sub(" ", text.replace("*", " "))


def without_back_words(text: str) -> str:
    """A field without the back words that were read into it: "Les rois, op. cit" → "Les rois", "Ibid." → ""."""
    if len(text) > _LONGEST:
        return text
    bare = _SIGNAL.sub("", text.replace("*", " ")).strip(" .,;:()[]")
    if _ALONE.fullmatch(bare) or _TRANSLATION.match(f"{bare} cit"):
        return ""
    return re.sub(rf"(?:^|[\s,;:(]+)(?:{_OPCIT}|{_IBID})\.?(?:$|[\s,;:)]+$)", "", text, flags=re.IGNORECASE).strip(" ,;:")


def signal_of(text: str) -> str:
    """The words that lead to a back word, with the blank behind them: "Cf. also ibid." → "Cf. also "; "" where there are none."""
    found = _SIGNAL.match(text)
    return found[0] if found else ""


def is_back_alone(text: str) -> bool:
    """Whether a text without its locator is a word that means the citation before: "Ibid.", "Tamże", "a.g.e."."""
    bare = _SIGNAL.sub("", text.replace("*", " ")).strip(" .,;:()[]")
    return bool(_BARE.fullmatch(bare))


def is_back_word(text: str) -> bool:
    """Whether a field was read from nothing but a back word: "Ibid.", "op. cit.", "Ders."."""
    return bool(text.strip()) and not without_back_words(text)
