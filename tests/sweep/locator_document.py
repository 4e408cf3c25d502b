"""An article that cites works of several types with every kind of locator and the words for them in its language, each by a number
of its own, so that what a style prints can be read back without a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, cycle

BIBLIOGRAPHY = """
@book{holm, author={Holm, Anna}, title={Lamps}, publisher={Quay Press}, location={Bergen}, date={1902}}
@article{osei, author={Osei, Ama}, title={Against Lamplighters}, journaltitle={Harbour Studies}, volume={14}, number={2}, date={1988}, pages={9--30}}
@thesis{kaya, author={Kaya, Deniz}, title={Lights}, type={phdthesis}, institution={Marmara University}, date={1979}}
@legislation{act, title={Harbours Act}, date={1984}, number={21}}
@jurisdiction{quay, title={Quay Owners v Harbour Board}, institution={Court of Appeal}, journaltitle={Law Reports}, volume={1}, pages={110}, date={1972}}
@incollection{lind, author={Lindqvist, Eva}, title={Night Pilots}, booktitle={Working Water}, editor={Tan, Mei}, publisher={Quayside}, location={Bristol}, date={1910}, pages={25--48}}
@unpublished{letters, author={Brandt, Karl}, title={Letters to the Harbour Master}, date={1911-05-07}}
@report{ports, author={{Ministry of Ports}}, title={Lit Ports}, institution={Ministry of Ports}, number={7}, date={1912}}
"""
KEYS = ("holm", "osei", "kaya", "act", "quay", "lind", "letters", "ports")

# The words of a kind that mean exactly the same, in whichever language: a style prints its own of these for one that is typed.
SAME = {
    "chapter": "c cc ch chs chap chaps chapter chapters cap capp capítulo capítulos kap kapitel chapitre chapitres capitolo rozdz "
    "böl bölüm гл глава бүл бүлэг hoofdst hoofdstuk h hfst",
    "section": "§ §§ s ss sec secs sect sects section sections abschn abschnitt sez sezione secção seção sección böl bölüm kıs разд раздел",
    "paragraph": "para paras ¶ ¶¶ paragraph paragraphs par parag paragr paragraaf párr parágrafo paragraphe abs absatz § абз",
    "note": "n nn note notes nota anm anmerkung dn dipnot not прим примечание сн тайл",
    "line": "l ll line lines ligne z zeile str satır строка línea linha r riga",
    "volume": "v vol vols volume volumes volumen cilt c bd bde band т том боть",
    "column": "col cols column columns colonne colonna columna sp spalte sütun süt стб столбец",
    "figure": "fig figs figure figures figura abb abbildung şek şekil рис рисунок",
    "part": "pt pts part parts partie parte teil kısım kıs ч часть",
    "book": "bk bks book books buch b livre liv libro lib livro kitap kit",
    "verse": "v vv verse verses vers verset",
}  # fmt: skip
# What authors type in a language: words that a style may set as its own, and words that stay as they are.
STYLED = {
    "en": "ch.:chapter chapter:chapter sec.:section para:paragraph paras.:paragraph n.:note fn.:note line:line vol.:volume col.:column "
    "fig.:figure pt.:part book:book verse:verse",
    "de": "Kap.:chapter Kapitel:chapter Abschn.:section Abs.:paragraph Anm.:note Z.:line Bd.:volume Sp.:column Abb.:figure Teil:part",
    "fr": "chap.:chapter sect.:section par.:paragraph note:note vol.:volume col.:column fig.:figure",
    "it": "cap.:chapter par.:paragraph nota:note vol.:volume col.:column fig.:figure",
    "es": "cap.:chapter sec.:section nota:note vol.:volume col.:column fig.:figure",
    "tr": "böl.:chapter bölüm:chapter dn.:note satır:line cilt:volume c.:volume sütun:column şek.:figure",
    "ru": "гл.:chapter разд.:section прим.:note т.:volume стб.:column рис.:figure ч.:part",
    "mn": "бүлэг:chapter",
}
AS_TYPED = {
    "en": "§ §§ ¶ s s. ss c art. article app. appendix table tbl. fol. no. Bl. Л. cl. r. Sch.",
    "de": "§ §§ Rn. Rdnr. Rz. Art. Anh. Tab. Bl. fol. Nr. Ziff. Satz Heft",
    "fr": "§ art. t. tome tabl. annexe fol. f. n. livre al.",
    "it": "§ c. cc. art. tab. app. fol. n. f. co. t.",
    "es": "§ art. t. fol. n. f. tabla anexo",
    "tr": "§ md. madde vr. ek tablo no. sayı fık.",
    "ru": "§ ст. Л. л. табл. прил. п. вып.",
    "mn": "§ зүйл",
}
PAGES = {"en": "p. pp. page", "de": "S. Seite", "fr": "p. page", "it": "p. pp.", "es": "p. pág.", "tr": "s. sf. sayfa", "ru": "с. стр.", "mn": "х."}  # fmt: skip
LANGUAGES = tuple(STYLED)


@dataclass(frozen=True, slots=True)
class Place:
    """A locator as typed in note `note`: the word before the number ("" for none), the number, and the words that may stand for it."""

    note: int
    key: str
    word: str
    number: str
    accepted: frozenset[str]


def places(lang: str) -> tuple[Place, ...]:
    """The locators of the article in a language, one a note; every second note cites the work of the one before again."""
    typed: list[tuple[str, frozenset[str]]] = []
    words = lang if lang in STYLED else "en"
    for pair in STYLED[words].split():
        word, kind = pair.split(":")
        typed += [(word, frozenset(SAME[kind].split()))] * 2
    typed += [(word, frozenset()) for word in AS_TYPED[words].split() for _ in (1, 2)]
    typed += [(word, frozenset({"*"})) for word in ("", *PAGES[words].split()) for _ in (1, 2)]
    numbers, keys = count(3001), cycle(KEYS)
    found: list[Place] = []
    for at, (word, same) in enumerate(typed):
        key = next(keys) if at % 2 == 0 else found[-1].key
        found.append(Place(at + 1, key, word, str(next(numbers)), same | {folded(word)}))
    return tuple(found)


def folded(word: str) -> str:
    """A word as words are compared: in small letters, without a full stop."""
    return word.casefold().strip(".")


# Prose around citations: the note as typed with keys and numbers to fill in, and the words of it that are to be printed.
_PROSE = (
    ("Figures differ. [See also @{0}, {1}, for older ones].", "Figures differ for older ones"),
    ("[@{0}, {1}] disagrees; the reply came a year later.", "disagrees the reply came a year later"),
    ("As @{0} [{1}] shows, rules age.", "shows rules age"),
    ("[Compare @{0}, {1}; @{2}, {3}, who counts otherwise].", "who counts otherwise"),
    ("[@{0}, {1}]; but see [@{2}, {3}].", "but see"),
    ("Nothing is cited here.", "Nothing is cited here"),
)


@dataclass(frozen=True, slots=True)
class ProseNote:
    """A note with prose: its number, its text as typed, the words and the numbers that are to be printed."""

    note: int
    typed: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]


def prose_notes(lang: str) -> tuple[ProseNote, ...]:
    """The notes with prose, which follow those of `places`."""
    first, keys, numbers = len(places(lang)) + 1, cycle(KEYS), count(4001)
    found: list[ProseNote] = []
    for at, (typed, words) in enumerate(_PROSE * 2):
        pages = (str(next(numbers)), str(next(numbers)))
        text = typed.format(next(keys), pages[0], next(keys), pages[1])
        found.append(ProseNote(first + at, text, tuple(words.split()), tuple(page for page in pages if page in text)))
    return tuple(found)


def markdown(lang: str) -> str:
    """The text of the article."""
    notes = [f"[@{each.key}, {each.word} {each.number}]." for each in places(lang)]
    notes += [each.typed for each in prose_notes(lang)]
    calls = " So.".join(f"[^{number}]" for number in range(1, len(notes) + 1))
    return f"Words.{calls}\n\n" + "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, start=1)) + "\n"
