"""Shape of step 2: documents of the United Nations by their number: "A/RES/1541 (XV)", "S/2014/136"."""

from __future__ import annotations

import re

from footpress.references.shapes.found import Found, Piece, Scan
from footpress.references.shapes.law_parts import SEPARATOR, date_piece, limit_of, provision_piece, words_end

_UN = re.compile(
    r"(?:UN\sDocs?\.?\s|U\.N\.\sDocs?\.?\s|Doc\.\s(?:ONU|NU)\s|док\.\sООН\s)?(?P<number>[AESTDGC]/(?:RES/|PV\.|CN\.|HRC/|C\.|AC\.|INF/|SR\.|CONF\.|DEC/|PRST/|[A-Z]+/)?\w+(?:\.\w+)*(?:/\w+(?:\.\w+)*)*(?:\s\((?:[IVXLC]+|S-[IVX]+)\))?(?:/\w+\.\d+)*(?:/Add\.\d+|/Rev\.\d+|/Corr\.\d+)?)(?!\w)"
)
_UN_BODY = re.compile(
    r"(?i:(?:UN|United Nations|UNO|ONU|Nations Unies|Vereinte Nationen|Birleşmiş Milletler|BM|ООН|VN)?\s?(?:General Assembly|Security Council|Human Rights Council|Economic and Social Council|ECOSOC|UNGA|UNSC|Secretary-General|Assemblée générale|Conseil de sécurité|Generalversammlung|Sicherheitsrat|Asamblea General|Consejo de Seguridad|Assemblea generale|Consiglio di sicurezza|Assembleia Geral|Conselho de Segurança|Genel Kurulu|Güvenlik Konseyi|Генеральная Ассамблея|Совет Безопасности|Algemene Vergadering|Zgromadzenie Ogólne)(?:\sООН)?|United Nations|UN(?=,)|ООН)"
)


def un_documents(scan: Scan) -> Found | None:
    """ "UN General Assembly, Declaration on Ferries, A/RES/1541 (XV), 15 December 1960, para. 4"."""
    bare, at = scan.bare, scan.at
    text, limit = bare.text, limit_of(bare, at)
    pieces: list[Piece] = []
    end = at
    numbered = False
    if body := _UN_BODY.match(text, at, limit):
        pieces, end = [Piece("body", at, body.end())], body.end()
    while True:
        gap = SEPARATOR.match(text, end, limit)
        begin = gap.end() if gap and pieces else end
        if begin >= limit or (pieces and text[end:begin].strip() == "."):
            break
        if match := _UN.match(text, begin, limit):
            if numbered:
                break
            numbered = True
            pieces += [Piece("", begin, match.start("number"))] * (begin < match.start("number"))
            pieces.append(Piece("issue", match.start("number"), match.end("number")))
            end = match.end()
            continue
        following = date_piece(text, begin, limit, pieces) or provision_piece(text, begin, limit)
        if following and pieces:
            pieces.append(following)
            end = following.end
            continue
        stop = words_end(bare, begin, limit)
        if (
            stop <= begin
            or numbered
            or any(piece.name == "title" for piece in pieces)
            or not (pieces or _has_number_next(text, stop))
        ):
            break
        pieces.append(Piece("title", begin, stop))
        end = stop
    return Found("legal", tuple(pieces), end, "documents") if numbered and pieces else None


def _has_number_next(text: str, stop: int) -> bool:
    return bool(re.compile(r",\s(?=\S)").match(text, stop) and _UN.match(text, stop + 2))
