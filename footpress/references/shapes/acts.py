"""Shape of step 2: acts, directives and treaties, by their kind and number or day, with the gazette that prints them."""

from __future__ import annotations

import re
from functools import cache

from footpress.references.shapes.bare_text import BareText
from footpress.references.shapes.found import Found, Piece, Scan, date_end, date_of
from footpress.references.shapes.law_parts import (
    NICKNAME,
    closed,
    found_at,
    limit_of,
    named_by_its_ending,
    provision,
    provisions_of_an_act,
)
from footpress.references.shapes.printed_law import printed
from footpress.references.shapes.vocabulary import alternatives
from footpress.text.late_patterns import late

_ANDS = frozenset("and und et y e ve и i en sowie".split())
_NUMBERED = late(
    r"\d+/\d+|(?:n[°ºo]?\.?|№|nr\.?|č\.|no\.|núm\.|sayılı)\s?\d|^\w+\.?(?:\s\w+)?\s\d+(?!\s?[-–])|\b\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?(?:1[5-9]|20)\d\d|\b\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d",
    re.IGNORECASE,
)
"""A number or a day, by which an act is known."""
_EUROPEAN = r"\s(?:\([A-Z]{2,3}(?:,\s?[A-Z][A-Za-z]+)?\)\s)?(?:(?:(?i:no|nr)\.?|n[°º.]|nº)\s?)?\(?\d{1,4}/\d{1,4}(?:/[A-Za-z]{2,4})?(?![\d/])\)?"
"""The number of an act of the European Union: "2009/28/EC", "(EU) No 1093/2010", "(78/855/EEC)"."""
_BEFORE = 60
"""Characters before an act in which its provision is looked for."""
_CHAPTER = late(r",?\s(?:\(c(?:h|ap)?\.?\s?\d+\)|c(?:h|ap)?\.?\s?\d+(?=,?\s))", re.IGNORECASE)
"""The chapter of an act in the statute book of its year: "(c. 46)", ", c 46"."""
_SIGNED = late(r"\s\((?:signed|adopted|opened for signature|concluded|done)\s(?:on\s)?(?P<day>\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})")


