"""Composes invented notes: a style for a document, works cited in it in full, in short forms and by ibid., and prose around them.

A note is a list of (text, label) pieces. Labels are the fields; "x" for what stands between fields, "back" for ibid. and the like,
"O" for prose. The first piece of a citation has a label that begins with ^.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bluebook import bluebook
from invent import LANGUAGES, WEIGHTS, Chance, Human, Work, fill, human, language, people, title, work
from scans import faults, scanned

from footpress import languages

Piece = tuple[str, str]
MakeWork = Callable[[Chance, str, str], Work]
"""A random work of a language, of the type asked for or ("") of any: invent.work, or one that knows real records."""
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "mn": [f"{n} сарын" for n in range(1, 13)],
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split(),
}
SEASONS = {"en": ["Spring", "Summer", "Autumn", "Fall", "Winter"], "de": ["Frühjahr", "Sommer", "Herbst"], "fr": ["printemps", "été", "automne", "hiver"], "it": ["primavera", "autunno"], "es": ["primavera", "otoño"], "pt": ["verão", "inverno"], "tr": ["Güz", "Bahar", "Yaz", "Kış"], "ru": ["весна", "осень"], "mn": ["хавар"], "nl": ["voorjaar"], "pl": ["wiosna"]}  # fmt: skip
AND = {"en": ["and", "&", "and"], "de": ["und", "/", "u.", ";", ","], "fr": ["et", "et", "&", ","], "it": ["e", "e", ",", "-"], "es": ["y", "y", ","], "pt": ["e", "e", ";"], "tr": ["ve", "ve", ",", "-"], "ru": [",", "и", ","], "mn": [",", "ба"], "nl": ["en"], "pl": ["i", ","]}  # fmt: skip
ETAL = {
    "en": "et al.",
    "de": "u.a.",
    "fr": "et al.",
    "it": "et al.",
    "es": "et al.",
    "pt": "et al.",
    "tr": "vd.",
    "ru": "и др.",
    "mn": "нар",
    "nl": "e.a.",
    "pl": "i in.",
}
PAGE = {"en": [("p.", "pp.")] * 4 + [("", "")], "de": [("S.", "S.")] * 4 + [("", "")], "fr": [("p.", "p."), ("p.", "pp."), ("", "")], "it": [("p.", "pp."), ("p.", "pp."), ("", "")], "es": [("p.", "pp."), ("p.", "pp."), ("pág.", "págs."), ("", "")], "pt": [("p.", "pp."), ("p.", "p.")], "tr": [("s.", "s."), ("s.", "ss."), ("sf.", "sf."), ("s.", "s.")], "ru": [("с.", "с."), ("С.", "С."), ("стр.", "стр.")], "mn": [("х.", "х."), ("тал", "тал"), ("p.", "pp.")], "nl": [("p.", "pp."), ("blz.", "blz.")], "pl": [("s.", "s.")]}  # fmt: skip
VOLUME = {"en": ["vol. ", "Vol. ", "Volume ", "vol.", "v. "], "de": ["Bd. ", "Band ", "Jg. ", "Bd."], "fr": ["vol. ", "t. ", "tome "], "it": ["vol. ", "t. ", "a. "], "es": ["vol. ", "t. ", "tomo ", "año ", "Vol. "], "pt": ["vol. ", "v. ", "t. "], "tr": ["Cilt ", "Cilt: ", "C. ", "c. ", "C."], "ru": ["Т. ", "т. ", "Т."], "mn": ["боть ", "Т. "], "nl": ["dl. ", "vol. "], "pl": ["t. ", "r. "]}  # fmt: skip
ISSUE = {"en": ["no. ", "No. ", "issue ", "no.", "Issue "], "de": ["H. ", "Heft ", "Nr. "], "fr": ["n° ", "no ", "n°", "nº "], "it": ["n. ", "fasc. ", "nn. "], "es": ["núm. ", "n.º ", "nº ", "no. ", "N° "], "pt": ["n.º ", "nº ", "n. "], "tr": ["Sayı ", "Sayı: ", "S. ", "No: ", "sayı "], "ru": ["№ ", "№", "Вып. ", "вып. "], "mn": ["№ ", "дугаар "], "nl": ["nr. ", "afl. "], "pl": ["nr ", "z. "]}  # fmt: skip
EDS_AFTER = {"en": [" (eds)", " (eds.)", ", eds.", " (ed.)", ", ed."], "de": [" (Hg.)", " (Hrsg.)", " (Hrsg)", " (Hgg.)", ", Hg."], "fr": [" (dir.)", " (éd.)", " (éds)", ", dir.", " (sous la dir. de)"], "it": [" (a cura di)", " (ed.)", " (eds.)", " (edd.)", " (cur.)"], "es": [" (eds.)", " (ed.)", " (coords.)", ", coordinadores de", " (comp.)", ", Coordinadoras de", " (dir.)"], "pt": [" (org.)", " (orgs.)", " (Org.)", " (coord.)", " (eds.)"], "tr": [" (ed.)", " (Ed.)", " (der.)", " (haz.)", " (Der.)"], "ru": [" (ред.)", " (отв. ред.)"], "mn": [" (ред.)"], "nl": [" (red.)", " (eds.)"], "pl": [" (red.)"]}  # fmt: skip
EDS_BEFORE = {"en": ["ed. by ", "edited by ", "ed. ", "eds. ", "Edited by "], "de": ["hg. von ", "hrsg. von ", "herausgegeben von ", "hrsg. v. "], "fr": ["sous la direction de ", "dir. ", "éd. par ", "sous la dir. de ", "éd. "], "it": ["a cura di ", "a c. di ", "ed. ", "a cura di ", "ed. critica a cura di ", "edizione commentata a cura di "], "es": ["ed. de ", "edición de ", "ed. ", "coord. por "], "pt": ["org. de ", "org. ", "organização de ", "coord. "], "tr": ["ed. ", "der. ", "haz. ", "Ed. ", "yay. haz. "], "ru": ["под ред. ", "Под ред. ", "отв. ред. ", "сост. ", "под редакцией "], "mn": ["ред. "], "nl": ["red. "], "pl": ["red. ", "pod red. "]}  # fmt: skip
TRANS = {"en": ["trans. ", "trans. by ", "translated by ", "tr. ", "transl. "], "de": ["übers. von ", "aus dem Franz. von ", "übers. v. "], "fr": ["trad. ", "trad. fr. ", "trad. fr. ", "trad. par ", "traduit par ", "trad. de "], "it": ["trad. it. di ", "tr. it. di ", "trad. di "], "es": ["trad. de ", "traducción de ", "trad. "], "pt": ["trad. ", "tradução de ", "trad. de "], "tr": ["çev. ", "Çev. ", "çev: ", "çeviren "], "ru": ["пер. с англ. ", "пер. ", "перевод "], "mn": ["орч. "], "nl": ["vert. "], "pl": ["tłum. ", "przeł. "]}  # fmt: skip
IN = {"en": ["in ", "In ", "in: ", "[in:] "], "de": ["in: ", "in ", "In: "], "fr": ["in ", "dans ", "in: "], "it": ["in ", "in: "], "es": ["en ", "en: ", "in "], "pt": ["in ", "em ", "In: "], "tr": ["içinde ", "in ", ""], "ru": ["// ", "// ", "в кн.: ", "В кн.: "], "mn": ["// ", ""], "nl": ["in: ", "in "], "pl": ["w: ", "[w:] ", "[w] "]}  # fmt: skip
HERE = {"en": ["here p. ", "here ", "esp. p. ", "at p. ", "at ", "especially p. "], "de": ["hier S. ", "hier: S. ", "hier ", "bes. S. ", "insb. S. "], "fr": ["ici p. ", "spéc. p. ", "en particulier p. "], "it": ["qui p. ", "in part. p. ", "cit. p. "], "es": ["aquí p. ", "esp. p. ", "cita en p. "], "pt": ["aqui p. ", "esp. p. "], "tr": ["özellikle s. ", "burada s. "], "ru": ["здесь с. ", "особ. с. "], "mn": ["тал "], "nl": ["hier p. "], "pl": ["tu s. "]}  # fmt: skip
EDITION = {"en": ["{}th edn", "{}th ed.", "{}nd ed.", "{}rd edn", "rev. ed."], "de": ["{}. Aufl.", "{}., überarb. Aufl.", "{}. Auflage"], "fr": ["{}e éd.", "{}e édition"], "it": ["{}a ed.", "{}ª ed."], "es": ["{}ª ed.", "{}a. ed.", "{}.ª ed."], "pt": ["{}ª ed.", "{}. ed."], "tr": ["{}. Baskı", "{}. bs.", "{}. baskı"], "ru": ["{}-е изд.", "изд. {}-е"], "mn": ["{}-р хэвлэл"], "nl": ["{}e druk"], "pl": ["wyd. {}"]}  # fmt: skip
THESIS = {"en": ["PhD thesis", "Ph.D. dissertation", "Ph. D.", "DPhil thesis", "M.A. thesis, Department of History", "unpublished PhD dissertation", "Masters Project", "PhD diss.", "Doctoral dissertation", "MA thesis"], "de": ["Diss.", "Diss. phil.", "Phil. Diss.", "Dissertation", "Magisterarbeit", "unveröff. Diss."], "fr": ["thèse de doctorat", "thèse d’État", "thèse", "mémoire de maîtrise", "thèse de droit"], "it": ["tesi di laurea", "tesi di dottorato"], "es": ["tesis doctoral", "Tesis de Licenciatura", "tesis de maestría"], "pt": ["tese de doutorado", "Tese (Doutorado em História)", "Dissertação (Mestrado em Direito)", "dissertação de mestrado", "Tese de Doutoramento"], "tr": ["Yayımlanmamış Doktora Tezi", "Yüksek Lisans Tezi", "Doktora Tezi", "Yayınlanmamış Yüksek Lisans Tezi"], "ru": ["дис. ... канд. ист. наук", "автореф. дис. ... д-ра ист. наук", "Дис. ... канд. филос. наук"], "mn": ["докторын диссертаци", "дэд докторын диссертаци", "Түүхийн ухааны докторын диссертаци"], "nl": ["proefschrift"], "pl": ["rozprawa doktorska"]}  # fmt: skip
AT = {"en": ["Available at ", "available at: ", "Available at: ", "Retrieved from ", "URL: ", "Online at ", "at "], "de": ["verfügbar unter: ", "URL: ", "unter: ", "Online unter: ", "abrufbar unter "], "fr": ["disponible sur ", "en ligne : ", "URL : ", "disponible à l'adresse : "], "it": ["disponibile su ", "disponibile all'indirizzo ", "URL: ", "in rete: "], "es": ["Disponible en: ", "disponible en ", "en línea: ", "URL: "], "pt": ["Disponível em: ", "disponível em ", "Disponível em "], "tr": ["Erişim adresi: ", "URL: ", ""], "ru": ["URL: ", "[Электронный ресурс]. URL: ", "Режим доступа: ", "доступно по адресу "], "mn": ["URL: ", ""], "nl": ["beschikbaar op "], "pl": ["dostęp: "]}  # fmt: skip
ACCESSED = {"en": ["accessed {}", "(accessed {})", "(last accessed {})", "[accessed {}]", "Accessed {}", "(Accessed on {})", "retrieved {}"], "de": ["(abgerufen am {})", "(Zugriff: {})", "(letzter Zugriff: {})", "[{}]", "(zuletzt abgerufen am {})", "(Stand: {})"], "fr": ["(consulté le {})", "[consulté le {}]", "consulté le {}"], "it": ["(consultato il {})", "(ultima consultazione: {})", "[ultimo accesso {}]"], "es": ["[consulta: {}]", "(consultado el {})", "[Consultado: {}]", "(fecha de consulta: {})"], "pt": ["Acesso em: {}", "(acesso em {})", "[consultado em {}]"], "tr": ["(Erişim Tarihi: {})", "(Erişim: {})", "(erişim {})", "erişim tarihi {}"], "ru": ["(дата обращения: {})", "(дата обращения {})"], "mn": ["({})"], "nl": ["(geraadpleegd op {})"], "pl": ["(dostęp: {})"]}  # fmt: skip
IBID = {"en": ["Ibid.", "*Ibid.*", "ibid.", "Ibid", "Id.", "*Ibidem*"], "de": ["Ebd.", "Ebda.", "Ebenda", "ebd.", "Ibid.", "Ders., ebd."], "fr": ["Ibid.", "*Ibid.*", "Ibidem", "*Id.*", "Ibid"], "it": ["Ivi", "*Ivi*", "*Ibidem*", "Ibidem", "Ibid.", "Ibi"], "es": ["Ibíd.", "Ibid.", "*Ibidem*", "Ibídem", "Ibíd"], "pt": ["Ibid.", "*Ibidem*", "Idem", "Id., ibid.", "Idem, ibidem"], "tr": ["A.g.e.", "a.g.e.", "Aynı yer", "a.g.m.", "Ibid.", "A.e."], "ru": ["Там же", "Там же.", "Ibid.", "Ibid"], "mn": ["Мөн тэнд", "Мөн ном"], "nl": ["Ibid.", "Ibidem"], "pl": ["Tamże", "Ibidem", "Ibid."]}  # fmt: skip
OPCIT = {"en": ["op. cit.", "*op. cit.*", "(n {})", "(n {})", "(note {})", "supra note {}", "op. cit., n. {}", "supra n. {}", "above n. {}", "loc. cit."], "de": ["a.a.O.", "aaO", "(wie Anm. {})", "a. a. O. (Anm. {})", "op. cit.", "(Anm. {})"], "fr": ["op. cit.", "*op. cit.*", "art. cit.", "*art. cit.*", "op.cit.", "précité", "préc."], "it": ["op. cit.", "cit.", "cit.", "*op. cit.*", "art. cit."], "es": ["op. cit.", "*op. cit.*", "ob. cit.", "art. cit."], "pt": ["op. cit.", "*op. cit.*", "ob. cit."], "tr": ["a.g.e.", "a.g.m.", "age.", "op. cit.", "a.g.t.", "adı geçen eser", "adı geçen makale"], "ru": ["Указ. соч.", "указ. соч.", "Op. cit.", "Указ. раб."], "mn": ["мөн ном", "мөн зохиол", "дурд.зох.", "дээрх өгүүлэл", "мөн бүтээл", "дурдсан зохиол", "дээр дурдсан бүтээл", "мөн өгүүлэл", "op. cit."], "nl": ["op. cit."], "pl": ["op. cit.", "dz. cyt."]}  # fmt: skip
NODATE = {
    "en": "n.d.",
    "de": "o. J.",
    "fr": "s. d.",
    "it": "s.d.",
    "es": "s.f.",
    "pt": "s.d.",
    "tr": "t.y.",
    "ru": "б.г.",
    "mn": "",
    "nl": "z.j.",
    "pl": "b.r.",
}
NO_SPACE = {"de": 0.05, "tr": 0.2, "ru": 0.1}


@dataclass(frozen=True)
class Style:
    """How the author of a document types notes; every choice is made once a document."""

    lang: str
    names: str
    joiner: str
    after_author: str
    point: str
    article_quotes: tuple[str, str]
    italic_titles: bool
    italic_journal: str
    journal_in: bool
    italic_author: bool
    imprint: str
    year: str
    volume: str
    page: tuple[str, str]
    editors: str
    page_colon: str
    url_wrap: str
    markup: bool
    final_stop: bool
    sloppy: float
    access: bool
    back: str
    semicolon: str


QUOTES = {"en": [("“", "”"), ("‘", "’"), ('"', '"'), ("“", ",”")], "de": [("„", "“"), ("»", "«"), ('"', '"'), ("“", "”"), ("‘", "’")], "fr": [("« ", " »"), ("«", "»"), ("“", "”"), ('"', '"')], "it": [("«", "»"), ("“", "”"), ('"', '"')], "es": [("“", "”"), ("«", "»"), ('"', '"')], "pt": [("“", "”"), ("«", "»"), ('"', '"')], "tr": [("“", "”"), ('"', '"'), ("‘", "’")], "ru": [("«", "»"), ('"', '"')], "mn": [("“", "”"), ("«", "»")], "nl": [("‘", "’"), ("“", "”")], "pl": [("„", "”"), ("„", "”")]}  # fmt: skip
PLAIN_TITLES = {
    "de": 0.55,
    "ru": 0.85,
    "it": 0.25,
    "mn": 0.6,
    "tr": 0.2,
    "en": 0.27,
    "fr": 0.12,
    "es": 0.12,
    "pt": 0.15,
    "nl": 0.2,
    "pl": 0.5,
}


def style(chance: Chance, lang: str) -> Style:
    """A style that a writer in this language may have."""
    if lang == "en" and chance.maybe(0.09):
        return _american_law(chance)
    markup = chance.maybe(0.7)
    plain = chance.maybe(PLAIN_TITLES[lang] if markup else 0.5)
    legal = lang == "de" and chance.maybe(0.22)
    gost = lang == "ru" and chance.maybe(0.5)
    abnt = lang == "pt" and chance.maybe(0.4)
    oscola = lang == "en" and chance.maybe(0.1)
    italian = lang == "it" and chance.maybe(0.45)
    names = "family" if legal else "family i." if gost else chance.one("FAMILY, given", "FAMILY, given", "family, given") if abnt else chance.choices(
        ("given family", "i. family", "family, given", "family, i.", "family i.", "family given", "FAMILY given", "FAMILY, given", "i. FAMILY", "given FAMILY", "i.family", "ii family"),
        (34, 17, 14, 10, 8 if lang in ("ru", "it") else 3, 6 if lang in ("es", "it", "fr", "tr") else 2, 2, 3, 2, 3, 30 if lang == "mn" else 8 if lang in ("ru", "it", "fr") else 1, 8 if oscola else 0),
    )[0]  # fmt: skip
    return Style(
        lang, names, "," if gost else chance.choice(AND[lang]), chance.choices((" ", ", ", ". "), (80, 10, 10))[0] if gost else ". " if abnt else chance.choices((", ", ": ", ". ", " ", " – ", "; "), (66, 12, 14, 3, 2, 1))[0],
        ". " if gost or abnt else chance.choices((", ", ". "), (72, 28))[0] if lang != "ru" else chance.choices((", ", ". "), (35, 65))[0],
        ("*", "*") if italian and markup else ("", "") if plain or gost or abnt else chance.choice(QUOTES[lang]), markup and chance.maybe(0.1 if legal or gost else 0.86),
        "guillemets" if italian and chance.maybe(0.85) else "plain" if gost else chance.choices(("italic", "plain", "guillemets"), (74 if markup and not legal else 0, 25, 25 if lang in ("it", "fr") else 3))[0], chance.maybe({"de": 0.5, "it": 0.4, "es": 0.25, "fr": 0.15, "pt": 0.2}.get(lang, 0.04)),
        markup and ((legal and chance.maybe(0.7)) or (gost and chance.maybe(0.5)) or chance.maybe(0.03)),
        chance.choices(("(place: publisher, year)", "(place, year)", "place: publisher, year", "place, publisher, year", "publisher, place, year", "publisher, year", "place year", "(year)", "place, year", "publisher (place, year)", "(publisher, year)", "year, place: publisher", "year (place: publisher)", "publisher, place year", "(publisher year)"), (*((0,) * 14 if oscola else _imprints(lang, legal)), 100 if oscola else 2 if lang == "en" else 0))[0] if not (gost or abnt) else "place: publisher, year" if chance.maybe(0.75) or abnt else "place, year",
        chance.choices(("end", "author(", "author", "author,"), (78, 14, 5, 3))[0],
        chance.choices(("25:5", "25/5", "25, 5", "25.5", "25(5)", "25 (5)", "words", "25, no 5", "law", "year", "words,", "25"), (0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0) if oscola else (8, 6, 6, 6, 10, 3, 26, 12, 6 if lang == "en" else 0, 34 if legal else 3 if lang != "de" else 10, 8, 8))[0],
        chance.choice(PAGE[lang]), chance.choices(("after", "before", "before-title"), (50, 38, 12))[0], chance.one(", ", ", ", ": ", ", "),
        chance.choices(("bare", "<>", "label", "[]"), (58, 24, 12, 6))[0], markup, chance.maybe(0.85), chance.choice((0.0, 0.0, 0.02, 0.06)), chance.maybe(0.4),
        chance.choices(("title", "opcit", "year", "both"), (45, 30, 12, 13))[0], chance.choices(("; ", ". ", ", ", " - "), (80, 15, 4, 1))[0],
    )  # fmt: skip


def _american_law(chance: Chance) -> Style:
    """The style of American law reviews; `italic_author` says that small capitals are typed as capitals and nothing is italic."""
    return Style(
        "en", "given family", "&", ", ", ", ", ("", ""), True, "italic", False, chance.maybe(0.7), "(year)", "end", "bluebook", ("at", "at"),
        "after", ", ", "bare", chance.maybe(0.5), chance.maybe(0.95), 0.0, False, "opcit", "; ",
    )  # fmt: skip


def _imprints(lang: str, legal: bool) -> tuple[int, ...]:
    if legal:
        return (0, 2, 0, 0, 0, 0, 2, 60, 1, 0, 0, 0, 0, 0)
    return {
        "en": (30, 12, 12, 5, 10, 8, 0, 6, 2, 5, 7, 2, 2, 1), "de": (5, 3, 14, 4, 2, 3, 34, 6, 10, 0, 2, 0, 0, 4), "fr": (10, 3, 8, 40, 8, 5, 2, 1, 10, 0, 0, 0, 0, 0),
        "it": (3, 3, 7, 14, 25, 7, 6, 2, 14, 0, 1, 0, 0, 8), "es": (8, 3, 14, 18, 28, 6, 0, 2, 8, 0, 1, 0, 0, 1), "pt": (6, 2, 26, 22, 10, 6, 0, 1, 6, 0, 0, 0, 0, 0),
        "tr": (6, 3, 9, 12, 34, 8, 4, 2, 8, 1, 3, 0, 0, 8), "ru": (1, 0, 48, 6, 2, 3, 1, 1, 36, 0, 0, 0, 0, 0), "mn": (0, 2, 10, 8, 6, 4, 2, 8, 20, 0, 0, 0, 0, 0),
    }.get(lang, (12, 8, 14, 12, 8, 5, 10, 3, 6, 0, 1, 0, 0, 1))  # fmt: skip


def initials(given: str) -> str:
    """ "Jean-Paul Marie" as "J.-P. M."."""
    return " ".join("-".join(part[0] + "." for part in word.split("-") if part) for word in given.split())


def name(chance: Chance, s: Style, one: Human, first: bool = True) -> str:
    """One name as the style sets it; only the first may be turned round."""
    if one.body or not one.given:
        return one.family
    order = (
        s.names
        if first or s.names not in ("family, given", "family, i.", "FAMILY, given") or chance.maybe(0.6)
        else "given family"
    )
    upper = one.family.upper()
    return {
        "given family": f"{one.given} {one.family}", "i. family": f"{initials(one.given)} {one.family}", "family, given": f"{one.family}, {one.given}",
        "family, i.": f"{one.family}, {initials(one.given)}", "family i.": f"{one.family} {initials(one.given)}", "family given": f"{one.family} {one.given}",
        "FAMILY given": f"{upper} {one.given}", "FAMILY, given": f"{upper}, {one.given}", "i. FAMILY": f"{initials(one.given)} {upper}",
        "given FAMILY": f"{one.given} {upper}", "i.family": f"{initials(one.given).replace(' ', '')}{chance.one('', ' ') if s.lang in ('it', 'fr', 'en') else ''}{one.family}",
        "ii family": f"{initials(one.given).replace(' ', '').replace('.', '').replace('-', '') if chance.maybe(0.5) else one.given.replace('.', '')} {one.family}", "family": one.family,
    }[order]  # fmt: skip


def names(chance: Chance, s: Style, group: list[Human], label: str, family_only: bool = False) -> list[Piece]:
    """A group of people as one piece of text with its label, et al. left out of it."""
    texts = [one.family if family_only else name(chance, s, one, k == 0) for k, one in enumerate(group)]
    if s.names == "family" and not family_only and not group[0].body:
        text = "/".join(texts)
    elif len(texts) == 1:
        text = texts[0]
    else:
        joiner = {"/": "/", ";": "; ", ",": ", ", "-": " - "}.get(s.joiner, f" {s.joiner} ")
        comma = ", " if joiner not in ("/", "; ", " - ") else joiner
        text = (
            comma.join(texts[:-1])
            + ("," if joiner == " and " and len(texts) > 2 and chance.maybe(0.5) else "")
            + joiner
            + texts[-1]
        )
    pieces = [
        (
            italic(text)
            if s.italic_author
            and (label == "author" or (label == "editor" and s.names == "family"))
            and not (family_only and chance.maybe(0.5))
            else text,
            label,
        )
    ]
    if len(group) > 1 and chance.maybe(0.08):
        pieces = [(texts[0], label), (" " + ETAL[s.lang], "x")]
    return pieces


def italic(text: str) -> str:
    """Text between stars; a blank or a comma never stands inside."""
    return f"*{text}*"


def _quoted(s: Style, text: str) -> list[Piece]:
    if not s.article_quotes[0]:
        return [(text, "title")]
    return [(s.article_quotes[0] + text + s.article_quotes[1], "title")]


def page_range(chance: Chance, w: Work) -> str:
    """ "511–45", "511-545"."""
    dash = chance.one("–", "-", "-", "–", "—") if not chance.maybe(0.03) else " - "
    last = str(w.last_page)
    if chance.maybe(0.25) and len(last) == len(str(w.first_page)) == 3 and last[0] == str(w.first_page)[0]:
        last = last[1:]
    return f"{w.first_page}{dash}{last}"


def locator(chance: Chance, s: Style, low: int = 0, high: int = 0) -> list[Piece]:
    """A place pointed at: "p. 12", "S. 12 f.", "pp. 3, 5–7"."""
    n = chance.randint(low or 1, high or 500)
    text = str(n)
    roll = chance.random()
    one, several = s.page
    if roll < 0.22:
        text, one = f"{n}{chance.one('–', '-')}{n + chance.randint(1, 20)}", several
    elif roll < 0.28:
        text, one = f"{n}, {n + chance.randint(2, 30)}", several
    elif roll < 0.4 and s.lang in ("de", "en", "it", "fr"):
        text = f"{n}{chance.one(' ff.', ' f.', 'f.', 'ff', ' ff') if s.lang in ('de', 'en') else chance.one(' sgg.', ' ss.', ' ss') if s.lang == 'it' else ' sq.'}"
    elif roll < 0.43:
        if chance.maybe(0.35):
            return [
                (
                    chance.one("fol. ", "f. ", "Bl. ", "col. ", "cols. ", "fols. ", "c. ", "л. " if s.lang == "ru" else "Sp. "),
                    "x",
                ),
                (
                    str(chance.randint(1, 60))
                    + chance.one("", "r", "v", " об." if s.lang == "ru" else "v", "–" + str(chance.randint(61, 90))),
                    "locator",
                ),
            ]
        words = {
            "de": ("§ ", "Art. ", "Rn. ", "Kap. ", "Anm. "),
            "fr": ("§ ", "art. ", "chap. "),
            "it": ("§ ", "art. ", "cap. "),
            "es": ("§ ", "art. ", "cap. "),
            "tr": ("m. ", "md. "),
            "ru": ("гл. ", "ст. ", "§ "),
        }.get(s.lang, ("§ ", "ch. ", "para. ", "para ", "s ", "fig. ", "Art. ", "n. "))
        found: list[Piece] = [(chance.choice(words) + str(chance.randint(1, 60)), "locator")]
        if chance.maybe(0.3) and one:
            return [(found[0][0] + ", ", "x"), (one + " ", "x"), (text, "locator")]
        return found
    elif roll < 0.45:
        text = chance.one("xi", "xiv", "vii–ix", "XII")
    space = "" if chance.maybe(NO_SPACE.get(s.lang, 0.06)) or not one else " "
    if s.lang == "mn" and one in ("тал", "х.") and chance.maybe(0.4):
        return [(text, "locator"), (chance.one(" " + one, " дахь тал", " дугаар тал", "-р тал"), "x")]
    return [(one + space, "x"), (text, "locator")] if one else [(text, "locator")]


def date_text(chance: Chance, s: Style, w: Work) -> str:
    """A full date as the language types it."""
    month = MONTHS[s.lang][w.month - 1]
    if s.lang == "mn":
        return chance.one(
            f"{w.year} оны {w.month} сарын {w.day}", f"{w.year}.{w.month:02d}.{w.day:02d}", f"{w.year}-{w.month:02d}-{w.day:02d}"
        )
    if s.lang == "en":
        short = month[:3] + "." if len(month) > 4 else month
        return chance.one(
            f"{month} {w.day}, {w.year}",
            f"{w.day} {month} {w.year}",
            f"{w.day} {short} {w.year}",
            f"{short} {w.day}, {w.year}",
            f"{month} {w.year}",
            f"{w.day} {month}, {w.year}",
            f"{w.year}",
        )
    dots = f"{w.day}.{w.month}.{w.year}" if chance.maybe(0.5) else f"{w.day:02d}.{w.month:02d}.{w.year}"
    if s.lang == "de":
        return chance.one(f"{w.day}. {month} {w.year}", dots, f"{w.day}. {month} {w.year}", f"{month} {w.year}")
    if s.lang in ("es", "pt"):
        return chance.one(
            f"{w.day} de {month} de {w.year}", f"{w.day} {month} {w.year}", f"{w.day}/{w.month}/{w.year}", f"{month} de {w.year}"
        )
    if s.lang == "ru":
        return chance.one(f"{w.day} {month} {w.year} г.", f"{w.day} {month} {w.year}", dots, f"{w.year}. {w.day} {month}")
    return chance.one(f"{w.day} {month} {w.year}", f"{w.day} {month} {w.year}", dots, f"{w.day}/{w.month:02d}/{w.year}")


def _dated(chance: Chance, s: Style, w: Work) -> str:
    """The year of a volume: mostly alone, now and then with a month or a season."""
    roll = chance.random()
    if roll < 0.08:
        return f"{chance.choice(SEASONS[s.lang])} {w.year}"
    if roll < 0.16 and s.lang != "mn":
        return f"{MONTHS[s.lang][w.month - 1]} {w.year}"
    if roll < 0.18:
        return f"{w.year}/{(w.year + 1) % 100:02d}"
    return str(w.year)


def imprint(chance: Chance, s: Style, w: Work, year: bool = True) -> list[Piece]:
    """Place, publisher and year in the style's order; what the year says twice it says once."""
    form = s.imprint
    drop = chance.random()
    if s.lang == "mn" and w.lang == "mn" and chance.maybe(0.65):
        w = replace(w, place=chance.one("УБ.", "УБ.", "УБ", "Улаанбаатар"))
    date: list[Piece] = [(str(w.year), "date")] if year else []
    if w.orig_year and year:
        date = chance.choice(
            (
                [(f"[{w.orig_year}] ", "orig_date"), (str(w.year), "date")],
                [
                    (str(w.year), "date"),
                    ("; " + chance.one("1st edn, ", "first published ", "orig. "), "x"),
                    (str(w.orig_year), "orig_date"),
                ],
                [
                    (str(w.year), "date"),
                    (chance.one(" [franz. ", " [1. Aufl. ", " [orig. ", " (1ª ed. "), "x"),
                    (str(w.orig_year), "orig_date"),
                    ("]", "x"),
                ],
                [(str(w.year), "date"), (" [", "x"), (str(w.orig_year), "orig_date"), ("]", "x")],
            )
        )
    if chance.maybe(0.02) and NODATE[s.lang]:
        date = [(NODATE[s.lang], "x")]
    if s.lang == "de" and w.edition and chance.maybe(0.3) and year:
        date = [(w.edition, "edition"), (str(w.year), "date")]
    place: list[Piece] = [(w.place, "place")]
    publisher: list[Piece] = [(w.publisher, "publisher")]
    if s.lang == "ru" and chance.maybe(0.4):
        place = [(chance.one("М.", "СПб.", "Л.", "М.–Л.", "М.", "Пг.", "М., Л.", "М.; Л.", "М.;Л.", "Пг.-М.", "М.-Л."), "place")]
    if drop < 0.05 and "publisher" in form and "place" in form:
        form = (
            form.replace("publisher, ", "").replace(": publisher", "").replace("publisher (", "(").replace("publisher", "place")
            if "publisher, " in form or ": publisher" in form
            else form
        )
    edition: list[Piece] = []
    if w.edition and date and date[0][1] != "edition":
        text = chance.choice(EDITION[s.lang])
        before, after = text.split("{}") if "{}" in text else (text, "")
        gone = chance.one(" ", ", ", ". ") if after.endswith(".") and not form.startswith("(") else ", "
        ordinal = re.match(r"(th|nd|rd|e|a|ª|\.ª|a\.|-е|-р)?", after)[0] if "{}" in text else ""
        edition = (
            [(before, "x"), (w.edition + ordinal, "edition"), (after[len(ordinal) :] + gone, "x")]
            if "{}" in text
            else [(text + ", ", "x")]
        )
    out: list[Piece] = []
    word = ""
    k = 0
    if w.orig_year and year and form.startswith("(") and chance.maybe(0.5):
        out += [("(", "x"), (str(w.orig_year), "orig_date"), (chance.one("; ", "; ", "; repr. ", ", trans. "), "x")]
        date = [(str(w.year), "date")]
        if out[-1][0].startswith(", trans"):
            out += [(human(chance, s.lang).given + " " + human(chance, s.lang).family, "translator"), (") (", "x")]
        form_body = form[1:]
        pieces = {"place": place, "publisher": publisher, "year": date}
    elif form.startswith("("):
        out.append(("(", "x"))
        form_body = form[1:]
    else:
        form_body = form
    pieces = {"place": place, "publisher": publisher, "year": date}
    out += edition
    while k < len(form_body):
        for word in ("place", "publisher", "year"):
            if form_body.startswith(word, k):
                if not pieces[word]:
                    while out and out[-1][1] == "x" and out[-1][0].strip() in (",", "", ":"):
                        out.pop()
                out += pieces[word]
                k += len(word)
                break
        else:
            sign = form_body[k]
            if out and out[-1][1] == "x" and out[-1][0] != "]":
                out[-1] = (out[-1][0] + sign, "x")
            else:
                out.append((sign, "x"))
            k += 1
    return _clean(out)


