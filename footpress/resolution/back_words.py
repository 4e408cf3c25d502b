"""Step 3. The words by which a note points back: ibid., op. cit., supra note 5 … in the languages that we read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BackKind = Literal["", "ibid", "idem", "opcit"]

# Words in order: Latin and what shares it; German, Turkish; Russian, Ukrainian, Mongolian; Dutch, Polish, Czech, South Slavic,
# Hungarian, Scandinavian, Greek, Arabic, Hebrew. Abbreviations that could be initials of a name ("A. E. Housman") or a common
# word ("age", "isto") count in small letters or in one place only: (?-i:…), ^.
_IBID = (
    r"ibid(?:em)?|ibíd(?:em)?|ib|ibi|ivi|ebd|ebda|ebenda|ebendort|aynı\s+yer(?:de)?|aynı\s+eser|aynı\s+makale|"
    r"(?-i:a\.\s?e|A\.e|a\.\s?y|A\.y)|там\s+же|там\s+само|тамже|мөн\s+тэнд|мөн\s+түүнд|aldaar|tamże|tamtéž|tamtiež|"
    r"^isto(?=[.,])|^исто(?=[.,])|prav\s+tam|^uo(?=\.)|smst|sst|samme\s+sted|στο\s+ίδιο|αυτόθι|المرجع\s+نفسه|المصدر\s+نفسه|^שם"
)
_IDEM = (
    r"id|idem|íd|ídem|eadem|iidem|ders|(?:dies(?=\.))|derselbe|dieselbe|dieselben|aynı\s+yazar|он\s+же|она\s+же|они\s+же|"
    r"він\s+же|вона\s+ж|мөн\s+зохиогч|tenże|taż|týž|táž|isti|иста?и|uő|ο\s+ίδιος"
)
_OPCIT = (
    r"op\.?\s?cit|opere\s+citato|opus\s+citatum|op\.\s?laud|ob\.?\s?cit|obra\s+citada|loc\.?\s?cit|lugar\s+citado|art\.?\s?cit|"
    r"art\.\s?citée?|artículo\s+citado|artigo\s+citado|articolo\s+citato|cit|citato|citata|cited\s+(?:above|earlier|supra)|"
    r"précité?e?|préc|cité\s+(?:plus\s+haut|supra)|supra|ut\s+supra|a\.\s?a\.\s?o|aao|siehe\s+oben|"
    r"(?-i:[aA]\.\s?g\.\s?[a-z]{1,4}|o\.\s?c\.|l\.\s?c\.|s\.\s?o\.|(?<=[,;]\s)ag[emt]|^[aA]g[emt](?=,))|"
    r"adı\s+geçen\s+\w+|anılan\s+(?:eser|makale)|(?:указ|цит|назв)\.?\s?(?:соч|раб|ст|изд|кн|произв|праця)|см\.\s+выше|"
    r"(?:вказ|зазн|зазнач|цит)\.\s?(?:праця|праці|тв|ст)|дурдсан\s+\w+|дурд\.\s?\w+|дээрх\s+\w+|"
    r"мөн\s+(?:бүтээл|ном|өгүүлэл|зохиол)|(?-i:a\.w\.|t\.a\.p\.|w\.w\.|i\.\s?m\.|n\.\s?d(?:j)?\.)|dz\.\s?cyt|op\.\s?cyt|cit\.\s?d|"
    r"cit\.\s?dílo|nav\.\s?dj?(?:elo)?|нав\.\s?дј?ело|ό\.?\s?π|المرجع\s+السابق|المصدر\s+السابق|(?:同上|同前|前掲書?|前揭书?|前引书?)\w*"
)
_ARTICLE = (
    r"art\.?\s?cit|art(?:ículo|igo|icolo)\s+cit|a\.\s?g\.\s?m|agm|adı\s+geçen\s+makale|anılan\s+makale|aynı\s+makale|"
    r"указ\.?\s?ст|мөн\s+өгүүлэл"
)
_BOOK = r"(?-i:[aA]\.\s?g\.\s?[ek])|(?-i:(?<=[,;]\s)ag[ek])|(?:adı\s+geçen|anılan)\s+(?:eser|kitap)|указ\.?\s?кн|мөн\s+ном"
_THESIS = r"a\.\s?g\.\s?t|agt|adı\s+geçen\s+tez"

# "op. cit., n. 8", "supra note 5", "wie Anm. 3", "dipnot 5", "(n 7)": the number of a note of this very document.
_NOTE_WORD = (
    r"(?:foot|end)?notes?|nn?|fn|ftn|nota|notas|note|anm|anmerkung|fußn|fußnote|fussnote|dipnot|dn|not|сноск\w+|сн|прим|"
    r"примечани[еия]|прим|зүүлт|przyp|pozn|noot|nt|bilj|bilješka|бел|jegyzet|viite|σημ"
)
_POINTER = re.compile(
    rf"(?:(?P<back>(?<!\w)(?:{_OPCIT}|{_IDEM}|{_IBID}|wie|in|see|siehe|above|vgl|cf|bkz|см|voir|vedi|ver|véase|zie)(?!\w)[.,:;]*\s*\(?\s*|[(\[]\s*|^\s*))"
    rf"(?<!\w)(?:{_NOTE_WORD})(?!\w)\.?\s*(?:no\.?\s*)?(?P<number>\d{{1,5}})(?![\d–-])",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    rf"(?<!\w)(?:{_NOTE_WORD})(?!\w)\.?\s*(?P<number>\d{{1,5}})\s*,?\s*(?:above|supra|oben|ci-dessus|sopra|acima|arriba|выше)",
    re.IGNORECASE,
)
_BELOW = re.compile(r"(?<!\w)(?:below|infra|unten|ci-dessous|sotto|abaixo|aşağıda|ниже)(?!\w)", re.IGNORECASE)
_TRANSLATION = re.compile(
    r"(?<!\w)(?:trad|traduzione|traduction|traducción|tradução|tr|engl|english\s+trans\w*|eng|dt|deutsche?|çev|рус)\.?\s*"
    r"(?:(?:it|fr|esp|ing|port|franc|ingl|italiana|française|española|übers|übersetzung|tr|пер|trans|transl|translation)\.?\s*)?,?\s*cit",
    re.IGNORECASE,
)


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


_SAME_AUTHOR = re.compile(rf"(?:^|[,;:(.]\s*|^\W*\w{{1,6}}\.?\s+)(?:{_IDEM})(?!\w)", re.IGNORECASE)
_KINDS: tuple[tuple[BackKind, re.Pattern[str]], ...] = (
    ("ibid", _whole(_IBID)),
    ("opcit", _whole(rf"(?:{_OPCIT})(?=\W|$)")),
    ("idem", _SAME_AUTHOR),
)
_ALONE = _whole(
    rf"(?:{_IBID}|{_OPCIT}|{_IDEM}|paras?|paragraphs?|rn|rz|randnr|abs|art|ziff|(?:(?:supra|above|oben)\s+)?{_NOTE_WORD}\.?(?:\s*\d+)?)"
)
_ANYWHERE = _whole(rf"(?:{_IBID}|{_OPCIT})\.?(?=\W|$)|(?:{_NOTE_WORD})\.?\s*\d+")
_LONGEST = 400
"""A longer field is no back word, and holds none that matters."""
_LEAD = re.compile(
    rf"(?:[(\[]|\b(?:trad|tr)\.\s*\w*\.?,?|(?<!\w)(?:{_IDEM})\.?,?|(?<!\w)(?:{_NOTE_WORD})\.?\s*\d*[),]*)\s*$", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s{0,4}[(\[,]?\s{0,4}(?:wie|op|loc|art|ob|a\.|supra|cit|n|nn|anm|fn|note|dipnot|noot)\b[^;]{0,30}", re.IGNORECASE
)
_BARE = _whole(rf"(?:{_IBID}|{_OPCIT}|id|idem)")
_FORMS = (("article", _whole(_ARTICLE)), ("book", _whole(_BOOK)), ("thesis", _whole(_THESIS)))
_SIGNAL = re.compile(
    r"^\W*(?:(?:see|cf|vgl|siehe|bkz|см|voir|vedi|véase|ver|compare|also|auch|ayrıca|aussi|anche|también|também|у[зс]нэ\s+үү)\b[\s.,]*)+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"https?://\S+|“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")


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


def read_back_words(text: str) -> Back:
    """The back words of a citation as typed (quoted titles and addresses do not count)."""
    bare = _QUOTED.sub(" ", text).replace("*", "")
    kind: BackKind = next((kind for kind, pattern in _KINDS if pattern.search(bare)), "")
    form = next((form for form, pattern in _FORMS if pattern.search(bare)), "")
    notes = tuple(dict.fromkeys(int(match["number"]) for pattern in (_POINTER, _ABOVE) for match in pattern.finditer(bare)))
    same_author = bool(_SAME_AUTHOR.search(bare))
    return Back(kind, form, notes, bool(_TRANSLATION.search(bare)), same_author, bool(_BELOW.search(bare)))


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


def is_back_alone(text: str) -> bool:
    """Whether a text without its locator is a word that means the citation before: "Ibid.", "Tamże", "a.g.e."."""
    bare = _SIGNAL.sub("", text.replace("*", " ")).strip(" .,;:()[]")
    return bool(_BARE.fullmatch(bare))


def is_back_word(text: str) -> bool:
    """Whether a field was read from nothing but a back word: "Ibid.", "op. cit.", "Ders."."""
    return bool(text.strip()) and not without_back_words(text)