def acts(scan: Scan) -> Found | None:
    """ "Directive (EU) 2019/790 … of 17 April 2019 on …, OJ L 130/92", "§ 4 des Gesetzes über Fähren vom 3. Mai 1990, BGBl. I S. 12"."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    pieces: list[Piece] = []
    begin = at
    for told in (provision(), provisions_of_an_act()):
        if (place := told.match(text, at, limit)) and (joint := _of_the().match(text, place.end(), limit)):
            pieces = [Piece("locator", at, place.end()), Piece("", place.end(), joint.end())]
            begin = joint.end()
            break
    if not pieces and scan.before is None and (named := _provision_before(text, at)):
        pieces = [named, Piece("", named.end, at)]
    if begin >= limit or bare.is_quoted(begin) or re.compile(r"[A-ZÀ-Ü]{3,}\.\s$").search(text[max(0, at - 20) : at]):
        return None
    act = _act().match(text, begin, limit)
    if act is None:
        return None
    inside = _provisions_behind(text, act.end(), limit) if act["named"] and not pieces else None
    stop, where = (inside[0], (inside[1],)) if inside else _title_end(bare, act.end() if act["ending"] else begin, limit)
    numbered = _european().match(text, begin, limit)
    if numbered and numbered.end() < stop and not _goes_on().match(text, numbered.end(), limit):
        stop, where = numbered.end(), ()
    if (bracket := _closing(text, begin, stop)) < stop:
        stop, where = bracket, ()
    title = text[begin:stop]
    if not (where or act["named"] or _NUMBERED.search(title)) or any(bare.is_slanted(place) for place in range(begin, stop)):
        return None
    dated = "" if act["named"] and any(piece.name == "date" for piece in where) else _own_date(title)
    closing = re.compile(r",?\s(?:vom|v\.|signed\s(?:in|at)\s[\w ]+\son|done\sat\s[\w ]+\son|in der Fassung vom)\s(?=\d)").search(
        title
    )
    day = re.compile(r",\sde\s\d{1,2}\sde\s[^\W\d_]{4,10}$").search(title)
    if day and dated:
        pieces += [Piece("title", begin, begin + day.start()), Piece("date", begin + day.start() + 2, stop, dated)]
    elif closing and date_end(text, begin + closing.end(), stop) >= stop - 1:
        pieces += [Piece("title", begin, begin + closing.start()), Piece("date", begin + closing.end(), stop)]
    else:
        pieces.append(Piece("title", begin, stop))
        if signed := _SIGNED.match(text, stop, limit):
            pieces.append(Piece("date", signed.start("day"), signed.end("day"), date_of(signed["day"])))
        elif dated:
            pieces.append(Piece("date", begin, stop, dated))
    if where and any(piece.name == "date" for piece in pieces):
        where = tuple(piece._replace(name="container_year") if piece.name == "date" else piece for piece in where)
    pieces += where
    if not any(piece.name == "date" for piece in pieces):
        pieces += [
            Piece("date", piece.start, piece.end, year[1])
            for piece in pieces
            if piece.name == "issue" and (year := re.search(r"/((?:19|20)\d\d)$", text[piece.start : piece.end]))
        ]
    return closed(bare, pieces, limit, "acts")


@cache
def _act() -> re.Pattern[str]:
    """An act by its first word and something that it has of its own, or by its last word and a year."""
    first, last = alternatives("law", "act"), alternatives("law", "tail")
    return late(
        rf"(?i:{first})(?:es|s|en)?(?!\w)(?=[^;]*\d)|(?P<named>(?:(?:[A-ZÇĞİÖŞÜ][\w’'\-]*|\([A-Z][\w ,]{{2,60}}\))\s(?:(?:and|of|the|for|on|to|in|etc\.?)\s)*){{1,8}}(?i:{last})\s(?:of\s)?(?:1[5-9]|20)\d\d(?:,\s(?:SI|S\.I\.|SR)\s\d{{4}}/\d+)?)(?!\w)"
        rf"|(?P<ending>{named_by_its_ending()}(?:,\s[^\W\d_]{{3,20}}\s(?:No|no)\.?:?\s\d[\d/]*)?)(?=[,.\s(]|$)(?=[^;]*\d)"
        rf"|(?P<german>(?:[A-ZÄÖÜ][\wäöüß]{{2,20}}er\s)?[A-ZÄÖÜ][\wäöüß-]{{3,40}}(?:gesetz|ordnung|verordnung|vertrag|satzung)(?:\s\([^()]{{2,80}}\))?)(?=\s(?:vom|v\.|i\.\s?d\.\s?F\.|in der Fassung|idF)\s)"
        rf"|(?:[A-Z][a-z]+\s){{1,3}}(?:Treaty|Convention|Protocol|Agreement|Declaration|Covenant)\s(?:to|on|for|of|concerning|relating|against|between)\s"
        rf"|\d{{3,5}}\s(?:sayılı|s\.)\s[^;]{{0,120}}?(?i:{last})(?!\w)"
    )


@cache
def numbered_act() -> re.Pattern[str]:
    """Before an act in the middle of a sentence, where its number, and its body or its day behind that, tell it: "by Directive 2009/28/EC of the…"."""
    behind = r"\s(?:of|des|der|du|del|della|do|van|vom|z|от)\s(?:the\s|dnia\s|le\s)?(?:\d{1,2}[\s.]|(?i:europ|council|rat|parl|cons|kom|comm|евро))"
    anywhere = rf"(?=[A-ZÀ-Þ])(?i:{alternatives('law', 'act')}){_EUROPEAN}"
    return late(
        rf"(?<=[a-zà-ÿ,])\s(?=(?i:{alternatives('law', 'act')}){_EUROPEAN}{behind})|(?:(?<=[a-zà-ÿ,])\s|\()(?={anywhere})"
    )


def _closing(text: str, begin: int, stop: int) -> int:
    """Where a bracket closes that was opened before the act, else `stop`."""
    depth = 0
    for place in range(begin, stop):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth < 0:
            return place
    return stop


def _provision_before(text: str, at: int) -> Piece | None:
    """The provision that a sentence names just before its law: "according to Article 3.1 of the | Third Directive (78/855/EEC)"."""
    for word in re.compile(r"(?<!\w)(?=[^\W\d_]|§)").finditer(text, max(0, at - _BEFORE), at):
        place = provision().match(text, word.start(), at)
        if place and re.compile(rf"\s(?:{alternatives('law', 'ofthe')})\s$").match(text, place.end(), at):
            return Piece("locator", *place.span())
    return None


@cache
def _european() -> re.Pattern[str]:
    """An act by its kind and its European number."""
    return late(rf"(?i:{alternatives('law', 'act')}){_EUROPEAN}")


@cache
def _goes_on() -> re.Pattern[str]:
    """What an act's title goes on with behind its number; else its sentence does."""
    return late(rf",?\s(?i:{alternatives('law', 'goes on')})(?!\w)|,?\s[(\[A-ZÀ-ÞА-Я\d]|\s[–—-]\s|[:.;)]|$")


@cache
def _of_the() -> re.Pattern[str]:
    return late(rf"\s(?:{alternatives('law', 'ofthe')})\s?(?=\S)|[.,]?\s(?=[A-ZÄÖÜ])")