def _clean(pieces: list[Piece]) -> list[Piece]:
    return [(text, label) for text, label in pieces if text]


def _author_part(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """Author and what stands behind the name; nothing for a work without one."""
    group = w.authors
    if not group:
        return []
    out = names(chance, s, group, "author")
    if chance.maybe(0.06 if s.lang in ("it", "fr", "de") else 0.02):
        same = {
            "de": ("ders.", "Ders.", "dies.", "Dies.", "Derselbe"),
            "fr": ("Id.", "*Id.*", "Idem"),
            "it": ("Id.", "Idem", "Ead."),
            "es": ("Id.", "Idem"),
            "pt": ("Id.", "Idem"),
            "ru": ("Он же", "Его же", "Он же."),
            "en": ("idem", "id.", "———", "same"),
        }.get(s.lang)
        if same:
            return [(chance.choice(same), "author"), (chance.one(", ", ": ") if s.lang != "ru" else ". ", "x")]
    if chance.maybe(0.02):
        return [(out[0][0] + chance.one("’s", "'s") if s.lang == "en" else out[0][0], "author"), (" ", "x")]
    if s.year == "author(":
        return [*out, (" (", "x"), (str(w.year), "date"), (chance.one(")", "),", ").", "):", ") ,") + " ", "x")]
    if s.year == "author":
        return [*out, (chance.one(". ", " ", ", "), "x"), (str(w.year), "date"), (chance.one(". ", ", ", " ", ": "), "x")]
    if s.year == "author,":
        return [*out, (", ", "x"), (str(w.year), "date"), (", ", "x")]
    return [*out, (s.after_author, "x")]


def _book_title(chance: Chance, s: Style, text: str, label: str = "title", markup: bool = True) -> list[Piece]:
    if s.italic_titles and markup:
        if ": " in text and chance.maybe(0.45 if s.lang == "pt" else 0.05):
            head, rest = text.split(": ", 1)
            return [(italic(head) + ": " + rest, label)]
        return [(italic(text + ("." if s.point == ". " and chance.maybe(0.1) else "")), label)]
    if s.article_quotes[0] and chance.maybe(0.08):
        return [(s.article_quotes[0] + text + s.article_quotes[1], label)]
    return [(text, label)]


def book(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A book cited in full."""
    if chance.maybe(0.015):
        out = [
            (fill(chance, w.lang, chance.choice(language(w.lang)["bodies"])), "editor"),
            (chance.choice(EDS_AFTER[s.lang]) + chance.one(", ", ": "), "x"),
        ]
        year_said = False
    elif w.editors and chance.maybe(0.7):
        out = [*names(chance, s, w.editors, "editor"), (chance.choice(EDS_AFTER[s.lang]) + chance.one(", ", " ", ": "), "x")]
        year_said = False
    else:
        out = _author_part(chance, s, w)
        year_said = bool(out) and s.year != "end" and any(label == "date" for _, label in out)
    if chance.maybe(0.05):
        whole = title(chance, w.lang)
        mark = chance.choice(VOLUME[s.lang])
        out += [
            *_book_title(chance, s, whole, "container"),
            (chance.one(", ", ", ", ". ") + mark, "x"),
            (w.volume, "volume"),
            (chance.one(": ", ", ", ". "), "x"),
        ]
    out += _book_title(chance, s, w.title)
    if w.edition and s.lang == "de" and chance.maybe(0.7 if s.names == "family" else 0.15):
        out += [(w.edition, "edition")]
        w = _without_edition(w)
    late = chance.maybe(0.03)
    if not late and chance.maybe(0.07):
        words = ["Ч. ", "Кн. ", "Т. ", "Вып. "] if s.lang == "ru" else VOLUME[s.lang]
        out += [(s.point + chance.choice(words), "x"), (w.volume, "volume")]
    if w.translators:
        out += [(_behind(s, chance.choice(TRANS[s.lang])), "x"), *names(chance, s, w.translators, "translator")]
    if w.editors and not any(label == "editor" for _, label in out):
        out += [(_behind(s, chance.choice(EDS_BEFORE[s.lang])), "x"), *names(chance, s, w.editors, "editor")]
    if s.lang in ("fr", "es", "it") and chance.maybe(0.06):
        out += [(", ", "x"), (chance.one("coll. « ", "coll. «", "Col. ", "«") + w.series + chance.one(" »", "»"), "series")]
    elif chance.maybe(0.07):
        out += [(chance.one(", ", " (", ". ") + w.series, "series")]
        if out[-1][0].startswith(" ("):
            out += [(chance.one("", " " + str(chance.randint(1, 90))) + ")", "x")]
    if chance.maybe(0.93):
        part = imprint(chance, s, w, not year_said)
        out += [(" " if part and part[0][0].startswith("(") else s.point, "x"), *part]
    elif not year_said and chance.maybe(0.5):
        out += [(s.point, "x"), (str(w.year), "date")]
    if s.lang == "ru" and chance.maybe(0.06):
        return [*out, (". – ", "x"), (f"{chance.randint(90, 500)} с", "x")]
    if late:
        out += [(s.point + chance.choice(VOLUME[s.lang]), "x"), (w.volume, "volume")]
    if chance.maybe(0.6):
        out += [
            (
                (", " if s.imprint == "" else chance.one(", ", ", ", ", ", " ", ": "))
                if s.lang != "ru" and s.point != ". "
                else chance.one(". ", ". ", ", "),
                "x",
            ),
            *locator(chance, s),
        ]
    return out


def _bodies_italic(chance: Chance, s: Style) -> bool:
    """Whether a style without quotation marks sets titles plain and whatever holds or publishes them in italics."""
    return s.markup and not s.article_quotes[0] and s.italic_journal == "italic" and chance.maybe(0.75)


def _behind(s: Style, words: str) -> str:
    return s.point + (words[:1].upper() + words[1:] if s.point == ". " else words)


def _without_edition(w: Work) -> Work:
    return replace(w, edition="")


def journal(chance: Chance, s: Style, text: str) -> list[Piece]:
    """The name of a journal as the style sets it."""
    if s.italic_journal == "italic":
        return [(italic(text + ("," if chance.maybe(0.03) else "")), "container")]
    if s.italic_journal == "guillemets":
        return [(f"«{text}»", "container")]
    return [(text, "container")]


def article(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """An article in a journal cited in full."""
    out = _author_part(chance, s, w)
    year_said = bool(out) and any(label == "date" for _, label in out)
    if s.italic_journal == "plain" and not s.article_quotes[0] and s.markup and chance.maybe(0.4):
        out += [(italic(w.title), "title")]
    else:
        out += _quoted(s, w.title)
    law = s.volume == "law" and not year_said
    point = s.point if not s.article_quotes[1].startswith(",") else " "
    if w.title.endswith("?") and not s.article_quotes[0]:
        point = chance.one(" ", point)
    if s.lang == "ru" and chance.maybe(0.7):
        out += [(" // ", "x")]
    elif law:
        out += (
            [(chance.one(" (", ", ("), "x"), (str(w.year), "date"), (") ", "x"), (w.volume, "volume"), (" ", "x")]
            if chance.maybe(0.8)
            else [(" (", "x"), (str(w.year), "date"), (") ", "x")]
        )
    else:
        out += [
            (
                (point if not s.journal_in else chance.one(point, " "))
                + (chance.choice(IN[s.lang]) if s.journal_in else "the " if s.lang == "en" and chance.maybe(0.02) else ""),
                "x",
            )
        ]
    out += journal(chance, s, w.container)
    page_said = False
    if law:
        out += [(" ", "x"), (str(w.first_page), "pages")]
        if chance.maybe(0.6):
            out += [(chance.one(" at ", ", at ", ", ", ", "), "x"), (str(w.first_page + chance.randint(0, 20)), "locator")]
        return out
    if s.volume == "year":
        sep = chance.one(", ", ", ", " ")
        out += (
            [(" ", "x"), (str(w.year), "date"), (sep if sep != " " else " ", "x")]
            if s.lang == "de"
            else [(", ", "x"), (str(w.year), "date"), (", ", "x")]
        )
        pre = s.page[0] + " " if s.page[0] and s.lang != "de" else chance.one("", "", "S. ") if s.lang == "de" else ""
        if chance.maybe(0.6) and not pre:
            out += [(str(w.first_page) + chance.one("", "", " f", " ff", " ff.", " f."), "pages")]
        else:
            out += [(pre, "x"), (page_range(chance, w), "pages")]
        if chance.maybe(0.45):
            out += [(" (", "x"), (str(w.first_page + chance.randint(1, 20)) + chance.one("", " f", " ff"), "locator"), (")", "x")]
        return out
    out += _volumes(chance, s, w, year_said)
    roll = chance.random()
    if roll < 0.72:
        space = " " if s.page[1] else ""
        sep = ": " if s.page_colon == ": " and not s.page[1] else ", " if s.lang != "ru" else chance.one(". ", ", ")
        out += [(sep + s.page[1] + space, "x"), (page_range(chance, w), "pages")]
        page_said = True
    if (page_said and chance.maybe(0.35)) or (not page_said and chance.maybe(0.75)):
        low, high = w.first_page, w.last_page
        if page_said:
            n = str(chance.randint(low, high))
            out += chance.choice(
                (
                    [(", " + chance.choice(HERE[s.lang]), "x"), (n, "locator")],
                    [(" (" + (s.page[0] + " " if s.page[0] else ""), "x"), (n, "locator"), (")", "x")],
                    [(chance.one(", ", ": ") + s.page[0] + " ", "x"), (n, "locator")]
                    if s.page[0]
                    else [(", " + chance.choice(HERE[s.lang]), "x"), (n, "locator")],
                )
            )
        else:
            out += [(", ", "x"), *_extent(locator(chance, s, low, high))]
    if chance.maybe(0.05):
        out += [(chance.one(", ", ". ") + chance.one("doi: ", "https://doi.org/", "DOI: ", "doi:"), "x"), (w.doi, "doi")]
    elif chance.maybe(0.12):
        out += _url(chance, s, w)
    return out


def _volumes(chance: Chance, s: Style, w: Work, year_said: bool) -> list[Piece]:
    """Volume, issue and year of an article."""
    form = s.volume
    volume, issue, year = w.volume, w.issue, _dated(chance, s, w)
    out: list[Piece] = []
    roll = chance.random()
    if roll < 0.08:
        volume, issue = "", ""
    elif roll < 0.16:
        issue = ""
    elif roll < 0.26:
        volume = ""
    words = "words" in form or form in ("law", "year") or (s.lang in ("tr", "ru") and chance.maybe(0.6))
    sep = ", " if s.lang != "ru" else ". "
    if s.lang == "ru" and words:
        out = [(chance.one(". ", ", "), "x"), (year, "date")]
        if volume:
            out += [(sep + chance.choice(VOLUME["ru"]), "x"), (volume, "volume")]
        if issue:
            out += [(sep + chance.choice(ISSUE["ru"]), "x"), (issue, "issue")]
        return out if not year_said else [p for p in out if p[1] != "date"]
    if volume and words:
        out += [((", " if not form.endswith(",") else " ") + chance.choice(VOLUME[s.lang]), "x"), (volume, "volume")]
    elif volume:
        out += [(chance.one(" ", ", ", " "), "x"), (volume, "volume")]
    if issue and (words or not volume or form == "25, no 5"):
        out += [(", " + chance.choice(ISSUE[s.lang]), "x"), (issue, "issue")]
    elif issue:
        before, after = {
            "25:5": (":", ""),
            "25/5": ("/", ""),
            "25, 5": (", ", ""),
            "25.5": (".", ""),
            "25(5)": ("(", ")"),
            "25 (5)": (" (", ")"),
            "25": ("/", ""),
        }[form]
        out += [(before, "x"), (issue, "issue"), (after, "x")]
    if not year_said:
        out += (
            chance.choice(
                (
                    [(" (", "x"), (year, "date"), (")", "x")],
                    [(" (", "x"), (year, "date"), (")", "x")],
                    [(", ", "x"), (year, "date")],
                )
            )
            if out or chance.maybe(0.7)
            else [(", ", "x"), (year, "date")]
        )
    return _clean(out)


def incollection(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A chapter of a collected volume cited in full."""
    out = _author_part(chance, s, w)
    year_said = bool(out) and any(label == "date" for _, label in out)
    if chance.maybe(0.04):
        out += [(chance.one("s.v. ", "s. v. ", "art. ", "voce ", "Art. "), "x")]
    out += _quoted(s, w.title)
    lead = chance.choice(IN[s.lang])
    point = s.point if not s.article_quotes[1].startswith(",") else " "
    out += [((" " if lead.startswith("//") else chance.one(point, " ") if s.article_quotes[0] else point) + lead, "x")]
    form = s.editors if w.editors else "none"
    if s.lang == "ru" and form != "none":
        form = "before"
    if form == "after" and s.lang in ("de", "fr", "it") and chance.maybe(0.12):
        out += [
            ({"de": chance.one("ders.", "dies."), "fr": "Id.", "it": "Id."}[s.lang], "editor"),
            (chance.choice(EDS_AFTER[s.lang]) + chance.one(", ", ", "), "x"),
            *_book_title(chance, s, w.container, "container"),
        ]
    elif form == "after":
        out += [
            *names(chance, s, w.editors, "editor"),
            (chance.choice(EDS_AFTER[s.lang]) + chance.one(", ", " ", ", ", ": "), "x"),
            *_book_title(chance, s, w.container, "container"),
        ]
    elif form == "before-title":
        out += [*names(chance, s, w.editors, "editor"), (", ", "x"), *_book_title(chance, s, w.container, "container")]
    else:
        if form == "none" and s.lang in ("it", "fr", "de", "ru") and chance.maybe(0.35):
            out += [({"it": "Id., ", "fr": "Id., ", "de": chance.one("ders., ", "dies., "), "ru": "Он же. "}[s.lang], "x")]
        elif form == "none" and chance.maybe(0.06):
            out += [
                *names(chance, s, people(chance, w.lang, 2), "editor"),
                (chance.one(", ", " u. a., " if s.lang == "de" else ", "), "x"),
            ]
        out += _book_title(chance, s, w.container, "container")
        if form == "before":
            out += [
                (chance.one(", ", " / ", ". ") if s.lang == "ru" else s.point, "x"),
                (chance.choice(EDS_BEFORE[s.lang]), "x"),
                *names(chance, s, w.editors, "editor"),
            ]
    if chance.maybe(0.06):
        out += [(", " + chance.choice(VOLUME[s.lang]), "x"), (w.volume, "volume")]
    if chance.maybe(0.94):
        part = imprint(chance, s, w, not year_said)
        out += [(" " if part and part[0][0].startswith("(") else s.point, "x"), *part]
    roll = chance.random()
    space = " " if s.page[1] else ""
    if s.names == "family" and chance.maybe(0.4):
        out += [
            (chance.one(", S. ", ", "), "x"),
            (str(w.first_page) + chance.one("", " ff."), "pages"),
            (" (", "x"),
            (str(w.first_page + chance.randint(1, 15)), "locator"),
            (")", "x"),
        ]
    elif roll < 0.65:
        out += [((", " if s.lang != "ru" else ". ") + s.page[1] + space, "x"), (page_range(chance, w), "pages")]
        if chance.maybe(0.35):
            n = str(chance.randint(w.first_page, w.last_page))
            out += chance.choice(
                (
                    [(", " + chance.choice(HERE[s.lang]), "x"), (n, "locator")],
                    [(" (" + (s.page[0] + " " if s.page[0] else ""), "x"), (n, "locator"), (")", "x")],
                )
            )
    elif roll < 0.9:
        out += [(", " if s.lang != "ru" else ". ", "x"), *_extent(locator(chance, s, w.first_page, w.last_page))]
    return out


_OPEN = re.compile(r"\d+(?:\s?(?:ff?|ss|sgg|sq)\.?|[–-]\d+)")


def _extent(pieces: list[Piece]) -> list[Piece]:
    """The place in an article or chapter: "331 ff." and "331–345" are its pages, a page alone is the place pointed at."""
    return [(text, "pages" if label == "locator" and _OPEN.fullmatch(text) else label) for text, label in pieces]


def _url(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """An address with what announces it and when it was seen."""
    if s.markup and chance.maybe(0.03):
        words = chance.choice(AT[s.lang]).lower()
        return [
            (" (" + words + "[", "x"),
            (w.container or chance.one("PDF", "link", "website"), "x"),
            ("](", "x"),
            (w.url if w.url.startswith("http") else "http://" + w.url, "url"),
            ("))", "x"),
        ]
    lead = chance.choice(AT[s.lang]) if chance.maybe(0.45) else ""
    sep = chance.one(". ", ", ") if lead[:1].isupper() else chance.one(", ", ", ", " ", ". ")
    address = w.url if w.url.startswith("http") or chance.maybe(0.7) else "http://" + w.url
    chance.maybe(0.06)  # decides nothing; what is drawn after it stays what the model was trained on
    out: list[Piece] = [
        (sep + lead, "x"),
        (f"<{address}>" if s.url_wrap == "<>" and address.startswith(("http", "www")) else address, "url"),
    ]
    if (s.access and chance.maybe(0.8)) or chance.maybe(0.08):
        form = chance.choice(ACCESSED[s.lang])
        before, after = form.split("{}")
        when = date_text(
            chance, s, replace(w, year=chance.randint(2005, 2025), day=chance.randint(1, 28), month=chance.randint(1, 12))
        )
        if chance.maybe(0.7):
            out += [(chance.one(" ", ", ") + before, "x"), (when, "accessed"), (after, "x")]
        else:
            out = [(", " + before, "x"), (when, "accessed"), (after, "x"), *out]
    return out


def news(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A newspaper article, now and then only the newspaper and the day."""
    date = date_text(chance, s, w)
    if s.url_wrap == "label" and chance.maybe(0.8):
        return [
            ("[", "x"),
            (w.title, "title"),
            ("](", "x"),
            (w.url if w.url.startswith("http") else "https://" + w.url, "url"),
            (")", "x"),
            (", ", "x"),
            *(journal(chance, s, w.container) if chance.maybe(0.4) else [(w.container, "container")]),
            (", ", "x"),
            (date, "date"),
        ]
    if chance.maybe(0.1):
        lead = (
            chance.one("", "", "Diario ", "El diario ", "Periódico ")
            if s.lang == "es"
            else chance.one("", "the ")
            if s.lang == "en"
            else chance.one("", "", "газета ", "Газета ")
            if s.lang == "ru"
            else ""
        )
        tail = chance.one("", " сонин") if s.lang == "mn" else chance.one("", "", "", " gazetesi") if s.lang == "tr" else ""
        shown = (
            [(f"“{w.container}”", "container")]
            if s.lang in ("mn", "ru", "tr") and chance.maybe(0.25)
            else journal(chance, s, w.container)
        )
        out = [
            (lead, "x"),
            *shown,
            (tail, "x"),
            (
                chance.one(
                    ", ",
                    ", ",
                    " vom " if s.lang == "de" else ", ",
                    " del " if s.lang == "it" else ", ",
                    ", Edición de fecha " if s.lang == "es" else ", ",
                    ", v. " if s.lang == "de" else ", ",
                ),
                "x",
            ),
            (date, "date"),
        ]
        out = _clean(out)
    else:
        out = _author_part(chance, s, w)
        said = any(label == "date" for _, label in out)
        out += (
            [(italic(w.title), "title")] if s.markup and not s.article_quotes[0] and chance.maybe(0.25) else _quoted(s, w.title)
        )
        point = s.point if not s.article_quotes[1].startswith(",") else " "
        out += [
            (
                point
                + (
                    chance.choice(IN[s.lang])
                    if s.journal_in and s.lang != "ru"
                    else "// "
                    if s.lang == "ru" and chance.maybe(0.5)
                    else ""
                ),
                "x",
            ),
            *journal(chance, s, w.container),
        ]
        if chance.maybe(0.08):
            out += [(" (", "x"), (w.place.split(",")[0], "place"), (")", "x")]
        out += (
            chance.choice(
                ([(", ", "x"), (date, "date")], [(", ", "x"), (date, "date")], [(" (", "x"), (date, "date"), (")", "x")])
            )
            if not said or len(date) > 5
            else []
        )
    if chance.maybe(0.3):
        out += [
            (", ", "x"),
            *([(s.page[0] + " ", "x")] if s.page[0] else []),
            (
                chance.one(str(w.first_page % 40 + 1), chance.one("A", "C ", "B") + str(w.first_page % 30 + 1))
                if s.page[0]
                else str(w.first_page % 40 + 1),
                "locator",
            ),
        ]
    if chance.maybe(0.55 if w.year > 1995 else 0.05):
        out += _url(chance, s, w)
    return out


def web(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A page on the web: a link with its label, an address with a title, an address alone."""
    roll = chance.random()
    if roll < 0.12:
        if chance.maybe(0.3):
            return [
                (
                    chance.choice(language(w.lang)["nouns"]).capitalize()
                    + chance.one("", " " + chance.choice(language(w.lang)["nouns"]).capitalize()),
                    "title",
                ),
                (chance.one(", ", ": ", ". "), "x"),
                (w.url, "url"),
            ]
        return [(w.url if w.url.startswith("http") else "http://" + w.url, "url")]
    if s.url_wrap == "label" or roll < 0.2:
        url = w.url if w.url.startswith("http") else "https://" + w.url
        out: list[Piece] = [("[", "x"), (w.title, "title"), ("](", "x"), (url, "url"), (")", "x")]
        if w.container:
            out += [(", ", "x"), *(journal(chance, s, w.container) if chance.maybe(0.4) else [(w.container, "container")])]
        if chance.maybe(0.8):
            out += [(", ", "x"), (date_text(chance, s, w), "date")]
        return out
    out = _author_part(chance, s, w)
    text = (
        w.title
        if chance.maybe(0.85)
        else chance.choice(language(w.lang)["nouns"] + language(w.lang)["newspapers"])
        .replace("{", "")
        .replace("}", "")
        .capitalize()
    )
    italics = _bodies_italic(chance, s)
    out += [(italic(text), "title")] if s.markup and not italics and chance.maybe(0.25) else _quoted(s, text)
    if s.lang in ("ru", "es", "pt", "fr") and chance.maybe(0.15):
        out += [({"ru": " [Электронный ресурс]", "es": " [en línea]", "pt": " [online]", "fr": " [en ligne]"}[s.lang], "x")]
    if w.container:
        out += [
            (s.point if not s.article_quotes[1].startswith(",") else " ", "x"),
            *(journal(chance, s, w.container) if italics or chance.maybe(0.6) else [(w.container, "container")]),
        ]
    if chance.maybe(0.6) and not any(label == "date" for _, label in out):
        date = date_text(chance, s, w)
        out += chance.choice(([(", ", "x"), (date, "date")], [(" (", "x"), (date, "date"), (")", "x")]))
    return out + _url(chance, s, w)


def report(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A report: by a body or people, published by a body, often with an address."""
    out = _author_part(chance, s, w)
    said = any(label == "date" for _, label in out)
    italics = _bodies_italic(chance, s)
    out += [(w.title, "title")] if italics else _book_title(chance, s, w.title) if chance.maybe(0.6) else _quoted(s, w.title)
    if chance.maybe(0.2):
        series = (
            w.series
            if chance.maybe(0.4)
            else chance.one("NBER", "IMF", "UNU-WIDER", "WTO", "World Bank", "ECB", "CESifo", "SETA", "OECD", "DIW", "BIS")
            + chance.one(
                " Working Paper",
                " Discussion Paper",
                " Policy Brief",
                " Country Report",
                " Analiz",
                " Occasional Paper",
                " Staff Paper",
            )
        )
        out += [
            (s.point, "x"),
            *(journal(chance, s, series) if chance.maybe(0.4) else [(series, "container")]),
            (chance.one(" No. ", " ", " Nr. ", " no. ", " No: ", ", "), "x"),
            ((w.issue or w.volume) + (f"/{w.volume}" if chance.maybe(0.15) else ""), "issue"),
        ]
    own = w.authors and w.authors[0].body and chance.maybe(0.7)
    where = chance.random()
    if not own:
        body: list[Piece] = [(italic(w.publisher) if italics or (s.markup and chance.maybe(0.12)) else w.publisher, "publisher")]
        if where < 0.35:
            out += [
                (" (", "x"),
                (w.place, "place"),
                (": ", "x"),
                *body,
                *([(", ", "x"), (str(w.year), "date")] if not said else []),
                (")", "x"),
            ]
            said = True
        else:
            out += [(s.point, "x"), *body, *([(", ", "x"), (w.place, "place")] if where < 0.65 else [])]
    elif where < 0.4:
        out += [(s.point, "x"), (w.place, "place")]
    if not said and chance.maybe(0.85):
        date = str(w.year) if chance.maybe(0.6) else date_text(chance, s, w)
        out += chance.choice(([(", ", "x"), (date, "date")], [(" (", "x"), (date, "date"), (")", "x")]))
    if chance.maybe(0.35):
        out += [(", ", "x"), *locator(chance, s, 1, 200)]
    if chance.maybe(0.5):
        out += _url(chance, s, w)
    return out


def thesis(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A thesis with its degree and university."""
    out = _author_part(chance, s, w)
    said = any(label == "date" for _, label in out)
    italics = _bodies_italic(chance, s)
    out += [(w.title, "title")] if italics else _book_title(chance, s, w.title) if chance.maybe(0.6) else _quoted(s, w.title)
    degree = chance.choice(THESIS[s.lang])
    place: list[Piece] = [(", ", "x"), (w.place, "place")] if chance.maybe(0.35) else []
    date: list[Piece] = (
        [(chance.one(", ", " ") if place else ", ", "x"), (str(w.year), "date")] if not said and chance.maybe(0.9) else []
    )
    university = italic(w.publisher) if italics or (s.markup and chance.maybe(0.08)) else w.publisher
    if s.lang == "ru":
        out += [(": " + degree + ". ", "x"), (w.place, "place"), *date]
    elif s.lang in ("de", "mn", "fr") and chance.maybe(0.3):
        out += [(s.point + degree + " ", "x"), (w.place, "place"), *([(" ", "x"), (str(w.year), "date")] if not said else [])]
    elif chance.maybe(0.35):
        out += [(" (" + degree + ", ", "x"), (university, "publisher"), *place, *date, (")", "x")]
    else:
        out += [
            (
                s.point
                + (degree[:1].upper() + degree[1:] if s.point == ". " else degree)
                + chance.one(", ", ", ", " ", " – ", " in " + language(s.lang)["nouns"][0] + ", "),
                "x",
            ),
            (university, "publisher"),
            *place,
            *date,
        ]
    if chance.maybe(0.4):
        out += [(", ", "x"), *locator(chance, s, 1, 350)]
    if chance.maybe(0.1):
        out += _url(chance, s, w)
    return out


def legal(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A law, a decision, a resolution."""
    date = date_text(chance, s, w)
    if w.container and chance.maybe(0.6):
        return _recorded_law(chance, w, date)
    a, b = human(chance, s.lang).family, human(chance, s.lang).family
    n, m, y = chance.randint(1, 999), chance.randint(1, 99), w.year
    if s.lang == "de":
        court = chance.one("BGH", "BVerfG", "OGH", "EuGH", "BAG", "VwGH", "OLG Wien")
        return chance.choice((
            [(chance.one("BVerfGE", "BGHZ", "BVerwGE", "BGHSt"), "container"), (" ", "x"), (str(chance.randint(1, 150)), "volume"), (", ", "x"), (str(w.first_page), "pages"), *([(" (", "x"), (str(w.first_page + 3) + chance.one("", " f.", "–" + str(w.first_page + 5)), "locator"), (")", "x")] if chance.maybe(0.7) else []), *([(chance.one(" – ", " - "), "x"), (b, "title")] if chance.maybe(0.3) else [])],
            [(court, "author"), (chance.one(", Urteil vom ", ", Urt. v. ", ", Beschl. v. "), "x"), (date, "date"), (chance.one(" – ", ", ", " - "), "x"), (f"{chance.randint(1, 9)} {chance.one('BvR', 'ZR', 'Ob', 'AZR', 'StR')} {n}/{y % 100:02d}", "title"), *([(", ", "x"), (chance.one("NJW", "BGHZ", "JZ", "NVwZ"), "container"), (" ", "x"), (str(y), "date"), (", ", "x"), (str(w.first_page * 7), "pages")] if chance.maybe(0.4) else []), *([(", ", "x"), (f"Rn. {m}", "locator")] if chance.maybe(0.5) else [])],
            [(chance.one("Gesetz über die ", "Gesetz zur ", "Verordnung über das ") + fill(chance, "de", "{N}"), "title"), *([(" vom ", "x"), (date, "date")] if chance.maybe(0.4) else []), (", ", "x"), (chance.one("BGBl.", "RGBl."), "container"), (" ", "x"), (chance.one("I", "II"), "volume"), *([(" ", "x"), (str(y), "date")] if chance.maybe(0.5) else []), (", S. ", "x"), (str(n), "pages")],
            [(f"{chance.one('Art.', '§')} {n} Abs. {m % 5 + 1}" + chance.one("", " Satz 1", " S. 1"), "locator"), (" ", "x"), (chance.one("BGB", "StGB", "ABGB", "GG", "VwGO"), "title")],
            [(court, "author"), (chance.one(", Urteil vom ", ", Urt. v. ", ", Beschl. v. ", " "), "x"), (date, "date"), (", ", "x"), (chance.one("NJW", "BGHZ", "JZ", "DRdA"), "container"), (" ", "x"), (str(n), "volume"), (", ", "x"), (str(w.first_page), "pages")],
            [(f"{chance.one('BGBl.', 'RGBl.', 'BGBl')} I {y}, {n}", "title")],
            [(f"§ {n}", "locator"), (" ", "x"), (chance.one("BGB", "StGB", "ABGB", "GG"), "title")],
        ))  # fmt: skip
    if s.lang == "en":
        return chance.choice((
            [(italic(f"{a} v {b}") if s.markup else f"{a} v. {b}", "title"), (chance.one(" [", " ("), "x"), (str(y), "date"), (chance.one("] ", ") "), "x"), (f"{chance.randint(1, 3)}", "volume"), (" ", "x"), (chance.one("AC", "All ER", "QB", "WLR", "ECR"), "container"), (" ", "x"), (str(w.first_page), "pages")],
            [(f"{a} v. {b}", "title"), (", ", "x"), (str(n), "volume"), (" ", "x"), (chance.one("U.S.", "F.2d", "F. Supp.", "S. Ct."), "container"), (" ", "x"), (str(w.first_page), "pages"), (" (", "x"), (str(y), "date"), (")", "x")],
            [(fill(chance, "en", "{A} {N} Act") + f" {y}", "title"), *([(", ", "x"), (chance.one("s ", "s. ", "sch ", "art ") + str(n % 40 + 1) + chance.one("", "(1)"), "locator")] if chance.maybe(0.7) else [])],
            [(italic(f"{a} v {b}") if s.markup else f"{a} v {b}", "title"), (chance.one(" [", " ("), "x"), (str(y), "date"), (chance.one("] ", ") "), "x"), (chance.one("UKSC", "EWCA Civ", "UKHL", "EWHC"), "container"), (" ", "x"), (str(m), "issue"), *([(chance.one(" ", ", "), "x"), (f"[{chance.randint(2, 99)}]", "locator")] if chance.maybe(0.5) else [])],
            [(italic(f"R ({a}) v {b}") if s.markup else f"R ({a}) v Secretary of State for {b}", "title"), (" [", "x"), (str(y), "date"), ("] ", "x"), (chance.one("1 AC", "QB", "AC", "2 WLR"), "container"), (" ", "x"), (str(w.first_page), "pages"), (chance.one(" (HL)", " (CA)", ""), "x"), *([(chance.one(" ", ", "), "x"), (str(w.first_page + 8), "locator")] if chance.maybe(0.5) else [])],
            [(f"Case C-{n}/{y % 100:02d} ", "x"), (italic(f"{a} v {b}") if s.markup else f"{a} v {b}", "title"), (" [", "x"), (str(y), "date"), ("] ", "x"), ("ECR", "container"), (" ", "x"), (chance.one("", "I-") + str(w.first_page), "pages"), *([(", para ", "x"), (str(m), "locator")] if chance.maybe(0.4) else [])],
            [("HC Deb", "title"), (" ", "x"), (date, "date"), (", vol ", "x"), (str(n), "volume"), (", col ", "x"), (str(m), "locator")],
            [(chance.one("Council Directive ", "Regulation (EU) No ") + f"{y}/{m}/EC" + chance.one("", " establishing a general framework for equal treatment"), "title"), (" [", "x"), (str(y), "date"), ("] ", "x"), ("OJ", "container"), (" ", "x"), (f"L{n}", "volume"), ("/", "x"), (str(m), "pages")],
            [(f"UN Security Council Resolution {n}", "title"), (", ", "x"), (date, "date")],
        ))  # fmt: skip
    if s.lang == "es" and chance.maybe(0.35):
        return chance.choice((
            [(chance.one("Corte IDH", "TEDH"), "author"), (chance.one(". ", ", "), "x"), (italic(f"Caso {a} {b} Vs. {chance.choice(cities_of('es'))}") if s.markup else f"Caso {a} Vs. {b}", "title"), (chance.one(". Fondo. Sentencia de ", ", sentencia de ", ". Sentencia de "), "x"), (date, "date"), *([(". Serie C No. ", "x"), (str(m), "issue")] if chance.maybe(0.3) else []), (", ", "x"), (f"párr. {n}", "locator")],
            [(f"{chance.one('STC', 'STS', 'ATC')} {n}/{y}", "title"), (", de ", "x"), (date.rsplit(" de ", 1)[0] if " de " in date else date, "x"), *([(", ", "x"), (f"FJ {m % 9 + 1}", "locator")] if chance.maybe(0.6) else [])],
            [(f"Ley Orgánica {n % 30}/{y}", "title"), (", de ", "x"), (date, "date"), *([(", ", "x"), (f"art. {m}", "locator")] if chance.maybe(0.6) else [])],
        ))  # fmt: skip
    kinds = {"fr": ["Loi n° {n}-{m}", "Décret n° {n}-{m}", "Cass. civ. 1re"], "it": ["Legge {n}/{m}", "D.lgs. n. {n}", "Decreto legislativo n. {n}", "Cass."], "es": ["Ley {n}/{m}", "Ley N° 19.{n}", "Decreto Supremo N° {n}", "Res. A.G. {n}/{m}", "Sentencia {n}/{m}"], "pt": ["Lei n.º {n}", "Decreto-Lei n.º {n}/{m}"], "tr": ["{n} sayılı Kanun", "Resmi Gazete, Sayı: {n}", "Anayasa Mahkemesi Kararı, E. {n}"], "ru": ["Федеральный закон № {n}-ФЗ", "Постановление № {n}", "Указ Президента РФ № {n}"]}  # fmt: skip
    options = kinds.get(s.lang, ["Resolution {n}", "Directive {n}/{m}/EC", "Regulation (EU) {n}/{m}"])
    text = chance.choice(options).format(n=n, m=y % 100)
    joint = {"fr": " du ", "it": " del ", "es": ", de ", "pt": ", de ", "ru": " от "}.get(s.lang, ", ")
    return [(text, "title"), (joint, "x"), (date, "date")]


def _recorded_law(chance: Chance, w: Work, date: str) -> list[Piece]:
    """An act or a decision that is on record: its name, its day, where it is printed."""
    out: list[Piece] = [
        (w.title, "title"),
        *(
            [(chance.one(", ", " of ", " vom ") if w.lang in ("en", "de") else ", ", "x"), (date, "date")]
            if chance.maybe(0.4)
            else []
        ),
    ]
    out += [(chance.one(", ", " (", ", "), "x"), (w.container, "container"), (chance.one(" ", ", "), "x")]
    dated = any(label == "date" for _, label in out)
    if not dated:
        out += [(str(w.year), "date"), (chance.one(", ", " "), "x")]
    out += [(chance.one("", "S. ", "p. ", "Nr. "), "x"), (str(w.first_page), "pages")]
    return [*out, (")", "x")] if any(text == " (" for text, _ in out) else out


def archival(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A record in an archive: the document, the archive, the shelf mark."""
    n, m = chance.randint(1, 999), chance.randint(1, 99)
    marks = {"de": [("BArch", f"R {n}/{m}, Bl. {n % 90}"), ("GStA PK", f"I. HA, Rep. {m}, Nr. {n}"), ("PA AA", f"R {n}"), ("StA " + w.place, f"Best. {n}, Nr. {m}")], "ru": [("РГАСПИ", f"Ф. {m}. Оп. {m % 9 + 1}. Д. {n}. Л. {n % 70}"), ("ГАРФ", f"Ф. Р-{n}. Оп. 1. Д. {m}. Л. 5–6"), ("РГИА", f"ф. {n}, оп. {m}, д. {n % 88}, л. 3 об."), ("АВПРФ", f"Ф. {n}. Оп. {m}. П. 3. Д. 4")], "fr": [("AN", f"F7 {n}"), ("AMAE", f"Série Z, vol. {n}, f° {m}"), ("Archives départementales de " + w.place, f"{m} J {n}")], "it": [("ASV", f"Senato, Terra, reg. {n}, c. {m}r"), ("Archivio di Stato di " + w.place, f"Notarile, b. {n}"), ("ACS", f"MI, b. {n}, f. {m}")], "es": [("AGI", f"Indias, leg. {n}"), ("AHN", f"Estado, legajo {n}, exp. {m}"), ("Archivo General de la Nación", f"vol. {n}, f. {m}")], "tr": [("BOA", f"HR.SYS, {n}/{m}"), ("BCA", f"030.18.01/{n}.{m}"), ("BOA", f"Y.PRK, {n}-{m}")]}  # fmt: skip
    archive, mark = chance.choice(
        marks.get(
            s.lang,
            [
                ("TNA", f"FO {n}/{m}"),
                ("National Archives", f"RG {n}, Box {m}"),
                ("British Library", f"Add. MS {n}, fol. {m}"),
                ("NARA", f"RG {n}, entry {m}, box {n % 40}"),
            ],
        )
    )
    if chance.maybe(0.3):
        names_ = {
            "de": "Geheimes Staatsarchiv Preußischer Kulturbesitz",
            "ru": "Российский государственный архив",
            "fr": "Archives nationales",
            "it": "Archivio segreto vaticano",
            "es": "Archivo General de Indias (AGI)",
            "tr": "Başbakanlık Osmanlı Arşivi (BOA)",
            "pt": "Arquivo Nacional da Torre do Tombo",
        }
        archive = names_.get(s.lang, "The National Archives, London")
    document: list[Piece] = []
    if chance.maybe(0.55):
        first, second = human(chance, s.lang).family, human(chance, s.lang).family
        texts = {
            "de": (
                f"{first} an {second}",
                f"Denkschrift des {first}",
                f"Brief von {first} an {second}",
                f"Protokoll der Sitzung des {first}",
            ),
            "fr": (f"{first} à {second}", f"Lettre de {first} à {second}"),
            "it": (f"{first} a {second}", f"Lettera di {first} a {second}"),
            "es": (f"{first} a {second}", f"Carta de {first} a {second}", f"Carta del virrey {first} al conde de {second}"),
            "ru": (f"Письмо {first} к {second}", f"Докладная записка {first}", f"Протокол заседания {second}"),
            "tr": (f"{first}'dan {second}'a",),
        }
        text = chance.choice(
            texts.get(
                s.lang,
                (f"{first} to {second}", f"Minute by {first}", f"Letter from {first} to {second}", f"Memorandum of {first}"),
            )
        )
        where: list[Piece] = [(", ", "x"), (w.place, "place")] if chance.maybe(0.15) else []
        document = [
            (text, "title"),
            *where,
            (", ", "x"),
            (date_text(chance, s, w), "date"),
            (chance.one(", ", ", ", ", in: " if s.lang == "de" else "; ") if s.lang != "ru" else " // ", "x"),
        ]
    sep = ". " if s.lang == "ru" else chance.one(", ", ", ", " ")
    if s.lang == "en" and chance.maybe(0.4):
        one = human(chance, "en")
        archive = chance.one(
            f"{one.given} {one.family} Papers", f"{fill(chance, 'en', '{N}')} Records", f"{one.family} Collection"
        )
        mark = chance.one("", f"box {m}, folder {n % 30}, ", f"Box {m}, Folder {n % 30}; ")
        where_ = ", ".join(
            [
                chance.one("Special Collections", "Manuscript Division", "Rare Book Room"),
                chance.one(
                    "Library of Congress, Washington, DC",
                    "University of Massachusetts Amherst Libraries",
                    "Columbia University",
                    "Bodleian Library, Oxford",
                ),
            ]
        )
        text = (
            mark + archive + ", " + where_ if not mark.startswith("Box") else archive + ", " + mark.rstrip("; ") + ", " + where_
        )
        if not document:
            document = [
                (
                    chance.one(
                        "Minutes of the Board of Directors",
                        f"Diary of {one.given} {one.family}",
                        "Annual Report",
                        f"{one.family} to {human(chance, 'en').family}",
                        "Minutes",
                    ),
                    "title",
                ),
                (", ", "x"),
                (date_text(chance, s, w), "date"),
                (", ", "x"),
            ]
        return [*document, (text, "container")]
    leaf = None
    for word in (", Bl. ", ". Л. ", ", л. ", ", f° ", ", c. ", ", f. ", ", fol. "):
        if word in mark:
            mark, after = mark.split(word, 1)
            leaf = (word, after)
    out: list[Piece] = (
        [*document, (archive + sep + mark, "container")] if document else [(archive, "container"), (sep, "x"), (mark, "title")]
    )
    return [*out, (leaf[0], "x"), (leaf[1], "locator")] if leaf else out


def speech(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A talk, an address, an interview."""
    place: list[Piece] = [(", ", "x"), (w.place, "place")] if chance.maybe(0.6) else []
    words = {"en": ["paper presented at ", "lecture at ", "speech at ", "address to "], "de": ["Vortrag auf ", "Rede in "], "fr": ["communication à ", "discours à "], "it": ["intervento a ", "relazione al convegno "], "es": ["ponencia presentada en ", "discurso en "], "pt": ["comunicação apresentada em "], "tr": ["tebliğ, "], "ru": ["доклад на конференции "]}.get(s.lang, [""])  # fmt: skip
    return [
        *_author_part(chance, s, w),
        *_quoted(s, w.title),
        (", " + chance.choice(words), "x"),
        (fill(chance, w.lang, chance.choice(language(w.lang)["bodies"])), "container"),
        *place,
        (", ", "x"),
        (date_text(chance, s, w), "date"),
    ]


RENDER = {"book": book, "article": article, "incollection": incollection, "news": news, "web": web, "report": report, "thesis": thesis, "legal": legal, "archival": archival, "speech": speech}  # fmt: skip


def full(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A work cited in full."""
    if s.volume == "bluebook" and w.type in ("book", "article", "incollection", "web", "news"):
        return _clean(bluebook(chance, s, w))
    return _clean(RENDER[w.type](chance, s, w))


def short(chance: Chance, s: Style, w: Work) -> list[Piece]:
    """A work cited again: author and short title, op. cit., author and year, author and page, the title alone."""
    who = (
        names(
            chance,
            s,
            w.authors or [Human(w.title.split(":")[0][:40].strip(), "", True)],
            "author",
            family_only=chance.maybe(0.85),
        )
        if w.authors
        else []
    )
    form = s.back if s.back != "both" else chance.one("title", "opcit", "year")
    where: list[Piece] = [(", ", "x"), *locator(chance, s)] if chance.maybe(0.85) else []
    cut = w.title.split(":")[0].split(". ")[0]
    parts = cut.split()
    cut = " ".join(parts[: chance.randint(3, 6)]) if len(parts) > 5 and chance.maybe(0.4) else cut
    shown = _quoted(s, cut) if w.type in ("article", "incollection", "news", "web") else _book_title(chance, s, cut)
    if chance.maybe(0.05):
        sigla = "".join(word[0] for word in re.findall(r"\w+", w.title))[:3].upper() + chance.choice("ABGSW")
        mark: list[Piece] = [(" ", "x"), (chance.one("I", "II", "III", "IV", "2", "I.1"), "volume")] if chance.maybe(0.35) else []
        return [(italic(sigla) if s.markup and chance.maybe(0.5) else sigla, "title"), *mark, *where]
    if not who:
        if form == "opcit":
            text = chance.choice(OPCIT[s.lang]).format(chance.randint(1, 90))
            return [*shown, (", " if not text.startswith("(") else " ", "x"), (text, "back"), *_without_comma(text, where)]
        return [*shown, *(where if chance.maybe(0.7) else [])]
    if form == "opcit":
        text = chance.choice(OPCIT[s.lang]).format(chance.randint(1, 90))
        middle: list[Piece] = [(", " if s.lang != "ru" and not text.startswith("(") else " ", "x")]
        if chance.maybe(0.75 if text == "cit." else 0.2 if not text.startswith("(") else 0.55):
            if chance.maybe(0.4):
                shown = [(chance.choice(cut.split()).strip(",.:?"), "title")]
            middle = [(s.after_author if s.lang != "ru" else " ", "x"), *shown, (", " if not text.startswith("(") else " ", "x")]
        return [*who, *middle, (text, "back"), *_without_comma(text, where)]
    if form == "year":
        return [
            *who,
            *chance.choice(
                (
                    [(" ", "x"), (str(w.year), "date")],
                    [(", ", "x"), (str(w.year), "date")],
                    [(" (", "x"), (str(w.year), "date"), (")", "x")],
                )
            ),
            *([(chance.one(", ", ": ", ", "), "x"), *locator(chance, s)] if where else []),
        ]
    if chance.maybe(0.08) and where:
        return [*who, *where]
    if chance.maybe(0.12):
        shown = (
            [(chance.choice(cut.split() or ["–"]).strip(",.:?"), "title")]
            if not s.italic_titles
            else [(italic(chance.choice(cut.split()).strip(",.:?")), "title")]
        )
    if chance.maybe(0.05):
        return [*shown, *where]
    return [*who, (s.after_author, "x"), *shown, *where]


def _without_comma(text: str, where: list[Piece]) -> list[Piece]:
    """ "(n 10) 1360": no comma stands behind the bracket of a note's number in law."""
    return [(" ", "x"), *where[1:]] if text.startswith("(n ") and where else where


def ibid(chance: Chance, s: Style) -> list[Piece]:
    """Ibid. in the language's words, mostly with a place."""
    if s.lang in ("en", "de") and chance.maybe(0.05):
        return [
            (
                chance.one("Para ", "Paras ", "para ", "At para ", "Rn. ", "para. ")
                + str(chance.randint(1, 200))
                + chance.one("", "", " ff", f"–{chance.randint(201, 240)}"),
                "locator",
            )
        ]
    text = chance.choice(IBID[s.lang])
    if not s.markup:
        text = text.replace("*", "")
    where: list[Piece] = (
        [(chance.one(", ", ", ", " ") if s.lang != "ru" else chance.one(". ", ", "), "x"), *locator(chance, s)]
        if chance.maybe(0.75)
        else []
    )
    return [(text, "back"), *where]


def prose(chance: Chance, lang: str, kind: str = "prose") -> str:
    """Words of the author's own, their slots filled."""
    if kind == "prose" and chance.maybe(0.3):
        return babble(chance, lang)
    return fill(chance, lang, chance.choice(language(lang)[kind]))


def babble(chance: Chance, lang: str) -> str:
    """A sentence of small words, nouns, names and years in no order: what prose is made of, whatever it says."""
    small = languages.of(lang).terms("words", "small") or languages.of("en").terms("words", "small")
    out = []
    for _ in range(chance.randint(6, 32)):
        roll = chance.random()
        if roll < 0.6:
            out.append(chance.choice(small))
        elif roll < 0.87:
            out.append(chance.choice(language(lang)["nouns"]).lower() if lang != "de" else chance.choice(language(lang)["nouns"]))
        elif roll < 0.93:
            out.append(human(chance, lang).family if chance.maybe(0.6) else chance.choice(cities_of(lang)))
        elif roll < 0.95:
            out.append(chance.one("(", "“", "‘", "„", "«", "*") + chance.choice(language(lang)["nouns"]).lower())
            out[-1] += {"(": ")", "“": "”", "‘": "’", "„": "“", "«": "»", "*": "*"}[out[-1][0]]
        elif roll < 0.97:
            out.append(str(chance.randint(1500, 2020)))
        else:
            out.append(chance.choice(small) + chance.one(",", ",", ";", ":"))
    text = " ".join(out).rstrip(",;:")
    return text[:1].upper() + text[1:] + "."


def cities_of(lang: str) -> list[str]:
    """Places of a language."""
    from invent import cities

    return cities(lang)


def note(chance: Chance, s: Style, works: list[Work], make: MakeWork = work) -> list[Piece]:
    """One note: prose alone, one citation or several, with signals before, words between and prose behind."""
    if chance.maybe(0.1):
        sentences = " ".join(prose(chance, s.lang) for _ in range(chance.choices((1, 2, 3, 4), (5, 4, 2, 1))[0]))
        return [(sentences if s.markup else sentences.replace("*", ""), "O")]
    if chance.maybe(0.025):
        url = make(chance, s.lang, "web").url
        lead = {
            "en": (" is available at ", " can be accessed at ", " can be seen here: ", ", visit ", " See "),
            "de": (" findet sich unter ", " ist abrufbar unter ", " Siehe "),
            "fr": (" est consultable sur ", " Voir "),
            "it": (" è consultabile su ", " Si veda "),
            "es": (" está disponible en ", " Véase "),
            "tr": (" için bkz. ",),
            "ru": (" доступно по адресу ", " см. на сайте "),
        }.get(s.lang, (" See ",))
        first = chance.choice(lead)
        said = prose(chance, s.lang)
        return [
            (said if first.strip()[:1].isupper() else said.rstrip("."), "O"),
            (first, "O"),
            (url if url.startswith(("http", "www")) else "http://" + url, "^url"),
            (".", "x"),
            *([(" " + prose(chance, s.lang), "O")] if chance.maybe(0.5) else []),
        ]
    count = chance.choices((1, 2, 3, 4, 6), (68, 18, 8, 4, 2))[0]
    out: list[Piece] = []
    if chance.maybe(0.13):
        out.append((" ".join(prose(chance, s.lang) for _ in range(chance.randint(1, 2))) + " ", "O"))
    if chance.maybe(0.22):
        out.append((prose(chance, s.lang, "leads") + " ", "O"))
    for k in range(count):
        if k:
            roll = chance.random()
            ended = out[-1][0].endswith(".")
            if roll < 0.68:
                out.append((s.semicolon if not (ended and s.semicolon == ". ") else " ", "O"))
            elif roll < 0.8:
                out.append((chance.one(", ", "; ", ", ", " ") + prose(chance, s.lang, "links") + " ", "O"))
            elif roll < 0.92:
                out.append(
                    (
                        ". "
                        + " ".join(prose(chance, s.lang) for _ in range(chance.randint(1, 2)))
                        + " "
                        + (prose(chance, s.lang, "leads") + " " if chance.maybe(0.6) else ""),
                        "O",
                    )
                )
            else:
                out.append((chance.one(". ", "; ") + prose(chance, s.lang, "leads") + " ", "O"))
        out += _begin(citation(chance, s, works, make))
        if s.lang in ("it", "es", "fr") and chance.maybe(0.04):
            out += _translation(chance, s, make)
        if chance.maybe(0.06):
            out.append((prose(chance, s.lang, "tails"), "O"))
    if s.final_stop and not out[-1][0].rstrip().endswith((".", "!", "?")):
        out.append((".", "x" if out[-1][1] != "O" else "O"))
    if chance.maybe(0.1):
        out.append((" " + " ".join(prose(chance, s.lang) for _ in range(chance.randint(1, 3))), "O"))
    return out if s.markup else [(text.replace("*", ""), label) for text, label in out]


def _translation(chance: Chance, s: Style, make: MakeWork) -> list[Piece]:
    """What stands behind the original: its translation in full, or "trad. it. cit., p. 462"."""
    words = {"it": chance.one("trad. it. ", "tr. it. "), "es": "trad. esp. ", "fr": "trad. fr. "}[s.lang]
    lead = chance.one("; ", "; ", ", ", " (") if s.lang == "it" else "; "
    lead = "; " if lead == " (" else lead
    if chance.maybe(0.4):
        return [(lead, "O"), *_begin([(words + "cit.", "back"), (", ", "x"), *locator(chance, s)])]
    w = make(chance, s.lang, "book")
    who: list[Piece] = (
        [
            ((s.page[0] and {"it": "di ", "es": "de ", "fr": "par "}[s.lang]) or "di ", "O"),
            (name(chance, s, human(chance, s.lang)), "translator"),
            (", ", "x"),
        ]
        if chance.maybe(0.4)
        else []
    )
    found = [*who, *_book_title(chance, s, w.title), (s.point, "x"), *imprint(chance, s, w), (", ", "x"), *locator(chance, s)]
    if who:
        return [(lead + words + who[0][0], "O"), *_begin(found[1:])]
    return [(lead + words, "O"), *_begin(found)]


def citation(chance: Chance, s: Style, works: list[Work], make: MakeWork = work) -> list[Piece]:
    """A citation in full of a new work, a short form of an old one, or ibid."""
    roll = chance.random()
    if works and roll < 0.08:
        return ibid(chance, s)
    if works and roll < 0.27:
        return short(chance, s, chance.choice(works))
    new = make(chance, s.lang, "")
    works.append(new)
    return full(chance, s, new)


def _begin(pieces: list[Piece]) -> list[Piece]:
    first = next((k for k, (text, _) in enumerate(pieces) if text.strip()), 0)
    return [(text, "^" + label if k == first else label) for k, (text, label) in enumerate(pieces)]


def sloppy(chance: Chance, s: Style, pieces: list[Piece]) -> list[Piece]:
    """What hasty typing does: a blank before a comma, none behind it, a doubled one, a lost comma."""
    if not s.sloppy:
        return pieces
    out = []
    for text, label in pieces:
        if label == "x" and chance.maybe(s.sloppy * 2):
            text = chance.choice(
                (
                    text.replace(", ", " , ", 1),
                    text.replace(", ", ",", 1),
                    text.replace(", ", ",  ", 1),
                    text.replace(", ", " ", 1),
                    text.replace(". ", ".", 1),
                )
            )
        out.append((text, label))
    return out


def document(chance: Chance, size: int = 12, make: MakeWork = work) -> tuple[str, list[list[Piece]]]:
    """The language and the notes of one invented document."""
    lang = chance.choices(LANGUAGES, WEIGHTS)[0]
    s = style(chance, lang)
    works: list[Work] = []
    found = faults(chance)
    return lang, [scanned(chance, sloppy(chance, s, note(chance, s, works, make)), found) for _ in range(size)]


if __name__ == "__main__":
    dice = Chance(7)
    for _ in range(40):
        code, made = document(dice, 4)
        for pieces in made:
            print(code, "|", "".join(text for text, _ in pieces))
