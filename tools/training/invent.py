"""Invents works: titles, people, journals and publishers in eleven languages, put together at random from languages/*.yaml.

Nothing here exists: the words are real, the works are not. What the model must learn is how notes are built, not what was written.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from footpress import languages
from footpress.languages.terms import terms

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "fr", "it", "es", "pt", "tr", "ru", "mn", "nl", "pl")
WEIGHTS = (26, 18, 12, 11, 11, 7, 10, 10, 4, 3, 3)
COUNTRIES = {
    "en": "gb us ie ca au as", "de": "de at ch", "fr": "fr be ch", "it": "it", "es": "es la", "pt": "pt br", "tr": "tr", "ru": "ru", "mn": "mn",
    "nl": "nl be", "pl": "pl",
}  # fmt: skip


@cache
def language(code: str) -> dict[str, list[str]]:
    """The word lists of a language; lines of words are split."""
    raw = yaml.safe_load((HERE / "languages" / f"{code}.yaml").read_text(encoding="utf-8"))
    return {name: value.split() if isinstance(value, str) else value for name, value in raw.items()}


@cache
def cities(code: str) -> list[str]:
    """Places of publication as the language's books name them, capitals made good."""
    own = [name for country in COUNTRIES[code].split() for name in terms("places", country)]
    own = [n for n in own if (re.search("[а-яё]", n) is not None) == (code in ("ru", "mn")) and len(n) > 2 and "/" not in n]
    return [_capital(n) for n in own]


def _capital(name: str) -> str:
    small = {"de", "am", "a.m.", "im", "bei", "la", "upon", "di", "del", "do", "a.", "i."}
    parts = [
        p if p in small else (("İ" + p[1:]) if p.startswith("i̇") else p[:1].upper() + p[1:]) for p in re.split(r"( |-)", name)
    ]
    text = "".join(parts)
    return text[:1].upper() + text[1:]


@cache
def given_names(code: str) -> list[str]:
    """Given names of a language, capitals made good."""
    names = languages.of(code).terms("given_names", "name") or languages.of("mul").terms("given_names", "name")
    return [re.sub(r"(^|[- ])(.)", lambda m: m[1] + m[2].upper(), n).replace("İ̇", "İ") for n in names]


