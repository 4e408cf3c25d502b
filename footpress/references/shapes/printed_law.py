"""Shapes of law: where a law or judgment is printed: "OJ L 328/122", "BGBl. I 2006, S. 2587", "347 U.S. 483", "BVerfGE 39, 1 (12)"."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.found import Piece, date_of
from footpress.references.shapes.vocabulary import alternatives

_DATE = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?\d{4})"
_YEAR = r"(?:1[5-9]|20)\d\d"
_PAGE = r"\d+(?:\s?[-–]\s?\d+)?(?:\s?ff?\b|\set\sseq)?"
_WORD = r"(?:S\.|p\.|pp\.|s\.|str\.|с\.|blz\.|pág\.|at)"
_KINDS = ("Journal", "Gazette", "Report", "Numbered", "Counted", "Yearly", "Reporter", "Code", "Law")
_NO = r"(?:Nr\.?|No\.?|Nos\.?|nr|no\.?|n[°º.]|núm\.|№|sy\.|[Ss]ayı:?)"
_STATE = (
    r"(?:BOE|Boletín Oficial del Estado|JORF|Journal officiel|Gazzetta Ufficiale|G\.U\.|GU|Stb\.|Trb\.|Staatsblad|Diário da República"
    r"|D\.R\.|DOU|Diário Oficial da União)"
)
_PINS = r"\d+(?:[-–]\d+)?(?:\sn\.\s?\d+)?(?!\d|\w|\.\d|\s[A-Z][\w.]{0,9}\s?\d)"
_HERE = (
    rf"(?:(?:\s\((?:HL|CA|PC|SC|QB|KB|Ch|DC|Cth|Lord \w+)\))?,?\s(?:at\s)?(?P<locator>{_PINS}|\[(?!(?:1[5-9]|20)\d\d\])\d+\](?:[-–,]\s?\[\d+\])*)"
    r"|\s?[(\[](?P<locator2>(?!(?:1[5-9]|20)\d\d[)\]])\d+(?:\s?f?f\.)?)[)\]])?"
)
_COURT = r"(?:\s\((?:(?P<x1>[^()\d]{0,24}?(?:\d{1,2}(?:st|d|nd|rd|th)\s[\w.]{2,12})?[^()\d]{0,24}?)(?:,?\s))?(?P<date>(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s)?(?:1[5-9]|20)\d\d)\))?"
_FIRST = r"(?:(?:poz\.|Pos\.|item|c\.|col\.|nr|Nr\.)\s)?(?:[IVX]{1,4}(?:-[AB])?-)?\d{1,6}(?:[-–]\d{1,6})?(?:\sf{1,2}(?!\w)\.?)?"
_PLACE = r"(?:(?:Rn\.?|Tz\.?|Rz\.?|Rdnr\.?|Rdn\.)\s\d+(?:\sf{1,2}(?!\w)\.?)?)"
_BEHIND = rf"(?:,?\s(?P<locator2>{_PLACE})|,\s(?:S\.\s)?(?P<locator>\d+(?:[-–]\d+)?(?:\sf{{1,2}}(?!\w)\.?)?)(?!\w|[./]\d)|\s?\((?:S\.\s)?(?P<locator3>\d+(?:\sf{{1,2}}\.?)?)\))?"


@cache
def _anywhere() -> tuple[re.Pattern[str], ...]:
    name = r"(?!(?:Nr|No|Art|Rn|Rs|Az|Urt|Abs)\b)[A-ZÀ-Þ][\w.&/-]{0,14}(?:\s(?!(?:Urt|Nr|No|Rn)\b)[A-Za-zÀ-ÿ][\w.&-]{0,9}){0,3}"
    return (
        re.compile(
            rf"(?P<container>{name}),?\s(?P<date>{_YEAR})(?:,\s(?P<volume>[IVX]{{1,4}}))?(?:,\s(?:nr|z\.|n\.|H\.|Heft)\s(?P<issue>\d{{1,2}}))?,\s(?:[Sps]\.\s|pp\.\s)?(?P<pages>{_FIRST}){_BEHIND}"
        ),
        re.compile(rf"(?P<container>DJ[eE]?)(?:\sde|\sdo dia)?\s(?P<date>{_DATE})(?:,\sp\.\s(?P<pages>\d+))?"),
    )


def printed_anywhere(text: str, at: int, limit: int) -> tuple[Piece, ...]:
    """The place of printing at `at` in a journal that no list knows: only where a court stands before it."""
    for pattern in _anywhere():
        if match := pattern.match(text, at, limit):
            return _pieces(match)
    return ()


def printed(text: str, at: int, limit: int) -> tuple[Piece, ...]:
    """The pieces of the place of printing that begins at `at`, () where none does."""
    for pattern in _patterns():
        if match := pattern.match(text, at, limit):
            return _pieces(match)
    return ()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = {kind: alternatives("law", kind) for kind in _KINDS}
    european = (
        rf"(?:\[(?P<date5>{_YEAR})\]\s)?(?P<container>(?i:{name['Journal']})(?:\s(?:EG|EU|EC|EEC|EWG|UE|CE))?)(?P<date>,?\s?\({_DATE}\))?,?\s?(?:(?P<container_year>{_YEAR}),?\s)?"
        rf"(?:(?P<x4>(?:vom|of|de)\s)(?P<date2>{_DATE}),?\s)?(?P<x2>(?:{_NO}|series)\s?)?(?P<container2>[LCS])(?:\s?series)?[.\s]?\s?(?:{_YEAR}\.)?(?P<volume>\d+)"
        rf"(?:[/.](?P<pages>\d+)|,\s{_WORD}\s(?P<pages2>{_PAGE}))?"
        rf"(?:,?\s(?:\((?P<date3>{_DATE})\)|(?:of|vom|de|du|del)?\s?(?P<date4>{_DATE})))?(?:,\s(?:{_WORD}\s)?(?P<pages3>{_PAGE})(?!\w))?"
    )
    german = (
        rf"(?P<container>(?:{name['Gazette']})(?:\s\([^()]{{3,30}}\)|\s\[[^\[\]]{{3,90}}\])?)(?:\s(?P<container2>I{{1,3}})(?!\w))?(?:,?\s(?:vom\s)?(?P<date>{_DATE}|{_YEAR}))?(?:\s(?P<container3>(?:Teil\s)?I{{1,3}})(?!\w))?"
        rf"(?:,?\s{_NO}\s?(?P<issue>\d+\w?(?:/\d{{4}})?))?(?:,?\s(?:{_WORD})\s?(?P<pages>{_PAGE}))?(?:\s\((?P<date2>{_YEAR})\))?"
    )
    polish = (
        rf"(?P<container>Journal of Laws|Dz\.?\s?U\.?|Monitor Polski|M\.\s?P\.)(?P<container2>\s\[[^\[\]]{{3,90}}\])?(?:\s(?:of|z))?(?:\s(?P<date>{_YEAR})(?:\sr\.)?)?,?(?:\s{_NO}\s?(?P<issue>\d+),?)?"
        r"\s(?P<pages>(?:item|poz\.|Pos\.)\s\d+)"
    )
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?P<container>[A-Z]{{2,}}\.(?:\s[A-Z]{{2,}}\.?){{1,3}})\s(?:(?P<date>{_YEAR})\s)?(?P<locator>§§?\s[\d.\-–]+(?:\(\w+\))*)(?:\s\((?P<date2>{_YEAR})\))?",
            european,
            r"(?P<container>SR|RS|AS|RO|BS)\s(?P<pages>\d{3}(?:\.\d+)*|\d{4}\s\d{1,5})(?!\w)",
            polish,
            rf"(?P<volume>\d{{1,3}})\s(?P<container>{name['Code']})\s(?P<locator>§§?\s?[\w.()\-–]+\w\)?)(?:\s\((?P<date>{_YEAR})\))?",
            rf"(?P<volume>\d{{1,4}})\s(?P<container>{name['Reporter']})\s(?P<pages>\d{{1,6}}){_HERE}{_COURT}",
            rf"(?P<date2>{_YEAR})\s(?P<container>WL|LEXIS|U\.S\. Dist\. LEXIS|U\.S\. App\. LEXIS)\s(?P<pages>\d{{4,8}})(?:,\s(?:at\s)?(?P<locator>(?:\\?\*)?\d+(?:[-–]\d+)?))?{_COURT}",
            rf"\((?P<date>{_YEAR})\)\s(?P<volume>\d{{1,3}})\s(?P<container>{name['Law']}|{name['Reporter']}),?\s(?P<pages>\d{{1,5}}){_HERE}",
            rf"\[(?P<date>{_YEAR})\]\s(?:(?P<volume>\d{{1,2}})\s)?(?P<container>{name['Law']}|{name['Reporter']})\s(?P<pages>(?:I{{1,2}}-)?\d{{1,5}})(?:\s\((?P<x1>[A-Z][A-Za-z]{{0,9}})\))?(?:,?\s(?P<locator>\[(?!(?:1[5-9]|20)\d\d\])\d+\](?:[-–,]\s?\[\d+\])*)|{_HERE.replace('locator', 'place')})?",
            rf"(?P<container>AIR)\s(?P<date>{_YEAR})\s(?P<container2>SC|[A-Z][a-z]{{2,9}})\s(?P<pages>\d{{1,5}}){_HERE}",
            rf"(?P<container>{name['Numbered']})\s(?P<volume>\d{{1,3}}(?:\s(?:I[ab]|I{{1,3}}|IV|V|VI))?),?\s(?P<pages>\d{{1,4}}(?:\sf{{1,2}}(?!\w)\.?)?)(?:,?\s(?P<locator>(?:E\.|Erw\.|c\.|consid\.|cons\.)\s\d(?:[\w.]*\w)?(?:\s[Sp]\.\s\d+)?|[Sp]\.\s\d+))?",
            rf"(?P<container>{name['Counted']})\s(?P<volume>\d{{1,3}})/(?P<pages>\d{{1,4}})(?!\d)",
            rf"(?P<container>VfSlg\.?)\s(?P<pages>\d{{1,2}}\.\d{{3}})(?:/(?P<date>{_YEAR}))?",
            rf"(?P<container>{name['Report']})\s(?P<volume>\d{{1,3}}(?:\s[IVX]+)?(?:/[IVX]+)?),?\s(?:S\.\s)?(?P<pages>\d{{1,4}}(?:\s?f{{1,2}}(?!\w)\.?)?){_BEHIND}",
            rf"(?P<container>Rec\.|Lebon|Leb\.)(?:,?\s(?P<date>{_YEAR}),?)?\s(?:p\.\s)?(?P<pages>{_FIRST})",
            rf"(?P<container>Bull\.\s(?:civ|crim|com|soc)\.(?:\s(?:[IV]{{1,3}}|ass\. plén\.))?)(?:,?\s(?P<date>{_YEAR}))?,?\s(?P<pages>n[°º]\s?\d+|p\.\s\d+)",
            r"(?P<container>Series A)\s(?:no\.|vol\.|Nr\.|n°)?\s?(?P<volume>\d{1,3}(?:-[A-Z])?)",
            rf"(?P<container>ECHR|CEDH|Reports(?: of Judgments and Decisions)?|Recueil(?: des arrêts et décisions)?)\s(?P<date>{_YEAR})(?:-(?P<volume>[IVX]+))?(?:,\s(?:p\.\s)?(?P<pages>\d{{1,4}}))?",
            rf"(?P<container>(?:{name['Yearly']})(?:\sI{{1,3}}|\s\[[^\[\]]{{3,90}}\])?),?\s(?P<date>{_YEAR})(?:,\s(?P<volume>[IVX]{{1,4}}))?(?:,\s(?:nr|Nr\.|z\.|n\.|H\.|Heft)\s(?P<issue>\d{{1,2}}(?:/\d{{1,2}})?))?(?:,\s|\s(?=p[áa]g))(?:[Sps]\.\s|pp\.\s|p[áa]g(?:ina|\.)\s)?(?P<pages>{_FIRST}){_BEHIND}",
            r"(?P<container>LexPolonica|Lex Polonica|LEX|Lex|Legalis)\s(?P<issue>(?:nr\s)?\d{5,9})(?![\w/])",
            rf"(?P<container>juris|Juris|BeckRS)(?:\s(?P<date>{_YEAR}),)?\s(?:(?P<pages>(?:nr\s)?\d{{3,9}})|(?P<locator>{_PLACE}))",
            r"(?P<container>AP)\s(?P<locator>(?:[A-Z]{2,5}\s§|§|Nr\.)\s\d+\w?(?:\sNr\.\s\d+)?(?:\s(?:zu\s)?§\s\d+\w?\s[A-Z]\w+)?)",
            rf"(?P<container>R(?:esm[iî]\s|\.\s?)?G(?:azete|\.)?)[:,]?\s?(?:T(?:arih)?\.?:?\s?)?(?P<date>{_DATE}),?\s?[-–/]?\s?(?:{_NO}|S\.:?)\s?(?P<issue>\d[\d.]*\d)",
            rf"(?P<container>СЗ РФ|Собрание законодательства РФ|Собрание законодательства Российской Федерации|Ведомости [А-Я][\w ]{{2,40}}|САПП РФ|БНА|Российская газета|Рос\. газ\.)[.,]?\s(?P<date>{_DATE}|{_YEAR})\.?(?:\sг\.)?,?(?:\s№\s?(?P<issue>\d+(?:\s?\([чЧ]\.\s?\w+\))?))?(?:[.,]\s(?P<pages>[сС]т\.\s\d+))?",
            rf"(?P<container>{_STATE}),?(?:\s(?P<date>{_YEAR}),)?\s{_NO}\s?(?P<issue>\d+)(?:,?\s(?:de|du|del|van)?\s?(?P<date2>{_DATE}))?(?:,\s{_WORD}\s(?P<pages>{_PAGE}))?",
            rf"(?P<container>{_STATE}),?\s(?:de|du|del|van)?\s?(?P<date>{_DATE}|{_YEAR})(?:,\s{_NO}?\s?(?P<issue>\d+))?(?:,\s{_WORD}\s(?P<pages>{_PAGE}))?",
            german,
        )
    )  # fmt: skip


def _pieces(match: re.Match[str]) -> tuple[Piece, ...]:
    """A piece for each group that matched; of two dates the whole one."""
    spans = [(re.sub(r"\d+$", "", name), *match.span(name)) for name, typed in match.groupdict().items() if typed]
    found = [Piece({"x": "", "place": "locator"}.get(name, name), start, end) for name, start, end in spans]
    dates = [piece for piece in found if piece.name == "date"]
    if len(dates) > 1:
        best = max(dates, key=lambda piece: len(date_of(match.string[piece.start : piece.end])))
        found = [piece if piece.name != "date" or piece is best else piece._replace(name="container_year") for piece in found]
    whole = [piece for piece in found if piece.end > piece.start]
    return (*sorted(whole, key=lambda piece: piece.start), Piece("", match.end(), match.end()))