def _title_end(bare: BareText, at: int, limit: int) -> tuple[int, tuple[Piece, ...]]:
    """Where an act's title ends, and the place of printing behind it."""
    text = bare.text
    for match in re.compile(
        r",?\s\(\d{1,2}\.\d{1,2}\.\d{4}\),\s|\s\((?:signed|adopted|opened for signature|concluded|done)\s[^()]{5,90}\),?\s|,\sin\s|(?:,\s|\s\((?:[^(),;]{0,40}:\s)?|\s//\s|\.\s|:\s|\s(?=\[\d)|,?\s(?:and|und|et|y|e|ve|и|i|en|sowie)\s)(?=\S)|,?\s(?=https?:)|[,.]\s(?=(?:abrufbar|verfügbar|available|Disponível|disponible|disponibile|dostępn)\w*\s)"
    ).finditer(text, at, limit):
        if where := printed(text, match.end(), limit):
            return match.start(), where
        if match.group() in (", ", ". ") and found_at().match(text, match.start(), limit):
            return match.start(), ()
        if match.group() == ". " and re.compile(r"Arts?\.\s\d").match(text, match.end(), limit):
            return match.start(), ()
        if match.group().strip(", ") in _ANDS:
            if _act().match(text, match.end(), limit):
                return match.start(), ()
            continue
        behind = text[match.end() : match.end() + 12]
        if behind.startswith("http") or (match.group() == ", " and _ends_with_a_provision(text, match.end(), limit)):
            return match.start(), ()
        if match.group() == ". " and not re.search(r"(?:^|[\s.(])[^\W\d_]{1,3}$|\d$", text[at : match.start()]):
            return match.start(), ()
        if re.match(r"(?:henceforth|hereafter|hereinafter|as amended|cited)", behind) or NICKNAME.match(
            text, match.start(), limit + 20
        ):
            return match.start(), ()
    end = len(text[at:limit].rstrip(" .")) + at
    return end, ()


def _provisions_behind(text: str, at: int, limit: int) -> tuple[int, Piece] | None:
    """Where the title of an English act ends that ends its name at `at`, with its chapter, and the provisions behind it."""
    chapter = _CHAPTER.match(text, at, limit)
    stop = chapter.end() if chapter else at
    gap = re.compile(r",?\s").match(text, stop, limit)
    place = provisions_of_an_act().match(text, gap.end(), limit) if gap else None
    if gap is None or place is None or _is_printed_behind(text, place.end(), limit):
        return None
    return stop, Piece("locator", *place.span())


def _ends_with_a_provision(text: str, at: int, limit: int) -> bool:
    """Whether a provision stands here, with no place of printing behind it: "Pub. L. No. 101-549, § 112, 104 Stat. 2399" has one."""
    place = provision().match(text, at, limit)
    if place is None:
        return False
    commas = re.compile(r",\s").finditer(text, at, min(limit, place.end() + 2))
    return not any(printed(text, comma.end(), limit) for comma in commas)


def _is_printed_behind(text: str, at: int, limit: int) -> bool:
    """Whether a comma and a place of printing follow: "Harbours Act of 1964, § 5, 15 U.S.C. § 77e"."""
    comma = re.compile(r",\s").match(text, at, limit)
    return bool(comma and printed(text, comma.end(), limit))


@cache
def _yearly() -> re.Pattern[str]:
    """An act whose number begins with its year: "Directive 78/855", "Tercera Directiva (78/855/CEE)"."""
    return late(
        rf"(?i:(?:\w+\s)?(?:{alternatives('law', 'yearly')}))\s(?:\([A-Z]{{2,3}}\)\s)?(?:(?i:no|nr)\.?\s)?\(?(?P<year>[5-9]\d|(?:19|20)\d\d)/\d{{1,4}}(?!\d)"
    )


def _own_date(title: str) -> str:
    """The date of an act: one in its title, else the year of its number."""
    if len(whole := date_of(title)) > 4:
        return whole
    if numbered := re.search(r"\d+/((?:19|20)?\d\d), de (\d{1,2} de [^\W\d_]{4,10})(?! de \d)", title):
        return date_of(f"{numbered[2]} de {numbered[1] if len(numbered[1]) == 4 else '19' + numbered[1]}")
    number = re.search(
        r"(?<![\d/])(?:(?P<first>(?:19|20)\d\d)/\d+|\d+/(?P<last>(?:19|20)\d\d)(?!\d)|(?P<two>[5-9]\d)/\d+/E|\d+/(?P<behind>[3-9]\d)(?!\d))",
        title,
    )
    if yearly := _yearly().match(title):
        return yearly["year"] if len(yearly["year"]) == 4 else f"19{yearly['year']}"
    if number:
        return number["first"] or number["last"] or f"19{number['two'] or number['behind']}"
    return date_of(title)