class Chance(random.Random):
    """Random choices with a few words of their own."""

    def maybe(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.random() < share

    def one(self, *options: str) -> str:
        """One of the options."""
        return self.choice(options)


def fill(chance: Chance, code: str, pattern: str) -> str:
    """A pattern with its slots filled: {N} noun, {n} noun in lower case, {A} adjective, {g} genitive, {F} family, {G} given, {P} place, {Y} year, {d} figure."""
    words = language(code)

    def slot(match: re.Match[str]) -> str:
        name = match[1]
        if name in "Nn":
            noun = chance.choice(words["nouns"])
            return noun[:1].upper() + noun[1:] if name == "N" else noun if code == "de" else noun.lower()
        if name in "Aa":
            adjective = chance.choice(words["adjectives"])
            first = match.start() == 0
            return (
                adjective
                if code == "en" and name == "A"
                else adjective[:1].upper() + adjective[1:]
                if first
                else adjective
                if code == "tr"
                else adjective.lower()
                if name == "a" or code != "en"
                else adjective
            )
        if name == "g":
            return chance.choice(words.get("genitives", words["nouns"]))
        if name == "F":
            return chance.choice(words["families"])
        if name == "G":
            return chance.choice(given_names(code))
        if name == "P":
            return chance.choice(cities(code)) if chance.maybe(0.7) else chance.choice(PLACES[code])
        if name == "Y":
            return str(chance.randint(1500, 2020))
        return str(chance.randint(2, 90))

    text = re.sub(r"\{(\w)\}", slot, pattern)
    return text[:1].upper() + text[1:] if pattern.startswith("{") else text


PLACES = {
    "en": "Mongolia China Russia Britain France Germany Turkey India Japan Africa Europe Scotland Ireland America Australia Tasmania Poland Italy Spain Brazil Egypt Iran".split(),
    "de": "Deutschland Preußen Österreich Frankreich Europa Polen Russland Bayern Sachsen Italien England Amerika Afrika".split(),
    "fr": "France Europe Algérie Allemagne Angleterre Italie Espagne Russie Chine Afrique Bretagne Provence".split(),
    "it": "Italia Europa Francia Germania Spagna Toscana Sicilia Veneto Lombardia Russia".split(),
    "es": "España Chile México Argentina Perú Colombia América Europa Francia Cuba Cataluña".split(),
    "pt": "Brasil Portugal Angola Moçambique Europa França Espanha América África Bahia".split(),
    "tr": "Türkiye Rusya Çin Moğolistan Almanya Fransa Avrupa Balkanlar Kafkasya Kıbrıs Ermenistan".split(),
    "ru": "России Монголии Китае Европе Германии Польше Сибири Франции США".split(),
    "mn": "Монгол Хятад Орос Япон АНУ".split(),
    "nl": "Nederland België Europa Indonesië Vlaanderen".split(),
    "pl": "Polsce Europie Galicji Niemczech Rosji".split(),
}


def title(chance: Chance, code: str) -> str:
    """A title; now and then with a second part, in English now and then in sentence case."""
    text = fill(chance, code, chance.choice(language(code)["patterns"]))
    if chance.maybe(0.18):
        text += chance.one(": ", ". ", " – ", ": ") + fill(chance, code, chance.choice(language(code)["patterns"]))
    if code == "en" and chance.maybe(0.25):
        text = text[:1] + re.sub(
            r"\b([A-Z])([a-z]+)\b", lambda m: m[0] if m[0] in PLACES["en"] else m[1].lower() + m[2], text[1:]
        )
    if chance.maybe(0.02):
        text = text.upper()
    if chance.maybe(0.02):
        text = f"{chance.choice(cities(code))}, {text}"
    if chance.maybe(0.05) and not re.search(r"\d{4}", text):
        text += f" ({chance.randint(1200, 1990)}{chance.one('–', '-')}{chance.randint(1300, 1999)})"
    elif chance.maybe(0.02):
        text += f" ({fill(chance, code, chance.choice(language(code)['patterns']))})"
    elif chance.maybe(0.04):
        words = text.split(" ")
        k = chance.randint(0, len(words) - 1)
        marks = {"de": "„“", "fr": "«»", "it": "«»", "ru": "«»"}.get(code, "“”")
        words[k] = marks[0] + words[k].rstrip(":,.?") + marks[1]
        text = " ".join(words)
    return re.sub(r"[“”]", "", text) if text.count("“") != text.count("”") else text


@dataclass(frozen=True)
class Human:
    """A person, or an organisation with no given name."""

    family: str
    given: str = ""
    body: bool = False


def human(chance: Chance, code: str) -> Human:
    """A person whose names belong to a language, now and then to another one."""
    if chance.maybe(0.12):
        code = chance.choice(LANGUAGES[:8])
    given = chance.choice(given_names(code))
    if chance.maybe(0.2):
        given += " " + (
            chance.choice(given_names(code))
            if chance.maybe(0.4)
            else chance.choice("ABCDEFGHJKLMPRSTVW" if code not in ("ru", "mn") else "АБВГДЕИКЛМНПС") + "."
        )
    family = chance.choice(language(code)["families"])
    if chance.maybe(0.06):
        family += "-" + chance.choice(language(code)["families"]).split()[-1]
    if chance.maybe(0.05):
        family = chance.one("von", "van", "de", "della", "van der", "di", "du", "Mc", "al-").replace("Mc", "Mac") + " " + family
    if code in ("es", "pt") and chance.maybe(0.3):
        family += " " + chance.choice(language(code)["families"])
    return Human(family.replace("al- ", "al-"), given)


def people(chance: Chance, code: str, most: int = 4) -> list[Human]:
    """One person mostly, now and then several."""
    count = chance.choices(range(1, most + 1), weights=[70, 20, 7, 3][:most])[0]
    return [human(chance, code) for _ in range(count)]


@dataclass(frozen=True)
class Work:
    """An invented work. Empty fields are "" or []."""

    type: str
    lang: str
    title: str
    authors: list[Human] = field(default_factory=list)
    container: str = ""
    editors: list[Human] = field(default_factory=list)
    translators: list[Human] = field(default_factory=list)
    publisher: str = ""
    place: str = ""
    year: int = 2000
    month: int = 0
    day: int = 0
    volume: str = ""
    issue: str = ""
    first_page: int = 0
    last_page: int = 0
    edition: str = ""
    orig_year: int = 0
    url: str = ""
    doi: str = ""
    series: str = ""


TYPES = ("book", "article", "incollection", "news", "web", "report", "thesis", "legal", "archival", "speech")
WEIGHTS_OF_TYPES = (36, 26, 15, 10, 7, 6, 4, 3, 3, 1)


def work(chance: Chance, code: str, kind: str = "") -> Work:
    """A work of a type at random, or of the type asked for."""
    kind = kind or chance.choices(TYPES, weights=WEIGHTS_OF_TYPES)[0]
    if chance.maybe(0.15 if code == "en" else 0.28):
        code = chance.choices(("en", *LANGUAGES), (30, *WEIGHTS))[0]
    words = language(code)
    first = chance.randint(1, 700)
    has_authors = chance.maybe({"news": 0.55, "web": 0.4, "report": 0.45, "legal": 0.0, "archival": 0.3}.get(kind, 0.97))
    authors = people(chance, code) if has_authors else []
    if kind in ("report", "web", "book") and chance.maybe({"report": 0.5, "web": 0.15, "book": 0.02}[kind]):
        authors = [Human(fill(chance, code, chance.choice(words["bodies"])), "", True)]
    container = ""
    if kind == "article":
        container = fill(chance, code, chance.choice(words["journals"]))
    elif kind == "incollection":
        container = title(chance, code)
    elif kind == "news":
        container = fill(
            chance,
            code,
            chance.choice(
                words["newspapers"]
                + [
                    "{P} {N}",
                    "{N} Asia",
                    "The {N}",
                    "{N}Wire",
                    "{N}Force",
                    "The Next {N}",
                    "{P} Scene",
                    "Yahoo {N}",
                    "{N} Winter",
                    "The {P} Forum",
                    "{N}Crunch",
                    "IntelliNews",
                    "DCD",
                ]
            ),
        )
    elif kind == "web" and chance.maybe(0.75):
        sites = [
            "{N} Blog",
            "Wikipedia",
            "Medium",
            "{N} Online",
            "YouTube",
            "{N}.org",
            "www.{N}.com",
            "{N} Project",
            "Internet Archive",
        ]
        site = fill(chance, code, chance.choice(words["bodies"] if chance.maybe(0.6) else sites))
        container = site
    publisher = fill(chance, code, chance.choice(words["publishers"]))
    if kind == "report":
        publisher = fill(chance, code, chance.choice(words["bodies"]))
    if kind == "thesis":
        publisher = _university(chance, code)
    place = chance.choice(cities(code))
    if chance.maybe(0.05):
        place += chance.one("/", " – ", " & ", ", ") + chance.choice(cities(code))
    elif code == "en" and chance.maybe(0.06):
        place = chance.one(
            "Washington, D.C.",
            "Cambridge, MA",
            "Cambridge, Mass.",
            "Princeton, NJ",
            "Malden, MA",
            "New Haven, Conn.",
            "Boca Raton, FL",
            "Washington, DC",
            "Crows Nest, NSW",
            "Carlton South, Vic.",
        )
    elif code == "en" and chance.maybe(0.08):
        place += chance.one(", MA", ", NY", ", IN", ", Mass.", ", CA", ", NSW", ", IL", ", Conn.", ", D.C.")
    return Work(
        kind, code, title(chance, code), authors, container,
        people(chance, code, 3) if kind == "incollection" and chance.maybe(0.8) else people(chance, code, 2) if kind == "book" and chance.maybe(0.05) else [],
        [human(chance, code)] if kind in ("book", "incollection") and chance.maybe(0.05) else [],
        publisher, place, chance.choices((chance.randint(1550, 1900), chance.randint(1900, 1970), chance.randint(1970, 2025)), (1, 3, 9))[0],
        chance.randint(1, 12), chance.randint(1, 28), _volume(chance), str(chance.randint(1, 12)) if chance.maybe(0.6) else "",
        first, first + chance.randint(3, 40), str(chance.randint(2, 12)) if chance.maybe(0.11) else "",
        chance.randint(1800, 1990) if kind == "book" and chance.maybe(0.07) else 0, address(chance, kind), _doi(chance),
        fill(chance, code, chance.choice(words["series"])),
    )  # fmt: skip


def _volume(chance: Chance) -> str:
    number = chance.randint(1, 140)
    if chance.maybe(0.12):
        return "".join("I" * (number % 4) or "V") if number < 30 else chance.one("XII", "XXIV", "XL", "LIII", "VII", "XIX", "IX")
    return str(number)


def _university(chance: Chance, code: str) -> str:
    city = chance.choice(cities(code))
    patterns = {"en": ("University of {}", "{} University"), "de": ("Universität {}",), "fr": ("Université de {}", "Université {} I"), "it": ("Università di {}", "Università degli Studi di {}"), "es": ("Universidad de {}",), "pt": ("Universidade de {}",), "tr": ("{} Üniversitesi", "{} Üniversitesi Sosyal Bilimler Enstitüsü"), "ru": ("МГУ", "{} университет"), "mn": ("МУИС",), "nl": ("Universiteit {}",), "pl": ("Uniwersytet {}",)}  # fmt: skip
    return chance.choice(patterns[code]).format(city)


_FOLDERS = {
    "news": (
        "news",
        "article",
        "world",
        "politics",
        "2019",
        "2023/05",
        "story",
        "en/news",
        "haber",
        "noticias",
        "articles",
        "files",
    ),
    "report": ("publications", "docs", "files", "reports", "sites/default/files", "pdf", "uploads", "resources"),
    "web": ("en", "content", "view", "about", "wiki", "page", "topics", "analysis", "blog", "doc", "post", "files"),
}
_ENDS = {
    "news": ("", "", "", ".html", "/", ".shtml", ".pdf"),
    "report": (".pdf", ".pdf", "", ".aspx"),
    "web": ("", "", ".html", ".htm", "/", ".php", "?id=17", ".pdf"),
}
_TOPS = {
    "news": (".com", ".com", ".net", ".co.uk", ".com.tr", ".ru", ".it", ".es", ".de", ".fr", ".mn", ".org"),
    "report": (".org", ".gov", ".int", ".org", ".edu", ".europa.eu", ".gov.tr", ".gob.cl"),
    "web": (".org", ".com", ".edu", ".gov", ".de", ".fr", ".ru", ".it", ".es", ".mn", ".net", ".gov.uk"),
}


def address(chance: Chance, kind: str) -> str:
    """A web address of some length, with the folders that such sites have."""
    family = kind if kind in _FOLDERS else "web"
    host = re.sub(
        r"[^a-z]",
        "",
        (chance.choice(language("en")["nouns"]) + chance.one("", "", chance.choice(language("en")["nouns"]))).lower(),
    )
    host = chance.one("www.", "www.", "", "en.") + host + chance.choice(_TOPS[family])
    path = "/".join(chance.choice(_FOLDERS[family]) for _ in range(chance.choices((0, 1, 2), (2, 5, 3))[0]))
    words = "-".join(w.lower() for w in re.findall(r"[A-Za-z]+", title(chance, "en"))[:6])
    slug = words if chance.maybe(0.75 if family == "news" else 0.4) else str(chance.randint(100, 999999))
    end = chance.choice(_ENDS[family])
    return (
        chance.one("http://", "https://", "https://", "")
        + host
        + "/"
        + (path + "/" if path else "")
        + (slug + end if chance.maybe(0.87) else "")
    )


def _doi(chance: Chance) -> str:
    return f"10.{chance.randint(1000, 9999)}/{chance.one('j', 's', 'abc')}.{chance.randint(1000, 99999)}.{chance.randint(1, 999)}"
